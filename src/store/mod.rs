//! Keeps what a reader decided, in one SQLite file: verdicts and notes with their history, places,
//! marks, unfinished notes, lessons.
//!
//! What is kept is on the disk when the call returns. Several readers and commands may use the
//! file at once: a write waits for its turn, each is one transaction, the newest is in force and
//! what it replaced is in the history. What can't be kept is an error that says so in one line;
//! a file that is damaged, foreign or from a newer attache is never written to.
//!
//! # Revised texts
//!
//! A position means something only in the text that it was counted in, so a highlight has one
//! anchor for each version of the article that it was placed in. A reader sees as placed what
//! stands in the very text before them, and everything else with its newest anchor, to look for;
//! [`Store::move_anchors`] keeps what was found. A reader who still has an older text open goes on
//! in that one, and neither disturbs the other.

mod anchors;
mod articles;
mod choices;
mod credits;
mod decision;
mod drafts;
mod error;
mod guard;
mod headings;
mod highlights;
mod in_time;
mod in_use;
mod kept;
mod lessons;
mod library;
mod opening;
mod places;
mod readings;
mod rereads;
mod reviews;
mod schema;
mod sums;
mod unsound;
mod words;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

pub use error::{StoreError, StoreErrorKind};
pub use guard::Moved as MovedStore;

use in_use::{FileId, InUse};
pub use kept::{Identity, Reading, Stored, Undone};
pub use lessons::lessons;
pub use library::{Told, rename};
pub use rereads::{keep_reading, reading, readings};
pub use sums::Unsound;

use crate::model::{Anchor, Article, Credits, Draft, Highlight, Moved, Reviewed};

/// The store, open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// Why nothing may be written any more.
    refusal: OnceCell<StoreError>,
    /// Which files these are: the store itself and its log.
    file: Option<FileId>,
    log: Option<FileId>,
    /// What became of the file while it was open, and was not asked for yet.
    news: Option<MovedStore>,
    /// The rows that are not what was written; `None` where there was no time to look at all.
    looked: Option<Unsound>,
    /// A copy was made before the first change of this connection.
    backed_up: bool,
    /// Whose unfinished notes are kept here; `None` until there was one.
    owner: Option<drafts::Owner>,
    /// Last, so that it ends behind the connection.
    in_use: Option<InUse>,
}

impl Store {
    /// Opens the store at `path`, and makes folder and file where there are none. One that can only
    /// be read is opened for reading; see [`Store::read_only`].
    ///
    /// # Errors
    /// Where it can't be read either, is damaged, foreign or from a newer attache.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let opened = opening::open(path)?;
        let mut store = Self::with(opened.connection, path);
        store.in_use = Some(opened.in_use);
        if let Some(why) = opened.why {
            let _ = store.refusal.set(why);
        }
        Ok(store)
    }

    fn with(connection: Connection, path: &Path) -> Self {
        Self {
            looked: sums::look(&connection),
            connection,
            path: path.to_owned(),
            refusal: OnceCell::new(),
            file: FileId::of(path),
            log: FileId::of(&opening::beside(path, "-wal")),
            news: None,
            backed_up: false,
            owner: None,
            in_use: None,
        }
    }

    /// What became of the file since this was asked last: it may be deleted or replaced while the
    /// store is open. Looks after it first, so that what is read next is what stands there now.
    ///
    /// # Errors
    /// Where the file is gone and no new one can be written.
    pub fn news(&mut self) -> Result<Option<MovedStore>, StoreError> {
        self.stay()?;
        Ok(self.news.take())
    }

    /// Goes on with the file that stands at the path now, where it is another one.
    fn stay(&mut self) -> Result<(), StoreError> {
        if self.file.is_none() || FileId::of(&self.path) == self.file {
            return Ok(());
        }
        let gone_on = guard::moved(&self.path, &mut self.connection, self.log);
        let (opened, moved) = match gone_on {
            Ok(gone_on) => gone_on,
            Err(error) => {
                // where the old one is closed already, there is nothing to try again with
                if self.connection.path().is_none_or(str::is_empty) {
                    let _ = self.refusal.set(error.clone());
                }
                return Err(error);
            }
        };
        *self = Self {
            news: Some(moved),
            in_use: Some(opened.in_use),
            owner: self.owner.take(),
            ..Self::with(opened.connection, &self.path.clone())
        };
        Ok(())
    }

    /// Why nothing can be kept, where that is so: the file can only be read, or was found damaged.
    pub fn read_only(&self) -> Option<&StoreError> {
        self.refusal.get()
    }

    /// What is kept about an article. Writes nothing.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn load(&self, identity: &Identity) -> Result<Stored, StoreError> {
        self.read(|connection| {
            let Some(article) = articles::find(connection, identity)? else {
                return Ok(Stored {
                    same_text: true,
                    ..Stored::default()
                });
            };
            let version = articles::version(connection, article, &identity.content)?;
            let highlights = highlights::load(connection, article, version)?;
            Ok(Stored {
                same_text: highlights.iter().all(|highlight| highlight.span.is_some()),
                highlights,
                reviews: reviews::load(connection, article, version)?,
                place: places::place(connection, article)?,
                marks: places::marks(connection, article)?,
                credits: credits::load(connection, article)?.unwrap_or_default(),
            })
        })
    }

    /// Puts highlights in force, all or none, as one step of the history; on the disk when this
    /// returns. One that stands in the text is known by the span of its anchor and its
    /// layer; one without a span by its whole anchor. A void one is no longer kept. What
    /// changes nothing makes no step.
    ///
    /// # Errors
    /// Where the store can't be written; then nothing is changed.
    pub fn keep(
        &mut self,
        identity: &Identity,
        highlights: &[Highlight],
    ) -> Result<(), StoreError> {
        self.write(|connection| highlights::keep(connection, identity, highlights))
    }

    /// Puts highlights in force as [`Store::keep`], and keeps what each person decided about them.
    ///
    /// # Errors
    /// Where the store can't be written; then nothing is changed.
    pub fn keep_reviewed(
        &mut self,
        identity: &Identity,
        reviewed: &[Reviewed],
    ) -> Result<(), StoreError> {
        self.write(|connection| reviews::keep(connection, identity, reviewed))
    }

    /// Takes the newest step of this article back, whoever made it and when. Undo again goes
    /// further back. `None` where there is nothing to take back.
    ///
    /// # Errors
    /// Where the store can't be written; then nothing is changed.
    pub fn undo(&mut self, identity: &Identity) -> Result<Option<Undone>, StoreError> {
        self.write(|connection| highlights::undo(connection, identity))
    }

    /// Keeps where highlights stand in the text of `identity`. What is not named stays as it is. Of
    /// two that would stand on the same words, the second finds no place. Makes no step of the
    /// history, and writes nothing where nothing found a place that it didn't have.
    ///
    /// # Errors
    /// Where the store can't be written; then nothing is changed.
    pub fn move_anchors(&mut self, identity: &Identity, moved: &[Moved]) -> Result<(), StoreError> {
        self.write(|connection| anchors::move_all(connection, identity, moved))
    }

    /// Keeps where reading stopped.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn remember_place(
        &mut self,
        identity: &Identity,
        anchor: &Anchor,
    ) -> Result<(), StoreError> {
        self.write(|connection| places::remember(connection, identity, anchor))
    }

    /// Sets a mark.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn set_mark(
        &mut self,
        identity: &Identity,
        name: char,
        anchor: &Anchor,
    ) -> Result<(), StoreError> {
        self.write(|connection| places::set_mark(connection, identity, name, anchor))
    }

    /// The unfinished note of an article that nobody else types in any more: this store's own from now on.
    ///
    /// # Errors
    /// Where the store can't be read or written; what stands there stays.
    pub fn take_draft(&mut self, identity: &Identity) -> Result<Option<Draft>, StoreError> {
        let found = self.read(|connection| {
            let article = articles::find(connection, identity)?;
            let free = |article| drafts::free(connection, article, &self.path, self.owner.as_ref());
            article.map_or(Ok(Vec::new()), free)
        })?;
        if found.is_empty() || self.read_only().is_some() {
            return Ok(drafts::together(found));
        }
        let path = self.path.clone();
        self.as_owner(|connection, owner| drafts::take(connection, identity, &path, owner))
    }

    /// Keeps an unfinished note; `None` where there is none any more.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn keep_draft(
        &mut self,
        identity: &Identity,
        draft: Option<&Draft>,
    ) -> Result<(), StoreError> {
        if draft.is_none() && self.owner.is_none() {
            return Ok(());
        }
        self.as_owner(|connection, owner| drafts::keep(connection, identity, owner, draft))
    }

    fn as_owner<T>(
        &mut self,
        work: impl Fn(&Connection, &drafts::Owner) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let known = self.owner.take();
        let owner = known.map_or_else(|| drafts::Owner::new(&self.path), Ok);
        let owner = owner.map_err(|error| StoreError::of_system(&self.path, &error))?;
        let done = self.write(|connection| work(connection, &owner));
        self.owner = Some(owner);
        done
    }

    /// Keeps where an article is from, as the reader says it.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn keep_credits(
        &mut self,
        identity: &Identity,
        credits: &Credits,
    ) -> Result<(), StoreError> {
        self.write(|connection| credits::keep(connection, identity, credits))
    }

    /// Keeps the text of an article as the one that was read last; of each article the newest two,
    /// and of all together at most `most` bytes, the oldest out first. True where another text of
    /// this article was the last before.
    ///
    /// # Errors
    /// Where the store can't be written.
    pub fn keep_reading(
        &mut self,
        identity: &Identity,
        article: &Article,
        at: i64,
        most: u64,
    ) -> Result<bool, StoreError> {
        self.write(|connection| readings::keep(connection, identity, article, at, most))
    }

    /// The text of an article that was read last before the one of `identity`, where one is kept.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn reading_before(&self, identity: &Identity) -> Result<Option<Reading>, StoreError> {
        self.read(|connection| readings::before(connection, identity))
    }

    /// The checksum of the reading text that was read last of the file at `path`, an absolute one;
    /// where that of the file is another one now, it changed since it was read.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub fn last_read(&self, path: &str) -> Result<Option<String>, StoreError> {
        self.read(|connection| readings::last(connection, path))
    }

    /// A number that differs from the last answer where another connection has written since.
    pub fn changes(&self) -> i64 {
        self.connection
            .query_row("PRAGMA data_version", [], |row| row.get(0))
            .unwrap_or_default()
    }

    /// Runs `work` on one state of the store.
    fn read<T>(&self, work: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        opening::patiently(|| {
            self.connection
                .unchecked_transaction()
                .and_then(|transaction| work(&transaction))
                .map_err(|error| self.failed(&error))
        })
    }

    /// Runs `work` and commits it, all or nothing.
    fn write<T>(
        &mut self,
        work: impl Fn(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        if let Some(why) = self.refusal.get() {
            return Err(why.clone());
        }
        self.stay()?;
        if !std::mem::replace(&mut self.backed_up, true) {
            let keep = self
                .looked
                .as_ref()
                .is_some_and(|found| *found != Unsound::default());
            guard::back_up_daily(&self.path, &self.connection, keep);
        }
        let done = opening::patiently(|| {
            let attempt = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .and_then(|transaction| {
                    let done = work(&transaction)?;
                    transaction.commit().map(|()| done)
                });
            attempt.map_err(|error| self.failed(&error))
        });
        self.log = FileId::of(&opening::beside(&self.path, "-wal"));
        done
    }

    /// The error, and from now on no more writing where the file turned out to be damaged.
    fn failed(&self, error: &rusqlite::Error) -> StoreError {
        let error = StoreError::of(&self.path, error);
        if error.kind() == StoreErrorKind::Broken {
            let _ = self.refusal.set(error.clone());
            let no_checkpoint = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
            let _ = self.connection.set_db_config(no_checkpoint, true);
        }
        error
    }
}

#[cfg(test)]
mod tests;

//! The thread that keeps what the reader decides. It has the store to itself, so that a commit
//! never waits behind annotation or search.

mod versions;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::clock::now;
use super::drafts::Drafts;
use super::export;
use super::keep_job::KeepJob;
use super::places;
use super::reply::{Reply, Sink};
use crate::model::{Article, Highlight, Learned, Recalled, Span};
use crate::open;
use crate::store::{Identity, Store};

/// What belongs to the store alone.
struct Keeper {
    /// Where the store is.
    file: Option<PathBuf>,
    /// The file being read, where it is one.
    path: Option<PathBuf>,
    store: Result<Store, String>,
    sink: Sink,
    /// The article that was named last, and what the store knows it by.
    identity: Option<(Arc<Article>, Identity)>,
    /// What the store answered when it was asked for changes.
    changes: i64,
    recalled: bool,
    /// The exports that were begun; each tells its end.
    exports: Vec<Receiver<()>>,
    /// Most bytes of texts that were read that are kept; none where this one is not to be.
    texts: Option<u64>,
    /// The checksum of the text that was kept as read.
    read: Option<String>,
    /// It was said that some of what is kept is damaged.
    unsound: bool,
    /// What became of the store, until it was told behind an answer.
    news: Option<String>,
}

/// Starts the thread; it ends when nobody can send it anything any more.
pub(super) fn spawn(
    jobs: Receiver<(Arc<Article>, KeepJob)>,
    file: Option<PathBuf>,
    path: Option<PathBuf>,
    texts: Option<u64>,
    sink: Sink,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut keeper = Keeper {
            file,
            path,
            store: Err(String::new()),
            sink,
            identity: None,
            changes: 0,
            recalled: false,
            exports: Vec::new(),
            texts,
            read: None,
            unsound: false,
            news: None,
        };
        keeper.open();
        let mut drafts = Drafts::default();
        while let Some((article, job)) = drafts.next(&jobs) {
            // a bug in one job must neither lose the next ones nor leave a key without an answer
            let token = job.token();
            let done = catch_unwind(AssertUnwindSafe(|| keeper.take(&article, job)));
            if done.is_err() {
                let words = "Not kept: an internal error in the store's thread.".to_owned();
                keeper.sink.send(match token {
                    Some(token) => Reply::Kept(token, Err(words)),
                    None => Reply::Failed(words),
                });
            }
        }
        for export in keeper.exports {
            // one that hangs on a pipe is not waited for
            let _ = export.recv_timeout(export::PATIENCE);
        }
    })
}

/// A sender of jobs and its thread.
#[derive(Debug)]
pub(super) struct KeeperHandle {
    pub(super) jobs: Sender<(Arc<Article>, KeepJob)>,
    pub(super) thread: JoinHandle<()>,
}

impl Keeper {
    fn open(&mut self) {
        self.store = match &self.file {
            None => Err("Nothing can be kept: there is no home folder; set HOME.".to_owned()),
            Some(file) => Store::open(file).map_err(|error| error.to_string()),
        };
        let problem = match &self.store {
            Ok(store) => store.read_only().map(ToString::to_string),
            Err(problem) => Some(problem.clone()),
        };
        self.tell_unsound(None);
        if let Some(problem) = problem {
            let words = format!("Verdicts and notes are not kept: {problem}");
            self.sink.send(Reply::Failed(words));
        }
        if let Ok(store) = &self.store {
            self.changes = store.changes();
        }
    }

    /// Brings what the store knows the article by up to date.
    fn identify(&mut self, article: &Arc<Article>) -> Identity {
        if let Some((known, identity)) = &self.identity
            && known.has_text_of(article)
        {
            return identity.clone();
        }
        let content = open::content(&article.text);
        let identity = Identity::of(article, self.path.as_deref(), content);
        self.identity = Some((article.clone(), identity.clone()));
        identity
    }

    fn take(&mut self, article: &Arc<Article>, job: KeepJob) {
        let identity = self.identify(article);
        let answers = job.token().is_some();
        let fresh = self.stay(article, &identity);
        self.work(article, identity, job);
        // last, and behind the answer to a key again: that would take its place in the status row
        if let Some(words) = fresh.or_else(|| self.news.take_if(|_| answers)) {
            self.sink.send(Reply::Failed(words.clone()));
            self.news = (!answers).then_some(words);
        }
    }

    fn work(&mut self, article: &Arc<Article>, identity: Identity, job: KeepJob) {
        match job {
            KeepJob::Recall => self.recall(article, &identity),
            KeepJob::Look => self.look(article, &identity),
            KeepJob::Keep(token, highlights) => {
                let result = self.keep(article, &identity, highlights);
                self.sink.send(Reply::Kept(token, result));
            }
            KeepJob::Undo => self.undo(&identity),
            KeepJob::PlaceByHand(token, orphan, span) => {
                let result = self.place(article, &identity, orphan, span);
                self.sink.send(Reply::Kept(token, result));
            }
            KeepJob::Mark(letter, at) => {
                let anchor = places::anchor_at(article, at);
                self.say(|store| store.set_mark(&identity, letter, &anchor));
            }
            KeepJob::Draft(draft) => {
                let draft = draft.map(|draft| places::described(article, draft));
                self.say(|store| store.keep_draft(&identity, draft.as_ref()));
            }
            KeepJob::LastDraft(draft) => {
                let draft = places::described(article, draft);
                let both = match self.with(|store| store.take_draft(&identity)) {
                    Ok(Some(older)) => draft.behind(&older),
                    _ => draft,
                };
                self.say(|store| store.keep_draft(&identity, Some(&both)));
            }
            KeepJob::Credits(credits) => {
                let kept = self.with(|store| store.keep_credits(&identity, &credits));
                self.sink.send(match kept {
                    Ok(()) => Reply::Credited(credits),
                    Err(words) => Reply::Failed(words),
                });
            }
            KeepJob::Place(at) => {
                let anchor = places::anchor_at(article, at);
                self.say(|store| store.remember_place(&identity, &anchor));
                if identity.path.is_some() {
                    self.say(|store| store.mark_read(&identity, Some(now())));
                }
            }
            KeepJob::Learn(lesson) => {
                let learned = self
                    .with(|store| store.learn_from(&identity, &lesson))
                    .map(|_| "Kept for later articles.");
                self.answer_lesson(learned);
            }
            KeepJob::Forget(id) => {
                let forgotten = self
                    .with(|store| store.forget(id))
                    .map(|()| "Forgotten; later articles are read without it.");
                self.answer_lesson(forgotten);
            }
            KeepJob::Compare(request) => self.compare(request, &identity),
            KeepJob::Export(request, found) => {
                let folder = Path::new(&request.path).parent();
                let folder = folder.map(|folder| folder.to_string_lossy().into_owned());
                let folder = folder.unwrap_or_default();
                self.say(|store| store.keep_exported(request.format, &folder));
                let work = export::Work {
                    article: article.clone(),
                    found,
                    identity,
                    request,
                };
                match &self.store {
                    // without a home nothing was ever decided
                    Err(problem) if self.file.is_some() => {
                        let words = format!("Not exported: {problem}");
                        self.sink.send(Reply::Failed(words));
                    }
                    _ => {
                        let export = export::spawn(work, self.file.clone(), self.sink.clone());
                        self.exports.push(export);
                    }
                }
            }
        }
    }

    /// Looks whether the file of the store is still the one that was opened, and returns what became
    /// of it, for people.
    fn stay(&mut self, article: &Arc<Article>, identity: &Identity) -> Option<String> {
        let store = self.store.as_mut().ok()?;
        // what can't be written anew is told by whatever is to be kept
        let news = store.news().ok().flatten()?;
        let file = self.file.as_deref().map(open::shown).unwrap_or_default();
        self.recall(article, identity);
        Some(news.told(&file))
    }

    /// Does something with the store; an error becomes the line that says it.
    fn with<T>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, crate::store::StoreError>,
    ) -> Result<T, String> {
        match &mut self.store {
            Ok(store) => work(store).map_err(|error| format!("Not kept: {error}")),
            Err(problem) => Err(format!("Not kept: {problem}")),
        }
    }

    /// The same for what the reader doesn't wait for: only an error is worth a line, and one about
    /// the store itself was said when it was opened.
    fn say(&mut self, work: impl FnOnce(&mut Store) -> Result<(), crate::store::StoreError>) {
        let writable = self
            .store
            .as_ref()
            .is_ok_and(|store| store.read_only().is_none());
        if writable && let Err(words) = self.with(work) {
            self.sink.send(Reply::Failed(words));
        }
    }

    fn answer_lesson(&mut self, done: Result<&str, String>) {
        let learned = self.lessons();
        let words = done.map_or_else(|words| words, str::to_owned);
        self.sink.send(Reply::Learned(learned, words));
    }

    fn lessons(&mut self) -> Vec<Learned> {
        self.with(|store| store.learned()).unwrap_or_default()
    }

    fn keep(
        &mut self,
        article: &Arc<Article>,
        identity: &Identity,
        mut highlights: Vec<Highlight>,
    ) -> Result<Vec<Highlight>, String> {
        let at = now();
        for highlight in &mut highlights {
            highlight.at = at;
            if let Some(span) = highlight.span {
                highlight.anchor = open::describe(&article.text, span);
            }
        }
        self.with(|store| store.keep(identity, &highlights))?;
        Ok(highlights)
    }

    /// Takes the newest step back, with what it taught about the outlines of later articles.
    fn undo(&mut self, identity: &Identity) {
        let before = self.lessons();
        let undone = self.with(|store| store.undo(identity));
        let undone = undone.map(|undone| undone.map(|undone| undone.highlights));
        self.sink.send(Reply::Undone(undone));
        let after = self.lessons();
        if after != before {
            let words = "Undone: the outline is as it was, and later articles are read without it.";
            self.sink.send(Reply::Learned(after, words.to_owned()));
        }
    }

    fn place(
        &mut self,
        article: &Arc<Article>,
        identity: &Identity,
        orphan: Highlight,
        span: Span,
    ) -> Result<Vec<Highlight>, String> {
        let anchor = open::describe(&article.text, span);
        let moved = (orphan.anchor.clone(), orphan.layer(), Some(anchor));
        self.with(|store| store.move_anchors(identity, &[moved]))?;
        self.recall(article, identity);
        Ok(Vec::new())
    }

    /// What is kept, placed in this text; what had to be looked for is remembered.
    fn stored(
        &mut self,
        article: &Arc<Article>,
        identity: &Identity,
    ) -> Result<(Vec<Highlight>, Recalled), String> {
        let stored = self.with(|store| store.load(identity))?;
        let (kept, moved) = open::placed(&article.text, stored.highlights);
        if !stored.same_text && !moved.is_empty() {
            self.say(|store| store.move_anchors(identity, &moved));
        }
        let reviewed = open::with_reviews(kept, stored.reviews);
        let reviewed = open::with_remarks(article, reviewed);
        let disputes = open::disputes(&reviewed);
        let kept = reviewed.into_iter().map(|one| one.highlight).collect();
        let draft = if self.recalled {
            None
        } else {
            self.with(|store| store.take_draft(identity))
                .unwrap_or_default()
        };
        let recalled = Recalled {
            disputes,
            exported: self.with(|store| store.exported()).unwrap_or_default(),
            ..places::found(&article.text, stored.place, stored.marks, draft)
        };
        let recalled = Recalled {
            credits: stored.credits,
            ..recalled
        };
        Ok((kept, recalled))
    }

    fn recall(&mut self, article: &Arc<Article>, identity: &Identity) {
        self.tell_unsound(Some(identity));
        let renamed = self.renamed(article, identity);
        let (highlights, recalled) = match self.stored(article, identity) {
            Ok(stored) => stored,
            Err(words) => {
                // without a store there is nothing to recall; that was said when it was opened
                if self.store.is_ok() {
                    self.sink.send(Reply::Failed(words));
                }
                (Vec::new(), Recalled::default())
            }
        };
        let learned = self.lessons();
        // of the article as it was opened, not as it was corrected since
        let opened = self.identity.as_ref().map_or(article, |(opened, _)| opened);
        let outlet = open::outlet(opened, &recalled.credits, self.path.as_deref());
        let recalled = Recalled {
            highlights,
            taught: places::taught(opened, outlet.as_ref(), &learned),
            outlet,
            learned,
            first: !std::mem::replace(&mut self.recalled, true),
            changed: self.read(article, identity),
            renamed,
            ..recalled
        };
        self.sink
            .send(Reply::Recalled(article.clone(), Box::new(recalled)));
    }

    fn look(&mut self, article: &Arc<Article>, identity: &Identity) {
        let Ok(store) = &self.store else { return };
        let changes = store.changes();
        if std::mem::replace(&mut self.changes, changes) != changes {
            self.recall(article, identity);
        }
    }
}

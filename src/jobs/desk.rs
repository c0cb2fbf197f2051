//! The thread of the library that answers what the screen asks.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use super::ask::{Ask, ShelfReply, ShelfSink, open};
use super::clock::now;
use crate::library::query::{self, Query, Sort};
use crate::library::{
    By, Catalogue, Library, LibraryError, Listed, Names, Row, Scope, Since, digest_page, list_rows,
    listing, page,
};
use crate::model::{ListRow, Listing, Marks, SavedSearch, Sheet};
use crate::store::{self, Identity, Store};

/// Letters of the last word that are taken for the beginning of one while it is typed.
const BEGINNING: usize = 3;

/// Rows that are shown before all are known; more than a screen has.
const FIRST: usize = 60;

/// What an entity is tied to, on its page.
const TIED: usize = 10;

/// What the thread that answers is started with.
pub(super) struct Desk {
    pub(super) scope: Scope,
    pub(super) index: Option<PathBuf>,
    pub(super) store: Option<PathBuf>,
    pub(super) sink: ShelfSink,
    /// Dropped when all that is kept is known.
    pub(super) ready: Sender<()>,
}

/// What it knows.
struct Known {
    library: Library,
    index: Option<PathBuf>,
    store: Option<Store>,
    scope: Scope,
    catalogue: Arc<Catalogue>,
    names: Names,
    marks: Marks,
    /// What the screen shows of each row of the catalogue.
    rows: Vec<Arc<ListRow>>,
    saved: Vec<SavedSearch>,
    /// The list that was shown last: a faulty query never empties it.
    shown: Arc<Listing>,
    /// The query that was understood last.
    query: Query,
}

impl Desk {
    /// Answers until nobody asks any more.
    pub(super) fn serve(self, asked: &Receiver<Ask>) {
        let library = match open(self.index.as_ref()) {
            Ok(library) => library,
            Err(error) => {
                (self.sink)(ShelfReply::Failed(error.to_string()));
                return;
            }
        };
        let mut known = Known {
            library,
            index: self.index,
            store: self.store.and_then(|path| Store::open(&path).ok()),
            scope: self.scope,
            catalogue: Arc::default(),
            names: Names::default(),
            marks: Marks::default(),
            rows: Vec::new(),
            saved: Vec::new(),
            shown: Arc::default(),
            query: Query::default(),
        };
        // the first rows need not wait until thousands are known
        let mut waiting = asked.recv().ok();
        known.look_up();
        if let Some(listing) = waiting.as_ref().and_then(|ask| known.first(ask)) {
            (self.sink)(ShelfReply::Listed(Arc::new(listing)));
        }
        if let Err(error) = known.reload() {
            (self.sink)(ShelfReply::Failed(error.to_string()));
        }
        drop(self.ready);
        while let Some(mut ask) = waiting.take().or_else(|| asked.recv().ok()) {
            // of several lists only the last is wanted
            while matches!(ask, Ask::List { .. }) {
                match asked.try_recv() {
                    Ok(next @ Ask::List { .. }) => ask = next,
                    Ok(next) => {
                        waiting = Some(next);
                        break;
                    }
                    Err(_) => break,
                }
            }
            let leave = matches!(ask, Ask::Leave);
            if let Err(words) = known.answer(ask, &self.sink) {
                (self.sink)(ShelfReply::Failed(words));
            }
            if leave {
                return;
            }
        }
    }
}

impl Known {
    /// The first rows of what a library is opened with: all its articles, the newest first.
    fn first(&self, ask: &Ask) -> Option<Listing> {
        let Ask::List {
            generation,
            query,
            sort,
            ..
        } = ask
        else {
            return None;
        };
        if !query.is_empty() || Sort::named(sort) != Some(Sort::Date) {
            return None;
        }
        let listing = self.library.first_rows(&self.scope, &self.marks, FIRST);
        let mut listing = listing.ok().filter(|listing| !listing.rows.is_empty())?;
        listing.generation = *generation;
        Some(listing)
    }

    /// Looks at everything again.
    fn refresh(&mut self) -> Result<(), LibraryError> {
        self.look_up();
        self.reload()
    }

    /// Looks at all articles again.
    fn reload(&mut self) -> Result<(), LibraryError> {
        let catalogue = self.library.catalogue(&self.scope, &self.marks)?;
        self.catalogue = Arc::new(catalogue);
        self.names = self.library.names()?;
        self.rows = list_rows(&self.catalogue, &self.names, &self.marks);
        Ok(())
    }

    /// Looks at the marks and searches again: the articles are as they were.
    fn remark(&mut self) {
        self.look_up();
        Arc::make_mut(&mut self.catalogue).mark(&self.marks);
        self.rows = list_rows(&self.catalogue, &self.names, &self.marks);
    }

    fn look_up(&mut self) {
        if let Some(store) = &self.store {
            self.marks = store.marks().unwrap_or_default();
            self.saved = store.searches().unwrap_or_default();
        }
    }

    fn answer(&mut self, ask: Ask, sink: &ShelfSink) -> Result<(), String> {
        let said = |error: LibraryError| error.to_string();
        match ask {
            Ask::List {
                generation,
                query,
                sort,
                typing,
            } => {
                let listing = self.list(generation, &query, sort, typing).map_err(said)?;
                sink(ShelfReply::Listed(listing));
            }
            Ask::Preview(id) => {
                if let Some(row) = self.row(id) {
                    let sheet = self.library.preview(row, &self.names).map_err(said)?;
                    sink(ShelfReply::Preview(id, Arc::new(sheet)));
                }
            }
            Ask::Place(id) => {
                let looks = !self.query.words().is_empty();
                let words = if looks {
                    let (text, place) = self.library.place(&self.query, id).map_err(said)?;
                    place.sentence.of(&text).to_owned()
                } else {
                    String::new()
                };
                sink(ShelfReply::Place(id, words));
            }
            Ask::Page(name) => {
                let listed = self.listed(&Query::default(), Sort::Date).map_err(said)?;
                self.aside(sink, move |library, catalogue| {
                    entity_page(library, catalogue, &listed, &name)
                });
            }
            Ask::Digest => {
                let listed = self.listed(&self.query, Sort::Date).map_err(said)?;
                let since = self.marks.visited.map_or(Since::Ever, Since::Visit);
                self.aside(sink, move |library, catalogue| {
                    let digest = library.digest(catalogue, &listed, since)?;
                    Ok(Some(digest_page(&digest, catalogue)))
                });
            }
            Ask::Read(id, read) => {
                let at = read.then(now);
                let kept = self.keep(id, |store, identity| store.mark_read(identity, at));
                self.marked(kept, sink)?;
            }
            Ask::Star(id, starred) => {
                let kept = self.keep(id, |store, identity| store.star(identity, starred));
                self.marked(kept, sink)?;
            }
            Ask::Save(search) => {
                let store = self.store.as_mut();
                let store = store.ok_or("Not kept: there is no store; set HOME.")?;
                store
                    .save_search(&search)
                    .map_err(|error| format!("Not kept: {error}"))?;
                self.remark();
                sink(ShelfReply::Changed);
            }
            Ask::Refresh => {
                self.refresh().map_err(said)?;
                sink(ShelfReply::Changed);
            }
            Ask::Leave => {
                if let Some(store) = &mut self.store {
                    let left = store.visited(now());
                    left.map_err(|error| error.to_string())?;
                }
            }
        }
        Ok(())
    }

    /// Shows what was marked, and where it could not be kept, what was before.
    fn marked(&mut self, kept: Result<(), String>, sink: &ShelfSink) -> Result<(), String> {
        self.remark();
        sink(ShelfReply::Changed);
        kept
    }

    fn row(&self, id: i64) -> Option<&Row> {
        self.catalogue.article(id)
    }

    /// Keeps something about an article.
    fn keep(
        &mut self,
        id: i64,
        work: impl FnOnce(&mut Store, &Identity) -> Result<(), store::StoreError>,
    ) -> Result<(), String> {
        let Some(row) = self.row(id) else {
            return Ok(());
        };
        let identity = Identity {
            path: Some(row.address()),
            content: row.content.clone(),
            title: row.title.clone(),
        };
        let store = self.store.as_mut();
        let store = store.ok_or("Not kept: there is no store; set HOME.")?;
        work(store, &identity).map_err(|error| format!("Not kept: {error}"))
    }

    fn listed(&self, query: &Query, sort: Sort) -> Result<Listed, LibraryError> {
        self.library
            .listed(query, &self.catalogue, &self.marks, sort)
    }

    fn list(
        &mut self,
        generation: u64,
        typed: &str,
        sort: &str,
        typing: bool,
    ) -> Result<Arc<Listing>, LibraryError> {
        let sort = Sort::named(sort).unwrap_or(Sort::Date);
        let text = if typing {
            begun(typed)
        } else {
            typed.to_owned()
        };
        let query = match query::parse(&text, query::today()) {
            Ok(query) => query,
            Err(fault) => return Ok(self.faulty(generation, fault.to_string())),
        };
        let mut listed = self.listed(&query, sort)?;
        let (mut query, mut text) = (query, text);
        // what was found while it was typed stays found
        let longer = begun(typed);
        if listed.rows.is_empty()
            && !typing
            && longer != text
            && let Ok(begun) = query::parse(&longer, query::today())
        {
            let found = self.listed(&begun, sort)?;
            if !found.rows.is_empty() {
                (listed, query, text) = (found, begun, longer);
            }
        }
        if let Some(fault) = listed.unknown.first() {
            return Ok(self.faulty(generation, fault.to_string()));
        }
        let mut listing = listing(
            &self.catalogue,
            &listed,
            &self.rows,
            &self.names,
            &self.scope,
            &self.saved,
        );
        listing.generation = generation;
        listing.query = text;
        self.query = query;
        let listing = Arc::new(listing);
        // a field that is being typed is a word at first, which nothing has
        if !listing.rows.is_empty() || !typing {
            self.shown = listing.clone();
        }
        Ok(listing)
    }

    /// The list as it was, with what is wrong.
    fn faulty(&self, generation: u64, fault: String) -> Arc<Listing> {
        Arc::new(Listing {
            generation,
            fault: Some(fault),
            ..Listing::clone(&self.shown)
        })
    }

    /// Makes a page on a thread of its own: it may be about thousands of articles, and the list is
    /// answered meanwhile.
    fn aside(
        &self,
        sink: &ShelfSink,
        make: impl FnOnce(&Library, &Catalogue) -> Result<Option<Sheet>, LibraryError> + Send + 'static,
    ) {
        let (index, sink) = (self.index.clone(), sink.clone());
        let catalogue = self.catalogue.clone();
        thread::spawn(move || {
            let made = open(index.as_ref()).and_then(|library| make(&library, &catalogue));
            sink(match made {
                Ok(Some(sheet)) => ShelfReply::Sheet(Arc::new(sheet)),
                Ok(None) => ShelfReply::Failed("No article of the library names that.".to_owned()),
                Err(error) => ShelfReply::Failed(error.to_string()),
            });
        });
    }
}

/// The page of a stakeholder or an issue; `None` where nothing is called so.
fn entity_page(
    library: &Library,
    catalogue: &Catalogue,
    listed: &Listed,
    name: &str,
) -> Result<Option<Sheet>, LibraryError> {
    let Some(entity) = library.entity(name)? else {
        return Ok(None);
    };
    let timeline = library.timeline(&entity, catalogue, listed, By::Week)?;
    let tied = library.tied(&entity, catalogue, TIED)?;
    Ok(Some(page(&timeline, &tied, catalogue)))
}

/// What was typed so far, its last word as the beginning of one.
fn begun(typed: &str) -> String {
    let last = typed.rsplit([' ', '(', '-']).next().unwrap_or("");
    let word = last.chars().count() >= BEGINNING && last.chars().all(char::is_alphanumeric);
    let quoted = typed.matches(['"', '“', '”', '„']).count() % 2 == 1;
    if word && !quoted && last != "OR" {
        format!("{typed}*")
    } else {
        typed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::begun;

    #[test]
    fn a_word_that_is_typed_may_go_on() {
        for (typed, wanted) in [
            ("gra", "gra*"),
            ("gr", "gr"),
            ("who:ukr", "who:ukr"),
            ("grain cor", "grain cor*"),
            ("\"security gua", "\"security gua"),
            ("\"a b\" gua", "\"a b\" gua*"),
            ("grain ", "grain "),
            ("(wheat", "(wheat*"),
        ] {
            assert_eq!(begun(typed), wanted, "{typed}");
        }
    }
}

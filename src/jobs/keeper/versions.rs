//! What the store knows of other versions of an article.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Keeper;
use crate::jobs::clock::now;
use crate::jobs::export;
use crate::jobs::job::{Job, Request};
use crate::jobs::reply::Reply;
use crate::library::before_editing;
use crate::model::Article;
use crate::open;
use crate::store::Identity;

impl Keeper {
    /// Says once what is kept and can't be read any more.
    pub(super) fn tell_unsound(&mut self, identity: Option<&Identity>) {
        let Ok(store) = &self.store else { return };
        let told = store.told_unsound(identity);
        if let Some(words) = told.filter(|_| !self.unsound) {
            self.unsound = true;
            self.sink.send(Reply::Failed(words));
        }
    }

    /// Takes over what is kept about a file that is gone and said nearly the same as this text, of
    /// which nothing is kept: it was renamed and edited. Returns the name of that file, for people.
    ///
    /// An error is none here: then the article begins anew, as every other one.
    pub(super) fn renamed(&mut self, article: &Article, identity: &Identity) -> Option<String> {
        let store = self.store.as_mut().ok()?;
        if self.recalled || store.read_only().is_some() {
            return None;
        }
        let path = identity.path.as_deref().map(PathBuf::from)?;
        let lost = store.lost(identity).ok()?;
        let told = lost
            .iter()
            .map(|(old, said)| (said.as_str(), old.parent() == path.parent()));
        let (old, _) = lost.get(before_editing(&article.text, told)?)?;
        store.rename(&[(old.clone(), path)]).ok()?;
        Some(open::shown(Path::new(old.file_name()?)))
    }

    /// Finds the text that was read before this one; somebody else compares.
    pub(super) fn compare(&mut self, request: Request, identity: &Identity) {
        let before = self.with(|store| store.reading_before(identity));
        match before {
            Ok(Some(reading)) => {
                let name = export::day(reading.at);
                let old = Arc::new(reading.article);
                let worker = request.worker.clone();
                // a thread that is gone has said so through the sink
                let _ = worker.send(Job::Compare(request, old, name));
            }
            Ok(None) => {
                let words = "No other text of this article was read before. Another article to \
                             compare it with is named through the palette: compare.";
                self.sink.send(Reply::Compared(Err(words.to_owned())));
            }
            Err(words) => self.sink.send(Reply::Compared(Err(words))),
        }
    }

    /// Keeps the text as read. True where another one was read last.
    pub(super) fn read(&mut self, article: &Article, identity: &Identity) -> bool {
        let writable = (self.store.as_ref()).is_ok_and(|store| store.read_only().is_none());
        let Some(most) = self.texts.filter(|_| writable && !article.is_empty()) else {
            return false;
        };
        if self.read.as_deref() == Some(identity.content.as_str()) {
            return false;
        }
        let kept = self.with(|store| store.keep_reading(identity, article, now(), most));
        self.read = Some(identity.content.clone());
        kept.unwrap_or_default()
    }
}

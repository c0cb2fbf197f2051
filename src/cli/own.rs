//! The reader’s own lexicon, loaded when the first article is opened.

use std::sync::{Arc, OnceLock};

use super::failure::line;
use crate::config::{self, Fault};
use crate::model::Lesson;
use crate::open::Lexicons;
use crate::store::Store;

/// What the reader’s file holds. A fault in it is one line on standard error and changes nothing
/// about the exit code: what is valid in it counts.
pub(super) fn lexicons() -> &'static Arc<Lexicons> {
    static LEXICONS: OnceLock<Arc<Lexicons>> = OnceLock::new();
    LEXICONS.get_or_init(|| {
        let Some(path) = config::files::lexicon_file() else {
            return Arc::default();
        };
        let (words, faults) = config::lexicon::load(&path);
        if let Some(summary) = Fault::summary(&faults) {
            line(&summary);
        }
        Arc::new(Lexicons::new(&words.taught(&lessons())))
    })
}

/// What was learned in reviews. A store that can't be read is one line on standard error and
/// changes nothing else.
fn lessons() -> Vec<Lesson> {
    let known = config::files::store_file().filter(|path| path.exists());
    let learned = known.map(|path| Store::open(&path)?.learned());
    match learned.transpose() {
        Ok(learned) => learned
            .into_iter()
            .flatten()
            .map(|one| one.lesson)
            .collect(),
        Err(error) => {
            line(&error.to_string());
            Vec::new()
        }
    }
}

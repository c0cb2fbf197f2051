//! The reader’s own lexicons, loaded when the first article is opened.

use std::sync::{Arc, OnceLock};

use super::failure::line;
use crate::config::{self, Config, Fault, OwnWords};
use crate::model::Lesson;
use crate::open::Lexicons;
use crate::store;

/// What the reader’s files hold. A fault in them is one line on standard error and changes nothing
/// about the exit code: what is valid in them counts.
pub(super) fn lexicons() -> &'static Arc<Lexicons> {
    static LEXICONS: OnceLock<Arc<Lexicons>> = OnceLock::new();
    LEXICONS.get_or_init(|| {
        let path = config::files::config_file();
        let (config, mut faults) = match config::load(path.as_deref()) {
            Ok(loaded) => loaded,
            Err(fault) => (Config::default(), vec![fault]),
        };
        let (words, more) = OwnWords::default().read(&config.lexicon_files(path.as_deref()));
        faults.extend(more);
        if let Some(summary) = Fault::summary(&faults) {
            line(&summary);
        }
        Arc::new(Lexicons::new(&words.taught(&lessons())))
    })
}

/// What was learned in reviews. A store that can't be read is one line on standard error and
/// changes nothing else.
fn lessons() -> Vec<Lesson> {
    let path = config::files::store_file();
    let lessons = path.map(|path| store::lessons(&path)).transpose();
    lessons.map_or_else(
        |error| {
            line(&error.to_string());
            Vec::new()
        },
        Option::unwrap_or_default,
    )
}

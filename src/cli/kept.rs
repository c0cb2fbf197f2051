//! What is kept about an article, for the commands that show or change it.

use std::path::Path;

use super::failure::Failure;
use crate::config;
use crate::model::Highlight;
use crate::open::{self, Opened};
use crate::store::{Identity, Store};

/// The store; made where there is none yet.
///
/// # Errors
/// Where there is no home, or the store can't be used.
pub(super) fn store() -> Result<Store, Failure> {
    let path = config::files::store_file().ok_or(Failure::NoHome)?;
    Store::open(&path).map_err(|error| Failure::Store(error.to_string()))
}

/// What the store knows an article by; `path` is `-` for standard input.
pub(super) fn identity(opened: &Opened, path: &Path) -> Identity {
    let article = &opened.article;
    let file = (path != Path::new("-")).then_some(path);
    Identity::of(article, file, open::content(&article.text))
}

/// The highlights that are kept, placed in the article as it is now.
///
/// # Errors
/// Where the store can't be read.
pub(super) fn highlights(
    store: &Store,
    opened: &Opened,
    identity: &Identity,
) -> Result<Vec<Highlight>, Failure> {
    let stored = store.load(identity);
    let stored = stored.map_err(|error| Failure::Store(error.to_string()))?;
    Ok(open::placed(&opened.article.text, stored.highlights).0)
}

//! What is kept about an article, for the commands that show or change it.

use std::path::Path;

use super::args::VerdictArgs;
use super::failure::{Failure, line};
use crate::config;
use crate::model::{Credits, Highlight, Reviewed};
use crate::open::{self, Opened};
use crate::store::{Identity, Store};

/// What was decided, to be laid over what was found.
pub(super) struct Verdicts {
    store: Option<Store>,
}

impl Verdicts {
    /// Those of the store, unless what was found is asked for.
    ///
    /// # Errors
    /// Where they are asked for and the store can't be used. Where they only stand by default, that
    /// is one line on standard error: the article can be read all the same.
    pub(super) fn by_default(args: VerdictArgs) -> Result<Self, Failure> {
        if args.raw {
            return Ok(Self { store: None });
        }
        match there() {
            Ok(store) => Ok(Self { store }),
            Err(failure) if args.reviewed => Err(failure),
            Err(failure) => {
                line(&failure.to_string());
                Ok(Self { store: None })
            }
        }
    }

    /// Those of the store where they are asked for.
    ///
    /// # Errors
    /// Where they are, and the store can't be used.
    pub(super) fn on_request(args: VerdictArgs) -> Result<Self, Failure> {
        let store = if args.reviewed { there()? } else { None };
        Ok(Self { store })
    }

    /// Leaves of what was found what was decided, and corrects the outline. `path` is `-` for
    /// standard input.
    ///
    /// # Errors
    /// Where the store can't be read.
    pub(super) fn lay(&self, opened: &mut Opened, path: &Path) -> Result<(), Failure> {
        let Some(store) = &self.store else {
            return Ok(());
        };
        let (reviewed, credits) = reviewed(store, opened, &identity(opened, path))?;
        let kept: Vec<Highlight> = reviewed.into_iter().map(|one| one.highlight).collect();
        teach(store, opened, path, &credits)?;
        if let Some(article) = open::corrected(&opened.article, &kept) {
            opened.article = article;
        }
        opened.annotations = open::decided(&opened.article, &opened.annotations, &kept);
        Ok(())
    }
}

/// The store, where there is one: none is made only to find that there is nothing in it.
pub(super) fn there() -> Result<Option<Store>, Failure> {
    let there = config::files::store_file().map(|path| path.try_exists());
    if matches!(there, None | Some(Ok(false))) {
        return Ok(None);
    }
    store().map(Some)
}

/// The store; made where there is none yet.
///
/// # Errors
/// Where there is no home, or the store can't be used.
pub(super) fn store() -> Result<Store, Failure> {
    let path = config::files::store_file().ok_or(Failure::NoHome)?;
    let store = Store::open(&path).map_err(|error| Failure::Store(error.to_string()))?;
    tell_unsound(&store, None);
    Ok(store)
}

/// Says what is kept and can't be read any more, in one line on standard error.
fn tell_unsound(store: &Store, identity: Option<&Identity>) {
    if let Some(words) = store.told_unsound(identity) {
        line(&words);
    }
}

/// What the store knows an article by; `path` is `-` for standard input.
pub(super) fn identity(opened: &Opened, path: &Path) -> Identity {
    let article = &opened.article;
    let file = (path != Path::new("-")).then_some(path);
    Identity::of(article, file, open::content(&article.text))
}

/// Gives an article the outline that it has by what was decided about others of its outlet; `path` is
/// `-` for standard input.
///
/// # Errors
/// Where the store can't be read.
pub(super) fn teach(
    store: &Store,
    opened: &mut Opened,
    path: &Path,
    credits: &Credits,
) -> Result<(), Failure> {
    let file = (path != Path::new("-")).then_some(path);
    let Some(outlet) = open::outlet(&opened.article, credits, file) else {
        return Ok(());
    };
    let learned = store.learned();
    let learned = learned.map_err(|error| Failure::Store(error.to_string()))?;
    let lessons = learned.iter().map(|learned| &learned.lesson);
    if let Some(article) = open::taught(&opened.article, &outlet, lessons) {
        opened.article = article;
    }
    Ok(())
}

/// The highlights that are kept, placed in the article as it is now, with what each of several people
/// decided, and where the reader said it is from.
///
/// # Errors
/// Where the store can't be read.
pub(super) fn reviewed(
    store: &Store,
    opened: &Opened,
    identity: &Identity,
) -> Result<(Vec<Reviewed>, Credits), Failure> {
    tell_unsound(store, Some(identity));
    let stored = store.load(identity);
    let stored = stored.map_err(|error| Failure::Store(error.to_string()))?;
    let (kept, _) = open::placed(&opened.article.text, stored.highlights);
    let reviewed = open::with_reviews(kept, stored.reviews);
    Ok((reviewed, stored.credits))
}

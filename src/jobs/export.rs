//! Writing highlights and notes into a file.

use std::path::Path;

use super::Reply;
use crate::export::{Export, Format, write_whole};
use crate::model::{Annotations, Article, Highlight};
use crate::open::{self, shown};

/// An export that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub format: &'static str,
    pub path: String,
    /// Write over what is there.
    pub overwrite: bool,
}

/// Writes the file whole or not at all.
pub(super) fn write(
    article: &Article,
    found: &Annotations,
    all: &[Highlight],
    request: Request,
) -> Reply {
    let path = Path::new(&request.path);
    if open::is_article(article, path) {
        let words = format!("{} is the article itself: name another file.", shown(path));
        return Reply::Failed(words);
    }
    if path.exists() && !request.overwrite {
        return Reply::Exists(request.format, request.path);
    }
    let Some(format) = Format::named(request.format) else {
        return Reply::Failed(format!("{}: no such format", request.format));
    };
    let checksum = open::checksum(article);
    let export = Export::new(article, &checksum, &found.entities, all);
    match write_whole(path, |out| export.write(format, out)) {
        Ok(()) => Reply::Exported(format!("Wrote {}.", shown(path))),
        Err(error) => Reply::Failed(format!("{}: {error}; nothing was written.", shown(path))),
    }
}

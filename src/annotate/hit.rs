//! A raw match: sixteen bytes, made block by block, folded into entities later.

use crate::model::{Span, Why, WhyRule};

/// A raw match in a block, before the document is known. Opaque: made by [`super::scan`], used up
/// by [`super::fold`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub(super) span: Span,
    /// An entry of the lexicon, or a byte of the text where the evidence starts.
    pub(super) entry: u32,
    pub(super) what: What,
    pub(super) rule: WhyRule,
}

/// How a match becomes an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The entity of a lexicon entry, acting.
    Actor,
    /// The entity of a lexicon entry, as a venue.
    Venue,
    /// A person by the words of the span.
    Person,
    /// A body by the words of the span.
    Body,
    /// A group: a role noun with what stands before it.
    Group,
    /// A term of the taxonomy.
    Issue,
    /// A noun phrase outside the taxonomy.
    Open,
    /// Capitalised words that nothing is known of; counts only if the document explains them.
    Run,
    /// An acronym in brackets; the match before it explains it.
    Acronym,
    /// An entry of the reader’s own lexicon.
    Own,
    /// What the reader never wants to be marked.
    Ignored,
    /// A name that is known and not marked; keeps others from marking it.
    Skipped,
    /// A definite head of a body, which points back.
    Back,
    /// A bare noun that is a matter if the document repeats it or has named it before.
    Maybe,
    /// Somebody by the second reading, whom the first does not know.
    Called,
    /// Two words that are a matter if the article repeats them.
    Pair,
    /// Like [`What::Run`], of a word that does something here.
    Acting,
    /// Like [`What::Acting`], of a word whose capital may be that of the sentence.
    Opening,
    /// The entity of a lexicon entry that may be an everyday word here; counts only if the article
    /// names it elsewhere for certain.
    Doubtful,
}

impl Hit {
    /// Why it may be marked.
    pub fn why(&self) -> Why {
        Why {
            rule: self.rule,
            entry: self.entry,
        }
    }

    pub(super) fn new(span: Span, what: What, rule: WhyRule, entry: u32) -> Self {
        Self {
            span,
            entry,
            what,
            rule,
        }
    }

    /// Whether this one stays where it overlaps `other`: the longer one does, but what the reader
    /// ignores goes before what is as long, and an entry of the reader's, which has been measured
    /// against the built-in ones word by word, before all that is built in.
    pub(super) fn outranks(&self, other: &Self) -> bool {
        match (self.what, other.what) {
            (What::Pair, _) => false,
            (_, What::Pair) => true,
            (What::Own, What::Own | What::Ignored) | (What::Ignored, _) | (_, What::Ignored) => {
                let rank = |hit: &Self| (hit.span.len(), hit.what == What::Ignored);
                rank(self) > rank(other)
            }
            (What::Own, _) => true,
            (_, What::Own) => false,
            _ => self.span.len() > other.span.len(),
        }
    }
}

//! A word or a mark as the tagger sees it.

/// What a word looks like, as bits.
pub(super) mod is {
    /// Has a capital, or starts a name by a particle ("al-Bashir").
    pub(in super::super) const CAPITAL: u16 = 1;
    /// Two letters or more, all capitals.
    pub(in super::super) const UPPER: u16 = 1 << 1;
    /// Has a digit.
    pub(in super::super) const DIGIT: u16 = 1 << 2;
    /// May stand inside a name in lower case.
    pub(in super::super) const BRIDGE: u16 = 1 << 3;
    /// Punctuation.
    pub(in super::super) const MARK: u16 = 1 << 4;
    /// Has a letter.
    pub(in super::super) const LETTER: u16 = 1 << 5;
    /// Written with a full stop at its end.
    pub(in super::super) const STOPPED: u16 = 1 << 6;
    /// Has a hyphen inside.
    pub(in super::super) const HYPHEN: u16 = 1 << 7;
    /// First of a sentence or block: nothing before it is its context.
    pub(in super::super) const FENCE: u16 = 1 << 8;
    /// First word of a sentence behind quotes and the like.
    pub(in super::super) const OPENS: u16 = 1 << 9;
    /// Joined to the word before without a blank.
    pub(in super::super) const GLUED: u16 = 1 << 10;
}

/// A longer run of letters is no word: nothing is looked up for it.
pub(super) const LONGEST: u32 = 60;

/// A word or a mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Hash in lower case.
    pub lower: u64,
    pub start: u32,
    pub end: u32,
    /// Bits of [`is`].
    pub flags: u16,
    /// Classes of the word alone.
    pub single: u16,
    /// Classes of phrases that it starts.
    pub begin: u16,
    /// Classes of phrases that it goes on.
    pub inside: u16,
    /// What the document says of it.
    pub evidence: u16,
    pub shape: u16,
    pub common: u8,
    /// What the rules make of it.
    pub rule: u8,
    /// How its sentence is written: 0 as usual, 1 in title case, 2 in capitals.
    pub style: u8,
}

impl Word {
    pub(super) fn is(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }

    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

//! How much is lit.

/// How much of what was found is lit: what the text shows, what keys go through, what is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lighting {
    /// The key stakeholders and issues; the others have a quiet colour.
    #[default]
    Key,
    /// All of them.
    All,
    /// None but notes.
    None,
}

impl Lighting {
    /// In the order in which the key goes through them.
    pub const ALL: [Self; 3] = [Self::Key, Self::All, Self::None];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::All => "all",
            Self::None => "none",
        }
    }

    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Key => Self::All,
            Self::All => Self::None,
            Self::None => Self::Key,
        }
    }
}

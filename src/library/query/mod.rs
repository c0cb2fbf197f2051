//! What is asked of the library: one grammar for the screen, the command line and saved searches.
//!
//! ```text
//! words  "a phrase"  pref*  -not  a OR b  ( … )
//! who:ukraine  issue:sanctions  says:refuses  by:reuters  title:word  in:folder  format:pdf
//! lang:en  after:2026-11-01  before:7d  is:unread  sort:relevance
//! ```

mod fault;
mod lexer;
mod parse;

pub use fault::QueryFault;
pub(super) use fault::nearest;
pub use parse::{parse, since};

/// The day it is here and now.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

use jiff::civil::Date;

use crate::model::Stance;

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What an article must be; nothing leaves all.
    pub wanted: Option<Expr>,
    /// The order that was asked for.
    pub sort: Option<Sort>,
}

/// What an article must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// All of these.
    All(Vec<Expr>),
    /// Any of these.
    Any(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// One condition.
    Is(Term),
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// Words in the text or the title.
    Words(Words),
    /// Words in the title.
    Title(Words),
    /// A stakeholder, by any of its names; the column is where the name was typed.
    Who(String, usize),
    /// An issue, by any of its names.
    Issue(String, usize),
    /// A stance that somebody takes, or that of the stakeholders named beside it.
    Says(Stance),
    /// The publisher or author, or a part of it.
    By(String),
    /// A folder on its path, or a part of its path.
    In(String),
    /// The format.
    Format(String),
    /// The language.
    Language(String),
    /// Published on this day or later.
    After(Date),
    /// Published before this day.
    Before(Date),
    /// What the reader has done with it, or what became of it.
    State(State),
}

/// Words that stand behind each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Folded, in their order.
    pub terms: Vec<String>,
    /// The last is only the beginning of one.
    pub opens: bool,
    /// As written: no other forms of the word.
    pub exact: bool,
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word for it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What a word means.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == word)
            }
        }
    };
}

words! {
    /// What the reader has done with an article, or what became of it.
    State {
        /// Never opened.
        Unread "unread",
        /// Opened or marked as read.
        Read "read",
        /// Starred.
        Starred "starred",
        /// Came since the last visit.
        New "new",
        /// Its text is another one than the one that was read.
        Changed "changed",
        /// With highlights that nothing was decided about.
        Undecided "undecided",
        /// With notes.
        Noted "noted",
    }
}

words! {
    /// In which order the articles are listed.
    Sort {
        /// The newest first.
        Date "date",
        /// The best match first.
        Relevance "relevance",
        /// By title.
        Title "title",
        /// Most undecided first.
        Undecided "undecided",
    }
}

/// A condition on a name, in quotation marks where it needs them.
pub(super) fn condition(field: &str, name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '/');
    if !name.is_empty() && name.chars().all(plain) {
        return format!("{field}:{name}");
    }
    format!("{field}:\"{}\"", name.replace('"', ""))
}

impl Query {
    /// The words that are looked for in the text, those of negated parts left out.
    pub fn words(&self) -> Vec<&Words> {
        let mut found = Vec::new();
        self.each(&mut |term| {
            if let Term::Words(words) | Term::Title(words) = term {
                found.push(words);
            }
        });
        found
    }

    /// Hands on every condition that is not negated.
    pub fn each<'a>(&'a self, take: &mut impl FnMut(&'a Term)) {
        let mut open: Vec<&Expr> = self.wanted.iter().collect();
        while let Some(expr) = open.pop() {
            match expr {
                Expr::All(parts) | Expr::Any(parts) => open.extend(parts.iter().rev()),
                Expr::Not(_) => {}
                Expr::Is(term) => take(term),
            }
        }
    }
}

//! How a line is written, and what the reader decided about lines that are written so.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How a line is written, in words: what the headings of one outlet have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form(pub [&'static str; Form::PARTS]);

impl Form {
    /// In how many respects lines are told apart.
    pub const PARTS: usize = 9;

    /// In words: "in Title Case, few words, blank lines around it". Kept with decisions, so that a
    /// change here lets go what was decided before.
    pub fn words(&self) -> String {
        let said = self.0.iter().filter(|part| !part.is_empty());
        said.copied().collect::<Vec<_>>().join(", ")
    }
}

/// Where articles come from that are written alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outlet {
    /// Who publishes them.
    Publisher(String),
    /// The absolute path of the folder in which they are.
    Folder(String),
}

impl Outlet {
    /// True where both are the same: a publisher may be written otherwise.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Publisher(one), Self::Publisher(other)) => {
                one.trim().to_lowercase() == other.trim().to_lowercase()
            }
            _ => self == other,
        }
    }

    /// Its name, as the reader knows it.
    pub fn name(&self) -> &str {
        let (Self::Publisher(name) | Self::Folder(name)) = self;
        name
    }
}

/// What the reader decided about lines of later articles: those that are written so, in articles of
/// that outlet, are headings or none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HeadingLesson {
    /// Of which articles.
    pub outlet: Outlet,
    /// How the lines are written; see [`Form::words`].
    pub form: String,
    /// Whether they are headings.
    pub heading: bool,
    /// Of which level, from 1.
    pub level: u8,
    /// The line on which it was decided.
    pub words: String,
    /// The title of the article in which that stands.
    pub article: String,
}

impl HeadingLesson {
    /// True where both are about the same lines: then the newer one counts alone.
    pub fn is_about(&self, other: &Self) -> bool {
        self.form == other.form && self.outlet.is(&other.outlet)
    }
}

/// What moved a guess: see [`super::Guess::taught`].
pub type Taught = Option<Arc<HeadingLesson>>;

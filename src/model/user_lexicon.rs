//! What readers add to the built-in lexicon in a file of their own.

use super::annotation::EntityType;

/// A reader's own names, terms and what is never to be marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserLexicon {
    /// Actors of the reader's own.
    pub stakeholders: Vec<UserStakeholder>,
    /// Matters of the reader's own.
    pub issues: Vec<UserIssue>,
    /// Phrases that are never marked.
    pub ignore: Vec<String>,
}

/// An actor of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserStakeholder {
    /// Its name, which is a phrase to look for, too.
    pub label: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// State, organisation, person or group; `None` where the reader does not say.
    pub class: Option<EntityType>,
}

/// A matter of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserIssue {
    /// Its name, which is a term to look for, too.
    pub label: String,
    /// What else it is called.
    pub terms: Vec<String>,
}

impl UserLexicon {
    /// True where there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.stakeholders.is_empty() && self.issues.is_empty() && self.ignore.is_empty()
    }
}

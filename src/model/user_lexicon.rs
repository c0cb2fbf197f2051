//! What readers add to the built-in lexicon in a file of their own.

use std::collections::HashSet;

use super::annotation::EntityType;
use super::highlight::{Lesson, Subject};

/// A reader's own names, terms and what is never to be marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserLexicon {
    /// Actors of the reader's own.
    pub stakeholders: Vec<UserStakeholder>,
    /// Matters of the reader's own.
    pub issues: Vec<UserIssue>,
    /// Phrases that are never marked.
    pub ignore: Vec<String>,
    /// Which of all these phrases come from decisions in a review, not from the file.
    pub learned: HashSet<String>,
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
    /// Adds what was learned in reviews, the oldest lesson first. Where it contradicts the file the
    /// file holds, where it contradicts itself the newest lesson.
    #[must_use]
    pub fn taught(mut self, lessons: &[Lesson]) -> Self {
        let mut spoken = self.phrases();
        for lesson in lessons.iter().rev() {
            match lesson {
                Lesson::Always { subject, phrases } => {
                    let new = self.new_phrases(phrases, &mut spoken);
                    self.add(subject, new);
                }
                Lesson::Never { phrases } => {
                    let new = self.new_phrases(phrases, &mut spoken);
                    self.ignore.extend(new);
                }
                // about lines, not about words
                Lesson::Heading(_) => {}
            }
        }
        self
    }

    /// Those of `phrases` that nothing was said about yet.
    fn new_phrases(&mut self, phrases: &[String], spoken: &mut HashSet<String>) -> Vec<String> {
        let new = phrases
            .iter()
            .filter(|phrase| spoken.insert((*phrase).clone()));
        let new: Vec<String> = new.cloned().collect();
        self.learned.extend(new.iter().cloned());
        new
    }

    fn add(&mut self, subject: &Subject, phrases: Vec<String>) {
        if phrases.is_empty() {
            return;
        }
        let label = subject.label.clone();
        match subject.class {
            EntityType::Issue => self.issues.push(UserIssue {
                label,
                terms: phrases,
            }),
            // a place is nothing to be highlighted
            EntityType::Place => self.ignore.extend(phrases),
            class => self.stakeholders.push(UserStakeholder {
                label,
                aliases: phrases,
                class: Some(class),
            }),
        }
    }

    /// All phrases that something is said about.
    fn phrases(&self) -> HashSet<String> {
        let stakeholders = self.stakeholders.iter();
        let names = stakeholders.flat_map(|entry| entry.aliases.iter().chain([&entry.label]));
        let issues = self.issues.iter();
        let terms = issues.flat_map(|entry| entry.terms.iter().chain([&entry.label]));
        names.chain(terms).chain(&self.ignore).cloned().collect()
    }

    /// True where there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.stakeholders.is_empty() && self.issues.is_empty() && self.ignore.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{UserLexicon, UserStakeholder};
    use crate::model::{EntityType, Lesson, Subject};

    fn always(label: &str, phrase: &str) -> Lesson {
        Lesson::Always {
            subject: Subject {
                label: label.to_owned(),
                class: EntityType::Group,
            },
            phrases: vec![phrase.to_owned()],
        }
    }

    #[test]
    fn the_file_holds_and_then_the_newest_lesson() {
        let file = UserLexicon {
            stakeholders: vec![UserStakeholder {
                label: "Grain Board".to_owned(),
                aliases: vec!["NGB".to_owned()],
                class: None,
            }],
            ..UserLexicon::default()
        };
        let never = Lesson::Never {
            phrases: vec!["NGB".to_owned(), "guild".to_owned()],
        };
        let lessons = [
            always("Guild", "guild"),
            never,
            always("Fishers", "fishers"),
        ];
        let taught = file.taught(&lessons);
        assert_eq!(taught.ignore, ["guild"]);
        let labels: Vec<_> = taught
            .stakeholders
            .iter()
            .map(|entry| &entry.label)
            .collect();
        assert_eq!(labels, ["Grain Board", "Fishers"]);
        assert!(taught.learned.contains("guild") && !taught.learned.contains("NGB"));
    }
}

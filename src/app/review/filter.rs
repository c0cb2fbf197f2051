//! What a review shows: words that say which highlights are wanted.

use crate::app::document::Document;
use crate::app::light::Light;
use crate::model::{EntityType, HighlightKind, Verdict};
use crate::text::{folded, holds};

/// Most ways to go on that are offered.
const OFFERED: usize = 12;

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    Kind(HighlightKind),
    Class(EntityType),
    Verdict(Verdict),
    /// With a note.
    Noted,
    /// About which several people disagree.
    Disputed,
    /// Surer than so many per cent.
    Above(u8),
    /// Less sure than so many per cent.
    Below(u8),
    /// In a section whose heading has these words.
    Section(String),
    /// These words in the highlight, its entity or the heading of its section.
    Words(String),
}

/// A filter over the highlights; all of its words must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    text: String,
    terms: Vec<Term>,
}

impl Filter {
    /// Reads a filter as it is typed: `issue`, `rejected`, `noted`, `<.8`, `§ sanctions`, names.
    pub fn new(text: &str) -> Self {
        let mut terms = Vec::new();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            if let Some(heading) = word.strip_prefix('§') {
                let rest = std::iter::once(heading).chain(words.by_ref());
                let heading = rest.collect::<Vec<_>>().join(" ");
                let heading = folded(heading.trim()).into_owned();
                if !heading.is_empty() {
                    terms.push(Term::Section(heading));
                }
            } else {
                terms.push(term(&folded(word)));
            }
        }
        Self {
            text: text.trim().to_owned(),
            terms,
        }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True where everything is wanted.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// True where mere notes are asked for.
    pub fn wants_notes(&self) -> bool {
        let notes = [Term::Noted, Term::Kind(HighlightKind::Note)];
        self.terms.iter().any(|term| notes.contains(term))
    }

    /// True for a highlight that is wanted.
    pub fn matches(&self, light: &Light, document: &Document) -> bool {
        self.terms.iter().all(|term| match term {
            Term::Kind(kind) => light.kind == *kind,
            Term::Class(class) => {
                let entity = document.lights.entity(light);
                entity.is_some_and(|entity| entity.class == *class)
            }
            Term::Verdict(Verdict::Undecided) => light.is_undecided(),
            Term::Verdict(verdict) => light.verdict == *verdict,
            Term::Noted => light.noted,
            Term::Disputed => document.disputes.contains_key(&light.span),
            Term::Above(percent) => light.confidence > *percent,
            Term::Below(percent) => light.confidence < *percent,
            Term::Section(words) => heading(light, document).contains(words),
            Term::Words(words) => has_words(light, document, words),
        })
    }
}

/// Words of a filter, as they are offered.
const WORDS: [&str; 14] = [
    "undecided",
    "person",
    "group",
    "state",
    "organisation",
    "issue",
    "stakeholder",
    "<.8",
    ">.9",
    "§",
    "accepted",
    "rejected",
    "noted",
    "note",
];

/// How what is typed could go on: the last word of it completed, with words of the filter first,
/// then with names of the article.
pub fn completions(typed: &str, document: &Document) -> Vec<String> {
    let start = typed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (head, word) = typed.split_at_checked(start).unwrap_or(("", typed));
    let begun = folded(word);
    let goes_on = |known: &&str| {
        let known = folded(known);
        known.starts_with(&*begun) && known != begun
    };
    let labels = document.lights.entities.iter();
    let labels = labels.map(|entity| entity.label.as_str());
    // all names for nothing typed would say nothing
    let labels = labels.filter(|_| !begun.is_empty());
    let known = WORDS.into_iter().chain(labels);
    let fitting = known.filter(goes_on).take(OFFERED);
    fitting.map(|known| format!("{head}{known}")).collect()
}

fn term(word: &str) -> Term {
    match word {
        "stakeholder" | "stakeholders" => return Term::Kind(HighlightKind::Stakeholder),
        "issue" | "issues" => return Term::Kind(HighlightKind::Issue),
        "note" | "notes" => return Term::Kind(HighlightKind::Note),
        "person" | "persons" | "people" => return Term::Class(EntityType::Person),
        "group" | "groups" => return Term::Class(EntityType::Group),
        "state" | "states" => return Term::Class(EntityType::State),
        "organisation" | "organisations" | "organization" | "organizations" => {
            return Term::Class(EntityType::Organisation);
        }
        "noted" => return Term::Noted,
        "disputed" => return Term::Disputed,
        "undecided" | "open" => return Term::Verdict(Verdict::Undecided),
        "accepted" => return Term::Verdict(Verdict::Accepted),
        "rejected" => return Term::Verdict(Verdict::Rejected),
        _ => {}
    }
    if let Some(percent) = word.strip_prefix('<').and_then(percent) {
        return Term::Below(percent);
    }
    if let Some(percent) = word.strip_prefix('>').and_then(percent) {
        return Term::Above(percent);
    }
    Term::Words(word.to_owned())
}

/// `.8`, `0.8` or `80`, in per cent.
fn percent(word: &str) -> Option<u8> {
    let number: f32 = word.trim_start_matches('=').parse().ok()?;
    let percent = if number <= 1.0 {
        number * 100.0
    } else {
        number
    };
    // a hundred at most, so that it fits
    (0.0..=100.0)
        .contains(&percent)
        .then(|| percent.round().clamp(0.0, 100.0) as u8)
}

fn heading(light: &Light, document: &Document) -> String {
    let section = document.article.section_at(light.span.start);
    folded(document.heading(section)).into_owned()
}

fn has_words(light: &Light, document: &Document, words: &str) -> bool {
    let entity = document.lights.entity(light);
    let named = entity.is_some_and(|entity| {
        holds(&entity.label, words) || entity.aliases.iter().any(|alias| holds(alias, words))
    });
    named
        || holds(light.span.of(&document.article.text), words)
        || heading(light, document).contains(words)
}

#[cfg(test)]
mod tests {
    use super::{Filter, Term};
    use crate::model::{HighlightKind, Verdict};

    #[test]
    fn words_become_conditions() {
        let filter = Filter::new("Issues undecided <.8 grain § What Is on");
        assert_eq!(
            filter.terms,
            [
                Term::Kind(HighlightKind::Issue),
                Term::Verdict(Verdict::Undecided),
                Term::Below(80),
                Term::Words("grain".to_owned()),
                Term::Section("what is on".to_owned())
            ]
        );
        assert_eq!(Filter::new(">90").terms, [Term::Above(90)]);
        assert_eq!(
            Filter::new("<what").terms,
            [Term::Words("<what".to_owned())]
        );
        assert!(Filter::new("  ").is_empty());
    }
}

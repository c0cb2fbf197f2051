//! Correcting a highlight: its kind, its type, the entity that it stands for.

use super::Question;
use super::deciding::Then;
use super::picker::{Choice, Picker, Purpose, Row};
use crate::app::{App, Effect, LineEdit};
use crate::model::{EntityType, Highlight, HighlightKind, Lesson, Span, Subject, Verdict};

/// What a highlight can be, with the words for it.
const KINDS: [(HighlightKind, EntityType, &str); 6] = [
    (HighlightKind::Issue, EntityType::Issue, "issue"),
    (HighlightKind::Stakeholder, EntityType::State, "state"),
    (
        HighlightKind::Stakeholder,
        EntityType::Organisation,
        "organisation",
    ),
    (HighlightKind::Stakeholder, EntityType::Person, "person"),
    (HighlightKind::Stakeholder, EntityType::Group, "group"),
    (HighlightKind::Place, EntityType::Place, "place"),
];

/// Most entities that are offered.
const OFFERED: usize = 2000;

impl App {
    /// Opens the list of what the current highlight could be instead.
    pub(in crate::app) fn open_change(&mut self) -> Vec<Effect> {
        let Some(light) = self.decidable() else {
            return Vec::new();
        };
        let lights = &self.document.lights;
        let now = lights.highlight(&light);
        let Some(subject) = now.subject else {
            return Vec::new();
        };
        let mut rows: Vec<Row> = Vec::new();
        for (kind, class, words) in KINDS {
            if (kind, class) != (now.kind, subject.class) {
                let subject = Subject {
                    label: subject.label.clone(),
                    class,
                };
                rows.push(Row {
                    words: words.to_owned(),
                    detail: format!("“{}” is {}", subject.label, with_article(words)),
                    choice: Choice::Kind(kind, subject),
                });
            }
        }
        rows.extend(self.entity_rows(None, &subject));
        let new = new_rows(now.kind);
        let words = light.span.of(&self.article().text);
        let title = format!("Change “{}” to", crate::text::ellipsis(words, 40));
        let purpose = Purpose::Change(light.span);
        self.picker = Some(Picker::new(title, purpose, rows, new, LineEdit::default()));
        Vec::new()
    }

    /// The entities of the article as rows; of one kind, or of all but `except`.
    pub(super) fn entity_rows(&self, kind: Option<HighlightKind>, except: &Subject) -> Vec<Row> {
        let lights = &self.document.lights;
        let entities = lights.entities.iter().take(OFFERED);
        let wanted = entities.filter(|entity| {
            let of_kind = kind.is_none_or(|kind| kind == entity.kind.into());
            of_kind && (kind.is_some() || entity.label != except.label)
        });
        wanted
            .map(|entity| {
                let subject = Subject {
                    label: entity.label.clone(),
                    class: entity.class,
                };
                let class = class_word(entity.class);
                Row {
                    words: entity.label.clone(),
                    detail: if kind.is_some() {
                        class.to_owned()
                    } else {
                        format!("same as this {class}")
                    },
                    choice: Choice::Same(entity.kind.into(), subject),
                }
            })
            .collect()
    }

    /// Changes a highlight, which decides it as well.
    pub(super) fn change(&mut self, span: Span, choice: &Choice, typed: &str) -> Vec<Effect> {
        let lights = &self.document.lights;
        let Some(&light) = lights.on(span).and_then(|at| lights.all().get(at)) else {
            return Vec::new();
        };
        let now = lights.highlight(&light);
        let changed = |kind, subject: &Subject| Highlight {
            kind,
            subject: Some(subject.clone()),
            verdict: Verdict::Accepted,
            ..now.clone()
        };
        let words = span.of(&self.article().text).to_owned();
        match choice {
            Choice::Same(kind, subject) => self.merge(&now, *kind, subject),
            Choice::Kind(kind, subject) => {
                let said = format!(
                    "Changed: “{words}” is {}.",
                    with_article(class_word(subject.class))
                );
                self.keep(vec![changed(*kind, subject)], Then::Next(span), said, None)
            }
            Choice::New(kind, class) => {
                let subject = Subject {
                    label: typed.to_owned(),
                    class: *class,
                };
                let said = format!("Changed: “{words}” is {typed}.");
                self.keep(vec![changed(*kind, &subject)], Then::Next(span), said, None)
            }
            _ => Vec::new(),
        }
    }

    /// All mentions of the entity of `now` become those of another.
    fn merge(&mut self, now: &Highlight, kind: HighlightKind, subject: &Subject) -> Vec<Effect> {
        let Some(span) = now.span else {
            return Vec::new();
        };
        let lights = &self.document.lights;
        let entity = lights
            .on(span)
            .and_then(|at| lights.all().get(at))
            .and_then(super::super::lights::Light::entity);
        let same = lights
            .all()
            .iter()
            .filter(|light| light.entity() == entity && !light.is_note());
        let mut phrases: Vec<String> = Vec::new();
        let mut highlights = Vec::new();
        for light in same {
            let before = lights.highlight(light);
            let words = light.span.of(&self.article().text);
            if !phrases.iter().any(|known| known == words) {
                phrases.push(words.to_owned());
            }
            let verdict = match before.verdict {
                Verdict::Rejected if light.span != span => Verdict::Rejected,
                _ => Verdict::Accepted,
            };
            highlights.push(Highlight {
                kind,
                subject: Some(subject.clone()),
                verdict,
                ..before
            });
        }
        let words = span.of(&self.article().text);
        let said = format!("“{words}” is {} now.", subject.label);
        let lesson = Lesson::Always {
            subject: subject.clone(),
            phrases,
        };
        let question = Some(Question::Learn(lesson));
        self.keep(highlights, Then::Next(span), said, question)
    }
}

/// Rows that make what is typed a new entity of this kind.
pub(super) fn new_rows(kind: HighlightKind) -> Vec<Row> {
    let kinds = KINDS.into_iter().filter(|known| known.0 == kind);
    // what is not known is more often a body or a group than a state
    let mut kinds: Vec<_> = kinds.collect();
    kinds.sort_by_key(|known| known.1 == EntityType::State);
    kinds
        .into_iter()
        .map(|(kind, class, words)| Row {
            words: format!("new {words}"),
            detail: String::new(),
            choice: Choice::New(kind, class),
        })
        .collect()
}

/// The word for a class of entities.
pub fn class_word(class: EntityType) -> &'static str {
    KINDS
        .into_iter()
        .find(|known| known.1 == class)
        .map_or("", |known| known.2)
}

fn with_article(word: &str) -> String {
    let article = if word.starts_with(['i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {word}")
}

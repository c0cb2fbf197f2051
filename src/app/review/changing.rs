//! Correcting a highlight: its kind, its type, the entity that it stands for.

use super::Question;
use super::deciding::Then;
use super::picker::{Choice, Picker, Purpose, Row};
use crate::app::{App, Effect, Light, LineEdit};
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
        match self.decidable() {
            Ok(light) => {
                let whole = self.reviewed_entity().is_some();
                self.offer_changes(&light, whole);
                Vec::new()
            }
            Err(instead) => instead,
        }
    }

    /// Opens the list of what an entity could be instead: of all its mentions.
    pub(in crate::app) fn open_change_all(&mut self, entity: usize) -> Vec<Effect> {
        let mut lit = self.document.lights.of(entity);
        let first = lit.find(|light| light.is_lit()).copied();
        drop(lit);
        if let Some(light) = first {
            self.offer_changes(&light, true);
        }
        Vec::new()
    }

    fn offer_changes(&mut self, light: &Light, all: bool) {
        let lights = &self.document.lights;
        let now = lights.highlight(light);
        let Some(subject) = now.subject else { return };
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
        let (what, purpose) = if all {
            let words = format!("all of {}", subject.label);
            (words, Purpose::ChangeAll(light.span))
        } else {
            let words = light.span.of(&self.article().text);
            let words = format!("“{}”", crate::text::ellipsis(words, 40));
            (words, Purpose::Change(light.span))
        };
        let title = format!("Change {what} to");
        self.picker = Some(Picker::new(title, purpose, rows, new, LineEdit::default()));
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
                let class = entity.class.name();
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
            Choice::Same(kind, subject) => {
                let entity = light.entity().and_then(|at| lights.entities.get(at));
                let mentions = light.entity().map_or(1, |entity| lights.of(entity).count());
                let said = match entity {
                    Some(entity) if mentions > 1 => {
                        format!("{mentions} of {} are {} now.", entity.label, subject.label)
                    }
                    _ => format!("“{words}” is {} now.", subject.label),
                };
                self.merge(span, *kind, subject, said)
            }
            Choice::Kind(kind, subject) => {
                let said = format!(
                    "Changed: “{words}” is {}.",
                    with_article(subject.class.name())
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

    /// Changes all mentions of the entity that stands at `span`.
    pub(super) fn change_all(&mut self, span: Span, choice: &Choice, typed: &str) -> Vec<Effect> {
        let (kind, subject) = match choice {
            Choice::Same(kind, subject) | Choice::Kind(kind, subject) => (*kind, subject.clone()),
            Choice::New(kind, class) => {
                let label = typed.to_owned();
                let class = *class;
                (*kind, Subject { label, class })
            }
            _ => return Vec::new(),
        };
        let lights = &self.document.lights;
        let light = lights.on(span).and_then(|at| lights.all().get(at));
        let before = light.and_then(|light| lights.entity(light));
        let before = before.map_or(String::new(), |entity| entity.label.clone());
        let is = if before == subject.label {
            with_article(subject.class.name())
        } else {
            subject.label.clone()
        };
        self.merge(span, kind, &subject, format!("{before} is {is} now."))
    }

    /// All mentions of the entity that stands at `span` become those of another.
    fn merge(
        &mut self,
        span: Span,
        kind: HighlightKind,
        subject: &Subject,
        said: String,
    ) -> Vec<Effect> {
        let lights = &self.document.lights;
        let light = lights.on(span).and_then(|at| lights.all().get(at));
        let Some(entity) = light.and_then(Light::entity) else {
            return Vec::new();
        };
        let phrases = self.phrases_of(entity);
        let mut highlights = Vec::new();
        for light in lights.of(entity) {
            let before = lights.highlight(light);
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

fn with_article(word: &str) -> String {
    let article = if word.starts_with(['i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {word}")
}

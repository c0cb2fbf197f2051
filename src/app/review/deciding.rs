//! Verdicts: keeping them, moving on when they are kept, taking them back.

use std::collections::HashSet;

use super::Question;
use crate::app::light::Light;
use crate::app::{App, Effect};
use crate::model::{Action, Highlight, HighlightKind, Layer, Lesson, Span, Subject, Verdict};

/// What happens once something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Then {
    /// In a review the frame goes on to the next undecided one behind this.
    Next(Span),
    /// In a review the list of what is doubtful is offered.
    Offer,
    /// In a review that list goes on.
    List,
    /// In the inspector the next row is selected that has something undecided.
    NextRow,
    /// Nothing moves.
    Stay,
}

impl Then {
    /// True where the frame of a review moves on.
    fn moves(self) -> bool {
        !matches!(self, Self::NextRow | Self::Stay)
    }
}

/// What is on its way to the store.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Its number; only the newest moves the frame.
    token: u64,
    then: Then,
    /// Said when it is kept.
    words: String,
    /// Asked when it is kept.
    question: Option<Question>,
    /// Put by for later articles when it is kept.
    lessons: Vec<Lesson>,
}

impl App {
    /// The current highlight, while it is on the screen.
    pub fn current_light(&self) -> Option<&Light> {
        let current = self.current?;
        let visible = self.view.visible();
        let shown = visible.start <= current.start && current.start < visible.end;
        let lights = &self.document.lights;
        lights.all().get(lights.on(current)?).filter(|_| shown)
    }

    /// Hands highlights to the store as one step; what follows waits until they are kept.
    pub(in crate::app) fn keep(
        &mut self,
        highlights: Vec<Highlight>,
        then: Then,
        words: String,
        question: Option<Question>,
    ) -> Vec<Effect> {
        self.token += 1;
        self.keeping = Some(Keeping {
            token: self.token,
            then,
            words,
            question,
            lessons: Vec::new(),
        });
        vec![Effect::Keep {
            token: self.token,
            highlights,
        }]
    }

    /// What is on its way to the store teaches this once it is kept.
    pub(super) fn teach_when_kept(&mut self, lessons: Vec<Lesson>) {
        if let Some(keeping) = &mut self.keeping {
            keeping.lessons = lessons;
        }
    }

    /// The store has kept something, or failed to.
    pub(in crate::app) fn kept(
        &mut self,
        token: u64,
        result: Result<Vec<Highlight>, String>,
    ) -> Vec<Effect> {
        let keeping = self.keeping.take_if(|keeping| keeping.token == token);
        let changed = match result {
            Ok(changed) => changed,
            Err(words) => {
                self.message = Some(words);
                self.restore_note(token);
                return Vec::new();
            }
        };
        self.take_in(&changed);
        self.teach_headings(&changed);
        self.let_go_of(&changed);
        self.close_note(token);
        let Some(keeping) = keeping else {
            return Vec::new();
        };
        for lesson in keeping.lessons {
            self.put_by(lesson);
        }
        self.message = Some(keeping.words).filter(|words| !words.is_empty());
        // while one decision follows another nothing is asked: all at once, at the end
        let goes_on = self.review.is_some() || keeping.then == Then::NextRow;
        self.question = match keeping.question {
            Some(Question::Learn(lesson)) if goes_on => {
                self.put_by(lesson);
                None
            }
            question => question,
        };
        if keeping.then == Then::NextRow {
            self.inspector.next_undecided(&self.document);
        }
        if self.review.is_none() {
            return Vec::new();
        }
        if self.question.is_none() && keeping.then.moves() {
            self.message = None;
        }
        match keeping.then {
            Then::Next(after) => self.next_in_review(Some(after)),
            Then::Offer => self.go_on_with_doubts(),
            Then::List => self.list_doubts(),
            Then::NextRow | Then::Stay => Vec::new(),
        }
    }

    /// Takes in what was kept or taken back.
    fn take_in(&mut self, changed: &[Highlight]) {
        self.document.keep(changed);
        if changed
            .iter()
            .any(|highlight| highlight.layer() == Layer::Heading)
        {
            self.outline.rebuild(&self.document);
        }
        self.refresh_notes();
    }

    /// Accepts or rejects the current highlight.
    pub(in crate::app) fn decide(&mut self, verdict: Verdict) -> Vec<Effect> {
        let light = match self.decidable() {
            Ok(light) => light,
            Err(instead) => return instead,
        };
        if let Some(review) = &self.review
            && let Some(entity) = review.whole(&light)
        {
            return self.decide_whole(entity, verdict, light.span);
        }
        let mut highlight = self.document.lights.highlight(&light);
        highlight.verdict = verdict;
        let name = light.span.of(&self.article().text);
        let words = format!("{}: {name}.", said(verdict));
        self.keep(vec![highlight], Then::Next(light.span), words, None)
    }

    /// The current highlight where a verdict makes sense. Else says why not; in a review, where it
    /// was only scrolled off the screen, brings it back to be seen before it is decided.
    ///
    /// # Errors
    /// What is to be done instead of the verdict.
    pub(in crate::app) fn decidable(&mut self) -> Result<Light, Vec<Effect>> {
        match self.current_light().copied() {
            Some(light) if !light.is_note() => return Ok(light),
            Some(_) => {
                let key = self.keymap.told(Action::Note);
                self.message = Some(format!("This is a note: {key} opens it."));
            }
            None if self.review.is_some() => return Err(self.back_to_review()),
            None => return self.decidable_here(),
        }
        Err(Vec::new())
    }

    /// The highlight under the search hit, where none was reached. Another one of its sentence is
    /// framed, to be seen before it is decided.
    fn decidable_here(&mut self) -> Result<Light, Vec<Effect>> {
        let Some((span, sure)) = self.light_here() else {
            self.say_no_highlight();
            return Err(Vec::new());
        };
        self.go_to_highlight(span);
        if sure && let Some(light) = self.current_light() {
            return Ok(*light);
        }
        self.message = Some("Nothing is decided yet: this is the highlight.".to_owned());
        Err(Vec::new())
    }

    /// Says that no highlight is framed, and how to get to one; where there is none, why.
    pub(in crate::app) fn say_no_highlight(&mut self) {
        if self.withheld.is_some() && self.document.lights.all().is_empty() {
            self.message = Some(self.no_highlights());
            return;
        }
        let key = self.keymap.told(Action::NextHighlight);
        self.message = Some(format!("No current highlight: {key} goes to the next one."));
    }

    /// Accepts or rejects all mentions of the current one's entity.
    pub(in crate::app) fn decide_entity(&mut self, verdict: Verdict) -> Vec<Effect> {
        let light = match self.decidable() {
            Ok(light) => light,
            Err(instead) => return instead,
        };
        match light.entity() {
            Some(entity) => self.decide_mentions(entity, verdict, Then::Next(light.span)),
            None => Vec::new(),
        }
    }

    /// Accepts or rejects an entity under review: the mentions of it that wait.
    fn decide_whole(&mut self, entity: usize, verdict: Verdict, here: Span) -> Vec<Effect> {
        let Some(review) = &self.review else {
            return Vec::new();
        };
        let lights = &self.document.lights;
        let waiting = review.mentions(entity, &self.document).into_iter();
        let highlights = waiting.map(|light| Highlight {
            verdict,
            ..lights.highlight(light)
        });
        let highlights = highlights.collect();
        self.keep_of(entity, highlights, verdict, Then::Next(here))
    }

    /// Accepts or rejects all mentions of an entity.
    pub(in crate::app) fn decide_mentions(
        &mut self,
        entity: usize,
        verdict: Verdict,
        then: Then,
    ) -> Vec<Effect> {
        let lights = &self.document.lights;
        let all = lights.of(entity).map(|light| Highlight {
            verdict,
            ..lights.highlight(light)
        });
        let highlights = all.collect();
        self.keep_of(entity, highlights, verdict, then)
    }

    /// Keeps verdicts on mentions of an entity, and what they teach.
    fn keep_of(
        &mut self,
        entity: usize,
        highlights: Vec<Highlight>,
        verdict: Verdict,
        then: Then,
    ) -> Vec<Effect> {
        let spans: Vec<Span> = highlights.iter().filter_map(|one| one.span).collect();
        let question = self.lesson(entity, &spans, verdict).map(Question::Learn);
        let label = self.document.lights.entities.get(entity);
        let label = label.map_or("", |entity| &entity.label);
        let words = format!("{} {} of {label}.", said(verdict), highlights.len());
        self.keep(highlights, then, words, question)
    }

    /// What a verdict on places of an entity teaches.
    pub(super) fn lesson(&self, entity: usize, spans: &[Span], verdict: Verdict) -> Option<Lesson> {
        let lights = &self.document.lights;
        let text = &self.article().text;
        let changed: HashSet<&Span> = spans.iter().collect();
        // words that stay accepted at another place are not wrong as such
        let right: HashSet<&str> = lights
            .of(entity)
            .filter(|light| light.verdict == Verdict::Accepted && !changed.contains(&light.span))
            .map(|light| light.span.of(text))
            .collect();
        let mut phrases: Vec<String> = Vec::new();
        for span in spans {
            let words = span.of(text);
            let teaches = verdict == Verdict::Accepted || !right.contains(words);
            if teaches && !phrases.iter().any(|known| known == words) {
                phrases.push(words.to_owned());
            }
        }
        let subject = lights.entities.get(entity).map(|entity| Subject {
            label: entity.label.clone(),
            class: entity.class,
        });
        let lesson = match (verdict, subject) {
            (Verdict::Accepted, Some(subject)) => Lesson::Always { subject, phrases },
            _ => Lesson::Never { phrases },
        };
        (!lesson.phrases().is_empty()).then_some(lesson)
    }

    /// The words by which an entity is highlighted in the article, each once.
    pub(super) fn phrases_of(&self, entity: usize) -> Vec<String> {
        let mut phrases: Vec<String> = Vec::new();
        for light in self.document.lights.of(entity) {
            let words = light.span.of(&self.article().text);
            if !phrases.iter().any(|known| known == words) {
                phrases.push(words.to_owned());
            }
        }
        phrases
    }

    /// Decides all that the filter of the review shows and that waits.
    pub(in crate::app) fn decide_shown(&mut self, verdict: Verdict) -> Vec<Effect> {
        let Some(review) = &self.review else {
            return Vec::new();
        };
        let lights = &self.document.lights;
        let all = review.decidable(&self.document).into_iter();
        let highlights: Vec<Highlight> = all
            .map(|light| Highlight {
                verdict,
                ..lights.highlight(light)
            })
            .collect();
        let words = format!("{} {}.", said(verdict), highlights.len());
        let after = self.current.unwrap_or_default();
        self.keep(highlights, Then::Next(after), words, None)
    }

    /// Takes the newest step back.
    pub(in crate::app) fn undo() -> Vec<Effect> {
        vec![Effect::Undo]
    }

    /// The store has taken a step back: goes to where it was.
    pub(in crate::app) fn undone(
        &mut self,
        result: Result<Option<Vec<Highlight>>, String>,
    ) -> Vec<Effect> {
        let changed = match result {
            Ok(Some(changed)) => changed,
            Ok(None) => {
                self.message = Some("Nothing to undo in this article.".to_owned());
                return Vec::new();
            }
            Err(words) => {
                self.message = Some(words);
                return Vec::new();
            }
        };
        let words = undone_words(&changed, &self.document.lights.kept);
        self.take_lessons_back(&changed);
        self.take_in(&changed);
        let words = self.gone_words(&changed).unwrap_or(words);
        let mut effects = Vec::new();
        if let Some(first) = changed.iter().find_map(|highlight| highlight.span) {
            self.go_to_highlight(first);
            self.let_go_of(&changed);
            if self.current.is_none() && self.review.is_some() {
                effects = self.next_in_review(Some(first));
            }
        }
        self.message = Some(words);
        effects.extend(self.ask_why());
        effects
    }
}

/// A verdict as it is said of a highlight.
pub(in crate::app) fn said(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "Accepted",
        Verdict::Rejected => "Rejected",
        Verdict::Undecided => "Undecided",
    }
}

/// What was taken back; `before` is what was kept until then.
fn undone_words(changed: &[Highlight], before: &[Highlight]) -> String {
    let is_note_alone = |one: &Highlight| {
        let same = |known: &&Highlight| known.span == one.span && known.layer() == one.layer();
        let known = before.iter().find(same);
        known.is_some_and(|known| known.verdict == one.verdict && known.note != one.note)
    };
    match changed {
        [one] if one.kind == HighlightKind::Note && one.note.is_none() => {
            "Undone: the note.".to_owned()
        }
        [one] if one.layer() == Layer::Heading => "Undone: the outline is as it was.".to_owned(),
        [one] if is_note_alone(one) => {
            let words = crate::text::ellipsis(&one.anchor.exact, 40);
            format!("Undone: the note on {words} is as it was.")
        }
        [one] => {
            let words = crate::text::ellipsis(&one.anchor.exact, 40).into_owned();
            format!("Undone: {words} is {} again.", one.verdict.name())
        }
        many => format!("Undone: {} highlights are as they were.", many.len()),
    }
}

//! What is sure enough to be accepted at once, and what a review teaches for later articles.

use super::deciding::{Then, said};
use super::picker::{Choice, Picker, Purpose, Row, lesson_words};
use super::{Question, Review};
use crate::app::light::Light;
use crate::app::{App, Document, Effect, Focus, LineEdit};
use crate::model::{Highlight, Learned, Lesson, Verdict};
use crate::text::folded;

/// Per cent of confidence from which a highlight is sure.
const SURE: u8 = 90;

impl App {
    /// The highlights under review that wait and are sure.
    fn sure(&self, review: &Review) -> Vec<Light> {
        let document = &self.document;
        let shown = document.lights.all().iter();
        let waiting = shown.filter(|light| light.is_undecided() && review.shows(light, document));
        waiting
            .filter(|light| light.confidence >= SURE && !doubted(light, document, &self.learned))
            .copied()
            .collect()
    }

    /// Offers to accept what is sure, where there is any and something was not decided before.
    pub(super) fn offer_sure(&mut self) {
        let Some(review) = &self.review else { return };
        let sure = self.sure(review).len();
        let (decided, all) = review.progress(&self.document);
        if sure > 0 && self.question.is_none() {
            self.question = Some(Question::AcceptSure(sure, all - decided));
        } else {
            self.offer_doubts();
        }
    }

    /// Accepts what is sure of all that is under review.
    pub(super) fn accept_sure(&mut self) -> Vec<Effect> {
        let Some(review) = &self.review else {
            return Vec::new();
        };
        let lights = &self.document.lights;
        let highlights: Vec<Highlight> = self
            .sure(review)
            .iter()
            .map(|light| Highlight {
                verdict: Verdict::Accepted,
                ..lights.highlight(light)
            })
            .collect();
        if highlights.is_empty() {
            if review.is_done(&self.document) {
                self.message = Some("Nothing that waits is sure.".to_owned());
                return Vec::new();
            }
            return self.list_doubts();
        }
        let words = format!(
            "{} {} that are sure.",
            said(Verdict::Accepted),
            highlights.len()
        );
        self.keep(highlights, Then::Offer, words, None)
    }

    /// Puts a lesson by until the reader is asked; what it contradicts goes.
    pub(in crate::app) fn put_by(&mut self, lesson: Lesson) {
        for known in &mut self.lessons {
            known.give_way_to(&lesson);
        }
        let same = |known: &Lesson| known.is_spent() || known.is_in(&lesson);
        self.lessons.retain(|known| !same(known));
        self.lessons.push(lesson);
    }

    /// Drops the lessons of verdicts that were taken back.
    pub(super) fn take_lessons_back(&mut self, changed: &[Highlight]) {
        let words = |lesson: &Lesson| {
            let line = lesson.heading().map(|heading| &heading.words);
            let mut all = lesson.phrases().iter().chain(line);
            all.any(|phrase| changed.iter().any(|one| one.anchor.exact == *phrase))
        };
        self.lessons.retain(|lesson| !words(lesson));
    }

    /// Asks once whether what was decided holds for later articles, too.
    pub(super) fn ask_lessons(&mut self) {
        if !self.lessons.is_empty() && self.question.is_none() {
            self.question = Some(Question::KeepLessons);
        }
    }

    /// Asks for the lessons once the reader goes on to something else.
    pub(in crate::app) fn settle_lessons(&mut self) {
        let deciding = self.review.is_some() || self.focus == Focus::Inspector;
        if !self.is_correcting() && !deciding && self.picker.is_none() {
            self.ask_lessons();
        }
    }

    /// Keeps all lessons that were put by.
    pub(super) fn keep_lessons(&mut self) -> Vec<Effect> {
        let lessons = std::mem::take(&mut self.lessons);
        lessons.into_iter().map(Effect::Learn).collect()
    }

    /// Leaves one of the lessons out; the list stays open while there are more.
    pub(super) fn leave_lesson_out(&mut self, index: usize) -> Vec<Effect> {
        if index < self.lessons.len() {
            self.lessons.remove(index);
        }
        if !self.lessons.is_empty() {
            self.list_lessons();
        }
        Vec::new()
    }

    /// Lists the lessons that were put by, each to be left out.
    pub(super) fn list_lessons(&mut self) {
        let all = Row {
            words: format!("keep these {}", self.lessons.len()),
            detail: "for later articles".to_owned(),
            choice: Choice::KeepLessons,
        };
        let rows = self.lessons.iter().enumerate().map(|(index, lesson)| Row {
            words: lesson_words(lesson),
            detail: "Enter leaves it out".to_owned(),
            choice: Choice::LeaveOut(index),
        });
        let rows = std::iter::once(all).chain(rows).collect();
        let title = "For later articles".to_owned();
        let line = LineEdit::default();
        self.picker = Some(Picker::new(title, Purpose::Do, rows, Vec::new(), line));
    }
}

/// True where the newest lesson about these words speaks against the highlight.
pub(super) fn doubted(light: &Light, document: &Document, learned: &[Learned]) -> bool {
    if learned.is_empty() {
        return false;
    }
    let words = folded(light.span.of(&document.article.text));
    let about = |lesson: &Lesson| {
        let mut all = lesson.phrases().iter();
        all.any(|phrase| folded(phrase) == words)
    };
    let newest = learned.iter().rev().find(|known| about(&known.lesson));
    newest.is_some_and(|known| match &known.lesson {
        Lesson::Heading(_) => false,
        Lesson::Never { .. } => true,
        Lesson::Always { subject, .. } => {
            let entity = document.lights.entity(light);
            entity.is_none_or(|entity| folded(&entity.label) != folded(&subject.label))
        }
    })
}

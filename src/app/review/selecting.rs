//! Selecting words by keyboard, and making a highlight of them.

use super::deciding::Then;
use super::picker::{Choice, Picker, Purpose};
use super::{Question, changing};
use crate::app::{App, Effect, LineEdit};
use crate::model::{
    Action, Anchor, Article, Highlight, HighlightKind, MadeBy, Span, Subject, Verdict,
};
use crate::text::{sentences, words};

/// Most further occurrences that are offered.
const FURTHER: usize = 1000;

/// Blocks on either side of the moving end in which it looks for the next word.
const NEAR: usize = 4;

/// Most steps of one key.
const LONGEST_STEP: u32 = 1000;

/// Words that are being selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    span: Span,
    /// True while its start is moved, else its end is.
    at_start: bool,
    /// The orphaned highlight that is to be placed here, if that is what it is for.
    orphan: Option<Highlight>,
}

/// Which way an end moves, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Step {
    WordBack,
    WordOn,
    SentenceBack,
    SentenceOn,
}

impl Selection {
    /// What is selected.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The word at the end that moves: what has to be seen.
    fn moving(&self, article: &Article) -> Span {
        if self.at_start {
            return Span::new(self.span.start, self.span.start + 1);
        }
        let last = self.span.of(&article.text).chars().next_back();
        Span::new(
            self.span.end - last.map_or(0, |c| c.len_utf8() as u32),
            self.span.end,
        )
    }

    fn step(&mut self, article: &Article, step: Step) {
        let Span { start, end } = self.span;
        let at = if self.at_start { start } else { end };
        let units = match step {
            Step::WordBack | Step::WordOn => {
                units(article, at, |text| words::spans(text).collect())
            }
            Step::SentenceBack | Step::SentenceOn => {
                units(article, at, |text| sentences(text).collect())
            }
        };
        let on = matches!(step, Step::WordOn | Step::SentenceOn);
        let mut starts = units.iter().map(|unit| unit.start);
        let mut ends = units.iter().map(|unit| unit.end);
        let moved = match (self.at_start, on) {
            (true, true) => starts.find(|&at| at > start).map(|at| (at, end)),
            (true, false) => starts.rfind(|&at| at < start).map(|at| (at, end)),
            (false, true) => ends.find(|&at| at > end).map(|at| (start, at)),
            (false, false) => ends.rfind(|&at| at < end).map(|at| (start, at)),
        };
        if let Some((start, end)) = moved.filter(|(start, end)| start < end) {
            self.span = Span::new(start, end);
        }
    }
}

/// Words or sentences of the paragraphs around `at`.
fn units(article: &Article, at: u32, split: impl Fn(&str) -> Vec<(usize, usize)>) -> Vec<Span> {
    let block = article.block_at(at);
    let near = block.saturating_sub(NEAR)..(block + NEAR + 1).min(article.blocks.len());
    let blocks = article.blocks.get(near).unwrap_or(&[]);
    blocks
        .iter()
        .flat_map(|block| {
            let from = block.span.start;
            split(block.span.of(&article.text))
                .into_iter()
                .map(move |(start, end)| Span::new(from + start as u32, from + end as u32))
        })
        .collect()
}

impl App {
    /// Starts selecting with the current highlight, or the current sentence.
    pub(in crate::app) fn start_selection(&mut self, orphan: Option<Highlight>) -> Vec<Effect> {
        let Some(span) = self.this else {
            self.message = Some("Nothing here to select.".to_owned());
            return Vec::new();
        };
        self.focus = crate::app::Focus::Text;
        self.selection = Some(Selection {
            span,
            at_start: false,
            orphan,
        });
        Vec::new()
    }

    /// Selects the words between two places of the text, both included. Within one word the hand
    /// only trembled: nothing is selected.
    pub(in crate::app) fn select_between(&mut self, from: u32, to: u32) {
        let article = self.document.article.clone();
        let word = |at: u32| {
            let words = units(&article, at, |text| words::spans(text).collect());
            let here = words.into_iter().find(|word| word.contains(at));
            here.unwrap_or(Span::new(at, at + 1))
        };
        let (first, last) = (word(from.min(to)), word(from.max(to)));
        if first == last {
            return;
        }
        self.place = first.start;
        self.selection = Some(Selection {
            span: Span::new(first.start, last.end),
            at_start: to < from,
            orphan: None,
        });
    }

    /// Does what a key does while words are selected. Returns `None` where it does the same as
    /// always.
    pub(in crate::app) fn perform_in_selection(
        &mut self,
        action: Action,
        count: Option<u32>,
    ) -> Option<Vec<Effect>> {
        let selection = self.selection.as_mut()?;
        let step = match action {
            Action::SelectWordBack => Step::WordBack,
            Action::SelectWordOn => Step::WordOn,
            Action::SelectSentenceBack => Step::SentenceBack,
            Action::SelectSentenceOn => Step::SentenceOn,
            Action::SelectOtherEnd => {
                selection.at_start = !selection.at_start;
                self.show_selection();
                return Some(Vec::new());
            }
            Action::SelectStakeholder => {
                return Some(self.name_selection(HighlightKind::Stakeholder));
            }
            Action::SelectIssue => return Some(self.name_selection(HighlightKind::Issue)),
            Action::Go => return Some(self.place_orphan()),
            Action::Copy | Action::CopyCitation => {
                let effects = self.copy(action == Action::CopyCitation);
                self.selection = None;
                return Some(effects);
            }
            Action::Close | Action::Quit | Action::Select => {
                self.selection = None;
                return Some(Vec::new());
            }
            _ => return None,
        };
        let article = self.document.article.clone();
        for _ in 0..count.unwrap_or(1).min(LONGEST_STEP) {
            selection.step(&article, step);
        }
        self.show_selection();
        Some(Vec::new())
    }

    fn show_selection(&mut self) {
        let article = self.document.article.clone();
        if let Some(selection) = &self.selection {
            self.view.show(&article, selection.moving(&article));
        }
    }

    /// Asks which entity the selected words stand for.
    fn name_selection(&mut self, kind: HighlightKind) -> Vec<Effect> {
        let Some(span) = self.selection.as_ref().map(Selection::span) else {
            return Vec::new();
        };
        let words = span.of(&self.article().text).replace('\n', " ");
        let nobody = Subject {
            label: String::new(),
            class: crate::model::EntityType::Group,
        };
        let rows = self.entity_rows(Some(kind), &nobody);
        // the words themselves stand behind it, to be mended
        let title = "Stands for".to_owned();
        let purpose = Purpose::Own(span);
        let line = LineEdit::of(words.trim());
        let new = changing::new_rows(kind);
        self.picker = Some(Picker::new(title, purpose, rows, new, line));
        Vec::new()
    }

    /// Makes a highlight of the reader's own.
    pub(super) fn make_own(&mut self, span: Span, choice: &Choice, typed: &str) -> Vec<Effect> {
        let (kind, subject) = match choice {
            Choice::Same(kind, subject) => (*kind, subject.clone()),
            Choice::New(kind, class) => {
                let label = typed.to_owned();
                (
                    *kind,
                    Subject {
                        label,
                        class: *class,
                    },
                )
            }
            _ => return Vec::new(),
        };
        self.selection = None;
        let own = |span| own_highlight(span, kind, &subject);
        let mut first = own(span);
        // what was found on these very words, or noted on them, is kept
        let lights = &self.document.lights;
        if let Some(light) = lights.on(span).and_then(|at| lights.all().get(at))
            && !light.is_note()
        {
            let before = lights.highlight(light);
            first.note = before.note;
            first.made_by = before.made_by;
        }
        let others: Vec<Highlight> = self.further(span).into_iter().map(own).collect();
        let words = span.of(&self.article().text);
        let said = format!("Highlighted “{}”.", crate::text::ellipsis(words, 40));
        let question = (!others.is_empty()).then_some(Question::Also(others));
        self.current = Some(span);
        self.keep(vec![first], Then::Stay, said, question)
    }

    /// Where else the words of `span` stand, as whole words and not yet highlighted.
    fn further(&self, span: Span) -> Vec<Span> {
        let text = &self.article().text;
        let words = span.of(text);
        if words.is_empty() {
            return Vec::new();
        }
        let lights = &self.document.lights;
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        text.match_indices(words)
            .map(|(at, _)| Span::new(at as u32, (at + words.len()) as u32))
            .filter(|other| {
                let before = text
                    .get(..other.start as usize)
                    .and_then(|text| text.chars().next_back());
                let behind = text
                    .get(other.end as usize..)
                    .and_then(|text| text.chars().next());
                let cut_before = letter(before) && letter(words.chars().next());
                let cut_behind = letter(behind) && letter(words.chars().next_back());
                !cut_before && !cut_behind && *other != span && lights.on(*other).is_none()
            })
            .take(FURTHER)
            .collect()
    }

    /// Puts an orphaned highlight on the selected words.
    fn place_orphan(&mut self) -> Vec<Effect> {
        let Some(selection) = self.selection.take() else {
            return Vec::new();
        };
        let Some(orphan) = selection.orphan else {
            self.selection = Some(selection);
            return Vec::new();
        };
        self.token += 1;
        self.current = Some(selection.span);
        vec![Effect::PlaceByHand {
            token: self.token,
            orphan,
            span: selection.span,
        }]
    }
}

fn own_highlight(span: Span, kind: HighlightKind, subject: &Subject) -> Highlight {
    Highlight {
        span: Some(span),
        anchor: Anchor::default(),
        kind,
        subject: Some(subject.clone()),
        verdict: Verdict::Accepted,
        note: None,
        made_by: MadeBy::Reader,
        level: 0,
        at: 0,
    }
}

//! Correcting the outline: this line is a heading after all, or is none, or of another level.

use super::{App, Effect, Focus};
use crate::model::{
    Anchor, Block, BlockKind, Form, Guess, HeadingLesson, Highlight, HighlightKind, Key, Layer,
    Lesson, MadeBy, Span, Verdict,
};
use crate::text::ellipsis;

use super::review::Then;

/// Longest line that can be made a heading, in bytes: about three rows.
const LONGEST: u32 = 240;

/// Deepest level, as in Markdown.
const DEEPEST: u8 = 6;

/// A guess in words: "A heading, 87 % sure, by its length, how it ends, blank lines above it."
fn guessed(guess: &Guess, doubtful: u8) -> String {
    let sure = match guess.sure {
        sure if sure < doubtful => format!("Perhaps a heading, {sure} % sure"),
        sure => format!("A heading, {} % sure", sure.min(99)),
    };
    let taught = guess.taught.as_ref().map(|lesson| {
        let place = ellipsis(&lesson.article, TITLE);
        if lesson.heading {
            format!("you made lines like this headings in “{place}”")
        } else {
            format!("you made lines like this none in “{place}”")
        }
    });
    match (guess.because.as_slice(), taught) {
        ([], None) => format!("{sure}."),
        ([], Some(taught)) => format!("{sure}: {taught}."),
        (because, None) => format!("{sure}, by {}.", because.join(", ")),
        (because, Some(taught)) => format!("{sure}: {taught}; by {}.", because.join(", ")),
    }
}

/// Columns of a title in a message.
const TITLE: usize = 40;

impl App {
    /// Makes this line a heading, or makes it none.
    pub(super) fn turn_heading(&mut self) -> Vec<Effect> {
        let Some(block) = self.line_here() else {
            self.message = Some("No line here.".to_owned());
            return Vec::new();
        };
        let refusal = match block.kind {
            BlockKind::Title => Some("This is the title."),
            BlockKind::Rule | BlockKind::Row => Some("This can be no heading."),
            _ if block.span.len() > LONGEST || block.continues => {
                Some("This is too long for a heading.")
            }
            _ => None,
        };
        if let Some(words) = refusal {
            self.message = Some(words.to_owned());
            return Vec::new();
        }
        if block.kind == BlockKind::Heading {
            return self.set_heading(block.span, None);
        }
        let section = self.article().section_at(block.span.start);
        let level = self
            .article()
            .sections
            .get(section)
            .map_or(1, |section| section.level);
        self.set_heading(block.span, Some(level.max(1)))
    }

    /// True where the heading of a section may be none: nobody marked it, and it is less sure than
    /// the reader wants to be.
    pub fn is_doubtful(&self, section: usize) -> bool {
        let article = &self.document.article;
        let section = article.sections.get(section);
        let guess = section.and_then(|section| article.guess(section));
        guess.is_some_and(|guess| guess.sure < self.looks.doubtful)
            && !section.is_some_and(|section| self.document.is_made(section))
    }

    /// Says why the selected row of the outline is a heading, and how sure that is.
    pub(super) fn why_heading(&mut self) {
        let article = &self.document.article;
        let section = self
            .outline
            .section()
            .and_then(|at| article.sections.get(at));
        let Some(section) = section else { return };
        let yours = self.document.is_made(section);
        let words = match (section.heading, article.guess(section)) {
            (None, _) => "What stands above the first heading.".to_owned(),
            _ if yours => {
                let undo = self.keymap.told(crate::model::Action::Undo);
                format!("A heading because you said so. {undo} undoes the last decision.")
            }
            (_, None) => "A heading because the file marks it as one.".to_owned(),
            (_, Some(guess)) => guessed(guess, self.looks.doubtful),
        };
        self.message = Some(words);
    }

    /// The line that is meant: the selected row of the outline; else the line
    /// of the current sentence.
    fn line_here(&self) -> Option<Block> {
        let at = if self.focus == Focus::Outline {
            let section = self.article().sections.get(self.outline.section()?)?;
            section.heading?.start
        } else {
            self.this.map_or(self.place, |this| this.start)
        };
        self.article()
            .blocks
            .get(self.article().block_at(at))
            .copied()
    }

    fn set_heading(&mut self, span: Span, level: Option<u8>) -> Vec<Effect> {
        let verdict = if level.is_some() {
            Verdict::Accepted
        } else {
            Verdict::Rejected
        };
        let highlight = Highlight {
            span: Some(span),
            anchor: Anchor::default(),
            kind: HighlightKind::Heading,
            subject: None,
            verdict,
            note: None,
            made_by: MadeBy::Reader,
            level: level.unwrap_or(0),
            at: 0,
        };
        let words = match level {
            Some(level) => {
                self.leveling = Some(span);
                let raise = self.keymap.told(crate::model::Action::NarrowerPane);
                let lower = self.keymap.told(crate::model::Action::WiderPane);
                format!("A heading of level {level}. {raise} {lower} change its level.")
            }
            None => "No heading any more.".to_owned(),
        };
        self.keep(vec![highlight], Then::Stay, words, None)
    }

    /// Puts by what corrections of the outline teach about later articles, now that they are kept.
    pub(super) fn teach_headings(&mut self, changed: &[Highlight]) {
        let headings = changed.iter().filter(|one| one.layer() == Layer::Heading);
        for span in headings.filter_map(|highlight| highlight.span) {
            self.correcting = Some(span);
            let Some(form) = self.form_of(span) else {
                continue;
            };
            let told = form.words();
            let before = self.lessons.len();
            let about = |lesson: &Lesson| lesson.heading().is_some_and(|one| one.form == told);
            self.lessons.retain(|lesson| !about(lesson));
            let known = self.lessons.len() < before;
            if let Some(lesson) = self.heading_lesson(&form, span, known) {
                self.put_by(Lesson::Heading(lesson));
            }
        }
    }

    /// What was decided about lines of a form, the one of `span` or where there is more (`known`)
    /// another: where it is not as it was before, and no word stands against the other. Of a form that
    /// other headings have, one that is none teaches nothing: it does not tell them apart.
    fn heading_lesson(&self, form: &Form, span: Span, known: bool) -> Option<HeadingLesson> {
        let article = self.article();
        let like = |span: Span| self.form_of(span).as_ref() == Some(form);
        let kept = self.document.lights.kept.iter();
        let kept = kept.filter(|kept| kept.layer() == Layer::Heading);
        let said = kept.filter_map(|kept| Some((kept.span?, kept.verdict == Verdict::Accepted)));
        let said: Vec<(Span, bool)> = said
            .filter(|(span, heading)| *heading != self.document.was_heading(*span) && like(*span))
            .collect();
        let own = said.iter().find(|(other, _)| *other == span);
        let (span, heading) = *own.or(said.last().filter(|_| known))?;
        let left = || {
            article
                .sections
                .iter()
                .filter_map(|section| section.heading)
        };
        if said.iter().any(|(_, other)| *other != heading) || !heading && left().any(like) {
            return None;
        }
        let title = article.title.as_ref().map(|title| title.text.as_str());
        let block = article.blocks.get(article.block_at(span.start))?;
        Some(HeadingLesson {
            outlet: self.outlet.clone()?,
            form: form.words(),
            heading,
            level: block.level.max(1),
            words: span.of(&article.text).to_owned(),
            article: title.unwrap_or(article.source.name()).to_owned(),
        })
    }

    /// How a line is written that may be a heading; of what the file marks as one, or what can be none,
    /// nothing is learned.
    fn form_of(&self, line: Span) -> Option<Form> {
        let article = self.article();
        let block = article.blocks.get(article.block_at(line.start))?;
        article.guess_on(block.line).map(|guess| guess.form)
    }

    /// True while lines of the outline are being corrected: the last one is still on the screen, at the
    /// end of the text the current place, or the outline has the focus.
    pub(super) fn is_correcting(&mut self) -> bool {
        let visible = self.view.visible();
        let end = self.view.percent(self.article()) == 100;
        let here = if end {
            self.this.unwrap_or(visible)
        } else {
            visible
        };
        let on = |line: &Span| self.focus == Focus::Outline || here.overlaps(*line);
        self.correcting = self.correcting.filter(on);
        self.correcting.is_some()
    }

    /// Takes a key that changes the level of the heading just made or chosen. Returns `None` for
    /// any other key.
    pub(super) fn level_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let span = self.leveling.take()?;
        let deeper = match self.keymap.action(crate::config::Mode::Reading, key)? {
            crate::model::Action::NarrowerPane => false,
            crate::model::Action::WiderPane => true,
            _ => return None,
        };
        let block = self
            .article()
            .blocks
            .get(self.article().block_at(span.start))?;
        let level = if deeper {
            (block.level + 1).min(DEEPEST)
        } else {
            block.level.saturating_sub(1).max(1)
        };
        Some(self.set_heading(span, Some(level)))
    }
}

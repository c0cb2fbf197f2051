//! Correcting the outline: this line is a heading after all, or is none, or of another level.

use super::{App, Effect, Focus};
use crate::model::{
    Anchor, Block, BlockKind, Highlight, HighlightKind, Key, MadeBy, Span, Verdict,
};

use super::review::Then;

/// Longest line that can be made a heading, in bytes: about three rows.
const LONGEST: u32 = 240;

/// Deepest level, as in Markdown.
const DEEPEST: u8 = 6;

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

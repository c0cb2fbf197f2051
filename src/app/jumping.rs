//! Jumps: sections, paragraphs, highlights, places, history.

use super::App;
use super::light::Light;
use crate::config::Lighting;
use crate::layout::Row;
use crate::model::{Action, Block, HighlightKind, Span};

/// Which way a jump goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Next,
    Previous,
}

impl App {
    pub(super) fn jump(&mut self, action: Action, count: Option<u32>) {
        match action {
            Action::Top | Action::End => self.ends(action, count),
            Action::NextSection => self.sections(action, count, Self::next_section),
            Action::PreviousSection => self.sections(action, count, Self::previous_section),
            Action::NextPeer => self.sections(action, count, Self::next_peer),
            Action::PreviousPeer => self.sections(action, count, Self::previous_peer),
            Action::NextParagraph => self.paragraphs(count, Way::Next),
            Action::PreviousParagraph => self.paragraphs(count, Way::Previous),
            Action::NextHighlight => self.highlights(action, count, None, Way::Next),
            Action::PreviousHighlight => self.highlights(action, count, None, Way::Previous),
            Action::NextStakeholder => {
                self.highlights(action, count, Some(HighlightKind::Stakeholder), Way::Next);
            }
            Action::PreviousStakeholder => {
                self.highlights(
                    action,
                    count,
                    Some(HighlightKind::Stakeholder),
                    Way::Previous,
                );
            }
            Action::NextIssue => {
                self.highlights(action, count, Some(HighlightKind::Issue), Way::Next);
            }
            Action::PreviousIssue => {
                self.highlights(action, count, Some(HighlightKind::Issue), Way::Previous);
            }
            Action::JumpBack | Action::JumpForward => self.history(action, count),
            _ => {}
        }
    }

    /// Puts the heading of a section on the first row; the lead begins at the very top.
    pub(super) fn go_to_section(&mut self, section: usize) {
        let article = self.document.article.clone();
        let Some(section) = article.sections.get(section) else {
            return;
        };
        self.trail.leave(self.view.top);
        match section.heading {
            Some(heading) => {
                self.view.put_first(&article, heading.start);
                self.stand_at(heading.start);
            }
            None => self.go_to_top(),
        }
    }

    /// Says that a key is answered as soon as the rest of the article is here.
    pub(super) fn wait(&mut self, action: Action, count: Option<u32>) {
        self.waiting = Some((action, count));
        self.message = Some("Still reading the rest…".to_owned());
    }

    fn ends(&mut self, action: Action, count: Option<u32>) {
        if !self.document.whole && (action == Action::End || count.is_some()) {
            return self.wait(action, count);
        }
        self.trail.leave(self.view.top);
        let article = self.document.article.clone();
        match count {
            Some(percent) => {
                let at = (u64::from(article.len()) * u64::from(percent.min(100))).div_ceil(100);
                // what the status row counts is the end of the screen
                self.view.put_last(&article, at as u32);
                self.view.refresh(&article);
                self.stand_on_top();
            }
            None if action == Action::Top => self.go_to_top(),
            None => {
                self.view.end(&article);
                self.stand_at_end();
            }
        }
    }

    fn go_to_top(&mut self) {
        self.view.top = 0;
        self.view.refresh(&self.document.article);
        self.stand_on_top();
    }

    fn sections(
        &mut self,
        action: Action,
        count: Option<u32>,
        step: fn(&Self, usize) -> Option<usize>,
    ) {
        let mut section = self.section();
        let mut moved = None;
        // on a heading the section before is meant, inside a section its own heading
        let inside = self.is_inside(section);
        for turn in 0..count.unwrap_or(1) {
            let backwards = matches!(action, Action::PreviousSection | Action::PreviousPeer);
            let next = if backwards && inside && turn == 0 {
                Some(section)
            } else {
                step(self, section)
            };
            let Some(next) = next else { break };
            section = next;
            moved = Some(next);
        }
        match moved {
            Some(section) => self.go_to_section(section),
            None if !self.document.whole => self.wait(action, count),
            None => self.message = Some(self.no_more_sections(action)),
        }
    }

    fn no_more_sections(&self, action: Action) -> String {
        let what = match action {
            _ if self.article().sections.len() <= 1 => "This article has no sections.",
            Action::NextSection => "This is the last section.",
            Action::NextPeer => "No further section of this level.",
            Action::PreviousPeer => "No earlier section of this level.",
            _ => "This is the beginning.",
        };
        what.to_owned()
    }

    /// True where the screen starts below the heading of `section`.
    fn is_inside(&self, section: usize) -> bool {
        let top = self.view.rows.first().map_or(0, Row::start);
        let start = self.article().sections.get(section).map_or(0, |section| {
            section.heading.map_or(0, |heading| heading.start)
        });
        self.view.layout(self.article()).start_of_row(start) < top
    }

    fn next_section(&self, section: usize) -> Option<usize> {
        Some(section + 1).filter(|next| *next < self.article().sections.len())
    }

    fn previous_section(&self, section: usize) -> Option<usize> {
        let last = self.article().sections.len().saturating_sub(1);
        section.checked_sub(1).map(|before| before.min(last))
    }

    fn next_peer(&self, section: usize) -> Option<usize> {
        let sections = &self.article().sections;
        let level = sections.get(section)?.level;
        // every section lies below the lead: its peers are those of the first
        let level = if section == 0 {
            sections.get(1)?.level
        } else {
            level
        };
        let behind = sections.get(section + 1..)?;
        behind
            .iter()
            .position(|other| other.level <= level)
            .map(|at| section + 1 + at)
    }

    fn previous_peer(&self, section: usize) -> Option<usize> {
        let sections = &self.article().sections;
        let level = sections.get(section)?.level;
        sections
            .get(..section)?
            .iter()
            .rposition(|other| other.level <= level)
    }

    fn paragraphs(&mut self, count: Option<u32>, way: Way) {
        let article = self.document.article.clone();
        let mut top = self.view.rows.first().map_or(0, Row::start);
        // where there is nothing to scroll the place goes on from itself
        let mut end = self.view.clone();
        end.end(&article);
        if self.view.top >= end.top {
            top = top.max(self.place);
        }
        let mut moved = false;
        let starts = |block: &&Block| starts_paragraph(block) && !self.view.is_hidden(block);
        for _ in 0..count.unwrap_or(1) {
            let here = article.block_at(top);
            let found = match way {
                Way::Next => {
                    let behind = article.blocks.get(here..).unwrap_or(&[]);
                    behind
                        .iter()
                        .find(|block| block.span.start > top && starts(block))
                }
                Way::Previous => {
                    let before = article.blocks.get(..=here).unwrap_or(&[]);
                    before
                        .iter()
                        .rfind(|block| block.span.start < top && starts(block))
                }
            };
            let Some(block) = found else { break };
            top = block.span.start;
            moved = true;
        }
        if moved {
            self.view.put_first_if_full(&article, top);
            self.stand_at(top);
        }
    }

    fn highlights(
        &mut self,
        action: Action,
        count: Option<u32>,
        kind: Option<HighlightKind>,
        way: Way,
    ) {
        let wanted = |light: &&Light| {
            kind.is_none_or(|kind| light.kind == kind) && self.is_walked(light, kind)
        };
        let visible = self.view.visible();
        let current = self
            .current
            .filter(|span| visible.start <= span.start && span.start < visible.end);
        let lights = &self.document.lights;
        let all = lights.all();
        let turns = count.unwrap_or(1).max(1) as usize - 1;
        let found = match way {
            Way::Next => {
                let first = current.map_or(lights.from(visible.start), |span| lights.behind(span));
                let mut rest = all.get(first..).unwrap_or(&[]).iter().filter(wanted);
                rest.nth(turns)
            }
            Way::Previous => {
                let last = current.map_or(lights.from(visible.end), |span| lights.before(span));
                let mut rest = all.get(..last).unwrap_or(&[]).iter().rev().filter(wanted);
                rest.nth(turns)
            }
        };
        match found.map(|light| light.span) {
            Some(span) => self.go_to_highlight(span),
            None if way == Way::Next && !(self.document.whole && self.document.annotated) => {
                self.wait(action, count);
            }
            None => {
                let none = all.is_empty();
                self.message = Some(self.no_more_highlights(kind, way, none));
            }
        }
    }

    /// True for highlights that the keys walk through: those that are lit, under a lens those that
    /// it is about, in a review those that its filter shows.
    fn is_walked(&self, light: &Light, kind: Option<HighlightKind>) -> bool {
        match (&self.review, &self.lens) {
            (Some(review), _) => {
                // what is asked for as a whole is looked at mention by mention
                let entity = self.reviewed_entity();
                review.shows(light, &self.document)
                    && (entity.is_none() || light.entity() == entity)
            }
            (None, Some(lens)) => {
                let lit = self.document.is_lit(light) || light.is_lit() && self.is_in_lens(light);
                lit && lens.shows(light, kind)
            }
            (None, None) => self.document.is_lit(light),
        }
    }

    fn no_more_highlights(&self, kind: Option<HighlightKind>, way: Way, none: bool) -> String {
        let what = match kind {
            Some(HighlightKind::Stakeholder) => "stakeholder",
            Some(HighlightKind::Issue) => "issue",
            _ => "highlight",
        };
        let lights = self.keymap.told(Action::NextLighting);
        let key = match self.document.lighting() {
            _ if none => return self.no_highlights(),
            Lighting::None => return format!("Nothing is lit: {lights} lights what is key."),
            _ if self.lens.is_none() && !self.lit_words().is_empty() => "key ",
            _ => "",
        };
        match way {
            Way::Next => format!("No further {key}{what} below."),
            Way::Previous => format!("No {key}{what} above."),
        }
    }

    pub(super) fn go_to_highlight(&mut self, span: Span) {
        let article = self.document.article.clone();
        let before = self.view.top;
        self.view.show(&article, span);
        if self.view.top != before {
            self.trail.leave(before);
            // what comes next may ask what is on the screen
            self.view.refresh(&article);
        }
        self.current = Some(span);
        self.place = span.start;
    }

    fn history(&mut self, action: Action, count: Option<u32>) {
        for _ in 0..count.unwrap_or(1) {
            let place = match action {
                Action::JumpBack => self.trail.back(self.view.top),
                _ => self.trail.forward(self.view.top),
            };
            match place {
                Some(place) => {
                    self.view.top = place;
                    self.view.refresh(&self.document.article);
                    self.stand_on_top();
                }
                None => {
                    self.message = Some("No further place in the jump history.".to_owned());
                    break;
                }
            }
        }
    }
}

/// True for blocks that begin something: not a further line of a table, a list or a long line.
fn starts_paragraph(block: &Block) -> bool {
    !block.continues && (block.gap > 0 || block.span.start == 0)
}

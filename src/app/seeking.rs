//! Starting at a section or at a quote that was asked for on the command line.

use super::App;
use crate::model::Span;
use crate::text::{Case, Folding, folded};

/// Columns of a message that quote what was asked for.
const QUOTED: usize = 60;

/// Where to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A section: its heading or a part of it, or its number in the outline, the lead being 0.
    Section(String),
    /// These words.
    Quote(String),
    /// These words, where they are in the article; else its beginning.
    Nearby(String),
}

impl App {
    /// Goes to `goal`: at once where that is certain, else when the whole article is here and it is
    /// known how the reader has corrected its outline. A key that is pressed before is an end to it.
    pub fn seek(&mut self, goal: Goal) {
        self.moved = true;
        self.goal = Some(goal);
        self.seek_on();
        self.settle();
    }

    /// Looks again, now that more of the article is here.
    pub(super) fn seek_on(&mut self) {
        let Some(goal) = self.goal.take() else {
            return;
        };
        // what is like it may stand in the head of an article, and the very thing further down
        let complete = self.document.whole && self.document.recalled;
        let found = match &goal {
            Goal::Section(name) => {
                let section = self.section_called(name);
                let section = section.or_else(|| complete.then(|| self.section_like(name))?);
                section.map(|section| self.go_to_section(section))
            }
            Goal::Quote(words) | Goal::Nearby(words) => {
                let text = &self.article().text;
                let span = quoted(text, words);
                let span = span
                    .or_else(|| complete.then(|| Folding::new(text, Case::Lower).find(words))?);
                span.map(|span| {
                    self.settle_panes();
                    self.go_to_highlight(span);
                })
            }
        };
        if found.is_some() {
            return;
        }
        if !complete {
            self.goal = Some(goal);
            return;
        }
        self.message = match &goal {
            Goal::Section(name) => {
                let name = crate::text::ellipsis(name, QUOTED);
                Some(format!("No section is called “{name}”."))
            }
            Goal::Quote(words) => {
                let words = crate::text::ellipsis(words, QUOTED);
                Some(format!("“{words}” is not in this article."))
            }
            Goal::Nearby(_) => return,
        };
    }

    /// The section with this very heading, however it is written.
    fn section_called(&self, name: &str) -> Option<usize> {
        let wanted = folded(name.trim());
        self.headings().position(|heading| heading == wanted)
    }

    /// The section that is meant: by the number in its heading, its number in the outline, or a part
    /// of its heading.
    fn section_like(&self, name: &str) -> Option<usize> {
        let wanted = folded(name.trim());
        let number: Option<usize> = wanted.parse().ok();
        let numbered = |heading: String| {
            let mut rest = heading.strip_prefix(&*wanted).unwrap_or("").chars();
            let (next, after) = (rest.next(), rest.next());
            next.is_some_and(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_ascii_digit())
        };
        let own = number.and_then(|_| self.headings().position(numbered));
        own.or_else(|| number.filter(|&number| number < self.article().sections.len()))
            .or_else(|| {
                self.headings()
                    .position(|heading| heading.contains(&*wanted))
            })
    }

    /// The headings of all sections, to be compared.
    fn headings(&self) -> impl Iterator<Item = String> {
        let sections = 0..self.article().sections.len();
        sections.map(|section| folded(self.document.heading(section)).into_owned())
    }
}

/// Where these very words stand.
fn quoted(text: &str, words: &str) -> Option<Span> {
    let at = text.find(words).filter(|_| !words.is_empty())?;
    Some(Span::new(at as u32, (at + words.len()) as u32))
}

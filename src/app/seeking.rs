//! Starting at a section or at a quote that was asked for on the command line.

use super::App;
use crate::model::Span;

/// Where to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A section: its heading or a part of it, or its number in the outline, the lead being 0.
    Section(String),
    /// These words.
    Quote(String),
}

impl App {
    /// Goes to `goal`: at once where it is in what is here, else when the whole article is.
    pub fn seek(&mut self, goal: Goal) {
        self.moved = true;
        self.goal = Some(goal);
        self.seek_on();
        self.settle();
    }

    /// Looks again for what was not found in the head of the article.
    pub(super) fn seek_on(&mut self) {
        let Some(goal) = self.goal.take() else {
            return;
        };
        let found = match &goal {
            Goal::Section(name) => self.section_named(name).map(|section| {
                self.go_to_section(section);
            }),
            Goal::Quote(words) => self.quoted(words).map(|span| {
                self.settle_panes();
                self.go_to_highlight(span);
            }),
        };
        if found.is_none() && self.document.whole {
            self.message = Some(match &goal {
                Goal::Section(name) => format!("No section is called “{name}”."),
                Goal::Quote(words) => {
                    let words = crate::text::ellipsis(words, 60);
                    format!("“{words}” is not in this article.")
                }
            });
        } else if found.is_none() {
            self.goal = Some(goal);
        }
    }

    /// The section of that name; a whole heading before a part of one, a heading before a number.
    fn section_named(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        let sections = 0..self.article().sections.len();
        let heading = |section: usize| self.document.heading(section).to_lowercase();
        let mut all = sections.clone();
        let number = wanted
            .parse()
            .ok()
            .filter(|number| sections.contains(number));
        all.find(|&section| heading(section) == wanted)
            .or_else(|| {
                sections
                    .clone()
                    .find(|&section| heading(section).contains(&wanted))
            })
            .or(number)
    }

    /// Where these words stand, whatever stands between them and however they are capitalised.
    fn quoted(&self, words: &str) -> Option<Span> {
        let text = &self.article().text;
        if let Some(at) = text.find(words).filter(|_| !words.is_empty()) {
            return Some(Span::new(at as u32, (at + words.len()) as u32));
        }
        let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let (first, rest) = wanted.split_first()?;
        let mut stands = crate::text::words::runs(text);
        while let Some((start, end)) = stands.next() {
            let is = |range: (usize, usize), word: &str| {
                text.get(range.0..range.1)
                    .is_some_and(|run| run.to_lowercase() == *word)
            };
            if !is((start, end), first) {
                continue;
            }
            let mut last = end;
            let mut behind = stands.clone();
            let all = rest.iter().all(|word| {
                behind.next().is_some_and(|range| {
                    last = range.1;
                    is(range, word)
                })
            });
            if all {
                return Some(Span::new(start as u32, last as u32));
            }
        }
        None
    }
}

//! Starting at a section or at a quote that was asked for on the command line.

use super::App;
use crate::model::Span;

/// Columns of a message that quote what was asked for.
const QUOTED: usize = 60;

/// Where to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A section: its heading or a part of it, or its number in the outline, the lead being 0.
    Section(String),
    /// These words.
    Quote(String),
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
            Goal::Quote(words) => {
                let text = &self.article().text;
                let span = quoted(text, words);
                let span = span.or_else(|| complete.then(|| alike(text, words))?);
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
        self.message = Some(match &goal {
            Goal::Section(name) => {
                let name = crate::text::ellipsis(name, QUOTED);
                format!("No section is called “{name}”.")
            }
            Goal::Quote(words) => {
                let words = crate::text::ellipsis(words, QUOTED);
                format!("“{words}” is not in this article.")
            }
        });
    }

    /// The section with this very heading, capitals aside.
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
                    .position(|heading| heading.contains(&wanted))
            })
    }

    /// The headings of all sections, to be compared.
    fn headings(&self) -> impl Iterator<Item = String> {
        let sections = 0..self.article().sections.len();
        sections.map(|section| folded(self.document.heading(section)))
    }
}

/// Where these very words stand.
fn quoted(text: &str, words: &str) -> Option<Span> {
    let at = text.find(words).filter(|_| !words.is_empty())?;
    Some(Span::new(at as u32, (at + words.len()) as u32))
}

/// Where words like these stand, whatever blanks are between them and however they are written.
fn alike(text: &str, words: &str) -> Option<Span> {
    let wanted = folded(words.trim());
    let start = folded(text).find(&wanted).filter(|_| !wanted.is_empty())?;
    let end = start + wanted.len();
    let (mut from, mut to, mut offset) = (None, text.len(), 0);
    for (at, c) in fold(text) {
        if offset >= end {
            to = at;
            break;
        }
        if offset >= start && from.is_none() {
            from = Some(at);
        }
        offset += c.len_utf8();
    }
    Some(Span::new(from? as u32, to as u32))
}

/// Text as it is compared: no capitals, one blank for any white space, plain quotes, as a shell
/// makes it hard to type others.
fn folded(text: &str) -> String {
    fold(text).map(|(_, c)| c).collect()
}

/// The characters of [`folded`], each with the place of what it was made from.
fn fold(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut blank = false;
    let plain = text.char_indices().filter_map(move |(at, c)| {
        let again = blank && c.is_whitespace();
        blank = c.is_whitespace();
        let c = match c {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            _ if blank => ' ',
            _ => c,
        };
        (!again).then_some((at, c))
    });
    plain.flat_map(|(at, c)| c.to_lowercase().map(move |c| (at, c)))
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn words_are_found_however_they_are_written() {
        let text = "İzmir’s\n  “Price Cap”, and ẞ.";
        for (words, found) in [
            ("'S \"price  cap\",", Some("’s\n  “Price Cap”,")),
            (" PRICE\tCAP ", Some("Price Cap")),
            ("izmir", None),
            ("zmir", Some("zmir")),
            ("ß.", Some("ẞ.")),
            (" ", None),
            ("price cup", None),
        ] {
            assert_eq!(
                alike(text, words).map(|span| span.of(text)),
                found,
                "{words}"
            );
        }
    }
}

//! What is known of a paragraph, a run, a row and a field while they are open.

use crate::import::raised::Height;
use crate::model::Inline;

/// Longest code of a field in bytes.
const MAX_CODE: usize = 4096;

/// An open paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// True inside of what it says of itself.
    pub(super) shaping: bool,
    pub(super) style: Option<String>,
    pub(super) list: Option<u32>,
    pub(super) level: Option<u8>,
    /// Outline level from 0; 9 is none.
    pub(super) outline: Option<u32>,
    /// True where its end was deleted.
    pub(super) joins: bool,
}

/// How an open run is dressed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) inline: Inline,
    pub(super) height: Height,
    pub(super) hidden: bool,
}

impl Run {
    /// Dresses it, or undresses it of what its style said.
    pub(super) fn dress(&mut self, inline: Inline, on: bool) {
        self.inline = if on {
            self.inline.with(inline)
        } else {
            Inline(self.inline.0 & !inline.0)
        };
    }
}

/// What the words that come in are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    None,
    /// Of the text.
    Text,
    /// The code of a field.
    Code,
}

/// What is known of an open row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// True inside of what it says of itself.
    pub(super) shaping: bool,
    pub(super) deleted: bool,
}

/// An open field.
#[derive(Debug, Default)]
pub(super) struct Field {
    code: String,
    /// True behind its code, where what it shows stands.
    pub(super) shows: bool,
}

impl Field {
    /// A field of that code.
    pub(super) fn of(code: &str) -> Self {
        let mut field = Self::default();
        field.add(code);
        field
    }

    /// Fields begin, go over from their code to what they show, and end.
    pub(super) fn step(open: &mut Vec<Self>, step: &str) {
        match step {
            "begin" => open.push(Self::default()),
            "separate" => {
                if let Some(field) = open.last_mut() {
                    field.shows = true;
                }
            }
            "end" => {
                open.pop();
            }
            _ => {}
        }
    }

    /// Adds to its code.
    pub(super) fn add(&mut self, code: &str) {
        if self.code.len() + code.len() <= MAX_CODE {
            self.code.push_str(code);
        }
    }

    /// Where a link of this code leads: `HYPERLINK "https://example.org/"`.
    pub(super) fn link(&self) -> Option<String> {
        let code = self.code.trim_start();
        let rest = code.strip_prefix("HYPERLINK")?.trim_start();
        let (target, _) = rest.strip_prefix('"')?.split_once('"')?;
        (!target.is_empty()).then(|| target.to_owned())
    }
}

#[cfg(test)]
mod tests;

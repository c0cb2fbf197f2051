//! What a terminal sends, as events: keys, pasted text, clicks, answers.
//!
//! Everything that has the shape of a sequence and means nothing here is passed over as a whole,
//! and nothing that follows it is: an answer that nobody asked for costs no key.

use super::answer::light;
use crate::app::Event;
use crate::model::{Key, KeyCode};

const ESCAPE: u8 = 0x1b;

/// Longest sequence of parameters: a longer one is none.
const LONGEST: usize = 64;

/// Longest answer to a question.
const LONGEST_ANSWER: usize = 4096;

/// Pasted text is handed on in pieces of this size.
const PIECE: usize = 1 << 20;

/// What ends pasted text.
const PASTED: &[u8] = b"\x1b[201~";

/// Reads bytes as they come.
#[derive(Debug, Default)]
pub(super) struct Parser {
    /// What has come and is not understood yet.
    bytes: Vec<u8>,
    /// Text that is being pasted.
    paste: Option<Vec<u8>>,
}

/// What stands at the beginning of bytes.
enum Step {
    /// So many bytes, and what they mean.
    Done(usize, Option<Event>),
    /// So many bytes, behind which pasted text follows.
    Paste(usize),
    /// The beginning of something.
    More,
}

impl Parser {
    /// Takes bytes.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.bytes.extend_from_slice(bytes);
        let mut events = Vec::new();
        let mut at = 0;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            if let Some(paste) = &mut self.paste {
                let end = find(rest, PASTED);
                let kept = rest.len() - beginning(rest, PASTED);
                let text = rest.get(..end.unwrap_or(kept)).unwrap_or_default();
                paste.extend_from_slice(text);
                at += text.len();
                if end.is_none() && paste.len() < PIECE {
                    break;
                }
                let text = std::mem::take(paste);
                events.push(Event::Paste(String::from_utf8_lossy(&text).into_owned()));
                if end.is_none() {
                    break;
                }
                self.paste = None;
                at += PASTED.len();
                continue;
            }
            match step(rest) {
                Step::Done(used, event) => {
                    events.extend(event);
                    at += used;
                }
                Step::Paste(used) => {
                    self.paste = Some(Vec::new());
                    at += used;
                }
                Step::More => break,
            }
        }
        self.bytes.drain(..at.min(self.bytes.len()));
        events
    }

    /// True where the next bytes decide what the last ones mean.
    pub(super) fn is_amid(&self) -> bool {
        self.paste.is_none() && !self.bytes.is_empty()
    }

    /// True for an escape that may be a key, and the beginning of another one.
    pub(super) fn is_at_escape(&self) -> bool {
        self.bytes == [ESCAPE]
    }

    /// Nothing more has come: what is a key on its own is that key, what is no key is nothing.
    pub(super) fn flush(&mut self) -> Vec<Event> {
        let key = match self.bytes.as_slice() {
            [ESCAPE] => Some(Key::plain(KeyCode::Esc)),
            [ESCAPE, byte] if byte.is_ascii_graphic() => Some(alt(Key::char(char::from(*byte)))),
            _ => None,
        };
        self.bytes.clear();
        key.map(Event::Key).into_iter().collect()
    }
}

/// Where a needle begins.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes
        .windows(needle.len())
        .position(|window| window == needle)
}

/// How many bytes at the end may be the beginning of the needle.
fn beginning(bytes: &[u8], needle: &[u8]) -> usize {
    let lengths = (1..needle.len()).rev();
    let mut fits = lengths.filter(|length| {
        let head = needle.get(..*length).unwrap_or_default();
        bytes.ends_with(head)
    });
    fits.next().unwrap_or(0)
}

fn step(bytes: &[u8]) -> Step {
    match bytes {
        [] => Step::More,
        [ESCAPE, rest @ ..] => match escaped(rest) {
            Step::Done(used, event) => Step::Done(used + 1, event),
            Step::Paste(used) => Step::Paste(used + 1),
            Step::More => Step::More,
        },
        _ => plain(bytes),
    }
}

/// A key without an escape before it.
fn plain(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else {
        return Step::More;
    };
    let key = match first {
        b'\r' => Key::plain(KeyCode::Enter),
        b'\t' => Key::plain(KeyCode::Tab),
        0x7f => Key::plain(KeyCode::Backspace),
        0 => Key::ctrl(' '),
        0x01..=0x1a => Key::ctrl(char::from(first - 1 + b'a')),
        0x1c..=0x1f => Key::ctrl(char::from(first - 0x1c + b'4')),
        _ => return character(bytes, first),
    };
    Step::Done(1, Some(Event::Key(key)))
}

fn character(bytes: &[u8], first: u8) -> Step {
    let length = match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    };
    let read = bytes.get(..length).unwrap_or(bytes);
    match std::str::from_utf8(read) {
        Ok(text) => Step::Done(
            length,
            text.chars().next().map(|c| Event::Key(Key::char(c))),
        ),
        Err(error) if error.error_len().is_none() => Step::More,
        Err(_) => Step::Done(1, None),
    }
}

fn alt(key: Key) -> Key {
    Key { alt: true, ..key }
}

/// What follows an escape.
fn escaped(rest: &[u8]) -> Step {
    match rest {
        [] | [b'[' | b'O' | b']' | b'P' | b'_'] => Step::More,
        [ESCAPE, ..] => Step::Done(0, Some(Event::Key(Key::plain(KeyCode::Esc)))),
        [b'[', rest @ ..] => sequence(rest),
        [b'O', last, ..] => match letter(*last) {
            Some(code) => Step::Done(2, Some(Event::Key(Key::plain(code)))),
            None if *last == b'M' => Step::Done(2, Some(Event::Key(Key::plain(KeyCode::Enter)))),
            None => Step::Done(1, Some(Event::Key(alt(Key::char('O'))))),
        },
        [b']', b'0'..=b'9', ..]
        | [
            b'P',
            b'0'..=b'9' | b'>' | b'!' | b'$' | b'+' | b'=' | b'|',
            ..,
        ]
        | [b'_', b'G', ..] => answer(rest),
        _ => match plain(rest) {
            Step::Done(used, Some(Event::Key(key))) => Step::Done(used, Some(Event::Key(alt(key)))),
            step => step,
        },
    }
}

/// An answer: up to BEL or `ESC \`. Another control character shows that its end is lost.
fn answer(rest: &[u8]) -> Step {
    let Some(end) = rest.iter().position(|byte| *byte < b' ') else {
        return if rest.len() < LONGEST_ANSWER {
            Step::More
        } else {
            Step::Done(rest.len(), None)
        };
    };
    let (text, end) = rest.split_at_checked(end).unwrap_or((rest, &[]));
    let used = match end {
        [0x07, ..] => 1,
        [ESCAPE] => return Step::More,
        [ESCAPE, b'\\', ..] => 2,
        _ => return Step::Done(text.len(), None),
    };
    let text = text.strip_prefix(b"]").unwrap_or_default();
    let light = std::str::from_utf8(text).ok().and_then(light);
    Step::Done(
        rest.len() - end.len() + used,
        light.map(|light| Event::Background { light }),
    )
}

/// What follows `ESC [`: parameters, and the letter that says what they are.
fn sequence(rest: &[u8]) -> Step {
    match rest {
        // function keys of the Linux console
        [b'[', last @ b'A'..=b'E', ..] => {
            let key = Key::plain(KeyCode::F(last - b'A' + 1));
            return Step::Done(3, Some(Event::Key(key)));
        }
        [b'['] => return Step::More,
        // clicks as they were told before there were parameters
        [b'M', tail @ ..] if tail.len() < 3 => return Step::More,
        [b'M', ..] => return Step::Done(5, None),
        _ => {}
    }
    let Some(end) = rest.iter().position(|byte| !(b' '..=b'?').contains(byte)) else {
        return if rest.len() < LONGEST {
            Step::More
        } else {
            Step::Done(rest.len() + 1, None)
        };
    };
    let (text, last) = rest.split_at_checked(end).unwrap_or((rest, &[]));
    match last.first() {
        Some(last @ b'@'..=b'~') => {
            let text = std::str::from_utf8(text).unwrap_or_default();
            if (text, *last) == ("200", b'~') {
                return Step::Paste(end + 2);
            }
            Step::Done(end + 2, meaning(text, *last))
        }
        // broken off: what follows is its own
        _ => Step::Done(end + 1, None),
    }
}

fn meaning(text: &str, last: u8) -> Option<Event> {
    if let Some(text) = text.strip_prefix('<') {
        return click(text, last);
    }
    let number = |word: &str| word.parse::<u32>().ok();
    let mut words = text.split(';');
    let first = words.next().unwrap_or_default();
    let first = if first.is_empty() {
        Some(1)
    } else {
        number(first.split(':').next().unwrap_or_default())
    }?;
    let mut second = words.next().unwrap_or_default().split(':');
    let held = number(second.next().unwrap_or_default())
        .unwrap_or(1)
        .saturating_sub(1);
    if second.next() == Some("3") {
        // let go of
        return None;
    }
    let code = match last {
        b'~' if first == 27 => from_number(number(words.next()?)?, held)?,
        b'~' => numbered(first)?,
        b'u' => from_number(first, held)?,
        b'Z' => KeyCode::BackTab,
        // where the cursor is, which looks like F3 with every key held
        b'R' if held > 7 => return None,
        _ if first != 1 => return None,
        _ => letter(last)?,
    };
    let code = match code {
        KeyCode::Tab if held & 1 != 0 => KeyCode::BackTab,
        code => code,
    };
    Some(Event::Key(Key {
        code,
        alt: held & 2 != 0,
        ctrl: held & 4 != 0,
    }))
}

/// A key that is told by the number of its character.
fn from_number(number: u32, held: u32) -> Option<KeyCode> {
    Some(match number {
        13 => KeyCode::Enter,
        9 => KeyCode::Tab,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // keys that have no character
        0xe000..=0xf8ff | 0..32 => return None,
        _ => {
            let c = char::from_u32(number)?;
            let upper = (held & 1 != 0).then(|| c.to_uppercase().next()).flatten();
            KeyCode::Char(upper.unwrap_or(c))
        }
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        4 | 8 => KeyCode::End,
        3 => KeyCode::Delete,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// A click, its end, or a turn of the wheel.
fn click(text: &str, last: u8) -> Option<Event> {
    let mut words = text.split(';').map(|word| word.parse::<u16>().ok());
    let button = words.next()??;
    let column = words.next()??.saturating_sub(1);
    let row = words.next()??.saturating_sub(1);
    // whatever is held meanwhile: shift, alt, ctrl
    match button & !0b1_1100 {
        0 if last == b'm' => Some(Event::Release(column, row)),
        _ if last != b'M' => None,
        0 => Some(Event::Click(column, row)),
        64 => Some(Event::Wheel(column, row, false)),
        65 => Some(Event::Wheel(column, row, true)),
        _ => None,
    }
}

#[cfg(test)]
#[path = "parser/tests.rs"]
mod tests;

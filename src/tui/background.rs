//! Asks the terminal what colour its background is, for the theme `auto`.
//!
//! Nothing waits for the answer: the first frame is drawn in the usual theme, and the answer, which
//! comes among the keys, changes it. However late it comes, it is never taken for keys.

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use super::run::Message;
use crate::app::Event;
use crate::config::{Colour, Depth};
use crate::model::{Key, KeyCode};

/// OSC 11 with a question mark, as xterm defines it; tmux answers it, too.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// What an answer starts with behind `ESC ]`.
const OPENINGS: [&str; 2] = ["11;rgb:", "11;rgba:"];

/// Most letters of an answer: four colours of four digits, and what stands around them.
const LONGEST: usize = 32;

/// A background is light from this relative luminance on: the middle of the lightness that people
/// see (CIE L* of 50).
const LIGHT: f64 = 0.184;

/// How long after the question a reader who quits at once waits for its answer, which would come
/// to the shell as if typed.
const LAST: Duration = Duration::from_millis(100);

/// The question, until it is answered.
#[derive(Debug, Default)]
pub(super) struct Background {
    /// When it was asked; `None` where no answer is to come.
    asked: Option<Instant>,
    /// Keys that may be the beginning of the answer.
    held: Vec<Event>,
    /// The letters of the answer so far.
    letters: String,
}

/// Whether a terminal is worth asking: some print the question instead.
fn can_answer(depth: Depth, variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    let deaf = ["", "dumb", "linux"].contains(&term.as_str()) || term.starts_with("eterm");
    depth != Depth::None && !deaf && variable("STY").is_none()
}

impl Background {
    /// The question to ask, where the terminal is one that can answer.
    pub(super) fn ask(
        &mut self,
        depth: Depth,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Option<&'static [u8]> {
        can_answer(depth, variable).then(|| {
            self.asked = Some(Instant::now());
            QUESTION
        })
    }

    /// Before the end of the program: takes the answer in where it may still be on its way, for at
    /// most [`LAST`] from the question on.
    pub(super) fn wait(&mut self, inbox: &Receiver<Message>, acknowledge: &Sender<()>) {
        while let Some(asked) = self.asked {
            // the thread that reads keys reads on
            let _ = acknowledge.send(());
            let left = LAST.saturating_sub(asked.elapsed());
            match inbox.recv_timeout(left) {
                Ok(Message::Input(events)) => {
                    self.sift(events);
                }
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    /// Takes the answer out of what was typed. Keys that may be its beginning are held until that
    /// is clear.
    pub(super) fn sift(&mut self, events: Vec<Event>) -> Vec<Event> {
        if self.asked.is_none() {
            return events;
        }
        let mut out = Vec::with_capacity(events.len());
        for event in events {
            match event {
                Event::Key(key) if self.asked.is_some() => self.key(key, &mut out),
                other => out.push(other),
            }
        }
        out
    }

    fn key(&mut self, key: Key, out: &mut Vec<Event>) {
        let starts = key == alt(']');
        if self.held.is_empty() && !starts {
            out.push(Event::Key(key));
            return;
        }
        if !self.held.is_empty() && self.ends_with(key) {
            out.extend(self.answer());
            *self = Self::default();
            return;
        }
        let escapes = key == Key::plain(KeyCode::Esc) && self.is_opened();
        let goes_on = escapes || key.typed().is_some_and(|c| self.goes_on_with(c));
        if goes_on {
            self.letters.extend(key.typed());
        } else {
            out.append(&mut self.held);
            self.letters.clear();
            if !starts {
                out.push(Event::Key(key));
                return;
            }
        }
        self.held.push(Event::Key(key));
    }

    /// BEL, or `ESC \`, which may come as two keys.
    fn ends_with(&self, key: Key) -> bool {
        let escaped =
            matches!(self.held.last(), Some(Event::Key(last)) if last.code == KeyCode::Esc);
        let end = key == Key::ctrl('g') || key == alt('\\') || escaped && key == Key::char('\\');
        self.is_opened() && end
    }

    fn is_opened(&self) -> bool {
        OPENINGS
            .iter()
            .any(|opening| self.letters.starts_with(opening))
    }

    fn goes_on_with(&self, c: char) -> bool {
        let count = self.letters.len();
        if self.held.is_empty() || count >= LONGEST {
            return false;
        }
        let fits = |opening: &&str| {
            let (at_most, rest) = opening.split_at_checked(count).unwrap_or((opening, ""));
            if rest.is_empty() {
                self.letters.starts_with(opening) && (c.is_ascii_hexdigit() || c == '/')
            } else {
                self.letters == at_most && rest.starts_with(c)
            }
        };
        OPENINGS.iter().any(fits)
    }

    fn answer(&self) -> Option<Event> {
        let (_, colours) = self.letters.split_once(':')?;
        let mut parts = colours.split('/').map(part);
        let rgb = (parts.next()??, parts.next()??, parts.next()??);
        let colour = Colour {
            rgb,
            ansi: None,
            palette: false,
        };
        Some(Event::Background {
            light: colour.luminance() > LIGHT,
        })
    }
}

/// One colour of one to four hexadecimal digits, as a byte.
fn part(digits: &str) -> Option<u8> {
    let most = 16u32
        .checked_pow(u32::try_from(digits.len()).ok()?)?
        .checked_sub(1)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from((value * 255).checked_div(most)?).ok()
}

fn alt(c: char) -> Key {
    Key {
        alt: true,
        ..Key::char(c)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{Background, alt, can_answer};
    use crate::app::Event;
    use crate::config::Depth;
    use crate::model::{Key, KeyCode};

    fn asked() -> Background {
        Background {
            asked: Some(Instant::now()),
            ..Background::default()
        }
    }

    /// The keys that the terminal library makes of an answer, ended so.
    fn keys(letters: &str, end: &[Key]) -> Vec<Key> {
        let mut keys = vec![alt(']')];
        keys.extend(letters.chars().map(Key::char));
        keys.extend(end);
        keys
    }

    /// What is left of keys that come each on its own, or all at once.
    fn left(background: &mut Background, keys: &[Key], at_once: bool) -> String {
        let size = if at_once { keys.len() } else { 1 };
        let batches = keys.chunks(size);
        let events = batches
            .flat_map(|keys| background.sift(keys.iter().copied().map(Event::Key).collect()));
        let words = events.map(|event| match event {
            Event::Key(key) => key.to_string(),
            Event::Background { light: true } => "(light)".to_owned(),
            Event::Background { light: false } => "(dark)".to_owned(),
            other => panic!("{other:?}"),
        });
        words.collect::<String>()
    }

    #[test]
    fn the_answer_is_no_key() {
        let ends: [&[Key]; 3] = [
            &[Key::ctrl('g')],
            &[alt('\\')],
            &[Key::plain(KeyCode::Esc), Key::char('\\')],
        ];
        for (letters, wanted) in [
            ("11;rgb:0000/0000/0000", "(dark)"),
            ("11;rgb:FFFF/ffff/ffff", "(light)"),
            ("11;rgb:ff/ff/e0", "(light)"),
            ("11;rgb:1616/1818/1d1d", "(dark)"),
            ("11;rgba:0000/2b2b/3636/ffff", "(dark)"),
            ("11;rgba:fdfd/f6f6/e3e3/ffff", "(light)"),
            ("11;rgb:0/f/", ""),
        ] {
            for end in ends {
                for at_once in [true, false] {
                    let mut background = asked();
                    let keys = keys(letters, end);
                    assert_eq!(left(&mut background, &keys, at_once), wanted, "{letters}");
                    assert_eq!(
                        left(&mut background, &keys[..2], true),
                        "Alt-]1",
                        "one answer"
                    );
                }
            }
        }
    }

    #[test]
    fn keys_around_it_stay_keys() {
        let mut background = asked();
        let mut all = vec![Key::char('j')];
        all.extend(keys("11;rgb:ffff/ffff/ffff", &[alt('\\')]));
        all.push(Key::char('k'));
        assert_eq!(left(&mut background, &all, true), "j(light)k");
    }

    #[test]
    fn what_is_no_answer_stays_keys() {
        for (letters, next) in [
            ("", 'j'),
            ("11", 'j'),
            ("11;rgb", ';'),
            ("11;rgb:ff", 'q'),
            ("11;rgb:ffffffffffffffffffffffffffff", 'f'),
        ] {
            let keys = keys(letters, &[Key::char(next)]);
            let wanted: String = keys.iter().map(Key::to_string).collect();
            assert!(left(&mut asked(), &keys, false).starts_with(&wanted[..7.min(wanted.len())]));
            assert_eq!(left(&mut asked(), &keys, true), wanted);
        }
        let twice = [alt(']'), alt(']'), Key::char('j')];
        assert_eq!(left(&mut asked(), &twice, false), "Alt-]Alt-]j");
        let ended = [alt(']'), Key::ctrl('g'), alt(']'), alt('\\')];
        assert_eq!(left(&mut asked(), &ended, false), "Alt-]^gAlt-]Alt-\\");
    }

    #[test]
    fn without_a_question_nothing_is_held() {
        let mut background = Background::default();
        assert_eq!(left(&mut background, &[alt(']')], true), "Alt-]");
    }

    #[test]
    fn only_those_are_asked_that_understand() {
        let asked = |depth, pairs: &[(&str, &str)]| {
            can_answer(depth, |name| {
                let pair = pairs.iter().find(|(key, _)| *key == name);
                pair.map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(asked(Depth::True, &[("TERM", "xterm-256color")]));
        assert!(asked(
            Depth::Indexed,
            &[("TERM", "tmux-256color"), ("TMUX", "/tmp/s")]
        ));
        assert!(!asked(Depth::None, &[("TERM", "xterm")]));
        assert!(!asked(Depth::Sixteen, &[("TERM", "linux")]));
        assert!(!asked(Depth::Sixteen, &[("TERM", "eterm-color")]));
        assert!(!asked(
            Depth::Sixteen,
            &[("TERM", "screen"), ("STY", "1.pts")]
        ));
        assert!(!asked(Depth::Sixteen, &[]));
    }
}

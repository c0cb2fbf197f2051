//! Asks the terminal what colour its background is, for the theme `auto`.
//!
//! Nothing waits for the answer: the first frame is drawn in the usual theme, and the answer, which
//! comes among the keys, changes it.

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use super::message::Message;
use crate::app::Event;
use crate::config::Depth;

/// OSC 11 with a question mark, as xterm defines it; tmux answers it, too.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// How long after the question a reader who quits at once waits for its answer, which would come
/// to the shell as if typed.
const LAST: Duration = Duration::from_millis(100);

/// The question, until it is answered.
#[derive(Debug, Default)]
pub(super) struct Background {
    /// When it was asked; `None` where no answer is to come.
    asked: Option<Instant>,
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

    /// Takes note of the answer; one that was not asked for is passed over.
    pub(super) fn sift(&mut self, mut events: Vec<Event>) -> Vec<Event> {
        events.retain(|event| match event {
            Event::Background { .. } => self.asked.take().is_some(),
            _ => true,
        });
        events
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::super::answer::light;
    use super::{Background, can_answer};
    use crate::app::Event;
    use crate::config::Depth;

    #[test]
    fn an_answer_is_light_or_dark() {
        for (answer, wanted) in [
            ("11;rgb:0000/0000/0000", Some(false)),
            ("11;rgb:FFFF/ffff/ffff", Some(true)),
            ("11;rgb:ff/ff/e0", Some(true)),
            ("11;rgb:1616/1818/1d1d", Some(false)),
            ("11;rgba:0000/2b2b/3636/ffff", Some(false)),
            ("11;rgba:fdfd/f6f6/e3e3/ffff", Some(true)),
            ("11;rgb:0/f/", None),
            ("11;rgb:fffff/f/f", None),
            ("10;rgb:ff/ff/ff", None),
        ] {
            assert_eq!(light(answer), wanted, "{answer}");
        }
    }

    #[test]
    fn one_question_has_one_answer() {
        let mut background = Background {
            asked: Some(Instant::now()),
        };
        let answers = || vec![Event::Background { light: true }; 2];
        assert_eq!(background.sift(answers()).len(), 1);
        assert!(background.sift(answers()).is_empty());
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

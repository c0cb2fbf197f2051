//! Questions in the status row that one key answers.

use crate::app::{App, Effect};
use crate::config::Mode;
use crate::model::{Action, Key, KeyCode, Lesson, Verdict};

use super::Question;
use super::deciding::Then;

impl App {
    /// The question of the moment in words.
    pub fn question_words(&self) -> Option<String> {
        Some(match self.question.as_ref()? {
            Question::Learn(Lesson::Always { subject, .. }) => {
                format!(
                    "Keep “{}” for later articles, too? Enter yes",
                    subject.label
                )
            }
            Question::Learn(Lesson::Never { phrases }) => {
                let words = phrases.first().map_or("", String::as_str);
                format!("Never highlight “{words}” in later articles? Enter yes")
            }
            // put by, and asked for with the others
            Question::Learn(Lesson::Heading(_)) => return None,
            Question::KeepLessons => {
                let count = self.lessons.len();
                let s = if count == 1 { "" } else { "s" };
                format!("Keep {count} decision{s} for later articles? Enter yes, l list")
            }
            Question::AcceptSure(sure, all) => {
                let what = self.lit_words();
                let skip = self.keymap.hint_in(Mode::Review, Action::Skip);
                format!(
                    "{sure} of {all}{what} are sure: Enter accepts them, {skip} goes through them"
                )
            }
            Question::ListDoubts(count) => {
                let skip = self.keymap.hint_in(Mode::Review, Action::Skip);
                format!("{count} are doubtful: Enter lists them, {skip} goes through them")
            }
            Question::DecideShown(count) => {
                let accept = self.keymap.told(Action::Accept);
                let reject = self.keymap.told(Action::Reject);
                format!("All {count} shown: {accept} accepts, {reject} rejects, Esc neither")
            }
            Question::Also(others) => {
                let first = others.first().and_then(|other| other.span);
                let words = first.map_or("", |span| span.of(&self.article().text));
                format!(
                    "“{words}” stands {} more times. Enter highlights all",
                    others.len()
                )
            }
            Question::OpenLink(target) => format!("Open {target}? Enter yes"),
            Question::OpenPasted(text) => {
                let count = crate::text::words::count(text);
                let s = if count == 1 { "" } else { "s" };
                format!("Open these {count} word{s}? Enter yes")
            }
            Question::Overwrite(Effect::Export { path, .. }) => {
                format!("{path} is there already. Enter writes over it")
            }
            Question::Overwrite(_) => return None,
        })
    }

    /// Asks how all that is shown is to be decided.
    pub(in crate::app) fn ask_shown(&mut self) {
        let Some(review) = &self.review else { return };
        let count = review.decidable(&self.document).len();
        if count == 0 {
            self.message = Some("Nothing is shown that could be decided.".to_owned());
        } else {
            self.question = Some(Question::DecideShown(count));
        }
    }

    /// Takes a key as the answer. Returns `None` where it is none: then it does what it always
    /// does.
    pub(in crate::app) fn answer(&mut self, key: Key) -> Option<Vec<Effect>> {
        let question = self.question.take()?;
        let yes = key.code == KeyCode::Enter && !key.alt && !key.ctrl;
        if key.code == KeyCode::Esc {
            if matches!(question, Question::KeepLessons) {
                self.lessons.clear();
            }
            return Some(Vec::new());
        }
        match question {
            Question::KeepLessons if yes => Some(self.keep_lessons()),
            Question::KeepLessons if key.typed() == Some('l') => {
                self.list_lessons();
                Some(Vec::new())
            }
            Question::KeepLessons => {
                // asked once: who goes on to something else wants none of it
                if self.review.is_none() {
                    self.lessons.clear();
                }
                None
            }
            Question::AcceptSure(..) if yes => Some(self.accept_sure()),
            Question::ListDoubts(_) if yes => Some(self.list_doubts()),
            Question::AcceptSure(..) | Question::ListDoubts(_)
                if self.keymap.action(Mode::Review, key) == Some(Action::Skip) =>
            {
                Some(Vec::new())
            }
            Question::Learn(lesson) if yes => Some(vec![Effect::Learn(lesson)]),
            Question::OpenLink(target) if yes => Some(vec![Effect::OpenLink(target)]),
            Question::OpenPasted(text) if yes => Some(vec![Effect::OpenText(text)]),
            Question::Overwrite(effect) if yes => Some(vec![effect]),
            Question::Also(others) if yes => {
                let words = format!("Highlighted {} more.", others.len());
                Some(self.keep(others, Then::Stay, words, None))
            }
            Question::DecideShown(_) => {
                let verdict = match self.keymap.action(Mode::Review, key) {
                    Some(Action::Accept) => Verdict::Accepted,
                    Some(Action::Reject) => Verdict::Rejected,
                    // anything else decides nothing, and is not taken for something else
                    _ => return Some(Vec::new()),
                };
                Some(self.decide_shown(verdict))
            }
            _ => None,
        }
    }
}

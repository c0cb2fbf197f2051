//! Lines that are asked for in the status row: the path of another article, where an export goes,
//! where a text is from.

use super::line_edit::LineEdit;
use super::{App, Effect};
use crate::model::{Action, Credits, Key, KeyCode};
use crate::text::{date, ellipsis};

/// What opens an article in the palette, with its path behind it.
const OPEN: &str = "open ";

/// Number of the date among the lines that tell where a text is from.
const DATE: usize = 2;

/// Most columns of what was typed in what is said of it.
const SHOWN: usize = 24;

/// A line that is asked for.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What was typed.
    pub line: LineEdit,
    /// Paths that begin so.
    pub offers: Vec<String>,
    /// True where they are those of the line as it stands.
    listed: bool,
    /// True where a completion waits for them.
    waits: bool,
    asks: Asks,
}

/// What is asked for.
#[derive(Clone, Debug)]
enum Asks {
    /// The path of an article to open.
    Open,
    /// The path of an article to compare with.
    Compare,
    /// The file that an export goes to.
    Export(&'static str),
    /// Where the text is from: the number of the line that is asked for, and all of them.
    Credits(usize, Credits),
}

impl Prompt {
    fn of(asks: Asks, text: &str) -> Self {
        Self {
            line: LineEdit::of(text),
            offers: Vec::new(),
            listed: false,
            waits: false,
            asks,
        }
    }

    /// What stands before the line.
    pub fn before(&self) -> &'static str {
        match &self.asks {
            Asks::Open => "open: ",
            Asks::Compare => "compare with: ",
            Asks::Export(_) => "write to: ",
            Asks::Credits(0, _) => "title: ",
            Asks::Credits(1, _) => "address: ",
            Asks::Credits(DATE, _) => "date: ",
            Asks::Credits(..) => "outlet: ",
        }
    }

    /// Why what was typed can't be taken.
    fn fault(&self) -> Option<String> {
        let typed = self.line.text().trim();
        match &self.asks {
            Asks::Open | Asks::Compare if typed.is_empty() => {
                Some("Nothing typed: name an article; Esc leaves.".to_owned())
            }
            Asks::Export(_) if typed.is_empty() => {
                Some("Nothing typed: name the file to write; Esc goes back.".to_owned())
            }
            // what the article says of itself may stay whatever it is
            Asks::Credits(DATE, said) if said.date.as_deref() != Some(typed) => {
                let is_date = typed.is_empty() || date::iso(typed).is_some();
                let typed = ellipsis(typed, SHOWN);
                (!is_date)
                    .then(|| format!("{typed} is no date: write 2026-11-30, or leave it empty."))
            }
            _ => None,
        }
    }

    fn takes_path(&self) -> bool {
        !matches!(self.asks, Asks::Credits(..))
    }

    /// Takes as much of the path as all that is offered have in common.
    fn complete(&mut self) {
        let Some((first, others)) = self.offers.split_first() else {
            return;
        };
        let shared = others.iter().fold(first.as_str(), |shared, other| {
            let same = shared.char_indices().zip(other.chars());
            let end = same.take_while(|((_, one), other)| one == other).last();
            let end = end.map_or(0, |((at, one), _)| at + one.len_utf8());
            shared.get(..end).unwrap_or("")
        });
        if shared.len() > self.line.text().len() {
            self.line = LineEdit::of(shared);
        }
    }
}

impl App {
    /// Asks for the path of an article to open.
    pub(super) fn ask_path(&mut self, begun: &str) -> Vec<Effect> {
        self.prompt = Some(Prompt::of(Asks::Open, begun));
        vec![Effect::Complete(begun.to_owned())]
    }

    /// Asks for the path of an article to compare this one with.
    pub(super) fn ask_other(&mut self) -> Vec<Effect> {
        self.prompt = Some(Prompt::of(Asks::Compare, ""));
        vec![Effect::Complete(String::new())]
    }

    /// Asks where an export goes.
    pub(super) fn ask_file(&mut self, format: &'static str, path: &str) -> Vec<Effect> {
        self.prompt = Some(Prompt::of(Asks::Export(format), path));
        vec![Effect::Complete(path.to_owned())]
    }

    /// Asks where the text is from, line by line.
    pub(super) fn ask_credits(&mut self) {
        let said = self.credits.clone().or(Credits::of(self.article()));
        self.ask_credit(0, said);
    }

    fn ask_credit(&mut self, number: usize, mut said: Credits) {
        let text = said.line_mut(number).cloned().flatten().unwrap_or_default();
        self.prompt = Some(Prompt::of(Asks::Credits(number, said), &text));
    }

    /// A palette in which the path of an article is typed asks for that alone.
    pub(super) fn path_in_palette(&mut self) -> Option<Vec<Effect>> {
        let picker = self.picker.as_ref().filter(|picker| picker.is_palette())?;
        let begun = picker.line.text().strip_prefix(OPEN)?.to_owned();
        self.picker = None;
        Some(self.ask_path(&begun))
    }

    /// Takes a key into the line. `None` where none is asked for.
    pub(super) fn prompt_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let prompt = self.prompt.as_mut()?;
        match key.code {
            KeyCode::Esc => self.leave_prompt(),
            KeyCode::Enter => return Some(self.prompted()),
            KeyCode::Tab if prompt.takes_path() => {
                // what begins like a shorter line is no offer for this one
                prompt.waits = !prompt.listed;
                if prompt.listed {
                    prompt.complete();
                    return Some(self.prompt_typed());
                }
            }
            _ => {
                if prompt.line.key(key) {
                    return Some(self.prompt_typed());
                }
            }
        }
        Some(Vec::new())
    }

    /// Takes pasted words into the line; false where none is asked for.
    pub(super) fn paste_into_prompt(&mut self, text: &str) -> Option<Vec<Effect>> {
        self.prompt.as_mut()?.line.insert(text);
        Some(self.prompt_typed())
    }

    fn prompt_typed(&mut self) -> Vec<Effect> {
        match &mut self.prompt {
            Some(prompt) if prompt.takes_path() => {
                (prompt.listed, prompt.waits) = (false, false);
                vec![Effect::Complete(prompt.line.text().to_owned())]
            }
            _ => Vec::new(),
        }
    }

    /// Takes in which paths begin with what was typed, where that is what still stands there.
    pub(super) fn completed(&mut self, typed: &str, paths: Vec<String>) -> Vec<Effect> {
        if let Some(prompt) = &mut self.prompt
            && prompt.takes_path()
            && prompt.line.text() == typed
        {
            prompt.offers = paths;
            prompt.listed = true;
            if prompt.waits {
                prompt.complete();
                return self.prompt_typed();
            }
        }
        Vec::new()
    }

    /// One step back: from a file to what is written into it, else the line closes.
    fn leave_prompt(&mut self) {
        let Some(Prompt { asks, .. }) = self.prompt.take() else {
            return;
        };
        if let Asks::Export(format) = asks {
            self.choose_export();
            self.settle_panes();
            let height = self.picker_height();
            if let Some(picker) = &mut self.picker {
                let at = picker.shown().iter().position(|row| row.words == format);
                picker.step(at.unwrap_or(0) as isize, height);
            }
        }
    }

    fn prompted(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        if let Some(words) = prompt.fault() {
            self.message = Some(words);
            self.prompt = Some(prompt);
            return Vec::new();
        }
        let Prompt { line, asks, .. } = prompt;
        let typed = line.text().trim();
        match asks {
            Asks::Open => vec![Effect::Open(typed.to_owned())],
            Asks::Compare => self.compare_with(typed.to_owned()),
            Asks::Export(format) => self.export_into(format, typed.to_owned()),
            Asks::Credits(number, mut said) => {
                if let Some(line) = said.line_mut(number) {
                    *line = (!typed.is_empty()).then(|| typed.to_owned());
                }
                if number + 1 < Credits::NAMES.len() {
                    self.ask_credit(number + 1, said);
                    return Vec::new();
                }
                let own = Credits::of(self.article());
                vec![Effect::KeepCredits(said.beyond(&own))]
            }
        }
    }

    /// Takes in where the text is from, now that it is kept.
    pub(super) fn credited(&mut self, credits: Credits) {
        self.credits = credits;
        let key = self.keymap.told(Action::CopyCitation);
        self.message = Some(format!("Kept: {key} and exports name it."));
    }
}

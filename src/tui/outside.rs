//! What leaves the program: to the clipboard, to the desktop, back to the shell.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::Result;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use super::reader::Reader;
use super::terminal::Session;
use super::{clipboard, group};

impl Reader<'_> {
    pub(super) fn copy(&mut self, text: &str) -> Result<()> {
        let in_tmux = std::env::var_os("TMUX").is_some();
        match clipboard::sequence(text, in_tmux) {
            Some(sequence) => {
                let mut out = io::stdout();
                out.write_all(sequence.as_bytes())?;
                out.flush()?;
            }
            None => {
                self.say("Too long for the clipboard of a terminal.".to_owned());
            }
        }
        Ok(())
    }

    /// Hands a link to the desktop. Nothing but a web page or a letter gets here, and it is an
    /// argument of its own, never part of a command line.
    pub(super) fn open_link(&mut self, target: &str) {
        let program = if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        let child = Command::new(program)
            .arg(target)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.say(match child {
            Ok(mut child) => {
                // waited for elsewhere, so that nothing of it is left behind
                thread::spawn(move || child.wait());
                format!("Handed {target} to {program}.")
            }
            Err(error) => format!("{program} can't be run: {error}. The link is {target}"),
        });
    }

    /// Gives the terminal back and stops; goes on where it was when continued.
    pub(super) fn suspend(&mut self) -> Result<()> {
        if !group::has_shell() {
            let words = "Not suspended: no shell is here that would continue it.";
            self.say(words.to_owned());
            return Ok(());
        }
        Session::give_back();
        emulate_default_handler(SIGTSTP)?;
        self.resume()
    }

    pub(super) fn resume(&mut self) -> Result<()> {
        Session::take()?;
        self.screen.backend_mut().set_cursor_hidden();
        self.resize()?;
        self.clear()
    }
}

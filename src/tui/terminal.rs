//! Taking the terminal and giving it back, whatever happens.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::thread;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::style::{ResetColor, force_color_output};
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};

/// The screen that is drawn on. Output is buffered to one write a frame.
pub(super) type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Bytes of the output buffer: more than a frame of a large terminal.
const BUFFER: usize = 64 * 1024;

/// The taken terminal; dropping it gives the terminal back.
#[derive(Debug)]
pub(super) struct Session(());

impl Session {
    /// Takes the terminal.
    pub(super) fn start() -> io::Result<(Self, Screen)> {
        // whether there are colours is decided in one place, the theme; left to itself the
        // library prints an empty colour under NO_COLOR, which resets bold and underline
        force_color_output(true);
        restore_on_panic();
        let session = Self(());
        Self::take()?;
        let screen = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
            BUFFER,
            io::stdout(),
        )))?;
        Ok((session, screen))
    }

    /// Takes the terminal again after [`Session::give_back`] or after a stop.
    pub(super) fn take() -> io::Result<()> {
        enable_raw_mode()?;
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            Hide
        )
    }

    /// Gives the terminal back, to take it again later.
    pub(super) fn give_back() {
        restore();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back. Errors are of no use here: the terminal may be gone.
fn restore() {
    let mut out = io::stdout();
    let _ = queue!(
        out,
        ResetColor,
        DisableBracketedPaste,
        Show,
        LeaveAlternateScreen
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// A panic while drawing must not leave a raw terminal behind. Panics of the background threads
/// are caught there and become a message; they touch nothing.
fn restore_on_panic() {
    let main = thread::current().id();
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == main {
            restore();
            report(info);
        }
    }));
}

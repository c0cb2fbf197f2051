//! Taking the terminal and giving it back, whatever happens.

use std::io::{self, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context, Result};
use ratatui::Terminal;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};

use super::printer::{Printer, wipes};
use super::taken::TAKEN;

/// The screen that is drawn on.
pub type Screen = Terminal<Printer<Stdout>>;

/// True while what is typed comes to us letter by letter.
static RAW: AtomicBool = AtomicBool::new(false);

/// True while the mouse is ours, too.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Has the terminal tell of clicks and of the wheel, in coordinates that know no limit. Not of
/// motion, as the library's own command would: each move of a hand would wake the program.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// Undoes [`TAKE_MOUSE`].
const LEAVE_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";

/// Takes the mouse, or leaves it to the terminal.
///
/// # Errors
/// Where the terminal can't be written to.
pub(super) fn take_mouse(taken: bool) -> io::Result<()> {
    MOUSE.store(taken, Ordering::Relaxed);
    let mut out = io::stdout();
    out.write_all(if taken { TAKE_MOUSE } else { LEAVE_MOUSE }.as_bytes())?;
    out.flush()
}

/// Takes the mouse with the first frame.
pub(super) fn open_with_mouse(screen: &mut Screen) {
    MOUSE.store(true, Ordering::Relaxed);
    screen.backend_mut().open_with(TAKE_MOUSE.as_bytes());
}

/// The taken terminal; dropping it gives the terminal back.
#[derive(Debug)]
pub(super) struct Session(());

/// Takes the terminal with the first frame that `body` draws and gives it back however that ends,
/// by an error or a panic in a draw, too.
///
/// # Errors
/// Where the terminal can't be taken, or `body` fails.
pub fn with_terminal<T>(body: impl FnOnce(Screen) -> Result<T>) -> Result<T> {
    let (_session, screen) = Session::start().context("the terminal can't be used")?;
    body(screen)
}

impl Session {
    /// Takes what is typed; the screen is taken with the first frame.
    fn start() -> io::Result<(Self, Screen)> {
        restore_on_panic();
        let session = Self(());
        RAW.store(true, Ordering::Relaxed);
        enable_raw_mode()?;
        let variable = |name: &str| std::env::var(name).ok();
        let mut opening = Vec::new();
        enter(&mut opening, true)?;
        let mut printer = Printer::new(io::stdout(), size()?.into(), wipes(variable));
        printer.open_with(&opening);
        Ok((session, Terminal::new(printer)?))
    }

    /// Takes the terminal again after [`Session::give_back`] or after a stop.
    pub(super) fn take() -> io::Result<()> {
        if TAKEN.load(Ordering::Relaxed) {
            // stopped without a word: a shell may have changed the modes in between
            disable_raw_mode()?;
        }
        RAW.store(true, Ordering::Relaxed);
        enable_raw_mode()?;
        let mut out = io::stdout();
        enter(&mut out, !TAKEN.swap(true, Ordering::Relaxed))?;
        out.flush()?;
        if MOUSE.load(Ordering::Relaxed) {
            take_mouse(true)?;
        }
        Ok(())
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

/// What takes the screen; the alternate one only where that is not shown yet.
fn enter(out: &mut impl Write, alternate: bool) -> io::Result<()> {
    if alternate {
        queue!(out, EnterAlternateScreen)?;
    }
    queue!(out, EnableBracketedPaste, Hide)
}

/// Gives the terminal back. Errors are of no use here: the terminal may be gone.
fn restore() {
    if TAKEN.swap(false, Ordering::Relaxed) {
        let mut out = io::stdout();
        if MOUSE.load(Ordering::Relaxed) {
            let _ = out.write_all(LEAVE_MOUSE.as_bytes());
        }
        let _ = queue!(
            out,
            ResetColor,
            DisableBracketedPaste,
            Show,
            LeaveAlternateScreen
        );
        let _ = out.flush();
    }
    if RAW.swap(false, Ordering::Relaxed) {
        let _ = disable_raw_mode();
    }
}

/// Gives back what needs no word to the terminal: it takes none any more.
pub(super) fn abandon() {
    if RAW.swap(false, Ordering::Relaxed) {
        let _ = disable_raw_mode();
    }
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

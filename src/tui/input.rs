//! The input thread: waits for the terminal, hands on what was typed.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read};
use std::os::fd::AsFd;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::message::Message;
use super::parser::Parser;

/// Most events that are handed on at once: a burst becomes one frame.
const BATCH: usize = 4096;

/// How long an escape may be the beginning of another key.
const ESCAPE: Duration = Duration::from_millis(20);

/// How long the rest of a sequence may be on its way.
const REST: Duration = Duration::from_millis(100);

/// Starts the thread. It reads on only after each batch has been acknowledged through the
/// returned sender, so that while the program is suspended it takes no key meant for the shell.
pub(super) fn spawn(messages: Sender<Message>) -> Sender<()> {
    let (acknowledge, acknowledged) = channel();
    thread::spawn(move || {
        if read(&messages, &acknowledged).is_err() {
            let _ = messages.send(Message::InputEnded);
        }
    });
    acknowledge
}

fn read(messages: &Sender<Message>, acknowledged: &Receiver<()>) -> io::Result<()> {
    let mut terminal = terminal()?;
    let mut parser = Parser::default();
    let mut buffer = vec![0; 4096];
    loop {
        let patience = if parser.is_at_escape() {
            Some(ESCAPE)
        } else {
            parser.is_amid().then_some(REST)
        };
        let mut batch = Vec::new();
        if patience.is_some() && !comes(&terminal, patience)? {
            batch = parser.flush();
        } else {
            // all that is there: many keys in one wake-up are one frame
            while batch.len() < BATCH {
                let read = take(&mut terminal, &mut buffer)?;
                batch.extend(parser.feed(buffer.get(..read).unwrap_or_default()));
                if !comes(&terminal, Some(Duration::ZERO))? {
                    break;
                }
            }
        }
        if batch.is_empty() {
            continue;
        }
        if messages.send(Message::Input(batch)).is_err() || acknowledged.recv().is_err() {
            return Ok(());
        }
    }
}

/// What is typed comes from standard input, or, where something is piped into that, from the
/// terminal itself.
fn terminal() -> io::Result<File> {
    let input = io::stdin();
    if input.is_terminal() {
        return Ok(File::from(input.as_fd().try_clone_to_owned()?));
    }
    File::open("/dev/tty")
}

/// Waits for bytes and takes them.
///
/// # Errors
/// Where the terminal is gone: it has an end then, again and again, which must not be taken for
/// "nothing yet".
fn take(terminal: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut ends = 0;
    loop {
        match terminal.read(buffer) {
            // once it may be the end of a line that somebody else had the terminal edit
            Ok(0) if ends == 0 && !hung_up(terminal)? => ends += 1,
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(read) => return Ok(read),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                comes(terminal, None)?;
            }
            Err(error) => return Err(error),
        }
    }
}

/// Whether something is to be read, for at most so long.
fn comes(terminal: &File, patience: Option<Duration>) -> io::Result<bool> {
    Ok(!look(terminal, patience)?.is_empty())
}

fn hung_up(terminal: &File) -> io::Result<bool> {
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    Ok(look(terminal, Some(Duration::ZERO))?.intersects(gone))
}

fn look(terminal: &File, patience: Option<Duration>) -> io::Result<PollFlags> {
    let mut asked = [PollFd::new(terminal, PollFlags::IN)];
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    match poll(&mut asked, patience.as_ref()) {
        Ok(_) => Ok(asked.first().map_or(PollFlags::empty(), PollFd::revents)),
        Err(rustix::io::Errno::INTR) => Ok(PollFlags::empty()),
        Err(error) => Err(error.into()),
    }
}

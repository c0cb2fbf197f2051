//! Text that is typed or pasted into the terminal before the screen is taken: `attache -`.

use std::fs::File;
use std::io::{self, Read, Stderr, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use anyhow::{Context, Result, bail};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::low_level::{pipe, unregister};

use crate::jobs::MAX_BYTES;

/// Ends the text.
const END: u8 = 0x04;

/// Takes the last letter back.
const BACK: [u8; 2] = [0x08, 0x7f];

/// Signals that end the program: the terminal is given back first.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// The modes of the terminal as they were; set again when this is dropped.
struct Modes(Termios);

impl Drop for Modes {
    fn drop(&mut self) {
        // a terminal that is gone needs none
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
    }
}

/// Reads what is typed or pasted, up to Ctrl-D.
///
/// # Errors
/// Where there is no terminal any more, or a signal came before the end.
pub(super) fn pasted() -> Result<Vec<u8>> {
    let mut told = io::stderr();
    let (signalled, sender) = UnixStream::pair()?;
    let mut registered = Vec::new();
    for signal in ENDING {
        registered.push(pipe::register(signal, sender.try_clone()?)?);
    }
    let modes = taken()?;
    // only now: what is typed from here on is taken, and a signal gives the terminal back
    writeln!(told, "Paste or type the text, then Ctrl-D.")?;
    let read = read(&signalled, &mut told);
    drop(modes);
    for id in registered {
        unregister(id);
    }
    writeln!(told)?;
    read
}

/// Takes the terminal's editing of lines away: a line of its own holds 4,096 bytes, and a pasted
/// paragraph has more.
fn taken() -> Result<Modes> {
    let before = tcgetattr(io::stdin()).context("standard input is no terminal")?;
    let modes = Modes(before.clone());
    let mut own = before;
    own.local_modes
        .remove(LocalModes::ICANON | LocalModes::IEXTEN);
    own.local_modes.insert(LocalModes::ECHO | LocalModes::ISIG);
    own.input_modes.insert(InputModes::ICRNL);
    // a Ctrl-C throws away what was typed before it, also what the poll has told of already: a read
    // must not wait for it then
    own.special_codes[SpecialCodeIndex::VMIN] = 0;
    own.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(io::stdin(), OptionalActions::Now, &own)?;
    Ok(modes)
}

fn read(signalled: &UnixStream, told: &mut Stderr) -> Result<Vec<u8>> {
    // not the one with a buffer: what waits in there would not be seen by the poll
    let mut stdin = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let mut text = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let mut waited = [
            PollFd::from_borrowed_fd(stdin.as_fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(signalled.as_fd(), PollFlags::IN),
        ];
        match poll(&mut waited, None) {
            Err(rustix::io::Errno::INTR) => continue,
            other => other?,
        };
        let [typed, signalled] = waited.map(|waited| waited.revents());
        if signalled.contains(PollFlags::IN) {
            bail!("ended before the text was: nothing was opened");
        }
        let read = stdin.read(&mut chunk)?;
        let come = chunk.get(..read).unwrap_or_default();
        let gone = read == 0 && typed.intersects(PollFlags::HUP | PollFlags::ERR);
        if take(&mut text, come, told)? || gone {
            return Ok(text);
        }
        if text.len() as u64 > MAX_BYTES {
            bail!("too long a text: save it to a file, and name that");
        }
    }
}

/// Takes what has come; true where that was the end.
fn take(text: &mut Vec<u8>, come: &[u8], told: &mut impl Write) -> io::Result<bool> {
    for &byte in come {
        match byte {
            END => return Ok(true),
            byte if BACK.contains(&byte) => {
                let letter = back(text);
                // the terminal has shown the key itself, as ^?
                let shown = 2 + usize::from(letter);
                write!(told, "{}", "\x08 \x08".repeat(shown))?;
                told.flush()?;
            }
            byte => text.push(byte),
        }
    }
    Ok(false)
}

/// Takes the last letter of the line away; false where there is none.
fn back(text: &mut Vec<u8>) -> bool {
    if matches!(text.last(), None | Some(b'\n')) {
        return false;
    }
    // bytes that go on with a letter begin with 10
    while let Some(byte) = text.pop() {
        if byte & 0xc0 != 0x80 {
            break;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::take;

    fn taken(come: &[&[u8]]) -> (String, bool) {
        let (mut text, mut ended) = (Vec::new(), false);
        for come in come {
            ended = ended || take(&mut text, come, &mut Vec::new()).unwrap();
        }
        (String::from_utf8(text).unwrap(), ended)
    }

    #[test]
    fn text_is_taken_up_to_its_end() {
        assert_eq!(taken(&[b"One\n", b"two"]), ("One\ntwo".to_owned(), false));
        assert_eq!(taken(&[b"One\n\x04two"]), ("One\n".to_owned(), true));
        assert_eq!(taken(&[b"\x04"]), (String::new(), true));
    }

    #[test]
    fn the_last_letter_may_be_taken_back() {
        let back = |text: &str| taken(&[text.as_bytes(), b"\x7f"]).0;
        assert_eq!(back("cafe\u{301}"), "cafe");
        assert_eq!(back("Łó"), "Ł");
        // not over the end of a line, which stands on another row
        assert_eq!(back("one\n"), "one\n");
        assert_eq!(back(""), "");
    }
}

//! A terminal with the program in it.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use tempfile::TempDir;

use super::state::modes_of;

/// Longest wait for anything: generous, as a test machine may be busy.
pub(crate) const DEADLINE: Duration = Duration::from_secs(90);

/// Between two looks at what can't be waited for: the state of another process.
pub(crate) const PAUSE: Duration = Duration::from_millis(2);

/// What the reading thread shares with the test.
struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// Set for the reading thread to let go of the terminal.
    closing: bool,
    /// True when it has.
    ended: bool,
}

impl Seen {
    /// True where a synchronized update has begun and not ended: terminals show nothing of it yet.
    fn is_amid_a_frame(&self) -> bool {
        let mark = b"\x1b[?2026";
        let last = self
            .raw
            .windows(mark.len() + 1)
            .rfind(|bytes| bytes.starts_with(mark));
        last.is_some_and(|bytes| bytes.ends_with(b"h"))
    }
}

/// A running program, its terminal, and its own home.
pub(crate) struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept, so that the terminal outlives the program and can be looked at then.
    slave: Box<dyn SlavePty + Send>,
    pub(super) child: Box<dyn Child + Send + Sync>,
    writer: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    /// Modes of the terminal before the program started.
    pub(crate) modes: String,
    pub(super) device: PathBuf,
    /// The program, where it is a job of a shell.
    pub(super) job: Option<u32>,
    folder: TempDir,
}

/// How to start the program.
pub(crate) struct Start {
    size: (u16, u16),
    variables: Vec<(String, String)>,
    folder: TempDir,
}

impl Start {
    /// In a terminal of 80×24, in a folder of its own.
    pub(crate) fn new() -> Self {
        Self {
            size: (80, 24),
            variables: Vec::new(),
            folder: TempDir::new().unwrap(),
        }
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Puts a file into its folder.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.folder.path().join(name), bytes).unwrap();
        self
    }

    /// Has articles read once: what the second reading finds changes the screen some time later.
    pub(crate) fn reading_once(self) -> Self {
        let folder = self.folder.path().join("attache");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("config.toml"), "reading = \"quick\"\n").unwrap();
        self
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs attache with these arguments.
    pub(crate) fn attache(self, arguments: &[&str]) -> Terminal {
        self.run(env!("CARGO_BIN_EXE_attache"), arguments)
    }

    /// Runs a shell script; `attache` is in it as `$ATTACHE`.
    pub(crate) fn shell(self, script: &str) -> Terminal {
        self.run("/bin/sh", &["-c", script])
    }

    /// Runs any program.
    pub(crate) fn run(self, program: &str, arguments: &[&str]) -> Terminal {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let device = pair.master.tty_name().unwrap();
        let modes = modes_of(&device, "-g");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(self.folder.path());
        command.env_clear();
        for (name, value) in [
            ("PATH", "/usr/bin:/bin"),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("ATTACHE", env!("CARGO_BIN_EXE_attache")),
        ] {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env(name, self.folder.path());
        }
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let seen = Arc::new((
            Mutex::new(Seen {
                parser: vt100::Parser::new(rows, columns, 0),
                raw: Vec::new(),
                closing: false,
                ended: false,
            }),
            Condvar::new(),
        ));
        read(pair.master.try_clone_reader().unwrap(), seen.clone());
        Terminal {
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            slave: pair.slave,
            child,
            seen,
            modes,
            device,
            job: None,
            folder: self.folder,
        }
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Takes in all that is written to the terminal. It answers no query, as some terminals don't.
fn read(reader: Box<dyn Read + Send>, seen: Arc<(Mutex<Seen>, Condvar)>) {
    thread::spawn(move || {
        let mut reader = reader;
        let mut bytes = vec![0; 64 * 1024];
        loop {
            let count = reader.read(&mut bytes).unwrap_or(0);
            let mut state = seen.0.lock().unwrap();
            let ended = count == 0 || state.closing;
            if ended {
                state.ended = true;
            } else {
                state.raw.extend_from_slice(&bytes[..count]);
                state.parser.process(&bytes[..count]);
            }
            seen.1.notify_all();
            if ended {
                return;
            }
        }
    });
}

impl Terminal {
    /// Types these bytes.
    pub(crate) fn type_keys(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let mut state = self.seen.0.lock().unwrap();
        state.parser.screen_mut().set_size(rows, columns);
        let master = self.master.as_ref().unwrap();
        master.resize(size(columns, rows)).unwrap();
    }

    /// Waits until the screen is as `condition` wants it.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        self.wait_within(DEADLINE, what, condition);
    }

    #[track_caller]
    pub(crate) fn wait_within(
        &self,
        deadline: Duration,
        what: &str,
        condition: impl Fn(&vt100::Screen) -> bool,
    ) {
        let met = self.met(deadline, |seen| {
            !seen.is_amid_a_frame() && condition(seen.parser.screen())
        });
        assert!(met, "waited in vain for {what}:\n{}", self.contents());
    }

    /// Waits for these words anywhere on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    /// Waits for bytes that were written so far.
    #[track_caller]
    pub(crate) fn wait_for_raw(&self, what: &str, condition: impl Fn(&[u8]) -> bool) {
        let met = self.met(DEADLINE, |seen| condition(&seen.raw));
        assert!(met, "waited in vain for {what}:\n{}", self.contents());
    }

    fn met(&self, deadline: Duration, condition: impl Fn(&Seen) -> bool) -> bool {
        let end = Instant::now() + deadline;
        let mut state = self.seen.0.lock().unwrap();
        loop {
            if condition(&state) {
                return true;
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            state = self.seen.1.wait_timeout(state, left).unwrap().0;
        }
    }

    /// True where nothing is written for that long.
    pub(crate) fn is_quiet_for(&self, time: Duration) -> bool {
        let before = self.raw().len();
        !self.met(time, |seen| seen.raw.len() > before)
    }

    /// Looks at the screen.
    pub(crate) fn look<T>(&self, at: impl Fn(&vt100::Screen) -> T) -> T {
        at(self.seen.0.lock().unwrap().parser.screen())
    }

    /// The screen as it is between two frames.
    pub(crate) fn contents(&self) -> String {
        self.met(DEADLINE, |seen| !seen.is_amid_a_frame());
        self.look(vt100::Screen::contents)
    }

    /// The rows of the screen as they are seen.
    pub(crate) fn rows_seen(&self) -> Vec<String> {
        self.met(DEADLINE, |seen| !seen.is_amid_a_frame());
        self.look(seen)
    }

    /// Everything that was written to the terminal.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().raw.clone()
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Waits for the end of the program and returns its exit status.
    #[track_caller]
    pub(crate) fn end(&mut self) -> u32 {
        let end = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.drain();
                return status.exit_code();
            }
            assert!(
                Instant::now() < end,
                "the program does not end:\n{}",
                self.contents()
            );
            thread::sleep(PAUSE);
        }
    }

    /// Takes in what the program wrote before it ended. A mark written behind it shows when.
    fn drain(&self) {
        const MARK: &str = "\x1b]0;all is read\x07";
        let mut device = fs::OpenOptions::new()
            .write(true)
            .open(&self.device)
            .unwrap();
        device.write_all(MARK.as_bytes()).unwrap();
        let arrived = |seen: &Seen| seen.raw.ends_with(MARK.as_bytes());
        assert!(self.met(DEADLINE, arrived), "the terminal is stuck");
        let mut state = self.seen.0.lock().unwrap();
        let length = state.raw.len() - MARK.len();
        state.raw.truncate(length);
    }

    /// Takes nothing more of what is written, without taking the terminal away.
    pub(crate) fn stall(&mut self) {
        self.seen.0.lock().unwrap().closing = true;
        self.type_keys("\x0c");
        assert!(self.met(DEADLINE, |seen| seen.ended), "no output");
    }

    /// Takes the terminal away, as when its window is closed.
    pub(crate) fn hang_up(&mut self) {
        self.seen.0.lock().unwrap().closing = true;
        // the reading thread looks up with the next output
        self.type_keys("\x0c");
        assert!(self.met(DEADLINE, |seen| seen.ended), "no output");
        self.writer = None;
        self.master = None;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.clone_killer().kill();
        // one that ignores the signal, or is stopped, must not outlive the test
        if let Ok(None) = self.child.try_wait() {
            let script = format!("kill -KILL {} 2>&1", self.process());
            let _ = Command::new("sh").args(["-c", &script]).output();
            let _ = self.child.wait();
        }
        let _ = &self.slave;
    }
}

/// A row of a screen, without the blanks at its end.
pub(crate) fn row_of(screen: &vt100::Screen, row: u16) -> String {
    let (_, columns) = screen.size();
    let rows = screen.rows(0, columns).nth(row.into());
    rows.unwrap_or_default().trim_end().to_owned()
}

/// The rows as they are seen: a blank that was printed is one that was erased.
pub(crate) fn seen(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    let rows = screen.rows(0, columns);
    rows.map(|row| row.trim_end().to_owned()).collect()
}

/// A brief with sections, each paragraph with its number.
pub(crate) fn brief() -> String {
    let mut text = "# Gauge Talks\n\nThe lead of the brief.\n\n".to_owned();
    for part in ["Alpha", "Beta", "Gamma", "Delta"] {
        let _ = write!(text, "## {part}\n\n");
        for number in 1..=9 {
            let _ = write!(
                text,
                "{part} {number} says that the commission will *publish* its figures before the \
                 **spring**, and that any member may ask for a further reading of the gauges.\n\n"
            );
        }
    }
    text
}

//! The state of the program as a process, and of the terminal it leaves behind.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Instant;

use super::terminal::{DEADLINE, PAUSE, Terminal};

/// The modes of a terminal, as `stty` tells them: with `-g` all but the size, `-a` in words.
pub(crate) fn modes_of(device: &Path, how: &str) -> String {
    let output = Command::new("stty").arg("-F").arg(device).arg(how).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

/// True where the terminal tells the program of the mouse.
fn has_mouse(screen: &vt100::Screen) -> bool {
    screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
}

impl Terminal {
    pub(crate) fn process(&self) -> u32 {
        self.job.unwrap_or_else(|| self.shell())
    }

    fn shell(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// From here on the only job of the shell that was started is the program.
    pub(crate) fn look_at_job(&mut self) {
        let shell = self.shell();
        let jobs = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
        self.job = Some(jobs.trim().parse().unwrap());
    }

    /// Sends a signal, by its name without SIG.
    pub(crate) fn signal(&self, name: &str) {
        let script = format!("kill -{name} {}", self.process());
        assert!(
            Command::new("sh")
                .args(["-c", &script])
                .status()
                .unwrap()
                .success()
        );
    }

    /// The letter for what the process is doing: S sleeps, T is stopped, Z has ended.
    pub(crate) fn state(&self) -> char {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process())).unwrap_or_default();
        // the name of the process, in parentheses, may hold anything
        let after = stat.rsplit(") ").next().unwrap_or("");
        after.chars().next().unwrap_or('-')
    }

    /// Waits until the process is in this state.
    #[track_caller]
    pub(crate) fn wait_for_state(&self, wanted: char) {
        let end = Instant::now() + DEADLINE;
        while self.state() != wanted {
            assert!(
                Instant::now() < end,
                "the process is {}, not {wanted}",
                self.state()
            );
            thread::sleep(PAUSE);
        }
    }

    /// The modes of the terminal now.
    pub(crate) fn modes_now(&self) -> String {
        modes_of(&self.device, "-g")
    }

    /// Sets modes of the terminal, as a shell might.
    pub(crate) fn set_modes(&self, modes: &str) {
        let status = Command::new("stty")
            .arg("-F")
            .arg(&self.device)
            .arg(modes)
            .status();
        assert!(status.unwrap().success());
    }

    /// Asserts that the terminal is as it was: alternate screen left, cursor shown, no bracketed
    /// paste, line by line with echo.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        let left = self.look(|screen| {
            let mut left = String::new();
            for (what, wrong) in [
                ("the alternate screen", screen.alternate_screen()),
                ("a hidden cursor", screen.hide_cursor()),
                ("bracketed paste", screen.bracketed_paste()),
                ("the mouse", has_mouse(screen)),
                ("bold", screen.bold()),
                ("underline", screen.underline()),
                ("reverse", screen.inverse()),
                ("a colour", screen.fgcolor() != vt100::Color::Default),
                ("a back colour", screen.bgcolor() != vt100::Color::Default),
            ] {
                if wrong {
                    let _ = write!(left, "{what}, ");
                }
            }
            left
        });
        assert_eq!(left, "", "left behind");
        assert_eq!(
            self.modes_now(),
            self.modes,
            "the modes of the terminal changed"
        );
    }

    /// Asserts that the terminal is taken: alternate screen, no cursor, key by key.
    #[track_caller]
    pub(crate) fn assert_taken(&self) {
        assert!(self.look(vt100::Screen::alternate_screen));
        assert!(self.look(vt100::Screen::hide_cursor));
        assert!(self.look(vt100::Screen::bracketed_paste));
        assert!(self.look(has_mouse));
        let modes = modes_of(&self.device, "-a");
        assert!(modes.contains("-icanon"), "{modes}");
    }
}

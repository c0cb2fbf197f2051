//! Signals: ended, hung up, stopped and continued.

use std::time::Duration;

use super::terminal::{Start, Terminal, brief, row_of, seen};

/// With the brief, which is read once.
fn start() -> Start {
    Start::new().file("brief.md", brief()).reading_once()
}

fn at_beta() -> Terminal {
    let mut terminal = start().attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("2]");
    terminal.wait("Beta", is_at_beta);
    terminal
}

/// The same as a job of a shell, which continues it with the next line.
fn job_at_beta() -> Terminal {
    let script = r#"set -m; "$ATTACHE" brief.md; code=$?
        while [ $code -gt 146 ]; do read -r _; fg >/dev/null; code=$?; done; exit $code"#;
    let mut terminal = start().shell(script);
    terminal.wait_for("The lead of the brief.");
    terminal.look_at_job();
    terminal.type_keys("2]");
    terminal.wait("Beta", is_at_beta);
    terminal
}

fn is_at_beta(screen: &vt100::Screen) -> bool {
    screen.alternate_screen() && row_of(screen, 1).contains("Beta")
}

#[test]
fn a_signal_that_ends_it_gives_the_terminal_back() {
    for (name, number) in [
        ("TERM", 15),
        ("HUP", 1),
        ("INT", 2),
        ("QUIT", 3),
        ("ABRT", 6),
        ("USR1", 10),
        ("USR2", 12),
        ("ALRM", 14),
        ("XCPU", 24),
        ("VTALRM", 26),
        ("PROF", 27),
        ("IO", 29),
        ("SYS", 31),
    ] {
        let mut terminal = at_beta();
        terminal.signal(name);
        assert_eq!(terminal.end(), 128 + number, "SIG{name}");
        terminal.assert_given_back();
    }
}

/// It comes where the store or an export grows longer than the shell allows (`ulimit -f`).
#[test]
fn a_file_that_may_not_grow_ends_nothing() {
    let mut terminal = at_beta();
    terminal.signal("XFSZ");
    terminal.type_keys("g");
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_closed_window_ends_it() {
    let mut terminal = at_beta();
    terminal.hang_up();
    terminal.wait_for_state('Z');
}

#[test]
fn a_terminal_that_goes_without_a_signal_ends_it() {
    // the shell takes the signal, and the program is not told
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .shell(r#"trap '' HUP; "$ATTACHE" brief.md; true"#);
    terminal.wait_for("The lead of the brief.");
    terminal.hang_up();
    terminal.wait_for_state('Z');
}

#[test]
fn a_signal_ends_it_though_the_terminal_has_stalled() {
    let mut terminal = at_beta();
    terminal.stall();
    // more than any terminal takes unread; each is read when the frame before it is written
    for _ in 0..300 {
        terminal.type_keys("\x0c");
        std::thread::sleep(super::terminal::PAUSE);
    }
    terminal.signal("TERM");
    terminal.wait_for_state('Z');
    assert_eq!(terminal.modes_now(), terminal.modes);
}

#[test]
fn where_no_shell_would_continue_it_it_goes_on() {
    let mut terminal = at_beta();
    terminal.type_keys("\x1a");
    terminal.wait_for("Not suspended");
    terminal.type_keys("]");
    terminal.wait("the next section", |screen| {
        row_of(screen, 1).contains("Gamma")
    });
    terminal.signal("TSTP");
    terminal.wait_for("Not suspended");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn many_keys_in_one_write_are_few_frames() {
    let mut terminal = at_beta();
    while !terminal.is_quiet_for(Duration::from_millis(200)) {}
    let before = terminal.raw().len();
    terminal.type_keys(&"j".repeat(200));
    terminal.wait("the end", |screen| !row_of(screen, 1).contains("Beta"));
    while !terminal.is_quiet_for(Duration::from_millis(200)) {}
    let raw = terminal.raw();
    let frames = raw[before..]
        .windows(8)
        .filter(|bytes| bytes == b"\x1b[?2026h")
        .count();
    assert!(frames <= 4, "{frames} frames");
}

/// Stops the program, looks at the terminal as a shell would get it, goes on.
fn stop_and_continue(stop: impl Fn(&mut Terminal)) {
    let mut terminal = job_at_beta();
    // its highlights come a little later
    while !terminal.is_quiet_for(Duration::from_millis(200)) {}
    let before = terminal.rows_seen();
    for _ in 0..2 {
        stop(&mut terminal);
        terminal.wait_for_state('T');
        terminal.wait("the shell's screen", |screen| !screen.alternate_screen());
        terminal.assert_given_back();
        terminal.type_keys("\n");
        terminal.wait("the same screen", |screen| {
            is_at_beta(screen) && seen(screen) == before
        });
        terminal.assert_taken();
    }
    terminal.type_keys("]");
    terminal.wait("the next section", |screen| {
        row_of(screen, 1).contains("Gamma")
    });
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn control_z_suspends() {
    stop_and_continue(|terminal| terminal.type_keys("\x1a"));
}

#[test]
fn a_stop_from_outside_suspends() {
    stop_and_continue(|terminal| terminal.signal("TSTP"));
}

#[test]
fn it_recovers_from_a_stop_that_cannot_be_seen() {
    let mut terminal = at_beta();
    terminal.signal("STOP");
    terminal.wait_for_state('T');
    // a shell takes the terminal to itself meanwhile
    terminal.set_modes("sane");
    terminal.signal("CONT");
    terminal.wait("its screen", is_at_beta);
    terminal.type_keys("]");
    terminal.wait("the next section", |screen| {
        row_of(screen, 1).contains("Gamma")
    });
    terminal.assert_taken();
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn keys_typed_while_it_is_stopped_are_not_lost_to_it_before() {
    let mut terminal = job_at_beta();
    terminal.type_keys("\x1a");
    terminal.wait_for_state('T');
    // a new size while it is stopped
    terminal.resize(60, 20);
    terminal.type_keys("\n");
    terminal.wait("the new size", |screen| {
        is_at_beta(screen) && screen.size() == (20, 60)
    });
    terminal.type_keys("]");
    terminal.wait("the next section", |screen| {
        row_of(screen, 1).contains("Gamma")
    });
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn signals_in_a_prompt_give_the_cursor_back_too() {
    let mut terminal = at_beta();
    terminal.type_keys("/Gam");
    terminal.wait("the prompt", |screen| !screen.hide_cursor());
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143);
    terminal.assert_given_back();
}

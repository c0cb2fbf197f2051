//! Starting, reading, leaving.

use super::terminal::{Start, brief, row_of};

/// The first row of text, where the outline stands beside it or not.
fn top_holds(words: &str) -> impl Fn(&vt100::Screen) -> bool {
    move |screen| row_of(screen, 1).contains(words)
}

#[test]
fn a_file_is_read_by_keys() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.assert_taken();
    terminal.wait("the title", |screen| {
        row_of(screen, 0).contains("Gauge Talks")
    });
    terminal.type_keys("jj");
    terminal.wait("two rows down", top_holds("The lead"));
    terminal.type_keys("]");
    terminal.wait("the next section", top_holds("Alpha"));
    terminal.type_keys("2]");
    terminal.wait("two sections on", top_holds("Gamma"));
    terminal.type_keys("G");
    terminal.wait_for("Delta 9 says");
    terminal.type_keys("g");
    terminal.wait("the top", top_holds("Gauge Talks"));
    terminal.type_keys("/Beta 7");
    terminal.wait_for("Beta 7 says");
    terminal.wait("the prompt and its cursor", |screen| {
        row_of(screen, 23).contains("/Beta 7") && !screen.hide_cursor()
    });
    terminal.type_keys("\r");
    terminal.wait("the hit count", |screen| row_of(screen, 23).contains("1/1"));
    terminal.type_keys("\x1b");
    terminal.wait("the hits gone", |screen| {
        !row_of(screen, 23).contains("1/1")
    });
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
    assert!(
        !terminal.contents().contains("Gauge"),
        "{}",
        terminal.contents()
    );
}

#[test]
fn standard_input_is_read_while_keys_come_from_the_terminal() {
    for arguments in ["", "-"] {
        let start = Start::new().file("brief.md", brief());
        let mut terminal = start.shell(&format!("cat brief.md | \"$ATTACHE\" {arguments}"));
        terminal.wait_for("The lead of the brief.");
        terminal.type_keys("3]");
        terminal.wait("a section", top_holds("Gamma"));
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
        terminal.assert_given_back();
    }
}

#[test]
fn a_slow_writer_holds_up_nothing() {
    let start = Start::new().file("brief.md", brief());
    let script = "mkfifo pipe; (cat brief.md; exec cat pipe) | \"$ATTACHE\"";
    let mut terminal = start.shell(script);
    // what came first is shown, and keys are answered, although standard input has not ended
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("?");
    terminal.wait_for("Help");
    terminal.type_keys("qq");
    terminal.wait("the end of the program", |screen| {
        !screen.alternate_screen()
    });
    // the writer is let go
    std::fs::OpenOptions::new()
        .write(true)
        .open(terminal.folder().join("pipe"))
        .unwrap();
    terminal.end();
    terminal.assert_given_back();
}

#[test]
fn without_arguments_the_bundled_briefing_opens() {
    let mut terminal = Start::new().attache(&[]);
    terminal.wait_for("Why Miami Was Chosen");
    terminal.type_keys("]");
    terminal.wait("its first section", top_holds("Why Miami Was Chosen"));
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_redraw_repairs_the_screen_without_asking_the_terminal() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    let before = terminal.raw().len();
    terminal.type_keys("\x0c");
    terminal.wait_for_raw("everything once more", |raw| {
        String::from_utf8_lossy(&raw[before..]).contains("lead")
    });
    terminal.type_keys("]");
    terminal.wait("the next section", top_holds("Alpha"));
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_burst_of_keys_is_answered_in_order() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys(&format!(
        "{}{}g]jj[/Delta 8\r",
        "j".repeat(300),
        "k".repeat(150)
    ));
    terminal.wait_for("Delta 8 says");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn pasted_text_is_no_keys() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("\x1b[200~qqq]G\x1b[201~]");
    terminal.wait("the next section", top_holds("Alpha"));
    terminal.type_keys("/\x1b[200~Beta\x1b[31m 3\r\x1b[201~");
    terminal.wait("the cleaned prompt", |screen| {
        row_of(screen, 23).contains("/Beta␛[31m 3")
    });
    terminal.type_keys("\r");
    terminal.wait_for("is not in this article");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_terminal_that_answers_no_query_is_asked_none_that_waits() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("\x0cq");
    assert_eq!(terminal.end(), 0);
    let raw = String::from_utf8(terminal.raw()).unwrap();
    for (query, name) in [
        ("\x1b[6n", "cursor position"),
        ("\x1b[c", "device attributes"),
        ("\x1b[?u", "keyboard protocol"),
    ] {
        assert!(!raw.contains(query), "asked for the {name}");
    }
    // nothing waits for this one
    assert_eq!(raw.matches("\x1b]11;?").count(), 1, "the background colour");
}

#[test]
fn the_mouse_is_left_alone_where_that_is_asked_for() {
    let taken = |arguments: &[&str], keys: &str| {
        let mut terminal = Start::new().file("brief.md", brief()).attache(arguments);
        terminal.wait_for("The lead of the brief.");
        terminal.type_keys(keys);
        terminal.type_keys("q");
        assert_eq!(terminal.end(), 0);
        terminal.assert_given_back();
        let raw = String::from_utf8(terminal.raw()).unwrap();
        raw.contains("\x1b[?1000h")
    };
    assert!(taken(&["brief.md"], "VV"));
    assert!(!taken(&["brief.md", "--no-mouse"], ""));
}

#[test]
fn a_turn_of_the_wheel_scrolls() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("\x1b[<65;60;5M");
    terminal.wait("three rows down", |screen| {
        !screen.contents().contains("The lead of the brief.")
    });
}

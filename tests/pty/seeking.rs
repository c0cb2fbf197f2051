//! Starting at a section or at words that are named on the command line.

use super::terminal::{Start, Terminal, brief, row_of};

/// A terminal that is too narrow for an outline beside the text, with the brief.
fn start() -> Start {
    Start::new().size(60, 24).file("brief.md", brief())
}

#[track_caller]
fn wait_for_heading(terminal: &Terminal, heading: &str) {
    terminal.wait(heading, |screen| {
        row_of(screen, 1).trim().trim_start_matches("› ") == heading
    });
}

#[track_caller]
fn quit(mut terminal: Terminal) {
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn at_a_section_of_a_file_a_pipe_or_the_bundled_briefing() {
    for (script, heading) in [
        ("$ATTACHE brief.md --at gamma", "Gamma"),
        ("$ATTACHE --at amm brief.md", "Gamma"),
        ("$ATTACHE --at=2 brief.md", "Beta"),
        ("$ATTACHE - --at Delta < brief.md", "Delta"),
        ("cat brief.md | $ATTACHE --at Delta", "Delta"),
        ("$ATTACHE --at 'on the table'", "What Is on the Table"),
    ] {
        let terminal = start().shell(script);
        wait_for_heading(&terminal, heading);
        quit(terminal);
    }
}

#[test]
fn at_words_of_a_file() {
    let terminal = start().attache(&["brief.md#q=Gamma%203%20says"]);
    terminal.wait_for("Gamma 3 says");
    quit(terminal);
    // a file of that very name is another one
    let name = "brief.md#q=Gamma%203%20says";
    let terminal = start().file(name, "Another file.\n").attache(&[name]);
    terminal.wait_for("Another file.");
    quit(terminal);
}

#[test]
fn what_is_not_there_is_said() {
    for (arguments, words) in [
        (["brief.md", "--at=Annex"], "No section is called “Annex”."),
        (
            ["brief.md#q=%1b]0;x%07Annex", "--no-mouse"],
            "“␛]0;x␇Annex” is not in this article.",
        ),
    ] {
        let terminal = start().attache(&arguments);
        terminal.wait(words, |screen| {
            let contents = screen.contents();
            contents.contains(words) && contents.contains("The lead of the brief.")
        });
        quit(terminal);
    }
}

#[test]
fn it_wins_over_the_place_of_the_last_run() {
    let home = tempfile::TempDir::new().unwrap();
    let path = home.path().join("brief.md");
    std::fs::write(&path, brief()).unwrap();
    let path = path.to_str().unwrap();
    let start = || start().variable("XDG_DATA_HOME", home.path().to_str().unwrap());
    let mut terminal = start().attache(&[path]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("2]");
    wait_for_heading(&terminal, "Beta");
    quit(terminal);
    let terminal = start().attache(&[path]);
    wait_for_heading(&terminal, "Beta");
    quit(terminal);
    let terminal = start().attache(&[path, "--at", "Delta"]);
    wait_for_heading(&terminal, "Delta");
    quit(terminal);
    let terminal = start().attache(&[path, "--at", "Annex"]);
    terminal.wait("the start", |screen| {
        let contents = screen.contents();
        contents.contains("No section") && contents.contains("The lead of the brief.")
    });
    quit(terminal);
}

//! A file that is changed, replaced or removed while it is open.

use std::fs;

use super::terminal::{Start, Terminal, brief, row_of};

fn at_beta() -> Terminal {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("2]");
    terminal.wait("Beta", |screen| row_of(screen, 1).contains("Beta"));
    terminal
}

#[test]
fn a_changed_file_is_read_again_and_the_place_kept() {
    let terminal = at_beta();
    let path = terminal.folder().join("brief.md");
    let longer = brief().replacen("The lead", "A lead that has become longer.\n\nThe lead", 1);
    fs::write(&path, longer.replace("Beta 1 says", "Beta 1 now says")).unwrap();
    terminal.wait("the new text at the same place", |screen| {
        row_of(screen, 1).contains("Beta") && screen.contents().contains("Beta 1 now says")
    });
    // as most editors do it: a new file in its place
    let other = terminal.folder().join("new");
    fs::write(&other, brief()).unwrap();
    fs::rename(&other, &path).unwrap();
    terminal.wait("the old text at the same place", |screen| {
        row_of(screen, 1).contains("Beta") && screen.contents().contains("Beta 1 says")
    });
}

#[test]
fn what_was_read_stays_where_the_file_is_gone() {
    let mut terminal = at_beta();
    fs::remove_file(terminal.folder().join("brief.md")).unwrap();
    terminal.wait_for("; check the name. What was read before is kept.");
    terminal.type_keys("]");
    terminal.wait("the next section", |screen| {
        row_of(screen, 1).contains("Gamma")
    });
}

#[test]
fn verdicts_stay_over_a_change() {
    let text = "France met Poland in spring.\n\nKenya stayed away.\n";
    let start = Start::new().file("brief.txt", text).reading_once();
    let mut terminal = start.attache(&["brief.txt"]);
    terminal.wait_for("Kenya");
    terminal.type_keys("r");
    terminal.wait_for("why  ");
    terminal.type_keys("a");
    terminal.wait_for("Review  1/3");
    let path = terminal.folder().join("brief.txt");
    fs::write(
        path,
        format!("A new first line, longer than before, of the same article.\n\n{text}"),
    )
    .unwrap();
    terminal.wait("the new text with the verdict", |screen| {
        let contents = screen.contents();
        contents.contains("A new first line") && contents.contains("Review  1/3")
    });
}

//! Text that comes in otherwise than by a path on the command line: typed, pasted, named by a key.

use super::terminal::{Start, Terminal, brief, row_of};

/// A page whose main text is a part of it.
const PAGE: &str = "<html lang=en><head><title>Gauge Talks</title></head><body>\
    <nav><ul><li><a href=/a>Subscribe here</a></li><li><a href=/b>Weather</a></li></ul></nav>\
    <main><article><h1>Gauge Talks</h1>\
    <p>The ministers of Kenya and Brazil met in Nairobi on Monday to speak about the price of grain, \
    and agreed on little.</p>\
    <h2>What comes next</h2>\
    <p>A second round is planned for May, when both sides bring figures of their own and a list of \
    the points on which they differ, said the chair of the talks.</p></article></main>\
    <footer><p>Imprint and cookies of the house</p></footer></body></html>";

/// A reader that waits for text to be typed.
fn waiting() -> Terminal {
    let terminal = Start::new().attache(&["-"]);
    terminal.wait_for("then Ctrl-D.");
    terminal
}

#[test]
fn what_is_pasted_before_the_screen_is_taken_is_read() {
    let mut terminal = waiting();
    // longer than a line of the terminal itself may be
    let long = "and the price of grain went up ".repeat(300);
    terminal.type_keys(&format!(
        "Gauge Talks\n\nKenya met Brazil {long}to the end.\n\x04"
    ));
    terminal.wait("the title", |screen| {
        screen.alternate_screen() && row_of(screen, 0).contains("Gauge Talks")
    });
    terminal.type_keys("G");
    terminal.wait_for("to the end.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_signal_while_text_is_typed_gives_the_terminal_back() {
    let mut terminal = waiting();
    terminal.type_keys("Half a sentence");
    terminal.wait_for("Half a sentence");
    terminal.type_keys("\x03");
    assert_eq!(terminal.end(), 2);
    terminal.assert_given_back();
    terminal.wait_for("nothing was opened");
}

#[test]
fn what_is_pasted_into_the_reader_may_be_opened() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("\x1b[200~Harbour News\r\rThe quay is closed.\x1b[201~");
    terminal.wait_for("Open these 6 words? Enter yes");
    terminal.type_keys("\r");
    terminal.wait("the other text", |screen| {
        let shown = screen.contents();
        shown.contains("The quay is closed.") && !shown.contains("The lead of the brief.")
    });
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn another_file_is_opened_by_its_name() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .file("harbour-news.md", "# Harbour News\n\nThe quay is closed.\n")
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys(":open nowhere.md\r");
    terminal.wait_for("nowhere.md: no such file");
    terminal.type_keys(":open harb");
    terminal.wait_for("Tab: harbour-news.md");
    terminal.type_keys("\t\r");
    terminal.wait_for("The quay is closed.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_page_is_shown_whole_and_as_its_main_text() {
    let mut terminal = Start::new()
        .size(100, 30)
        .file("page.html", PAGE)
        .attache(&["page.html"]);
    terminal.wait_for("A second round is planned");
    assert!(!terminal.contents().contains("Subscribe here"));
    terminal.type_keys("Z");
    terminal.wait_for("Subscribe here");
    terminal.wait_for("The whole page.");
    terminal.type_keys("Z");
    terminal.wait("the main text", |screen| {
        !screen.contents().contains("Subscribe here") && screen.contents().contains("Kenya")
    });
    terminal.wait_for("The main text of the page.");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

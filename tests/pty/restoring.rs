//! The terminal is given back whatever happens in between.

use std::path::Path;
use std::sync::Arc;

use attache::app::App;
use attache::config::{Depth, Theme};
use attache::tui::{Painter, views, with_terminal};

use super::terminal::{Start, brief, row_of};

/// Says that this very test is the program that panics.
const PANICS: &str = "ATTACHE_TEST_PANICS_IN_A_DRAW";

/// Draws a frame with the real views in the real terminal session, then panics within the next.
/// Run by the test below, in a terminal of its own; by itself it has nothing to do.
#[test]
fn child_that_panics_in_a_draw() {
    if std::env::var_os(PANICS).is_none() {
        return;
    }
    let article = attache::open::article(
        brief().into_bytes(),
        Path::new("brief.md"),
        &attache::open::Options::default(),
    );
    let theme = Theme::named("dark").unwrap();
    let app = App::new(Arc::new(article.unwrap()), true, theme.clone(), (80, 24));
    let painter = Painter::new(&theme, Depth::True);
    let _ = with_terminal(|mut screen| {
        screen.draw(|frame| views::draw(&app, &painter, frame))?;
        screen.draw(|frame| {
            views::draw(&app, &painter, frame);
            panic!("a bug in a draw");
        })?;
        Ok(())
    });
}

#[test]
fn a_panic_in_a_draw_gives_the_terminal_back() {
    let program = std::env::current_exe().unwrap();
    let arguments = [
        "--exact",
        "--nocapture",
        "restoring::child_that_panics_in_a_draw",
    ];
    let start = Start::new()
        .variable(PANICS, "1")
        .variable("RUST_BACKTRACE", "0");
    let mut terminal = start.run(program.to_str().unwrap(), &arguments);
    assert_ne!(terminal.end(), 0);
    terminal.assert_given_back();
    // the report stands on the screen that is left, and nothing was written over it
    let contents = terminal.contents();
    assert!(contents.contains("a bug in a draw"), "{contents}");
    assert!(!contents.contains("The lead of the brief."), "{contents}");
    let raw = String::from_utf8_lossy(&terminal.raw()).into_owned();
    assert!(raw.contains("lead"), "the first frame was drawn");
    let (_, after) = raw.split_once("\x1b[?1049l").unwrap();
    assert!(
        !after.contains("\x1b[?1049l"),
        "left the alternate screen twice"
    );
    assert!(
        !after.contains("\x1b[?2026h"),
        "a frame began after the end"
    );
}

#[test]
fn frames_are_written_in_synchronized_updates() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("jjq");
    terminal.end();
    let raw = String::from_utf8(terminal.raw()).unwrap();
    let begins = raw.matches("\x1b[?2026h").count();
    assert!(begins > 0);
    assert_eq!(begins, raw.matches("\x1b[?2026l").count());
}

#[test]
fn quitting_leaves_the_screen_as_it_was() {
    let start = Start::new().file("brief.md", brief());
    let script = "echo before; \"$ATTACHE\" brief.md; echo \"after $?\"";
    let mut terminal = start.shell(script);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("]");
    terminal.wait("a section", |screen| row_of(screen, 1).contains("Alpha"));
    terminal.type_keys("q");
    terminal.end();
    assert_eq!(terminal.contents().trim_end(), "before\nafter 0");
    terminal.assert_given_back();
}

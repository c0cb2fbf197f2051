//! Resizing in a storm.

use super::terminal::{Start, brief, row_of, seen};

/// Numbers from a fixed seed (xorshift), so that every run is the same storm.
fn random(seed: &mut u32) -> u32 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    *seed
}

#[test]
fn a_storm_keeps_the_place() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .reading_once()
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("3]jj");
    terminal.wait("inside of Gamma", |screen| {
        row_of(screen, 1).contains("Gamma 1 says")
    });
    // the counts come with the highlights, a moment after the text
    terminal.wait("the counts of the outline", |screen| {
        row_of(screen, 3).contains("Alpha") && row_of(screen, 3).contains("10")
    });
    let before = terminal.rows_seen();
    let mut seed = 0x2545_f491;
    for turn in 0..30 {
        let (columns, rows) = match turn {
            7 => (1, 1),
            13 => (2, 300),
            19 => (400, 2),
            _ => (
                random(&mut seed) as u16 % 200 + 1,
                random(&mut seed) as u16 % 60 + 1,
            ),
        };
        terminal.resize(columns, rows);
        if turn % 5 == 0 {
            terminal.type_keys("\x0c");
        }
    }
    terminal.resize(80, 24);
    terminal.wait("the same screen", |screen| seen(screen) == before);
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn each_size_of_a_slow_storm_draws_something_true() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("2]");
    terminal.wait("Beta", |screen| row_of(screen, 1).contains("Beta"));
    for (columns, rows) in [
        (20, 5),
        (3, 3),
        (1, 1),
        (69, 10),
        (70, 10),
        (120, 40),
        (10, 2),
    ] {
        terminal.resize(columns, rows);
        // the first row of text follows the title row, where there is one
        let row = u16::from(rows >= 4);
        let word = "Beta"
            .chars()
            .take(usize::from(columns).min(4))
            .collect::<String>();
        terminal.wait(&format!("{columns}x{rows}"), |screen| {
            row_of(screen, row).contains(&word)
        });
    }
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_key_that_comes_with_a_new_size_counts() {
    let mut terminal = Start::new()
        .file("brief.md", brief())
        .attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    // a key right behind the frame of a new size, many times: they come in one wake-up by chance
    for turn in 0..120 {
        let columns = 90 + turn % 2 * 20;
        terminal.resize(columns, 30);
        terminal.wait("the new size", |screen| screen.size() == (30, columns));
        let (key, word) = [("2]", "Beta"), ("g", "Gauge")][usize::from(turn) % 2];
        terminal.type_keys(key);
        terminal.wait(word, |screen| row_of(screen, 1).contains(word));
    }
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn it_starts_in_the_smallest_terminal() {
    for (columns, rows) in [(1, 1), (2, 1), (1, 2), (5, 3), (20, 5)] {
        let start = Start::new().file("brief.md", brief()).size(columns, rows);
        let mut terminal = start.attache(&["brief.md"]);
        terminal.wait("a letter of the title", |screen| {
            screen.contents().contains('G')
        });
        terminal.type_keys("jk]q");
        assert_eq!(terminal.end(), 0, "{columns}x{rows}");
        terminal.assert_given_back();
    }
}

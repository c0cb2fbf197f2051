//! Colours: none under `NO_COLOR`, with bold and underline left.

use super::raw::sgr;
use super::terminal::{Start, Terminal, brief};

/// The parameters of all styles that were set while reading, as numbers.
fn styles(variables: &[(&str, &str)]) -> Vec<u16> {
    let mut start = Start::new().file("brief.md", brief());
    for (name, value) in variables {
        start = start.variable(name, value);
    }
    let mut terminal = start.attache(&["brief.md"]);
    terminal.wait_for("The lead of the brief.");
    terminal.type_keys("/Alpha 1\r");
    terminal.wait_for("1/1");
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
    sgr(&terminal.raw())
}

/// Foregrounds and backgrounds, the terminal's own (39, 49) aside.
fn is_colour(parameter: u16) -> bool {
    matches!(parameter, 30..=38 | 40..=48 | 90..=97 | 100..=107)
}

#[test]
fn no_color_keeps_the_attributes_and_drops_the_colours() {
    for variables in [
        &[("NO_COLOR", "1")][..],
        &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")],
        &[("TERM", "vt100")],
    ] {
        let styles = styles(variables);
        assert!(
            !styles.iter().copied().any(is_colour),
            "{variables:?}: {styles:?}"
        );
        assert!(styles.contains(&1), "{variables:?}: nothing is bold");
        assert!(styles.contains(&7), "{variables:?}: nothing is reversed");
    }
}

#[test]
fn an_empty_no_color_says_nothing() {
    assert!(styles(&[("NO_COLOR", "")]).into_iter().any(is_colour));
}

#[test]
fn terminals_get_the_colours_they_have() {
    let has = |styles: &[u16], kind: u16| styles.windows(2).any(|pair| pair == [38, kind]);
    let truecolor = styles(&[("COLORTERM", "truecolor")]);
    assert!(has(&truecolor, 2));
    let indexed = styles(&[]);
    assert!(has(&indexed, 5) && !has(&indexed, 2));
}

/// Bold, underlined, italic, reversed, dim of the first letter of `words`.
type Look = (bool, bool, bool, bool, bool);

fn look_in(screen: &vt100::Screen, words: &str) -> Option<Look> {
    let (rows, columns) = screen.size();
    let cell = (1..rows).find_map(|y| {
        let row = screen.rows(0, columns).nth(y.into())?;
        let at = row.find(words)?;
        // up to the words each character takes one column here
        screen.cell(y, row[..at].chars().count() as u16)
    })?;
    Some((
        cell.bold(),
        cell.underline(),
        cell.italic(),
        cell.inverse(),
        cell.dim(),
    ))
}

fn look(terminal: &Terminal, words: &'static str) -> Look {
    terminal.look(move |screen| look_in(screen, words).unwrap())
}

#[test]
fn whatever_is_lit_differs_without_colour() {
    let text = "Rain came late and left late. Most of the fields were dry by the spring, and few had stored enough.\n\n\
                France asked for a ceasefire.\n\nKenya joined.\n\nPoland waited.\n";
    let mut terminal = Start::new()
        .size(60, 20)
        .variable("NO_COLOR", "1")
        .file("brief.txt", text)
        .attache(&["brief.txt"]);
    terminal.wait("the highlights", |screen| {
        look_in(screen, "France").is_some_and(|(bold, ..)| bold)
    });
    terminal.type_keys("/late\r");
    terminal.wait_for("1/2");
    terminal.type_keys(".a");
    terminal.wait_for("Accepted");
    terminal.type_keys("s");
    terminal.wait("Kenya framed", |screen| {
        let row = screen.rows(0, 60).find(|row| row.contains("Kenya"));
        row.is_some_and(|row| row.contains('▶'))
    });
    let mut looks = vec![
        ("text", look(&terminal, "Rain")),
        ("hit", look(&terminal, "late.")),
        ("current hit", look(&terminal, "late and")),
        ("accepted", look(&terminal, "France")),
        ("issue", look(&terminal, "ceasefire")),
        ("current", look(&terminal, "Kenya")),
        ("stakeholder", look(&terminal, "Poland")),
    ];
    terminal.type_keys("v");
    terminal.wait_for("other end");
    looks.push(("selection", look(&terminal, "Kenya")));
    terminal.type_keys("\x1b");
    terminal.wait("the selection gone", |screen| {
        !screen.contents().contains("other end")
    });
    for (index, (one, how)) in looks.iter().enumerate() {
        for (other, same) in &looks[index + 1..] {
            assert_ne!(how, same, "{one} looks like {other}");
        }
    }
    terminal.type_keys("q");
    assert_eq!(terminal.end(), 0);
}

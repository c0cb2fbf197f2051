//! Colours: none under `NO_COLOR`, with bold and underline left.

use super::raw::sgr;
use super::terminal::{Start, brief};

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

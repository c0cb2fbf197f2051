//! The default keymap: every binding does something somewhere.

use attache::config::Mode;
use attache::model::Kind;

use super::harness::{NARROW, Reader, article, brief};

/// States in which a key may have something to do: keys that lead there.
const STATES: &[&str] = &[
    "",
    "20j",
    "3]",
    "G",
    "o2j",
    "ojh",
    "oj",
    "?",
    "?G",
    "/Gamma<Enter>",
    "3].",
    "3]<C-o>",
    "4jma",
    "99<Right>",
    "M",
    "P",
    "B",
    "D",
];

fn reader(size: (u16, u16)) -> Reader {
    let row = format!("| {} |\n", ["a column of words"; 8].join(" | "));
    let table = format!("{row}|{}\n{row}{row}", " --- |".repeat(8));
    let text = brief().replacen("## Alpha\n", &format!("{table}\n## Alpha\n"), 1);
    let lit = [("spring", Kind::Issue), ("commission", Kind::Stakeholder)];
    Reader::of(article("brief.md", &text), true, size).lit(&lit)
}

#[test]
fn every_binding_does_something() {
    let keymap = reader(NARROW).app.keymap;
    // those of the library are tried there
    let modes = Mode::ALL.iter().filter(|mode| **mode != Mode::Library);
    for (action, keys) in modes.flat_map(|mode| keymap.rows(*mode)) {
        for key in keys {
            let does = STATES.iter().any(|state| {
                let mut reader = reader((80, 14));
                reader.press(state);
                reader.effects.clear();
                let before = reader.state();
                reader.update(attache::app::Event::Key(key));
                reader.state() != before || !reader.effects.is_empty()
            });
            assert!(does, "{key} ({}) does nothing anywhere", action.name());
        }
    }
}

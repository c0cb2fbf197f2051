//! The default keymap: every binding does something somewhere, and every action is bound.

use attache::config::Mode;
use attache::model::{Action, Kind};

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
    for &action in Action::ALL {
        let keys: Vec<_> = reader(NARROW).app.keymap.keys(action).collect();
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

#[test]
fn keys_of_the_table_do_what_it_says() {
    use Action as A;
    let table = [
        ("j", A::LineDown),
        ("k", A::LineUp),
        ("<Down>", A::LineDown),
        ("<Up>", A::LineUp),
        ("d", A::HalfPageDown),
        ("u", A::HalfPageUp),
        ("<C-d>", A::HalfPageDown),
        ("<C-u>", A::HalfPageUp),
        ("<Space>", A::PageDown),
        ("b", A::PageUp),
        ("<PgDn>", A::PageDown),
        ("<PgUp>", A::PageUp),
        ("<C-f>", A::PageDown),
        ("<C-b>", A::PageUp),
        ("g", A::Top),
        ("G", A::End),
        ("<Home>", A::Top),
        ("<End>", A::End),
        ("]", A::NextSection),
        ("[", A::PreviousSection),
        (")", A::NextPeer),
        ("(", A::PreviousPeer),
        ("}", A::NextParagraph),
        ("{", A::PreviousParagraph),
        (".", A::NextHighlight),
        (",", A::PreviousHighlight),
        ("s", A::NextStakeholder),
        ("S", A::PreviousStakeholder),
        ("i", A::NextIssue),
        ("I", A::PreviousIssue),
        ("<Left>", A::ScrollLeft),
        ("<Right>", A::ScrollRight),
        ("<Tab>", A::NextPane),
        ("<S-Tab>", A::PreviousPane),
        ("o", A::ToggleOutline),
        ("/", A::Search),
        ("n", A::NextHit),
        ("N", A::PreviousHit),
        ("w", A::Why),
        ("m", A::SetMark),
        ("'", A::GoToMark),
        ("<C-o>", A::JumpBack),
        ("<C-p>", A::JumpForward),
        ("<C-i>", A::JumpForward),
        ("e", A::ToggleInspector),
        ("f", A::Lens),
        ("F", A::ClearLens),
        ("y", A::Copy),
        ("Y", A::CopyCitation),
        ("M", A::Matrix),
        ("P", A::Positions),
        ("B", A::Brief),
        ("z", A::TextAlone),
        ("T", A::NextTheme),
        ("<lt>", A::NarrowerPane),
        (">", A::WiderPane),
        ("+", A::WiderText),
        ("-", A::NarrowerText),
        ("?", A::Help),
        ("q", A::Quit),
        ("<C-l>", A::Redraw),
        ("<C-z>", A::Suspend),
        ("<Esc>", A::Close),
    ];
    let reader = reader(NARROW);
    for (script, action) in table {
        let key = super::harness::keys(script)[0];
        let bound = reader.app.keymap.action(Mode::Reading, key);
        assert_eq!(bound, Some(action), "{script}");
    }
    for (script, action) in [("h", A::Fold), ("l", A::Unfold), ("<Enter>", A::Go)] {
        let key = super::harness::keys(script)[0];
        assert_eq!(reader.app.keymap.action(Mode::Outline, key), Some(action));
    }
}

//! The table of keys, as it is promised: every one works by default, can be given to another key,
//! and stands in the help and in the palette as it is bound.

use std::path::Path;

use attache::app::{Event, HelpRow};
use attache::config::{self, Keymap, Mode};
use attache::model::Action as A;

use super::harness::{Reader, brief, keys};

/// Where, the keys, what they do.
const TABLE: &[(Mode, &str, A)] = &[
    (Mode::Reading, "j<Down>", A::LineDown),
    (Mode::Reading, "k<Up>", A::LineUp),
    (Mode::Reading, "d<C-d>", A::HalfPageDown),
    (Mode::Reading, "u<C-u>", A::HalfPageUp),
    (Mode::Reading, "<Space><PgDn><C-f>", A::PageDown),
    (Mode::Reading, "b<PgUp><C-b>", A::PageUp),
    (Mode::Reading, "g<Home>", A::Top),
    (Mode::Reading, "G<End>", A::End),
    (Mode::Reading, "]", A::NextSection),
    (Mode::Outline, "]", A::NextSection),
    (Mode::Inspector, "]", A::NextSection),
    (Mode::Reading, "[", A::PreviousSection),
    (Mode::Reading, ")", A::NextPeer),
    (Mode::Reading, "(", A::PreviousPeer),
    (Mode::Reading, "}", A::NextParagraph),
    (Mode::Reading, "{", A::PreviousParagraph),
    (Mode::Reading, ".", A::NextHighlight),
    (Mode::Reading, ",", A::PreviousHighlight),
    (Mode::Reading, "s", A::NextStakeholder),
    (Mode::Reading, "S", A::PreviousStakeholder),
    (Mode::Reading, "i", A::NextIssue),
    (Mode::Reading, "I", A::PreviousIssue),
    (Mode::Reading, "<Left>", A::ScrollLeft),
    (Mode::Reading, "<Right>", A::ScrollRight),
    (Mode::Reading, "<Tab>", A::NextPane),
    (Mode::Reading, "<S-Tab>", A::PreviousPane),
    (Mode::Reading, "R", A::HideDim),
    (Mode::Reading, "o", A::ToggleOutline),
    (Mode::Reading, "e", A::ToggleInspector),
    (Mode::Outline, "h<Left>", A::Fold),
    (Mode::Outline, "l<Right>", A::Unfold),
    (Mode::Outline, "<Enter>", A::Go),
    (Mode::Inspector, "h<Left>", A::Fold),
    (Mode::Inspector, "l<Right>", A::Unfold),
    (Mode::Inspector, "<Enter>", A::Go),
    (Mode::List, "h<Left>", A::ScrollLeft),
    (Mode::List, "l<Right>", A::ScrollRight),
    (Mode::List, "<Enter>", A::Go),
    (Mode::List, "<PgDn>", A::PageDown),
    (Mode::Reading, "/", A::Search),
    (Mode::Outline, "/", A::Search),
    (Mode::Reading, "n", A::NextHit),
    (Mode::Reading, "N", A::PreviousHit),
    (Mode::Reading, "w", A::Why),
    (Mode::Reading, "a", A::Accept),
    (Mode::Reading, "x", A::Reject),
    (Mode::Reading, "t", A::Change),
    (Mode::Reading, "c", A::Note),
    (Mode::Reading, "U", A::Undo),
    (Mode::Reading, "r", A::Review),
    (Mode::Review, "a", A::Accept),
    (Mode::Review, "x", A::Reject),
    (Mode::Review, "t", A::Change),
    (Mode::Review, "c", A::Note),
    (Mode::Review, "<Space>", A::Skip),
    (Mode::Review, "u<BS>", A::Undo),
    (Mode::Review, "U", A::Undo),
    (Mode::Review, "A", A::AcceptAll),
    (Mode::Review, "X", A::RejectAll),
    (Mode::Review, "/", A::Search),
    (Mode::Review, "%", A::DecideShown),
    (Mode::Review, "=", A::Order),
    (Mode::Review, "<Enter>", A::Go),
    (Mode::Review, "l", A::Unfold),
    (Mode::Review, "h", A::Fold),
    (Mode::Review, ".", A::NextHighlight),
    (Mode::Review, ",", A::PreviousHighlight),
    (Mode::Review, "j", A::LineDown),
    (Mode::Review, "k", A::LineUp),
    (Mode::Review, "<C-d>", A::HalfPageDown),
    (Mode::Review, "<C-u>", A::HalfPageUp),
    (Mode::Reading, "v", A::Select),
    (Mode::Select, "h", A::SelectWordBack),
    (Mode::Select, "l", A::SelectWordOn),
    (Mode::Select, "k", A::SelectSentenceBack),
    (Mode::Select, "j", A::SelectSentenceOn),
    (Mode::Select, "o", A::SelectOtherEnd),
    (Mode::Select, "s", A::SelectStakeholder),
    (Mode::Select, "i", A::SelectIssue),
    (Mode::Select, "c", A::Note),
    (Mode::Select, "y", A::Copy),
    (Mode::Reading, "C", A::Notes),
    (Mode::Reading, "E", A::Export),
    (Mode::Reading, "Z", A::WholePage),
    (Mode::Reading, "f", A::Lens),
    (Mode::Reading, "F", A::ClearLens),
    (Mode::Reading, "M", A::Matrix),
    (Mode::Reading, "P", A::Positions),
    (Mode::Reading, "B", A::Brief),
    (Mode::Reading, "H", A::Heading),
    (Mode::Outline, "H", A::Heading),
    (Mode::Reading, "<lt>", A::NarrowerPane),
    (Mode::Reading, ">", A::WiderPane),
    (Mode::Reading, "m", A::SetMark),
    (Mode::Reading, "'", A::GoToMark),
    (Mode::Reading, "<C-o>", A::JumpBack),
    (Mode::Reading, "<C-p><C-i>", A::JumpForward),
    (Mode::Reading, "y", A::Copy),
    (Mode::Reading, "Y", A::CopyCitation),
    (Mode::Reading, "O", A::OpenLink),
    (Mode::Reading, "z", A::TextAlone),
    (Mode::Reading, "T", A::NextTheme),
    (Mode::Reading, "p", A::NextLighting),
    (Mode::Reading, "+", A::WiderText),
    (Mode::Reading, "-", A::NarrowerText),
    (Mode::Reading, ":", A::Palette),
    (Mode::Reading, "?", A::Help),
    (Mode::Reading, "q", A::Quit),
    (Mode::Reading, "<Esc>", A::Close),
    (Mode::Reading, "<C-l>", A::Redraw),
    (Mode::Reading, "<C-z>", A::Suspend),
];

/// A key that nothing has by default.
const FREE: &str = "J";

/// All keys that the help shows for an action, asked for in a mode.
fn helped(reader: &mut Reader, mode: Mode, action: A) -> String {
    reader.press("?");
    let mut help = reader.app.help.take().unwrap();
    help.mode = mode;
    let rows = help.rows(&reader.app.keymap);
    let entries = rows.into_iter().filter_map(|row| match row {
        HelpRow::Entry { keys, about } if about == action.about() => Some(keys),
        _ => None,
    });
    entries.collect::<Vec<_>>().join(" ")
}

/// The keys that the palette shows for an action.
fn picked(reader: &mut Reader, action: A) -> String {
    reader.press(":");
    let picker = reader.app.picker.take().unwrap();
    let mut rows = picker.shown().iter();
    let row = rows.find(|row| row.words == action.about());
    row.map(|row| row.detail.clone()).unwrap_or_default()
}

/// True where `written`, keys with blanks between them, has `key`.
fn has(written: &str, key: &str) -> bool {
    written.split(' ').any(|one| one == key)
}

#[test]
fn every_key_works_and_is_listed() {
    let mut reader = Reader::open("brief.md", &brief());
    for &(mode, script, action) in TABLE {
        for key in keys(script) {
            assert_eq!(reader.app.keymap.action(mode, key), Some(action), "{key}");
            let name = key.to_string();
            assert!(
                has(&helped(&mut reader, mode, action), &name),
                "help: {name}"
            );
            assert!(has(&picked(&mut reader, action), &name), "palette: {name}");
        }
    }
}

#[test]
fn every_key_can_be_another() {
    for &(mode, script, action) in TABLE {
        let mut reader = Reader::open("brief.md", &brief());
        let own = format!("[keys.{}]\n{} = [\"{FREE}\"]\n", mode.name(), action.name());
        let (config, faults) = config::parse(Path::new("config.toml"), &own);
        assert_eq!(faults, [], "{own}");
        reader.update(Event::Configured(Box::new(config)));
        let free = keys(FREE)[0];
        assert_eq!(reader.app.keymap.action(mode, free), Some(action), "{own}");
        for key in keys(script).into_iter().filter(|key| bound_in(mode, *key)) {
            // given back, it is what it is in reading
            let keymap = &reader.app.keymap;
            let reading = (mode != Mode::Reading).then(|| keymap.action(Mode::Reading, key));
            assert_eq!(keymap.action(mode, key), reading.flatten(), "{own}");
        }
        // these two are asked for by their own keys, below
        if !matches!(action, A::Help | A::Palette) {
            assert!(has(&helped(&mut reader, mode, action), FREE), "help: {own}");
            assert!(has(&picked(&mut reader, action), FREE), "palette: {own}");
        }
    }
}

/// True where a mode binds the key itself.
fn bound_in(mode: Mode, key: attache::model::Key) -> bool {
    Keymap::default()
        .rows(mode)
        .any(|(_, keys)| keys.contains(&key))
}

#[test]
fn the_help_and_the_palette_open_by_their_own_keys() {
    let mut reader = Reader::open("brief.md", &brief());
    let own = "[keys.reading]\nhelp = [\"J\"]\npalette = [\"K\"]\n";
    let (config, _) = config::parse(Path::new("config.toml"), own);
    reader.update(Event::Configured(Box::new(config)));
    reader.press("J");
    let help = reader.app.help.take().unwrap();
    let rows = help.rows(&reader.app.keymap);
    let listed = |key: &str, action: A| {
        rows.contains(&HelpRow::Entry {
            keys: key.to_owned(),
            about: action.about(),
        })
    };
    assert!(listed("J", A::Help) && listed("K", A::Palette));
    reader.press("K");
    assert!(reader.app.picker.is_some());
}

//! What is a configuration, what is none, and what is said about it.

use std::fmt::Write as _;

use std::path::Path;

use super::super::fault::Fault;
use super::super::keymap::Mode;
use super::super::theme::{Role, Theme};
use super::{Config, load, parse};
use crate::model::{Action, Key};

fn read(text: &str) -> (Config, Vec<String>) {
    let (config, faults) = parse(Path::new("c.toml"), text);
    (config, faults.iter().map(ToString::to_string).collect())
}

#[test]
fn nothing_is_the_usual_configuration() {
    for text in ["", "\n\n", "# nothing yet\n", "[keys]\n[panes]\n[themes]\n"] {
        assert_eq!(read(text), (Config::default(), Vec::new()), "{text:?}");
    }
}

#[test]
fn everything_can_be_set() {
    let (config, faults) = read(
        r#"theme = "mine"
measure = 100
wrap_code = true
hints = false
mouse = false
lexicons = ["lexicon.toml"]
[panes]
outline = false
inspector = false
[keys.reading]
next_section = ["]", "J"]
quit = []
[keys.outline]
go = ["Space"]
[themes.mine]
base = "light"
issue = "red on #ffffff italic"
"#,
    );
    assert_eq!(faults, [""; 0]);
    let looks = &config.looks;
    assert_eq!(
        (looks.measure, looks.hints, looks.mouse),
        (100, false, false)
    );
    assert!(!looks.outline && !looks.inspector && looks.wrap_code);
    let does = |mode, c| config.keymap.action(mode, Key::char(c));
    assert_eq!(does(Mode::Reading, 'J'), Some(Action::NextSection));
    assert_eq!(does(Mode::Reading, ']'), Some(Action::NextSection));
    assert_eq!(does(Mode::Reading, 'q'), None);
    assert_eq!(does(Mode::Outline, ' '), Some(Action::Go));
    assert_eq!(does(Mode::Reading, ' '), Some(Action::PageDown));
    let theme = looks.chosen(false);
    assert_eq!(theme.name, "mine");
    let issue = theme.style(Role::Issue);
    assert!(issue.italic && issue.underlined);
    let light = Theme::named("light").unwrap();
    assert_eq!(theme.style(Role::Quiet), light.style(Role::Quiet));
}

#[test]
fn every_fault_has_its_place_and_its_mend() {
    let (config, faults) = read(
        r#"theme = "drak"
mesure = 70
measure = 500
hints = "no"
mouse = 1
lexicons = ["nowhere.toml", 3, "lexicon.toml"]
[panes]
outlin = true
inspector = 0
[keys]
next_section = ["J"]
readin = { }
list = 3
[keys.reading]
nxt_section = ["K"]
banana = ["K"]
next_section = ["J", "Ctl-d", 5, "J"]
previous_section = "K"
search = ["J", "/"]
quit = ["Ctl-q"]
[themes.dark]
[themes."my theme"]
[themes.mine]
base = "ligth"
isue = "red"
issue = 1
link = "red blue"
code = "gren"
text = "green"
"#,
    );
    assert_eq!(
        faults,
        [
            "c.toml:1:9: unknown theme “drak”; write “dark”",
            "c.toml:2:1: unknown key `mesure`; write `measure`",
            "c.toml:3:11: `measure` is 500; use a whole number from 30 to 200",
            "c.toml:4:9: `hints` is a string; write true or false",
            "c.toml:5:9: `mouse` is a number; write true or false",
            "c.toml:6:13: no such file “nowhere.toml”; correct the name, or remove it",
            "c.toml:6:29: an entry of the list `lexicons` is no string; write a string in quotes",
            "c.toml:8:1: unknown key `outlin`; write `outline`",
            "c.toml:9:13: `inspector` is a number; write true or false",
            "c.toml:11:1: `next_section` belongs to no mode; move it below [keys.reading]",
            "c.toml:12:1: unknown key `readin`; write `reading`",
            "c.toml:13:8: `list` is a number; write [keys.list] above the actions",
            "c.toml:15:1: unknown action `nxt_section`; write `next_section`",
            "c.toml:16:1: unknown action `banana`; see `attache config print` for all of them",
            "c.toml:17:22: “Ctl-d” is no key; write it like ], G, ^d, Space, Enter, Alt-Enter, \
             Shift-Tab or F5",
            "c.toml:17:31: an entry of the list `next_section` is no string; write it like ], G, \
             ^d, Space, Enter, Alt-Enter, Shift-Tab or F5",
            "c.toml:17:34: `J` stands here twice; keep it in one place",
            "c.toml:18:20: `previous_section` is a string; write previous_section = [\"…\"]",
            "c.toml:19:11: `J` already does `next_section`; keep it in one place",
            "c.toml:20:9: “Ctl-q” is no key; write it like ], G, ^d, Space, Enter, Alt-Enter, \
             Shift-Tab or F5",
            "c.toml:21:9: “dark” is the name of a built-in theme; give it another",
            "c.toml:22:9: “my theme” can be no name of a theme; use up to 40 letters, digits, \
             - and _",
            "c.toml:24:8: “ligth” is no built-in theme; write “light”",
            "c.toml:25:1: unknown key `isue`; write `issue`",
            "c.toml:26:9: `issue` is a number; write it like \"#7dcfff on black italic\"",
            "c.toml:27:8: “blue” is one colour too many; write one, `on` and the background",
            "c.toml:28:8: unknown colour “gren”; write “green”",
        ]
    );
    let keys = |action| {
        let keys = config.keymap.keys(action).map(|key| key.to_string());
        keys.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(keys(Action::NextSection), "J");
    assert_eq!(keys(Action::PreviousSection), "[");
    assert_eq!(keys(Action::Search), "/");
    assert_eq!(keys(Action::Quit), "q", "what is wrong changes nothing");
    let looks = &config.looks;
    assert_eq!((looks.measure, looks.theme.as_deref()), (80, None));
    assert!(looks.hints && looks.mouse && looks.outline && looks.inspector);
    let lexicons = ["nowhere.toml", "lexicon.toml"];
    assert_eq!(config.lexicons, lexicons, "it may be written later");
    let mine = looks.named("mine").unwrap();
    assert_eq!(mine.style(Role::Text).front.unwrap().to_string(), "green");
    assert_eq!(looks.themes.len(), 5);
}

#[test]
fn tables_that_are_none() {
    let (config, faults) = read("keys = 1\npanes = true\nthemes = [\"a\"]\nlexicons = \"a\"\n");
    assert_eq!(config, Config::default());
    assert_eq!(
        faults,
        [
            "c.toml:1:8: `keys` is a number; write [keys.reading] above the actions",
            "c.toml:2:9: `panes` is true or false; write [panes] above outline and inspector",
            "c.toml:3:10: `themes` is a list; write [themes.NAME] above its roles",
            "c.toml:4:12: `lexicons` is a string; write lexicons = [\"…\"]",
        ]
    );
}

#[test]
fn of_a_broken_file_the_other_lines_count() {
    for (text, fault) in [
        (
            "measure = 70\ntheme = light\n",
            "c.toml:2:9: string values must be quoted; write it in quotes",
        ),
        (
            "measure = 70\nhints =\n",
            "c.toml:2:8: string values must be quoted; write it in quotes",
        ),
        (
            "measure = 70\n[keys.reading]\nnext_section = [\"J\"",
            "c.toml:3:20: unclosed array; write `]` here",
        ),
        (
            "measure = 70\n[keys.rea",
            "c.toml:2:10: unclosed table; write `]` here",
        ),
        (
            "measure = 70\nthe",
            "c.toml:2:4: key with no value; write `=` here",
        ),
        (
            "measure = 70\nmeasure = 90\n",
            "c.toml:2:1: duplicate key; keep one of the two",
        ),
    ] {
        let (config, faults) = read(text);
        assert_eq!(faults, [fault], "{text:?}");
        assert_eq!(config.looks.measure, 70, "{text:?}");
    }
}

/// A file that is cut anywhere, as an editor may leave it for a moment.
#[test]
fn a_half_written_file_is_read_as_far_as_it_goes() {
    let whole = super::super::print(&Config::default());
    for (cut, _) in whole.char_indices() {
        let (config, faults) = parse(Path::new("c.toml"), &whole[..cut]);
        assert!(faults.len() <= 2, "{cut}: {faults:?}");
        assert_eq!(config.looks.themes.len(), 4);
    }
}

#[test]
fn hostile_files_are_read_and_their_faults_bounded() {
    let most = super::MAX_BYTES as usize;
    let lines = |line: &str| line.repeat(most / line.len());
    let mut numbered = String::from("[keys.reading]\n");
    let mut number = 0;
    while numbered.len() < most {
        number += 1;
        let _ = writeln!(numbered, "nxt_section{number} = [\"x\"]");
    }
    let deep = |open: &str| format!("a = {}", lines(open));
    let keys = format!("[keys.reading]\nquit = [{}]", lines("\"J\", "));
    let themes = format!("[themes.a]\ntext = \"{}\"", lines("bold "));
    for text in [
        lines("x\n"),
        lines("theme = 1\n"),
        lines("[[[["),
        lines("a."),
        numbered,
        deep("["),
        deep("{a="),
        keys,
        themes,
        lines("\u{1b}[31m"),
    ] {
        let (config, faults) = read(&text);
        assert!(faults.len() <= 1000, "{} faults", faults.len());
        let controls = faults.iter().flat_map(|fault| fault.chars());
        assert_eq!(controls.filter(|c| c.is_control()).count(), 0);
        assert_eq!(config.looks.measure, 80);
    }
}

#[test]
fn a_file_that_can_not_be_read_is_one_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    assert_eq!(load(None).unwrap(), (Config::default(), Vec::new()));
    assert_eq!(load(Some(&path)).unwrap(), (Config::default(), Vec::new()));
    let refused = |bytes: &[u8]| -> Fault {
        std::fs::write(&path, bytes).unwrap();
        load(Some(&path)).unwrap_err()
    };
    let words = refused(b"theme = \"\xff\"").to_string();
    assert!(
        words.ends_with("config.toml: is not UTF-8; save it as UTF-8"),
        "{words}"
    );
    let words = refused(&vec![b'#'; 256 * 1024 + 1]).to_string();
    assert!(
        words.ends_with("config.toml: is larger than 256 KiB; shorten it"),
        "{words}"
    );
    let words = load(Some(folder.path())).unwrap_err().to_string();
    assert!(words.contains(": is not a file; "), "{words}");
}

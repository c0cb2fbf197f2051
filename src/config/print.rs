//! The configuration as a file: everything that is in force, with comments, to be read again.

use std::fmt::Write as _;

use super::colour::names;
use super::effective::{Config, Looks, MEASURES, MEBIBYTE};
use super::fault::{is_hidden, listed};
use super::keymap::{Keymap, Mode};
use super::settings::AUTO;
use super::styles::{attributes, written};
use super::theme::{Role, THEMES};
use crate::model::Key;

/// Longest line of a comment.
const COLUMNS: usize = 88;

/// The whole of `config`, as `config.toml` would say it.
pub fn print(config: &Config) -> String {
    let mut out = String::new();
    comment(
        &mut out,
        "Everything that can be set, as it is in force. A file needs only what differs: what it \
         leaves out is as in the defaults. Saved while an article is open, it counts at once.",
    );
    looks(&mut out, &config.looks);
    out.push('\n');
    comment(
        &mut out,
        "full: every article is read twice, at once by word lists and rules, then in context; \
         quick: once. Counts from the next article on.",
    );
    let reading = if config.quick { "quick" } else { "full" };
    line(&mut out, "reading", &quoted(reading));
    out.push('\n');
    comment(
        &mut out,
        "Files of your own words, meant from the folder of this file on.",
    );
    line(&mut out, "lexicons", &list(&config.lexicons));
    out.push('\n');
    comment(
        &mut out,
        "MiB of texts that you have read, kept to tell what changed when one comes again; 0 keeps \
         none.",
    );
    let texts = config.kept_texts / MEBIBYTE;
    line(&mut out, "keep_texts", &texts.to_string());
    let Looks {
        outline, inspector, ..
    } = config.looks;
    out.push_str("\n# What stands beside the text at the start, where it fits.\n[panes]\n");
    line(&mut out, "outline", &outline.to_string());
    line(&mut out, "inspector", &inspector.to_string());
    keys(&mut out, &config.keymap);
    themes(&mut out, &config.looks);
    out
}

fn looks(out: &mut String, looks: &Looks) {
    out.push('\n');
    let names: Vec<&str> = std::iter::once(AUTO)
        .chain(THEMES.iter().map(|theme| theme.name.as_ref()))
        .chain(["one of your own"])
        .collect();
    comment(
        out,
        &format!(
            "{}. {AUTO} takes light or dark, as the terminal says that it is.",
            listed(&names, "or")
        ),
    );
    line(
        out,
        "theme",
        &quoted(looks.theme.as_deref().unwrap_or(AUTO)),
    );
    let (least, most) = MEASURES;
    out.push('\n');
    comment(
        out,
        &format!("Most columns of a line of text, {least} to {most}."),
    );
    line(out, "measure", &looks.measure.to_string());
    out.push('\n');
    comment(
        out,
        "Long lines of code are wrapped; false has them scroll sideways.",
    );
    line(out, "wrap_code", &looks.wrap_code.to_string());
    out.push('\n');
    comment(
        out,
        "How much is lit: key, the stakeholders and issues that the article is about; all; none.",
    );
    line(out, "lit", &quoted(looks.lit.name()));
    out.push('\n');
    comment(
        out,
        "Headings that were found by how they look and are less sure than this, of a hundred, have \
         a ? in the outline; 0 marks none.",
    );
    line(out, "doubtful", &looks.doubtful.to_string());
    out.push('\n');
    comment(out, "The keys that matter, in the last row.");
    line(out, "hints", &looks.hints.to_string());
    out.push('\n');
    comment(
        out,
        "The mouse scrolls and clicks; false leaves it to the terminal, to select text.",
    );
    line(out, "mouse", &looks.mouse.to_string());
}

fn keys(out: &mut String, keymap: &Keymap) {
    out.push('\n');
    comment(
        out,
        "Keys: a letter or sign, ^d or Ctrl-d, Alt-x, Space, Enter, Esc, Tab, Shift-Tab, \
         Backspace, Delete, Up, Down, Left, Right, Home, End, PgUp, PgDn, F1. An action may have \
         several, or none: []. A key that you bind is taken from what it does by default in that \
         mode. What a mode does not bind is as in reading.",
    );
    for &mode in Mode::ALL {
        let rows: Vec<_> = keymap.rows(mode).collect();
        if !rows.is_empty() {
            let _ = writeln!(out, "\n[keys.{}]", mode.name());
        }
        for (action, keys) in rows {
            let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
            let setting = format!("{} = {}", action.name(), list(&keys));
            let _ = writeln!(out, "{setting:<44} # {}", action.about());
        }
    }
}

fn themes(out: &mut String, looks: &Looks) {
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    out.push('\n');
    comment(
        out,
        &format!(
            "Themes of your own: [themes.NAME], then base = \"…\", the built-in theme that it \
             starts from, and roles, each as \"COLOUR on COLOUR ATTRIBUTE …\", all of it \
             optional. Roles: {}. Colours: #rrggbb, {}. Attributes: {}. Stakeholders stay bold \
             and issues underlined.",
            roles.join(", "),
            names().join(", "),
            attributes().join(", "),
        ),
    );
    out.push_str(
        "#\n# [themes.paper]\n# base = \"light\"\n# text = \"#222222 on #f4ecd8\"\n\
         # stakeholder = \"#00508c italic\"\n",
    );
    for theme in &looks.themes {
        let Some(own) = theme.own() else {
            continue;
        };
        let _ = writeln!(out, "\n[themes.{}]", theme.name);
        line(out, "base", &quoted(&own.base));
        for (role, style) in &own.styles {
            line(out, role.name(), &quoted(&written(style)));
        }
    }
}

fn line(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {value}");
}

/// A comment, broken into lines.
fn comment(out: &mut String, words: &str) {
    let mut columns = COLUMNS;
    for word in words.split(' ') {
        let more = word.chars().count() + 1;
        if columns + more > COLUMNS {
            let first = out.is_empty() || out.ends_with('\n');
            out.push_str(if first { "#" } else { "\n#" });
            columns = 1;
        }
        out.push(' ');
        out.push_str(word);
        columns += more;
    }
    out.push('\n');
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("[{}]", words.join(", "))
}

/// A TOML string: between single quotes where it needs them for a quote or a backslash.
fn quoted(word: &str) -> String {
    let control = word.chars().any(is_hidden);
    if word.contains(['"', '\\']) && !word.contains('\'') && !control {
        return format!("'{word}'");
    }
    let mut out = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_hidden(c) && u32::from(c) > 0xffff => {
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
            c if is_hidden(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::settings::parse;
    use super::{Config, print, quoted};
    use crate::model::Action;

    /// Prints, reads what was printed and prints that.
    fn again(config: &Config) -> String {
        let printed = print(config);
        let (read, faults) = parse(Path::new("c.toml"), &printed);
        assert_eq!(faults, [], "{printed}");
        assert_eq!(&read, config);
        assert_eq!(print(&read), printed);
        printed
    }

    #[test]
    fn the_example_is_what_the_defaults_print() {
        let printed = again(&Config::default());
        let example = include_str!("../../assets/config.example.toml");
        assert_eq!(
            printed, example,
            "attache config print > assets/config.example.toml, without a file of your own"
        );
    }

    #[test]
    fn every_action_is_printed_with_its_keys() {
        let config = Config::default();
        let printed = print(&config);
        for &action in Action::ALL {
            let start = format!("{} = [", action.name());
            let rows: Vec<&str> = printed
                .lines()
                .filter(|line| line.starts_with(&start))
                .collect();
            assert!(!rows.is_empty(), "{start}");
            for key in config.keymap.keys(action) {
                let key = quoted(&key.to_string());
                assert!(rows.iter().any(|row| row.contains(&key)), "{rows:?} {key}");
            }
        }
    }

    #[test]
    fn what_was_set_is_printed() {
        let text = r##"
theme = "mine"
measure = 72
wrap_code = true
doubtful = 70
hints = false
mouse = false
lexicons = []

[panes]
outline = false

[keys.reading]
next_section = ["]", "J", "Alt-Enter", '"', '\', "Ctrl-n", "'"]
why = []
next_hit = ["n"]

[keys.list]
fold = ["w"]

[themes.mine]
base = "light"
text = "#222222 on white"
issue = "bright-red italic"

[themes.plain]
"##;
        let (config, faults) = parse(Path::new("c.toml"), text);
        assert_eq!(faults, []);
        let printed = again(&config);
        for line in [
            "theme = \"mine\"",
            "measure = 72",
            "wrap_code = true",
            "doubtful = 70",
            "hints = false",
            "mouse = false",
            "lexicons = []",
            "outline = false",
            "inspector = true",
            "issue = \"bright-red italic\"",
            "[themes.plain]",
            "base = \"dark\"",
        ] {
            assert!(printed.lines().any(|row| row == line), "{line}\n{printed}");
        }
        for start in [
            "next_section = [\"]\", \"J\", \"Alt-Enter\", '\"', '\\', \"^n\", \"'\"] ",
            "why = [] ",
            "fold = [\"w\"] ",
        ] {
            assert!(printed.lines().any(|row| row.starts_with(start)), "{start}");
        }
    }

    #[test]
    fn any_string_can_be_quoted() {
        for (word, toml) in [
            ("a", "\"a\""),
            ("\"", "'\"'"),
            ("\\'", "\"\\\\'\""),
            ("'\"", "\"'\\\"\""),
            ("a\u{1b}\n", "\"a\\u001b\\u000a\""),
        ] {
            assert_eq!(quoted(word), toml);
            let table: toml::Table = toml::from_str(&format!("a = {toml}")).unwrap();
            assert_eq!(table["a"].as_str(), Some(word));
        }
    }
}

//! How a theme of the reader's own says what a role looks like: `"#7dcfff on black italic"`.

use toml::de::DeTable;

use super::colour::{Colour, Style, names};
use super::fault::{Faults, listed, nearest, shown};
use super::theme::Role;

/// An attribute by its name.
type Attribute = (&'static str, fn(&mut Style) -> &mut bool);

/// All attributes.
const ATTRIBUTES: [Attribute; 6] = [
    ("bold", |style| &mut style.bold),
    ("dim", |style| &mut style.dim),
    ("italic", |style| &mut style.italic),
    ("underlined", |style| &mut style.underlined),
    ("reversed", |style| &mut style.reversed),
    ("struck", |style| &mut style.struck),
];

/// Reads the roles of a theme. What is wrong in it is as in the theme that it starts from.
pub(super) fn read(roles: &DeTable, faults: &mut Faults) -> Vec<(Role, Style)> {
    let mut styles = Vec::new();
    for (key, value) in roles {
        let name = key.get_ref().as_ref();
        if name == "base" {
            continue;
        }
        let Some(role) = Role::ALL.iter().find(|role| role.name() == name) else {
            let roles = Role::ALL.iter().map(|role| role.name());
            let known: Vec<&str> = std::iter::once("base").chain(roles).collect();
            faults.add_key(&key.span(), name, &known);
            continue;
        };
        let Some(words) = value.get_ref().as_str() else {
            let mend = "write it like \"#7dcfff on black italic\"";
            faults.add_type(&value.span(), name, value.get_ref(), mend);
            continue;
        };
        match style(words) {
            Ok(style) => styles.push((*role, style)),
            Err((what, mend)) => faults.add(&value.span(), what, mend),
        }
    }
    styles
}

/// Reads a style: a colour, `on` and a colour, attributes. What is left out is as in the text.
fn style(words: &str) -> Result<Style, (String, String)> {
    let mut style = Style::default();
    let mut words = words.split_whitespace();
    while let Some(word) = words.next() {
        if let Some((_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            *attribute(&mut style) = true;
            continue;
        }
        let (slot, word) = if word == "on" {
            let missing = || {
                let mend = "write the background behind it".to_owned();
                ("nothing behind `on`".to_owned(), mend)
            };
            (&mut style.back, words.next().ok_or_else(missing)?)
        } else {
            (&mut style.front, word)
        };
        if slot.is_some() {
            let what = format!("“{}” is one colour too many", shown(word));
            return Err((what, "write one, `on` and the background".to_owned()));
        }
        *slot = Some(Colour::named(word).ok_or_else(|| unknown(word))?);
    }
    Ok(style)
}

fn unknown(word: &str) -> (String, String) {
    let attributes = ATTRIBUTES.map(|(name, _)| name);
    let known = [names().as_slice(), &attributes].concat();
    let mend = match nearest(word, &known) {
        Some(near) => format!("write “{near}”"),
        None => format!("use #rrggbb, {}", listed(&known, "or")),
    };
    (format!("unknown colour “{}”", shown(word)), mend)
}

/// A style as it is read.
pub(super) fn written(style: &Style) -> String {
    let mut words = Vec::new();
    words.extend(style.front.map(|colour| colour.to_string()));
    words.extend(style.back.map(|colour| format!("on {colour}")));
    let mut style = *style;
    for (name, attribute) in ATTRIBUTES {
        if *attribute(&mut style) {
            words.push(name.to_owned());
        }
    }
    words.join(" ")
}

/// Names of the attributes.
pub(super) fn attributes() -> [&'static str; 6] {
    ATTRIBUTES.map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::{style, written};

    #[test]
    fn styles_are_written_as_they_are_read() {
        for words in [
            "",
            "bold",
            "red",
            "on red",
            "#7dcfff on black italic",
            "bright-white on #101010 bold dim italic underlined reversed struck",
        ] {
            assert_eq!(written(&style(words).unwrap()), words);
        }
        assert_eq!(
            written(&style("bold  on blue red").unwrap()),
            "red on blue bold"
        );
    }

    #[test]
    fn what_is_no_style_says_why() {
        for (words, what, mend) in [
            ("rad", "unknown colour “rad”", "write “red”"),
            (
                "red on",
                "nothing behind `on`",
                "write the background behind it",
            ),
            (
                "red blue",
                "“blue” is one colour too many",
                "write one, `on` and the background",
            ),
            (
                "on red on blue",
                "“blue” is one colour too many",
                "write one, `on` and the background",
            ),
            (
                "underline",
                "unknown colour “underline”",
                "write “underlined”",
            ),
        ] {
            assert_eq!(
                style(words),
                Err((what.to_owned(), mend.to_owned())),
                "{words}"
            );
        }
        assert!(
            style("#12")
                .unwrap_err()
                .1
                .starts_with("use #rrggbb, black, red")
        );
    }
}

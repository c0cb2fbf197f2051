//! `config.toml`: TOML in, the configuration and its faults out.
//!
//! `assets/config.example.toml` shows the format. Of a file with a broken line the other lines
//! count all the same: a reader starts on what is valid.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::effective::{Config, LEXICON, MEASURES, MEBIBYTE, MOST_TEXTS, resolved};
use super::fault::{Fault, Faults, listed, nearest, shown};
use super::lighting::Lighting;
use super::theme::{THEMES, Theme};
use super::{files, keys, styles};

/// Largest file that is read, in bytes: it is read before the first frame.
const MAX_BYTES: u64 = 256 * 1024;

/// Most lexicons that can be named.
const MOST_LEXICONS: usize = 16;

/// Longest name of a theme, in bytes.
const LONGEST_NAME: usize = 40;

/// The theme that suits the terminal.
pub(super) const AUTO: &str = "auto";

/// What may stand at the top of the file.
const KEYS: [&str; 13] = [
    "theme",
    "measure",
    "wrap_code",
    "lit",
    "doubtful",
    "hints",
    "mouse",
    "reading",
    "lexicons",
    "keep_texts",
    "panes",
    "keys",
    "themes",
];

/// Reads a configuration, everything anew; where there is no file, that is the usual one. What is
/// valid in it counts, whatever else is wrong.
///
/// # Errors
/// Where nothing of the file counts: it can't be read, is too large, or is no text.
pub fn load(path: Option<&Path>) -> Result<(Config, Vec<Fault>), Fault> {
    let text = path.map(|path| files::read(path, MAX_BYTES)).transpose()?;
    Ok(match (path, text.flatten()) {
        (Some(path), Some(text)) => parse(path, &text),
        _ => (Config::default(), Vec::new()),
    })
}

/// Reads a configuration from `text`; `file` is for the faults, and lexicons are looked for from
/// its folder on.
pub fn parse(file: &Path, text: &str) -> (Config, Vec<Fault>) {
    let mut reader = Reader {
        faults: Faults::new(file, text),
        config: Config::default(),
        folder: file.parent(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        reader.faults.add_syntax(error);
    }
    reader.table(table.get_ref());
    (reader.config, reader.faults.sorted())
}

struct Reader<'a> {
    faults: Faults<'a>,
    config: Config,
    folder: Option<&'a Path>,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable) {
        // `theme` may name one of them
        if let Some(value) = table.get("themes") {
            self.themes(value);
        }
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "theme" => self.theme(value),
                "measure" => self.measure(value),
                "lit" => self.lit(value),
                "doubtful" => self.doubtful(value),
                "wrap_code" => {
                    let wrap = self.flag(value, "wrap_code");
                    set(&mut self.config.looks.wrap_code, wrap);
                }
                "hints" => {
                    let hints = self.flag(value, "hints");
                    set(&mut self.config.looks.hints, hints);
                }
                "mouse" => {
                    let mouse = self.flag(value, "mouse");
                    set(&mut self.config.looks.mouse, mouse);
                }
                "reading" => self.reading(value),
                "lexicons" => self.lexicons(value),
                "keep_texts" => self.keep_texts(value),
                "panes" => self.panes(value),
                "keys" => self.config.keymap = keys::read(value, &mut self.faults),
                "themes" => {}
                other => self.faults.add_key(&key.span(), other, &KEYS),
            }
        }
    }

    fn theme(&mut self, value: &Spanned<DeValue>) {
        let looks = &mut self.config.looks;
        let names = looks.themes.iter().map(|theme| theme.name.as_ref());
        let known: Vec<&str> = std::iter::once(AUTO).chain(names).collect();
        let all = format!("use {}", listed(&known, "or"));
        let Some(word) = value.get_ref().as_str() else {
            let (span, value) = (value.span(), value.get_ref());
            return self.faults.add_type(&span, "theme", value, &all);
        };
        if known.contains(&word) {
            looks.theme = (word != AUTO).then(|| word.to_owned());
            return;
        }
        let what = format!("unknown theme “{}”", shown(word));
        let mend = nearest(word, &known).map_or(all, |near| format!("write “{near}”"));
        self.faults.add(&value.span(), what, mend);
    }

    fn keep_texts(&mut self, value: &Spanned<DeValue>) {
        let mend = format!("use a whole number of MiB from 0 to {MOST_TEXTS}");
        let Some(number) = value.get_ref().as_integer() else {
            let (span, value) = (value.span(), value.get_ref());
            return self.faults.add_type(&span, "keep_texts", value, &mend);
        };
        let size = u64::from_str_radix(number.as_str(), number.radix());
        match size.ok().filter(|size| *size <= MOST_TEXTS) {
            Some(size) => self.config.kept_texts = size * MEBIBYTE,
            None => {
                let what = format!("`keep_texts` is {}", shown(number.as_str()));
                self.faults.add(&value.span(), what, mend);
            }
        }
    }

    fn measure(&mut self, value: &Spanned<DeValue>) {
        let columns = self.number(value, "measure", MEASURES);
        set(&mut self.config.looks.measure, columns);
    }

    fn doubtful(&mut self, value: &Spanned<DeValue>) {
        let percent = self.number(value, "doubtful", (0, 100));
        set(
            &mut self.config.looks.doubtful,
            percent.map(|percent| percent as u8),
        );
    }

    /// A whole number within bounds.
    fn number(
        &mut self,
        value: &Spanned<DeValue>,
        key: &str,
        (least, most): (u16, u16),
    ) -> Option<u16> {
        let mend = format!("use a whole number from {least} to {most}");
        let Some(number) = value.get_ref().as_integer() else {
            let (span, value) = (value.span(), value.get_ref());
            self.faults.add_type(&span, key, value, &mend);
            return None;
        };
        let read = u16::from_str_radix(number.as_str(), number.radix()).ok();
        let read = read.filter(|read| (least..=most).contains(read));
        if read.is_none() {
            let what = format!("`{key}` is {}", shown(number.as_str()));
            self.faults.add(&value.span(), what, mend);
        }
        read
    }

    fn lit(&mut self, value: &Spanned<DeValue>) {
        let known = Lighting::ALL.map(Lighting::name);
        let all = format!("use {}", listed(&known, "or"));
        let Some(word) = value.get_ref().as_str() else {
            let (span, value) = (value.span(), value.get_ref());
            return self.faults.add_type(&span, "lit", value, &all);
        };
        match Lighting::ALL.into_iter().find(|lit| lit.name() == word) {
            Some(lit) => self.config.looks.lit = lit,
            None => {
                let what = format!("`lit` is “{}”", shown(word));
                self.faults.add(&value.span(), what, all);
            }
        }
    }

    fn reading(&mut self, value: &Spanned<DeValue>) {
        let mend = "write \"full\" or \"quick\"";
        let Some(word) = value.get_ref().as_str() else {
            let (span, value) = (value.span(), value.get_ref());
            return self.faults.add_type(&span, "reading", value, mend);
        };
        match word {
            "full" => self.config.quick = false,
            "quick" => self.config.quick = true,
            other => {
                let what = format!("unknown reading “{}”", shown(other));
                self.faults.add(&value.span(), what, mend);
            }
        }
    }

    fn flag(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            let (span, value) = (value.span(), value.get_ref());
            self.faults
                .add_type(&span, key, value, "write true or false");
        }
        flag
    }

    fn panes(&mut self, value: &Spanned<DeValue>) {
        let Some(panes) = value.get_ref().as_table() else {
            let (span, value) = (value.span(), value.get_ref());
            let mend = "write [panes] above outline and inspector";
            return self.faults.add_type(&span, "panes", value, mend);
        };
        for (key, value) in panes {
            match key.get_ref().as_ref() {
                "outline" => {
                    let shown = self.flag(value, "outline");
                    set(&mut self.config.looks.outline, shown);
                }
                "inspector" => {
                    let shown = self.flag(value, "inspector");
                    set(&mut self.config.looks.inspector, shown);
                }
                other => {
                    let known = ["outline", "inspector"];
                    self.faults.add_key(&key.span(), other, &known);
                }
            }
        }
    }

    fn lexicons(&mut self, value: &Spanned<DeValue>) {
        let Some(list) = value.get_ref().as_array() else {
            let (span, value) = (value.span(), value.get_ref());
            let mend = "write lexicons = [\"…\"]";
            return self.faults.add_type(&span, "lexicons", value, mend);
        };
        self.config.lexicons.clear();
        for value in list {
            let span = value.span();
            let Some(name) = value.get_ref().as_str() else {
                let what = "an entry of the list `lexicons` is no string";
                self.faults.add(&span, what, "write a string in quotes");
                continue;
            };
            if self.config.lexicons.len() == MOST_LEXICONS {
                let what = format!("more than {MOST_LEXICONS} lexicons");
                return self.faults.add(&span, what, "put them into fewer files");
            }
            // any may be written later, and only the usual one is expected to be
            self.config.lexicons.push(name.to_owned());
            let exists = |path: std::path::PathBuf| path.exists();
            if name != LEXICON && !resolved(self.folder, name).is_some_and(exists) {
                let what = format!("no such file “{}”", shown(name));
                self.faults
                    .add(&span, what, "correct the name, or remove it");
            }
        }
    }

    fn themes(&mut self, value: &Spanned<DeValue>) {
        let mend = "write [themes.NAME] above its roles";
        let Some(themes) = value.get_ref().as_table() else {
            let (span, value) = (value.span(), value.get_ref());
            return self.faults.add_type(&span, "themes", value, mend);
        };
        for (key, value) in themes {
            let name = key.get_ref().as_ref();
            if let Err((what, mend)) = may_be_called(name) {
                self.faults.add(&key.span(), what, mend);
                continue;
            }
            let Some(roles) = value.get_ref().as_table() else {
                let (span, value) = (value.span(), value.get_ref());
                self.faults.add_type(&span, name, value, mend);
                continue;
            };
            let base = self.base(roles);
            let styles = styles::read(roles, &mut self.faults);
            let theme = Theme::of_reader(name.to_owned(), base, styles);
            self.config.looks.themes.push(theme);
        }
    }

    /// What the roles are as in that an own theme does not name.
    fn base(&mut self, roles: &DeTable) -> Theme {
        let usual = Theme::usual(false);
        let Some(value) = roles.get("base") else {
            return usual;
        };
        let known: Vec<&str> = THEMES.iter().map(|theme| theme.name.as_ref()).collect();
        let all = format!("use {}", listed(&known, "or"));
        let Some(word) = value.get_ref().as_str() else {
            let (span, value) = (value.span(), value.get_ref());
            self.faults.add_type(&span, "base", value, &all);
            return usual;
        };
        Theme::named(word).unwrap_or_else(|| {
            let what = format!("“{}” is no built-in theme", shown(word));
            let mend = nearest(word, &known).map_or(all, |near| format!("write “{near}”"));
            self.faults.add(&value.span(), what, mend);
            usual
        })
    }
}

fn set<T: Copy>(slot: &mut T, value: Option<T>) {
    *slot = value.unwrap_or(*slot);
}

/// Whether an own theme may have this name; else what is wrong with it, and the mend.
fn may_be_called(name: &str) -> Result<(), (String, &'static str)> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if name == AUTO || Theme::named(name).is_some() {
        let what = format!("“{name}” is the name of a built-in theme");
        return Err((what, "give it another"));
    }
    if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(plain) {
        let what = format!("“{}” can be no name of a theme", shown(name));
        return Err((what, "use up to 40 letters, digits, - and _"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;

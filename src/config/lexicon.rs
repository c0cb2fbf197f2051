//! The reader’s own lexicon: TOML in, plain data and faults out.
//!
//! `assets/lexicon.example.toml` shows the format. The file is only read.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Faults, is_hidden, listed, nearest, shown};
use super::phrase::{LONGEST, MOST, is_too_long, single_blanks};
use super::{files, watchlist};
use crate::model::{EntityType, UserIssue, UserLexicon, UserStakeholder};

/// Largest file that is read, in bytes: far more than anybody writes by hand.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Largest watch list that is read: those of whole authorities have some megabytes.
const MAX_LIST: u64 = 256 * 1024 * 1024;

/// Keys at the top of the file.
const KEYS: [&str; 3] = ["stakeholder", "issue", "ignore"];

/// What a stakeholder may be.
const TYPES: [(&str, EntityType); 4] = [
    ("state", EntityType::State),
    ("organisation", EntityType::Organisation),
    ("person", EntityType::Person),
    ("group", EntityType::Group),
];

/// Reads the lexicon in a file. What is valid in it counts, whatever else is wrong; where there is
/// no file, that is an empty lexicon.
pub fn load(path: &Path) -> (UserLexicon, Vec<Fault>) {
    let list = watchlist::is_watchlist(path);
    match files::read(path, if list { MAX_LIST } else { MAX_BYTES }) {
        Ok(Some(text)) if list => watchlist::parse(path, &text),
        Ok(Some(text)) => parse(path, &text),
        Ok(None) => (UserLexicon::default(), Vec::new()),
        Err(fault) => (UserLexicon::default(), vec![fault]),
    }
}

/// Reads a lexicon from `text`; `file` is for the faults. Where it is no TOML, nothing of it
/// counts.
pub fn parse(file: &Path, text: &str) -> (UserLexicon, Vec<Fault>) {
    let mut reader = Reader {
        faults: Faults::new(file, text),
        lexicon: UserLexicon::default(),
        stakeholders: HashMap::new(),
        issues: HashMap::new(),
    };
    match DeTable::parse(text) {
        Ok(table) => reader.table(table.get_ref()),
        Err(error) => reader.faults.add_syntax(&error),
    }
    (reader.lexicon, reader.faults.sorted())
}

struct Reader<'a> {
    faults: Faults<'a>,
    lexicon: UserLexicon,
    /// Phrases of stakeholders in lower case, and whose they are.
    stakeholders: HashMap<String, String>,
    /// The same of issues.
    issues: HashMap<String, String>,
}

/// An entry as it is read: its name and its other names.
struct Entry {
    label: String,
    phrases: Vec<String>,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "stakeholder" => self.entries(value, "stakeholder", Self::stakeholder),
                "issue" => self.entries(value, "issue", Self::issue),
                "ignore" => {
                    let phrases = self.phrases(value, "ignore");
                    self.lexicon.ignore = phrases.into_iter().map(|(phrase, _)| phrase).collect();
                }
                other => self.faults.add_key(&key.span(), other, &KEYS),
            }
        }
    }

    fn entries(
        &mut self,
        value: &Spanned<DeValue>,
        key: &str,
        read: fn(&mut Self, &DeTable, Range<usize>),
    ) {
        let mend = format!("write [[{key}]] above each entry");
        let Some(entries) = value.get_ref().as_array() else {
            return self
                .faults
                .add_type(&value.span(), key, value.get_ref(), &mend);
        };
        for entry in entries {
            match entry.get_ref().as_table() {
                Some(table) => read(self, table, entry.span()),
                None => self
                    .faults
                    .add_type(&entry.span(), key, entry.get_ref(), &mend),
            }
        }
    }

    fn stakeholder(&mut self, table: &DeTable, span: Range<usize>) {
        self.keys(table, "stakeholder", &["name", "aliases", "type"]);
        let class = self.class(table);
        let Some(entry) = self.entry(table, span, "stakeholder", "aliases") else {
            return;
        };
        self.lexicon.stakeholders.push(UserStakeholder {
            label: entry.label,
            aliases: entry.phrases,
            class,
        });
    }

    fn issue(&mut self, table: &DeTable, span: Range<usize>) {
        self.keys(table, "issue", &["name", "terms"]);
        let Some(entry) = self.entry(table, span, "issue", "terms") else {
            return;
        };
        self.lexicon.issues.push(UserIssue {
            label: entry.label,
            terms: entry.phrases,
        });
    }

    fn keys(&mut self, table: &DeTable, kind: &str, known: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            if name == "ignore" {
                let what = format!("`ignore` is a key of this {kind}");
                let mend = "move it above the first [[stakeholder]] and [[issue]]";
                self.faults.add(&key.span(), what, mend);
            } else {
                self.faults.add_key(&key.span(), name, known);
            }
        }
    }

    /// The type of a stakeholder, where it says one that is known.
    fn class(&mut self, table: &DeTable) -> Option<EntityType> {
        let value = table.get("type")?;
        let words = TYPES.map(|(word, _)| word);
        let all = format!("use {}", listed(&words, "or"));
        let Some(word) = value.get_ref().as_str() else {
            self.faults
                .add_type(&value.span(), "type", value.get_ref(), &all);
            return None;
        };
        if let Some((_, class)) = TYPES.iter().find(|(known, _)| *known == word) {
            return Some(*class);
        }
        let what = format!("unknown type “{}”", shown(word));
        let mend = nearest(word, &words).map_or(all, |near| format!("write “{near}”"));
        self.faults.add(&value.span(), what, mend);
        None
    }

    /// Name and other names of an entry; none where it has no usable name.
    fn entry(
        &mut self,
        table: &DeTable,
        span: Range<usize>,
        kind: &str,
        list: &str,
    ) -> Option<Entry> {
        let name = table.get("name").map(|value| self.phrase(value, "name"));
        let others = table
            .get(list)
            .map_or_else(Vec::new, |value| self.phrases(value, list));
        let Some(name) = name else {
            let what = format!("a {kind} without a name");
            self.faults.add(&span, what, "write name = \"…\"");
            return None;
        };
        let (label, place) = name?;
        self.claim(&label, &label, place, kind);
        let phrases = others
            .into_iter()
            .filter(|(phrase, place)| self.claim(&label, phrase, place.clone(), kind))
            .map(|(phrase, _)| phrase)
            .collect();
        Some(Entry { label, phrases })
    }

    /// The phrases in a list, each with its place.
    fn phrases(&mut self, value: &Spanned<DeValue>, key: &str) -> Vec<(String, Range<usize>)> {
        let Some(list) = value.get_ref().as_array() else {
            let mend = format!("write {key} = [\"…\"]");
            self.faults
                .add_type(&value.span(), key, value.get_ref(), &mend);
            return Vec::new();
        };
        list.iter()
            .filter_map(|value| self.phrase(value, key))
            .collect()
    }

    /// A phrase that can be looked for, blanks in it made single, and its place.
    fn phrase(&mut self, value: &Spanned<DeValue>, key: &str) -> Option<(String, Range<usize>)> {
        let span = value.span();
        let Some(raw) = value.get_ref().as_str() else {
            let what = if key == "name" {
                "name"
            } else {
                "an entry of the list"
            };
            let mend = "write a string in quotes";
            if what == "name" {
                self.faults.add_type(&span, key, value.get_ref(), mend);
            } else {
                self.faults
                    .add(&span, format!("{what} `{key}` is no string"), mend);
            }
            return None;
        };
        let visible: String = raw
            .chars()
            .filter(|c| c.is_whitespace() || !is_hidden(*c))
            .collect();
        if visible.len() < raw.len() {
            let what = format!("“{}” holds characters that nobody sees", shown(raw));
            self.faults.add(&span, what, "remove them");
        }
        let phrase = single_blanks(&visible);
        if phrase.is_empty() {
            let mend = if key == "name" {
                "give it a name"
            } else {
                "remove it"
            };
            self.faults
                .add(&span, format!("empty text in `{key}`"), mend);
            return None;
        }
        if !phrase.contains(char::is_alphanumeric) {
            let what = format!("“{}” has no letters", shown(&phrase));
            self.faults.add(&span, what, "write a word");
            return None;
        }
        if is_too_long(&phrase) {
            let what = format!("“{}” is too long to be looked for", shown(&phrase));
            let mend = format!("shorten it to {MOST} words of up to {LONGEST} letters");
            self.faults.add(&span, what, mend);
            return None;
        }
        Some((phrase, span))
    }

    /// Takes a phrase for `label`; false, and a fault, where another entry has it.
    fn claim(&mut self, label: &str, phrase: &str, place: Range<usize>, kind: &str) -> bool {
        let taken = match kind {
            "issue" => &mut self.issues,
            _ => &mut self.stakeholders,
        };
        let own = label == phrase;
        match taken.get(&phrase.to_lowercase()) {
            Some(holder) if holder == label && !own => true,
            Some(holder) => {
                let (what, mend) = if own && holder == label {
                    (
                        format!("a second {kind} “{}”", shown(label)),
                        "join the two",
                    )
                } else {
                    (
                        format!("“{}” already stands for “{}”", shown(phrase), shown(holder)),
                        "keep it in one of the two",
                    )
                };
                self.faults.add(&place, what, mend);
                false
            }
            None => {
                taken.insert(phrase.to_lowercase(), label.to_owned());
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::parse;
    use crate::model::{EntityType, UserLexicon};

    fn read(text: &str) -> (UserLexicon, Vec<String>) {
        let (lexicon, faults) = parse(Path::new("l.toml"), text);
        (lexicon, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_nobody_sees_is_told_and_left_out() {
        let text = "ignore = [\"a\\u001bb\"]\n[[stakeholder]]\nname = \"Russia\\u001b[31m\\u202e\"\n\
                    aliases = [\"Mos\\u200bcow\", \"می\u{200c}خواهم\"]\n";
        let (lexicon, faults) = read(text);
        assert_eq!(lexicon.ignore, ["ab"]);
        let entry = &lexicon.stakeholders[0];
        assert_eq!(entry.label, "Russia[31m");
        assert_eq!(entry.aliases, ["Moscow", "می\u{200c}خواهم"]);
        let wanted = "“Russia\\u{1b}[31m\\u{202e}” holds characters that nobody sees; remove them";
        assert_eq!(faults[1], format!("l.toml:3:8: {wanted}"));
        assert_eq!(faults.len(), 3, "{faults:?}");
    }

    #[test]
    fn the_example_is_valid() {
        let example = include_str!("../../assets/lexicon.example.toml");
        let (lexicon, faults) = read(example);
        assert_eq!(faults, [""; 0]);
        let first = &lexicon.stakeholders[0];
        assert_eq!(
            (first.label.as_str(), first.class),
            ("Northern Grain Board", Some(EntityType::Organisation))
        );
        assert_eq!(first.aliases, ["NGB", "the Board"]);
        assert!(!lexicon.issues.is_empty() && !lexicon.ignore.is_empty());
    }

    #[test]
    fn nothing_is_a_lexicon() {
        assert_eq!(read(""), (UserLexicon::default(), Vec::new()));
        assert!(read("# nothing yet\n").0.is_empty());
    }

    #[test]
    fn blanks_are_made_single_and_the_type_is_optional() {
        let (lexicon, faults) = read("[[stakeholder]]\nname = \" Grain \\n  Board\"\n");
        assert_eq!(faults, [""; 0]);
        assert_eq!(lexicon.stakeholders[0].label, "Grain Board");
        assert_eq!(lexicon.stakeholders[0].class, None);
    }

    #[test]
    fn every_fault_has_its_place_and_its_mend() {
        let text = r#"ignore = ["Apple", 7, ""]
colour = "red"

[[stakeholder]]
name = "Grain Board"
alias = ["GB"]
type = "organization"

[[stakeholder]]
aliases = ["Nobody"]

[[stakeholder]]
name = "Rail Board"
aliases = ["the Board", "grain board", 3]
type = 2

[[stakeholder]]
name = "  "

[[issue]]
name = 5

[[issue]]
name = "quotas"
terms = "quota"
ignore = ["x"]

[[issue]]
name = "quotas"
terms = ["—"]
"#;
        let (lexicon, faults) = read(text);
        assert_eq!(
            faults,
            [
                "l.toml:1:20: an entry of the list `ignore` is no string; write a string in quotes",
                "l.toml:1:23: empty text in `ignore`; remove it",
                "l.toml:2:1: unknown key `colour`; use stakeholder, issue or ignore, or remove it",
                "l.toml:6:1: unknown key `alias`; write `aliases`",
                "l.toml:7:8: unknown type “organization”; write “organisation”",
                "l.toml:9:1: a stakeholder without a name; write name = \"…\"",
                "l.toml:14:25: “grain board” already stands for “Grain Board”; \
                 keep it in one of the two",
                "l.toml:14:40: an entry of the list `aliases` is no string; \
                 write a string in quotes",
                "l.toml:15:8: `type` is a number; use state, organisation, person or group",
                "l.toml:18:8: empty text in `name`; give it a name",
                "l.toml:21:8: `name` is a number; write a string in quotes",
                "l.toml:25:9: `terms` is a string; write terms = [\"…\"]",
                "l.toml:26:1: `ignore` is a key of this issue; \
                 move it above the first [[stakeholder]] and [[issue]]",
                "l.toml:29:8: a second issue “quotas”; join the two",
                "l.toml:30:10: “—” has no letters; write a word",
            ]
        );
        assert_eq!(lexicon.ignore, ["Apple"]);
        let labels: Vec<&str> = lexicon
            .stakeholders
            .iter()
            .map(|entry| entry.label.as_str())
            .collect();
        assert_eq!(labels, ["Grain Board", "Rail Board"]);
        assert_eq!(lexicon.stakeholders[1].aliases, ["the Board"]);
        assert_eq!(lexicon.issues.len(), 2);
    }

    #[test]
    fn tables_that_are_none() {
        let (lexicon, faults) = read("issue = [1]\n[stakeholder]\nname = \"A\"\n");
        assert!(lexicon.is_empty());
        assert_eq!(
            faults,
            [
                "l.toml:1:10: `issue` is a number; write [[issue]] above each entry",
                "l.toml:2:1: `stakeholder` is a table; write [[stakeholder]] above each entry",
            ]
        );
    }

    #[test]
    fn what_is_too_long_can_not_be_looked_for() {
        let word = "w".repeat(41);
        let phrase = "w ".repeat(13);
        let (lexicon, faults) = read(&format!("ignore = [\"{word}\", \"{phrase}\", \"ok\"]"));
        assert_eq!(
            (lexicon.ignore.as_slice(), faults.len()),
            (&["ok".to_owned()][..], 2)
        );
    }

    #[test]
    fn where_it_is_no_toml_nothing_counts() {
        let (lexicon, faults) = read("ignore = [\"Apple\"]\n[[stakeholder]\nname = \"A\"\n");
        assert!(lexicon.is_empty());
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("l.toml:2:"), "{faults:?}");
    }

    #[test]
    fn hostile_files_end_soon() {
        let deep = format!("ignore = {}", "[".repeat(200_000));
        assert_eq!(read(&deep).1.len(), 1);
        let (_, faults) = read("\"\\u001b[31m\" = 1\n");
        assert!(!faults[0].contains('\x1b'), "{faults:?}");
        let many = format!("ignore = [{}]", "\"a\", ".repeat(50_000));
        assert_eq!(read(&many).0.ignore.len(), 50_000);
    }
}

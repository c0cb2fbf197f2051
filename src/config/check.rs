//! Looks a file of the reader’s over for faults.

use std::path::Path;

use toml::de::DeTable;

use super::fault::{Fault, Faults};
use super::{files, lexicon};

/// What may stand at the top of `config.toml`.
const KEYS: [&str; 6] = ["keys", "theme", "panes", "measure", "hints", "lexicons"];

/// The faults of a file, `None` where there is no such file. One that is called `config.toml` is
/// a configuration, any other a lexicon.
pub fn check(path: &Path) -> Option<Vec<Fault>> {
    match files::read(path) {
        Ok(None) => None,
        Ok(Some(text)) if path.file_name().is_some_and(|name| name == "config.toml") => {
            Some(configuration(path, &text))
        }
        Ok(Some(text)) => Some(lexicon::parse(path, &text).1),
        Err(fault) => Some(vec![fault]),
    }
}

fn configuration(path: &Path, text: &str) -> Vec<Fault> {
    let mut faults = Faults::new(path, text);
    match DeTable::parse(text) {
        Ok(table) => {
            for key in table.get_ref().keys() {
                let name = key.get_ref().as_ref();
                if !KEYS.contains(&name) {
                    faults.add_key(&key.span(), name, &KEYS);
                }
            }
        }
        Err(error) => faults.add_syntax(&error),
    }
    faults.sorted()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::configuration;

    fn faults(text: &str) -> Vec<String> {
        let found = configuration(Path::new("c.toml"), text);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_known_is_no_fault() {
        let text =
            "theme = \"dark\"\nmeasure = 80\n[keys.reading]\n\"j\" = \"line-down\"\n[panes]\n";
        assert_eq!(faults(text), [""; 0]);
    }

    #[test]
    fn unknown_keys_and_syntax() {
        assert_eq!(
            faults("theme = \"dark\"\nthem = 1\n[lexicon]\n"),
            [
                "c.toml:2:1: unknown key `them`; write `theme`",
                "c.toml:3:2: unknown key `lexicon`; write `lexicons`",
            ]
        );
        assert_eq!(
            faults("theme = \"dark\"\nmeasure = [1, 2\n"),
            ["c.toml:2:16: unclosed array; write `]` here"]
        );
        assert_eq!(
            faults("theme = dark"),
            ["c.toml:1:9: string values must be quoted; write it in quotes"]
        );
    }
}

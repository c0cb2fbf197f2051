//! `attache lexicon export`: what was learned in reviews, as a lexicon of one's own.

use std::io::{self, Write};

use super::failure::{Failure, Outcome};
use crate::config;
use crate::model::UserLexicon;
use crate::store;
use crate::text::sanitise;

/// Prints it in the form of lexicon.toml.
pub(super) fn run(out: &mut impl Write) -> Result<Outcome, Failure> {
    let path = config::files::store_file();
    let lessons = path.map(|path| store::lessons(&path)).transpose();
    let lessons = lessons.map_err(|error| Failure::Store(error.to_string()))?;
    let lessons = lessons.unwrap_or_default();
    if lessons.is_empty() {
        writeln!(out, "# Nothing was learned in reviews yet.")?;
    }
    write(&UserLexicon::default().taught(&lessons), out)?;
    Ok(Outcome::Done)
}

fn write(words: &UserLexicon, out: &mut impl Write) -> io::Result<()> {
    if !words.ignore.is_empty() {
        writeln!(out, "ignore = {}\n", list(&words.ignore))?;
    }
    for entry in &words.stakeholders {
        writeln!(out, "[[stakeholder]]\nname = {}", quoted(&entry.label))?;
        writeln!(out, "aliases = {}", list(&entry.aliases))?;
        if let Some(class) = entry.class {
            writeln!(out, "type = \"{}\"", class.name())?;
        }
        writeln!(out)?;
    }
    for entry in &words.issues {
        writeln!(out, "[[issue]]\nname = {}", quoted(&entry.label))?;
        writeln!(out, "terms = {}\n", list(&entry.terms))?;
    }
    Ok(())
}

fn list(phrases: &[String]) -> String {
    let quoted: Vec<String> = phrases.iter().map(|phrase| quoted(phrase)).collect();
    format!("[{}]", quoted.join(", "))
}

/// A TOML basic string: all escapes of a JSON string are escapes of it, too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(sanitise::line(text)).to_string()
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::model::{EntityType, Lesson, Subject, UserLexicon};

    #[test]
    fn it_can_be_read_as_a_lexicon() {
        let subject = |label: &str, class| Subject {
            label: label.to_owned(),
            class,
        };
        let lessons = [
            Lesson::Always {
                subject: subject("Grain \"Board\"", EntityType::Organisation),
                phrases: vec!["the Board".to_owned()],
            },
            Lesson::Always {
                subject: subject("quotas", EntityType::Issue),
                phrases: vec!["grain quota".to_owned()],
            },
            Lesson::Never {
                phrases: vec!["Apple".to_owned()],
            },
        ];
        let taught = UserLexicon::default().taught(&lessons);
        let mut out = Vec::new();
        write(&taught, &mut out).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lexicon.toml");
        std::fs::write(&path, out).unwrap();
        let (read, faults) = crate::config::lexicon::load(&path);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(read.ignore, taught.ignore);
        assert_eq!(read.stakeholders, taught.stakeholders);
        assert_eq!(read.issues, taught.issues);
    }
}

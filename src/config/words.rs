//! The reader's own words: all their lexicons as one, read at the start and whenever one is saved.

use std::path::PathBuf;

use super::fault::Fault;
use super::lexicon;
use crate::model::UserLexicon;

/// The reader's own lexicons, file by file, as they are in force.
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    files: Vec<(PathBuf, UserLexicon)>,
}

impl OwnWords {
    /// Reads these files, and no others, as one lexicon. What is valid in them counts; of a file
    /// that is broken now, what it said when it was read last.
    pub fn read(&mut self, paths: &[PathBuf]) -> (UserLexicon, Vec<Fault>) {
        let (mut all, mut faults) = (UserLexicon::default(), Vec::new());
        let before = std::mem::take(&mut self.files);
        for path in paths {
            let (mut words, more) = lexicon::load(path);
            if more.iter().any(Fault::breaks_file)
                && let Some((_, known)) = before.iter().find(|(known, _)| known == path)
            {
                words = known.clone();
            }
            all.stakeholders.extend_from_slice(&words.stakeholders);
            all.issues.extend_from_slice(&words.issues);
            all.ignore.extend_from_slice(&words.ignore);
            faults.extend(more);
            self.files.push((path.clone(), words));
        }
        (all, faults)
    }
}

#[cfg(test)]
mod tests {
    use super::OwnWords;

    #[test]
    fn a_broken_file_leaves_what_it_said_in_force() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.toml", "b.toml"].map(|name| folder.path().join(name));
        let write = |at: usize, text: &str| std::fs::write(&paths[at], text).unwrap();
        let mut words = OwnWords::default();
        let mut read = |count: usize| {
            let (all, faults) = words.read(&paths[..count]);
            (all.ignore, faults.len())
        };
        assert_eq!(read(2), (vec![], 0));
        write(0, "ignore = [\"Ash\"]\n");
        write(1, "ignore = [\"Oak\"]\n");
        let list =
            |words: &[&str]| -> Vec<String> { words.iter().map(|&word| word.to_owned()).collect() };
        assert_eq!(read(2), (list(&["Ash", "Oak"]), 0));
        write(0, "ignore = [\"Elm\", \"O");
        assert_eq!(read(2), (list(&["Ash", "Oak"]), 1));
        write(0, "ignore = [\"Elm\"]\nother = 1\n");
        assert_eq!(read(2), (list(&["Elm", "Oak"]), 1), "what is valid counts");
        std::fs::remove_file(&paths[0]).unwrap();
        assert_eq!(
            read(2),
            (list(&["Oak"]), 0),
            "a file that is gone says nothing"
        );
        write(1, "ignore = [");
        assert_eq!(read(1), (vec![], 0), "one that is named no more, neither");
        assert_eq!(read(2), (vec![], 1));
    }
}

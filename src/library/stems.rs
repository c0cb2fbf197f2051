//! The forms of a word: what has one stem is found by any of it.

use rust_stemmers::{Algorithm, Stemmer};

/// Longest word that is taken for one of a language; longer ones are names of files and the like.
const LONGEST: usize = 32;

/// Finds stems.
pub(super) struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stems {
    /// The English stem of a folded word, where it is another one than the word.
    pub(super) fn stem(&self, word: &str) -> Option<String> {
        let plain = word.len() > 3
            && word.len() <= LONGEST
            && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if !plain {
            return None;
        }
        let stem = self.0.stem(word);
        (stem != word).then(|| stem.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn forms_have_one_stem() {
        let stems = Stems::default();
        for word in ["sanctions", "sanctioned", "sanctioning"] {
            assert_eq!(stems.stem(word).as_deref(), Some("sanction"), "{word}");
        }
        for word in ["sanction", "1948", "人权", "us"] {
            assert_eq!(stems.stem(word), None, "{word}");
        }
    }
}

//! Firms whose names begin with what could be a matter: "Waste Management Inc".

use super::super::hit::Hit;
use super::super::naming::{hashed, parts, short_forms};
use super::Book;

impl Book<'_> {
    /// Remembers by which several words the firm of a match may be called.
    pub(super) fn found(&mut self, hit: &Hit, id: u32) {
        let words: Vec<&str> = parts(self.words(hit)).collect();
        for short in short_forms(&words).filter(|short| short.len() > 1) {
            let key = hashed(0, short.iter().copied());
            self.firms.entry(key).or_insert(id);
        }
    }

    /// The firm that these words call, where each has its capital.
    pub(super) fn firm(&self, words: &str) -> Option<u32> {
        let many = parts(words).nth(1).is_some();
        let named = many && parts(words).all(|part| part.starts_with(char::is_uppercase));
        named.then(|| self.firms.get(&hashed(0, parts(words))).copied())?
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{actors, issues};

    #[test]
    fn what_a_firm_is_called_is_no_matter() {
        let text =
            "Water Management Inc grew. They praised Water Management for its water management.";
        assert_eq!(issues(text), ["water management=water management"]);
        assert_eq!(actors(text)[1], "Water Management=Water Management Inc");
    }
}

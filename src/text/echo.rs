//! Whether a text takes up the words of a line above it: it does those of its headline, and
//! hardly those of the paper or series it appeared in.

use std::collections::HashSet;

/// Bytes of the text that are looked at.
const LOOKED_AT: usize = 4000;

/// Words that are shorter say little, unless in capitals; of longer ones only so much is compared,
/// so that "mediators" are heard in "mediation". In code points.
const SHORTEST: usize = 4;
const STEM: usize = 6;

/// A line with this share of its words in the text is borne out by it.
const ENOUGH: f32 = 0.5;

/// Words of four letters and more that stand in any text, in lower case.
#[rustfmt::skip]
const COMMON: [&str; 44] = [
    "about", "after", "again", "also", "been", "before", "between", "could", "does", "during",
    "even", "from", "have", "here", "into", "just", "more", "most", "much", "must", "only", "other",
    "over", "said", "should", "some", "than", "that", "their", "them", "then", "there", "these",
    "they", "this", "those", "under", "what", "when", "which", "will", "with", "would", "your",
];

/// The words that a text starts with.
#[derive(Clone, Debug, Default)]
pub struct Lead {
    stems: HashSet<String>,
    bytes: usize,
}

impl<'a> FromIterator<&'a str> for Lead {
    /// From the paragraphs of a text, in order; no more of them are taken than count.
    fn from_iter<I: IntoIterator<Item = &'a str>>(paragraphs: I) -> Self {
        let mut lead = Self::default();
        for words in paragraphs {
            if lead.is_full() {
                break;
            }
            lead.add(words);
        }
        lead
    }
}

impl Lead {
    /// Adds the next paragraph; what comes after the first few has no effect.
    fn add(&mut self, words: &str) {
        let mut rest = LOOKED_AT.saturating_sub(self.bytes).min(words.len());
        while !words.is_char_boundary(rest) {
            rest -= 1;
        }
        self.bytes += words.len();
        let head = words.get(..rest).unwrap_or("");
        self.stems.extend(stems(head));
    }

    /// True where no further paragraph is looked at.
    fn is_full(&self) -> bool {
        self.bytes >= LOOKED_AT
    }

    /// How much of `line` the text takes up: 0 for nothing, 1 for half of its words or more.
    pub fn echo(&self, line: &str) -> f32 {
        let words: HashSet<String> = stems(line).collect();
        let told = words.iter().filter(|word| self.stems.contains(*word));
        let (told, all) = (told.count(), words.len().max(1));
        // One word is a coincidence as likely as not.
        let chance = if told == 1 { 0.5 } else { 1.0 };
        (told as f32 / all as f32 / ENOUGH).min(1.0) * chance
    }
}

/// The words of `text` that matter, each cut to what is compared.
fn stems(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .filter_map(stem)
}

fn stem(word: &str) -> Option<String> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare
        .strip_suffix("'s")
        .or_else(|| bare.strip_suffix("’s"))
        .unwrap_or(bare);
    let long = bare.chars().nth(SHORTEST - 1).is_some();
    let initials = bare.chars().nth(1).is_some() && bare.chars().all(char::is_uppercase);
    let lower = bare.to_lowercase();
    if !long && !initials || COMMON.contains(&lower.as_str()) {
        return None;
    }
    let single = lower
        .strip_suffix('s')
        .filter(|_| lower.len() > SHORTEST)
        .unwrap_or(&lower);
    Some(single.chars().take(STEM).collect())
}

#[cfg(test)]
mod tests;

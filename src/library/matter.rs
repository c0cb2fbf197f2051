//! What a position is for or against, so that it can be held against those of other days without
//! reading the texts again.

use std::collections::HashMap;

use super::stems::Stems;
use crate::model::{Position, Span, Stance};
use crate::text::terms::terms;

/// What a position is for or against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Matter {
    /// 1 for, -1 against, 0 neither.
    pub(super) side: i8,
    /// The issues that its sentence names, by number.
    pub(super) issues: Vec<u32>,
    /// Words of what is said, as hashes.
    words: Vec<u32>,
}

/// Words that two positions on one matter share where no issue is named.
const SHARED: usize = 2;

/// Earlier positions with one word that are looked at, the last ones.
const LOOK: usize = 64;

/// Letters of a word that says something.
const LETTERS: usize = 4;

/// Bits of a word's hash: three bytes in the index.
const BITS: u32 = 20;

/// Words behind which a matter is meant to end: "supports lifting sanctions" is against them.
/// Stems, from the verbs of ending and lessening in the first 3,000 words of English.
const ENDING: &[&str] = &[
    "lift", "eas", "end", "halt", "stop", "drop", "cancel", "suspend", "withdraw", "remov",
    "relax", "waiv", "repeal", "scrap", "abandon", "reduc", "cut", "postpon", "delay", "lessen",
    "abolish", "termin", "against", "without", "reject", "block", "prevent",
];

/// Words that are about nothing of their own.
const EMPTY: &[&str] = &[
    "that", "this", "with", "from", "have", "will", "would", "could", "should", "their", "they",
    "there", "been", "were", "which", "what", "when", "where", "about", "into", "also", "said",
    "more", "than", "other", "some", "such", "only", "after", "before", "because", "while",
    "under", "over", "again", "very", "being", "does", "must", "support", "oppos", "refus",
    "offer", "demand", "warn", "doubt", "readi", "will", "agre", "accept", "call",
];

impl Matter {
    /// That of a position in a text, with the places of issues in it.
    pub(super) fn of(
        position: &Position,
        text: &str,
        issues: &[(Span, u32)],
        stems: &Stems,
    ) -> Self {
        let stance = position.stance;
        let side = match stance {
            Stance::Supports | Stance::Offers => 1,
            Stance::Opposes | Stance::Refuses | Stance::Doubts => -1,
            Stance::States | Stance::Demands | Stance::Warns => return Self::default(),
        };
        let mut matter = Self {
            side,
            ..Self::default()
        };
        let inside = issues.iter();
        let inside = inside.filter(|(span, _)| position.sentence.overlaps(*span));
        let told = position.told;
        // "supports lifting sanctions" is against them, "supports sanctions to stop a war" is not
        let mut ends = told.end;
        for (span, issue) in inside {
            matter.issues.push(*issue);
            if told.overlaps(*span) {
                ends = ends.min(span.start);
            }
        }
        terms(told.of(text), |start, _, term| {
            let stem = stems.stem(term).unwrap_or_else(|| term.to_owned());
            if ENDING.contains(&stem.as_str()) && !is_cue(stance, &stem) {
                if told.start + start as u32 <= ends {
                    matter.side = -matter.side;
                }
            } else if stem.chars().count() >= LETTERS && !EMPTY.contains(&stem.as_str()) {
                matter.words.push(hash(&stem));
            }
        });
        for list in [&mut matter.issues, &mut matter.words] {
            list.sort_unstable();
            list.dedup();
        }
        matter
    }

    /// The same; `number` says which issue of the library an issue is.
    pub(super) fn with_issues(&self, number: impl Fn(u32) -> Option<u32>) -> Self {
        Self {
            issues: self.issues.iter().filter_map(|at| number(*at)).collect(),
            ..self.clone()
        }
    }

    /// As it stands in the index.
    pub(super) fn numbers(&self) -> Vec<u32> {
        if self.side == 0 {
            return Vec::new();
        }
        let head = [u32::from(self.side > 0), self.issues.len() as u32];
        let lists = self.issues.iter().chain(&self.words).copied();
        head.into_iter().chain(lists).collect()
    }

    /// What stands in the index.
    pub(super) fn of_numbers(numbers: &mut impl Iterator<Item = u32>) -> Self {
        let Some((side, count)) = numbers.next().zip(numbers.next()) else {
            return Self::default();
        };
        Self {
            side: if side > 0 { 1 } else { -1 },
            issues: numbers.by_ref().take(count as usize).collect(),
            words: numbers.collect(),
        }
    }
}

/// Words that themselves say that somebody refuses.
fn is_cue(stance: Stance, stem: &str) -> bool {
    matches!(stance, Stance::Refuses | Stance::Opposes)
        && matches!(
            stem,
            "reject" | "against" | "block" | "prevent" | "withdraw"
        )
}

/// FNV-1a, folded to so many bits.
fn hash(word: &str) -> u32 {
    let sum = word.bytes().fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (sum >> BITS ^ sum) & ((1 << BITS) - 1)
}

/// Positions of earlier days by what they are about.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// The last one on an issue.
    issues: HashMap<u32, usize>,
    /// Those with a word.
    words: HashMap<u32, Vec<usize>>,
    /// Those of them that name no issue.
    bare: HashMap<u32, Vec<usize>>,
}

impl Earlier {
    /// Adds one that is later than all before it.
    pub(super) fn push(&mut self, at: usize, matter: &Matter) {
        for issue in &matter.issues {
            self.issues.insert(*issue, at);
        }
        for word in &matter.words {
            self.words.entry(*word).or_default().push(at);
            if matter.issues.is_empty() {
                self.bare.entry(*word).or_default().push(at);
            }
        }
    }

    /// The last one on a matter: on one of its issues; where one of both names none, with words of
    /// it.
    pub(super) fn last(&self, matter: &Matter) -> Option<usize> {
        let issues = matter.issues.iter();
        let by_issue = issues.filter_map(|issue| self.issues.get(issue)).max();
        let lists = if matter.issues.is_empty() {
            &self.words
        } else {
            &self.bare
        };
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in &matter.words {
            for at in lists.get(word).into_iter().flatten().rev().take(LOOK) {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let by_words = shared.into_iter().filter(|(_, count)| *count >= SHARED);
        by_issue.copied().max(by_words.map(|(at, _)| at).max())
    }
}

#[cfg(test)]
mod tests {
    use super::{Earlier, Matter};
    use crate::library::stems::Stems;
    use crate::model::{Position, Span, Stance};

    /// The matter of what stands behind the stance, with issues where these words stand.
    fn matter(stance: Stance, text: &str, issues: &[(&str, u32)]) -> Matter {
        let all = Span::new(0, text.len() as u32);
        let position = Position {
            holder: 0,
            subject: Span::default(),
            cue: Span::default(),
            stance,
            said: all,
            told: all,
            sentence: all,
        };
        let span = |words: &str| {
            let start = text.find(words).unwrap() as u32;
            Span::new(start, start + words.len() as u32)
        };
        let issues: Vec<_> = issues
            .iter()
            .map(|(words, at)| (span(words), *at))
            .collect();
        Matter::of(&position, text, &issues, &Stems::default())
    }

    #[test]
    fn what_ends_a_matter_stands_before_it() {
        let side = |text: &str, issue: &str| matter(Stance::Supports, text, &[(issue, 3)]).side;
        assert_eq!(side("lifting sanctions on grain", "sanctions"), -1);
        assert_eq!(side("sanctions to stop the war", "sanctions"), 1);
        assert_eq!(
            side("arms control, and Egypt warned against it", "arms control"),
            1
        );
        assert_eq!(matter(Stance::Demands, "an end to it", &[]).side, 0);
    }

    #[test]
    fn a_matter_stands_in_the_index_as_it_is() {
        let known = matter(
            Stance::Refuses,
            "talks on the grain corridor",
            &[("grain", 7)],
        );
        let wanted = Matter {
            issues: vec![700],
            ..known.clone()
        };
        let known = known.with_issues(|at| Some(at * 100));
        assert_eq!(known, wanted);
        let mut numbers = known.numbers().into_iter();
        assert_eq!(Matter::of_numbers(&mut numbers), wanted);
        assert_eq!(
            Matter::of_numbers(&mut std::iter::empty()),
            Matter::default()
        );
    }

    #[test]
    fn the_last_on_a_matter_is_found_by_issue_or_words() {
        let of = |text: &str, issues: &[(&str, u32)]| matter(Stance::Supports, text, issues);
        let mut earlier = Earlier::default();
        earlier.push(0, &of("the grain corridor", &[("grain", 1)]));
        earlier.push(1, &of("fishing quotas in northern waters", &[]));
        earlier.push(2, &of("debt relief", &[("debt", 2)]));
        let last = |text: &str, issues: &[(&str, u32)]| earlier.last(&of(text, issues));
        assert_eq!(last("a corridor for grain", &[("grain", 1)]), Some(0));
        assert_eq!(last("a corridor for grain", &[]), Some(0));
        assert_eq!(last("quotas for fishing boats", &[("quotas", 9)]), Some(1));
        // another issue, though the words are the same
        assert_eq!(last("debt relief", &[("relief", 8)]), None);
        assert_eq!(last("grain", &[]), None);
    }
}

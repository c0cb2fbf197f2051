//! Versions of one article, and the same story in several papers.
//!
//! Two articles are told to be one by the runs of words that they share. A small sample of these,
//! the ones with the smallest hashes, is kept for each article and finds who may be a twin; then
//! all runs of both texts are compared.

use crate::text::terms::terms;

/// Words in a run.
const RUN: usize = 4;

/// Hashes that are kept of an article.
const SAMPLE: usize = 20;

/// Hashes of the sample that two must share to be compared.
pub(super) const SHARED: usize = 2;

/// Articles that are compared with a new one.
pub(super) const COMPARED: usize = 8;

/// A hash that so many articles share tells nothing: a line that stands in all of them.
pub(super) const COMMON: usize = 64;

/// Runs below which a text is too short to be told from others.
const SHORTEST: usize = 12;

/// Share of all runs that twins have in common.
const ALIKE: f32 = 0.35;

/// Share of the runs of the shorter of two that the longer holds, where it is a part of that.
const WITHIN: f32 = 0.7;

/// Share of the runs of the longer that the shorter has at least: a few paragraphs out of a long
/// document are no version of it.
const LENGTH: f32 = 0.4;

/// The hashes of all runs of words of a text, each once, the smallest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs(Vec<u64>);

/// Makes runs of the words of a text that come one by one.
#[derive(Debug, Default)]
pub(super) struct Words {
    last: [u64; RUN],
    count: usize,
    runs: Vec<u64>,
}

impl Words {
    /// The next word, folded.
    pub(super) fn push(&mut self, term: &str) {
        self.last.rotate_left(1);
        if let Some(slot) = self.last.last_mut() {
            *slot = hash(term.as_bytes());
        }
        self.count += 1;
        if self.count >= RUN {
            let run = self.last.iter();
            self.runs
                .push(run.fold(SEED, |sum, word| mixed(sum ^ word)));
        }
    }

    pub(super) fn runs(self) -> Runs {
        let mut runs = self.runs;
        runs.sort_unstable();
        runs.dedup();
        Runs(runs)
    }
}

impl Runs {
    pub(super) fn of(text: &str) -> Self {
        let mut words = Words::default();
        terms(text, |_, _, term| words.push(term));
        words.runs()
    }

    /// The sample: none of a text that is too short.
    pub(super) fn sample(&self) -> Vec<i64> {
        if self.len() < SHORTEST {
            return Vec::new();
        }
        let smallest = self.0.iter().take(SAMPLE);
        // half of the hash tells enough, and takes half of the room
        smallest.map(|hash| (hash >> 32) as i64).collect()
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    /// How many both have.
    fn shared(&self, other: &Self) -> usize {
        let mut others = other.0.iter().peekable();
        let found = self.0.iter().filter(|run| {
            while others.next_if(|other| other < run).is_some() {}
            others.peek() == Some(run)
        });
        found.count()
    }
}

/// True where two texts, by their runs, are one article.
pub(super) fn are_one(a: &Runs, b: &Runs) -> bool {
    let smaller = a.len().min(b.len());
    if smaller < SHORTEST {
        return false;
    }
    let shared = a.shared(b) as f32;
    let all = (a.len() + b.len()) as f32 - shared;
    let shortened = smaller as f32 >= LENGTH * a.len().max(b.len()) as f32;
    shared / all >= ALIKE || shortened && shared / smaller as f32 >= WITHIN
}

/// Share of all runs that a text has in common with itself edited.
const EDITED: f32 = 0.8;

/// Share of the runs of the shorter that the longer holds, and of all runs, where both stand in one
/// folder.
const BESIDE: [f32; 2] = [0.9, 0.5];

/// Runs of the shortest text that can be told from others in its folder.
const FEWEST: usize = 4;

/// How much two texts have in common, where by their runs one is the other after some editing.
/// `beside`: they stand in one folder.
pub(super) fn edited(a: &Runs, b: &Runs, beside: bool) -> Option<f32> {
    let smaller = a.len().min(b.len());
    if smaller < if beside { FEWEST } else { SHORTEST } {
        return None;
    }
    let shared = a.shared(b) as f32;
    let alike = shared / ((a.len() + b.len()) as f32 - shared);
    let [within, all] = BESIDE;
    let grown = beside && shared / smaller as f32 >= within && alike >= all;
    (grown || alike >= EDITED).then_some(alike)
}

/// Which of some texts, each with whether it stood in the folder of the other, is `text` before it was
/// edited. Where two are alike to the same degree it is none.
pub fn before_editing<'a>(
    text: &str,
    others: impl IntoIterator<Item = (&'a str, bool)>,
) -> Option<usize> {
    let own = Runs::of(text);
    let others = others.into_iter().enumerate();
    let alike: Vec<(usize, f32)> = others
        .filter_map(|(at, (other, beside))| Some((at, edited(&Runs::of(other), &own, beside)?)))
        .collect();
    let (best, most) = *alike.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let rivals = alike.iter().filter(|(_, share)| *share >= most).count();
    (rivals == 1).then_some(best)
}

/// Asks for the articles whose sample has a hash, at most [`COMMON`]. The number is written out: SQLite
/// plans a statement with a bound limit anew each time it is asked.
pub(super) fn sharing() -> String {
    format!("SELECT article FROM shingle WHERE hash = ?1 LIMIT {COMMON}")
}

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The finisher of `MurmurHash3`: every bit depends on every other.
fn mixed(mut sum: u64) -> u64 {
    sum ^= sum >> 33;
    sum = sum.wrapping_mul(0xff51_afd7_ed55_8ccd);
    sum ^= sum >> 33;
    sum = sum.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    sum ^ (sum >> 33)
}

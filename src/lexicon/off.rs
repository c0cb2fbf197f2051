//! What the lexicon is without some of it, to measure what that is worth.
//!
//! Only tools take something out; a program that never does pays one load of a flag for a word that
//! is known.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

use super::format::WORD_CLASSES;
use super::norm::{Folded, hash, list};

/// Phrases and word classes that are taken for unknown.
#[derive(Clone, Debug, Default)]
pub struct Off {
    entries: HashSet<u32>,
    /// By the hash of the word; of every word under 0.
    classes: HashMap<u64, u32>,
    /// Lists and their words, by hashes; of all words under 0.
    lists: HashSet<(u64, u64)>,
}

impl Off {
    /// Without this phrase, too.
    pub fn entry(&mut self, id: u32) {
        self.entries.insert(id);
    }

    /// Without this word in the class of that name, too; without a word: the whole class.
    pub fn word(&mut self, class: &str, word: Option<&str>) {
        let bit = WORD_CLASSES.iter().position(|known| *known == class);
        let hash = word.map_or(0, |word| Folded::new(word).word_hash());
        *self.classes.entry(hash).or_default() |= bit.map_or(0, |bit| 1 << bit);
    }

    /// Without this word of the small list of that name, too; without a word: the whole list.
    pub fn listed(&mut self, name: &str, word: Option<&str>) {
        let folded = word.map_or(0, |word| Folded::new(word).word_hash());
        let written = word.map_or(0, |word| hash(word.as_bytes()));
        (self.lists).extend([folded, written].map(|word| (list(name), word)));
    }
}

static ANY: AtomicBool = AtomicBool::new(false);
static NOW: RwLock<Option<Off>> = RwLock::new(None);

/// Reads without `off` until told otherwise, in all threads.
pub fn set(off: Option<Off>) {
    ANY.store(off.is_some(), Ordering::Relaxed);
    *NOW.write().unwrap_or_else(PoisonError::into_inner) = off;
}

/// Something of what is taken out now.
fn now<T: Default>(of: impl FnOnce(&Off) -> T) -> T {
    let now = NOW.read().unwrap_or_else(PoisonError::into_inner);
    now.as_ref().map(of).unwrap_or_default()
}

pub(super) fn is_off(entry: u32) -> bool {
    ANY.load(Ordering::Relaxed) && now(|off| off.entries.contains(&entry))
}

/// The classes that a word does not have now.
pub(super) fn classes(word: u64) -> u32 {
    if !ANY.load(Ordering::Relaxed) {
        return 0;
    }
    now(|off| {
        let of = |word| off.classes.get(&word).copied().unwrap_or(0);
        of(0) | of(word)
    })
}

pub(super) fn is_unlisted(list: u64, word: u64) -> bool {
    let of = |off: &Off| off.lists.contains(&(list, 0)) || off.lists.contains(&(list, word));
    ANY.load(Ordering::Relaxed) && now(of)
}

/// Whether anything is taken out now.
pub fn is_set() -> bool {
    ANY.load(Ordering::Relaxed)
}

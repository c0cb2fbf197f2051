//! The name tagger: people, organisations, locations and other names, by an averaged perceptron.
//!
//! Per block: `words`, what the table of names says of them (`gazetteer`), what plain rules
//! say (`rules`), and the hashed features (`features`) of every word in a run of capitals
//! (`runs`), weighed by a static table ([`weights`]); the best path over the labels wins
//! ([`labels`]). Per document: what it says of its forms before (`evidence`), and one class for
//! each form after ([`settle`]).
//!
//! The weights come from `tests/tools/train_tagger.rs`, which asks [`training`] for examples.

mod affix;
mod around;
mod dateline;
mod ends;
mod evidence;
mod explain;
mod features;
mod fences;
mod found;
mod gazetteer;
#[allow(unreachable_pub, dead_code)] // shared with build.rs, which uses the rest
mod key;
pub mod labels;
mod memo;
mod rows;
mod rules;
mod runs;
mod settle;
mod sport;
pub mod training;
pub mod weights;
mod word;
mod words;

use std::collections::HashMap;
use std::ops::Range;

// `key` is shared with `build.rs` and finds the folding of words here
use crate::lexicon::norm;
use crate::model::{Article, Block, BlockKind, Name, Span};
use evidence::Evidence;
use features::part::{FORM, MANNER, PLACE};
use labels::{LABELS, LANES, Place, Search, Steps};
use memo::Memo;
use weights::Weights;
use word::{Word, is};

pub use explain::{Clue, why};
pub use found::Found;
pub use settle::settle;

/// Tags the blocks of one article.
///
/// First [`Tagger::read`] all of its blocks, so that the document may speak; then [`Tagger::tag`]
/// them. Both take slices of any size in any order, so that a worker can stop between two, and can
/// tag the visible blocks first.
#[derive(Clone, Debug)]
pub struct Tagger<'a> {
    evidence: Evidence,
    weights: Weights<'a>,
    steps: Steps<i32>,
    words: Vec<Word>,
    kept: Kept,
    /// Room for the features of a word.
    features: Vec<u64>,
    /// Sums of the letters of words, and of what is said of them.
    forms: Memo,
    manners: Memo,
}

/// Words of blocks that were read, so that [`Tagger::tag`] need not look again.
#[derive(Clone, Debug, Default)]
struct Kept {
    words: Vec<Word>,
    /// By the first byte of the block.
    blocks: HashMap<u32, Range<usize>>,
}

impl Kept {
    /// So many words are kept, 32 bytes each; of a longer text the rest is looked at twice.
    const MOST: usize = 400_000;

    fn keep(&mut self, block: &Block, words: &[Word]) {
        let start = self.words.len();
        if start + words.len() <= Self::MOST {
            self.words.extend_from_slice(words);
            self.blocks
                .insert(block.span.start, start..self.words.len());
        }
    }

    fn get(&self, block: &Block) -> Option<&[Word]> {
        self.words.get(self.blocks.get(&block.span.start)?.clone())
    }
}

impl Default for Tagger<'static> {
    fn default() -> Self {
        Self::new(Weights::built_in())
    }
}

impl<'a> Tagger<'a> {
    /// A tagger that has read nothing.
    pub fn new(weights: Weights<'a>) -> Self {
        Self {
            evidence: Evidence::default(),
            weights,
            steps: weights.steps(),
            words: Vec::new(),
            kept: Kept::default(),
            features: Vec::new(),
            forms: Memo::default(),
            manners: Memo::default(),
        }
    }

    /// Learns what some blocks say of the forms in them.
    pub fn read(&mut self, article: &Article, blocks: Range<usize>) {
        for block in slice(article, blocks) {
            look(&article.text, block, &mut self.words);
            self.evidence.learn(&article.text, &self.words);
            self.kept.keep(block, &self.words);
        }
    }

    /// Adds the names in some blocks.
    pub fn tag(&mut self, article: &Article, blocks: Range<usize>, into: &mut Found) {
        let mut search = Search::default();
        let mut scores = Vec::new();
        let mut path = Vec::new();
        for block in slice(article, blocks) {
            if let Some(words) = self.kept.get(block) {
                self.words.clear();
                self.words.extend_from_slice(words);
            } else {
                look(&article.text, block, &mut self.words);
            }
            prepare(&article.text, &self.evidence, &mut self.words);
            let mut next = 0;
            while let Some(run) = runs::next(&self.words, next) {
                next = run.end;
                scores.clear();
                scores.extend(run.clone().map(|at| self.score(&article.text, at, &run)));
                search.best(&scores, &self.steps, &mut path);
                collect(&self.words, run, &path, into);
            }
        }
    }

    /// The scores of all labels for the word at `at`.
    fn score(&mut self, text: &str, at: usize, run: &Range<usize>) -> [i32; LABELS] {
        let Some(word) = self.words.get(at) else {
            return [0; LABELS];
        };
        let (words, weights, features) = (&self.words, self.weights, &mut self.features);
        let form = |features: &mut Vec<u64>| sum::<FORM>(text, words, at, run, weights, features);
        let forms = match memo::form(word.of(text)) {
            Some(key) => self.forms.of(key, || form(features)),
            None => form(features),
        };
        let key = memo::manner(word, features::state(word));
        let manners = self.manners.of(key, || {
            sum::<MANNER>(text, words, at, run, weights, features)
        });
        let place = sum::<PLACE>(text, words, at, run, weights, features);
        let sums = forms.iter().zip(manners).zip(place);
        let mut scores = [0; LABELS];
        for (score, ((form, manner), place)) in scores.iter_mut().skip(1).zip(sums) {
            *score = i32::from(form + manner + place);
        }
        scores
    }
}

/// The sums of the features of the parts `P` of the word at `at`; `features` is room for them.
fn sum<const P: u8>(
    text: &str,
    words: &[Word],
    at: usize,
    run: &Range<usize>,
    weights: Weights,
    features: &mut Vec<u64>,
) -> [i16; LANES] {
    let mut sums = [0; LANES];
    features::parts::<P>(text, words, at, run, |_, feature| features.push(feature));
    weights.add_all(features, &mut sums);
    sums
}

/// True for a word that names a country, a place, an organisation or a known person and is hardly
/// seen in small letters.
pub fn is_name(word: &str) -> bool {
    gazetteer::is_name(word)
}

/// True for a word that a dictionary has in small letters.
pub fn is_everyday(word: &str) -> bool {
    gazetteer::is_everyday(word)
}

/// All names of an article.
pub fn names(article: &Article) -> Vec<Name> {
    let mut tagger = Tagger::default();
    let mut found = Found::default();
    tagger.read(article, 0..article.blocks.len());
    tagger.tag(article, 0..article.blocks.len(), &mut found);
    settle(&article.text, found)
}

/// The blocks that hold names.
fn slice(article: &Article, blocks: Range<usize>) -> impl Iterator<Item = &Block> {
    let to = blocks.end.min(article.blocks.len());
    let blocks = article.blocks.get(blocks.start.min(to)..to).unwrap_or(&[]);
    blocks.iter().filter(|block| block.kind != BlockKind::Rule)
}

/// The words of a block with what can be said without the document.
fn look(text: &str, block: &Block, words: &mut Vec<Word>) {
    words::split(block.span.of(text), block.span.start, words);
    gazetteer::look_up(text, words);
    style(words);
}

/// Adds all that features need to the words of a block.
fn prepare(text: &str, evidence: &Evidence, words: &mut [Word]) {
    evidence.apply(words);
    rules::apply(text, words);
}

/// Marks the sentences in capitals and in title case, where a capital says little.
fn style(words: &mut [Word]) {
    let mut rest = words;
    while !rest.is_empty() {
        let fence = rest.iter().skip(1).position(|word| word.is(is::FENCE));
        let (sentence, behind) = rest.split_at_mut(fence.map_or(rest.len(), |at| at + 1));
        let (mut all, mut big, mut upper) = (0, 0, 0);
        for word in sentence.iter().filter(|word| word.is(is::LETTER)) {
            // small function words say nothing in a title
            if word.end - word.start > 3 || word.is(is::CAPITAL) {
                all += 1;
                big += usize::from(word.is(is::CAPITAL));
                upper += usize::from(word.is(is::UPPER));
            }
        }
        let style = if all > 2 && upper * 10 >= all * 8 {
            2
        } else {
            u8::from(all > 2 && big * 10 >= all * 8)
        };
        for word in sentence {
            word.style = style;
        }
        rest = behind;
    }
}

/// Adds the names of a run by its path, and its capitals that are in none.
fn collect(words: &[Word], run: Range<usize>, path: &[u8], into: &mut Found) {
    let mut start = 0;
    for (word, label) in words.get(run).unwrap_or(&[]).iter().zip(path) {
        let Some((class, place)) = labels::parts(*label) else {
            if word.is(is::CAPITAL) && word.common < 2 {
                into.loose.push(Span::new(word.start, word.end));
            }
            continue;
        };
        if matches!(place, Place::Begin | Place::Unit) {
            start = word.start;
        }
        if matches!(place, Place::Last | Place::Unit) {
            into.names.push(Name {
                span: Span::new(start, word.end),
                class,
            });
        }
    }
}

#[cfg(test)]
mod tests;

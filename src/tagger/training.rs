//! Examples for the trainer: the same words, runs and features that the tagger will see.

use super::evidence::Evidence;
use super::labels::{OUTSIDE, Place, label};
use super::word::Word;
use super::{features, look, prepare, runs};
use crate::model::{Article, Block, Name, Span};

/// A run of words with the labels that it should get.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Where its words stand.
    pub spans: Vec<Span>,
    /// The features of each word.
    pub features: Vec<Vec<u64>>,
    /// The label of each word.
    pub labels: Vec<u8>,
}

/// An article of plain lines, each a paragraph.
pub fn article(text: &str) -> Article {
    let mut article = Article {
        text: text.into(),
        ..Article::default()
    };
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        article.blocks.push(Block {
            span: Span::new(start as u32, end as u32),
            ..Block::default()
        });
        start = end + 1;
    }
    article
}

/// The examples of a text in which `names` are marked. A name that ends inside a word is left
/// out; a run that holds a part of a name only is no example.
pub fn examples(article: &Article, names: &[Name]) -> Vec<Example> {
    let text: &str = &article.text;
    let mut evidence = Evidence::default();
    let mut words = Vec::new();
    for block in &article.blocks {
        look(text, block, &mut words);
        evidence.learn(text, &words);
    }
    let mut examples = Vec::new();
    for block in &article.blocks {
        look(text, block, &mut words);
        prepare(text, &evidence, &mut words);
        let inside: Vec<Name> = names
            .iter()
            .copied()
            .filter(|name| block.span.overlaps(name.span))
            .collect();
        let labels = labels(&words, &inside);
        for run in runs::runs(&words) {
            let wanted = labels.get(run.clone()).unwrap_or(&[]);
            if !is_whole(wanted) {
                continue;
            }
            let mut example = Example {
                labels: wanted.to_vec(),
                ..Example::default()
            };
            for at in run.clone() {
                let mut own = Vec::new();
                features::each(text, &words, at, &run, |_, feature| own.push(feature));
                example.features.push(own);
                let word = words.get(at).copied().unwrap_or_default();
                example.spans.push(Span::new(word.start, word.end));
            }
            examples.push(example);
        }
    }
    examples
}

fn labels(words: &[Word], names: &[Name]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE; words.len()];
    for name in names {
        let from = words.iter().position(|word| word.start == name.span.start);
        let to = words.iter().position(|word| word.end == name.span.end);
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        for (at, slot) in labels.iter_mut().enumerate().take(to + 1).skip(from) {
            let place = match (at == from, at == to) {
                (true, true) => Place::Unit,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            *slot = label(name.class, place);
        }
    }
    labels
}

fn is_whole(path: &[u8]) -> bool {
    use super::labels::{may_end, may_follow, may_start};
    path.first().is_some_and(|first| may_start(*first))
        && path.last().is_some_and(|last| may_end(*last))
        && path
            .windows(2)
            .all(|pair| matches!(pair, [one, two] if may_follow(*one, *two)))
}

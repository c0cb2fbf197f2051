//! Why the tagger decided as it did. A linear model makes this exact: the clues with the largest
//! weights for the winner against the runner-up are the ones that decided.

use super::features::{self, About};
use super::labels::{LANES, Place, label};
use super::{Tagger, labels, look, prepare, runs};
use crate::model::{Article, Block, Name, Span};

/// How many clues are told.
const CLUES: usize = 3;

/// A clue and how much it spoke for the class against the next best one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// In words.
    pub about: &'static str,
    /// Its weight.
    pub weight: i32,
}

/// Characters before and behind a name that are read to explain it.
const AROUND: usize = 120;

/// The three clues that spoke most for the class of `name` at its first word, as far as what
/// stands around it tells (to read a long article for each name would take too long); none where
/// the document pass and not the weights decided.
pub fn why(article: &Article, name: &Name) -> Vec<Clue> {
    let mut tagger = Tagger::default();
    let Some(block) = article.blocks.get(article.block_at(name.span.start)) else {
        return Vec::new();
    };
    look(
        &article.text,
        &near(article, block, name.span),
        &mut tagger.words,
    );
    tagger.evidence.learn(&article.text, &tagger.words);
    prepare(&article.text, &tagger.evidence, &mut tagger.words);
    let Some(at) = tagger
        .words
        .iter()
        .position(|word| word.start == name.span.start)
    else {
        return Vec::new();
    };
    let Some(run) = runs::runs(&tagger.words).find(|run| run.contains(&at)) else {
        return Vec::new();
    };
    let one = tagger
        .words
        .get(at)
        .is_some_and(|word| word.end == name.span.end);
    let place = if one { Place::Unit } else { Place::Begin };
    let winner = label(name.class, place) as usize;
    let scores = tagger.score(&article.text, at, &run);
    let other = runner_up(&scores, winner);
    let mut clues: Vec<(About, i32)> = Vec::new();
    features::each(&article.text, &tagger.words, at, &run, |about, feature| {
        if let Some(row) = tagger.weights.row(feature) {
            let weight = lane(row, winner) - lane(row, other);
            match clues.iter_mut().find(|(known, _)| *known == about) {
                Some((_, sum)) => *sum += weight,
                None => clues.push((about, weight)),
            }
        }
    });
    clues.retain(|(about, weight)| *weight > 0 && *about != About::Any);
    clues.sort_by_key(|(_, weight)| -weight);
    clues.truncate(CLUES);
    clues
        .into_iter()
        .map(|(about, weight)| Clue {
            about: words(about),
            weight,
        })
        .collect()
}

/// The part of a block that stands around a name. It may end within a cluster of characters: what
/// stands there is far from the name.
fn near(article: &Article, block: &Block, name: Span) -> Block {
    let text = |from: u32, to: u32| article.text.get(from as usize..to as usize).unwrap_or("");
    let before = text(block.span.start, name.start.max(block.span.start));
    let first = before.char_indices().rev().take(AROUND).last();
    let start = first.map_or(name.start, |(at, _)| block.span.start + at as u32);
    let behind = text(name.end, block.span.end.max(name.end));
    let end = behind
        .char_indices()
        .nth(AROUND)
        .map_or(behind.len(), |(at, _)| at);
    Block {
        span: Span::new(start, name.end + end as u32),
        ..*block
    }
}

/// The best label of another class, or outside.
fn runner_up(scores: &[i32; labels::LABELS], winner: usize) -> usize {
    let class = |label: usize| labels::parts(label as u8).map(|(class, _)| class);
    scores
        .iter()
        .enumerate()
        .filter(|(label, _)| class(*label) != class(winner))
        .max_by_key(|(label, score)| (**score, std::cmp::Reverse(*label)))
        .map_or(0, |(label, _)| label)
}

fn lane(row: &[u8; LANES], label: usize) -> i32 {
    let weight = label.checked_sub(1).and_then(|lane| row.get(lane));
    weight.map_or(0, |weight| i32::from(weight.cast_signed()))
}

fn words(about: About) -> &'static str {
    match about {
        About::Any => "any word",
        About::Word => "the word itself",
        About::Affix => "how the word starts or ends",
        About::Shape => "how it is written",
        About::Before => "the words before it",
        About::After => "the words behind it",
        About::Around => "the words around it",
        About::Common => "how common the word is",
        About::Listed => "the lists of names",
        About::ListedNear => "listed names beside it",
        About::Document => "its other mentions in the text",
        About::Rule => "the rules for names",
        About::Run => "the capitalised words around it",
    }
}

#[cfg(test)]
mod tests {
    use super::near;
    use crate::lexicon::fixture::article;
    use crate::model::Span;

    #[test]
    fn a_long_block_costs_no_more_than_a_short_one() {
        let article = article(&"Ilse Marou met Karl Weber. ".repeat(500));
        let block = &article.blocks[0];
        let near = |at: u32| near(&article, block, Span::new(at, at + 10)).span;
        assert_eq!(near(0), Span::new(0, 130));
        assert_eq!(near(2700), Span::new(2580, 2830));
    }
}

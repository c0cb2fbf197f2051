//! Which words of its sentence make the encoder take something for a stakeholder or an issue: those
//! without which it would believe it less.

use super::encoder::{Model, Pages};
use crate::lexicon;
use crate::lexicon::norm::Folded;
use crate::lexicon::tokens::is;
use crate::model::{Article, Kind, Mention, Span};
use crate::text::sentences::sentences;

/// Most words that are left out, the nearest: each costs some milliseconds.
const MOST: usize = 14;
/// Most words of the sentence on either side that are read.
const AROUND: usize = 24;
/// Most words that are told.
const TOLD: usize = 3;
/// A word that takes less of what is believed is not told.
const LEAST: f32 = 0.05;

/// What the encoder says of a mention by its sentence alone, in words; `None` where there is no
/// encoder, or it does not read such a text.
pub fn why(article: &Article, mention: &Mention) -> Option<String> {
    if !super::Reading::may(article) {
        return None;
    }
    let model = Model::bundled()?;
    let span = sentence(article, mention.span);
    let text = span.of(&article.text);
    let pages = Pages::new(text, "", model);
    let target = Span::new(
        mention.span.start - span.start,
        mention.span.end - span.start,
    );
    let from = pages.words.partition_point(|word| word.end <= target.start);
    let to = pages.words.partition_point(|word| word.start < target.end);
    let among = from.saturating_sub(AROUND)..(to + AROUND).min(pages.words.len());
    let believed = |without| {
        let beliefs = pages.believe(model, among.clone(), from..to, without);
        let best = beliefs.iter().map(|belief| belief.is(mention.kind));
        best.fold(0.0, f32::max)
    };
    let all = believed(None);
    let mut others: Vec<usize> = among
        .clone()
        .filter(|at| !(from..to).contains(at))
        .collect();
    let word = |at: usize| pages.words.get(at).map_or("", |word| word.of(text));
    others.retain(|at| says_something(word(*at)));
    others.sort_by_key(|at| if *at < from { from - at } else { at + 1 - to });
    others.truncate(MOST);
    let mut losses: Vec<(f32, usize)> = others
        .iter()
        .map(|at| (all - believed(Some(*at)), *at))
        .collect();
    losses.retain(|(loss, _)| *loss >= LEAST);
    losses.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    losses.truncate(TOLD);
    let words: Vec<String> = losses
        .iter()
        .map(|(_, at)| format!("“{}”", word(*at)))
        .collect();
    let what = match mention.kind {
        Kind::Issue => "an issue",
        Kind::Stakeholder => "a stakeholder",
        Kind::Place => "a place",
    };
    let by = if words.is_empty() {
        "by itself".to_owned()
    } else {
        format!("by {}", words.join(", "))
    };
    Some(format!("in context: {what} to {:.0} % {by}", all * 100.0))
}

/// The sentence that a span stands in.
fn sentence(article: &Article, span: Span) -> Span {
    let block = article.blocks.get(article.block_at(span.start));
    let block = block.map_or(span, |block| block.span);
    let within = sentences(block.of(&article.text)).find_map(|(start, end)| {
        let sentence = Span::new(block.start + start as u32, block.start + end as u32);
        (sentence.start <= span.start && span.end <= sentence.end).then_some(sentence)
    });
    within.unwrap_or(span)
}

fn says_something(word: &str) -> bool {
    word.starts_with(char::is_alphanumeric)
        && lexicon::classes(Folded::new(word).word_hash()) & is::STOP == 0
}

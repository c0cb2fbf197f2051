//! What the last mark of a line says of it: questions and colons.

use super::scene::Below;
use super::tells;
use super::wording::{Wording, asks as question};

/// Longer questions that ask for no more than yes or no are rather part of the text, in words.
const LONG_QUESTION: u32 = 8;

/// What the end of `words` speaks for or against: `usual` where they are the name of a section.
pub(super) fn weigh(words: &str, wording: &Wording, below: Below, usual: bool) -> f32 {
    if words.ends_with(['?', '？', '؟']) {
        // "Are those not the very things that the board has always been against?"
        let asks = |word: &str| question(word.trim_matches(|c: char| !c.is_alphabetic()));
        let open = words.split_whitespace().take(3).any(asks);
        let told = wording.words > LONG_QUESTION && !open;
        if told { 0.25 } else { 1.0 }
    } else if words.ends_with([':', '：']) {
        let asked = wording.asks && matches!(below, Below::Prose(_));
        let few = wording.words <= 4 && wording.verbs == 0;
        let label = (few || asked) && !tells::is_lead_in(words);
        match below {
            _ if !label => -2.5,
            Below::List | Below::Lines if !usual => -2.0,
            _ => 0.25,
        }
    } else {
        0.0
    }
}

//! Positions: who says, demands, supports, opposes, refuses, warns, offers or doubts what.
//!
//! Sentence by sentence, from a cue to its holder. [`words`] splits a sentence and looks its words
//! up in the list of cues, [`group`] reads the verbs around a cue, [`subject`], [`phrase`],
//! [`clause`] and [`voice`] find who is behind it, [`judge`] and [`noun`] put that together, [`said`] finds what it is, [`carry`] resolves pronouns and follows a
//! speaker into the next sentence. Nothing looks further than a fixed number of words, so that the
//! time is linear in the text.

mod carry;
mod clause;
#[allow(unreachable_pub, dead_code)] // shared with build.rs, which uses the rest
mod cues;
mod group;
mod judge;
mod noun;
mod phrase;
mod said;
mod subject;
#[cfg(test)]
mod tests;
mod voice;
mod words;

use carry::Carry;
use words::Buffers;

use crate::model::{Annotations, Article, BlockKind, Kind, Position, Span};
use crate::text::sentences;

/// Most positions of one sentence.
const MOST: usize = 16;

/// The positions of an article, in reading order.
pub fn positions(article: &Article, found: &Annotations) -> Vec<Position> {
    let text: &str = &article.text;
    let mut positions = Vec::new();
    let mut buffers = Buffers::default();
    let mut carry = Carry::default();
    let mut mention = 0;
    for block in &article.blocks {
        if !matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Title | BlockKind::Heading
        ) {
            carry = Carry::default();
            continue;
        }
        let base = block.span.start;
        for (start, end) in sentences(block.span.of(text)) {
            let span = Span::new(base + start as u32, base + end as u32);
            while (found.mentions.get(mention)).is_some_and(|known| known.span.end <= span.start) {
                mention += 1;
            }
            let named = (found.mentions.get(mention..).unwrap_or(&[]).iter())
                .take_while(|known| known.span.start < span.end)
                .any(|known| known.kind == Kind::Stakeholder);
            // without anybody named or carried on there can be no holder
            if named || carry.is_some() && may_carry(span.of(text)) {
                let titled = block.is_heading();
                let sentence = buffers.split(text, span, found, mention, titled);
                let first = positions.len();
                carry.read(&sentence, &mut positions);
                positions.truncate(first + MOST);
            } else {
                carry = Carry::default();
            }
        }
        if block.is_heading() {
            carry = Carry::default();
        }
    }
    positions
}

/// A quick look for what may take somebody over from the sentence before.
fn may_carry(words: &str) -> bool {
    words.starts_with(['“', '"', '«', 'I', 'H', 'S', 'T'])
        || [" it ", " he ", " she ", " they "]
            .iter()
            .any(|pronoun| words.contains(pronoun))
}

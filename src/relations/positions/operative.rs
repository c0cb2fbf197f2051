//! Clauses of a resolution: "The Security Council," alone above "1. Demands that they leave;
//! 2. Urges donors to pay;". Their subject is named once, and stands in none of them.

use super::author::known;
use super::cast::Known;
use super::cues::{form, kind};
use super::judge::stance;
use super::words::Sentence;
use crate::model::{Annotations, Block, EntityType, Position, Span, Stance};

/// Words before the verb of a clause: "(a)", "12."
const MARKS: usize = 2;

/// The body that stands alone in a block, with a comma or a colon behind it: "The Council,".
///
/// Not a person ("Dear Ms Lund,") and not "The Council, in May,".
pub(super) fn body(text: &str, block: &Block, found: &Annotations) -> Option<Known> {
    let mention = found.in_span(block.span).first()?;
    let before = Span::new(block.span.start, mention.span.start).of(text);
    let behind = Span::new(mention.span.end, block.span.end.max(mention.span.end)).of(text);
    let alone = before.trim().is_empty() || before.trim().eq_ignore_ascii_case("the");
    let class = found.entities.get(mention.entity as usize)?.class;
    let acts = matches!(
        class,
        EntityType::Organisation | EntityType::State | EntityType::Group
    );
    (acts && alone && matches!(behind.trim(), "," | ":")).then(|| known(mention))
}

/// What `body` takes for a position by a sentence that begins with its verb: "2. Urges donors to pay;".
///
/// Not "Demands rose." under a heading: only below the body itself, and only the third person or the past.
pub(super) fn clause(sentence: &Sentence, body: Known) -> Option<Position> {
    let number = |word: &str| word.len() < 3 || word.bytes().all(|byte| byte.is_ascii_digit());
    let at = (0..=MARKS).find(|&at| !number(sentence.word(at)))?;
    let cue = sentence.cue(at)?;
    let verb = matches!(cue.kind(), kind::SAY | kind::VERB);
    if !verb || !matches!(cue.form(), form::THIRD | form::PAST | form::BOTH) {
        return None;
    }
    let to = sentence.end(at);
    let shown = sentence.inner(to, sentence.words.len(), body.entity);
    let stance = match stance(cue.stance())? {
        Stance::States => shown.map_or(Stance::States, |inner| inner.stance),
        plain => plain,
    };
    let said = sentence.span_of(to, sentence.words.len());
    Some(Position {
        holder: body.entity,
        subject: body.cue,
        cue: sentence.span_of(at, to),
        stance,
        said,
        told: sentence.span_of(at, sentence.words.len()),
        sentence: sentence.span,
    })
}

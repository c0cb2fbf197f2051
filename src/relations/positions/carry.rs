//! What a sentence takes over from the one before: pronouns, and the speaker of a quotation.

use super::cues::kind;
use super::judge::Judged;
use super::said::OPEN;
use super::subject::{Named, Pronoun, Subject};
use super::words::Sentence;
use crate::model::{EntityType, Position, Span, Stance};

/// Closing ones.
const CLOSE: [char; 3] = ['”', '"', '»'];

/// Somebody for whom a pronoun may stand.
#[derive(Clone, Copy, Debug)]
struct Known {
    entity: u32,
    human: bool,
    cue: Span,
}

/// What the sentence before left.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Carry {
    /// The one holder of the sentence before.
    holder: Option<Known>,
    /// The one who was quoted there.
    speaker: Option<Known>,
}

impl Carry {
    pub(super) fn is_some(&self) -> bool {
        self.holder.is_some() || self.speaker.is_some()
    }

    /// Adds the positions of a sentence and takes up what it leaves for the next one.
    pub(super) fn read(&mut self, sentence: &Sentence, into: &mut Vec<Position>) {
        let words = sentence.span.of(sentence.text);
        if let (Some(known), true) = (self.speaker, is_quotation(words)) {
            into.push(Position {
                holder: known.entity,
                subject: known.cue,
                cue: known.cue,
                stance: Stance::States,
                said: sentence.span,
                told: sentence.span,
                sentence: sentence.span,
            });
            // what is quoted may name others, but the speaker goes on
            return;
        }
        // a question takes no position
        if words.trim_end_matches(CLOSE).ends_with('?') {
            *self = Self::default();
            return;
        }
        let before = *self;
        *self = Self::default();
        let first = into.len();
        let mut last: Option<(Known, usize)> = None;
        let mut blocked = 0;
        let mut at = 0;
        while at < sentence.words.len() {
            let step = sentence
                .get(at)
                .map_or(1, |word| usize::from(word.len.max(1)));
            let known = sentence.cue(at).filter(|cue| cue.kind() <= kind::SOURCE);
            let Some(cue) = known else {
                at += 1;
                continue;
            };
            let Some(judged) = sentence.judge(at) else {
                // "did not say whether", "denied that": what follows is nobody’s
                at += step;
                continue;
            };
            at = judged.to.max(at + step);
            if judged.from < blocked {
                continue;
            }
            let found = match judged.who {
                Subject::Named(named) => Some((named, None)),
                Subject::Pronoun(pronoun, word) => before
                    .resolve(sentence, pronoun, word, last)
                    .map(|known| (Named::one(u32::MAX, word), Some(known))),
                Subject::Shared => shared(sentence, &judged, last),
            };
            let Some((named, known)) = found else {
                continue;
            };
            push(sentence, &judged, &named, known, into, &mut last);
            // what somebody denies or doubts is not what the others do
            if matches!(
                sentence.word(judged.from),
                "denied" | "denies" | "deny" | "doubts" | "doubted"
            ) || cue.kind() == kind::SAY && judged.stance == Stance::Doubts
            {
                blocked = judged.to + 8;
            }
        }
        self.leave(sentence, into.get(first..).unwrap_or(&[]), last);
    }

    /// Who a pronoun stands for: the only holder so far in this sentence, else of the one before.
    fn resolve(
        &self,
        sentence: &Sentence,
        pronoun: Pronoun,
        word: usize,
        last: Option<(Known, usize)>,
    ) -> Option<Known> {
        let known = match last {
            Some((known, _)) => known,
            None => self.holder?,
        };
        let fits = sentence.fits(known.entity, pronoun, known.human);
        // anybody else named before who would fit as well makes it unsure
        let other = (0..word).any(|at| {
            sentence.actor(at).is_some_and(|(_, mention)| {
                mention.entity != known.entity && sentence.fits(mention.entity, pronoun, false)
            })
        });
        (fits && !other).then_some(known)
    }

    /// What is left for the next sentence: its only holder, and who speaks in its quotation.
    fn leave(&mut self, sentence: &Sentence, found: &[Position], last: Option<(Known, usize)>) {
        let Some((known, _)) = last else {
            return;
        };
        let alone = found.iter().all(|position| position.holder == known.entity);
        if !alone {
            return;
        }
        let rivals = |pronoun| {
            (0..sentence.words.len()).any(|at| {
                sentence.actor(at).is_some_and(|(_, mention)| {
                    mention.entity != known.entity && sentence.fits(mention.entity, pronoun, false)
                })
            })
        };
        let class = sentence
            .found
            .entities
            .get(known.entity as usize)
            .map(|entity| entity.class);
        let unsure = match class {
            Some(EntityType::Person) => rivals(Pronoun::He),
            Some(EntityType::Group) => rivals(Pronoun::They),
            _ if known.human => rivals(Pronoun::He),
            _ => rivals(Pronoun::It),
        };
        if !unsure {
            self.holder = Some(known);
        }
        let words = sentence.span.of(sentence.text);
        let says = found
            .iter()
            .all(|position| position.stance == Stance::States);
        if says && words.contains(OPEN) {
            self.speaker = Some(known);
        }
    }
}

/// Adds the positions of one cue and remembers its holder.
fn push(
    sentence: &Sentence,
    judged: &Judged,
    named: &Named,
    known: Option<Known>,
    into: &mut Vec<Position>,
    last: &mut Option<(Known, usize)>,
) {
    let said = sentence.said(judged);
    let told = sentence.told(judged, said);
    let mut add = |entity: u32, subject: Span| {
        into.push(Position {
            holder: entity,
            subject,
            cue: judged.cue,
            stance: judged.stance,
            said,
            told,
            sentence: sentence.span,
        });
    };
    if let Some(known) = known {
        add(known.entity, sentence.span_of(named.from, named.from + 1));
        if judged.active {
            *last = Some((known, judged.from));
        }
        return;
    }
    for (order, index) in named.all().iter().enumerate() {
        let Some(mention) = sentence.found.mentions.get(*index as usize) else {
            continue;
        };
        add(mention.entity, mention.span);
        if order == 0 && judged.active {
            let human = is_human(sentence, named);
            let known = Known {
                entity: mention.entity,
                human,
                cue: judged.cue,
            };
            *last = Some((known, judged.from));
        }
    }
}

/// Who did what was said before: the last holder of the clause, else the one it opens with.
fn shared(
    sentence: &Sentence,
    judged: &Judged,
    last: Option<(Known, usize)>,
) -> Option<(Named, Option<Known>)> {
    let start = sentence.clause(judged.from.saturating_sub(1));
    let own = last.filter(|(_, from)| *from >= start);
    if let Some((known, from)) = own {
        return Some((Named::one(u32::MAX, from), Some(known)));
    }
    sentence
        .opening(start, judged.from)
        .map(|named| (named, None))
}

/// A human being by the noun: "official", "spokesman".
fn is_human(sentence: &Sentence, named: &Named) -> bool {
    let head = sentence.word(named.head);
    let bodies = [
        "government",
        "ministry",
        "army",
        "military",
        "parliament",
        "statement",
        "report",
        "agency",
        "council",
        "commission",
        "court",
        "police",
        "administration",
        "department",
        "authority",
        "study",
        "letter",
        "embassy",
        "office",
        "party",
        "union",
        "group",
        "bank",
    ];
    sentence.is_office(named.head)
        && sentence.actor(named.head).is_none()
        && !bodies.iter().any(|body| head.eq_ignore_ascii_case(body))
}

/// A sentence that is nothing but quoted words.
fn is_quotation(words: &str) -> bool {
    let inner = words.strip_prefix(OPEN);
    inner.is_some_and(|inner| {
        inner.strip_suffix(CLOSE).is_some_and(|inner| {
            inner.len() > 20 && !inner.contains(OPEN) && !inner.contains(CLOSE)
        })
    })
}

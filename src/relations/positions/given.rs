//! What the cues of a sentence give: their positions, and who takes them.

use super::cast::Known;
use super::cues::kind;
use super::judge::Judged;
use super::subject::Named;
use super::words::{Sentence, gap};
use crate::model::{Position, Span, Stance};

/// So far into what is said its subject stands, in bytes.
const OPENS: u32 = 10;
/// Words between a verb of saying and a quotation.
const FAR: usize = 16;

/// What a sentence has given so far.
#[derive(Default)]
pub(super) struct Given {
    /// The last holder and the word of the cue.
    pub last: Option<(Known, usize)>,
    /// Verbs of the sentence have several holders.
    pub several: bool,
    /// Whoever says something outside of quotation marks; several are none.
    pub voice: Option<Known>,
    pub voices: usize,
    /// The word with which it was said.
    pub spoke: usize,
    /// Positions of which the verb says no more than that something is said.
    merely: Vec<usize>,
    /// Positions whose subject is a pronoun.
    own: Vec<usize>,
}

impl Given {
    /// Somebody takes a position by the verb at word `at`.
    fn acts(&mut self, known: Known, at: usize) {
        let other = |(last, _): (Known, usize)| last.entity != known.entity;
        self.several |= self.last.is_some_and(other);
        self.last = Some((known, at));
    }

    /// "X said that Y agreed to leave": what Y offers is told by X, and may not be so.
    pub(super) fn is_told(
        &self,
        sentence: &Sentence,
        judged: &Judged,
        named: &Named,
        known: Option<Known>,
    ) -> bool {
        let mentions = &sentence.found.mentions;
        let first = named
            .all()
            .first()
            .and_then(|at| mentions.get(*at as usize));
        let entity = known
            .map(|known| known.entity)
            .or(first.map(|mention| mention.entity));
        let other = self.voice.is_some_and(|voice| Some(voice.entity) != entity);
        let ends = |at: &usize| {
            sentence.breaks(*at, gap::COMMA)
                && (sentence.is(*at, &[kind::AND, kind::SUB]) || sentence.is_word(*at, &["but"]))
        };
        other && self.spoke < judged.from && !(self.spoke + 1..judged.from).any(|at| ends(&at))
    }
}

/// "X said it opposes Y": what X says of itself is told once, by the verb that says more.
pub(super) fn drop_wrappers(first: usize, given: &Given, into: &mut Vec<Position>) {
    let goes = |at: &usize| {
        let Some(outer) = into.get(*at) else {
            return false;
        };
        // "said it opposes", but not "said so, and it opposes"
        let opens = outer.said.start..=outer.said.start + OPENS;
        given
            .own
            .iter()
            .filter_map(|own| into.get(*own))
            .any(|inner| {
                inner.holder == outer.holder
                    && opens.contains(&inner.subject.start)
                    && inner.cue.start > outer.cue.start
                    && inner.stance != Stance::States
            })
    };
    let gone: Vec<usize> = given.merely.iter().copied().filter(goes).collect();
    if gone.is_empty() {
        return;
    }
    let mut at = first;
    let kept = into.split_off(first).into_iter();
    into.extend(kept.filter(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    }));
}

/// Adds the positions of one cue and remembers its holder.
pub(super) fn push(
    sentence: &Sentence,
    judged: &Judged,
    named: &Named,
    known: Option<Known>,
    into: &mut Vec<Position>,
    given: &mut Given,
) {
    let said = sentence.said(judged);
    let mut add = |entity: u32, subject: Span, own: bool| {
        let stance = said_stance(sentence, judged, named, entity).unwrap_or(judged.stance);
        if judged.says && judged.stance == Stance::States {
            given.merely.push(into.len());
        }
        if own {
            given.own.push(into.len());
        }
        let told = sentence.told(&Judged { stance, ..*judged }, said);
        into.push(Position {
            holder: entity,
            subject,
            cue: judged.cue,
            stance,
            said,
            told,
            sentence: sentence.span,
        });
    };
    if let Some(known) = known {
        let subject = sentence.span_of(named.from, named.from + 1);
        add(known.entity, subject, true);
        if judged.active {
            given.acts(known, judged.from);
        }
        return;
    }
    let mut acting = None;
    for (order, index) in named.all().iter().enumerate() {
        let Some(mention) = sentence.found.mentions.get(*index as usize) else {
            continue;
        };
        add(mention.entity, mention.span, false);
        if order == 0 && judged.active {
            let human = is_human(sentence, named);
            let known = Known {
                entity: mention.entity,
                human,
                cue: judged.cue,
            };
            acting = Some(known);
        }
    }
    if let Some(known) = acting {
        given.acts(known, judged.from);
    }
}

/// The stance that what is said shows, where the verb only tells that it is said.
fn said_stance(sentence: &Sentence, judged: &Judged, named: &Named, holder: u32) -> Option<Stance> {
    // "called it unfair", but not "plans to end what is unfair"
    let plans = sentence.is_word(judged.to.wrapping_sub(1), &["to"]);
    let tells = judged.says || judged.active && !plans;
    if !tells || judged.stance != Stance::States {
        return None;
    }
    let all = sentence.words.len();
    let phrase = named.from..(named.head + 1).min(all);
    let after = sentence.start_of_said(judged);
    // "said in the hall that was full: “We …”"
    // but not "said it was “late,” according to Y"
    let opens = |at: &usize| {
        let before = sentence
            .get(*at)
            .map_or(0, |word| word.token.start as usize);
        let before = sentence.text.get(..before).unwrap_or("");
        sentence.breaks(*at, gap::QUOTE)
            && sentence.breaks(*at, gap::HARD | gap::COMMA)
            && !before.ends_with(char::is_whitespace)
    };
    let after = (after..all.min(after + FAR)).find(opens).unwrap_or(after);
    let inner = if judged.behind {
        let before = judged.from.min(named.from);
        let inner = sentence.inner_of(0, before, holder, phrase.clone());
        inner.or_else(|| sentence.inner_of(after, all, holder, phrase))
    } else {
        sentence.inner_of(after, all, holder, phrase)
    };
    inner.map(|inner| inner.stance)
}

/// Who did what was said before: the last holder of the clause, else the one it opens with.
pub(super) fn shared(
    sentence: &Sentence,
    judged: &Judged,
    last: Option<(Known, usize)>,
) -> Option<(Named, Option<Known>)> {
    let start = sentence.clause(judged.from.saturating_sub(1));
    // "issued a statement saying"
    let paper = judged.from > 0 && sentence.is_paper(judged.from - 1);
    let own = last.filter(|(_, from)| paper || *from >= start);
    if let Some((known, from)) = own {
        return Some((Named::one(u32::MAX, from), Some(known)));
    }
    sentence
        .opening(start, judged.from)
        .or_else(|| sentence.main(judged.from))
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

//! From a cue to the position that somebody takes.

use super::cues::{flag, form, kind};
use super::group::{Group, Voice, voice};
use super::subject::{Pronoun, Subject};
use super::words::{Cue, Sentence, gap};
use crate::lexicon::list;
use crate::lexicon::tokens::is;
use crate::model::{Span, Stance};

/// Words between "is" and the second of two participles.
const PASSIVE: usize = 3;
/// Words between "ask" and "to".
const NEAR: usize = 9;

/// A cue with its holder, before pronouns are resolved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub who: Subject,
    pub stance: Stance,
    pub cue: Span,
    /// Where a reader starts: at the "not" before the cue, or at the cue.
    pub shown: usize,
    /// Words of the cue.
    pub from: usize,
    pub to: usize,
    /// What is said stands before the cue.
    pub behind: bool,
    /// Verb in the active voice: its holder may be the subject of what follows, too.
    pub active: bool,
    /// Tells no more than that something is said.
    pub says: bool,
}

/// The stance behind a number of the cue list.
pub(super) fn stance(number: u32) -> Option<Stance> {
    Stance::ALL.get(number as usize).copied()
}

/// The stance of a cue in its group; `None` where it is no position.
fn turned(cue: Cue, group: &Group) -> Option<Stance> {
    let plain = stance(cue.stance());
    // "must not allow it" is a wish
    if plain.is_none() && group.has(kind::HARD) {
        return None;
    }
    if group.has(kind::NOT) {
        return stance(cue.negated());
    }
    if group.has(kind::HARD) {
        return None;
    }
    let states = plain == Some(Stance::States);
    let wish = plain == Some(Stance::Demands) && group.has(kind::WOULD) && cue.form() == form::BASE;
    if wish {
        return None;
    }
    if states && (group.has(kind::WILL) || group.has(kind::WOULD)) {
        return None;
    }
    plain
}

/// Where a reader starts who must not miss a "not" before the cue.
fn shown(at: usize, group: &Group) -> usize {
    if group.has(kind::NOT) {
        group.start
    } else {
        at
    }
}

impl Sentence<'_> {
    /// The position whose cue starts at word `at`.
    pub(super) fn judge(&self, at: usize) -> Option<Judged> {
        let cue = self.cue(at)?;
        match cue.kind() {
            kind::SAY | kind::VERB | kind::LIGHT => {
                let verb = self.verb(at, cue);
                let noun = cue.has(flag::NOUN)
                    && matches!(cue.form(), form::BASE | form::THIRD | form::ING);
                verb.or_else(|| noun.then(|| self.noun(at, cue))?)
            }
            kind::ADJECTIVE => self.adjective(at, cue),
            kind::NOUN => self.noun(at, cue),
            kind::SOURCE => {
                let end = self.end(at);
                let her = self.is_word(end, &["him", "her"]) && self.breaks(end + 1, gap::COMMA);
                let who = if her {
                    Subject::Pronoun(Pronoun::He, end)
                } else {
                    self.spoken_by(end)?.0
                };
                if at > 0 && self.passes_on(&who) {
                    return None;
                }
                Some(Judged {
                    says: true,
                    ..self.judged(at, end, who, Stance::States, at > 0)
                })
            }
            _ => None,
        }
    }

    pub(super) fn end(&self, at: usize) -> usize {
        at + usize::from(self.get(at).map_or(1, |word| word.len.max(1)))
    }

    pub(super) fn judged(
        &self,
        from: usize,
        to: usize,
        who: Subject,
        stance: Stance,
        behind: bool,
    ) -> Judged {
        Judged {
            who,
            stance,
            cue: self.span_of(from, to),
            shown: from,
            from,
            to,
            behind,
            active: false,
            says: false,
        }
    }

    fn verb(&self, at: usize, cue: Cue) -> Option<Judged> {
        let group = self.group(at);
        if cue.has(flag::FELT) {
            return self.felt(at, cue, &group);
        }
        let mut end = self.end(at);
        // "called the move by X": the object is in the cue
        let object = end - at > 2;
        let by = self.is_by(end) && cue.kind() != kind::SAY && !object;
        let turned = turned(cue, &group)?;
        if self.breaks(at, gap::HYPHEN) && at > 0 {
            return None;
        }
        // "has argued for years that": for how long, not for what
        if self.is_word(end.wrapping_sub(1), &["for"]) && self.is_listed(end, list::DURATION) {
            return None;
        }
        let voice = voice(cue, &group, by);
        if voice == Voice::Passive {
            // "if proposed by X" is a condition, "advice offered by X" no offer
            let loose = !group.has(kind::BE) && turned == Stance::Offers;
            if loose
                || self.is_open(group.start)
                || self.is(group.start.wrapping_sub(1), &[kind::IF])
            {
                return None;
            }
            let named = self.sources(self.by(end)?)?;
            return Some(self.judged(at, end, Subject::Named(named), turned, true));
        }
        let mut stance = turned;
        if cue.kind() == kind::LIGHT {
            let (noun, close) = self.what(end)?;
            (stance, end) = (noun, close);
        }
        // "reiterates its support"
        let whose = ["its", "our", "their", "his", "her", "my"];
        if cue.kind() == kind::SAY
            && stance == Stance::States
            && self.is_word(end, &whose)
            && let Some((noun, close)) = self.what(end)
        {
            (stance, end) = (noun, close);
        }
        if cue.has(flag::TO) && !self.asks(end) {
            return None;
        }
        // "…, reports X."
        let reports = self.is_word(at, &["reports"]) && self.breaks(at, gap::COMMA);
        if cue.has(flag::QUOTED) && !reports && !self.beside_quote(group.start, end) {
            return None;
        }
        // "the letter read", but nobody reads what they say
        if self.is_word(at, &["read", "reads"]) && !self.is_paper(group.start.wrapping_sub(1)) {
            return None;
        }
        if cue.has(flag::CALLS) && !self.names(end) {
            return None;
        }
        // "promised to retaliate"
        if stance == Stance::Offers && (end..end + 2).any(|at| self.is_listed(at, list::HOSTILE)) {
            stance = Stance::Warns;
        }
        // "…, which suggests"
        let which = at.wrapping_sub(1);
        if self.is_listed(at, list::TAKEN_UP)
            && self.is_word(which, &["which"])
            && self.breaks(which, gap::COMMA)
        {
            return None;
        }
        let who = match voice {
            Voice::Active | Voice::Plural => self.owner(at, cue, &group, voice),
            Voice::None if group.has(kind::TO) && group.start == at => {
                self.by_means(at - 1).map(|subject| (subject, false))
            }
            Voice::Adjunct if group.start > 0 && (group.start != at || group.has(kind::NOT)) => {
                None
            }
            Voice::Adjunct if at > 0 => (self.joined(at).or_else(|| self.quoted_as(at)))
                .map(|subject| (subject, false))
                .or_else(|| self.goes_on(at).then_some((Subject::Shared, false)))
                .or_else(|| {
                    Some((
                        self.reduced(at).filter(|_| cue.kind() == kind::VERB)?,
                        false,
                    ))
                }),
            _ => None,
        };
        let (who, behind) = who?;
        if behind && self.passes_on(&who) {
            return None;
        }
        let judged = self.judged(at, end, who, stance, behind);
        Some(Judged {
            active: true,
            says: cue.kind() == kind::SAY && !group.has(kind::NOT),
            shown: shown(at, &group),
            ..judged
        })
    }

    /// The subject of an active verb, or who is named behind it; true for the latter.
    fn owner(&self, at: usize, cue: Cue, group: &Group, voice: Voice) -> Option<(Subject, bool)> {
        let says = cue.kind() == kind::SAY && group.start == at;
        let inverted = || {
            let (who, close) = self.spoken_by(self.end(at))?;
            let free = self.breaks(at, gap::BREAK) && at > 0 && self.closes(close);
            (says && free && matches!(cue.form(), form::THIRD | form::PAST | form::BOTH))
                .then_some((who, true))
        };
        if self.breaks(group.start, gap::QUOTE) && !self.is_term_before(group.start) {
            return inverted();
        }
        // "Peru meets Chile, rejects toll"
        let goes_on = self.titled && self.breaks(group.start, gap::COMMA);
        if goes_on && cue.form() == form::THIRD && group.start > 0 {
            return Some((Subject::Shared, false));
        }
        let Some(subject) = self.subject(group.start) else {
            return inverted();
        };
        // "may meet and accept": the second verb hangs on the auxiliary of the first
        if matches!(subject, Subject::Shared) && voice == Voice::Plural {
            return None;
        }
        // "is maintained and supported": the second participle is as passive as the first
        if matches!(subject, Subject::Shared)
            && cue.kind() != kind::SAY
            && matches!(cue.form(), form::BOTH | form::PARTICIPLE)
            && self.is_passive(group.start - 1)
        {
            return None;
        }
        if self.is_open(group.start) {
            return None;
        }
        if let Subject::Named(named) = &subject
            && voice == Voice::Plural
            && !self.is_plural(named)
            && (cue.has(flag::NOUN) || !self.is_collective(named))
        {
            return None;
        }
        let one = matches!(
            subject,
            Subject::Pronoun(Pronoun::It | Pronoun::He, _) | Subject::Described(..)
        );
        if one && voice == Voice::Plural {
            return None;
        }
        // “…,” X said.
        let from = match subject {
            Subject::Named(named) => named.from,
            Subject::Pronoun(_, from) | Subject::Writer(from) | Subject::Described(_, from) => from,
            Subject::Shared => usize::MAX,
        };
        let end = self.end(at);
        let close = self.get(end).is_none() || self.breaks(end, gap::BREAK);
        // “…,” X said on Monday in Peru.
        let told = says
            && from < self.words.len()
            && self.breaks(from, gap::QUOTE)
            && (self.is(end, &[kind::PREPOSITION])
                || self.is_listed(end, list::LISTENER)
                || (self.get(end)).is_some_and(|word| word.token.has(is::CALENDAR)));
        // …, X said late on Monday.
        let told = told || says && from != 0 && self.only_time_follows(end);
        let apart = from > 0 && from != usize::MAX && self.breaks(from, gap::BREAK);
        let behind = apart && (close || told);
        Some((subject, behind))
    }

    /// Whether a form of "be" and a participle stand right before the "and" at word `at`.
    fn is_passive(&self, at: usize) -> bool {
        (at.saturating_sub(PASSIVE)..at)
            .rev()
            .take_while(|&here| !self.breaks(here + 1, gap::BREAK))
            .any(|here| self.is(here, &[kind::BE]))
    }

    /// "ask X to", "ask for", "ask that".
    fn asks(&self, at: usize) -> bool {
        if self.is_word(at, &["for", "that"]) {
            return true;
        }
        (at + 1..at + NEAR)
            .take_while(|&at| self.get(at).is_some() && !self.breaks(at, gap::BREAK))
            .take_while(|&at| !self.is(at, &[kind::THAT, kind::WHO, kind::SUB, kind::IF]))
            .any(|at| self.is(at, &[kind::TO]))
    }

    fn adjective(&self, at: usize, cue: Cue) -> Option<Judged> {
        let group = self.group(at);
        if !group.has(kind::BE) || group.has(kind::TO) {
            return None;
        }
        let stance = turned(cue, &group)?;
        // “to those who were alarmed,” X said
        let closed = self.breaks(self.end(at), gap::QUOTE) && self.get(self.end(at)).is_some();
        if group.has(kind::WILL) || group.has(kind::WOULD) || closed {
            return None;
        }
        let subject = self.subject(group.start)?;
        if self.is_open(group.start) {
            return None;
        }
        let judged = self.judged(at, self.end(at), subject, stance, false);
        Some(Judged {
            active: true,
            shown: shown(at, &group),
            ..judged
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn bans_votes_and_wishes_are_positions() {
        each(&[
            ("Norway banned the trade.", &["Norway opposes banned"]),
            ("Norway advises Peru on tolls.", &[]),
            ("Norway advised Peru to wait.", &["Norway demands advised"]),
            ("Norway sued Peru.", &["Norway opposes sued"]),
            (
                "Norway withdrew from the pact.",
                &["Norway refuses withdrew from"],
            ),
            ("Norway voted to leave.", &["Norway states voted to"]),
            ("Norway seeks a seat.", &["Norway demands seeks"]),
            (
                "Norwegian ministers objected.",
                &["Norway opposes objected"],
            ),
            ("Norway donated five ships.", &["Norway offers donated"]),
            ("Norway pledged to retaliate.", &["Norway warns pledged"]),
            ("Norway paid Peru, which suggests a debt.", &[]),
        ]);
    }
}

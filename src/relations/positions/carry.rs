//! What a sentence takes over from those before: pronouns, descriptions, and who writes.

use super::author::Turn;
use super::cast::{Cast, Known, sole_person};
use super::cues::kind;
use super::given::{Given, drop_wrappers, push, shared};
use super::judge::Judged;
use super::subject::{FAR, Named, Pronoun, Subject};
use super::words::{Sentence, gap};
use crate::model::{EntityType, Position, Span, Stance};

/// What is known before a sentence.
#[derive(Debug)]
pub(super) struct Carry {
    pub cast: Cast,
    /// Who wrote the article.
    author: Option<Known>,
    /// In a transcript, whose turn it is, if it is known.
    turn: Option<Turn>,
}

impl Carry {
    pub(super) fn new(author: Option<Known>) -> Self {
        Self {
            cast: Cast::default(),
            author,
            turn: None,
        }
    }

    pub(super) fn is_some(&self) -> bool {
        self.cast.is_some() || self.writer().is_some()
    }

    /// A block opens a turn of somebody.
    pub(super) fn turn(&mut self, turn: Turn) {
        self.turn = Some(turn);
    }

    /// No turn goes beyond a heading.
    pub(super) fn no_turn(&mut self) {
        self.turn = None;
    }

    /// Whom "we" and "I" mean outside of quotations.
    fn writer(&self) -> Option<Known> {
        match self.turn {
            Some(Turn::Of(known)) => Some(known),
            Some(Turn::Unknown) => None,
            None => self.author,
        }
    }

    /// Adds the positions of a sentence and takes up what it leaves for the next one; who speaks in
    /// it. `quoted` tells whether a byte is.
    pub(super) fn read(
        &mut self,
        sentence: &Sentence,
        quoted: &dyn Fn(u32) -> bool,
        into: &mut Vec<Position>,
    ) -> Option<Known> {
        // a question takes no position
        if sentence.asks_back() {
            self.cast.see(sentence, false);
            return None;
        }
        let first = into.len();
        let mut given = Given::default();
        self.cues(sentence, quoted, into, &mut given);
        if let Some(writer) = self.writer() {
            self.written(sentence, quoted, writer, first, into);
        }
        let person = sole_person(sentence.found, sentence.span).filter(|known| {
            let holders = into.get(first..).unwrap_or(&[]).iter();
            holders
                .map(|position| position.holder)
                .any(|holder| holder == known.entity)
        });
        self.leave(sentence, &given, person);
        drop_wrappers(first, &given, into);
        given.voice.filter(|_| given.voices == 1)
    }

    fn cues(
        &self,
        sentence: &Sentence,
        quoted: &dyn Fn(u32) -> bool,
        into: &mut Vec<Position>,
        given: &mut Given,
    ) {
        let mut blocked = 0;
        let mut at = 0;
        while at < sentence.words.len() {
            let end = sentence.end(at);
            let known = sentence.cue(at).filter(|cue| cue.kind() <= kind::SOURCE);
            let Some(cue) = known else {
                at += 1;
                continue;
            };
            let Some(judged) = sentence.judge(at) else {
                // "did not say whether", "denied that": what follows is nobody’s
                at = end;
                continue;
            };
            at = judged.to.max(end);
            if judged.from < blocked {
                continue;
            }
            let Some((named, known)) = self.holder(sentence, &judged, quoted, given) else {
                continue;
            };
            let offer = judged.stance == Stance::Offers && cue.kind() != kind::ADJECTIVE;
            if offer && given.is_told(sentence, &judged, &named, known) {
                continue;
            }
            push(sentence, &judged, &named, known, into, given);
            let outside = !quoted(judged.cue.start);
            if matches!(cue.kind(), kind::SAY | kind::SOURCE)
                && outside
                && let Some((holder, _)) = given.last
            {
                let same = given
                    .voice
                    .is_some_and(|voice| voice.entity == holder.entity);
                given.voices += usize::from(!same);
                given.spoke = judged.from;
                given.voice = Some(Known {
                    cue: judged.cue,
                    ..holder
                });
            }
            // what somebody denies or doubts is not what the others do
            if matches!(
                sentence.word(judged.from),
                "denied" | "denies" | "deny" | "doubts" | "doubted"
            ) || cue.kind() == kind::SAY && judged.stance == Stance::Doubts
            {
                blocked = judged.to + 8;
            }
        }
    }

    /// Who is behind a cue.
    fn holder(
        &self,
        sentence: &Sentence,
        judged: &Judged,
        quoted: &dyn Fn(u32) -> bool,
        given: &Given,
    ) -> Option<(Named, Option<Known>)> {
        let outside = |word: usize| {
            let start = sentence.get(word).map(|word| word.token.start);
            start.is_some_and(|start| !quoted(start))
        };
        let stands = |known: Known, word| (Named::one(u32::MAX, word), Some(known));
        match judged.who {
            Subject::Named(named) => Some((named, None)),
            Subject::Pronoun(_, word) if !outside(word) => None,
            Subject::Pronoun(pronoun, word) => self
                .resolve(sentence, pronoun, word, given.last, judged.says)
                .map(|known| stands(known, word)),
            Subject::Writer(word) => {
                let writer = self.writer().filter(|_| outside(word))?;
                Some(stands(writer, word))
            }
            Subject::Described(word, _) if outside(word) => {
                let known = self.cast.described(sentence, word)?;
                Some(stands(known, word))
            }
            Subject::Described(..) => None,
            Subject::Shared => shared(sentence, judged, given.last)
                .or_else(|| self.opener(sentence, judged, quoted)),
        }
    }

    /// "The firm left, saying so", "She left, saying so": whom the clause opens with.
    fn opener(
        &self,
        sentence: &Sentence,
        judged: &Judged,
        quoted: &dyn Fn(u32) -> bool,
    ) -> Option<(Named, Option<Known>)> {
        const WORDS: usize = 4;
        let start = sentence.clause(judged.from.saturating_sub(1));
        let word = sentence.get(start)?;
        if quoted(word.token.start) || sentence.is(judged.from, &[kind::AND]) {
            return None;
        }
        let pronoun = [(kind::HE, Pronoun::He), (kind::IT, Pronoun::It)];
        let pronoun = pronoun
            .iter()
            .find(|(kind, _)| sentence.is(start, &[*kind]));
        let known = match pronoun {
            Some((_, pronoun)) => self.resolve(sentence, *pronoun, start, None, true)?,
            None => (start + 1..start + WORDS).find_map(|at| {
                let (noun, from) = sentence.description(at)?;
                let whole = from == start && !sentence.is_modifier(noun + 1);
                whole.then(|| self.cast.described(sentence, noun))?
            })?,
        };
        Some((Named::one(u32::MAX, start), Some(known)))
    }

    /// Who a pronoun stands for: the only holder so far in this sentence, else of the one before.
    fn resolve(
        &self,
        sentence: &Sentence,
        pronoun: Pronoun,
        word: usize,
        last: Option<(Known, usize)>,
        says: bool,
    ) -> Option<Known> {
        let known = match last {
            Some((known, _)) => known,
            None => match alone(sentence, pronoun, word) {
                Some(known) => return Some(known),
                None => self.cast.pronoun(pronoun, says)?,
            },
        };
        let delegate = pronoun != Pronoun::It && last.is_none();
        let fits = delegate || sentence.fits(known.entity, pronoun, known.human);
        // anybody else named before who would fit as well makes it unsure
        let other = (0..word).any(|at| sentence.rivals(at, known.entity, pronoun));
        (fits && !other).then_some(known)
    }

    /// What somebody writes of themselves and no cue tells: "We will hold them to account."
    fn written(
        &self,
        sentence: &Sentence,
        quoted: &dyn Fn(u32) -> bool,
        writer: Known,
        first: usize,
        into: &mut Vec<Position>,
    ) {
        const SHORT: usize = 5;
        const OWN: usize = 4;
        const EARLY: usize = 12;
        let free = into.len() == first && sentence.words.len() >= SHORT;
        if !free || quoted(sentence.span.start) {
            return;
        }
        let speaks = matches!(self.turn, Some(Turn::Of(_)));
        let Some(inner) = sentence.inner(0, sentence.words.len(), writer.entity) else {
            let own = (0..EARLY).find(|&at| sentence.is_word(at, &["we", "i"]));
            if let Some(at) = own.filter(|_| speaks) {
                into.push(spoken(sentence, writer, sentence.span_of(at, at + 1)));
            }
            return;
        };
        let near = inner.from.saturating_sub(OWN)..inner.to;
        let own = near.rev().find(|&at| sentence.is_word(at, &["we", "i"]));
        // "Members must act", but not "that should be clear"
        let before = inner.from.saturating_sub(1);
        let wish = sentence.is_word(inner.from, &["must", "should"])
            && !sentence.is(before, &[kind::THAT, kind::IT, kind::WHO])
            && !sentence.is_word(before, &["this", "these", "there"]);
        if own.is_none() && !wish && !speaks {
            return;
        }
        let cue = sentence.span_of(inner.from, inner.to);
        into.push(Position {
            subject: own.map_or(cue, |at| sentence.span_of(at, at + 1)),
            stance: inner.stance,
            ..spoken(sentence, writer, cue)
        });
    }

    /// What is left for the next sentence: its only holder, or of several the only person.
    fn leave(&mut self, sentence: &Sentence, given: &Given, person: Option<Known>) {
        self.cast.see(sentence, given.last.is_some());
        let Some((known, _)) = given.last else {
            return;
        };
        let rivals = |pronoun| {
            (0..sentence.words.len()).any(|at| sentence.rivals(at, known.entity, pronoun))
        };
        let class_of = |known: Known| sentence.class(known.entity);
        let class = class_of(known);
        let unsure = match class {
            Some(EntityType::Person) => rivals(Pronoun::He),
            Some(EntityType::Group) => rivals(Pronoun::They),
            _ if known.human => rivals(Pronoun::He),
            _ => rivals(Pronoun::It),
        };
        // what another is said to want beside it does not matter: "X rejected a demand by Y"
        let alone = !given.several;
        // "X told Y. He added": who speaks goes on to
        let speaks = given.voice.filter(|_| given.voices == 1);
        if !unsure && alone {
            self.cast.focus(known, class, true);
        } else if let Some(voice) = speaks {
            self.cast.focus(voice, class_of(voice), false);
        } else {
            self.cast.forget();
            if let Some(person) = person {
                self.cast.focus(person, Some(EntityType::Person), false);
            }
        }
    }
}

/// What somebody says by a whole sentence.
fn spoken(sentence: &Sentence, known: Known, cue: Span) -> Position {
    Position {
        holder: known.entity,
        subject: cue,
        cue,
        stance: Stance::States,
        said: sentence.span,
        told: sentence.span,
        sentence: sentence.span,
    }
}

/// "Lund left before he said so": the one with whom the sentence begins, where the pronoun at `word`
/// can mean nobody else before it.
fn alone(sentence: &Sentence, pronoun: Pronoun, word: usize) -> Option<Known> {
    if word == 0 || word > FAR || sentence.breaks(word, gap::QUOTE) {
        return None;
    }
    // "But while Peru waits, it …"
    let from = (0..word)
        .take_while(|&at| sentence.is(at, &[kind::SUB]))
        .count();
    let named = sentence.opening(from, word)?;
    let mention = sentence
        .found
        .mentions
        .get(*named.all().first()? as usize)?;
    let rival = (0..word).any(|at| sentence.rivals(at, mention.entity, pronoun));
    let fits = sentence.fits(mention.entity, pronoun, false) && !rival;
    fits.then_some(Known {
        entity: mention.entity,
        human: false,
        cue: mention.span,
    })
}

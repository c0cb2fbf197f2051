//! The words of one sentence with their mentions and what the cue list knows of them.

use super::cues::{form, kind};
use crate::lexicon;
use crate::lexicon::tokens::{self, Gap, Token, is};
use crate::model::{Annotations, Entity, EntityType, Kind, Mention, Span, WhyRule};

/// What stands between a word and the one before it, as bits.
pub(super) mod gap {
    pub(in super::super) const COMMA: u8 = 1;
    pub(in super::super) const QUOTE: u8 = 2;
    pub(in super::super) const HARD: u8 = 4;
    pub(in super::super) const HYPHEN: u8 = 8;
    pub(in super::super) const BREAK: u8 = COMMA | QUOTE | HARD;
}

/// A cue as the list has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue(u32);

impl Cue {
    const UNKNOWN: Self = Self(u32::MAX);

    pub(super) fn kind(self) -> u32 {
        self.0 & 31
    }

    pub(super) fn stance(self) -> u32 {
        self.0 >> 5 & 15
    }

    pub(super) fn negated(self) -> u32 {
        self.0 >> 9 & 15
    }

    pub(super) fn form(self) -> u32 {
        self.0 >> 13 & 7
    }

    pub(super) fn has(self, flag: u32) -> bool {
        self.0 >> 16 & flag != 0
    }

    fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }
}

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub token: Token,
    /// Bits of [`gap`].
    pub gap: u8,
    /// The longest cue that starts here.
    cue: Cue,
    /// Its length in words.
    pub len: u8,
    /// What the word is by itself.
    role: u8,
    /// Index of its mention, or `u32::MAX`.
    mention: u32,
}

/// Closing marks behind a question mark.
const CLOSE: [char; 5] = ['”', '"', '»', '’', '\''];

/// What no role has.
const NO_ROLE: u8 = u8::MAX;

/// A sentence, split.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub text: &'a str,
    pub span: Span,
    pub words: &'a [Word],
    tokens: &'a [Token],
    pub found: &'a Annotations,
    /// A heading.
    pub titled: bool,
}

/// Room that is used again for each sentence.
#[derive(Default)]
pub(super) struct Buffers {
    tokens: Vec<Token>,
    words: Vec<Word>,
}

impl Buffers {
    /// Splits the sentence at `span`; `first` is the first mention that may touch it, `titled`
    /// says that a capital means nothing.
    pub(super) fn split<'a>(
        &'a mut self,
        text: &'a str,
        span: Span,
        found: &'a Annotations,
        first: usize,
        titled: bool,
    ) -> Sentence<'a> {
        let words = span.of(text);
        tokens::split(words, span.start, &[], &mut self.tokens);
        self.words.clear();
        let mut mention = first;
        let mut before = span.start;
        let mut adverbs = 0;
        let mut counted = true;
        for (at, token) in self.tokens.iter().enumerate() {
            while (found.mentions.get(mention)).is_some_and(|known| known.span.end <= token.start) {
                mention += 1;
            }
            let inside =
                (found.mentions.get(mention)).is_some_and(|known| known.span.start < token.end);
            let between = Span::new(before, token.start).of(text);
            before = token.end;
            let rest = self.tokens.get(at..).unwrap_or(&[]);
            let breaks = gaps(between);
            // a capital inside a sentence opens a name, and no cue is one; "2. Urges" is its start
            let name = token.is_capital() && !counted && breaks == 0 && !titled;
            counted &= token.is_number();
            let issue =
                (found.mentions.get(mention)).is_some_and(|known| known.kind == Kind::Issue);
            let (cue, len) = if name || token.gap == Gap::Hyphen || token.is_code() {
                (Cue::UNKNOWN, 1)
            } else {
                lexicon::cue(rest).map_or((Cue::UNKNOWN, 1), |(cue, len)| (Cue(cue), len))
            };
            // "wide opposition from X" is no party, and a matter may be a position, too
            let behind = self.tokens.get(at + len).map(|word| word.span().of(text));
            let tied = behind.is_some_and(|word| ["from", "to", "against"].contains(&word));
            let noun = cue.is_known() && cue.kind() == kind::NOUN && (issue || tied);
            let (cue, len) = if inside && !noun {
                (Cue::UNKNOWN, 1)
            } else {
                (cue, len)
            };
            let alone = match len {
                0 | 1 => cue,
                _ => lexicon::cue(rest.get(..1).unwrap_or(&[]))
                    .map_or(Cue::UNKNOWN, |(cue, _)| Cue(cue)),
            };
            if cue.is_known() && cue.kind() == kind::ADVERB {
                adverbs = len;
            }
            let role = match adverbs {
                0 if alone.is_known() => alone.kind() as u8,
                0 => NO_ROLE,
                _ => kind::ADVERB as u8,
            };
            adverbs = adverbs.saturating_sub(1);
            self.words.push(Word {
                token: *token,
                gap: breaks,
                cue,
                len: len as u8,
                role: if inside { NO_ROLE } else { role },
                mention: if inside { mention as u32 } else { u32::MAX },
            });
        }
        Sentence {
            text,
            span,
            words: &self.words,
            tokens: &self.tokens,
            found,
            titled,
        }
    }
}

/// The breaks in the text between two words.
fn gaps(between: &str) -> u8 {
    // one blank is what mostly stands there
    if between == " " {
        return 0;
    }
    let mut bits = 0;
    let mut before = ' ';
    for c in between.chars() {
        bits |= match c {
            ',' => gap::COMMA,
            '"' | '“' | '”' | '«' | '»' | '‘' => gap::QUOTE,
            // ‘so,’ but not the drivers’
            '’' | '\'' if matches!(before, ',' | '.' | '!' | '?') => gap::QUOTE,
            ';' | ':' | '(' | ')' | '[' | ']' | '—' | '–' | '/' | '…' => gap::HARD,
            '-' if between.starts_with('-') && !between.contains(' ') => gap::HYPHEN,
            '-' => gap::HARD,
            _ => 0,
        };
        before = c;
    }
    bits
}

impl<'a> Sentence<'a> {
    pub(super) fn get(&self, at: usize) -> Option<&'a Word> {
        self.words.get(at)
    }

    /// The cue that starts at word `at`.
    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        self.get(at)
            .map(|word| word.cue)
            .filter(|cue| cue.is_known())
    }

    /// The words from `at` on that show a stance inside of what is said: packed, and how many.
    pub(super) fn shown(&self, at: usize) -> Option<(u32, usize)> {
        lexicon::shown(self.tokens.get(at..)?)
    }

    /// Whether the word at `at` is by itself of one of `kinds`.
    pub(super) fn is(&self, at: usize, kinds: &[u32]) -> bool {
        self.get(at)
            .is_some_and(|word| word.role != NO_ROLE && kinds.contains(&u32::from(word.role)))
    }

    /// What the word at `at` is by itself.
    pub(super) fn role(&self, at: usize) -> Option<u32> {
        let role = self.get(at)?.role;
        (role != NO_ROLE).then_some(u32::from(role))
    }

    /// Whether one of the bits of [`gap`] stands before word `at`; also true at the ends.
    pub(super) fn breaks(&self, at: usize, bits: u8) -> bool {
        at == 0 || self.get(at).is_none_or(|word| word.gap & bits != 0)
    }

    /// True for a question; what somebody asks at the end of a sentence makes none of it: "X left,
    /// saying: “Why not?”"
    pub(super) fn asks_back(&self) -> bool {
        const BEFORE: usize = 3;
        let words = self.span.of(self.text);
        let bare = words.trim_end_matches(CLOSE);
        if !bare.ends_with('?') {
            return false;
        }
        let open = |c: char| matches!(c, '“' | '"' | '«' | '‘');
        let quoted = bare.rfind(open).filter(|_| bare.len() < words.len());
        let before = quoted.and_then(|at| words.get(..at)).unwrap_or("");
        before.contains(open) || before.split_whitespace().count() < BEFORE
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.get(at)
            .map_or("", |word| word.token.span().of(self.text))
    }

    /// True where the word at `at` is one of `words`.
    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|known| word.eq_ignore_ascii_case(known))
    }

    /// Whether a list of `lists.tsv` has the word at `at`.
    pub(super) fn is_listed(&self, at: usize, list: u64) -> bool {
        self.get(at)
            .is_some_and(|word| lexicon::is_listed(list, word.token.word))
    }

    /// The mention at word `at` and its number.
    pub(super) fn mention(&self, at: usize) -> Option<(u32, &'a Mention)> {
        let index = self.get(at)?.mention;
        let mention = self.found.mentions.get(index as usize)?;
        Some((index, mention))
    }

    /// The stakeholder at word `at`.
    pub(super) fn actor(&self, at: usize) -> Option<(u32, &'a Mention)> {
        self.mention(at)
            .filter(|(_, mention)| mention.kind == Kind::Stakeholder)
    }

    pub(super) fn entity(&self, mention: &Mention) -> Option<&'a Entity> {
        self.found.entities.get(mention.entity as usize)
    }

    pub(super) fn is_person(&self, mention: &Mention) -> bool {
        self.entity(mention)
            .is_some_and(|entity| entity.class == EntityType::Person)
    }

    /// The first word of the mention at word `at`.
    pub(super) fn start_of(&self, at: usize) -> usize {
        let Some(index) = self.get(at).map(|word| word.mention) else {
            return at;
        };
        let mut from = at;
        while from > 0 && self.get(from - 1).is_some_and(|word| word.mention == index) {
            from -= 1;
        }
        from
    }

    /// A word for somebody who acts: "officials", "minister", "spokesman", "statement".
    pub(super) fn is_office(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| {
            (word.token.has(is::ACTOR | is::TITLE) || self.is(at, &[kind::VOICE]))
                && !self.is(at, &[kind::CRITIC])
        })
    }

    /// A nationality or a possessive before the word that acts.
    pub(super) fn is_attribute(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| {
            word.token.is_possessive()
                || self.mention(at).is_some_and(|(_, mention)| {
                    mention.why.rule == WhyRule::Demonym
                        || word.token.is_upper()
                        || word.token.is_dotted()
                })
        })
    }

    /// A word that may stand before a noun and is no verb as far as is known.
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        let Some(word) = self.get(at) else {
            return false;
        };
        if word.role != NO_ROLE && !self.is(at, &[kind::VOICE, kind::DETERMINER, kind::CRITIC]) {
            return false;
        }
        let token = &word.token;
        if token.is_capital()
            || token.is_number()
            || token.has(is::ACTOR | is::TITLE | is::MODIFIER)
        {
            return !token.has(is::CALENDAR);
        }
        let text = self.word(at);
        !token.has(is::SPEECH | is::VERB | is::STOP | is::CALENDAR)
            && !["ed", "ing", "ly"].iter().any(|end| text.ends_with(end))
            || [
                "led",
                "backed",
                "elected",
                "appointed",
                "based",
                "ruling",
                "leading",
            ]
            .contains(&text)
    }

    /// The bytes from word `from` to the end of word `to - 1`.
    pub(super) fn span_of(&self, from: usize, to: usize) -> Span {
        let start = self
            .get(from)
            .map_or(self.span.start, |word| word.token.start);
        let end = to
            .checked_sub(1)
            .and_then(|last| self.get(last))
            .map_or(start, |word| word.token.end);
        Span::new(start, end)
    }

    /// A verb of saying that a clause may follow without "that".
    pub(super) fn says(&self, at: usize) -> bool {
        self.cue(at).is_some_and(|cue| {
            cue.kind() == kind::SAY && cue.form() != form::PLAIN && cue.form() != form::ING
        })
    }
}

//! The words of a position: what is said, demanded or refused, and how a reader is told.

use super::cues::kind;
use super::judge::Judged;
use super::words::{Sentence, gap};
use crate::lexicon::list;
use crate::lexicon::tokens::is;
use crate::model::{Span, Stance};

/// Opening marks of a quotation.
const OPEN: [char; 4] = ['“', '"', '«', '‘'];

/// Words between a verb of saying and the "that" that opens what is said.
const FAR: usize = 14;
/// A shorter part of a sentence tells nothing, in words.
const SHORT: usize = 4;
/// A longer sentence is no quotation with its speaker, in bytes.
const LONG: usize = 2_000;

/// Endings of words for what something is like.
const QUALITIES: [&str; 11] = [
    "ous", "ful", "able", "ible", "ive", "ary", "less", "ic", "ent", "ant", "al",
];

impl Sentence<'_> {
    /// What is said: behind the cue, or before it, or the whole sentence.
    pub(super) fn said(&self, judged: &Judged) -> Span {
        let whole = self.span;
        if judged.behind {
            return whole;
        }
        let from = self.start_of_said(judged);
        let Some(word) = self.get(from) else {
            return whole;
        };
        if self.words.len() - from < 2 {
            return whole;
        }
        // an opening quotation mark belongs to what is said
        let before = self.text.get(..word.token.start as usize).unwrap_or("");
        let mark = before.chars().next_back().filter(|c| OPEN.contains(c));
        let start = word.token.start - mark.map_or(0, |c| c.len_utf8() as u32);
        Span::new(start, self.close())
    }

    /// What a reader is shown of it: with the cue, unless that says no more than that something is
    /// said; of a quotation that alone, for who said it stands beside it.
    pub(super) fn told(&self, judged: &Judged, said: Span) -> Span {
        let plain = judged.stance == Stance::States || judged.says;
        if let Some(quotation) = self.quotation(judged).filter(|_| judged.says) {
            return quotation;
        }
        let named = plain && self.is_listed(judged.from, list::MERELY);
        // "demands: an end to it", not "demands: demanded an end to it"
        let stem = judged.stance.name().trim_end_matches('s');
        let again = self.word(judged.from).get(..stem.len());
        let again = again.is_some_and(|word| word.eq_ignore_ascii_case(stem));
        let merely =
            named || again && judged.shown == judged.from || plain && self.tells(judged.from);
        if !judged.behind && !merely && judged.cue.start < said.end && said != self.span {
            let start = self
                .get(judged.shown)
                .map_or(judged.cue.start, |word| word.token.start);
            return Span::new(start, said.end);
        }
        if judged.behind && judged.stance != Stance::States {
            // "…, a plan opposed by X": the part with the cue
            let open = (1..=judged.from)
                .rev()
                .find(|&at| self.breaks(at, gap::BREAK));
            let long = |at: &usize| self.words.len() - at >= SHORT && judged.from - at >= 2;
            if let Some(word) = open.filter(long).and_then(|at| self.get(at)) {
                return Span::new(word.token.start, self.close());
            }
        }
        said
    }

    /// The quotation, where the rest of the sentence only tells who said it: “…,” X said in a note;
    /// X told reporters in the hall: “…”. Not where the rest goes on: “…,” X said, adding that …
    fn quotation(&self, judged: &Judged) -> Option<Span> {
        let words = Some(self.span.of(self.text)).filter(|words| words.len() <= LONG)?;
        let from = words.find(['“', '"', '«'])?;
        let (before, quoted) = words.split_at(from);
        let mut letters = quoted.chars();
        let close = match letters.next()? {
            '“' => '”',
            '«' => '»',
            same => same,
        };
        let end = letters.as_str().find(close)? + quoted.len() - letters.as_str().len();
        let end = end + close.len_utf8();
        let (quoted, behind) = quoted.split_at(end);
        let alone = !behind.contains(['“', '"', '«']);
        let whole = if judged.behind {
            before.is_empty() && self.only_names_from(self.span.start + end as u32)
        } else {
            before.ends_with(": ") && behind.trim_matches(['.', ' ']).is_empty()
        };
        let start = self.span.start + from as u32;
        let span = Span::new(start, start + end as u32);
        (alone && whole && quoted.split_whitespace().count() >= SHORT).then_some(span)
    }

    /// Whether nothing but who said it stands from this place to the end of the sentence.
    fn only_names_from(&self, place: u32) -> bool {
        let more = [kind::THAT, kind::IF, kind::AND, kind::SUB];
        let rest = (0..self.words.len()).filter_map(|at| Some((at, self.get(at)?)));
        let mut rest = rest.filter(|(_, word)| word.token.start >= place);
        rest.all(|(at, _)| {
            let adds = self.breaks(at, gap::BREAK) && self.word(at).ends_with("ing");
            !self.is(at, &more) && !self.is_word(at, &["but", "and", "as"]) && !adds
        })
    }

    /// Where the sentence ends without its full stop.
    fn close(&self) -> u32 {
        let words = self.span.of(self.text);
        let bare = words.trim_end_matches(['.', ' ']);
        self.span.end - (words.len() - bare.len()) as u32
    }

    fn tells(&self, at: usize) -> bool {
        self.is_listed(at, list::TELL)
    }

    /// The first word of what is said: behind "that", listeners and days.
    pub(super) fn start_of_said(&self, judged: &Judged) -> usize {
        let mut from = judged.to;
        if self.is(from, &[kind::THAT]) {
            return from + 1;
        }
        let tells = self.tells(judged.from);
        let says = judged.says || judged.stance == Stance::States || judged.stance == Stance::Warns;
        if !says || self.breaks(from, gap::QUOTE) {
            return from;
        }
        let hangs = [kind::PREPOSITION, kind::ADVERB];
        if tells || self.is(from, &hangs) || self.is_time(from) {
            let clause = [
                kind::BE,
                kind::HAVE,
                kind::DO,
                kind::WILL,
                kind::WOULD,
                kind::HARD,
                kind::IT,
                kind::HE,
                kind::THEY,
                kind::WHO,
                kind::IF,
            ];
            let that = (from..from + FAR)
                .take_while(|&at| at == from || !self.breaks(at, gap::QUOTE | gap::HARD))
                .take_while(|&at| !self.is(at, &clause))
                .find(|&at| self.is(at, &[kind::THAT]));
            if let Some(at) = that {
                return at + 1;
            }
        }
        if tells {
            from = self.behind_listener(from);
        }
        while self.is_time(from) && self.get(from + 1).is_some() {
            from += 1;
        }
        if self.breaks(from, gap::BREAK) {
            judged.to
        } else {
            from
        }
    }

    /// The word behind "reporters", "the Council" or "X", else `at`.
    fn behind_listener(&self, at: usize) -> usize {
        let start = at + usize::from(self.is(at, &[kind::DETERMINER]));
        if self.is_listed(start, list::LISTENER) {
            return start + 1;
        }
        let mut end = start;
        while self.mention(end).is_some() && !self.breaks(end + 1, gap::BREAK) {
            end += 1;
        }
        if end > start { end } else { at }
    }

    /// Whether something is called something behind "call" at word `at`: "the plan unlawful", "it
    /// “a farce”".
    pub(super) fn names(&self, at: usize) -> bool {
        const NEAR: usize = 8;
        const FAR: usize = 20;
        let object = [kind::DETERMINER, kind::IT, kind::ASIDE, kind::THAT];
        if !self.is(at, &object) && self.mention(at).is_none() && !self.is_word(at, &["him", "her"])
        {
            return false;
        }
        let one = |at: usize| self.is_word(at, &["a", "an"]);
        let opens =
            |here| self.breaks(here, gap::QUOTE) && !self.breaks(here, gap::COMMA | gap::HARD);
        if (at + 1..(at + FAR).min(self.words.len()))
            .take_while(|&here| !self.breaks(here, gap::COMMA | gap::HARD))
            .any(opens)
        {
            return true;
        }
        (at + 1..(at + NEAR).min(self.words.len()))
            .take_while(|&here| !self.breaks(here, gap::COMMA | gap::HARD))
            .any(|here| {
                let ends = self.breaks(here + 1, gap::BREAK)
                    || self.is(here + 1, &[kind::AND, kind::PREPOSITION, kind::SUB]);
                let word = self.word(here);
                let quality = QUALITIES.iter().any(|end| word.ends_with(end)) && word.len() > 5;
                one(here) || quality && ends && !one(at)
            })
    }

    /// A day or a month, or the number of one.
    pub(super) fn is_time(&self, at: usize) -> bool {
        let calendar = |at: usize| {
            self.get(at)
                .is_some_and(|word| word.token.has(is::CALENDAR))
        };
        let number = self.get(at).is_some_and(|word| word.token.is_number());
        calendar(at) || number && at.checked_sub(1).is_some_and(calendar)
    }

    /// Whether "in May", with a capital, stands before word `at`.
    pub(super) fn is_time_before(&self, at: usize) -> bool {
        let month = at.checked_sub(1).and_then(|month| self.get(month));
        let tie = at.checked_sub(2);
        month.is_some_and(|month| month.token.is_capital())
            && tie.is_some_and(|tie| self.is_word(tie, &["in", "since", "until", "last", "this"]))
    }

    /// Whether nothing but a time stands from word `at` to the end of the sentence.
    pub(super) fn only_time_follows(&self, at: usize) -> bool {
        const MOST: usize = 6;
        let rest = at..self.words.len();
        (1..=MOST).contains(&rest.len())
            && rest
                .clone()
                .any(|at| self.is_time(at) || self.is(at, &[kind::ADVERB]))
            && rest.clone().all(|at| {
                self.is_time(at)
                    || self.is(at, &[kind::ADVERB, kind::PREPOSITION, kind::DETERMINER])
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::{Lexicons, annotate};
    use crate::lexicon::fixture::article;
    use crate::relations::positions;

    /// What is said and what a reader is told of the first position in `text`.
    fn words(text: &str) -> [String; 2] {
        let article = article(text);
        let found = annotate(&article, &[], &Lexicons::default());
        let positions = positions(&article, &found);
        let Some(position) = positions.first() else {
            return [String::new(), String::new()];
        };
        [position.said, position.told].map(|span| span.of(&article.text).to_owned())
    }

    #[track_caller]
    fn both(text: &str, said: &str, told: &str) {
        assert_eq!(words(text), [said, told].map(str::to_owned), "{text}");
    }

    #[test]
    fn days_and_listeners_are_not_said() {
        let said = "the harvest had failed";
        for text in [
            "Peru said Thursday that the harvest had failed.",
            "Peru said on Thursday that the harvest had failed.",
            "Peru said in a note to traders that the harvest had failed.",
            "Peru told the Council on 3 May that the harvest had failed.",
            "Peru told reporters after the talks that the harvest had failed.",
            "Peru told reporters the harvest had failed.",
            "Peru told Chile the harvest had failed.",
            "Peru said Monday the harvest had failed.",
        ] {
            both(text, said, said);
        }
        let quoted = "“The harvest has failed,” Peru told me over the phone.";
        both(quoted, quoted, "“The harvest has failed,”");
        // no "that" of its own
        let own = "the men of the village that had failed";
        both(&format!("Peru said {own}."), own, own);
    }

    #[test]
    fn what_stands_before_a_speaker_and_a_day_is_said() {
        let text = "The harvest has failed again this year, Peru said late on Thursday.";
        both(text, text, text);
    }

    #[test]
    fn a_reader_sees_the_verb_that_says_more_than_that_it_was_said() {
        both("Peru demanded an end.", "an end", "an end");
        both(
            "Peru accused Chile of delay.",
            "Chile of delay",
            "accused Chile of delay",
        );
        both(
            "Peru described a long night of talks.",
            "a long night of talks",
            "described a long night of talks",
        );
        both(
            "Peru does not want to hear of delay.",
            "to hear of delay",
            "does not want to hear of delay",
        );
        let passive = "It rained, and the plan was opposed by Peru for its cost.";
        both(
            passive,
            passive,
            "and the plan was opposed by Peru for its cost",
        );
    }

    #[test]
    fn of_a_quotation_a_reader_sees_that_alone() {
        let said = "“The harvest has failed again,”";
        for rest in [
            "Peru said in a statement.",
            "said Peru, the largest of the growers.",
            "Peru told reporters on Thursday.",
        ] {
            let text = format!("{said} {rest}");
            assert_eq!(words(&text), [&text, said], "{text}");
        }
        let said = "“The harvest has failed again.”";
        for lead in [
            "Peru said in a statement:",
            "Peru told reporters in the hall:",
        ] {
            assert_eq!(words(&format!("{lead} {said}"))[1], said, "{lead}");
        }
        // what the sentence says besides stays
        for text in [
            "“The harvest has failed again,” Peru said, adding that prices will rise.",
            "“The harvest has failed again,” said Peru, “but not as last year.”",
        ] {
            assert_eq!(words(text)[1], text);
        }
        // a word or two are no sentence
        let few = "Peru said of the plan: “Too late.”";
        assert!(words(few)[1].starts_with("of the plan"), "{:?}", words(few));
    }

    #[test]
    fn what_something_is_called_is_a_position() {
        for (text, told) in [
            (
                "Peru called the plan arbitrary.",
                "called the plan arbitrary",
            ),
            ("Peru calls it a farce.", "calls it a farce"),
            (
                "Peru has called the new rules “a joke”.",
                "called the new rules “a joke”",
            ),
            ("Peru called the ambassador.", ""),
            ("Peru called a meeting of ministers.", ""),
            ("Peru called an informal council.", ""),
        ] {
            assert_eq!(words(text)[1], told, "{text}");
        }
    }

    #[test]
    fn for_how_long_is_not_what_for() {
        assert_eq!(words("Peru has argued for years that it was late.")[0], "");
        assert_eq!(
            words("Peru has argued for a delay.")[1],
            "argued for a delay"
        );
    }

    #[test]
    fn who_told_it_is_nobody_of_whom_it_tells() {
        let text =
            "The guests are Peru and Chile, who came late, the source, who saw them, told us.";
        assert_eq!(words(text)[0], "");
    }

    #[test]
    fn others_in_a_quotation_take_no_position_by_a_feeling() {
        let text = "“It is for the traders who were alarmed,” he said.";
        assert_eq!(words(text)[0], "");
    }

    #[test]
    fn a_question_at_the_end_is_quoted_and_asks_nobody() {
        let text = "Peru rejected the toll, asking: “Why should we pay for it all?”";
        assert_eq!(
            words(text)[0],
            "the toll, asking: “Why should we pay for it all?”"
        );
        assert_eq!(words("Peru rejected the toll?")[0], "");
    }
}

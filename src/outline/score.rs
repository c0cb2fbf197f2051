//! How much a unit looks like a heading, on its own and beside its neighbours.

use super::decor;
use super::ending;
use super::line::Traits;
use super::marker::{Mark, Marker};
use super::phrases;
use super::scene::{Below, REPEATED, Scene};
use super::tells;
use super::unit::{Kind, Unit};
use super::wording::{self, Case, Wording};

/// Score from which a line is a heading.
pub(super) const ENOUGH: f32 = 4.0;

/// Score from which it is one beyond doubt, so that it speaks for others of its style.
pub(super) const SURE: f32 = 4.75;

/// Headings are no longer than this, in words and in code points.
const MAX_WORDS: u32 = 16;
const MAX_CHARS: u32 = 120;
const WRAPPED_WORDS: u32 = 20;

/// Text below a heading that is this long is a paragraph beyond doubt.
const LONG: u32 = 80;

/// What a short line gains between two paragraphs that leave no doubt.
const FRAMED: f32 = 0.5;

/// What a line gains that stands off from the text above and clings to the paragraph below.
const CLINGS: f32 = 1.25;

/// What a line loses that stands in the text again and again.
const REPEATS: f32 = 0.75;

/// What "President: Ana Costa" loses.
const LABELLED: f32 = 1.5;

/// What a line loses that reads as a person's name.
const PERSON: f32 = 3.0;

/// What a line gains that a list of contents or a kicker announced.
const TOLD: f32 = 3.0;

/// Columns by which a centred line stands in.
const CENTRED: u16 = 8;

/// How a heading is dressed: lines of one style are judged together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Style {
    /// Use of capitals; what is not all capitals counts as one.
    pub(super) case: Case,
    /// Kind of number.
    pub(super) mark: Mark,
    /// Underlined or decorated.
    pub(super) dressed: u8,
    /// Ends with a colon.
    pub(super) colon: bool,
    /// Blank lines above and below.
    pub(super) open: (bool, bool),
    /// Stands in by more than a few columns.
    pub(super) centred: bool,
    /// Reads as a person's name: only other names speak for it.
    pub(super) person: bool,
}

/// A unit that may be a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its index.
    pub(super) unit: usize,
    /// How much speaks for it.
    pub(super) score: f32,
    /// How it is dressed.
    pub(super) style: Style,
    /// Use of capitals, exactly.
    pub(super) wording: Wording,
    /// Its number.
    pub(super) marker: Marker,
    /// True where its own look suffices: numbered by a word, underlined, a usual name.
    pub(super) explicit: bool,
}

/// Scores the unit at `index`; `None` where it can be no heading at all.
pub(super) fn candidate(scene: &Scene, index: usize) -> Option<Candidate> {
    let unit = scene.unit(index);
    if !may_be(scene, &unit) {
        return None;
    }
    let raw = scene.words(&unit);
    let marker = scene.marker(&unit);
    let (bare, ornament) = decor::strip(raw);
    let words = behind(raw, bare, marker);
    let mut wording = wording::read(words);
    if scene.shouting && wording.case == Case::Caps {
        wording.case = Case::Caseless;
    }
    let dressed = if unit.underline > 0 {
        unit.underline
    } else {
        ornament
    };
    let below = scene.below(index);
    let seen = Seen {
        unit,
        marker,
        words,
        wording,
        dressed,
        below,
        usual: phrases::is_section_name(words),
    };
    if seen.is_ruled_out(scene, index) {
        return None;
    }
    let first = scene.first(&unit);
    let style = Style {
        case: written(wording.case),
        mark: marker.mark,
        dressed,
        colon: words.ends_with([':', '：']),
        open: (scene.is_open_above(index), scene.is_open_below(index)),
        centred: first.indent >= CENTRED,
        person: is_person(words),
    };
    let told = unit.told && !matches!(below, Below::Label | Below::Nothing);
    let score = seen.look(scene.stands_out(index))
        + seen.place(scene, index)
        + seen.neighbours(scene, index)
        + if told { TOLD } else { 0.0 };
    Some(Candidate {
        unit: index,
        score,
        style,
        wording,
        marker,
        explicit: matches!(marker.mark, Mark::Word(_)) || dressed > 0 || seen.usual || unit.told,
    })
}

/// "Fees" and "Before you start" stand in one document, "Trade" and "The Long Way Home" in another:
/// capitals alone do not make two styles.
fn written(case: Case) -> Case {
    match case {
        Case::Title | Case::Mixed => Case::Sentence,
        other => other,
    }
}

/// `bare` without its number, if it has one.
fn behind<'a>(raw: &'a str, bare: &'a str, marker: Marker) -> &'a str {
    if marker.len == 0 {
        return bare;
    }
    raw.get(marker.len..).map_or(bare, str::trim)
}

fn is_person(words: &str) -> bool {
    phrases::is_person(words) || tells::is_honoured(words) || tells::is_aged(words)
}

/// The cheap test: short enough, of a kind that headings are.
fn may_be(scene: &Scene, unit: &Unit) -> bool {
    let (first, last) = (scene.first(unit), scene.last(unit));
    let kind = match unit.kind {
        Kind::Short => true,
        Kind::Item => unit.marker.is_numbered() || unit.told,
        Kind::Verse | Kind::Prose | Kind::Row => unit.underline > 0 || unit.first == unit.last,
        _ => false,
    };
    kind && (unit.chars <= MAX_CHARS || unit.told)
        && unit.last - unit.first <= 2
        && first.quote == 0
        && (!first.has(Traits::MUTE) || is_lone_number(scene, unit))
        && (!first.has(Traits::LOWER) || unit.told && unit.kind == Kind::Item)
        && !last.has(Traits::OPEN)
}

/// "2." on a line of its own: a number that is all there is of a heading.
fn is_lone_number(scene: &Scene, unit: &Unit) -> bool {
    unit.marker.mark == Mark::Decimal(1) && unit.marker.len == scene.words(unit).len()
}

struct Seen<'a> {
    unit: Unit,
    marker: Marker,
    words: &'a str,
    wording: Wording,
    dressed: u8,
    below: Below,
    /// One of the usual names of sections.
    usual: bool,
}

impl Seen<'_> {
    /// What no heading is, whatever else speaks for it.
    fn is_ruled_out(&self, scene: &Scene, index: usize) -> bool {
        let last = scene.last(&self.unit);
        let keyed = matches!(self.marker.mark, Mark::Word(_));
        let words = self.words;
        let named = keyed || self.marker.is_numbered();
        let empty = words.is_empty() && !named;
        // "Section 1. Short Title." may end with a full stop, other headings do not.
        let clause = self.wording.words > 8 || self.wording.verbs > 0;
        let plain = !named || clause || self.wording.case == Case::Sentence;
        let closed = last.has(Traits::STOP) && !last.has(Traits::QUESTION);
        let closed = closed && !words.is_empty() && plain && !phrases::ends_abbreviated(words);
        // Short lines were looked at as a whole already.
        let known = self.unit.kind == Kind::Short && self.dressed == 0 && !named;
        let listed = self.unit.kind == Kind::Item && self.is_in_list(scene, index);
        let lone = is_lone_number(scene, &self.unit)
            && scene.is_open_above(index)
            && matches!(self.below, Below::Prose(LONG..));
        let sole = matches!(self.unit.kind, Kind::Verse | Kind::Prose | Kind::Row)
            && self.dressed == 0
            && !keyed
            && !lone;
        empty
            || closed
            || listed
            || sole
            || self.wording.words > self.most_words() && !self.unit.told
            || self.wording.sentences > 0
            || self.wording.case == Case::None && !named
            || self.below == Below::Nothing
            || tells::is_quoted(words) && self.wording.case != Case::Caps
            || words.starts_with(['(', '[']) && words.ends_with([')', ']'])
            || !known && phrases::is_note(words)
            || phrases::is_salutation(words)
            || tells::is_speaker(words)
            || words.starts_with("The ") && words.ends_with(':') && scene.repeats(&self.unit) > 1
            || tells::is_statistic(words)
            || words
                .split_once(": ")
                .is_some_and(|(_, value)| phrases::is_person(value))
    }

    /// True between items of the same kind, with nothing else in between.
    fn is_in_list(&self, scene: &Scene, index: usize) -> bool {
        let dotted = |unit: &Unit| unit.marker.is_dotted(scene.words(unit));
        let same = |at: Option<usize>| {
            at.is_some_and(|at| {
                let other = scene.unit(at);
                other.kind == Kind::Item
                    && other.marker.mark == self.unit.marker.mark
                    && dotted(&other) == dotted(&self.unit)
                    && scene.first(&other).indent == scene.first(&self.unit).indent
            })
        };
        same(scene.above(index)) || same(scene.next(index))
    }

    /// Headings that were wrapped are longer.
    fn most_words(&self) -> u32 {
        if self.unit.first == self.unit.last {
            MAX_WORDS
        } else {
            WRAPPED_WORDS
        }
    }

    /// Case, number, dress, length.
    fn look(&self, stands_out: bool) -> f32 {
        let wording = &self.wording;
        let case = match wording.case {
            Case::Caps => 2.5,
            Case::Title if wording.content >= 2 => 2.5,
            Case::Title | Case::Caseless => 1.0,
            Case::Mixed => 1.25,
            _ => 0.0,
        };
        let mark = match self.marker.mark {
            Mark::Word(_) => 4.0,
            Mark::Decimal(depth) if depth > 1 => 2.0,
            Mark::Decimal(_) | Mark::Roman | Mark::Ideograph => 1.5,
            Mark::Capital => 1.0,
            _ => 0.0,
        };
        let mut score = case + mark;
        if self.dressed > 0 {
            score += 4.0;
        }
        if self.usual {
            score += 2.0;
        }
        if wording.asks {
            score += 0.5;
        } else if matches!(wording.case, Case::Sentence | Case::Mixed)
            && wording.verbs > 0
            && !stands_out
            && !self.words.ends_with(['?', '？', '؟'])
        {
            score -= 1.0;
        }
        match wording.words {
            2..=9 => score += 0.5,
            12.. if !stands_out => score -= 0.75,
            _ => {}
        }
        if tells::is_labelled(self.words) {
            score -= LABELLED;
        }
        if self.dressed == 0 && is_person(self.words) {
            score -= PERSON;
        }
        if wording.commas > 1 {
            score -= 0.75;
        }
        if wording.numbers * 2 > wording.words {
            score -= 1.0;
        }
        score + ending::weigh(self.words, &self.wording, self.below, self.usual)
    }

    /// Blank lines around it, and where it stands on the line.
    fn place(&self, scene: &Scene, index: usize) -> f32 {
        let open = (scene.is_open_above(index), scene.is_open_below(index));
        let numbered = self.marker.mark != Mark::None || self.dressed > 0;
        match open {
            (true, false) if matches!(self.below, Below::Prose(LONG..)) => CLINGS,
            (true, true) => 1.0,
            (true, false) => 0.75,
            // Where no blank line stands anywhere, text above and below is what tells.
            (false, false) if scene.dense && !numbered && self.is_between(scene, index) => 0.75,
            (false, _) if numbered => 0.25,
            (false, false) if !scene.airy => 0.25,
            (false, false) => -1.0,
            (false, true) if !scene.airy && scene.margins.text.is_none() => -1.0,
            (false, true) => -2.0,
        }
    }

    /// True behind the head of the document and above more text.
    fn is_between(&self, scene: &Scene, index: usize) -> bool {
        let heads = self.below != Below::Label || self.wording.case == Case::Caps;
        index > scene.body && heads
    }

    /// What stands above and below.
    fn neighbours(&self, scene: &Scene, index: usize) -> f32 {
        let below = match self.below {
            Below::Prose(chars) if chars >= LONG && chars * 2 >= self.unit.chars * 3 => 1.5,
            Below::Prose(_) => 0.75,
            Below::List => 1.0,
            Below::Lines => 0.5,
            Below::Label => -0.75,
            Below::Nothing => -2.0,
        };
        let open = (scene.is_open_above(index), scene.is_open_below(index));
        let above: f32 = scene.above(index).map_or(0.5, |at| {
            let unit = scene.unit(at);
            let last = scene.last(&unit);
            match unit.kind {
                // What a scraper lost may have stood between a colon and a line on its own.
                Kind::Prose | Kind::Item if last.has(Traits::COLON) => {
                    if open == (true, true) {
                        -1.0
                    } else {
                        -2.0
                    }
                }
                // A whole paragraph may end with its source in brackets.
                Kind::Prose if !last.has(Traits::STOP) && unit.chars < LONG => -1.0,
                Kind::Prose if !last.has(Traits::STOP) => 0.5,
                Kind::Prose | Kind::Item => 1.0,
                Kind::Row | Kind::Verse | Kind::Note => 0.75,
                _ => 0.0,
            }
        });
        let framed = scene.above(index).is_some_and(|at| scene.is_paragraph(at))
            && scene.next(index).is_some_and(|at| scene.is_paragraph(at));
        let repeated = self.marker.mark == Mark::None
            && !self.unit.told
            && scene.repeats(&self.unit) >= REPEATED;
        // What says by itself that it is a heading needs no full stop above it.
        let sure = self.usual || self.dressed > 0 || matches!(self.marker.mark, Mark::Word(_));
        let above = if sure { above.max(0.0) } else { above };
        let field = tells::is_field(self.words)
            && [index.checked_sub(1), Some(index + 1)]
                .into_iter()
                .flatten()
                .any(|at| tells::is_field(scene.words(&scene.unit(at))));
        let against = if repeated { REPEATS } else { 0.0 } + if field { LABELLED } else { 0.0 };
        below + above + if framed { FRAMED } else { 0.0 } - against
    }
}

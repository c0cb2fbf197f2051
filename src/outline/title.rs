//! The title: the first line that looks like a name for what follows.

use super::line::Traits;
use super::marker::Mark;
use super::phrases::{self, Header};
use super::scene::Scene;
use super::tells;
use super::unit::{Kind, Unit};
use super::wording::{self, Case};
use crate::text::sanitise;

/// Units at the head of a document among which the title is looked for.
const HEAD: usize = 16;

/// Headlines are no longer than this, in code points.
const MAX_CHARS: u32 = 220;

/// "The contract is bad. Sign it anyway" is no longer than this.
const TWO_PART_CHARS: u32 = 90;

/// A dateline has at least this many code points of prose behind it.
const DISPATCH_CHARS: u32 = 80;

/// A kicker has at most this many words, and the title below it at least so many.
const KICKER_WORDS: u32 = 2;
const TITLE_WORDS: u32 = 5;

/// The title below a letterhead has at least this many words.
const LETTERED_WORDS: u32 = 3;

/// The name of a house at the top of its paper has at most this many words.
const HOUSE_WORDS: u32 = 5;

/// The title right below the navigation of a page has at least this many words.
const NAVIGATED_WORDS: u32 = 4;

/// No entry of a navigation has so many words.
const HEADLINE_WORDS: u32 = 7;

/// What the head of a document holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The unit with the title, and the bytes of it before its words ("Subject: ").
    pub(super) title: Option<(usize, usize)>,
    /// Units before this one are no headings.
    pub(super) body: usize,
    /// Value of a date header.
    pub(super) date: Option<String>,
    /// Value of a sender header or a by-line.
    pub(super) publisher: Option<String>,
}

/// Finds the title, and marks mail headers and kickers as what they are.
pub(super) fn find(scene: &mut Scene) -> Head {
    let mut head = Head::default();
    let from = headers(scene, &mut head);
    if head.title.is_none() {
        head.title = named(scene, from).map(|index| (index, 0));
    }
    if let Some((index, _)) = head.title {
        head.body = head.body.max(index + 1);
        for at in from..index {
            demote(scene, at);
        }
        repeated(scene, index);
    }
    imprint(scene, &mut head);
    signed(scene, &head);
    head
}

/// A title that is said again before the text starts is said once.
fn repeated(scene: &mut Scene, title: usize) {
    let own = scene.unit(title);
    let words = scene.words(&own);
    for at in title + 1..scene.units.len().min(title + HEAD) {
        let unit = scene.unit(at);
        if unit.is_text() {
            return;
        }
        if unit.chars == own.chars && scene.words(&unit).eq_ignore_ascii_case(words) {
            demote(scene, at);
        }
    }
}

/// The author's name alone on a line below the text is a signature.
fn signed(scene: &mut Scene, head: &Head) {
    let Some(author) = head.publisher.as_deref() else {
        return;
    };
    let chars = super::line::count(author);
    for at in head.body..scene.units.len() {
        let unit = scene.unit(at);
        if unit.chars == chars && scene.words(&unit).eq_ignore_ascii_case(author) {
            demote(scene, at);
        }
    }
}

/// Date and author in the lines above the text, where no header named them.
fn imprint(scene: &Scene, head: &mut Head) {
    for unit in scene
        .units
        .iter()
        .take(HEAD)
        .take_while(|unit| !unit.is_text())
    {
        let words = scene.words(unit);
        if unit.kind != Kind::Note || unit.first != unit.last {
            continue;
        }
        if head.date.is_none() && phrases::is_date(words) {
            head.date = Some(sanitise::line(words));
        } else if head.publisher.is_none() && phrases::is_by_line(words) {
            let author = words
                .split_once(char::is_whitespace)
                .map_or("", |(_, author)| author.trim());
            head.publisher = Some(sanitise::line(author)).filter(|author| !author.is_empty());
        }
    }
}

fn demote(scene: &mut Scene, at: usize) {
    if let Some(unit) = scene.units.get_mut(at)
        && matches!(unit.kind, Kind::Short | Kind::Verse)
    {
        unit.kind = Kind::Note;
    }
}

/// Reads mail or memo headers at the start; returns the first unit behind them.
fn headers(scene: &mut Scene, head: &mut Head) -> usize {
    let mut found = Vec::new();
    let (mut known, mut behind) = (0, 0);
    for index in 0..scene.units.len().min(HEAD * 2) {
        let unit = scene.unit(index);
        let words = scene.words(&unit);
        let header = phrases::header(words);
        let allowed = header.is_some() || known > 0 && phrases::looks_like_header(words);
        let passed = matches!(unit.kind, Kind::Rule | Kind::Dress)
            || known == 0 && index < 4 && unit.kind != Kind::Prose;
        if allowed && unit.kind != Kind::Rule && unit.chars < MAX_CHARS * 2 {
            known += u32::from(header.is_some());
            found.push((index, header));
            behind = index + 1;
        } else if phrases::looks_like_header(words) && index == found.len() {
            // Transport headers come before the ones that are known.
            found.push((index, None));
        } else if !passed {
            break;
        }
    }
    let subject = found
        .iter()
        .any(|(_, header)| matches!(header, Some((Header::Subject, _))));
    if known < 2 && !(known == 1 && subject) {
        return 0;
    }
    for (index, header) in found {
        let unit = scene.unit(index);
        let words = scene.words(&unit);
        let value = |at: usize| {
            let value = words.get(at..).unwrap_or("").split_whitespace();
            Some(sanitise::line(&value.collect::<Vec<_>>().join(" ")))
                .filter(|value| !value.is_empty())
        };
        match header {
            Some((Header::Subject, at)) if head.title.is_none() && at < words.len() => {
                head.title = Some((index, at));
            }
            Some((Header::Date, at)) if head.date.is_none() => head.date = value(at),
            Some((Header::From, at)) if head.publisher.is_none() => head.publisher = value(at),
            _ => {}
        }
        if let Some(unit) = scene.units.get_mut(index) {
            unit.kind = Kind::Header;
        }
    }
    head.body = behind;
    behind
}

/// The first unit from `from` on that names the text.
fn named(scene: &Scene, from: usize) -> Option<usize> {
    let mut kicker = None;
    if let Some(title) = above_contents(scene, from) {
        return Some(title);
    }
    let first = scene.unit(from);
    let navigation = first.kind == Kind::Note && phrases::is_chrome(scene.words(&first));
    for index in from..scene.units.len().min(from + HEAD) {
        let unit = scene.unit(index);
        let words = scene.words(&unit);
        match unit.kind {
            Kind::Rule | Kind::Dress | Kind::Header => {}
            Kind::Note | Kind::Row if !is_dispatch(&unit, words) => {}
            _ if phrases::is_salutation(words) || unit.told => return kicker,
            _ if (tells::is_letterhead(words) || heads_letter(scene, index))
                && let Some(title) = below_letterhead(scene, index) =>
            {
                return Some(title);
            }
            Kind::Verse if navigation && !ends_navigation(scene, index, words) => {}
            Kind::Verse if navigation => return Some(index),
            _ if !is_name(scene, index, &unit) => return kicker,
            _ if tells::is_addressee(words) && is_letter(scene, index) => {}
            _ if phrases::is_kicker(words) || tells::is_numbered(words) => {
                kicker = kicker.or(Some(index));
            }
            _ => return Some(better(scene, index)),
        }
    }
    kicker
}

/// The last line of the navigation is the title where it is long enough.
fn ends_navigation(scene: &Scene, index: usize, words: &str) -> bool {
    let next = scene.unit(index + 1);
    wording::read(words).words >= HEADLINE_WORDS
        || (next.kind != Kind::Verse || scene.is_open_above(index + 1))
            && wording::read(words).words >= NAVIGATED_WORDS
}

/// The line right above a list of contents at the head, its label and notes aside.
fn above_contents(scene: &Scene, from: usize) -> Option<usize> {
    let (list, _) = scene.contents.filter(|(list, _)| *list < from + HEAD)?;
    let head = scene.units.get(from..list)?;
    if head.iter().any(Unit::is_text) {
        return None;
    }
    (from..list).rev().find(|&index| {
        let unit = scene.unit(index);
        matches!(unit.kind, Kind::Short | Kind::Verse)
            && scene.marker(&unit).mark == Mark::None
            && !phrases::is_kicker(scene.words(&unit))
    })
}

/// True where a salutation follows in the head of the text.
fn is_letter(scene: &Scene, index: usize) -> bool {
    let behind = scene.units.iter().skip(index + 1).take(HEAD / 2);
    behind
        .into_iter()
        .any(|unit| phrases::is_salutation(scene.words(unit)))
}

/// "THE WHITE HOUSE" above "Office of the Press Secretary" or "For immediate release".
fn heads_letter(scene: &Scene, index: usize) -> bool {
    let (unit, next) = (scene.unit(index), scene.unit(index + 1));
    let below = scene.words(&next);
    let few = wording::read(scene.words(&unit)).words <= HOUSE_WORDS;
    let released = next.kind == Kind::Note && phrases::is_release(below);
    few && unit.first == unit.last && (tells::is_letterhead(below) || released)
}

/// The first line below a letterhead that is neither part of it nor a heading.
fn below_letterhead(scene: &Scene, index: usize) -> Option<usize> {
    for at in index + 1..scene.units.len().min(index + HEAD / 2) {
        let unit = scene.unit(at);
        let words = scene.words(&unit);
        match unit.kind {
            Kind::Note | Kind::Row | Kind::Rule | Kind::Dress => {}
            _ if tells::is_letterhead(words)
                || phrases::is_kicker(words)
                || tells::is_reference(words) => {}
            Kind::Verse if !unit.told && wording::read(words).words >= LETTERED_WORDS => {
                return Some(at);
            }
            _ => {
                let long = wording::read(words).words >= LETTERED_WORDS;
                let named = long && !unit.told && is_name(scene, at, &unit);
                return named.then_some(at);
            }
        }
    }
    None
}

/// True for prose that starts with a dateline.
fn is_dispatch(unit: &Unit, words: &str) -> bool {
    unit.chars >= DISPATCH_CHARS && phrases::has_dateline(words)
}

/// True where the unit may be a title.
fn is_name(scene: &Scene, index: usize, unit: &Unit) -> bool {
    let (first, last) = (scene.first(unit), scene.last(unit));
    let words = scene.words(unit);
    let marker = scene.marker(unit);
    let stopped = last.has(Traits::STOP)
        && !last.has(Traits::QUESTION)
        && !words.ends_with('!')
        && !phrases::ends_abbreviated(words);
    let numbered = marker.is_listed()
        || marker.mark == Mark::Decimal(1)
        || matches!(marker.mark, Mark::Roman | Mark::Capital | Mark::Word(2..));
    if unit.chars > MAX_CHARS
        || first.quote > 0
        || stopped
        || numbered
        || last.has(Traits::OPEN.with(Traits::COLON))
    {
        return false;
    }
    if first.has(Traits::LOWER.with(Traits::MUTE))
        || is_dispatch(unit, words)
        || phrases::is_section_name(words)
    {
        return false;
    }
    let wording = wording::read(words);
    let alone = match unit.kind {
        Kind::Short | Kind::Prose => unit.last - unit.first <= 2,
        Kind::Verse => is_head_of_block(scene, index),
        _ => false,
    };
    let several = wording.sentences > 1 || wording.sentences == 1 && unit.chars > TWO_PART_CHARS;
    alone && !several && wording.case != Case::None
}

/// In a block of short lines at the start, the first is the title where by-line or date follow.
fn is_head_of_block(scene: &Scene, index: usize) -> bool {
    let second = scene.unit(index + 1);
    let third = scene.unit(index + 2);
    second.kind == Kind::Note || third.kind == Kind::Note && !scene.is_open_above(index + 2)
}

/// Where a label of a word or two stands above a longer line, that line is the title.
fn better(scene: &Scene, index: usize) -> usize {
    let (unit, next) = (scene.unit(index), scene.unit(index + 1));
    let words = |unit: &Unit| wording::read(scene.words(unit)).words;
    let short = words(&unit) <= KICKER_WORDS;
    let longer = matches!(next.kind, Kind::Short | Kind::Prose)
        && words(&next) >= TITLE_WORDS
        && is_name(scene, index + 1, &next)
        && !phrases::is_kicker(scene.words(&next))
        && !scene.is_label(&next);
    if short && longer { index + 1 } else { index }
}

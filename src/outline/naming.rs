//! Which line names the text. Above and below it stand others: who issued the paper, what it is
//! one of, its number, where and when, by whom. Each line of the head is doubted by what it looks
//! like, and the first that is doubted least is the title.

use super::candidate::{CLEAR, Candidate, HEARD, MANY_WORDS};
use super::genre;
use super::imprint;
use super::line::Traits;
use super::nameable::{is_button, is_dispatch, is_name, is_numbered, may_name};
use super::phrases;
use super::scene::Scene;
use super::tells;
use super::title::HEAD;
use super::unit::{Kind, Unit};
use super::wording::{self, Case, Wording};
use crate::text::Lead;

/// The title right below the navigation of a page has at least this many words.
pub(super) const NAVIGATED_WORDS: u32 = 4;

/// No entry of a navigation has so many words.
const HEADLINE_WORDS: u32 = 7;

/// A paragraph ends the head if it is longer than this, or closed and longer than that.
const BODY_CHARS: u32 = 160;
const CLOSED_CHARS: u32 = 60;

/// A scrap of the title page is no longer than this.
const SCRAP_CHARS: u32 = 16;

/// Longer lines are subtitles, which say more of what the text says than the title does.
pub(super) const TITLE_WORDS: u32 = 14;

/// Doubts: bodies, labels, references, imprints and addresses; persons; the name of a series.
const BODY: f32 = 3.8;
pub(super) const LABEL: f32 = 3.0;
const IMPRINT: f32 = 2.5;
pub(super) const PERSON: f32 = 2.0;
const SERIES: f32 = 0.8;

/// The same with its number.
const NUMBERED_SERIES: f32 = 1.9;

/// The same in capitals right above a line that is not.
const LOUD_SERIES: f32 = 1.1;

/// "Politics & Society", "Middle East": a part of a paper or page rather than a text.
const TOPIC: f32 = 1.0;

/// "Desk meeting, 3 June" above everything else may be a title.
const DATED_FIRST: f32 = 1.0;

/// Doubts of "Present: Aske, Kemp", and of lines of one word and of two.
pub(super) const LABELLED: f32 = 1.5;
pub(super) const ONE_WORD: f32 = 1.5;
const TWO_WORDS: f32 = 0.75;

/// What a line is doubted right below the name of a body, and above a label.
const BENEATH: f32 = 1.25;
const ABOVE_LABEL: f32 = 1.0;

/// What a line is doubted that is the first of several headings, and how far down they are looked
/// for, in units.
const HEADING: f32 = 2.0;
const FURTHER_DOWN: usize = 64;

/// What takes doubts away: a date or an author right below, a ruled line, "Report on …".
const DATED: f32 = 0.75;
const RULED: f32 = 1.5;
const GENRE: f32 = 0.5;

/// The unit from `from` on that names the text.
pub(super) fn find(scene: &Scene, from: usize) -> Option<usize> {
    let first = scene.unit(from);
    if first.kind == Kind::Note && phrases::is_chrome(scene.words(&first)) {
        return navigated(scene, from);
    }
    let letter = is_letter(scene, from);
    let end = end(scene, from);
    let lead = lead(scene, end);
    let mut best: Option<Candidate> = None;
    for index in from..end {
        let unit = scene.unit(index);
        if !may_name(scene, index, &unit) || letter && !heads_letter(scene, index, &unit) {
            continue;
        }
        let this = candidate(scene, index, best, &lead);
        let authored = |above: &Candidate| {
            let mut between = above.index + 1..index;
            between.any(|at| phrases::is_by_line(scene.words(&scene.unit(at))))
        };
        if best.is_none_or(|best| this.is_better(&best, authored(&best))) {
            if this.doubt <= CLEAR && this.echo > HEARD {
                return Some(index);
            }
            best = Some(this);
        }
    }
    best.map(|best| best.index)
        .filter(|&index| !is_letterhead_only(scene, index))
}

/// "Ministry of Economy, room 301" above nothing but the day, or "Rome, Friday night": where and
/// when something was written, not what it is about.
fn is_letterhead_only(scene: &Scene, index: usize) -> bool {
    let below = scene.unit(index + 1);
    let dated = below.kind == Kind::Note && phrases::is_date(scene.words(&below));
    let text = scene.unit(index + 2).kind == Kind::Prose;
    let words = scene.words(&scene.unit(index));
    let body = imprint::is_letterhead(words) && !genre::is_told(words) && !genre::is_series(words);
    dated && text && body || imprint::is_place_and_day(words)
}

/// What is known of the line at `index`, where `best` is the likeliest above it.
fn candidate(scene: &Scene, index: usize, best: Option<Candidate>, lead: &Lead) -> Candidate {
    let unit = scene.unit(index);
    let words = scene.words(&unit);
    let top = best.is_none_or(|best| best.doubt >= LABEL);
    let doubt = doubt(scene, index, &unit, top);
    let wording = wording::read(words);
    let echo = if wording.words <= TITLE_WORDS {
        lead.echo(words)
    } else {
        0.0
    };
    // Below what may be a title, two words that the text takes up are no name of a page.
    let short = (TWO_WORDS..SERIES).contains(&doubt) && echo >= 1.0;
    let named = short && best.is_some_and(|above| above.doubt < PERSON);
    let below_series = best.is_some_and(|above| above.doubt >= SERIES && above.words > 1);
    Candidate {
        index,
        doubt: if named { 0.0 } else { doubt },
        echo,
        words: wording.words,
        case: wording.case,
        first: best.is_none(),
        settled: below_series && doubt >= 0.0,
    }
}

/// What the text starts with.
fn lead(scene: &Scene, from: usize) -> Lead {
    let units = scene.units.get(from..).unwrap_or(&[]).iter();
    let texts = units.filter(|unit| unit.is_text());
    texts.map(|unit| scene.words(unit)).collect()
}

/// The first unit that stands below the head: text, a list, a salutation, a heading.
fn end(scene: &Scene, from: usize) -> usize {
    let limit = scene.units.len().min(from + HEAD);
    let contents = scene.contents.map_or(limit, |(list, _)| list);
    let body = (from..limit.min(contents)).find(|&index| {
        let unit = scene.unit(index);
        let words = scene.words(&unit);
        match unit.kind {
            Kind::Rule | Kind::Dress | Kind::Header => false,
            Kind::Note | Kind::Row => is_dispatch(&unit, words),
            _ if phrases::is_salutation(words) || unit.told => true,
            Kind::Short | Kind::Verse if imprint::is_agenda_item(words) => false,
            // "ANALYSIS" above a headline is what the text is
            Kind::Short if index == from && phrases::is_kicker(words) => {
                let next = scene.unit(index + 1);
                next.is_text() && is_body(scene, &next)
            }
            Kind::Short => phrases::is_section_name(words) || is_numbered(scene, &unit),
            // "· Follow"
            Kind::Item if unit.chars <= SCRAP_CHARS && is_button(words) => false,
            Kind::Prose => !may_name(scene, index, &unit) && is_body(scene, &unit),
            // "Distr." in a block of short lines is none of verse.
            Kind::Verse if unit.chars <= SCRAP_CHARS && !scene.first(&unit).has(Traits::OPEN) => {
                false
            }
            // "of the European Union" goes on with the line above.
            Kind::Verse if scene.first(&unit).has(Traits::LOWER) => is_body(scene, &unit),
            _ => !is_name(scene, &unit),
        }
    });
    body.unwrap_or(limit.min(contents))
}

/// True for more than a subtitle or a scrap.
fn is_body(scene: &Scene, unit: &Unit) -> bool {
    let closed = scene.last(unit).has(Traits::STOP) && !scene.first(unit).has(Traits::LOWER);
    unit.chars > BODY_CHARS || closed && unit.chars > CLOSED_CHARS
}

/// "THE WHITE HOUSE" above "Office of the Press Secretary" or "For immediate release".
fn is_house(scene: &Scene, index: usize, unit: &Unit) -> bool {
    let next = scene.unit(index + 1);
    let below = scene.words(&next);
    let few = wording::read(scene.words(unit)).words <= MANY_WORDS;
    let released = next.kind == Kind::Note && phrases::is_release(below);
    // "Notes from the Coast" above "About   Archive   Subscribe"
    let paged = genre::is_navigation(below);
    few && !scene.words(unit).contains(':')
        && unit.first == unit.last
        && (imprint::is_letterhead(below) || released || paged)
}

/// A name above a label is that of a publisher: "Atlantic Forum" above "Issue Brief".
fn is_labelled_below(scene: &Scene, index: usize) -> bool {
    let below = scene.words(&scene.unit(index + 1));
    // "(Application no. 41872/19)" is that of the line itself.
    let reference =
        !below.starts_with('(') && !phrases::is_date(below) && imprint::is_reference(below);
    phrases::is_kicker(below) || reference || genre::is_topic(below)
}

/// True for a line right above the text with others like it further down.
fn is_first_heading(scene: &Scene, index: usize, unit: &Unit) -> bool {
    let case = |unit: &Unit| scene.first(unit).has(Traits::CAPS);
    let heads = |at: usize| {
        let next = scene.unit(at + 1);
        next.kind == Kind::Prose && is_body(scene, &next)
    };
    let others = scene
        .units
        .iter()
        .enumerate()
        .skip(index + 2)
        .take(FURTHER_DOWN);
    heads(index)
        && others.into_iter().any(|(at, other)| {
            let next = scene.unit(at + 1);
            let heads = next.kind == Kind::Prose && scene.last(&next).has(Traits::STOP);
            let alike = case(other) == case(unit) && other.chars * 2 >= unit.chars;
            let below_text = scene.unit(at - 1).is_text() || scene.unit(at - 2).is_text();
            other.kind == Kind::Short && alike && below_text && heads
        })
}

/// How little a line of the head looks like the title; `top` where no other stands above it.
fn doubt(scene: &Scene, index: usize, unit: &Unit, top: bool) -> f32 {
    let words = scene.words(unit);
    let wording = wording::read(words);
    let mut doubt = kind_of_doubt(scene, index, unit, top);
    let above = index
        .checked_sub(1)
        .map_or("", |above| scene.words(&scene.unit(above)));
    let next = scene.unit(index + 1);
    let below = scene.words(&next);
    if tells::is_field(words) && tells::is_field(above) && !imprint::is_reference(above)
        || tells::is_form(words)
    {
        doubt += LABELLED;
    }
    let house = imprint::is_letterhead(above) && !genre::is_series(above);
    if house && doubt > -GENRE && !scene.is_open_above(index) {
        doubt += BENEATH;
    }
    if wording.words <= MANY_WORDS && doubt < LABEL && is_labelled_below(scene, index) {
        doubt += ABOVE_LABEL;
    }
    if !top && is_first_heading(scene, index, unit) {
        doubt += HEADING;
    }
    if unit.underline > 0 {
        // where others are ruled, too, it is the first heading
        let below = scene.units.iter().skip(index + 1).take(FURTHER_DOWN);
        let others = !top && below.clone().any(|other| other.underline > 0);
        doubt += if others { HEADING } else { -RULED };
    }
    let dated =
        next.kind == Kind::Note && !phrases::is_release(below) || imprint::is_imprint(below);
    if dated && doubt < IMPRINT {
        doubt -= DATED;
    }
    doubt
}

/// What the words of a line say it is.
fn kind_of_doubt(scene: &Scene, index: usize, unit: &Unit, top: bool) -> f32 {
    let words = scene.words(unit);
    let wording = wording::read(words);
    let short = match wording {
        Wording { words: 0..=1, .. } => ONE_WORD,
        Wording { words: 2, .. } => TWO_WORDS,
        _ => 0.0,
    };
    let label =
        phrases::is_kicker(words) || phrases::is_release(words) || imprint::is_agenda_item(words);
    if label || imprint::is_numbered(words) || genre::is_tagline(words) {
        LABEL
    } else if genre::is_told(words) {
        -GENRE
    } else if imprint::is_addressee(words) {
        IMPRINT
    } else if genre::is_series(words) {
        let next = scene.unit(index + 1);
        let loud = wording.case == Case::Caps && !scene.first(&next).has(Traits::CAPS);
        if loud && !scene.is_open_above(index + 1) {
            LOUD_SERIES
        } else if words.bytes().any(|byte| byte.is_ascii_digit()) {
            NUMBERED_SERIES
        } else {
            SERIES.max(short)
        }
    } else if imprint::is_reference(words) {
        LABEL
    } else if imprint::is_letterhead(words) || is_house(scene, index, unit) {
        BODY
    } else if imprint::is_imprint(words) {
        if top && !imprint::starts_dated(words) {
            DATED_FIRST
        } else {
            IMPRINT
        }
    } else if phrases::is_person(words) || tells::is_honoured(words) || tells::is_ranked(words) {
        PERSON
    } else if genre::is_topic(words) || tells::is_quoted(words) {
        TOPIC.max(short)
    } else {
        short
    }
}

/// The title of a page below its navigation: the first line long enough to be no entry of it.
fn navigated(scene: &Scene, from: usize) -> Option<usize> {
    let end = end(scene, from);
    let long = |least: u32| {
        (from..end).find(|&index| {
            let unit = scene.unit(index);
            let words = wording::read(scene.words(&unit)).words;
            let apart = unit.kind != Kind::Verse
                || scene.unit(index + 1).kind != Kind::Verse
                || scene.is_open_above(index + 1);
            is_name(scene, &unit) && words >= least && (apart || words >= HEADLINE_WORDS)
        })
    };
    long(NAVIGATED_WORDS).or_else(|| long(0))
}

/// True where a letter's salutation follows in the head of the text.
pub(super) fn is_letter(scene: &Scene, from: usize) -> bool {
    let mut head = scene.units.iter().skip(from).take(HEAD);
    head.any(|unit| phrases::is_letter_opening(scene.words(unit)))
}

/// Above a letter stand addresses; what it is about stands alone, or above them all.
fn heads_letter(scene: &Scene, index: usize, unit: &Unit) -> bool {
    let alone = scene.is_open_above(index) && scene.is_open_below(index);
    let words = scene.words(unit);
    let few = wording::read(words).words < NAVIGATED_WORDS;
    alone && !few && !imprint::is_addressee(words) && !tells::is_field(words)
        || genre::is_told(words)
}

#[cfg(test)]
mod tests {
    use super::super::plain;

    /// The title of a text with this head.
    fn title_below(head: &str) -> Option<String> {
        let text = format!(
            "{head}\n\nThe harbour board of Lindholm agreed on Monday to raise its fees by a fifth, after \
             three years of argument with the fishing fleet and the ferry line.\n\nFishermen said that \
             the rise would drive small boats to other ports within a year or two.\n"
        );
        plain(&text).title.map(|title| title.text)
    }

    #[test]
    fn the_title_stands_among_what_a_page_offers() {
        for (head, title) in [
            (
                "Connect with us\n\nTop Stories\n\nHarbour Board Raises Fees for Repairs\n\nEditorial\n\n\
                 Published\n\non",
                "Harbour Board Raises Fees for Repairs",
            ),
            (
                "Ada Kemp\n·Follow\n4 min read·Mar 12, 2024\n\nThe quay that nobody wants to pay for\n\n--\n\n\
                 Listen\n\nShare",
                "The quay that nobody wants to pay for",
            ),
            (
                "Quayside Notes\nA blog about ports and those who raise their fees\n\nWho pays for the quay?\n\n\
                 Posted on March 12, 2024 by Ada Kemp",
                "Who pays for the quay?",
            ),
            (
                "Ports / Economy\n\nLindholm's harbour fees: an explainer\n\nPublished 12 March 2024",
                "Lindholm's harbour fees: an explainer",
            ),
            (
                "Transcripts\n\nUpdate on the harbour fees in Lindholm.\n\nDoorstop Interview, 12 March 2024",
                "Update on the harbour fees in Lindholm.",
            ),
            (
                "Media Release\n\nSenator David Kemp\n\nGreen Party Spokesperson on Transport\n\n\
                 12 March 2024\n\nHarbour Fees Inquiry Welcomed",
                "Harbour Fees Inquiry Welcomed",
            ),
            (
                "ANALYSIS\n\nWhat the Harbour Fees Mean for the Fleet\n\nBy Ada Kemp | 12 March 2024",
                "What the Harbour Fees Mean for the Fleet",
            ),
            (
                "United States Government Accountability Office\n\nReport to Congressional Committees\n\n\
                 March 2024\n\nHARBOR FEES\n\nBetter Data Would Help Boards Set Fair Rates\n\nGAO-24-106451",
                "HARBOR FEES",
            ),
            (
                "‘Nobody asked us’\n\nFishing fleet slams harbour fees\nAda Kemp, Friday, March 12th, 2024",
                "Fishing fleet slams harbour fees",
            ),
            (
                "Congressional Research Service\n\nIN FOCUS\n\nMarch 12, 2024\n\nHarbor Fees: An Overview",
                "Harbor Fees: An Overview",
            ),
        ] {
            assert_eq!(title_below(head).as_deref(), Some(title), "{head}");
        }
    }
}

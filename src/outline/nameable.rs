//! Which lines of a head may be a title at all.

use super::imprint;
use super::line::Traits;
use super::marker::Mark;
use super::naming::{NAVIGATED_WORDS, TITLE_WORDS};
use super::phrases;
use super::scene::Scene;
use super::tells;
use super::title::MAX_CHARS;
use super::unit::{Kind, Unit};
use super::wording::{self, Case};

/// "The contract is bad. Sign it anyway" is no longer than this.
const TWO_PART_CHARS: u32 = 90;

/// A title without capitals has no more words.
const SMALL_WORDS: u32 = 10;

/// A dateline has at least this many code points of prose behind it.
const DISPATCH_CHARS: u32 = 80;

/// True where the unit at `index` may be a title, also one that somebody closed with a full stop.
pub(super) fn may_name(scene: &Scene, index: usize, unit: &Unit) -> bool {
    is_name(scene, unit) || is_stopped_name(scene, index, unit) || is_small_name(scene, index, unit)
}

/// "harbour fees in Lindholm" above everything else: a title that somebody wrote without capitals.
fn is_small_name(scene: &Scene, index: usize, unit: &Unit) -> bool {
    let below = scene.unit(index + 1);
    let wording = wording::read(scene.words(unit));
    let ended = Traits::STOP.with(Traits::OPEN).with(Traits::COLON);
    index == 0
        && unit.first == unit.last
        && unit.kind == Kind::Prose
        && scene.first(unit).has(Traits::LOWER)
        && !scene.last(unit).has(ended.with(Traits::HYPHEN))
        && (2..=SMALL_WORDS).contains(&wording.words)
        && wording.sentences == 0
        && (scene.is_open_below(index) || below.kind == Kind::Note)
        && !scene.first(&below).has(Traits::LOWER)
}

/// True where the unit may be a title.
pub(super) fn is_name(scene: &Scene, unit: &Unit) -> bool {
    let (first, last) = (scene.first(unit), scene.last(unit));
    let words = scene.words(unit);
    let stopped = last.has(Traits::STOP)
        && !last.has(Traits::QUESTION)
        && !words.ends_with('!')
        && !phrases::ends_abbreviated(words);
    if unit.chars > MAX_CHARS
        || first.quote > 0
        || stopped
        || is_numbered(scene, unit)
        || last.has(Traits::OPEN.with(Traits::COLON))
        || first.has(Traits::LOWER.with(Traits::MUTE))
        || is_dispatch(unit, words)
        || phrases::is_section_name(words)
        || unit.told
        || tells::is_asked(words)
        || words.starts_with(['(', '[']) && words.ends_with([')', ']'])
        || phrases::is_salutation(words)
        || imprint::is_address(words)
    {
        return false;
    }
    let wording = wording::read(words);
    let alone = match unit.kind {
        Kind::Short | Kind::Prose => unit.last - unit.first <= 2,
        Kind::Verse => true,
        _ => false,
    };
    let several = wording.sentences > 1 || wording.sentences == 1 && unit.chars > TWO_PART_CHARS;
    alone && !several && wording.case != Case::None
}

/// "Update on the harbour fees." above the day or the occasion: a title that somebody closed.
fn is_stopped_name(scene: &Scene, index: usize, unit: &Unit) -> bool {
    let words = scene.words(unit);
    let Some(open) = words.strip_suffix('.').filter(|open| !open.ends_with('.')) else {
        return false;
    };
    let below = scene.unit(index + 1);
    let dated = below.kind == Kind::Note || imprint::is_imprint(scene.words(&below));
    let wording = wording::read(open);
    unit.first == unit.last
        && dated
        && (NAVIGATED_WORDS..=TITLE_WORDS).contains(&wording.words)
        && wording.sentences == 0
        && scene.is_open_above(index)
        && scene.is_open_below(index)
        && !scene.first(unit).has(Traits::LOWER.with(Traits::MUTE))
        && !is_dispatch(unit, words)
}

/// "Follow", "Listen", "Share": what a page offers.
pub(super) fn is_button(words: &str) -> bool {
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    ["follow", "listen", "share", "save", "print"]
        .iter()
        .any(|button| bare.eq_ignore_ascii_case(button))
}

/// True for prose that starts with a dateline.
pub(super) fn is_dispatch(unit: &Unit, words: &str) -> bool {
    unit.chars >= DISPATCH_CHARS && phrases::has_dateline(words)
}

/// True for a line with a number that sections have and titles have not.
pub(super) fn is_numbered(scene: &Scene, unit: &Unit) -> bool {
    let marker = scene.marker(unit);
    let words = scene.words(unit);
    marker.is_listed()
        || words.len() <= 4 && words.bytes().all(|byte| b"IVX.".contains(&byte))
        || marker.mark == Mark::Decimal(1)
        || matches!(marker.mark, Mark::Roman | Mark::Capital | Mark::Word(2..))
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::super::tests::PROSE;

    #[test]
    fn titles_may_be_small_or_end_with_a_share() {
        let title = |text: String| plain(&text).title.map(|title| title.text);
        for head in [
            "harbour fees for small boats in Lindholm",
            "Paying Less: How the port cut the price of a berth by 65%",
        ] {
            let found = title(format!("{head}\n\n{PROSE}\n\n{PROSE}\n"));
            assert_eq!(found.as_deref(), Some(head));
        }
        for head in [
            "and went on talking about",
            "- a berth",
            "and so they went to the",
        ] {
            let found = title(format!(
                "{head}\nthe border until the evening.\n\n{PROSE}\n"
            ));
            assert_eq!(found, None, "{head}");
        }
        assert_eq!(title(format!("Use of quays 71.9 %\n\n{PROSE}\n")), None);
    }
}

//! Captions that lost their pictures: lines between the paragraphs of a narrative that show
//! something somewhere, in a text without any heading beyond doubt.

use super::marker::Mark;
use super::phrases;
use super::scene::Scene;
use super::score::{Candidate, ENOUGH};
use super::tells;
use super::unit::Kind;
use super::wording::Case;

/// More plain headings than this are no captions.
const FEW: usize = 6;

/// Takes back the headings of a text that are captions.
pub(super) fn demote(scene: &Scene, candidates: &mut [Candidate]) {
    let words = |found: &Candidate| scene.words(&scene.unit(found.unit));
    let mut plain = Vec::new();
    for (index, found) in candidates.iter().enumerate() {
        if found.score < ENOUGH {
            continue;
        }
        let sure = found.explicit
            || found.marker.mark != Mark::None
            || found.wording.asks
            || found.style.colon
            || found.style.case == Case::Caps
            || words(found).ends_with('?');
        if sure || plain.len() == FEW {
            return;
        }
        plain.push(index);
    }
    let named = |index: &&usize| {
        let found = candidates.get(**index);
        found.is_some_and(|found| tells::names_place(words(found)))
    };
    let shown = |index: &&usize| {
        let found = candidates.get(**index);
        found.is_some_and(|found| {
            let words = words(found);
            tells::shows_place(words) || words.starts_with("A ") || words.starts_with("An ")
        })
    };
    let places = plain.iter().filter(shown).count();
    if places * 2 < plain.len() || plain.is_empty() {
        return;
    }
    let told = plain.iter().any(|index| named(&index))
        || scene
            .units
            .iter()
            .filter(|unit| unit.kind == Kind::Note)
            .map(|unit| scene.words(unit))
            .any(|words| tells::points(words) || phrases::credits_pictures(words));
    if told {
        for index in plain {
            if let Some(found) = candidates.get_mut(index) {
                found.score = 0.0;
            }
        }
    }
}

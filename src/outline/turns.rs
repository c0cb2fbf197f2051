//! Whose turn it is to speak: names above paragraphs that are no headings.

use std::collections::HashMap;

use super::scene::Scene;
use super::score::Candidate;
use super::tells;

/// A host has so many turns, and what the names of speakers lose.
const MIN_TURNS: usize = 2;
const SPOKEN: f32 = 4.0;

/// Names of those who ask have no more words.
const MOST_WORDS: usize = 3;

/// Where an operator or a host takes turns, names above paragraphs are those of speakers.
pub(super) fn demote(scene: &Scene, candidates: &mut [Candidate]) {
    let words = |found: &Candidate| scene.words(&scene.unit(found.unit));
    asked(scene, candidates);
    let turns = candidates
        .iter()
        .filter(|found| tells::is_turn(words(found)));
    if turns.count() < MIN_TURNS {
        return;
    }
    for found in candidates {
        let words = words(found);
        if tells::is_turn(words) || tells::is_name_like(words) {
            found.score -= SPOKEN;
        }
    }
}

/// "Harbour Review: Is the quay safe?", again and again with the same name: somebody asks, and what.
fn asked(scene: &Scene, candidates: &mut [Candidate]) {
    let mut turns: HashMap<&str, usize> = HashMap::new();
    for unit in &scene.units {
        if let Some(name) = speaker(scene.words(unit)) {
            *turns.entry(name).or_default() += 1;
        }
    }
    for found in candidates
        .iter_mut()
        .filter(|found| !found.marker.is_numbered())
    {
        let words = scene.words(&scene.unit(found.unit));
        let asks = words.ends_with('?');
        let many = speaker(words)
            .and_then(|name| turns.get(name))
            .is_some_and(|turns| *turns >= MIN_TURNS);
        if asks && many {
            found.score -= SPOKEN;
        }
    }
}

/// The name before a colon that may be that of somebody who speaks.
fn speaker(words: &str) -> Option<&str> {
    let (name, _) = words.split_once(": ")?;
    let few = name.split_whitespace().nth(MOST_WORDS).is_none();
    (few && name.starts_with(char::is_uppercase)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, headings};

    #[test]
    fn questions_by_name_are_no_headings() {
        let text = format!(
            "The Pilot of Lindholm\n\n{PROSE}\n\nQuay Review: Is the harbour safe?\n\nBo Aske: {PROSE}\n\n\
             Quay Review: Who pays for it?\n\nBo Aske: {PROSE}\n"
        );
        assert_eq!(headings(&text), []);
        let text = format!(
            "A Day at the Border\n\n{PROSE}\n\nThe border: who pays for it?\n\n{PROSE}\n\nWhat comes after\n\n{PROSE}\n"
        );
        assert_eq!(headings(&text).len(), 2);
    }
}

//! Where in a text the words stand that are looked for, and the sentence that says most of them.

use std::collections::HashMap;

use super::query::Words;
use crate::model::Span;
use crate::text::sentences;
use crate::text::terms::terms;

/// Words that are looked for in a text.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// Each a row of terms.
    phrases: Vec<Vec<String>>,
    /// The last term is only the beginning of one.
    opens: bool,
}

impl Leaf {
    pub(super) fn new(words: &Words, forms: Vec<String>) -> Self {
        let mut phrases = vec![words.terms.clone()];
        phrases.extend(forms.into_iter().map(|form| vec![form]));
        Self {
            phrases,
            opens: words.opens,
        }
    }
}

/// A phrase that has begun.
struct Begun<'a> {
    leaf: usize,
    rest: &'a [String],
    start: usize,
}

/// Most places that are compared.
const PLACES: usize = 512;

/// The places at which words stand, with the number of the leaf, in order.
pub(super) fn places(text: &str, leaves: &[Leaf]) -> Vec<(Span, usize)> {
    let mut firsts: HashMap<&str, Vec<(usize, &[String])>> = HashMap::new();
    let mut openings: Vec<(usize, &str)> = Vec::new();
    for (number, leaf) in leaves.iter().enumerate() {
        for phrase in &leaf.phrases {
            match phrase.as_slice() {
                [only] if leaf.opens => openings.push((number, only)),
                [first, rest @ ..] => firsts.entry(first).or_default().push((number, rest)),
                [] => {}
            }
        }
    }
    let opens = |leaf: usize| leaves.get(leaf).is_some_and(|leaf| leaf.opens);
    let mut begun: Vec<Begun<'_>> = Vec::new();
    let mut found = Vec::new();
    let span = |start: usize, end: usize| Span::new(start as u32, end as u32);
    terms(text, |start, end, term| {
        if found.len() >= PLACES {
            return;
        }
        begun.retain_mut(|one| {
            let Some((next, rest)) = one.rest.split_first() else {
                return false;
            };
            let last = rest.is_empty();
            let fits = next == term || last && opens(one.leaf) && term.starts_with(next.as_str());
            if fits && last {
                found.push((span(one.start, end), one.leaf));
                return false;
            }
            one.rest = rest;
            fits
        });
        for (leaf, rest) in firsts.get(term).into_iter().flatten() {
            if rest.is_empty() {
                found.push((span(start, end), *leaf));
            } else {
                begun.push(Begun {
                    leaf: *leaf,
                    rest,
                    start,
                });
            }
        }
        for (leaf, opening) in &openings {
            if term.starts_with(opening) {
                found.push((span(start, end), *leaf));
            }
        }
    });
    found.sort_by_key(|(span, _)| (span.start, span.end));
    found
}

/// The first place in the sentence that says most of what is looked for, and that sentence.
pub(super) fn best(text: &str, leaves: &[Leaf]) -> Option<(Span, Span)> {
    if leaves.is_empty() {
        return None;
    }
    let mut best: Option<(usize, Span, Span)> = None;
    let mut current: Option<(Span, Span, Vec<usize>)> = None;
    let keep = |current: Option<(Span, Span, Vec<usize>)>,
                best: &mut Option<(usize, Span, Span)>| {
        if let Some((place, sentence, said)) = current
            && best.as_ref().is_none_or(|(most, ..)| said.len() > *most)
        {
            *best = Some((said.len(), place, sentence));
        }
    };
    for (span, leaf) in places(text, leaves) {
        match &mut current {
            Some((_, sentence, said)) if span.start < sentence.end => {
                if !said.contains(&leaf) {
                    said.push(leaf);
                }
            }
            _ => {
                keep(current.take(), &mut best);
                current = Some((span, sentence_at(text, span.start), vec![leaf]));
            }
        }
    }
    keep(current, &mut best);
    best.map(|(_, place, sentence)| (place, sentence))
}

/// The sentence at a place: of the paragraph that it stands in.
pub(super) fn sentence_at(text: &str, at: u32) -> Span {
    let at = at as usize;
    let from = text
        .get(..at)
        .and_then(|head| head.rfind('\n'))
        .map_or(0, |feed| feed + 1);
    let rest = text.get(from..).unwrap_or("");
    for (start, end) in sentences(rest) {
        if from + end > at {
            return Span::new((from + start) as u32, (from + end) as u32);
        }
    }
    Span::new(at as u32, at as u32)
}

#[cfg(test)]
mod tests {
    use super::{Leaf, best, places};
    use crate::library::query::Words;

    fn leaf(terms: &[&str], opens: bool, forms: &[&str]) -> Leaf {
        let words = Words {
            terms: terms.iter().map(|term| (*term).to_owned()).collect(),
            opens,
            exact: true,
        };
        Leaf::new(
            &words,
            forms.iter().map(|form| (*form).to_owned()).collect(),
        )
    }

    const TEXT: &str =
        "Grain is dear. The grain corridor, a Security\nGuarantee, closes. Corridors.";

    #[test]
    fn words_phrases_and_beginnings_are_found() {
        let found = |leaf: Leaf| -> Vec<&str> {
            let places = places(TEXT, &[leaf]);
            places.iter().map(|(span, _)| span.of(TEXT)).collect()
        };
        assert_eq!(found(leaf(&["grain"], false, &[])), ["Grain", "grain"]);
        assert_eq!(
            found(leaf(&["corridor"], false, &["corridors"])),
            ["corridor", "Corridors"]
        );
        assert_eq!(found(leaf(&["corr"], true, &[])), ["corridor", "Corridors"]);
        assert_eq!(
            found(leaf(&["security", "guar"], true, &[])),
            ["Security\nGuarantee"]
        );
        assert!(found(leaf(&["grain", "closes"], false, &[])).is_empty());
    }

    #[test]
    fn the_sentence_that_says_most_is_shown() {
        let leaves = [
            leaf(&["grain"], false, &[]),
            leaf(&["corridor"], false, &[]),
        ];
        let (place, sentence) = best(TEXT, &leaves).unwrap();
        assert_eq!(place.of(TEXT), "grain");
        assert!(sentence.of(TEXT).starts_with("The grain"));
        assert_eq!(best(TEXT, &[leaf(&["peace"], false, &[])]), None);
    }
}

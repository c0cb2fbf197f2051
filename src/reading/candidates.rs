//! What may be a stakeholder or an issue: the marks of the first reading, and the spans of words
//! that the encoder takes for one.

use std::ops::Range;

use super::features::{FEATURES, Scene, is_small, other};
use crate::lexicon::{is_word_of, is_written, list};
use crate::model::{Kind, Span, WhyRule};

/// A span that the encoder takes for one from here on, in 255ths.
const FROM: u16 = 51;

/// Something that may be a stakeholder or an issue.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where.
    pub span: Span,
    /// What it would be.
    pub kind: Kind,
    /// True where the first reading has it.
    pub found: bool,
    /// True where the reader's own lexicon has it: it stands.
    pub is_own: bool,
    /// What speaks for it, in the order of [`super::NAMES`].
    pub features: [f32; FEATURES],
}

/// Adds the candidates of a kind in the windows that were read.
pub(super) fn of(
    scene: &Scene,
    kind: Kind,
    windows: impl Iterator<Item = Range<usize>>,
    all: &mut Vec<Candidate>,
) {
    let mut mentions = scene.found.mentions.iter().peekable();
    for window in windows {
        let Some(words) = scene.words.get(window.clone()) else {
            continue;
        };
        let start = words.first().map_or(0, |word| word.start);
        let end = words.last().map_or(start, |word| word.end);
        while mentions
            .next_if(|mention| mention.span.start < start)
            .is_some()
        {}
        while let Some(mention) = mentions.next_if(|mention| mention.span.start < end) {
            if mention.kind == kind {
                all.push(Candidate {
                    span: mention.span,
                    kind,
                    found: true,
                    is_own: mention.why.rule == WhyRule::UserLexicon,
                    features: scene.features(mention.span, kind, Some(mention)),
                });
            }
        }
        for span in spans(scene, kind, window) {
            let under = scene.found.in_span(span);
            let taken = |mention: &crate::model::Mention| {
                mention.kind == kind || mention.why.rule == WhyRule::UserLexicon
            };
            if !under.iter().any(taken) && !scene.is_aside(span) {
                all.push(Candidate {
                    span,
                    kind,
                    found: false,
                    is_own: false,
                    features: scene.features(span, kind, None),
                });
            }
        }
    }
}

/// The spans in a window whose words the encoder takes rather for this kind than for another.
fn spans(scene: &Scene, kind: Kind, window: Range<usize>) -> Vec<Span> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for word in window {
        let belief = scene.belief(word);
        let [begins, goes_on] = belief.of(kind);
        let sum = u16::from(begins) + u16::from(goes_on);
        let [b, i] = belief.of(other(kind));
        let on = sum > FROM && sum >= u16::from(b) + u16::from(i) && sum >= belief.place.into();
        if on {
            match found.last_mut() {
                Some(last) if open && begins <= goes_on && !scene.breaks(word) => {
                    last.end = word + 1;
                }
                _ => found.push(word..word + 1),
            }
        }
        open = on;
    }
    found
        .into_iter()
        .filter_map(|words| trimmed(scene, words))
        .collect()
}

/// Without half a pair of brackets: of "Amendment) Bill" the bill, of "Bill (No" the bill.
fn unbracketed<'a>(word: impl Fn(usize) -> &'a str, mut words: Range<usize>) -> Range<usize> {
    let is = |at: &usize, sign: &str| word(*at) == sign;
    let open = words.clone().find(|at| is(at, "("));
    let close = words.clone().find(|at| is(at, ")"));
    match (open, close) {
        (None, Some(close)) => words.start = close + 1,
        (Some(open), None) => words.end = open,
        (Some(open), Some(close)) if close < open => words.start = close + 1,
        _ => {}
    }
    words
}

/// Whether a word only leads to a name or a matter: "the" in any case, "our" of "our ports" but not of
/// "Our Lady of Oslo", and "re" of "they’re".
fn leads(word: &str, before: Option<&str>) -> bool {
    is_word_of(list::RIM, word)
        || is_written(list::WHOSE, word)
        || matches!(before, Some("’" | "'")) && is_written(list::SHORTENED, word)
}

/// Without signs and small words at the rims.
fn trimmed(scene: &Scene, words: Range<usize>) -> Option<Span> {
    let mut words = unbracketed(|at| scene.word(at), words);
    // "U.S. ports" are no "S. ports"
    while is_inside_dotted(&scene.article.text, scene.words, words.start) {
        words.start -= 2;
    }
    while !words.is_empty() {
        let before = words.start.checked_sub(1).map(|at| scene.word(at));
        if !leads(scene.word(words.start), before) && scene.says(words.start) {
            break;
        }
        words.start += 1;
    }
    while !words.is_empty() && ends_loosely(scene, words.end - 1) {
        words.end -= 1;
    }
    // "U.S." ends in its stop, "the deal." does not
    if words.len() > 1 && scene.word(words.end - 1) == "." && scene.word(words.end - 2).len() > 1 {
        words.end -= 1;
    }
    let (first, last) = (
        scene.words.get(words.start)?,
        scene.words.get(words.end.checked_sub(1)?)?,
    );
    (!words.is_empty()).then(|| Span::new(first.start, last.end))
}

/// True for the "S" of "U.S.", which begins two words before, but not for that of "plan B. S ports".
fn is_inside_dotted(text: &str, words: &[Span], at: usize) -> bool {
    let from = at.checked_sub(2).and_then(|from| words.get(from..=at));
    let Some([first, dot, second]) = from else {
        return false;
    };
    let letter = |span: &Span| span.len() == 1 && span.of(text).starts_with(char::is_uppercase);
    let touch = first.end == dot.start && dot.end == second.start;
    touch && letter(first) && dot.of(text) == "." && letter(second)
}

/// True where no name and no matter ends: "lease terms and" is cut to "lease terms"; "follow-up" and
/// "U.S." stay whole.
fn ends_loosely(scene: &Scene, at: usize) -> bool {
    let hyphened = || {
        at.checked_sub(1)
            .is_some_and(|before| scene.word(before) == "-")
    };
    match scene.word(at) {
        "." => false,
        word => !scene.says(at) || is_loose(word) && !hyphened(),
    }
}

/// True for a small word; "US" and "Theresa May" have capitals.
fn is_loose(word: &str) -> bool {
    is_small(word) && !word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{is_inside_dotted, is_loose, leads, unbracketed};
    use crate::model::Span;

    #[test]
    fn half_a_pair_of_brackets_cuts_a_span() {
        let cut = |words: &[&'static str]| {
            let kept = unbracketed(|at| words[at], 0..words.len());
            words[kept].join(" ")
        };
        assert_eq!(cut(&["Land", ")", "Bill"]), "Bill");
        assert_eq!(cut(&["Finance", "(", "No"]), "Finance");
        assert_eq!(cut(&["Land", "(", "Use", ")", "Bill"]), "Land ( Use ) Bill");
        assert_eq!(cut(&["Land", "Bill"]), "Land Bill");
    }

    #[test]
    fn a_span_begins_with_what_it_is() {
        assert!(leads("The", None) && leads("their", None) && leads("re", Some("’")));
        assert!(!leads("Our", None) && !leads("re", Some("the")) && !leads("ports", None));
    }

    #[test]
    fn no_span_begins_inside_of_letters_with_stops() {
        let spans = |ends: [(u32, u32); 3]| ends.map(|(start, end)| Span::new(start, end));
        let close = spans([(0, 1), (1, 2), (2, 3)]);
        assert!(is_inside_dotted("U.S. ports", &close, 2));
        assert!(!is_inside_dotted("U.S. ports", &close, 1));
        assert!(!is_inside_dotted(
            "B. S ports",
            &spans([(0, 1), (1, 2), (3, 4)]),
            2
        ));
    }

    #[test]
    fn a_span_ends_in_no_small_word() {
        for word in ["and", "in", "from", "by"] {
            assert!(is_loose(word), "{word}");
        }
        for word in ["US", "May", "terms"] {
            assert!(!is_loose(word), "{word}");
        }
    }
}

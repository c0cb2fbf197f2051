//! Edits made to mislead: whatever becomes of a highlight, it is not placed on other words.

use std::collections::HashMap;

use attache::anchor::{describe, place};
use attache::model::{Anchor, Span};

use crate::edits::{Revised, all_sentences, changed, paragraphs, replaced};
use crate::{Case, Tally, around, cases};

#[track_caller]
fn none_wrong(kind: &str, least: f64, edits: impl Fn(&Case) -> Vec<Revised<'_>>) {
    let mut tally = Tally::default();
    for case in cases() {
        for revised in edits(case) {
            tally.count(case, &revised);
        }
    }
    let Tally {
        right,
        orphaned,
        gone,
        wrong,
    } = &tally;
    println!(
        "{kind}: {right} right, {orphaned} orphaned, {} wrong, {gone} gone",
        wrong.len()
    );
    assert!(right + orphaned + gone > 500, "{kind}: too few to tell");
    assert!(
        wrong.is_empty(),
        "{kind}: {} wrong\n{}",
        wrong.len(),
        wrong[..wrong.len().min(12)].join("\n")
    );
    assert!(
        tally.share() >= least,
        "{kind}: only {:.2} % right",
        100.0 * tally.share()
    );
}

/// The parts of a text in another order, `between` them.
fn ordered<'a>(text: &'a str, order: &[std::ops::Range<usize>], between: &str) -> Revised<'a> {
    let mut revised = Revised::new(text);
    for range in order {
        revised.keep(range.start..range.start + text[range.clone()].trim_end().len());
        revised.add(between);
    }
    revised
}

#[test]
fn another_article_takes_no_highlights() {
    let cases = cases();
    let mut tried = 0;
    for (at, one) in cases.iter().enumerate() {
        let anchors: Vec<Anchor> = one
            .spans
            .iter()
            .map(|span| describe(&one.text, *span))
            .collect();
        let anchors: Vec<&Anchor> = anchors.iter().collect();
        // each stands against every third of the others, another third from text to text
        for other in cases.iter().skip((at + 1) % 3).step_by(3) {
            if other.name == one.name {
                continue;
            }
            for (anchor, found) in anchors.iter().zip(place(&other.text, &anchors)) {
                tried += 1;
                assert_eq!(
                    found, None,
                    "{:?} of {} in {}",
                    anchor.exact, one.name, other.name
                );
            }
        }
    }
    assert!(tried > 5000, "{tried}");
}

#[test]
fn paragraphs_in_reverse() {
    none_wrong("paragraphs in reverse", 0.9, |case| {
        let order: Vec<_> = paragraphs(&case.text).into_iter().rev().collect();
        vec![ordered(&case.text, &order, "\n\n")]
    });
}

#[test]
fn every_sentence_elsewhere() {
    none_wrong("sentences shuffled", 0.0, |case| {
        let all = all_sentences(&case.text);
        (1..4)
            .map(|step| {
                // a stride without a common divisor visits all of them
                let stride = (step * 7..usize::MAX)
                    .find(|stride| gcd(*stride, all.len()) == 1)
                    .unwrap();
                let order: Vec<_> = (0..all.len())
                    .map(|index| all[index * stride % all.len()].clone())
                    .collect();
                ordered(&case.text, &order, " ")
            })
            .collect()
    });
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        gcd(other, one % other)
    }
}

/// Every highlighted name is exchanged for another one of the article.
#[test]
fn names_change_places() {
    for case in cases() {
        let mut names: Vec<&str> = case.spans.iter().map(|span| span.of(&case.text)).collect();
        names.retain(|name| name.len() < 30);
        names.sort_unstable();
        names.dedup();
        let next: HashMap<&str, &str> = names
            .iter()
            .zip(names.iter().cycle().skip(names.len() / 2 + 1))
            .map(|(one, other)| (*one, *other))
            .collect();
        let mut parts = Vec::new();
        let mut at = 0;
        for span in case.spans.iter().filter(|span| span.len() < 30) {
            if span.start >= at {
                let range = span.start as usize..span.end as usize;
                parts.push((range, next[span.of(&case.text)].to_owned()));
                at = span.end;
            }
        }
        let revised = replaced(&case.text, &parts);
        for (range, _) in &parts {
            let span = Span::new(range.start as u32, range.end as u32);
            let found = place(&revised.text, &[&describe(&case.text, span)])[0];
            // a full name in place of the surname says the same of the same: within it is right
            let right = found.is_none_or(|found| {
                revised
                    .span(span)
                    .is_some_and(|there| there.start <= found.start && found.end <= there.end)
            });
            assert!(
                right,
                "{}: {:?} at {span:?} placed at {:?}",
                case.name,
                span.of(&case.text),
                found.map(|found| around(&revised.text, found))
            );
        }
    }
}

#[test]
fn a_text_that_is_pasted_twice() {
    none_wrong("pasted twice", 0.95, |case| {
        // the first copy is where the highlights were
        let mut revised = Revised::new(&case.text);
        revised.keep(0..case.text.len());
        revised.add("\n\n");
        revised.add(&case.text);
        vec![revised]
    });
}

/// Many edits at once: a new paragraph on top, every ninth sentence gone, words inserted, other
/// signs, capitals.
#[test]
fn everything_at_once() {
    none_wrong("everything at once", 0.85, |case| {
        (0..4)
            .map(|remainder| {
                let mut parts = vec![(
                    0..0,
                    "A NEW DRAFT\n\nUkraine and Russia read it.\n\n".to_owned(),
                )];
                for (index, range) in all_sentences(&case.text).into_iter().enumerate() {
                    match index % 9 {
                        2 | 6 if index % 4 == remainder => {
                            parts.push((range.start..range.end, String::new()));
                        }
                        4 => parts.push((range.end..range.end, " So they say.".to_owned())),
                        _ => {}
                    }
                }
                replaced(&case.text, &parts)
            })
            .collect()
    });
}

/// True where a plain letter starts at this byte.
fn letter_behind(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic)
}

#[test]
fn signs_between_all_letters_are_no_danger() {
    none_wrong("blanks for hyphens", 0.95, |case| {
        vec![
            changed(&case.text, |at, c| {
                (c == '-'
                    && letter_behind(&case.text, at + 1)
                    && at > 0
                    && letter_behind(&case.text, at - 1))
                .then(|| " ".to_owned())
            }),
            changed(&case.text, |at, c| {
                (c == ' ' && at % 3 == 0).then(|| "\u{a0}".to_owned())
            }),
            changed(&case.text, |at, c| {
                (c.is_ascii_alphabetic() && at % 11 == 0 && letter_behind(&case.text, at + 1))
                    .then(|| format!("{c}\u{ad}"))
            }),
        ]
    });
}

/// A paragraph stands twice; the second goes. What surrounds the first tells that it is the first.
#[test]
fn the_twin_of_a_deleted_paragraph_keeps_its_own() {
    let twin = "The Commission did not respond to a request for comment. A spokesman for Ukraine said \
        that the matter would be discussed when the time had come, and that nobody should expect more.";
    let old = format!(
        "{twin}\n\nGermany wants to wait for the court. Its minister said so on Monday in Bonn.\n\n\
         {twin}\n\nPoland wants to go ahead at once, and has written a letter that says so.\n\nThe end."
    );
    let second = old.rfind(twin).unwrap();
    let new = format!("{}{}", &old[..second], &old[second + twin.len() + 2..]);
    let at = |words: &str| {
        let at = old.find(words).unwrap() as u32;
        Span::new(at, at + words.len() as u32)
    };
    let ukraine = old.rfind("Ukraine").unwrap() as u32;
    let anchors = [
        describe(&old, Span::new(ukraine, ukraine + 7)),
        describe(&old, at("Germany")),
        describe(&old, at("Commission")),
        describe(&old, at("Poland")),
    ];
    let anchors: Vec<&Anchor> = anchors.iter().collect();
    let found = place(&new, &anchors);
    assert_eq!(found[0], None);
    assert!(found[1..].iter().all(Option::is_some), "{found:?}");
}

/// What repeats without end costs no more than it must, and is not placed at random.
#[test]
fn repetition_is_bounded() {
    let old = "Ukraine said no. ".repeat(4000);
    let new = format!("Now. {old}");
    let anchors: Vec<Anchor> = (0..4000_u32)
        .map(|index| describe(&old, Span::new(index * 17, index * 17 + 7)))
        .collect();
    let anchors: Vec<&Anchor> = anchors.iter().collect();
    for (index, found) in place(&new, &anchors).into_iter().enumerate() {
        let wanted = index as u32 * 17 + 5;
        assert!(
            found.is_none_or(|span| span.start == wanted),
            "{index}: {found:?}"
        );
    }
}

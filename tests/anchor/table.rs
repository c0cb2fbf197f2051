//! The kinds of edit, one after another.

use std::ops::Range;

use attache::model::Span;

use crate::edits::{Revised, all_sentences, changed, paragraphs, replaced};
use crate::{Case, Tally, cases};

type Edit = (Range<usize>, String);

/// A paragraph that says what the texts are about, so that it competes with them.
const PARAGRAPH: &str = "Ukraine, Russia, the European Union and the United States have all asked for \
    more time, officials said. The minister spoke of sanctions, of energy prices and of security.\n\n";

#[track_caller]
fn holds(kind: &str, edits: impl Fn(&Case) -> Vec<Revised<'_>>) {
    let mut tally = Tally::default();
    for case in cases().iter().step_by(2) {
        for revised in edits(case) {
            tally.count(case, &revised);
        }
    }
    finish(kind, &tally);
}

#[track_caller]
fn finish(kind: &str, tally: &Tally) {
    let Tally {
        right,
        orphaned,
        gone,
        wrong,
    } = tally;
    println!(
        "{kind}: {right} right, {orphaned} orphaned ({:.2} %), {} wrong, {gone} gone",
        100.0 * tally.share(),
        wrong.len()
    );
    assert!(right + orphaned + gone > 1000, "{kind}: too few to tell");
    assert!(
        wrong.is_empty(),
        "{kind}: {} wrong\n{}",
        wrong.len(),
        wrong[..wrong.len().min(12)].join("\n")
    );
    assert!(
        tally.share() >= 0.95,
        "{kind}: only {:.2} % right",
        100.0 * tally.share()
    );
}

/// Every third or so, from the first on.
fn some<T>(items: Vec<T>, most: usize) -> Vec<T> {
    let step = items.len().div_ceil(most).max(1);
    items.into_iter().step_by(step).collect()
}

#[test]
fn a_paragraph_is_inserted() {
    holds("paragraph inserted", |case| {
        some(paragraphs(&case.text), 5)
            .into_iter()
            .map(|range| {
                replaced(
                    &case.text,
                    &[(range.start..range.start, PARAGRAPH.to_owned())],
                )
            })
            .collect()
    });
}

#[test]
fn a_paragraph_is_moved() {
    holds("paragraph moved", |case| {
        let all = paragraphs(&case.text);
        let moved = |from: usize, to: usize| {
            let mut revised = Revised::new(&case.text);
            let mut order: Vec<_> = all.clone();
            let taken = order.remove(from);
            order.insert(to % (order.len() + 1), taken);
            for range in order {
                revised.keep(range.start..range.start + case.text[range].trim_end().len());
                revised.add("\n\n");
            }
            revised
        };
        some((0..all.len()).collect(), 5)
            .into_iter()
            .map(|from| moved(from, from * 7 + 3))
            .collect()
    });
}

#[test]
fn paragraphs_are_split() {
    holds("paragraphs split", |case| {
        let split = |remainder: usize| {
            let parts: Vec<Edit> = all_sentences(&case.text)
                .windows(2)
                .filter(|pair| case.text[pair[0].end..pair[1].start] == *" ")
                .enumerate()
                .filter(|(index, _)| index % 3 == remainder)
                .map(|(_, pair)| (pair[0].end..pair[1].start, "\n\n".to_owned()))
                .collect();
            replaced(&case.text, &parts)
        };
        (0..3).map(split).collect()
    });
}

/// Another wording of `quote`: of a long one some words change, of a short one the form of one.
fn reworded(quote: &str, way: usize) -> String {
    let words: Vec<&str> = quote.split(' ').collect();
    if words.len() >= 5 {
        let at = 1 + way % (words.len() - 2);
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        match way % 3 {
            0 => "reportedly".clone_into(&mut words[at]),
            1 => words[at].push_str(" now"),
            _ => {
                words.remove(at);
            }
        }
        return words.join(" ");
    }
    match words.as_slice() {
        [one] if one.ends_with('.') => one.replace('.', ""),
        [one] if one.ends_with('s') => format!("{one}es"),
        [one] => format!("{one}s"),
        [first, rest @ ..] if way.is_multiple_of(2) => {
            format!("{first} bipartite {}", rest.join(" "))
        }
        _ => format!("{quote}s"),
    }
}

#[test]
fn words_change_inside_the_quote() {
    let mut tally = Tally::default();
    for case in cases() {
        for way in 0..6 {
            // every sixth highlight, without those that overlap
            let mut chosen: Vec<Span> = Vec::new();
            for span in case.spans.iter().skip(way).step_by(6) {
                if chosen.last().is_none_or(|last| last.end <= span.start) {
                    chosen.push(*span);
                }
            }
            let parts: Vec<Edit> = chosen
                .iter()
                .map(|span| {
                    let range = span.start as usize..span.end as usize;
                    (range, reworded(span.of(&case.text), way))
                })
                .collect();
            let revised = replaced(&case.text, &parts);
            tally.group(case, &revised, &chosen);
            // those that were left alone must not suffer
            let others: Vec<Span> = case
                .spans
                .iter()
                .filter(|span| !chosen.iter().any(|chosen| chosen.overlaps(**span)))
                .copied()
                .collect();
            tally.group(case, &revised, &others);
        }
    }
    finish("words changed inside the quote", &tally);
}

#[test]
fn the_words_around_the_quote_change() {
    holds("words changed around the quote", |case| {
        let change = |remainder: usize| {
            let mut parts: Vec<Edit> = Vec::new();
            for (index, range) in all_sentences(&case.text).into_iter().enumerate() {
                if index % 3 != remainder {
                    continue;
                }
                // the last word that no highlight but a whole sentence touches
                let mut free = case.text[range.clone()]
                    .match_indices(' ')
                    .map(|(at, _)| range.start + at);
                let spot = free.rfind(|at| {
                    !case
                        .spans
                        .iter()
                        .any(|span| (span.start as usize) <= *at && *at < span.end as usize)
                });
                parts.extend(spot.map(|at| (at..at, " probably".to_owned())));
            }
            replaced(&case.text, &parts)
        };
        (0..3).map(change).collect()
    });
}

#[test]
fn the_same_name_comes_earlier() {
    holds("same name earlier", |case| {
        let all = all_sentences(&case.text);
        some(case.spans.clone(), 5)
            .into_iter()
            .filter(|span| span.len() < 40)
            .flat_map(|span| {
                let name = span.of(&case.text);
                let sentence = all
                    .iter()
                    .find(|range| range.contains(&(span.start as usize)));
                let before = sentence.map_or(0, |range| range.start);
                let first = replaced(
                    &case.text,
                    &[(0..0, format!("First of all there is {name}, as ever.\n\n"))],
                );
                let near = replaced(
                    &case.text,
                    &[(before..before, format!("Much was said about {name}. "))],
                );
                [first, near]
            })
            .collect()
    });
}

/// Line feeds for blanks, so that lines are about as long as `columns`.
fn wrapped(text: &str, columns: usize) -> String {
    let mut column = 0;
    text.chars()
        .map(|c| {
            column += 1;
            match c {
                ' ' if column > columns => {
                    column = 0;
                    '\n'
                }
                '\n' => {
                    column = 0;
                    '\n'
                }
                c => c,
            }
        })
        .collect()
}

#[test]
fn the_whole_text_is_wrapped_anew() {
    let mut tally = Tally::default();
    for case in cases() {
        // a byte for a byte, so every span stays where it is
        for (old, new) in [(999, 40), (40, 72), (72, 999), (60, 30)] {
            let (old, new) = (wrapped(&case.text, old), wrapped(&case.text, new));
            let new = format!("{PARAGRAPH}{new}");
            let case = Case {
                name: case.name.clone(),
                text: old,
                spans: case.spans.clone(),
            };
            let mut revised = Revised::new(&case.text);
            revised.add(PARAGRAPH);
            revised.keep(0..case.text.len());
            revised.text = new;
            tally.count(&case, &revised);
        }
    }
    finish("wrapped anew", &tally);
}

#[test]
fn case_quotes_and_hyphens_change() {
    let upper =
        |c: char| Some(c.to_uppercase().to_string()).filter(|upper| *upper != c.to_string());
    let signs = |c: char| {
        Some(match c {
            '\'' => "’".to_owned(),
            '’' => "'".to_owned(),
            '"' => "”".to_owned(),
            '“' | '”' => "\"".to_owned(),
            '-' => "\u{2011}".to_owned(),
            '–' | '—' => "-".to_owned(),
            ' ' => "  ".to_owned(),
            _ => return None,
        })
    };
    holds("case, quotes, hyphens", |case| {
        vec![
            changed(&case.text, |_, c| upper(c)),
            changed(&case.text, |_, c| signs(c)),
            changed(&case.text, |_, c| upper(c).or_else(|| signs(c))),
            changed(
                &case.text,
                |at, c| if at % 5 == 0 { upper(c) } else { signs(c) },
            ),
        ]
    });
}

#[test]
fn a_section_is_deleted() {
    holds("section deleted", |case| {
        let all = paragraphs(&case.text);
        let starts = some((0..all.len()).collect(), 5);
        starts
            .into_iter()
            .map(|first| {
                let last = (first + 2).min(all.len() - 1);
                replaced(
                    &case.text,
                    &[(all[first].start..all[last].end, String::new())],
                )
            })
            .collect()
    });
}

#[test]
fn a_sentence_is_deleted() {
    holds("sentence deleted", |case| {
        let all = all_sentences(&case.text);
        let step = 6;
        (0..step)
            .map(|remainder| {
                let parts: Vec<Edit> = all
                    .iter()
                    .skip(remainder)
                    .step_by(step)
                    .map(|range| {
                        let blank = usize::from(case.text[range.end..].starts_with(' '));
                        (range.start..range.end + blank, String::new())
                    })
                    .collect();
                replaced(&case.text, &parts)
            })
            .collect()
    });
}

#[test]
fn sentences_change_places() {
    holds("sentences swapped", |case| {
        let all = all_sentences(&case.text);
        (0..4)
            .map(|remainder| {
                let mut revised = Revised::new(&case.text);
                let mut at = 0;
                for pair in all.chunks_exact(2).skip(remainder).step_by(4) {
                    if case.text[pair[0].end..pair[1].start] != *" " {
                        continue;
                    }
                    revised.keep(at..pair[0].start);
                    revised.keep(pair[1].clone());
                    revised.add(" ");
                    revised.keep(pair[0].clone());
                    at = pair[1].end;
                }
                revised.keep(at..case.text.len());
                revised
            })
            .collect()
    });
}

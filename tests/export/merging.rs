//! The newest decision wins, importing twice changes nothing, and files of several people give one
//! state in any order.

use attache::export::{Format, Incoming, MergeReport, agreement, import, merge};
use attache::model::{Highlight, HighlightKind, MadeBy, Reviewed, Verdict};

use crate::{RAW, alone, on, opened, shared, some, written};

/// Merges mere highlights.
fn merged(current: &[Highlight], incoming: Vec<Incoming>) -> (Vec<Highlight>, MergeReport) {
    let (changed, report) = merge(current.iter().cloned().map(alone).collect(), incoming);
    (
        changed.into_iter().map(|one| one.highlight).collect(),
        report,
    )
}

fn incoming(highlights: &[Highlight]) -> Vec<Incoming> {
    highlights.iter().cloned().map(Incoming::from).collect()
}

#[test]
fn into_nothing_and_again() {
    let article = opened(RAW, "a.md");
    let highlights = some(&article.text);
    for format in [Format::Json, Format::W3c] {
        let out = written(&article, &highlights, format);
        let read = || import(out.as_bytes(), &article.text).unwrap();
        let (changed, report) = merged(&[], read());
        // the undecided one says nothing
        let wanted = MergeReport {
            added: 7,
            updated: 0,
            kept: 1,
            orphaned: 1,
        };
        assert_eq!((changed.len(), report), (7, wanted), "{format:?}");
        let (again, report) = merged(&changed, read());
        assert_eq!(again, []);
        assert_eq!(
            report,
            MergeReport {
                kept: 8,
                ..MergeReport::default()
            }
        );
        // into where it came from: nothing
        assert_eq!(merged(&highlights, read()).0, []);
    }
}

#[test]
fn the_newest_wins() {
    let text = "Kyiv and Moscow";
    let at = |verdict, at| Highlight {
        verdict,
        at,
        ..on(text, "Kyiv", 0)
    };
    let (accepted, rejected) = (at(Verdict::Accepted, 5), at(Verdict::Rejected, 6));
    let current = std::slice::from_ref(&accepted);
    let (changed, report) = merged(current, incoming(std::slice::from_ref(&rejected)));
    assert_eq!(changed, std::slice::from_ref(&rejected));
    assert_eq!((report.updated, report.kept), (1, 0));
    let (changed, report) = merged(
        std::slice::from_ref(&rejected),
        incoming(std::slice::from_ref(&accepted)),
    );
    assert_eq!(changed, []);
    assert_eq!((report.updated, report.kept), (0, 1));
    // the same, said later, is newer than what comes in between
    let later = at(Verdict::Accepted, 9);
    let (changed, _) = merged(current, incoming(std::slice::from_ref(&later)));
    assert_eq!(changed, std::slice::from_ref(&later));
    // who says nothing takes nothing back
    let nothing = at(Verdict::Undecided, 9);
    assert_eq!(merged(current, incoming(&[nothing])).0, []);
    // twice in one file
    let (changed, report) = merged(&[], incoming(&[accepted, rejected.clone()]));
    assert_eq!(changed, [rejected]);
    assert_eq!(report.added, 1);
}

/// The n-th of a row of numbers that look like chance, the same in every run.
fn dice(seed: &mut u64, sides: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    (*seed >> 33) % sides
}

/// What five people have to say about one article: each file some verdicts, notes, own highlights,
/// what isn't in the text, at times that meet.
fn files(text: &str) -> Vec<Vec<Incoming>> {
    let mut seed = 7;
    let spots = [
        ("Kyiv", 0),
        ("Moscow", 0),
        ("Ukraine", 0),
        ("Ukraine", 1),
        ("money", 0),
    ];
    let people = ["anna", "ben", "clara", "dai", ""];
    let file = |by: &str| {
        let mut file = Vec::new();
        for (words, nth) in spots {
            let mut highlight = on(text, words, nth);
            highlight.verdict = match dice(&mut seed, 3) {
                0 => Verdict::Undecided,
                1 => Verdict::Accepted,
                _ => Verdict::Rejected,
            };
            highlight.note = (dice(&mut seed, 3) == 0).then(|| format!("{by} says"));
            highlight.at = dice(&mut seed, 3) as i64;
            if dice(&mut seed, 4) == 0 {
                highlight.made_by = MadeBy::Reader;
                highlight.kind = HighlightKind::Issue;
            }
            if dice(&mut seed, 5) == 0 {
                highlight.span = None;
            }
            file.push(Incoming {
                by: (!by.is_empty()).then(|| by.to_owned()),
                ..Incoming::from(highlight)
            });
        }
        file
    };
    people.map(file).to_vec()
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for _ in 0..count {
        let longer = |order: &Vec<usize>| {
            let order = order.clone();
            let rest = (0..count)
                .filter(|at| !order.contains(at))
                .collect::<Vec<_>>();
            rest.into_iter()
                .map(move |at| [order.clone(), vec![at]].concat())
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// What is kept after an import.
fn kept(mut state: Vec<Reviewed>, changed: Vec<Reviewed>) -> Vec<Reviewed> {
    for one in changed {
        let same = |known: &Reviewed| {
            known.highlight.span == one.highlight.span
                && known.highlight.layer() == one.highlight.layer()
                && (known.highlight.span.is_some()
                    || known.highlight.anchor == one.highlight.anchor)
        };
        match state.iter_mut().find(|known| same(known)) {
            Some(known) => *known = one,
            None => state.push(one),
        }
    }
    state
}

#[test]
fn five_files_in_all_orders_are_one_state() {
    let article = opened(RAW, "a.md");
    let files = files(&article.text);
    let mut states = Vec::new();
    let all = orders(files.len());
    assert_eq!(all.len(), 120);
    for order in all {
        let one_by_one = order.iter().fold(Vec::new(), |state, at| {
            let (changed, _) = merge(state.clone(), files[*at].clone());
            kept(state, changed)
        });
        let at_once: Vec<Incoming> = order.iter().flat_map(|at| files[*at].clone()).collect();
        let (at_once, _) = merge(Vec::new(), at_once);
        for state in [one_by_one, at_once] {
            let exports = [
                Format::Json,
                Format::Csv,
                Format::Md,
                Format::Html,
                Format::W3c,
            ];
            let bytes = exports.map(|format| shared(&article, &state, format));
            states.push((bytes, agreement(&state)));
        }
    }
    for state in &states[1..] {
        assert_eq!(state, &states[0]);
    }
    let ([json, csv, _, _, w3c], agreed) = &states[0];
    let people = ["anna", "ben", "clara", "dai", "reader"];
    assert_eq!(agreed.people, people);
    let head = csv.lines().next().unwrap();
    assert!(
        head.ends_with("entity_label,anna,ben,clara,dai,reader"),
        "{head}"
    );
    // and the export of all of it brings all of it to somebody else
    for out in [json, w3c] {
        let (there, _) = merge(Vec::new(), import(out.as_bytes(), &article.text).unwrap());
        assert_eq!(&shared(&article, &there, Format::Csv), csv);
        assert_eq!(&agreement(&there), agreed);
    }
}

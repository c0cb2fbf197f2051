//! The newest decision wins, and importing twice changes nothing.

use attache::export::{Format, MergeReport, import, merge};
use attache::model::{Highlight, Verdict};

use crate::{RAW, on, opened, some, written};

#[test]
fn into_nothing_and_again() {
    let article = opened(RAW, "a.md");
    let highlights = some(&article.text);
    for format in [Format::Json, Format::W3c] {
        let out = written(&article, &highlights, format);
        let read = || import(out.as_bytes(), &article.text).unwrap();
        let (changed, report) = merge(&[], read());
        // the undecided one says nothing
        let wanted = MergeReport {
            added: 7,
            updated: 0,
            kept: 1,
            orphaned: 1,
        };
        assert_eq!((changed.len(), report), (7, wanted), "{format:?}");
        let (again, report) = merge(&changed, read());
        assert_eq!(again, []);
        assert_eq!(
            report,
            MergeReport {
                kept: 8,
                ..MergeReport::default()
            }
        );
        // into where it came from: nothing
        assert_eq!(merge(&highlights, read()).0, []);
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
    let (changed, report) = merge(std::slice::from_ref(&accepted), vec![rejected.clone()]);
    assert_eq!(changed, std::slice::from_ref(&rejected));
    assert_eq!((report.updated, report.kept), (1, 0));
    let (changed, report) = merge(std::slice::from_ref(&rejected), vec![accepted.clone()]);
    assert_eq!(changed, []);
    assert_eq!((report.updated, report.kept), (0, 1));
    // the same, said later
    assert_eq!(
        merge(
            std::slice::from_ref(&accepted),
            vec![at(Verdict::Accepted, 9)]
        )
        .0,
        []
    );
    // taken back elsewhere
    let back = at(Verdict::Undecided, 9);
    assert_eq!(
        merge(std::slice::from_ref(&accepted), vec![back.clone()]).0,
        [back]
    );
    // twice in one file
    let (changed, report) = merge(&[], vec![accepted, rejected.clone()]);
    assert_eq!(changed, [rejected]);
    assert_eq!(report.added, 1);
}

//! Tests: what is missing of a file that could be read all the same.

use super::{Damage, is_cut};

#[test]
fn the_end_is_told_by_its_mark() {
    assert!(!is_cut(b"%PDF-1.4 startxref\n9\n%%EOF\n"));
    let padded = [&b"startxref\n9\n%%EOF\n"[..], &[0; 5_000]].concat();
    assert!(!is_cut(&padded));
    assert!(is_cut(b"%PDF-1.4\n1 0 obj\n<</Type/Page"));
    assert!(is_cut(b""));
}

#[test]
fn what_is_missing_is_said_in_a_line() {
    assert_eq!(Damage::default().words(), None);
    let damage = Damage {
        cut: true,
        pages: 7,
        missing: 1,
        damaged: 2,
        lost: 0,
    };
    assert_eq!(
        damage.words().unwrap(),
        "is cut off, 1 of 7 pages is missing, the text of 2 of 7 pages is damaged; \
         fetch or save it again"
    );
}

//! Tests: words: counting them, and where they stand.

use super::count;

#[test]
fn counts_what_a_person_would() {
    assert_eq!(count("The U.S.–Russia talks, long planned — began."), 6);
    assert_eq!(count("• \n — "), 0);
    assert_eq!(count("世界人权宣言 1948"), 7);
}

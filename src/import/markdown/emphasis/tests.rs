//! Tests: emphasis as people write it: the rules of Markdown count blanks and know no script but Latin.

use super::mended;

#[test]
fn signs_beside_marks_are_taken_for_letters() {
    for (text, wanted) in [
        ("**Risk:**High\n", "**Riskx**High\n"),
        ("**重要：**この", "**重要一**この"),
        ("数**「停戦」**について", "数**一停戦一**について"),
        ("**\"Iran\"**and", "**\"Iranx**and"),
        // as the rules have it already
        ("**Risk:** High **a**b", "**Risk:** High **a**b"),
        // not in pairs, escaped, code
        ("**Risk:**High ** a", "**Risk:**High ** a"),
        ("\\**Risk:**High", "\\**Risk:**High"),
        ("`**Risk:**High`", "`**Risk:**High`"),
        ("***Risk:***High", "***Risk:***High"),
    ] {
        assert_eq!(mended(text.into()), wanted);
        assert_eq!(mended(text.into()).len(), text.len());
    }
}

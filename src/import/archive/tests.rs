//! Tests: what the formats that are ZIP archives of XML share.

use super::resolved;

#[test]
fn names_stay_in_the_archive() {
    assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
    assert_eq!(resolved("word", "/word/a.xml"), "word/a.xml");
    assert_eq!(resolved("OEBPS/text", "../nav.xhtml"), "OEBPS/nav.xhtml");
    assert_eq!(resolved("a", "../../../etc/passwd"), "etc/passwd");
}

//! Tests: words inside of HTML and XML.

#[test]
fn nothing_becomes_a_tag() {
    assert_eq!(
        super::escaped("<a href='x'>\"é\" & b"),
        "&lt;a href=&#39;x&#39;&gt;&quot;é&quot; &amp; b"
    );
}

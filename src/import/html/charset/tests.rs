//! Tests: the encoding that a page declares.

use super::declared;

#[test]
fn the_declaration_is_found() {
    for (page, name) in [
        (
            "<html><head><meta charset=\"windows-1251\">",
            Some("windows-1251"),
        ),
        (
            "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>",
            Some("Shift_JIS"),
        ),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><html>",
            Some("ISO-8859-2"),
        ),
        (
            "<!-- <meta charset=koi8-r> --><meta charset=utf-16>",
            Some("UTF-8"),
        ),
        ("<meta name=author content=x><p>charset=koi8-r", None),
    ] {
        let found = declared(page.as_bytes()).map(encoding_rs::Encoding::name);
        assert_eq!(found, name, "{page}");
    }
}

//! Tests: bookmarks: the sections as the file itself lists them.

use super::words;

#[test]
fn strings_are_in_one_of_three_encodings() {
    assert_eq!(words(b"\xfe\xff\0H\0\xe9"), "Hé");
    assert_eq!(words(b"caf\xe9  au\nlait"), "café au lait");
    assert_eq!(words(b"\xef\xbb\xbf\xc3\xa9"), "é");
}

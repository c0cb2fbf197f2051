//! Tests: percent-encoding, for words that stand in a link (RFC 3986, section 2).

use proptest::prelude::*;

use super::{percent_decoded, percent_encoded};

#[test]
fn what_is_no_escape_stays() {
    for (text, decoded) in [
        ("", ""),
        ("a%20b", "a b"),
        ("a+b", "a+b"),
        ("50%", "50%"),
        ("50%2", "50%2"),
        ("50% of", "50% of"),
        ("%zz%41", "%zzA"),
        ("%%41", "%A"),
        ("%c3%A9", "é"),
        ("%C3%A9%E2%80%99s", "é’s"),
        ("%C3x", "%C3x"),
        ("%FF%41%c3", "%FFA%c3"),
        ("é%41", "éA"),
        ("%é1", "%é1"),
    ] {
        assert_eq!(percent_decoded(text), decoded, "{text}");
    }
}

proptest! {
    #[test]
    fn whatever_is_encoded_comes_back(text in "\\PC{0,20}|[%a-f0-9\n #\"'()]{0,20}") {
        let encoded = percent_encoded(&text);
        prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        prop_assert_eq!(percent_decoded(&encoded), text);
    }

    #[test]
    fn anything_can_be_decoded(text in "(%|[0-9a-fA-F]|é|x){0,24}") {
        percent_decoded(&text);
    }
}

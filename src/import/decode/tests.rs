//! Tests: bytes to text: the encoding is found, line ends become line feeds.

use super::decode;

fn of(bytes: &[u8]) -> (String, &'static str, u32) {
    let decoded = decode(bytes.to_vec());
    (decoded.text, decoded.encoding, decoded.undecodable)
}

fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

#[test]
fn marks_decide_and_are_left_out() {
    assert_eq!(of(b"\xef\xbb\xbfa\xe2\x80\x99"), ("a’".into(), "UTF-8", 0));
    assert_eq!(of(b"\xff\xfea\0\x19\x20"), ("a’".into(), "UTF-16LE", 0));
    assert_eq!(of(b"\xfe\xff\0a\x20\x19"), ("a’".into(), "UTF-16BE", 0));
    assert_eq!(
        of(b"\xff\xfea\0\0\xd8"),
        ("a\u{fffd}".into(), "UTF-16LE", 1)
    );
    assert_eq!(of(b"\xef\xbb\xbf"), (String::new(), "UTF-8", 0));
}

#[test]
fn every_line_end_is_a_line_feed() {
    let raw = "a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\r\r\n\ng\r";
    assert_eq!(of(raw.as_bytes()).0, "a\nb\nc\nd\ne\nf\n\n\ng\n");
    assert_eq!(of(b"a\r\n\r\nb").0, "a\n\nb");
}

#[test]
fn legacy_encodings_are_recognised() {
    let russian = "Переговоры в Женеве продолжались до позднего вечера, сообщил министр. ";
    let chinese = "双方代表团在日内瓦就停火和边界问题举行了会谈。";
    let english = "The minister’s reply — “no deal” — came late; café talks resumed. ";
    let cases = [
        ("windows-1251", russian),
        ("KOI8-U", russian),
        ("gb18030", chinese),
        ("windows-1252", english),
    ];
    for (label, text) in cases {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let text = text.repeat(3);
        let found = of(&encoded(encoding, &text));
        assert_eq!(found, (text, label, 0));
    }
}

#[test]
fn damaged_utf8_stays_utf8() {
    let mut bytes = "Le président a rencontré le chancelier à Genève."
        .as_bytes()
        .to_vec();
    bytes.insert(20, 0xff);
    let (text, encoding, undecodable) = of(&bytes);
    assert_eq!((encoding, undecodable), ("UTF-8", 1));
    assert!(text.contains('\u{fffd}') && text.contains("Genève"));
}

#[test]
fn a_file_cut_in_a_character_stays_utf8() {
    assert_eq!(
        of(b"Talks end\xe2\x80"),
        ("Talks end\u{fffd}".into(), "UTF-8", 1)
    );
}

#[test]
fn a_replacement_character_of_the_author_is_not_counted() {
    assert_eq!(of("a\u{fffd}é".as_bytes()).2, 0);
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(of(b""), (String::new(), "UTF-8", 0));
}

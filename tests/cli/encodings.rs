//! Every way in which a text may be written down.

use crate::world::World;

/// Encoding, text and source of a file.
fn read(bytes: &[u8]) -> (String, String, u64) {
    let world = World::with("a.txt", bytes);
    // what is no text is said beside
    let ran = world.run(&["inspect", "a.txt", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let string = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    (
        string(&found["source"]["encoding"]),
        string(&found["text"]),
        found["source"]["undecodable"].as_u64().unwrap(),
    )
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

const FRENCH: &str = "Le président a reçu la chancelière à Genève, où l’accord reste à négocier.";
const RUSSIAN: &str = "Переговоры в Женеве продолжались до позднего вечера, сообщил министр.";

#[test]
fn utf16_with_and_without_mark() {
    for text in [FRENCH, RUSSIAN] {
        let cases = [
            ("UTF-16LE", utf16(text, u16::to_le_bytes)),
            ("UTF-16BE", utf16(text, u16::to_be_bytes)),
            (
                "UTF-16LE",
                utf16(&format!("\u{feff}{text}"), u16::to_le_bytes),
            ),
            (
                "UTF-16BE",
                utf16(&format!("\u{feff}{text}"), u16::to_be_bytes),
            ),
        ];
        for (encoding, bytes) in cases {
            assert_eq!(read(&bytes), (encoding.to_owned(), text.to_owned(), 0));
        }
    }
}

#[test]
fn legacy_encodings() {
    for (label, text) in [("windows-1252", FRENCH), ("windows-1251", RUSSIAN)] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let (bytes, _, _) = encoding.encode(text);
        assert_eq!(read(&bytes), (label.to_owned(), text.to_owned(), 0));
    }
}

#[test]
fn broken_utf8_is_counted() {
    let mut bytes = FRENCH.as_bytes().to_vec();
    bytes.insert(3, 0xff);
    let (encoding, text, undecodable) = read(&bytes);
    assert_eq!((encoding.as_str(), undecodable), ("UTF-8", 1));
    assert!(text.starts_with("Le \u{fffd}président"));
    let world = World::with("a.txt", &bytes);
    assert!(
        world
            .run(&["inspect", "a.txt"])
            .out
            .contains("1 undecodable")
    );
}

#[test]
fn the_kind_of_line_end_changes_nothing() {
    let text = "# A\n\nOne.\nTwo.\n\n## B\n\nThree.\n";
    let wanted = World::with("a.md", text).inspect("a.md");
    for end in ["\r\n", "\r", "\u{85}", "\u{2028}"] {
        let found = World::with("a.md", text.replace('\n', end)).inspect("a.md");
        assert_eq!(found["text"], wanted["text"], "{end:?}");
        assert_eq!(found["sections"], wanted["sections"], "{end:?}");
    }
}

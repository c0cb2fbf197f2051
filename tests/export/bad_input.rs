//! What can't be read says in one line what and where; nothing makes it hang or panic.

use attache::export::{Format, ImportError, MAX_IMPORT, import};
use proptest::prelude::*;

use crate::{RAW, opened, some, value, written};

fn message(bytes: &[u8]) -> String {
    let error = import(bytes, "text").unwrap_err().to_string();
    assert!(!error.contains(char::is_control), "{error:?}");
    error
}

#[test]
fn bad_input_is_one_clear_line() {
    for (input, told) in [
        ("", "is no JSON"),
        ("{", "line 1 column 1"),
        ("[]", "line 1"),
        ("{}", "neither"),
        ("\u{1b}[2J", "is no JSON"),
        (
            r#"{"schema":1,"highlights":[{"kind":"\u001b[1m"}]}"#,
            "line 1 column",
        ),
        (r#"{"schema":2,"highlights":[]}"#, "schema 2"),
        (
            r#"{"schema":1,"highlights":[{"kind":"issue"}]}"#,
            "missing field",
        ),
        (r#"{"@context":"http://example.org","items":[]}"#, "neither"),
        (
            r#"{"@context":"http://www.w3.org/ns/anno.jsonld","items":[{"target":{"source":"a"}}]}"#,
            "annotation 1: its target has no TextQuoteSelector",
        ),
        (
            r#"{"@context":"http://www.w3.org/ns/anno.jsonld","items":[{"target":"a"}]}"#,
            "line 1 column",
        ),
    ] {
        let error = message(input.as_bytes());
        assert!(error.contains(told), "{input}: {error}");
    }
    let article = opened(RAW, "a.md");
    let whole = value(&written(&article, &some(&article.text), Format::Json));
    for (field, bad, told) in [
        ("at", "\"yesterday\"", "its time is not ISO 8601"),
        ("label", "null", "it has no label"),
        ("type", "null", "it has no type"),
        ("text", "\"\"", "it has no words"),
        ("end", "0", "it ends before it starts"),
    ] {
        let mut broken = whole.clone();
        broken["highlights"][1][field] = value(bad);
        assert_eq!(
            message(broken.to_string().as_bytes()),
            format!("annotation 2: {told}"),
            "{field}"
        );
    }
}

#[test]
fn depth_and_size_are_bounded() {
    for open in [
        "[",
        "{\"a\":",
        "{\"schema\":1,\"highlights\":[[",
        "{\"@context\":[",
    ] {
        message(open.repeat(100_000).as_bytes());
    }
    let large = vec![b' '; MAX_IMPORT + 1];
    assert!(matches!(import(&large, ""), Err(ImportError::TooLarge)));
}

/// A place that does not hold the words is none.
#[test]
fn words_that_stand_elsewhere_have_no_place() {
    let article = opened(RAW, "a.md");
    let highlights = some(&article.text);
    for format in [Format::Json, Format::W3c] {
        let out = written(&article, &highlights, format);
        let moved = format!("New. {}", article.text);
        let found = import(out.as_bytes(), &moved).unwrap();
        assert!(
            found.iter().all(|one| one.highlight.span.is_none()),
            "{format:?}"
        );
        assert!(
            import(out.as_bytes(), "")
                .unwrap()
                .iter()
                .all(|one| one.highlight.span.is_none())
        );
    }
}

/// Annotations of other programs: single members instead of lists, no creator, no purpose.
#[test]
fn annotations_of_others_become_notes() {
    let page = r#"{"@context":["http://www.w3.org/ns/anno.jsonld","x"],"type":"AnnotationPage","items":[
        {"type":"Annotation","body":{"type":"TextualBody","value":"Look\u001b here"},
         "target":{"source":"a","selector":{"type":"TextQuoteSelector","exact":"Kyiv","prefix":"","suffix":", w"}}}]}"#;
    let found = crate::imported(page, "Kyiv, with");
    assert_eq!(found.len(), 1);
    assert!(found[0].is_note() && found[0].span.is_none());
    assert_eq!(found[0].note.as_deref(), Some("Look␛ here"));
    assert_eq!(found[0].anchor.suffix, ", w");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_damaged_export_is_no_danger(
        cut in 0_usize..4000, at in 0_usize..4000, byte in any::<u8>(), w3c in any::<bool>(),
    ) {
        let article = opened(RAW, "a.md");
        let format = if w3c { Format::W3c } else { Format::Json };
        let mut bytes = written(&article, &some(&article.text), format).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(bytes.len() - cut % bytes.len() / 8);
        if let Ok(found) = import(&bytes, &article.text) {
            for span in found.iter().filter_map(|one| one.highlight.span) {
                prop_assert!(article.text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}

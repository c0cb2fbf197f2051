//! What is a page of an archive, and what an archive may not do.

use std::path::Path;

use super::super::archive::archive;
use super::super::part::{Content, Fault, Head, Input, Part};
use super::{read, tells};

fn parts(bytes: Vec<u8>, part: Option<&str>) -> Result<Vec<Part>, Fault> {
    read(Input {
        bytes,
        path: Path::new("a.zip"),
        part,
        whole: false,
        known: crate::import::table::KNOWN,
    })
}

fn keys(parts: &[Part]) -> Vec<&str> {
    parts
        .iter()
        .filter_map(|part| part.key.as_deref())
        .collect()
}

fn bytes(part: &Part) -> Result<&[u8], &Fault> {
    match &part.content {
        Content::File(packed) => packed.bytes.as_deref(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_named_as_an_article_is_a_page() {
    let zip = archive(&[
        ("b/one.HTML", "<p>One.</p>"),
        ("b/.hidden.html", "no"),
        ("__MACOSX/b/one.html", "no"),
        ("picture.png", "no"),
        ("inner.zip", "no"),
        ("notes.txt", "Two."),
    ]);
    let found = parts(zip.clone(), None).unwrap();
    assert_eq!(keys(&found), ["b/one.HTML", "notes.txt"]);
    assert_eq!(bytes(&found[1]), Ok(&b"Two."[..]));
    let found = parts(zip, Some("b/one.HTML")).unwrap();
    assert_eq!(bytes(&found[0]), Ok(&b"<p>One.</p>"[..]));
    assert_eq!(bytes(&found[1]), Ok(&b""[..]));
}

#[test]
fn archives_of_other_programs_are_none() {
    for mark in ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"] {
        let zip = archive(&[(mark, "x"), ("a.html", "<p>One.</p>")]);
        let head = Head {
            bytes: &zip,
            extension: "zip",
            path: Path::new("a.zip"),
        };
        assert!(!tells(&head), "{mark}");
        let zip = archive(&[("a.html", "<p>One.</p>"), (mark, "x")]);
        assert!(parts(zip, None).unwrap().is_empty(), "{mark}");
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = "0".repeat(8 * 1024 * 1024);
    let refused = parts(archive(&[("a.txt", &zeros)]), None).unwrap_err();
    assert!(refused.to_string().contains("200 times"), "{refused}");
    let twice = "PK\u{3}\u{4}".to_owned() + &"0".repeat(20_000);
    let noise: String = (0..30_000_u32)
        .map(|n| char::from(b'a' + (n.wrapping_mul(2_654_435_761) >> 27) as u8 % 26))
        .collect();
    let found = parts(archive(&[("a.docx", &twice), ("b.txt", &noise)]), None).unwrap();
    assert!(
        bytes(&found[0])
            .unwrap_err()
            .to_string()
            .contains("packed twice")
    );
    assert!(bytes(&found[1]).is_ok());
}

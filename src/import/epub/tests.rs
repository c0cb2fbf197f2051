//! What is read, and what it becomes.

use std::path::Path;

use super::super::archive::archive;
use super::super::{Content, Input, Part};
use super::read;
use crate::model::{BlockKind, Body};

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>";

const OPF: &str = "<package><metadata><dc:title>The levy</dc:title><dc:creator>Ola Lund</dc:creator>\
    <dc:language>en</dc:language><dc:date>2026-03-02</dc:date></metadata><manifest>\
    <item id='n' href='nav.xhtml' properties='nav'/><item id='b' href='b.xhtml'/>\
    <item id='a' href='text/a.xhtml'/></manifest>\
    <spine><itemref idref='a'/><itemref idref='b'/><itemref idref='gone'/></spine></package>";

const NAV: &str = "<html><body><nav epub:type='toc'><ol><li><a href='text/a.xhtml'>Who pays</a></li>\
    <li><a href='b.xhtml#x'>The quay</a></li></ol></nav></body></html>";

fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", OPF),
        ("OEBPS/nav.xhtml", NAV),
        (
            "OEBPS/text/a.xhtml",
            "<html><body><h1>Who pays</h1><p>All do.</p></body></html>",
        ),
        (
            "OEBPS/b.xhtml",
            "<html><body><p>Before.</p><p id='x'>Old stones.</p></body></html>",
        ),
    ]
}

fn input(files: &[(&str, &str)], part: Option<&'static str>) -> Input<'static> {
    Input {
        bytes: archive(files),
        path: Path::new("a.epub"),
        part,
        whole: false,
        known: crate::import::table::KNOWN,
    }
}

fn body(mut parts: Vec<Part>) -> Body {
    match parts.remove(0).content {
        Content::Body(body) => *body,
        other => panic!("{other:?}"),
    }
}

#[test]
fn pages_are_read_in_order_and_chapters_named() {
    let body = body(read(input(&files(), None)).unwrap());
    assert_eq!(
        body.text,
        "The levy\n\nWho pays\n\nAll do.\n\nBefore.\n\nThe quay\n\nOld stones."
    );
    let headings = body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading);
    assert_eq!(headings.count(), 2);
    assert_eq!(body.about.author.as_deref(), Some("Ola Lund"));
    assert_eq!(body.about.published.as_deref(), Some("2026-03-02"));
    assert_eq!(body.about.language.as_deref(), Some("en"));
}

#[test]
fn the_day_may_be_told_in_words() {
    let opf = OPF.replace("2026-03-02", "2. März 2026");
    let mut files = files();
    files[2].1 = &opf;
    let body = body(read(input(&files, None)).unwrap());
    assert_eq!(body.about.published.as_deref(), Some("2026-03-02"));
}

#[test]
fn one_page_can_be_opened_alone() {
    let parts = read(input(&files(), Some("OEBPS/b.xhtml"))).unwrap();
    assert_eq!(parts[0].key.as_deref(), Some("OEBPS/b.xhtml"));
    assert!(!body(parts).text.contains("All do"));
    assert!(
        read(input(&files(), Some("../../etc/passwd")))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn protected_books_say_so() {
    let mut files = files();
    files.push((
        "META-INF/encryption.xml",
        "<encryption><CipherReference URI='OEBPS/b.xhtml'/></encryption>",
    ));
    let fault = read(input(&files, None)).unwrap_err().to_string();
    assert!(fault.contains("protected"), "{fault}");
}

#[test]
fn parts_that_lead_nowhere_and_pictures_are_headings() {
    let nav = "<html><body><nav epub:type='toc'><ol><li><span>Part one</span><ol>\
        <li><a href='text/a.xhtml'>Who pays</a></li><li><a href='b.xhtml'>The quay</a></li></ol></li></ol>\
        </nav></body></html>";
    let picture = "<html><body><h2><img src='q.png' alt='The old quay'/></h2><p>Old stones.</p></body></html>";
    let mut files = files();
    for (name, text) in &mut files {
        match *name {
            "OEBPS/nav.xhtml" => *text = nav,
            "OEBPS/b.xhtml" => *text = picture,
            _ => {}
        }
    }
    let body = body(read(input(&files, None)).unwrap());
    let headings: Vec<(u8, &str)> = body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading)
        .map(|block| (block.level, block.span.of(&body.text)))
        .collect();
    assert_eq!(
        headings,
        [(1, "Part one"), (2, "Who pays"), (2, "The quay")]
    );
    assert!(body.text.contains("The old quay"), "{}", body.text);
}

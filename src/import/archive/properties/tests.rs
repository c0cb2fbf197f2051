//! Tests: what a document says about itself, and which of its paragraphs is the title.

use super::{read, settle_title};
use crate::import::passage::{Document, Passage};
use crate::model::BlockKind;

#[test]
fn properties_are_read() {
    let xml = "<cp:coreProperties><dc:title>Ferry levy</dc:title><dc:creator>Ola Lund\
        </dc:creator><dcterms:created>2026-03-02T10:00:00Z</dcterms:created>\
        </cp:coreProperties>";
    let mut document = Document::default();
    read(xml).say(&mut document);
    assert_eq!(document.title.as_deref(), Some("Ferry levy"));
    assert_eq!(document.about.author.as_deref(), Some("Ola Lund"));
    let published = document.about.published.unwrap();
    assert!(published.starts_with("2026-03-02"), "{published}");
    for junk in ["Microsoft Word - levy.doc", "levy.docx", "Document1"] {
        let mut document = Document::default();
        read(&format!("<dc:title>{junk}</dc:title>")).say(&mut document);
        assert_eq!(document.title, None, "{junk}");
    }
    for nobody in ["anonymous", "(anonymous)", "Untitled"] {
        let mut document = Document::default();
        let xml = "<dc:title>{nobody}</dc:title><dc:creator>{nobody}</dc:creator>";
        read(&xml.replace("{nobody}", nobody)).say(&mut document);
        assert_eq!((document.title, document.about.author), (None, None));
    }
}

#[test]
fn the_day_of_a_template_is_none_of_the_document() {
    let told = |modified: &str| {
        let mut document = Document::default();
        let xml = format!(
            "<dc:creator>python-docx</dc:creator><dcterms:created>2013-12-23T23:15:00Z\
             </dcterms:created><dcterms:modified>{modified}</dcterms:modified>"
        );
        read(&xml).say(&mut document);
        assert_eq!(document.about.author, None);
        document.about.published
    };
    assert_eq!(told("2013-12-23T23:15:00Z"), None);
    assert!(
        told("2026-03-03T10:00:00Z")
            .unwrap()
            .starts_with("2026-03-03")
    );
}

#[test]
fn a_single_first_heading_is_the_title() {
    let of = |levels: &[u8]| {
        let mut document = Document {
            passages: levels
                .iter()
                .map(|&level| Passage::heading(level, "A"))
                .collect(),
            ..Document::default()
        };
        settle_title(&mut document);
        document.passages[0].kind
    };
    assert_eq!(of(&[1, 2, 2]), BlockKind::Title);
    assert_eq!(of(&[1, 2, 1]), BlockKind::Heading);
    assert_eq!(of(&[1]), BlockKind::Title);
}

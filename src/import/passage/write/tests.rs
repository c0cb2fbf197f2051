//! Tests: passages as blocks of the reading text.

use super::super::{Document, Passage, Piece};
use crate::model::{BlockKind, Inline};

#[test]
fn passages_become_blocks() {
    let item = |marker: &str, text: &str, depth| Passage {
        marker: marker.to_owned(),
        depth,
        tight: true,
        ..Passage::new(BlockKind::Item, text)
    };
    let document = Document {
        title: Some("Ferry  levy".to_owned()),
        passages: vec![
            Passage::heading(1, "Ferry Levy"),
            Passage {
                pieces: vec![
                    Piece::plain("See "),
                    Piece {
                        text: "the \u{1b}[31mreport".to_owned(),
                        link: Some("https://example.org/".to_owned()),
                        ..Piece::default()
                    },
                    Piece::plain(".\nSecond line."),
                ],
                ..Passage::default()
            },
            item("3. ", "Third", 1),
            item("• ", "Deeper", 2),
            Passage {
                kind: BlockKind::Row,
                rows: vec![
                    vec![vec![Piece::plain("Port")], vec![Piece::plain("Share")]],
                    vec![vec![Piece::plain("Aarhavn")], vec![Piece::plain("12")]],
                ],
                heads: 1,
                ..Passage::default()
            },
        ],
        ..Document::default()
    };
    let body = document.into_body();
    assert_eq!(
        body.text,
        "Ferry Levy\n\nSee the ␛[31mreport.\nSecond line.\n3. Third\n• Deeper\n\n\
         Port    │ Share\nAarhavn │ 12"
    );
    assert_eq!(body.title.as_ref().unwrap().text, "Ferry Levy");
    let kinds: Vec<_> = body.blocks.iter().map(|b| (b.kind, b.indent)).collect();
    assert_eq!(kinds[0], (BlockKind::Title, 0));
    assert_eq!(kinds[3..5], [(BlockKind::Item, 0), (BlockKind::Item, 2)]);
    let link = body.styles.iter().find(|run| run.inline.has(Inline::LINK));
    assert_eq!(link.unwrap().span.of(&body.text), "the ␛[31mreport");
}

#[test]
fn what_others_remarked_has_its_words() {
    let mut passage = Passage::new(BlockKind::Paragraph, "The levy ");
    passage.pieces.push(Piece {
        text: "rises".to_owned(),
        remark: Some(0),
        ..Piece::default()
    });
    let document = Document {
        passages: vec![passage],
        remarks: vec![("Ola Lund".to_owned(), "By how much?".to_owned())],
        ..Document::default()
    };
    let body = document.into_body();
    let [remark] = &body.about.remarks[..] else {
        panic!("{:?}", body.about.remarks)
    };
    assert_eq!(remark.span.of(&body.text), "rises");
    assert_eq!(
        (&*remark.author, &*remark.text),
        ("Ola Lund", "By how much?")
    );
}

//! What is read, and what it becomes.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::super::part::Head;
use super::super::{Content, Input};
use super::{read, tells};
use crate::model::{BlockKind, Body};

/// A page: lines of text with size, place from the left and from the bottom; `true` for bold.
type Lines<'a> = &'a [(&'a str, bool, u32, u32, u32)];

/// A file of these pages in the fonts that every reader has.
fn pdf(pages: &[Lines<'_>]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut kids = String::new();
    for lines in pages {
        let mut content = String::new();
        for (text, bold, size, x, y) in *lines {
            let font = if *bold { "B" } else { "R" };
            writeln!(content, "BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET").unwrap();
        }
        let stream = format!("<</Length {}>>\nstream\n{content}endstream", content.len());
        objects.push(stream);
        let at = objects.len();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {at} 0 R\
             /Resources<</Font<</R 3 0 R/B 4 0 R>>>>>>"
        ));
        write!(kids, "{} 0 R ", at + 1).unwrap();
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let count = objects.len() + 1;
    write!(
        file,
        "trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

fn input(bytes: Vec<u8>) -> Input<'static> {
    Input {
        bytes,
        path: Path::new("a.pdf"),
        part: None,
        whole: false,
        known: crate::import::table::KNOWN,
    }
}

fn opened(pages: &[Lines<'_>]) -> Body {
    let mut parts = read(input(pdf(pages))).unwrap();
    match parts.remove(0).content {
        Content::Body(body) => *body,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_has_title_headings_and_paragraphs() {
    let body = opened(&[&[
        ("Ferry levy", true, 20, 50, 740),
        ("Who pays", true, 10, 50, 700),
        (
            "The board of the ferry met on Monday, and it heard both of the sides at dis-",
            false,
            10,
            50,
            670,
        ),
        (
            "tance from each other. It then went on to weigh what the quay would cost us.",
            false,
            10,
            50,
            658,
        ),
        (
            "A second paragraph stands apart from the first one.",
            false,
            10,
            50,
            630,
        ),
    ]]);
    assert_eq!(
        body.text,
        "Ferry levy\n\nWho pays\n\nThe board of the ferry met on Monday, and it heard both of the \
         sides at distance from each other. It then went on to weigh what the quay would cost us.\
         \n\nA second paragraph stands apart from the first one."
    );
    assert_eq!(body.title.unwrap().text, "Ferry levy");
    assert_eq!(body.blocks[1].kind, BlockKind::Heading);
}

#[test]
fn what_is_no_pdf_or_holds_no_text_says_so() {
    let fault = |bytes: Vec<u8>| read(input(bytes)).unwrap_err().to_string();
    assert!(fault(b"%PDF-1.4\nnothing".to_vec()).contains("broken PDF"));
    assert!(fault(pdf(&[&[]])).contains("holds no text"));
    let mut cut = pdf(&[&[]]);
    cut.truncate(cut.len() - 8);
    assert!(fault(cut).contains("perhaps cut off"));
}

/// A page with so many words on it.
const PAGE: Lines<'_> = &[("The board of the ferry met on Monday.", false, 10, 50, 700)];

/// What is said to be missing of a file.
fn mended(bytes: Vec<u8>) -> Option<String> {
    let mut parts = read(input(bytes)).unwrap();
    match parts.remove(0).content {
        Content::Body(body) => body.about.mended,
        other => panic!("{other:?}"),
    }
}

/// The file with what its last page draws packed, and of that so many bytes left out at the end.
fn packed(pages: &[Lines<'_>], left_out: usize) -> Vec<u8> {
    let file = pdf(pages);
    let (start, end) = (b"stream\n".as_slice(), b"endstream".as_slice());
    let last = |mark: &[u8]| file.windows(mark.len()).rposition(|bytes| bytes == mark);
    let end = last(end).unwrap();
    let begin = file[..end]
        .windows(start.len())
        .rposition(|bytes| bytes == start)
        .unwrap();
    let head = file[..begin]
        .windows(2)
        .rposition(|bytes| bytes == b"<<")
        .unwrap();
    let mut stream = ZlibEncoder::new(Vec::new(), Compression::best());
    stream.write_all(&file[begin + start.len()..end]).unwrap();
    let mut stream = stream.finish().unwrap();
    stream.truncate(stream.len() - left_out);
    let dict = format!("<</Filter/FlateDecode/Length {}>>\nstream\n", stream.len());
    [&file[..head], dict.as_bytes(), &stream, b"\n", &file[end..]].concat()
}

#[test]
fn what_is_missing_of_a_file_is_said() {
    let whole = pdf(&[PAGE, PAGE, PAGE]);
    assert_eq!(mended(whole.clone()), None);
    let at = |mark: &[u8]| whole.windows(mark.len()).rposition(|bytes| bytes == mark);
    let table = at(b"xref\n0").unwrap();
    let wanted = "is cut off; fetch or save it again";
    assert_eq!(mended(whole[..table].to_vec()).as_deref(), Some(wanted));
    let page = at(b"<</Type/Page/").unwrap();
    let wanted = "is cut off, 1 of 3 pages is missing; fetch or save it again";
    assert_eq!(mended(whole[..page].to_vec()).as_deref(), Some(wanted));
    // a checksum is often left out
    for left_out in [0, 4] {
        assert_eq!(mended(packed(&[PAGE, PAGE], left_out)), None, "{left_out}");
    }
    let wanted = "the text of 1 of 2 pages is damaged; fetch or save it again";
    assert_eq!(mended(packed(&[PAGE, PAGE], 20)).as_deref(), Some(wanted));
}

#[test]
fn what_is_damaged_is_no_scan() {
    let fault = |bytes: Vec<u8>| read(input(bytes)).unwrap_err().to_string();
    let said = fault(packed(&[PAGE], 60));
    assert!(said.contains("damaged PDF"), "{said}");
    let said = fault(packed(&[&[]], 0));
    assert!(said.contains("as a scan does"), "{said}");
}

#[test]
fn what_unpacks_to_far_too_much_says_so() {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&vec![b' '; 2_000_000]).unwrap();
    let mut stream = String::new();
    for byte in packed.finish().unwrap() {
        write!(stream, "{byte:02x}").unwrap();
    }
    let bomb = format!(
        "<</Length {}/Filter[/ASCIIHexDecode/FlateDecode]>>\nstream\n{stream}\nendstream",
        stream.len()
    );
    let file = String::from_utf8(pdf(&[&[]])).unwrap();
    let bomb = file.replace("<</Length 0>>\nstream\nendstream", &bomb);
    let fault = read(input(bomb.into_bytes())).unwrap_err().to_string();
    assert!(fault.contains("unpacks to far too much"), "{fault}");
}

#[test]
fn it_is_told_by_its_mark() {
    let tells = |bytes: &[u8], extension| {
        tells(&Head {
            bytes,
            extension,
            path: Path::new("a"),
        })
    };
    assert!(tells(b"%PDF-1.7\n", "txt"));
    assert!(tells(b"\r\n\0\0\0%PDF-1.7\n", ""));
    assert!(!tells(b"The mark %PDF- begins a file.", "txt"));
}

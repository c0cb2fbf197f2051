//! What it costs to read a file of each format: bytes to an article, without highlights. The files are
//! made here, of a bundled briefing over and over.
//!
//! `cargo bench --bench formats` prints times and throughput, by bytes of the file; no test asserts them.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Write as _};
use std::path::Path;

use anyhow::Result;
use attache::open::{self, BUNDLED, Options};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Bytes of text in each file.
const SIZES: [usize; 2] = [10_000, 300_000];

/// Lines of a page of a PDF, and letters of a line.
const LINES: usize = 50;
const LETTERS: usize = 80;

/// The paragraphs of a bundled briefing over and over, about so many bytes of them, without what means
/// something in markup.
fn paragraphs(bytes: usize) -> Vec<String> {
    let briefing = BUNDLED.iter().find(|one| one.name.ends_with("txt"));
    let text = String::from_utf8_lossy(briefing.map_or(&b""[..], |one| one.bytes)).into_owned();
    let mut left = bytes;
    let all = text
        .split("\n\n")
        .map(|one| one.replace(['<', '>', '&'], "").replace('\n', " "));
    let all: Vec<String> = all.filter(|one| !one.trim().is_empty()).collect();
    let whole = all.iter().cycle().take_while(|one| {
        let more = left > 0;
        left = left.saturating_sub(one.len());
        more
    });
    whole.cloned().collect()
}

/// Each paragraph between two words, every tenth between two others.
fn marked(bytes: usize, around: [&str; 2], heading: [&str; 2]) -> String {
    let mut text = String::new();
    for (number, paragraph) in paragraphs(bytes).iter().enumerate() {
        let [before, behind] = if number % 10 == 0 { heading } else { around };
        let _ = write!(text, "{before}{paragraph}{behind}");
    }
    text
}

fn archive(files: &[(&str, &str)]) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let method = if *name == "mimetype" {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn html(bytes: usize) -> Result<Vec<u8>> {
    let body = marked(bytes, ["<p>", "</p>"], ["<h2>", "</h2>"]);
    Ok(format!(
        "<!doctype html><html lang=en><title>Bench</title><nav><a href=/>Menu</a></nav>\
         <main><article><h1>Bench</h1>{body}</article></main></html>"
    )
    .into_bytes())
}

fn docx(bytes: usize) -> Result<Vec<u8>> {
    let heading = "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>";
    let behind = "</w:t></w:r></w:p>";
    let body = marked(bytes, ["<w:p><w:r><w:t>", behind], [heading, behind]);
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!("<w:document xmlns:w=\"{word}\"><w:body>{body}</w:body></w:document>");
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
    ])
}

fn odt(bytes: usize) -> Result<Vec<u8>> {
    let heading = ["<text:h text:outline-level=\"1\">", "</text:h>"];
    let body = marked(bytes, ["<text:p>", "</text:p>"], heading);
    let name = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{name}:office:1.0\" xmlns:text=\"{name}:text:1.0\">\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mimetype = "application/vnd.oasis.opendocument.text";
    archive(&[("mimetype", mimetype), ("content.xml", &content)])
}

fn epub(bytes: usize) -> Result<Vec<u8>> {
    let body = marked(bytes, ["<p>", "</p>"], ["<h2>", "</h2>"]);
    let page = format!("<html><body><h1>Bench</h1>{body}</body></html>");
    let book = "<package><metadata/><manifest><item id='a' href='a.xhtml'/></manifest>\
                <spine><itemref idref='a'/></spine></package>";
    let container = "<container><rootfile full-path='b.opf'/></container>";
    archive(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("b.opf", book),
        ("a.xhtml", &page),
    ])
}

fn mail(bytes: usize) -> Result<Vec<u8>> {
    let body = marked(bytes, ["", "\n\n"], ["", "\n\n"]);
    Ok(format!(
        "From: Ana Reis <ana@example.org>\nSubject: Bench\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n\
         Message-ID: <n1@example.org>\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=b\n\n--b\n\
         Content-Type: text/plain; charset=utf-8\n\n{body}--b--\n"
    )
    .into_bytes())
}

fn feed(bytes: usize) -> Result<Vec<u8>> {
    let entry = ["<item><description>", "</description></item>"];
    let items = marked(bytes, entry, entry);
    Ok(
        format!("<rss version=\"2.0\"><channel><title>Bench</title>{items}</channel></rss>")
            .into_bytes(),
    )
}

fn rst(bytes: usize) -> Result<Vec<u8>> {
    let table = "=====  =====\nPort   Levy\n=====  =====\nOslo   4\n=====  =====\n\n";
    let body = marked(bytes, ["", "\n\n"], [table, "\n\n"]);
    Ok(format!("Bench\n=====\n\n{body}").into_bytes())
}

/// A PDF in a font that every reader has, its pages packed.
fn pdf(bytes: usize) -> Result<Vec<u8>> {
    let plain = |c: char| {
        if c.is_ascii() && !"()\\".contains(c) {
            c
        } else {
            ' '
        }
    };
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs(bytes) {
        let letters: Vec<char> = paragraph.chars().map(plain).collect();
        lines.extend(letters.chunks(LETTERS).map(|line| line.iter().collect()));
        lines.push(String::new());
    }
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let mut objects = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), font.into()];
    let mut kids = String::new();
    for page in lines.chunks(LINES) {
        let mut drawn = "BT /F 10 Tf 14 TL 50 780 Td ".to_owned();
        for line in page {
            let _ = writeln!(drawn, "({line}) Tj T*");
        }
        drawn.push_str("ET");
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        packed.write_all(drawn.as_bytes())?;
        let packed = packed.finish()?;
        let head = format!("<</Filter/FlateDecode/Length {}>>\nstream\n", packed.len());
        objects.push([head.as_bytes(), &packed, b"\nendstream"].concat());
        // the list of pages comes in before
        let at = objects.len() + 1;
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {at} 0 R\
             /Resources<</Font<</F 3 0 R>>>>>>"
        );
        objects.push(page.into_bytes());
        let _ = write!(kids, "{} 0 R ", at + 1);
    }
    let count = lines.len().div_ceil(LINES);
    objects.insert(
        1,
        format!("<</Type/Pages/Kids[{kids}]/Count {count}>>").into_bytes(),
    );
    Ok(whole(&objects))
}

/// The objects of a PDF with the table of their places.
fn whole(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let head = format!("{} 0 obj\n", number + 1);
        file.extend([head.as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (place, size) = (file.len(), objects.len() + 1);
    let end = format!("{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{place}\n%%EOF\n");
    file.extend(end.into_bytes());
    file
}

/// A file of a format with so many bytes of text.
type Make = fn(usize) -> Result<Vec<u8>>;

/// The formats by the endings of their names.
const FORMATS: [(&str, Make); 8] = [
    ("html", html),
    ("docx", docx),
    ("odt", odt),
    ("epub", epub),
    ("eml", mail),
    ("rss", feed),
    ("rst", rst),
    ("pdf", pdf),
];

fn formats(c: &mut Criterion) {
    let mut group = c.benchmark_group("formats");
    for (ending, make) in FORMATS {
        let name = format!("bench.{ending}");
        for bytes in SIZES {
            let file = make(bytes).unwrap_or_default();
            let read = || open::article(file.clone(), Path::new(&name), &Options::default());
            let words = read().map_or(0, |article| article.words);
            assert!(words > 0, "{name} says nothing");
            group.throughput(Throughput::Bytes(file.len() as u64));
            group.bench_function(BenchmarkId::new(ending, bytes), |b| {
                b.iter(|| black_box(read()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, formats);
criterion_main!(benches);

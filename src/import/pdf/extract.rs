//! From the bytes of a file to its article. Runs in the child process.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::Object;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::bookmarks;
use super::damage::{Damage, has_damaged_form};
use super::glyphs::{Letters, Reader};
use super::headings;
use super::order;
use super::paragraphs::{self, Paragraph};
use super::running;
use super::segments::{self, Inks, Segment};
use super::told::{Kind, Said, Told};
use crate::text::date;

/// How long pages are read; what is left then is left out.
const TIME: Duration = Duration::from_millis(4_500);

/// Most letters of a file.
const MAX_LETTERS: usize = 4_000_000;

/// Paragraphs at the top among which the title stands.
const NEAR: usize = 12;

/// Most operators of a page among which words are looked for.
const MAX_OPERATIONS: usize = 100_000;

/// How many times its size a file may unpack to.
const MAX_UNPACKED: usize = 200;

const BROKEN: &str = "is a broken PDF, perhaps cut off; fetch or save it again";

/// Reads a file.
pub(super) fn extract(bytes: Vec<u8>) -> Told {
    let started = Instant::now();
    let pdf = match Pdf::new(bytes) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
            return Told::fault("is protected by a password; save it without one");
        }
        Err(LoadPdfError::Decryption(_)) => {
            return Told::fault("is encrypted in a way that is not understood; save it again");
        }
        Err(LoadPdfError::Invalid) => {
            return Told::fault(BROKEN);
        }
    };
    let (pages, damage) = letters(&pdf, started);
    let known: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    if known == 0 || known < unknown / 4 {
        return Told::fault(if unknown > 0 {
            "holds letters that don't say what they are; run it through text recognition (OCR)"
        } else if damage.lost > 0 {
            "has no page that can be read; save it again"
        } else {
            without_letters(&pdf, &damage)
        });
    }
    let marks = catch_unwind(AssertUnwindSafe(|| bookmarks::read(&pdf))).unwrap_or_default();
    let paragraphs = paragraphs_of(pages);
    let body = body_size_of(&paragraphs);
    let levels = headings::levels(&paragraphs, &marks, body);
    let mut told = told(paragraphs, levels, body);
    told.damage = damage;
    about(pdf.metadata(), &mut told);
    told
}

/// Why a file has no letters: mostly because its pages are pictures. One whose pages draw letters, or
/// whose pages are damaged, is no scan: it is read when it is whole.
fn without_letters(pdf: &Pdf, damage: &Damage) -> &'static str {
    let bytes = pdf.data().as_ref();
    let unpacked = |page: &Page<'_>| page.page_stream().map_or(0, <[u8]>::len);
    if pdf.pages().iter().map(unpacked).max() > Some(bytes.len() * MAX_UNPACKED) {
        return "unpacks to far too much, and none of it is text; print or save it to PDF again";
    }
    if damage.cut {
        BROKEN
    } else if damage.damaged > 0 || pdf.pages().iter().any(has_damaged_form) {
        "is a damaged PDF: what its pages hold can't be unpacked; fetch or save it again"
    } else if pdf.pages().iter().any(draws_letters) {
        "holds text whose letters can't be found in it; print or save it to PDF again"
    } else {
        "holds no text, as a scan does; run it through text recognition (OCR)"
    }
}

/// True for an operand that says something: a string, or a list that holds some.
fn says(operand: &Object<'_>) -> bool {
    match operand {
        Object::String(words) => !words.is_empty(),
        Object::Array(list) => list.iter::<Object<'_>>().any(|one| match one {
            Object::String(words) => !words.is_empty(),
            _ => false,
        }),
        _ => false,
    }
}

/// True for a page with an operator that shows words.
fn draws_letters(page: &Page<'_>) -> bool {
    let mut operations = page.operations();
    let mut seen = 0;
    while let Some(operation) = operations.next() {
        seen += 1;
        let shows = matches!(&**operation.operator, b"Tj" | b"TJ" | b"'" | b"\"");
        if shows && operation.operands().any(says) {
            return true;
        }
        if seen > MAX_OPERATIONS {
            return false;
        }
    }
    false
}

/// The letters of all pages that could be read, and what is missing.
fn letters(pdf: &Pdf, started: Instant) -> (Vec<Letters>, Damage) {
    let mut reader = Reader::new(pdf);
    let (mut pages, mut damage, mut total) = (Vec::new(), Damage::of(pdf), 0);
    for page in pdf.pages().iter() {
        if started.elapsed() > TIME || total > MAX_LETTERS {
            damage.lost += 1;
            continue;
        }
        damage.look(page);
        // a page that can't be read is no reason to lose the others
        let read = catch_unwind(AssertUnwindSafe(|| reader.page(page)));
        let Ok(letters) = read else {
            damage.lost += 1;
            reader = Reader::new(pdf);
            continue;
        };
        total += letters.glyphs.len();
        pages.push(letters);
    }
    (pages, damage)
}

fn paragraphs_of(pages: Vec<Letters>) -> Vec<Paragraph> {
    let mut inks = Inks::default();
    for page in &pages {
        inks.count(page);
    }
    let mut pages: Vec<Vec<Segment>> = pages
        .into_iter()
        .map(|page| segments::segments(page, &inks))
        .collect();
    let body = body_size(
        pages
            .iter()
            .flatten()
            .map(|segment| (segment.size, segment.text.len())),
    );
    running::remove(&mut pages, body);
    let mut lines = Vec::new();
    for (number, page) in pages.into_iter().enumerate() {
        lines.extend(order::lines(page, number));
    }
    paragraphs::paragraphs(lines, body)
}

fn body_size_of(paragraphs: &[Paragraph]) -> f32 {
    body_size(
        paragraphs
            .iter()
            .map(|paragraph| (paragraph.size, paragraph.text.len())),
    )
}

/// The size in which most of the text is set.
fn body_size(texts: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut sizes = std::collections::BTreeMap::new();
    for (size, letters) in texts {
        *sizes.entry((size * 2.0).round() as i32).or_insert(0) += letters;
    }
    let most = sizes.into_iter().max_by_key(|&(_, letters)| letters);
    most.map_or(10.0, |(size, _)| size as f32 / 2.0)
}

fn told(paragraphs: Vec<Paragraph>, mut levels: Vec<u8>, body: f32) -> Told {
    let title = title(&paragraphs, &levels, body);
    if let Some(level) = title.and_then(|at| levels.get_mut(at)) {
        *level = 0;
    }
    let least = levels
        .iter()
        .copied()
        .filter(|&level| level > 0)
        .min()
        .unwrap_or(1);
    let said = paragraphs.into_iter().zip(levels).enumerate();
    let passages = said.map(|(at, (paragraph, level))| {
        if title == Some(at) || level > 0 {
            let kind = if title == Some(at) {
                Kind::Title
            } else {
                Kind::Heading
            };
            let text = paragraph
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            return Said {
                kind,
                level: level.saturating_sub(least - 1),
                marker: String::new(),
                text,
            };
        }
        let (marker, text) = match paragraphs::item(&paragraph.text) {
            Some((marker, rest)) if !paragraph.row => (format!("{marker} "), rest.to_owned()),
            _ => (String::new(), paragraph.text),
        };
        let kind = match (paragraph.row, marker.is_empty()) {
            (true, _) => Kind::Row,
            (false, true) => Kind::Paragraph,
            (false, false) => Kind::Item,
        };
        Said {
            kind,
            level: 0,
            marker,
            text,
        }
    });
    Told {
        passages: passages.collect(),
        ..Told::default()
    }
}

/// The largest words at the top of the first page, where no section has the same size.
fn title(paragraphs: &[Paragraph], levels: &[u8], body: f32) -> Option<usize> {
    let top = paragraphs
        .iter()
        .take(NEAR)
        .take_while(|paragraph| paragraph.page == 0);
    let words =
        |paragraph: &Paragraph| paragraph.text.chars().filter(|c| c.is_alphabetic()).count();
    let (at, largest) = top
        .enumerate()
        .filter(|(_, paragraph)| !paragraph.row && (4..300).contains(&words(paragraph)))
        .max_by(|(a, one), (b, other)| one.size.total_cmp(&other.size).then(b.cmp(a)))?;
    let sections = paragraphs.iter().zip(levels).skip(at + 1);
    let same = sections
        .filter(|&(paragraph, &level)| level > 0 && paragraph.size >= largest.size * 0.98)
        .count();
    (largest.size >= body * 1.2 && same < 2).then_some(at)
}

fn about(metadata: &Metadata, told: &mut Told) {
    let said = |bytes: &Option<Box<[u8]>>| {
        let words = bookmarks::words(bytes.as_deref()?);
        Some(words).filter(|words| !words.is_empty())
    };
    told.title = said(&metadata.title);
    told.author = said(&metadata.author);
    let made = metadata
        .creation_date
        .as_ref()
        .or(metadata.modification_date.as_ref());
    told.published =
        made.and_then(|at| date::iso(&format!("{:04}-{:02}-{:02}", at.year, at.month, at.day)));
}

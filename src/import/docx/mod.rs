//! Documents of Word (Office Open XML): headings by outline level and style, lists with their
//! numbers, tables, notes, links; tracked changes as the author left them last; comments as remarks
//! of those who made them.

mod body;
mod numbering;
mod paragraph;
mod styles;
mod symbols;

use std::collections::HashMap;

use super::archive::xml::{Node, Ns, Xml};
use super::archive::{Package, is_zip, kind_of, properties};
use super::part::Head;
use super::passage::{Document, Passage};
use super::{Content, Fault, Input, Part};
use crate::model::{BlockKind, Format};
use body::{Around, NoteId};

/// First bytes of the files that Office wrote before 2007, and of new ones with a password.
const OLD: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// True for documents of Word, and for what nothing else reads: older ones, and other archives of
/// programs, which are told here what they are.
pub(super) fn tells(head: &Head<'_>) -> bool {
    match kind_of(head.bytes, head.extension) {
        Some(format) => format == Format::Docx,
        None => is_zip(head.bytes) || head.bytes.starts_with(OLD),
    }
}

/// Documents of the same Office that are no text, by a file in them.
const OTHERS: [(&str, &str); 2] = [
    (
        "ppt/presentation.xml",
        "holds slides (PPTX), which can't be read; save it as PDF: soffice --headless --convert-to pdf FILE",
    ),
    (
        "xl/workbook.xml",
        "is a spreadsheet (XLSX), which can't be read; save a sheet of it as text: soffice --headless --convert-to csv FILE",
    ),
];

/// Reads a document.
///
/// # Errors
/// Where it is protected, broken, too large when unpacked, or no text.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    if input.bytes.starts_with(OLD) {
        return Err(Fault::new(
            "is of an older Office, or protected by a password; save it as DOCX without one",
        ));
    }
    let mut package = Package::open(input.bytes)?;
    let root = relations(&mut package, "")?;
    let main = root
        .iter()
        .find(|relation| relation.kind.ends_with("/officeDocument"))
        .map_or("word/document.xml".to_owned(), |found| found.target.clone());
    let text = match package.text(&main)? {
        Some(text) => Some(text),
        None => package.text("word/document.xml")?,
    };
    let Some(text) = text.filter(|_| !main.starts_with("xl/") && !main.starts_with("ppt/")) else {
        let other = OTHERS.iter().find(|(file, _)| package.holds(file));
        let words = other.map_or(
            "is an archive without a text document; unpack it, and open what is in it",
            |(_, words)| words,
        );
        return Err(Fault::new(words));
    };
    let document = document(&mut package, &main, &text)?;
    Ok(vec![Part {
        encoding: "UTF-8",
        content: Content::Body(Box::new(document.into_body())),
        ..Part::default()
    }])
}

fn document(package: &mut Package, main: &str, text: &str) -> Result<Document, Fault> {
    let related = relations(package, main)?;
    let mut of_kind = |kind: &str, usual: &str| -> Result<Option<String>, Fault> {
        let found = related
            .iter()
            .find(|relation| relation.kind.ends_with(kind));
        package.text(found.map_or(usual, |found| &found.target))
    };
    let mut around = Around::default();
    if let Some(xml) = of_kind("/styles", "word/styles.xml")? {
        around.styles = styles::read(&xml);
    }
    if let Some(xml) = of_kind("/numbering", "word/numbering.xml")? {
        around.numbering = numbering::read(&xml);
    }
    let comments = of_kind("/comments", "word/comments.xml")?;
    let footnotes = of_kind("/footnotes", "word/footnotes.xml")?.unwrap_or_default();
    let endnotes = of_kind("/endnotes", "word/endnotes.xml")?.unwrap_or_default();
    let links = related.into_iter().filter(|relation| relation.outside);
    around.links = links.map(|link| (link.id, link.target)).collect();

    let mut document = Document::default();
    if let Some(xml) = comments {
        remarks(&xml, &mut around, &mut document);
    }
    let read = body::read(text, &mut around);
    for (&answer, &to) in &read.answers {
        answers(&mut document.remarks, answer, to);
    }
    document.passages = read.passages;
    document.about.published = read.day;
    let mut notes = HashMap::new();
    for (at_end, xml) in [(false, footnotes), (true, endnotes)] {
        for (id, passages) in body::read(&xml, &mut around).parts {
            notes.insert(NoteId { at_end, id }, passages);
        }
    }
    append_notes(&mut document.passages, &read.notes, notes);
    document.about.language.clone_from(&around.styles.language);
    if let Some(xml) = package.text("docProps/core.xml")? {
        properties::read(&xml).say(&mut document);
    }
    document.about.mended = package.mended();
    properties::settle_title(&mut document);
    Ok(document)
}

/// Adds notes behind the text, in the order in which it refers to them.
fn append_notes(
    passages: &mut Vec<Passage>,
    order: &[NoteId],
    mut notes: HashMap<NoteId, Vec<Passage>>,
) {
    for (number, id) in order.iter().enumerate() {
        let note = notes.remove(id).unwrap_or_default();
        for (at, mut passage) in note.into_iter().enumerate() {
            if passage.kind == BlockKind::Heading || passage.kind == BlockKind::Title {
                passage.kind = BlockKind::Paragraph;
            }
            if at == 0 && passage.kind != BlockKind::Row {
                passage.marker = format!("[{}] {}", number + 1, passage.marker);
            } else {
                passage.depth = passage.depth.max(1);
            }
            passages.push(passage);
        }
    }
}

/// Reads the comments; each is a remark of who made it.
fn remarks(xml: &str, around: &mut Around, document: &mut Document) {
    let mut authors: Vec<String> = Vec::new();
    let mut tags = Xml::new(xml);
    while let Some(node) = tags.next() {
        if let Node::Open(tag) = node
            && tag.ns == Ns::Word
            && tag.name() == "comment"
        {
            authors.push(tag.attr("author").unwrap_or_default());
        }
    }
    let parts = body::read(xml, around).parts;
    for (at, (id, passages)) in parts.into_iter().enumerate() {
        let text: Vec<String> = passages.iter().map(Passage::text).collect();
        let author = authors.get(at).cloned().unwrap_or_default();
        around.comments.insert(id, document.remarks.len() as u32);
        document.remarks.push((author, text.join("\n")));
    }
}

/// An answer to a remark stands below it.
fn answers(remarks: &mut [(String, String)], answer: u32, to: u32) {
    let Some((author, text)) = remarks.get(answer as usize).cloned() else {
        return;
    };
    if let Some((_, first)) = remarks.get_mut(to as usize) {
        first.push('\n');
        first.push_str(&author);
        first.push_str(": ");
        first.push_str(&text);
    }
}

/// What a part of the archive refers to.
struct Relation {
    id: String,
    kind: String,
    /// A name in the archive, or an address outside of it.
    target: String,
    outside: bool,
}

fn relations(package: &mut Package, of: &str) -> Result<Vec<Relation>, Fault> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(text) = package.text(&format!("{folder}{slash}_rels/{name}.rels"))? else {
        return Ok(Vec::new());
    };
    let mut relations = Vec::new();
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        if tag.name() != "Relationship" {
            continue;
        }
        let target = tag.attr("Target").unwrap_or_default();
        let outside = tag.attr("TargetMode").as_deref() == Some("External");
        let target = if outside {
            target
        } else {
            super::archive::resolved(folder, &target)
        };
        relations.push(Relation {
            id: tag.attr("Id").unwrap_or_default(),
            kind: tag.attr("Type").unwrap_or_default(),
            target,
            outside,
        });
    }
    Ok(relations)
}

#[cfg(test)]
mod tests;

//! Texts of `LibreOffice` and others (OpenDocument): headings by outline level, lists with their
//! numbers, tables, notes, links; tracked changes as the author left them last; comments as remarks
//! of those who made them.

mod body;
mod lists;
mod styles;

use super::archive::{Package, is_zip, kind_of, properties};
use super::part::Head;
use super::passage::Document;
use super::{Content, Fault, Input, Part, html};
use crate::model::Format;

/// True for texts of `OpenDocument`, packed or flat.
pub(super) fn tells(head: &Head<'_>) -> bool {
    kind_of(head.bytes, head.extension) == Some(Format::Odt)
        || html::root_of(head.bytes).starts_with("<office:document ")
}

/// Reads a text.
///
/// # Errors
/// Where it is protected, broken, or too large when unpacked.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    if !is_zip(&input.bytes) && html::root_of(&input.bytes).starts_with('<') {
        return Ok(vec![flat(input)]);
    }
    let mut package = Package::open(input.bytes)?;
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Fault::new(
            "is protected by a password; save it without one",
        ));
    }
    let Some(text) = package.text("content.xml")? else {
        return Err(Fault::new(
            "is an archive without a text document; unpack it, and open what is in it",
        ));
    };
    let mut styles = styles::Styles::default();
    if let Some(xml) = package.text("styles.xml")? {
        styles.read(&xml);
    }
    let about = package.text("meta.xml")?.unwrap_or_default();
    let mut document = document(&text, styles, &about);
    document.about.mended = package.mended();
    Ok(vec![Part {
        encoding: "UTF-8",
        content: Content::Body(Box::new(document.into_body())),
        ..Part::default()
    }])
}

/// A flat file: the same in one piece of XML, not packed.
fn flat(input: Input<'_>) -> Part {
    let decoded = super::decode(input.bytes);
    let document = document(&decoded.text, styles::Styles::default(), &decoded.text);
    Part {
        encoding: decoded.encoding,
        undecodable: decoded.undecodable,
        content: Content::Body(Box::new(document.into_body())),
        ..Part::default()
    }
}

/// A text, beside what is known of its styles, and what it says of itself.
fn document(text: &str, mut styles: styles::Styles, about: &str) -> Document {
    styles.read(text);
    let read = body::read(text, &styles);
    let mut document = Document {
        passages: read.passages,
        remarks: read.remarks,
        ..Document::default()
    };
    document.passages.extend(read.notes);
    document.about.language = styles.language;
    document.about.published = read.day;
    properties::read(about).say(&mut document);
    properties::settle_title(&mut document);
    document
}

#[cfg(test)]
mod tests;

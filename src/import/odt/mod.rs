//! Texts of `LibreOffice` and others (OpenDocument): headings by outline level, lists with their
//! numbers, tables, notes, links; tracked changes as the author left them last; comments as remarks
//! of those who made them.

mod body;
mod lists;
mod styles;

use super::archive::{Package, kind_of, properties};
use super::part::Head;
use super::passage::Document;
use super::{Content, Fault, Input, Part};
use crate::model::Format;

/// True for texts of `OpenDocument`.
pub(super) fn tells(head: &Head<'_>) -> bool {
    kind_of(head.bytes, head.extension) == Some(Format::Odt)
}

/// Reads a text.
///
/// # Errors
/// Where it is protected, broken, or too large when unpacked.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
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
    styles.read(&text);
    let read = body::read(&text, &styles);
    let mut document = Document {
        passages: read.passages,
        remarks: read.remarks,
        ..Document::default()
    };
    document.passages.extend(read.notes);
    document.about.language = styles.language;
    if let Some(xml) = package.text("meta.xml")? {
        properties::read(&xml).say(&mut document);
    }
    document.about.mended = package.mended();
    properties::settle_title(&mut document);
    Ok(vec![Part {
        encoding: "UTF-8",
        content: Content::Body(Box::new(document.into_body())),
        ..Part::default()
    }])
}

#[cfg(test)]
mod tests;

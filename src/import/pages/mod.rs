//! An archive of pages: a ZIP that is no document itself and holds files that are. Each of them is a
//! part, read by the importer of its own format, mailboxes and feeds too; archives in it stay closed.

use std::collections::HashSet;

use super::archive::{Entry, Package, is_zip, kind_of, memmem};
use super::part::{Content, Fault, Head, Input, Known, Packed, Part};
use crate::text::sanitise;

/// Most files of an archive that are looked at.
const MAX_FILES: usize = 20_000;

/// A file that is an archive itself, as documents are, hardly shrinks a second time: one that shrinks
/// to less than one in so many is made to unpack without end.
const MAX_TWICE: u64 = 10;

/// True for a ZIP archive in which nothing says that another program wrote it.
pub(super) fn tells(head: &Head<'_>) -> bool {
    is_zip(head.bytes)
        && kind_of(head.bytes, head.extension).is_none()
        && MARKS
            .iter()
            .all(|mark| !memmem(head.bytes, mark.as_bytes()))
}

/// The files in it that are named as articles are; none where the archive is a file of another
/// program.
///
/// # Errors
/// Where it is broken, or too large when unpacked.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let mut package = Package::open(input.bytes)?;
    if MARKS.iter().any(|mark| package.holds(mark)) {
        return Ok(Vec::new());
    }
    let mut keys = HashSet::new();
    let mut parts = Vec::new();
    for entry in package.entries(MAX_FILES) {
        let key = sanitise::line(&entry.name);
        if !is_page(&entry.name, input.known) || !keys.insert(key.clone()) {
            continue;
        }
        let wanted = input.part.is_none_or(|wanted| {
            let rest = wanted.strip_prefix(&*key);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let bytes = if wanted {
            unpacked(&mut package, &entry)
        } else {
            Ok(Vec::new())
        };
        // what is too large is the archive, not the one page that showed it
        if package.is_spent() {
            bytes?;
            continue;
        }
        parts.push(Part {
            key: Some(key),
            content: Content::File(Packed::new(&entry.name, bytes)),
            ..Part::default()
        });
    }
    Ok(parts)
}

/// Names of files by which other programs know their archives: documents of offices, books, programs.
const MARKS: [&str; 5] = [
    "[Content_Types].xml",
    "mimetype",
    "META-INF/MANIFEST.MF",
    "META-INF/manifest.xml",
    "META-INF/container.xml",
];

/// True for what is named as an article and not hidden: `__MACOSX` holds what a system added.
fn is_page(name: &str, known: Known) -> bool {
    let mut steps = name.split(['/', '\\']);
    let hidden = steps.any(|step| {
        let up = step == "." || step == "..";
        step == "__MACOSX" || (step.starts_with('.') && !up)
    });
    !hidden && (known.is_article)(name)
}

fn unpacked(package: &mut Package, entry: &Entry) -> Result<Vec<u8>, Fault> {
    let bytes = package.unpack(entry)?;
    if is_zip(&bytes) && bytes.len() as u64 > entry.packed.saturating_mul(MAX_TWICE) {
        return Err(Fault::new("is packed twice, as no document is; not opened"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;

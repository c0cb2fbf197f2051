//! Parts that are files of their own in a file: an attachment, a page in an archive. Only here the
//! importers are asked a second time, and what they find inside is not looked into again.

use std::path::Path;

use super::error::{OpenError, shown};
use super::foreign::foreign;
use crate::import::{Content, Importer, Input, Packed, Part, importer_of_packed};
use crate::model::Format;

/// Leaves of what came along what opens: that which is of a known format.
pub(super) fn keep_known(parts: &mut [Part]) {
    for part in parts {
        part.along.retain(|part| match &part.content {
            Content::File(packed) => importer(packed).is_some(),
            _ => true,
        });
    }
}

/// The part of that key: one of the list, else one that came along.
///
/// # Errors
/// Where there is none.
pub fn part_of(
    parts: Vec<Part>,
    format: Format,
    key: &str,
    path: &Path,
) -> Result<Part, OpenError> {
    // some formats hand out nothing but the part that is asked for
    let (mut along, mut others) = (None, format.holds_many() || format == Format::Epub);
    for part in parts {
        if part.key.as_deref() == Some(key) {
            return Ok(part);
        }
        others |= !part.along.is_empty();
        let mut inside = part.along.into_iter();
        along = along.or_else(|| inside.find(|part| part.key.as_deref() == Some(key)));
    }
    along.ok_or_else(|| OpenError::no_part(path, key, others))
}

/// A part that is a file of its own as that is read, and its format; any other as it is.
///
/// # Errors
/// Where it can't be read.
pub(super) fn unpacked(
    part: Part,
    format: Format,
    path: &Path,
    whole: bool,
) -> Result<(Part, Format), OpenError> {
    let Content::File(packed) = part.content else {
        return Ok((part, format));
    };
    let broken = |reason: String| OpenError::Broken {
        name: match &part.key {
            Some(key) => format!("{}#part={key}", shown(path)),
            None => shown(path),
        },
        reason,
    };
    let (importer, name) = (importer(&packed), packed.name());
    let bytes = packed.bytes.map_err(|fault| broken(fault.0))?;
    let Some(importer) = importer else {
        let words = "is of no format that can be read here; unpack it";
        return Err(broken(words.to_owned()));
    };
    let input = Input {
        bytes,
        path: &name,
        part: None,
        whole,
    };
    let read = (importer.read)(input).map_err(|fault| broken(fault.0))?;
    let Some(mut inner) = read.into_iter().next() else {
        return Err(broken("holds no article".to_owned()));
    };
    inner.key = part.key;
    inner.published = inner.published.or(part.published);
    inner.along.clear();
    Ok((inner, importer.format))
}

/// What reads a file in the file.
fn importer(packed: &Packed) -> Option<&'static Importer> {
    let bytes = packed.bytes.as_ref().ok()?;
    let told = importer_of_packed(packed)?;
    let is_text = told.format == Format::Plain;
    (!is_text || foreign(bytes).is_none()).then_some(told)
}

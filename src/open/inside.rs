//! Parts that are files of their own in a file: an attachment, a page in an archive. Only here the
//! importers are asked a second time. What holds many itself, such as a mailbox that is attached, makes
//! place for what it holds, each named behind its key, and so on, as deep as limits allow.

use std::path::Path;

use super::error::{OpenError, shown};
use super::foreign::foreign;
use crate::import::table::KNOWN;
use crate::import::{Content, Fault, Importer, Input, Packed, Part, importer_of_packed};
use crate::model::Format;

/// How deep files that hold many are looked for in files: a mailbox in an archive that is attached.
const MAX_DEPTH: usize = 3;

/// Most parts that are made of files in a file.
const MAX_PARTS: usize = 20_000;

/// Most bytes that are looked through for them, those of the files and what they unpack to.
const MAX_BYTES: usize = 256 * 1024 * 1024;

const TOO_MUCH: &str =
    "holds too much to be looked through in here; unpack it and open it by itself";

/// The parts with what files among them and among what came along hold in their place. Of what came
/// along that stays which opens.
pub(super) fn looked_into(parts: Vec<Part>, wanted: Option<&str>) -> Vec<Part> {
    let mut inside = Inside {
        wanted,
        parts: 0,
        bytes: 0,
    };
    let mut parts = inside.listed(parts);
    for part in &mut parts {
        part.along = inside.along(std::mem::take(&mut part.along));
    }
    parts
}

/// What was made of files in a file so far.
struct Inside<'a> {
    wanted: Option<&'a str>,
    parts: usize,
    bytes: usize,
}

impl Inside<'_> {
    /// The articles of a file. One that can't be looked into says why once it is opened.
    fn listed(&mut self, parts: Vec<Part>) -> Vec<Part> {
        let (mut waiting, mut done) = (waiting(parts, 0), Vec::new());
        while let Some((mut part, depth)) = waiting.pop() {
            match self.held(&mut part, depth) {
                Some(Ok(held)) => waiting.extend(self::waiting(held, depth + 1)),
                Some(Err(fault)) => {
                    part.content = Content::File(Packed::new("", Err(fault)));
                    done.push(part);
                }
                None => done.push(part),
            }
        }
        done
    }

    /// What came along with one, and with what came along, as one list; what doesn't open is left out.
    fn along(&mut self, parts: Vec<Part>) -> Vec<Part> {
        let (mut waiting, mut done) = (waiting(parts, 0), Vec::new());
        while let Some((mut part, depth)) = waiting.pop() {
            match self.held(&mut part, depth) {
                Some(Ok(held)) => {
                    let flat = held.into_iter().flat_map(|mut part| {
                        let along = std::mem::take(&mut part.along);
                        std::iter::once(part).chain(along)
                    });
                    // of what is listed alone nothing more than the name is kept
                    let bare = |mut part: Part| {
                        if self.wanted.is_none() && !matches!(part.content, Content::File(_)) {
                            part.content = Content::default();
                        }
                        part
                    };
                    waiting.extend(self::waiting(flat.map(bare).collect(), depth + 1));
                }
                Some(Err(_)) => {}
                None => match &part.content {
                    Content::File(packed) if importer(packed).is_none() => {}
                    _ => done.push(part),
                },
            }
        }
        done
    }

    /// What a part holds that is a file with many articles, if it or one of them is asked for, each
    /// named behind its key.
    fn held(&mut self, part: &mut Part, depth: usize) -> Option<Result<Vec<Part>, Fault>> {
        let Content::File(packed) = &mut part.content else {
            return None;
        };
        let importer = importer(packed).filter(|importer| importer.format.holds_many())?;
        let outer = part.key.as_deref().unwrap_or_default();
        let rest = match self.wanted {
            Some(wanted) => Some(wanted.strip_prefix(outer)?.strip_prefix('/')?),
            None => None,
        };
        let bytes = std::mem::replace(&mut packed.bytes, Ok(Vec::new())).unwrap_or_default();
        self.bytes = self.bytes.saturating_add(bytes.len());
        if depth >= MAX_DEPTH || self.bytes > MAX_BYTES || self.parts > MAX_PARTS {
            return Some(Err(Fault::new(TOO_MUCH)));
        }
        let read = (importer.read)(Input {
            bytes,
            path: &packed.name(),
            part: rest,
            whole: false,
            known: KNOWN,
        });
        Some(read.map(|mut held| {
            for inner in &mut held {
                self.count(inner);
                name_behind(outer, importer.format, inner);
            }
            held
        }))
    }

    fn count(&mut self, part: &Part) {
        self.parts += 1 + part.along.len();
        for one in std::iter::once(part).chain(&part.along) {
            if let Content::File(packed) = &one.content {
                let bytes = packed.bytes.as_ref().map_or(0, Vec::len);
                self.bytes = self.bytes.saturating_add(bytes);
            }
        }
    }
}

/// Parts in the order in which they are taken from the end, each with how deep it lies.
fn waiting(parts: Vec<Part>, depth: usize) -> Vec<(Part, usize)> {
    parts.into_iter().rev().map(|part| (part, depth)).collect()
}

/// Names a part and what came along with it behind the key of the file that they are in.
fn name_behind(outer: &str, format: Format, part: &mut Part) {
    part.format = part.format.or(Some(format));
    let along = part.along.iter_mut().map(|along| &mut along.key);
    for key in std::iter::once(&mut part.key).chain(along) {
        *key = key.take().map(|key| format!("{outer}/{key}"));
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
    let format = part.format.unwrap_or(format);
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
    if importer.format.holds_many() {
        let words = "holds many articles; attache inspect --format json lists them";
        return Err(broken(words.to_owned()));
    }
    let input = Input {
        bytes,
        path: &name,
        part: None,
        whole,
        known: KNOWN,
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

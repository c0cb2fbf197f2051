//! What is missing of a file that could be read all the same: the interpreter passes over what is broken
//! without a word.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{Filter, Pdf};
use serde::{Deserialize, Serialize};

/// Bytes at the end among which the mark of the end stands.
const END_WITHIN: usize = 2048;

/// Most pages that a file is believed to say it has.
const MAX_PAGES: usize = 1_000_000;

/// Most bytes of a stream that are looked through, unpacked.
const MAX_STREAM: u64 = 64 * 1024 * 1024;

/// What is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Damage {
    /// The file ends before its end.
    pub(super) cut: bool,
    /// Pages that the file says it has.
    pub(super) pages: usize,
    /// Pages that are nowhere in it.
    pub(super) missing: usize,
    /// Pages whose words are cut off, changed or missing.
    pub(super) damaged: usize,
    /// Pages that could not be read, or not in time.
    pub(super) lost: usize,
}

impl Damage {
    /// What is missing of a whole file, but for its single pages.
    pub(super) fn of(pdf: &Pdf) -> Self {
        let found = pdf.pages().len();
        let pages = told(pdf).filter(|&told| told <= MAX_PAGES).unwrap_or(found);
        Self {
            cut: is_cut(pdf.data().as_ref()),
            pages: pages.max(found),
            missing: pages.saturating_sub(found),
            ..Self::default()
        }
    }

    /// Counts a page.
    pub(super) fn look(&mut self, page: &Page<'_>) {
        self.damaged += usize::from(is_damaged(page));
    }

    /// The same in words that follow the name of the file; none where nothing is missing.
    pub(super) fn words(self) -> Option<String> {
        let mut said = Vec::new();
        if self.cut {
            said.push("is cut off".to_owned());
        }
        let of = |count: usize| format!("{count} of {} pages", self.pages);
        let are = |count: usize| if count == 1 { "is" } else { "are" };
        if self.missing > 0 {
            said.push(format!(
                "{} {} missing",
                of(self.missing),
                are(self.missing)
            ));
        }
        if self.lost > 0 {
            said.push(format!("{} could not be read", of(self.lost)));
        }
        if self.damaged > 0 {
            said.push(format!("the text of {} is damaged", of(self.damaged)));
        }
        (!said.is_empty()).then(|| format!("{}; fetch or save it again", said.join(", ")))
    }
}

/// How many pages the file says that it has.
fn told(pdf: &Pdf) -> Option<usize> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let count = root.get::<Dict<'_>>(b"Pages")?.get::<i32>(b"Count")?;
    usize::try_from(count).ok()
}

/// True for a file without a mark of its end. Some have other bytes behind it, mostly zeros.
pub(super) fn is_cut(bytes: &[u8]) -> bool {
    let filler = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
    let end = bytes.iter().rposition(|byte| !filler(byte)).unwrap_or(0);
    let tail = bytes.get(end.saturating_sub(END_WITHIN)..=end);
    let tail = tail.unwrap_or_default();
    let mark = b"%%EOF";
    !tail.windows(mark.len()).any(|bytes| bytes == mark)
}

/// True where what a page draws is cut off, changed, or nowhere in the file.
pub(super) fn is_damaged(page: &Page<'_>) -> bool {
    let raw = page.raw();
    if let Some(stream) = raw.get::<Stream<'_>>(b"Contents") {
        return !is_whole(&stream);
    }
    let Some(list) = raw.get::<Array<'_>>(b"Contents") else {
        // a page may be empty: then it names nothing
        return raw.contains_key(b"Contents");
    };
    let xref = page.xref();
    let mut all = list.raw_iter();
    !all.all(|one| match one {
        MaybeRef::Ref(id) => {
            let stream = xref.get::<Stream<'_>>(id.into());
            stream.is_some_and(|stream| is_whole(&stream))
        }
        MaybeRef::NotRef(Object::Stream(stream)) => is_whole(&stream),
        MaybeRef::NotRef(_) => false,
    })
}

/// True where a drawing that a page takes in whole is damaged; its pictures are not looked at.
pub(super) fn has_damaged_form(page: &Page<'_>) -> bool {
    let forms = &page.resources().x_objects;
    let mut names = forms.keys().take(MAX_FORMS);
    names.any(|name| {
        let form = forms.get::<Stream<'_>>(&name);
        form.is_some_and(|form| {
            let kind = form.dict().get::<Name<'_>>(b"Subtype");
            kind.is_some_and(|kind| kind.as_ref() == b"Form") && !is_whole(&form)
        })
    })
}

/// Most drawings of a page that are looked at.
const MAX_FORMS: usize = 50;

/// True for a stream that unpacks to its end. A wrong checksum says that it was changed; some programs
/// write none.
fn is_whole(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    if filters.first() != Some(&Filter::FlateDecode) {
        return stream.decoded_data().is_ok();
    }
    let packed = stream.raw_data();
    if unpacks(&packed, true) {
        return true;
    }
    let head = usize::from(has_head(&packed)) * 2;
    let bare = packed.get(head..).unwrap_or_default();
    match unpacked(bare, false) {
        Some(used) => bare.len().saturating_sub(used) < CHECKSUM || head == 0,
        None => false,
    }
}

/// Bytes of the checksum behind a packed stream.
const CHECKSUM: usize = 4;

/// True for the two bytes that a packed stream begins with.
fn has_head(packed: &[u8]) -> bool {
    match packed {
        [method, flags, ..] => {
            method & 0x0f == 8 && (u32::from(*method) << 8 | u32::from(*flags)).is_multiple_of(31)
        }
        _ => false,
    }
}

fn unpacks(packed: &[u8], with_head: bool) -> bool {
    unpacked(packed, with_head).is_some()
}

/// How many bytes were used up when a stream came to its end; none where it doesn't. Of a very long one
/// the first part counts for all.
fn unpacked(packed: &[u8], with_head: bool) -> Option<usize> {
    let mut state = Decompress::new(with_head);
    let mut room = [0; 16 * 1024];
    loop {
        let (used, made) = (state.total_in(), state.total_out());
        let rest = packed.get(usize::try_from(used).ok()?..)?;
        let status = state
            .decompress(rest, &mut room, FlushDecompress::None)
            .ok()?;
        let stuck = state.total_in() == used && state.total_out() == made;
        match status {
            Status::StreamEnd => return usize::try_from(state.total_in()).ok(),
            _ if state.total_out() > MAX_STREAM => return Some(packed.len()),
            _ if stuck => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;

//! A ZIP archive, read in memory and within limits: nothing of it is ever written anywhere.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::Fault;
use crate::model::Format;
use crate::text::sanitise;

/// Most bytes that are unpacked of one archive.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// Most bytes that are unpacked for each byte of the archive.
const MAX_RATIO: u64 = 200;

/// A file of an archive, before it is unpacked.
#[derive(Clone, Debug)]
pub(in crate::import) struct Entry {
    /// Where it stands in the archive.
    at: usize,
    /// Its name, as it is written there.
    pub(in crate::import) name: String,
    /// Bytes that it takes in the archive.
    pub(in crate::import) packed: u64,
}

/// An open archive.
pub(in crate::import) struct Package {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// Where each name stands; lower case, with plain slashes.
    names: HashMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: u64,
    /// True once that was not enough.
    spent: bool,
    /// The first file that did not come whole.
    damaged: Option<String>,
}

impl Package {
    /// Opens an archive.
    ///
    /// # Errors
    /// Where it is none, or broken.
    pub(in crate::import) fn open(bytes: Vec<u8>) -> Result<Self, Fault> {
        let left = MAX_UNPACKED.min(MAX_RATIO.saturating_mul(bytes.len() as u64));
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            Fault::new("is a broken ZIP archive, perhaps cut off; fetch or save it again")
        })?;
        let mut names = HashMap::new();
        for (at, name) in zip.file_names().enumerate() {
            if let Ok(name) = name {
                names.entry(folded(&name)).or_insert(at);
            }
        }
        Ok(Self {
            zip,
            names,
            left,
            spent: false,
            damaged: None,
        })
    }

    /// The first name that ends so.
    pub(in crate::import) fn name_ending(&self, end: &str) -> Option<String> {
        let names = self.names.keys().filter(|name| name.ends_with(end));
        names.min().cloned()
    }

    /// True where something is called `name`.
    pub(in crate::import) fn holds(&self, name: &str) -> bool {
        self.names.contains_key(&folded(name))
    }

    /// True once more was asked for than may be unpacked.
    pub(in crate::import) fn is_spent(&self) -> bool {
        self.spent
    }

    /// What is broken about the archive though it was read.
    pub(in crate::import) fn mended(&self) -> Option<String> {
        let name = sanitise::path(self.damaged.as_deref()?);
        Some(format!(
            "is damaged inside ({name}), what came of it is shown; fetch or save it again"
        ))
    }

    /// Unpacks what is called `name`; `None` where there is none.
    ///
    /// # Errors
    /// Where it is protected, broken, or more than the limits allow.
    pub(in crate::import) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        match self.names.get(&folded(name)) {
            Some(&at) => self.read_at(at).map(Some),
            None => Ok(None),
        }
    }

    /// Its files in their order, without folders and links, at most `most`.
    pub(in crate::import) fn entries(&mut self, most: usize) -> Vec<Entry> {
        let mut found = Vec::new();
        for at in 0..self.zip.len() {
            if found.len() >= most {
                break;
            }
            let Ok(entry) = self.zip.by_index_raw(at) else {
                continue;
            };
            if entry.is_dir() || entry.is_symlink() {
                continue;
            }
            let packed = entry.compressed_size();
            let name = entry.name().map(Cow::into_owned);
            found.extend(name.ok().map(|name| Entry { at, name, packed }));
        }
        found
    }

    /// Unpacks a file.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub(in crate::import) fn unpack(&mut self, entry: &Entry) -> Result<Vec<u8>, Fault> {
        self.read_at(entry.at)
    }

    fn read_at(&mut self, at: usize) -> Result<Vec<u8>, Fault> {
        let entry = self.zip.by_index(at).map_err(|error| fault(&error))?;
        let name = entry.name().map_or_else(|_| String::new(), Cow::into_owned);
        let mut bytes = Vec::new();
        let read = entry.take(self.left + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.left {
            self.spent = true;
            return Err(Fault::new(
                "unpacks to more than 256 MiB or 200 times its size, as no document does; \
                 not opened",
            ));
        }
        self.left -= bytes.len() as u64;
        match read {
            Ok(_) => Ok(bytes),
            // a wrong checksum at the end, or a part that is cut off: what came is kept
            Err(_) if !bytes.is_empty() => {
                self.damaged.get_or_insert(name);
                Ok(bytes)
            }
            Err(_) => Err(broken()),
        }
    }

    /// The same as text: XML in UTF-8 or whatever it declares.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub(in crate::import) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        Ok(self.read(name)?.map(super::xml::decoded))
    }
}

/// Names are compared without case, as some producers write them otherwise than they name them.
fn folded(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_lowercase()
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => {
            Fault::new("is protected by a password; save it without one")
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Fault::new("is packed in a way that is not understood; save it again")
        }
        _ => broken(),
    }
}

fn broken() -> Fault {
    Fault::new("is broken inside; fetch or save it again")
}

/// True for the first bytes of a ZIP archive.
pub(in crate::import) fn is_zip(head: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"]
        .iter()
        .any(|magic| head.starts_with(magic))
}

/// What the head of an archive says that it is: by the type that stands first in it, else by the
/// names of what it holds, else by its extension.
pub(in crate::import) fn kind_of(head: &[u8], extension: &str) -> Option<Format> {
    if !is_zip(head) {
        return None;
    }
    let start = head.get(30..160).or_else(|| head.get(30..)).unwrap_or(&[]);
    let holds = |name: &[u8]| memmem(head, name);
    if memmem(start, b"mimetypeapplication/epub+zip") {
        return Some(Format::Epub);
    }
    if memmem(start, b"mimetypeapplication/vnd.oasis.opendocument.text") {
        return Some(Format::Odt);
    }
    if memmem(start, b"mimetypeapplication/vnd.oasis") {
        return None;
    }
    if holds(b"word/document") || holds(b"word/styles.xml") {
        return Some(Format::Docx);
    }
    if holds(b"META-INF/container.xml") {
        return Some(Format::Epub);
    }
    if holds(b"META-INF/manifest.xml") && holds(b"content.xml") {
        return Some(Format::Odt);
    }
    match extension {
        "odt" | "ott" => Some(Format::Odt),
        "epub" => Some(Format::Epub),
        "docx" | "docm" | "dotx" | "dotm" => Some(Format::Docx),
        _ => None,
    }
}

/// True where `needle` stands somewhere in `hay`.
pub(in crate::import) fn memmem(hay: &[u8], needle: &[u8]) -> bool {
    let Some(&first) = needle.first() else {
        return true;
    };
    let mut rest = hay;
    while let Some(at) = rest.iter().position(|&byte| byte == first) {
        rest = rest.get(at..).unwrap_or(&[]);
        if rest.starts_with(needle) {
            return true;
        }
        rest = rest.get(1..).unwrap_or(&[]);
    }
    false
}

#[cfg(test)]
pub(in crate::import) mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::{Package, kind_of};
    use crate::model::Format;

    /// An archive of these files.
    pub(in crate::import) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            let method = if *name == "mimetype" {
                zip::CompressionMethod::Stored
            } else {
                zip::CompressionMethod::Deflated
            };
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(*name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        let mut package = Package::open(archive(&[("Word/Document.xml", "a")])).unwrap();
        assert_eq!(package.read("/word/document.xml").unwrap().unwrap(), b"a");
        assert!(package.read("word\\document.xml").unwrap().is_some());
        assert_eq!(package.read("../word/document.xml").unwrap(), None);
    }

    #[test]
    fn bombs_are_counted_while_they_unpack() {
        let zeros = "0".repeat(8 * 1024 * 1024);
        let mut package = Package::open(archive(&[("a", &zeros)])).unwrap();
        let refused = package.read("a").unwrap_err();
        assert!(refused.to_string().contains("200 times"), "{refused}");
    }

    #[test]
    fn what_is_cut_off_says_so() {
        let mut bytes = archive(&[("a", "words")]);
        bytes.truncate(20);
        let refused = Package::open(bytes).err().unwrap();
        assert!(refused.to_string().contains("broken ZIP"), "{refused}");
    }

    #[test]
    fn archives_are_told_by_what_is_in_them() {
        let epub = archive(&[("mimetype", "application/epub+zip")]);
        let odt = archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
        let sheet = archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]);
        let docx = archive(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
        assert_eq!(kind_of(&epub, "docx"), Some(Format::Epub));
        assert_eq!(kind_of(&odt, ""), Some(Format::Odt));
        assert_eq!(kind_of(&sheet, "odt"), None);
        assert_eq!(kind_of(&docx, "txt"), Some(Format::Docx));
        assert_eq!(kind_of(b"words", "docx"), None);
    }
}

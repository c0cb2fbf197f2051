//! Formats that can't be read, told by how they begin, each with a way round: a file of one of them is
//! named, and never opened as garbage.

/// A format that can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    /// What it is.
    pub(super) what: &'static str,
    /// What to do instead.
    pub(super) way: &'static str,
    /// True where it may well hold an article, unlike a picture.
    pub(super) is_document: bool,
}

const fn document(what: &'static str, way: &'static str) -> Foreign {
    Foreign {
        what,
        way,
        is_document: true,
    }
}

const fn other(what: &'static str, way: &'static str) -> Foreign {
    Foreign {
        what,
        way,
        is_document: false,
    }
}

/// First bytes, and what begins so.
const HEADS: [(&[u8], Foreign); 14] = [
    (
        b"{\\rtf",
        document(
            "a document in rich text (RTF)",
            "save it as DOCX or plain text: soffice --headless --convert-to docx FILE",
        ),
    ),
    (
        b"%!PS",
        document("PostScript", "make a PDF of it: ps2pdf FILE"),
    ),
    (
        b"AT&TFORM",
        document("a DjVu document", "take its text: djvutxt FILE FILE.txt"),
    ),
    (
        b"ITSF",
        document(
            "a compiled help file (CHM)",
            "unpack it and open its pages: 7z x FILE",
        ),
    ),
    (
        b"SQLite format 3\0",
        other(
            "a database of SQLite",
            "print what you want to read: sqlite3 FILE",
        ),
    ),
    (b"\x89PNG", other("a picture (PNG)", PICTURE)),
    (b"\xff\xd8\xff", other("a picture (JPEG)", PICTURE)),
    (b"GIF8", other("a picture (GIF)", PICTURE)),
    (b"II*\0", other("a picture (TIFF)", PICTURE)),
    (b"MM\0*", other("a picture (TIFF)", PICTURE)),
    (
        b"\x1f\x8b",
        other("packed (gzip)", "unpack it: gunzip FILE"),
    ),
    (b"BZh", other("packed (bzip2)", "unpack it: bunzip2 FILE")),
    (b"\xfd7zXZ\0", other("packed (xz)", "unpack it: unxz FILE")),
    (
        b"7z\xbc\xaf\x27\x1c",
        other("an archive (7z)", "unpack it: 7z x FILE"),
    ),
];

const PICTURE: &str = "its text must be recognised first: tesseract FILE FILE.txt";

/// The format of a file that begins so, where it is one that can't be read.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let mut heads = HEADS.iter();
    let known = heads.find(|(head, _)| bytes.starts_with(head));
    known.map(|(_, foreign)| *foreign)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::open::{Options, importer};

    #[test]
    fn what_cant_be_read_is_named_with_a_way_round() {
        for (name, bytes, what) in [
            ("a.rtf", &b"{\\rtf1\\ansi Words of it.}"[..], "rich text"),
            ("a.txt", b"{\\rtf1\\ansi Words of it.}", "rich text"),
            ("a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        ] {
            let error = importer(bytes, Path::new(name), &Options::default()).unwrap_err();
            let said = error.to_string();
            assert!(said.contains(what) && said.contains("FILE"), "{said}");
            assert_eq!(said.lines().count(), 1);
        }
    }

    #[test]
    fn who_insists_gets_it_all_the_same_and_text_stays_text() {
        let options = Options {
            force: true,
            ..Options::default()
        };
        assert!(importer(b"{\\rtf1 Words.}", Path::new("a.rtf"), &options).is_ok());
        for words in ["{ rtf }", "BZ is a name.", "GIFs are pictures.", "%! no"] {
            let told = importer(words.as_bytes(), Path::new("a"), &Options::default());
            assert!(told.is_ok(), "{words}");
        }
    }
}

//! Tests: the formats that can be read, one row each: the only place that knows which there are.

use std::path::Path;

use super::{Content, Input, importer_of};
use crate::model::Format;

/// The format of a file that holds `text`, as it was read.
fn format_of(name: &str, text: &str) -> Format {
    let path = Path::new(name);
    let importer = importer_of(path, text.as_bytes()).unwrap();
    let parts = (importer.read)(Input {
        bytes: text.as_bytes().to_vec(),
        path,
        part: None,
        whole: false,
        known: super::KNOWN,
    });
    match parts.unwrap().remove(0).content {
        Content::Lines(_) => Format::Plain,
        Content::Markdown(..) => Format::Markdown,
        Content::Body(_) | Content::File(_) => importer.format,
    }
}

#[test]
fn the_extension_or_the_text_decides() {
    let markup = "# A\n\n## B\n";
    assert_eq!(format_of("a.MD", "plain"), Format::Markdown);
    assert_eq!(format_of("a.txt", markup), Format::Markdown);
    assert_eq!(format_of("a.txt", "# A\n"), Format::Plain);
    assert_eq!(format_of("a", markup), Format::Markdown);
    assert_eq!(format_of("a.RST", markup), Format::Plain);
    assert_eq!(format_of("-", "plain words"), Format::Plain);
}

#[test]
fn what_is_no_text_is_of_no_format() {
    assert!(importer_of(Path::new("a"), &[0; 4096]).is_none());
    assert!(importer_of(Path::new("a.md"), &[0; 4096]).is_some());
}

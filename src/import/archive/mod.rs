//! What the formats that are ZIP archives of XML share: the archive with its limits, the XML, the
//! numbers of lists, the flow of paragraphs, tables and boxes, what a document says of itself.

pub(super) mod flow;
pub(super) mod numerals;
mod package;
pub(super) mod properties;
mod rows;
pub(super) mod xml;

#[cfg(test)]
pub(super) use package::tests::archive;
pub(super) use package::{Entry, Package, is_zip, kind_of, memmem};

/// The name in the archive that `target` means, seen from `folder`. It never leads out of it.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let from = if target.starts_with('/') { "" } else { folder };
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests;

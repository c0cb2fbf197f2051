//! Entities that a feed declares for itself in its document type: `<!ENTITY copy "&#169;">`. None is ever
//! fetched, and what they stand for is bounded.

use std::cell::Cell;
use std::collections::HashMap;

use quick_xml::escape::{resolve_html5_entity, unescape_with};

/// Most entities that are kept, and the longest value in bytes.
const MAX: usize = 512;
const MAX_VALUE: usize = 4096;

/// Most bytes that all references to them become.
const MAX_EXPANDED: usize = 1024 * 1024;

/// What a feed declares.
#[derive(Debug)]
pub(super) struct Entities {
    values: HashMap<String, String>,
    /// Bytes that references may still become.
    left: Cell<usize>,
}

impl Default for Entities {
    fn default() -> Self {
        Self {
            values: HashMap::new(),
            left: Cell::new(MAX_EXPANDED),
        }
    }
}

impl Entities {
    /// Reads a document type. An entity of a file (`SYSTEM "…"`) has no value here; the first declaration
    /// of a name counts.
    pub(super) fn read(document_type: &str) -> Self {
        let mut entities = Self::default();
        let mut rest = document_type;
        while let Some((_, from)) = rest.split_once("<!") {
            if let Some(comment) = from.strip_prefix("--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            rest = from;
            if let Some((name, value)) = from.strip_prefix("ENTITY").and_then(declared)
                && entities.values.len() < MAX
                && !entities.values.contains_key(name)
            {
                let whole = entities.resolved(value);
                if whole.len() <= MAX_VALUE {
                    entities.values.insert(name.to_owned(), whole);
                }
            }
        }
        entities.left.set(MAX_EXPANDED);
        entities
    }

    /// What a reference stands for: as HTML has it, else as it is declared.
    pub(super) fn expand(&self, name: &str) -> Option<&str> {
        resolve_html5_entity(name).or_else(|| {
            let value = self.values.get(name)?;
            self.left.set(self.left.get().checked_sub(value.len())?);
            Some(value)
        })
    }

    /// Words with what their references stand for; as they are where one is not known.
    pub(super) fn resolved(&self, words: &str) -> String {
        unescape_with(words, |name| self.expand(name))
            .map_or_else(|_| words.to_owned(), std::borrow::Cow::into_owned)
    }
}

/// Name and value of a declaration, behind `<!ENTITY`.
fn declared(rest: &str) -> Option<(&str, &str)> {
    let (name, rest) = rest.trim_start().split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = rest.get(1..)?.split_once(quote)?;
    (name != "%" && value.len() <= MAX_VALUE).then_some((name, value))
}

#[cfg(test)]
mod tests;

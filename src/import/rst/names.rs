//! What names stand for: addresses of links, and words that are put in place of others.

use std::collections::HashMap;

use super::lines::Line;
use crate::text::single_blanks;

/// Names and what they stand for.
#[derive(Debug, Default)]
pub(super) struct Names {
    links: HashMap<String, String>,
    replaced: HashMap<String, String>,
}

impl Names {
    /// The names that a text tells: `.. _name: address`, `.. |name| replace:: words`.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut names = Self::default();
        for line in lines {
            let Some(rest) = line.words.strip_prefix(".. ").map(str::trim_start) else {
                continue;
            };
            if let Some((name, address)) = target(rest) {
                names.links.insert(key(name), address.to_owned());
            } else if let Some((name, words)) = replaced(rest) {
                names.replaced.insert(key(name), words.to_owned());
            }
        }
        names
    }

    /// The address that a name stands for.
    pub(super) fn link(&self, name: &str) -> Option<&str> {
        self.links.get(&key(name)).map(String::as_str)
    }

    /// The words that are put in place of a name.
    pub(super) fn words(&self, name: &str) -> Option<&str> {
        self.replaced.get(&key(name)).map(String::as_str)
    }
}

/// `_name: address` with an address of the web.
fn target(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.strip_prefix('_')?;
    let (name, address) = match rest.strip_prefix('`') {
        Some(quoted) => quoted.split_once("`:")?,
        None => rest.split_once(": ")?,
    };
    let address = address.trim();
    is_address(address).then_some((name, address))
}

/// `|name| replace:: words`
fn replaced(rest: &str) -> Option<(&str, &str)> {
    let (name, rest) = rest.strip_prefix('|')?.split_once('|')?;
    let words = rest.trim_start().strip_prefix("replace::")?;
    Some((name, words.trim()))
}

/// True for an address that leads out of the text.
pub(super) fn is_address(words: &str) -> bool {
    let scheme = ["http://", "https://", "ftp://", "mailto:"];
    scheme.iter().any(|scheme| words.starts_with(scheme))
}

/// Names are the same whatever their case and blanks.
fn key(name: &str) -> String {
    single_blanks(name).to_lowercase()
}

//! Revised texts: of the highlights whose sentence is still there, at least 95 in 100 are placed
//! right, none wrongly; those whose sentence is gone are orphaned.
// A helper that fails is a test that fails; the exception in clippy.toml knows test functions only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod edits;
mod repeated;
mod table;
mod traps;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use attache::anchor::{describe, place};
use attache::model::{Anchor, Span};
use attache::open::{Options, open};
use attache::text::words;
use edits::{Revised, all_sentences};

/// A text and what is highlighted in it: mentions, names and a few whole sentences.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
}

/// What became of the highlights of one kind of edit.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) right: u32,
    pub(crate) orphaned: u32,
    /// Rightly orphaned: their sentence is gone.
    pub(crate) gone: u32,
    pub(crate) wrong: Vec<String>,
}

impl Tally {
    pub(crate) fn share(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.orphaned).max(1))
    }

    /// Places the highlights of `case` in a revision of it: all at once, and a few at a time, which
    /// must do without their fellows.
    pub(crate) fn count(&mut self, case: &Case, revised: &Revised) {
        self.group(case, revised, &case.spans);
        for first in 0..3 {
            let few: Vec<Span> = case.spans.iter().skip(first).step_by(9).copied().collect();
            self.group(case, revised, &few);
        }
    }

    pub(crate) fn group(&mut self, case: &Case, revised: &Revised, spans: &[Span]) {
        let anchors: Vec<Anchor> = spans
            .iter()
            .map(|span| describe(&case.text, *span))
            .collect();
        let anchors: Vec<&Anchor> = anchors.iter().collect();
        let found = place(&revised.text, &anchors);
        for (anchor, found) in anchors.iter().zip(found) {
            match (found, revised.span(anchor.span)) {
                (Some(found), Some(wanted)) if found == wanted => self.right += 1,
                (None, Some(_)) => self.orphaned += 1,
                (None, None) => self.gone += 1,
                (Some(found), wanted) => self.wrong.push(format!(
                    "{}: {:?} [{:?} | {:?}] at {:?} placed at {found:?} {:?}, not at {wanted:?}",
                    case.name,
                    anchor.exact,
                    anchor.prefix,
                    anchor.suffix,
                    anchor.span,
                    around(&revised.text, found),
                )),
            }
        }
    }
}

pub(crate) fn around(text: &str, span: Span) -> &str {
    let from = text[..span.start as usize]
        .char_indices()
        .rev()
        .nth(70)
        .map_or(0, |(at, _)| at);
    let rest = &text[span.end as usize..];
    let to = rest.char_indices().nth(70).map_or(rest.len(), |(at, _)| at);
    &text[from..span.end as usize + to]
}

/// The texts, read once for all tests.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(read_cases);

/// The texts: the bundled briefings, those of the gold set, and one that says one name forty times.
pub(crate) fn cases() -> &'static [Case] {
    &CASES
}

fn read_cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = [
        "assets/briefings",
        "tests/fixtures/gold/docs",
        "tests/fixtures/anchor",
    ]
    .iter()
    .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap())
    .map(|entry| entry.unwrap().path())
    .collect();
    paths.sort();
    paths.iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let bytes = std::fs::read(path).unwrap();
    let quick = Options {
        quick: true,
        ..Options::default()
    };
    let opened = open(bytes, path, &quick, &Arc::default()).unwrap();
    let text = opened.article.text.to_string();
    let mut spans: Vec<Span> = opened
        .annotations
        .mentions
        .iter()
        .map(|mention| mention.span)
        .collect();
    let notes = all_sentences(&text);
    spans.extend(
        notes
            .iter()
            .filter(|range| words::count(&text[(*range).clone()]) >= 5)
            .step_by(3)
            .map(|range| Span::new(range.start as u32, range.end as u32)),
    );
    spans.sort();
    spans.dedup();
    Case {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        text,
        spans,
    }
}

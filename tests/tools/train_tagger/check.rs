//! How well weights do on marked texts: precision, recall and F1 of exact spans with their class.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use attache::model::{Name, NameClass, Span};
use attache::tagger::weights::Weights;
use attache::tagger::{Found, Tagger, settle};

use super::corpus::{self, Text};

/// Right, wrong and missed names.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    /// Found and marked.
    pub(crate) right: usize,
    /// Found and not marked.
    pub(crate) wrong: usize,
    /// Marked and not found.
    pub(crate) missed: usize,
}

impl Count {
    /// The harmonic mean of precision and recall, in percent.
    pub(crate) fn f1(self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 {
            0.0
        } else {
            200.0 * self.right as f64 / all as f64
        }
    }
}

/// Prints the figures for every file of a folder.
pub(crate) fn report(folder: &Path, bytes: &[u8]) -> Result<()> {
    for path in corpus::files(folder)? {
        let texts = corpus::read_file(&path)?;
        let name = path
            .file_stem()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let has_other = texts
            .iter()
            .flat_map(|text| &text.names)
            .any(|name| name.class == NameClass::Other);
        let count = count(&texts, bytes, has_other, None);
        print!("{name:14} F1 {:5.2}", count.f1());
        for class in [
            NameClass::Person,
            NameClass::Organisation,
            NameClass::Location,
            NameClass::Other,
        ] {
            print!(
                "  {class:?} {:5.2}",
                self::count(&texts, bytes, has_other, Some(class)).f1()
            );
        }
        println!(
            "  (P {:.1} R {:.1})",
            100.0 * count.right as f64 / (count.right + count.wrong).max(1) as f64,
            100.0 * count.right as f64 / (count.right + count.missed).max(1) as f64
        );
    }
    Ok(())
}

/// Counts over texts; `other` whether names of other kinds count, `only` one class.
pub(crate) fn count(texts: &[Text], bytes: &[u8], other: bool, only: Option<NameClass>) -> Count {
    let mut count = Count::default();
    for text in texts {
        let article = &text.article;
        let mut tagger = Tagger::new(Weights::new(bytes));
        let mut found = Found::default();
        tagger.read(article, 0..article.blocks.len());
        tagger.tag(article, 0..article.blocks.len(), &mut found);
        let set = |names: &[Name]| -> HashSet<(Span, NameClass)> {
            names
                .iter()
                .filter(|name| other || name.class != NameClass::Other)
                .filter(|name| only.is_none_or(|only| only == name.class))
                .map(|name| (trimmed(&article.text, name.span), name.class))
                .collect()
        };
        let (gold, own) = (set(&text.names), set(&settle(&article.text, found)));
        let right = gold.intersection(&own).count();
        count.right += right;
        count.wrong += own.len() - right;
        count.missed += gold.len() - right;
    }
    count
}

/// Without a leading article and a trailing ’s.
fn trimmed(text: &str, span: Span) -> Span {
    let mut span = span;
    loop {
        let shown = span.of(text);
        let article = ["the ", "a ", "an "].iter().find(|article| {
            shown
                .get(..article.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(article))
        });
        let end = ["'s", "’s", "'", "’"]
            .iter()
            .find(|end| shown.len() > end.len() && shown.ends_with(**end));
        match (article, end) {
            (Some(article), _) => span.start += article.len() as u32,
            (None, Some(end)) => span.end -= end.len() as u32,
            (None, None) => return span,
        }
    }
}

//! Exports: what each format looks like, that all of it comes back, and what bad input gets.
// A helper that fails is a test that fails; the exception in clippy.toml knows test functions only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod bad_input;
mod browser;
mod edits;
mod golden;
mod leaving;
mod merging;
mod round_trip;
#[path = "../cli/validator.rs"]
mod validator;

use std::path::Path;
use std::sync::Arc;

use attache::anchor::describe;
use attache::export::{Export, Format, Found, import};
use attache::model::{
    Anchor, Annotations, Article, EntityType, Highlight, HighlightKind, MadeBy, Reviewed, Span,
    Subject, Verdict,
};
use attache::open::{Options, article, relations};
use attache::text::slug;
use serde_json::Value;

pub(crate) const SHA: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

pub(crate) const RAW: &str = "# Talks & <Terms>\n\nKyiv, with the *European Union*, met [Moscow](https://a.example/?x=1&y=\"2\").\n\
    See [this](javascript:alert(1)) too.\n\n## 1. What *they* want\n\n- Ukraine: sanctions | a ceasefire\n\
    - Ukraine: [money]\n\n```\n<script>alert(1)</script>\n```\n\n> Nobody \"knows\" it.\n";

pub(crate) fn opened(raw: &str, name: &str) -> Article {
    article(
        raw.as_bytes().to_vec(),
        Path::new(name),
        &Options::default(),
    )
    .unwrap()
}

pub(crate) fn written(article: &Article, highlights: &[Highlight], format: Format) -> String {
    let reviewed: Vec<Reviewed> = highlights.iter().cloned().map(alone).collect();
    shared(article, &reviewed, format)
}

/// A highlight that nobody but the reader decided anything about.
pub(crate) fn alone(highlight: Highlight) -> Reviewed {
    Reviewed {
        highlight,
        reviews: Vec::new(),
    }
}

/// The export of an article in which these highlights are all there is.
pub(crate) fn shared(article: &Article, reviewed: &[Reviewed], format: Format) -> String {
    let kept: Vec<Highlight> = reviewed.iter().map(|one| one.highlight.clone()).collect();
    let found = Annotations::default().decided(&article.text, &kept, slug);
    let relations = relations(article, &Arc::new(found));
    let mut out = Vec::new();
    Export::new(article, SHA, &[], &kept)
        .with(Found::from(&relations))
        .reviewed(reviewed)
        .write(format, &mut out)
        .unwrap();
    String::from_utf8(out).unwrap()
}

/// The highlights in an export.
pub(crate) fn imported(out: &str, text: &str) -> Vec<Highlight> {
    let incoming = import(out.as_bytes(), text).unwrap();
    incoming.into_iter().map(|one| one.highlight).collect()
}

/// An undecided highlight of attache's own on the n-th occurrence of `words`.
pub(crate) fn on(text: &str, words: &str, n: usize) -> Highlight {
    let at = text.match_indices(words).nth(n).unwrap().0 as u32;
    let span = Span::new(at, at + words.len() as u32);
    Highlight {
        span: Some(span),
        anchor: describe(text, span),
        kind: HighlightKind::Stakeholder,
        subject: Some(Subject {
            label: words.to_owned(),
            class: EntityType::State,
        }),
        verdict: Verdict::Undecided,
        note: None,
        made_by: MadeBy::Attache,
        level: 0,
        at: 0,
    }
}

/// One of everything.
pub(crate) fn some(text: &str) -> Vec<Highlight> {
    let decided = |highlight, verdict, note: Option<&str>| Highlight {
        verdict,
        note: note.map(str::to_owned),
        at: 1_795_547_681_123,
        ..highlight
    };
    let issue = |highlight| Highlight {
        kind: HighlightKind::Issue,
        subject: Some(Subject {
            label: "sanctions".to_owned(),
            class: EntityType::Issue,
        }),
        ..highlight
    };
    let mere = |highlight| Highlight {
        kind: HighlightKind::Note,
        subject: None,
        made_by: MadeBy::Reader,
        ..highlight
    };
    let gone = Highlight {
        span: None,
        anchor: Anchor {
            exact: "the *old* offer".to_owned(),
            prefix: "They refused ".to_owned(),
            suffix: " at once.".to_owned(),
            span: Span::new(4, 19),
        },
        ..mere(on(text, "Nobody", 0))
    };
    vec![
        decided(gone, Verdict::Undecided, Some("Where did it go?")),
        decided(
            on(text, "Kyiv", 0),
            Verdict::Accepted,
            Some("Yes, \"Kyiv\".\n\n- not a list, <b>no</b>"),
        ),
        on(text, "European Union", 0),
        decided(on(text, "Moscow", 0), Verdict::Rejected, None),
        decided(on(text, "Ukraine", 1), Verdict::Accepted, None),
        decided(
            issue(on(text, "sanctions", 0)),
            Verdict::Rejected,
            Some("=1+1, שלום 👩\u{200d}👩\u{200d}👧"),
        ),
        decided(
            mere(on(text, "Nobody \"knows\" it.", 0)),
            Verdict::Undecided,
            Some("1. Who?"),
        ),
        decided(
            mere(on(text, "script>alert", 0)),
            Verdict::Undecided,
            Some("odd"),
        ),
    ]
}

pub(crate) fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

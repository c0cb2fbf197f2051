//! Export, import into nothing, export again: the same.

use attache::anchor::describe;
use attache::export::Format;
use attache::model::{
    Anchor, EntityType, Highlight, HighlightKind, MadeBy, Span, Subject, Verdict,
};
use proptest::prelude::*;

use crate::{RAW, imported, opened, some, written};

fn comes_back(raw: &str, highlights: impl Fn(&str) -> Vec<Highlight>) {
    let article = opened(raw, "a.md");
    let highlights = highlights(&article.text);
    for format in [Format::Json, Format::W3c] {
        let first = written(&article, &highlights, format);
        let read = imported(&first, &article.text);
        // even the ids and times are the same, but those of our JSON's orphans, which have no context
        let second = written(&article, &read, format);
        let bare = |text: &str| {
            let lines = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("\"id\":"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(bare(&first), bare(&second), "{format:?}");
        if format == Format::W3c {
            assert!(first == second, "an id has changed");
        }
        let placed = |list: &[Highlight]| list.iter().filter(|one| one.span.is_some()).count();
        assert_eq!(placed(&read), placed(&highlights));
    }
}

#[test]
fn the_sample_comes_back() {
    comes_back(RAW, some);
}

fn kinds() -> impl Strategy<Value = (HighlightKind, EntityType)> {
    use EntityType::{Group, Issue, Organisation, Person, Place, State};
    let kinds = vec![
        HighlightKind::Stakeholder,
        HighlightKind::Issue,
        HighlightKind::Place,
        HighlightKind::Note,
    ];
    let classes = vec![State, Organisation, Person, Group, Place, Issue];
    (prop::sample::select(kinds), prop::sample::select(classes))
}

fn notes() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{1,6}",
        "[a-z]{1,8}",
        prop::sample::select(vec![
            "\n",
            "\"",
            ",",
            "'",
            "<",
            "&",
            "\\",
            "=",
            "- ",
            "\u{5e9}\u{5dc}",
            "👩\u{200d}👧",
            "\u{200f}",
            "\t",
            "\r\n",
            "\u{1b}[1m",
            "\0",
            " "
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn parts()(
        (kind, class) in kinds(), label in "[A-Za-z,\"é ]{0,12}x", note in prop::option::of(notes()),
        verdict in prop::sample::select(vec![Verdict::Undecided, Verdict::Accepted, Verdict::Rejected]),
        reader in any::<bool>(), at in prop_oneof![Just(0), 1_i64..253_402_300_799_999],
        from in 0_usize..500, len in 1_usize..40, gone in prop::option::weighted(0.2, notes()),
    ) -> (Highlight, usize, usize, Option<String>) {
        let highlight = Highlight {
            span: None,
            anchor: Anchor::default(),
            kind,
            subject: (kind != HighlightKind::Note).then_some(Subject { label, class }),
            verdict,
            note,
            made_by: if reader { MadeBy::Reader } else { MadeBy::Attache },
            level: 0,
            at,
        };
        (highlight, from, len, gone)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_it_is_comes_back(list in prop::collection::vec(parts(), 0..8)) {
        comes_back(RAW, |text| {
            let bounds: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
            list.iter().cloned().map(|(mut highlight, from, len, gone)| {
                let from = from % (bounds.len() - 1);
                let span = Span::new(bounds[from], bounds[(from + len).min(bounds.len() - 1)]);
                match gone {
                    Some(exact) => highlight.anchor.exact = format!("x{exact}"),
                    None => {
                        highlight.span = Some(span);
                        highlight.anchor = describe(text, span);
                    }
                }
                highlight
            }).collect()
        });
    }
}

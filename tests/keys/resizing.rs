//! A resize keeps the first visible text, whatever the sizes.

use attache::app::Event;
use attache::model::Kind;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

use super::harness::{Reader, assert_top, brief};

/// A brief with everything that wraps differently: lists, quotes, a table, code, long words, CJK.
fn varied() -> String {
    format!(
        "{}\n## Kinds\n\n- an item that is long enough to be wrapped to a second row in a terminal \
         of the usual width\n  - a nested item\n\n> A quote that says at some length what others \
         have said before.\n>\n> > And a quote in it.\n\n| one | two |\n|---|---|\n| {} | b |\n\n\
         ```\ncode that is kept as it is, however long the line may be, {}\n```\n\n{}\n\n{}\n",
        brief(),
        "wide ".repeat(30),
        "x".repeat(120),
        "长江流域水资源分配谈判".repeat(12),
        "unbreakable".repeat(20),
    )
}

#[test]
fn wider_and_narrower_again_is_the_same_place() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("17j");
    let before = (reader.app.view.top, reader.row(0).to_owned());
    for size in [(200, 50), (41, 9), (1, 1), (20, 5), (0, 0), (80, 14)] {
        reader.update(Event::Resize(size.0, size.1));
    }
    assert_eq!((reader.app.view.top, reader.row(0)), (before.0, &*before.1));
}

#[test]
fn a_heading_on_the_first_row_stays_there() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("3]");
    for columns in 1..200 {
        reader.update(Event::Resize(columns, 20));
        let row = reader.app.view.rows[0].clone();
        assert_eq!(
            row.start(),
            reader.app.article().sections[3].span.start,
            "{columns}"
        );
    }
    assert_top(&reader, "Gamma");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn the_first_visible_text_stays_on_the_first_row(
        start in 0u32..100,
        sizes in proptest::collection::vec((any::<u8>(), 0u16..60), 1..12),
    ) {
        let mut reader = Reader::open("brief.md", &varied());
        reader.press(&format!("{start}G"));
        let top = reader.app.view.top;
        for (columns, rows) in sizes {
            reader.update(Event::Resize(columns.into(), rows));
            prop_assert_eq!(reader.app.view.top, top);
            let first = reader.app.view.rows[0].clone();
            let holds = first.span.contains(top) || first.span.start == top || first.blank;
            prop_assert!(holds, "{:?} does not hold {}", first, top);
        }
    }

    #[test]
    fn no_keys_at_no_size_lose_the_text(
        script in proptest::collection::vec(any::<u8>(), 0..60),
        sizes in proptest::collection::vec((0u16..140, 0u16..40), 1..6),
    ) {
        const KEYS: &[&str] = &[
            "j", "k", "d", "u", "<Space>", "b", "g", "G", "]", "[", ")", "(", "}", "{", ".", ",",
            "s", "S", "i", "I", "/", "n", "N", "<Tab>", "o", "h", "l", "<Enter>", "<Esc>", "w", "y",
            "Y", "m", "'", "a", "<C-o>", "<C-p>", "z", "T", "<lt>", ">", "+", "-", "?", "5", "9",
            "<Left>", "<Right>", "t", "e",
        ];
        let lit = [("commission", Kind::Stakeholder), ("gauges", Kind::Issue)];
        let mut reader = Reader::open("brief.md", &varied()).lit(&lit);
        for (index, key) in script.iter().enumerate() {
            reader.press(KEYS[usize::from(*key) % KEYS.len()]);
            let (columns, rows) = sizes[index % sizes.len()];
            if key % 7 == 0 {
                reader.update(Event::Resize(columns, rows));
            }
            let view = &reader.app.view;
            prop_assert!(!view.rows.is_empty());
            prop_assert!(view.top <= reader.app.article().len());
            prop_assert!(view.rows.len() <= view.height());
        }
    }
}

//! The reading screen in its states, at three sizes and in three themes.

use std::path::Path;
use std::sync::Arc;

use attache::config::{Depth, Theme};
use attache::model::{BlockKind, Kind};
use ratatui::buffer::Cell;

use super::harness::Reader;
use super::picture::{draw, picture};

/// Columns and rows: all panes, the usual terminal, a small one.
pub(super) const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

const BRIEF: &str = "\
# Ferry Talks Resume in Lindholm

Envoys of the Coastal Union and of Varnland meet again in Lindholm to settle who may fish where, \
and what becomes of the *ferry levy* that has divided the two shores for years.

## What the Union Wants

The Coastal Union asks for a lower levy and for open books. Its fishers' guild warns that \
without quotas there will be **nothing left to divide**. See the [first draft](https://example.org/draft).

### Quotas

- herring: a quota for each shore, reviewed every spring by a joint board
- cod: a closed season

> The sea does not read our maps, said one envoy of Varnland, and neither do the herring.

## What Varnland Offers

| harbour | levy now | levy proposed | boats in winter | boats in summer | ice class | remarks of the board |
|---|---|---|---|---|---|---|
| Lindholm | 40 | 35 | 12 | 31 | none | the quay is to be repaired before the spring |
| Oster | 38 | 38 | 7 | 18 | light | no change is asked for |

Varnland would lower the levy in steps if the quotas hold. `board.csv` has the figures.

## What Is Left Open

Nobody has said who pays for the quay.
";

const LIT: &[(&str, Kind)] = &[
    ("Coastal Union", Kind::Stakeholder),
    ("Varnland", Kind::Stakeholder),
    ("fishers' guild", Kind::Stakeholder),
    ("Lindholm", Kind::Place),
    ("levy", Kind::Issue),
    ("quotas", Kind::Issue),
    ("closed season", Kind::Issue),
];

pub(super) fn reader(size: (u16, u16), script: &str) -> Reader {
    let mut reader = Reader::at("ferry.md", BRIEF, size).lit(LIT);
    reader.press(script);
    reader
}

/// Compares the picture after these keys with the one that was kept.
#[track_caller]
pub(super) fn assert_kept(name: &str, reader: &Reader) {
    let (columns, rows) = reader.app.view.size;
    let name = format!("{name}-{columns}x{rows}-{}", reader.app.theme.name);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(Path::new("snapshots"));
    settings.bind(|| insta::assert_snapshot!(name, picture(reader)));
}

#[track_caller]
pub(super) fn assert_sizes(name: &str, script: &str) {
    for size in SIZES {
        assert_kept(name, &reader(size, script));
    }
}

/// The same in the other two themes.
#[track_caller]
pub(super) fn assert_themes(name: &str, script: &str) {
    for theme in ["light", "monochrome"] {
        for size in SIZES {
            let mut reader = reader(size, script);
            reader.app.theme = Theme::named(theme).unwrap();
            assert_kept(name, &reader);
        }
    }
}

#[test]
fn reading_with_highlights() {
    assert_sizes("reading", "");
    assert_themes("reading", "");
}

#[test]
fn the_current_highlight_is_framed() {
    assert_sizes("current", "]...");
    assert_themes("current", "]...");
}

#[test]
fn the_outline_with_a_filter() {
    assert_sizes("filter", "]o/what");
    assert_themes("filter", "]o/what<Enter>j");
}

#[test]
fn headings_that_are_long() {
    let text = "# Talks\n\nThe lead of it.\n\n## What the union of fishers wants from the board of the \
        northern harbour\n\nA lower levy.\n\n### Quotas for each shore, reviewed every spring\n\nAnd \
        open books.\n\n## What is left\n\nNobody has said who pays.\n";
    for (size, script) in [((200, 12), ""), ((160, 12), ""), ((60, 12), "o")] {
        let mut reader = Reader::at("talks.md", text, size).lit(LIT);
        reader.press(script);
        assert_kept("long-headings", &reader);
    }
}

#[test]
fn the_outline_folded() {
    assert_sizes("folded", "ojh");
}

#[test]
fn search_hits() {
    assert_sizes("search", "/levy");
    assert_themes("search", "/levy");
    assert_sizes("hits", "/levy<Enter>n");
    assert_themes("hits", "/levy<Enter>n");
}

#[test]
fn the_help() {
    assert_sizes("help", "?");
    assert_themes("help", "?");
    assert_sizes("help-filter", "?/section");
}

#[test]
fn a_message() {
    assert_sizes("message", "99]]");
    let mut reader = reader(SIZES[2], "");
    reader.app.message = Some(
        "A message that is too long for one row of a small terminal takes as many as it needs, \
         up to four of them, each cut between words."
            .to_owned(),
    );
    assert_kept("long-message", &reader);
}

#[test]
fn an_empty_article() {
    for size in SIZES {
        assert_kept("empty", &Reader::at("empty.md", "", size).lit(&[]));
    }
}

#[test]
fn a_wide_table_scrolled_sideways() {
    assert_sizes("table", "3]2<Right>");
}

#[test]
fn a_long_table_scrolled_down() {
    let row = "| The union of fishers | Quotas for each shore that hold for longer than one winter, \
               whatever the board finds | No inspection of boats in the inner waters | 1,200 |\n";
    let head = "| Party | What it wants | Red line | Boats |\n|---|---|---|--:|\n";
    let text = format!("# Wishes\n\n{head}{}\nThe end.\n", row.repeat(30));
    for size in SIZES {
        let lights = [
            ("Quotas for each shore", Kind::Issue),
            ("union", Kind::Stakeholder),
        ];
        let mut reader = Reader::at("wishes.md", &text, size).lit(&lights);
        reader.press("10j.");
        assert_kept("long-table", &reader);
    }
}

#[test]
fn dim_lines_are_hidden() {
    let mut article = (*super::harness::article("ferry.md", BRIEF)).clone();
    for block in article
        .blocks
        .iter_mut()
        .filter(|block| block.kind == BlockKind::Item)
    {
        block.kind = BlockKind::Note;
    }
    let article = Arc::new(article);
    for size in SIZES {
        let mut reader = Reader::of(article.clone(), true, size).lit(LIT);
        reader.press("2]R");
        assert_kept("dim-hidden", &reader);
        reader.press("j");
        assert_kept("dim-hidden-count", &reader);
    }
}

#[test]
fn long_lines_of_code() {
    let text = "# Tariffs\n\nThe board counts so:\n\n```\nfn levy(boats: &[Boat], quota: u32) -> u32 \
        {\n    boats.iter().filter(|boat| boat.tons > quota).map(|boat| boat.tons - quota).sum()\n}\n\
        ```\n\nThe union counts otherwise.\n";
    for size in SIZES {
        let mut reader = Reader::at("tariffs.md", text, size).lit(&[]);
        assert_kept("code", &reader);
        reader.press(":wrap<Enter>");
        assert_kept("code-wrapped", &reader);
    }
}

#[test]
fn while_the_rest_is_read() {
    let article = super::harness::article("ferry.md", BRIEF);
    let mut reader = Reader::of(article, false, SIZES[1]);
    reader.press("G");
    assert_kept("waiting", &reader);
}

/// The last row of the screen.
fn last_row(reader: &Reader) -> String {
    let (buffer, _) = draw(reader, Depth::None);
    let rows = buffer.content.chunks(buffer.area.width.into());
    let letters = rows.last().unwrap().iter().map(Cell::symbol);
    letters.collect::<String>().trim_end().to_owned()
}

#[test]
fn the_status_row_leaves_room_for_the_keys() {
    let note =
        "c<C-u>a note that goes on about the levy, well beyond what a row of it can hold<Enter>";
    for script in [
        format!(".{note}j."),
        format!("sfelf<S-Tab>.{note}"),
        format!("sfelf<S-Tab>.{note}4"),
    ] {
        for columns in 80..100 {
            let mut reader = reader((columns, 24), &script);
            reader.app.message = None;
            let row = last_row(&reader);
            let ends = row.ends_with("? help");
            assert!(ends, "{columns}: {row:?}");
            assert!(row.contains(" %") && row.contains('/'), "{row:?}");
        }
    }
}

#[test]
fn a_message_leaves_room_for_the_keys() {
    let mut reader = reader((80, 24), "");
    reader.app.message = Some("Copied the sentence.".to_owned());
    let row = last_row(&reader);
    assert!(
        row.starts_with(" Copied the sentence.  ") && row.ends_with("? help"),
        "{row:?}"
    );
    reader.app.message = Some("long ".repeat(15).trim_end().to_owned());
    assert!(last_row(&reader).ends_with("long"));
    reader.app.looks.hints = false;
    reader.app.message = Some("Copied the sentence.".to_owned());
    assert_eq!(last_row(&reader), " Copied the sentence.");
}

#[test]
fn small_screens_cut_no_word() {
    let at = |size, script: &str| last_row(&reader(size, script));
    assert_eq!(at((20, 5), ".c"), " Enter keeps");
    assert_eq!(at((40, 12), ".c"), " Enter keeps  Esc cancels");
    assert_eq!(at((20, 5), "?"), " Esc back");
    let mut long = reader((40, 12), "");
    long.app.folder = "/home/desk/briefings/of/this/week".to_owned();
    long.press("E");
    assert_eq!(last_row(&long), " Enter writes …/this/week/ferry.notes.md");
    let (buffer, _) = draw(&reader((20, 5), "C"), Depth::None);
    let row: String = buffer.content.iter().take(20).map(Cell::symbol).collect();
    assert_eq!(row, " Verdicts and n…  0 ");
}

//! Scrolling: lines, half pages, pages, ends, sideways.

use super::harness::{NARROW, Reader, article, assert_says, assert_top, brief};

/// Asserts on which row of the article the screen starts after these keys.
#[track_caller]
fn assert_row(script: &str, row: usize) {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press(script);
    assert_eq!(reader.top_row(), row, "after {script}");
}

#[test]
fn lines() {
    for (script, row) in [
        ("j", 1),
        ("<Down>", 1),
        ("jj", 2),
        ("5j", 5),
        ("12j", 12),
        ("5jk", 4),
        ("5j<Up>", 4),
        ("9j4k", 5),
        ("k", 0),
        ("2j5k", 0),
    ] {
        assert_row(script, row);
    }
}

#[test]
fn half_pages_and_pages() {
    // twelve rows of text: half is 6, a page leaves two rows in view
    for (script, row) in [
        ("d", 6),
        ("<C-d>", 6),
        ("2d", 12),
        ("du", 0),
        ("3d2u", 6),
        ("d<C-u>", 0),
        ("<Space>", 10),
        ("<PgDn>", 10),
        ("<C-f>", 10),
        ("2<Space>", 20),
        ("<Space>b", 0),
        ("3<Space><PgUp>", 20),
        ("3<Space><C-b>", 20),
        ("b", 0),
    ] {
        assert_row(script, row);
    }
}

#[test]
fn ends() {
    let reader = Reader::open("brief.md", &brief());
    let last = reader.last_top_row();
    assert!(last > 30, "the brief is too short for these tests: {last}");
    for (script, row) in [
        ("G", last),
        ("<End>", last),
        ("Gg", 0),
        ("5j<Home>", 0),
        ("Gj", last),
        ("G<Space>", last),
        ("Gk", last - 1),
        ("999j", last),
        ("999999999j", last),
        ("99d", last),
        ("99<Space>", last),
        ("G99b", 0),
        ("G999999k", 0),
    ] {
        assert_row(script, row);
    }
}

#[test]
fn a_count_makes_the_ends_a_percentage() {
    for key in ['g', 'G'] {
        for percent in [1u32, 40, 60] {
            let mut reader = Reader::open("brief.md", &brief());
            reader.press(&format!("{percent}{key}"));
            // the row that holds it is the last one, or the first one behind it
            let at = reader.app.article().len() * percent / 100;
            let starts = reader.row_starts();
            let row = starts.partition_point(|&start| start <= at) - 1;
            let top = (row + 1).saturating_sub(reader.height());
            let rows = top..=top + 2;
            assert!(rows.contains(&reader.top_row()), "{percent}{key}");
        }
        let mut reader = Reader::open("brief.md", &brief());
        reader.press(&format!("100{key}"));
        assert_eq!(reader.top_row(), reader.last_top_row());
        reader.press(&format!("g250{key}"));
        assert_eq!(reader.top_row(), reader.last_top_row());
    }
}

#[test]
fn zero_alone_is_no_count() {
    assert_row("0j", 1);
    assert_row("10j", 10);
}

#[test]
fn a_count_is_shown_until_it_is_used() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("12");
    assert_eq!(reader.app.count(), Some(12));
    reader.press("j");
    assert_eq!(reader.app.count(), None);
    reader.press("12x");
    assert_eq!(reader.app.count(), None, "a key without a meaning ends it");
}

#[test]
fn after_a_section_jump_near_the_end_scrolling_up_goes_on() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("5]");
    let row = reader.top_row();
    assert!(row > reader.last_top_row(), "the jump leaves blank rows");
    reader.press("j");
    assert_eq!(reader.top_row(), row, "there is nothing further down");
    reader.press("k");
    assert_eq!(reader.top_row(), row - 1);
}

#[test]
fn without_a_wide_line_there_is_nothing_sideways() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("<Right>");
    assert_eq!(reader.app.view.left, 0);
    assert_says(&reader, "Nothing here is wider");
}

#[test]
fn scrolling_in_a_narrow_terminal() {
    let mut reader = Reader::of(article("brief.md", &brief()), true, NARROW);
    reader.press("7jk");
    assert_eq!(reader.top_row(), 6);
    reader.press("g");
    assert_top(&reader, "River Talks");
}

#[test]
fn a_percentage_goes_where_the_status_row_shows_it() {
    let mut reader = Reader::open("long.md", &brief().repeat(12));
    for percent in [10, 33, 40, 75, 99] {
        reader.press(&format!("{percent}G"));
        let shown = reader.app.view.percent(reader.app.article());
        assert_eq!(shown, percent);
    }
    reader.press("100G");
    assert_eq!(reader.top_row(), reader.last_top_row());
    // the first screen shows more than that
    reader.press("1G");
    assert_eq!(reader.top_row(), 0);
}

//! Jumps to sections and paragraphs.

use super::harness::{NARROW, Reader, assert_leads, assert_says, assert_top, brief};

#[test]
fn next_section_puts_its_heading_on_the_first_row() {
    for (script, heading) in [
        ("]", "Alpha"),
        ("]]", "Beta"),
        ("3]", "Gamma"),
        ("]2]", "Gamma"),
        ("4]", "Delta"),
        ("5]", "Omega"),
        ("99]", "Omega"),
        ("5j]", "Alpha"),
        ("]j]", "Beta"),
        ("o]", "Alpha"),
        ("o2]", "Beta"),
    ] {
        assert_leads(&brief(), script, heading);
    }
}

#[test]
fn previous_section_goes_to_this_heading_first() {
    for (script, heading) in [
        ("]j[", "Alpha"),
        ("]jj[[", "River Talks"),
        ("]jj2[", "River Talks"),
        ("3][", "Beta"),
        ("3]j[", "Gamma"),
        ("3]2[", "Alpha"),
        ("3]3j2[", "Beta"),
        ("5]99[", "River Talks"),
        ("5j[", "River Talks"),
        ("3]o[", "Beta"),
    ] {
        assert_leads(&brief(), script, heading);
    }
}

#[test]
fn peers_skip_what_lies_deeper() {
    for (script, heading) in [
        (")", "Alpha"),
        ("))", "Delta"),
        ("2)", "Delta"),
        ("3)", "Omega"),
        ("])", "Delta"),
        ("2])", "Gamma"),
        ("3])", "Delta"),
        ("4](", "Alpha"),
        ("3](", "Beta"),
        ("2](", "Alpha"),
        ("3]j(", "Gamma"),
        ("5]2(", "Alpha"),
        ("](", "River Talks"),
        ("o)", "Alpha"),
        ("3]o(", "Beta"),
    ] {
        assert_leads(&brief(), script, heading);
    }
}

#[test]
fn at_the_ends_a_section_jump_says_so_and_stays() {
    for (before, key, words) in [
        ("5]", "]", "This is the last section."),
        ("5]", ")", "No further section of this level."),
        ("", "[", "This is the beginning."),
        ("", "(", "No earlier section of this level."),
    ] {
        let mut reader = Reader::open("brief.md", &brief());
        reader.press(before);
        let top = reader.app.view.top;
        reader.press(key);
        assert_says(&reader, words);
        assert_eq!(reader.app.view.top, top, "{before}{key}");
    }
}

#[test]
fn near_the_end_blank_rows_are_left_below() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("5]");
    assert_top(&reader, "Omega");
    assert!(reader.app.view.rows.len() < reader.height());
    // and it stays the first row over a look at the help and a resize
    reader.press("?q");
    assert_top(&reader, "Omega");
    reader.update(attache::app::Event::Resize(90, 30));
    assert_top(&reader, "Omega");
}

#[test]
fn a_screen_taller_than_the_article_still_jumps() {
    let text = "# Title\n\nLead.\n\n## One\n\nWords.\n\n## Two\n\nWords.\n";
    let mut reader = Reader::at("brief.md", text, (80, 60));
    reader.press("]");
    assert_top(&reader, "One");
    reader.press("]");
    assert_top(&reader, "Two");
    reader.press("[[[");
    assert_top(&reader, "Title");
}

#[test]
fn an_article_that_starts_with_a_heading() {
    let text = "## One\n\nWords.\n\n## Two\n\nMore words.\n";
    // the first heading is on the first row already
    assert_leads(text, "]", "Two");
    assert_leads(text, "][", "One");
    assert_leads(text, "][[", "One");
}

#[test]
fn bare_headings_of_plain_text_are_sections_too() {
    let words = "The members met for two days and parted without a text to sign.\n";
    let text = format!(
        "River Talks\n\n{words}\nWHAT WAS SAID\n\n{words}\nWHAT COMES NEXT\n\n{words}",
        words = words.repeat(6)
    );
    let mut reader = Reader::open("brief.txt", &text);
    reader.press("]");
    assert_top(&reader, "WHAT WAS SAID");
    reader.press("]");
    assert_top(&reader, "WHAT COMES NEXT");
}

#[test]
fn a_section_jump_in_the_drawer_moves_the_text() {
    let mut reader = Reader::at("brief.md", &brief(), NARROW);
    reader.press("o]");
    assert_top(&reader, "Alpha");
}

#[test]
fn the_outline_follows_a_jump_made_from_it() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("o3]");
    assert_eq!(reader.selected(), "Gamma");
    reader.press("j");
    assert_eq!(reader.selected(), "Delta", "and can be led on from there");
}

#[test]
fn paragraphs() {
    for (script, words) in [
        ("}", "River Talks 1"),
        ("}}", "River Talks 2"),
        ("3}", "Alpha"),
        ("4}", "Alpha 1"),
        ("4}{", "Alpha"),
        ("4}2{", "River Talks 2"),
        ("4}j{", "Alpha 1"),
        ("4}99{", "River Talks"),
        ("{", "River Talks"),
        ("o}", "River Talks 1"),
    ] {
        assert_leads(&brief(), script, words);
    }
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("999}");
    assert_eq!(reader.top_row(), reader.last_top_row());
}

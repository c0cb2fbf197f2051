//! Tests: running heads, feet and page numbers: what stands at the edge of page after page.

use super::super::segments::Segment;
use super::remove;

fn page(number: usize, head: &str) -> Vec<Segment> {
    let word = ["levy", "quay", "board", "stone", "ferry", "port"][number - 1];
    let rows = [
        (head.to_owned(), 30.0),
        (format!("First line on the {word} and on"), 80.0),
        (format!("second {word} line"), 92.0),
        (format!("more words of the {word}"), 104.0),
        (format!("{word} at last"), 116.0),
        (format!("– {number} –"), 160.0),
    ];
    let of = |(row, (text, y)): (usize, (String, f32))| Segment {
        text,
        x: [0.0, 100.0],
        y,
        size: 10.0,
        row,
        ..Segment::default()
    };
    rows.into_iter().enumerate().map(of).collect()
}

#[test]
fn what_stands_on_every_page_is_taken_out() {
    let mut pages: Vec<_> = (1..7).map(|number| page(number, "Ferry report")).collect();
    remove(&mut pages, 10.0);
    for page in &pages {
        assert_eq!(page.len(), 4);
        assert!(page[0].text.starts_with("First line"));
    }
}

#[test]
fn heads_that_change_are_told_by_their_place() {
    let heads = [
        "Costs",
        "Who pays",
        "The quay",
        "The board",
        "Stones",
        "End",
    ];
    let mut pages: Vec<_> = (1..7)
        .map(|number| page(number, heads[number - 1]))
        .collect();
    remove(&mut pages, 10.0);
    assert!(
        pages
            .iter()
            .all(|page| page[0].text.starts_with("First line"))
    );
}

#[test]
fn two_pages_have_a_head_where_both_begin_alike_at_one_place() {
    let mut pages = vec![page(1, "Ferry report"), page(2, "Ferry report")];
    remove(&mut pages, 10.0);
    assert!(pages.iter().all(|page| page.len() == 4));
    // further down on the second page it is no head
    let mut pages = vec![page(1, "Ferry report"), page(2, "Ferry report")];
    pages[1][0].y = 60.0;
    remove(&mut pages, 10.0);
    assert!(pages.iter().all(|page| page.len() == 5));
}

#[test]
fn headings_that_count_up_are_no_heads() {
    let of = |number| {
        let mut page = page(number, &format!("Chapter {number}"));
        page[0].size = 18.0;
        page
    };
    let mut pages: Vec<_> = (1..7).map(of).collect();
    remove(&mut pages, 10.0);
    for (page, number) in pages.iter().zip(1..) {
        assert_eq!(page[0].text, format!("Chapter {number}"));
        assert_eq!(page.len(), 5);
    }
    // the same words on all pages are, with the number of the page at their end
    let of = |number: usize| {
        let mut page = of(number);
        page[0].text = "Ferry report".to_owned();
        let mut corner = page[0].clone();
        corner.text = number.to_string();
        page.push(corner);
        page
    };
    let mut pages: Vec<_> = (1..7).map(of).collect();
    remove(&mut pages, 10.0);
    assert!(pages.iter().all(|page| page.len() == 4));
}

#[test]
fn equal_lines_that_go_on_in_the_text_stay() {
    let mut pages: Vec<_> = (1..4).map(|_| page(1, "Ferry report")).collect();
    remove(&mut pages, 10.0);
    assert!(pages.iter().all(|page| page.len() == 4));
    // nothing stands between head and text
    let mut pages: Vec<_> = (1..4).map(|_| page(1, "Ferry report")).collect();
    for page in &mut pages {
        page[0].y = 68.0;
    }
    remove(&mut pages, 10.0);
    assert!(pages.iter().all(|page| page.len() == 5));
}

#[test]
fn a_single_page_keeps_its_first_line() {
    let mut pages = vec![page(1, "Ferry report")];
    remove(&mut pages, 10.0);
    assert_eq!(pages[0].len(), 5);
}

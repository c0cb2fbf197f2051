//! Tests: headings: by the bookmarks of the file, else by size and weight.

use super::super::bookmarks::Bookmark;
use super::super::paragraphs::Paragraph;
use super::levels;

fn of(text: &str, size: f32, weight: f32) -> Paragraph {
    Paragraph {
        text: text.to_owned(),
        size,
        weight,
        lines: 1,
        ..Paragraph::default()
    }
}

#[test]
fn size_and_weight_tell_headings() {
    let prose = "The ferry board met on Monday and heard both sides at length. ".repeat(4);
    let all = [
        of("Ferry levy", 18.0, 1.5),
        of(&prose, 10.0, 1.0),
        of("Who pays", 12.0, 1.4),
        of(&prose, 10.0, 1.0),
        of("The quay", 10.0, 1.4),
        of("A bold sentence ends.", 10.0, 1.4),
        of(&prose, 10.0, 1.0),
        of("Costs .......... 12", 12.0, 1.0),
    ];
    assert_eq!(levels(&all, &[], 10.0), [1, 0, 2, 0, 3, 0, 0, 0]);
}

#[test]
fn bookmarks_name_them() {
    let mark = |name: &str, depth| Bookmark {
        name: name.to_owned(),
        depth,
    };
    let all = [
        of("Who pays", 10.0, 1.0),
        of("Large but no section", 20.0, 1.0),
        of("1 Who  pays", 10.0, 1.0),
        of("Words", 10.0, 1.0),
        of("The quay", 10.0, 1.0),
        of("2. Costs", 10.0, 1.0),
    ];
    let marks = [
        mark("1 Who pays", 1),
        mark("The quay", 2),
        mark("Nowhere", 1),
        mark("Costs", 1),
    ];
    assert_eq!(levels(&all, &marks, 10.0), [0, 0, 1, 0, 2, 1]);
}

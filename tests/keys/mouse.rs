//! The wheel and clicks.

use attache::app::{Effect, Event, Focus};
use attache::model::Kind;

use super::harness::{Reader, SIZE, assert_says, assert_top, brief};

fn lit() -> Reader {
    Reader::open("brief.md", &brief()).lit(&[("River Talks 2", Kind::Issue)])
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut reader = lit();
    reader.update(Event::Wheel(60, 5, true));
    assert_eq!(reader.top_row(), 3);
    reader.update(Event::Wheel(60, 5, false));
    assert_eq!(reader.top_row(), 0);
    let before = reader.selected().to_owned();
    reader.update(Event::Wheel(3, 5, true));
    assert_eq!(reader.top_row(), 0);
    assert_ne!(reader.selected(), before);
    assert_eq!(reader.app.focus, Focus::Outline);
    reader.update(Event::Wheel(60, 5, true));
    assert_eq!((reader.top_row(), reader.app.focus), (3, Focus::Text));
}

#[test]
fn a_click_goes_to_a_section_or_a_highlight() {
    let mut reader = lit();
    let row = reader
        .outline()
        .iter()
        .position(|heading| *heading == "Beta")
        .unwrap();
    reader.update(Event::Click(5, row as u16 + 2));
    assert_top(&reader, "Beta");
    reader.press("g");
    let span = reader.app.document.lights.all()[0].span;
    let y = reader.screen_row(span.start).unwrap() as u16;
    let column = reader.app.view.panes.column;
    reader.update(Event::Click(column.x + 2, column.y + y));
    assert_eq!(reader.current(), Some("River Talks 2"));
}

#[test]
fn clicks_anywhere_do_no_harm() {
    let scripts = ["", "?", "C", "r", "v", "/riv", ".c", ":", "o", "z"];
    for (at, script) in scripts.into_iter().enumerate() {
        let mut reader = lit();
        reader.press(script);
        // every third column, another third from script to script
        for x in (at as u16 % 3..SIZE.0 + 2).step_by(3) {
            for y in 0..SIZE.1 + 2 {
                reader.update(Event::Click(x, y));
                reader.update(Event::Wheel(x, y, (x + y) % 2 == 0));
            }
        }
    }
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let mut reader = lit();
    reader.press("V");
    assert_says(&reader, "V takes it back");
    reader.press("V");
    assert_eq!(reader.effects, [Effect::Mouse(false), Effect::Mouse(true)]);
}

#[test]
fn a_link_is_opened_only_after_asking() {
    let text = "See [the draft](https://example.org/a) and [x](file:///etc/passwd).";
    let mut reader = Reader::open("a.md", text).lit(&[]);
    reader.press("O");
    assert_eq!(
        reader.app.question_words().unwrap(),
        "Open https://example.org/a? Enter yes"
    );
    reader.press("<Esc>");
    assert!(reader.effects.is_empty());
    reader.press("O<Enter>");
    assert_eq!(
        reader.effects,
        [Effect::OpenLink("https://example.org/a".to_owned())]
    );
    let mut reader = Reader::open("a.md", "[x](file:///etc/passwd)").lit(&[]);
    reader.press("O");
    assert_says(&reader, "only http, https and mailto");
    let mut reader = Reader::open("a.md", "no link").lit(&[]);
    reader.press("O");
    assert_says(&reader, "No link on the screen.");
}

#[test]
fn words_that_the_mouse_is_drawn_over_are_selected() {
    let mut reader = Reader::open("brief.txt", "The grain board met. Then the union left.");
    let column = reader.app.view.panes.column;
    let cell = |at: u16| (column.x + at, column.y);
    let mut drag = |from: u16, to: u16| {
        let ((x, y), (to, down)) = (cell(from), cell(to));
        reader.update(Event::Click(x, y));
        reader.update(Event::Release(to, down));
        let selected = reader.app.selection.take();
        selected.map(|selection| selection.span().of(&reader.app.article().text).to_owned())
    };
    assert_eq!(drag(5, 12).as_deref(), Some("grain board"));
    assert_eq!(drag(28, 11).as_deref(), Some("board met. Then the"));
    assert_eq!(drag(5, 6), None, "a hand that trembles");
    assert_eq!(drag(5, 5), None);
}

//! Tests: lists as they are open, and what stands in front of an item.

use super::{Lists, Styles};

fn styles() -> Styles {
    let mut styles = Styles::default();
    styles.read(
        "<text:list-style style:name='N'>\
         <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
         <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' \
         text:display-levels='2'/></text:list-style>\
         <text:outline-style><text:outline-level-style text:level='1' style:num-format='I'/>\
         <text:outline-level-style text:level='2' style:num-format=''/></text:outline-style>",
    );
    styles
}

#[test]
fn items_are_counted_by_level() {
    let (styles, mut lists) = (styles(), Lists::default());
    let mut marks = Vec::new();
    lists.open(Some("N".to_owned()), None, None, false);
    for _ in 0..2 {
        lists.item(false, None);
        marks.push(lists.marker(&styles, None).unwrap());
        assert_eq!(lists.marker(&styles, None), None);
        lists.open(None, None, None, false);
        lists.item(false, None);
        marks.push(lists.marker(&styles, None).unwrap());
        lists.close();
    }
    lists.close();
    lists.open(Some("N".to_owned()), None, None, true);
    lists.item(false, None);
    marks.push(lists.marker(&styles, None).unwrap());
    assert_eq!(marks, ["1. ", "1.a) ", "2. ", "2.a) ", "3. "]);
}

#[test]
fn headings_are_numbered_where_the_outline_says_so() {
    let (styles, mut lists) = (styles(), Lists::default());
    assert_eq!(lists.heading(&styles, 0, None), "I ");
    assert_eq!(lists.heading(&styles, 1, None), "");
    assert_eq!(lists.heading(&styles, 0, None), "II ");
}

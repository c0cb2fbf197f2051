//! Tests: what an EPUB says of itself: metadata, reading order, navigation.

use super::{of_ncx, of_page, unquoted};

#[test]
fn the_navigation_names_chapters_and_their_places() {
    let nav = "<nav epub:type='landmarks'><ol><li><a href='x'>No</a></li></ol></nav>\
        <nav epub:type='toc'><ol><li><a href='a%20b.xhtml'>One <i>more</i></a>\
        <ol><li><a href='../c.xhtml#d'>Two</a></li></ol></li></ol></nav>";
    let ncx = "<navMap><navPoint><navLabel><text>One more</text></navLabel>\
        <content src='a%20b.xhtml'/><navPoint><navLabel><text>Two</text></navLabel>\
        <content src='../c.xhtml#d'/></navPoint></navPoint></navMap>";
    for chapters in [of_page(nav, "text/nav.xhtml"), of_ncx(ncx, "text/toc.ncx")] {
        let all: Vec<_> = chapters
            .iter()
            .map(|c| (c.name.as_str(), c.page.as_str(), c.place.as_str(), c.depth))
            .collect();
        assert_eq!(
            all,
            [
                ("One more", "text/a b.xhtml", "", 1),
                ("Two", "c.xhtml", "d", 2)
            ]
        );
    }
}

#[test]
fn addresses_are_unquoted() {
    assert_eq!(unquoted("a%20b%zz%"), "a b%zz%");
}

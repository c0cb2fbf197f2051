//! The library and its pages, at three sizes.

use std::path::Path;
use std::sync::Arc;

use attache::app::ShelfEvent;

use super::picture::shelf_picture;
use super::reading::SIZES;
use super::shelf::{Room, page};

#[track_caller]
fn assert_kept(name: &str, room: &Room) {
    let (columns, rows) = room.shelf.size;
    let name = format!("{name}-{columns}x{rows}-{}", room.shelf.theme.name);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(Path::new("snapshots"));
    settings.bind(|| insta::assert_snapshot!(name, shelf_picture(&room.shelf)));
}

#[test]
fn the_list() {
    for size in SIZES {
        let mut room = Room::new(size);
        room.press("j");
        assert_kept("library", &room);
        room.press("<Tab>jj");
        assert_kept("library-facets", &room);
    }
}

#[test]
fn a_query_being_typed() {
    for size in SIZES {
        let mut room = Room::new(size);
        room.press("/grain cor");
        assert_kept("library-query", &room);
        room.press("<C-u>whp:x");
        assert_kept("library-fault", &room);
    }
}

#[test]
fn nothing_found() {
    let mut room = Room::new(SIZES[1]);
    room.press("/nowhere<Enter>");
    assert_kept("library-nothing", &room);
}

#[test]
fn a_page() {
    for size in SIZES {
        let mut room = Room::new(size);
        room.update(ShelfEvent::Sheet(Arc::new(page())));
        room.press("j");
        assert_kept("library-page", &room);
    }
}

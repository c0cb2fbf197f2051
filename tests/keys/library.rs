//! The library screen: list, query, facets, pages.

use std::sync::Arc;

use attache::app::{Event, ShelfEffect, ShelfEvent, ShelfFocus};
use attache::config::Mode;
use attache::model::SavedSearch;

use super::shelf::{Room, page, row};

fn room() -> Room {
    Room::new((120, 40))
}

fn open(address: &str, words: &str) -> ShelfEffect {
    ShelfEffect::Open(address.to_owned(), words.to_owned())
}

#[test]
fn versions_are_one_row_until_they_are_unfolded() {
    let mut room = room();
    assert_eq!(room.titles().len(), 3);
    assert_eq!(room.shelf.twins(1), 1);
    room.press("jl");
    assert_eq!(room.titles()[2], "Grain corridor holds");
    assert!(room.shelf.is_below(2));
    room.press("jh");
    assert_eq!((room.titles().len(), room.selected()), (3, 2));
    room.press("gl");
    assert!(
        room.shelf
            .message
            .as_deref()
            .unwrap()
            .contains("No other version")
    );
}

#[test]
fn the_list_moves_and_opens() {
    let mut room = room();
    for (script, id) in [("j", 2), ("G", 4), ("k", 2), ("g", 1), ("9j", 4)] {
        room.press(script);
        assert_eq!(room.selected(), id, "{script}");
    }
    room.press("<Enter>");
    assert_eq!(room.effects, [open("/news/4.md", "")]);
    assert_eq!(room.shelf.beside(1), None);
    assert_eq!(room.shelf.beside(-1), Some(open("/news/2.md", "")));
    assert_eq!(room.selected(), 2);
}

#[test]
fn who_goes_to_the_end_of_the_first_rows_goes_to_the_end() {
    let mut room = room();
    let whole = room.shelf.listing.clone();
    let mut first = attache::model::Listing::clone(&whole);
    first.rows.truncate(2);
    first.more = true;
    let first = Arc::new(first);
    for (script, id) in [("g", 1), ("G", 4)] {
        room.update(ShelfEvent::Listed(first.clone()));
        room.press(script);
        room.update(ShelfEvent::Listed(whole.clone()));
        assert_eq!(room.selected(), id, "{script}");
    }
}

#[test]
fn a_query_finds_with_each_letter_and_is_dropped() {
    let mut room = room();
    room.press("/grai");
    assert_eq!(room.titles(), ["Grain corridor holds through the winter"]);
    room.press("<Enter>");
    assert!(!room.shelf.typing);
    // where the query stops is asked for first
    room.press("<Enter>");
    assert_eq!(room.effects, [ShelfEffect::Place(2)]);
    room.effects.clear();
    room.update(ShelfEvent::Place(2, "Grain flows.".to_owned()));
    assert_eq!(room.effects, [open("/news/2.md", "Grain flows.")]);
    // what is typed next is another word, and leaving leaves what was asked
    room.press("/n");
    assert_eq!(room.shelf.query.text(), "grai n");
    room.press("<Esc>");
    assert_eq!(room.shelf.query.text(), "grai");
    room.press("<Esc>");
    assert_eq!(room.titles().len(), 3);
    // letters are letters
    room.press("/q?*<Esc>");
    assert_eq!(room.shelf.query.text(), "");
}

#[test]
fn a_faulty_query_says_so_and_empties_nothing() {
    let mut room = room();
    room.press("/whp:");
    assert_eq!(room.titles().len(), 3);
    assert_eq!(room.shelf.message.as_deref(), Some("column 1: no field"));
}

#[test]
fn a_word_is_completed() {
    let mut room = room();
    room.press("/wh<Tab>");
    assert_eq!(room.shelf.query.text(), "who:");
    room.press("u<Tab>");
    assert_eq!(room.shelf.query.text(), "who:Ukraine");
    room.press(" by:n<Tab>");
    assert_eq!(room.shelf.query.text(), "who:Ukraine by:\"North Wire\"");
}

#[test]
fn a_facet_narrows_and_widens() {
    let mut room = room();
    room.press("<Tab>");
    assert_eq!(room.shelf.focus, ShelfFocus::Facets);
    room.press("2j<Enter>");
    assert_eq!(room.shelf.query.text(), "who:Ukraine");
    room.press("j<Enter>");
    assert_eq!(room.shelf.query.text(), "who:Ukraine issue:ceasefire");
    room.press("k<Enter>");
    assert_eq!(room.shelf.query.text(), "issue:ceasefire");
    room.press("k<Enter>");
    assert_eq!(room.shelf.query.text(), "grain corridor");
    room.press("jW");
    assert_eq!(room.effects, [ShelfEffect::Page("Ukraine".to_owned())]);
    room.press("<Esc>");
    assert_eq!(room.shelf.focus, ShelfFocus::List);
}

#[test]
fn the_bar_stays_on_its_facet_wherever_that_goes() {
    let mut room = room();
    room.press("<Tab>3j");
    let mut listing = (*room.shelf.listing).clone();
    listing.facets.swap(2, 3);
    room.update(ShelfEvent::Listed(Arc::new(listing.clone())));
    assert_eq!(room.shelf.facet().unwrap().label, "ceasefire");
    // where it is gone the bar stays on its row
    listing.facets.remove(2);
    room.update(ShelfEvent::Listed(Arc::new(listing)));
    assert_eq!(room.shelf.facet().unwrap().label, "Ukraine");
}

#[test]
fn a_page_is_asked_for_once_until_it_is_here() {
    let mut room = room();
    room.press("DDW");
    assert_eq!(room.effects, [ShelfEffect::Digest]);
    assert!(room.shelf.working);
    room.update(ShelfEvent::Sheet(Arc::new(page())));
    assert!(!room.shelf.working);
    room.press("qD");
    assert_eq!(room.effects, [ShelfEffect::Digest, ShelfEffect::Digest]);
    room.update(ShelfEvent::Failed("Not made.".to_owned()));
    assert!(!room.shelf.working);
}

#[test]
fn marks_are_set_and_taken_off() {
    let mut room = room();
    assert!(room.shelf.selected().unwrap().new);
    room.press("u");
    assert!(!room.shelf.selected().unwrap().new);
    room.press("*ju*");
    assert_eq!(
        room.effects,
        [
            ShelfEffect::Read(1, true),
            ShelfEffect::Star(1, true),
            ShelfEffect::Read(2, true),
            ShelfEffect::Star(2, false),
        ]
    );
    // seen at once, before it is kept; what was marked by mistake is taken off by the same key
    let marks = |room: &Room| {
        let row = room.shelf.selected().unwrap();
        (row.read, row.starred)
    };
    assert_eq!(marks(&room), (true, false));
    room.effects.clear();
    room.press("u");
    assert_eq!(room.effects, [ShelfEffect::Read(2, false)]);
    // what is listed next says how it was kept
    let changed = ShelfEvent::Changed;
    room.update(changed);
    assert_eq!(marks(&room), (false, true));
}

#[test]
fn a_search_is_kept_under_a_name() {
    let mut room = room();
    room.press("S");
    assert!(
        room.shelf
            .message
            .as_deref()
            .unwrap()
            .contains("no search to keep")
    );
    room.press("/grain<Enter>S<C-u>corridor<Enter>");
    let search = SavedSearch {
        name: "corridor".to_owned(),
        query: "grain".to_owned(),
    };
    assert_eq!(room.effects, [ShelfEffect::Save(search)]);
    room.effects.clear();
    room.press("S<Esc>");
    assert!(room.effects.is_empty() && room.shelf.naming.is_none());
}

#[test]
fn the_order_goes_round() {
    let mut room = room();
    for order in ["relevance", "title", "undecided", "date"] {
        room.press("=");
        assert_eq!(room.shelf.sort, order);
    }
}

#[test]
fn a_review_goes_from_one_undecided_article_to_the_next() {
    let mut room = room();
    room.press("jr");
    assert_eq!(room.effects, [ShelfEffect::Review("/news/2.md".to_owned())]);
    assert_eq!(room.shelf.next_undecided(2), None);
    // the last has nothing to decide: the first comes again
    room.effects.clear();
    room.press("Gr");
    assert_eq!(room.effects, [ShelfEffect::Review("/news/1.md".to_owned())]);
}

#[test]
fn a_page_leads_to_its_sentences_and_back() {
    let mut room = room();
    room.press("D");
    assert_eq!(room.effects, [ShelfEffect::Digest]);
    room.effects.clear();
    room.update(ShelfEvent::Sheet(Arc::new(page())));
    room.press("<Enter>");
    let other = ShelfEffect::Page("issue:ceasefire".to_owned());
    assert_eq!(room.effects, [other]);
    room.effects.clear();
    room.press("j<Enter>");
    assert_eq!(
        room.effects,
        [open("/news/1.md", "Ukraine offers a ceasefire.")]
    );
    room.press("q");
    assert!(room.shelf.sheets.is_empty());
    room.effects.clear();
    room.press("q");
    assert_eq!(room.effects, [ShelfEffect::Quit]);
}

#[test]
fn the_selection_stays_on_its_article_when_others_come() {
    let mut room = room();
    room.press("j");
    room.rows.insert(0, row(9, "Just in", "2026-11-21"));
    room.update(ShelfEvent::Changed);
    assert_eq!(room.selected(), 2);
    assert_eq!(room.shelf.list.selected, 2);
}

#[test]
fn help_lists_the_keys_of_the_library() {
    let mut room = room();
    room.press("?");
    let help = room.shelf.help.as_ref().unwrap();
    assert_eq!(help.mode.name(), "library");
    room.press("q");
    assert!(room.shelf.help.is_none());
}

#[test]
fn it_lives_at_any_size() {
    for size in [(1, 1), (2, 2), (20, 5), (40, 12), (70, 24), (300, 90)] {
        let mut room = Room::new(size);
        room.press("j<Tab>j<Enter><Esc><Esc>/gr<Enter>GgDS");
        room.update(ShelfEvent::Sheet(Arc::new(page())));
        room.press("jkG?Gq");
    }
}

#[test]
fn every_key_of_the_library_does_something() {
    let keymap = room().shelf.keymap;
    for (action, keys) in keymap.rows(Mode::Library) {
        for key in keys {
            let does = ["", "jl", "/grain<Enter>", "<Tab>2j"].iter().any(|state| {
                let mut room = room();
                room.press(state);
                room.effects.clear();
                let before = format!("{:?}", room.shelf);
                room.update(ShelfEvent::Screen(Event::Key(key)));
                format!("{:?}", room.shelf) != before || !room.effects.is_empty()
            });
            assert!(does, "{key} ({}) does nothing anywhere", action.name());
        }
    }
}

//! The inspector and the lens, at three sizes and in three themes.

use super::reading::{SIZES, assert_kept, assert_sizes, assert_themes, reader};
use attache::config::Theme;

/// In every theme with all three panes.
#[track_caller]
fn assert_themes_of_three(name: &str, script: &str) {
    for theme in ["light", "monochrome"] {
        let mut reader = reader(SIZES[0], script);
        reader.app.theme = Theme::named(theme).unwrap();
        assert_kept(name, &reader);
    }
}

#[test]
fn the_inspector() {
    assert_sizes("inspector", "ej<Enter>");
    assert_themes("inspector", "ej<Enter>");
    assert_themes_of_three("inspector", "ej<Enter>");
}

#[test]
fn its_other_tabs() {
    assert_sizes("inspector-issues", "elj");
    assert_sizes("inspector-notes", ".a.x.cwho pays?<Enter>ehhj");
    assert_sizes("inspector-no-notes", "ehh");
}

#[test]
fn the_positions() {
    assert_sizes("inspector-positions", "eh<Enter>");
    assert_themes("inspector-positions", "eh<Enter>");
}

#[test]
fn its_filter() {
    assert_sizes("inspector-filter", "e/guild");
    assert_sizes("inspector-no-match", "e/zz<Enter>");
}

#[test]
fn all_mentions_changed() {
    assert_sizes("inspector-change", "et");
}

#[test]
fn the_lens() {
    assert_sizes("lens", "sf");
    assert_themes("lens", "sf");
    assert_themes_of_three("lens", "sf");
}

#[test]
fn a_lens_of_two() {
    assert_sizes("lens-both", "sfelf<S-Tab>");
}

//! The inspector and the lens, at three sizes and in three themes.

use super::reading::{assert_sizes, assert_themes};

#[test]
fn the_inspector() {
    assert_sizes("inspector", "ej<Enter>");
    assert_themes("inspector", "ej<Enter>");
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
}

#[test]
fn a_lens_of_two() {
    assert_sizes("lens-both", "sfelf<S-Tab>");
}

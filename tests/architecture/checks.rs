//! Tests of the checks themselves: each must find what it is there to find.

use super::scan::code;
use super::{doc_fault, layer_faults, length_fault, locked, model_faults, word_faults};

/// Lines of `source`, as a file of `layout`, that break the layer rule.
fn lines(source: &str) -> Vec<String> {
    layer_faults("src/layout/deep/wrap.rs", source)
}

#[test]
fn every_way_to_name_a_room_is_seen() {
    for (source, room) in [
        ("use crate::open::Opened;", "open"),
        ("fn f() { crate::app::run(); }", "app"),
        ("use crate::{model, jobs};", "jobs"),
        (
            "use crate::{model::{Span, Block}, text::{self}, cli};",
            "cli",
        ),
        ("use crate::{\n    model::Span,\n    store,\n};", "store"),
        ("use {std::fs, crate::search::Hit};", "search"),
        ("use super::super::super::config;", "config"),
        ("use super::{super::super::export, wrap};", "export"),
        ("use self::super::super::super::anchor;", "anchor"),
        ("mod tests { use super::super::super::super::tui; }", "tui"),
        ("type T = attache::import::Importer;", "import"),
        ("use attache::{outline};", "outline"),
        (
            "macro_rules! m { () => { $crate::annotate::x() } }",
            "annotate",
        ),
        ("use crate :: open;", "open"),
        ("pub(in crate::jobs) fn f() {}", "jobs"),
        ("let c = '\"'; crate::cli::f(); let d = '\"';", "cli"),
    ] {
        let faults = lines(source);
        assert_eq!(faults.len(), 1, "{source}: {faults:?}");
        assert!(
            faults[0].contains(&format!("`layout` uses `{room}`")),
            "{source}: {faults:?}"
        );
    }
}

#[test]
fn a_fault_names_file_line_and_rule() {
    assert_eq!(
        lines("//! Wraps.\n\n/* a\nb */\nuse crate::open;"),
        ["src/layout/deep/wrap.rs:5: `layout` uses `open`, but may use only model, text"]
    );
}

#[test]
fn what_is_allowed_passes() {
    for source in [
        "use crate::{model::Span, text::{self, width}};",
        "use crate::layout::viewport;",
        "use super::super::viewport;",
        "pub(crate) fn f() {} pub(super) struct S;",
        "mod tests { use super::*; use super::super::open; }",
        "// crate::open\n/* crate::app /* nested */ crate::cli */",
        "/// See [`crate::open`].\nfn f() {}",
        "let s = \"crate::open \\\" crate::app\";",
        "let s = r#\"crate::open \" crate::app\"#; let b = b\"crate::jobs\";",
        "fn f<'a>(x: &'a str) -> char { '\\'' }",
        "match self { Self::Open => self.open() }",
    ] {
        assert_eq!(lines(source), [""; 0], "{source}");
    }
}

#[test]
fn the_root_cannot_be_smuggled_in() {
    for source in [
        "use crate as root;",
        "use crate::*;",
        "use crate::{self as root};",
        "use super::super::super as root;",
        "extern crate self as root;",
        "use attache as root;",
    ] {
        assert_eq!(lines(source).len(), 1, "{source}: {:?}", lines(source));
    }
}

#[test]
fn main_and_unknown_rooms_are_checked() {
    let source = "use attache::cli; mod tests { use super::*; }";
    assert_eq!(layer_faults("src/main.rs", source).len(), 0);
    let source = "fn main() { attache::open::open(); attache::tui::run(); }";
    assert_eq!(layer_faults("src/main.rs", source).len(), 1);
    assert_eq!(layer_faults("src/utils.rs", "").len(), 1);
    assert_eq!(layer_faults("src/common/mod.rs", "").len(), 1);
}

#[test]
fn lines_stay_where_they_are() {
    let source = "a /*\n\n*/ b \"x\ny\" c // d\ne";
    assert_eq!(code(source).lines().count(), source.lines().count());
}

#[test]
fn terminal_crates_are_seen_in_code_only() {
    let seen = |source| word_faults("src/app/x.rs", source, &["ratatui", "crossterm"], "no");
    assert_eq!(seen("use ratatui::crossterm::event;").len(), 2);
    assert_eq!(seen("use ratatui_core::x;").len(), 1);
    assert_eq!(seen("// no ratatui here\nlet x = \"crossterm\";").len(), 0);
}

#[test]
fn foreign_crates_are_seen_in_the_model() {
    let crates = ["serde".to_owned(), "regex".to_owned()];
    let seen = |source| model_faults("src/model/x.rs", source, &crates).len();
    assert_eq!(seen("use serde::Serialize; use std::fmt;"), 0);
    assert_eq!(seen("use serde::Serialize; use regex::Regex;"), 1);
}

#[test]
fn docs_and_length_are_checked() {
    let doc = |source| doc_fault("src/app/x.rs", source).is_none();
    assert!(doc("//! Why it exists.\n\nfn f() {}"));
    assert!(doc("//! A sentence over\n//! two lines.\nfn f() {}"));
    assert!(doc("//! (nothing yet)\n"));
    assert!(!doc("//! No full stop\nfn f() {}"));
    assert!(!doc("fn f() {}"));
    assert!(!doc(""));

    let long = "//! Long.\n".to_owned() + &"fn f() {}\n".repeat(400);
    let tests = "//! Short.\n#[cfg(test)]\nmod tests {\n".to_owned() + &long;
    assert!(length_fault("src/app/x.rs", &long).is_some());
    assert!(length_fault("src/app/x.rs", &tests).is_none());
    assert!(length_fault("src/app/tests.rs", &long).is_none());
}

#[test]
fn packages_are_counted_by_their_whole_name() {
    let lockfile = "[[package]]\nname = \"crossterm\"\n\n[[package]]\nname = \"crossterm\"\n\n\
                    [[package]]\nname = \"crossterm_winapi\"\n";
    assert_eq!(locked(lockfile, "crossterm"), 2);
}

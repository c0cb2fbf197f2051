//! Files that need each other, directly or round by others: each must be readable before the next.
//!
//! A file needs another where it names something of it. What a `mod.rs` only hands on (`pub use`) is
//! needed by those who name it, not by the `mod.rs`; tests need whatever they like.

use std::collections::{BTreeMap, BTreeSet};

use super::scan::{Named, module, paths};
use super::{assert_none, sources};

type Path = Vec<String>;

/// What one module names, and by which names it brings in what.
#[derive(Default)]
struct Module {
    named: Vec<Named>,
    brought: BTreeMap<String, Path>,
}

/// The part of a file that is not its tests.
fn own(source: &str) -> &str {
    let tests = source.find("#[cfg(test)]\nmod ");
    source
        .get(..tests.unwrap_or(source.len()))
        .unwrap_or(source)
}

/// Each module of the crate with what it names; the files of tests are left out.
fn modules(sources: &[(String, String)]) -> BTreeMap<Path, Module> {
    let sources = sources
        .iter()
        .filter(|(file, _)| !file.ends_with("/tests.rs") && !file.contains("/tests/"));
    let files: Vec<(Path, &str, &str)> = sources
        .filter(|(file, _)| file != "src/lib.rs" && file != "src/main.rs")
        .map(|(file, source)| (module(file), file.as_str(), own(source)))
        .collect();
    let below = |path: &Path| -> Vec<String> {
        let all = files.iter().map(|(other, ..)| other);
        all.filter(|other| other.len() == path.len() + 1 && other.starts_with(path))
            .filter_map(|other| other.last().cloned())
            .collect()
    };
    files
        .iter()
        .map(|(path, file, source)| {
            let named = paths(file, source, &below(path));
            let brought = named
                .iter()
                .filter_map(|named| Some((named.brought_as.clone()?, named.path.clone())));
            let brought = brought.collect();
            (path.clone(), Module { named, brought })
        })
        .collect()
}

/// The module in which what `path` names is written, through everything that is handed on.
fn home(path: &Path, modules: &BTreeMap<Path, Module>) -> Option<Path> {
    let mut path = path.clone();
    // a hand-over more than there are rooms is a circle of names
    for _ in 0..16 {
        let length = (1..=path.len()).rev().find(|length| {
            path.get(..*length)
                .is_some_and(|head| modules.contains_key(head))
        })?;
        let (found, rest) = path.split_at(length);
        let handed = rest
            .first()
            .and_then(|name| modules.get(found)?.brought.get(name))
            .filter(|handed| **handed != path);
        match handed {
            Some(handed) => {
                let rest = rest.get(1..).unwrap_or(&[]).to_vec();
                path = handed.iter().cloned().chain(rest).collect();
            }
            None => return Some(found.to_vec()),
        }
    }
    None
}

/// Which modules each module needs.
fn needs(modules: &BTreeMap<Path, Module>) -> BTreeMap<Path, BTreeSet<Path>> {
    modules
        .iter()
        .map(|(path, module)| {
            let used = module.named.iter().filter(|named| !named.handed_on);
            let homes = used.filter_map(|named| home(&named.path, modules));
            (path.clone(), homes.filter(|home| home != path).collect())
        })
        .collect()
}

/// Everything that is needed from `from` on.
fn reached<'a>(from: &Path, needs: &'a BTreeMap<Path, BTreeSet<Path>>) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Path> = needs.get(from).into_iter().flatten().collect();
    while let Some(path) = next.pop() {
        if reached.insert(path) {
            next.extend(needs.get(path).into_iter().flatten());
        }
    }
    reached
}

/// The groups of modules that need each other, each sorted.
fn circles(needs: &BTreeMap<Path, BTreeSet<Path>>) -> Vec<Vec<Path>> {
    let there: BTreeMap<&Path, BTreeSet<&Path>> = needs
        .keys()
        .map(|path| (path, reached(path, needs)))
        .collect();
    let mut found = BTreeSet::new();
    for (path, reached) in &there {
        let back = reached.iter().filter(|other| {
            let there = there.get(**other);
            there.is_some_and(|there| there.contains(path))
        });
        let back: Vec<Path> = back.map(|path| (*path).clone()).collect();
        if !back.is_empty() {
            found.insert(back);
        }
    }
    found.into_iter().collect()
}

/// `a -> b, c; b -> a; c -> b`
fn told(circle: &[Path], needs: &BTreeMap<Path, BTreeSet<Path>>) -> String {
    let each = circle.iter().map(|path| {
        let within = needs.get(path).into_iter().flatten();
        let within = within.filter(|other| circle.contains(other));
        let within: Vec<String> = within.map(|other| other.join("::")).collect();
        format!("{} -> {}", path.join("::"), within.join(", "))
    });
    each.collect::<Vec<_>>().join("; ")
}

fn circles_of(sources: &[(String, String)]) -> Vec<String> {
    let needs = needs(&modules(sources));
    let circles = circles(&needs);
    circles.iter().map(|circle| told(circle, &needs)).collect()
}

#[test]
fn no_file_needs_one_that_needs_it() {
    assert_none(&circles_of(&sources()));
}

fn files(files: &[(&str, &str)]) -> Vec<(String, String)> {
    let files = files.iter();
    files
        .map(|(file, source)| ((*file).to_owned(), (*source).to_owned()))
        .collect()
}

#[test]
fn a_circle_is_found_through_what_is_handed_on() {
    let found = circles_of(&files(&[
        (
            "src/a/mod.rs",
            "mod b;\nmod c;\npub use b::B;\npub(crate) use c::C as D;",
        ),
        ("src/a/b.rs", "use super::D;\npub struct B(D);"),
        ("src/a/c.rs", "use crate::a::{B};\npub struct C(B);"),
    ]));
    assert_eq!(found, ["a::b -> a::c; a::c -> a::b"]);
    let found = circles_of(&files(&[
        ("src/a/mod.rs", "mod b;\npub struct A;\nfn f() { b::f(&A) }"),
        ("src/a/b.rs", "pub fn f(a: &super::A) {}"),
    ]));
    assert_eq!(found, ["a -> a::b; a::b -> a"]);
}

#[test]
fn what_points_one_way_is_none() {
    let found = circles_of(&files(&[
        (
            "src/a/mod.rs",
            "mod b;\nmod c;\npub use b::B;\npub use c::C;\nfn f(b: &B) {}",
        ),
        ("src/a/b.rs", "use super::C;\npub struct B(C);"),
        (
            "src/a/c.rs",
            "pub struct C;\n#[cfg(test)]\nmod tests { use super::super::B; }",
        ),
        ("src/d.rs", "use crate::a::{self, B};\nfn f() -> a::C {}"),
    ]));
    assert_eq!(found, [""; 0]);
}

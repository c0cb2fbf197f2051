//! Keeps the house in order: which room may use which, where the terminal may be named, how a file
//! starts and how long it may be, which crates may come in, what lies at the top level.

#[path = "architecture/checks.rs"]
mod checks;
#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/scan.rs"]
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scan::{code, named, room, tokens};

/// The layer rule: what each room may use, and nothing else. The same as in the docs of `src/lib.rs`.
const RULE: &[(&str, &[&str])] = &[
    ("main", &["cli", "tui"]),
    ("tui", &["app", "layout", "config", "jobs", "model", "text"]),
    (
        "cli",
        &[
            "library", "open", "search", "store", "export", "compare", "config", "model", "text",
        ],
    ),
    (
        "jobs",
        &[
            "library", "open", "search", "store", "export", "compare", "config", "layout", "model",
        ],
    ),
    ("app", &["layout", "config", "model", "text"]),
    (
        "open",
        &[
            "import",
            "outline",
            "reading",
            "tagger",
            "annotate",
            "relations",
            "anchor",
            "model",
            "text",
        ],
    ),
    ("library", &["open", "model", "text"]),
    ("import", &["model", "text"]),
    ("outline", &["model", "text"]),
    (
        "relations",
        &["annotate", "tagger", "lexicon", "model", "text"],
    ),
    ("reading", &["annotate", "lexicon", "model", "text"]),
    ("annotate", &["tagger", "lexicon", "model", "text"]),
    ("tagger", &["lexicon", "model", "text"]),
    ("lexicon", &["model", "text"]),
    ("anchor", &["model", "text"]),
    ("search", &["model", "text"]),
    ("store", &["model", "text"]),
    ("export", &["model", "text"]),
    ("compare", &["model", "text"]),
    ("layout", &["model", "text"]),
    ("config", &["model"]),
    ("text", &["model"]),
    ("model", &["std", "serde"]),
];

/// Lines of a file without its tests.
const MAX_LINES: usize = 400;

/// Files that are longer and wait to be divided; a number here only ever falls.
const TOO_LONG: &[(&str, usize)] = &[];

/// Crates that have no business in an offline reader.
const NETWORK: &[&str] = &["reqwest", "hyper", "ureq", "curl", "tokio"];

/// What may lie at the top level, besides names that start with a dot.
const TOP_LEVEL: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "assets",
    "tests",
    "README.md",
    "LICENSE",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "clippy.toml",
    "deny.toml",
    "rustfmt.toml",
    "build.rs",
];

/// One thing that is wrong, as `FILE:LINE: what`.
fn fault(file: &str, line: usize, what: &str) -> String {
    format!("{file}:{line}: {what}")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// Every Rust file under `src`, as path from the top level and content, sorted.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root()).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                found.push((name.clone(), read(&name)));
            }
        }
    }
    found.sort();
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect()
}

/// Every breach of the layer rule in one file.
fn layer_faults(file: &str, source: &str) -> Vec<String> {
    let room = room(file);
    if room == "lib" {
        return Vec::new();
    }
    let Some((_, allowed)) = RULE.iter().find(|(name, _)| *name == room) else {
        let what = format!("`{room}` is no room of the layer rule");
        return vec![fault(file, 1, &what)];
    };
    let mut faults = Vec::new();
    for (line, name) in named(file, source) {
        if name == room || allowed.contains(&name.as_str()) {
            continue;
        }
        let what = match name.as_str() {
            "" | "*" => "names the root of the crate; name the room".to_owned(),
            _ => format!(
                "`{room}` uses `{name}`, but may use only {}",
                allowed.join(", ")
            ),
        };
        faults.push(fault(file, line, &what));
    }
    faults
}

/// Words of `file` that are one of `banned` or start with it and `_`.
fn word_faults(file: &str, source: &str, banned: &[&str], what: &str) -> Vec<String> {
    tokens(&code(source))
        .iter()
        .filter(|token| {
            banned.iter().any(|word| {
                let rest = token.text.strip_prefix(word);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
            })
        })
        .map(|token| fault(file, token.line, &format!("names `{}`; {what}", token.text)))
        .collect()
}

/// Names of the crates in `[dependencies]`, as code spells them.
fn dependencies(manifest: &str) -> Vec<String> {
    manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect()
}

/// Use of any crate but serde in the room `model`.
fn model_faults(file: &str, source: &str, dependencies: &[String]) -> Vec<String> {
    let tokens = tokens(&code(source));
    let next = tokens.iter().skip(1).map(|token| token.text.as_str());
    tokens
        .iter()
        .zip(next)
        .filter(|(token, next)| {
            *next == "::" && token.text != "serde" && dependencies.contains(&token.text)
        })
        .map(|(token, _)| {
            let what = format!(
                "`model` uses the crate `{}`, but may use only serde",
                token.text
            );
            fault(file, token.line, &what)
        })
        .collect()
}

/// A file that doesn't start with a sentence on why it exists. One without any code needs none.
fn doc_fault(file: &str, source: &str) -> Option<String> {
    let opening: Vec<&str> = source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    let sentence = opening
        .last()
        .is_some_and(|line| line.ends_with(['.', ':', '?']));
    let empty = code(source).trim().is_empty() && !opening.is_empty();
    (!sentence && !empty).then(|| {
        let what = "must start with a `//!` sentence, ended by a full stop, on why it exists";
        fault(file, 1, what)
    })
}

/// A file that is too long, its tests not counted.
fn length_fault(file: &str, source: &str) -> Option<String> {
    if file.ends_with("/tests.rs") || file.contains("/tests/") {
        return None;
    }
    let lines: Vec<&str> = source.lines().collect();
    let tests = lines
        .windows(2)
        .position(|pair| matches!(pair, ["#[cfg(test)]", next] if next.starts_with("mod ")));
    let own = tests.unwrap_or(lines.len());
    let long = TOO_LONG.iter().find(|(name, _)| *name == file);
    let most = long.map_or(MAX_LINES, |(_, lines)| *lines);
    (own > most).then(|| {
        let what = format!("{own} lines without its tests; at most {most}");
        fault(file, own, &what)
    })
}

/// The layer rule as the docs of `src/lib.rs` tell it.
fn rule_in_docs(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let set = |list: &str| -> BTreeSet<String> {
        list.split(',').map(|name| name.trim().to_owned()).collect()
    };
    source
        .lines()
        .filter_map(|line| line.strip_prefix("//!")?.split_once('→'))
        .flat_map(|(rooms, uses)| set(rooms).into_iter().map(move |room| (room, set(uses))))
        .collect()
}

/// How many packages of this name a lockfile holds.
fn locked(lockfile: &str, name: &str) -> usize {
    let wanted = format!("name = \"{name}\"");
    lockfile.lines().filter(|line| *line == wanted).count()
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn rooms_use_only_what_the_rule_allows() {
    let sources = sources();
    assert!(sources.len() > 2, "no sources found");
    let faults: Vec<String> = sources
        .iter()
        .flat_map(|(file, source)| layer_faults(file, source))
        .collect();
    assert_none(&faults);
}

#[test]
fn the_docs_tell_the_same_rule() {
    let rule: BTreeMap<String, BTreeSet<String>> = RULE
        .iter()
        .map(|(room, uses)| {
            let uses = uses.iter().map(|&name| name.to_owned()).collect();
            ((*room).to_owned(), uses)
        })
        .collect();
    assert_eq!(rule_in_docs(&read("src/lib.rs")), rule);
}

#[test]
fn the_model_uses_no_crate_but_serde() {
    let dependencies = dependencies(&read("Cargo.toml"));
    assert!(dependencies.iter().any(|name| name == "serde"));
    let faults: Vec<String> = sources()
        .iter()
        .filter(|(file, _)| room(file) == "model")
        .flat_map(|(file, source)| model_faults(file, source, &dependencies))
        .collect();
    assert_none(&faults);
}

#[test]
fn only_the_tui_names_the_terminal() {
    let faults: Vec<String> = sources()
        .iter()
        .filter(|(file, _)| room(file) != "tui")
        .flat_map(|(file, source)| {
            let what = "only src/tui may";
            word_faults(file, source, &["ratatui", "crossterm"], what)
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn every_file_says_why_it_exists_and_stays_short() {
    let faults: Vec<String> = sources()
        .iter()
        .flat_map(|(file, source)| [doc_fault(file, source), length_fault(file, source)])
        .flatten()
        .collect();
    assert_none(&faults);
}

#[test]
fn unsafe_code_is_forbidden() {
    let manifest = read("Cargo.toml");
    let lints: Vec<&str> = manifest
        .lines()
        .skip_while(|line| *line != "[lints.rust]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .collect();
    assert!(
        lints.contains(&"unsafe_code = \"forbid\""),
        "Cargo.toml: [lints.rust] must say unsafe_code = \"forbid\""
    );
}

#[test]
fn one_crossterm_and_no_network_crates() {
    let lockfile = read("Cargo.lock");
    assert_eq!(
        locked(&lockfile, "crossterm"),
        1,
        "two crossterms read each other's keys"
    );
    for name in NETWORK {
        assert_eq!(locked(&lockfile, name), 0, "Cargo.lock: {name} came in");
    }
}

#[test]
fn the_top_level_stays_small() {
    let faults: Vec<String> = entries(&root())
        .iter()
        .filter(|path| !path.join("CACHEDIR.TAG").exists())
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str()))
        .map(|name| format!("{name}: not one of the agreed names at the top level"))
        .collect();
    assert_none(&faults);
}

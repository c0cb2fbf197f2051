//! Paths that are typed: `~` at their beginning, and what they may be the beginning of.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::thread;

use super::reply::{Reply, Sink};
use crate::open::shown;

/// Entries of a folder that are looked at.
const LOOKED_AT: usize = 10_000;

/// Paths that are offered.
const OFFERED: usize = 50;

/// What stands for the home folder.
const HOME: &str = "~/";

/// A path as it was typed, its `~/` as the home folder.
pub fn from_home(typed: &str) -> PathBuf {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    match (typed.strip_prefix(HOME), home) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(typed),
    }
}

/// The working folder, empty where there is none any more.
pub fn working_folder() -> String {
    let folder = std::env::current_dir().ok();
    folder.map_or_else(String::new, |folder| folder.to_string_lossy().into_owned())
}

/// Says which paths begin with `typed`, in a thread of its own: a folder may be far away.
pub(super) fn complete(typed: String, sink: Sink) {
    thread::spawn(move || {
        let paths = beginning_with(&typed);
        sink.send(Reply::Completed(typed, paths));
    });
}

/// The paths that begin with `typed`, written as it is, folders with a separator behind them, in
/// alphabetical order. What is hidden is offered where it is asked for.
fn beginning_with(typed: &str) -> Vec<String> {
    let cut = typed.rfind(MAIN_SEPARATOR).map_or(0, |at| at + 1);
    let (folder, begun) = typed.split_at_checked(cut).unwrap_or(("", typed));
    let place = match folder {
        "" => PathBuf::from("."),
        folder => from_home(folder),
    };
    let Ok(entries) = fs::read_dir(place) else {
        return Vec::new();
    };
    let mut found: Vec<String> = entries
        .take(LOOKED_AT)
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !begun.starts_with('.');
            // what would be shown otherwise than it is called is typed by whoever means it
            let odd = shown(Path::new(&name)) != name;
            if hidden || odd || !name.starts_with(begun) {
                return None;
            }
            let end = if entry.path().is_dir() { "/" } else { "" };
            Some(format!("{folder}{name}{end}"))
        })
        .collect();
    found.sort();
    found.truncate(OFFERED);
    found
}

#[cfg(test)]
mod tests {
    use super::beginning_with;

    #[test]
    fn a_path_is_completed_by_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_str().unwrap();
        for name in [
            "budget.md",
            "bulletin.txt",
            ".bashrc",
            "other",
            "b\u{202e}dm.exe",
        ] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        std::fs::create_dir(folder.path().join("briefs")).unwrap();
        let offered = |typed: &str| {
            let offered = beginning_with(&format!("{root}/{typed}"));
            let names = offered.into_iter();
            let names = names.map(|path| path.strip_prefix(root).unwrap().to_owned());
            names.collect::<Vec<_>>()
        };
        assert_eq!(offered("b"), ["/briefs/", "/budget.md", "/bulletin.txt"]);
        assert_eq!(offered(".b"), ["/.bashrc"]);
        assert_eq!(offered("c"), [""; 0]);
        assert_eq!(offered("none/x"), [""; 0]);
    }
}

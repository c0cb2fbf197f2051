//! The library over files: what a scan makes of them, killed and alone or with another beside it;
//! near-duplicates and changes of stance on marked sets.
#![allow(
    // a test may fail loudly; clippy.toml says so for test functions, this is for their helpers
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[allow(dead_code)]
#[path = "../tools/corpus/briefings.rs"]
mod briefings;
mod dating;
mod scanning;
mod stances;
mod twins;

use std::fs;
use std::path::{Path, PathBuf};

use attache::library::query::{Sort, parse};
use attache::library::{Catalogue, Library, Listed, Report, Scanner, Scope};
use attache::model::Marks;
use tempfile::TempDir;

/// A folder of articles and an index of its own.
struct Shelf {
    folder: TempDir,
    library: Library,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("news")).unwrap();
        let library = Library::open(&folder.path().join("library.db")).unwrap();
        Self { folder, library }
    }

    fn news(&self) -> PathBuf {
        self.folder.path().join("news").canonicalize().unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.news().join(name), text).unwrap();
    }

    fn scan(&mut self) -> Report {
        let roots = [self.news()];
        self.library
            .scan(&roots, &Scanner::default(), &mut |_| {})
            .unwrap()
    }

    fn catalogue(&self) -> Catalogue {
        let scope = Scope::kept(vec![self.news()]);
        self.library.catalogue(&scope, &Marks::default()).unwrap()
    }

    fn listed(&self, catalogue: &Catalogue, query: &str) -> Listed {
        let query = parse(query, jiff::civil::date(2026, 11, 29)).unwrap();
        self.library
            .listed(&query, catalogue, &Marks::default(), Sort::Date)
            .unwrap()
    }
}

/// The name of a file without its folder and ending.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

//! Makes the pictures of the README, `assets/pictures/*.svg` and the screen at its head, with the
//! real draw code.
//!
//! ```text
//! cargo run --example pictures
//! ```
//!
//! The pictures of the page for a colleague are made by Chromium, where that is installed.
//! `cargo test --test screens` says when the others no longer show what the program draws.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a tool for developers may end with a panic"
)]

// the reader without a terminal of the key scripts, which use more of it
#[allow(dead_code, unused_imports)]
#[path = "../keys/comparing.rs"]
mod comparing;
#[allow(dead_code)]
#[path = "../keys/harness.rs"]
mod harness;
#[path = "pictures/page.rs"]
mod page;
#[path = "pictures/readme.rs"]
mod readme;
#[path = "pictures/scenes.rs"]
mod scenes;
#[allow(dead_code)]
#[path = "../keys/shelf.rs"]
mod shelf;
#[path = "pictures/svg.rs"]
mod svg;

use std::fs;
use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    fs::create_dir_all(&folder).unwrap();
    for scene in scenes::SCENES {
        let path = folder.join(scene.file());
        fs::write(&path, svg::picture(&scene.draw())).unwrap();
        println!("{}", path.display());
    }
    let html = page::page();
    for sheet in &scenes::SHEETS {
        let path = folder.join(sheet.file);
        match page::picture(&html, sheet) {
            Some(picture) => {
                fs::write(&path, picture).unwrap();
                println!("{}", path.display());
            }
            None => println!("{} stays as it is: no Chromium here", path.display()),
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, readme::with_screen(&text, &scenes::README.draw())).unwrap();
    println!("{}", path.display());
}

//! The pictures of the README show what the program draws.

use std::fs;
use std::path::Path;

#[path = "../tools/pictures/readme.rs"]
mod readme;
// what a browser draws is not drawn here
#[allow(dead_code)]
#[path = "../tools/pictures/scenes.rs"]
mod scenes;
#[path = "../tools/pictures/svg.rs"]
mod svg;

use super::{comparing, harness, shelf};

#[test]
fn they_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    for scene in scenes::SCENES {
        let kept = fs::read_to_string(folder.join(scene.file())).unwrap_or_default();
        let now = svg::picture(&scene.draw());
        assert!(
            svg::shown(&kept) == svg::shown(&now),
            "{} is old: cargo run --example pictures",
            scene.file()
        );
    }
}

#[test]
fn the_screen_at_the_head_of_the_readme_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let kept = fs::read_to_string(path).unwrap();
    let now = readme::with_screen(&kept, &scenes::README.draw());
    assert!(
        kept == now,
        "README.md is old: cargo run --example pictures"
    );
}

#[test]
fn no_picture_is_left_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let sheets = scenes::SHEETS.iter().map(|sheet| sheet.file.to_owned());
    let mut scenes: Vec<String> = scenes::SCENES.iter().map(scenes::Scene::file).collect();
    scenes.extend(sheets);
    scenes.sort();
    assert_eq!(files, scenes);
}

//! The page for a colleague as a browser shows it. Needs Chromium.

use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use attache::export::{Export, Format};
use attache::model::{Highlight, Verdict};
use attache::open::{self, Options};

use super::scenes::Sheet;

/// Names of Chromium.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// What is wrong in the briefing, and notes on what is right.
const WRONG: [&str; 6] = [
    "security",
    "guarantee",
    "conditions",
    "harm",
    "price",
    "cooperation",
];
const NOTES: [(&str, &str); 2] = [
    (
        "war in Ukraine",
        "Last talks were in spring: ask the desk for the minutes.",
    ),
    (
        "security guarantees",
        "Which states would sign? Nobody says.",
    ),
];

/// Colours of a picture: letters on paper need no more, and fewer bytes.
const COLOURS: usize = 32;

/// The first bundled briefing, reviewed, as a page.
pub(crate) fn page() -> String {
    let [briefing, ..] = open::BUNDLED;
    let options = Options {
        quick: true,
        ..Options::default()
    };
    let bytes = briefing.bytes.to_vec();
    let opened = open::open(bytes, Path::new(briefing.name), &options, &Arc::default()).unwrap();
    let mut notes = NOTES.to_vec();
    let all = open::highlights(&opened.article, &opened.annotations, Vec::new()).into_iter();
    let all = all.map(|highlight| {
        let words = highlight.anchor.exact.as_str();
        let wrong = WRONG.contains(&words);
        let noted = notes.iter().position(|(on, _)| *on == words);
        let note = noted.map(|at| notes.remove(at).1.to_owned());
        Highlight {
            verdict: if wrong {
                Verdict::Rejected
            } else {
                Verdict::Accepted
            },
            note,
            ..highlight
        }
    });
    let reviewed = open::with_reviews(all.collect(), Vec::new());
    let whole = open::whole(&opened.article, &opened.annotations, &reviewed);
    let checksum = open::content(&opened.article.text);
    let export = Export::whole(&whole, &checksum, &reviewed);
    let mut out = Vec::new();
    export.write(Format::Html, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A picture of part of a page; `None` where there is no browser.
pub(crate) fn picture(page: &str, sheet: &Sheet) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let (width, height) = sheet.size;
    fs::write(place("page.html"), page).unwrap();
    // a window is never as narrow as a phone, and is not scrolled to a place
    let outer = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><style>body{{margin:0}}iframe{{border:0;display:block;\
         width:{width}px;height:{height}px}}</style><iframe src=\"page.html#{}\" scrolling=\"no\"></iframe>",
        sheet.at
    );
    fs::write(place("outer.html"), outer).unwrap();
    let shot = place("shot.png");
    BROWSERS.iter().find_map(|name| {
        let mut command = Command::new(name);
        let output = command
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
            ])
            .args([
                "--disable-background-networking",
                "--disable-sync",
                "--no-first-run",
            ])
            .arg("--virtual-time-budget=3000")
            .arg(format!("--window-size={width},{height}"))
            .arg(format!("--screenshot={}", shot.display()))
            .arg(format!("--user-data-dir={}", place("profile").display()))
            .arg(place("outer.html"))
            .env("HOME", folder.path())
            .output();
        output.ok()
    })?;
    Some(small(&shot))
}

/// The picture in as few bytes as it needs: its commonest colours, by an index.
fn small(shot: &PathBuf) -> Vec<u8> {
    let (size, pixels) = pixels(&fs::read(shot).unwrap());
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in &pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut palette: Vec<[u8; 3]> = counts.keys().copied().collect();
    palette.sort_by_key(|colour| (std::cmp::Reverse(counts[colour]), *colour));
    palette.truncate(COLOURS);
    let far = |one: &[u8; 3], other: &[u8; 3]| -> u32 {
        let parts = one.iter().zip(other);
        parts.map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    let nearest: HashMap<[u8; 3], u8> = counts
        .keys()
        .map(|colour| {
            let best = (0..palette.len()).min_by_key(|at| far(colour, &palette[*at]));
            (*colour, best.unwrap() as u8)
        })
        .collect();
    let mut rows = Vec::with_capacity(pixels.len() + size.1 as usize);
    for row in pixels.chunks(size.0 as usize) {
        rows.push(0);
        rows.extend(row.iter().map(|pixel| nearest[pixel]));
    }
    let mut zipped = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    zipped.write_all(&rows).unwrap();
    let mut head = size.0.to_be_bytes().to_vec();
    head.extend(size.1.to_be_bytes());
    // eight bits a pixel, an index into a palette
    head.extend([8, 3, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, *b"IHDR", &head);
    chunk(&mut png, *b"PLTE", &palette.concat());
    chunk(&mut png, *b"IDAT", &zipped.finish().unwrap());
    chunk(&mut png, *b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, name: [u8; 4], bytes: &[u8]) {
    png.extend((bytes.len() as u32).to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&name);
    sum.update(bytes);
    png.extend(name);
    png.extend(bytes);
    png.extend(sum.sum().to_be_bytes());
}

/// Width, height and pixels of a PNG as Chromium writes it: eight bits a part, not interlaced.
fn pixels(png: &[u8]) -> ((u32, u32), Vec<[u8; 3]>) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    let (width, height) = (number(16), number(20));
    let parts = match png[25] {
        2 => 3,
        6 => 4,
        other => panic!("colours of type {other}"),
    };
    let (mut at, mut zipped) = (8, Vec::new());
    while at + 8 < png.len() {
        let length = number(at) as usize;
        if &png[at + 4..at + 8] == b"IDAT" {
            zipped.extend(&png[at + 8..at + 8 + length]);
        }
        at += 12 + length;
    }
    let mut raw = Vec::new();
    flate2::read::ZlibDecoder::new(&zipped[..])
        .read_to_end(&mut raw)
        .unwrap();
    let row = width as usize * parts;
    let mut above = vec![0_u8; row];
    let mut all = Vec::with_capacity((width * height) as usize);
    for line in raw.chunks(row + 1) {
        let mut now = line[1..].to_vec();
        for at in 0..row {
            let left = if at < parts { 0 } else { now[at - parts] };
            let corner = if at < parts { 0 } else { above[at - parts] };
            let guess = match line[0] {
                0 => 0,
                1 => left,
                2 => above[at],
                3 => u16::midpoint(u16::from(left), u16::from(above[at])) as u8,
                _ => paeth(left, above[at], corner),
            };
            now[at] = now[at].wrapping_add(guess);
        }
        all.extend(
            now.chunks(parts)
                .map(|pixel| [pixel[0], pixel[1], pixel[2]]),
        );
        above = now;
    }
    ((width, height), all)
}

/// The nearest of three neighbours, as PNG has it.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let far = |one: u8| (guess - i16::from(one)).abs();
    let mut all = [left, above, corner];
    // the first of equals
    all.sort_by_key(|one| far(*one));
    all[0]
}

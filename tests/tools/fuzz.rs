//! Runs a fuzz target natively: `cargo run --release --example fuzz -- TARGET SECONDS [SEED]`.
//!
//! Changes the test fixtures at random, the same way for the same seed. Prints how many inputs were
//! tried, the slowest of them, and ends with status 1 where one panicked; that one is written
//! to the folder for temporary files.
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[path = "../fuzz/targets.rs"]
mod targets;

use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Largest input.
const LARGEST: usize = 4096;

/// An input that takes longer is told of.
const SLOW: Duration = Duration::from_secs(1);

/// Pieces that mean something to some part.
const PIECES: [&[u8]; 20] = [
    b"\n\n",
    b"# ",
    b"| a | b |\n|---|---|\n",
    b"```\n",
    b"\xff",
    b"\0",
    b"\x1b[",
    b"PK\x03\x04",
    "\u{202e}".as_bytes(),
    "\u{301}".as_bytes(),
    "世".as_bytes(),
    b"President of ",
    b" said that ",
    b"the European Union ",
    b"\"",
    b"'''",
    b"[[",
    b" = ",
    b"{\"",
    b"- ",
];

/// xorshift64*.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 33) as usize % end.max(1)
    }

    /// One of the inputs with some changes.
    fn input(&mut self, fixtures: &[Vec<u8>]) -> Vec<u8> {
        let fixture = &fixtures[self.below(fixtures.len())];
        let from = self.below(fixture.len());
        let bits = self.below(13);
        let length = self.below(1 << bits);
        let mut input = fixture[from..(from + length).min(fixture.len())].to_vec();
        input.insert(0, self.next() as u8);
        for _ in 0..self.below(8) {
            let at = self.below(input.len());
            match self.below(4) {
                0 => input[at] = self.next() as u8,
                1 => drop(input.splice(at..at, PIECES[self.below(PIECES.len())].iter().copied())),
                2 => drop(input.drain(at..(at + self.below(16) + 1).min(input.len()))),
                _ => {
                    let end = (at + self.below(64)).min(input.len());
                    let again = input[at..end].to_vec();
                    drop(input.splice(at..at, again));
                }
            }
            if input.is_empty() {
                input.push(0);
            }
        }
        input.truncate(LARGEST);
        input
    }
}

fn collect(folder: &Path, into: &mut Vec<Vec<u8>>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, into);
        } else {
            into.push(fs::read(path).unwrap());
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let names: Vec<&str> = targets::TARGETS.iter().map(|(name, _)| *name).collect();
    let target = arguments
        .first()
        .and_then(|wanted| targets::TARGETS.iter().find(|(name, _)| name == wanted));
    let (Some((name, target)), Some(seconds)) =
        (target, arguments.get(1).and_then(|word| word.parse().ok()))
    else {
        eprintln!(
            "usage: fuzz TARGET SECONDS [SEED]; targets: {}",
            names.join(", ")
        );
        return ExitCode::from(2);
    };
    let seed: u64 = arguments.get(2).map_or(1, |word| word.parse().unwrap());
    let mut random = Random(seed.max(1));
    let mut fixtures = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"),
        &mut fixtures,
    );
    fixtures.retain(|fixture| !fixture.is_empty());
    let (begun, end) = (Instant::now(), Duration::from_secs(seconds));
    let (mut count, mut slow, mut slowest) = (0_u64, 0, Duration::ZERO);
    while begun.elapsed() < end {
        let input = random.input(&fixtures);
        let started = Instant::now();
        let done = catch_unwind(|| target(&input));
        let took = started.elapsed();
        count += 1;
        slow += u32::from(took > SLOW);
        slowest = slowest.max(took);
        if done.is_err() {
            let path = env::temp_dir().join(format!("attache-fuzz-{name}-{seed}-{count}"));
            fs::write(&path, &input).unwrap();
            println!(
                "{name}: input {count} panicked; it is in {}",
                path.display()
            );
            return ExitCode::FAILURE;
        }
    }
    let rate = count as f64 / begun.elapsed().as_secs_f64();
    println!(
        "{name}: {count} inputs, {rate:.0} a second, slowest {slowest:?}, {slow} over a second"
    );
    ExitCode::SUCCESS
}

//! Positions against sentences that were read and judged, and their time on hostile text.
// A helper that fails is a test that fails; the exception in clippy.toml knows test functions only.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use attache::open::{self, Lexicons, Opened, Options};

const GOLD: &str = include_str!("../fixtures/positions/voa.tsv");

/// Least share of the judged positions found that are right, in percent.
const PRECISION: usize = 97;
/// Least share of the right ones that are still found, in percent.
const RECALL: usize = 96;

/// Generous, as tests run unoptimised and beside others; what is looked for is quadratic time.
const SOON: Duration = Duration::from_mins(1);

fn opened(text: &str) -> Opened {
    let bytes = text.as_bytes().to_vec();
    open::open(
        bytes,
        Path::new("a.txt"),
        &Options {
            quick: true,
            ..Options::default()
        },
        &Arc::new(Lexicons::default()),
    )
    .unwrap()
}

/// "holder stance cue sentence" of everything found in `text`.
fn found(text: &str) -> Vec<[String; 4]> {
    let opened = opened(text);
    let text: &str = &opened.article.text;
    open::positions(&opened.article, &opened.annotations)
        .iter()
        .map(|position| {
            let holder = &opened.annotations.entities[position.holder as usize].label;
            let words = [
                holder,
                position.stance.name(),
                position.cue.of(text),
                position.sentence.of(text),
            ];
            words.map(str::to_owned)
        })
        .collect()
}

#[test]
fn the_judged_sample_holds() {
    let (mut right, mut wrong, mut all) = (0, 0, 0);
    let mut missed = Vec::new();
    for line in GOLD.lines().filter(|line| !line.starts_with('#')) {
        let [judgement, holder, stance, cue, before, sentence] =
            <[&str; 6]>::try_from(line.split('\t').collect::<Vec<_>>()).unwrap();
        let wanted = [holder, stance, cue, sentence].map(str::to_owned);
        let found = found(&format!("{before}\n\n{sentence}"));
        let mut hit = found.contains(&wanted);
        match judgement {
            "right" => {
                all += 1;
                // "said it hopes": one stance of one holder counts once, by whichever word
                let stands = |one: &[String; 4]| (0..4).all(|at| at == 2 || one[at] == wanted[at]);
                hit |= found.iter().any(stands);
                right += usize::from(hit);
                if !hit {
                    missed.push(line);
                }
            }
            _ => wrong += usize::from(hit),
        }
    }
    assert!(all >= 50);
    assert!(
        right * 100 >= all * RECALL,
        "{right} of {all}\n{}",
        missed.join("\n")
    );
    assert!(right * 100 >= (right + wrong) * PRECISION, "{wrong} wrong");
}

#[test]
fn hostile_text_ends_soon() {
    let tied = "Iran and Russia said the United States, which backs sanctions by Kyiv, ";
    for (name, text) in [
        ("no full stop", tied.repeat(14_000)),
        ("capitals", "Iran ".repeat(100_000)),
        ("commas", "Iran, ".repeat(100_000)),
        ("cues", "said that ".repeat(100_000)),
        (
            "pairs",
            "Iran sanctions Russia tariffs Kyiv ceasefire ".repeat(20_000),
        ),
        ("quotes", "\"Iran\" said of the in by ".repeat(40_000)),
    ] {
        let opened = opened(&text);
        let start = Instant::now();
        let positions = open::positions(&opened.article, &opened.annotations);
        let matrix = open::matrix(&opened.article, &opened.annotations);
        assert!(start.elapsed() < SOON, "{name}: {:?}", start.elapsed());
        assert!(
            positions.len() <= text.len() && matrix.sentences.len() <= text.len(),
            "{name}"
        );
    }
}

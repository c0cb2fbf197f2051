//! `attache watch --once`: what matches and was not told before.

use std::io::Write;

use serde::Serialize;

use super::args::WatchArgs;
use super::failure::{Failure, Outcome};
use super::kept;
use super::search::HitRecord;
use super::shelf::{self, Shelf};
use crate::library::Hit;
use crate::store::Told;

/// A match with the query that it is one of.
#[derive(Serialize)]
struct Match<'a> {
    query: &'a str,
    #[serde(flatten)]
    hit: HitRecord<'a>,
}

/// Prints one line for each match that is news. All of it goes out in one piece and is remembered
/// at that moment, so that neither is without the other.
pub(super) fn run(args: &WatchArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut queries = Vec::new();
    for typed in &args.queries {
        queries.push((typed.trim(), shelf::understood(typed)?));
    }
    let shelf = Shelf::open(&[])?;
    let mut store = kept::store()?;
    if let Some(refusal) = store.read_only() {
        return Err(Failure::Store(refusal.to_string()));
    }
    let mut hits: Vec<(&str, Hit)> = Vec::new();
    for (typed, query) in &queries {
        let answer = shelf
            .library
            .search(query, &shelf.catalogue, &shelf.marks, 0)?;
        hits.extend(answer.hits.into_iter().map(|hit| (*typed, hit)));
    }
    let told: Vec<Told> = hits
        .iter()
        .map(|(query, hit)| Told {
            watch: (*query).to_owned(),
            address: hit.row.address(),
            content: hit.row.content.clone(),
        })
        .collect();
    let count = store.tell(&told, |news| -> Result<(), Failure> {
        let mut lines = Vec::new();
        for ((query, hit), _) in hits.iter().zip(news).filter(|(_, new)| **new) {
            let hit = HitRecord::of(hit);
            serde_json::to_writer(&mut lines, &Match { query, hit })?;
            lines.push(b'\n');
        }
        out.write_all(&lines)?;
        Ok(out.flush()?)
    });
    let count = count.map_err(|error| Failure::Store(error.to_string()))??;
    Ok(if count == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

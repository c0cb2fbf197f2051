//! `attache watch --once`: what matches and was not told before.

use std::collections::HashSet;
use std::io::Write;

use serde::Serialize;

use super::args::WatchArgs;
use super::failure::{Failure, Outcome};
use super::kept;
use super::search::HitRecord;
use super::shelf::{self, Shelf};
use crate::library::Row;
use crate::store::Told;

/// A match with the query that it is one of.
#[derive(Serialize)]
struct Match<'a> {
    query: &'a str,
    #[serde(flatten)]
    hit: HitRecord<'a>,
}

/// Bytes that a pipe takes whole or not at all.
const PIECE: usize = 4096;

/// Prints one line for each match that is news, some at a time. Each piece goes out in one and is
/// remembered at that moment, so that neither is without the other, however slowly it is taken.
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
    let mut told: Vec<Told> = Vec::new();
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for (typed, query) in &queries {
        let answer = shelf
            .library
            .search(query, &shelf.catalogue, &shelf.marks, 0)?;
        for hit in &answer.hits {
            told.push(Told {
                watch: (*typed).to_owned(),
                address: hit.row.address(),
                content: hit.row.content.clone(),
            });
            let hit = HitRecord::of(hit);
            let mut line = serde_json::to_vec(&Match { query: typed, hit })?;
            line.push(b'\n');
            lines.push(line);
        }
    }
    let rows = shelf.catalogue.rows.iter();
    let here: HashSet<String> = rows.map(Row::address).collect();
    let mut count = 0;
    let (mut told, mut lines) = (told.as_slice(), lines.as_slice());
    while !told.is_empty() {
        let (some, rest) = told.split_at(fitting(lines));
        let (some_lines, other_lines) = lines.split_at(some.len());
        let stands = |address: &str| here.contains(address);
        wait_for_room();
        let news = store.tell(some, stands, |news| -> Result<(), Failure> {
            let lines = some_lines.iter().zip(news);
            let news: Vec<&[u8]> = lines
                .filter_map(|(line, new)| new.then_some(&**line))
                .collect();
            out.write_all(&news.concat())?;
            Ok(out.flush()?)
        });
        count += news.map_err(|error| Failure::Store(error.to_string()))??;
        (told, lines) = (rest, other_lines);
    }
    Ok(if count == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// Waits until standard output takes a piece at once. Whoever reads slowly is waited for here, where
/// the store is free for others and a kill loses nothing.
#[cfg(feature = "tui")]
fn wait_for_room() {
    use rustix::event::{PollFd, PollFlags, poll};

    let out = std::io::stdout();
    let mut asked = [PollFd::new(&out, PollFlags::OUT)];
    // what is wrong with it, the writing will say
    while poll(&mut asked, None) == Err(rustix::io::Errno::INTR) {}
}

#[cfg(not(feature = "tui"))]
fn wait_for_room() {}

/// How many of the first lines fit into a piece; at least one.
fn fitting(lines: &[Vec<u8>]) -> usize {
    let mut size = 0;
    let fits = lines.iter().take_while(|line| {
        size += line.len();
        size <= PIECE
    });
    fits.count().clamp(1, lines.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::{PIECE, fitting};

    #[test]
    fn a_piece_is_what_a_pipe_takes_at_once() {
        let lines = |lengths: &[usize]| -> Vec<Vec<u8>> {
            lengths.iter().map(|length| vec![b'x'; *length]).collect()
        };
        assert_eq!(fitting(&lines(&[PIECE / 2, PIECE / 2, 1])), 2);
        assert_eq!(fitting(&lines(&[PIECE + 1, 1])), 1);
        assert_eq!(fitting(&lines(&[1, 2])), 2);
    }
}

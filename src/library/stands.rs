//! The positions of a stakeholder over many articles, and where one contradicts an earlier one.

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::catalogue::Row;
use super::matter::{Earlier, Matter};
use super::put::text_of;
use super::relations::held;
use crate::model::{Span, Stance};

/// A position in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Number of the article.
    pub article: i64,
    /// When that was published.
    pub published: Option<String>,
    /// The stance.
    pub stance: Stance,
    /// The words that show it.
    pub cue: String,
    /// The sentence.
    pub text: String,
    /// Where the sentence stands, in bytes of the reading text.
    pub sentence: Span,
    /// The stance that the holder took before on the same matter, where this one is against it.
    pub changed_from: Option<Stance>,
}

/// A position with what it is about; its words are still to be read.
pub(super) struct Read {
    stand: Stand,
    day: Option<i32>,
    cue: Span,
    matter: Matter,
}

/// The positions of a holder in some articles, in order of time, those of articles without a date
/// last.
pub(super) fn stands(
    connection: &Connection,
    holder: i64,
    rows: &HashMap<i64, &Row>,
) -> Result<Vec<Stand>> {
    let read = unread(connection, holder, rows)?;
    let mut last: Option<(i64, String)> = None;
    let mut stands = Vec::with_capacity(read.len());
    for read in read {
        let article = read.stand.article;
        // several positions of an article stand behind each other
        let text = match last.take() {
            Some((of, text)) if of == article => text,
            _ => text_of(connection, article)?,
        };
        stands.push(read.in_words(&text));
        last = Some((article, text));
    }
    Ok(stands)
}

/// The same without their words, which only who shows them needs.
pub(super) fn unread(
    connection: &Connection,
    holder: i64,
    rows: &HashMap<i64, &Row>,
) -> Result<Vec<Read>> {
    let mut read = positions(connection, holder, rows)?;
    let order = |read: &Read| {
        let stand = &read.stand;
        let undated = read.day.is_none();
        (
            undated,
            read.day,
            stand.published.clone(),
            stand.article,
            stand.sentence.start,
        )
    };
    read.sort_by_cached_key(order);
    mark_changes(&mut read);
    Ok(read)
}

fn positions(connection: &Connection, holder: i64, rows: &HashMap<i64, &Row>) -> Result<Vec<Read>> {
    // of all articles, or of one
    let mut numbers = rows.keys();
    let range = match (numbers.next(), numbers.next()) {
        (Some(only), None) => [holder, *only, *only],
        _ => [holder, 0, i64::MAX],
    };
    let sql = "SELECT article, taken FROM position
               WHERE holder = ?1 AND article BETWEEN ?2 AND ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query(range)?;
    let mut list = Vec::new();
    while let Some(position) = found.next()? {
        let article: i64 = position.get(0)?;
        let Some(row) = rows.get(&article) else {
            continue;
        };
        let taken = held(position.get_ref(1)?.as_blob()?).into_iter();
        list.extend(taken.map(|held| Read {
            stand: Stand {
                article,
                published: row.published.clone(),
                stance: held.stance,
                cue: String::new(),
                text: String::new(),
                sentence: held.sentence,
                changed_from: None,
            },
            day: row.day,
            cue: held.cue,
            matter: held.matter,
        }));
    }
    Ok(list)
}

impl Read {
    /// The position, its words not read.
    pub(super) fn stand(&self) -> &Stand {
        &self.stand
    }

    /// The position with its words in the text of its article.
    pub(super) fn in_words(self, text: &str) -> Stand {
        Stand {
            cue: self.cue.of(text).to_owned(),
            text: self.stand.sentence.of(text).to_owned(),
            ..self.stand
        }
    }
}

/// Marks each position that is against the last one before that day on the same matter. From a
/// stance to the same one is no change, whatever else the sentences say.
fn mark_changes(read: &mut [Read]) {
    let mut earlier = Earlier::default();
    // those of the day that is looked at are not before it
    let mut added = 0;
    for at in 0..read.len() {
        let Some(now) = read.get(at) else { return };
        if now.matter.side == 0 || now.day.is_none() {
            continue;
        }
        let (day, matter) = (now.day, &now.matter);
        while let Some(before) = read.get(added).filter(|before| before.day < day) {
            if before.matter.side != 0 && before.day.is_some() {
                earlier.push(added, &before.matter);
            }
            added += 1;
        }
        let before = earlier.last(matter).and_then(|before| read.get(before));
        let before = before.filter(|before| {
            before.matter.side != matter.side && before.stand.stance != now.stand.stance
        });
        let changed_from = before.map(|before| before.stand.stance);
        if let Some(now) = read.get_mut(at) {
            now.stand.changed_from = changed_from;
        }
    }
}

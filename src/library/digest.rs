//! What is new, over many articles, on one page: only sentences of the texts, each with its place.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Result};

use super::catalogue::{Catalogue, DAY, Row};
use super::names::{Known, entities};
use super::passages::sentence_at;
use super::put::text_of;
use super::stands::{Stand, unread};
use super::{Library, LibraryError, Listed};
use crate::model::{Span, Stance};

/// Rows of each part of the page.
const MOST: usize = 12;

/// Stakeholders whose positions are looked at.
const HOLDERS: usize = 60;

/// Articles that must name what has risen.
const RISEN: u32 = 3;

/// What counts as new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// All of it.
    #[default]
    Ever,
    /// What came into the index behind this moment, milliseconds since 1970.
    Visit(i64),
    /// What was published on this day or later, in days since 1970; without a date, what came
    /// then and was not written before.
    Day(i32),
}

/// An entity with a sentence that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Who or what.
    pub entity: Known,
    /// New articles that name it.
    pub articles: u32,
    /// Earlier articles that name it.
    pub before: u32,
    /// Number of the article of the sentence.
    pub article: i64,
    /// Where the sentence stands, in bytes of the reading text.
    pub sentence: Span,
    /// The sentence.
    pub text: String,
}

/// A position with its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Who.
    pub entity: Known,
    /// The position.
    pub stand: Stand,
}

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// The new articles, as indices into the catalogue, the newest first.
    pub rows: Vec<usize>,
    /// Stakeholders and issues that no earlier article names.
    pub first_seen: Vec<Named>,
    /// Those that are named in more of the new articles than of the earlier ones.
    pub risen: Vec<Named>,
    /// Who took another position than before.
    pub changed: Vec<Taken>,
    /// Who wants what.
    pub wants: Vec<Taken>,
}

impl Since {
    fn is_new(self, row: &Row) -> bool {
        match self {
            Self::Ever => true,
            Self::Visit(at) => row.first_seen > at,
            Self::Day(from) => match row.day {
                Some(day) => day >= from,
                None => row.first_seen.min(row.written) / DAY >= i64::from(from),
            },
        }
    }
}

impl Library {
    /// The page over the listed articles.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn digest(
        &self,
        catalogue: &Catalogue,
        listed: &Listed,
        since: Since,
    ) -> std::result::Result<Digest, LibraryError> {
        self.read(|connection| digest(connection, catalogue, listed, since))
    }
}

/// How many of the new and of the earlier articles name an entity, and the newest that does.
#[derive(Clone, Copy, Default)]
struct Counts {
    now: u32,
    before: u32,
    mentions: u32,
    newest: Option<usize>,
}

fn digest(
    connection: &Connection,
    catalogue: &Catalogue,
    listed: &Listed,
    since: Since,
) -> Result<Digest> {
    let mut at: Vec<usize> = listed.rows.clone();
    // the order of the catalogue: the newest first
    at.sort_unstable();
    let rows = at
        .iter()
        .filter_map(|at| Some((*at, catalogue.rows.get(*at)?)));
    let (new, old): (Vec<_>, Vec<_>) = rows.partition(|(_, row)| since.is_new(row));
    let mut counts: HashMap<u32, Counts> = HashMap::new();
    for (at, row) in &new {
        for (entity, mentions) in &row.entities {
            let counts = counts.entry(*entity).or_default();
            counts.now += 1;
            counts.mentions += mentions;
            counts.newest = counts.newest.or(Some(*at));
        }
    }
    for (_, row) in &old {
        for (entity, _) in &row.entities {
            if let Some(counts) = counts.get_mut(entity) {
                counts.before += 1;
            }
        }
    }
    let known = entities(connection)?;
    let mut digest = Digest {
        rows: new.iter().map(|(at, _)| *at).collect(),
        ..Digest::default()
    };
    if !old.is_empty() {
        let first = counts.iter().filter(|(_, counts)| counts.before == 0);
        let first = ranked(first, |counts| {
            f64::from(counts.now * 100 + counts.mentions.min(99))
        });
        digest.first_seen = named(connection, catalogue, &known, first)?;
        let (now, before) = (new.len() as f64, old.len() as f64);
        let share =
            |counts: &Counts| f64::from(counts.now) / now - f64::from(counts.before) / before;
        let risen = counts.iter().filter(|(_, counts)| {
            let twice = f64::from(counts.now) / now > 1.5 * f64::from(counts.before) / before;
            counts.before > 0 && counts.now >= RISEN && twice
        });
        let risen = ranked(risen, share);
        digest.risen = named(connection, catalogue, &known, risen)?;
    }
    let holders = ranked(counts.iter(), |counts| f64::from(counts.mentions));
    let fresh: HashSet<i64> = new.iter().map(|(_, row)| row.id).collect();
    let all: HashMap<i64, &Row> = new
        .iter()
        .chain(&old)
        .map(|(_, row)| (row.id, *row))
        .collect();
    let holders = holders.into_iter().filter_map(|(id, _)| known.get(&id));
    let holders = holders.filter(|entity| entity.kind == "stakeholder");
    for entity in holders.take(HOLDERS) {
        let mut wanted = 0;
        if digest.changed.len() >= MOST && digest.wants.len() >= MOST {
            break;
        }
        for read in unread(connection, entity.id, &all)?.into_iter().rev() {
            let stand = read.stand();
            let changed = stand.changed_from.is_some() && digest.changed.len() < MOST;
            // two of each, so that the loudest leaves room for the others
            let wants = stand.stance != Stance::States && wanted < 2 && digest.wants.len() < MOST;
            if !fresh.contains(&stand.article) || !(changed || wants) {
                continue;
            }
            let text = text_of(connection, stand.article)?;
            let taken = Taken {
                entity: entity.clone(),
                stand: read.in_words(&text),
            };
            if changed {
                digest.changed.push(taken.clone());
            }
            if wants {
                wanted += 1;
                digest.wants.push(taken);
            }
        }
    }
    Ok(digest)
}

/// The first by weight, with their counts.
fn ranked<'a>(
    counts: impl Iterator<Item = (&'a u32, &'a Counts)>,
    weight: impl Fn(&Counts) -> f64,
) -> Vec<(u32, Counts)> {
    let mut list: Vec<(u32, Counts)> = counts.map(|(id, counts)| (*id, *counts)).collect();
    list.sort_by(|(a_id, a), (b_id, b)| weight(b).total_cmp(&weight(a)).then(a_id.cmp(b_id)));
    list
}

fn named(
    connection: &Connection,
    catalogue: &Catalogue,
    known: &HashMap<u32, Known>,
    ranked: Vec<(u32, Counts)>,
) -> Result<Vec<Named>> {
    let mut list = Vec::new();
    for (id, counts) in ranked {
        let entity = known.get(&id).filter(|entity| entity.kind != "place");
        let row = counts.newest.and_then(|at| catalogue.rows.get(at));
        let (Some(entity), Some(row)) = (entity, row) else {
            continue;
        };
        let text = text_of(connection, row.id)?;
        let sql = "SELECT start FROM mention WHERE entity = ?1 AND article = ?2";
        let start: u32 = connection
            .prepare_cached(sql)?
            .query_row([entity.id, row.id], |row| row.get(0))
            .unwrap_or_default();
        let sentence = sentence_at(&text, start);
        list.push(Named {
            entity: entity.clone(),
            articles: counts.now,
            before: counts.before,
            article: row.id,
            sentence,
            text: sentence.of(&text).to_owned(),
        });
        if list.len() >= MOST {
            break;
        }
    }
    Ok(list)
}

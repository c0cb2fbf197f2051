//! A stakeholder or issue over time: how often it is named, where it stands, what it is tied to.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::{Date, date};
use jiff::{Span as Time, ToSpan};
use rusqlite::{Connection, OptionalExtension, Result};

use super::catalogue::{Catalogue, Row};
use super::names::{Known, entities};
use super::relations::cells;
use super::stands::{Stand, stands};
use super::{Library, LibraryError, Listed};

/// How long a bucket is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// A day.
    Day,
    /// A week, from Monday.
    #[default]
    Week,
    /// A month.
    Month,
}

/// Mentions in one stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Its first day.
    pub from: Date,
    /// Mentions in it.
    pub mentions: u32,
    /// Articles with any.
    pub articles: u32,
}

/// An entity over time.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// Who or what.
    pub entity: Known,
    /// Stretches with mentions, in order.
    pub buckets: Vec<Bucket>,
    /// Mentions in all of them, those without a date included.
    pub mentions: u32,
    /// When it was first and last named.
    pub seen: Option<(String, String)>,
    /// Its positions in order of time.
    pub positions: Vec<Stand>,
    /// The articles that name it, as indices into the catalogue, in its order.
    pub rows: Vec<usize>,
}

/// What an entity is tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tied {
    /// The other one.
    pub entity: Known,
    /// Sentences that name both.
    pub sentences: u32,
    /// Articles in which they are tied.
    pub articles: u32,
}

impl By {
    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The first day of the stretch that holds a day.
    pub fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => {
                let back: Time = i64::from(day.weekday().to_monday_zero_offset()).days();
                day.checked_sub(back).unwrap_or(day)
            }
            Self::Month => day.first_of_month(),
        }
    }
}

/// The date of a number of days since 1970.
pub fn date_of(day: i32) -> Date {
    let since: Time = i64::from(day).days();
    date(1970, 1, 1).checked_add(since).unwrap_or_default()
}

impl Library {
    /// An entity in the listed articles over time.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn timeline(
        &self,
        entity: &Known,
        catalogue: &Catalogue,
        listed: &Listed,
        by: By,
    ) -> std::result::Result<Timeline, LibraryError> {
        self.read(|connection| timeline(connection, entity, catalogue, listed, by))
    }

    /// What an entity is tied to in the articles of a catalogue, the closest first.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn tied(
        &self,
        entity: &Known,
        catalogue: &Catalogue,
        most: usize,
    ) -> std::result::Result<Vec<Tied>, LibraryError> {
        self.read(|connection| tied(connection, entity, catalogue, most))
    }
}

fn timeline(
    connection: &Connection,
    entity: &Known,
    catalogue: &Catalogue,
    listed: &Listed,
    by: By,
) -> Result<Timeline> {
    let mut buckets: BTreeMap<Date, Bucket> = BTreeMap::new();
    let mut seen: Option<(&str, &str)> = None;
    let mut found: HashMap<i64, &Row> = HashMap::new();
    let mut indices = Vec::new();
    let mut all = 0;
    for at in &listed.rows {
        let Some(row) = catalogue.rows.get(*at) else {
            continue;
        };
        let named = row
            .entities
            .iter()
            .find(|(id, _)| i64::from(*id) == entity.id);
        let Some((_, mentions)) = named else { continue };
        found.insert(row.id, row);
        all += mentions;
        indices.push(*at);
        let Some(day) = row.day else { continue };
        let from = by.start(date_of(day));
        let bucket = buckets.entry(from).or_insert(Bucket {
            from,
            mentions: 0,
            articles: 0,
        });
        bucket.mentions += mentions;
        bucket.articles += 1;
        if let Some(published) = row.published.as_deref() {
            let (first, last) = seen.get_or_insert((published, published));
            *first = (*first).min(published);
            *last = (*last).max(published);
        }
    }
    Ok(Timeline {
        entity: entity.clone(),
        mentions: all,
        buckets: buckets.into_values().collect(),
        seen: seen.map(|(first, last)| (first.to_owned(), last.to_owned())),
        positions: stands(connection, entity.id, &found)?,
        rows: indices,
    })
}

fn tied(
    connection: &Connection,
    entity: &Known,
    catalogue: &Catalogue,
    most: usize,
) -> Result<Vec<Tied>> {
    let mut statement = connection.prepare_cached("SELECT cells FROM tie WHERE article = ?1")?;
    let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
    for row in &catalogue.rows {
        let mut named = row.entities.iter();
        let Some(own) = named.position(|(id, _)| i64::from(*id) == entity.id) else {
            continue;
        };
        let blob: Option<Vec<u8>> = statement.query_row([row.id], |row| row.get(0)).optional()?;
        for [stakeholder, issue, said] in cells(&blob.unwrap_or_default()) {
            let other = if stakeholder as usize == own {
                issue
            } else if issue as usize == own {
                stakeholder
            } else {
                continue;
            };
            if let Some((other, _)) = row.entities.get(other as usize) {
                let (sentences, articles) = counts.entry(*other).or_default();
                *sentences += said;
                *articles += 1;
            }
        }
    }
    let mut counts: Vec<(u32, (u32, u32))> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(id, counts)| (std::cmp::Reverse(*counts), *id));
    counts.truncate(most);
    let known = entities(connection)?;
    let tied = counts
        .into_iter()
        .filter_map(|(id, (sentences, articles))| {
            Some(Tied {
                entity: known.get(&id)?.clone(),
                sentences,
                articles,
            })
        });
    Ok(tied.collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{By, date_of};

    #[test]
    fn stretches_begin_on_their_first_day() {
        // a Sunday
        let day = date(2026, 11, 29);
        assert_eq!(By::Day.start(day), day);
        assert_eq!(By::Week.start(day), date(2026, 11, 23));
        assert_eq!(By::Month.start(day), date(2026, 11, 1));
        assert_eq!(date_of(0), date(1970, 1, 1));
        assert_eq!(date_of(20_786), date(2026, 11, 29));
    }
}

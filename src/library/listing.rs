//! The list and its facets, as a screen shows them.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::sync::Arc;

use super::called::key_of;
use super::catalogue::{Catalogue, Row, Scope};
use super::names::{Known, entities, some};
use super::query::condition;
use super::{Library, LibraryError, Listed};
use crate::model::{EntityType, Facet, FacetKind, ListRow, Listing, Marks, SavedSearch};
use crate::text::{folded, sanitise};

/// Facets of one kind.
const FACETS: usize = 12;

/// Stakeholders that a row names.
const STAKEHOLDERS: usize = 2;

/// Words a minute, as in the article itself.
const WORDS: u32 = crate::model::article::WORDS_PER_MINUTE;

/// Stakeholders, issues and places by their numbers.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<u32, Known>);

impl Names {
    /// What a number stands for.
    pub fn get(&self, id: u32) -> Option<&Known> {
        self.0.get(&id)
    }
}

impl Library {
    /// All stakeholders, issues and places.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn names(&self) -> Result<Names, LibraryError> {
        self.read(entities).map(Names)
    }

    /// What the screen shows of the newest articles of a scope, at most so many, before all of them are
    /// known; without facets.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn first_rows(
        &self,
        scope: &Scope,
        marks: &Marks,
        most: usize,
    ) -> Result<Listing, LibraryError> {
        let (catalogue, of) = self.newest(scope, marks, most)?;
        let ids = catalogue.rows.iter();
        let ids = ids.flat_map(|row| &row.entities);
        let ids: HashSet<u32> = ids.map(|(id, _)| *id).collect();
        let names = Names(self.read(|connection| some(connection, &ids))?);
        Ok(Listing {
            rows: list_rows(&catalogue, &names, marks),
            of,
            more: catalogue.rows.len() < of,
            ..Listing::default()
        })
    }
}

/// What the screen shows of each row of a catalogue: made once, however many lists show it.
pub fn list_rows(catalogue: &Catalogue, names: &Names, marks: &Marks) -> Vec<Arc<ListRow>> {
    let rows = catalogue.rows.iter();
    rows.map(|row| Arc::new(list_row(row, names, marks)))
        .collect()
}

/// What the screen shows of a list; `shown` are the rows of the whole catalogue.
pub fn listing(
    catalogue: &Catalogue,
    listed: &Listed,
    shown: &[Arc<ListRow>],
    names: &Names,
    scope: &Scope,
    saved: &[SavedSearch],
) -> Listing {
    let rows = listed.rows.iter().filter_map(|at| catalogue.rows.get(*at));
    let rows: Vec<&Row> = rows.collect();
    let shown = listed.rows.iter().filter_map(|at| shown.get(*at));
    Listing {
        generation: 0,
        facets: facets(&rows, names, scope, saved),
        rows: shown.cloned().collect(),
        query: String::new(),
        of: catalogue.rows.len(),
        undated: listed.undated,
        more: false,
        fault: None,
    }
}

fn list_row(row: &Row, names: &Names, marks: &Marks) -> ListRow {
    let stakeholders = row.entities.iter().filter_map(|(id, _)| names.get(*id));
    let stakeholders = stakeholders.filter(|known| known.kind == "stakeholder");
    let progress = row.mark.place.filter(|_| row.length > 0).map(|place| {
        let percent = u64::from(place) * 100 / u64::from(row.length);
        percent.min(100) as u8
    });
    ListRow {
        id: row.id,
        address: row.address(),
        title: sanitise::line(&row.title),
        day: row
            .published
            .as_deref()
            .and_then(|published| published.get(..10))
            .map(str::to_owned),
        publisher: row.publisher.as_deref().map(sanitise::line),
        minutes: row.words.div_ceil(WORDS),
        stakeholders: stakeholders
            .take(STAKEHOLDERS)
            .map(|known| sanitise::line(&known.label))
            .collect(),
        undecided: row.undecided(),
        read: row.mark.read.is_some(),
        new: row.is_new(marks),
        changed: row.is_changed(),
        starred: row.mark.starred,
        noted: row.mark.noted,
        progress,
        twin: row.twin,
    }
}

/// What finds an entity and no other: its label where that is its key, too; else the key.
fn called(known: &Known) -> &str {
    let key = known.key.split_once(':').map_or("", |(_, key)| key);
    if key_of(&known.label) == key {
        &known.label
    } else {
        key
    }
}

fn facets(rows: &[&Row], names: &Names, scope: &Scope, saved: &[SavedSearch]) -> Vec<Facet> {
    let mut facets = folders(rows, scope);
    facets.extend(saved.iter().map(|search| Facet {
        kind: FacetKind::Saved,
        label: sanitise::line(&search.name),
        count: None,
        query: search.query.clone(),
    }));
    // by number: each letter of a query counts the entities of thousands of articles
    let most = names.0.keys().max().map_or(0, |most| *most as usize + 1);
    let mut counts: Vec<u32> = vec![0; most];
    let mut publishers: HashMap<&str, u32> = HashMap::new();
    for row in rows {
        for (id, _) in &row.entities {
            if let Some(count) = counts.get_mut(*id as usize) {
                *count += 1;
            }
        }
        if let Some(publisher) = row.publisher.as_deref() {
            *publishers.entry(publisher).or_default() += 1;
        }
    }
    let counts = (0_u32..).zip(counts).filter(|(_, count)| *count > 0);
    let mut counts: Vec<(u32, u32)> = counts.collect();
    counts.sort_unstable_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    for (kind, of, field) in [
        (FacetKind::Stakeholder, "stakeholder", "who"),
        (FacetKind::Issue, "issue", "issue"),
    ] {
        let known = counts
            .iter()
            .filter_map(|(id, count)| Some((names.get(*id)?, *count)));
        let mut known: Vec<_> = known.filter(|(known, _)| known.kind == of).collect();
        // "the opposition" of one article is not that of another
        known.sort_by_key(|(known, _)| known.class == EntityType::Group.name());
        facets.extend(known.into_iter().take(FACETS).map(|(known, count)| Facet {
            kind,
            label: sanitise::line(&known.label),
            count: Some(count),
            query: condition(field, called(known)),
        }));
    }
    let mut publishers: Vec<(&str, u32)> = publishers.into_iter().collect();
    publishers.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    facets.extend(
        publishers
            .into_iter()
            .take(FACETS)
            .map(|(name, count)| Facet {
                kind: FacetKind::Publisher,
                label: sanitise::line(name),
                count: Some(count),
                query: condition("by", name),
            }),
    );
    facets
}

/// The folders of the library; of a single one, those that stand in it.
fn folders(rows: &[&Row], scope: &Scope) -> Vec<Facet> {
    let roots = scope.roots();
    let mut counts: HashMap<&OsStr, u32> = HashMap::new();
    for row in rows {
        let Some(root) = roots.iter().find(|root| row.file.starts_with(root)) else {
            continue;
        };
        let name = if roots.len() > 1 {
            root.file_name()
        } else {
            let rest = row.file.strip_prefix(root).ok();
            let rest = rest.filter(|rest| rest.components().count() > 1);
            rest.and_then(|rest| rest.iter().next())
        };
        if let Some(name) = name {
            *counts.entry(name).or_default() += 1;
        }
    }
    let counts = counts.into_iter();
    let mut counts: Vec<(String, u32)> = counts
        .map(|(name, count)| (name.to_string_lossy().into_owned(), count))
        .collect();
    counts.sort_by_cached_key(|(name, _)| folded(name).into_owned());
    let counts = counts.into_iter().take(FACETS);
    counts
        .map(|(name, count)| Facet {
            kind: FacetKind::Folder,
            query: condition("in", &name),
            label: sanitise::path(&name),
            count: Some(count),
        })
        .collect()
}

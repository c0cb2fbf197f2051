//! What a query finds, in order, each with the place in its text.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Result};

use super::catalogue::{Catalogue, Row, newest_first};
use super::eval::Asked;
use super::names;
use super::packing::unpacked;
use super::passages::{Leaf, best, sentence_at};
use super::put::{named_in, text_of};
use super::query::{Query, QueryFault, Sort, Term};
use super::relations::held;
use super::schema::SECTION_BITS;
use super::{Library, LibraryError};
use crate::model::{Marks, Span, Stance};
use crate::text::{around, single_blanks};

/// Most characters of a snippet on each side of what was found.
const AROUND: usize = 110;

/// The articles that a query means, in order.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Indices into the rows of the catalogue.
    pub rows: Vec<usize>,
    /// How well each matches, by number of the article; empty where no words are looked for or that
    /// was not asked.
    pub scores: HashMap<i64, f64>,
    /// Names that nothing in the library has.
    pub unknown: Vec<QueryFault>,
    /// Articles that are left out only because they have no date.
    pub undated: usize,
}

/// A place in an article, in bytes of its reading text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The section.
    pub section: usize,
    /// The words that were found.
    pub span: Span,
    /// The sentence they stand in.
    pub sentence: Span,
}

/// What was found in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub row: Row,
    /// The section.
    pub section: usize,
    /// The words that were found, in code points of the reading text.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// They.
    pub text: String,
    /// What stands around them.
    pub snippet: String,
    /// How well it matches; 0 where no words were looked for.
    pub score: f64,
    /// Its stakeholders and issues, the most salient first.
    pub entities: Vec<String>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The first of it.
    pub hits: Vec<Hit>,
    /// Articles in all.
    pub total: usize,
    /// Names that nothing in the library has.
    pub unknown: Vec<QueryFault>,
    /// Articles that are left out only because they have no date.
    pub undated: usize,
}

impl Library {
    /// The articles that a query means, in the order that it asks for, else in that of `sort`.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn listed(
        &self,
        query: &Query,
        catalogue: &Catalogue,
        marks: &Marks,
        sort: Sort,
    ) -> std::result::Result<Listed, LibraryError> {
        let sort = query.sort.unwrap_or(sort);
        self.read(|connection| {
            let mut asked = Asked::of(connection, catalogue, marks);
            let bits = asked.articles(query)?;
            let rows = catalogue.rows.iter().enumerate();
            let rows = rows.filter(|(_, row)| bits.contains(row.id));
            let mut listed = Listed {
                rows: rows.map(|(at, _)| at).collect(),
                undated: asked.undated(query, &bits)?,
                ..Listed::default()
            };
            if sort == Sort::Relevance {
                listed.scores = scores(&asked, query)?;
            }
            listed.unknown = asked.unknown;
            order(&mut listed, catalogue, sort);
            Ok(listed)
        })
    }

    /// What a query finds, each with its place; at most `limit`, 0 for all.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn search(
        &self,
        query: &Query,
        catalogue: &Catalogue,
        marks: &Marks,
        limit: usize,
    ) -> std::result::Result<Answer, LibraryError> {
        let sort = if query.words().is_empty() {
            Sort::Date
        } else {
            Sort::Relevance
        };
        let listed = self.listed(query, catalogue, marks, sort)?;
        let total = listed.rows.len();
        let shown = if limit == 0 { total } else { limit.min(total) };
        let finder = self.finder(query)?;
        let keys = self.keys()?;
        let mut hits = Vec::with_capacity(shown);
        for row in listed.rows.iter().take(shown) {
            let Some(row) = catalogue.rows.get(*row) else {
                continue;
            };
            let (text, place) = self.read(|connection| finder.place(connection, row.id))?;
            hits.push(hit(row, &text, &place, &listed, &keys));
        }
        Ok(Answer {
            hits,
            total,
            unknown: listed.unknown,
            undated: listed.undated,
        })
    }

    /// The text of an article and the place in it that a query means.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn place(
        &self,
        query: &Query,
        id: i64,
    ) -> std::result::Result<(String, Place), LibraryError> {
        let finder = self.finder(query)?;
        self.read(|connection| finder.place(connection, id))
    }

    fn finder(&self, query: &Query) -> std::result::Result<Finder, LibraryError> {
        self.read(|connection| Finder::new(connection, query))
    }

    /// The keys of stakeholders and issues by number.
    fn keys(&self) -> std::result::Result<HashMap<u32, String>, LibraryError> {
        self.read(|connection| {
            let sql = "SELECT id, key FROM entity WHERE key NOT LIKE 'place:%'";
            let mut statement = connection.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }
}

fn order(listed: &mut Listed, catalogue: &Catalogue, sort: Sort) {
    let row = |at: &usize| catalogue.rows.get(*at);
    let by = |a: &usize, b: &usize, of: &dyn Fn(&Row, &Row) -> std::cmp::Ordering| {
        row(a)
            .zip(row(b))
            .map_or(std::cmp::Ordering::Equal, |(a, b)| {
                of(a, b).then_with(|| newest_first(a, b))
            })
    };
    let scores = &listed.scores;
    match sort {
        // the rows of a catalogue are in this order
        Sort::Date => {}
        Sort::Relevance => listed.rows.sort_by(|a, b| {
            by(a, b, &|a, b| {
                let score = |row: &Row| scores.get(&row.id).copied().unwrap_or(0.0);
                score(b).total_cmp(&score(a))
            })
        }),
        Sort::Title => listed.rows.sort_by(|a, b| {
            by(a, b, &|a, b| {
                let key = |row: &Row| crate::text::folded(&row.title).into_owned();
                key(a).cmp(&key(b))
            })
        }),
        Sort::Undecided => listed
            .rows
            .sort_by(|a, b| by(a, b, &|a, b| b.undecided().cmp(&a.undecided()))),
    }
}

/// How well each article matches the words of a query: its best section counts, a word in the title
/// most.
fn scores(asked: &Asked<'_>, query: &Query) -> Result<HashMap<i64, f64>> {
    let words = query.words();
    if words.is_empty() {
        return Ok(HashMap::new());
    }
    let parts: Vec<String> = words
        .into_iter()
        .map(|words| asked.asked(words))
        .collect::<Result<_>>()?;
    let asked_for = parts.join(" OR ");
    let sql = "SELECT rowid, bm25(term, 8.0, 1.0, 0.5) FROM term WHERE term MATCH ?1";
    let mut statement = asked.connection.prepare_cached(sql)?;
    let mut rows = statement.query([asked_for])?;
    let mut scores: HashMap<i64, f64> = HashMap::new();
    while let Some(row) = rows.next()? {
        let article = row.get::<_, i64>(0)? >> SECTION_BITS;
        // SQLite counts the better match as the smaller number
        let score = -row.get::<_, f64>(1)?;
        let best = scores.entry(article).or_insert(score);
        *best = best.max(score);
    }
    Ok(scores)
}

fn hit(row: &Row, text: &str, place: &Place, listed: &Listed, keys: &HashMap<u32, String>) -> Hit {
    let count = |to: u32| {
        let head = text.get(..to as usize).unwrap_or("");
        head.chars().count()
    };
    let score = listed.scores.get(&row.id).copied().unwrap_or(0.0);
    let entities = row.entities.iter();
    Hit {
        section: place.section,
        start: count(place.span.start),
        end: count(place.span.end),
        text: place.span.of(text).to_owned(),
        snippet: snippet(text, place),
        score: (score * 1000.0).round() / 1000.0,
        entities: entities
            .filter_map(|(id, _)| keys.get(id).cloned())
            .collect(),
        row: row.clone(),
    }
}

/// The sentence, or what of it stands next to what was found.
fn snippet(text: &str, place: &Place) -> String {
    let sentence = place.sentence.of(text);
    let inside = Span::new(
        place.span.start.saturating_sub(place.sentence.start),
        place.span.end.saturating_sub(place.sentence.start),
    );
    let (before, after) = around(sentence, inside, AROUND);
    let cut = [
        before.len() < inside.start as usize,
        inside.end as usize + after.len() < sentence.len(),
    ];
    let mut words = String::new();
    if cut.first() == Some(&true) {
        words.push('…');
    }
    words.push_str(before);
    words.push_str(inside.of(sentence));
    words.push_str(after);
    if cut.last() == Some(&true) {
        words.push('…');
    }
    single_blanks(&words)
}

/// Finds the place in an article that a query means.
struct Finder {
    leaves: Vec<Leaf>,
    /// The stakeholder or issue, where no words are looked for.
    entity: Option<i64>,
    stance: Option<Stance>,
}

impl Finder {
    fn new(connection: &Connection, query: &Query) -> Result<Self> {
        let catalogue = Catalogue::default();
        let marks = Marks::default();
        let asked = Asked::of(connection, &catalogue, &marks);
        let mut finder = Self {
            leaves: Vec::new(),
            entity: None,
            stance: None,
        };
        for words in query.words() {
            finder.leaves.push(Leaf::new(words, asked.forms(words)?));
        }
        let mut terms = Vec::new();
        query.each(&mut |term| terms.push(term));
        for term in terms {
            let entity = match term {
                Term::Who(name, _) => names::named(connection, "stakeholder", name)?,
                Term::Issue(name, _) => names::named(connection, "issue", name)?,
                Term::Says(stance) => {
                    finder.stance = Some(*stance);
                    None
                }
                _ => None,
            };
            finder.entity = finder.entity.or(entity.map(|entity| entity.id));
        }
        Ok(finder)
    }

    fn place(&self, connection: &Connection, id: i64) -> Result<(String, Place)> {
        let text = text_of(connection, id)?;
        let found = best(&text, &self.leaves);
        let span = match found {
            Some((span, _)) => Some(span),
            None => self.of_entity(connection, id)?,
        };
        let sentence = match (found, span) {
            (Some((_, sentence)), _) => sentence,
            (None, span) => sentence_at(&text, span.unwrap_or_default().start),
        };
        let span = span.unwrap_or_else(|| Span::new(sentence.start, sentence.start));
        let sections: Option<Vec<u8>> = connection
            .prepare_cached("SELECT sections FROM body WHERE article = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let sections: Vec<u32> = unpacked(&sections.unwrap_or_default()).step_by(3).collect();
        let section = sections.partition_point(|start| *start <= span.start);
        let place = Place {
            section: section.saturating_sub(1),
            span,
            sentence,
        };
        Ok((text, place))
    }

    /// Where the stance is taken that is looked for, else where the entity is first mentioned.
    fn of_entity(&self, connection: &Connection, id: i64) -> Result<Option<Span>> {
        if let Some(stance) = self.stance {
            let found = self.of_stance(connection, id, stance)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        let Some(entity) = self.entity else {
            return Ok(None);
        };
        connection
            .prepare_cached("SELECT start, stop FROM mention WHERE entity = ?1 AND article = ?2")?
            .query_row([entity, id], |row| Ok(Span::new(row.get(0)?, row.get(1)?)))
            .optional()
    }

    /// Where a stance is first taken, by the entity where there is one.
    fn of_stance(&self, connection: &Connection, id: i64, stance: Stance) -> Result<Option<Span>> {
        let holders = match self.entity {
            Some(entity) => vec![entity],
            None => named_in(connection, id)?,
        };
        let sql = "SELECT taken FROM position WHERE holder = ?1 AND article = ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let mut all = Vec::new();
        for holder in holders {
            let blob: Option<Vec<u8>> = statement
                .query_row([holder, id], |row| row.get(0))
                .optional()?;
            all.extend(held(&blob.unwrap_or_default()));
        }
        all.retain(|held| held.stance == stance);
        let first = all.into_iter().min_by_key(|held| held.sentence.start);
        Ok(first.map(|held| held.cue))
    }
}

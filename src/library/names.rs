//! Which stakeholder or issue is meant by a name.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::called::key_of;
use super::put::name_key;
use super::query::nearest;
use super::{Library, LibraryError};
use crate::open::{self, Lexicons, Options};

/// How much sooner the entity of that very label is meant than one that is also called so.
const LABEL: i64 = 3;

/// Labels that are looked through for the nearest.
const NEAR: i64 = 5000;

/// A stakeholder, issue or place of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its number in the index.
    pub id: i64,
    /// What names it in all articles.
    pub key: String,
    /// Its common name.
    pub label: String,
    /// `stakeholder`, `issue` or `place`.
    pub kind: String,
    /// Of what type; see [`crate::model::EntityType`].
    pub class: String,
}

/// The columns that [`known`] takes.
pub(super) const COLUMNS: &str =
    "e.id, e.key, e.label, substr(e.key, 1, instr(e.key, ':') - 1), e.class";

pub(super) fn known(row: &rusqlite::Row<'_>) -> Result<Known> {
    Ok(Known {
        id: row.get(0)?,
        key: row.get(1)?,
        label: row.get(2)?,
        kind: row.get(3)?,
        class: row.get(4)?,
    })
}

/// The entity with this key.
pub(super) fn by_key(connection: &Connection, key: &str) -> Result<Option<Known>> {
    let sql = format!("SELECT {COLUMNS} FROM entity e WHERE key = ?1");
    connection
        .prepare_cached(&sql)?
        .query_row([key], known)
        .optional()
}

/// All entities by number.
pub(super) fn entities(connection: &Connection) -> Result<HashMap<u32, Known>> {
    let sql = format!("SELECT {COLUMNS} FROM entity e");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], known)?;
    let numbered = rows.map(|row| row.map(|known| (known.id as u32, known)));
    numbered.collect()
}

/// Those with these numbers.
pub(super) fn some(connection: &Connection, ids: &HashSet<u32>) -> Result<HashMap<u32, Known>> {
    let sql = format!("SELECT {COLUMNS} FROM entity e WHERE e.id = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut names = HashMap::new();
    for id in ids {
        if let Some(known) = statement.query_row([id], known).optional()? {
            names.insert(*id, known);
        }
    }
    Ok(names)
}

/// A name without the kind that a key begins with.
fn bare<'a>(kind: &str, name: &'a str) -> &'a str {
    let rest = name
        .strip_prefix(kind)
        .and_then(|rest| rest.strip_prefix(':'));
    rest.unwrap_or(name)
}

/// The entity of a kind whose key a name is.
fn of_key(connection: &Connection, kind: &str, name: &str) -> Result<Option<Known>> {
    by_key(connection, &format!("{kind}:{}", key_of(bare(kind, name))))
}

/// The entity of a kind that a name stands for: the one of that key; where there is none, the one
/// of that label or alias.
pub(super) fn named(connection: &Connection, kind: &str, name: &str) -> Result<Option<Known>> {
    if let Some(entity) = of_key(connection, kind, name)? {
        return Ok(Some(entity));
    }
    let bare = bare(kind, name);
    let words = name_key(bare);
    // the name that a key says stands nowhere else
    if let Some(entity) = of_key(connection, kind, &words)? {
        return Ok(Some(entity));
    }
    let sql = format!(
        "SELECT {COLUMNS}, (SELECT count(*) FROM mention WHERE entity = e.id)
         FROM name n JOIN entity e ON e.id = n.entity WHERE n.words = ?1 AND instr(e.key, ?2 || ':') = 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![words, kind], |row| {
        Ok((known(row)?, row.get::<_, i64>(5)?))
    })?;
    let mut best: Option<(i64, Known)> = None;
    for row in rows {
        let (entity, articles) = row?;
        let weight = if name_key(&entity.label) == words {
            LABEL
        } else {
            1
        };
        let articles = articles * weight;
        if best.as_ref().is_none_or(|(most, _)| articles > *most) {
            best = Some((articles, entity));
        }
    }
    if let Some((_, entity)) = best {
        return Ok(Some(entity));
    }
    match in_lexicon(kind, bare) {
        Some(key) => by_key(connection, &key),
        None => Ok(None),
    }
}

/// The key of what the lexicon knows under this name; names have capitals in texts that who types them
/// leaves out: "kyiv", "nato".
fn in_lexicon(kind: &str, name: &str) -> Option<String> {
    let capitals = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    let words: Vec<String> = name.split_whitespace().map(capitals).collect();
    let forms = [name.to_owned(), words.join(" "), name.to_uppercase()];
    forms.iter().find_map(|form| as_written(kind, form))
}

/// The key of what the lexicon knows under a name as it stands in texts.
fn as_written(kind: &str, name: &str) -> Option<String> {
    let text = format!("{name} spoke.\n").into_bytes();
    let article = open::article(text, Path::new("-"), &Options::default()).ok()?;
    let found = open::annotate(&article, &[], &Lexicons::default());
    let words = name_key(name);
    let mention = found.mentions.iter().find(|mention| {
        let kind_fits = super::entry::kind_name(mention.kind) == kind;
        kind_fits && name_key(mention.span.of(&article.text)) == words
    })?;
    found.entity(mention).map(|entity| entity.key.clone())
}

/// The label of a kind that is nearest to what was typed.
pub(super) fn nearest_label(
    connection: &Connection,
    kind: &str,
    name: &str,
) -> Result<Option<String>> {
    let sql = "SELECT label FROM entity WHERE instr(key, ?1 || ':') = 1 LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params![kind, NEAR], |row| row.get(0))?;
    let labels: Vec<String> = rows.collect::<Result<_>>()?;
    let lower: Vec<String> = labels.iter().map(|label| label.to_lowercase()).collect();
    let near = nearest(&name.to_lowercase(), lower.iter().map(String::as_str));
    let at = near.and_then(|near| lower.iter().position(|label| label == near));
    Ok(at.and_then(|at| labels.into_iter().nth(at)))
}

impl Library {
    /// The stakeholder that a name stands for, else the issue; a key names either.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn entity(&self, name: &str) -> std::result::Result<Option<Known>, LibraryError> {
        self.read(|connection| {
            if let Some(entity) = by_key(connection, name)? {
                return Ok(Some(entity));
            }
            let kinds = ["stakeholder", "issue"];
            for kind in kinds {
                if let Some(entity) = of_key(connection, kind, name)? {
                    return Ok(Some(entity));
                }
            }
            for kind in kinds {
                if let Some(entity) = named(connection, kind, name)? {
                    return Ok(Some(entity));
                }
            }
            Ok(None)
        })
    }

    /// The label that is nearest to a name which nothing in the library has.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn nearest(&self, name: &str) -> std::result::Result<Option<String>, LibraryError> {
        self.read(|connection| nearest_label(connection, "stakeholder", name))
    }
}

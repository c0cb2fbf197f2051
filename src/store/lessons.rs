//! What the reader decided once for all articles to come.

use std::path::Path;

use rusqlite::{Connection, Result, params};

use super::kept::Identity;
use super::{Store, StoreError, headings, words};
use crate::model::{Learned, Lesson};

/// The lessons in the store at `path`, in the order of learning; none where there is no store, and
/// none is made.
///
/// # Errors
/// Where it can't be read.
pub fn lessons(path: &Path) -> Result<Vec<Lesson>, StoreError> {
    if matches!(path.try_exists(), Ok(false)) {
        return Ok(Vec::new());
    }
    let learned = Store::open(path)?.learned()?;
    Ok(learned.into_iter().map(|learned| learned.lesson).collect())
}

impl Store {
    /// Learns a lesson for all articles to come. One that is known already becomes the newest.
    ///
    /// # Errors
    ///
    /// Where the store can't be written.
    pub fn learn(&mut self, lesson: &Lesson) -> Result<Learned, StoreError> {
        self.write(|connection| learn(connection, lesson))
    }

    /// The same for a lesson from a decision about this article: where that is taken back, so is what
    /// it taught about lines.
    ///
    /// # Errors
    ///
    /// Where the store can't be written.
    pub fn learn_from(
        &mut self,
        identity: &Identity,
        lesson: &Lesson,
    ) -> Result<Learned, StoreError> {
        self.write(|connection| {
            let learned = learn(connection, lesson)?;
            headings::tie(connection, identity, &learned)?;
            Ok(learned)
        })
    }

    /// Revokes the lesson with this number.
    ///
    /// # Errors
    ///
    /// Where the store can't be written.
    pub fn forget(&mut self, learned: i64) -> Result<(), StoreError> {
        self.write(|connection| forget(connection, learned))
    }

    /// All lessons, in the order of learning, those about lines last: where two contradict each other,
    /// the later holds.
    ///
    /// # Errors
    ///
    /// Where the store can't be read.
    pub fn learned(&self) -> Result<Vec<Learned>, StoreError> {
        self.read(all)
    }
}

/// All lessons in force.
fn all(connection: &Connection) -> Result<Vec<Learned>> {
    let mut all = about_words(connection)?;
    all.extend(headings::in_force(connection)?);
    Ok(all)
}

/// All lessons about words in the order of learning.
fn about_words(connection: &Connection) -> Result<Vec<Learned>> {
    let sql = "SELECT label, class, id FROM sound_lesson ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let (subject, id) = (words::subject(row, 0)?, row.get(2)?);
        let phrases = phrases(connection, id)?;
        let lesson = match subject {
            Some(subject) => Lesson::Always { subject, phrases },
            None => Lesson::Never { phrases },
        };
        Ok(Learned { id, lesson })
    })?;
    // one whose words are damaged says nothing, and is not taken for one that was given up
    let says = |learned: &Result<Learned>| !matches!(learned, Ok(one) if one.lesson.is_spent());
    rows.filter(says).collect()
}

fn phrases(connection: &Connection, lesson: i64) -> Result<Vec<String>> {
    let sql = "SELECT words FROM sound_phrase WHERE lesson = ?1 ORDER BY number";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([lesson], |row| row.get(0))?;
    rows.collect()
}

/// Learns a lesson. What is known already becomes the newest, and has a new number; older ones give
/// up the words of which it says something else.
fn learn(connection: &Connection, lesson: &Lesson) -> Result<Learned> {
    for mut known in about_words(connection)? {
        let before = known.lesson.phrases().len();
        known.lesson.give_way_to(lesson);
        if known.lesson.is_in(lesson) || known.lesson.is_spent() {
            forget(connection, known.id)?;
        } else if known.lesson.phrases().len() < before {
            unsay(connection, known.id, lesson)?;
        }
    }
    let (kind, subject, phrases) = match lesson {
        Lesson::Always { subject, phrases } => ("always", Some(subject), phrases),
        Lesson::Never { phrases } => ("never", None, phrases),
        Lesson::Heading(lesson) => return headings::learn(connection, lesson),
    };
    let (label, class) = words::columns(subject);
    let id = connection
        .prepare_cached("INSERT INTO lesson (kind, label, class) VALUES (?1, ?2, ?3)")?
        .insert(params![kind, label, class])?;
    let mut statement = connection
        .prepare_cached("INSERT INTO phrase (lesson, number, words) VALUES (?1, ?2, ?3)")?;
    for (number, phrase) in phrases.iter().enumerate() {
        statement.execute(params![id, number as i64, phrase])?;
    }
    Ok(Learned {
        id,
        lesson: lesson.clone(),
    })
}

/// Takes the words of `newer` out of an older lesson.
fn unsay(connection: &Connection, older: i64, newer: &Lesson) -> Result<()> {
    let mut statement =
        connection.prepare_cached("DELETE FROM phrase WHERE lesson = ?1 AND words = ?2")?;
    for phrase in newer.phrases() {
        statement.execute(params![older, phrase])?;
    }
    Ok(())
}

/// Revokes a lesson; no harm where another reader has done so already.
fn forget(connection: &Connection, id: i64) -> Result<()> {
    if id < 0 {
        return headings::forget(connection, id);
    }
    connection
        .prepare_cached("DELETE FROM lesson WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

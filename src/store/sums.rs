//! A checksum of every row: a byte that changed inside a value is noticed before the value is used.
//!
//! SQLite checks how a file hangs together, not what stands in it. Triggers keep the sums, whoever
//! writes; what is kept is read from the `sound_` views, which leave out the rows that are no longer
//! what was written. Such a row stays in its table as it is.

use std::collections::BTreeSet;
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, Result};

use super::in_time::in_time;

/// How long the rows are summed up before they are used.
const SUMMING: Duration = Duration::from_millis(100);

/// The view of all rows that are not what was written.
macro_rules! unsound {
    ($($table:literal, $key:literal, $columns:literal, $article:literal;)*) => {
        concat!(
            "CREATE VIEW unsound AS SELECT '' AS what, 0 AS article WHERE 0",
            $(
                " UNION ALL SELECT '", $table, "', ", $article, " FROM ", $table,
                " WHERE sum IS NOT row_sum(", $columns, ")",
            )*
            ";"
        )
    };
}

/// For each table its key of a new row, the columns that count, and the article that a row is about:
/// the sum as a column, the triggers that keep it, a view of the rows that are sound, and one of all
/// that are not.
macro_rules! sums {
    ($($table:literal, $key:literal, $columns:literal, $article:literal;)*) => {
        concat!(
            $(
                "ALTER TABLE ", $table, " ADD COLUMN sum INTEGER;",
                "CREATE TRIGGER ", $table, "_made AFTER INSERT ON ", $table,
                " BEGIN UPDATE ", $table, " SET sum = row_sum(", $columns, ") WHERE ", $key, "; END;",
                "CREATE TRIGGER ", $table, "_changed AFTER UPDATE OF ", $columns, " ON ", $table,
                " BEGIN UPDATE ", $table, " SET sum = row_sum(", $columns, ") WHERE ", $key, "; END;",
                "CREATE VIEW sound_", $table, " AS SELECT * FROM ", $table,
                " WHERE sum IS row_sum(", $columns, ");",
                "UPDATE ", $table, " SET sum = row_sum(", $columns, ");",
            )*
            unsound!($($table, $key, $columns, $article;)*),
            // the tables themselves
            "CREATE TABLE seal (id INTEGER PRIMARY KEY CHECK (id = 1), sum INTEGER NOT NULL) STRICT;"
        )
    };
}

/// All tables that have sums, those of unfinished notes over the columns that are named.
macro_rules! tables {
    ($what:ident, $draft:literal) => {
        $what! {
            "article", "id = NEW.id", "id, path, content, title", "id";
            "version", "id = NEW.id", "id, article, content", "article";
            "highlight", "id = NEW.id",
                "id, article, layer, kind, label, class, verdict, note, made_by, level, at", "article";
            "anchor", "id = NEW.id",
                "id, article, highlight, version, layer, start, stop, exact, prefix, suffix", "article";
            "step", "id = NEW.id", "id, article", "article";
            "change", "step = NEW.step AND highlight = NEW.highlight",
                "step, highlight, kind, label, class, verdict, note, made_by, level, at",
                "(SELECT article FROM step WHERE id = step)";
            "review", "highlight = NEW.highlight AND person = NEW.person",
                "highlight, person, kind, label, class, verdict, note, made_by, level, at",
                "(SELECT h.article FROM highlight AS h WHERE h.id = highlight)";
            "place", "article = NEW.article", "article, start, stop, exact, prefix, suffix", "article";
            "mark", "article = NEW.article AND name = NEW.name",
                "article, name, start, stop, exact, prefix, suffix", "article";
            "draft", "article = NEW.article", $draft, "article";
            "credits", "article = NEW.article", "article, title, url, date, publisher", "article";
            "reading", "id = NEW.id", "id, article, content, at, size, text, shape", "article";
            "read_state", "article = NEW.article", "article, read, content, starred", "article";
            "lesson", "id = NEW.id", "id, kind, label, class", "NULL";
            "phrase", "lesson = NEW.lesson AND number = NEW.number", "lesson, number, words", "NULL";
            "heading_lesson", "id = NEW.id",
                "id, publisher, folder, form, heading, level, words, title, highlight", "NULL";
            "folder", "id = NEW.id", "id, path", "NULL";
            "search", "name = NEW.name", "name, query", "NULL";
            "visit", "id = NEW.id", "id, at", "NULL";
            "told", "watch = NEW.watch AND address = NEW.address", "watch, address, content", "NULL";
            "choice", "name = NEW.name", "name, value", "NULL";
        }
    };
}

/// What the store has of checksums, as a step of its tables.
pub(super) const SUMS: &str = tables!(
    sums,
    "article, start, stop, exact, prefix, suffix, on_sentence, text"
);

/// Unfinished notes of each reader, as a step of the tables. A row that was damaged stays so.
pub(super) const READERS: &str = concat!(
    "DROP VIEW unsound;
DROP VIEW sound_draft;
CREATE TABLE unfinished AS SELECT * FROM draft;
DROP TABLE draft;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,     -- the newest has the greatest
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    reader TEXT NOT NULL,       -- who types it; one who is gone has no locked file of that name
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    on_sentence INTEGER NOT NULL CHECK (on_sentence IN (0, 1)),
    text TEXT NOT NULL,
    sum INTEGER,
    UNIQUE (article, reader)
) STRICT;
INSERT INTO draft SELECT NULL, article, '', start, stop, exact, prefix, suffix, on_sentence, text,
    CASE WHEN sum IS row_sum(article, start, stop, exact, prefix, suffix, on_sentence, text)
        THEN row_sum(article, '', start, stop, exact, prefix, suffix, on_sentence, text)
        ELSE sum END
    FROM unfinished;
DROP TABLE unfinished;
CREATE TRIGGER draft_made AFTER INSERT ON draft BEGIN
    UPDATE draft SET sum = row_sum(article, reader, start, stop, exact, prefix, suffix, on_sentence, text)
    WHERE id = NEW.id;
END;
CREATE VIEW sound_draft AS SELECT * FROM draft
    WHERE sum IS row_sum(article, reader, start, stop, exact, prefix, suffix, on_sentence, text);
",
    tables!(
        unsound,
        "article, reader, start, stop, exact, prefix, suffix, on_sentence, text"
    )
);

/// The sum of how the tables, views and triggers are written, with the one that was kept.
const SEAL: &str = "
    SELECT (SELECT sum FROM seal), row_sum(group_concat(type || name || tbl_name || sql, '\n'))
    FROM (SELECT * FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          ORDER BY name)";

/// Teaches a connection `row_sum`, which every statement about a row needs.
pub(super) fn teach(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("row_sum", -1, flags, |values| {
        let values = (0..values.len()).map(|at| values.get_raw(at));
        Ok(values.fold(0, of_value).cast_signed())
    })
}

/// The sum with one more value. Its kind and length count, so that no two rows run into each other.
fn of_value(sum: u64, value: ValueRef<'_>) -> u64 {
    let (kind, word, bytes): (u64, u64, &[u8]) = match value {
        ValueRef::Null => (1, 0, &[]),
        ValueRef::Integer(number) => (2, number.cast_unsigned(), &[]),
        ValueRef::Real(number) => (3, number.to_bits(), &[]),
        ValueRef::Text(bytes) => (4, bytes.len() as u64, bytes),
        ValueRef::Blob(bytes) => (5, bytes.len() as u64, bytes),
    };
    let sum = of_word(of_word(sum, kind), word);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = (words.iter()).fold(sum, |sum, word| of_word(sum, u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    of_word(sum, u64::from_le_bytes(last))
}

/// The sum with eight more bytes. For each of them another sum: two rows that differ in eight bytes at
/// most never have the same one.
fn of_word(sum: u64, word: u64) -> u64 {
    let mixed = (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Keeps how the tables are written now, where they are of a version that has sums.
pub(super) fn seal(connection: &Connection) -> Result<()> {
    if !connection.table_exists(None, "seal")? {
        return Ok(());
    }
    // once to have a row, once with what stands there
    connection.execute("INSERT OR IGNORE INTO seal VALUES (1, 0)", [])?;
    let now: i64 = connection.query_row(SEAL, [], |row| row.get(1))?;
    connection.execute("UPDATE seal SET sum = ?1", [now])?;
    Ok(())
}

/// Rows that are not what was written: how many, and what they hold, in words for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsound {
    rows: u32,
    of: BTreeSet<&'static str>,
}

impl Unsound {
    /// What is wrong with the store at `path`, in one line for people; `None` where nothing is.
    pub fn told(&self, path: &str) -> Option<String> {
        if self.rows == 0 {
            return None;
        }
        let of: Vec<&str> = self.of.iter().copied().collect();
        let of = of.join(", ");
        let (rows, are, they_stay) = match self.rows {
            1 => ("one row".to_owned(), "is", "it stays"),
            rows => (format!("{rows} rows"), "are", "they stay"),
        };
        Some(format!(
            "{path}: {rows} of {of} {are} damaged, so left out; {they_stay} in the file, copies of \
             earlier days lie beside it."
        ))
    }

    fn add(&mut self, table: &str, rows: u32) {
        if rows > 0 {
            self.of.insert(words(table));
            self.rows += rows;
        }
    }

    /// All there are.
    fn all(connection: &Connection) -> Result<Self> {
        let mut statement =
            connection.prepare("SELECT what, count(*) FROM unsound GROUP BY what")?;
        let mut rows = statement.query([])?;
        let mut found = Self::default();
        while let Some(row) = rows.next()? {
            found.add(row.get_ref(0)?.as_str()?, row.get(1)?);
        }
        let (kept, now): (Option<i64>, i64) =
            connection.query_row(SEAL, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.add("seal", u32::from(kept != Some(now)));
        Ok(found)
    }

    /// Those of what is read when an article is opened.
    pub(super) fn about(connection: &Connection, article: i64) -> Result<Self> {
        let mut found = Self::default();
        for table in ["highlight", "anchor", "place", "mark", "draft", "credits"] {
            let sql = format!(
                "SELECT (SELECT count(*) FROM {table} WHERE article = ?1)
                      - (SELECT count(*) FROM sound_{table} WHERE article = ?1)"
            );
            let rows = connection.query_row(&sql, [article], |row| row.get(0))?;
            found.add(table, rows);
        }
        Ok(found)
    }
}

/// What a table holds, for people.
fn words(table: &str) -> &'static str {
    match table {
        "highlight" | "change" | "step" | "review" => "verdicts and notes",
        "anchor" | "version" => "the places of verdicts and notes",
        "article" | "credits" => "the list of articles",
        "place" | "mark" => "places and marks",
        "draft" => "unfinished notes",
        "reading" => "texts read before",
        "seal" => "how the tables are made",
        "lesson" | "phrase" | "heading_lesson" => "what was learned",
        _ => "the library",
    }
}

/// Looks through all rows; `None` where there was no time for it.
pub(super) fn look(connection: &Connection) -> Option<Unsound> {
    match in_time(connection, SUMMING, Unsound::all) {
        Ok(found) => Some(found),
        // what looks is damaged itself: our statements are known to be right
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::Unknown) => {
            let mut found = Unsound::default();
            found.add("seal", 1);
            Some(found)
        }
        Err(_) => None,
    }
}

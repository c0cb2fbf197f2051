//! The articles of a library as rows: what a list shows of them, without their texts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::packing::unpacked;
use super::walk::reason;
use super::{Library, LibraryError, ScanFault};
use crate::model::{Mark, Marks};

/// The folders and files that are meant, and how they are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    roots: Vec<(PathBuf, PathBuf)>,
}

impl Scope {
    /// Folders or files as they were given.
    ///
    /// # Errors
    /// The first one that can't be found.
    pub fn given(paths: &[PathBuf]) -> Result<Self, ScanFault> {
        let roots = paths.iter().map(|path| match path.canonicalize() {
            Ok(absolute) => Ok((absolute, path.clone())),
            Err(error) => Err(ScanFault {
                path: path.clone(),
                reason: reason(&error),
            }),
        });
        Ok(Self {
            roots: roots.collect::<Result<_, _>>()?,
        })
    }

    /// The folders of the kept library, by their absolute paths. One that is gone (a disk that is not
    /// there today) keeps its articles in the list.
    pub fn kept(folders: Vec<PathBuf>) -> Self {
        let roots = folders.into_iter().map(|folder| (folder.clone(), folder));
        Self {
            roots: roots.collect(),
        }
    }

    /// The absolute paths.
    pub fn roots(&self) -> Vec<PathBuf> {
        self.roots.iter().map(|(root, _)| root.clone()).collect()
    }

    /// True for an absolute path that is meant.
    fn holds(&self, path: &Path) -> bool {
        self.roots.iter().any(|(root, _)| path.starts_with(root))
    }

    /// What an absolute path is called; `None` where it is not meant.
    pub fn name(&self, path: &Path) -> Option<PathBuf> {
        self.roots.iter().find_map(|(root, given)| {
            let rest = path.strip_prefix(root).ok()?;
            Some(if rest.as_os_str().is_empty() {
                given.clone()
            } else {
                given.join(rest)
            })
        })
    }
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number in the index.
    pub id: i64,
    /// The file, absolute.
    pub file: PathBuf,
    /// The file, as it is called here.
    pub path: PathBuf,
    /// Which article of the file, where it holds many.
    pub part: Option<String>,
    /// The sha256 of the reading text.
    pub content: String,
    /// The title.
    pub title: String,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// Days since 1970 of that.
    pub day: Option<i32>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The format.
    pub format: String,
    /// Words in it.
    pub words: u32,
    /// Mentions of stakeholders and issues.
    pub found: u32,
    /// When it came into the index, milliseconds since 1970.
    pub first_seen: i64,
    /// When its file was written last, milliseconds since 1970.
    pub written: i64,
    /// Stakeholders, issues and places by number, with how often each is mentioned; the most salient
    /// first.
    pub entities: Vec<(u32, u32)>,
    /// Length of the reading text in bytes.
    pub length: u32,
    /// What its versions and near-duplicates have in common.
    pub twin: Option<i64>,
    /// What the reader did with it.
    pub mark: Mark,
}

impl Row {
    /// What the store knows it by.
    pub fn address(&self) -> String {
        let path = self.file.to_string_lossy();
        match &self.part {
            Some(part) => format!("{path}#part={part}"),
            None => path.into_owned(),
        }
    }

    /// What opens it here.
    pub fn name(&self) -> String {
        let path = self.path.to_string_lossy();
        match &self.part {
            Some(part) => format!("{path}#part={part}"),
            None => path.into_owned(),
        }
    }

    /// True where it was read, and its text is another one since.
    pub fn is_changed(&self) -> bool {
        let read = self.mark.content.as_ref();
        read.is_some_and(|read| *read != self.content)
    }

    /// True where it came since the last visit and was not opened.
    pub fn is_new(&self, marks: &Marks) -> bool {
        let since = marks
            .visited
            .is_none_or(|visited| self.first_seen > visited);
        since && self.mark.read.is_none()
    }

    /// Highlights that nothing was decided about.
    pub fn undecided(&self) -> u32 {
        self.found.saturating_sub(self.mark.decided)
    }
}

/// All articles that are meant, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The articles.
    pub rows: Vec<Row>,
    /// By their numbers, which row each is.
    places: HashMap<i64, usize>,
}

impl Library {
    /// The articles of a scope, the newest first, with what the reader did with them.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn catalogue(&self, scope: &Scope, marks: &Marks) -> Result<Catalogue, LibraryError> {
        let mut rows = self.read(|connection| load(connection, scope))?;
        rows.sort_by(newest_first);
        Ok(Catalogue::new(rows, marks))
    }

    /// The newest articles of a scope, at most so many, and how many there are in all: what can be shown
    /// before all of them are known.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn newest(
        &self,
        scope: &Scope,
        marks: &Marks,
        most: usize,
    ) -> Result<(Catalogue, usize), LibraryError> {
        self.read(|connection| {
            let (ids, all) = newest(connection, scope, most)?;
            let rows = only(connection, scope, &ids)?;
            Ok((Catalogue::new(rows, marks), all))
        })
    }
}

impl Catalogue {
    fn new(rows: Vec<Row>, marks: &Marks) -> Self {
        let places = rows.iter().enumerate().map(|(at, row)| (row.id, at));
        let places = places.collect();
        let mut catalogue = Self { rows, places };
        catalogue.mark(marks);
        catalogue
    }

    /// The article with a number.
    pub fn article(&self, id: i64) -> Option<&Row> {
        self.places.get(&id).and_then(|at| self.rows.get(*at))
    }

    /// Says of each article what the reader did with it.
    pub fn mark(&mut self, marks: &Marks) {
        for row in &mut self.rows {
            row.mark = marks
                .of(&row.address(), &row.content)
                .cloned()
                .unwrap_or_default();
        }
    }
}

/// Milliseconds of a day.
pub(super) const DAY: i64 = 24 * 60 * 60 * 1000;

/// The newest first; those without a date last, by the day on which their files were written. Then by
/// title.
pub(super) fn newest_first(a: &Row, b: &Row) -> std::cmp::Ordering {
    let day = |row: &Row| match row.day {
        Some(day) => (true, i64::from(day)),
        None => (false, row.written.div_euclid(DAY)),
    };
    day(b)
        .cmp(&day(a))
        .then_with(|| b.published.cmp(&a.published))
        .then_with(|| a.title.cmp(&b.title))
        .then_with(|| a.id.cmp(&b.id))
}

/// The columns that [`row`] takes.
const COLUMNS: &str = "a.id, f.path, a.part, a.content, a.title, a.published, a.day, a.publisher,
    a.author, a.language, a.format, a.words, a.found, a.first_seen, a.entities, a.twin, a.length,
    f.modified / 1000000";

fn load(connection: &Connection, scope: &Scope) -> rusqlite::Result<Vec<Row>> {
    let sql = format!("SELECT {COLUMNS} FROM article a JOIN file f ON f.id = a.file");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut list = Vec::new();
    while let Some(found) = rows.next()? {
        list.extend(row(found, scope)?);
    }
    Ok(list)
}

/// The numbers of the newest articles, in the order of [`newest_first`], and how many there are in all.
fn newest(
    connection: &Connection,
    scope: &Scope,
    most: usize,
) -> rusqlite::Result<(Vec<i64>, usize)> {
    let sql = "SELECT a.id, f.path FROM article a JOIN file f ON f.id = a.file
               ORDER BY a.day IS NULL, coalesce(a.day, f.modified / 1000000 / ?1) DESC,
                   a.published DESC, a.title, a.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([DAY])?;
    let (mut newest, mut all) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        if !scope.holds(Path::new(row.get_ref(1)?.as_str()?)) {
            continue;
        }
        all += 1;
        if newest.len() < most {
            newest.push(row.get(0)?);
        }
    }
    Ok((newest, all))
}

fn only(connection: &Connection, scope: &Scope, ids: &[i64]) -> rusqlite::Result<Vec<Row>> {
    let sql =
        format!("SELECT {COLUMNS} FROM article a JOIN file f ON f.id = a.file WHERE a.id = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = ids
        .iter()
        .map(|id| statement.query_row([id], |found| row(found, scope)));
    let found: rusqlite::Result<Vec<Option<Row>>> = found.collect();
    Ok(found?.into_iter().flatten().collect())
}

/// An article; `None` where it is not meant.
fn row(row: &rusqlite::Row<'_>, scope: &Scope) -> rusqlite::Result<Option<Row>> {
    let file = PathBuf::from(row.get::<_, String>(1)?);
    let Some(path) = scope.name(&file) else {
        return Ok(None);
    };
    let mut numbers = unpacked(row.get_ref(14)?.as_blob()?);
    let entities = std::iter::from_fn(|| Some((numbers.next()?, numbers.next()?))).collect();
    Ok(Some(Row {
        id: row.get(0)?,
        path,
        file,
        part: Some(row.get::<_, String>(2)?).filter(|part| !part.is_empty()),
        content: row.get(3)?,
        title: row.get(4)?,
        published: row.get(5)?,
        day: row.get(6)?,
        publisher: row.get(7)?,
        author: row.get(8)?,
        language: row.get(9)?,
        format: row.get(10)?,
        words: row.get(11)?,
        found: row.get(12)?,
        first_seen: row.get(13)?,
        written: row.get(17)?,
        entities,
        twin: row.get(15)?,
        length: row.get(16)?,
        mark: Mark::default(),
    }))
}

//! Second readings that a scan takes into the index: those of articles that were opened, or all.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use rusqlite::{Connection, Result};

use crate::model::Article;
use crate::open::Reread;

/// Gives what is kept under a key.
type Give = dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync;

/// The second readings that a scan takes; by default none.
#[derive(Clone, Default)]
pub struct Seconds {
    keys: HashSet<String>,
    give: Option<Arc<Give>>,
    /// Every article is read twice.
    pub(super) full: bool,
}

impl Seconds {
    /// Those that are kept under these keys; `give` gives what is kept under one.
    pub fn new(
        keys: HashSet<String>,
        give: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            keys,
            give: Some(Arc::new(give)),
            full: false,
        }
    }

    /// The same; in `full` every article is read twice.
    #[must_use]
    pub fn in_full(self, full: bool) -> Self {
        Self { full, ..self }
    }

    /// The files with an article whose second reading is there and not in the index.
    pub(super) fn awaited(&self, connection: &Connection) -> Result<HashSet<i64>> {
        if !self.full && self.keys.is_empty() {
            return Ok(HashSet::new());
        }
        let sql = "SELECT file, awaited FROM article WHERE awaited <> ''";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut files = HashSet::new();
        while let Some(row) = rows.next()? {
            let key: String = row.get(1)?;
            if self.full || self.keys.contains(&key) {
                files.insert(row.get(0)?);
            }
        }
        Ok(files)
    }

    /// What is kept of the second reading of an article.
    pub(super) fn kept(&self, article: &Article) -> Option<Vec<u8>> {
        let give = self.give.as_ref().filter(|_| !self.keys.is_empty())?;
        let key = Reread::key(article);
        self.keys.contains(&key).then(|| give(&key))?
    }
}

impl fmt::Debug for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seconds")
            .field("keys", &self.keys.len())
            .field("full", &self.full)
            .finish_non_exhaustive()
    }
}

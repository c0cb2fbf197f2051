//! What is decided about one highlight, as a row of the store holds it.

use rusqlite::{Connection, Result, Row, params};

use super::words::{self, AsWord};
use crate::model::{Anchor, Highlight, HighlightKind, Layer, MadeBy, Subject, Verdict};

/// What is in force about a highlight.
pub(super) fn decision(connection: &Connection, id: i64) -> Result<Decision> {
    let sql = "SELECT kind, label, class, verdict, note, made_by, level, at
               FROM highlight WHERE id = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([id], Decision::read)
}

/// True where nothing is decided about a highlight, so that only the history needs it.
pub(super) fn is_void(connection: &Connection, id: i64) -> Result<bool> {
    decision(connection, id).map(|decision| decision.is_void())
}
/// What is decided about a highlight, wherever it stands.
#[derive(PartialEq)]
pub(super) struct Decision {
    kind: HighlightKind,
    subject: Option<Subject>,
    verdict: Verdict,
    note: Option<String>,
    made_by: MadeBy,
    level: u8,
    at: i64,
}

impl Decision {
    pub(super) fn of(highlight: &Highlight) -> Self {
        Self {
            kind: highlight.kind,
            subject: highlight.subject.clone(),
            verdict: highlight.verdict,
            note: highlight.note.clone(),
            made_by: highlight.made_by,
            level: highlight.level,
            at: highlight.at,
        }
    }

    /// The decision in the eight columns from the first on.
    pub(super) fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            kind: row.get::<_, AsWord<_>>(0)?.0,
            subject: words::subject(row, 1)?,
            verdict: row.get::<_, AsWord<_>>(3)?.0,
            note: row.get(4)?,
            made_by: row.get::<_, AsWord<_>>(5)?.0,
            level: row.get(6)?,
            at: row.get(7)?,
        })
    }

    /// The same with nothing decided: what a highlight is that was never kept.
    pub(super) fn voided(&self) -> Self {
        Self {
            subject: self.subject.clone(),
            verdict: Verdict::Undecided,
            note: None,
            made_by: MadeBy::Attache,
            ..*self
        }
    }

    /// As [`Highlight::is_void`].
    pub(super) fn is_void(&self) -> bool {
        let undecided = self.verdict == Verdict::Undecided;
        match self.kind.layer() {
            Layer::Note => self.note.is_none(),
            Layer::Heading => undecided,
            Layer::Entity => undecided && self.note.is_none() && self.made_by == MadeBy::Attache,
        }
    }

    pub(super) fn placed(self, anchor: Anchor, stands: bool) -> Highlight {
        Highlight {
            span: stands.then_some(anchor.span),
            anchor,
            kind: self.kind,
            subject: self.subject,
            verdict: self.verdict,
            note: self.note,
            made_by: self.made_by,
            level: self.level,
            at: self.at,
        }
    }

    /// Runs a statement with the eight columns behind `first` and `second`; returns the number of
    /// the row where it inserted one.
    pub(super) fn write(
        &self,
        connection: &Connection,
        sql: &str,
        first: i64,
        second: i64,
    ) -> Result<i64> {
        let (label, class) = words::columns(self.subject.as_ref());
        let values = params![
            first,
            second,
            AsWord(self.kind),
            label,
            class,
            AsWord(self.verdict),
            self.note,
            AsWord(self.made_by),
            self.level,
            self.at,
        ];
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(connection.last_insert_rowid())
    }
}

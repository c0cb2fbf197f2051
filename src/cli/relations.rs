//! Positions and matrix in the documented JSON of `inspect`.

use serde::{Serialize, Serializer};

use super::view::View;
use crate::model::{MatrixCell, Position, Stance, Strength};

/// A position; the words are those of its sentence.
#[derive(Serialize)]
pub(super) struct PositionRecord<'a> {
    pub(super) holder: &'a str,
    pub(super) cue: &'a str,
    pub(super) stance: Stance,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: &'a str,
}

/// A filled cell of the matrix.
#[derive(Serialize)]
pub(super) struct CellRecord<'a> {
    pub(super) stakeholder: &'a str,
    pub(super) issue: &'a str,
    pub(super) sentences: Vec<(u32, u32)>,
    pub(super) strength: Strength,
}

impl<'a> View<'a> {
    /// The positions alone.
    pub(super) fn position_list(&'a self) -> impl Serialize + 'a {
        PositionList(self)
    }

    /// The matrix alone.
    pub(super) fn matrix_list(&'a self) -> impl Serialize + 'a {
        MatrixList(self)
    }

    /// One position in code points.
    pub(super) fn position(&self, position: &Position) -> PositionRecord<'_> {
        let text: &str = &self.opened.article.text;
        let (start, end) = self.points(position.sentence);
        PositionRecord {
            holder: self.id(position.holder),
            cue: position.cue.of(text),
            stance: position.stance,
            start,
            end,
            text: position.sentence.of(text),
        }
    }

    /// One cell of the matrix in code points.
    pub(super) fn cell(&self, cell: &MatrixCell) -> CellRecord<'_> {
        let sentences = self.matrix().of(cell).iter();
        CellRecord {
            stakeholder: self.id(cell.stakeholder),
            issue: self.id(cell.issue),
            sentences: sentences.map(|span| self.points(*span)).collect(),
            strength: cell.strength,
        }
    }

    fn id(&self, entity: u32) -> &str {
        let entity = self.opened.annotations.entities.get(entity as usize);
        entity.map_or("", |entity| &entity.id)
    }
}

/// Lists that serialise element by element.
pub(super) struct PositionList<'a>(pub(super) &'a View<'a>);
/// See [`PositionList`].
pub(super) struct MatrixList<'a>(pub(super) &'a View<'a>);

impl Serialize for PositionList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let positions = self.0.positions().iter();
        serializer.collect_seq(positions.map(|position| self.0.position(position)))
    }
}

impl Serialize for MatrixList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.0.matrix().cells.iter();
        serializer.collect_seq(cells.map(|cell| self.0.cell(cell)))
    }
}

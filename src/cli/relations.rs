//! Positions and matrix in the documented JSON of `inspect`.

use serde::{Serialize, Serializer};

use super::record::View;
use crate::model::{Matrix, MatrixCell, Position, Stance, Strength};
use crate::open::{self, Opened};

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
    /// These positions alone.
    pub(super) fn positions(&'a self, positions: &'a [Position]) -> impl Serialize + 'a {
        PositionList(self, Some(positions))
    }

    /// This matrix alone.
    pub(super) fn matrix(&'a self, matrix: &'a Matrix) -> impl Serialize + 'a {
        MatrixList(self, Some(matrix))
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
    pub(super) fn cell(&self, matrix: &Matrix, cell: &MatrixCell) -> CellRecord<'_> {
        let sentences = matrix.of(cell).iter();
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

/// Positions and matrix are found here where they were not found before.
pub(super) struct PositionList<'a>(pub(super) &'a View<'a>, pub(super) Option<&'a [Position]>);
/// See [`PositionList`].
pub(super) struct MatrixList<'a>(pub(super) &'a View<'a>, pub(super) Option<&'a Matrix>);

impl Serialize for PositionList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(view, known) = self;
        let list = |positions: &[Position], serializer: S| {
            serializer.collect_seq(positions.iter().map(|position| view.position(position)))
        };
        match known {
            Some(positions) => list(positions, serializer),
            None => {
                let Opened {
                    article,
                    annotations,
                    ..
                } = view.opened;
                list(&open::positions(article, annotations), serializer)
            }
        }
    }
}

impl Serialize for MatrixList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(view, known) = self;
        let list = |matrix: &Matrix, serializer: S| {
            serializer.collect_seq(matrix.cells.iter().map(|cell| view.cell(matrix, cell)))
        };
        match known {
            Some(matrix) => list(matrix, serializer),
            None => {
                let Opened {
                    article,
                    annotations,
                    ..
                } = view.opened;
                list(&open::matrix(article, annotations), serializer)
            }
        }
    }
}

//! An opened article as the JSON of `inspect` and the lists show it: offsets in code points.

use std::sync::OnceLock;

use crate::model::{Matrix, Name, Position, Span};
use crate::open::{self, Opened};
use crate::text::CodePoints;

/// An opened article with its offsets in code points, and what is only looked for where it is
/// wanted.
pub(super) struct View<'a> {
    pub(super) opened: &'a Opened,
    points: CodePoints<'a>,
    positions: OnceLock<Vec<Position>>,
    matrix: OnceLock<Matrix>,
}

impl<'a> View<'a> {
    pub(super) fn new(opened: &'a Opened) -> Self {
        Self {
            opened,
            points: CodePoints::new(&opened.article.text),
            positions: OnceLock::new(),
            matrix: OnceLock::new(),
        }
    }

    pub(super) fn names(&self) -> &[Name] {
        &self.opened.names
    }

    /// The positions.
    pub(super) fn positions(&self) -> &[Position] {
        let Opened {
            article,
            annotations,
            ..
        } = self.opened;
        self.positions
            .get_or_init(|| open::positions(article, annotations))
    }

    /// The matrix.
    pub(super) fn matrix(&self) -> &Matrix {
        let Opened {
            article,
            annotations,
            ..
        } = self.opened;
        self.matrix
            .get_or_init(|| open::matrix(article, annotations))
    }

    /// What is told of a file by its lines: nothing where the format has none.
    pub(super) fn lined<T>(&self, told: T) -> Option<T> {
        let format = self.opened.article.source.format;
        format.has_lines().then_some(told)
    }

    /// A line of the file.
    pub(super) fn line(&self, line: u32) -> Option<u32> {
        self.lined(line)
    }

    /// A span in code points.
    pub(super) fn points(&self, span: Span) -> (u32, u32) {
        (self.points.at(span.start), self.points.at(span.end))
    }

    /// The words of the heading above this byte of the text; none in the lead.
    pub(super) fn heading_at(&self, at: u32) -> &str {
        let article = &self.opened.article;
        let section = article.sections.get(article.section_at(at));
        let heading = section.and_then(|section| section.heading);
        heading.map_or("", |heading| heading.of(&article.text))
    }
}

//! Who is tied to what: stakeholders and issues that share a sentence, or at least a paragraph.

use crate::lexicon::table::Table;
use crate::model::{
    Annotations, Article, Block, BlockKind, Kind, Matrix, MatrixCell, Mention, Span, Strength,
};
use crate::text::sentences_in;

/// Most stakeholders and most issues of one sentence or paragraph that are paired, the most
/// salient first: a paragraph of thousands of names must not make millions of pairs.
const SIDE: usize = 16;
/// Most cells. A person reads a few hundred.
const CELLS: usize = 50_000;

/// The matrix of an article.
pub fn matrix(article: &Article, found: &Annotations) -> Matrix {
    let mut sheet = Sheet::default();
    let mut near = Vec::new();
    for block in &article.blocks {
        if matches!(block.kind, BlockKind::Note | BlockKind::Rule) {
            continue;
        }
        let mentions = found.in_span(block.span);
        if mentions.len() < 2 {
            continue;
        }
        paragraph(article, block, mentions, &mut sheet, &mut near);
    }
    for (pair, spans) in near {
        sheet.add_near(pair, spans);
    }
    sheet.finish()
}

/// A stakeholder and an issue.
type Pair = (u32, u32);

/// Pairs the mentions of one paragraph; pairs that share no sentence of it go to `near`.
fn paragraph(
    article: &Article,
    block: &Block,
    mentions: &[Mention],
    sheet: &mut Sheet,
    near: &mut Vec<(Pair, [Span; 2])>,
) {
    let mut rest = mentions;
    let mut first: [Vec<(u32, Span)>; 2] = [Vec::new(), Vec::new()];
    // of a row of a table each cell is one
    for sentence in sentences_in(article, block) {
        let count = rest.partition_point(|mention| mention.span.start < sentence.end);
        let (own, later) = rest.split_at(count.min(rest.len()));
        rest = later;
        let sides = [Kind::Stakeholder, Kind::Issue].map(|kind| salient(own, kind));
        let [stakeholders, issues] = &sides;
        for &stakeholder in stakeholders {
            for &issue in issues {
                sheet.add((stakeholder, issue), sentence);
            }
        }
        for (side, known) in sides.iter().zip(&mut first) {
            for &entity in side {
                if known.len() < SIDE && !known.iter().any(|(other, _)| *other == entity) {
                    known.push((entity, sentence));
                }
            }
        }
    }
    let [stakeholders, issues] = &first;
    for &(stakeholder, one) in stakeholders {
        for &(issue, other) in issues {
            if one != other && near.len() < CELLS {
                near.push(((stakeholder, issue), [one, other]));
            }
        }
    }
}

/// The most salient entities of a kind: entities are ranked, so these have the lowest numbers.
fn salient(mentions: &[Mention], kind: Kind) -> Vec<u32> {
    let mut entities: Vec<u32> = mentions
        .iter()
        .filter(|mention| mention.kind == kind)
        .map(|mention| mention.entity)
        .collect();
    entities.sort_unstable();
    entities.dedup();
    entities.truncate(SIDE);
    entities
}

/// The matrix in the making.
#[derive(Default)]
struct Sheet {
    cells: Table<Pair, u32>,
    drafts: Vec<MatrixCell>,
    sentences: Vec<(u32, Span)>,
}

impl Sheet {
    fn add(&mut self, pair: Pair, sentence: Span) {
        self.put(pair, sentence, Strength::Sentence);
    }

    /// Ties a pair that shares no sentence.
    fn add_near(&mut self, pair: Pair, mut spans: [Span; 2]) {
        let weak = |cell: &MatrixCell| cell.strength == Strength::Paragraph;
        let known = self.cells.get(&pair);
        let cell = known.and_then(|at| self.drafts.get(*at as usize));
        if cell.is_none_or(weak) {
            spans.sort_unstable();
            for span in spans {
                self.put(pair, span, Strength::Paragraph);
            }
        }
    }

    fn put(&mut self, pair: Pair, sentence: Span, strength: Strength) {
        let next = self.drafts.len();
        if next >= CELLS && !self.cells.contains_key(&pair) {
            return;
        }
        let at = *self.cells.entry(pair).or_insert(next as u32);
        if at as usize == next {
            self.drafts.push(MatrixCell {
                stakeholder: pair.0,
                issue: pair.1,
                first: 0,
                count: 0,
                strength,
            });
        }
        if let Some(cell) = self.drafts.get_mut(at as usize)
            && cell.count < Matrix::KEPT
        {
            cell.count += 1;
            self.sentences.push((at, sentence));
        }
    }

    /// Sorts the cells and lays their sentences side by side.
    fn finish(self) -> Matrix {
        let mut order: Vec<u32> = (0..self.drafts.len() as u32).collect();
        let cell = |at: &u32| self.drafts.get(*at as usize);
        order.sort_unstable_by_key(|at| cell(at).map(|cell| (cell.stakeholder, cell.issue)));
        let mut place = vec![0_usize; self.drafts.len()];
        let mut cells = Vec::with_capacity(order.len());
        let mut first = 0;
        for at in &order {
            if let (Some(draft), Some(slot)) = (cell(at), place.get_mut(*at as usize)) {
                *slot = first as usize;
                cells.push(MatrixCell { first, ..*draft });
                first += draft.count;
            }
        }
        let mut sentences = vec![Span::default(); self.sentences.len()];
        for (at, span) in self.sentences {
            if let Some(next) = place.get_mut(at as usize)
                && let Some(slot) = sentences.get_mut(*next)
            {
                *slot = span;
                *next += 1;
            }
        }
        Matrix { cells, sentences }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::{Lexicons, annotate};
    use crate::lexicon::fixture::article;
    use crate::model::{BlockKind, Matrix, Strength};
    use crate::relations::matrix;

    /// "stakeholder issue strength sentences" of all cells.
    fn cells(text: &str) -> Vec<String> {
        let article = article(text);
        let found = annotate(&article, &[], &Lexicons::default());
        let matrix = matrix(&article, &found);
        let label = |at: u32| &found.entities[at as usize].label;
        (matrix.cells.iter())
            .map(|cell| {
                let sentences: Vec<&str> = (matrix.of(cell).iter())
                    .map(|span| span.of(&article.text))
                    .collect();
                let strength = match cell.strength {
                    Strength::Sentence => "sentence",
                    Strength::Paragraph => "paragraph",
                };
                format!(
                    "{} {} {strength}: {}",
                    label(cell.stakeholder),
                    label(cell.issue),
                    sentences.join(" ")
                )
            })
            .collect()
    }

    #[test]
    fn a_sentence_ties_and_a_paragraph_less_so() {
        assert_eq!(
            cells("Peru wants sanctions. It rained.\nSanctions hurt. Chile left."),
            [
                "Peru sanctions sentence: Peru wants sanctions.",
                "Chile sanctions paragraph: Sanctions hurt. Chile left.",
            ]
        );
    }

    #[test]
    fn cells_of_a_table_are_sentences() {
        let mut article = article("Peru │ sanctions │ 12");
        article.blocks[0].kind = BlockKind::Row;
        let found = annotate(&article, &[], &Lexicons::default());
        let matrix = matrix(&article, &found);
        let spans = matrix.of(&matrix.cells[0]).iter();
        let words: Vec<&str> = spans.map(|span| span.of(&article.text)).collect();
        assert_eq!(words, ["Peru", "sanctions"]);
    }

    #[test]
    fn a_pair_with_a_sentence_needs_no_paragraph() {
        assert_eq!(
            cells("Peru left. Sanctions stay.\nPeru wants sanctions."),
            ["Peru sanctions sentence: Peru wants sanctions."]
        );
    }

    #[test]
    fn cells_are_found_and_bounded() {
        let article = article(&"Peru wants sanctions. ".repeat(200));
        let found = annotate(&article, &[], &Lexicons::default());
        let matrix = matrix(&article, &found);
        let cell = matrix.cell(matrix.cells[0].stakeholder, matrix.cells[0].issue);
        assert_eq!(cell.map(|cell| cell.count), Some(Matrix::KEPT));
        assert_eq!(matrix.sentences.len(), Matrix::KEPT as usize);
        assert!(matrix.cell(99, 99).is_none());
    }

    #[test]
    fn hostile_text_is_linear() {
        for text in [
            "Iran sanctions Russia tariffs Kyiv ceasefire ".repeat(1_500),
            "Iran sanctions. Russia tariffs. ".repeat(1_500),
        ] {
            let article = article(&text);
            let _ = matrix(&article, &annotate(&article, &[], &Lexicons::default()));
        }
    }
}

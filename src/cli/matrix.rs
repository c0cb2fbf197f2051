//! `attache matrix`: which stakeholders are tied to which issues.

use std::io::{self, Write};

use serde::Serialize;

use super::columns;
use super::list::List;
use super::view::View;
use crate::model::{Matrix, Strength};
use crate::open::Opened;
use crate::text::{ellipsis, width};

/// Most columns of a stakeholder.
const SIDE: usize = 22;
/// Most columns of an issue.
const HEAD: usize = 18;
/// Most stakeholders and most issues in a table for people.
const MOST: usize = 15;

/// The filled cells of the matrix.
pub(super) struct Cells;

impl List for Cells {
    const NAME: &'static str = "matrix";
    const HEADER: &'static [&'static str] = &[
        "stakeholder",
        "issue",
        "strength",
        "sentences",
        "stakeholder_label",
        "issue_label",
        "count",
    ];

    fn text(view: &View, out: &mut dyn Write) -> io::Result<()> {
        text(view.opened, view.matrix(), out)
    }

    fn json<'a>(view: &'a View<'a>) -> impl Serialize + 'a {
        view.matrix_list()
    }

    fn rows(view: &View, row: &mut dyn FnMut(&[&str]) -> io::Result<()>) -> io::Result<()> {
        let entities = &view.opened.annotations.entities;
        let label = |at: u32| entities.get(at as usize).map_or("", |one| &one.label);
        for cell in &view.matrix().cells {
            let record = view.cell(cell);
            let strength = match cell.strength {
                Strength::Sentence => "sentence",
                Strength::Paragraph => "paragraph",
            };
            let spans: Vec<String> = (record.sentences.iter())
                .map(|(start, end)| format!("{start}-{end}"))
                .collect();
            row(&[
                record.stakeholder,
                record.issue,
                strength,
                &spans.join(" "),
                label(cell.stakeholder),
                label(cell.issue),
                &cell.count.to_string(),
            ])?;
        }
        Ok(())
    }
}

/// Tables as wide as a terminal, one under the other.
fn text(opened: &Opened, matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
    let [mut stakeholders, mut issues] = matrix.sides();
    let hidden = stakeholders.len().saturating_sub(MOST) + issues.len().saturating_sub(MOST);
    stakeholders.truncate(MOST);
    issues.truncate(MOST);
    if stakeholders.is_empty() {
        return Ok(());
    }
    let label = |entity: u32, most: usize| {
        let entity = opened.annotations.entities.get(entity as usize);
        let name = entity.map_or("", |entity| &entity.label);
        ellipsis(name, columns::most(most)).into_owned()
    };
    let side: Vec<String> = stakeholders.iter().map(|at| label(*at, SIDE)).collect();
    let first = side.iter().map(|name| width(name)).max().unwrap_or(0);
    let mut rest: &[u32] = &issues;
    writeln!(out, "sentences that name both; · the same paragraph only")?;
    while !rest.is_empty() {
        let whole = columns::LINE.saturating_sub(first);
        let mut room = whole;
        let heads: Vec<String> = rest
            .iter()
            .map(|issue| label(*issue, HEAD))
            .take_while(|head| {
                // one always has its column, however long its name is
                let fits = width(head) + 2 <= room || room == whole;
                room = room.saturating_sub(width(head) + 2);
                fits
            })
            .collect();
        let (band, later) = rest.split_at(heads.len().clamp(1, rest.len()));
        rest = later;
        write!(out, "\n{:first$}", "")?;
        for head in &heads {
            write!(out, "  {head}")?;
        }
        writeln!(out)?;
        for (stakeholder, name) in stakeholders.iter().zip(&side) {
            let pad = first.saturating_sub(width(name));
            let mut line = format!("{name}{:pad$}", "");
            for (issue, head) in band.iter().zip(&heads) {
                let words = match matrix.cell(*stakeholder, *issue) {
                    Some(cell) if cell.strength == Strength::Sentence => cell.count.to_string(),
                    Some(_) => "·".to_owned(),
                    None => String::new(),
                };
                let columns = width(head) + 2;
                let pad = columns.saturating_sub(width(&words));
                line.extend(std::iter::repeat_n(' ', pad));
                line.push_str(&words);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    if hidden > 0 {
        writeln!(out, "\n{hidden} more in --format csv and json")?;
    }
    Ok(())
}

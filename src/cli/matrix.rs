//! `attache matrix`: which stakeholders are tied to which issues.

use std::io::{self, Write};

use super::args::{ListArgs, ListFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::record::View;
use crate::export::row;
use crate::model::{Matrix, Strength};
use crate::open::Opened;
use crate::text::{ellipsis, width};

/// Columns of a line: what every terminal has.
const COLUMNS: usize = 80;
/// Most columns of a stakeholder.
const SIDE: usize = 22;
/// Most columns of an issue.
const HEAD: usize = 18;
/// Most stakeholders and most issues in a table for people.
const MOST: usize = 15;

/// Prints the matrix.
pub(super) fn run(args: ListArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let opened = Input::require(args.path, &args.how)?.open()?;
    let view = View::new(&opened);
    let matrix = view.matrix();
    match args.format {
        ListFormat::Text => text(&opened, matrix, out)?,
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &view.matrix_list())?;
            writeln!(out)?;
        }
        ListFormat::Csv => {
            row(out, &["stakeholder", "issue", "strength", "sentences"])?;
            for cell in &matrix.cells {
                let record = view.cell(cell);
                let strength = match cell.strength {
                    Strength::Sentence => "sentence",
                    Strength::Paragraph => "paragraph",
                };
                let spans: Vec<String> = (record.sentences.iter())
                    .map(|(start, end)| format!("{start}-{end}"))
                    .collect();
                let fields = [record.stakeholder, record.issue, strength, &spans.join(" ")];
                row(out, &fields)?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// Tables as wide as the terminal, one under the other.
fn text(opened: &Opened, matrix: &Matrix, out: &mut impl Write) -> io::Result<()> {
    let [mut stakeholders, mut issues] = matrix.sides();
    let hidden = stakeholders.len().saturating_sub(MOST) + issues.len().saturating_sub(MOST);
    stakeholders.truncate(MOST);
    issues.truncate(MOST);
    if stakeholders.is_empty() {
        return Ok(());
    }
    let label = |entity: u32, columns: usize| {
        let entity = opened.annotations.entities.get(entity as usize);
        ellipsis(entity.map_or("", |entity| &entity.label), columns).into_owned()
    };
    let side: Vec<String> = stakeholders.iter().map(|at| label(*at, SIDE)).collect();
    let first = side.iter().map(|name| width(name)).max().unwrap_or(0);
    let mut rest: &[u32] = &issues;
    writeln!(out, "sentences that name both; · the same paragraph only")?;
    while !rest.is_empty() {
        let mut room = COLUMNS.saturating_sub(first);
        let heads: Vec<String> = rest
            .iter()
            .map(|issue| label(*issue, HEAD))
            .take_while(|head| {
                let fits = width(head) + 2 <= room;
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

//! `attache positions`: who says, demands, refuses what.

use std::io::{self, Write};

use super::args::{ListArgs, ListFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::record::View;
use super::relations::PositionRecord;
use crate::export::row;
use crate::model::Position;
use crate::open::Opened;
use crate::text::{ellipsis, sanitise, width};

/// Columns of a line: what every terminal has.
const COLUMNS: usize = 80;
/// Most columns of a holder.
const HOLDER: usize = 22;
/// Columns of a stance and the blanks behind it.
const STANCE: usize = 10;

/// Prints the positions.
pub(super) fn run(args: ListArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let opened = Input::require(args.path, &args.how)?.open()?;
    let view = View::new(&opened);
    let positions = view.positions();
    match args.format {
        ListFormat::Text => text(&opened, positions, out)?,
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &view.position_list())?;
            writeln!(out)?;
        }
        ListFormat::Csv => {
            row(out, &["holder", "cue", "stance", "start", "end", "text"])?;
            for position in positions {
                let PositionRecord {
                    holder,
                    cue,
                    stance,
                    start,
                    end,
                    text,
                } = view.position(position);
                let [start, end] = [start, end].map(|number| number.to_string());
                row(out, &[holder, cue, stance.name(), &start, &end, text])?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// One line for each: the holder, what it does, with what.
fn text(opened: &Opened, positions: &[Position], out: &mut impl Write) -> io::Result<()> {
    let article = &opened.article;
    let label = |position: &Position| {
        let entity = opened.annotations.entities.get(position.holder as usize);
        entity.map_or("", |entity| entity.label.as_str())
    };
    let widest = positions.iter().map(|position| width(label(position)));
    let column = widest.max().unwrap_or(0).min(HOLDER);
    for position in positions {
        let holder = ellipsis(label(position), column);
        let pad = column.saturating_sub(width(&holder));
        let stance = position.stance.name();
        let room = COLUMNS.saturating_sub(column + 2 + STANCE);
        let said = sanitise::line(position.told.of(&article.text));
        let said = ellipsis(said.trim(), room);
        writeln!(out, "{holder}{:pad$}  {stance:<STANCE$}{said}", "")?;
    }
    Ok(())
}

//! `attache positions`: who says, demands, refuses what.

use std::io::{self, Write};

use serde::Serialize;

use super::columns;
use super::list::List;
use super::relations::PositionRecord;
use super::view::View;
use crate::model::Position;
use crate::text::{ellipsis, sanitise, width};

/// Most columns of a holder.
const HOLDER: usize = 22;
/// Columns of a stance and the blanks behind it.
const STANCE: usize = 10;

/// The positions.
pub(super) struct Positions;

impl List for Positions {
    const NAME: &'static str = "positions";
    const HEADER: &'static [&'static str] = &[
        "holder",
        "cue",
        "stance",
        "start",
        "end",
        "text",
        "holder_label",
        "holder_mentions",
        "section_heading",
    ];

    /// One line for each: the holder, what it does, with what; the whole sentence where there is
    /// room for all of it.
    fn text(view: &View, out: &mut dyn Write) -> io::Result<()> {
        let opened = view.opened;
        let article = &opened.article;
        let label = |position: &Position| {
            let entity = opened.annotations.entities.get(position.holder as usize);
            entity.map_or("", |entity| entity.label.as_str())
        };
        let positions = view.positions();
        let terminal = columns::on_terminal();
        let widest = positions.iter().map(|position| width(label(position)));
        let column = widest.max().unwrap_or(0).min(columns::most(HOLDER));
        for position in positions {
            let holder = ellipsis(label(position), column);
            let pad = column.saturating_sub(width(&holder));
            let stance = position.stance.name();
            let words = if terminal {
                position.told
            } else {
                position.sentence
            };
            let room = columns::most(columns::LINE.saturating_sub(column + 2 + STANCE));
            let said = sanitise::line(words.of(&article.text));
            let said = ellipsis(said.trim(), room);
            writeln!(out, "{holder}{:pad$}  {stance:<STANCE$}{said}", "")?;
        }
        Ok(())
    }

    fn json<'a>(view: &'a View<'a>) -> impl Serialize + 'a {
        view.position_list()
    }

    fn rows(view: &View, row: &mut dyn FnMut(&[&str]) -> io::Result<()>) -> io::Result<()> {
        for position in view.positions() {
            let PositionRecord {
                holder,
                cue,
                stance,
                start,
                end,
                text,
            } = view.position(position);
            let entities = &view.opened.annotations.entities;
            let entity = entities.get(position.holder as usize);
            let mentions = entity.map_or(0, |entity| entity.mentions);
            let [start, end, mentions] = [start, end, mentions].map(|number| number.to_string());
            row(&[
                holder,
                cue,
                stance.name(),
                &start,
                &end,
                text,
                entity.map_or("", |entity| &entity.label),
                &mentions,
                view.heading_at(position.sentence.start),
            ])?;
        }
        Ok(())
    }
}

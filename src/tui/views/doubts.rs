//! The list of what is doubtful in a review.

use ratatui::buffer::Buffer;

use super::put::put;
use crate::app::{App, Area, Doubt, DoubtMark as Mark, Doubts};
use crate::config::Role;
use crate::model::{Article, Span};
use crate::text::context::around;
use crate::text::{ellipsis, sanitise, width};
use crate::tui::paint::Painter;

/// Fewest columns that words around a place are worth.
const CONTEXT: usize = 12;

/// Draws the list into the foot of the screen.
pub(super) fn draw(
    (app, doubts): (&App, &Doubts),
    painter: &Painter,
    area: Area,
    buffer: &mut Buffer,
) {
    let room = area.width.saturating_sub(2);
    let further = match doubts.further {
        0 => String::new(),
        more => format!("   {more} more behind"),
    };
    let title = format!("Which are wrong? Digits mark them.{further}");
    let title = ellipsis(&title, room.into());
    let style = painter.on_text(Role::Message);
    put(buffer, area.x + 1, area.y, room, &title, style);
    let shown = doubts.rows.iter().enumerate();
    for ((index, row), y) in shown.zip(area.y + 1..area.y + area.height) {
        let selected = index == doubts.selected;
        let role = match (selected, row.mark) {
            (true, _) => Role::Selected,
            (false, Mark::Right) => Role::Text,
            (false, Mark::Wrong | Mark::Later) => Role::Quiet,
        };
        let style = painter.on_text(role);
        let blank = " ".repeat(area.width.into());
        put(buffer, area.x, y, area.width, &blank, style);
        let words = words(app, row, index + 1, room.into());
        put(buffer, area.x + 1, y, room, &words, style);
    }
}

/// A row in words: its digit, what becomes of it, its words, what they are, and what stands around
/// them where there is room.
fn words(app: &App, row: &Doubt, number: usize, room: usize) -> String {
    let Some(light) = row.light(app) else {
        return String::new();
    };
    let article = app.article();
    let named = light.span.of(&article.text);
    let mut parts = vec![format!("{number} {} {named}", row.mark.sign())];
    if row.spans.len() > 1 {
        parts.push(format!("×{}", row.spans.len()));
    }
    if let Some(entity) = app.document.lights.entity(light) {
        let other = entity.label.to_lowercase() != named.to_lowercase();
        let label = format!("{}, {}", entity.label, entity.class.name());
        parts.push(if other {
            label
        } else {
            entity.class.name().to_owned()
        });
    }
    let mut words = parts.join("  ");
    let left = room.saturating_sub(width(&words) + 3);
    if left >= CONTEXT {
        words.push_str("   ");
        words.push_str(&context(article, light.span, left));
    }
    let words = sanitise::line(&words);
    ellipsis(&words, room).into_owned()
}

/// What stands around a place in its paragraph, in so many columns.
fn context(article: &Article, span: Span, room: usize) -> String {
    let block = article.blocks.get(article.block_at(span.start));
    let Some(block) = block.map(|block| block.span) else {
        return String::new();
    };
    let within = |text: &str, at: u32| text.len().min(at.saturating_sub(block.start) as usize);
    let text = block.of(&article.text);
    let (start, end) = (within(text, span.start), within(text, span.end));
    let place = Span::new(start as u32, end as u32);
    // half of the room for what is before it, at most; what is behind is cut where it is too much
    let half = room.saturating_sub(width(place.of(text))) / 2;
    let (before, _) = around(text, place, half);
    let (_, behind) = around(text, place, room);
    let cut = before.len() < start;
    let before = match before.split_once(char::is_whitespace) {
        // it begins with a whole word
        Some((_, rest)) if cut => rest,
        _ => before,
    };
    let mark = if cut { "…" } else { "" };
    let words = format!("{mark}{before}{}{behind}", place.of(text));
    ellipsis(&words.replace('\n', " "), room).into_owned()
}

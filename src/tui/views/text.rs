//! The text pane.

use ratatui::buffer::Buffer;

use super::put::put;
use crate::app::{App, Area, Selection};
use crate::config::{Role, Style};
use crate::layout::{Cells, Lit, Over, Row, Segment, segments};
use crate::model::{Block, BlockKind, Inline, Span};
use crate::text::{graphemes, width};
use crate::tui::paint::Painter;

/// Draws the rows on the screen.
pub(super) fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) {
    let column = app.view.panes.column;
    let here = app.this.and_then(|this| app.view.line_of(this));
    for (index, y) in (column.y..column.y + column.height).enumerate() {
        let Some(row) = app.view.row(index).filter(|row| !row.blank) else {
            continue;
        };
        let Some(block) = app.article().blocks.get(row.block as usize) else {
            continue;
        };
        let line = Line {
            app,
            painter,
            row,
            block,
            y,
            column,
        };
        if here == Some(index) {
            line.gutter(buffer);
        } else {
            line.standing(buffer);
        }
        line.quote_bars(buffer);
        if block.kind == BlockKind::Rule {
            line.rule(buffer);
        } else {
            line.words(buffer);
        }
    }
}

/// One row of text on its way to the screen.
struct Line<'a> {
    app: &'a App,
    painter: &'a Painter,
    row: &'a Row,
    block: &'a Block,
    y: u16,
    column: Area,
}

impl Line<'_> {
    /// Marks where the current highlight is, or else the sentence that keys act on.
    fn gutter(&self, buffer: &mut Buffer) {
        let Some(x) = self.column.x.checked_sub(2) else {
            return;
        };
        let (mark, role) = if self.app.selection.is_some() {
            ("┃", Role::Focus)
        } else if self.app.this_is_sentence() {
            ("›", Role::Quiet)
        } else {
            ("▶", Role::Focus)
        };
        put(buffer, x, self.y, 1, mark, self.painter.on_text(role));
    }

    /// Shows which rows have notes, and which are done: all that starts there is decided.
    fn standing(&self, buffer: &mut Buffer) {
        let Some(x) = self.column.x.checked_sub(2) else {
            return;
        };
        let lights = self.app.document.lights.touching(self.row.span);
        let here = lights.filter(|light| self.row.holds(light.span.start));
        let (mut some, mut noted, mut open) = (false, false, false);
        for light in here {
            noted |= light.noted;
            some |= !light.is_note();
            open |= light.is_undecided();
        }
        let mark = match (noted, some && !open) {
            (true, _) => "✎",
            (false, true) => "✓",
            (false, false) => return,
        };
        put(
            buffer,
            x,
            self.y,
            1,
            mark,
            self.painter.on_text(Role::Quiet),
        );
    }

    fn quote_bars(&self, buffer: &mut Buffer) {
        let style = self.painter.on_text(Role::Quiet);
        let bars = u16::from(self.block.quote).min(self.row.indent / 2);
        for bar in 0..bars {
            put(buffer, self.column.x + bar * 2, self.y, 1, "│", style);
        }
    }

    fn rule(&self, buffer: &mut Buffer) {
        let columns = self.column.width.saturating_sub(self.row.indent);
        let style = self.painter.on_text(Role::Quiet);
        let line = "─".repeat(columns.into());
        put(
            buffer,
            self.column.x + self.row.indent,
            self.y,
            columns,
            &line,
            style,
        );
    }

    fn words(&self, buffer: &mut Buffer) {
        let app = self.app;
        let article = app.article();
        let dark = self.is_dark();
        let marks = if dark {
            Vec::new()
        } else {
            app.marks(self.row.span)
        };
        let over = Over {
            styles: &article.styles,
            marks: &marks,
            hits: &app.find.hits,
            current: app.current.filter(|_| app.selection.is_none()),
            current_hit: app.find.current,
            selected: app.selection.as_ref().map(Selection::span),
        };
        let x = self.column.x + self.row.indent;
        if let Some(cells) = &self.row.cells {
            self.cells(cells, x, &over, dark, buffer);
            return;
        }
        let end = self.column.x + self.room();
        // wide lines are scrolled sideways: so many columns are left out at their start
        let hidden = if app.view.is_sideways(self.block) {
            usize::from(app.view.left)
        } else {
            0
        };
        self.stretch(self.row.span, (x, end), hidden, &over, dark, buffer);
        self.edges(buffer);
    }

    /// Writes the words of `span` without their first `hidden` columns, from one column to another.
    fn stretch(
        &self,
        span: Span,
        (mut x, end): (u16, u16),
        mut hidden: usize,
        over: &Over,
        dark: bool,
        buffer: &mut Buffer,
    ) {
        for Segment { span, lit } in segments(span, over) {
            let words = span.of(&self.app.article().text);
            let shown = skip(words, &mut hidden);
            let style = self.painter.cell(self.style(lit, dark));
            x = put(buffer, x, self.y, end.saturating_sub(x), shown, style);
            if x >= end {
                break;
            }
        }
    }

    /// Writes a row of a table that begins at the column `x`, each cell in its own column.
    fn cells(&self, cells: &Cells, x: u16, over: &Over, dark: bool, buffer: &mut Buffer) {
        let left = self.app.view.left;
        let quiet = self.painter.on_text(Role::Quiet);
        for (at, sign) in cells.grid.signs(left) {
            put(buffer, x + at, self.y, 1, sign, quiet);
        }
        for part in &cells.parts {
            if let Some((from, wide)) = cells.grid.place(part.column, left) {
                let end = x + from + wide;
                let from = x + from + part.shift.min(wide);
                self.stretch(part.span, (from, end), 0, over, dark, buffer);
            }
        }
    }

    /// Columns that the row may take: a wide line may use the margin of the pane as well.
    fn room(&self) -> u16 {
        if self.block.is_wide() {
            self.app.view.panes.wide
        } else {
            self.column.width
        }
    }

    /// Shows that a wide line goes on to either side.
    fn edges(&self, buffer: &mut Buffer) {
        if !self.app.view.is_sideways(self.block) {
            return;
        }
        let columns =
            width(self.row.span.of(&self.app.article().text)) + usize::from(self.row.indent);
        let (left, room) = (usize::from(self.app.view.left), usize::from(self.room()));
        let style = self.painter.on_text(Role::Quiet);
        if columns > left + room {
            put(
                buffer,
                self.column.x + self.room() - 1,
                self.y,
                1,
                "▸",
                style,
            );
        }
        if left > 0 && columns > 0 {
            put(buffer, self.column.x, self.y, 1, "◂", style);
        }
    }

    /// True where a lens leaves this row in the dark.
    fn is_dark(&self) -> bool {
        let lens = self.app.lens.as_ref();
        lens.is_some_and(|lens| !lens.lights(self.row.span.start))
    }

    fn style(&self, lit: Lit, dark: bool) -> Style {
        let painter = self.painter;
        let heading = self.block.is_heading();
        let mut style = painter.role(Role::Text);
        match self.block.kind {
            BlockKind::Title | BlockKind::Heading => {
                style = style.under(painter.role(Role::Heading));
            }
            BlockKind::Note => style = style.under(painter.role(Role::Quiet)),
            _ => {}
        }
        for (inline, role) in [
            (Inline::STRONG, Role::Strong),
            (Inline::EMPHASIS, Role::Emphasis),
            (Inline::STRIKE, Role::Struck),
            (Inline::CODE, Role::Code),
            (Inline::LINK, Role::Link),
            (Inline::ADDRESS, Role::Quiet),
        ] {
            if lit.inline.has(inline) {
                style = style.under(painter.role(role));
            }
        }
        if lit.stakeholder {
            let role = if lit.key {
                Role::Stakeholder
            } else {
                Role::MinorStakeholder
            };
            style = style.under(painter.role(role));
            // a heading is bold all through: there it takes more to stand out
            style.italic |= heading && lit.key;
        }
        if lit.issue {
            let role = if lit.key {
                Role::Issue
            } else {
                Role::MinorIssue
            };
            style = style.under(painter.role(role));
        }
        if lit.note && !lit.stakeholder && !lit.issue {
            style = style.under(painter.role(Role::Noted));
        }
        if lit.accepted {
            style = style.under(painter.role(Role::Accepted));
        }
        if lit.chosen {
            style = style.under(painter.role(Role::Chosen));
        }
        if dark {
            style = style.under(painter.role(Role::Dimmed));
        }
        if lit.hit {
            style = style.under(painter.role(Role::Hit));
        }
        if lit.current_hit {
            style = style.under(painter.role(Role::CurrentHit));
        }
        if lit.current {
            style = style.under(painter.role(Role::Current));
        }
        if lit.selected {
            style = style.under(painter.role(Role::Selection));
        }
        style
    }
}

/// `words` without its first `hidden` columns; counts down what is still to be left out.
fn skip<'a>(words: &'a str, hidden: &mut usize) -> &'a str {
    let mut from = 0;
    for cluster in graphemes(words) {
        if *hidden == 0 {
            break;
        }
        *hidden = hidden.saturating_sub(width(cluster));
        from += cluster.len();
    }
    words.get(from..).unwrap_or("")
}

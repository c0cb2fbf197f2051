//! Where the panes are.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Column of its left edge.
    pub x: u16,
    /// Row of its upper edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// Columns from which the outline stands beside the text.
const OUTLINE_FROM: u16 = 70;

/// Fewest and most columns of an outline whose width was not chosen.
const USUAL_OUTLINE: (u16, u16) = (22, 40);

/// What decides about the panes.
#[derive(Clone, Copy, Debug)]
pub struct Wishes {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The outline is wanted beside the text.
    pub outline: bool,
    /// The outline has the focus.
    pub focus_outline: bool,
    /// Nothing but the text is wanted.
    pub alone: bool,
    /// Columns of the outline, where the reader has chosen them.
    pub outline_width: Option<u16>,
    /// Widest text column.
    pub measure: u16,
    /// Rows that are wanted at the foot, below the text.
    pub panel: u16,
}

/// The panes of the reading screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The title row.
    pub title: Option<Area>,
    /// The outline, beside the text or over it.
    pub outline: Option<Area>,
    /// True where the outline lies over the text.
    pub drawer: bool,
    /// The pane of the text, with its margins.
    pub text: Area,
    /// The text itself, within its pane.
    pub column: Area,
    /// Columns that a line may take which is too wide for the text column.
    pub wide: u16,
    /// What is open at the foot of the screen, across its whole width.
    pub panel: Option<Area>,
    /// The status row.
    pub status: Option<Area>,
    /// True where position and message share the title row.
    pub narrow: bool,
}

impl Panes {
    /// Lays out the panes.
    pub fn new(wishes: &Wishes) -> Self {
        let (columns, rows) = wishes.size;
        let row = |y| Area {
            x: 0,
            y,
            width: columns,
            height: 1,
        };
        let title = (rows >= 4).then(|| row(0));
        let status = (rows >= 2).then(|| row(rows - 1));
        let y = u16::from(title.is_some());
        let body = rows - y - u16::from(status.is_some());
        let panel = panel_area(
            wishes,
            Area {
                height: body,
                ..row(y)
            },
        );
        let height = body - panel.map_or(0, |area| area.height);
        let narrow = columns < OUTLINE_FROM;
        let outline = outline_area(
            wishes,
            narrow,
            Area {
                x: 0,
                y,
                width: columns,
                height,
            },
        );
        let left = match outline {
            // one column for the rule between the panes
            Some(area) if !narrow => area.width + 1,
            _ => 0,
        };
        let text = Area {
            x: left,
            y,
            width: columns.saturating_sub(left),
            height,
        };
        let column = text_column(text, wishes.measure);
        let wide = (text.x + text.width)
            .saturating_sub(column.x + 1)
            .max(column.width);
        Self {
            title,
            outline,
            drawer: narrow && outline.is_some(),
            text,
            column,
            wide,
            panel,
            status,
            narrow,
        }
    }
}

/// The foot of the body: all that is wanted where the text keeps most of the screen, less where
/// there is little room.
fn panel_area(wishes: &Wishes, body: Area) -> Option<Area> {
    let height = wishes.panel.min(body.height / 2);
    (height > 0).then(|| Area {
        y: body.y + body.height - height,
        height,
        ..body
    })
}

fn outline_area(wishes: &Wishes, narrow: bool, body: Area) -> Option<Area> {
    if narrow {
        let width = if body.width < 50 { body.width } else { 34 };
        return wishes.focus_outline.then_some(Area { width, ..body });
    }
    let wanted = wishes.focus_outline || (wishes.outline && !wishes.alone);
    let usual = (body.width * 2 / 7).clamp(USUAL_OUTLINE.0, USUAL_OUTLINE.1);
    let width = wishes
        .outline_width
        .unwrap_or(usual)
        .clamp(12, body.width / 2);
    wanted.then_some(Area { width, ..body })
}

/// The text column: capped at the measure, centred, with a gutter where there is room for one.
fn text_column(pane: Area, measure: u16) -> Area {
    let (gutter, margin) = match pane.width {
        0..=11 => (0, 0),
        12..=29 => (1, 0),
        _ => (2, 1),
    };
    let room = pane.width.saturating_sub(gutter + margin);
    let width = room.min(measure.max(1));
    Area {
        x: pane.x + gutter + (room - width) / 2,
        width,
        ..pane
    }
}

#[cfg(test)]
mod tests {
    use super::{Panes, Wishes};

    fn panes(columns: u16, rows: u16, focus_outline: bool) -> Panes {
        Panes::new(&wishes(columns, rows, focus_outline))
    }

    fn wishes(columns: u16, rows: u16, focus_outline: bool) -> Wishes {
        Wishes {
            size: (columns, rows),
            outline: true,
            focus_outline,
            alone: false,
            outline_width: None,
            measure: 80,
            panel: 0,
        }
    }

    #[test]
    fn the_outline_stands_beside_the_text_from_70_columns() {
        assert!(panes(70, 24, false).outline.is_some());
        assert!(panes(69, 24, false).outline.is_none());
        assert!(panes(69, 24, true).drawer);
    }

    #[test]
    fn the_text_is_centred_and_capped() {
        let wide = panes(200, 50, false);
        assert_eq!(wide.column.width, 80);
        let left = wide.column.x - wide.text.x;
        let right = wide.text.width - left - 80;
        assert!(left.abs_diff(right) <= 2);
    }

    #[test]
    fn nothing_leaves_the_screen_at_any_size() {
        for columns in 0..160 {
            for rows in 0..30 {
                for focus in [false, true] {
                    let panes = Panes::new(&Wishes {
                        panel: rows / 3,
                        ..wishes(columns, rows, focus)
                    });
                    let areas = [
                        panes.title,
                        panes.outline,
                        panes.status,
                        panes.panel,
                        Some(panes.column),
                    ];
                    for area in areas.into_iter().flatten() {
                        assert!(area.x + area.width <= columns, "{columns}x{rows} {area:?}");
                        assert!(area.y + area.height <= rows, "{columns}x{rows} {area:?}");
                    }
                    if columns > 0 && rows > 0 {
                        assert!(panes.column.width > 0 && panes.column.height > 0);
                    }
                }
            }
        }
    }
}

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

/// Columns from which the inspector stands beside outline and text.
const ALL_FROM: u16 = 100;

/// Columns from which an inspector that has the focus takes the place of the outline; on a
/// narrower screen it stands below the text, which so stays whole.
const INSPECTOR_FROM: u16 = 80;

/// Fewest and most columns of an outline whose width was not chosen.
const USUAL_OUTLINE: (u16, u16) = (22, 40);

/// The same where the inspector has room as well.
const OUTLINE_OF_THREE: (u16, u16) = (20, 40);

/// Fewest and most columns of an inspector whose width was not chosen.
const USUAL_INSPECTOR: (u16, u16) = (28, 36);

/// Fewest columns that an inspector leaves to the text and its margins.
const TEXT_KEEPS: u16 = 50;

/// Columns of text that an outline leaves it which takes more than is usual, for its headings.
const READING: u16 = 66;

/// Columns beside the text column in its pane, and the rule to its left.
const MARGINS: u16 = 4;

/// Fewest columns of an outline that lies over the text.
const DRAWER: u16 = 34;

/// Fewest columns of a pane that makes room for the others.
const LEAST: u16 = 12;

/// What decides about the panes.
#[derive(Clone, Copy, Debug)]
pub struct Wishes {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The outline is wanted beside the text.
    pub outline: bool,
    /// The outline has the focus.
    pub focus_outline: bool,
    /// The inspector is wanted where all three have room.
    pub inspector: bool,
    /// The inspector has the focus.
    pub focus_inspector: bool,
    /// Nothing but the text is wanted.
    pub alone: bool,
    /// Columns in which the headings stand whole.
    pub headings: u16,
    /// Columns of the outline, where the reader has chosen them.
    pub outline_width: Option<u16>,
    /// Columns of the inspector, where the reader has chosen them.
    pub inspector_width: Option<u16>,
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
    /// The inspector, beside the text or below it.
    pub inspector: Option<Area>,
    /// True where the inspector stands below the text.
    pub inspector_below: bool,
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
    /// True where outline, text and inspector have room side by side.
    pub three: bool,
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
        let body = Area { height, ..row(y) };
        let inspector = inspector_area(wishes, body);
        let below = columns < INSPECTOR_FROM && inspector.is_some();
        let outline = outline_area(wishes, inspector, body);
        // one column for each rule between the panes
        let left = match outline {
            Some(area) if !narrow => area.width + 1,
            _ => 0,
        };
        let (right, foot) = match inspector {
            Some(area) if below => (0, area.height),
            Some(area) => (area.width + 1, 0),
            None => (0, 0),
        };
        let text = Area {
            x: left,
            y,
            width: columns.saturating_sub(left + right),
            height: height - foot,
        };
        let column = text_column(text, wishes.measure);
        let wide = (text.x + text.width)
            .saturating_sub(column.x + 1)
            .max(column.width);
        Self {
            title,
            outline,
            drawer: narrow && outline.is_some(),
            inspector,
            inspector_below: below,
            text,
            column,
            wide,
            panel,
            status,
            narrow,
            three: columns >= ALL_FROM,
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

fn inspector_area(wishes: &Wishes, body: Area) -> Option<Area> {
    let three = body.width >= ALL_FROM && wishes.inspector && !wishes.alone;
    if !wishes.focus_inspector && !three {
        return None;
    }
    if body.width < INSPECTOR_FROM {
        let height = body.height / 2;
        return (height > 0).then(|| Area {
            y: body.y + body.height - height,
            height,
            ..body
        });
    }
    let usual = (body.width / 4).clamp(USUAL_INSPECTOR.0, USUAL_INSPECTOR.1);
    let most = body.width.saturating_sub(TEXT_KEEPS + 1);
    let most = if outline_stands(wishes, true, body) {
        most.saturating_sub(LEAST + 1)
    } else {
        most
    };
    let width = wishes.inspector_width.unwrap_or(usual).clamp(LEAST, most);
    Some(Area {
        x: body.x + body.width - width,
        width,
        ..body
    })
}

/// True where the outline stands beside the text.
fn outline_stands(wishes: &Wishes, inspector: bool, body: Area) -> bool {
    // with less room only one of the two fits beside the text
    let room = body.width >= ALL_FROM || (body.width >= OUTLINE_FROM && !inspector);
    let wanted = wishes.focus_outline || (wishes.outline && !wishes.alone);
    // where the inspector stands below, the outline need not go
    let beside = body.width >= OUTLINE_FROM && body.width < INSPECTOR_FROM;
    (room || beside) && wanted
}

fn outline_area(wishes: &Wishes, inspector: Option<Area>, body: Area) -> Option<Area> {
    if body.width < OUTLINE_FROM {
        let width = if body.width < 50 {
            body.width
        } else {
            wishes.headings.min(body.width * 2 / 3).max(DRAWER)
        };
        return wishes.focus_outline.then_some(Area { width, ..body });
    }
    if !outline_stands(wishes, inspector.is_some(), body) {
        return None;
    }
    let below = body.width < INSPECTOR_FROM;
    let height = match inspector {
        Some(area) if below => body.height - area.height,
        _ => body.height,
    };
    let usual = if body.width < ALL_FROM {
        (body.width * 2 / 7).clamp(USUAL_OUTLINE.0, USUAL_OUTLINE.1)
    } else {
        (body.width * 2 / 9).clamp(OUTLINE_OF_THREE.0, OUTLINE_OF_THREE.1)
    };
    let most = match inspector {
        Some(area) if !below => body.width.saturating_sub(area.width + 2 + TEXT_KEEPS),
        _ => body.width / 2,
    };
    let beside = inspector
        .filter(|_| !below)
        .map_or(0, |area| area.width + 1);
    let keeps = wishes.measure.min(READING) + MARGINS + beside;
    // what the text can spare
    let room = body.width.saturating_sub(keeps).min(body.width / 3);
    let usual = usual.max(wishes.headings.min(room));
    let width = wishes.outline_width.unwrap_or(usual);
    let width = width.clamp(LEAST, most.min(body.width / 2).max(LEAST));
    Some(Area {
        width,
        height,
        ..body
    })
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
            inspector: true,
            focus_inspector: false,
            alone: false,
            headings: 0,
            outline_width: None,
            inspector_width: None,
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
    fn all_three_stand_side_by_side_from_100_columns() {
        let three = panes(100, 30, false);
        assert!(three.outline.is_some() && three.inspector.is_some());
        let two = panes(99, 30, false);
        assert!(two.outline.is_some() && two.inspector.is_none());
        let focused = |columns| {
            Panes::new(&Wishes {
                focus_inspector: true,
                ..wishes(columns, 24, false)
            })
        };
        let beside = focused(80);
        assert!(beside.outline.is_none() && !beside.inspector_below);
        assert!(focused(79).inspector_below);
        assert!(focused(79).outline.is_some());
        assert!(focused(69).inspector_below);
        assert!(focused(69).outline.is_none());
    }

    #[test]
    fn beside_an_inspector_the_text_keeps_its_columns() {
        for columns in 80..200 {
            for chosen in [None, Some(12), Some(90)] {
                for focus_inspector in [false, true] {
                    let panes = Panes::new(&Wishes {
                        focus_inspector,
                        inspector_width: chosen,
                        outline_width: chosen,
                        ..wishes(columns, 24, false)
                    });
                    if panes.inspector.is_some() {
                        assert!(panes.text.width >= 50, "{columns}: {panes:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn long_headings_have_the_room_that_the_text_can_spare() {
        let outline = |columns, headings| {
            let panes = Panes::new(&Wishes {
                headings,
                ..wishes(columns, 40, false)
            });
            (panes.outline.unwrap().width, panes.column.width)
        };
        let (usual, _) = outline(160, 0);
        assert_eq!(outline(160, 30), (usual, 80), "never less than is usual");
        assert_eq!(outline(160, 50), (50, 69));
        assert_eq!(outline(160, 200), (53, 66), "at most a third");
        assert_eq!(outline(240, 70), (70, 80));
        assert_eq!(outline(240, 200).0, 80);
        // where the text has nothing to spare all stays
        assert_eq!(outline(120, 60), outline(120, 0));
        assert_eq!(outline(80, 60), outline(80, 0));
        let drawer = |headings| {
            let panes = Panes::new(&Wishes {
                headings,
                ..wishes(60, 40, true)
            });
            panes.outline.unwrap().width
        };
        assert_eq!([0, 36, 90].map(drawer), [34, 36, 40]);
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
                for (focus, focus_inspector) in [(false, false), (true, false), (false, true)] {
                    let panes = Panes::new(&Wishes {
                        panel: rows / 3,
                        focus_inspector,
                        ..wishes(columns, rows, focus)
                    });
                    let areas = [
                        panes.title,
                        panes.outline,
                        panes.inspector,
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

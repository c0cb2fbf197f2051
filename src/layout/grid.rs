//! The columns of a table: how wide each is and where it stands, also when the table is scrolled
//! sideways.

use crate::text::{CELL_SEPARATOR, width};

/// Narrowest column in which cells are wrapped, where they need more.
const MIN: u16 = 6;

/// Columns that the longest word of a cell may ask for, so that it stays whole.
const WORD: u16 = 12;

/// Widest column of a table that is scrolled sideways: two of them beside the first where they
/// can be at least as wide as the smaller number.
const WIDEST: (u16, u16) = (20, 40);

/// Columns between two cells.
const BETWEEN: u16 = 3;

/// Columns kept for the sign that there is more to the right.
const MORE: u16 = 2;

/// What the cells of a column ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Columns of its widest cell.
    whole: u16,
    /// Columns of its longest word.
    word: u16,
}

impl Asked {
    /// Takes a cell in.
    pub(super) fn add(&mut self, cell: &str) {
        let columns = |words| u16::try_from(width(words)).unwrap_or(u16::MAX);
        self.whole = self.whole.max(columns(cell));
        for word in cell.split(' ').flat_map(|word| word.split_inclusive('-')) {
            self.word = self.word.max(columns(word));
        }
    }

    /// The least that it needs; with short cells whole, where there is room for that.
    fn least(self, short_whole: bool) -> u16 {
        if short_whole && self.whole <= WORD {
            self.whole
        } else {
            self.whole.min(self.word.clamp(MIN, WORD))
        }
    }
}

/// The columns of a table that is set to a width. The first one never leaves the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// How wide each is.
    widths: Vec<u16>,
    /// Where each starts while nothing is hidden, and where one behind the last would.
    starts: Vec<u16>,
    /// How far it can be scrolled.
    most: u16,
    /// How wide each is in the reading text.
    made: Vec<u16>,
    /// Columns that the table may take.
    room: u16,
}

impl Grid {
    /// Sets columns to `room` columns, no one wider than `measure`: all side by side, as wide as
    /// they ask for or with wrapped cells; where they are too many, for scrolling sideways.
    pub(super) fn new(asked: &[Asked], room: u16, measure: u16) -> Self {
        let between = BETWEEN.saturating_mul(asked.len().saturating_sub(1).min(999) as u16);
        let wished = asked.iter().map(|asked| asked.whole.min(measure).max(1));
        let wished: Vec<u16> = wished.collect();
        let with = |short_whole| {
            let least = asked.iter().zip(&wished);
            let least = least.map(|(asked, most)| asked.least(short_whole).clamp(1, *most));
            side_by_side(&wished, least.collect(), room.saturating_sub(between))
        };
        let widths = with(true).or_else(|| with(false));
        let widths = widths.unwrap_or_else(|| one_after_another(&wished, room));
        let mut grid = Self {
            starts: starts(&widths),
            most: 0,
            widths,
            made: asked.iter().map(|asked| asked.whole).collect(),
            room,
        };
        grid.most = grid.scrolled(grid.hidden_at_end());
        grid
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.widths.len()
    }

    /// How wide a column is.
    pub(super) fn width(&self, column: usize) -> u16 {
        self.widths.get(column).copied().unwrap_or(1)
    }

    /// Columns before a line of `columns` columns, of a cell that has so many blanks at its ends:
    /// numbers stay on the right, what was centred in the middle.
    pub(super) fn shift(&self, column: usize, blanks: (usize, usize), columns: usize) -> u16 {
        if blanks.0 == 0 {
            return 0;
        }
        let free = usize::from(self.width(column)).saturating_sub(columns);
        let made = self.made.get(column).map_or(0, |made| usize::from(*made));
        // behind the last cell blanks are left out
        let last = column + 1 == self.len();
        let right = blanks.1 == 0 && (!last || blanks.0 + columns >= made);
        (if right { free } else { free / 2 }) as u16
    }

    /// Where a column stands and how much of it is seen when the table is scrolled `left` columns
    /// to the right; none where it is not on the screen.
    pub fn place(&self, column: usize, left: u16) -> Option<(u16, u16)> {
        let hidden = self.hidden(left);
        if column > 0 && column <= hidden {
            return None;
        }
        let x = if column == 0 {
            0
        } else {
            self.before(column).saturating_sub(self.before(hidden + 1)) + self.before(1)
        };
        let wide = self.width(column);
        let more = if column + 1 < self.len() { MORE } else { 0 };
        let end = x.saturating_add(wide);
        // a column is on the screen as a whole; the two that must be seen are cut where they have to
        let cut = column <= hidden + 1 && x < self.room;
        if end.saturating_add(more) <= self.room || cut && end <= self.room {
            Some((x, wide))
        } else {
            cut.then(|| (x, self.room - x))
        }
    }

    /// Where the signs between the columns on the screen stand, and one where the table goes on:
    /// `◂` behind the first column, `▸` behind the last one seen.
    pub fn signs(&self, left: u16) -> Vec<(u16, &'static str)> {
        let mut signs = Vec::new();
        let hidden = self.hidden(left);
        let mut end = None;
        for column in (0..1).chain(hidden + 1..self.len()) {
            let Some((x, wide)) = self.place(column, left) else {
                if let Some(end) = end {
                    let x = u16::min(end + 1, self.room.saturating_sub(1));
                    signs.push((x, "▸"));
                }
                break;
            };
            if column > 0 {
                let sign = if column == hidden + 1 && hidden > 0 {
                    "◂"
                } else {
                    CELL_SEPARATOR.trim()
                };
                signs.push((x.saturating_sub(2), sign));
            }
            end = Some(x + wide);
        }
        signs
    }

    /// How far the table can be scrolled: then its last column is seen.
    pub fn most(&self) -> u16 {
        self.most
    }

    /// How many columns behind the first are hidden when the last one comes into view.
    fn hidden_at_end(&self) -> usize {
        let last = self.len().saturating_sub(1);
        let seen = |hidden: &usize| self.place(last, self.scrolled(*hidden)).is_some();
        (0..self.len()).find(seen).unwrap_or(0)
    }

    /// One column further to the right than `left`.
    pub fn next(&self, left: u16) -> u16 {
        self.scrolled(self.hidden(left) + 1).min(self.most)
    }

    /// One column further to the left than `left`.
    pub fn previous(&self, left: u16) -> u16 {
        self.scrolled(self.hidden(left).saturating_sub(1))
    }

    /// `left`, or where a column is not on the screen then, how far to scroll to see it.
    pub fn showing(&self, column: usize, left: u16) -> u16 {
        let tried = [left, 0, self.scrolled(column.saturating_sub(1))];
        let mut seen = tried
            .into_iter()
            .filter(|left| self.place(column, *left).is_some());
        seen.next().unwrap_or(left)
    }

    /// How many columns behind the first are hidden.
    fn hidden(&self, left: u16) -> usize {
        // the starts only grow: the last of these that is not beyond `left`
        let behind = self.starts.get(2..self.len()).unwrap_or(&[]);
        behind.partition_point(|start| start.saturating_sub(self.before(1)) <= left)
    }

    /// How far the table is scrolled when so many columns behind the first are hidden.
    fn scrolled(&self, hidden: usize) -> u16 {
        self.before(hidden + 1).saturating_sub(self.before(1))
    }

    /// Where a column starts while nothing is hidden.
    fn before(&self, column: usize) -> u16 {
        let start = self.starts.get(column).or(self.starts.last());
        start.copied().unwrap_or(0)
    }
}

/// Where columns of these widths start, and where one behind them would.
fn starts(widths: &[u16]) -> Vec<u16> {
    let mut starts = Vec::with_capacity(widths.len() + 1);
    let mut x: u16 = 0;
    starts.push(x);
    for wide in widths {
        x = x.saturating_add(wide.saturating_add(BETWEEN));
        starts.push(x);
    }
    starts
}

/// Widths for all columns in `room`, each between `widths`, the least it needs, and `wished`; none
/// where there is too little room.
fn side_by_side(wished: &[u16], mut widths: Vec<u16>, room: u16) -> Option<Vec<u16>> {
    let sum = |widths: &[u16]| {
        widths
            .iter()
            .fold(0u16, |sum, wide| sum.saturating_add(*wide))
    };
    if sum(wished) <= room {
        return Some(wished.to_vec());
    }
    for _ in 0..room.checked_sub(sum(&widths))? {
        // what needs most rows gets one more column
        let lacking = widths.iter_mut().zip(wished);
        let most = lacking
            .filter(|(wide, wished)| **wide < **wished)
            .max_by_key(|(wide, wished)| u32::from(**wished) * 1000 / u32::from(**wide).max(1));
        *most?.0 += 1;
    }
    Some(widths)
}

/// Widths for scrolling sideways: the first column and any other one fit beside each other.
fn one_after_another(wished: &[u16], room: u16) -> Vec<u16> {
    let first = wished.first().copied().unwrap_or(1).min((room / 3).max(1));
    let others = room.saturating_sub(first + BETWEEN + MORE).max(1);
    let half = others.saturating_sub(BETWEEN) / 2;
    let others = others.min(half.clamp(WIDEST.0, WIDEST.1));
    let behind = wished.iter().skip(1).map(|wide| *wide.min(&others));
    std::iter::once(first).chain(behind).collect()
}

#[cfg(test)]
mod tests {
    use super::{Asked, Grid};

    fn grid(cells: &[usize], room: u16) -> Grid {
        let asked = cells.iter().map(|columns| {
            let mut asked = Asked::default();
            asked.add(
                &"four "
                    .repeat(*columns)
                    .chars()
                    .take(*columns)
                    .collect::<String>(),
            );
            asked
        });
        Grid::new(&asked.collect::<Vec<_>>(), room, 80)
    }

    #[test]
    fn what_fits_is_as_wide_as_it_asks() {
        assert_eq!(grid(&[7, 20, 5], 60).widths, [7, 20, 5]);
        assert_eq!(grid(&[7, 20, 5], 60).most(), 0);
        assert_eq!(grid(&[], 60).most(), 0);
        assert_eq!(grid(&[200], 60).widths, [60]);
    }

    #[test]
    fn what_would_fit_wrapped_is_wrapped_evenly() {
        let grid = grid(&[7, 75, 35, 37, 27], 80);
        assert_eq!(grid.widths.iter().sum::<u16>() + 4 * 3, 80);
        let rows = [7u16, 75, 35, 37, 27];
        let rows = rows.iter().zip(&grid.widths);
        let rows: Vec<_> = rows.map(|(asked, wide)| asked.div_ceil(*wide)).collect();
        assert!(rows.iter().all(|rows| *rows <= 3), "{rows:?}");
        assert_eq!(grid.most(), 0);
    }

    #[test]
    fn a_long_word_is_not_broken_for_room_that_others_have() {
        let mut asked = [Asked::default(), Asked::default()];
        asked[0].add("territorial waters");
        asked[1].add(&"and so on ".repeat(9));
        assert!(Grid::new(&asked, 26, 80).widths[0] >= 11);
    }

    #[test]
    fn the_first_column_stays_and_the_others_go_one_by_one() {
        let grid = grid(&[10; 9], 36);
        let seen = |left| {
            let all = (0..9).filter(|column| grid.place(*column, left).is_some());
            all.collect::<Vec<_>>()
        };
        assert_eq!(seen(0), [0, 1]);
        assert_eq!(grid.next(0), 13);
        assert_eq!(seen(grid.next(0)), [0, 2]);
        assert_eq!(grid.place(2, 13), Some((13, 10)));
        assert_eq!(seen(20), [0, 2], "never half a column");
        let most = grid.most();
        assert_eq!(seen(most), [0, 7, 8]);
        assert_eq!(grid.next(most), most);
        assert_eq!(grid.previous(13), 0);
        assert_eq!(grid.previous(0), 0);
    }

    #[test]
    fn signs_say_where_it_goes_on() {
        let grid = grid(&[10; 9], 36);
        assert_eq!(grid.signs(0), [(11, "│"), (24, "▸")]);
        assert_eq!(grid.signs(13), [(11, "◂"), (24, "▸")]);
        assert_eq!(grid.signs(grid.most()), [(11, "◂"), (24, "│")]);
    }

    #[test]
    fn a_column_is_brought_into_view() {
        let grid = grid(&[10; 9], 36);
        for column in 0..9 {
            for left in [0, 13, 40, grid.most()] {
                let showing = grid.showing(column, left);
                assert!(
                    grid.place(column, showing).is_some(),
                    "{column} from {left}"
                );
            }
        }
        assert_eq!(grid.showing(0, 13), 13);
        assert_eq!(grid.showing(1, 52), 0);
    }

    #[test]
    fn any_room_has_something() {
        for room in 1..40 {
            let grid = grid(&[30, 9, 60, 12, 12, 12], room);
            for column in 0..6 {
                let showing = grid.showing(column, 0);
                let place = grid.place(column, showing);
                if room > 6 {
                    assert!(place.is_some(), "{column} in {room}");
                }
                assert!(place.is_none_or(|(x, wide)| x + wide <= room && wide > 0));
            }
            assert!(grid.signs(0).iter().all(|(x, _)| *x < room));
        }
    }
}

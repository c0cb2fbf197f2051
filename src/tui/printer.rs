//! Prints cells in as few bytes as the terminal needs. The backend of the terminal library prints
//! both colours at every change of style, which doubled a frame of text full of highlights, and
//! the bytes are what a frame costs.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor;
use ratatui::layout::{Position, Size};
use ratatui::style::Color;

use super::pen::{Pen, number};
use super::taken;

/// A frame stands between these, so that no half of it is shown (synchronized update).
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Collects a frame and writes it at once. What was not flushed is dropped with it: a frame that
/// a panic cut short must not reach a terminal that has been given back.
#[derive(Debug)]
pub struct Printer<W: Write> {
    out: W,
    /// What the terminal is told before the first frame, in one write with it.
    opening: Vec<u8>,
    frame: Vec<u8>,
    size: Size,
    cursor: bool,
    /// The terminal erases with the background that is set ("back colour erase").
    wipes: bool,
    /// Nothing stands on the screen.
    empty: bool,
}

/// A cell and where it stands.
type Placed<'a> = (Position, &'a Cell);

/// Blanks of one row from which on erasing takes fewer bytes than printing.
const FEW_BLANKS: usize = 10;

/// Whether a terminal erases with the background that is set: those do whose entry in terminfo has
/// `bce`, and tmux. GNU screen does not.
pub(super) fn wipes(variable: impl Fn(&str) -> Option<String>) -> bool {
    const WIPE: [&str; 11] = [
        "xterm",
        "tmux",
        "alacritty",
        "foot",
        "wezterm",
        "ghostty",
        "kitty",
        "linux",
        "rxvt",
        "konsole",
        "vte",
    ];
    let term = variable("TERM").unwrap_or_default();
    let screen = variable("STY").is_some() || term.starts_with("screen");
    !screen && WIPE.iter().any(|known| term.contains(known))
}

impl<W: Write> Printer<W> {
    /// A printer for an empty terminal of this size, whose cursor is hidden; `wipes` says whether
    /// that erases with the background that is set.
    pub fn new(out: W, size: Size, wipes: bool) -> Self {
        Self {
            wipes,
            empty: true,
            out,
            opening: Vec::new(),
            frame: BEGIN.to_vec(),
            size,
            cursor: false,
        }
    }

    /// Has the terminal told `sequence` before the first frame. Both are written at once: nobody
    /// sees an empty screen in between, and who measures sees one answer.
    pub(super) fn open_with(&mut self, sequence: &[u8]) {
        self.opening.extend_from_slice(sequence);
    }

    /// The terminal has this size now. It is not asked at every frame: a signal tells.
    pub(super) fn set_size(&mut self, size: Size) {
        self.size = size;
    }

    /// The terminal was taken again, with its cursor hidden.
    pub(super) fn set_cursor_hidden(&mut self) {
        self.cursor = false;
    }

    fn show(&mut self, cursor: bool) {
        if self.cursor != cursor {
            self.cursor = cursor;
            let sequence = if cursor { "\x1b[?25h" } else { "\x1b[?25l" };
            self.print(sequence);
        }
    }

    fn print(&mut self, text: &str) {
        self.frame.extend_from_slice(text.as_bytes());
    }

    /// Prints the cells of a heap, which is empty then. The cursor stands at `stands`, where that
    /// is known.
    fn lay_out(&mut self, heap: &mut Heap, pen: &mut Pen, stands: &mut Option<Position>) {
        // the running text comes last, so that its last words stand at the end of the frame: who
        // waits for them finds all of it there
        heap.styles.sort_by_key(|(_, cells)| cells.len());
        for (style, cells) in &mut heap.styles {
            if cells.is_empty() {
                continue;
            }
            pen.turn_to(*style, &mut self.frame);
            let wipes = self.wipes && style.can_wipe();
            let mut erased = 0;
            for (index, (here, cell)) in cells.iter().copied().enumerate() {
                if index < erased {
                    continue;
                }
                let rest = cells.get(index..).unwrap_or(&[]);
                let blanks = if wipes { run(rest, is_blank) } else { 0 };
                if *stands != Some(here) {
                    self.go(*stands, here);
                }
                if blanks >= FEW_BLANKS {
                    // the cursor stays where it is
                    self.print("\x1b[");
                    number(&mut self.frame, blanks as u16);
                    self.print("X");
                    erased = index + blanks;
                    *stands = Some(here);
                    continue;
                }
                self.print(cell.symbol());
                // behind a wide letter this is wrong, and so the next one is gone to
                let next = Position {
                    x: here.x + 1,
                    y: here.y,
                };
                *stands = Some(next).filter(|_| !is_risky(cell));
            }
            cells.clear();
        }
    }

    /// Gives an empty screen the background of most of its blanks, which need not be printed then.
    /// Returns the cells that are left.
    fn fill<'a>(&mut self, content: Vec<Placed<'a>>, pen: &mut Pen) -> Vec<Placed<'a>> {
        // what runs over into the next row must be printed over there
        if content.iter().any(|(_, cell)| is_risky(cell)) {
            return content;
        }
        let mut backs: Vec<(Color, usize)> = Vec::new();
        for (_, cell) in content.iter().filter(|(_, cell)| is_blank(cell)) {
            match backs.iter_mut().find(|(back, _)| *back == cell.bg) {
                Some((_, count)) => *count += 1,
                None => backs.push((cell.bg, 1)),
            }
        }
        let most = backs.into_iter().max_by_key(|(_, count)| *count);
        let Some((back, _)) = most.filter(|(_, count)| *count >= FEW_BLANKS) else {
            return content;
        };
        let fill = Pen::wipes(back);
        pen.turn_to(fill, &mut self.frame);
        self.print("\x1b[2J");
        let is_there = |cell: &Cell| is_blank(cell) && fill.prints(cell);
        let mut kept = Vec::with_capacity(content.len() / 2);
        let mut at = 0;
        while let Some(rest) = content.get(at..).filter(|rest| !rest.is_empty()) {
            let run = run(rest, is_there);
            if run < FEW_BLANKS / 2 {
                // to go over a few takes as many bytes
                kept.extend(rest.iter().take(run.max(1)));
            }
            at += run.max(1);
        }
        kept
    }

    /// Adds the cells to the frame.
    fn lay<'a>(&mut self, content: impl Iterator<Item = Placed<'a>>, mut pen: Pen) {
        let mut heap = Heap::default();
        let mut stands = None;
        let mut risky = None;
        for (here, cell) in content {
            heap.put(here, cell);
            if is_risky(cell) {
                risky = Some(here.y);
            }
            // what runs over is printed over by the rows below, as long as they come later
            if risky == Some(here.y) {
                self.lay_out(&mut heap, &mut pen, &mut stands);
            }
        }
        self.lay_out(&mut heap, &mut pen, &mut stands);
        pen.lay_down(&mut self.frame);
    }

    /// Moves the cursor, which stands at `from` where that is known.
    fn go(&mut self, from: Option<Position>, to: Position) {
        self.print("\x1b[");
        if from.is_none_or(|from| from.y != to.y) {
            number(&mut self.frame, to.y.saturating_add(1));
            self.print(";");
            number(&mut self.frame, to.x.saturating_add(1));
            self.print("H");
        } else {
            number(&mut self.frame, to.x.saturating_add(1));
            self.print("G");
        }
    }
}

impl<W: Write> Backend for Printer<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let placed = content.map(|(x, y, cell)| (Position { x, y }, cell));
        let mut pen = Pen::default();
        if std::mem::take(&mut self.empty) && self.wipes {
            let left = self.fill(placed.collect(), &mut pen);
            self.lay(left.into_iter(), pen);
        } else {
            self.lay(placed, pen);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        cursor::position().map(Position::from)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(None, position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.empty |= region == ClearType::All;
        self.print(match region {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::default(),
        })
    }

    /// Writes the frame, in one piece; nothing where nothing has changed.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() == BEGIN.len() && self.opening.is_empty() {
            return Ok(());
        }
        self.frame.extend_from_slice(END);
        let written = if self.opening.is_empty() {
            self.out.write_all(&self.frame)
        } else {
            let mut whole = std::mem::take(&mut self.opening);
            whole.extend_from_slice(&self.frame);
            taken::opened();
            self.out.write_all(&whole)
        };
        self.frame.truncate(BEGIN.len());
        written.and_then(|()| self.out.flush())
    }
}

/// Clusters of several letters, and emoji: terminals disagree on how wide they are, and one that
/// takes them for wider may run over the end of the row.
fn is_risky(cell: &Cell) -> bool {
    cell.symbol().len() > 3
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// With how many cells of one kind, side by side on the screen, `cells` begin.
fn run(cells: &[Placed<'_>], is_kind: impl Fn(&Cell) -> bool) -> usize {
    let Some((first, _)) = cells.first() else {
        return 0;
    };
    let columns = cells.iter().zip(first.x..);
    let run =
        columns.take_while(|((here, cell), x)| here.y == first.y && here.x == *x && is_kind(cell));
    run.count()
}

/// Cells by their style, since to go to a place takes fewer bytes than to set a colour.
#[derive(Default)]
struct Heap<'a> {
    styles: Vec<(Pen, Vec<Placed<'a>>)>,
    last: usize,
}

impl<'a> Heap<'a> {
    fn put(&mut self, here: Position, cell: &'a Cell) {
        let styles = &mut self.styles;
        if !(styles.get(self.last)).is_some_and(|(pen, _)| pen.prints(cell)) {
            let pen = Pen::of(cell);
            let known = styles.iter().position(|(known, _)| *known == pen);
            self.last = known.unwrap_or(styles.len());
            if self.last == styles.len() {
                styles.push((pen, Vec::new()));
            }
        }
        if let Some((_, cells)) = styles.get_mut(self.last) {
            cells.push((here, cell));
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Size;
    use ratatui::style::{Color, Modifier, Style};

    use super::{Printer, wipes};

    const SIZE: Size = Size {
        width: 20,
        height: 3,
    };

    /// A screen that keeps what is printed.
    struct Kept {
        screen: Terminal<Printer<Vec<u8>>>,
    }

    impl Kept {
        fn new() -> Self {
            let screen = Terminal::new(Printer::new(Vec::new(), SIZE, false)).unwrap();
            Self { screen }
        }

        /// What a frame writes.
        fn frame(&mut self, draw: impl FnOnce(&mut Buffer)) -> String {
            self.screen.draw(|frame| draw(frame.buffer_mut())).unwrap();
            String::from_utf8(std::mem::take(&mut self.screen.backend_mut().out)).unwrap()
        }
    }

    fn inside(frame: &str) -> &str {
        let frame = frame.strip_prefix("\x1b[?2026h").unwrap();
        frame.strip_suffix("\x1b[?2026l").unwrap()
    }

    #[test]
    fn only_what_changes_is_set() {
        let plain = Style::new()
            .fg(Color::Rgb(1, 20, 255))
            .bg(Color::Indexed(17));
        let name = plain.fg(Color::Indexed(14)).add_modifier(Modifier::BOLD);
        let frame = Kept::new().frame(|buffer| {
            buffer.set_string(0, 0, "the ", plain);
            buffer.set_string(4, 0, "Grain Board", name);
            buffer.set_string(15, 0, " met", plain);
        });
        assert_eq!(
            inside(&frame),
            "\x1b[38;2;1;20;255;48;5;17m\x1b[1;1Hthe \x1b[17Gmet\x1b[1;96m\x1b[5GGrain Board \x1b[m"
        );
    }

    /// A frame with one coloured word on a screen that wipes with its background.
    fn wiped(draw: impl Fn(&mut Buffer)) -> (String, String) {
        let screen = Terminal::new(Printer::new(Vec::new(), SIZE, true)).unwrap();
        let mut kept = Kept { screen };
        let back = Style::new().bg(Color::Indexed(17));
        let first = kept.frame(|buffer| {
            buffer.set_style(buffer.area, back);
            draw(buffer);
        });
        let next = kept.frame(|buffer| buffer.set_style(buffer.area, back));
        (first, next)
    }

    #[test]
    fn blanks_are_wiped_where_the_terminal_can() {
        let name = Style::new().fg(Color::Indexed(3)).bg(Color::Indexed(17));
        let (first, next) = wiped(|buffer| {
            buffer.set_string(2, 1, "Grain Board met", name);
        });
        assert_eq!(
            inside(&first),
            "\x1b[48;5;17m\x1b[2J\x1b[2;1H  \x1b[33mGrain Board met   \x1b[m"
        );
        assert_eq!(inside(&next), "\x1b[48;5;17m\x1b[2;3H\x1b[15X\x1b[m");
        // a line under blanks is no blank
        let (first, _) = wiped(|buffer| {
            let line = name.add_modifier(Modifier::UNDERLINED);
            buffer.set_string(0, 1, "a                 b", line);
        });
        assert!(first.contains("a                 b"), "{first:?}");
        // a row that may run over is printed over by the next
        let (first, _) = wiped(|buffer| {
            buffer.set_string(0, 1, "👩\u{200d}👩", name);
        });
        assert!(!first.contains("\x1b[2J"), "{first:?}");
    }

    #[test]
    fn only_those_wipe_that_are_known_to() {
        let of = |term: &'static str, sty: bool| {
            wipes(move |name| match name {
                "TERM" => Some(term.to_owned()),
                "STY" => sty.then(|| "1".to_owned()),
                _ => None,
            })
        };
        assert!(of("xterm-256color", false) && of("tmux-256color", false) && of("linux", false));
        assert!(!of("screen.xterm-256color", false));
        assert!(!of("screen-256color", false) && !of("xterm", true) && !of("dumb", false));
    }

    #[test]
    fn one_weight_is_kept_when_the_other_goes() {
        let frame = Kept::new().frame(|buffer| {
            let both = Modifier::BOLD | Modifier::DIM | Modifier::UNDERLINED;
            buffer.set_string(0, 1, "a", Style::new().add_modifier(both));
            buffer.set_string(1, 1, "b", Style::new().add_modifier(Modifier::DIM));
        });
        assert_eq!(inside(&frame), "\x1b[1;2;4m\x1b[2;1Ha\x1b[22;24;2mb\x1b[m");
    }

    #[test]
    fn lines_run_under_blanks() {
        let frame = Kept::new().frame(|buffer| {
            let issue = Style::new().add_modifier(Modifier::UNDERLINED);
            buffer.set_string(0, 0, "a b", issue);
            buffer.set_string(4, 0, "c", Style::new());
        });
        assert_eq!(inside(&frame), "\x1b[1;5Hc\x1b[4m\x1b[1Ga b\x1b[m");
    }

    #[test]
    fn the_same_frame_again_writes_nothing() {
        let mut kept = Kept::new();
        let mut draw = || {
            kept.frame(|buffer| {
                buffer.set_string(2, 2, "here", Style::new());
            })
        };
        assert!(!draw().is_empty());
        assert_eq!(draw(), "");
    }

    #[test]
    fn the_cursor_comes_and_goes_once() {
        let mut screen = Kept::new().screen;
        for x in [3, 4] {
            screen
                .draw(|frame| frame.set_cursor_position((x, 0)))
                .unwrap();
        }
        screen.draw(|_| {}).unwrap();
        screen.draw(|_| {}).unwrap();
        let written = String::from_utf8(screen.backend().out.clone()).unwrap();
        assert_eq!(written.matches("\x1b[?25h").count(), 1);
        assert_eq!(written.matches("\x1b[?25l").count(), 1);
        assert!(written.contains("\x1b[1;5H"));
    }

    #[test]
    fn a_row_that_may_run_over_is_printed_in_order() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let frame = Kept::new().frame(|buffer| {
            buffer.set_string(0, 0, "a", bold);
            buffer.set_string(1, 0, "👩\u{200d}👩b", Style::new());
            buffer.set_string(4, 0, "c", bold);
            buffer.set_string(0, 1, "d", Style::new());
        });
        assert_eq!(
            inside(&frame),
            "\x1b[1m\x1b[1;1Ha\x1b[22m👩\u{200d}👩\x1b[1;4Hb\x1b[1mc\x1b[22m\x1b[2;1Hd"
        );
    }

    #[test]
    fn what_lies_behind_a_wide_letter_is_gone_to() {
        let frame = Kept::new().frame(|buffer| {
            buffer.set_string(0, 0, "見a", Style::new());
        });
        assert_eq!(inside(&frame), "\x1b[1;1H見\x1b[3Ga");
    }
}

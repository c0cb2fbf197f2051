//! The screen at the head of the README, as text.

use ratatui::buffer::Buffer;

const BEGIN: &str = "<!-- screen:begin -->\n";
const END: &str = "<!-- screen:end -->\n";

/// `readme` with these cells between its marks.
pub(crate) fn with_screen(readme: &str, cells: &Buffer) -> String {
    let (head, rest) = readme.split_once(BEGIN).expect("the first mark");
    let (_, tail) = rest.split_once(END).expect("the last mark");
    format!("{head}{BEGIN}```text\n{}```\n{END}{tail}", text(cells))
}

/// The rows of the screen.
fn text(cells: &Buffer) -> String {
    let columns = usize::from(cells.area.width);
    let mut text = String::new();
    for row in cells.content.chunks(columns) {
        let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

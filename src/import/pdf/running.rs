//! Running heads, feet and page numbers: what stands at the edge of page after page.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::segments::Segment;

/// Rows at the top and at the bottom that are looked at.
const EDGE: usize = 3;

/// A row at the edge of a page.
#[derive(Debug)]
struct Row {
    number: usize,
    shape: String,
    y: f32,
    size: f32,
    /// Letters in it.
    letters: usize,
    /// Distance to the row on the inner side.
    apart: f32,
    /// How many rows stand between it and the edge.
    depth: usize,
    top: bool,
}

/// A row that comes again.
#[derive(Debug, Default)]
struct Repeated {
    pages: usize,
    places: Vec<i32>,
}

impl Repeated {
    /// True where it stands at one place on all pages.
    fn stays(&self) -> bool {
        let (first, last) = (self.places.iter().min(), self.places.iter().max());
        first
            .zip(last)
            .is_some_and(|(first, last)| last - first <= 1)
    }
}

/// Takes them out of all pages.
pub(super) fn remove(pages: &mut [Vec<Segment>], body: f32) {
    let edges: Vec<Vec<Row>> = pages.iter().map(|page| edge_rows(page)).collect();
    let mut shapes: HashMap<(bool, &str), Repeated> = HashMap::new();
    let mut places: HashMap<(bool, i32), usize> = HashMap::new();
    for rows in &edges {
        let mut seen = HashSet::new();
        for row in rows {
            if seen.insert((row.top, row.shape.as_str())) {
                let repeated = shapes.entry((row.top, &row.shape)).or_default();
                repeated.pages += 1;
                repeated.places.push(place(row));
            }
            if row.depth == 0 && is_apart(row, body) {
                *places.entry((row.top, place(row))).or_default() += 1;
            }
        }
    }
    let count = pages.len();
    let often = (count * 3).div_ceil(10).clamp(3, 12);
    let mut gone: Vec<HashSet<usize>> = Vec::new();
    for rows in &edges {
        let mut numbers = HashSet::new();
        for row in rows {
            let same = shapes.get(&(row.top, row.shape.as_str()));
            let repeated = same.map_or(0, |same| same.pages);
            // of two pages both have it, and at the very same place
            let every = count > 1 && repeated == count && row.depth == 0;
            let every = every && same.is_some_and(Repeated::stays);
            let placed: usize = (-1..=1)
                .filter_map(|near| places.get(&(row.top, place(row) + near)))
                .sum();
            let head = repeated >= often || repeated * 2 > count && count > 2 || every;
            let number = is_number(&row.shape) && (repeated > 1 || count == 1) && row.depth < 2;
            let chapter = row.depth == 0 && is_apart(row, body) && placed * 2 >= count && count > 3;
            if head || number || chapter {
                numbers.insert(row.number);
            }
        }
        gone.push(numbers);
    }
    for (page, gone) in pages.iter_mut().zip(gone) {
        page.retain(|segment| !gone.contains(&segment.row));
    }
}

fn place(row: &Row) -> i32 {
    (row.y / 3.0).round() as i32
}

/// True for a short row of no large letters that stands apart from the text: its words may change
/// from chapter to chapter.
fn is_apart(row: &Row, body: f32) -> bool {
    row.size <= body * 1.05 && row.letters < 100 && row.apart > body * 1.9
}

fn edge_rows(page: &[Segment]) -> Vec<Row> {
    let mut rows: BTreeMap<usize, (String, f32, f32)> = BTreeMap::new();
    for segment in page {
        let (text, y, size) = rows.entry(segment.row).or_default();
        text.push(' ');
        text.push_str(&segment.text);
        *y = segment.y;
        *size = size.max(segment.size);
    }
    let mut all: Vec<(usize, (String, f32, f32))> = rows.into_iter().collect();
    all.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let last = all.len().saturating_sub(1);
    let lines: Vec<f32> = all.iter().map(|(_, (_, y, _))| *y).collect();
    let mut edge = Vec::new();
    for (at, (number, (text, y, size))) in all.into_iter().enumerate() {
        let top = at < EDGE;
        if !top && at + EDGE <= last {
            continue;
        }
        let inner = if top {
            lines.get(at + 1)
        } else {
            at.checked_sub(1).and_then(|at| lines.get(at))
        };
        edge.push(Row {
            number,
            shape: shape(&text),
            y,
            size,
            letters: text.chars().count(),
            apart: inner.map_or(0.0, |inner| (inner - y).abs()),
            depth: if top { at } else { last - at },
            top,
        });
    }
    edge
}

/// The text in lower case, with one sign for any number and none between words.
fn shape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_numeric() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else if !c.is_whitespace() {
            out.push(c);
        }
    }
    out
}

/// True for the number of a page: "12", "– 12 –", "page 3 of 9", "iv".
fn is_number(shape: &str) -> bool {
    let bare: String = shape
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '#')
        .collect();
    let roman = !bare.is_empty() && bare.chars().all(|c| "ivxl".contains(c)) && bare.len() < 7;
    let words = [
        "#",
        "page#",
        "page#of#",
        "p#",
        "#of#",
        "##",
        "seite#",
        "seite#von#",
        "#page",
    ];
    roman || words.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::segments::Segment;
    use super::remove;

    fn page(number: usize, head: &str) -> Vec<Segment> {
        let word = ["levy", "quay", "board", "stone", "ferry", "port"][number - 1];
        let rows = [
            (head.to_owned(), 30.0),
            (format!("First line on the {word} and on"), 80.0),
            (format!("second {word} line"), 92.0),
            (format!("more words of the {word}"), 104.0),
            (format!("{word} at last"), 116.0),
            (format!("– {number} –"), 160.0),
        ];
        let of = |(row, (text, y)): (usize, (String, f32))| Segment {
            text,
            x: [0.0, 100.0],
            y,
            size: 10.0,
            row,
            ..Segment::default()
        };
        rows.into_iter().enumerate().map(of).collect()
    }

    #[test]
    fn what_stands_on_every_page_is_taken_out() {
        let mut pages: Vec<_> = (1..7).map(|number| page(number, "Ferry report")).collect();
        remove(&mut pages, 10.0);
        for page in &pages {
            assert_eq!(page.len(), 4);
            assert!(page[0].text.starts_with("First line"));
        }
    }

    #[test]
    fn heads_that_change_are_told_by_their_place() {
        let heads = [
            "Costs",
            "Who pays",
            "The quay",
            "The board",
            "Stones",
            "End",
        ];
        let mut pages: Vec<_> = (1..7)
            .map(|number| page(number, heads[number - 1]))
            .collect();
        remove(&mut pages, 10.0);
        assert!(
            pages
                .iter()
                .all(|page| page[0].text.starts_with("First line"))
        );
    }

    #[test]
    fn two_pages_have_a_head_where_both_begin_alike_at_one_place() {
        let mut pages = vec![page(1, "Ferry report"), page(2, "Ferry report")];
        remove(&mut pages, 10.0);
        assert!(pages.iter().all(|page| page.len() == 4));
        // further down on the second page it is no head
        let mut pages = vec![page(1, "Ferry report"), page(2, "Ferry report")];
        pages[1][0].y = 60.0;
        remove(&mut pages, 10.0);
        assert!(pages.iter().all(|page| page.len() == 5));
    }

    #[test]
    fn a_single_page_keeps_its_first_line() {
        let mut pages = vec![page(1, "Ferry report")];
        remove(&mut pages, 10.0);
        assert_eq!(pages[0].len(), 5);
    }
}

//! Running heads, feet and page numbers: what stands at the edge of page after page.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::segments::Segment;

/// Rows at the top and at the bottom that are looked at.
const EDGE: usize = 5;

/// A row at the edge of a page.
#[derive(Debug)]
struct Row {
    number: usize,
    key: Key,
    y: f32,
    /// Letters in it.
    letters: usize,
    /// Distance to the row on the inner side.
    apart: f32,
    /// How many rows stand between it and the edge.
    depth: usize,
}

/// What rows have in common that are one running head.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    top: bool,
    /// True for letters in the size of a heading: another number is another heading there.
    large: bool,
    shape: String,
}

/// A row that comes again.
#[derive(Debug, Default)]
struct Repeated {
    pages: usize,
    places: Vec<i32>,
    /// On how many pages it stands apart from the text.
    apart: usize,
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

/// What all pages say of the rows at their edges.
struct Edges<'a> {
    pages: usize,
    body: f32,
    repeated: HashMap<&'a Key, Repeated>,
    /// How many of the outermost rows that stand apart are at a place.
    places: HashMap<(bool, i32), usize>,
}

/// Takes them out of all pages.
pub(super) fn remove(pages: &mut [Vec<Segment>], body: f32) {
    let rows: Vec<Vec<Row>> = pages.iter().map(|page| edge_rows(page, body)).collect();
    let edges = Edges::of(&rows, body);
    for (page, rows) in pages.iter_mut().zip(&rows) {
        let mut gone = edges.block(rows, true);
        gone.extend(edges.block(rows, false));
        let numbers = rows.iter().filter(|row| edges.is_page_number(row));
        gone.extend(numbers.map(|row| row.number));
        page.retain(|segment| !gone.contains(&segment.row));
    }
}

impl<'a> Edges<'a> {
    fn of(rows: &'a [Vec<Row>], body: f32) -> Self {
        let mut edges = Self {
            pages: rows.len(),
            body,
            repeated: HashMap::new(),
            places: HashMap::new(),
        };
        let step = step(rows).max(body);
        for rows in rows {
            let mut seen = HashSet::new();
            for row in rows {
                if seen.insert(&row.key) {
                    let repeated = edges.repeated.entry(&row.key).or_default();
                    repeated.pages += 1;
                    repeated.places.push(place(row));
                    repeated.apart += usize::from(row.apart > step * 1.3);
                }
                if edges.is_apart(row) {
                    *edges.places.entry((row.key.top, place(row))).or_default() += 1;
                }
            }
        }
        edges
    }

    /// The rows of a page that are its head or its foot: all from the edge on, as far as something
    /// stands apart from the text.
    fn block(&self, rows: &[Row], top: bool) -> HashSet<usize> {
        let mut side: Vec<&Row> = rows.iter().filter(|row| row.key.top == top).collect();
        side.sort_by_key(|row| row.depth);
        let mut block = Vec::new();
        let mut end = 0;
        for row in side {
            let number = self.is_page_number(row);
            let placed = self.is_placed(row);
            if !(number || placed || self.comes_again(row)) {
                break;
            }
            block.push(row.number);
            if number || placed || self.is_mostly_apart(row) {
                end = block.len();
            }
        }
        block.into_iter().take(end).collect()
    }

    /// True where it stands on enough pages.
    fn comes_again(&self, row: &Row) -> bool {
        let Some(same) = self.repeated.get(&row.key) else {
            return false;
        };
        if row.key.large {
            // left and right pages may have heads of their own
            return same.pages > 2 && same.pages * 5 >= self.pages * 2 && same.stays();
        }
        let most = same.pages * 2 > self.pages && self.pages > 2;
        // of two pages both have it, and at the very same place
        let every = self.pages > 1 && same.pages == self.pages && row.depth == 0 && same.stays();
        let often = (self.pages * 3).div_ceil(10).clamp(3, 12);
        same.pages >= often || most || every
    }

    fn is_mostly_apart(&self, row: &Row) -> bool {
        let same = self.repeated.get(&row.key);
        same.is_some_and(|same| same.apart * 2 >= same.pages)
    }

    fn is_page_number(&self, row: &Row) -> bool {
        let again = self
            .repeated
            .get(&row.key)
            .is_some_and(|same| same.pages > 1);
        is_number(&row.key.shape) && (again || self.pages == 1) && row.depth < 2
    }

    /// True for the outermost row of a page where that stands apart at this place on most pages:
    /// its words may change from chapter to chapter.
    fn is_placed(&self, row: &Row) -> bool {
        let placed: usize = (-1..=1)
            .filter_map(|near| self.places.get(&(row.key.top, place(row) + near)))
            .sum();
        self.is_apart(row) && placed * 2 >= self.pages && self.pages > 3
    }

    /// True for the outermost row, where it is short, not large, and stands apart from the text.
    fn is_apart(&self, row: &Row) -> bool {
        row.depth == 0 && !row.key.large && row.letters < 100 && row.apart > self.body * 1.9
    }
}

fn place(row: &Row) -> i32 {
    (row.y / 3.0).round() as i32
}

/// The usual distance between two rows.
fn step(rows: &[Vec<Row>]) -> f32 {
    let mut steps: Vec<f32> = rows.iter().flatten().map(|row| row.apart).collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(0.0)
}

fn edge_rows(page: &[Segment], body: f32) -> Vec<Row> {
    let mut rows: BTreeMap<usize, Vec<&Segment>> = BTreeMap::new();
    for segment in page {
        rows.entry(segment.row).or_default().push(segment);
    }
    let y = |row: &[&Segment]| row.last().map_or(0.0, |segment| segment.y);
    let mut all: Vec<(usize, Vec<&Segment>)> = rows.into_iter().collect();
    all.sort_by(|a, b| y(&a.1).total_cmp(&y(&b.1)));
    let last = all.len().saturating_sub(1);
    let lines: Vec<f32> = all.iter().map(|(_, row)| y(row)).collect();
    let mut edge = Vec::new();
    for (at, (number, row)) in all.into_iter().enumerate() {
        let top = at <= last - at;
        let depth = at.min(last - at);
        if depth >= EDGE {
            continue;
        }
        let inner = if top { at + 1 } else { at - 1 };
        let y = y(&row);
        edge.push(Row {
            number,
            key: key(&row, top, body),
            y,
            letters: row.iter().map(|segment| segment.text.chars().count()).sum(),
            apart: lines.get(inner).map_or(0.0, |inner| (inner - y).abs()),
            depth,
        });
    }
    edge
}

fn key(row: &[&Segment], top: bool, body: f32) -> Key {
    let size = row.iter().map(|segment| segment.size).fold(0.0, f32::max);
    let large = size >= body * super::headings::LARGE;
    let longest = row.iter().max_by_key(|segment| segment.text.len());
    let exact = longest.filter(|_| large).map(|segment| &segment.text);
    let shape = match exact.map(|text| (text, shape(text))) {
        // what stands beside it may be the number of a page or of a paragraph
        Some((text, shape)) if !is_number(&shape) => text.clone(),
        _ => row.iter().map(|segment| shape(&segment.text)).collect(),
    };
    Key { top, large, shape }
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
mod tests;

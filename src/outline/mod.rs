//! Structure in text without markup, by weights that were learned from thousands of documents.
//!
//! Lines become a table of facts; lines that go on with the ones before are joined first; then title,
//! furniture and headings are told by what each line is, by what stands around it, and by the other
//! headings of the text. By hand is only what is certain: fields of a mail, tables, rules, levels.
//!
//! ```text
//! line, marker, edges → facts → runs → entry → stats → table → pairs, features, second → weights, certain → judge → head, hyphen, unit, level → write
//! ```

mod blocks;
mod certain;
mod decor;
mod edges;
mod entry;
mod facts;
mod features;
mod form;
mod head;
mod hyphen;
mod judge;
pub mod learn;
mod level;
mod line;
mod marker;
mod pairs;
mod preformatted;
mod runs;
mod scale;
mod second;
mod sections;
mod stats;
mod table;
mod taught;
mod unit;
mod unmarked;
mod weights;
mod why;
mod write;

#[cfg(test)]
mod tests;

pub use sections::sections;
pub use taught::taught;
pub use unmarked::unmarked;

use crate::model::Body;
use hyphen::Hyphens;
use judge::Bars;
use table::Table;
use weights::Weights;

/// Reads `text`, the decoded file with LF line ends, as plain text without markup.
///
/// Source coordinates are code points of `text`. Linear in its length; never fails.
pub fn plain(text: &str) -> Body {
    read(text, &Weights::own(), &Bars::default())
}

/// Reads a text anew, as plain text, whose format keeps its lines though they are prose.
pub fn preformatted(body: &mut Body) {
    if preformatted::is_one(body) {
        let read = plain(&body.text);
        preformatted::replace(body, read);
    }
}

/// Plain text, by these weights.
fn read(text: &str, weights: &Weights, bars: &Bars) -> Body {
    let (lines, starts) = line::scan(text);
    let head = head::read(text, &lines);
    let own = lines.get(head.lines..).unwrap_or_default();
    let table = Table::new(text, own);
    let goes_on = judge::joins(&table, weights, bars);
    let table = table.joined(&goes_on);
    let verdicts = judge::read(&table, weights, bars);
    let guesses = verdicts.guesses(&table, own, bars);
    let mut units = unit::units(text, &lines, &head, &table, &verdicts, bars);
    level::assign(&mut units);
    let scene = write::Scene {
        text,
        lines: &lines,
        units: &units,
        hyphens: Hyphens::new(text, &lines, &table, &weights.words),
    };
    let mut body = write::body(&scene, starts);
    let imprint = head::imprint(text, own, &table, verdicts.title);
    body.guesses = guesses;
    body.date = head.date.or(imprint.date);
    body.about.author = head.from.clone().or(imprint.author);
    body.publisher = head.from;
    body
}

//! Structure in text without markup: lines are classified first, headings and title found next,
//! and only then is hard-wrapped prose joined into the reading text.
//!
//! ```text
//! line → margin → unit → settle, marked → scene → title, naming, nameable, candidate → score, headings, captions, level → write
//! ```

mod candidate;
mod captions;
mod company;
mod decor;
mod ending;
mod genre;
mod headings;
mod imprint;
mod level;
mod lexicon;
mod line;
mod margin;
mod marked;
mod marker;
mod nameable;
mod naming;
mod phrases;
mod scene;
mod score;
mod scraps;
mod sections;
mod settle;
mod tells;
mod title;
mod turns;
mod unit;
mod unmarked;
mod wording;
mod write;

#[cfg(test)]
mod tests;

pub use sections::sections;
pub use unmarked::unmarked;

use crate::model::Body;

/// Reads `text`, the decoded file with LF line ends, as plain text without markup.
///
/// Source coordinates are code points of `text`. Linear in its length; never fails.
pub fn plain(text: &str) -> Body {
    let (mut scene, starts) = scene::Scene::new(text);
    let head = title::find(&mut scene);
    let headings = headings::find(&scene, &head);
    write::body(&scene, &head, &headings, starts)
}

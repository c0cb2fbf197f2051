//! Positions: who says, demands, supports, opposes, refuses, warns, offers or doubts what.
//!
//! Sentence by sentence, from a cue to its holder. [`words`] splits a sentence and looks its words
//! up in the list of cues, [`group`] reads the verbs around a cue, [`subject`], [`aside`], [`phrase`],
//! [`clause`], [`participle`] and [`voice`] find who is behind it, [`judge`], [`noun`] and [`felt`] put that
//! together, [`said`] finds what it is and [`inner`] what it shows by itself. [`carry`] resolves
//! pronouns and descriptions by the [`cast`] so far and the [`author`], and [`reader`] follows a
//! speaker through [`quotes`] of several sentences, and a body through its [`operative`] clauses. Nothing
//! looks further than a fixed number of words, so that the time is linear in the text.

mod aside;
mod author;
mod carry;
mod cast;
mod clause;
#[allow(unreachable_pub, dead_code)] // shared with build.rs, which uses the rest
mod cues;
mod felt;
mod given;
mod group;
mod inner;
mod judge;
mod noun;
mod operative;
mod participle;
mod phrase;
mod quotes;
mod reader;
mod said;
mod subject;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_articles;
#[cfg(test)]
mod tests_subjects;
mod voice;
mod words;

use reader::Reader;

use crate::model::{Annotations, Article, Position};

/// The positions of an article, in reading order.
pub fn positions(article: &Article, found: &Annotations) -> Vec<Position> {
    let mut reader = Reader::new(article, found);
    for block in &article.blocks {
        reader.block(block);
    }
    reader.finish()
}

//! Which of two lines is the title rather than the other: the one that looks more like one, or
//! the one that the text takes up, as it does not the name of a paper or series.

use super::naming::{LABEL, ONE_WORD, PERSON};
use super::wording::Case;

/// Where a line is doubted no more than this, only one with many words is preferred to it.
const SLIGHT: f32 = 1.0;

/// A line is preferred to one above it that is doubted by so much more.
const BETTER: f32 = 0.7;

/// A line that is doubted no more than this is the title, whatever stands below.
pub(super) const CLEAR: f32 = 0.6;

/// So many words are a headline rather than a name.
pub(super) const MANY_WORDS: u32 = 5;

/// Fewer words name nothing where anything stands above.
const FEW_WORDS: u32 = 3;

/// A line that the text takes up is preferred to one it does not, also where that is clear.
pub(super) const HEARD: f32 = 0.5;

/// A line that may be the title.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) index: usize,
    /// How little it looks like one.
    pub(super) doubt: f32,
    /// How much of it the text takes up.
    pub(super) echo: f32,
    pub(super) words: u32,
    pub(super) case: Case,
    /// Nothing stands above it that might have been the title.
    pub(super) first: bool,
    /// Stands below the name of a body or series, so that it is hardly one itself.
    pub(super) settled: bool,
}

impl Candidate {
    /// True for what no paper or series is called: "Trouble at the top".
    fn is_headline(&self) -> bool {
        let silent = self.first || self.echo <= 0.0;
        self.case == Case::Sentence && silent && self.words >= FEW_WORDS
    }

    /// True where this line is the title rather than `above`; `authored` where a by-line stands
    /// between them.
    pub(super) fn is_better(&self, above: &Self, authored: bool) -> bool {
        // Nobody is the title for being spoken of.
        let echo = |line: &Self| if line.doubt < PERSON { line.echo } else { 0.0 };
        let least = if above.settled { 1.0 } else { HEARD };
        let heard = !authored && !above.is_headline() && echo(self) >= echo(above) + least;
        let enough = match above.doubt {
            _ if heard => 2,
            ..=SLIGHT if above.echo > 0.0 => MANY_WORDS,
            ..ONE_WORD => FEW_WORDS,
            _ => 2,
        };
        // "Notes from the Caucasus" may be a series as well as a title.
        let unheard = heard && above.echo < HEARD;
        let doubt = if unheard {
            above.doubt.max(0.0)
        } else {
            above.doubt
        };
        let few = if unheard { MANY_WORDS } else { FEW_WORDS };
        let label = heard && above.words <= few;
        let better = if label { HEARD } else { BETTER };
        self.doubt - echo(self) + better <= doubt - echo(above)
            && (self.words >= enough || self.doubt >= LABEL)
            && (heard || above.doubt > CLEAR)
    }
}

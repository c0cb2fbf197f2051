//! Where the lines of a text were wrapped, if they were: for the document and for each block.

use super::line::{Line, Traits};
use super::marker;
use crate::text::words::is_unspaced;

/// Margins that texts are wrapped at, in columns; longer lines are paragraphs.
const NARROW: u32 = 28;
const WIDE: u32 = 150;

/// Share of line ends that must be at the margin, for a block and for the document.
const FULL_IN_BLOCK: f32 = 0.75;
const FULL_IN_TEXT: f32 = 0.5;

/// Share of lines that must go on with a lower-case letter in wrapped prose. In verse and in
/// lists most lines start with a capital.
const LOWER_SHARE: f32 = 0.3;

/// Pairs of lines from which a document is said to be wrapped.
const MIN_PAIRS: u32 = 4;

/// Lines of verse, and of unmarked lists, are no wider than this.
const VERSE_WIDTH: u32 = 62;

/// Widest line of verse whose lines go on with small letters, as in wrapped prose.
const VERSED_WIDTH: u32 = 52;

/// Lines from which a block without margin may be verse or a list.
const VERSE_LINES: u32 = 3;

/// The margin of every block of lines.
pub(super) struct Margins {
    /// First line of each block, its margin, and whether it is verse.
    blocks: Vec<(u32, Option<u32>, bool)>,
    /// The block that was asked for last; questions come in order.
    last: std::cell::Cell<usize>,
    /// The margin of the document.
    pub(super) text: Option<u32>,
}

impl Margins {
    /// The margin of the block that holds line `index`.
    pub(super) fn of(&self, index: u32) -> Option<u32> {
        self.block(index).and_then(|(_, margin, _)| margin)
    }

    /// True where line `index` stands in a block of verse or an unmarked list.
    pub(super) fn is_verse(&self, index: u32) -> bool {
        self.block(index).is_some_and(|(_, _, verse)| verse)
    }

    fn block(&self, index: u32) -> Option<(u32, Option<u32>, bool)> {
        let held = |at: usize| {
            let starts = self.blocks.get(at).is_some_and(|block| block.0 <= index);
            starts && self.blocks.get(at + 1).is_none_or(|next| index < next.0)
        };
        let last = self.last.get();
        let at = if held(last) {
            last
        } else if held(last + 1) {
            last + 1
        } else {
            self.blocks
                .partition_point(|block| block.0 <= index)
                .saturating_sub(1)
        };
        self.last.set(at);
        self.blocks.get(at).copied()
    }
}

/// Characters of the first word; one where a script has no blanks.
pub(super) fn first_word(words: &str) -> u32 {
    let mut count = 0;
    for c in words.chars().take(WIDE as usize) {
        if c.is_whitespace() {
            break;
        }
        count += 1;
        if is_unspaced(c) {
            break;
        }
    }
    count
}

/// What the line ends of a block say.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    lines: u32,
    widest: u32,
    pairs: u32,
    full: u32,
    lower: u32,
    caseless: u32,
    stops: u32,
    opens: u32,
    marked: u32,
    rows: u32,
}

/// Finds the margin of the document and of its blocks.
pub(super) fn find(text: &str, lines: &[Line]) -> Margins {
    let widest = usual_width(lines);
    let mut all = Tally::default();
    let mut punctuated = Tally::default();
    let mut tallies = Vec::new();
    let mut first = 0;
    for block in blocks(lines) {
        let own = tally(text, block, None);
        if let Some(width) = widest {
            let at_text = tally(text, block, Some(width));
            all.pairs += at_text.pairs;
            all.full += at_text.full;
            all.lower += at_text.lower;
            all.caseless += at_text.caseless;
        }
        punctuated.lines += own.lines;
        punctuated.stops += own.stops;
        punctuated.opens += own.opens;
        tallies.push((first, own));
        first += block.len() as u32;
    }
    punctuated.widest = widest.unwrap_or(0);
    let poem = punctuated.is_versed();
    let wrapped = !poem
        && all.pairs >= MIN_PAIRS
        && all.full as f32 >= FULL_IN_TEXT * all.pairs as f32
        && all.goes_on();
    let margin = widest.filter(|_| wrapped);
    let blocks = tallies
        .into_iter()
        .map(|(first, own)| {
            let own_margin = own.margin().filter(|_| !poem && !own.is_versed());
            // A narrow block of prose (a quote, a column) has its own margin.
            let chosen = own_margin.or(margin);
            (
                first,
                chosen,
                own_margin.is_none() && own.is_verse(margin, poem),
            )
        })
        .collect();
    Margins {
        blocks,
        last: std::cell::Cell::new(0),
        text: margin,
    }
}

/// True where hardly a blank line stands between lines that are whole paragraphs.
pub(super) fn is_dense(lines: &[Line], margins: &Margins) -> bool {
    const FEW: usize = 20;
    let open = lines.iter().skip(1).filter(|line| line.blanks > 0).count();
    margins.text.is_none() && open * FEW <= lines.len()
}

/// Lines without a blank one between them.
fn blocks(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    lines.chunk_by(|_, next| next.blanks == 0)
}

/// The width that all but the widest twentieth of lines with a successor keep.
fn usual_width(lines: &[Line]) -> Option<u32> {
    let mut counts = [0_u32; WIDE as usize + 1];
    let mut total = 0;
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if next.blanks == 0
            && !line.has(Traits::ROW.with(Traits::RULE))
            && let Some(count) = counts.get_mut(line.width() as usize)
        {
            *count += 1;
            total += 1;
        }
    }
    let mut above = total / 20;
    let width = counts.iter().enumerate().rev().find(|&(_, &count)| {
        let passed = count > above;
        above = above.saturating_sub(count);
        passed
    })?;
    Some(width.0 as u32).filter(|&width| width >= NARROW)
}

fn tally(text: &str, block: &[Line], width: Option<u32>) -> Tally {
    let prose = |line: &&Line| !line.has(Traits::ROW.with(Traits::RULE));
    let widest = block
        .iter()
        .filter(prose)
        .map(Line::width)
        .max()
        .unwrap_or(0);
    let margin = width.unwrap_or(widest);
    let mut sum = Tally {
        lines: block.len() as u32,
        widest,
        ..Tally::default()
    };
    for line in block {
        sum.stops += u32::from(line.has(Traits::STOP));
        sum.opens += u32::from(line.has(Traits::OPEN));
        sum.rows += u32::from(line.has(Traits::ROW.with(Traits::RULE).with(Traits::FIGURES)));
    }
    // Wider lines are whole paragraphs: their ends say nothing, and verse is narrower too.
    if widest > WIDE && width.is_none() {
        return sum;
    }
    for pair in block.windows(2) {
        let [line, next] = pair else { continue };
        let words = next.of(text);
        let marked = marker::item(words).len > 0;
        sum.marked += u32::from(marked);
        if marked || line.width() > WIDE || !prose(&line) || !prose(&next) {
            continue;
        }
        // A line that ends a sentence may end a paragraph: only the others speak against a margin.
        sum.pairs += u32::from(!line.has(Traits::STOP));
        if line.width() + 1 + first_word(words) > margin {
            sum.full += u32::from(!line.has(Traits::STOP));
            sum.lower += u32::from(next.has(Traits::LOWER) && !line.has(Traits::STOP));
            let first = words.chars().find(|c| c.is_alphabetic());
            let caseless = first.is_some_and(|c| !c.is_lowercase() && !c.is_uppercase());
            // Cables and old reports are all in capitals: there case says nothing either.
            sum.caseless += u32::from(
                !line.has(Traits::STOP)
                    && (caseless || next.has(Traits::CAPS) && line.has(Traits::CAPS)),
            );
        }
    }
    sum
}

impl Tally {
    /// True where lines go on in the middle of a sentence.
    fn goes_on(&self) -> bool {
        self.lower as f32 >= LOWER_SHARE * (self.full - self.caseless) as f32
    }

    /// True where lines are narrow and so many of them end with punctuation that they were not
    /// broken at a margin.
    fn is_versed(&self) -> bool {
        let ended = self.stops + self.opens;
        self.lines >= VERSE_LINES
            && (1..=VERSED_WIDTH).contains(&self.widest)
            && ended * 2 >= self.lines
            && self.opens * 6 >= self.lines
    }

    fn margin(&self) -> Option<u32> {
        let wrapped = self.pairs >= 2
            && (NARROW..=WIDE).contains(&self.widest)
            && self.full as f32 >= FULL_IN_BLOCK * self.pairs as f32
            && self.goes_on()
            // Without capitals only missing stops tell wrapped prose from a list of sentences.
            && (self.full > self.caseless || self.stops * 3 <= self.lines);
        wrapped.then_some(self.widest)
    }

    fn is_verse(&self, margin: Option<u32>, poem: bool) -> bool {
        let narrow = margin.map_or(VERSE_WIDTH, |margin| VERSE_WIDTH.min(margin * 5 / 6));
        // Rows of figures make no verse of the name of a section above them.
        self.lines - self.rows >= VERSE_LINES
            && self.widest <= narrow
            && self.marked * 2 < self.lines
            && (poem || self.stops * 2 <= self.lines || self.is_versed())
    }
}

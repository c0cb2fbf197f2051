//! A small pretrained encoder that reads words in context: for each word how likely it belongs to a
//! stakeholder, an issue or a place.
//!
//! It reads windows of some 200 pieces, led by the title. Where they begin and end is fixed by the
//! text, so that the order in which they are read changes nothing.

mod layers;
mod pieces;
mod product;
mod weights;

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::Span;
use layers::softmax;
use pieces::{CLOSING, Case, OPENING};
use weights::Weights;

/// Pieces of the title that lead each window.
const TITLE: usize = 24;
/// Pieces of which a window tells.
const CORE: usize = 180;
/// Pieces before and behind them that it reads only.
const RIM: usize = 20;
/// The version of the arithmetic: what was believed by another is read again.
const ARITHMETIC: u8 = 2;

/// For one word the probabilities that it begins or goes on with a stakeholder or an issue, or
/// belongs to a place, in 255ths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Belief {
    /// It begins a stakeholder, or goes on with one.
    pub stakeholder: [u8; 2],
    /// It begins an issue, or goes on with one.
    pub issue: [u8; 2],
    /// It belongs to a place.
    pub place: u8,
}

impl Belief {
    /// In five bytes.
    pub fn bytes(self) -> [u8; 5] {
        let ([s, s2], [i, i2]) = (self.stakeholder, self.issue);
        [s, s2, i, i2, self.place]
    }

    /// From five bytes.
    pub fn from_bytes([s, s2, i, i2, place]: [u8; 5]) -> Self {
        Self {
            stakeholder: [s, s2],
            issue: [i, i2],
            place,
        }
    }
}

/// The words of an article, cut into pieces and windows.
pub struct Pages {
    /// Where the words stand.
    pub words: Vec<Span>,
    cases: Vec<Case>,
    pieces: Vec<u16>,
    /// Where the pieces of each word begin, and where the last end.
    starts: Vec<u32>,
    title: Vec<u16>,
    /// The words that each window tells of.
    windows: Vec<Range<usize>>,
}

/// What was learned, ready to be used.
pub struct Model(Weights);

impl Model {
    /// The one that comes with the program; see `assets/encoder/train.py`.
    pub fn bundled() -> Option<&'static Self> {
        static MODEL: OnceLock<Option<Model>> = OnceLock::new();
        MODEL.get_or_init(|| Self::new(BYTES)).as_ref()
    }

    /// What tells the one of the program from others: the checksum of its file, how windows are
    /// cut, and how it reckons.
    pub fn version() -> &'static str {
        // ten megabytes are summed up once, not for each of ten thousand articles
        static VERSION: OnceLock<String> = OnceLock::new();
        VERSION.get_or_init(|| format!("{:08x} {TITLE} {CORE} {RIM} {ARITHMETIC}", checksum(BYTES)))
    }

    /// From the bytes of a file; `None` where it is of another form.
    pub fn new(bytes: &'static [u8]) -> Option<Self> {
        let weights = Weights::read(bytes)?;
        (weights.longest() >= TITLE + CORE + 2 * RIM + 3).then_some(Self(weights))
    }
}

static BYTES: &[u8] = include_bytes!("../../../assets/encoder/model.bin");

impl Pages {
    /// Prepares a text under a title.
    pub fn new(text: &str, line: &str, model: &Model) -> Self {
        let known = &model.0.pieces;
        let words = pieces::words(text);
        let mut pieces = Vec::with_capacity(words.len() + words.len() / 4);
        let mut starts = Vec::with_capacity(words.len() + 1);
        let mut cases = Vec::with_capacity(words.len());
        for word in &words {
            starts.push(pieces.len() as u32);
            known.of(word.of(text), &mut pieces);
            cases.push(pieces::case(word.of(text)));
        }
        starts.push(pieces.len() as u32);
        let mut title = Vec::new();
        for word in pieces::words(line) {
            known.of(word.of(line), &mut title);
        }
        title.truncate(TITLE);
        let mut pages = Self {
            words,
            cases,
            pieces,
            starts,
            title,
            windows: Vec::new(),
        };
        pages.windows = pages.cut(text);
        pages
    }

    /// How many windows there are.
    pub fn len(&self) -> usize {
        self.windows.len()
    }

    /// True where there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// The words that a window tells of.
    pub fn window(&self, at: usize) -> Range<usize> {
        self.windows.get(at).cloned().unwrap_or_default()
    }

    /// The windows that tell of the words in a stretch of text.
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.end <= span.start);
        let last = self.words.partition_point(|word| word.start < span.end);
        let from = self.windows.partition_point(|window| window.end <= first);
        let to = self.windows.partition_point(|window| window.start < last);
        from..to.max(from)
    }

    /// Windows of at most [`CORE`] pieces, one behind the other; each ends a line or a sentence where
    /// one ends in its second half.
    fn cut(&self, text: &str) -> Vec<Range<usize>> {
        let mut windows = Vec::new();
        let mut from = 0;
        while from < self.words.len() {
            let most = self.reach(from, CORE).max(from + 1);
            let half = from + (most - from) / 2;
            let ends = |to: &usize| self.ends(text, *to);
            let to = (half + 1..=most).rev().find(ends).unwrap_or(most);
            windows.push(from..to);
            from = to;
        }
        windows
    }

    /// Whether a line or a sentence ends before this word.
    fn ends(&self, text: &str, word: usize) -> bool {
        let (Some(last), Some(next)) = (self.words.get(word - 1), self.words.get(word)) else {
            return true;
        };
        let between = Span::new(last.end, next.start).of(text);
        between.contains('\n')
            || !between.is_empty() && matches!(last.of(text), "." | "!" | "?" | "”")
    }

    /// The word before which `count` pieces from word `from` on end.
    fn reach(&self, from: usize, count: usize) -> usize {
        let limit = self.start(from) + count;
        let all = self
            .starts
            .partition_point(|start| *start as usize <= limit);
        all.saturating_sub(1).min(self.words.len())
    }

    fn start(&self, word: usize) -> usize {
        let last = self.pieces.len();
        self.starts.get(word).map_or(last, |start| *start as usize)
    }

    /// Reads a window: what is believed of each word that it tells of.
    pub fn read(&self, model: &Model, at: usize) -> Vec<Belief> {
        let core = self.window(at);
        let limit = self.start(core.start).saturating_sub(RIM);
        let from = self
            .starts
            .partition_point(|start| (*start as usize) < limit);
        let to = self.reach(core.end, RIM).max(core.end);
        model.labels(&self.sequence(from..to, core, None))
    }

    /// What is believed of the words `of`, read among the words `among` as if one were not there.
    pub fn believe(
        &self,
        model: &Model,
        among: Range<usize>,
        of: Range<usize>,
        without: Option<usize>,
    ) -> Vec<Belief> {
        model.labels(&self.sequence(among, of, without))
    }

    fn sequence(&self, among: Range<usize>, of: Range<usize>, without: Option<usize>) -> Sequence {
        let mut pieces = vec![(OPENING, Case::Lower)];
        pieces.extend(self.title.iter().map(|piece| (*piece, Case::Lower)));
        pieces.push((CLOSING, Case::Lower));
        let mut firsts = Vec::with_capacity(of.len());
        for word in among.filter(|word| without != Some(*word)) {
            if of.contains(&word) {
                firsts.push(pieces.len());
            }
            let case = self.cases.get(word).copied().unwrap_or_default();
            let own = self.pieces.get(self.start(word)..self.start(word + 1));
            pieces.extend(own.unwrap_or(&[]).iter().map(|piece| (*piece, case)));
        }
        pieces.push((CLOSING, Case::Lower));
        Sequence { pieces, firsts }
    }
}

/// What is read in one go: pieces, and of which of them is asked.
struct Sequence {
    pieces: Vec<(u16, Case)>,
    firsts: Vec<usize>,
}

impl Model {
    /// What is believed of the pieces that are asked for.
    fn labels(&self, Sequence { pieces, firsts }: &Sequence) -> Vec<Belief> {
        let weights = &self.0;
        let mut rows = weights.embed(pieces);
        weights.norm.apply(&mut rows);
        if let Some((last, layers)) = weights.layers.split_last() {
            for layer in layers {
                layer.apply(&mut rows, weights.heads);
            }
            rows = last.apply_to(&rows, weights.heads, firsts);
        }
        let case = |at: &usize| pieces.get(*at).map_or(Case::Lower, |(_, case)| *case);
        let words = rows.each().zip(firsts.iter().map(case));
        words.map(|(row, case)| self.belief(row, case)).collect()
    }

    /// What is believed of a word, by what its piece came to.
    fn belief(&self, row: &[f32], case: Case) -> Belief {
        let Weights {
            labels,
            label_bias,
            case_labels,
            ..
        } = &self.0;
        let learned = labels
            .each()
            .zip(label_bias.iter().zip(case_labels.row(case as usize)));
        let mut chances: Vec<f32> = learned
            .map(|(label, (bias, of_case))| bias + of_case + dot(row, label))
            .collect();
        softmax(&mut chances);
        match chances.as_slice() {
            [_, s, s2, i, i2, p, p2] => Belief {
                stakeholder: [part(*s), part(*s2)],
                issue: [part(*i), part(*i2)],
                place: part(p + p2),
            },
            _ => Belief::default(),
        }
    }
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(x, y)| x * y).sum()
}

/// FNV-1a over every word of eight bytes: enough to tell two models apart.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, _) = bytes.as_chunks::<8>();
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        (hash ^ u64::from_le_bytes(*word)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A probability in 255ths.
fn part(probability: f32) -> u8 {
    (probability * 255.0).round() as u8
}

//! Reads an article block by block: whose words a quotation of several sentences is, is known only
//! where its block ends.

use super::author::{author, turn};
use super::carry::Carry;
use super::cast::{Known, sole_person};
use super::operative;
use super::quotes::Quotes;
use super::words::Buffers;
use crate::model::{
    Annotations, Article, Block, BlockKind, EntityType, Kind, Position, Span, Stance,
};
use crate::text::sentences;

/// Most positions of one sentence.
const MOST: usize = 16;
/// A quoted sentence of fewer words says nothing that could be a position.
const WORDS: usize = 4;
/// Sentences of a quotation that are looked through for who speaks it.
const REACH: usize = 24;

/// Reads one article.
pub(super) struct Reader<'a> {
    article: &'a Article,
    found: &'a Annotations,
    buffers: Buffers,
    carry: Carry,
    /// The first mention that may touch the sentence.
    mention: usize,
    positions: Vec<Position>,
    /// Who was quoted last in the block before.
    voice: Option<Known>,
    /// The body whose clauses these are.
    body: Option<Known>,
    /// Quoted sentences of which it is not known yet who speaks them.
    open: Vec<Row>,
}

/// A sentence of a block.
#[derive(Clone)]
struct Row {
    span: Span,
    /// Its first position.
    first: usize,
    mention: usize,
    /// The quotation that holds all of it.
    whole: Option<usize>,
    /// The quotations that touch it.
    touches: std::ops::Range<usize>,
    /// Who says something in it, outside of quotation marks.
    voice: Option<Known>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(article: &'a Article, found: &'a Annotations) -> Self {
        Self {
            article,
            found,
            buffers: Buffers::default(),
            carry: Carry::new(author(article, found)),
            mention: 0,
            positions: Vec::new(),
            voice: None,
            body: None,
            open: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Position> {
        let mut positions = self.positions;
        positions.sort_by_key(|position| position.sentence.start);
        once(positions)
    }

    pub(super) fn block(&mut self, block: &Block) {
        if !matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Title | BlockKind::Heading
        ) {
            self.forget();
            return;
        }
        let text: &str = &self.article.text;
        if let Some(turn) = turn(text, block, self.found) {
            self.carry.turn(turn);
        } else if block.is_heading() {
            self.carry.no_turn();
        }
        match operative::body(text, block, self.found) {
            None if block.is_heading() => self.body = None,
            body => self.body = body.or(self.body),
        }
        let quotes = Quotes::find(block.span.of(text));
        let rows = self.rows(block, &quotes);
        if rows.iter().any(|row| row.whole.is_some()) {
            self.settle(block, &quotes, &rows);
        } else {
            let last = rows.last();
            self.voice = last.and_then(|row| row.voice.or_else(|| self.introduced(row)));
        }
        self.close(&rows);
        if block.is_heading() {
            self.open.clear();
            self.forget();
        }
    }

    /// Gives quoted sentences that nobody spoke so far to the next one who is quoted, if nothing
    /// but quotations stands between.
    fn close(&mut self, rows: &[Row]) {
        if rows.iter().all(|row| row.touches.is_empty()) {
            self.open.clear();
        }
        let mut quoted = rows.iter().filter(|row| !row.touches.is_empty());
        let Some(known) = quoted.find_map(|row| row.voice) else {
            return;
        };
        for row in std::mem::take(&mut self.open) {
            self.quoted(&row, known);
        }
    }

    fn forget(&mut self) {
        self.carry.cast.forget();
        self.voice = None;
    }

    /// Reads the sentences of a block but those that are quoted as a whole.
    fn rows(&mut self, block: &Block, quotes: &Quotes) -> Vec<Row> {
        let text: &str = &self.article.text;
        let base = block.span.start;
        let mut rows = Vec::new();
        for (start, end) in sentences(block.span.of(text)) {
            let span = Span::new(base + start as u32, base + end as u32);
            while (self.found.mentions.get(self.mention))
                .is_some_and(|known| known.span.end <= span.start)
            {
                self.mention += 1;
            }
            let whole = quotes.whole(block.span.of(text), start as u32, end as u32);
            let mut row = Row {
                span,
                first: self.positions.len(),
                mention: self.mention,
                whole,
                touches: quotes.touching(start as u32, end as u32),
                voice: None,
            };
            self.carry.cast.next();
            if whole.is_none() {
                row.voice = self.read(block, quotes, &row);
            }
            rows.push(row);
        }
        rows
    }

    /// Reads one sentence; who speaks in it.
    fn read(&mut self, block: &Block, quotes: &Quotes, row: &Row) -> Option<Known> {
        let named = (self.found.mentions.get(row.mention..).unwrap_or(&[]).iter())
            .take_while(|known| known.span.start < row.span.end)
            .any(|known| known.kind == Kind::Stakeholder);
        // without anybody named or known there can be no holder
        if !named && !self.carry.is_some() && self.body.is_none() {
            return None;
        }
        let text: &str = &self.article.text;
        let sentence =
            (self.buffers).split(text, row.span, self.found, row.mention, block.is_heading());
        if let Some(body) = self.body
            && let Some(position) = operative::clause(&sentence, body)
        {
            let cue = position.cue;
            self.positions.push(position);
            return Some(Known { cue, ..body });
        }
        let first = self.positions.len();
        let quoted = |at: u32| quotes.holds(at - block.span.start);
        let voice = self.carry.read(&sentence, &quoted, &mut self.positions);
        self.positions.truncate(first + MOST);
        voice
    }

    /// Gives the sentences of quotations to those who speak them: to whom the quotation names
    /// where it begins or ends, else to whoever spoke before.
    fn settle(&mut self, block: &Block, quotes: &Quotes, rows: &[Row]) {
        let from = rows.first().map_or(self.positions.len(), |row| row.first);
        let own = self.positions.split_off(from.min(self.positions.len()));
        let mut before = self
            .voice
            .filter(|_| rows.first().is_some_and(|row| row.whole.is_some()));
        let signed = self.signed(block, rows);
        for (at, row) in rows.iter().enumerate() {
            let end = rows.get(at + 1).map_or(from + own.len(), |next| next.first);
            let range = row.first - from..end - from;
            let Some(unit) = row.whole else {
                self.positions
                    .extend_from_slice(own.get(range).unwrap_or(&[]));
                // "Ms. Ruiz says it must end. “We will stay.”": she goes on, a body seldom does
                before = row
                    .voice
                    .filter(|known| !row.touches.is_empty() || self.is_person(known));
                continue;
            };
            let named = spoken(rows, at, unit).or(signed);
            match named.or(before) {
                Some(known) => {
                    self.quoted(row, known);
                    before = Some(known);
                }
                None => {
                    let first = self.positions.len();
                    let _ = self.read(block, quotes, row);
                    // a paragraph of nothing else goes on with whoever spoke last
                    let alone =
                        self.positions.len() == first && rows.iter().all(|row| row.whole.is_some());
                    let about = self.carry.cast.speaker(self.found).filter(|_| alone);
                    match about {
                        Some(known) => self.quoted(row, known),
                        None if alone && self.open.len() < REACH => self.open.push(row.clone()),
                        None => {}
                    }
                }
            }
        }
        if let Some(known) = before {
            self.carry.cast.goes_on(known);
        }
        self.voice = before;
    }

    fn is_person(&self, known: &Known) -> bool {
        let entity = self.found.entities.get(known.entity as usize);
        entity.is_some_and(|entity| entity.class == EntityType::Person)
    }

    /// "Our director, Ana Ruiz, writes:": the one person named before a colon that ends a block.
    fn introduced(&self, row: &Row) -> Option<Known> {
        let words = row.span.of(&self.article.text).trim_end();
        words
            .ends_with(':')
            .then(|| sole_person(self.found, row.span))?
    }

    /// “We won.” – Ana Ruiz: who stands alone behind a dash at the end of a block.
    fn signed(&self, block: &Block, rows: &[Row]) -> Option<Known> {
        let text: &str = &self.article.text;
        let last = rows.last().filter(|row| row.whole.is_none())?;
        let mention = self.found.in_span(last.span).first()?;
        let entity = self.found.entities.get(mention.entity as usize)?;
        let before = Span::new(block.span.start, mention.span.start).of(text);
        let behind = Span::new(mention.span.end, block.span.end.max(mention.span.end)).of(text);
        let alone =
            before.trim_end().ends_with(['-', '–', '—']) && !behind.contains(char::is_alphanumeric);
        (alone && entity.class == EntityType::Person).then_some(Known {
            entity: mention.entity,
            human: true,
            cue: mention.span,
        })
    }

    /// The position of somebody who goes on in a quoted sentence.
    fn quoted(&mut self, row: &Row, known: Known) {
        let text: &str = &self.article.text;
        let sentence = self
            .buffers
            .split(text, row.span, self.found, row.mention, false);
        if sentence.words.len() < WORDS || sentence.asks_back() {
            return;
        }
        let inner = sentence.inner(0, sentence.words.len(), known.entity);
        let cue = inner.map_or(known.cue, |inner| sentence.span_of(inner.from, inner.to));
        self.positions.push(Position {
            holder: known.entity,
            subject: known.cue,
            cue,
            stance: inner.map_or(Stance::States, |inner| inner.stance),
            said: row.span,
            told: row.span,
            sentence: row.span,
        });
    }
}

/// "Peru said it hopes to win" says once what Peru says: the same stance of the same holder in a
/// sentence counts once, where it stands first.
fn once(positions: Vec<Position>) -> Vec<Position> {
    let mut kept: Vec<Position> = Vec::with_capacity(positions.len());
    for position in positions {
        let same = |other: &&Position| other.sentence == position.sentence;
        let known = (kept.iter().rev().take_while(same))
            .any(|other| other.holder == position.holder && other.stance == position.stance);
        if !known {
            kept.push(position);
        }
    }
    kept
}

/// Who is named in a sentence beside quotation `unit` of row `at`, the nearest first.
fn spoken(rows: &[Row], at: usize, unit: usize) -> Option<Known> {
    let fits = |row: &&Row| row.whole.is_none() && row.touches.contains(&unit);
    let (earlier, later) = rows.split_at_checked(at)?;
    let part = |row: &&Row| row.touches.contains(&unit);
    let after = later.iter().take(REACH).take_while(part).find(fits);
    let before = || earlier.iter().rev().take(REACH).take_while(part).find(fits);
    after.and_then(|row| row.voice).or_else(|| before()?.voice)
}

//! From units to blocks: lines joined, ornament left out, everything through the builder.

use crate::model::{BlockKind, Body, Title};
use crate::text::words::is_unspaced;
use crate::text::{BlockHead, Builder, sanitise, single_blanks};

use super::decor;
use super::hyphen::Hyphens;
use super::line::{Line, Traits, count};
use super::unit::{Kind, Unit, is_named};

/// Columns one item must stand in further than another to be nested in it.
const NESTING: u16 = 2;

/// Deepest nesting of items that is shown.
const MAX_DEPTH: u8 = 8;

/// Deepest indentation that is kept, in columns.
const MAX_INDENT: u16 = 40;

/// Writes the reading text.
pub(super) fn body(scene: &Scene, starts: Vec<u32>) -> Body {
    let mut writer = Writer {
        scene,
        builder: Builder::with_capacity(scene.text.len()),
        base: base_indent(scene),
        items: Vec::new(),
        before: None,
    };
    for (index, unit) in scene.units.iter().enumerate() {
        writer.unit(index, unit);
    }
    let mut body = writer.builder.finish(starts);
    let named = scene.units.iter().find(|unit| unit.named);
    body.title = named.map(|unit| title(scene, unit));
    body
}

fn title(scene: &Scene, unit: &Unit) -> Title {
    let words = scene.words(unit);
    let words = decor::strip(words.get(unit.prefix..).unwrap_or(words)).0;
    Title {
        text: sanitise::line(&single_blanks(words)),
        line: scene.first(unit).number,
    }
}

/// The indentation that most of the text shares: that of its least indented prose.
fn base_indent(scene: &Scene) -> u16 {
    let prose = scene.units.iter().filter(|unit| unit.kind == Kind::Prose);
    prose.map(|unit| scene.last(unit).indent).min().unwrap_or(0)
}

/// A text, its lines and what they were found to be.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) units: &'a [Unit],
    pub(super) hyphens: Hyphens,
}

impl<'a> Scene<'a> {
    /// The first line of a unit.
    fn first(&self, unit: &Unit) -> Line {
        self.line(unit.first)
    }

    /// The last line of a unit.
    fn last(&self, unit: &Unit) -> Line {
        self.line(unit.last)
    }

    fn line(&self, index: u32) -> Line {
        self.lines.get(index as usize).copied().unwrap_or_default()
    }

    /// The words of a unit, line ends between them included.
    fn words(&self, unit: &Unit) -> &'a str {
        let (first, last) = (self.first(unit), self.last(unit));
        self.text
            .get(first.start as usize..last.end as usize)
            .unwrap_or("")
    }
}

struct Writer<'a> {
    scene: &'a Scene<'a>,
    builder: Builder,
    base: u16,
    /// Indentation of the open items, outermost first.
    items: Vec<u16>,
    /// Kind of the block before.
    before: Option<BlockKind>,
}

impl Writer<'_> {
    fn unit(&mut self, index: usize, unit: &Unit) {
        let kind = match unit.kind {
            Kind::Heading => BlockKind::Heading,
            Kind::Title => BlockKind::Title,
            Kind::Dress => return,
            Kind::Rule => BlockKind::Rule,
            Kind::Prose => BlockKind::Paragraph,
            Kind::Item => BlockKind::Item,
            Kind::Row => BlockKind::Verbatim,
            Kind::Note => BlockKind::Note,
        };
        let line = self.scene.first(unit);
        let mut head = BlockHead {
            kind,
            level: unit.level,
            gap: self.gap(index, kind, &line),
            quote: line.quote,
            indent: self.indent(kind, &line),
            hang: 0,
            line: line.number,
        };
        if kind == BlockKind::Item {
            head.level = self.depth(line.indent);
            head.hang = marker_width(self.scene.words(unit), unit);
        } else if !matches!(kind, BlockKind::Note | BlockKind::Verbatim) {
            self.items.clear();
        }
        self.builder.begin(head);
        if is_named(unit.kind) {
            self.named(unit, unit.prefix);
        } else {
            self.lines(unit);
        }
        if self.builder.end() {
            self.before = Some(kind);
        }
    }

    fn gap(&self, index: usize, kind: BlockKind, line: &Line) -> u8 {
        let dense = |kind| {
            matches!(
                kind,
                BlockKind::Verbatim | BlockKind::Row | BlockKind::Item | BlockKind::Note
            )
        };
        let together = dense(kind)
            && self.before.is_some_and(|before| {
                before == kind || kind == BlockKind::Item && before == BlockKind::Paragraph
            });
        // The rule that dressed the heading above took the blank lines below it.
        let dressed = index
            .checked_sub(1)
            .and_then(|above| self.scene.units.get(above))
            .is_some_and(|above| above.kind == Kind::Dress);
        u8::from(line.blanks > 0 || !together || dressed)
    }

    fn indent(&self, kind: BlockKind, line: &Line) -> u16 {
        match kind {
            BlockKind::Title | BlockKind::Heading | BlockKind::Rule => 0,
            // A first-line indent is typesetting, not nesting.
            BlockKind::Paragraph => line.indent.saturating_sub(self.base).min(MAX_INDENT) / 4 * 4,
            _ => line.indent.saturating_sub(self.base).min(MAX_INDENT),
        }
    }

    fn depth(&mut self, indent: u16) -> u8 {
        while self
            .items
            .last()
            .is_some_and(|last| *last >= indent + NESTING)
        {
            self.items.pop();
        }
        if self.items.len() < usize::from(MAX_DEPTH)
            && self
                .items
                .last()
                .is_none_or(|last| last + NESTING <= indent)
        {
            self.items.push(indent);
        }
        self.items.len().max(1) as u8
    }

    /// A title or heading: one run of words without its ornament.
    fn named(&mut self, unit: &Unit, prefix: usize) {
        let scene = self.scene;
        let raw = scene.words(unit);
        let words = decor::strip(raw.get(prefix..).unwrap_or(raw)).0;
        let skipped = words.as_ptr().addr().saturating_sub(raw.as_ptr().addr());
        let limit = skipped + words.len();
        let base = scene.first(unit);
        for index in unit.first..=unit.last {
            let Some(line) = scene.lines.get(index as usize) else {
                return;
            };
            let offset = (line.start - base.start) as usize;
            let from = skipped.clamp(offset, offset + line.of(scene.text).len());
            let to = limit.clamp(from, offset + line.of(scene.text).len());
            let part = raw.get(from..to).unwrap_or("");
            let at = line.at + count(raw.get(offset..from).unwrap_or(""));
            self.join(index, unit);
            self.builder.source(part, at);
        }
    }

    /// Everything else: its lines, joined.
    fn lines(&mut self, unit: &Unit) {
        for index in unit.first..=unit.last {
            self.join(index, unit);
            if let Some(line) = self.scene.lines.get(index as usize) {
                let words = line.of(self.scene.text);
                let broken = index < unit.last && self.scene.hyphens.breaks(index as usize);
                let whole = words.trim_end_matches(['-', '\u{2010}']);
                self.builder
                    .source(if broken { whole } else { words }, line.at);
            }
        }
    }

    /// What stands for the line end above line `index` of a unit.
    fn join(&mut self, index: u32, unit: &Unit) {
        if index == unit.first {
            return;
        }
        let lines = self.scene.lines;
        let (Some(above), Some(line)) = (lines.get(index as usize - 1), lines.get(index as usize))
        else {
            return;
        };
        let words = line.of(self.scene.text);
        let glued = above.has(Traits::HYPHEN) && line.has(Traits::LOWER)
            || line.has(Traits::UNSPACED)
                && above
                    .of(self.scene.text)
                    .chars()
                    .next_back()
                    .is_some_and(|c| is_unspaced(c) || is_wide_stop(c));
        if glued && !words.is_empty() {
            return;
        }
        let end = above.at + above.chars;
        self.builder.stand_in(" ", end, line.at.saturating_sub(end));
    }
}

/// Punctuation of scripts without blanks.
fn is_wide_stop(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '」' | '』' | '》' | '）' | '”'
    )
}

fn marker_width(words: &str, unit: &Unit) -> u16 {
    let marker = words.get(..unit.marker.len).unwrap_or("");
    crate::text::width(marker).min(usize::from(MAX_INDENT)) as u16
}

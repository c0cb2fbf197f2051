//! From the elements of a page that are kept to passages.

use super::inline::Line;
use super::table;
use super::tree::{Id, Step, Tree, heading_level};
use crate::import::passage::Passage;
use crate::model::{BlockKind, Inline};

/// Makes passages of all in `from` that is not left out. Addresses of links are those of `Links`.
pub(super) fn passages(tree: &Tree, from: Id, base: Option<&url::Url>) -> Vec<Passage> {
    let mut writer = Writer::new(tree, base);
    let mut walk = tree.walk(from);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) if tree.is_text(id) => writer.line.words(&tree.node(id).text),
            Step::Enter(id) => {
                if !writer.enter(id) {
                    walk.pass_over(id);
                    // the matching Leave closes what was never opened
                    walk.next();
                }
            }
            Step::Leave(id) if tree.is_text(id) => {}
            Step::Leave(id) => writer.leave(id),
        }
    }
    writer.flush();
    settle(writer.passages)
}

/// A list that is open.
struct List {
    /// Number of the next item, and how it is written; none for bullets.
    number: Option<(i64, char)>,
    step: i64,
}

struct Writer<'a> {
    tree: &'a Tree,
    base: Option<&'a url::Url>,
    passages: Vec<Passage>,
    line: Line<'a>,
    lists: Vec<List>,
    /// What stands before the next words: the marker of an item whose words are still to come.
    marker: Option<String>,
    /// Level of the heading that is open, and the element.
    heading: Option<(u8, Id)>,
    quote: u8,
    note: u8,
    term: u8,
    definition: u8,
}

impl<'a> Writer<'a> {
    fn new(tree: &'a Tree, base: Option<&'a url::Url>) -> Self {
        Self {
            tree,
            base,
            passages: Vec::new(),
            line: Line::new(base),
            lists: Vec::new(),
            marker: None,
            heading: None,
            quote: 0,
            note: 0,
            term: 0,
            definition: 0,
        }
    }

    /// Opens an element; false where it was dealt with as a whole.
    fn enter(&mut self, id: Id) -> bool {
        let name = self.tree.name(id);
        if self.heading.is_some() {
            if super::tree::is_block(name) {
                self.line.blank();
            }
            return self.line.enter(self.tree, id);
        }
        if let Some(level) = self.level(id) {
            self.flush();
            self.heading = Some((level, id));
            return true;
        }
        match name {
            "br" => {
                if self.line.line_end() {
                    self.flush();
                }
                return true;
            }
            "hr" => {
                self.flush();
                self.rule();
                return true;
            }
            "table" => {
                self.flush();
                return !self.table(id);
            }
            _ if !super::tree::is_block(name) => return self.line.enter(self.tree, id),
            _ => self.flush(),
        }
        match name {
            "ul" | "menu" | "dir" => self.lists.push(List {
                number: None,
                step: 1,
            }),
            "ol" => self.lists.push(numbered(self.tree, id)),
            "li" => self.item(id),
            "blockquote" => self.quote = self.quote.saturating_add(1),
            "pre" => self.line.pre = self.line.pre.saturating_add(1),
            "figcaption" | "caption" => self.note = self.note.saturating_add(1),
            "dt" => self.term = self.term.saturating_add(1),
            "dd" => self.definition = self.definition.saturating_add(1),
            _ => {}
        }
        true
    }

    fn leave(&mut self, id: Id) {
        let name = self.tree.name(id);
        if let Some((_, heading)) = self.heading {
            if heading == id {
                self.flush();
                self.heading = None;
            } else {
                self.line.leave(self.tree, id);
            }
            return;
        }
        if !super::tree::is_block(name) {
            self.line.leave(self.tree, id);
            return;
        }
        if matches!(name, "br" | "hr") {
            return;
        }
        self.flush();
        match name {
            "ul" | "menu" | "dir" | "ol" => {
                self.lists.pop();
                self.marker = None;
            }
            "li" => self.marker = None,
            "blockquote" => self.quote = self.quote.saturating_sub(1),
            "pre" => self.line.pre = self.line.pre.saturating_sub(1),
            "figcaption" | "caption" => self.note = self.note.saturating_sub(1),
            "dt" => self.term = self.term.saturating_sub(1),
            "dd" => self.definition = self.definition.saturating_sub(1),
            _ => {}
        }
    }

    /// Level of a heading: of its element, or as told to those who hear the page.
    fn level(&self, id: Id) -> Option<u8> {
        let told = || {
            let level: u8 = self.tree.attribute(id, "aria-level").parse().unwrap_or(2);
            (self.tree.attribute(id, "role") == "heading").then_some(level.clamp(1, 6))
        };
        heading_level(self.tree.name(id)).or_else(told)
    }

    fn item(&mut self, id: Id) {
        if self.lists.is_empty() {
            // an item in no list
            self.lists.push(List {
                number: None,
                step: 1,
            });
        }
        let value = self.tree.attribute(id, "value").parse().ok();
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        self.marker = Some(match &mut list.number {
            None => "• ".to_owned(),
            Some((number, style)) => {
                if let Some(value) = value {
                    *number = value;
                }
                let marker = format!("{}. ", written(*number, *style));
                *number = number.saturating_add(list.step);
                marker
            }
        });
    }

    fn rule(&mut self) {
        let after_rule = self
            .passages
            .last()
            .is_none_or(|last| last.kind == BlockKind::Rule);
        if !after_rule {
            self.passages.push(Passage {
                kind: BlockKind::Rule,
                ..Passage::default()
            });
        }
    }

    /// Writes a table of data as a whole; false where the table only arranges what is in it.
    fn table(&mut self, id: Id) -> bool {
        let Some((caption, mut passage)) = table::read(self.tree, id, self.base) else {
            return false;
        };
        if let Some(caption) = caption {
            self.passages.push(Passage::new(BlockKind::Note, caption));
        }
        passage.quote = self.quote;
        self.passages.push(passage);
        true
    }

    /// Ends the passage that is open.
    fn flush(&mut self) {
        let pieces = self.line.take();
        if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
            return;
        }
        let mut passage = Passage {
            pieces,
            quote: self.quote,
            ..Passage::default()
        };
        let depth = (self.lists.len().min(30)) as u8;
        if let Some((level, _)) = self.heading {
            passage.kind = BlockKind::Heading;
            passage.level = level;
            passage.marker = match self.marker.take() {
                Some(marker) if marker != "• " => marker,
                _ => String::new(),
            };
        } else if self.line.pre > 0 {
            passage.kind = BlockKind::Verbatim;
            passage.depth = depth;
            self.marker = None;
        } else if self.note > 0 {
            passage.kind = BlockKind::Note;
        } else if let Some(marker) = self.marker.take() {
            let below = |last: &Passage| last.kind == BlockKind::Item;
            passage.kind = BlockKind::Item;
            passage.tight = self.passages.last().is_some_and(below);
            passage.depth = depth.max(1);
            passage.marker = marker;
        } else if self.term > 0 {
            for piece in &mut passage.pieces {
                piece.inline = piece.inline.with(Inline::STRONG);
            }
            passage.depth = depth;
        } else {
            passage.depth = depth + u8::from(self.definition > 0);
            passage.tight = self.definition > 0
                && self
                    .passages
                    .last()
                    .is_some_and(|last| last.is_all(Inline::STRONG));
        }
        self.passages.push(passage);
    }
}

/// A numbered list: where it starts, and in which figures or letters.
fn numbered(tree: &Tree, id: Id) -> List {
    let style = tree.attribute(id, "type").chars().next().unwrap_or('1');
    let start = tree.attribute(id, "start").parse().ok();
    let reversed = tree.has(id, "reversed");
    let items = || {
        tree.elements(id)
            .filter(|&item| tree.name(item) == "li")
            .count() as i64
    };
    List {
        number: Some((
            start.unwrap_or_else(|| if reversed { items() } else { 1 }),
            style,
        )),
        step: if reversed { -1 } else { 1 },
    }
}

/// A number as `type` of a list wants it: figures, letters, Roman numbers.
fn written(number: i64, style: char) -> String {
    match style {
        'a' | 'A' => {
            let letters = letters(number);
            if style == 'A' {
                letters.to_uppercase()
            } else {
                letters
            }
        }
        'i' | 'I' => {
            let roman = roman(number);
            if style == 'I' {
                roman.to_uppercase()
            } else {
                roman
            }
        }
        _ => number.to_string(),
    }
}

/// 1 → "a", 27 → "aa".
fn letters(number: i64) -> String {
    let mut left = number;
    let mut letters = Vec::new();
    if !(1..=100_000).contains(&number) {
        return number.to_string();
    }
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'a' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// 4 → "iv".
fn roman(number: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let (mut left, mut written) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            written.push_str(sign);
            left -= value;
        }
    }
    written
}

/// No ruled line at the end or above a heading, where the heading says it.
fn settle(mut passages: Vec<Passage>) -> Vec<Passage> {
    let next_is_heading: Vec<bool> = passages
        .iter()
        .skip(1)
        .map(|next| next.kind == BlockKind::Heading)
        .chain([true])
        .collect();
    let mut above = next_is_heading.into_iter();
    passages.retain(|passage| {
        let heading = above.next().unwrap_or(false);
        passage.kind != BlockKind::Rule || !heading
    });
    passages
}

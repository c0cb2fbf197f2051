//! What of the old text is put where in the new one, to read both as one.

use std::collections::HashMap;

use crate::model::{Article, Change, ChangeKind, ChangeMark, Comparison, Fate, Span};

/// What of the old text is put where.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) inserts: Vec<Insert>,
    /// Blocks of which nothing is left, by the new block that they are put before.
    pub(super) blocks: HashMap<usize, Vec<(usize, u32, Span)>>,
    /// Words of the new text that are marked.
    pub(super) marks: Vec<ChangeMark>,
}

/// Words of the old text that stand inside of a new block.
pub(super) struct Insert {
    /// Byte of the new text.
    pub(super) at: u32,
    pub(super) old: Span,
    /// Blanks before and behind it.
    pub(super) blanks: (bool, bool),
    pub(super) change: u32,
}

impl Plan {
    pub(super) fn take(
        &mut self,
        old: &Article,
        new: &Article,
        number: u32,
        change: &Change,
        whole: &HashMap<usize, bool>,
    ) {
        match (change.kind, change.old) {
            (ChangeKind::Deleted, Some(span)) => {
                let block = old.block_at(span.start);
                if whole.get(&block).copied().unwrap_or(false) {
                    let there = new.block_at(change.at);
                    let start = new.blocks.get(there).map_or(0, |block| block.span.start);
                    let before = there + usize::from(start < change.at);
                    let gone = self.blocks.entry(before).or_default();
                    gone.push((block, number, span));
                } else {
                    let here = new.block_at(change.at);
                    let block = new.blocks.get(here).map(|block| block.span);
                    let block = block.unwrap_or_default();
                    self.inserts.push(Insert {
                        at: change.at,
                        old: span,
                        blanks: match change.at {
                            at if at == block.start => (false, true),
                            at if at >= block.end => (true, false),
                            at => {
                                let blank = new.text.as_bytes().get(at as usize) == Some(&b' ');
                                (blank, !blank)
                            }
                        },
                        change: number,
                    });
                }
            }
            _ => self.words(number, change),
        }
    }

    fn words(&mut self, number: u32, change: &Change) {
        let mut at = change.new.map_or(change.at, |span| span.start);
        for words in &change.words {
            if words.fate == Fate::Deleted {
                self.inserts.push(Insert {
                    at,
                    old: words.span,
                    blanks: (false, false),
                    change: number,
                });
                continue;
            }
            at = words.span.end;
            if words.fate == Fate::Added || change.kind == ChangeKind::Moved {
                self.marks.push(ChangeMark {
                    span: words.span,
                    fate: words.fate,
                    change: number,
                });
            }
        }
    }
}

/// For each old block in which a sentence was deleted: true where nothing of it is left.
pub(super) fn whole_blocks(old: &Article, comparison: &Comparison) -> HashMap<usize, bool> {
    let mut gone: HashMap<usize, Vec<Span>> = HashMap::new();
    for change in &comparison.changes {
        if let (ChangeKind::Deleted, Some(span)) = (change.kind, change.old) {
            gone.entry(old.block_at(span.start)).or_default().push(span);
        }
    }
    gone.into_iter()
        .map(|(index, mut spans)| {
            spans.sort_unstable();
            let block = old.blocks.get(index).copied().unwrap_or_default();
            let mut from = block.span.start;
            let mut whole = true;
            for span in spans {
                whole &= is_blank(&old.text, from, span.start);
                from = span.end.max(from);
            }
            (index, whole && is_blank(&old.text, from, block.span.end))
        })
        .collect()
}

fn is_blank(text: &str, from: u32, to: u32) -> bool {
    Span::new(from, to).of(text).trim().is_empty()
}

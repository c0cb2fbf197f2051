//! Which words are the title.

use std::cell::LazyCell;

use crate::model::{Block, BlockKind, Body, Inline, Span, Title};
use crate::text::{Lead, sanitise, words};

/// A paragraph below the head of the page is longer than this, or closed and longer than that; in
/// bytes.
const TEXT: u32 = 120;
const CLOSED: u32 = 60;

/// A heading below another is the title where the text takes up so much more of it.
const HEARD: f32 = 0.5;

/// A bold line is a title from so many words on, up to this many bytes.
const BOLD_WORDS: u32 = 3;
const BOLD_BYTES: u32 = 220;

/// A headline beside labels of the same level has so many words.
const HEADLINE: u32 = 6;

/// A heading right below the title with more words opens nothing, but says what the text is about.
const SUBTITLE_WORDS: u32 = 20;

/// "Memorandum" above "Subject: …" has no more words.
const LABEL_WORDS: u32 = 2;

/// The fields of a memo stand this high up.
const FIELD_LINES: usize = 24;

/// Says which words of `body` are the title: a heading, what a memo says it is about, or a bold
/// line above everything.
///
/// Where the front matter `declared` a title, only a heading that repeats it counts.
pub(super) fn settle(body: &mut Body, declared: Option<&str>, subject: Option<Title>) {
    let end = head(body);
    let heading = heading(body, end);
    if declared.is_none()
        && subject.is_some()
        && heading.is_none_or(|index| words::count(&said(body, index)) <= LABEL_WORDS)
    {
        if let Some(index) = heading {
            become_notes(body, index..index + 1);
        }
        body.title = subject;
        return;
    }
    let bold = || bold(body, end).filter(|_| declared.is_none());
    let Some(index) = heading.or_else(bold) else {
        return;
    };
    let text = said(body, index);
    if declared.is_some_and(|declared| !repeats(&text, declared)) {
        return;
    }
    let line = body.blocks.get(index).map_or(1, |block| block.line);
    let pieces = pieces(body, index);
    become_notes(body, 0..index);
    for block in body.blocks.iter_mut().skip(index).take(pieces) {
        block.kind = BlockKind::Title;
        block.level = 0;
    }
    subtitle(body, index + pieces);
    body.title = Some(Title { text, line });
}

/// The heading that is the title: the only one of level 1 that comes first of all headings, or
/// one with nothing but notes above it. Where no heading is of level 1, the one above everything
/// may be of any level, if all others stand below it or are but labels beside it. Below the name of
/// a site, itself a heading, it is the only one of level 1, or the one that the text takes up.
fn heading(body: &Body, end: usize) -> Option<usize> {
    let is_heading = |block: &Block, most: u8| {
        block.level <= most && block.kind == BlockKind::Heading && !block.continues
    };
    let mut headings = body
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| is_heading(block, u8::MAX));
    let (first, block) = headings.next()?;
    let mut tops = headings.clone().filter(|(_, block)| block.level == 1);
    let second = tops.next().map(|(index, _)| index);
    let near = second.filter(|&index| index < end);
    let leads = body.blocks.iter().take(first);
    let leads = leads.into_iter().all(|block| block.kind == BlockKind::Note);
    if block.level > 1 {
        let top = block.level;
        let beside = headings.clone().filter(|(_, block)| block.level <= top);
        let mut beside = beside.map(|(index, _)| index).peekable();
        let over = leads
            && headings.next().is_some()
            && (beside.peek().is_none() || is_headline(body, first, beside));
        return if over {
            Some(first)
        } else {
            near.filter(|_| tops.next().is_none())
        };
    }
    let below = near.filter(|&index| {
        let lead = lead(body, end);
        lead.echo(&said(body, index)) >= lead.echo(&said(body, first)) + HEARD
    });
    below.or_else(|| (leads || second.is_none()).then_some(first))
}

/// True where the heading `first` is long and those beside it are half as long on average at most.
fn is_headline(body: &Body, first: usize, beside: impl Iterator<Item = usize>) -> bool {
    let length = words::count(&said(body, first));
    let (mut labels, mut long) = (0_u32, 0);
    for index in beside {
        labels += 1;
        long += words::count(&said(body, index));
    }
    length >= HEADLINE && 2 * long <= length.saturating_mul(labels)
}

/// A bold line above everything that the text takes up.
fn bold(body: &Body, end: usize) -> Option<usize> {
    let head = body.blocks.get(..end).unwrap_or(&[]);
    // most articles have no such line, some very many
    let lead = LazyCell::new(|| lead(body, end));
    head.iter()
        .take_while(|block| block.kind != BlockKind::Heading)
        .position(|block| {
            let words = block.span.of(&body.text);
            block.kind == BlockKind::Paragraph
                && block.quote == 0
                && is_dressed(body, block.span, Inline::STRONG)
                && block.span.len() <= BOLD_BYTES
                && words::count(words) >= BOLD_WORDS
                && !words.ends_with(['.', ':'])
                && lead.echo(words) >= HEARD
        })
}

/// True where all of `span` is dressed so.
pub(super) fn is_dressed(body: &Body, span: Span, inline: Inline) -> bool {
    let at = body
        .styles
        .partition_point(|run| run.span.end <= span.start);
    body.styles.get(at).is_some_and(|run| {
        run.inline.has(inline) && run.span.start <= span.start && run.span.end >= span.end
    })
}

/// What the text below the head starts with.
fn lead(body: &Body, end: usize) -> Lead {
    let blocks = body.blocks.get(end..).unwrap_or(&[]).iter();
    let running = blocks.filter(|block| is_running(block));
    running.map(|block| block.span.of(&body.text)).collect()
}

/// The first block below the head of the page: running text.
fn head(body: &Body) -> usize {
    let text = body.blocks.iter().position(|block| {
        let closed = block.span.of(&body.text).ends_with('.');
        is_running(block) && (block.span.len() > TEXT || closed && block.span.len() > CLOSED)
    });
    text.unwrap_or(body.blocks.len())
}

fn is_running(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
}

/// How many blocks the heading at `index` takes.
fn pieces(body: &Body, index: usize) -> usize {
    let more = body.blocks.iter().skip(index + 1);
    1 + more.take_while(|block| block.continues).count()
}

/// The words of the heading at `index`.
fn said(body: &Body, index: usize) -> String {
    let blocks = body.blocks.iter().skip(index).take(pieces(body, index));
    blocks.map(|block| block.span.of(&body.text)).collect()
}

/// Headings above the title are what it appeared in.
fn become_notes(body: &mut Body, range: std::ops::Range<usize>) {
    for block in body.blocks.get_mut(range).unwrap_or_default() {
        if block.kind == BlockKind::Heading {
            block.kind = BlockKind::Note;
            block.level = 0;
        }
    }
}

/// A heading right below the title is a subtitle if it stands lower than the headings of the text
/// and has none below it, or if it is very long.
fn subtitle(body: &mut Body, at: usize) {
    let pieces = pieces(body, at);
    let heading = |block: &Block| block.kind == BlockKind::Heading;
    let Some(level) = body.blocks.get(at).filter(|block| heading(block)) else {
        return;
    };
    let mut others = body
        .blocks
        .iter()
        .skip(at + pieces)
        .filter(|block| heading(block));
    let long = words::count(&said(body, at)) > SUBTITLE_WORDS;
    if long || others.next().is_some_and(|next| next.level < level.level) {
        become_notes(body, at..at + pieces);
    }
}

/// What a memo says it is about: "**Subject:** Grain talks" among other fields. `line` gives the
/// line of a byte of `article`.
pub(super) fn subject(article: &str, line: impl Fn(usize) -> u32) -> Option<Title> {
    const SUBJECTS: [&str; 7] = [
        "subject", "subj", "re", "title", "betreff", "objet", "asunto",
    ];
    const LONGEST: usize = 24;
    let (mut at, mut fields, mut found) = (0, 0, None);
    for raw in article.split_inclusive('\n').take(FIELD_LINES) {
        let start = at;
        at += raw.len();
        let bare = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|' | '\\');
        let Some((label, value)) = raw.split_once(':') else {
            continue;
        };
        let label = label.trim_matches(bare);
        let (one, value) = (
            label.len() <= LONGEST && !label.contains(['#', '.']),
            value.trim_matches(bare),
        );
        if !one || value.is_empty() {
            continue;
        }
        fields += 1;
        let named = SUBJECTS.iter().any(|name| name.eq_ignore_ascii_case(label));
        if named && found.is_none() && value.len() <= BOLD_BYTES as usize {
            let text = sanitise::line(value);
            found = Some(Title {
                text,
                line: line(start),
            });
        }
    }
    found.filter(|_| fields > 1)
}

/// True where two titles are the same but for case, blanks and punctuation.
pub(super) fn repeats(heading: &str, declared: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(heading) == letters(declared)
}

#[cfg(test)]
mod tests;

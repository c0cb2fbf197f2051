//! Texts that were read, to tell what changed when one comes again.

use rusqlite::{Connection, OptionalExtension, Result, params};
use serde::{Deserialize, Serialize};

use super::articles;
use super::kept::{Identity, Reading};
use crate::model::{Article, Block, BlockKind, Section, Span};

/// Texts of one article that are kept.
const OF_ONE: i64 = 2;

/// A text may take one part in so many of all that may be kept.
const SHARE: u64 = 4;

/// A block: kind, start, end, level, indent, hang, gap, quote, whether it goes on, and for a
/// heading that opens a section one more than its level.
#[derive(Serialize, Deserialize)]
struct Shape(u8, u32, u32, u8, u16, u16, u8, u8, bool, u8);

/// The kinds by the number that they are kept under; a new one is added at the end.
const KINDS: [BlockKind; 8] = [
    BlockKind::Title,
    BlockKind::Heading,
    BlockKind::Paragraph,
    BlockKind::Item,
    BlockKind::Verbatim,
    BlockKind::Row,
    BlockKind::Note,
    BlockKind::Rule,
];

/// Keeps a text as the one that was read last, at most `most` bytes of all together. True where
/// another one of this article was the last before.
pub(super) fn keep(
    connection: &Connection,
    identity: &Identity,
    article: &Article,
    at: i64,
    most: u64,
) -> Result<bool> {
    let shape = shape(article);
    let size = (article.text.len() + shape.len()) as u64;
    if most == 0 {
        connection.execute("DELETE FROM reading", [])?;
        return Ok(false);
    }
    let known = articles::find(connection, identity)?;
    let newest = known
        .map(|known| newest(connection, known))
        .transpose()?
        .flatten();
    let changed = newest
        .as_ref()
        .is_some_and(|(_, content)| *content != identity.content);
    if size > most / SHARE {
        return Ok(changed);
    }
    let number = articles::ensure(connection, identity)?.article;
    if let Some((id, _)) = newest.filter(|_| !changed) {
        let sql = "UPDATE reading SET at = ?2 WHERE id = ?1";
        connection.prepare_cached(sql)?.execute(params![id, at])?;
        return Ok(false);
    }
    let sql = "INSERT OR REPLACE INTO reading (article, content, at, size, text, shape)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = params![
        number,
        identity.content,
        at,
        size as i64,
        &*article.text,
        shape
    ];
    connection.prepare_cached(sql)?.execute(values)?;
    let sql = "DELETE FROM reading WHERE article = ?1 AND id NOT IN
               (SELECT id FROM reading WHERE article = ?1 ORDER BY id DESC LIMIT ?2)";
    connection
        .prepare_cached(sql)?
        .execute(params![number, OF_ONE])?;
    bound(connection, number, most)?;
    Ok(changed)
}

/// Forgets the oldest texts of other articles until all together are small enough.
fn bound(connection: &Connection, kept: i64, most: u64) -> Result<()> {
    let sql = "SELECT coalesce(sum(size), 0) FROM reading";
    let mut all: i64 = connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?;
    let sql = "SELECT id, size FROM reading WHERE article <> ?1 ORDER BY at, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([kept])?;
    let mut gone = Vec::new();
    while let Some(row) = rows.next()? {
        if u64::try_from(all).unwrap_or(0) <= most {
            break;
        }
        gone.push(row.get::<_, i64>(0)?);
        all -= row.get::<_, i64>(1)?;
    }
    for id in gone {
        let sql = "DELETE FROM reading WHERE id = ?1";
        connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

/// Number and content of the text that was read last.
fn newest(connection: &Connection, article: i64) -> Result<Option<(i64, String)>> {
    let sql = "SELECT id, content FROM sound_reading WHERE article = ?1 ORDER BY id DESC LIMIT 1";
    connection
        .prepare_cached(sql)?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The text that was read last before the one of `identity`.
pub(super) fn before(connection: &Connection, identity: &Identity) -> Result<Option<Reading>> {
    let Some(article) = articles::find(connection, identity)? else {
        return Ok(None);
    };
    let sql = "SELECT at, text, shape FROM sound_reading WHERE article = ?1 AND content <> ?2
               ORDER BY id DESC LIMIT 1";
    connection
        .prepare_cached(sql)?
        .query_row(params![article, identity.content], |row| {
            let (text, shape): (String, String) = (row.get(1)?, row.get(2)?);
            Ok(Reading {
                at: row.get(0)?,
                article: read(text, &shape),
            })
        })
        .optional()
}

/// The content of the text of the file at `path` that was read last.
pub(super) fn last(connection: &Connection, path: &str) -> Result<Option<String>> {
    let sql = "SELECT content FROM sound_reading
               WHERE article = (SELECT id FROM article WHERE path = ?1) ORDER BY id DESC LIMIT 1";
    connection
        .prepare_cached(sql)?
        .query_row([path], |row| row.get(0))
        .optional()
}

fn shape(article: &Article) -> String {
    let level = |block: &Block| {
        let section = article.sections.get(article.section_at(block.span.start));
        section.map_or(0, |section| match section.heading {
            Some(heading) if block.span.overlaps(heading) => section.level.saturating_add(1),
            _ => 0,
        })
    };
    let blocks = article.blocks.iter().map(|block| {
        let kind = KINDS.iter().position(|kind| *kind == block.kind);
        let Block {
            span,
            indent,
            hang,
            level: own,
            gap,
            quote,
            continues,
            ..
        } = *block;
        let kind = kind.unwrap_or_default() as u8;
        Shape(
            kind,
            span.start,
            span.end,
            own,
            indent,
            hang,
            gap,
            quote,
            continues,
            level(block),
        )
    });
    serde_json::to_string(&blocks.collect::<Vec<_>>()).unwrap_or_default()
}

/// The article as far as it is kept. A shape that can't be read, or that does not fit the text, is
/// as good as none: then each line is a paragraph.
fn read(text: String, shape: &str) -> Article {
    let known: Vec<Shape> = serde_json::from_str(shape).unwrap_or_default();
    let fits = |shape: &Shape| {
        let Shape(_, start, end, ..) = *shape;
        start <= end && text.get(start as usize..end as usize).is_some()
    };
    let in_order = known.windows(2).all(|two| match two {
        [Shape(_, _, end, ..), Shape(_, start, ..)] => end <= start,
        _ => true,
    });
    let known = if in_order && known.iter().all(fits) {
        known
    } else {
        Vec::new()
    };
    let mut article = Article::default();
    article.sections.push(Section::default());
    for Shape(kind, start, end, level, indent, hang, gap, quote, continues, opens) in known {
        let span = Span::new(start, end);
        article.blocks.push(Block {
            span,
            line: 1,
            indent,
            hang,
            kind: KINDS.get(usize::from(kind)).copied().unwrap_or_default(),
            level,
            gap,
            quote,
            continues,
        });
        if let Some(level) = opens.checked_sub(1) {
            article.sections.push(Section {
                heading: Some(span),
                level,
                line: 1,
                span,
                words: 0,
            });
        }
    }
    if article.blocks.is_empty() {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let end = at + line.trim_end().len() as u32;
            article.blocks.push(Block {
                span: Span::new(at, end),
                ..Block::default()
            });
            at += line.len() as u32;
        }
    }
    let starts: Vec<u32> = article
        .sections
        .iter()
        .map(|section| section.span.start)
        .collect();
    let ends = starts.iter().copied().skip(1).chain([text.len() as u32]);
    for (section, end) in article.sections.iter_mut().zip(ends) {
        section.span.end = end;
    }
    article.text = text.into();
    article
}

//! Markdown: `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.

mod address;
mod blocks;
mod bold;
mod containers;
mod emphasis;
mod front_matter;
mod guard;
mod html;
mod inlines;
mod next;
mod points;
mod scalar;
mod starts;
mod table;
mod tags;
mod title;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use blocks::Blocks;
use front_matter::{FrontMatter, Told};
use points::Points;
use scalar::{Piece, Scalar};

use crate::model::{BlockKind, Body, Title};
use crate::text::{BlockHead, Builder, sanitise};

/// How far below the front matter a heading may repeat its title.
const NEAR: usize = 16 * 1024;

/// True where `text` starts with front matter.
pub(super) fn has_front_matter(text: &str) -> bool {
    front_matter::read(text).is_some()
}

/// Reads decoded Markdown.
pub fn read(text: &str) -> Body {
    let parsed = emphasis::mended(guard::blunted(text));
    let points = Points::new(text, &parsed);
    let front = front_matter::read(text).unwrap_or_default();
    let declared = front.title.words(text);
    let declared = declared.as_deref();
    let article = parsed.get(front.end..).unwrap_or("");
    let repeated = declared.is_some_and(|declared| heads_with(article, declared));

    let mut builder = Builder::with_capacity(text.len() + text.len() / 16);
    let title = if repeated {
        None
    } else {
        declare(&mut builder, &front, &points)
    };
    note(&mut builder, &front, &points);
    let mut blocks = Blocks::new(&points, builder);
    for (event, range) in Parser::new_ext(article, options()).into_offset_iter() {
        blocks.event(event, range.start + front.end..range.end + front.end);
    }
    let builder = blocks.finish();
    let field = |told: &Told| told.words(text).map(|words| sanitise::line(&words));
    let (date, publisher) = (field(&front.date), field(&front.publisher));
    let subject = title::subject(article, |at| points.line(front.end + at));

    let mut body = builder.finish(points.into_lines());
    (body.title, body.date, body.publisher) = (title, date, publisher);
    body.about.author = field(&front.author);
    body.about.url = field(&front.url);
    body.about.language = field(&front.language).and_then(|told| language(&told));
    if body.title.is_none() {
        title::settle(&mut body, declared, subject);
    }
    bold::headings(&mut body);
    body
}

/// A language as it is declared: "pt", "pt-BR", "pt_BR.UTF-8".
fn language(told: &str) -> Option<String> {
    let code = told.split('.').next().unwrap_or("").replace('_', "-");
    let mut parts = code.split('-');
    let first = parts
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (first && code.chars().all(plain)).then_some(code)
}

/// Everything that changes no lengths: smart punctuation stays off, so that offsets are exact.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// True where the first heading near the top is of level 1 and says `declared`.
fn heads_with(article: &str, declared: &str) -> bool {
    let mut end = article.len().min(NEAR);
    while !article.is_char_boundary(end) {
        end -= 1;
    }
    let head = article.get(..end).unwrap_or(article);
    let mut words = None;
    for event in Parser::new_ext(head, options()) {
        match (event, &mut words) {
            (Event::Start(Tag::Heading { level, .. }), None) => {
                if level as u8 != 1 {
                    return false;
                }
                words = Some(String::new());
            }
            (Event::Text(text) | Event::Code(text), Some(words)) => words.push_str(&text),
            (Event::End(TagEnd::Heading(_)), Some(words)) => {
                return title::repeats(words, declared);
            }
            _ => {}
        }
    }
    false
}

/// The title of the front matter as the first block.
fn declare(builder: &mut Builder, front: &FrontMatter, points: &Points<'_>) -> Option<Title> {
    let line = points.line(front.title.start()?);
    builder.begin(BlockHead {
        kind: BlockKind::Title,
        line,
        ..BlockHead::default()
    });
    add(builder, &front.title, points);
    let text = builder.open_text().trim().to_owned();
    builder.end().then_some(Title { text, line })
}

/// Date, author and publisher in one line, in the file's order.
fn note(builder: &mut Builder, front: &FrontMatter, points: &Points<'_>) {
    let mut fields: Vec<(usize, &Told)> = [&front.date, &front.author, &front.publisher]
        .into_iter()
        .filter_map(|told| Some((told.start()?, told)))
        .collect();
    fields.sort_by_key(|(start, _)| *start);
    // an author who stands for the publisher
    fields.dedup_by_key(|(start, _)| *start);
    let Some((first, _)) = fields.first() else {
        return;
    };
    builder.begin(BlockHead {
        kind: BlockKind::Note,
        gap: 1,
        line: points.line(*first),
        ..BlockHead::default()
    });
    for (start, told) in fields {
        if !builder.open_text().is_empty() {
            builder.made(" · ", points.at(start));
        }
        add(builder, told, points);
    }
    builder.end();
}

/// Adds what the front matter tells, each part of it at its place in the file.
fn add(builder: &mut Builder, told: &Told, points: &Points<'_>) {
    for (number, value) in told.values.iter().enumerate() {
        if number > 0 {
            builder.made(", ", points.at(value.range.start));
        }
        add_value(builder, value, points);
    }
}

fn add_value(builder: &mut Builder, value: &Scalar, points: &Points<'_>) {
    for piece in value.pieces(points.text()) {
        match piece {
            Piece::Source(range) => {
                let at = points.at(range.start);
                builder.source(points.slice(range), at);
            }
            Piece::Decoded(c, range) => {
                let (from, to) = (points.at(range.start), points.at(range.end));
                builder.decoded(c.encode_utf8(&mut [0; 4]), from, to.saturating_sub(from));
            }
        }
    }
}

#[cfg(test)]
mod tests;

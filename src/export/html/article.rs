//! The article in the page: what was accepted lit as on the screen, places to jump to, and notes
//! beside their sentences.

use std::collections::HashSet;
use std::io::{self, Write};

use crate::model::{
    Article, Block, BlockKind, Entity, HighlightKind, Inline, Layer, MadeBy, Span, StyleRun,
    Verdict,
};
use crate::text::markup::escaped;
use crate::text::sanitise;

use super::super::clean::clean;
use super::super::entry::Entry;
use super::super::passages::Passages;
use super::super::prepared::Export;
use super::table::{self, Heads};
use super::words::{is_safe, lines};

/// Writes it.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let notes: Vec<&Entry> = (export.entries().iter())
        .filter(|entry| !entry.notes().is_empty())
        .collect();
    let sheet = Sheet::new(export, &notes);
    out.write_all(b"<article id=\"article\" aria-label=\"Article\">\n")?;
    sheet.blocks(out)?;
    out.write_all(b"</article>\n")?;
    let lost: Vec<&&Entry> = notes.iter().filter(|entry| entry.place.is_none()).collect();
    if lost.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section aria-labelledby=\"lost\">\n<h2 id=\"lost\">Notes that are no longer in the text</h2>"
    )?;
    for entry in lost {
        writeln!(
            out,
            "<blockquote><p>{}</p></blockquote>",
            lines(&entry.text)
        )?;
        writeln!(out, "<p>{}</p>", said(entry))?;
    }
    writeln!(out, "</section>")
}

/// What was noted, and by whom where that is somebody else.
fn said(entry: &Entry) -> String {
    let notes = entry.notes().into_iter().map(|(by, note)| match by {
        Some(by) => format!("{}: {}", escaped(&sanitise::line(by)), lines(note)),
        None => lines(note),
    });
    notes.collect::<Vec<_>>().join("<br>\n")
}

/// Words that look otherwise than the rest.
#[derive(Clone, Copy)]
struct Lit {
    span: Span,
    class: Class,
}

#[derive(Clone, Copy)]
enum Class {
    Mark(HighlightKind),
    Noted,
}

/// Everything that is laid over the text, in its order.
struct Sheet<'a> {
    article: &'a Article,
    lit: Vec<Lit>,
    /// Places to jump to: before this byte.
    places: Vec<(u32, String)>,
    /// Notes: behind this byte.
    notes: Vec<(u32, String)>,
}

impl<'a> Sheet<'a> {
    fn new(export: &Export<'a>, notes: &[&Entry]) -> Self {
        let mut sheet = Self {
            article: export.article,
            lit: lit(export),
            places: Vec::new(),
            notes: Vec::new(),
        };
        let found = &export.found;
        for (number, mention) in found.mentions.iter().enumerate() {
            sheet
                .places
                .push((mention.span.start, format!("m{number}")));
        }
        for (number, position) in found.positions.iter().enumerate() {
            sheet
                .places
                .push((position.sentence.start, format!("p{number}")));
        }
        sheet.places.sort_by_key(|(at, _)| *at);
        let passages = Passages::new(export.article);
        for (number, entry) in (1..).zip(notes) {
            let Some(place) = entry.place else { continue };
            sheet.lit.push(Lit {
                span: place.span,
                class: Class::Noted,
            });
            // of a note on several paragraphs the first has it
            let block = export
                .article
                .blocks
                .get(export.article.block_at(place.span.start));
            let last = block.map_or(place.span.end, |block| block.span.end);
            let end = passages.sentence(place.span).end.min(last);
            let words = format!(
                "<sup><a href=\"#n{number}\" aria-label=\"Note {number}\">{number}</a></sup>\
                 <span class=\"margin\" role=\"note\" id=\"n{number}\"><span class=\"soft\">{number}</span> {}</span>",
                said(entry)
            );
            sheet.notes.push((end, words));
        }
        sheet.notes.sort_by_key(|(at, _)| *at);
        sheet.lit.sort_by_key(|lit| lit.span.start);
        sheet
    }

    fn blocks(&self, out: &mut impl Write) -> io::Result<()> {
        let mut coming = self.lit.iter().copied().peekable();
        let mut here: Vec<Lit> = Vec::new();
        let mut open: Option<&'static str> = None;
        let mut section = 0;
        let mut heads = Heads::default();
        for block in &self.article.blocks {
            match open {
                Some("pre") if block.kind == BlockKind::Verbatim => out.write_all(b"\n")?,
                Some("table") if block.kind == BlockKind::Row && block.gap == 0 => {}
                Some(_) if block.continues => {}
                _ => {
                    close(&mut open, out)?;
                    let sections = self.article.sections.iter().enumerate().skip(section + 1);
                    let known = sections
                        .take(1)
                        .find(|(_, next)| next.heading == Some(block.span));
                    section = known.map_or(section, |(number, _)| number);
                    open = Some(begin(block, known.map(|(number, _)| number), out)?);
                    heads = Heads::default();
                }
            }
            here.retain(|lit| lit.span.end > block.span.start);
            while let Some(lit) = coming.next_if(|lit| lit.span.start < block.span.end) {
                here.push(lit);
            }
            match block.kind {
                BlockKind::Rule => {}
                BlockKind::Row => {
                    let (span, words) = (block.span, block.span.of(&self.article.text));
                    let strong = self.is_strong(span.start);
                    let of_cell = |cell, reach, out: &mut _| self.words(cell, reach, &here, out);
                    table::row((words, span.start), strong, &mut heads, out, of_cell)?;
                }
                _ => self.words(block.span, block.span.end, &here, out)?,
            }
        }
        close(&mut open, out)
    }

    fn is_strong(&self, at: u32) -> bool {
        let styles = touching(&self.article.styles, Span::new(at, at + 1), |style| {
            style.span
        });
        styles.iter().any(|style| style.inline.has(Inline::STRONG))
    }

    /// Words, cut wherever something begins or ends, with the notes that belong to a place up to
    /// `reach`.
    fn words(&self, span: Span, reach: u32, here: &[Lit], out: &mut impl Write) -> io::Result<()> {
        let article = self.article;
        let styles = touching(&article.styles, span, |style| style.span);
        let places = within(&self.places, |at| at >= span.start, |at| at < span.end);
        let notes = within(&self.notes, |at| at > span.start, |at| at <= reach);
        let edges = (styles.iter().map(|style| style.span))
            .chain(here.iter().map(|lit| lit.span))
            .flat_map(|span| [span.start, span.end]);
        let inserted = places.iter().chain(notes).map(|(at, _)| *at);
        let mut cuts: Vec<u32> = edges
            .chain(inserted)
            .map(|at| at.clamp(span.start, span.end))
            .chain([span.start, span.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut starting = here.iter().peekable();
        let mut open: Vec<&Lit> = Vec::new();
        let mut styles = styles.iter().peekable();
        let (mut places, mut notes) = (places.iter().peekable(), notes.iter().peekable());
        for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
            while let Some((_, id)) = places.next_if(|(at, _)| at <= from) {
                write!(out, "<span id=\"{id}\"></span>")?;
            }
            while let Some(lit) = starting.next_if(|lit| lit.span.start <= *from) {
                open.extend((lit.span.end > *from).then_some(lit));
            }
            while styles.next_if(|style| style.span.end <= *from).is_some() {}
            let style = styles.peek().filter(|style| style.span.start <= *from);
            segment(article, Span::new(*from, *to), style.copied(), &open, out)?;
            while let Some((_, words)) = notes.next_if(|(at, _)| at <= to) {
                out.write_all(words.as_bytes())?;
            }
            open.retain(|lit| lit.span.end > *to);
        }
        for (_, words) in notes {
            out.write_all(words.as_bytes())?;
        }
        Ok(())
    }
}

/// What is lit as on the screen: what was accepted or is the reader's own. Where nothing was, what
/// the article is about.
fn lit(export: &Export) -> Vec<Lit> {
    let decided: HashSet<Span> = (export.entries().iter())
        .filter(|entry| {
            let highlight = entry.highlight;
            let own = highlight.made_by == MadeBy::Reader;
            let sure = highlight.verdict == Verdict::Accepted
                || own && highlight.verdict == Verdict::Undecided;
            highlight.layer() == Layer::Entity && sure
        })
        .filter_map(|entry| Some(entry.place?.span))
        .collect();
    let found = &export.found;
    let shown = found.mentions.iter().filter(|mention| {
        let entity = found.entities.get(mention.entity as usize);
        let key = decided.is_empty() && entity.is_some_and(Entity::is_key);
        key || decided.contains(&mention.span)
    });
    shown
        .map(|mention| Lit {
            span: mention.span,
            class: Class::Mark(mention.kind.into()),
        })
        .collect()
}

/// Those of a sorted list that touch `span`.
fn touching<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let first = list.partition_point(|one| of(one).end <= span.start);
    let rest = list.get(first..).unwrap_or(&[]);
    let count = rest.partition_point(|one| of(one).start < span.end);
    rest.get(..count).unwrap_or(&[])
}

/// Those of a list sorted by place that are `from` somewhere on and `before` somewhere.
fn within(
    list: &[(u32, String)],
    from: impl Fn(u32) -> bool,
    before: impl Fn(u32) -> bool,
) -> &[(u32, String)] {
    let first = list.partition_point(|(at, _)| !from(*at));
    let rest = list.get(first..).unwrap_or(&[]);
    let count = rest.partition_point(|(at, _)| before(*at));
    rest.get(..count).unwrap_or(&[])
}

fn close(open: &mut Option<&'static str>, out: &mut impl Write) -> io::Result<()> {
    match open.take() {
        Some("hr") | None => Ok(()),
        Some(tag) => writeln!(out, "</{tag}>"),
    }
}

/// Opens the element of a block and names it. The page has a heading of its own above the article.
fn begin(block: &Block, section: Option<usize>, out: &mut impl Write) -> io::Result<&'static str> {
    let tag = match block.kind {
        BlockKind::Title => "h2",
        BlockKind::Heading => match block.level {
            0 | 1 => "h3",
            2 => "h4",
            3 => "h5",
            _ => "h6",
        },
        BlockKind::Verbatim => "pre",
        BlockKind::Row => "table",
        BlockKind::Rule => "hr",
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Note => "p",
    };
    write!(out, "<{tag}")?;
    if let Some(section) = section {
        write!(out, " id=\"s{section}\"")?;
    }
    match (block.kind, block.quote) {
        (BlockKind::Note, 0) => write!(out, " class=\"note\"")?,
        (BlockKind::Note, _) => write!(out, " class=\"note quote\"")?,
        (_, 0) => {}
        _ => write!(out, " class=\"quote\"")?,
    }
    if block.kind == BlockKind::Item {
        // capped: a page has no room for more
        let (indent, hang) = (block.indent.min(16), block.hang.min(8));
        let margin = indent + hang;
        write!(
            out,
            " style=\"margin: 0.3em 0 0.3em {margin}ch; text-indent: -{hang}ch\""
        )?;
    }
    write!(out, ">")?;
    Ok(tag)
}

fn segment(
    article: &Article,
    span: Span,
    style: Option<&StyleRun>,
    open: &[&Lit],
    out: &mut impl Write,
) -> io::Result<()> {
    let kind = open.iter().rev().find_map(|lit| match lit.class {
        Class::Mark(kind) => Some(kind),
        Class::Noted => None,
    });
    let noted = open.iter().any(|lit| matches!(lit.class, Class::Noted));
    let inline = style.map_or(Inline::default(), |style| style.inline);
    let link = style
        .and_then(|style| article.links.get(style.link as usize))
        .filter(|link| is_safe(&link.target));
    if let Some(link) = link {
        let target = escaped(&sanitise::line(&link.target));
        write!(out, "<a href=\"{target}\" rel=\"noreferrer\">")?;
    }
    if noted {
        out.write_all(b"<span class=\"noted\">")?;
    }
    if let Some(kind) = kind {
        write!(out, "<mark class=\"{}\">", kind.name())?;
    }
    let tags = [
        (Inline::STRONG, "strong"),
        (Inline::EMPHASIS, "em"),
        (Inline::STRIKE, "s"),
        (Inline::CODE, "code"),
    ];
    let worn = || tags.iter().filter(|(style, _)| inline.has(*style));
    for (_, tag) in worn() {
        write!(out, "<{tag}>")?;
    }
    out.write_all(escaped(&clean(span.of(&article.text))).as_bytes())?;
    for (_, tag) in worn().rev() {
        write!(out, "</{tag}>")?;
    }
    if kind.is_some() {
        out.write_all(b"</mark>")?;
    }
    if noted {
        out.write_all(b"</span>")?;
    }
    if link.is_some() {
        out.write_all(b"</a>")?;
    }
    Ok(())
}

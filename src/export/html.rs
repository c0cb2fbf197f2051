//! One page to read and print: the article, what is accepted or noted in it, and the notes.
//!
//! No scripts, nothing from elsewhere; everything that comes from the article is escaped.

use std::io::{self, Write};

use crate::model::{Article, Block, BlockKind, HighlightKind, Inline, Span, StyleRun, Verdict};
use crate::text::sanitise;

use super::{Entry, Export, NOTHING, clean};

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.5; }
pre { overflow-x: auto; line-height: 1.3; margin: 1em 0; }
mark { background: #fff3a8; color: inherit; print-color-adjust: exact; }
mark.stakeholder { font-weight: bold; background: #d8e8ff; }
mark.issue { text-decoration: underline; background: #ffe3cc; }
mark.place { background: #e0f2dc; }
p.note { font-style: italic; }
.quote { border-left: 2px solid #999; padding-left: 1em; }
sup { font-weight: normal; }
blockquote { margin: 0; font-style: italic; }
ol.notes li { margin-bottom: 1em; break-inside: avoid; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
</style>
"#;

/// Writes `export`.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    writeln!(
        out,
        "<title>{}</title>\n</head>\n<body>",
        escaped(&export.title())
    )?;
    let touched: Vec<&Entry> = export
        .entries()
        .iter()
        .filter(|entry| entry.is_touched())
        .collect();
    let mut shown = Vec::new();
    for (number, entry) in (1..).zip(&touched) {
        if let Some(place) = entry.place {
            shown.push(Lit {
                span: place.span,
                kind: entry.highlight.kind,
                shown: entry.highlight.verdict != Verdict::Rejected,
                number,
            });
        }
    }
    article(export.article, &shown, out)?;
    notes(&touched, out)?;
    out.write_all(b"</body>\n</html>\n")
}

/// A highlight in the page.
#[derive(Clone, Copy)]
struct Lit {
    span: Span,
    kind: HighlightKind,
    /// False for a rejected one: only its number is shown.
    shown: bool,
    number: usize,
}

fn article(article: &Article, shown: &[Lit], out: &mut impl Write) -> io::Result<()> {
    let mut coming = shown.iter().copied().peekable();
    let mut here: Vec<Lit> = Vec::new();
    let mut open: Option<&'static str> = None;
    for block in &article.blocks {
        let preformatted = block.is_wide();
        match open {
            Some("pre") if preformatted => out.write_all(b"\n")?,
            Some(_) if block.continues => {}
            _ => {
                close(&mut open, out)?;
                open = Some(begin(block, out)?);
            }
        }
        here.retain(|lit| lit.span.end > block.span.start);
        while let Some(lit) = coming.next_if(|lit| lit.span.start < block.span.end) {
            here.push(lit);
        }
        words(article, block, &here, out)?;
    }
    close(&mut open, out)
}

fn close(open: &mut Option<&'static str>, out: &mut impl Write) -> io::Result<()> {
    match open.take() {
        Some("hr") | None => Ok(()),
        Some(tag) => writeln!(out, "</{tag}>"),
    }
}

/// Opens the element of a block and names it.
fn begin(block: &Block, out: &mut impl Write) -> io::Result<&'static str> {
    let tag = match block.kind {
        BlockKind::Title => "h1",
        BlockKind::Heading => match block.level {
            0 | 1 => "h2",
            2 => "h3",
            3 => "h4",
            4 => "h5",
            _ => "h6",
        },
        BlockKind::Verbatim | BlockKind::Row => "pre",
        BlockKind::Rule => "hr",
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Note => "p",
    };
    write!(out, "<{tag}")?;
    match (block.kind, block.quote) {
        (BlockKind::Note, 0) => write!(out, " class=\"note\"")?,
        (BlockKind::Note, _) => write!(out, " class=\"note quote\"")?,
        (_, 0) => {}
        _ => write!(out, " class=\"quote\"")?,
    }
    if block.kind == BlockKind::Item {
        // capped: a page has no room for more
        let (indent, hang) = (block.indent.min(24), block.hang.min(12));
        let margin = indent + hang;
        write!(
            out,
            " style=\"margin: 0.3em 0 0.3em {margin}ch; text-indent: -{hang}ch\""
        )?;
    }
    write!(out, ">")?;
    Ok(tag)
}

/// The words of a block, cut wherever a style or a highlight begins or ends.
fn words(article: &Article, block: &Block, here: &[Lit], out: &mut impl Write) -> io::Result<()> {
    if block.kind == BlockKind::Rule {
        return Ok(());
    }
    let within = |span: Span| {
        Span::new(
            span.start.max(block.span.start),
            span.end.min(block.span.end),
        )
    };
    let first = article
        .styles
        .partition_point(|style| style.span.end <= block.span.start);
    let styles = article.styles.get(first..).unwrap_or(&[]);
    let count = styles.partition_point(|style| style.span.start < block.span.end);
    let styles = styles.get(..count).unwrap_or(&[]);
    let mut cuts: Vec<u32> = styles
        .iter()
        .map(|style| style.span)
        .chain(here.iter().map(|lit| lit.span))
        .map(within)
        .flat_map(|span| [span.start, span.end])
        .chain([block.span.start, block.span.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut starting = here.iter().peekable();
    let mut open: Vec<&Lit> = Vec::new();
    let mut styles = styles.iter().peekable();
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        while let Some(lit) = starting.next_if(|lit| lit.span.start <= *from) {
            open.push(lit);
        }
        while styles.next_if(|style| style.span.end <= *from).is_some() {}
        let style = styles.peek().filter(|style| style.span.start <= *from);
        segment(article, Span::new(*from, *to), style.copied(), &open, out)?;
        for ended in open.iter().filter(|lit| lit.span.end == *to) {
            let number = ended.number;
            write!(
                out,
                "<sup id=\"h{number}\"><a href=\"#n{number}\">{number}</a></sup>"
            )?;
        }
        open.retain(|lit| lit.span.end > *to);
    }
    Ok(())
}

fn segment(
    article: &Article,
    span: Span,
    style: Option<&StyleRun>,
    open: &[&Lit],
    out: &mut impl Write,
) -> io::Result<()> {
    let lit = open.iter().rev().find(|lit| lit.shown);
    let inline = style.map_or(Inline::default(), |style| style.inline);
    let link = style
        .and_then(|style| article.links.get(style.link as usize))
        .filter(|link| is_safe(&link.target));
    if let Some(link) = link {
        write!(
            out,
            "<a href=\"{}\" rel=\"noreferrer\">",
            escaped(&sanitise::line(&link.target))
        )?;
    }
    if let Some(lit) = lit {
        write!(out, "<mark class=\"{}\">", lit.kind.name())?;
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
    if lit.is_some() {
        out.write_all(b"</mark>")?;
    }
    if link.is_some() {
        out.write_all(b"</a>")?;
    }
    Ok(())
}

/// True for what may be opened from a page: the web and mail.
fn is_safe(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        target
            .get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}

/// Everything that was decided or noted, numbered as in the text.
fn notes(touched: &[&Entry], out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"<hr>\n<h2>Verdicts and notes</h2>\n")?;
    if touched.is_empty() {
        return writeln!(out, "<p>{NOTHING}</p>");
    }
    out.write_all(b"<ol class=\"notes\">\n")?;
    for (number, entry) in (1..).zip(touched) {
        writeln!(
            out,
            "<li id=\"n{number}\"><blockquote>{}</blockquote>",
            lines(&entry.text)
        )?;
        write!(out, "<p>{}", entry.summary(escaped))?;
        match entry.place {
            Some(place) => writeln!(out, ", <a href=\"#h{number}\">line {}</a></p>", place.line)?,
            None => out.write_all(b", no longer in the text</p>\n")?,
        }
        if let Some(note) = &entry.note {
            writeln!(out, "<p>{}</p>", lines(note))?;
        }
        out.write_all(b"</li>\n")?;
    }
    out.write_all(b"</ol>\n")
}

fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>\n")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

//! Web pages: the article of a page, or a piece of HTML from a mail, a feed, a book.

mod about;
mod authors;
mod bold;
mod build;
mod byline;
mod charset;
mod elements;
mod foot;
mod hidden;
mod inline;
mod json_ld;
mod list;
mod loose;
mod main_text;
mod numbered;
mod passages;
mod pieces;
mod prune;
mod table;
#[cfg(test)]
mod tests;
mod titles;
mod tree;

use super::decode::decode_as;
use super::part::{Content, Fault, Head, Input, Part};
use super::passage::{Document, Passage};
use crate::model::BlockKind;
use crate::text::days::day_in;
use tree::ROOT;
pub(super) use tree::{heading_level, is_block};

/// Bytes at the start of a file that say whether it is a page.
const HEAD: usize = 4096;

/// And of one whose first element does not stand among them.
const LONG_HEAD: usize = 64 * 1024;

/// Passages at the top of an article among which its title, author and date may be told again.
const NEAR: usize = 8;

/// Reads a page: its main text, or all of it.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let encoding = charset::declared(&input.bytes);
    let decoded = decode_as(input.bytes, encoding);
    let document = page(&decoded.text, input.whole);
    Ok(vec![Part {
        title: document.title.clone(),
        published: document.about.published.clone(),
        content: Content::Body(Box::new(document.into_body())),
        encoding: decoded.encoding,
        undecodable: decoded.undecodable,
        ..Part::default()
    }])
}

/// True for a file that begins as a page does, whatever its name.
pub(super) fn tells(head: &Head<'_>) -> bool {
    let root = root_of(head.bytes);
    [
        "<!doctype html",
        "<html",
        "<head>",
        "<body",
        "<title>",
        "<meta ",
    ]
    .iter()
    .any(|start| root.starts_with(start))
}

/// The start of a file of markup in lower case, from its first element or document type on: behind
/// comments, processing instructions, and the document type of any XML.
pub(super) fn root_of(bytes: &[u8]) -> String {
    let start = |most: usize| {
        let start = bytes.get(..most).unwrap_or(bytes);
        super::decode(start.to_vec()).text.to_ascii_lowercase()
    };
    let text = start(HEAD);
    let root = behind_prologue(&text);
    if !root.is_empty() || bytes.len() <= HEAD || !text.trim_start().starts_with('<') {
        return root.to_owned();
    }
    // a list of entities or a notice of rights may be longer than that
    behind_prologue(&start(LONG_HEAD)).to_owned()
}

/// Behind comments, processing instructions, and the document type of any XML; nothing where they
/// don't end.
fn behind_prologue(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!doctype html") => return rest,
            _ if rest.starts_with("<!doctype") => {
                let subset = rest.split('>').next().is_some_and(|tag| tag.contains('['));
                if subset { "]>" } else { ">" }
            }
            _ => return rest,
        };
        let Some((_, after)) = rest.split_once(end) else {
            return "";
        };
        rest = after.trim_start();
    }
}

/// The encoding that the declaration of an XML file names.
pub(super) fn declared_by_xml(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = bytes.get(..HEAD).unwrap_or(bytes);
    let end = start.windows(2).position(|two| two == b"?>")?;
    charset::declared(start.get(..end + 2)?)
}

/// The encoding that a page declares.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    charset::declared(bytes)
}

/// The passages of a piece of HTML: all of it that is shown. Links are seen from `address`.
pub fn fragment(html: &str, address: Option<&str>) -> Vec<Passage> {
    let mut tree = build::tree(html);
    hidden::leave_out(&mut tree);
    prune::self_links(&mut tree);
    let base = address.and_then(|address| url::Url::parse(address).ok());
    passages::passages(&tree, ROOT, base.as_ref())
}

/// The article of a page, or with `whole` all that the page shows.
pub fn page(html: &str, whole: bool) -> Document {
    let mut tree = build::tree(html);
    let told = about::read(&tree);
    hidden::leave_out(&mut tree);
    prune::self_links(&mut tree);
    if !whole {
        main_text::choose(&mut tree, &told.window, told.heading);
    }
    let mut passages = passages::passages(&tree, ROOT, told.base.as_ref());
    if !whole {
        if let Some(body) = told
            .body
            .as_deref()
            .filter(|body| is_missing(body, &passages))
        {
            passages = in_data(body);
        }
        bold::headings(&mut passages);
        if let Some(title) = &told.title {
            settle_title(&mut passages, title);
        }
        leave_out_bylines(&mut passages, &told);
    }
    Document {
        title: told.title,
        publisher: told.publisher,
        about: told.about,
        passages,
        ..Document::default()
    }
}

/// Words in bytes that an article has at least, and how many times more its data have where the page shows
/// it once its scripts have run.
const SHORT: usize = 400;
const TIMES: usize = 3;

/// True where the page shows next to nothing of what its data say.
fn is_missing(body: &str, passages: &[Passage]) -> bool {
    let shown: usize = passages.iter().map(|passage| passage.text().len()).sum();
    body.len() > SHORT && shown * TIMES < body.len()
}

/// The article that stands in the data of a page: in paragraphs, or in HTML.
fn in_data(body: &str) -> Vec<Passage> {
    if body.contains("</") {
        return fragment(body, None);
    }
    let lines = body.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| Passage::new(BlockKind::Paragraph, titles::clean(line)))
        .collect()
}

/// The heading that says the title is the title; what says it again is left out.
fn settle_title(passages: &mut Vec<Passage>, title: &str) {
    let title = key(title);
    let says = |passage: &Passage| {
        matches!(passage.kind, BlockKind::Heading | BlockKind::Title)
            && key(&passage.text()) == title
    };
    let Some(first) = passages.iter().position(says) else {
        return;
    };
    let mut at = 0;
    passages.retain_mut(|passage| {
        at += 1;
        if at == first + 1 {
            passage.kind = BlockKind::Title;
            return true;
        }
        at > first + NEAR || !says(passage) || passage.level > 1
    });
}

/// Leaves out the lines at the top that only tell author and date, which are known.
fn leave_out_bylines(passages: &mut Vec<Passage>, told: &about::Told) {
    let author = told.about.author.as_deref().unwrap_or("");
    let heading = |passage: &Passage| passage.kind == BlockKind::Heading;
    // older pandoc makes headings of author and date; those of a list of news are days, too
    let places = (1..).zip(&*passages);
    let mut days =
        places.filter(|(_, passage)| heading(passage) && day_in(&passage.text()).is_some());
    let sole = days
        .next()
        .map(|(at, _)| at)
        .filter(|_| days.next().is_none());
    let mut at = 0;
    passages.retain(|passage| {
        at += 1;
        let line = matches!(
            passage.kind,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Note
        );
        at > NEAR || !(line || sole == Some(at)) || !byline::is_all(&passage.text(), author)
    });
}

fn key(words: &str) -> String {
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

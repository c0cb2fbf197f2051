//! What an EPUB says of itself: metadata, reading order, navigation.

use std::collections::{HashMap, HashSet};

use super::super::Fault;
use super::super::archive::xml::{Node, Ns, Tag, Xml};
use super::super::archive::{Package, resolved};

/// Most entries of a navigation that are kept.
const MAX_ENTRIES: usize = 20_000;

/// A book, before its pages are read.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) title: Option<String>,
    pub(super) creators: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) date: Option<String>,
    pub(super) publisher: Option<String>,
    /// Names of the pages in the archive, in reading order.
    pub(super) spine: Vec<String>,
    /// Chapters as the navigation names them.
    pub(super) chapters: Vec<Chapter>,
    /// The page that is the navigation.
    pub(super) navigation: Option<String>,
}

/// An entry of the navigation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chapter {
    pub(super) name: String,
    /// The page, as it is called in the archive.
    pub(super) page: String,
    /// The place on the page, or an empty one for its start.
    pub(super) place: String,
    /// How deep it stands, from 1.
    pub(super) depth: u8,
}

/// One file of the book.
#[derive(Debug)]
struct Item {
    name: String,
    media_type: String,
    properties: String,
}

/// Reads what the book says of itself.
///
/// # Errors
/// Where it is protected, or says nothing that can be followed.
pub(super) fn read(package: &mut Package) -> Result<Book, Fault> {
    let path = root(package)?;
    let Some(text) = package.text(&path)? else {
        return Err(Fault::new(
            "is a book without a table of its files; fetch it again",
        ));
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut opf = Opf::default();
    opf.read(&text, folder);
    let mut book = opf.book;
    // a page that is named again is read once
    let mut seen = HashSet::new();
    for id in &opf.order {
        if let Some(item) = opf.items.get(id).filter(|item| seen.insert(&item.name)) {
            book.spine.push(item.name.clone());
        }
    }
    protected(package, &book.spine)?;
    let navigation = opf.items.values().find(|item| {
        let mut properties = item.properties.split_whitespace();
        properties.any(|property| property == "nav")
    });
    if let Some(item) = navigation {
        book.navigation = Some(item.name.clone());
        if let Some(text) = package.text(&item.name)? {
            book.chapters = of_page(&text, &item.name);
        }
    }
    let ncx = opf
        .toc
        .as_ref()
        .and_then(|id| opf.items.get(id))
        .or_else(|| {
            let mut items = opf.items.values();
            items.find(|item| item.media_type == "application/x-dtbncx+xml")
        });
    if let Some(item) = ncx.filter(|_| book.chapters.is_empty())
        && let Some(text) = package.text(&item.name)?
    {
        book.chapters = of_ncx(&text, &item.name);
    }
    Ok(book)
}

/// The name of the file that lists the others.
fn root(package: &mut Package) -> Result<String, Fault> {
    let container = package.text("META-INF/container.xml")?.unwrap_or_default();
    let mut xml = Xml::new(&container);
    while let Some(node) = xml.next() {
        if let Node::Open(tag) = node
            && tag.name() == "rootfile"
            && let Some(path) = tag.attr("full-path")
        {
            return Ok(resolved("", &path));
        }
    }
    let listed = package.name_ending(".opf");
    listed.ok_or_else(|| Fault::new("is a book without a table of its files; fetch it again"))
}

/// Fonts may be scrambled; pages may not.
fn protected(package: &mut Package, spine: &[String]) -> Result<(), Fault> {
    let Some(text) = package.text("META-INF/encryption.xml")? else {
        return Ok(());
    };
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next() {
        if let Node::Open(tag) = node
            && tag.name() == "CipherReference"
            && let Some(address) = tag.attr("URI")
            && spine.contains(&resolved("", &unquoted(&address)))
        {
            return Err(Fault::new(
                "is protected against copying; only the seller's reader opens it",
            ));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Opf {
    book: Book,
    items: HashMap<String, Item>,
    /// Identifiers of the pages in reading order.
    order: Vec<String>,
    /// The navigation of EPUB 2.
    toc: Option<String>,
}

impl Opf {
    fn read(&mut self, text: &str, folder: &str) {
        let mut xml = Xml::new(text);
        let mut words = String::new();
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => {
                    words.clear();
                    self.open(&tag, folder);
                }
                Node::Text(text) => words.push_str(&text),
                Node::Close(Ns::Core, name) => {
                    let said = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    words.clear();
                    if !said.is_empty() {
                        self.said(&name, said);
                    }
                }
                Node::Close(..) => words.clear(),
            }
        }
    }

    fn said(&mut self, name: &str, said: String) {
        let book = &mut self.book;
        match name {
            "title" if book.title.is_none() => book.title = Some(said),
            "creator" => book.creators.push(said),
            "language" if book.language.is_none() => book.language = Some(said),
            "date" if book.date.is_none() => book.date = Some(said),
            "publisher" if book.publisher.is_none() => book.publisher = Some(said),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, folder: &str) {
        match tag.name() {
            "item" => {
                let address = tag.attr("href").unwrap_or_default();
                let item = Item {
                    name: resolved(folder, &unquoted(&address)),
                    media_type: tag.attr("media-type").unwrap_or_default(),
                    properties: tag.attr("properties").unwrap_or_default(),
                };
                self.items.insert(tag.attr("id").unwrap_or_default(), item);
            }
            "itemref" => self.order.extend(tag.attr("idref")),
            "spine" => self.toc = tag.attr("toc"),
            _ => {}
        }
    }
}

/// The navigation of EPUB 3: lists of links in the `nav` of type `toc`.
fn of_page(text: &str, page: &str) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let (mut inside, mut depth) = (false, 0_u8);
    let mut open: Option<Chapter> = None;
    // a part that leads nowhere itself begins where the first of it does
    let mut waiting: Option<Chapter> = None;
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "nav" => {
                    let kind = tag.exact("epub:type").or_else(|| tag.attr("type"));
                    inside = kind.is_none_or(|kind| kind.split_whitespace().any(|k| k == "toc"));
                    depth = 0;
                }
                "ol" => depth = depth.saturating_add(1),
                "a" if inside => {
                    let chapter = entry(&tag.attr("href").unwrap_or_default(), page, depth);
                    let part = waiting.take().filter(|part| part.depth < depth);
                    chapters.extend(part.map(|part| {
                        named(Chapter {
                            name: part.name,
                            depth: part.depth,
                            ..chapter.clone()
                        })
                    }));
                    open = Some(chapter);
                }
                "span" if inside && open.is_none() => {
                    waiting = Some(entry("", page, depth));
                }
                _ => {}
            },
            Node::Text(text) => {
                if let Some(chapter) = open.as_mut().or(waiting.as_mut()) {
                    chapter.name.push_str(&text);
                }
            }
            Node::Close(_, name) => match &*name {
                "nav" if inside && !chapters.is_empty() => break,
                "nav" => inside = false,
                "ol" => depth = depth.saturating_sub(1),
                "a" => chapters.extend(open.take().map(named)),
                _ => {}
            },
        }
        if chapters.len() > MAX_ENTRIES {
            break;
        }
    }
    chapters.retain(|chapter| !chapter.name.is_empty());
    chapters
}

/// The navigation of EPUB 2: points with a label and an address.
fn of_ncx(text: &str, page: &str) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let (mut depth, mut label, mut inside) = (0_u8, String::new(), false);
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "navPoint" => {
                    depth = depth.saturating_add(1);
                    label.clear();
                }
                "text" => inside = depth > 0,
                "content" if depth > 0 => {
                    let mut chapter = entry(&tag.attr("src").unwrap_or_default(), page, depth);
                    chapter.name = std::mem::take(&mut label);
                    chapters.push(named(chapter));
                }
                _ => {}
            },
            Node::Text(text) if inside => label.push_str(&text),
            Node::Close(_, name) => match &*name {
                "navPoint" => depth = depth.saturating_sub(1),
                "text" => inside = false,
                _ => {}
            },
            Node::Text(_) => {}
        }
        if chapters.len() > MAX_ENTRIES {
            break;
        }
    }
    chapters.retain(|chapter| !chapter.name.is_empty());
    chapters
}

fn entry(address: &str, page: &str, depth: u8) -> Chapter {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (file, place) = address.split_once('#').unwrap_or((address, ""));
    let file = if file.is_empty() {
        page.to_owned()
    } else {
        resolved(folder, &unquoted(file))
    };
    Chapter {
        name: String::new(),
        page: file,
        place: unquoted(place),
        depth: depth.max(1),
    }
}

fn named(mut chapter: Chapter) -> Chapter {
    chapter.name = chapter
        .name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    chapter
}

/// `%20` and the like, as what they stand for.
pub(super) fn unquoted(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| byte == b'%')
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;

//! The names of elements of RSS and Atom: of which vocabulary they are, and what they tell.

use quick_xml::events::BytesStart;

/// Vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ns {
    /// RSS and Atom.
    Feed,
    /// Dublin Core.
    Core,
    /// `content:` of RSS.
    Content,
    Xhtml,
    /// Media RSS: what is told of a film or a picture.
    Media,
    /// What is told of a podcast.
    Podcast,
    Other,
}

/// Addresses of vocabularies by a part that only they have.
const ADDRESSES: &[(&str, Ns)] = &[
    ("rss/1.0/modules/content", Ns::Content),
    ("rss/1.0/modules", Ns::Other),
    ("purl.org/dc/", Ns::Core),
    ("1999/xhtml", Ns::Xhtml),
    ("search.yahoo.com/mrss", Ns::Media),
    ("itunes.com/dtds/podcast", Ns::Podcast),
    ("2005/Atom", Ns::Feed),
    ("purl.org/atom", Ns::Feed),
    ("purl.org/rss/", Ns::Feed),
    ("backend.userland.com", Ns::Feed),
    ("my.netscape.com", Ns::Feed),
];

/// Most prefixes that are told apart.
const MAX_PREFIXES: usize = 64;

/// An element whose words are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Title,
    Link,
    Published,
    Updated,
    Author,
    /// Who answers for the feed.
    Editor,
    /// Who speaks in it: its author where none is named.
    Speaker,
    /// Content, and how good it is.
    Content(u8),
    Language,
    /// What is not wanted, with all in it.
    Nothing,
}

/// Prefixes of vocabularies, as the feed declares them.
#[derive(Debug, Default)]
pub(super) struct Prefixes(Vec<(String, Ns)>);

impl Prefixes {
    /// Takes what an element declares.
    pub(super) fn declare(&mut self, start: &BytesStart<'_>) {
        if !start.attributes_raw().contains("xmlns") {
            return;
        }
        let mut all = start.html_attributes();
        all.with_checks(false);
        for attribute in all.flatten() {
            let key = attribute.key.into_inner();
            let Some(prefix) = key.strip_prefix("xmlns:") else {
                continue;
            };
            let known = ADDRESSES
                .iter()
                .find(|(part, _)| attribute.value.contains(part));
            let ns = known.map_or(Ns::Other, |&(_, ns)| ns);
            if self.0.len() < MAX_PREFIXES && !self.0.iter().any(|(old, _)| old == prefix) {
                self.0.push((prefix.to_owned(), ns));
            }
        }
    }

    /// The vocabulary of a name, by its prefix.
    pub(super) fn ns(&self, name: &str) -> Ns {
        let Some((prefix, _)) = name.split_once(':') else {
            return Ns::Feed;
        };
        let known = self.0.iter().find(|(known, _)| known == prefix);
        known.map_or_else(
            || match prefix {
                "dc" | "dcterms" => Ns::Core,
                "content" => Ns::Content,
                "atom" | "rss" => Ns::Feed,
                "xhtml" => Ns::Xhtml,
                "media" => Ns::Media,
                "itunes" => Ns::Podcast,
                _ => Ns::Other,
            },
            |&(_, ns)| ns,
        )
    }
}

/// Which field an element is.
pub(super) fn field(ns: Ns, name: &str, in_entry: bool, atom: bool) -> Option<Field> {
    Some(match (ns, name) {
        (Ns::Feed, "guid" | "id") | (Ns::Core, "identifier") if in_entry => Field::Id,
        (Ns::Feed | Ns::Core, "title") => Field::Title,
        (Ns::Feed, "link") => Field::Link,
        (Ns::Feed, "pubDate" | "pubdate" | "published" | "issued" | "created")
        | (Ns::Core, "date" | "created" | "issued") => Field::Published,
        (Ns::Feed, "updated" | "modified") | (Ns::Core, "modified") => Field::Updated,
        (Ns::Feed, "author") | (Ns::Core, "creator" | "author") => Field::Author,
        (Ns::Feed, "managingEditor") if !in_entry => Field::Editor,
        // where the link leads, once it was counted who followed it
        (Ns::Other, "origLink") if in_entry => Field::Link,
        (Ns::Content, "encoded") => Field::Content(5),
        (Ns::Feed, "content") => Field::Content(4),
        (Ns::Xhtml, "body" | "div") => Field::Content(3),
        (Ns::Feed, "body" | "fullitem") if !atom => Field::Content(3),
        (Ns::Feed, "description" | "summary" | "tagline") if in_entry => Field::Content(2),
        (Ns::Core, "description") if in_entry => Field::Content(1),
        (Ns::Media, "description") | (Ns::Podcast, "summary") if in_entry => Field::Content(0),
        (Ns::Podcast, "author") if in_entry => Field::Speaker,
        (Ns::Feed | Ns::Core, "language") => Field::Language,
        _ => return None,
    })
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

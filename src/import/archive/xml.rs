//! XML as a stream of tags and words, forgiving: what is broken ends the stream, and what came
//! before is kept. Entities that a file declares itself are never expanded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};

/// The vocabularies that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Ns {
    /// Text of Word.
    Word,
    /// Formulas of Word.
    Math,
    /// Alternatives of Word.
    Alternative,
    /// `office:`, `text:`, `table:`, `draw:`, `style:` of `OpenDocument`.
    Office,
    /// See [`Ns::Office`].
    Text,
    /// See [`Ns::Office`].
    Table,
    /// See [`Ns::Office`].
    Draw,
    /// See [`Ns::Office`].
    Style,
    /// Dublin Core: title, creator, language.
    Core,
    /// No prefix, and of none of the vocabularies that have one here.
    Plain,
    /// Anything else.
    Other,
}

/// Addresses of vocabularies by a part that only they have.
const ADDRESSES: &[(&str, Ns)] = &[
    ("wordprocessingml", Ns::Word),
    ("officeDocument/2006/math", Ns::Math),
    ("officeDocument/math", Ns::Math),
    ("markup-compatibility", Ns::Alternative),
    ("opendocument:xmlns:office:", Ns::Office),
    ("opendocument:xmlns:text:", Ns::Text),
    ("opendocument:xmlns:table:", Ns::Table),
    ("opendocument:xmlns:drawing:", Ns::Draw),
    ("opendocument:xmlns:style:", Ns::Style),
    ("purl.org/dc/", Ns::Core),
];

/// Their usual prefixes, for files that declare none.
const PREFIXES: &[(&str, Ns)] = &[
    ("w", Ns::Word),
    ("m", Ns::Math),
    ("mc", Ns::Alternative),
    ("office", Ns::Office),
    ("text", Ns::Text),
    ("table", Ns::Table),
    ("draw", Ns::Draw),
    ("style", Ns::Style),
    ("dc", Ns::Core),
    ("dcterms", Ns::Core),
    ("", Ns::Plain),
];

/// Most prefixes that are told apart.
const MAX_PREFIXES: usize = 256;

/// One step of the stream.
#[derive(Debug)]
pub(in crate::import) enum Node<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The innermost element ends.
    Close(Ns, Cow<'a, str>),
    /// Words.
    Text(Cow<'a, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(in crate::import) struct Tag<'a> {
    /// Its vocabulary.
    pub(in crate::import) ns: Ns,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name without prefix.
    pub(in crate::import) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// The value of an attribute, by its name without prefix.
    pub(in crate::import) fn attr(&self, name: &str) -> Option<String> {
        let mut all = self.start.html_attributes();
        all.with_checks(false);
        all.flatten()
            .find(|attribute| {
                let key = attribute.key.into_inner();
                local(key) == name && !key.starts_with("xmlns")
            })
            .map(|attribute| unescaped(&attribute.value))
    }

    /// The value of an attribute, by its name as it is written.
    pub(in crate::import) fn exact(&self, name: &str) -> Option<String> {
        let mut all = self.start.html_attributes();
        all.with_checks(false);
        all.flatten()
            .find(|attribute| attribute.key.into_inner() == name)
            .map(|attribute| unescaped(&attribute.value))
    }

    /// The attribute `val` of Word, as a switch: on where it is there without saying no.
    pub(in crate::import) fn is_on(&self) -> bool {
        self.attr("val")
            .is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }

    /// A number in an attribute.
    pub(in crate::import) fn number(&self, name: &str) -> Option<u32> {
        self.attr(name)?.trim().parse().ok()
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

fn unescaped(value: &str) -> String {
    unescape_with(value, resolve_html5_entity).map_or_else(|_| value.to_owned(), Cow::into_owned)
}

/// A stream of nodes.
pub(in crate::import) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// What each prefix means, the one used last in front.
    prefixes: Vec<(String, Ns)>,
}

impl<'a> Xml<'a> {
    /// A stream of what is in `text`.
    pub(in crate::import) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            prefixes: Vec::new(),
        }
    }

    /// The next node; `None` at the end, or where the rest can't be understood.
    pub(in crate::import) fn next(&mut self) -> Option<Node<'a>> {
        loop {
            match self.reader.read_event().ok()? {
                Event::Start(start) | Event::Empty(start) => {
                    self.declare(&start);
                    let ns = self.ns(prefix(start.name().into_inner()));
                    return Some(Node::Open(Tag { ns, start }));
                }
                Event::End(end) => {
                    let name = end.name().into_inner().to_owned();
                    let ns = self.ns(prefix(&name));
                    return Some(Node::Close(ns, Cow::Owned(local(&name).to_owned())));
                }
                Event::Text(text) => return Some(Node::Text(text.into_inner())),
                Event::CData(text) => return Some(Node::Text(text.into_inner())),
                Event::GeneralRef(entity) => {
                    if let Ok(Some(c)) = entity.resolve_char_ref() {
                        return Some(Node::Text(Cow::Owned(c.to_string())));
                    }
                    if let Some(text) = resolve_html5_entity(&entity.into_inner()) {
                        return Some(Node::Text(Cow::Borrowed(text)));
                    }
                }
                Event::Eof => return None,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn declare(&mut self, start: &BytesStart<'_>) {
        if !start.attributes_raw().contains("xmlns") {
            return;
        }
        let mut all = start.html_attributes();
        all.with_checks(false);
        for attribute in all.flatten() {
            let key = attribute.key.into_inner();
            let Some(named) = key
                .strip_prefix("xmlns:")
                .or((key == "xmlns").then_some(""))
            else {
                continue;
            };
            let known = ADDRESSES
                .iter()
                .find(|(part, _)| attribute.value.contains(part));
            let ns = match known {
                Some(&(_, ns)) => ns,
                None if named.is_empty() => Ns::Plain,
                None => Ns::Other,
            };
            let known = self.prefixes.len();
            match self.prefixes.iter_mut().find(|(old, _)| old == named) {
                Some(old) => old.1 = ns,
                None if known < MAX_PREFIXES => self.prefixes.push((named.to_owned(), ns)),
                None => {}
            }
        }
    }

    fn ns(&mut self, prefix: &str) -> Ns {
        let Some(at) = self.prefixes.iter().position(|(known, _)| known == prefix) else {
            let usual = PREFIXES.iter().find(|(known, _)| *known == prefix);
            return usual.map_or(Ns::Other, |&(_, ns)| ns);
        };
        self.prefixes.swap(0, at);
        self.prefixes.first().map_or(Ns::Other, |&(_, ns)| ns)
    }
}

/// XML as text: by its byte order mark or what it declares, else as UTF-8.
pub(in crate::import) fn decoded(bytes: Vec<u8>) -> String {
    let head = bytes.get(..200).unwrap_or(&bytes);
    let head = String::from_utf8_lossy(head);
    let declared = head
        .split_once("encoding=")
        .and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next().map(str::to_owned))
        .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
        .filter(|encoding| *encoding != encoding_rs::UTF_8 && encoding.is_ascii_compatible());
    match declared {
        Some(encoding) => encoding.decode(&bytes).0.into_owned(),
        None => super::super::decode(bytes).text,
    }
}

#[cfg(test)]
mod tests;

//! RSS and Atom. Elements are told by their names and by which vocabulary they are of, as far as
//! the feed says so: one of a wrong or no namespace is read all the same.

use mail_parser::decoders::base64::base64_decode;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entities::Entities;
use super::entry::{Entry, Feed, Words};
use super::names::{Field, Ns, Prefixes, field, local};

/// A field that is open.
struct Open {
    field: Field,
    depth: usize,
    text: String,
    html: bool,
    /// Elements stand in it as they are (`type="xhtml"`): they are written out as HTML.
    inline: bool,
    /// Its words are base64.
    base64: bool,
    /// In the `<name>` of an author; what else is told of one is left out.
    name: Option<usize>,
}

#[derive(Default)]
struct State {
    feed: Feed,
    entry: Option<(usize, Entry)>,
    open: Option<Open>,
    depth: usize,
    prefixes: Prefixes,
    entities: Entities,
    atom: bool,
}

/// Reads a feed; what is broken ends it, and what came before is kept.
pub(super) fn read(text: &str) -> Feed {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut state = State::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => state.start(&start),
            Ok(Event::End(end)) => state.end(local(end.name().into_inner())),
            Ok(Event::Text(text)) => state.words(&text.into_inner(), false),
            Ok(Event::CData(text)) => state.words(&text.into_inner(), true),
            Ok(Event::GeneralRef(entity)) => {
                if let Ok(Some(c)) = entity.resolve_char_ref() {
                    state.words(c.encode_utf8(&mut [0; 4]), true);
                } else {
                    state.entity(&entity.into_inner());
                }
            }
            Ok(Event::DocType(declared)) => state.entities = Entities::read(&declared.into_inner()),
            Ok(Event::Eof) => {
                state.feed.cut = state.entry.is_some();
                break;
            }
            Err(_) => {
                state.feed.cut = true;
                break;
            }
            Ok(_) => {}
        }
    }
    // what was open when it broke off is as far as it came
    if let Some(open) = state.open.take() {
        state.take(open);
    }
    state.close_entry();
    state.feed
}

impl State {
    fn start(&mut self, start: &BytesStart<'_>) {
        self.depth += 1;
        self.prefixes.declare(start);
        let whole = start.name().into_inner().to_owned();
        let (name, ns) = (local(&whole), self.prefixes.ns(&whole));
        if let Some(open) = &mut self.open {
            if open.field == Field::Author {
                if name == "name" {
                    open.name = Some(self.depth);
                    open.text.clear();
                }
            } else if open.inline || open.html {
                open.inline = true;
                open.text.push('<');
                open.text.push_str(name);
                open.text.push_str(start.attributes_raw());
                open.text.push('>');
            }
            return;
        }
        let told = |key: &str| attribute(start, key, &self.entities);
        match name {
            "feed" if ns == Ns::Feed => {
                self.atom = true;
                self.feed.base = told("xml:base");
                self.feed.language = told("xml:lang");
            }
            "rss" | "RDF" | "channel" => {
                let language = self.feed.language.take();
                self.feed.language = language.or_else(|| told("xml:lang"));
                let base = self.feed.base.take();
                self.feed.base = base.or_else(|| told("xml:base"));
            }
            "item" | "entry" if ns == Ns::Feed => {
                // one entry alone
                self.atom |= name == "entry" && self.depth == 1;
                let entry = Entry {
                    id: told("rdf:about"),
                    language: told("xml:lang"),
                    base: told("xml:base"),
                    ..Entry::default()
                };
                self.close_entry();
                self.entry = Some((self.depth, entry));
                return;
            }
            // what else stands in a feed is not about it
            "image" | "textinput" | "textInput" | "source" if ns == Ns::Feed => {
                self.open = Some(self.field(Field::Nothing, false));
                return;
            }
            "link" if ns == Ns::Feed => {
                if let Some(href) = told("href") {
                    self.link(told("rel").as_deref(), &href);
                    return;
                }
            }
            _ => {}
        }
        let Some(field) = field(ns, name, self.entry.is_some(), self.atom) else {
            return;
        };
        let kind = told("type").or_else(|| told("mode")).unwrap_or_default();
        let html = match field {
            Field::Title | Field::Content(_) if self.atom => {
                kind.contains("html") || kind == "escaped" || kind == "text/html"
            }
            Field::Title | Field::Content(_) => kind != "text",
            _ => false,
        };
        let html = html && (ns != Ns::Media || kind.contains("html"));
        let mut open = self.field(field, html);
        open.base64 = self.atom && (is_coded(&kind) || told("mode").as_deref() == Some("base64"));
        open.inline = (kind.contains("xhtml") || ns == Ns::Xhtml) && !open.base64;
        self.open = Some(open);
    }

    fn field(&self, field: Field, html: bool) -> Open {
        Open {
            field,
            depth: self.depth,
            text: String::new(),
            html,
            inline: false,
            base64: false,
            name: None,
        }
    }

    fn link(&mut self, rel: Option<&str>, href: &str) {
        let whole = matches!(rel, None | Some("alternate"));
        let place = match &mut self.entry {
            Some((_, entry)) if whole => &mut entry.link,
            None if whole => &mut self.feed.home,
            None if rel == Some("self") => &mut self.feed.own,
            _ => return,
        };
        place.get_or_insert_with(|| href.to_owned());
    }

    /// What a reference stands for; one that nothing declares stays as it is written, so that no words
    /// are lost.
    fn entity(&mut self, name: &str) {
        if self.open.is_none() {
            return;
        }
        let known = self.entities.expand(name).map(str::to_owned);
        self.words(&known.unwrap_or_else(|| format!("&{name};")), true);
    }

    fn words(&mut self, words: &str, raw: bool) {
        let Some(open) = &mut self.open else { return };
        if open.field == Field::Nothing {
            return;
        }
        let nameless = open.name.is_none() && self.depth > open.depth;
        if open.field == Field::Author && (nameless || open.name == Some(usize::MAX)) {
            return;
        }
        if open.inline && raw {
            // in markup that stands as it is, what was escaped stays words
            for c in words.chars() {
                match c {
                    '<' => open.text.push_str("&lt;"),
                    '&' => open.text.push_str("&amp;"),
                    c => open.text.push(c),
                }
            }
            return;
        }
        open.text.push_str(words);
    }

    fn end(&mut self, name: &str) {
        let depth = self.depth;
        self.depth = self.depth.saturating_sub(1);
        if let Some(open) = &mut self.open {
            if open.depth < depth {
                if open.name == Some(depth) {
                    // an author who was named: what follows is not the name
                    open.name = Some(usize::MAX);
                } else if open.inline && !matches!(name, "br" | "hr" | "img" | "wbr" | "input") {
                    open.text.push_str("</");
                    open.text.push_str(name);
                    open.text.push('>');
                }
                return;
            }
            if let Some(open) = self.open.take() {
                self.take(open);
            }
            return;
        }
        if self.entry.as_ref().is_some_and(|(at, _)| *at >= depth) {
            self.close_entry();
        }
    }

    fn close_entry(&mut self) {
        if let Some((_, entry)) = self.entry.take() {
            self.feed.entries.push(entry);
        }
    }

    /// Puts the words of a field where they belong.
    fn take(&mut self, mut open: Open) {
        if open.base64
            && let Some(text) = decoded(&open.text)
        {
            open.html |= text.contains("</");
            open.text = text;
        }
        let text = open.text.trim();
        if text.is_empty() {
            return;
        }
        let words = || Words {
            text: text.to_owned(),
            html: open.html || open.inline,
        };
        let line = || Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        let Some((_, entry)) = &mut self.entry else {
            match open.field {
                Field::Title if self.feed.title.is_none() => self.feed.title = Some(words().line()),
                Field::Author | Field::Editor if self.feed.author.is_none() => {
                    self.feed.author = line();
                }
                Field::Language => self.feed.language = line(),
                Field::Link => self.link(None, text),
                _ => {}
            }
            return;
        };
        match open.field {
            Field::Id => {
                if entry.link.is_none() && text.starts_with("http") && !self.atom {
                    entry.link = line();
                }
                entry.id = line();
            }
            Field::Title => {
                entry.title.get_or_insert_with(words);
            }
            Field::Link => entry.link = line(),
            Field::Published => entry.published = entry.published.take().or_else(line),
            Field::Updated => entry.updated = entry.updated.take().or_else(line),
            Field::Author => {
                let name = line().unwrap_or_default();
                match &mut entry.author {
                    Some(known) if known.contains(name.as_str()) => {}
                    Some(known) => {
                        known.push_str(", ");
                        known.push_str(&name);
                    }
                    none => *none = Some(name),
                }
            }
            Field::Speaker => entry.speaker = line(),
            Field::Content(rank) => entry.offer(rank, words()),
            Field::Language => entry.language = line(),
            Field::Editor | Field::Nothing => {}
        }
    }
}

/// True for a type of content that stands in Atom as base64 (RFC 4287, 4.1.3.3).
fn is_coded(kind: &str) -> bool {
    kind.contains('/') && !kind.starts_with("text/") && !kind.ends_with("xml")
}

/// The text that base64 stands for.
fn decoded(words: &str) -> Option<String> {
    let text = String::from_utf8(base64_decode(words.trim().as_bytes())?).ok()?;
    let printed = text.chars().all(|c| !c.is_control() || c.is_whitespace());
    (printed && !words.contains('<')).then_some(text)
}

fn attribute(start: &BytesStart<'_>, name: &str, entities: &Entities) -> Option<String> {
    let mut all = start.html_attributes();
    all.with_checks(false);
    let found = all
        .flatten()
        .find(|attribute| attribute.key.into_inner() == name)?;
    let value = entities.resolved(&found.value);
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

//! What a feed tells, whatever its format, and the articles made of it.

use std::collections::{HashMap, HashSet};

use url::Url;

use crate::import::html;
use crate::import::part::{Content, Part};
use crate::import::passage::{Document, Passage};
use crate::model::{About, BlockKind};
use crate::text::{days, sanitise};

/// Words of a name that is made of the first of a text.
const NAME: usize = 8;

const CUT: &str = "is the last entry of a feed that is cut off or broken, what came of it is shown; \
    fetch it again";

/// A feed.
#[derive(Debug, Default)]
pub(super) struct Feed {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
    /// Against what its addresses are read: what it says, its home, where it stands itself.
    pub(super) base: Option<String>,
    pub(super) home: Option<String>,
    pub(super) own: Option<String>,
    pub(super) entries: Vec<Entry>,
    /// It ends, or breaks, in its last entry or behind it.
    pub(super) cut: bool,
}

/// One entry.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) id: Option<String>,
    pub(super) title: Option<Words>,
    pub(super) link: Option<String>,
    /// Against what its addresses are read.
    pub(super) base: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) author: Option<String>,
    /// Who speaks in it.
    pub(super) speaker: Option<String>,
    pub(super) language: Option<String>,
    /// The best of what it holds, and how good that is.
    pub(super) content: Option<(u8, Words)>,
}

/// Words, and whether they are HTML.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) html: bool,
}

impl Entry {
    /// Takes content where it is better than what is there, or the first of its kind.
    pub(super) fn offer(&mut self, rank: u8, words: Words) {
        let better = self.content.as_ref().is_none_or(|(old, _)| *old < rank);
        if better && !words.text.trim().is_empty() {
            self.content = Some((rank, words));
        }
    }
}

impl Words {
    fn passages(&self, base: Option<&str>) -> Vec<Passage> {
        if !self.html {
            let paragraphs = self.text.split("\n\n").map(str::trim);
            return paragraphs
                .filter(|text| !text.is_empty())
                .map(|text| Passage::new(BlockKind::Paragraph, text))
                .collect();
        }
        let passages = html::fragment(&self.text, base);
        // HTML that was escaped twice shows its tags
        match passages.as_slice() {
            [only] if only.text().starts_with('<') && only.text().contains("</") => {
                html::fragment(&only.text(), base)
            }
            _ => passages,
        }
    }

    /// On one line, without markup.
    pub(super) fn line(&self) -> String {
        let words = if self.html && self.text.contains(['<', '&']) {
            let all: Vec<String> = html::fragment(&self.text, None)
                .iter()
                .map(Passage::text)
                .collect();
            all.join(" ")
        } else {
            self.text.clone()
        };
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Feed {
    /// The articles of the feed, or the one that is asked for; entries of one identity once.
    pub(super) fn into_parts(self, wanted: Option<&str>) -> Vec<Part> {
        let (mut seen, mut names, mut called) = (HashSet::new(), HashMap::new(), HashMap::new());
        let mut parts = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let Some(mut key) = key(entry) else { continue };
            if entry.id.is_none() && entry.link.is_some() {
                // one address may tell of many things: the second that is called otherwise is another
                let name = what_it_says(entry);
                let first = called.entry(key.clone()).or_insert_with(|| name.clone());
                if *first != name {
                    key = sanitise::line(&format!("{key} {name}"));
                }
            } else if entry.id.is_none() {
                // nothing says that two are one: the second of a name is another
                let before = names.entry(key.clone()).or_insert(0_usize);
                *before += 1;
                if *before > 1 {
                    key = format!("{key} {before}");
                }
            }
            if !seen.insert(key.clone()) || wanted.is_some_and(|wanted| wanted != key) {
                continue;
            }
            let last = self.cut && at + 1 == self.entries.len();
            parts.push(self.part(entry, key, last));
        }
        parts
    }

    /// Against what the addresses of an entry are read.
    fn place(&self, entry: &Entry) -> Option<Url> {
        let mut place: Option<Url> = None;
        let home = self.base.as_ref().or(self.home.as_ref());
        for told in [self.own.as_ref(), home, entry.base.as_ref()] {
            let Some(told) = told else { continue };
            place = match &place {
                Some(place) => place.join(told).ok(),
                None => Url::parse(told).ok(),
            }
            .or(place);
        }
        place
    }

    fn part(&self, entry: &Entry, key: String, cut: bool) -> Part {
        let place = self.place(entry);
        let url = entry.link.as_deref().map(|link| {
            let whole = place.as_ref().and_then(|place| place.join(link).ok());
            whole.map_or_else(|| link.to_owned(), Into::into)
        });
        // what is said of addresses holds for those in the text, too
        let told = entry.base.as_ref().or(self.base.as_ref());
        let told = told.and(place.as_ref()).map(Url::as_str);
        let link = url.as_deref().filter(|url| url.contains("://"));
        let base = told.or(link).or(place.as_ref().map(Url::as_str));
        let passages = entry
            .content
            .as_ref()
            .map(|(_, words)| words.passages(base))
            .unwrap_or_default();
        let title = entry
            .title
            .as_ref()
            .map(Words::line)
            .filter(|title| !title.is_empty());
        let name = title.clone().or_else(|| first_words(&passages));
        let published = [&entry.published, &entry.updated]
            .into_iter()
            .flatten()
            .find_map(|written| days::written(written));
        let document = Document {
            title,
            passages,
            publisher: self.title.clone(),
            about: About {
                published: published.clone(),
                author: [&entry.author, &entry.speaker, &self.author]
                    .into_iter()
                    .find_map(Clone::clone),
                url: url.clone(),
                language: entry.language.clone().or_else(|| self.language.clone()),
                mended: cut.then(|| CUT.to_owned()),
                ..About::default()
            },
            ..Document::default()
        };
        Part {
            key: Some(key),
            title: name.map(|name| sanitise::line(&name)),
            published,
            content: Content::Body(Box::new(document.into_body())),
            ..Part::default()
        }
    }
}

/// What names an entry, and goes on to name it when the feed grows.
fn key(entry: &Entry) -> Option<String> {
    let told = entry.id.clone().or_else(|| entry.link.clone());
    told.or_else(|| {
        let title = entry.title.as_ref().map(Words::line);
        let date = entry.published.as_ref().or(entry.updated.as_ref());
        let all = [title, date.cloned(), Some(start(entry))];
        let all: Vec<String> = all
            .into_iter()
            .flatten()
            .filter(|part| !part.trim().is_empty())
            .collect();
        (!all.is_empty()).then(|| all.join(" "))
    })
    .map(|key| sanitise::line(key.trim()))
    .filter(|key| !key.is_empty())
}

/// The start of its text.
fn start(entry: &Entry) -> String {
    let text = entry.content.as_ref().map(|(_, words)| words.line());
    text.unwrap_or_default().chars().take(60).collect()
}

/// Its title, or the start of its text.
fn what_it_says(entry: &Entry) -> String {
    let title = entry.title.as_ref().map(Words::line);
    title
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| start(entry))
}

fn first_words(passages: &[Passage]) -> Option<String> {
    let text = passages
        .iter()
        .map(Passage::text)
        .find(|text| !text.trim().is_empty())?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let head = words
        .get(..NAME)
        .map(|head| format!("{} …", head.join(" ")));
    let name = head.unwrap_or_else(|| words.join(" "));
    Some(name.chars().take(100).collect())
}

//! Styles: which paragraphs are headings, titles, quotes, code, and which are numbered.

use std::collections::HashMap;

use super::super::archive::flow::Role;
use super::super::archive::xml::{Node, Ns, Xml};
use crate::import::raised::Height;
use crate::model::Inline;

/// Most styles on which one is based, one upon another.
const MAX_BASES: usize = 16;

/// What a style makes of a paragraph or a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// What else it says of a paragraph.
    pub(super) role: Role,
    /// The list it numbers, and its level there.
    pub(super) list: Option<(u32, Option<u8>)>,
    /// How it dresses words, where it is a style of runs.
    pub(super) inline: Inline,
    /// Where it puts them.
    pub(super) height: Height,
}

/// Where `w:vertAlign` puts words.
pub(super) fn height_of(told: Option<&str>) -> Height {
    match told {
        Some("superscript") => Height::Raised,
        Some("subscript") => Height::Lowered,
        _ => Height::Line,
    }
}

/// The styles of a document, by their identifier.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    /// The language of most of the text.
    pub(super) language: Option<String>,
}

impl Styles {
    /// What the style called `id` says.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.all.get(id)
    }
}

/// A style as it is written, before what it is based on is looked at.
#[derive(Debug, Default)]
struct Raw {
    name: String,
    base: Option<String>,
    outline: Option<u32>,
    list: Option<u32>,
    level: Option<u8>,
    inline: Inline,
    height: Option<Height>,
    /// True for a style of runs.
    of_runs: bool,
}

/// Reads the styles.
pub(super) fn read(text: &str) -> Styles {
    let mut xml = Xml::new(text);
    let mut raw: HashMap<String, Raw> = HashMap::new();
    let mut open: Option<(String, Raw)> = None;
    let mut language = None;
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) if tag.ns == Ns::Word => {
                if tag.name() == "style" {
                    let style = Raw {
                        of_runs: tag.attr("type").as_deref() == Some("character"),
                        ..Raw::default()
                    };
                    open = Some((tag.attr("styleId").unwrap_or_default(), style));
                    continue;
                }
                let Some((_, style)) = &mut open else {
                    if tag.name() == "lang" && language.is_none() {
                        language = tag.attr("val");
                    }
                    continue;
                };
                match tag.name() {
                    "name" => style.name = tag.attr("val").unwrap_or_default().to_lowercase(),
                    "basedOn" => style.base = tag.attr("val"),
                    "outlineLvl" => style.outline = tag.number("val"),
                    "numId" => style.list = tag.number("val"),
                    "ilvl" => style.level = tag.number("val").map(|level| level.min(8) as u8),
                    "b" if tag.is_on() => style.inline = style.inline.with(Inline::STRONG),
                    "i" if tag.is_on() => style.inline = style.inline.with(Inline::EMPHASIS),
                    "vertAlign" => style.height = Some(height_of(tag.attr("val").as_deref())),
                    _ => {}
                }
            }
            Node::Close(Ns::Word, name) if name == "style" => {
                if let Some((id, style)) = open.take() {
                    raw.insert(id, style);
                }
            }
            _ => {}
        }
    }
    let all = raw.keys().map(|id| (id.clone(), resolved(id, &raw)));
    Styles {
        all: all.collect(),
        language,
    }
}

/// What a style and those it is based on say together, the nearest first.
fn resolved(id: &str, all: &HashMap<String, Raw>) -> Style {
    let mut style = Style::default();
    let (mut outline, mut height) = (None, None);
    let mut settled = false;
    let mut next = all.get(id);
    for _ in 0..MAX_BASES {
        let Some(raw) = next else { break };
        if !settled {
            if let Some(level) = heading_of(&raw.name) {
                style.heading = Some(level);
                settled = true;
            } else if let Some(role) = role_of(&raw.name) {
                style.role = role;
                settled = true;
            }
        }
        outline = outline.or(raw.outline);
        if style.list.is_none() {
            style.list = raw.list.map(|list| (list, raw.level));
        }
        if raw.of_runs {
            style.inline = style.inline.with(raw.inline);
            height = height.or(raw.height);
        }
        next = raw.base.as_ref().and_then(|base| all.get(base));
    }
    style.height = height.unwrap_or_default();
    match outline {
        // "body text" on purpose: no heading whatever it is based on
        Some(9..) => style.heading = None,
        Some(level) if style.role == Role::Prose => style.heading = Some(level as u8 + 1),
        _ => {}
    }
    style
}

/// `heading 2`, also in the languages whose Word writes the name in its own.
fn heading_of(name: &str) -> Option<u8> {
    let (word, level) = name.split_at_checked(name.rfind(' ')?)?;
    let level = level
        .trim()
        .parse()
        .ok()
        .filter(|level| (1..=9).contains(level))?;
    HEADINGS.contains(&word.trim()).then_some(level)
}

/// What programs call a heading; Word itself stores the English name in every language.
const HEADINGS: &[&str] = &[
    "heading",
    "titre",
    "überschrift",
    "título",
    "titolo",
    "заголовок",
    "nagłówek",
    "kop",
    "otsikko",
    "rubrik",
    "overskrift",
    "标题",
    "標題",
    "見出し",
    "제목",
];

fn role_of(name: &str) -> Option<Role> {
    Some(match name {
        "title" => Role::Title,
        "subtitle" | "caption" | "image caption" | "table caption" | "author" => Role::Note,
        "date" => Role::Day,
        "quote" | "intense quote" | "block text" | "quotations" => Role::Quote,
        "source code" | "html preformatted" | "preformatted text" | "code" => Role::Code,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;

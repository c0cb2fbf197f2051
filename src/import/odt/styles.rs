//! Styles and lists of `OpenDocument`: which paragraphs are titles, quotes, code; how words are
//! dressed; what stands in front of an item.

use std::collections::HashMap;

use super::super::archive::flow::Role;
use super::super::archive::numerals::Numerals;
use super::super::archive::xml::{Node, Ns, Tag, Xml};
use crate::import::raised::Height;
use crate::model::Inline;

/// Most styles on which one is based, one upon another.
const MAX_BASES: usize = 16;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// A style.
#[derive(Clone, Debug, Default)]
struct Style {
    base: Option<String>,
    inline: Inline,
    height: Option<Height>,
    /// The list that paragraphs of this style are numbered by.
    list: Option<String>,
}

/// One level of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) numerals: Numerals,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) start: u32,
    /// How many numbers of the levels above are shown with it, its own included.
    pub(super) shown: u32,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    lists: HashMap<String, Vec<Level>>,
    /// The numbers of headings.
    pub(super) outline: Vec<Level>,
    /// The language of most of the text.
    pub(super) language: Option<String>,
}

impl Styles {
    /// Adds what a file says of styles.
    pub(super) fn read(&mut self, text: &str) {
        let mut reading = Reading {
            styles: self,
            style: None,
            list: None,
            by_default: false,
        };
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) if tag.ns == Ns::Office && tag.name() == "body" => break,
                Node::Open(tag) => reading.open(&tag),
                Node::Close(ns, name) => reading.close(ns, &name),
                Node::Text(_) => {}
            }
        }
    }

    /// The style and those it is based on, the nearest first.
    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = Some(name);
        std::iter::from_fn(move || {
            let name = next?;
            let style = self.all.get(name)?;
            next = style.base.as_deref();
            Some((name, style))
        })
        .take(MAX_BASES)
    }

    /// What a paragraph of that style is for.
    pub(super) fn role(&self, name: &str) -> Role {
        self.chain(name)
            .find_map(|(name, style)| role_of(name).or_else(|| role_of(style.base.as_deref()?)))
            .or_else(|| role_of(name))
            .unwrap_or_default()
    }

    /// How words of that style are dressed.
    pub(super) fn inline(&self, name: &str) -> Inline {
        let mut inline = Inline::default();
        for (_, style) in self.chain(name) {
            inline = inline.with(style.inline);
        }
        inline
    }

    /// Where words of that style stand, if it says so.
    pub(super) fn height(&self, name: &str) -> Option<Height> {
        self.chain(name).find_map(|(_, style)| style.height)
    }

    /// The list that paragraphs of that style are numbered by; an empty name where they are not.
    pub(super) fn list_of<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.chain(name)
            .find_map(|(_, style)| style.list.as_deref())
    }

    /// One level of a list, from 0.
    pub(super) fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.get(level)
    }
}

/// Where `style:text-position` puts words: "super 58%", "-33% 58%".
fn height_of(told: &str) -> Height {
    let place = told.split_whitespace().next().unwrap_or("");
    let share = place.strip_suffix('%').and_then(|share| share.parse().ok());
    match (place, share.unwrap_or(0.0_f32)) {
        ("super", _) => Height::Raised,
        ("sub", _) => Height::Lowered,
        (_, share) if share > 0.0 => Height::Raised,
        (_, share) if share < 0.0 => Height::Lowered,
        _ => Height::Line,
    }
}

fn role_of(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    Some(match name.as_str() {
        "title" => Role::Title,
        "subtitle" | "caption" | "illustration" | "figure" | "drawing" | "author" => Role::Note,
        "date" => Role::Day,
        "quotations" | "quote" | "intense_20_quote" | "block_20_text" => Role::Quote,
        "preformatted_20_text" | "source_20_code" => Role::Code,
        _ => return None,
    })
}

struct Reading<'a> {
    styles: &'a mut Styles,
    style: Option<(String, Style)>,
    list: Option<(Option<String>, Vec<Level>)>,
    /// True inside of what holds where no style says otherwise.
    by_default: bool,
}

impl Reading<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        match (tag.ns, tag.name()) {
            (Ns::Style, "default-style") => self.by_default = true,
            (Ns::Style, "style") => {
                let style = Style {
                    base: tag.attr("parent-style-name"),
                    list: tag.attr("list-style-name"),
                    ..Style::default()
                };
                self.style = tag.exact("style:name").map(|name| (name, style));
            }
            (Ns::Style, "text-properties") => self.dressing(tag),
            (Ns::Text, "list-style") => {
                let name = tag.exact("style:name").unwrap_or_default();
                self.list = Some((Some(name), Vec::new()));
            }
            (Ns::Text, "outline-style") => self.list = Some((None, Vec::new())),
            (
                Ns::Text,
                name @ ("list-level-style-number"
                | "list-level-style-bullet"
                | "list-level-style-image"
                | "outline-level-style"),
            ) => self.level(name, tag),
            _ => {}
        }
    }

    fn dressing(&mut self, tag: &Tag<'_>) {
        if self.by_default && self.styles.language.is_none() {
            let part = |name| {
                tag.attr(name)
                    .filter(|part| part != "none" && part != "zxx")
            };
            self.styles.language = part("language").map(|language| match part("country") {
                Some(country) => format!("{language}-{country}"),
                None => language,
            });
        }
        let Some((_, style)) = &mut self.style else {
            return;
        };
        let bold = tag.exact("fo:font-weight");
        if bold.is_some_and(|weight| matches!(&*weight, "bold" | "600" | "700" | "800" | "900")) {
            style.inline = style.inline.with(Inline::STRONG);
        }
        let slant = tag.exact("fo:font-style");
        if slant.is_some_and(|slant| slant == "italic" || slant == "oblique") {
            style.inline = style.inline.with(Inline::EMPHASIS);
        }
        let struck = tag.attr("text-line-through-style");
        if struck.is_some_and(|struck| struck != "none") {
            style.inline = style.inline.with(Inline::STRIKE);
        }
        style.height = tag.attr("text-position").map(|told| height_of(&told));
    }

    fn level(&mut self, name: &str, tag: &Tag<'_>) {
        let Some((_, levels)) = &mut self.list else {
            return;
        };
        let at = tag.number("level").unwrap_or(1).clamp(1, LEVELS as u32) as usize;
        if levels.len() < at {
            levels.resize_with(at, Level::default);
        }
        let numbered = name == "list-level-style-number" || name == "outline-level-style";
        let numerals = if numbered {
            Numerals::of_sample(&tag.exact("style:num-format").unwrap_or_default())
        } else {
            Numerals::Bullet
        };
        if let Some(level) = levels.get_mut(at - 1) {
            *level = Level {
                numerals,
                before: tag.attr("num-prefix").unwrap_or_default(),
                after: tag.attr("num-suffix").unwrap_or_default(),
                start: tag.number("start-value").unwrap_or(1),
                shown: tag
                    .number("display-levels")
                    .unwrap_or(1)
                    .clamp(1, at as u32),
            };
        }
    }

    fn close(&mut self, ns: Ns, name: &str) {
        match (ns, name) {
            (Ns::Style, "default-style") => self.by_default = false,
            (Ns::Style, "style") => {
                if let Some((name, style)) = self.style.take() {
                    self.styles.all.insert(name, style);
                }
            }
            (Ns::Text, "list-style" | "outline-style") => match self.list.take() {
                Some((Some(name), levels)) => {
                    self.styles.lists.insert(name, levels);
                }
                Some((None, levels)) => self.styles.outline = levels,
                None => {}
            },
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;

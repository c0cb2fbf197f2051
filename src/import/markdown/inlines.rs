//! What stands inside a block: words, emphasis, code, links, images.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::address;
use super::points::Points;
use super::tags::{Piece, attribute, pieces};
use crate::import::raised::Height;
use crate::model::{Inline, StyleRun};
use crate::text::sanitise::is_pictograph;
use crate::text::{Builder, ellipsis, sanitise};

/// Widest label of a footnote, in columns.
const MAX_LABEL: usize = 24;

/// What stands on both sides of words that are marked as by a pen.
const MARK: &str = "==";

/// Writes inline events into the open block of a builder.
pub(super) struct Inlines<'a> {
    points: &'a Points<'a>,
    pub(super) builder: Builder,
    /// How the text is dressed now, and since which byte.
    inline: Inline,
    link: u32,
    since: u32,
    /// How it was dressed outside of the open emphases and links.
    outside: Vec<(Inline, u32)>,
    links: Vec<OpenLink<'a>>,
    /// The tags of HTML that are open, and how each is told to the rest.
    tags: Vec<(String, TagEnd)>,
    /// Where words stand.
    height: Height,
    /// False in headings: an address there would end up in the outline.
    pub(super) addresses: bool,
}

struct OpenLink<'a> {
    target: CowStr<'a>,
    start: u32,
}

/// True for events that belong into a block of text.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak => true,
        _ => false,
    }
}

/// `<br>` and its spellings.
pub(super) fn is_break(html: &str) -> bool {
    let inside = html
        .trim()
        .strip_prefix('<')
        .and_then(|html| html.strip_suffix('>'));
    inside.is_some_and(|tag| tag.trim_end_matches('/').trim().eq_ignore_ascii_case("br"))
}

impl<'a> Inlines<'a> {
    pub(super) fn new(points: &'a Points<'a>, builder: Builder) -> Self {
        Self {
            points,
            builder,
            inline: Inline::default(),
            link: StyleRun::NO_LINK,
            since: 0,
            outside: Vec::new(),
            links: Vec::new(),
            tags: Vec::new(),
            height: Height::Line,
            addresses: true,
        }
    }

    /// Goes on dressing from here; call it after a block was opened.
    pub(super) fn resume(&mut self) {
        self.since = self.builder.len();
    }

    /// Dresses the text up to here; call it before a block is closed.
    pub(super) fn pause(&mut self) {
        if self.inline != Inline::default() {
            self.builder.style(self.since, self.inline, self.link);
        }
        self.since = self.builder.len();
    }

    /// Dresses what follows in addition.
    pub(super) fn push(&mut self, inline: Inline) {
        self.pause();
        self.outside.push((self.inline, self.link));
        self.inline = self.inline.with(inline);
    }

    /// Ends the last [`push`](Self::push).
    pub(super) fn pop(&mut self) {
        self.pause();
        if let Some((inline, link)) = self.outside.pop() {
            (self.inline, self.link) = (inline, link);
        }
    }

    /// Forgets open emphases and links; what a block leaves open must not leak into the next.
    pub(super) fn reset(&mut self) {
        self.outside.clear();
        self.links.clear();
        self.tags.clear();
        self.height = Height::Line;
        (self.inline, self.link) = (Inline::default(), StyleRun::NO_LINK);
    }

    /// Writes one event. Anything but an inline event is ignored.
    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                self.push(Inline::CODE);
                self.code(&code, range);
                self.pop();
            }
            Event::InlineHtml(html) => self.html(&html, &range),
            Event::SoftBreak | Event::HardBreak => self.blank(range),
            Event::FootnoteReference(label) => {
                let (at, len) = self.place(range);
                self.builder.stand_in(&reference(&label), at, len);
            }
            Event::Start(tag) => self.start(tag, &range),
            Event::End(end) => self.end(end, &range),
            _ => {}
        }
    }

    /// Text that the parser took out of `range`, character by character the same or decoded.
    pub(super) fn text(&mut self, shown: &str, range: Range<usize>) {
        if self.height != Height::Line && !shown.trim().is_empty() {
            let (at, len) = self.place(range);
            self.builder
                .decoded(&self.height.write(shown.trim()), at, len);
            return;
        }
        let (mut shown, mut range) = (shown, range);
        if let Some((number, words)) = self.ornament(shown, &range) {
            let start = range.start;
            self.plain(number, start..start + number.len());
            (range, shown) = (range.end - words.len()..range.end, words);
        }
        while let Some((before, marked, after)) = marked(shown, &range) {
            let start = range.start;
            self.plain(before, start..start + before.len());
            let from = start + before.len() + MARK.len();
            self.push(Inline::STRONG);
            self.plain(marked, from..from + marked.len());
            self.pop();
            (range, shown) = (range.end - after.len()..range.end, after);
        }
        self.plain(shown, range);
    }

    /// A heading's number and its words, where pictures stand before these: "1. 🔥 Top Line".
    fn ornament<'s>(&self, shown: &'s str, range: &Range<usize>) -> Option<(&'s str, &'s str)> {
        let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
        if self.addresses
            || range.len() != shown.len()
            || !self.builder.open_text().chars().all(number)
        {
            return None;
        }
        let words = shown.trim_start_matches(number);
        let picture = |c: char| is_pictograph(c) || matches!(c, '\u{fe0f}' | '\u{200d}');
        let bare = words.trim_start_matches(picture);
        let number = shown.get(..shown.len() - words.len())?;
        (bare.len() < words.len()).then(|| (number, bare.trim_start()))
    }

    fn plain(&mut self, shown: &str, range: Range<usize>) {
        // what stood between two blanks may be shown as nothing: a comment, a tag
        let double = shown.starts_with(' ') && self.builder.open_text().ends_with(' ');
        let (shown, range) = match shown.strip_prefix(' ') {
            Some(rest) if double && range.len() == shown.len() => {
                (rest, range.start + 1..range.end)
            }
            _ => (shown, range),
        };
        if shown.is_empty() {
            return;
        }
        if let Some(raw) = self.points.verbatim(range.clone(), shown) {
            self.builder.source(raw, self.points.at(range.start));
        } else {
            let (at, len) = self.place(range);
            self.builder.decoded(shown, at, len);
        }
    }

    /// A code span: what is between the backticks, where it can be found there.
    fn code(&mut self, shown: &str, range: Range<usize>) {
        let raw = self.points.slice(range.clone());
        let ticks = raw.bytes().take_while(|&byte| byte == b'`').count();
        let end = raw.len().saturating_sub(ticks);
        for (from, to) in [(ticks, end), (ticks + 1, end.saturating_sub(1))] {
            if let Some(inner) = raw.get(from..to)
                && inner.len() == shown.len()
                && inner
                    .bytes()
                    .zip(shown.bytes())
                    .all(|(a, b)| a == b || a == b'\n' && b == b' ')
            {
                self.builder
                    .source(inner, self.points.at(range.start + from));
                return;
            }
        }
        let (at, len) = self.place(range);
        self.builder.decoded(shown, at, len);
    }

    /// One blank for a line end; none at the start of a block.
    fn blank(&mut self, range: Range<usize>) {
        let open = self.builder.open_text();
        if open.is_empty() || open.ends_with(' ') {
            return;
        }
        let (at, len) = self.place(range);
        if len == 1 {
            // Character for character, so that the run goes on.
            self.builder.source("\n", at);
        } else {
            self.builder.stand_in(" ", at, len);
        }
    }

    /// Ends the tags that a block leaves open.
    pub(super) fn close_tags(&mut self) {
        self.height = Height::Line;
        while let Some((_, end)) = self.tags.pop() {
            if end == TagEnd::Link {
                self.links.pop();
            }
            if end != TagEnd::Item {
                self.pop();
            }
        }
    }

    /// A tag of HTML: it shows nothing itself, but for a line break and the words of a picture.
    fn html(&mut self, html: &str, range: &Range<usize>) {
        let piece = pieces(html).into_iter().next();
        if matches!(piece, Some(Piece::Words(_))) {
            self.push(Inline::CODE);
            self.text(html, range.clone());
            self.pop();
            return;
        }
        if let Some(Piece::Close(name, _)) = &piece
            && self.tags.last().is_some_and(|(open, _)| open == name)
            && let Some((_, end)) = self.tags.pop()
        {
            self.height = Height::Line;
            self.event(Event::End(end), range.clone());
        }
        let Some(Piece::Open(name, _)) = piece else {
            return;
        };
        let (tag, end) = match name.as_str() {
            "br" => return self.blank(range.clone()),
            "img" => {
                if let Some(words) = attribute(html, "alt").filter(|words| !words.is_empty()) {
                    let (at, len) = self.place(range.clone());
                    self.builder.decoded(&format!("[image: {words}]"), at, len);
                }
                return;
            }
            "b" | "strong" | "mark" => (Tag::Strong, TagEnd::Strong),
            "i" | "em" | "cite" | "dfn" | "var" => (Tag::Emphasis, TagEnd::Emphasis),
            "s" | "del" | "strike" => (Tag::Strikethrough, TagEnd::Strikethrough),
            "sub" | "sup" => {
                self.height = if name == "sup" {
                    Height::Raised
                } else {
                    Height::Lowered
                };
                // told as nothing: the words say it
                self.tags.push((name, TagEnd::Item));
                return;
            }
            "a" => match attribute(html, "href") {
                Some(address) => (link(address), TagEnd::Link),
                None => return,
            },
            _ => return,
        };
        self.start(tag, range);
        self.tags.push((name, end));
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis => self.push(Inline::EMPHASIS),
            Tag::Strong => self.push(Inline::STRONG),
            Tag::Strikethrough => self.push(Inline::STRIKE),
            Tag::Link {
                dest_url,
                link_type,
                ..
            } => {
                self.push(Inline::LINK);
                // An address in angle brackets names its scheme, a mail address does not.
                let target = match link_type {
                    LinkType::Email => CowStr::from(format!("mailto:{dest_url}")),
                    _ => dest_url,
                };
                self.link = self.builder.link(&target);
                let start = self.builder.len();
                self.links.push(OpenLink { target, start });
            }
            Tag::Image { .. } => {
                let at = self.points.at(range.start);
                self.builder.made("[image: ", at);
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.pop(),
            TagEnd::Link => {
                if let Some(link) = self.links.pop() {
                    self.address(&link, range.end);
                }
                self.pop();
            }
            TagEnd::Image => self.builder.made("]", self.points.at(range.end)),
            _ => {}
        }
    }

    /// Shows where a link leads, unless its words say so themselves.
    fn address(&mut self, link: &OpenLink<'a>, end: usize) {
        if !self.addresses {
            return;
        }
        let open = self.builder.open_text();
        let block = self.builder.len() - open.len() as u32;
        let from = link.start.saturating_sub(block) as usize;
        let words = open.get(from..).unwrap_or("");
        let Some(shown) = address::shown(&link.target, words) else {
            return;
        };
        self.pause();
        let (inline, index) = (self.inline, self.link);
        self.inline = Inline::ADDRESS;
        self.builder.made(&shown, self.points.at(end));
        self.pause();
        (self.inline, self.link) = (inline, index);
    }

    fn place(&self, range: Range<usize>) -> (u32, u32) {
        (self.points.at(range.start), self.points.count(range))
    }
}

fn link<'a>(address: String) -> Tag<'a> {
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url: address.into(),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

/// Words marked as by a pen: "a ==b== c" is "a ", "b", " c".
fn marked<'s>(shown: &'s str, range: &Range<usize>) -> Option<(&'s str, &'s str, &'s str)> {
    let (before, rest) = shown.split_once(MARK)?;
    let (marked, after) = rest.split_once(MARK)?;
    let edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '=');
    let tight = !edge(marked.chars().next()) && !edge(marked.chars().next_back());
    (tight && range.len() == shown.len()).then_some((before, marked, after))
}

/// A footnote's label as it is shown, in the text and in front of the note.
pub(super) fn reference(label: &str) -> String {
    format!("[{}]", ellipsis(&sanitise::line(label), MAX_LABEL))
}

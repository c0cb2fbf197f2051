//! From the characters of a page to its tree.
//!
//! The tokens are html5ever's. The tree is built here, by the few rules of HTML that matter to a
//! reader (what closes a paragraph, an item, a cell), because the full algorithm is quadratic in
//! the depth of a page: this one is linear, and flattens what nests too deep.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::{Attribute, LocalName};

use super::elements::{closes_paragraph, is_list, is_scope, is_void, raw_kind, stands_in_head};
use super::tree::{Id, ROOT, Tree};

/// Deepest nesting that is kept.
const MAX_DEPTH: usize = 100;

/// Most nodes: what comes behind them is kept as words alone.
const MAX_NODES: usize = 1_000_000;

/// Most attributes of an element, and the longest tag that is looked at for more.
const MAX_ATTRIBUTES: usize = 64;

/// Builds the tree of a page or of a piece of one.
pub(super) fn tree(html: &str) -> Tree {
    let sink = Sink {
        state: RefCell::new(State {
            tree: Tree::new(),
            open: vec![ROOT],
            debt: 0,
            body: None,
            skip: None,
            xml: html.trim_start().starts_with("<?xml"),
        }),
    };
    let tokenizer = Tokenizer::new(
        sink,
        TokenizerOpts {
            exact_errors: false,
            discard_bom: true,
            ..TokenizerOpts::default()
        },
    );
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&with_bounded_tags(html)));
    // scripts are never run: the tokenizer goes on behind each
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.state.into_inner().tree
}

/// The page without the attributes of any tag behind its first few hundred: telling double ones
/// apart takes quadratic time.
fn with_bounded_tags(html: &str) -> std::borrow::Cow<'_, str> {
    use std::borrow::Cow;

    let mut kept = Cow::Borrowed(html);
    let mut at = 0;
    let bytes = html.as_bytes();
    let mut out: Option<String> = None;
    let mut copied = 0;
    while let Some(open) = find(bytes, at, b'<') {
        at = open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (end, cut) = tag_end(bytes, at);
        if let Some(cut) = cut {
            let text = out.get_or_insert_with(String::new);
            text.push_str(html.get(copied..cut).unwrap_or(""));
            copied = end;
        }
        at = end;
    }
    if let Some(mut text) = out {
        text.push_str(html.get(copied..).unwrap_or(""));
        kept = Cow::Owned(text);
    }
    kept
}

fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.iter().position(|&b| b == byte).map(|at| from + at)
}

/// Where the tag that begins at `at` ends, and where to cut it before that where it has too many
/// attributes.
fn tag_end(bytes: &[u8], at: usize) -> (usize, Option<usize>) {
    let (mut quote, mut gaps, mut cut) = (None, 0, None);
    let mut before = 0;
    for (index, &byte) in bytes.iter().enumerate().skip(at) {
        match (quote, byte) {
            (None, b'>') => return (index, cut),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b' ' | b'\n' | b'\t' | b'\r' | b'/' | 0xc) => {
                gaps += 1;
                if gaps > MAX_ATTRIBUTES * 4 && cut.is_none() {
                    cut = Some(index);
                }
            }
            (Some(mark), byte) if mark == byte => {
                quote = None;
                // `a="1"b="2"` has no gaps
                gaps += 1;
                if gaps > MAX_ATTRIBUTES * 4 && cut.is_none() {
                    cut = Some(index + 1);
                }
            }
            _ => {}
        }
        before = byte;
    }
    (bytes.len(), cut)
}

struct Sink {
    state: RefCell<State>,
}

struct State {
    tree: Tree,
    /// The elements that are open, the root first.
    open: Vec<Id>,
    /// Elements that took the place of another at the deepest level: so many end tags are passed
    /// over.
    debt: usize,
    body: Option<Id>,
    /// Name of the raw element whose words are passed over.
    skip: Option<LocalName>,
    /// The page says that it is XML, where `<script/>` is a whole element.
    xml: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(tag),
            Token::TagToken(tag) => state.end(&tag.name),
            Token::CharacterTokens(words) => state.words(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn start(&mut self, tag: Tag) -> TokenSinkResult<()> {
        let name = tag.name.clone();
        match &*name {
            "html" => {
                self.adopt(ROOT, tag.attrs);
                return TokenSinkResult::Continue;
            }
            "body" => {
                let body = self.in_body();
                self.adopt(body, tag.attrs);
                return TokenSinkResult::Continue;
            }
            "plaintext" | "frameset" => return TokenSinkResult::Continue,
            _ => {}
        }
        let raw = raw_kind(&name);
        if raw.is_some() && tag.self_closing && self.xml {
            return TokenSinkResult::Continue;
        }
        self.close_implied(&name);
        if !stands_in_head(&name) {
            self.in_body();
        }
        let told = &*name != "script" || is_told(&tag.attrs);
        if self.tree.len() < MAX_NODES {
            let opens = raw.is_some() || !(is_void(&name) || tag.self_closing);
            if opens {
                self.make_room();
            }
            let id = self
                .tree
                .element(self.top(), name.clone(), bounded(tag.attrs));
            if opens {
                self.open.push(id);
            }
        }
        match raw {
            Some(raw) => {
                self.skip =
                    (!told || matches!(&*name, "style" | "iframe" | "noembed")).then_some(name);
                TokenSinkResult::RawData(raw)
            }
            None => TokenSinkResult::Continue,
        }
    }

    fn end(&mut self, name: &LocalName) {
        self.skip = None;
        match &**name {
            "html" | "body" => return,
            "br" => {
                let top = self.top();
                self.tree.element(top, name.clone(), Vec::new());
                return;
            }
            _ => {}
        }
        if self.debt > 0 && self.tree.name(self.top()) != &**name {
            self.debt -= 1;
            return;
        }
        let heading = super::tree::heading_level(name).is_some();
        let own = matches!(
            &**name,
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th"
        );
        let found = self.find(
            |open| open == &**name || (heading && super::tree::heading_level(open).is_some()),
            |open| !own && is_scope(open),
        );
        self.close(found);
    }

    fn words(&mut self, words: &StrTendril) {
        if self.skip.is_some() {
            return;
        }
        let outside = matches!(self.tree.name(self.top()), "html" | "head");
        if outside {
            if words.trim().is_empty() {
                return;
            }
            self.in_body();
        }
        let top = self.top();
        self.tree.words(top, words);
    }

    /// The element that is open innermost.
    fn top(&self) -> Id {
        self.open.last().copied().unwrap_or(ROOT)
    }

    /// At the deepest level the next element takes the place of the one there.
    fn make_room(&mut self) {
        if self.open.len() > MAX_DEPTH {
            self.open.pop();
            self.debt += 1;
        }
    }

    /// Closes the open element at that place, with all in it.
    fn close(&mut self, at: Option<usize>) {
        if let Some(at) = at.filter(|&at| at > 0) {
            self.open.truncate(at);
        }
    }

    /// The innermost open element that is `wanted`, and stands within no `border`.
    fn find(&self, wanted: impl Fn(&str) -> bool, border: impl Fn(&str) -> bool) -> Option<usize> {
        for (at, &id) in self.open.iter().enumerate().rev() {
            let name = self.tree.name(id);
            if wanted(name) {
                return Some(at);
            }
            if border(name) {
                return None;
            }
        }
        None
    }

    /// Closes what the start of an element closes without a word.
    fn close_implied(&mut self, name: &str) {
        if closes_paragraph(name) {
            let open = self.find(
                |open| open == "p",
                |open| is_scope(open) || open == "button",
            );
            self.close(open);
        }
        let found = match name {
            "li" => self.find(|open| open == "li", |open| is_list(open) || is_scope(open)),
            "dt" | "dd" => self.find(
                |open| matches!(open, "dt" | "dd"),
                |open| open == "dl" || is_scope(open),
            ),
            "option" | "optgroup" => self.find(|open| open == "option", |open| open == "select"),
            "tr" => self.find(|open| open == "tr", |open| open == "table"),
            "td" | "th" => self.find(
                |open| matches!(open, "td" | "th"),
                |open| matches!(open, "table" | "tr"),
            ),
            "tbody" | "thead" | "tfoot" => self.find(
                |open| matches!(open, "tbody" | "thead" | "tfoot"),
                |open| open == "table",
            ),
            "a" => self.find(|open| open == "a", is_scope),
            _ if super::tree::heading_level(name).is_some() => {
                let top = self.open.len() - 1;
                let heading = super::tree::heading_level(self.tree.name(self.top())).is_some();
                heading.then_some(top)
            }
            _ => None,
        };
        self.close(found);
    }

    /// Makes sure that a body is open, and no head.
    fn in_body(&mut self) -> Id {
        if matches!(self.tree.name(self.top()), "html" | "head") {
            self.open.truncate(1);
            let body = self.body.unwrap_or_else(|| {
                let name = LocalName::from("body");
                self.tree.element(ROOT, name, Vec::new())
            });
            self.body = Some(body);
            self.open.push(body);
        }
        self.body.unwrap_or(ROOT)
    }

    /// Gives an element the attributes that it doesn't have yet.
    fn adopt(&mut self, id: Id, attributes: Vec<Attribute>) {
        for attribute in attributes.into_iter().take(MAX_ATTRIBUTES) {
            if !self.tree.has(id, &attribute.name.local)
                && let Some(node) = self.tree.node_mut(id)
                && node.attributes.len() < MAX_ATTRIBUTES
            {
                node.attributes.push(attribute);
            }
        }
    }
}

fn bounded(mut attributes: Vec<Attribute>) -> Vec<Attribute> {
    attributes.truncate(MAX_ATTRIBUTES);
    attributes
}

/// True for scripts that tell about the page.
fn is_told(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        &*attribute.name.local == "type" && attribute.value.to_ascii_lowercase().contains("ld+json")
    })
}

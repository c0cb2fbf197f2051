//! The words of one passage while it is read: white space, emphasis, links.

use super::tree::{Id, Tree, is_space};
use crate::import::passage::Piece;
use crate::import::raised::Height;
use crate::model::Inline;

/// Words that come in, piece by piece.
pub(super) struct Line<'a> {
    base: Option<&'a url::Url>,
    pieces: Vec<Piece>,
    /// How many elements dress the words so.
    dressed: [u16; 4],
    /// Where the links that are open lead.
    links: Vec<Option<String>>,
    /// Elements that keep white space as it is.
    pub(super) pre: u16,
    /// Elements that raise or lower their words.
    height: Height,
    /// A blank is due before the next word.
    due: bool,
}

/// In the order of [`Line::dressed`].
const DRESSES: [Inline; 4] = [
    Inline::STRONG,
    Inline::EMPHASIS,
    Inline::STRIKE,
    Inline::CODE,
];

/// What a link of a heading or a note leads back to is no word of the text.
const BACK: &[&str] = &["↩", "↩︎", "↑", "^", "⏎", "¶", "#", "§", "🔗"];

impl<'a> Line<'a> {
    pub(super) fn new(base: Option<&'a url::Url>) -> Self {
        Self {
            base,
            pieces: Vec::new(),
            dressed: [0; 4],
            links: Vec::new(),
            pre: 0,
            height: Height::Line,
            due: false,
        }
    }

    /// A blank between words, where words stand on both sides.
    pub(super) fn blank(&mut self) {
        self.due = true;
    }

    /// The author's end of a line. True where it is the second in a row, which ends the passage.
    pub(super) fn line_end(&mut self) -> bool {
        if self.pre > 0 {
            self.push("\n");
            return false;
        }
        self.due = false;
        if self.ends_with('\n') {
            return true;
        }
        if !self.pieces.is_empty() {
            self.push("\n");
        }
        false
    }

    /// Opens an element of a line; false where what is in it is no text.
    pub(super) fn enter(&mut self, tree: &Tree, id: Id) -> bool {
        match tree.name(id) {
            "svg" | "canvas" | "object" | "audio" | "video" | "annotation" | "annotation-xml"
            | "rp" => {
                return false;
            }
            "sup" | "sub" if is_note(tree, id) => {
                let text = tree.text(id);
                let number = text.trim_matches(['[', ']', '(', ')', ' ']);
                self.reference(tree, id, number);
                return false;
            }
            "a" => {
                if BACK.contains(&tree.text(id).as_str())
                    && tree.attribute(id, "href").starts_with('#')
                {
                    return false;
                }
                self.links.push(self.address(tree.attribute(id, "href")));
            }
            "sup" => self.height = Height::Raised,
            "sub" => self.height = Height::Lowered,
            "q" => self.words("“"),
            "rt" => self.words("("),
            "wbr" => self.push("\u{200b}"),
            _ => {}
        }
        self.dress(tree.name(id), 1);
        true
    }

    /// Closes it.
    pub(super) fn leave(&mut self, tree: &Tree, id: Id) {
        match tree.name(id) {
            "a" => {
                self.links.pop();
            }
            "sup" | "sub" => self.height = Height::Line,
            "q" => self.push("”"),
            "rt" => self.push(")"),
            _ => {}
        }
        self.dress(tree.name(id), -1);
    }

    /// Words of the page.
    pub(super) fn words(&mut self, words: &str) {
        if self.pre > 0 {
            self.push(words);
            return;
        }
        if self.height != Height::Line && !words.trim().is_empty() {
            self.push(&self.height.write(words.trim()));
            return;
        }
        let mut text = String::with_capacity(words.len());
        for c in words.chars() {
            if is_space(c) {
                self.due = true;
            } else {
                if self.due && (!text.is_empty() || self.wants_blank()) {
                    text.push(' ');
                }
                self.due = false;
                text.push(c);
            }
        }
        // the blank belongs to the words before it, as a link's words should not start with one
        if text.starts_with(' ') {
            text.remove(0);
            if let Some(piece) = self.pieces.last_mut() {
                piece.text.push(' ');
            }
        }
        self.push(&text);
    }

    /// The pieces so far, without blanks at either end; the line starts anew.
    pub(super) fn take(&mut self) -> Vec<Piece> {
        self.due = false;
        let mut pieces = std::mem::take(&mut self.pieces);
        let edge: &[char] = if self.pre > 0 { &['\n'] } else { &['\n', ' '] };
        while let Some(last) = pieces.last_mut() {
            let kept = if self.pre > 0 {
                last.text.trim_end().len()
            } else {
                last.text.trim_end_matches(edge).len()
            };
            last.text.truncate(kept);
            if kept > 0 {
                break;
            }
            pieces.pop();
        }
        if let Some(first) = pieces.first_mut() {
            let rest = first.text.trim_start_matches(edge).to_owned();
            first.text = rest;
        }
        pieces
    }

    fn wants_blank(&self) -> bool {
        !self.pieces.is_empty() && !self.ends_with(' ') && !self.ends_with('\n')
    }

    fn ends_with(&self, c: char) -> bool {
        self.pieces
            .last()
            .is_some_and(|piece| piece.text.ends_with(c))
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let inline = self.inline();
        let link = self.links.iter().rev().find_map(Clone::clone);
        if let Some(last) = self.pieces.last_mut()
            && last.inline == inline
            && last.link == link
        {
            last.text.push_str(text);
            return;
        }
        self.pieces.push(Piece {
            text: text.to_owned(),
            inline,
            link,
            remark: None,
        });
    }

    fn inline(&self) -> Inline {
        let mut inline = Inline::default();
        for (count, dress) in self.dressed.iter().zip(DRESSES) {
            if *count > 0 {
                inline = inline.with(dress);
            }
        }
        inline
    }

    fn dress(&mut self, name: &str, by: i32) {
        let which = match name {
            "b" | "strong" => 0,
            "i" | "em" | "cite" | "var" | "dfn" => 1,
            "s" | "strike" | "del" => 2,
            "code" | "kbd" | "samp" | "tt" => 3,
            _ => return,
        };
        if let Some(count) = self.dressed.get_mut(which) {
            *count = count.saturating_add_signed(by as i16);
        }
    }

    /// The number of a note: `[3]`.
    fn reference(&mut self, tree: &Tree, id: Id, number: &str) {
        let link = tree.inside(id).find(|&at| tree.name(at) == "a");
        let address = link.and_then(|link| self.address(tree.attribute(link, "href")));
        self.due = false;
        self.links.push(address);
        self.push(&format!("[{number}]"));
        self.links.pop();
    }

    /// The whole address of a link, seen from the page. Only what may be opened is kept.
    fn address(&self, href: &str) -> Option<String> {
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        let url = match (url::Url::parse(href), self.base) {
            (Ok(url), _) => url,
            (Err(_), Some(base)) => base.join(href).ok()?,
            (Err(_), None) => return Some(href.to_owned()).filter(|href| !href.contains(':')),
        };
        matches!(url.scheme(), "http" | "https" | "mailto" | "ftp" | "tel").then(|| url.into())
    }
}

/// True for a raised number that leads to a note: `<sup><a href="#fn1">1</a></sup>`.
fn is_note(tree: &Tree, id: Id) -> bool {
    let text = tree.text(id);
    let number = text.trim_matches(['[', ']', '(', ')', ' ']);
    let short = !number.is_empty() && number.chars().count() <= 3;
    let leads = |at: Id| tree.name(at) == "a" && tree.attribute(at, "href").contains('#');
    short && tree.inside(id).any(leads)
}

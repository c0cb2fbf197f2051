//! What starts with two dots: notes, directives, targets, comments.

use super::blocks::Blocks;
use super::context::Holder;
use super::directive::{self, Directive};
use super::items::field;
use super::lines::Letter;
use crate::model::{BlockKind, Inline};

/// What stands behind two dots.
enum Explicit<'a> {
    /// `[1] words`: the label, and the byte at which the words start.
    Note(&'a str, usize),
    /// `name:: words`: the name, and the byte at which the words start.
    Directive(&'a str, usize),
    /// What only programs read.
    Hidden,
}

/// Tells what a line with two dots is.
fn explicit(words: &str) -> Option<Explicit<'_>> {
    if words == ".." || words.starts_with("__ ") {
        return Some(Explicit::Hidden);
    }
    let rest = words.strip_prefix("..")?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start();
    let from = words.len() - rest.len();
    if let Some((label, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let plain = |c: char| c.is_alphanumeric() || "#*-_.:+".contains(c);
        if !label.is_empty() && label.chars().all(plain) {
            let words = words.len() - behind.trim_start().len();
            return Some(Explicit::Note(label, words));
        }
    }
    let name = rest
        .split_once("::")
        .map_or("", |(name, _)| name.trim_end());
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_+:.".contains(c);
    if !name.is_empty() && name.chars().all(plain) {
        let behind = rest.split_once("::").map_or("", |(_, behind)| behind);
        let words = words.len() - behind.trim_start().len();
        return Some(Explicit::Directive(name, words.max(from)));
    }
    Some(Explicit::Hidden)
}

impl Blocks<'_> {
    /// Reads what starts with two dots; false where nothing does.
    pub(super) fn explicit(&mut self) -> bool {
        let line = self.line();
        match explicit(line.words) {
            None => return false,
            Some(Explicit::Hidden) => self.skip_held(),
            Some(Explicit::Note(label, from)) => {
                let label = label
                    .strip_prefix('#')
                    .filter(|name| !name.is_empty())
                    .unwrap_or(label);
                self.marked(
                    &format!("[{label}] "),
                    BlockKind::Paragraph,
                    from,
                    line.indent + 3,
                );
            }
            Some(Explicit::Directive(name, from)) => self.directive(directive::of(name), from),
        }
        true
    }

    fn directive(&mut self, directive: Directive, from: usize) {
        let line = self.line();
        let words = line.letters(from);
        match directive {
            Directive::Hidden => return self.skip_held(),
            Directive::Lines => {
                self.at += 1;
                self.options();
                return self.verbatim(line.indent);
            }
            Directive::Remark(name) => self.worded(format!("{name}: "), words, line.indent),
            Directive::Version(name) => self.worded(format!("{name} "), words, line.indent),
            Directive::Titled | Directive::Named => {
                let inline = if directive == Directive::Named {
                    Inline::CODE
                } else {
                    Inline::STRONG
                };
                self.at += 1;
                self.dressed(&words, BlockKind::Paragraph, inline, line.number);
            }
            Directive::Picture | Directive::Table => {
                self.at += 1;
                let said = if directive == Directive::Table {
                    words
                } else {
                    self.alternative()
                };
                self.dressed(&said, BlockKind::Note, Inline::default(), line.number);
            }
            Directive::Quote | Directive::Plain => self.at += 1,
            Directive::Other => {
                if self.held_column(self.at + 1, line.indent).is_none() {
                    self.at += 1;
                    return;
                }
                self.at += 1;
                self.dressed(&words, BlockKind::Paragraph, Inline::STRONG, line.number);
            }
        }
        self.options();
        self.holds(directive, line.indent);
    }

    /// Opens what a directive holds.
    fn holds(&mut self, directive: Directive, indent: usize) {
        let holder = match directive {
            Directive::Quote => Holder::Quote,
            Directive::Picture => Holder::Caption,
            _ => Holder::Body,
        };
        if let Some(column) = self.held_column(self.at, indent) {
            self.context.open(column, holder);
        }
    }

    /// The words of a remark that start beside its name, with those that go on below.
    fn worded(&mut self, name: String, words: Vec<Letter>, indent: usize) {
        self.prefix = Some(name);
        let line = self.line();
        self.at += 1;
        if words.is_empty() {
            return;
        }
        let mut words = words;
        while let Some(next) = self.peek()
            && !next.is_blank()
            && next.indent > indent
            && field(&next).is_none()
        {
            words.push((' ', next.at.saturating_sub(1)));
            words.extend(next.letters(0));
            self.at += 1;
        }
        self.dressed(&words, BlockKind::Paragraph, Inline::default(), line.number);
    }

    /// Passes over the options of a directive.
    fn options(&mut self) {
        while let Some(line) = self.peek()
            && line.indent > 0
            && field(&line).is_some()
        {
            self.at += 1;
            while let Some(next) = self.peek()
                && !next.is_blank()
                && next.indent > line.indent
            {
                self.at += 1;
            }
        }
    }

    /// The words in place of a picture, told among its options.
    fn alternative(&self) -> Vec<Letter> {
        let lines = self.lines.get(self.at..).unwrap_or_default();
        let told = lines.iter().map_while(|line| Some((line, field(line)?)));
        let mut told = told.filter(|(_, (name, _))| *name == "alt");
        told.next()
            .map_or_else(Vec::new, |(line, (_, from))| line.letters(from))
    }
}

//! What was typed, as a pattern for a folded text.

use std::fmt::Write as _;
use std::iter::Peekable;

use unicode_normalization::UnicodeNormalization;

use crate::text::{Case, plain};

/// White space of any kind and length; a group, as a `*` may stand behind it.
const BLANK: &str = r"(?:\s+)";

/// The regular expression that was typed: its letters folded, what has a meaning left as it is.
pub(super) fn pattern(typed: &str, broken: bool) -> String {
    let mut out = String::with_capacity(typed.len() + 16);
    let mut chars = typed.nfc().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => escape(&mut out, &mut chars),
            '[' | ']' => {
                in_class = c == '[';
                out.push(c);
            }
            _ if in_class => class(&mut out, c),
            _ if c.is_whitespace() => blank(&mut out, &mut chars),
            _ if c.is_ascii() && !(broken && c == '-') => out.push(c),
            _ => letter(&mut out, c, broken),
        }
    }
    out
}

/// The words that were typed, as they stand.
pub(super) fn words(typed: &str, broken: bool) -> String {
    let mut out = String::with_capacity(typed.len() + 16);
    let mut chars = typed.nfc().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            blank(&mut out, &mut chars);
        } else {
            letter(&mut out, c, broken);
        }
    }
    out
}

/// True where a hyphen is looked for.
pub(super) fn has_hyphen(typed: &str) -> bool {
    typed.chars().any(|c| plain(c, Case::Kept) == "-")
}

fn blank(out: &mut String, chars: &mut Peekable<impl Iterator<Item = char>>) {
    while chars.next_if(|c| c.is_whitespace()).is_some() {}
    out.push_str(BLANK);
}

fn letter(out: &mut String, c: char, broken: bool) {
    let plain = plain(c, Case::Kept);
    let several = plain.chars().nth(1).is_some();
    if broken && plain == "-" {
        out.push_str("(?:-?)");
    } else if several {
        let _ = write!(out, "(?:{})", regex::escape(&plain));
    } else {
        out.push_str(&regex::escape(&plain));
    }
}

/// A character of a class such as `[a–z]`: one that would become several stays, and one that would
/// become a sign of the class is none.
fn class(out: &mut String, c: char) {
    let plain = plain(c, Case::Kept);
    match (c.is_ascii(), plain.len()) {
        (false, 1) => out.push_str(&regex::escape(&plain)),
        (false, _) if plain.chars().count() == 1 => out.push_str(&plain),
        _ => out.push(c),
    }
}

/// Copies what stands behind a backslash: `\d`, `\p{Greek}`, `\.`.
fn escape(out: &mut String, chars: &mut Peekable<impl Iterator<Item = char>>) {
    out.push('\\');
    let Some(c) = chars.next() else { return };
    out.push(c);
    if matches!(c, 'p' | 'P' | 'x' | 'u' | 'U' | 'b') && chars.peek() == Some(&'{') {
        for c in chars.by_ref() {
            out.push(c);
            if c == '}' {
                break;
            }
        }
    }
}

//! The frame of a message: its heads, and the lines that part its parts. Where it is broken it is
//! mended before the parts are looked for, so that what stands in them isn't lost: a part that was
//! never closed ends where the one around it goes on (RFC 2046, 5.1.2), and a type that can't be
//! true becomes one that shows what is there.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use encoding_rs::Encoding;
use mail_parser::{MessageParser, MimeHeaders};

use super::{coded, mbox, raw};

/// Most parts in parts; deeper ones are left as they are.
const MAX_DEPTH: usize = 64;

/// Lines in which a mark, or the end of a head, is looked for.
const NEAR: usize = 60;

/// Longest mark between parts, its dashes counted.
const MAX_MARK: usize = 72;

/// A message with what is broken about its lines and its frame mended.
pub(super) struct Mended<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    /// True where parts had no end, or were not where the message says: something may be missing.
    pub(super) broken: bool,
}

/// Mends a message.
pub(super) fn mended(raw: &[u8]) -> Mended<'_> {
    let bytes = raw::lines(raw);
    match remade(&bytes) {
        Some((made, broken)) => Mended {
            bytes: made.into(),
            broken,
        },
        None => Mended {
            bytes,
            broken: false,
        },
    }
}

/// The message with its frame mended, and whether that had no end; none where it is whole.
fn remade(raw: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut frame = Frame {
        broken: false,
        raw,
        out: Vec::new(),
        copied: 0,
        open: Vec::new(),
        marks: None,
        encoding: OnceCell::new(),
    };
    let (mut at, mut next) = (0, Next::Head { of_part: false });
    while at < raw.len() {
        if frame.open.len() > MAX_DEPTH {
            return None;
        }
        match next {
            Next::Head { of_part } => (at, next) = frame.head(at, of_part),
            Next::Body => {
                let end = line_end(raw, at);
                next = frame.mark(at, end);
                at = end;
            }
        }
    }
    let rest: Vec<u8> = frame.closed(0);
    if !rest.is_empty() {
        frame.broken = true;
        frame.put(at..at, &[b"\n", &*rest].concat());
    }
    if frame.out.is_empty() {
        return None;
    }
    frame.put(at..at, b"");
    Some((frame.out, frame.broken))
}

/// What stands at a place.
#[derive(Clone, Copy)]
enum Next {
    /// A head, of a part or of a message.
    Head {
        of_part: bool,
    },
    Body,
}

/// A part that holds parts, not closed yet.
struct Open {
    mark: Vec<u8>,
    /// What has no type in it is a message.
    digest: bool,
}

struct Frame<'a> {
    raw: &'a [u8],
    broken: bool,
    /// What was written in place of the message, as far as `copied`.
    out: Vec<u8>,
    copied: usize,
    open: Vec<Open>,
    /// Lines that may part parts, and where each stands last.
    marks: Option<HashMap<&'a [u8], usize>>,
    /// What heads are in that aren't in UTF-8.
    encoding: OnceCell<Option<&'static Encoding>>,
}

impl<'a> Frame<'a> {
    /// Puts words in the place of others.
    fn put(&mut self, place: std::ops::Range<usize>, words: &[u8]) {
        let before = self.raw.get(self.copied..place.start).unwrap_or(&[]);
        self.out.extend_from_slice(before);
        self.out.extend_from_slice(words);
        self.copied = place.end;
    }

    fn line(&self, at: usize, end: usize) -> &'a [u8] {
        self.raw.get(at..end).unwrap_or(&[]).trim_ascii_end()
    }

    /// Reads the head at a place; returns where it ends, and what comes then.
    fn head(&mut self, at: usize, of_part: bool) -> (usize, Next) {
        let (end, body) = self.head_end(at);
        let head = self.raw.get(at..end).unwrap_or(&[]);
        let kind = Kind::of(head);
        let digest = of_part && self.open.last().is_some_and(|open| open.digest);
        let mut next = Next::Body;
        let mut told = None;
        match kind.main.as_str() {
            "multipart" => {
                let mark = kind.mark.as_ref().filter(|mark| self.comes(mark, body));
                let mark = mark.cloned().or_else(|| {
                    self.broken = true;
                    let found = self.mark_near(body);
                    told = Some(match &found {
                        Some(mark) => format!("multipart/{}; boundary=\"{mark}\"", kind.sub()),
                        None => "text/plain".to_owned(),
                    });
                    found
                });
                if let Some(mark) = mark {
                    self.open.push(Open {
                        mark: format!("--{mark}").into_bytes(),
                        digest: kind.sub.as_deref() == Some("digest"),
                    });
                }
            }
            "text" if kind.sub.is_none() => {
                let charset = kind.charset.as_deref();
                let charset =
                    charset.map_or(String::new(), |charset| format!("; charset=\"{charset}\""));
                told = Some(format!("text/plain{charset}"));
            }
            "message" if kind.is_message() => next = Next::Head { of_part: false },
            "" if digest && !kind.encoded => next = Next::Head { of_part: false },
            _ => {}
        }
        let decoded = std::str::from_utf8(head).is_err().then(|| {
            let message = self.raw;
            let encoding = self.encoding.get_or_init(|| raw::encoding_of(message));
            raw::decoded_head(head, *encoding)
        });
        let decoded = coded::joined(decoded.as_deref().unwrap_or(head)).or(decoded);
        if told.is_some() || decoded.is_some() {
            let mut head = decoded.unwrap_or_else(|| head.to_vec());
            if let Some(told) = told {
                head = with_type(&head, &told);
            }
            self.put(at..end, &head);
        }
        if body == end && end > 0 && end < self.raw.len() {
            self.put(end..end, b"\n");
        }
        (body, next)
    }

    /// Where a head ends, and where the body behind it starts: behind an empty line, or at a line that
    /// is of no head and behind which none follows that is.
    fn head_end(&self, at: usize) -> (usize, usize) {
        let mut to = at;
        while to < self.raw.len() {
            let end = line_end(self.raw, to);
            let line = self.line(to, end);
            let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
            let goes_on = to > at && self.raw.get(to).is_some_and(blank);
            if line.is_empty() && !goes_on {
                return (to, end);
            }
            let is_mark = self.open.iter().any(|open| line == open.mark);
            let separator = to == 0 && line.starts_with(b"From ");
            let of_head = goes_on || separator || field(line).is_some();
            if is_mark || !of_head && !self.head_goes_on(end) {
                return (to, to);
            }
            to = end;
        }
        (to, to)
    }

    /// True where a field follows before the next empty line.
    fn head_goes_on(&self, from: usize) -> bool {
        let mut lines = Lines(self.raw, from).take(NEAR).map(<[u8]>::trim_ascii_end);
        let mut head = lines.by_ref().take_while(|line| !line.is_empty());
        head.any(|line| field(line).is_some_and(|value| value.starts_with(b" ")))
    }

    /// Reads a line of a body: where it is a mark, what was never closed in that part is.
    fn mark(&mut self, at: usize, end: usize) -> Next {
        let line = self.line(at, end);
        if !line.starts_with(b"--") {
            return Next::Body;
        }
        let rest_of = |open: &Open| line.strip_prefix(open.mark.as_slice());
        let found = self
            .open
            .iter()
            .enumerate()
            .rev()
            .find_map(|(depth, open)| {
                let rest = rest_of(open)?;
                (rest.is_empty() || rest == b"--").then_some((depth, rest.is_empty()))
            });
        let Some((depth, begins)) = found else {
            return Next::Body;
        };
        let closed = self.closed(depth + 1);
        if !closed.is_empty() {
            self.broken = true;
            self.put(at..at, &closed);
        }
        if begins {
            return Next::Head { of_part: true };
        }
        self.open.truncate(depth);
        Next::Body
    }

    /// Closes all but the outer ones; returns the lines that do so.
    fn closed(&mut self, outer: usize) -> Vec<u8> {
        let inner = self.open.drain(outer..).rev();
        let lines = inner.map(|open| [&*open.mark, b"--\n"].concat());
        lines.collect::<Vec<_>>().concat()
    }

    /// True where a mark stands behind a place.
    fn comes(&mut self, mark: &str, from: usize) -> bool {
        let raw = self.raw;
        let marks = self.marks.get_or_insert_with(|| {
            let mut at = 0;
            let lines = Lines(raw, 0).map(|line| {
                let start = at;
                at += line.len();
                (line.trim_ascii_end(), start)
            });
            lines.filter(|(line, _)| line.starts_with(b"--")).collect()
        });
        let line = format!("--{mark}");
        marks.get(line.as_bytes()).is_some_and(|&at| at >= from)
    }

    /// The mark by which the parts below are parted, whatever the head says: a line of dashes and a word
    /// before a field of a part.
    fn mark_near(&self, from: usize) -> Option<String> {
        let mut lines = Lines(self.raw, from).take(NEAR).peekable();
        while let Some(line) = lines.next() {
            let line = line.trim_ascii_end();
            if self.open.iter().any(|open| line.starts_with(&open.mark)) {
                return None;
            }
            let plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
            let word = line.strip_prefix(b"--").filter(|word| !word.is_empty());
            let Some(word) = word.filter(|word| word.iter().all(plain)) else {
                continue;
            };
            let heads = |next: &&[u8]| next.to_ascii_lowercase().starts_with(b"content-");
            if line.len() <= MAX_MARK && lines.peek().is_some_and(heads) {
                return String::from_utf8(word.to_vec()).ok();
            }
        }
        None
    }
}

/// What a head says of what stands below it.
#[derive(Default)]
struct Kind {
    main: String,
    sub: Option<String>,
    mark: Option<String>,
    charset: Option<String>,
    /// True for what isn't sent as it is.
    encoded: bool,
}

impl Kind {
    fn of(head: &[u8]) -> Self {
        let read = || MessageParser::default().parse_headers(head);
        let Some(message) = super::message::caught(read) else {
            return Self::default();
        };
        let encoding = message.content_transfer_encoding().unwrap_or("");
        let encoded = ["base64", "quoted-printable"]
            .iter()
            .any(|name| encoding.eq_ignore_ascii_case(name));
        let Some(kind) = message.content_type() else {
            return Self {
                encoded,
                ..Self::default()
            };
        };
        let told = |name: &str| kind.attribute(name).map(str::to_owned);
        Self {
            main: kind.ctype().to_ascii_lowercase(),
            sub: kind.subtype().map(str::to_ascii_lowercase),
            mark: told("boundary").filter(|mark| !mark.is_empty()),
            charset: told("charset").filter(|charset| !charset.contains(['"', '\\'])),
            encoded,
        }
    }

    fn sub(&self) -> &str {
        self.sub.as_deref().unwrap_or("mixed")
    }

    fn is_message(&self) -> bool {
        matches!(self.sub(), "rfc822" | "global") && !self.encoded
    }
}

/// The lines from a place on, with their ends.
struct Lines<'a>(&'a [u8], usize);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let end = line_end(self.0, self.1);
        let line = self.0.get(self.1..end).filter(|line| !line.is_empty())?;
        self.1 = end;
        Some(line)
    }
}

/// Just behind the line that begins at `at`; the end of what has no further line.
fn line_end(raw: &[u8], at: usize) -> usize {
    mbox::line_end(raw, at).unwrap_or(raw.len())
}

/// What stands behind the colon of a field.
fn field(line: &[u8]) -> Option<&[u8]> {
    let (name, value) = line.split_at_checked(line.iter().position(|&byte| byte == b':')?)?;
    let name = name.trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_name.then(|| value.get(1..).unwrap_or(&[]))
}

/// The head with this type of content alone.
fn with_type(head: &[u8], told: &str) -> Vec<u8> {
    let mut kept = format!("Content-Type: {told}\n").into_bytes();
    let mut left_out = false;
    for line in Lines(head, 0) {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            left_out = line.to_ascii_lowercase().starts_with(b"content-type");
        }
        if !left_out {
            kept.extend_from_slice(line);
        }
    }
    kept
}

//! Mail: one message, mailboxes of many (the four variants of mbox), Maildir folders. The parts of
//! a message are found by `mail-parser`; what a reader sees of them is decided here.

mod attached;
mod base64;
mod calendar;
mod coded;
mod folder;
mod frame;
mod letter;
mod mbox;
mod message;
mod plain;
mod raw;
mod sealed;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::part::{Content, Fault, Head, Input, Part};

/// Lines at the start of a file by which a message is told, and bytes in which they stand. What servers
/// and filters write of its way may be a hundred lines before the first that a person knows.
const LINES: usize = 500;
const HEAD: usize = 64 * 1024;

/// Reads one message.
///
/// # Errors
/// Where it has no head.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let mut part = letter::part(&input.bytes, &input)
        .ok_or_else(|| Fault::new("is no mail that can be read; open it with --from plain"))?;
    // a file of one message holds no parts
    part.key = None;
    Ok(vec![part])
}

/// Reads the messages of a mailbox, or the one that is asked for.
///
/// # Errors
/// Where there is none.
pub(super) fn read_mbox(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let parts = mbox::messages(&raw::lines(&input.bytes))
        .into_iter()
        .filter_map(|raw| letter::part(&raw, &input));
    keyed(parts, input.part)
}

/// Reads the messages of a Maildir, or the one that is asked for. An empty one holds none.
///
/// # Errors
/// Where none of them can be read.
pub(super) fn read_folder(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let mut messages = folder::messages(input.path).peekable();
    if messages.peek().is_none() {
        // read to the end: a list with nothing in it
        return Ok(Vec::new());
    }
    let parts = messages.filter_map(|raw| letter::part(&raw, &input));
    keyed(parts, input.part)
}

/// The messages with a key each; one that stands twice once. What came along with one is named behind
/// its key.
fn keyed(parts: impl Iterator<Item = Part>, wanted: Option<&str>) -> Result<Vec<Part>, Fault> {
    let (mut seen, mut nameless) = (HashSet::new(), HashMap::new());
    let mut found = 0_usize;
    let mut kept = Vec::new();
    for mut part in parts {
        found += 1;
        let named = match part.key.take() {
            Some(id) => id,
            None => name_of(&part, &mut nameless),
        };
        let is_wanted = wanted.is_none_or(|wanted| {
            let rest = wanted.strip_prefix(&*named);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        if !seen.insert(named.clone()) || !is_wanted {
            continue;
        }
        for along in &mut part.along {
            along.key = along.key.take().map(|key| format!("{named}/{key}"));
        }
        part.key = Some(named);
        kept.push(part);
    }
    if found == 0 {
        return Err(Fault::new(
            "holds no mail that can be read; open it with --from plain",
        ));
    }
    Ok(kept)
}

/// The name of a message without an id. Nothing says that two of one name are one, but that they say the
/// same: what the second says is in its name. `first` holds what the first of each name says.
fn name_of(part: &Part, first: &mut HashMap<String, Vec<u8>>) -> String {
    let name = letter::name_of(part);
    let said = match &part.content {
        Content::Body(body) => Sha256::digest(&body.text).to_vec(),
        _ => Vec::new(),
    };
    let before = first.entry(name.clone()).or_insert_with(|| said.clone());
    if *before == said {
        return name;
    }
    let short = said.iter().take(4).map(|byte| format!("{byte:02x}"));
    format!("{name} {}", short.collect::<String>())
}

/// True for a file that begins as a mailbox does, whatever its name.
pub(super) fn tells_mbox(head: &Head<'_>) -> bool {
    let bytes = raw::lines(head.bytes.get(..HEAD).unwrap_or(head.bytes));
    let end = bytes.iter().position(|&byte| byte == b'\n');
    let Some((line, rest)) = end.and_then(|end| bytes.split_at_checked(end + 1)) else {
        return false;
    };
    mbox::is_separator(line)
        && rest
            .split(|&byte| byte == b'\n')
            .next()
            .is_some_and(is_field)
}

/// True for a folder that holds the folders of a Maildir.
pub(super) fn tells_folder(head: &Head<'_>) -> bool {
    head.bytes.is_empty() && folder::is_one(head.path)
}

/// True for a file that begins with the head of a message, whatever its name: lines of fields, with
/// who it is from and one that only programs write. A memo that begins "From: … To: … Subject: …"
/// is none.
pub(super) fn tells(head: &Head<'_>) -> bool {
    let (mut from, mut machine, mut first) = (false, false, true);
    let bytes = raw::lines(head.bytes.get(..HEAD).unwrap_or(head.bytes));
    for line in bytes.split(|&byte| byte == b'\n').take(LINES) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line
            .first()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t'))
            && !first
        {
            continue;
        }
        if !is_field(line) {
            return false;
        }
        first = false;
        let name = line
            .split(|&byte| byte == b':')
            .next()
            .unwrap_or(&[])
            .to_ascii_lowercase();
        from |= name == b"from";
        machine |= MACHINE.contains(&name.as_slice());
    }
    from && machine
}

/// Fields that people don't write.
const MACHINE: &[&[u8]] = &[
    b"message-id",
    b"received",
    b"mime-version",
    b"return-path",
    b"delivered-to",
    b"dkim-signature",
    b"content-transfer-encoding",
];

/// True for the first line of a field: a name without blanks, and a colon.
fn is_field(line: &[u8]) -> bool {
    let Some(at) = line.iter().position(|&byte| byte == b':') else {
        return false;
    };
    let name = line.get(..at).unwrap_or(&[]);
    (1..=70).contains(&name.len()) && name.iter().all(|byte| (b'!'..=b'~').contains(byte))
}

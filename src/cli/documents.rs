//! `attache inspect - --documents jsonl`: a document a line in, a record a line out, in order.
//!
//! What an engine for many machines puts its documents through. A line is read only when there is
//! room for its record, so that memory stays the same however many come, and each record is handed
//! on as soon as it and those before it are there.

use std::io::{self, BufRead, Read, Write};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

use serde::Deserialize;
use serde_json::Value;

use super::failure::{Failure, Outcome, line};
use super::own;
use super::view::View;
use crate::model::{Format, Title};
use crate::open::{self, Lexicons, Opened, Options};
use crate::text::{date, sanitise};

/// Longest line that is read.
const MAX_LINE: u64 = 64 * 1024 * 1024;

/// Documents that wait for each worker.
const AHEAD: usize = 2;

/// A line that can be read.
#[derive(Deserialize)]
struct Document {
    id: Value,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

/// The record of a line with its line end, nothing for a blank line, or why there is none.
type Answer = Result<Vec<u8>, String>;

/// A worker: what it is given, what it answers, both in order.
struct Worker {
    lines: SyncSender<Result<Vec<u8>, String>>,
    answers: Receiver<Answer>,
}

/// Reads documents from `input` to its end. A line that is no document is reported with its number
/// and passed over.
pub(super) fn run(
    input: impl BufRead + Send + 'static,
    name: &str,
    options: &Options,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let count = thread::available_parallelism().map_or(1, NonZero::get);
    let workers: Vec<Worker> = (0..count).map(|_| worker(options.clone())).collect();
    let (feeds, answers): (Vec<_>, Vec<_>) = workers
        .into_iter()
        .map(|worker| (worker.lines, worker.answers))
        .unzip();
    let (failures, failed) = sync_channel(1);
    thread::spawn(move || {
        // whoever takes no more lines has said why, or has seen enough
        let _ = failures.send(feed(input, &feeds));
    });
    let mut outcome = Outcome::Done;
    for (number, answers) in (1_u64..).zip(answers.iter().cycle()) {
        let Some(answer) = next(answers, out)? else {
            break;
        };
        match answer {
            Ok(record) => out.write_all(&record)?,
            Err(why) => {
                out.flush()?;
                line(&format!("{name}:{number}: {why}; passed over"));
                outcome = Outcome::SomeFailed;
            }
        }
    }
    match failed.recv() {
        Ok(Err(error)) => Err(Failure::File(format!("{name}: {error}"))),
        _ => Ok(outcome),
    }
}

/// The next answer; `None` behind the last. What is written so far is handed on where that takes a
/// while.
fn next(answers: &Receiver<Answer>, out: &mut impl Write) -> Result<Option<Answer>, Failure> {
    match answers.try_recv() {
        Ok(answer) => Ok(Some(answer)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(answers.recv().ok())
        }
    }
}

/// Hands the lines out in turn.
fn feed(
    mut input: impl BufRead,
    workers: &[SyncSender<Result<Vec<u8>, String>>],
) -> io::Result<()> {
    for worker in workers.iter().cycle() {
        let Some(line) = next_line(&mut input)? else {
            return Ok(());
        };
        if worker.send(line).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// The next line without its end; of one that is too long, why.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(MAX_LINE)
        .read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.pop_if(|last| *last == b'\n').is_none() && read as u64 == MAX_LINE {
        input.skip_until(b'\n')?;
        let most = MAX_LINE / 1024 / 1024;
        return Ok(Some(Err(format!("longer than {most} MiB"))));
    }
    Ok(Some(Ok(bytes)))
}

fn worker(options: Options) -> Worker {
    let (lines, to_read) = sync_channel::<Result<Vec<u8>, String>>(AHEAD);
    let (sender, answers) = sync_channel(AHEAD);
    thread::spawn(move || {
        let lexicons = own::lexicons();
        while let Ok(line) = to_read.recv() {
            let answer = line.and_then(|line| {
                // a bug in one document must not end the reading of the others
                catch_unwind(AssertUnwindSafe(|| record(&line, &options, lexicons)))
                    .unwrap_or_else(|_| Err("an internal error".to_owned()))
            });
            if sender.send(answer).is_err() {
                return;
            }
        }
    });
    Worker { lines, answers }
}

/// What some programs begin a file of UTF-8 with.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What is wrong with a line. Its number is told already; that of a line within it says nothing.
fn told(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match words.strip_suffix(&place) {
        Some(words) => format!("no document: {words}, column {}", error.column()),
        None => format!("no document: {words}"),
    }
}

/// The record of a document.
fn record(line: &[u8], options: &Options, lexicons: &Arc<Lexicons>) -> Answer {
    // a file may begin with one, and files that were put together have several
    let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return Ok(Vec::new());
    }
    if line.trim_ascii_start().first() != Some(&b'{') {
        return Err("no document: not a JSON object".to_owned());
    }
    let document: Document = serde_json::from_slice(line).map_err(|error| told(&error))?;
    let id = match &document.id {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => return Err("no document: `id` must be a string or a number".to_owned()),
    };
    let opened = open(document, &id, options, lexicons)?;
    let (opened, checksum) = opened;
    let mut out = Vec::new();
    let view = View::new(&opened);
    serde_json::to_writer(&mut out, &view.record(&checksum, &[]))
        .map_err(|error| error.to_string())?;
    out.push(b'\n');
    Ok(out)
}

fn open(
    document: Document,
    id: &str,
    options: &Options,
    lexicons: &Arc<Lexicons>,
) -> Result<(Opened, String), String> {
    let path = Path::new(id);
    let (bytes, told) = match (document.text, document.html) {
        (Some(text), _) => {
            let bytes = text.into_bytes();
            let told = open::importer(&bytes, path, options).map(|importer| importer.format);
            // text is text, whatever it begins with
            let format = told.ok().filter(|told| *told == Format::Markdown);
            (bytes, format.unwrap_or(Format::Plain))
        }
        (None, Some(html)) => (html.into_bytes(), Format::Html),
        (None, None) => return Err("no document: neither `text` nor `html`".to_owned()),
    };
    let checksum = open::sha256(&bytes);
    let options = Options {
        force: true,
        format: options.format.or(Some(told)),
        whole: options.whole,
        part: None,
        quick: options.quick,
    };
    let mut article = open::article(bytes, path, &options).map_err(|error| error.to_string())?;
    if let Some(title) = document.title.filter(|title| !title.trim().is_empty()) {
        article.title = Some(Title {
            line: article
                .title
                .as_ref()
                .filter(|known| known.text == title.trim())
                .map_or(1, |known| known.line),
            text: sanitise::line(title.trim()),
        });
    }
    if let Some(published) = document.published {
        // what is no date says nothing
        let known = date::iso(&published);
        article.about.published = known.or(article.about.published.take());
    }
    if let Some(url) = document.url {
        article.about.url = Some(sanitise::line(&url));
    }
    // the documents are read side by side already
    let threads = usize::from(!options.quick);
    let opened = open::opened(article, lexicons, None, threads);
    Ok((opened, checksum))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use serde_json::Value;

    use super::{Outcome, run};
    use crate::open::Options;

    fn records(input: &str) -> (Vec<Value>, Outcome) {
        let mut out = Vec::new();
        let input = Cursor::new(input.to_owned().into_bytes());
        let outcome = run(input, "-", &Options::default(), &mut out).unwrap();
        let lines = String::from_utf8(out).unwrap();
        let records = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        (records.collect(), outcome)
    }

    #[test]
    fn a_record_a_line_in_order() {
        let lines: Vec<String> = (0..50)
            .map(|n| {
                let text = "Ukraine met Russia. ".repeat(1 + n % 7 * 20);
                format!(
                    "{{\"id\": \"doc-{n}\", \"text\": {text:?}, \"published\": \"2026-11-0{}\"}}",
                    1 + n % 9
                )
            })
            .collect();
        let (records, outcome) = records(&lines.join("\n"));
        assert_eq!(outcome, Outcome::Done);
        let ids: Vec<&str> = records
            .iter()
            .map(|record| record["source"]["path"].as_str().unwrap())
            .collect();
        let wanted: Vec<String> = (0..50).map(|n| format!("doc-{n}")).collect();
        assert_eq!(ids, wanted);
        assert_eq!(records[3]["published"], "2026-11-04");
        assert_eq!(records[3]["entities"][0]["key"], "stakeholder:ukraine");
    }

    #[test]
    fn what_is_no_document_is_passed_over() {
        let input = "{\"id\": 1, \"text\": \"One.\", \"title\": \"A title\", \"url\": \"https://example.org\"}\n\
                     not json\n\n[1]\n{\"id\": \"x\"}\n{\"id\": null, \"text\": \"\"}\n\
                     {\"id\": \"last\", \"text\": \"<p>No page.\"}";
        let (records, outcome) = records(input);
        assert_eq!(outcome, Outcome::SomeFailed);
        assert_eq!(records.len(), 2);
        assert_eq!(records[0]["source"]["path"], "1");
        assert_eq!(records[0]["title"]["text"], "A title");
        assert_eq!(records[0]["url"], "https://example.org");
        assert_eq!(records[1]["source"]["format"], "plain");
        assert!(records[1]["text"].as_str().unwrap().starts_with("<p>"));
    }
}

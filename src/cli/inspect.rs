//! `attache inspect`: everything that was found.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use super::args::{DocumentsFormat, InspectArgs, InspectFormat};
use super::documents;
use super::failure::{Failure, Outcome, line};
use super::input::{Input, Parts, beside};
use super::kept::Verdicts;
use super::listing::without_article;
use super::summary;
use super::view::View;
use crate::model::Format;
use crate::open::{OpenError, Opened, Part, shown};

/// One record for each path that can be read; the others are reported on standard error. Of a file
/// that holds many articles `jsonl` prints a record each, `json` one that lists them.
pub(super) fn run(args: InspectArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    if let Some(DocumentsFormat::Jsonl) = args.documents {
        return documents(args, out);
    }
    let several = args.paths.len() > 1;
    let mut records = Records {
        verdicts: Verdicts::on_request(args.verdicts)?,
        format: args.format,
        array: several && args.format == InspectFormat::Json,
        written: 0,
        out,
    };
    let mut outcome = Outcome::Done;
    for path in paths(args.paths) {
        let input = Input::require(path, &args.how)?;
        match input.parts() {
            Ok(file) => {
                if !records.file(&input, file)? {
                    outcome = Outcome::SomeFailed;
                }
            }
            Err(error) if several => {
                records.report(&error)?;
                outcome = Outcome::SomeFailed;
            }
            Err(error) => return Err(error.into()),
        }
    }
    records.end()?;
    Ok(outcome)
}

/// Documents in, a record for each out. They come from standard input, or from a file of them.
fn documents(args: InspectArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let options = args.how.options();
    let path = match args.paths.as_slice() {
        [] => Path::new("-"),
        [path] => path,
        _ => {
            let words = "--documents reads one PATH, or standard input; run it once for each";
            return Err(Failure::File(words.to_owned()));
        }
    };
    if path == Path::new("-") {
        let input = BufReader::with_capacity(1 << 16, io::stdin());
        return documents::run(input, "standard input", &options, out);
    }
    let name = shown(path);
    let file = File::open(path).map_err(|error| Failure::File(format!("{name}: {error}")))?;
    documents::run(
        BufReader::with_capacity(1 << 16, file),
        &name,
        &options,
        out,
    )
}

/// What was printed so far.
struct Records<'a, W: Write> {
    verdicts: Verdicts,
    format: InspectFormat,
    /// True for one array of all records.
    array: bool,
    written: usize,
    out: &'a mut W,
}

impl<W: Write> Records<'_, W> {
    /// Prints what a file holds; false where a part of it can't be read, which is reported.
    fn file(&mut self, input: &Input, mut file: Parts) -> Result<bool, Failure> {
        let many = file.format.holds_many() && !input.is_part();
        if many && self.format == InspectFormat::Json {
            if file.format == Format::Archive {
                input.name_parts(&mut file);
            }
            let listed = without_article(input.path(), &file);
            self.begin()?;
            self.record(&listed, &file.checksum, &file.articles)?;
            self.finish()?;
            return Ok(true);
        }
        let mut whole = true;
        for mut part in std::mem::take(&mut file.articles) {
            let along = std::mem::take(&mut part.along);
            match input.open_part(part, &file) {
                Ok(mut opened) => {
                    self.verdicts.lay(&mut opened, input.path())?;
                    self.begin()?;
                    self.record(&opened, &file.checksum, &along)?;
                    self.finish()?;
                }
                Err(error) if many => {
                    self.report(&error)?;
                    whole = false;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(whole)
    }

    fn begin(&mut self) -> Result<(), Failure> {
        if self.array {
            let before: &[u8] = if self.written == 0 { b"[\n" } else { b",\n" };
            self.out.write_all(before)?;
        } else if self.written > 0 && self.format == InspectFormat::Text {
            self.out.write_all(b"\n")?;
        }
        self.written += 1;
        Ok(())
    }

    fn record(&mut self, opened: &Opened, checksum: &str, along: &[Part]) -> Result<(), Failure> {
        if self.format == InspectFormat::Text {
            return Ok(summary::write(opened, self.out)?);
        }
        let view = View::new(opened);
        let record = view.record(checksum, along);
        // what comes last is looked for while the first is written
        let look = || {
            view.positions();
            view.matrix();
        };
        let (format, out) = (self.format, &mut *self.out);
        let ((), written) = beside(look, || match format {
            InspectFormat::Jsonl => serde_json::to_writer(out, &record),
            _ => serde_json::to_writer_pretty(out, &record),
        });
        Ok(written?)
    }

    fn finish(&mut self) -> Result<(), Failure> {
        if !self.array && self.format != InspectFormat::Text {
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Says what can't be read. What was printed so far comes first, also where both go to one
    /// terminal.
    fn report(&mut self, error: &OpenError) -> Result<(), Failure> {
        self.out.flush()?;
        line(&error.to_string());
        Ok(())
    }

    fn end(&mut self) -> Result<(), Failure> {
        if self.array {
            let end: &[u8] = if self.written == 0 { b"[]\n" } else { b"\n]\n" };
            self.out.write_all(end)?;
        }
        Ok(())
    }
}

/// The paths, or one that is missing.
fn paths(paths: Vec<PathBuf>) -> Vec<Option<PathBuf>> {
    if paths.is_empty() {
        return vec![None];
    }
    paths.into_iter().map(Some).collect()
}

//! `attache inspect`: everything that was found.

use std::io::Write;
use std::path::PathBuf;

use super::args::{InspectArgs, InspectFormat};
use super::failure::{Failure, Outcome, line};
use super::input::{Input, beside};
use super::record::View;
use super::summary;
use crate::open::{OpenError, Opened};

/// One record for each path that can be read; the others are reported on standard error.
pub(super) fn run(args: InspectArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let several = args.paths.len() > 1;
    let array = several && args.format == InspectFormat::Json;
    let mut outcome = Outcome::Done;
    let mut written = 0;
    for path in paths(args.paths) {
        let input = Input::require(path, &args.how)?;
        match Whole::open(&input) {
            Ok(whole) => {
                if array {
                    out.write_all(if written == 0 { b"[\n" } else { b",\n" })?;
                } else if written > 0 && args.format == InspectFormat::Text {
                    out.write_all(b"\n")?;
                }
                written += 1;
                whole.write(args.format, out)?;
                if !array && args.format != InspectFormat::Text {
                    out.write_all(b"\n")?;
                }
            }
            Err(error) if several => {
                // What was printed so far comes first, also where both go to one terminal.
                out.flush()?;
                line(&error.to_string());
                outcome = Outcome::SomeFailed;
            }
            Err(error) => return Err(error.into()),
        }
    }
    if array {
        out.write_all(if written == 0 { b"[]\n" } else { b"\n]\n" })?;
    }
    Ok(outcome)
}

/// Everything about one file.
struct Whole {
    opened: Opened,
    checksum: String,
}

impl Whole {
    fn open(input: &Input) -> Result<Self, OpenError> {
        let (opened, checksum) = input.open_with_checksum()?;
        Ok(Self { opened, checksum })
    }

    fn write(self, format: InspectFormat, out: &mut impl Write) -> Result<(), Failure> {
        if format == InspectFormat::Text {
            return Ok(summary::write(&self.opened, out)?);
        }
        let view = View::new(&self.opened);
        let record = view.record(&self.checksum);
        // what comes last is looked for while the first is written
        let look = || {
            view.positions();
            view.matrix();
        };
        let ((), written) = beside(look, || match format {
            InspectFormat::Jsonl => serde_json::to_writer(out, &record),
            _ => serde_json::to_writer_pretty(out, &record),
        });
        Ok(written?)
    }
}

/// The paths, or one that is missing.
fn paths(paths: Vec<PathBuf>) -> Vec<Option<PathBuf>> {
    if paths.is_empty() {
        return vec![None];
    }
    paths.into_iter().map(Some).collect()
}

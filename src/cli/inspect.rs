//! `attache inspect`: everything that was found.

use std::io::Write;
use std::path::PathBuf;

use super::args::{InspectArgs, InspectFormat};
use super::failure::{Failure, Outcome, line};
use super::input::Input;
use super::record::View;
use super::summary;

/// One record for each path that can be read; the others are reported on standard error.
pub(super) fn run(args: InspectArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let several = args.paths.len() > 1;
    let array = several && args.format == InspectFormat::Json;
    let mut outcome = Outcome::Done;
    let mut written = 0;
    for path in paths(args.paths) {
        let input = Input::require(path, args.force)?;
        match input.open_with_checksum() {
            Ok((opened, checksum)) => {
                if array {
                    out.write_all(if written == 0 { b"[\n" } else { b",\n" })?;
                } else if written > 0 && args.format == InspectFormat::Text {
                    out.write_all(b"\n")?;
                }
                written += 1;
                let view = View::new(&opened);
                match args.format {
                    InspectFormat::Text => summary::write(&opened, out)?,
                    InspectFormat::Json => {
                        serde_json::to_writer_pretty(&mut *out, &view.record(&checksum))?;
                        if !array {
                            out.write_all(b"\n")?;
                        }
                    }
                    InspectFormat::Jsonl => {
                        serde_json::to_writer(&mut *out, &view.record(&checksum))?;
                        out.write_all(b"\n")?;
                    }
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

/// The paths, or one that is missing.
fn paths(paths: Vec<PathBuf>) -> Vec<Option<PathBuf>> {
    if paths.is_empty() {
        return vec![None];
    }
    paths.into_iter().map(Some).collect()
}

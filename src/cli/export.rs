//! `attache export`: highlights with verdicts and notes, for elsewhere.

use std::io::{ErrorKind, Write};
use std::path::Path;

use super::args::{ExportArgs, ExportFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::kept;
use crate::export::{Export, Format, write_whole};
use crate::model::{Credits, Reviewed};
use crate::open::{self, Opened, shown};

/// Other names of standard output.
const OUTPUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// Writes to standard output, or a file whole or not at all.
pub(super) fn run(args: ExportArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let input = Input::require(args.path, &args.how)?;
    let output = args
        .output
        .filter(|path| OUTPUT.iter().all(|name| path != Path::new(name)));
    let (mut opened, checksum) = input.open_with_checksum()?;
    if let Some(path) = output.as_ref()
        && open::is_article(&opened.article, path)
    {
        let words = format!("{}: is the article itself; name another file", shown(path));
        return Err(Failure::File(words));
    }
    let (reviewed, credits) = decided(&mut opened, input.path())?;
    let reviewed = open::with_remarks(&opened.article, reviewed);
    let mut whole = open::whole(&opened.article, &opened.annotations, &reviewed);
    credits.lay_over(&mut whole.article);
    let export = Export::whole(&whole, &checksum, &reviewed);
    let format = match args.format {
        ExportFormat::Md => Format::Md,
        ExportFormat::Json => Format::Json,
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Html => Format::Html,
        ExportFormat::W3c => Format::W3c,
        ExportFormat::Ftm => Format::Ftm,
        ExportFormat::Bulk => Format::Bulk,
    };
    match output {
        None => export.write(format, out)?,
        Some(path) => to_file(&path, &export, format)?,
    }
    Ok(Outcome::Done)
}

/// What was decided about the article, and where the reader said it is from; its outline is that by
/// what was decided about others. Without the store
/// nothing is written: an export that lacks what was decided must not take the place of one that has
/// it.
fn decided(opened: &mut Opened, path: &Path) -> Result<(Vec<Reviewed>, Credits), Failure> {
    let Some(store) = kept::there()? else {
        return Ok(Default::default());
    };
    let decided = kept::reviewed(&store, opened, &kept::identity(opened, path))?;
    kept::teach(&store, opened, path, &decided.1)?;
    Ok(decided)
}

fn to_file(path: &Path, export: &Export, format: Format) -> Result<(), Failure> {
    write_whole(path, |mut out| export.write(format, &mut out)).map_err(|error| {
        match error.kind() {
            // whoever reads the pipe has seen enough
            ErrorKind::BrokenPipe => Failure::Write(error),
            _ => Failure::File(format!("{}: {error}", shown(path))),
        }
    })
}

//! `attache export`: highlights with verdicts and notes, for elsewhere.

use std::io::Write;

use super::args::{ExportArgs, ExportFormat};
use super::failure::{Failure, Outcome, line};
use super::input::Input;
use super::kept;
use crate::config;
use crate::export::{Export, Format, write_whole};
use crate::open::{self, shown};

/// Writes to standard output, or a file whole or not at all.
pub(super) fn run(args: ExportArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let input = Input::require(args.path, &args.how)?;
    let (opened, checksum) = input.open_with_checksum()?;
    if let Some(path) = args.output.as_ref()
        && open::is_article(&opened.article, path)
    {
        let words = format!("{}: is the article itself; name another file", shown(path));
        return Err(Failure::File(words));
    }
    let identity = kept::identity(&opened, input.path());
    // nothing is made only to find that there is nothing in it
    let known = config::files::store_file().is_some_and(|path| path.exists());
    let stored = known
        .then(|| kept::highlights(&kept::store()?, &opened, &identity))
        .transpose();
    let kept = stored.unwrap_or_else(|error| {
        line(&format!("{error} Written without verdicts."));
        None
    });
    let kept = kept.unwrap_or_default();
    let all = open::highlights(&opened.article, &opened.annotations, kept);
    let entities = &opened.annotations.entities;
    let export = Export::new(&opened.article, &checksum, entities, &all);
    let format = match args.format {
        ExportFormat::Md => Format::Md,
        ExportFormat::Json => Format::Json,
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Html => Format::Html,
        ExportFormat::W3c => Format::W3c,
    };
    match args.output {
        None => export.write(format, out)?,
        Some(path) => write_whole(&path, |out| export.write(format, out))
            .map_err(|error| Failure::File(format!("{}: {error}", shown(&path))))?,
    }
    Ok(Outcome::Done)
}

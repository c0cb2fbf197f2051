//! The command line: arguments, one file per subcommand, errors and exit codes.

mod agreement;
mod args;
mod brief;
mod columns;
mod config;
mod diff;
mod digest;
mod documents;
mod entities;
mod export;
mod failure;
mod import;
mod input;
mod inspect;
mod kept;
mod lexicon;
mod library;
mod list;
mod listing;
mod manual;
mod matrix;
mod outline;
mod own;
mod positions;
mod record;
mod relations;
mod search;
mod shelf;
mod summary;
mod timeline;
mod view;
mod watch;

use std::ffi::OsString;
use std::io::{self, Write};

use crate::open;

pub use args::{
    AgreementArgs, BriefArgs, BriefFormat, CheckArgs, Cli, Command, CompletionsArgs, ConfigCommand,
    DiffArgs, DiffFormat, DigestArgs, DigestFormat, ExportArgs, ExportFormat, FoldersArgs,
    ImportArgs, InspectArgs, InspectFormat, LexiconCommand, LibraryArgs, LibraryCommand, ListArgs,
    ListFormat, PlainFormat, ReadArgs, ScanArgs, SearchArgs, SearchFormat, Stretch, TimelineArgs,
    TimelineFormat, VerdictArgs, WatchArgs,
};
pub use failure::{Failure, Outcome, one_line, report};
pub use input::Input;

use clap::{CommandFactory, Parser};

/// Parses arguments, the program's name first.
///
/// # Errors
/// The message of clap: a usage error, or the text of `--help` and `--version`.
pub fn parse<I, T>(arguments: I) -> Result<Cli, clap::Error>
where
    I: IntoIterator<Item = T>,
    T: Into<OsString> + Clone,
{
    let cli = Cli::try_parse_from(arguments)?;
    if cli.read.at.is_some() && cli.read.paths.len() > 1 {
        let words = "--at names a place in one article, but there are several paths";
        return Err(Cli::command().error(clap::error::ErrorKind::ArgumentConflict, words));
    }
    Ok(cli)
}

/// Lets PDFs be read by this program once more, in a process of their own.
pub fn may_run_itself() {
    if let Ok(program) = std::env::current_exe() {
        open::run_children_of(program);
    }
}

/// Runs a subcommand, printing to standard output.
///
/// # Errors
/// Where the article can't be opened or the output not be written. A broken pipe is
/// [`Failure::Write`]; [`report`] knows that it is no error.
pub fn run(command: Command) -> Result<Outcome, Failure> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = match command {
        Command::Inspect(args) => inspect::run(args, &mut out)?,
        Command::Outline(args) => list::run::<outline::Sections>(args, &mut out)?,
        Command::Entities(args) => list::run::<entities::Entities>(args, &mut out)?,
        Command::Config(command) => config::run(command, &mut out)?,
        Command::Diff(args) => diff::run(args, &mut out)?,
        Command::Export(args) => export::run(args, &mut out)?,
        Command::Import(args) => import::run(&args, &mut out)?,
        Command::Agreement(args) => agreement::run(args, &mut out)?,
        Command::Lexicon(LexiconCommand::Export) => lexicon::run(&mut out)?,
        Command::Library(command) => library::run(command, &mut out)?,
        Command::Search(args) => search::run(&args, &mut out)?,
        Command::Timeline(args) => timeline::run(&args, &mut out)?,
        Command::Digest(args) => digest::run(&args, &mut out)?,
        Command::Watch(args) => watch::run(&args, &mut out)?,
        Command::Completions(args) => manual::completions(args.shell, &mut out)?,
        Command::Man => manual::page(&mut out)?,
        Command::ReadPdf => {
            open::be_child(&mut out)?;
            Outcome::Done
        }
        Command::Positions(args) => list::run::<positions::Positions>(args, &mut out)?,
        Command::Matrix(args) => list::run::<matrix::Cells>(args, &mut out)?,
        Command::Brief(args) => brief::run(args, &mut out)?,
    };
    out.flush()?;
    Ok(outcome)
}

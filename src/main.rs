//! The thin binary: arguments in, exit code out.

use std::io::Write;
use std::process::ExitCode;

use attache::cli::{self, Failure, Input, Outcome, ReadArgs};

fn main() -> ExitCode {
    let cli = match cli::parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(message) => return refuse(&message),
    };
    let ended = match cli.command {
        Some(command) => cli::run(command),
        None => read(cli.read),
    };
    match ended {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(failure) => ExitCode::from(cli::report(&failure)),
    }
}

/// Help and version go to standard output, a usage error is one line on standard error.
fn refuse(message: &clap::Error) -> ExitCode {
    if message.use_stderr() {
        let _ = writeln!(std::io::stderr(), "attache: {}", cli::one_line(message));
        return ExitCode::from(2);
    }
    let _ = write!(std::io::stdout(), "{}", message.render());
    ExitCode::SUCCESS
}

/// Opens the reader. PLACEHOLDER for `tui::run`, which takes the bytes, the path, theme and mouse
/// from here; without an input it opens the bundled briefing.
#[cfg(feature = "tui")]
fn read(args: ReadArgs) -> Result<Outcome, Failure> {
    if let Some(input) = Input::choose(args.path, args.force) {
        let _opened = attache::open::open(input.bytes()?, input.path(), input.options())?;
    }
    Err(Failure::NoReader)
}

/// Without the reader there is nothing but the subcommands.
#[cfg(not(feature = "tui"))]
fn read(_args: ReadArgs) -> Result<Outcome, Failure> {
    Err(Failure::NoReader)
}

//! The thin binary: arguments in, exit code out.

use std::io::Write;
use std::process::ExitCode;

use attache::cli::{self, Failure, ReadArgs};

fn main() -> ExitCode {
    let cli = match cli::parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(message) => return refuse(&message),
    };
    cli::may_run_itself();
    match cli.command {
        Some(command) => match cli::run(command) {
            Ok(outcome) => ExitCode::from(outcome.code()),
            Err(failure) => ExitCode::from(cli::report(&failure)),
        },
        None => read(cli.read),
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

/// Opens the reader.
#[cfg(feature = "tui")]
fn read(args: ReadArgs) -> ExitCode {
    let typed = attache::tui::Typed {
        paths: args.paths,
        at: args.at,
        theme: args.theme,
        no_mouse: args.no_mouse,
        force: args.force,
        format: args.format,
        whole: args.whole,
    };
    let ended = attache::tui::start(typed).and_then(|start| attache::tui::run(&start));
    match ended {
        Ok(status) => ExitCode::from(status),
        Err(error) => ExitCode::from(cli::report(&Failure::Reader(format!("{error:#}")))),
    }
}

/// Without the reader there is nothing but the subcommands.
#[cfg(not(feature = "tui"))]
fn read(_args: ReadArgs) -> ExitCode {
    ExitCode::from(cli::report(&Failure::NoReader))
}

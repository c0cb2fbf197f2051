//! `attache config`: where the reader’s files are, what they set, and whether they are right.

use std::io::Write;
use std::path::PathBuf;

use super::args::{CheckArgs, ConfigCommand};
use super::failure::{Failure, Outcome, line};
use crate::config::{self, Config, Fault, check, files};
use crate::open::shown;

/// Runs `config path`, `config print` or `config check`.
pub(super) fn run(command: ConfigCommand, out: &mut impl Write) -> Result<Outcome, Failure> {
    match command {
        ConfigCommand::Path => {
            let path = files::config_file().ok_or(Failure::NoHome)?;
            // as it is, whatever it holds: it is for scripts
            out.write_all(path.as_os_str().as_encoded_bytes())?;
            out.write_all(b"\n")?;
            Ok(Outcome::Done)
        }
        ConfigCommand::Print => {
            // what is valid is printed; what is not is told, and the printing goes on
            let (config, faults) = match config::load(files::config_file().as_deref()) {
                Ok(loaded) => loaded,
                Err(fault) => (Config::default(), vec![fault]),
            };
            out.write_all(config::print(&config).as_bytes())?;
            if let Some(summary) = Fault::summary(&faults) {
                line(&summary);
            }
            Ok(Outcome::Done)
        }
        ConfigCommand::Check(args) => checked(args, out),
    }
}

/// The configuration, and the lexicons that it names.
fn own_files() -> Vec<PathBuf> {
    let file = files::config_file();
    let config =
        config::load(file.as_deref()).map_or_else(|_| Config::default(), |(config, _)| config);
    let lexicons = config.lexicon_files(file.as_deref());
    file.into_iter().chain(lexicons).collect()
}

fn checked(args: CheckArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let named = !args.paths.is_empty();
    let paths: Vec<PathBuf> = if named { args.paths } else { own_files() };
    let (mut seen, mut missing, mut faults) = (Vec::new(), Vec::new(), 0);
    for path in paths {
        match check(&path) {
            Some(found) => {
                for fault in &found {
                    writeln!(out, "{fault}")?;
                }
                faults += found.len();
                seen.push(shown(&path));
            }
            None => missing.push(shown(&path)),
        }
    }
    out.flush()?;
    let files = seen.join(", ");
    if named && !missing.is_empty() {
        for path in missing {
            line(&format!("{path}: no such file; check the name"));
        }
        return Ok(Outcome::SomeFailed);
    }
    if faults > 0 {
        let unit = if faults == 1 { "fault" } else { "faults" };
        line(&format!(
            "{files}: {faults} {unit}; mend what is listed and check again"
        ));
        return Ok(Outcome::SomeFailed);
    }
    match (seen.is_empty(), missing.is_empty()) {
        (false, _) => writeln!(out, "{files}: no faults")?,
        (true, false) => {
            writeln!(
                out,
                "nothing to check: there is no {}",
                missing.join(" and no ")
            )?;
        }
        (true, true) => writeln!(out, "nothing to check: there is no home folder")?,
    }
    Ok(Outcome::Done)
}

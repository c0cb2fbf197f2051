//! `attache completions` and `attache man`, both from the definitions in [`args`](super::args).

use std::io::Write;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::args::Cli;
use super::failure::{Failure, Outcome};

/// Prints the completions for a shell.
pub(super) fn completions(shell: Shell, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "attache", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Done)
}

/// Prints the manual page: one for the program with all of its commands.
pub(super) fn page(out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut command = Cli::command();
    command.build();
    let page = Man::new(command.clone()).manual("attache");
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    let mut commands = Roff::new();
    commands.control("SH", ["COMMANDS"]);
    commands.to_writer(out)?;
    let mut open: Vec<Command> = vec![command];
    while let Some(next) = open.pop() {
        if next.get_name() != "attache" && !next.has_subcommands() {
            self::command(&next, out)?;
        }
        // the first is to come off first
        let mut below: Vec<Command> = next.get_subcommands().cloned().collect();
        below.reverse();
        open.extend(below);
    }
    ending().to_writer(out)?;
    Ok(Outcome::Done)
}

/// A command of the page: its usage, what it does, its arguments and options.
fn command(command: &Command, out: &mut impl Write) -> Result<(), Failure> {
    let mut text = Roff::new();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned();
    text.control("SS", [usage.as_str()]);
    if let Some(about) = command.get_about() {
        text.text([roman(about.to_string())]);
    }
    for argument in command.get_arguments() {
        let name = match (argument.get_long(), argument.get_value_names()) {
            (Some(long), Some([value, ..])) if argument.get_action().takes_values() => {
                format!("--{long} <{value}>")
            }
            (Some(long), _) => format!("--{long}"),
            (None, Some([value, ..])) => format!("<{value}>"),
            (None, _) => argument.get_id().to_string(),
        };
        text.control("TP", []).text([bold(name)]);
        let mut words = argument
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let values: Vec<String> = argument
            .get_possible_values()
            .iter()
            .map(|value| value.get_name().to_owned())
            .collect();
        if argument.get_action().takes_values() && !values.is_empty() {
            words = format!("{words} [{}]", values.join(", "));
        }
        text.text([roman(words.trim().to_owned())]);
    }
    text.to_writer(out)?;
    Ok(())
}

/// What holds for all commands.
fn ending() -> Roff {
    let mut text = Roff::new();
    text.control("SH", ["FILES"])
        .control("TP", [])
        .text([bold("config.toml")])
        .text([roman(
            "Keys, themes and looks; attache config path prints where it is, attache config print \
             what can stand in it.",
        )])
        .control("TP", [])
        .text([bold("lexicon.toml")])
        .text([roman("Your own stakeholders and issues, beside it.")])
        .control("SH", ["ENVIRONMENT"])
        .control("TP", [])
        .text([bold("NO_COLOR")])
        .text([roman("Where it is set to anything, no colours are used.")])
        .control("TP", [])
        .text([bold("COLORFGBG")])
        .text([roman(
            "Tells the theme auto whether the background is light.",
        )])
        .control("SH", ["EXIT STATUS"])
        .text([roman(
            "0 when the work was done, also when nothing was found; 2 for an error, told in one \
             line on standard error; 128 and its number for a signal that ended the reader.",
        )]);
    text
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, ValueEnum};
    use clap_complete::Shell;

    use super::super::args::Cli;
    use super::{completions, page};

    /// Names of all commands and long options, and the values that options can have.
    fn words() -> (Vec<String>, Vec<String>) {
        let mut root = Cli::command();
        root.build();
        let (mut words, mut values, mut open) = (Vec::new(), Vec::new(), vec![root]);
        while let Some(command) = open.pop() {
            words.push(command.get_name().to_owned());
            for argument in command.get_arguments() {
                words.extend(argument.get_long().map(str::to_owned));
                if argument.get_long().is_some() && argument.get_action().takes_values() {
                    let some = argument.get_possible_values();
                    values.extend(some.iter().map(|value| value.get_name().to_owned()));
                }
            }
            open.extend(command.get_subcommands().cloned());
        }
        (words, values)
    }

    #[test]
    fn every_command_and_option_can_be_completed() {
        let (words, values) = words();
        for word in ["no-mouse", "check", "man"] {
            assert!(words.iter().any(|known| known == word), "{word}");
        }
        assert!(values.iter().any(|known| known == "jsonl"));
        for &shell in Shell::value_variants() {
            let mut script = Vec::new();
            completions(shell, &mut script).unwrap();
            let script = String::from_utf8(script).unwrap();
            // what can be completed for the other two has no values
            let also = match shell {
                Shell::Bash | Shell::Zsh | Shell::Fish => values.as_slice(),
                _ => &[],
            };
            for word in words.iter().chain(also) {
                assert!(script.contains(word), "{shell}: {word}");
            }
        }
    }

    #[test]
    fn every_command_and_option_is_in_the_manual() {
        let mut text = Vec::new();
        page(&mut text).unwrap();
        let text = String::from_utf8(text).unwrap().replace("\\-", "-");
        let (words, values) = words();
        for word in words.iter().chain(&values) {
            assert!(text.contains(word), "{word}\n{text}");
        }
        for command in ["attache config check", "attache inspect"] {
            assert!(text.contains(&format!(".SS \"{command}")), "{text}");
        }
    }
}

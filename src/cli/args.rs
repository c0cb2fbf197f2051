//! What may be typed.

mod library;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::model::Format;
use crate::open::{self, Options};

pub use library::{
    DigestArgs, DigestFormat, FoldersArgs, LibraryArgs, LibraryCommand, PlainFormat, ScanArgs,
    SearchArgs, SearchFormat, Stretch, TimelineArgs, TimelineFormat, WatchArgs,
};

/// Read briefings in the terminal: the outline beside the text, stakeholders and issues
/// highlighted in it, everything by keyboard.
#[derive(Debug, Parser)]
#[command(name = "attache", version, disable_help_subcommand = true)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to read.
    #[command(flatten)]
    pub read: ReadArgs,
}

/// Arguments of the reader.
#[derive(Args, Clone, Debug, Default)]
pub struct ReadArgs {
    /// File to read, `-` for standard input; a folder or several: the library over them; none:
    /// piped text, else the library that is kept, else the bundled briefing.
    /// PATH#q=WORDS opens it at these words, percent-encoded as in the links of an export.
    /// A file named like a command is reached as ./NAME
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Start at a section: its heading, a part of it, or its number, the lead being 0.
    #[arg(long, value_name = "SECTION")]
    pub at: Option<String>,
    /// Colours by name, or `auto`.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Leave the mouse to the terminal.
    #[arg(long)]
    pub no_mouse: bool,
    /// Open what looks binary, too.
    #[arg(long)]
    pub force: bool,
    /// Read it as this format, whatever it looks like: plain, markdown, html, docx, …
    #[arg(long, visible_alias = "from", value_name = "NAME", value_parser = format_named)]
    pub format: Option<Format>,
    /// All of a web page, not its main text alone.
    #[arg(long)]
    pub whole: bool,
}

/// How files are opened.
#[derive(Args, Clone, Debug, Default)]
pub struct OpenArgs {
    /// Open what looks binary, too.
    #[arg(long)]
    pub force: bool,
    /// Read it as this format, whatever it looks like: plain, markdown, html, docx, …
    #[arg(long, value_name = "NAME", value_parser = format_named)]
    pub from: Option<Format>,
    /// All of a web page, not its main text alone.
    #[arg(long)]
    pub whole: bool,
    /// Read it once, by word lists and rules alone: faster, and less right.
    #[arg(long)]
    pub quick: bool,
}

impl OpenArgs {
    /// The same as options of the pipeline.
    pub(super) fn options(&self) -> Options {
        Options {
            force: self.force,
            format: self.from,
            whole: self.whole,
            part: None,
            quick: self.quick,
        }
    }
}

/// Which highlights count.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct VerdictArgs {
    /// What verdicts left: rejected ones gone, changed ones as they were changed, your own in.
    #[arg(long, conflicts_with = "raw")]
    pub reviewed: bool,
    /// What was found, whatever was decided about it.
    #[arg(long)]
    pub raw: bool,
}

fn format_named(name: &str) -> Result<Format, String> {
    open::format_named(name).ok_or_else(|| {
        let names: Vec<&str> = open::formats().collect();
        format!("no such format; there are {}", names.join(", "))
    })
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print everything that was found in one or more files.
    Inspect(InspectArgs),
    /// Print the sections of files.
    Outline(ListArgs),
    /// Print the stakeholders, issues and places of files.
    Entities(ListArgs),
    /// Print who says, demands, supports, opposes or refuses what in files.
    Positions(ListArgs),
    /// Print which stakeholders of files are tied to which issues.
    Matrix(ListArgs),
    /// Print a file in a minute: sections, who wants what, issues, numbers and dates.
    Brief(BriefArgs),
    /// Print what changed from one version of an article to another: exit code 0 the same, 1
    /// different.
    Diff(DiffArgs),
    /// Say where your own files are, print what is set, or check them.
    #[command(subcommand, arg_required_else_help = false)]
    Config(ConfigCommand),
    /// Write the highlights of a file with verdicts and notes.
    Export(ExportArgs),
    /// Merge verdicts and notes from exports (json or w3c) into those of a file.
    Import(ImportArgs),
    /// Print how far those agree whose reviews of a file were imported.
    Agreement(AgreementArgs),
    /// Print what was learned in reviews.
    #[command(subcommand, arg_required_else_help = false)]
    Lexicon(LexiconCommand),
    /// Keep the folders you read from as one library, and read what is new in them.
    #[command(subcommand, arg_required_else_help = false)]
    Library(LibraryCommand),
    /// Search the library, or PATHs: words, "a phrase", pref*, -not, OR, who:, issue:, says:, by:,
    /// title:, in:, format:, lang:, after:, before:, is:, sort:
    Search(SearchArgs),
    /// Print how often a stakeholder or an issue is named over time, and its positions.
    Timeline(TimelineArgs),
    /// Print what is new in the library, or in PATHs: articles, names, positions.
    Digest(DigestArgs),
    /// Print each new match of queries in the library, one JSON line each, and each only once.
    Watch(WatchArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
    /// Print the manual page, for man.
    Man,
    /// Read a PDF from standard input for the process that started this one.
    #[command(name = open::READ_PDF, hide = true)]
    ReadPdf,
}

/// What to do about the reader’s own files.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print where config.toml is, or would be; lexicon.toml belongs beside it.
    Path,
    /// Print all that can be set, as it is in force, with comments: a config.toml to start from.
    Print,
    /// Check config.toml and lexicon.toml: each fault with its place and its mend.
    Check(CheckArgs),
}

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// Arguments of `config check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Files to check; none: your own. One named config.toml is a configuration, any other a
    /// lexicon.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Arguments of `inspect`.
#[derive(Args, Debug)]
#[command(
    after_help = "The JSON is described by assets/inspect.schema.json (JSON Schema 2020-12) \
                        in the source."
)]
pub struct InspectArgs {
    /// Files to read, `-` for standard input; none: piped text.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Read documents from standard input, one a line with `id` and `text` or `html`; `title`,
    /// `published` and `url` where they are known. Prints one record a line, in order.
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "reviewed")]
    pub documents: Option<DocumentsFormat>,
    /// json: one document, or an array of them for several paths; jsonl: one document a line.
    #[arg(long, value_enum, default_value_t)]
    pub format: InspectFormat,
    /// Which highlights count.
    #[command(flatten)]
    pub verdicts: VerdictArgs,
    /// How to open it.
    #[command(flatten)]
    pub how: OpenArgs,
}

/// Arguments of the commands that print one list.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Files to read, `-` for standard input; none: piped text. Of several each list says whose it
    /// is.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// Which highlights count.
    #[command(flatten)]
    pub verdicts: VerdictArgs,
    /// How to open it.
    #[command(flatten)]
    pub how: OpenArgs,
}

/// Arguments of `brief`.
#[derive(Args, Debug)]
pub struct BriefArgs {
    /// File to read, `-` for standard input; none: piped text.
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: BriefFormat,
    /// Which highlights count.
    #[command(flatten)]
    pub verdicts: VerdictArgs,
    /// How to open it.
    #[command(flatten)]
    pub how: OpenArgs,
}

/// Arguments of `export`.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// File to read, `-` for standard input; none: piped text.
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How to write it.
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// File to write; none: standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How to open it.
    #[command(flatten)]
    pub how: OpenArgs,
}

/// Arguments of `import`.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The article.
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// The exports, json or w3c, in any order.
    #[arg(value_name = "ANNOTATIONS", required = true)]
    pub annotations: Vec<PathBuf>,
    /// Whose they are; given once it holds for all, else once for each file. Without it each verdict
    /// is of whom its file names.
    #[arg(long, value_name = "NAME")]
    pub by: Vec<String>,
    /// How to open it.
    #[command(flatten)]
    pub how: OpenArgs,
}

/// Arguments of `agreement`.
#[derive(Args, Debug)]
pub struct AgreementArgs {
    /// File to read, `-` for standard input; none: piped text.
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: PlainFormat,
    /// How to open it.
    #[command(flatten)]
    pub how: OpenArgs,
}

/// Arguments of `diff`.
#[derive(Args, Debug)]
#[command(
    after_help = "The JSON is described by assets/diff.schema.json (JSON Schema 2020-12) in the \
                        source."
)]
pub struct DiffArgs {
    /// The old version; one of both may be `-` for standard input.
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new version.
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: DiffFormat,
    /// How to open them.
    #[command(flatten)]
    pub how: OpenArgs,
}

/// Formats of `diff`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// One page with both versions, to print or send.
    Html,
}

/// What to do about the words learned in reviews.
#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Print them as a lexicon that can stand in lexicon.toml.
    Export,
}

/// Formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Markdown by section: what was decided or noted.
    Md,
    /// Everything, to be read back by import.
    Json,
    /// A table of all highlights, RFC 4180.
    Csv,
    /// One page with the article, to print or send.
    Html,
    /// Web Annotation JSON-LD.
    W3c,
    /// `FollowTheMoney` entities, one a line.
    Ftm,
    /// What the bulk call of `OpenSearch` takes.
    Bulk,
}

/// Formats of `inspect`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// A summary for people.
    #[default]
    Text,
    /// For scripts, with line ends and indentation.
    Json,
    /// For scripts, one document a line.
    Jsonl,
}

/// How documents come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentsFormat {
    /// One JSON object a line.
    Jsonl,
}

/// Formats of `brief`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BriefFormat {
    /// For people.
    #[default]
    Text,
    /// To be pasted.
    Md,
    /// For scripts.
    Json,
}

/// Formats of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// An array, as it stands in `inspect --format json`.
    Json,
    /// RFC 4180, with a header row.
    Csv,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{Cli, Command};
    use crate::cli::parse;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_section_to_start_at_is_for_reading_alone() {
        for (arguments, path, at) in [
            (
                &["a.md", "--at", "Next Steps"][..],
                Some("a.md"),
                "Next Steps",
            ),
            (&["--at=3"], None, "3"),
            (&["--at", "3", "-"], Some("-"), "3"),
        ] {
            let read = parse(["attache"].iter().chain(arguments)).unwrap().read;
            assert_eq!(read.paths.first().and_then(|path| path.to_str()), path);
            assert_eq!(read.at.as_deref(), Some(at));
        }
        for bad in [
            &["attache", "--at"][..],
            &["attache", "inspect", "a", "--at", "3"],
            &["attache", "--at", "3", "outline", "a"],
        ] {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_path_is_read_and_a_command_is_run() {
        let read = parse(["attache", "a.md", "--theme", "dark", "--no-mouse"]).unwrap();
        assert!(read.command.is_none() && read.read.no_mouse && read.read.at.is_none());
        assert_eq!(read.read.paths[0].to_str(), Some("a.md"));
        let inspect = parse(["attache", "inspect", "a", "b"]).unwrap();
        assert!(matches!(inspect.command, Some(Command::Inspect(args)) if args.paths.len() == 2));
        let file = parse(["attache", "./inspect"]).unwrap();
        assert!(file.command.is_none() && file.read.paths.len() == 1);
        assert_eq!(
            parse(["attache", "-"]).unwrap().read.paths[0].to_str(),
            Some("-")
        );
    }
}

//! What may be typed about the library.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// What to do with the library.
#[derive(Debug, Subcommand)]
pub enum LibraryCommand {
    /// Keep folders.
    Add(FoldersArgs),
    /// Keep folders no longer; verdicts, notes and stars stay.
    Remove(FoldersArgs),
    /// Print the folders that are kept.
    List(LibraryArgs),
    /// Print what the last scan found.
    Status(LibraryArgs),
    /// Read what is new or was changed in the folders that are kept, or in these.
    Scan(ScanArgs),
}

/// Arguments of `library add` and `remove`.
#[derive(Args, Debug)]
pub struct FoldersArgs {
    /// Folders.
    #[arg(value_name = "FOLDER", required = true)]
    pub folders: Vec<PathBuf>,
}

/// Arguments of `library list` and `status`.
#[derive(Args, Debug)]
pub struct LibraryArgs {
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: PlainFormat,
}

/// Arguments of `library scan`.
#[derive(Args, Debug)]
pub struct ScanArgs {
    /// Folders; none: those that are kept.
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// Read every article twice, as when it is opened: takes some tenths of a second for a thousand
    /// words, and goes on where it was broken off.
    #[arg(long)]
    pub full: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: PlainFormat,
}

/// Arguments of `search`.
#[derive(Args, Debug)]
pub struct SearchArgs {
    /// What to look for; an empty query finds all.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub query: String,
    /// Folders or files; none: the library that is kept.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: SearchFormat,
    /// Most articles that are printed; 0: all.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// Arguments of `timeline`.
#[derive(Args, Debug)]
pub struct TimelineArgs {
    /// Who or what, by any of its names.
    #[arg(value_name = "ENTITY")]
    pub entity: String,
    /// A query; what exists under that name is a PATH.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// Folders or files; none: the library that is kept.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How long a stretch of time is.
    #[arg(long, value_enum, default_value_t)]
    pub by: Stretch,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: TimelineFormat,
}

/// Arguments of `digest`.
#[derive(Args, Debug)]
pub struct DigestArgs {
    /// A query; what exists under that name is a PATH.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// Folders or files; none: the library that is kept.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// A date, or how long ago: 2026-11-01, 7d, 2w; none: the last visit.
    #[arg(long, value_name = "WHEN")]
    pub since: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: DigestFormat,
}

/// Stretches of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Stretch {
    /// A day.
    Day,
    /// A week, from Monday.
    #[default]
    Week,
    /// A month.
    Month,
}

/// Formats of `timeline`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TimelineFormat {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// The stretches, RFC 4180, with a header row.
    Csv,
}

/// Formats of `digest`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DigestFormat {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// Markdown.
    Md,
}

/// Arguments of `watch`.
#[derive(Args, Debug)]
pub struct WatchArgs {
    /// What to look for.
    #[arg(value_name = "QUERY", required = true)]
    pub queries: Vec<String>,
    /// Look once and end: for cron and timers.
    #[arg(long, required = true)]
    pub once: bool,
}

/// Formats of what has no rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PlainFormat {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
}

/// Formats of `search`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// For people.
    #[default]
    Text,
    /// An array.
    Json,
    /// One article a line.
    Jsonl,
    /// RFC 4180, with a header row.
    Csv,
}

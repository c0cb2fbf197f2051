//! `attache library`: the folders that are kept, and reading them.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{LibraryCommand, PlainFormat};
use super::failure::{Failure, Outcome};
use super::{kept, shelf};
use crate::library::Report;
use crate::open::shown;
use crate::text::words::number_of;

/// Does one of them.
pub(super) fn run(command: LibraryCommand, out: &mut impl Write) -> Result<Outcome, Failure> {
    match command {
        LibraryCommand::Add(args) => add(&args.folders, out),
        LibraryCommand::Remove(args) => remove(&args.folders, out),
        LibraryCommand::List(args) => {
            let report = status()?;
            if args.format == PlainFormat::Json {
                return json(&report, out);
            }
            for folder in &report.folders {
                let articles = number_of(folder.articles, "article");
                writeln!(out, "{}  {articles}", shown(&folder.path))?;
            }
            Ok(Outcome::Done)
        }
        LibraryCommand::Status(args) => {
            let report = status()?;
            match args.format {
                PlainFormat::Json => json(&report, out),
                PlainFormat::Text => text(&report, out),
            }
        }
        LibraryCommand::Scan(args) => {
            let roots = if args.folders.is_empty() {
                shelf::scope(&[])?.roots()
            } else {
                shelf::given(&args.folders)?.roots()
            };
            let report = shelf::scan_so(&mut shelf::index(false)?, &roots, args.full)?;
            match args.format {
                PlainFormat::Json => json(&report, out),
                PlainFormat::Text => text(&report, out),
            }
        }
    }
}

/// What the last scan found.
fn status() -> Result<Report, Failure> {
    let folders = shelf::folders()?;
    if folders.is_empty() {
        return Ok(Report::default());
    }
    Ok(shelf::index(false)?.status(&folders)?)
}

/// All or none: one that is no folder keeps the others out, too.
fn add(folders: &[PathBuf], out: &mut impl Write) -> Result<Outcome, Failure> {
    let roots = shelf::given(folders)?.roots();
    for (root, folder) in roots.iter().zip(folders) {
        if !root.is_dir() {
            let what = "is no folder; name the folder it is in";
            return Err(Failure::File(format!("{}: {what}", shown(folder))));
        }
        if root.to_str().is_none() {
            let what = "its name is not UTF-8; rename it";
            return Err(Failure::File(format!("{}: {what}", shown(folder))));
        }
    }
    let mut store = kept::store()?;
    for root in &roots {
        let added = store
            .add_folder(root)
            .map_err(|error| Failure::Store(error.to_string()))?;
        let what = if added { "kept" } else { "was kept already" };
        writeln!(out, "{}: {what}", shown(root))?;
    }
    Ok(Outcome::Done)
}

fn remove(folders: &[PathBuf], out: &mut impl Write) -> Result<Outcome, Failure> {
    let kept = shelf::folders()?;
    let mut lost = Vec::new();
    for folder in folders {
        // one that is gone is known by what it was called
        let absolute = folder.canonicalize();
        let absolute = absolute.or_else(|_| std::path::absolute(folder));
        let known = |path: &Path| kept.iter().find(|kept| kept.as_path() == path);
        let found = absolute.as_deref().ok().and_then(known);
        let Some(found) = found.or_else(|| known(folder)) else {
            let what = "is not kept; attache library list prints what is";
            return Err(Failure::File(format!("{}: {what}", shown(folder))));
        };
        lost.push(found.clone());
    }
    let mut store = kept::store()?;
    for folder in &lost {
        store
            .remove_folder(folder)
            .map_err(|error| Failure::Store(error.to_string()))?;
        writeln!(out, "{}: no longer kept", shown(folder))?;
    }
    let rest: Vec<PathBuf> = kept
        .into_iter()
        .filter(|kept| !lost.contains(kept))
        .collect();
    shelf::index(false)?.forget(&lost, &rest)?;
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Record {
    folders: Vec<FolderRecord>,
    articles: usize,
    new: usize,
    changed: usize,
    removed: usize,
    read_twice: usize,
    failed: Vec<FaultRecord>,
}

#[derive(Serialize)]
struct FolderRecord {
    path: String,
    articles: usize,
    failed: usize,
}

#[derive(Serialize)]
struct FaultRecord {
    path: String,
    reason: String,
}

fn json(report: &Report, out: &mut impl Write) -> Result<Outcome, Failure> {
    let folders = report.folders.iter().map(|folder| FolderRecord {
        path: shown(&folder.path),
        articles: folder.articles,
        failed: folder.failed,
    });
    let failed = report.failed.iter().map(|fault| FaultRecord {
        path: shown(&fault.path),
        reason: fault.reason.clone(),
    });
    let record = Record {
        folders: folders.collect(),
        articles: report.articles,
        new: report.new,
        changed: report.changed,
        removed: report.removed,
        read_twice: report.twice,
        failed: failed.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &record)?;
    writeln!(out)?;
    Ok(Outcome::Done)
}

fn text(report: &Report, out: &mut impl Write) -> Result<Outcome, Failure> {
    for folder in &report.folders {
        let articles = number_of(folder.articles, "article");
        writeln!(out, "{}  {articles}", shown(&folder.path))?;
    }
    let articles = number_of(report.articles, "article");
    let Report {
        new,
        changed,
        removed,
        ..
    } = report;
    writeln!(
        out,
        "{articles}: {new} new, {changed} changed, {removed} removed; {} read twice",
        report.twice
    )?;
    for fault in &report.failed {
        writeln!(out, "not read: {}: {}", shown(&fault.path), fault.reason)?;
    }
    Ok(Outcome::Done)
}

//! Marked texts from a folder of JSON lines.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use attache::model::{Article, Name, NameClass, Span};
use attache::tagger::training;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    text: String,
    spans: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    class: String,
}

/// A text with its names.
pub(crate) struct Text {
    /// The text, line by line.
    pub(crate) article: Article,
    /// The names in it, in bytes.
    pub(crate) names: Vec<Name>,
    /// Marked by a machine.
    pub(crate) silver: bool,
}

/// The `*.jsonl` files of a folder, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// All texts of a folder.
pub(crate) fn read(folder: &Path) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    for path in files(folder)? {
        texts.extend(read_file(&path)?);
    }
    Ok(texts)
}

/// All texts of a file.
pub(crate) fn read_file(path: &Path) -> Result<Vec<Text>> {
    let content = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let silver = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().contains("silver"));
    content
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .map(|(number, line)| {
            parse(line, silver).with_context(|| format!("{}:{}", path.display(), number + 1))
        })
        .collect()
}

/// A text from a line.
pub(crate) fn parse(line: &str, silver: bool) -> Result<Text> {
    let line: Line = serde_json::from_str(line)?;
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let names = line
        .spans
        .iter()
        .filter_map(|mark| {
            let (start, end) = (*bytes.get(mark.start)?, *bytes.get(mark.end)?);
            Some(Name {
                span: Span::new(start as u32, end as u32),
                class: class(&mark.class)?,
            })
        })
        .collect();
    Ok(Text {
        article: training::article(&line.text),
        names,
        silver,
    })
}

fn class(name: &str) -> Option<NameClass> {
    Some(match name {
        "PER" => NameClass::Person,
        "ORG" => NameClass::Organisation,
        "LOC" => NameClass::Location,
        "MISC" => NameClass::Other,
        _ => return None,
    })
}

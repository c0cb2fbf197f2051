//! Prints what both readings say of articles, for `assets/encoder/weigh.py` to learn how to weigh it:
//!
//! ```text
//! cargo run --release --example weigh -- GOLD WORK > WORK/candidates.tsv
//! ```
//!
//! `GOLD/docs` holds the articles, `WORK/folds.tsv` says which of the models in `WORK` did not see
//! which article; without WORK it is the model of the program. One line a candidate: article, kind,
//! start and end in code points of the file, whether the first reading has it, and the numbers.

use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use attache::model::{Kind, Span};
use attache::open::{self, Options};
use attache::reading::encoder::Model;
use attache::reading::{NAMES, Reading};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let gold = arguments.next().ok_or("GOLD is missing")?;
    let work = arguments.next();
    let folds = match &work {
        Some(work) => std::fs::read_to_string(Path::new(work).join("folds.tsv"))?,
        None => String::new(),
    };
    let mut models: HashMap<&str, &'static Model> = HashMap::new();
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(
        out,
        "article\tkind\tstart\tend\tfound\t{}",
        NAMES.join("\t")
    )?;
    let mut marked: Vec<_> = std::fs::read_dir(Path::new(&gold).join("gold/mentions"))?
        .filter_map(|entry| {
            Some(
                entry
                    .ok()?
                    .file_name()
                    .to_str()?
                    .strip_suffix(".json")?
                    .to_owned(),
            )
        })
        .collect();
    marked.sort();
    let lines = folds.lines().filter_map(|line| line.split_once('\t'));
    let folds: HashMap<&str, &str> = lines.collect();
    for name in &marked {
        let path = Path::new(&gold).join("docs").join(name);
        let opened = open::open(
            open::read(&path)?,
            &path,
            &Options {
                quick: true,
                ..Options::default()
            },
            &Arc::default(),
        )?;
        let (article, found) = (&opened.article, &opened.annotations);
        let model = match (&work, folds.get(name.as_str())) {
            (Some(work), Some(fold)) => match models.get(fold) {
                Some(model) => model,
                None => {
                    let file = Path::new(work).join(format!("fold{fold}.bin"));
                    let Ok(bytes) = std::fs::read(file) else {
                        continue;
                    };
                    let model = Model::new(bytes.leak()).ok_or("a model of another form")?;
                    models.entry(fold).or_insert(Box::leak(Box::new(model)))
                }
            },
            _ => Model::bundled().ok_or("no model")?,
        };
        let mut reading = Reading::with(article, model);
        while reading.advance(Span::default()) {}
        for candidate in reading.candidates(article, found) {
            let kind = if candidate.kind == Kind::Issue {
                "issue"
            } else {
                "stakeholder"
            };
            let start = article.map.start(&article.text, candidate.span.start);
            let end = article.map.end(&article.text, candidate.span.end);
            write!(
                out,
                "{name}\t{kind}\t{start}\t{end}\t{}",
                u8::from(candidate.found)
            )?;
            for number in candidate.features {
                write!(out, "\t{number:.5}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

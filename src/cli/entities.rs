//! `attache entities`: stakeholders, issues and places.

use std::io::Write;

use serde_json::Value;

use super::args::{ListArgs, ListFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::record::View;
use crate::export::row;
use crate::model::Entity;

/// Prints the entities.
pub(super) fn run(args: ListArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let opened = Input::require(args.path, &args.how)?.open()?;
    let entities = &opened.annotations.entities;
    match args.format {
        ListFormat::Text => {
            for entity in entities {
                let [kind, class] = names(entity)?;
                write!(out, "{:>5}  {kind:<11}  {}", entity.mentions, entity.label)?;
                if class != kind {
                    write!(out, " [{class}]")?;
                }
                if !entity.aliases.is_empty() {
                    write!(out, " ({})", entity.aliases.join(", "))?;
                }
                writeln!(out)?;
            }
        }
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &View::new(&opened).entities())?;
            writeln!(out)?;
        }
        ListFormat::Csv => {
            let header = [
                "id", "label", "kind", "type", "salience", "mentions", "aliases",
            ];
            row(out, &header)?;
            for entity in entities {
                let [kind, class] = names(entity)?;
                let salience = format!("{:.3}", entity.salience);
                let (mentions, aliases) = (entity.mentions.to_string(), entity.aliases.join("; "));
                let fields = [
                    &entity.id,
                    &entity.label,
                    &kind,
                    &class,
                    &salience,
                    &mentions,
                    &aliases,
                ];
                row(out, &fields.map(String::as_str))?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// Kind and type as the contract spells them.
fn names(entity: &Entity) -> Result<[String; 2], serde_json::Error> {
    let name = |value: Value| value.as_str().unwrap_or("").to_owned();
    Ok([
        name(serde_json::to_value(entity.kind)?),
        name(serde_json::to_value(entity.class)?),
    ])
}

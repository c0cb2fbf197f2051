//! `attache entities`: stakeholders, issues and places.

use std::io::{self, Write};

use serde::Serialize;

use super::list::List;
use super::view::View;

/// The entities.
pub(super) struct Entities;

impl List for Entities {
    const NAME: &'static str = "entities";
    const HEADER: &'static [&'static str] = &[
        "id", "label", "kind", "type", "salience", "mentions", "aliases",
    ];

    fn text(view: &View, out: &mut dyn Write) -> io::Result<()> {
        for entity in &view.opened.annotations.entities {
            let [kind, class] = [entity.kind.name(), entity.class.name()];
            write!(out, "{:>5}  {kind:<11}  {}", entity.mentions, entity.label)?;
            if class != kind {
                write!(out, " [{class}]")?;
            }
            if !entity.aliases.is_empty() {
                write!(out, " ({})", entity.aliases.join(", "))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn json<'a>(view: &'a View<'a>) -> impl Serialize + 'a {
        view.entities()
    }

    fn rows(view: &View, row: &mut dyn FnMut(&[&str]) -> io::Result<()>) -> io::Result<()> {
        for entity in &view.opened.annotations.entities {
            row(&[
                &entity.id,
                &entity.label,
                entity.kind.name(),
                entity.class.name(),
                &format!("{:.3}", entity.salience),
                &entity.mentions.to_string(),
                &entity.aliases.join("; "),
            ])?;
        }
        Ok(())
    }
}

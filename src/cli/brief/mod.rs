//! `attache brief`: one page about an article, in its own sentences.

mod json;
mod md;
mod page;
mod text;

use std::io::Write;
use std::sync::Arc;

use super::args::{BriefArgs, BriefFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::kept::Verdicts;
use crate::open;
use page::Page;

/// Prints the page.
pub(super) fn run(args: BriefArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let verdicts = Verdicts::by_default(args.verdicts)?;
    let input = Input::require(args.path, &args.how)?;
    let mut opened = input.open()?;
    verdicts.lay(&mut opened, input.path())?;
    let found = Arc::new(opened.annotations);
    let known = open::relations(&opened.article, &found);
    let page = Page {
        article: &opened.article,
        known: &known,
    };
    match args.format {
        BriefFormat::Text => text::write(&page, out)?,
        BriefFormat::Md => md::write(&page, out)?,
        BriefFormat::Json => json::write(&page, out)?,
    }
    Ok(Outcome::Done)
}

//! `attache agreement`: how far those agree whose reviews of an article were imported.

use std::io::Write;

use super::args::{AgreementArgs, PlainFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::kept;
use crate::export;
use crate::text::words::number_of;

/// Prints it.
pub(super) fn run(args: AgreementArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let input = Input::require(args.path, &args.how)?;
    let opened = input.bare()?;
    let reviewed = match kept::there()? {
        Some(store) => {
            let identity = kept::identity(&opened, input.path());
            kept::reviewed(&store, &opened, &identity)?.0
        }
        None => Vec::new(),
    };
    let found = export::agreement(&reviewed);
    if args.format == PlainFormat::Json {
        serde_json::to_writer_pretty(&mut *out, &found)?;
        writeln!(out)?;
        return Ok(Outcome::Done);
    }
    if found.people.is_empty() {
        writeln!(
            out,
            "nothing decided yet: attache import PATH FILE --by NAME brings a review in"
        )?;
        return Ok(Outcome::Done);
    }
    writeln!(out, "{}", found.people.join(", "))?;
    writeln!(
        out,
        "{} decided by anyone, {} by all, {} of those alike",
        number_of(found.highlights, "highlight"),
        found.decided_by_all,
        found.agree
    )?;
    let told = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3}"));
    writeln!(out, "Cohen’s κ {}", told(found.kappa))?;
    writeln!(out, "Krippendorff’s α {}", told(found.alpha))?;
    Ok(Outcome::Done)
}

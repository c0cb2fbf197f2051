//! What the background answers, as events of the machine.

use anyhow::{Result, bail};

use super::start::Start;
use crate::app::{Effect, Event};
use crate::jobs::Reply;

/// The events for an answer.
///
/// # Errors
/// Where there is nothing to read at all.
pub(super) fn events_of(reply: Reply, start: &Start) -> Result<Vec<Event>> {
    let event = match reply {
        Reply::Opened(article, whole) => Event::Opened { article, whole },
        Reply::Annotated(article, annotations, whole) => Event::Annotated {
            article,
            annotations,
            whole,
        },
        Reply::Rereading(article, percent) => Event::Rereading { article, percent },
        Reply::Hits(hits) => Event::Hits {
            generation: hits.generation,
            hits: hits.hits,
            before: hits.before,
            done: hits.done,
        },
        Reply::Why(mention, words) => Event::Why(mention, words),
        Reply::Failed(words) => Event::Failed(words),
        Reply::Refused(words) => bail!(words),
        Reply::Recalled(article, recalled) => Event::Recalled { article, recalled },
        Reply::Kept(token, result) => Event::Kept { token, result },
        Reply::Undone(result) => Event::Undone(result),
        Reply::Learned(learned, words) => Event::Learned(learned, words),
        Reply::Reloaded => Event::Done("The file was changed: this is its new text.".to_owned()),
        Reply::Relearned => {
            Event::Done("A lexicon was saved: these are the highlights by it.".to_owned())
        }
        Reply::Configured(read) => return Ok(start.saved(read)),
        Reply::Related(relations) => Event::Related(relations),
        Reply::Compared(result) => Event::Compared(result),
        Reply::Credited(credits) => Event::Credited(credits),
        Reply::Completed(typed, paths) => Event::Completed(typed, paths),
        Reply::Exported(words) => Event::Done(words),
        Reply::Exists(format, path) => Event::Exists(Effect::Export {
            format,
            path,
            overwrite: true,
        }),
    };
    Ok(vec![event])
}

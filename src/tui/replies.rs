//! What the background answers, as events of the machine.

use anyhow::{Result, bail};

use crate::app::{Effect, Event};
use crate::jobs::Reply;

/// The event for an answer.
///
/// # Errors
/// Where there is nothing to read at all.
pub(super) fn event_of(reply: Reply) -> Result<Event> {
    Ok(match reply {
        Reply::Opened(article, whole) => Event::Opened { article, whole },
        Reply::Annotated(article, annotations, whole) => Event::Annotated {
            article,
            annotations,
            whole,
        },
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
        Reply::Reloaded => Event::Failed("The file was changed: this is its new text.".to_owned()),
        Reply::Related(relations) => Event::Related(relations),
        Reply::Exported(words) => Event::Exported(words),
        Reply::Exists(format, path) => Event::Exists(Effect::Export {
            format,
            path,
            overwrite: true,
        }),
    })
}

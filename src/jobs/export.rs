//! Writing highlights and notes into a file, in a thread of its own: a verdict must not wait for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::paths::from_home;
use super::reply::{Reply, Sink};
use crate::export::{Export, Format, write_whole};
use crate::model::{Annotations, Article, Credits, Reviewed};
use crate::open::{self, shown};
use crate::store::{Identity, Store, Stored};

/// How long the end of the program waits for an export.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// An export that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub format: &'static str,
    pub path: String,
    /// Write over what is there.
    pub overwrite: bool,
}

/// What an export needs.
pub(super) struct Work {
    pub article: Arc<Article>,
    pub found: Arc<Annotations>,
    pub identity: Identity,
    pub request: Request,
}

/// Starts it, with what was kept in the store `file` until now; it tells its end.
pub(super) fn spawn(work: Work, file: Option<PathBuf>, sink: Sink) -> Receiver<()> {
    let (done, end) = channel();
    thread::spawn(move || {
        let answer = catch_unwind(AssertUnwindSafe(|| run(&work, file.as_deref())));
        sink.send(answer.unwrap_or_else(|_| {
            Reply::Failed("Not exported: an internal error while it was written.".to_owned())
        }));
        // a store that is gone waits for nothing
        let _ = done.send(());
    });
    end
}

fn run(work: &Work, file: Option<&Path>) -> Reply {
    // a connection of its own: the store's thread goes on with the other one
    let stored = file.map_or_else(
        || Ok(Stored::default()),
        |file| Store::open(file)?.load(&work.identity),
    );
    let stored = match stored {
        Ok(stored) => stored,
        Err(problem) => return Reply::Failed(format!("Not exported: {problem}")),
    };
    let (kept, _) = open::placed(&work.article.text, stored.highlights);
    let reviewed = open::with_reviews(kept, stored.reviews);
    let reviewed = open::with_remarks(&work.article, reviewed);
    write(work, stored.credits, &reviewed)
}

/// Writes the file whole or not at all.
fn write(work: &Work, credits: Credits, all: &[Reviewed]) -> Reply {
    let Work {
        article,
        found,
        request,
        ..
    } = work;
    let path = &from_home(&request.path);
    if path == Path::new("-") {
        let words = "- is standard output, which is the screen here: name a file.";
        return Reply::Failed(words.to_owned());
    }
    if open::is_article(article, path) {
        let words = format!("{} is the article itself: name another file.", shown(path));
        return Reply::Failed(words);
    }
    if path.is_dir() {
        let words = format!("{} is a folder: name a file in it.", shown(path));
        return Reply::Failed(words);
    }
    if path.exists() && !request.overwrite {
        return Reply::Exists(request.format, request.path.clone());
    }
    let Some(format) = Format::named(request.format) else {
        return Reply::Failed(format!("{}: no such format", request.format));
    };
    let checksum = open::checksum(article);
    let mut whole = open::whole(article, found, all);
    credits.lay_over(&mut whole.article);
    let export = Export::whole(&whole, &checksum, all);
    match write_whole(path, |mut out| export.write(format, &mut out)) {
        Ok(()) => Reply::Exported(format!("Wrote {}.", shown(path))),
        Err(error) => Reply::Failed(format!("{}: {error}; nothing was written.", shown(path))),
    }
}

/// A moment, in milliseconds since 1970, as a person says it.
pub(super) fn day(at: i64) -> String {
    let time = crate::export::iso(at);
    let day = time.get(..10).unwrap_or("");
    let hour = time.get(11..16).unwrap_or("");
    format!("{day} {hour} UTC")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::mpsc::{Receiver, channel};

    use crate::jobs::{Files, Jobs, Origin, Reply};
    use crate::model::{Annotations, Article, Highlight, Span, Verdict};
    use crate::open;

    use super::super::reply::Sink;

    fn started(store: &Path) -> (Jobs, Arc<Article>, Arc<Annotations>, Receiver<Reply>) {
        let bytes = b"France met Poland in spring.\n".to_vec();
        let options = open::Options::default();
        let opened = open::open(bytes, Path::new("-"), &options, &Arc::default()).unwrap();
        let (sender, replies) = channel();
        let sink = Sink::new(move |reply| {
            let _ = sender.send(reply);
        });
        let files = Files {
            store: Some(store.to_owned()),
            ..Files::default()
        };
        let jobs = Jobs::start(files, &Origin::StandardInput, &sink);
        let found = Arc::new(opened.annotations);
        (jobs, Arc::new(opened.article), found, replies)
    }

    #[cfg(unix)]
    #[test]
    fn a_verdict_waits_for_no_export() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, article, found, replies) = started(&folder.path().join("attache.db"));
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let name = pipe.to_string_lossy().into_owned();
        // nobody reads the pipe yet
        jobs.export(&article, &found, "csv", name, true);
        let all = open::highlights(&article, &found, Vec::new());
        let accepted = Highlight {
            verdict: Verdict::Accepted,
            ..all.first().unwrap().clone()
        };
        assert_eq!(accepted.span, Some(Span::new(0, 6)));
        jobs.keep(&article, 7, vec![accepted]);
        match replies.recv().unwrap() {
            Reply::Kept(7, Ok(_)) => {}
            other => panic!("{other:?}"),
        }
        let read = fs::read_to_string(&pipe).unwrap();
        assert!(read.contains("France"), "{read}");
        match replies.recv().unwrap() {
            Reply::Exported(words) => assert!(words.starts_with("Wrote "), "{words}"),
            other => panic!("{other:?}"),
        }
        jobs.finish(&article, 0);
    }

    #[test]
    fn a_folder_is_told_before_it_is_asked_about() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, article, found, replies) = started(&folder.path().join("attache.db"));
        let name = folder.path().to_string_lossy().into_owned();
        jobs.export(&article, &found, "md", name, false);
        match replies.recv().unwrap() {
            Reply::Failed(words) => assert!(words.ends_with("is a folder: name a file in it.")),
            other => panic!("{other:?}"),
        }
        jobs.finish(&article, 0);
    }

    #[test]
    fn without_the_store_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("attache.db");
        fs::write(&store, "no store at all").unwrap();
        let (jobs, article, found, replies) = started(&store);
        let good = folder.path().join("good");
        fs::write(&good, "older").unwrap();
        let name = good.to_string_lossy().into_owned();
        jobs.export(&article, &found, "md", name, true);
        let said: Vec<String> = replies
            .iter()
            .take(2)
            .map(|reply| match reply {
                Reply::Failed(words) => words,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(said[1].starts_with("Not exported: "), "{said:?}");
        assert_eq!(fs::read_to_string(good).unwrap(), "older");
        jobs.finish(&article, 0);
    }
}

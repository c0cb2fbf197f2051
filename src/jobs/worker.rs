//! The thread that opens and annotates.

use std::collections::HashSet;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread;

use super::comparer;
use super::job::{Job, Request};
use super::reply::{Files, Reply, Sink};
use super::second::Second;
use crate::config::{Fault, OwnWords};
use crate::model::{Article, Lesson};
use crate::open::{self, Found, Hit, Lexicons, OpenError, Options, Reread, Tagger};
use crate::store;

/// Bytes of text that are annotated between two looks at the queue (some milliseconds).
const SLICE: u32 = 64 * 1024;

/// An article on its way to being annotated.
struct Task {
    article: Arc<Article>,
    /// The first block that was not scanned in turn.
    next: usize,
    hits: Vec<Hit>,
    /// Finds the names, once all blocks have been read.
    tagger: Tagger<'static>,
    /// The first block whose names were not looked for.
    tagged: usize,
    names: Found,
    /// Hits of the blocks that were looked at out of turn, for the screen until all is done.
    early: Vec<Hit>,
    seen: HashSet<usize>,
    /// True where all blocks are to be scanned, not only those looked at.
    all: bool,
}

pub(super) fn spawn(jobs: Receiver<Job>, own: Files, sink: Sink) {
    thread::spawn(move || {
        let mut worker = Worker {
            words: OwnWords::default(),
            lessons: lessons(own.store.as_deref()),
            lexicons: Lexicons::default(),
            sink,
            task: None,
            second: None,
            screen: 0..1,
            readings: own.readings.clone(),
            quick: own.quick,
            article: None,
        };
        worker.learn(&own.lexicons);
        loop {
            let job = if worker.is_busy() {
                match jobs.try_recv() {
                    Ok(job) => Some(job),
                    Err(TryRecvError::Empty) => None,
                    Err(TryRecvError::Disconnected) => return,
                }
            } else {
                match jobs.recv() {
                    Ok(job) => Some(job),
                    Err(_) => return,
                }
            };
            // a bug in one article must not end the reading of it
            let step = catch_unwind(AssertUnwindSafe(|| match job {
                Some(job) => worker.take(job),
                None => worker.advance(),
            }));
            if step.is_err() {
                worker.task = None;
                worker.second = None;
                worker.sink.send(Reply::Failed(
                    "An internal error in the background; reading goes on without its result."
                        .to_owned(),
                ));
            }
        }
    });
}

/// What was learned in reviews. The keeper of the store says what is wrong with it.
fn lessons(file: Option<&Path>) -> Vec<Lesson> {
    let lessons = file.and_then(|path| store::lessons(path).ok());
    lessons.unwrap_or_default()
}

struct Worker {
    /// The reader's own lexicons.
    words: OwnWords,
    /// What had been learned in reviews at the start.
    lessons: Vec<Lesson>,
    /// Both, as they are looked for.
    lexicons: Lexicons,
    sink: Sink,
    task: Option<Task>,
    /// The second reading, once the first is done.
    second: Option<Second>,
    /// The blocks that were on the screen last.
    screen: Range<usize>,
    /// The folder of second readings.
    readings: Option<PathBuf>,
    /// True where there is to be no second reading.
    quick: bool,
    /// The whole article, where it is known: as it was handed out last.
    article: Option<Arc<Article>>,
}

impl Worker {
    fn is_busy(&self) -> bool {
        self.task.as_ref().is_some_and(|task| task.all) || self.second.is_some()
    }

    /// Reads the reader's own lexicons. What is valid in the files counts; a fault is a line. Returns
    /// false where there is one.
    fn learn(&mut self, paths: &[PathBuf]) -> bool {
        let (words, faults) = self.words.read(paths);
        let summary = Fault::summary(&faults);
        let sound = summary.is_none();
        if let Some(summary) = summary {
            self.sink.send(Reply::Failed(summary));
        }
        self.lexicons = Lexicons::new(&words.taught(&self.lessons));
        sound
    }

    fn compare(&self, request: &Request, old: &Article, name: String) {
        let reading = comparer::Reading {
            lexicons: &self.lexicons,
            twice: !self.quick && self.second.is_none() && Reread::may(&request.new),
            kept: self.readings.as_deref(),
        };
        comparer::compare(request, old, name, &reading, &self.sink);
    }

    /// Takes saved lexicons in and finds the highlights anew.
    fn relearn(&mut self, paths: &[PathBuf]) {
        if self.learn(paths) {
            self.sink.send(Reply::Relearned);
        }
        // what was found so far was found with the old words; of a head the rest will come
        self.second = None;
        self.task = self.article.clone().map(|article| Task::new(article, true));
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Open(path, options) => {
                // its head is on the screen already, and stays there
                match open::read(&path).and_then(|bytes| parse(bytes, &path, &options)) {
                    Ok(article) => self.opened(article, true),
                    Err(error) => self.sink.send(Reply::Failed(error.to_string())),
                }
            }
            Job::Reload(path, options) => self.reload(&path, &options),
            Job::Lexicons(paths) => self.relearn(&paths),
            Job::Bytes(bytes, whole, options) => {
                let bytes = if whole {
                    bytes
                } else {
                    open::prefix(&bytes).to_vec()
                };
                match parse(bytes, Path::new("-"), &options) {
                    Ok(article) => self.opened(article, whole),
                    Err(error) => self.sink.send(Reply::Refused(error.to_string())),
                }
            }
            Job::Annotate(article) => {
                self.article = Some(article.clone());
                self.second = None;
                self.task = Some(Task::new(article, true));
            }
            Job::Look(article, blocks) => self.look(&article, blocks),
            Job::Why(article, annotations, index) => {
                if let Some(mention) = annotations.mentions.get(index) {
                    // what the encoder says of a mention waits until it has read the screen: it is asked
                    // again then
                    let awaited = self.second.as_ref().is_some_and(Second::is_awaited);
                    let once = self.quick || self.task.is_some() || awaited;
                    let words = open::why_twice(&article, mention, &self.lexicons, once);
                    self.sink.send(Reply::Why(index, words));
                }
            }
            Job::Relate(article, found) => {
                let relations = open::relations(&article, &found);
                self.sink.send(Reply::Related(Arc::new(relations)));
            }
            Job::Compare(request, old, name) => {
                self.compare(&request, &old, name);
            }
            Job::CompareWith(request, path) => {
                let (file, part) = open::address(&path);
                let options = Options {
                    part,
                    ..Options::default()
                };
                let old = open::read(&file).and_then(|bytes| parse(bytes, &file, &options));
                match old {
                    Ok(old) => {
                        let name = open::shown(&path);
                        self.compare(&request, &old, name);
                    }
                    Err(error) => self.sink.send(Reply::Compared(Err(error.to_string()))),
                }
            }
            Job::Fail(words) => self.sink.send(Reply::Failed(words)),
            Job::Refuse(words) => self.sink.send(Reply::Refused(words)),
        }
    }

    /// Reads a changed file again. What is on the screen stays where that fails: while an editor
    /// writes, or where the file is gone.
    fn reload(&mut self, path: &Path, options: &Options) {
        let read = open::read(path).and_then(|bytes| parse(bytes, path, options));
        match read {
            Ok(article)
                if self
                    .article
                    .as_ref()
                    .is_some_and(|old| old.text == article.text) => {}
            Ok(article) => {
                self.opened(article, true);
                self.sink.send(Reply::Reloaded);
            }
            Err(error) => {
                let words = format!("{error}. What was read before is kept.");
                self.sink.send(Reply::Failed(words));
            }
        }
    }

    fn opened(&mut self, article: Arc<Article>, whole: bool) {
        self.article = whole.then(|| article.clone());
        self.second = None;
        self.task = Some(Task::new(article.clone(), whole));
        self.sink.send(Reply::Opened(article, whole));
    }

    /// Scans the blocks of a screen and answers with all that is known so far.
    fn look(&mut self, article: &Arc<Article>, blocks: Range<usize>) {
        self.screen = blocks.clone();
        if let Some(second) = &mut self.second {
            if second.is_of(article) {
                second.look(blocks);
            }
            return;
        }
        let current = self
            .task
            .as_ref()
            .is_some_and(|task| task.article.has_text_of(article));
        if !current {
            if self.is_busy() {
                return; // an article that has been replaced
            }
            self.task = Some(Task::new(article.clone(), false));
        }
        let Some(task) = &mut self.task else { return };
        for block in blocks {
            if task.seen.insert(block) {
                let blocks = block..block + 1;
                open::scan(&task.article, blocks, &self.lexicons, &mut task.early);
            }
        }
        let annotations = open::fold(&task.article, task.early.clone(), &[], &self.lexicons);
        self.sink.send(Reply::Annotated(
            article.clone(),
            Arc::new(annotations),
            false,
        ));
    }

    /// Scans one more slice, then looks for its names; after the last answers with everything.
    fn advance(&mut self) {
        let Some(task) = &mut self.task else {
            self.read_on();
            return;
        };
        if task.next < task.article.blocks.len() {
            let slice = task.slice(task.next);
            task.next = slice.end;
            task.tagger.read(&task.article, slice.clone());
            open::scan(&task.article, slice, &self.lexicons, &mut task.hits);
        } else {
            let slice = task.slice(task.tagged);
            task.tagged = slice.end;
            task.tagger.tag(&task.article, slice, &mut task.names);
        }
        if task.tagged >= task.article.blocks.len() {
            let hits = std::mem::take(&mut task.hits);
            let names = open::settle(&task.article.text, std::mem::take(&mut task.names));
            let first = open::fold(&task.article, hits.clone(), &names, &self.lexicons);
            let (article, first) = (task.article.clone(), Arc::new(first));
            self.task = None;
            self.sink
                .send(Reply::Annotated(article.clone(), first.clone(), true));
            if !self.quick {
                self.second = Second::new(article, hits, names, first, self.screen.clone());
            }
        }
    }

    /// Reads one more window of the article a second time.
    fn read_on(&mut self) {
        let folder = self.readings.as_deref();
        let Some(second) = &mut self.second else {
            return;
        };
        if !second.advance(folder, &self.lexicons, &self.sink) {
            self.second = None;
        }
    }
}

impl Task {
    fn new(article: Arc<Article>, all: bool) -> Self {
        Self {
            article,
            next: 0,
            hits: Vec::new(),
            tagger: Tagger::default(),
            tagged: 0,
            names: Found::default(),
            early: Vec::new(),
            seen: HashSet::new(),
            all,
        }
    }

    /// The blocks from `from` on that are one slice of work.
    fn slice(&self, from: usize) -> Range<usize> {
        let blocks = &self.article.blocks;
        let limit = blocks.get(from).map_or(0, |block| block.span.start) + SLICE;
        let end = blocks.partition_point(|block| block.span.start < limit);
        from..end.max(from)
    }
}

fn parse(bytes: Vec<u8>, path: &Path, options: &Options) -> Result<Arc<Article>, OpenError> {
    open::article(bytes, path, options).map(Arc::new)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    use super::super::{Files, Jobs, Origin, Reply, Sink};
    use crate::open::{self, Options};

    #[test]
    fn a_lexicon_of_the_readers_own_counts_as_far_as_it_is_valid() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lexicon.toml");
        let words = "[[stakeholder]]\nname = \"Grain Board\"\naliases = [\"NGB\"]\nkind = 1\n";
        std::fs::write(&path, words).unwrap();
        let (sender, replies) = channel();
        let sink = Sink::new(move |reply| {
            let _ = sender.send(reply);
        });
        let files = Files {
            config: None,
            lexicons: vec![path],
            store: Some(folder.path().join("attache.db")),
            quick: true,
            ..Files::default()
        };
        let jobs = Jobs::start(files, &Origin::Bundled, &sink);
        let bytes = b"NGB met.".to_vec();
        let article = open::article(bytes, Path::new("-"), &Options::default()).unwrap();
        let article = Arc::new(article);
        jobs.look(&article, 0..article.blocks.len());
        let Ok(Reply::Failed(line)) = replies.recv() else {
            panic!("the fault comes first");
        };
        assert!(
            line.contains("lexicon.toml:4:1: unknown key `kind`; "),
            "{line}"
        );
        let Ok(Reply::Annotated(_, annotations, _)) = replies.recv() else {
            panic!("then the highlights");
        };
        assert_eq!(annotations.entities[0].label, "Grain Board");
        jobs.why(&article, &annotations, 0);
        let Ok(Reply::Why(_, line)) = replies.recv() else {
            panic!("then the reason");
        };
        assert_eq!(line, "your lexicon: “NGB” (Grain Board)");
    }

    #[test]
    fn a_saved_lexicon_is_used_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lexicon.toml");
        let (sender, replies) = channel();
        let sink = Sink::new(move |reply| {
            let _ = sender.send(reply);
        });
        let files = Files {
            lexicons: vec![path.clone()],
            quick: true,
            ..Files::default()
        };
        let mut jobs = Jobs::start(files, &Origin::Bundled, &sink);
        jobs.watch(&Origin::Bundled, &Options::default(), None);
        let bytes = b"They saw Zonk.".to_vec();
        let article = open::article(bytes, Path::new("-"), &Options::default()).unwrap();
        let article = Arc::new(article);
        let annotated = || loop {
            if let Ok(Reply::Annotated(_, annotations, whole)) = replies.recv() {
                return (annotations.entities.len(), whole);
            }
        };
        jobs.send(super::Job::Annotate(article.clone()));
        assert_eq!(annotated(), (0, true));
        // a look at the screen may come last
        jobs.look(&article, 0..article.blocks.len());
        assert_eq!(annotated(), (0, false));
        std::fs::write(&path, "[[stakeholder]]\nname = \"Zonk\"\n").unwrap();
        assert_eq!(annotated(), (1, true));
    }
}

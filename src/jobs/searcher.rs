//! The thread that searches.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use super::reply::{Hits, Reply, Sink};
use crate::model::{Article, Span};
use crate::search::{self, Folding, Pattern};

/// Longest time between two batches, so that hits stream in.
const BATCH_TIME: Duration = Duration::from_millis(40);

/// Hits between two looks at the clock and at whether the search was given up.
const STEP: usize = 256;

/// A search.
#[derive(Debug)]
pub(super) struct SearchJob {
    pub generation: u64,
    pub pattern: String,
    pub from: u32,
    pub article: Arc<Article>,
}

pub(super) fn spawn(jobs: Receiver<SearchJob>, newest: Arc<AtomicU64>, sink: Sink) {
    thread::spawn(move || {
        let mut known = Known::default();
        while let Ok(mut job) = jobs.recv() {
            while let Ok(newer) = jobs.try_recv() {
                job = newer;
            }
            let folding = known.folding(&job.article);
            run(&job, folding, &newest, &|hits| sink.send(Reply::Hits(hits)));
        }
    });
}

/// The article that was searched last, folded: each letter typed asks anew.
#[derive(Default)]
struct Known {
    article: Weak<Article>,
    folding: Folding,
}

impl Known {
    fn folding(&mut self, article: &Arc<Article>) -> &Folding {
        if !std::ptr::eq(self.article.as_ptr(), Arc::as_ptr(article)) {
            self.folding = search::ready(&article.text);
            self.article = Arc::downgrade(article);
        }
        &self.folding
    }
}

/// Runs one search: behind the starting place first, then before it.
fn run(job: &SearchJob, folding: &Folding, newest: &AtomicU64, send: &impl Fn(Hits)) {
    let len = job.article.len() as usize;
    let from = job.from.min(job.article.len()) as usize;
    let batch = |hits, before, done| Hits {
        generation: job.generation,
        hits,
        before,
        done,
    };
    let Some(pattern) = Pattern::new(&job.pattern) else {
        return send(batch(Vec::new(), true, true));
    };
    let given_up = || newest.load(Ordering::Relaxed) > job.generation;
    // the first hit is sent at once, the others as time passes
    let mut last = Instant::now()
        .checked_sub(BATCH_TIME)
        .unwrap_or_else(Instant::now);
    for before in [false, true] {
        let range = if before { 0..from } else { from..len };
        let mut hits: Vec<Span> = Vec::new();
        for (count, hit) in pattern.hits(folding, range.start, range.end).enumerate() {
            hits.push(hit);
            if count % STEP != 0 {
                continue;
            }
            if given_up() {
                return;
            }
            if last.elapsed() >= BATCH_TIME {
                send(batch(std::mem::take(&mut hits), before, false));
                last = Instant::now();
            }
        }
        if given_up() {
            return;
        }
        send(batch(hits, before, before));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::sync::Arc;
    use std::sync::atomic::AtomicU64;

    use super::{Hits, SearchJob, run};
    use crate::model::Article;

    fn batches(pattern: &str, from: u32, newest: u64) -> Vec<Hits> {
        let article = Arc::new(Article {
            text: Arc::from("war, war and war"),
            ..Article::default()
        });
        let job = SearchJob {
            generation: 1,
            pattern: pattern.to_owned(),
            from,
            article,
        };
        let found = RefCell::new(Vec::new());
        let folding = crate::search::ready(&job.article.text);
        run(&job, &folding, &AtomicU64::new(newest), &|hits| {
            found.borrow_mut().push(hits);
        });
        found.into_inner()
    }

    #[test]
    fn what_lies_behind_comes_first() {
        let found = batches("war", 4, 1);
        let starts: Vec<(u32, bool)> = found
            .iter()
            .flat_map(|batch| batch.hits.iter().map(|hit| (hit.start, batch.before)))
            .collect();
        assert_eq!(starts, [(5, false), (13, false), (0, true)]);
        assert!(found.last().unwrap().done);
        assert_eq!(found.iter().filter(|batch| batch.done).count(), 1);
    }

    #[test]
    fn a_search_that_was_given_up_ends() {
        assert!(batches("war", 0, 2).is_empty());
    }

    #[test]
    fn no_hit_is_an_answer() {
        let found = batches("peace", 0, 1);
        assert!(found.iter().all(|batch| batch.hits.is_empty()));
        assert!(found.last().unwrap().done);
    }
}

//! Comparing two versions: their words at once, what was found in them as soon as that is known.

use std::path::Path;
use std::sync::Arc;

use super::job::Request;
use super::reply::{Reply, Sink};
use super::second;
use crate::compare::{self, Side};
use crate::model::{Annotations, Article, Compared, Depth, Findings};
use crate::open::{self, Lexicons};

/// An older version with more words than that is read a second time only where that was kept: it
/// would take seconds.
const SHORT: u32 = 3_000;

/// How versions are read: both alike, or what only one reading finds would count as changed.
pub(super) struct Reading<'a> {
    pub(super) lexicons: &'a Lexicons,
    /// What was found in the newer version was found by both readings.
    pub(super) twice: bool,
    /// The folder of second readings.
    pub(super) kept: Option<&'a Path>,
}

impl Reading<'_> {
    /// What one reading finds.
    fn once(&self, article: &Article) -> Annotations {
        let names = open::names(article);
        open::annotate(article, &names, self.lexicons)
    }

    /// What both readings find in the older version, and in the newer one where it was given.
    fn both(&self, old: &Article, found: Option<&Arc<Annotations>>) -> Option<Annotations> {
        found.filter(|_| self.twice)?;
        let kept = second::kept(self.kept, old);
        let threads = usize::from(old.words <= SHORT);
        let (_, both) = open::read_in(old, self.lexicons, kept.as_deref(), threads);
        (both.depth == Depth::Full).then_some(both.found)
    }
}

/// Answers twice: with what differs in the words, then with what was found, too.
pub(super) fn compare(
    request: &Request,
    old: &Article,
    name: String,
    reading: &Reading,
    sink: &Sink,
) {
    let new = &request.new;
    let words = compare::compare(old, new);
    let nothing = Annotations::default();
    let bare = |article| Side {
        article,
        found: &nothing,
        positions: &[],
    };
    let answer = |name: &str, old: &Side, new_side: &Side, findings: Option<&Findings>| {
        let lines = compare::summary(old, new_side, &words, findings);
        Reply::Compared(Ok(Arc::new(Compared {
            name: name.to_owned(),
            new: new.clone(),
            merged: compare::merged(old.article, new, &words, &lines),
            words: words.clone(),
            whole: findings.is_some(),
        })))
    };
    sink.send(answer(&name, &bare(old), &bare(new), None));
    if words.is_same() {
        return;
    }
    let found = request.found.as_ref();
    let (before, after) = match (reading.both(old, found), found) {
        (Some(before), Some(found)) => (before, found.clone()),
        _ => (reading.once(old), Arc::new(reading.once(new))),
    };
    let (was, is) = (open::positions(old, &before), open::positions(new, &after));
    let old = Side {
        article: old,
        found: &before,
        positions: &was,
    };
    let new_side = Side {
        article: new,
        found: &after,
        positions: &is,
    };
    let findings = compare::findings(&old, &new_side, &words);
    sink.send(answer(&name, &old, &new_side, Some(&findings)));
}

//! Comparing two versions: their words at once, what was found in them as soon as that is known.

use std::sync::Arc;

use super::job::Request;
use super::reply::{Reply, Sink};
use crate::compare::{self, Side};
use crate::model::{Annotations, Article, Compared, Findings};
use crate::open::{self, Lexicons};

/// Answers twice: with what differs in the words, then with what was found, too.
pub(super) fn compare(
    request: &Request,
    old: &Article,
    name: String,
    lexicons: &Lexicons,
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
    let annotated = |article: &Article| {
        let names = open::names(article);
        open::annotate(article, &names, lexicons)
    };
    let before = annotated(old);
    let after = match &request.found {
        Some(found) => found.clone(),
        None => Arc::new(annotated(new)),
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

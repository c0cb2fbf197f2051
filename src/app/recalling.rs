//! Taking in what earlier runs and other readers left: verdicts, the place, marks, a draft.

use std::sync::Arc;

use super::{App, Effect};
use crate::model::{Action, Article, Recalled};

impl App {
    pub(super) fn recall(&mut self, article: &Arc<Article>, recalled: Recalled) -> Vec<Effect> {
        if !article.has_text_of(&self.document.article) {
            return Vec::new();
        }
        self.document.disputes = recalled.disputes.into_iter().collect();
        self.document.recall(recalled.highlights, recalled.taught);
        self.outlet = recalled.outlet;
        self.outline.rebuild(&self.document);
        self.seek_on();
        self.refresh_notes();
        self.learned = recalled.learned;
        self.credits = recalled.credits;
        self.exported = recalled.exported;
        if recalled.changed {
            let key = self.keymap.told(Action::Compare);
            self.message = Some(match recalled.renamed {
                Some(name) => format!(
                    "Renamed and changed since you read it as {name}: verdicts and notes came along \
                     · {key} shows what"
                ),
                None => format!("Changed since you read it · {key} shows what"),
            });
        }
        if recalled.first {
            for (letter, place) in recalled.marks {
                if self.trail.marked(letter).is_none() {
                    self.trail.mark(letter, place);
                }
            }
            if let Some(place) = recalled.place.filter(|_| !self.moved && self.view.top == 0) {
                self.view.top = place;
                self.view.refresh(&self.document.article);
                self.stand_on_top();
            }
            if recalled.draft.is_some() {
                self.draft = recalled.draft;
                let key = self.keymap.told(Action::Note);
                self.message = Some(format!("An unfinished note was kept: {key} opens it."));
            }
        }
        self.await_review()
    }

    /// The place being read, to go on from in the next run.
    pub fn place(&self) -> u32 {
        self.view.rows.first().map_or(0, crate::layout::Row::start)
    }

    /// Takes in the reason of a mention: the inspector and a review have a place for it.
    pub(super) fn explain(&mut self, mention: usize, words: String) {
        let words = self.with_dispute(mention, words);
        if self.inspector.explain(mention, &words) {
            return;
        }
        match &mut self.review {
            Some(review) => review.why = Some(words),
            None => self.message = Some(words),
        }
    }

    /// A reason, behind what people disagree about there.
    fn with_dispute(&self, mention: usize, words: String) -> String {
        let found = self.document.annotations.mentions.get(mention);
        let dispute = found.and_then(|found| self.document.disputes.get(&found.span));
        match dispute {
            Some(dispute) => format!("disputed: {dispute} · {words}"),
            None => words,
        }
    }
}

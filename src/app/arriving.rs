//! What arrives from the background: the article, its highlights.

use std::sync::Arc;

use super::{App, Document, Effect};
use crate::model::{Annotations, Article, Block, Entity, Span};
use crate::text::language;

impl App {
    /// Says what there is to say about an article without text, and about a file that is broken.
    pub(super) fn greet(&mut self) {
        if !self.document.whole {
            return;
        }
        let article = self.article();
        let name = article.source.name();
        if article.is_empty() {
            self.message = Some(format!("{name} is empty."));
        } else if let Some(words) = article.mended() {
            self.message = Some(format!("{name}: {words}."));
        }
    }

    pub(super) fn open(&mut self, article: Arc<Article>, whole: bool) -> Vec<Effect> {
        let old = std::mem::replace(&mut self.document, Document::new(article, whole));
        self.document.revision = old.revision + 1;
        self.view.forget();
        // nothing but hidden lines would be nothing at all
        let shown = |block: &Block| !block.is_dim();
        if !self.article().blocks.iter().any(shown) {
            self.view.set_hide_dim(false);
        }
        self.screens.forget();
        let newer = &self.document.article;
        let place = |at| old.position_in(newer, at);
        self.view.top = place(self.view.top);
        self.followed = self.view.top;
        self.find.origin = place(self.find.origin);
        self.place = place(self.place);
        self.current = self
            .current
            .map(|span| Span::new(place(span.start), place(span.end)));
        self.trail.map(place);
        for (read, before) in self.document.read.iter_mut().zip(&old.read) {
            *read = *before;
        }
        self.looked = 0..0;
        self.outline.rebuild(&self.document);
        self.seek_on();
        self.settle();
        self.greet();
        if !whole {
            return Vec::new();
        }
        let mut effects = vec![Effect::Recall];
        effects.extend(self.search_again());
        effects.extend(self.answer_waiting());
        effects
    }

    pub(super) fn annotate(
        &mut self,
        article: &Arc<Article>,
        annotations: Arc<Annotations>,
        whole: bool,
    ) -> Vec<Effect> {
        // an answer about the screen may come behind the one about everything
        let news = whole || !self.document.annotated;
        if !news || !article.has_text_of(&self.document.article) {
            return Vec::new();
        }
        let annotations = self.withheld_if_foreign(annotations, whole);
        self.document
            .annotate(self.with_current(annotations), whole);
        if !(whole && self.document.whole) {
            return Vec::new();
        }
        let mut effects = self.answer_waiting();
        effects.extend(self.await_review());
        effects
    }

    /// What is found in a text that is not English is not shown until it is asked for: the lists and
    /// rules are English. It is said once.
    fn withheld_if_foreign(&mut self, found: Arc<Annotations>, whole: bool) -> Arc<Annotations> {
        if self.asked_for_foreign {
            return found;
        }
        if language::foreign(&self.document.article.text).is_none() {
            self.withheld = None;
            return found;
        }
        self.withheld = Some(found);
        if whole && !std::mem::replace(&mut self.told_foreign, true) {
            let said = self.message.take().unwrap_or_default();
            let words = format!("{said} {}", self.no_highlights());
            self.message = Some(words.trim_start().to_owned());
        }
        Arc::default()
    }

    /// Takes in what was withheld. Returns false where nothing was.
    pub(super) fn ask_for_foreign(&mut self) -> bool {
        let Some(found) = self.withheld.take() else {
            return false;
        };
        self.asked_for_foreign = true;
        let whole = self.document.annotated;
        self.document.annotate(found, whole);
        true
    }

    /// What was found, with the highlight that the reader stands on: it never vanishes under them.
    fn with_current(&self, found: Arc<Annotations>) -> Arc<Annotations> {
        let before = &self.document.annotations;
        let mention = self.current.and_then(|current| {
            let all = before.in_span(current).iter();
            all.copied().find(|mention| mention.span == current)
        });
        let Some(mut mention) = mention.filter(|mention| found.in_span(mention.span).is_empty())
        else {
            return found;
        };
        let Some(entity) = before.entity(&mention) else {
            return found;
        };
        let mut found = (*found).clone();
        let same = |known: &Entity| known.kind == entity.kind && known.label == entity.label;
        let at = found.entities.iter().position(same);
        mention.entity = at.unwrap_or(found.entities.len()) as u32;
        match at.and_then(|at| found.entities.get_mut(at)) {
            Some(known) => known.mentions += 1,
            None => found.entities.push(Entity {
                mentions: 1,
                ..entity.clone()
            }),
        }
        let place = found
            .mentions
            .partition_point(|other| other.span < mention.span);
        found.mentions.insert(place, mention);
        Arc::new(found)
    }

    /// Answers the key that waited, now that more is known.
    fn answer_waiting(&mut self) -> Vec<Effect> {
        let Some((action, count)) = self.waiting.take() else {
            return Vec::new();
        };
        self.message = None;
        self.perform(action, count)
    }
}

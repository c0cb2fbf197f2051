//! The second reading on its way: a window at a time, the screen first, so that no other job waits
//! for long.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::reply::{Reply, Sink};
use crate::model::{Annotations, Article, Name, Span};
use crate::open::{Hit, Lexicons, Reread};
use crate::store;

/// What is kept in this folder of an earlier second reading of an article.
pub(super) fn kept(folder: Option<&Path>, article: &Article) -> Option<Vec<u8>> {
    store::reading(folder?, &Reread::key(article))
}

/// Percent between two reports.
const STEP: u8 = 5;

/// An article on its way to being read a second time.
pub(super) struct Second {
    article: Arc<Article>,
    hits: Vec<Hit>,
    names: Vec<Name>,
    first: Arc<Annotations>,
    /// The blocks on the screen.
    screen: Range<usize>,
    /// Prepared with the first step: that takes some milliseconds.
    reread: Option<Reread>,
    /// True while what is on the screen was not handed out.
    awaited: bool,
    told: Option<u8>,
}

impl Second {
    /// Begins; `None` where articles are read once only.
    pub(super) fn new(
        article: Arc<Article>,
        hits: Vec<Hit>,
        names: Vec<Name>,
        first: Arc<Annotations>,
        screen: Range<usize>,
    ) -> Option<Self> {
        Reread::may(&article).then_some(Self {
            article,
            hits,
            names,
            first,
            screen,
            reread: None,
            awaited: true,
            told: None,
        })
    }

    pub(super) fn is_of(&self, article: &Article) -> bool {
        self.article.has_text_of(article)
    }

    /// Takes in what is on the screen now.
    pub(super) fn look(&mut self, screen: Range<usize>) {
        self.screen = screen;
        let shown = self.shown();
        self.awaited |= self
            .reread
            .as_ref()
            .is_some_and(|reread| !reread.knows(shown));
    }

    /// True while what is on the screen waits for it.
    pub(super) fn is_awaited(&self) -> bool {
        self.awaited
    }

    /// The stretch of text on the screen.
    fn shown(&self) -> Span {
        let blocks = &self.article.blocks;
        let last = self.screen.end.clamp(1, blocks.len().max(1)) - 1;
        let start = blocks
            .get(self.screen.start)
            .map_or(0, |block| block.span.start);
        Span::new(
            start,
            blocks.get(last).map_or(start, |block| block.span.end),
        )
    }

    /// Reads one more window; hands out the highlights of the screen when all of it was read, and
    /// all of them at the end. False then.
    pub(super) fn advance(
        &mut self,
        folder: Option<&Path>,
        lexicons: &Lexicons,
        sink: &Sink,
    ) -> bool {
        let shown = self.shown();
        let Some(reread) = &mut self.reread else {
            let kept = kept(folder, &self.article);
            self.reread = Reread::new(&self.article, kept.as_deref());
            return self.reread.is_some();
        };
        if reread.advance(shown) {
            let awaited = self.awaited && reread.knows(shown) && !reread.is_done();
            let percent = reread.percent();
            if awaited {
                self.awaited = false;
                self.hand_out(lexicons, sink);
            }
            if self
                .told
                .is_none_or(|told| percent >= told.saturating_add(STEP))
            {
                self.told = Some(percent);
                sink.send(Reply::Rereading(self.article.clone(), Some(percent)));
            }
            return true;
        }
        if let Some(bytes) = reread.fresh()
            && let Some(folder) = folder
        {
            // what can't be kept is read again the next time
            let _ = store::keep_reading(folder, &Reread::key(&self.article), &bytes);
        }
        self.hand_out(lexicons, sink);
        sink.send(Reply::Rereading(self.article.clone(), None));
        false
    }

    fn hand_out(&self, lexicons: &Lexicons, sink: &Sink) {
        let Some(reread) = &self.reread else { return };
        let found = reread.found(
            &self.article,
            &self.hits,
            &self.names,
            lexicons,
            &self.first,
        );
        sink.send(Reply::Annotated(
            self.article.clone(),
            Arc::new(found),
            true,
        ));
    }
}

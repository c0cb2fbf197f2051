//! The current place: one sentence, which keys that act on "this" act on unless a highlight in it
//! was reached.

use super::App;
use super::light::Light;
use crate::model::{Action, Article, Block, BlockKind, Span};
use crate::text::sentences_in;

impl App {
    /// The current sentence.
    pub fn sentence(&self) -> Option<Span> {
        sentence_at(self.article(), self.place)
    }

    /// What keys that act on "this" act on: the selection, the current highlight where it is in
    /// the current sentence, else that sentence.
    pub(super) fn find_this(&self) -> Option<Span> {
        if let Some(selection) = &self.selection {
            return Some(selection.span());
        }
        let sentence = self.sentence();
        let here = |current: &Span| {
            current.contains(self.place) || sentence.is_some_and(|here| here.overlaps(*current))
        };
        self.current.filter(here).or(sentence)
    }

    /// The note on what keys act on, or on something in the current sentence.
    pub fn note_here(&self) -> Option<&str> {
        let lights = &self.document.lights;
        let noted = |span: Span| {
            let mut all = lights.touching(span).filter(|light| light.noted);
            all.find_map(|light| lights.kept(light)?.note.as_deref())
        };
        noted(self.this?).or_else(|| noted(self.sentence()?))
    }

    /// True where "this" is a sentence rather than the current highlight.
    pub fn this_is_sentence(&self) -> bool {
        self.selection.is_none() && self.this.is_some() && self.this != self.current
    }

    /// Goes to the sentence at `at`; no highlight in it is reached yet.
    pub(super) fn stand_at(&mut self, at: u32) {
        self.place = at;
        if self.review.is_none() {
            self.current = None;
        }
    }

    /// Takes the place along where the text was scrolled away from it.
    pub(super) fn follow_scrolling(&mut self) {
        let visible = self.view.visible();
        let shown = |at: u32| visible.start <= at && at < visible.end;
        if shown(self.place) || self.current.is_some_and(|current| shown(current.start)) {
            return;
        }
        self.stand_at(self.first_place(visible));
    }

    /// Goes to the first whole sentence on the screen.
    pub(super) fn stand_on_top(&mut self) {
        let visible = self.view.visible();
        self.stand_at(self.first_place(visible));
    }

    /// Where the first whole sentence of `visible` starts, before others one that is no heading.
    fn first_place(&self, visible: Span) -> u32 {
        let article = self.article();
        let from = article.block_at(visible.start);
        let blocks = article.blocks.get(from..).unwrap_or(&[]).iter();
        let blocks = blocks.take_while(|block| block.span.start < visible.end);
        let blocks = blocks.filter(|block| !self.view.is_hidden(block));
        let first = |prose: bool| {
            let some = blocks
                .clone()
                .filter(move |block| !prose || is_prose(block));
            let mut all = some.flat_map(|block| sentences_in(article, block));
            all.find(|sentence| sentence.start >= visible.start)
                .map(|sentence| sentence.start)
                .filter(|start| *start < visible.end)
        };
        first(true)
            .or_else(|| first(false))
            .unwrap_or(visible.start)
    }

    /// Moves the place so many sentences on or back.
    pub(super) fn step_place(&mut self, count: usize, on: bool) {
        let article = self.document.article.clone();
        for _ in 0..count {
            let here = sentence_at(&article, self.place);
            let at = here.map_or(self.place, |here| here.start);
            let next = if on {
                self.sentence_behind(at)
            } else {
                self.sentence_before(at)
            };
            let Some(next) = next else { break };
            self.stand_at(next.start);
        }
        if let Some(here) = self.sentence() {
            self.view.show(&article, here);
        }
    }

    /// Goes to the last sentence.
    pub(super) fn stand_at_end(&mut self) {
        let last = self.sentence_before(self.article().len());
        self.stand_at(last.map_or(0, |last| last.start));
    }

    fn sentence_behind(&self, at: u32) -> Option<Span> {
        let article = self.article();
        let blocks = article.blocks.get(article.block_at(at)..)?.iter();
        let shown = blocks.filter(|block| !self.view.is_hidden(block));
        let mut all = shown.flat_map(|block| sentences_in(article, block));
        all.find(|sentence| sentence.start > at)
    }

    fn sentence_before(&self, at: u32) -> Option<Span> {
        let article = self.article();
        let blocks = article.blocks.get(..=article.block_at(at))?.iter().rev();
        let shown = blocks.filter(|block| !self.view.is_hidden(block));
        let mut lasts = shown.filter_map(|block| {
            let before = sentences_in(article, block).take_while(|sentence| sentence.start < at);
            before.last()
        });
        lasts.next()
    }

    /// The highlight that is meant where none was reached: that under the search hit that stands
    /// in the current sentence. Where there is none, the first of the sentence, and false.
    pub(super) fn light_here(&self) -> Option<(Span, bool)> {
        let (hit, sentence) = self.hit_here()?;
        let lights = &self.document.lights;
        let seen = |light: &&Light| !light.is_note() && light.is_lit();
        if let Some(light) = lights.touching(hit).find(seen) {
            return Some((light.span, true));
        }
        let first = lights.touching(sentence).find(seen)?;
        Some((first.span, false))
    }

    /// The search hit that stands in the current sentence, and that sentence.
    fn hit_here(&self) -> Option<(Span, Span)> {
        let sentence = self.sentence()?;
        let hit = self.find.current.filter(|hit| sentence.overlaps(*hit))?;
        Some((hit, sentence))
    }

    /// Reaches the highlight that is meant: for keys that decide nothing.
    pub(super) fn reach_light_here(&mut self) {
        if self.current_light().is_none()
            && let Some((span, _)) = self.light_here()
        {
            self.go_to_highlight(span);
        }
    }

    /// True where a key is about the highlight of the search hit, and that may still come.
    pub(super) fn awaits_light(&self, action: Action) -> bool {
        let is_asked = matches!(
            action,
            Action::Accept | Action::Reject | Action::Change | Action::Why | Action::Lens
        );
        let come = self.document.whole && self.document.annotated;
        is_asked
            && !come
            && self.hit_here().is_some()
            && self.current_light().is_none()
            && self.light_here().is_none()
    }
}

/// The sentence that holds `at`, or the next one in its block.
fn sentence_at(article: &Article, at: u32) -> Option<Span> {
    let block = article.blocks.get(article.block_at(at))?;
    let mut last = None;
    for sentence in sentences_in(article, block) {
        last = Some(sentence);
        if at < sentence.end {
            break;
        }
    }
    last
}

fn is_prose(block: &Block) -> bool {
    !matches!(
        block.kind,
        BlockKind::Title | BlockKind::Heading | BlockKind::Note | BlockKind::Rule
    )
}

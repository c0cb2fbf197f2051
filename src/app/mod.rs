//! The machine behind the screen: events in, state and effects out.
//!
//! It knows no terminal, no thread and no file, so that a test can press keys and look.

mod copying;
mod document;
mod event;
mod find;
mod help;
mod jumping;
mod keys;
mod line_edit;
mod outline;
mod panes;
mod searching;
mod trail;
mod view;

use std::sync::Arc;

pub use document::{Counts, Document};
pub use event::{Effect, Event};
pub use find::Find;
pub use help::{Help, HelpRow};
pub use line_edit::LineEdit;
pub use outline::{Outline, has_children};
pub use panes::{Area, Panes};
pub use trail::Trail;
pub use view::View;

use crate::config::{Keymap, Theme};
use crate::model::{Action, Annotations, Article, Mention, Span};
use panes::Wishes;

/// Which pane the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    #[default]
    Text,
    /// The outline.
    Outline,
}

/// A key that waits for its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pending {
    SetMark,
    GoToMark,
}

/// Everything the reading screen is made of.
#[derive(Debug)]
pub struct App {
    /// The article.
    pub document: Document,
    /// The window onto it.
    pub view: View,
    /// The outline pane.
    pub outline: Outline,
    /// The search.
    pub find: Find,
    /// The help, while it is open.
    pub help: Option<Help>,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// The highlight that was reached last.
    pub current: Option<Span>,
    /// What keys that act on "this" act on: the current highlight while it is on the screen, else
    /// the first whole sentence there.
    pub this: Option<Span>,
    /// The message of the moment; gone with the next key.
    pub message: Option<String>,
    /// The keys.
    pub keymap: Keymap,
    /// The looks.
    pub theme: Theme,
    trail: Trail,
    count: Option<u32>,
    pending: Option<Pending>,
    /// A key that can be answered only when the whole article is here.
    waiting: Option<(Action, Option<u32>)>,
    /// Blocks that the annotator was last asked to look at.
    looked: std::ops::Range<usize>,
    /// The place that the outline followed last.
    followed: u32,
}

impl App {
    /// The reading screen for an article; `whole` is false for a head of it.
    pub fn new(article: Arc<Article>, whole: bool, theme: Theme, size: (u16, u16)) -> Self {
        let mut app = Self {
            document: Document::new(article, whole),
            view: View {
                size,
                ..View::default()
            },
            outline: Outline::default(),
            find: Find::default(),
            help: None,
            focus: Focus::default(),
            current: None,
            this: None,
            message: None,
            keymap: Keymap::default(),
            theme,
            trail: Trail::default(),
            count: None,
            pending: None,
            waiting: None,
            looked: 0..0,
            followed: 0,
        };
        app.outline.rebuild(&app.document);
        app.settle();
        app.greet();
        app
    }

    /// Takes in one event and returns what others have to do.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Key(key) => effects = self.key(key),
            Event::Paste(text) => effects = self.paste(&text),
            Event::Resize(columns, rows) => self.view.size = (columns, rows),
            Event::Opened { article, whole } => effects = self.open(article, whole),
            Event::Annotated {
                article,
                annotations,
                whole,
            } => {
                effects = self.annotate(&article, annotations, whole);
            }
            Event::Hits {
                generation,
                hits,
                before,
                done,
            } => {
                self.take_hits(generation, hits, before, done);
            }
            Event::Why(words) | Event::Failed(words) => self.message = Some(words),
        }
        self.settle();
        effects.extend(self.look());
        effects
    }

    /// The article being read.
    pub fn article(&self) -> &Article {
        &self.document.article
    }

    /// Its highlights.
    pub fn annotations(&self) -> &Annotations {
        &self.document.annotations
    }

    /// Index of the section at the top of the screen.
    pub fn section(&self) -> usize {
        self.article()
            .section_at(self.view.rows.first().map_or(0, crate::layout::Row::start))
    }

    /// Highlights of a section; of a folded one with all of its subsections.
    pub fn section_counts(&self, section: usize) -> Counts {
        let counts = &self.document.counts;
        let own = counts.get(section).copied().unwrap_or_default();
        if !self.outline.is_folded(section) {
            return own;
        }
        let sections = &self.article().sections;
        let level = sections.get(section).map_or(0, |section| section.level);
        let below = sections.iter().zip(counts).skip(section + 1);
        below
            .take_while(|(section, _)| section.level > level)
            .fold(own, |sum, (_, more)| Counts {
                stakeholders: sum.stakeholders + more.stakeholders,
                issues: sum.issues + more.issues,
            })
    }

    /// The count typed so far.
    pub fn count(&self) -> Option<u32> {
        self.count
    }

    /// The mention that is the current highlight.
    pub fn current_mention(&self) -> Option<&Mention> {
        let current = self.current?;
        self.annotations()
            .in_span(current)
            .iter()
            .find(|mention| mention.span == current)
    }

    /// True while a key waits for the rest of the article.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Says what there is to say about an article without text.
    fn greet(&mut self) {
        if self.document.whole && self.article().is_empty() {
            self.message = Some(format!("{} is empty.", self.article().source.name()));
        }
    }

    fn open(&mut self, article: Arc<Article>, whole: bool) -> Vec<Effect> {
        let old = std::mem::replace(&mut self.document, Document::new(article, whole));
        self.view.forget();
        let newer = &self.document.article;
        let place = |at| old.position_in(newer, at);
        self.view.top = place(self.view.top);
        self.followed = self.view.top;
        self.find.origin = place(self.find.origin);
        self.current = self
            .current
            .map(|span| Span::new(place(span.start), place(span.end)));
        self.trail.map(place);
        for (read, before) in self.document.read.iter_mut().zip(&old.read) {
            *read = *before;
        }
        self.looked = 0..0;
        self.outline.rebuild(&self.document);
        self.settle();
        self.greet();
        if !whole {
            return Vec::new();
        }
        let mut effects = self.search_again();
        effects.extend(self.answer_waiting());
        effects
    }

    fn annotate(
        &mut self,
        article: &Arc<Article>,
        annotations: Arc<Annotations>,
        whole: bool,
    ) -> Vec<Effect> {
        // an answer about the screen may come behind the one about everything
        let news = whole || !self.document.annotated;
        if !news || !Arc::ptr_eq(article, &self.document.article) {
            return Vec::new();
        }
        self.document.annotate(annotations, whole);
        if whole && self.document.whole {
            self.answer_waiting()
        } else {
            Vec::new()
        }
    }

    /// Answers the key that waited, now that more is known.
    fn answer_waiting(&mut self) -> Vec<Effect> {
        let Some((action, count)) = self.waiting.take() else {
            return Vec::new();
        };
        self.message = None;
        self.perform(action, count)
    }

    /// Brings everything in line with the state: panes, rows, outline, what "this" is.
    fn settle(&mut self) {
        self.view.panes = Panes::new(&Wishes {
            size: self.view.size,
            outline: self.view.outline,
            focus_outline: self.focus == Focus::Outline,
            alone: self.view.alone,
            outline_width: self.view.outline_width,
            measure: self.view.measure,
        });
        self.view.refresh(&self.document.article);
        self.view.keep_sideways(&self.document.article);
        self.document.mark_read(self.view.visible());
        // a pane that has the focus is led by its own keys, until the text moves
        if self.focus != Focus::Outline || self.followed != self.view.top {
            self.outline.select(self.section() as u32);
        }
        self.followed = self.view.top;
        // the first row of the pane is its title
        let height = self
            .view
            .panes
            .outline
            .map_or(0, |area| area.height.saturating_sub(1));
        self.outline.keep_in_view(height.max(1).into());
        self.this = self.find_this();
    }

    /// Asks for the highlights of the screen where they are not known yet.
    fn look(&mut self) -> Option<Effect> {
        if self.document.annotated {
            return None;
        }
        let visible = self.view.visible();
        let blocks =
            self.article().block_at(visible.start)..self.article().block_at(visible.end) + 1;
        if self.looked.start <= blocks.start && blocks.end <= self.looked.end {
            return None;
        }
        self.looked = blocks.clone();
        Some(Effect::Look(blocks))
    }
}

//! The machine behind the screen: events in, state and effects out.
//!
//! It knows no terminal, no thread and no file, so that a test can press keys and look.

mod arriving;
mod book;
mod configuring;
mod copying;
mod correcting;
mod document;
mod event;
mod filtering;
mod find;
mod fuzzy;
mod help;
mod history;
mod inspector;
mod jumping;
mod keys;
mod leaving;
mod lens;
mod library;
mod light;
mod lighting;
mod lights;
mod line_edit;
mod links;
mod mouse;
mod outline;
mod panes;
mod paning;
mod place;
mod prompting;
mod recalling;
mod review;
mod rows;
mod screens;
mod scrolling;
mod searching;
mod seeking;
mod trail;
mod view;

use std::sync::Arc;

pub use document::{Counts, Document};
pub use event::{Effect, Event};
pub use find::Find;
pub use help::{Help, HelpRow};
pub use history::History;
pub use inspector::{Entry, Inspector, Tab};
pub use lens::Lens;
pub use library::{OpenSheet, Shelf, ShelfEffect, ShelfEvent, ShelfFocus};
pub use light::Light;
pub use lights::Lights;
pub use line_edit::LineEdit;
pub use outline::{DEEPEST, Outline, has_children};
pub use panes::{Area, Panes};
pub use prompting::Prompt;
pub use review::{
    Doubt, Doubts, Filter, Keeping, Mark as DoubtMark, NoteRow, Notes, Noting, Order, Picker,
    PickerRow, Question, Review, Selection, completions,
};
pub use screens::{
    BriefLine, BriefRow, BriefScreen, CompareScreen, Grid, Judged, List, MatrixScreen,
    PositionLine, PositionsScreen, Screen, Screens,
};
pub use seeking::Goal;
pub use trail::Trail;
pub use view::View;

use crate::config::{Keymap, Looks, Theme};
use crate::model::{Action, Annotations, Article, Credits, Draft, Learned, Lesson, Outlet, Span};

/// Which pane the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    #[default]
    Text,
    /// The outline.
    Outline,
    /// The inspector.
    Inspector,
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
    /// The inspector pane.
    pub inspector: Inspector,
    /// What alone is lit, while a lens is on.
    pub lens: Option<Lens>,
    /// The search.
    pub find: Find,
    /// The help, while it is open.
    pub help: Option<Help>,
    /// The review, while it goes on.
    pub review: Option<Review>,
    /// The words being selected.
    pub selection: Option<Selection>,
    /// The note being written.
    pub noting: Option<Noting>,
    /// The line that is asked for, while it is.
    pub prompt: Option<Prompt>,
    /// The list to choose from, while it is open.
    pub picker: Option<Picker>,
    /// The list of what is doubtful, while it is open.
    pub doubts: Option<Doubts>,
    /// The list of verdicts and notes, while it is open.
    pub notes: Option<Notes>,
    /// Matrix, positions and brief.
    pub screens: Screens,
    /// The question that waits for a key.
    pub question: Option<Question>,
    /// Lessons of this sitting that were put by until the reader is asked.
    pub lessons: Vec<Lesson>,
    /// Filters of reviews that were typed before.
    filters: History,
    /// What was found in a text that is not English, until it is asked for.
    withheld: Option<Arc<Annotations>>,
    /// True once it was said that there are no highlights because it is not English.
    told_foreign: bool,
    /// True once highlights of such a text were asked for.
    asked_for_foreign: bool,
    /// Where in the text the mouse was pressed.
    pressed: Option<u32>,
    /// What was learned for all articles.
    pub learned: Vec<Learned>,
    /// The mouse is ours rather than the terminal's.
    pub mouse: bool,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// The highlight that was reached last.
    pub current: Option<Span>,
    /// Where the current sentence is, in bytes of the text.
    pub place: u32,
    /// What keys that act on "this" act on: the current highlight, else the current sentence.
    pub this: Option<Span>,
    /// The message of the moment; gone with the next key.
    pub message: Option<String>,
    /// The keys.
    pub keymap: Keymap,
    /// The looks.
    pub theme: Theme,
    /// How it all is to look by the configuration.
    pub looks: Looks,
    /// True where the terminal's background is light.
    light: bool,
    trail: Trail,
    /// Number of the newest request to the store.
    token: u64,
    /// The heading whose level the next keys change.
    leveling: Option<Span>,
    /// The line of the outline that was corrected last, until reading goes on past it.
    correcting: Option<Span>,
    /// Which articles are written like this one.
    outlet: Option<Outlet>,
    /// What is on its way to the store.
    keeping: Option<Keeping>,
    /// Where to go as soon as it is known where that is.
    goal: Option<Goal>,
    /// A note that was put aside.
    draft: Option<Draft>,
    /// Where the article is from, as the reader said.
    credits: Credits,
    /// Format and folder of the export that was made last.
    exported: Option<(String, String)>,
    /// The working folder, where what has no other goes.
    pub folder: String,
    /// True once the reader has moved: then the place of an earlier run comes too late.
    moved: bool,
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
            inspector: Inspector::default(),
            lens: None,
            find: Find::default(),
            help: None,
            review: None,
            selection: None,
            noting: None,
            prompt: None,
            picker: None,
            doubts: None,
            notes: None,
            screens: Screens::default(),
            question: None,
            lessons: Vec::new(),
            filters: History::default(),
            withheld: None,
            told_foreign: false,
            asked_for_foreign: false,
            pressed: None,
            learned: Vec::new(),
            mouse: true,
            focus: Focus::default(),
            current: None,
            place: 0,
            this: None,
            message: None,
            keymap: Keymap::default(),
            theme,
            looks: Looks::default(),
            light: false,
            trail: Trail::default(),
            token: 0,
            leveling: None,
            correcting: None,
            outlet: None,
            keeping: None,
            goal: None,
            draft: None,
            credits: Credits::default(),
            exported: None,
            folder: String::new(),
            moved: false,
            count: None,
            pending: None,
            waiting: None,
            looked: 0..0,
            followed: 0,
        };
        app.outline.rebuild(&app.document);
        app.settle();
        app.stand_on_top();
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
            Event::Click(x, y) => effects = self.click(x, y),
            Event::Release(x, y) => self.release(x, y),
            Event::Wheel(x, y, down) => effects = self.wheel(x, y, down),
            Event::Resize(columns, rows) => self.resize(columns, rows),
            Event::Opened { article, whole } => effects = self.open(article, whole),
            Event::Annotated {
                article,
                annotations,
                whole,
            } => {
                effects = self.annotate(&article, annotations, whole);
            }
            Event::Rereading { article, percent } => {
                if article.has_text_of(&self.document.article) {
                    self.document.rereading = percent;
                }
            }
            Event::Hits {
                generation,
                hits,
                before,
                done,
            } => {
                effects = self.take_hits(generation, hits, before, done);
            }
            Event::Why(mention, words) => self.explain(mention, words),
            Event::Configured(config) => effects = self.configure(*config),
            Event::Background { light } => self.suit(light),
            Event::Failed(words) | Event::Done(words) => self.message = Some(words),
            Event::Recalled { article, recalled } => effects = self.recall(&article, *recalled),
            Event::Kept { token, result } => effects = self.kept(token, result),
            Event::Undone(result) => effects = self.undone(result),
            Event::Learned(learned, words) => {
                self.learned = learned;
                self.message = Some(words);
            }
            Event::Related(relations) => self.related(relations),
            Event::Compared(result) => self.compared(result),
            Event::Credited(credits) => self.credited(credits),
            Event::Completed(typed, paths) => effects = self.completed(&typed, paths),
            Event::Exists(effect) => self.question = Some(Question::Overwrite(effect)),
        }
        self.settle();
        effects.extend(self.look());
        effects.extend(self.ask_for_entry());
        effects.extend(self.relate());
        effects
    }

    /// The article being read.
    pub fn article(&self) -> &Article {
        &self.document.article
    }

    /// What it is called: its title, else the name of its file.
    pub fn called(&self) -> String {
        let article = self.article();
        let named = || crate::text::sanitise::path(article.source.file_name());
        let title = article.title.as_ref();
        title.map_or_else(named, |title| title.text.clone())
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

    /// The count typed so far.
    pub fn count(&self) -> Option<u32> {
        self.count
    }

    /// True while a key waits for the rest of the article.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Brings everything in line with the state: panes, rows, outline, what "this" is.
    fn settle(&mut self) {
        self.settle_doubts();
        self.settle_panel();
        self.tell_revealed();
        self.view.refresh(&self.document.article);
        self.view.keep_sideways(&self.document.article);
        self.document.mark_read(self.view.visible());
        // a pane that has the focus is led by its own keys, until the text moves
        if self.focus != Focus::Outline || self.followed != self.view.top {
            self.outline.select(self.section() as u32);
        }
        if self.followed != self.view.top {
            self.follow_scrolling();
        }
        self.followed = self.view.top;
        // the first row of the pane is its title
        let height = self
            .view
            .panes
            .outline
            .map_or(0, |area| area.height.saturating_sub(1));
        self.outline.keep_in_view(height.max(1).into());
        self.settle_inspector();
        if let Some(notes) = &mut self.notes {
            // a title row above the list, the status row below it
            notes.keep_in_view(usize::from(self.view.size.1.saturating_sub(2)));
        }
        self.settle_screen();
        self.this = self.find_this();
        self.settle_lessons();
    }

    /// Asks for the highlights of the screen where they are not known yet.
    fn look(&mut self) -> Option<Effect> {
        if self.document.annotated && self.document.rereading.is_none() {
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

//! What a reader decided about an article: verdicts, notes, highlights of their own.
//!
//! Persisted, unlike a [`Mention`](super::Mention). Nothing here depends on how the text is laid
//! out or on what the annotator found: a highlight knows its words and what stands around them, so
//! that it finds its place again in a revised text.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::annotation::{Entity, EntityType, Kind};
use super::article::Article;
use super::credits::Credits;
use super::form::{HeadingLesson, Outlet};
use super::span::Span;

/// Where a highlight stands, in words that outlive a revision of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// Where it was when this was written, in bytes of the reading text of then.
    pub span: Span,
    /// The words themselves.
    pub exact: String,
    /// What stands directly before them, at most [`Anchor::CONTEXT`] characters.
    pub prefix: String,
    /// What stands directly behind them, at most [`Anchor::CONTEXT`] characters.
    pub suffix: String,
}

impl Anchor {
    /// Characters of context on either side: about ten words. Both sides together hold most of a
    /// sentence and show what stands around a short one, which is what tells a sentence that moved
    /// from another with the same name in it.
    pub const CONTEXT: usize = 64;
}

/// What a highlight is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HighlightKind {
    /// An actor.
    Stakeholder,
    /// A matter.
    Issue,
    /// A location that does not act; not lit.
    Place,
    /// Nothing but a note on these words.
    Note,
    /// A correction of the outline: this line is a heading, or is none.
    Heading,
}

/// What lies over the text without getting into each other's way: at most one highlight of each
/// layer stands on the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    /// Stakeholders, issues and places.
    Entity,
    /// Mere notes.
    Note,
    /// Corrections of the outline.
    Heading,
}

impl HighlightKind {
    /// The layer that it belongs to.
    pub fn layer(self) -> Layer {
        match self {
            Self::Stakeholder | Self::Issue | Self::Place => Layer::Entity,
            Self::Note => Layer::Note,
            Self::Heading => Layer::Heading,
        }
    }

    /// The kind of a mention that it stands for; a note stands for none.
    pub fn mention(self) -> Option<Kind> {
        match self {
            Self::Stakeholder => Some(Kind::Stakeholder),
            Self::Issue => Some(Kind::Issue),
            Self::Place => Some(Kind::Place),
            Self::Note | Self::Heading => None,
        }
    }

    /// Its name, as in the exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stakeholder => "stakeholder",
            Self::Issue => "issue",
            Self::Place => "place",
            Self::Note => "note",
            Self::Heading => "heading",
        }
    }
}

impl From<Kind> for HighlightKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Stakeholder => Self::Stakeholder,
            Kind::Issue => Self::Issue,
            Kind::Place => Self::Place,
        }
    }
}

/// What the reader thinks of a highlight.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Undecided,
    /// It is right.
    Accepted,
    /// It is wrong, and no longer lit.
    Rejected,
}

impl Verdict {
    /// Its name, as in the exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// Who made a highlight.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum MadeBy {
    /// It was found by attache.
    #[default]
    Attache,
    /// The reader selected it.
    Reader,
}

impl MadeBy {
    /// Its name, as in the exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attache => "attache",
            Self::Reader => "reader",
        }
    }
}

/// What a highlight stands for: the entity as the reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// Common short name.
    pub label: String,
    /// Finer class.
    pub class: EntityType,
}

impl Subject {
    /// It as an entity that is nowhere mentioned yet. The type says more than the kind of
    /// stakeholders alone.
    pub fn entity(&self, kind: Kind, id: String, key: String) -> Entity {
        Entity {
            key,
            id,
            label: self.label.clone(),
            kind,
            class: match kind {
                Kind::Issue => EntityType::Issue,
                Kind::Place => EntityType::Place,
                Kind::Stakeholder => self.class,
            },
            salience: 0.0,
            mentions: 0,
            aliases: Vec::new(),
        }
    }
}

/// See [`Highlight::is_void`].
pub(super) fn is_void(kind: HighlightKind, verdict: Verdict, noted: bool, made_by: MadeBy) -> bool {
    let undecided = verdict == Verdict::Undecided;
    match kind.layer() {
        Layer::Note => !noted,
        Layer::Heading => undecided,
        Layer::Entity => undecided && !noted && made_by == MadeBy::Attache,
    }
}

/// A verdict, a note or a highlight of the reader's own.
///
/// Within an article it is known by its span and its layer. A correction of the outline is one, too:
/// accepted where the line is a heading, rejected where it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where it is in the article as it is now; `None` where it could not be placed (orphaned).
    pub span: Option<Span>,
    /// Its words and what stands around them.
    pub anchor: Anchor,
    /// What it is about.
    pub kind: HighlightKind,
    /// The entity; `None` for a mere note and a correction of the outline.
    pub subject: Option<Subject>,
    /// What the reader decided.
    pub verdict: Verdict,
    /// A note, as it was typed; line feeds are its only control characters.
    pub note: Option<String>,
    /// Who made it.
    pub made_by: MadeBy,
    /// The level of a heading, from 1; 0 for everything else.
    pub level: u8,
    /// When it was last changed, in milliseconds since 1970-01-01 00:00 UTC.
    pub at: i64,
}

impl Highlight {
    /// True where nothing in it is worth keeping: it says no more than attache does, or is a note
    /// without words.
    pub fn is_void(&self) -> bool {
        is_void(self.kind, self.verdict, self.note.is_some(), self.made_by)
    }

    /// The layer that it belongs to.
    pub fn layer(&self) -> Layer {
        self.kind.layer()
    }

    /// True for a note without an entity.
    pub fn is_note(&self) -> bool {
        self.kind == HighlightKind::Note
    }
}

/// Something the reader decided once for all articles to come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lesson {
    /// These words always stand for this entity.
    Always {
        /// What they stand for.
        subject: Subject,
        /// Words of the text.
        phrases: Vec<String>,
    },
    /// These words are never to be highlighted.
    Never {
        /// Words of the text.
        phrases: Vec<String>,
    },
    /// Lines that are written so are headings, or none.
    Heading(HeadingLesson),
}

impl Lesson {
    /// The words that it is about; none where it is about lines.
    pub fn phrases(&self) -> &[String] {
        match self {
            Self::Always { phrases, .. } | Self::Never { phrases } => phrases,
            Self::Heading(_) => &[],
        }
    }

    /// What it says of lines, where it is about them.
    pub fn heading(&self) -> Option<&HeadingLesson> {
        match self {
            Self::Heading(lesson) => Some(lesson),
            Self::Always { .. } | Self::Never { .. } => None,
        }
    }

    /// True where a newer lesson says all of it, or about the same lines something else.
    pub fn is_in(&self, newer: &Self) -> bool {
        if let Self::Heading(lesson) = self {
            return newer.heading().is_some_and(|newer| lesson.is_about(newer));
        }
        let agrees = match (self, newer) {
            (Self::Never { .. }, Self::Never { .. }) => true,
            (Self::Always { subject, .. }, Self::Always { subject: other, .. }) => subject == other,
            _ => false,
        };
        let mut phrases = self.phrases().iter();
        agrees && phrases.all(|phrase| newer.phrases().contains(phrase))
    }

    /// Gives up the words of which a newer lesson says something else: the newest counts.
    pub fn give_way_to(&mut self, newer: &Self) {
        let agrees = match (&*self, newer) {
            (Self::Never { .. }, Self::Never { .. }) => true,
            (Self::Always { subject, .. }, Self::Always { subject: other, .. }) => subject == other,
            _ => false,
        };
        if agrees {
            return;
        }
        if let Self::Always { phrases, .. } | Self::Never { phrases } = self {
            phrases.retain(|phrase| !newer.phrases().contains(phrase));
        }
    }

    /// True where it gave up all of its words.
    pub fn is_spent(&self) -> bool {
        self.heading().is_none() && self.phrases().is_empty()
    }
}

/// A lesson in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// Number in the store; that of one about lines is negative.
    pub id: i64,
    /// What was learned.
    pub lesson: Lesson,
}

/// A note that was not finished when the program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The words that it is about, and where.
    pub anchor: Anchor,
    /// True where it is a note on a sentence rather than on a highlight.
    pub on_sentence: bool,
    /// What was typed so far.
    pub text: String,
}

impl Draft {
    /// This one behind the words of an older one, which nobody has seen since: neither is lost.
    #[must_use]
    pub fn behind(self, older: &Self) -> Self {
        if older.text == self.text {
            return self;
        }
        Self {
            text: format!("{}\n\n{}", older.text, self.text),
            ..self
        }
    }
}

/// The old anchor of a highlight, its layer, and its new anchor; `None` where it has no place in the
/// text.
pub type Moved = (Anchor, Layer, Option<Anchor>);

/// What earlier runs and other readers left about an article.
#[derive(Clone, Debug, Default)]
pub struct Recalled {
    /// Verdicts, notes and own highlights, placed in the article; orphans without a place.
    pub highlights: Vec<Highlight>,
    /// The words about which people disagree, and who decided what.
    pub disputes: Vec<(Span, String)>,
    /// The place last read: first visible text.
    pub place: Option<u32>,
    /// Marks.
    pub marks: Vec<(char, u32)>,
    /// A note that was not finished; its anchor's span is one of this article.
    pub draft: Option<Draft>,
    /// What was learned for all articles.
    pub learned: Vec<Learned>,
    /// Which articles are written like this one.
    pub outlet: Option<Outlet>,
    /// The article with the outline that it has by what was decided about others of its outlet, where
    /// that makes a difference.
    pub taught: Option<Arc<Article>>,
    /// True for the first answer about this article: then the place counts.
    pub first: bool,
    /// True where another text of this article was read last.
    pub changed: bool,
    /// The name of its file before that was renamed and edited, where that is told for the first time.
    pub renamed: Option<String>,
    /// Where it is from, as the reader has said.
    pub credits: Credits,
    /// Format and folder of the export that was made last, of whichever article.
    pub exported: Option<(String, String)>,
}

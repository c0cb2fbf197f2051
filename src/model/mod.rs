//! Plain data that every room speaks: spans, blocks, sections, mentions, actions, keys.
//!
//! No I/O and no behaviour beyond what keeps the data valid; depends on `std` and `serde` only.

pub mod action;
pub mod annotation;
pub mod article;
pub mod block;
pub mod brief;
pub mod comparison;
pub mod corrected;
pub mod credits;
pub mod decided;
pub mod form;
pub mod highlight;
pub mod key;
pub mod library;
pub mod position;
pub mod review;
pub mod source;
pub mod source_map;
pub mod span;
pub mod user_lexicon;
pub mod whole;

pub use action::{Action, Group};
pub use annotation::{
    Annotations, Depth, Entity, EntityType, Kind, Mention, Name, NameClass, Why, WhyRule,
};
pub use article::{About, Article, Attachment, Body, Guess, Link, Remark, Section, Title};
pub use block::{Block, BlockKind, Inline, StyleRun};
pub use brief::{Brief, Fact, FactKind, KeyIssue, KeyStakeholder, Relations, SectionLine};
pub use comparison::{
    Change, ChangeKind, ChangeMark, Compared, Comparison, Fate, Findings, Merged, NumberChange,
    Piece, SummaryLine, Turnover, Words,
};
pub use corrected::Correction;
pub use credits::Credits;
pub use form::{Form, HeadingLesson, Outlet, Taught};
pub use highlight::{
    Anchor, Draft, Highlight, HighlightKind, Layer, Learned, Lesson, MadeBy, Moved, Recalled,
    Subject, Verdict,
};
pub use key::{Key, KeyCode};
pub use library::{
    Facet, FacetKind, ListRow, Listing, Mark, Marks, SavedSearch, Sheet, SheetLine, SheetStyle,
    Target,
};
pub use position::{Matrix, MatrixCell, Position, Stance, Strength};
pub use review::{Review, Reviewed};
pub use source::{Format, Source};
pub use source_map::{Run, SourceMap};
pub use span::Span;
pub use user_lexicon::{UserIssue, UserLexicon, UserStakeholder};
pub use whole::Whole;

//! What each of several people decided about one highlight, and what of it is in force.

use super::annotation::EntityType;
use super::highlight::{Anchor, Highlight, HighlightKind, MadeBy, Subject, Verdict, is_void};
use super::span::Span;

/// What one person decided about a highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Their name; empty for whoever reads here.
    pub by: String,
    /// What it is about to them.
    pub kind: HighlightKind,
    /// The entity it stands for to them.
    pub subject: Option<Subject>,
    /// Their verdict.
    pub verdict: Verdict,
    /// Their note.
    pub note: Option<String>,
    /// Whether it was found or selected.
    pub made_by: MadeBy,
    /// The level of a heading.
    pub level: u8,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// What tells the newer of two reviews; of two at one moment the words decide, so that it makes no
/// difference which of them is seen first.
type Rank<'a> = (
    i64,
    Verdict,
    HighlightKind,
    Option<(&'a str, EntityType)>,
    Option<&'a str>,
    MadeBy,
    u8,
);

impl Review {
    /// The name under which the exports tell what whoever reads here decided.
    pub const OWN: &str = "reader";

    /// What `highlight` says, as a review by `by`.
    pub fn of(highlight: &Highlight, by: &str) -> Self {
        Self {
            by: by.to_owned(),
            kind: highlight.kind,
            subject: highlight.subject.clone(),
            verdict: highlight.verdict,
            note: highlight.note.clone(),
            made_by: highlight.made_by,
            level: highlight.level,
            at: highlight.at,
        }
    }

    /// The person's name, [`Review::OWN`] for whoever reads here.
    pub fn name(&self) -> &str {
        match self.by.as_str() {
            "" => Self::OWN,
            by => by,
        }
    }

    /// True for accepted and rejected.
    pub fn is_decided(&self) -> bool {
        self.verdict != Verdict::Undecided
    }

    /// True where it counts before `other`, by the same person: it is newer.
    pub fn is_newer_than(&self, other: &Self) -> bool {
        self.rank() > other.rank()
    }

    fn rank(&self) -> Rank<'_> {
        let subject = self.subject.as_ref();
        (
            self.at,
            self.verdict,
            self.kind,
            subject.map(|subject| (subject.label.as_str(), subject.class)),
            self.note.as_deref(),
            self.made_by,
            self.level,
        )
    }

    /// True where `highlight` says just this.
    fn is_said_by(&self, highlight: &Highlight) -> bool {
        let said = Self::of(highlight, "");
        said.rank() == self.rank()
    }

    /// As [`Highlight::is_void`].
    pub fn is_void(&self) -> bool {
        is_void(self.kind, self.verdict, self.note.is_some(), self.made_by)
    }

    /// The same with nothing decided: what a highlight is that was never kept.
    #[must_use]
    pub fn voided(&self) -> Self {
        Self {
            verdict: Verdict::Undecided,
            note: None,
            made_by: MadeBy::Attache,
            ..self.clone()
        }
    }

    /// `highlight`, saying this.
    fn say(self, highlight: &Highlight) -> Highlight {
        self.placed(highlight.anchor.clone(), highlight.span)
    }

    /// A highlight with this anchor that says this; `span` is where it stands.
    pub fn placed(self, anchor: Anchor, span: Option<Span>) -> Highlight {
        Highlight {
            span,
            anchor,
            kind: self.kind,
            subject: self.subject,
            verdict: self.verdict,
            note: self.note,
            made_by: self.made_by,
            level: self.level,
            at: self.at,
        }
    }
}

/// A highlight with what several people decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// What is in force.
    pub highlight: Highlight,
    /// By name. Empty where nobody but whoever reads here decided anything.
    pub reviews: Vec<Review>,
}

impl Reviewed {
    /// What is in force of `reviews`: the newest verdict, where none is decided the newest of all.
    /// Who decides without a note takes nobody's note away: then the newest of those counts.
    pub fn in_force(reviews: &[Review]) -> Option<Review> {
        let newest = |some: &dyn Fn(&&Review) -> bool| {
            let some = reviews.iter().filter(some);
            some.max_by(|one, other| one.rank().cmp(&other.rank()))
        };
        let decided = newest(&|review| review.is_decided());
        let mut now = decided.or_else(|| newest(&|_| true))?.clone();
        if now.note.is_none() {
            let noted = newest(&|review| review.note.is_some());
            now.note = noted.and_then(|noted| noted.note.clone());
        }
        Some(now)
    }

    /// What whoever reads here decided, as far as it is not somebody else's verdict that is in force.
    fn own(&self) -> Option<Review> {
        let force = Self::in_force(&self.reviews);
        if force.is_some_and(|force| force.is_said_by(&self.highlight)) {
            return self.reviews.iter().find(|one| one.by.is_empty()).cloned();
        }
        let own = Review::of(&self.highlight, "");
        (!self.highlight.is_void()).then_some(own)
    }

    /// What everybody decided, whoever reads here first.
    pub fn all(&self) -> Vec<Review> {
        let others = self.reviews.iter().filter(|review| !review.by.is_empty());
        self.own().into_iter().chain(others.cloned()).collect()
    }

    /// True where one accepted it and another rejected it.
    pub fn is_disputed(&self) -> bool {
        let all = self.all();
        let said = |verdict| all.iter().any(|review| review.verdict == verdict);
        said(Verdict::Accepted) && said(Verdict::Rejected)
    }

    /// "anna accepted, ben rejected".
    pub fn told(&self) -> String {
        let all = self.all();
        let decided = all.iter().filter(|review| review.is_decided());
        let said = decided.map(|review| format!("{} {}", review.name(), review.verdict.name()));
        said.collect::<Vec<_>>().join(", ")
    }

    /// Lets what a person decided be all there is.
    pub fn begin(&mut self, review: Review) {
        let shared = !review.by.is_empty();
        self.highlight = review.clone().say(&self.highlight);
        self.reviews = if shared { vec![review] } else { Vec::new() };
    }

    /// Takes in what a person decided; false where that changes nothing.
    pub fn take(&mut self, review: Review) -> bool {
        let before = self.clone();
        let mut all = self.all();
        match all.iter_mut().find(|known| known.by == review.by) {
            Some(known) if review.is_newer_than(known) => *known = review,
            Some(_) => return false,
            None => all.push(review),
        }
        all.sort_by(|one, other| one.by.cmp(&other.by));
        if let Some(force) = Self::in_force(&all) {
            self.highlight = force.say(&self.highlight);
        }
        let others = all.iter().any(|review| !review.by.is_empty());
        self.reviews = if others { all } else { Vec::new() };
        *self != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, EntityType, Span};

    fn review(by: &str, verdict: Verdict, note: Option<&str>, at: i64) -> Review {
        Review {
            by: by.to_owned(),
            kind: HighlightKind::Issue,
            subject: Some(Subject {
                label: "grain".to_owned(),
                class: EntityType::Issue,
            }),
            verdict,
            note: note.map(str::to_owned),
            made_by: MadeBy::Attache,
            level: 0,
            at,
        }
    }

    fn empty() -> Reviewed {
        let nothing = review("", Verdict::Undecided, None, 0);
        let highlight = Highlight {
            span: Some(Span::new(3, 8)),
            anchor: Anchor::default(),
            kind: nothing.kind,
            subject: nothing.subject.clone(),
            verdict: Verdict::Undecided,
            note: None,
            made_by: MadeBy::Attache,
            level: 0,
            at: 0,
        };
        Reviewed {
            highlight,
            reviews: Vec::new(),
        }
    }

    /// All orders of a few things.
    fn orders<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
        if items.is_empty() {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for at in 0..items.len() {
            let mut rest = items.to_vec();
            let first = rest.remove(at);
            for mut order in orders(&rest) {
                order.insert(0, first.clone());
                all.push(order);
            }
        }
        all
    }

    #[test]
    fn the_order_makes_no_difference() {
        let some = [
            review("", Verdict::Undecided, Some("look"), 9),
            review("", Verdict::Accepted, None, 4),
            review("anna", Verdict::Accepted, Some("yes"), 5),
            review("ben", Verdict::Rejected, None, 5),
            review("ben", Verdict::Accepted, None, 3),
        ];
        let mut states = orders(&some).into_iter().map(|order| {
            let mut one = empty();
            for review in order {
                one.take(review);
            }
            one
        });
        let first = states.next().unwrap();
        assert!(states.all(|state| state == first));
        assert!(first.is_disputed());
        let names: Vec<String> = first
            .all()
            .iter()
            .map(|one| one.name().to_owned())
            .collect();
        assert_eq!(names, ["reader", "anna", "ben"]);
        // the newest verdict, and of two at one moment always the same
        assert_eq!(first.highlight.verdict, Verdict::Rejected);
        assert_eq!(first.highlight.note.as_deref(), Some("look"));
    }

    #[test]
    fn what_was_decided_here_since_is_ones_own() {
        let mut one = empty();
        assert!(one.take(review("anna", Verdict::Accepted, None, 5)));
        assert!(!one.take(review("anna", Verdict::Accepted, None, 5)));
        assert_eq!(one.all().len(), 1);
        one.highlight.verdict = Verdict::Rejected;
        one.highlight.at = 7;
        assert!(one.is_disputed());
        assert_eq!(one.told(), "reader rejected, anna accepted");
        assert!(one.take(review("ben", Verdict::Accepted, None, 6)));
        assert_eq!(one.highlight.verdict, Verdict::Rejected);
        assert_eq!(one.all().len(), 3);
    }

    #[test]
    fn alone_there_are_no_reviews() {
        let mut one = empty();
        assert!(one.take(review("", Verdict::Accepted, None, 5)));
        assert_eq!((one.reviews.len(), one.all().len()), (0, 1));
        assert!(!one.take(review("", Verdict::Rejected, None, 4)));
        assert!(one.take(review("", Verdict::Accepted, None, 6)), "newer");
    }
}

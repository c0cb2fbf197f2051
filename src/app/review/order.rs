//! Which highlights a review shows, in which order, and which comes next.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::Review;
use crate::app::document::Document;
use crate::app::light::Light;
use crate::model::{Span, Verdict};

/// In which order a review asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By entity, doubtful ones first; a verdict is on all of its mentions.
    #[default]
    Entity,
    /// Mention by mention, as they are read.
    Reading,
    /// Mention by mention, those of the most salient entities first.
    Salience,
}

impl Order {
    /// The one after this.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Entity => Self::Reading,
            Self::Reading => Self::Salience,
            Self::Salience => Self::Entity,
        }
    }

    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Entity => "by entity, doubtful ones first",
            Self::Reading => "reading order",
            Self::Salience => "most salient first",
        }
    }
}

impl Review {
    /// True for a highlight that is part of this review.
    pub fn shows(&self, light: &Light, document: &Document) -> bool {
        (!light.is_note() || self.filter.wants_notes())
            && document.is_wanted(light)
            && self.filter.matches(light, document)
    }

    /// Decided ones and all that are shown.
    pub fn progress(&self, document: &Document) -> (usize, usize) {
        let shown = document.lights.all().iter();
        let shown = shown.filter(|light| !light.is_note() && self.shows(light, document));
        shown.fold((0, 0), |(decided, all), light| {
            (decided + usize::from(!light.is_undecided()), all + 1)
        })
    }

    /// The entity whose mentions are decided as a whole while `light` is framed.
    pub fn whole(&self, light: &Light) -> Option<usize> {
        let entity = light.entity()?;
        (self.order == Order::Entity && self.within != Some(entity)).then_some(entity)
    }

    /// The mentions of an entity that a verdict on the whole of it decides: those that wait, or all
    /// of them where none does.
    pub(super) fn mentions<'a>(&self, entity: usize, document: &'a Document) -> Vec<&'a Light> {
        let of = document.lights.of(entity);
        let shown: Vec<&Light> = of.filter(|light| self.shows(light, document)).collect();
        let waiting = shown.iter().copied().filter(|light| light.is_undecided());
        let waiting: Vec<&Light> = waiting.collect();
        if waiting.is_empty() { shown } else { waiting }
    }

    /// What a verdict on all that is shown decides: what waits, or all where nothing does. What was
    /// decided one by one before stays.
    pub(super) fn decidable<'a>(&self, document: &'a Document) -> Vec<&'a Light> {
        let shown = document.lights.all().iter();
        let shown = shown.filter(|light| !light.is_note() && self.shows(light, document));
        let shown: Vec<&Light> = shown.collect();
        let waiting = shown.iter().copied().filter(|light| light.is_undecided());
        let waiting: Vec<&Light> = waiting.collect();
        if waiting.is_empty() { shown } else { waiting }
    }

    /// The highlights that are shown, in the order of the review.
    pub(super) fn order(&self, document: &Document) -> Vec<Light> {
        let lights = &document.lights;
        let mut shown: Vec<Light> = lights
            .all()
            .iter()
            .filter(|light| self.shows(light, document))
            .copied()
            .collect();
        // thousandths: salience has no total order of its own
        let salience = |light: &Light| {
            let entity = lights.entity(light);
            entity.map_or(0, |entity| (entity.salience * 1000.0) as u32)
        };
        match self.order {
            Order::Reading => {}
            Order::Salience => {
                shown.sort_by_key(|light| (Reverse(salience(light)), light.entity()));
            }
            Order::Entity => {
                let mut doubt: HashMap<Option<usize>, u8> = HashMap::new();
                for light in &shown {
                    let least = doubt.entry(light.entity()).or_insert(light.confidence);
                    *least = light.confidence.min(*least);
                }
                shown.sort_by_cached_key(|light| {
                    let least = doubt.get(&light.entity()).copied();
                    (least, Reverse(salience(light)), light.entity())
                });
            }
        }
        shown
    }

    /// The next undecided one behind `after`, round the end; those that were skipped come last.
    /// Entity by entity it is the first that waits, wherever the reader was.
    pub(super) fn next(&mut self, document: &Document, after: Option<Span>) -> Option<Span> {
        let order = self.order(document);
        if let Some(entity) = self.within {
            let inside = order.iter().filter(|light| light.entity() == Some(entity));
            let open = |light: &&Light| light.is_undecided() && !self.skipped.contains(&light.span);
            let behind = inside.clone().filter(|light| Some(light.span) > after);
            if let Some(light) = behind.chain(inside).find(open) {
                return Some(light.span);
            }
            self.within = None;
        }
        let at = after.filter(|_| self.order != Order::Entity);
        let start = at.map_or(0, |after| {
            let known = order.iter().position(|light| light.span == after);
            known.map_or_else(
                || match self.order {
                    // decided, it may no longer be shown: go on from its place
                    Order::Reading => order.partition_point(|light| light.span.start < after.end),
                    Order::Salience | Order::Entity => 0,
                },
                |at| at + 1,
            )
        });
        let (before, behind) = order.split_at_checked(start).unwrap_or((&order, &[]));
        let mut open = behind
            .iter()
            .chain(before)
            .filter(|light| light.is_undecided());
        let next = open
            .clone()
            .find(|light| !self.skipped.contains(&light.span));
        let next = next.or_else(|| open.next()).map(|light| light.span);
        if next.is_some_and(|next| self.skipped.contains(&next)) {
            // another round through what was skipped
            self.skipped.clear();
        }
        next
    }

    /// Leaves for the end what is asked while `span` is framed.
    pub(super) fn leave_out(&mut self, span: Span, document: &Document) {
        let lights = &document.lights;
        let light = lights.on(span).and_then(|at| lights.all().get(at));
        match light.and_then(|light| self.whole(light)) {
            Some(entity) => {
                let all = self.mentions(entity, document).into_iter();
                let spans: Vec<Span> = all.map(|light| light.span).collect();
                self.skipped.extend(spans);
            }
            None => {
                self.skipped.insert(span);
            }
        }
    }

    /// True where it was left for the end.
    pub(super) fn is_put_off(&self, light: &Light) -> bool {
        self.skipped.contains(&light.span)
    }

    /// Leaves some for the end.
    pub(super) fn put_off(&mut self, spans: HashSet<Span>) {
        self.skipped.extend(spans);
    }

    /// True where nothing that is shown waits for a verdict.
    pub(super) fn is_done(&self, document: &Document) -> bool {
        let mut all = document.lights.all().iter();
        !all.any(|light| light.verdict == Verdict::Undecided && self.shows(light, document))
    }
}

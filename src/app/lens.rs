//! The lens: only the passages about one entity, or about a stakeholder and an issue together.

use super::document::Document;
use super::light::Light;
use super::{App, Effect};
use crate::model::{Action, Article, HighlightKind, Kind, Section, Span};

/// What is lit while everything else is dim. Nothing here is computed while keys are pressed: only
/// when the lens, the highlights or the verdicts change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// Kind and label of one entity, or of two of different kinds: what stays the same when the
    /// highlights are found anew.
    wanted: Vec<(Kind, String)>,
    /// The same as indices into the entities of the article.
    entities: Vec<usize>,
    /// Paragraphs, items, rows of tables that have all of them: sorted, never overlapping.
    passages: Vec<Span>,
}

impl Lens {
    fn new(wanted: Vec<(Kind, String)>, document: &Document) -> Self {
        let mut lens = Self {
            wanted,
            entities: Vec::new(),
            passages: Vec::new(),
        };
        lens.refresh(document);
        lens
    }

    /// Looks for its passages anew.
    pub(super) fn refresh(&mut self, document: &Document) {
        let entities = &document.lights.entities;
        let index = |wanted: &(Kind, String)| {
            let mut all = entities.iter();
            all.position(|entity| (entity.kind, &entity.label) == (wanted.0, &wanted.1))
        };
        let known: Option<Vec<usize>> = self.wanted.iter().map(index).collect();
        self.entities = known.unwrap_or_default();
        let mut lists = self
            .entities
            .iter()
            .map(|&entity| passages(document, entity));
        let first = lists.next().unwrap_or_default();
        self.passages = lists.fold(first, |mut all, more| {
            all.retain(|passage| more.binary_search(passage).is_ok());
            all
        });
    }

    /// The entities by name.
    pub fn name(&self) -> String {
        let names: Vec<&str> = self
            .wanted
            .iter()
            .map(|(_, label)| label.as_str())
            .collect();
        names.join(" + ")
    }

    /// How many passages are lit.
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    /// True where no passage is lit.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// True for an entity that it is about.
    pub fn is_of(&self, entity: usize) -> bool {
        self.entities.contains(&entity)
    }

    /// True where the byte at `at` is in a passage that is lit.
    pub fn lights(&self, at: u32) -> bool {
        let behind = self.passages.partition_point(|passage| passage.end <= at);
        self.passages
            .get(behind)
            .is_some_and(|passage| passage.contains(at))
    }

    /// True where a passage of `span` is lit.
    pub fn touches(&self, span: Span) -> bool {
        let behind = self
            .passages
            .partition_point(|passage| passage.end <= span.start);
        self.passages
            .get(behind)
            .is_some_and(|passage| passage.overlaps(span))
    }

    /// True for the highlights that are walked through: its entities, in its passages. Where one
    /// kind is asked for that it says nothing about, all of that kind: that is how an issue is
    /// found for a stakeholder.
    pub(super) fn shows(&self, light: &Light, kind: Option<HighlightKind>) -> bool {
        let of_it = light.entity().is_some_and(|entity| self.is_of(entity));
        let mut kinds = self.wanted.iter().map(|(own, _)| Some((*own).into()));
        let open = kind.is_some() && kinds.all(|own| own != kind);
        (of_it || open) && self.lights(light.span.start)
    }
}

/// The passages in which an entity is lit, in reading order.
fn passages(document: &Document, entity: usize) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for light in document.lights.of(entity).filter(|light| light.is_lit()) {
        let at = light.span.start;
        if found.last().is_none_or(|last| last.end <= at) {
            found.extend(passage(&document.article, at));
        }
    }
    found
}

/// The block that holds `at`, with those that go on from it and those that it goes on from.
fn passage(article: &Article, at: u32) -> Option<Span> {
    let here = article.block_at(at);
    let before = article.blocks.get(..=here)?;
    let first = before.iter().rfind(|block| !block.continues)?;
    let behind = article.blocks.get(here + 1..).unwrap_or(&[]);
    let last = behind.iter().take_while(|block| block.continues).last();
    let last = last.or_else(|| article.blocks.get(here))?;
    Some(Span::new(first.span.start, last.span.end))
}

impl App {
    /// Puts the lens on the current highlight's entity.
    pub(super) fn lens_on_current(&mut self) -> Vec<Effect> {
        self.reach_light_here();
        match self.current_light().map(super::light::Light::entity) {
            Some(Some(entity)) => self.toggle_lens(entity),
            Some(None) => {
                self.message = Some("A note is on these words, but no entity.".to_owned());
            }
            None => self.say_no_highlight(),
        }
        Vec::new()
    }

    /// Puts the lens on an entity, beside one of the other kind; takes it off where it is on.
    pub(super) fn toggle_lens(&mut self, entity: usize) {
        let lights = &self.document.lights;
        let Some(key) = lights
            .entities
            .get(entity)
            .map(|entity| (entity.kind, entity.label.clone()))
        else {
            return;
        };
        let mut wanted = self
            .lens
            .as_ref()
            .map_or(Vec::new(), |lens| lens.wanted.clone());
        if wanted.contains(&key) {
            wanted.retain(|other| *other != key);
        } else {
            wanted.retain(|other| other.0 != key.0);
            wanted.push(key);
            wanted.sort();
        }
        if wanted.is_empty() {
            self.clear_lens();
            return;
        }
        let lens = Lens::new(wanted, &self.document);
        if lens.is_empty() {
            let names = lens.name().replace(" + ", " and ");
            self.message = Some(format!("No passage has both {names}."));
            return;
        }
        let passages = if lens.len() == 1 {
            "1 passage".to_owned()
        } else {
            format!("{} passages", lens.len())
        };
        let next = self.keymap.told(Action::NextHighlight);
        let clear = self.keymap.told(Action::ClearLens);
        let name = lens.name();
        self.message = Some(format!(
            "Lens on {name}: {passages}. {next} goes on in it, {clear} takes it off."
        ));
        self.lens = Some(lens);
    }

    pub(super) fn clear_lens(&mut self) {
        let words = match self.lens.take() {
            Some(_) => "The lens is off.".to_owned(),
            None => {
                let key = self.keymap.told(Action::Lens);
                format!("No lens is on: {key} puts it on the current highlight.")
            }
        };
        self.message = Some(words);
    }

    /// True where a passage of a section is lit; of a folded one with all of its subsections.
    pub fn section_in_lens(&self, section: usize) -> bool {
        let Some(lens) = &self.lens else { return false };
        let sections = &self.article().sections;
        let Some(own) = sections.get(section) else {
            return false;
        };
        let mut span = own.span;
        if self.outline.is_folded(section) {
            let below = |other: &&Section| other.level > own.level;
            let last = sections.iter().skip(section + 1).take_while(below).last();
            span.end = last.map_or(span.end, |last| last.span.end);
        }
        lens.touches(span)
    }
}

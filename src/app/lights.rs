//! The highlights of the article: what was found, with what the reader made of it.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::book::Book;
use super::light::{Light, NONE};
use crate::config::Lighting;
use crate::model::{Annotations, Entity, Highlight, HighlightKind, Layer, Span, Subject, Verdict};

/// All highlights of an article, places left out. They may overlap.
#[derive(Clone, Debug, Default)]
pub struct Lights {
    list: Vec<Light>,
    /// For each, the furthest end of it and all before it: sorted, so that what touches a row can
    /// be found although highlights overlap.
    reach: Vec<u32>,
    /// How many highlights of each entity are lit.
    counts: Vec<u32>,
    /// How many can be decided, and how many of them are not.
    decidable: (usize, usize),
    /// The same of the key ones.
    decidable_key: (usize, usize),
    /// For each and the end, how many key ones come before it.
    keys: Vec<u32>,
    /// Indices into `list` by entity, in reading order.
    by_entity: Vec<u32>,
    /// Where those of each entity end in `by_entity`.
    ends: Vec<u32>,
    /// Entities: those that were found, then those that the reader added.
    pub entities: Vec<Entity>,
    /// What the reader decided, placed and orphaned.
    pub kept: Vec<Highlight>,
}

impl Lights {
    /// Lays what is kept over what was found.
    pub fn new(found: &Annotations, kept: Vec<Highlight>) -> Self {
        let mut lights = Self {
            list: Vec::with_capacity(found.mentions.len()),
            reach: Vec::new(),
            counts: Vec::new(),
            decidable: (0, 0),
            decidable_key: (0, 0),
            keys: Vec::new(),
            by_entity: Vec::new(),
            ends: Vec::new(),
            entities: found.entities.clone(),
            kept,
        };
        lights.lay(found);
        lights
    }

    /// Takes in what was kept of some highlights; a void one is forgotten.
    pub fn keep(&mut self, found: &Annotations, changed: &[Highlight]) {
        if let [one] = changed
            && self.keep_in_place(one)
        {
            return;
        }
        let known: HashMap<_, usize> = self.kept.iter().map(key).zip(0..).collect();
        for highlight in changed {
            match known
                .get(&key(highlight))
                .and_then(|&at| self.kept.get_mut(at))
            {
                Some(before) => *before = highlight.clone(),
                None => self.kept.push(highlight.clone()),
            }
        }
        self.kept.retain(|highlight| !highlight.is_void());
        self.entities.clone_from(&found.entities);
        self.lay(found);
    }

    /// Takes in a verdict or a note on a highlight that stays what it is: what most keys of a
    /// review do, at a cost that does not grow with the article. Returns false for anything else.
    fn keep_in_place(&mut self, changed: &Highlight) -> bool {
        let at = changed.span.and_then(|span| self.on(span));
        let Some((at, light)) = at.and_then(|at| Some((at, *self.list.get(at)?))) else {
            return false;
        };
        let same = changed.kind == light.kind
            && changed.layer() == Layer::Entity
            && !changed.is_void()
            && self.highlight(&light).subject == changed.subject;
        if !same {
            return false;
        }
        let index = match light.kept().and_then(|index| self.kept.get_mut(index)) {
            Some(kept) => {
                *kept = changed.clone();
                light.kept
            }
            None => {
                self.kept.push(changed.clone());
                self.kept.len() as u32 - 1
            }
        };
        let now = lit_by(light, changed, index);
        if let Some(count) = self.counts.get_mut(light.entity as usize) {
            *count = *count + u32::from(now.is_lit()) - u32::from(light.is_lit());
        }
        if let Some(place) = self.list.get_mut(at) {
            *place = now;
        }
        let open = |before: usize| {
            before + usize::from(now.is_undecided()) - usize::from(light.is_undecided())
        };
        self.decidable.1 = open(self.decidable.1);
        if light.key {
            self.decidable_key.1 = open(self.decidable_key.1);
        }
        true
    }

    fn lay(&mut self, found: &Annotations) {
        let kept = std::mem::take(&mut self.kept);
        let mut over: HashMap<Span, u32> = HashMap::new();
        let mut notes = Vec::new();
        for (highlight, index) in kept.iter().zip(0..) {
            match highlight.span {
                Some(_) if highlight.layer() == Layer::Note => notes.push(index),
                Some(span) if highlight.layer() == Layer::Entity => {
                    over.insert(span, index);
                }
                // corrections of the outline are no highlights
                _ => {}
            }
        }
        let mut book = Book::default();
        self.list.clear();
        for (mention, index) in found.mentions.iter().zip(0..) {
            let light = Light {
                span: mention.span,
                kind: mention.kind.into(),
                verdict: Verdict::Undecided,
                noted: false,
                key: false,
                confidence: mention.confidence,
                entity: mention.entity,
                mention: index,
                kept: NONE,
            };
            let index = if over.is_empty() {
                None
            } else {
                over.remove(&mention.span)
            };
            self.list.push(
                match index.and_then(|index| Some((index, kept.get(index as usize)?))) {
                    Some((index, highlight)) => Light {
                        entity: book.entity(highlight, &mut self.entities),
                        ..lit_by(light, highlight, index)
                    },
                    None => light,
                },
            );
        }
        self.list.retain(|light| light.kind != HighlightKind::Place);
        let found_some = self.list.len();
        let rest = over.into_values().chain(notes);
        for (index, highlight) in rest.filter_map(|index| Some((index, kept.get(index as usize)?)))
        {
            if highlight.kind == HighlightKind::Place {
                continue;
            }
            let own = Light {
                span: highlight.span.unwrap_or_default(),
                kind: highlight.kind,
                verdict: highlight.verdict,
                noted: false,
                key: true,
                confidence: 100,
                entity: book.entity(highlight, &mut self.entities),
                mention: NONE,
                kept: index,
            };
            self.list.push(lit_by(own, highlight, index));
        }
        if self.list.len() > found_some {
            self.list
                .sort_by_key(|light| (order(light.span), light.is_note()));
        }
        self.kept = kept;
        self.tell_key();
        let reach = self.list.iter().scan(0, |furthest: &mut u32, light| {
            *furthest = (*furthest).max(light.span.end);
            Some(*furthest)
        });
        self.reach = reach.collect();
        self.decidable = decidable(self.list.iter());
        self.decidable_key = decidable(self.list.iter().filter(|light| light.key));
        self.counts = vec![0; self.entities.len()];
        for light in self.list.iter().filter(|light| light.is_lit()) {
            if let Some(count) = self.counts.get_mut(light.entity as usize) {
                *count += 1;
            }
        }
        self.sort_by_entity();
    }

    /// Tells the key highlights from the others.
    fn tell_key(&mut self) {
        let key: Vec<bool> = self.entities.iter().map(Entity::is_key).collect();
        self.keys.clear();
        self.keys.push(0);
        let mut before = 0;
        for light in &mut self.list {
            light.key |= light
                .entity()
                .is_none_or(|entity| key.get(entity).copied().unwrap_or(true));
            before += u32::from(light.key);
            self.keys.push(before);
        }
    }

    /// Sorts the list by entity, by counting: there may be hundreds of thousands.
    fn sort_by_entity(&mut self) {
        let mut next = vec![0_u32; self.entities.len() + 1];
        let slots = |light: &Light| light.entity().map(|entity| entity + 1);
        for slot in self.list.iter().filter_map(slots) {
            if let Some(next) = next.get_mut(slot) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for count in &mut next {
            sum += *count;
            *count = sum;
        }
        // from here on `next` holds where the next one of each entity goes; at last, where they end
        self.by_entity = vec![0; sum as usize];
        for (light, index) in self.list.iter().zip(0_u32..) {
            let Some(next) = light.entity().and_then(|entity| next.get_mut(entity)) else {
                continue;
            };
            if let Some(place) = self.by_entity.get_mut(*next as usize) {
                *place = index;
            }
            *next += 1;
        }
        self.ends = next;
    }

    /// Indices of an entity's highlights in [`Lights::all`], in reading order.
    pub fn indices_of(&self, entity: usize) -> &[u32] {
        let end = |entity: usize| self.ends.get(entity).map_or(0, |&end| end as usize);
        let start = entity.checked_sub(1).map_or(0, end);
        self.by_entity.get(start..end(entity)).unwrap_or(&[])
    }

    /// An entity's highlights, in reading order.
    pub fn of(&self, entity: usize) -> impl Iterator<Item = &Light> {
        let indices = self.indices_of(entity).iter();
        indices.filter_map(|&index| self.list.get(index as usize))
    }

    /// All of them, in reading order.
    pub fn all(&self) -> &[Light] {
        &self.list
    }

    /// Index of the first that starts at `at` or behind it.
    pub fn from(&self, at: u32) -> usize {
        self.list.partition_point(|light| light.span.start < at)
    }

    /// Index of the first behind `span` in reading order.
    pub fn behind(&self, span: Span) -> usize {
        self.list
            .partition_point(|light| order(light.span) <= order(span))
    }

    /// Index of `span` in reading order: so many come before it.
    pub fn before(&self, span: Span) -> usize {
        self.list
            .partition_point(|light| order(light.span) < order(span))
    }

    /// Those that touch `span`.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = &Light> {
        let from = self.reach.partition_point(|&end| end <= span.start);
        let to = self.from(span.end);
        let some = self.list.get(from..to.max(from)).unwrap_or(&[]);
        some.iter().filter(move |light| light.span.overlaps(span))
    }

    /// The one that stands on exactly these words; one with an entity before a mere note.
    pub fn on(&self, span: Span) -> Option<usize> {
        let first = self.before(span);
        self.list.get(first).filter(|light| light.span == span)?;
        Some(first)
    }

    /// The entity of a highlight.
    pub fn entity(&self, light: &Light) -> Option<&Entity> {
        self.entities.get(light.entity()?)
    }

    /// How many highlights of the entity with this index are lit.
    pub fn count(&self, entity: usize) -> u32 {
        self.counts.get(entity).copied().unwrap_or(0)
    }

    /// What is kept about a highlight.
    pub fn kept(&self, light: &Light) -> Option<&Highlight> {
        self.kept.get(light.kept()?)
    }

    /// What there would be to keep about a highlight, as it is now.
    pub fn highlight(&self, light: &Light) -> Highlight {
        match self.kept(light) {
            Some(kept) => kept.clone(),
            None => Highlight {
                span: Some(light.span),
                anchor: crate::model::Anchor::default(),
                kind: light.kind,
                subject: self.entity(light).map(|entity| Subject {
                    label: entity.label.clone(),
                    class: entity.class,
                }),
                verdict: light.verdict,
                note: None,
                made_by: crate::model::MadeBy::Attache,
                level: 0,
                at: 0,
            },
        }
    }

    /// How many are lit.
    pub fn lit(&self) -> usize {
        self.list.iter().filter(|light| light.is_lit()).count()
    }

    /// Decided ones and all that can be decided; of the key ones alone where so set.
    pub fn progress(&self, lighting: Lighting) -> (usize, usize) {
        let (all, open) = match lighting {
            Lighting::Key => self.decidable_key,
            Lighting::All | Lighting::None => self.decidable,
        };
        (all - open, all)
    }

    /// Place of `span` in reading order, and how many there are; among the key ones alone where so
    /// set.
    pub fn place(&self, span: Span, lighting: Lighting) -> (usize, usize) {
        let index = self.before(span);
        let keys = |at: usize| self.keys.get(at).map_or(0, |&before| before as usize);
        match lighting {
            Lighting::Key => (keys(index), keys(self.list.len())),
            Lighting::All | Lighting::None => (index, self.list.len()),
        }
    }
}

/// How many can be decided, and how many of them are not.
fn decidable<'a>(lights: impl Iterator<Item = &'a Light>) -> (usize, usize) {
    let lights = lights.filter(|light| !light.is_note());
    lights.fold((0, 0), |(all, open), light| {
        (all + 1, open + usize::from(light.is_undecided()))
    })
}

/// Reading order: of two that start together the longer comes first.
fn order(span: Span) -> (u32, Reverse<u32>) {
    (span.start, Reverse(span.end))
}

/// How a highlight is known within its article.
fn key(highlight: &Highlight) -> (Option<Span>, Layer, String) {
    // an orphan has no place: its words and old place tell it
    let words = match highlight.span {
        Some(_) => String::new(),
        None => format!("{}@{}", highlight.anchor.exact, highlight.anchor.span.start),
    };
    (highlight.span, highlight.layer(), words)
}

fn lit_by(light: Light, highlight: &Highlight, index: u32) -> Light {
    Light {
        kind: highlight.kind,
        verdict: highlight.verdict,
        noted: highlight.note.is_some(),
        kept: index,
        ..light
    }
}

#[cfg(test)]
mod tests {
    use super::{Lighting, Lights};
    use crate::model::{
        Annotations, Entity, EntityType, Kind, MadeBy, Mention, Span, Verdict, Why, WhyRule,
    };

    fn found() -> Annotations {
        let mention = |start: u32, entity| Mention {
            span: Span::new(start, start + 4),
            entity,
            kind: Kind::Stakeholder,
            confidence: 90,
            why: Why {
                rule: WhyRule::Lexicon,
                entry: 0,
            },
        };
        let entity = |label: &str| Entity {
            key: String::new(),
            id: label.to_lowercase(),
            label: label.to_owned(),
            kind: Kind::Stakeholder,
            class: EntityType::State,
            salience: 1.0,
            mentions: 2,
            aliases: Vec::new(),
        };
        Annotations {
            entities: vec![entity("Mali"), entity("Chad")],
            mentions: vec![
                mention(0, 0),
                mention(10, 1),
                mention(20, 0),
                mention(30, 1),
            ],
        }
    }

    #[test]
    fn a_verdict_taken_in_by_itself_is_as_if_all_were_laid_anew() {
        let found = found();
        let mut lights = Lights::new(&found, Vec::new());
        let turns = [
            (0, Verdict::Accepted, None),
            (2, Verdict::Rejected, Some("why")),
            (2, Verdict::Accepted, None),
            (0, Verdict::Undecided, None),
            (3, Verdict::Undecided, Some("a note")),
            (3, Verdict::Rejected, Some("a note")),
        ];
        for (index, verdict, note) in turns {
            let mut highlight = lights.highlight(&lights.all()[index]);
            highlight.verdict = verdict;
            highlight.note = note.map(str::to_owned);
            lights.keep(&found, &[highlight]);
            let anew = Lights::new(&found, lights.kept.clone());
            assert_eq!(lights.all(), anew.all());
            assert_eq!(lights.counts, anew.counts);
            for lighting in Lighting::ALL {
                assert_eq!(lights.progress(lighting), anew.progress(lighting));
            }
        }
    }

    #[test]
    fn key_ones_are_told_by_salience_and_own_ones_are_key() {
        let mut found = found();
        found.entities[1].salience = 0.29;
        let mut lights = Lights::new(&found, Vec::new());
        let key: Vec<bool> = lights.all().iter().map(|light| light.key).collect();
        assert_eq!(key, [true, false, true, false]);
        assert_eq!(lights.place(Span::new(20, 24), Lighting::Key), (1, 2));
        assert_eq!(lights.place(Span::new(20, 24), Lighting::All), (2, 4));
        assert_eq!(lights.progress(Lighting::Key), (0, 2));
        let mut own = lights.highlight(&lights.all()[1]);
        own.span = Some(Span::new(40, 44));
        own.made_by = MadeBy::Reader;
        lights.keep(&found, &[own]);
        assert!(lights.all().last().unwrap().key);
        // the first of all is key however little else is named
        found.entities[0].salience = 1.0;
        found.entities[1].salience = 0.9;
        let both = Lights::new(&found, Vec::new());
        assert!(both.all().iter().all(|light| light.key));
    }

    #[test]
    fn own_highlights_may_overlap_and_are_all_found() {
        let found = found();
        let mut lights = Lights::new(&found, Vec::new());
        let mut own = lights.highlight(&lights.all()[1]);
        own.span = Some(Span::new(8, 40));
        own.made_by = MadeBy::Reader;
        lights.keep(&found, &[own]);
        assert_eq!(lights.all().len(), 5);
        let at = |start, end| lights.touching(Span::new(start, end)).count();
        assert_eq!((at(0, 4), at(12, 13), at(35, 36), at(50, 60)), (1, 2, 1, 0));
        assert_eq!(lights.count(1), 3);
    }
}

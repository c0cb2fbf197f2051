//! The highlights as the reader sees them, in the form of what was found: what was rejected is
//! gone, what was changed stands for what it was changed to, the reader's own stand beside the
//! rest.

use std::sync::Arc;

use super::Document;
use crate::model::{Annotations, Kind, Mention, Span, Verdict, Why, WhyRule};

/// The confidence of what the reader made.
const SURE: u8 = 100;

impl Document {
    /// The highlights as the reader sees them; where nothing was decided just what was found.
    pub(super) fn seen(&self) -> Arc<Annotations> {
        if self.lights.kept.is_empty() {
            return self.annotations.clone();
        }
        let (own, known) = self.lit();
        let free = |mention: &Mention| {
            let at = own.partition_point(|own: &Mention| own.span.end <= mention.span.start);
            own.get(at)
                .is_none_or(|own| !own.span.overlaps(mention.span))
        };
        let mut mentions: Vec<Mention> = known.into_iter().filter(free).collect();
        mentions.extend(own);
        mentions.sort_by_key(|mention| mention.span.start);
        Arc::new(ranked(Annotations {
            entities: self.lights.entities.clone(),
            mentions,
        }))
    }

    /// The reader's own highlights, none over another, and what is left of what was found.
    fn lit(&self) -> (Vec<Mention>, Vec<Mention>) {
        let found = &self.annotations.mentions;
        let mut own: Vec<Mention> = Vec::new();
        let mut known = Vec::with_capacity(found.len());
        for light in self.lights.all() {
            let (Some(kind), Some(entity)) = (light.kind.mention(), light.entity()) else {
                continue;
            };
            if light.verdict == Verdict::Rejected {
                continue;
            }
            let before = light.mention().and_then(|index| found.get(index));
            let mention = Mention {
                span: light.span,
                entity: entity as u32,
                kind,
                confidence: before.map_or(SURE, |before| before.confidence),
                why: before.map_or(
                    Why {
                        rule: WhyRule::UserLexicon,
                        entry: 0,
                    },
                    |before| before.why,
                ),
            };
            if before.is_some() {
                known.push(mention);
            } else if own
                .last()
                .is_none_or(|last| last.span.end <= light.span.start)
            {
                own.push(mention);
            }
        }
        // places are never lit; one that the reader made something else of is there already
        let lit: Vec<Span> = known.iter().map(|mention| mention.span).collect();
        let places = found.iter().filter(|mention| {
            mention.kind == Kind::Place && lit.binary_search(&mention.span).is_err()
        });
        known.extend(places.copied());
        (own, known)
    }
}

/// Counts the mentions and puts the most salient entities first.
fn ranked(mut found: Annotations) -> Annotations {
    let mut counts = vec![0_u32; found.entities.len()];
    for mention in &found.mentions {
        if let Some(count) = counts.get_mut(mention.entity as usize) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    for (entity, count) in found.entities.iter_mut().zip(&counts) {
        // an entity of the reader's own has none yet: it matters as much as it is named
        if entity.salience == 0.0 && entity.mentions == 0 {
            entity.salience = *count as f32 / most as f32;
        }
        entity.mentions = *count;
    }
    let mut order: Vec<usize> = (0..found.entities.len()).collect();
    let salience = |at: &usize| {
        found
            .entities
            .get(*at)
            .map_or(0.0, |entity| entity.salience)
    };
    order.sort_by(|a, b| salience(b).total_cmp(&salience(a)));
    let mut place = vec![0_u32; order.len()];
    for (at, now) in order.iter().zip(0..) {
        if let Some(slot) = place.get_mut(*at) {
            *slot = now;
        }
    }
    for mention in &mut found.mentions {
        mention.entity = place.get(mention.entity as usize).copied().unwrap_or(0);
    }
    let entities = order
        .iter()
        .filter_map(|at| found.entities.get(*at).cloned());
    found.entities = entities.collect();
    found
}

//! What verdicts leave of what was found: what was rejected is gone, what was changed stands for
//! what it was changed to, the reader's own stand beside the rest.

use std::collections::{HashMap, HashSet};

use super::annotation::{Annotations, Entity, Kind, Mention, Why, WhyRule};
use super::highlight::{Highlight, Layer, Verdict};
use super::span::Span;

/// The confidence of what the reader said.
const SURE: u8 = 100;

/// The reason for what the reader said.
const READER: Why = Why {
    rule: WhyRule::Reader,
    entry: 0,
};

impl Annotations {
    /// What the verdicts in `kept` leave of this in `text`; `slug` makes the id of an entity that the
    /// reader added. Without a verdict just what was found.
    #[must_use]
    pub fn decided(
        &self,
        text: &str,
        kept: &[Highlight],
        slug: impl Fn(&str) -> String,
    ) -> Annotations {
        let mut over: HashMap<Span, &Highlight> = HashMap::new();
        for highlight in kept.iter().filter(|one| one.layer() == Layer::Entity) {
            if let Some(span) = highlight.span {
                over.insert(span, highlight);
            }
        }
        if over.is_empty() {
            return self.clone();
        }
        let mut cast = Cast::new(self, slug);
        let mut known = Vec::with_capacity(self.mentions.len());
        for mention in &self.mentions {
            match over.remove(&mention.span) {
                Some(highlight) => known.extend(cast.over(mention, highlight)),
                None => known.push(*mention),
            }
        }
        // in reading order, so that new entities always come in the same one
        let mut rest: Vec<(Span, &Highlight)> = over.into_iter().collect();
        rest.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let own = rest.into_iter();
        let own = own.filter_map(|(span, highlight)| cast.own(span, highlight));
        let own: Vec<Mention> = own.collect();
        let mentions = beside(known, own);
        cast.finish(text, &self.entities, mentions)
    }
}

/// The reader's own, none over another, and what is left of what was found. In reading order.
fn beside(known: Vec<Mention>, own: Vec<Mention>) -> Vec<Mention> {
    let mut apart: Vec<Mention> = Vec::with_capacity(own.len());
    for mention in own {
        if (apart.last()).is_none_or(|last| last.span.end <= mention.span.start) {
            apart.push(mention);
        }
    }
    let free = |mention: &Mention| {
        let at = apart.partition_point(|own| own.span.end <= mention.span.start);
        (apart.get(at)).is_none_or(|own| !own.span.overlaps(mention.span))
    };
    let mut all: Vec<Mention> = known.into_iter().filter(free).collect();
    all.extend(apart);
    all.sort_by_key(|mention| mention.span.start);
    all
}

/// The entities, and those that the reader added.
struct Cast<S> {
    entities: Vec<Entity>,
    names: HashMap<(Kind, String), u32>,
    ids: HashSet<String>,
    slug: S,
}

impl<S: Fn(&str) -> String> Cast<S> {
    fn new(found: &Annotations, slug: S) -> Self {
        let names = found.entities.iter().zip(0..);
        Self {
            names: names
                .map(|(entity, at)| ((entity.kind, entity.label.to_lowercase()), at))
                .collect(),
            ids: (found.entities.iter())
                .map(|entity| entity.id.clone())
                .collect(),
            entities: found.entities.clone(),
            slug,
        }
    }

    /// What is left of a mention that something was decided about.
    fn over(&mut self, mention: &Mention, highlight: &Highlight) -> Option<Mention> {
        if highlight.verdict == Verdict::Rejected {
            return None;
        }
        let before = self.entities.get(mention.entity as usize);
        let same = highlight.kind.mention() == Some(mention.kind)
            && highlight
                .subject
                .as_ref()
                .is_none_or(|subject| before.is_some_and(|before| before.label == subject.label));
        if same {
            self.entity(highlight);
            return Some(*mention);
        }
        self.own(mention.span, highlight)
    }

    /// A highlight of the reader's own.
    fn own(&mut self, span: Span, highlight: &Highlight) -> Option<Mention> {
        if highlight.verdict == Verdict::Rejected {
            return None;
        }
        Some(Mention {
            span,
            entity: self.entity(highlight)?,
            kind: highlight.kind.mention()?,
            confidence: SURE,
            why: READER,
        })
    }

    /// The entity of a highlight; a new name becomes one of its own.
    fn entity(&mut self, highlight: &Highlight) -> Option<u32> {
        let (subject, kind) = highlight.subject.as_ref().zip(highlight.kind.mention())?;
        let name = (kind, subject.label.to_lowercase());
        if let Some(&at) = self.names.get(&name) {
            // what the reader says of its type holds
            if let Some(entity) = self.entities.get_mut(at as usize)
                && kind == Kind::Stakeholder
            {
                entity.class = subject.class;
            }
            return Some(at);
        }
        let slug = (self.slug)(&subject.label);
        let id = self.unique(&slug);
        let at = self.entities.len() as u32;
        let key = format!("{}:{slug}", kind.name());
        self.entities.push(subject.entity(kind, id, key));
        self.names.insert(name, at);
        Some(at)
    }

    /// `slug`, or with a number behind it where another entity has it.
    fn unique(&mut self, slug: &str) -> String {
        let numbered = (2..=u32::MAX).map(|number| format!("{slug}-{number}"));
        let mut all = std::iter::once(slug.to_owned()).chain(numbered);
        let free = all.find(|id| !self.ids.contains(id));
        let free = free.unwrap_or_else(|| slug.to_owned());
        self.ids.insert(free.clone());
        free
    }

    /// Counts the mentions anew, leaves out entities that have none, and puts the most salient first.
    fn finish(mut self, text: &str, found: &[Entity], mut mentions: Vec<Mention>) -> Annotations {
        let mut counts = vec![0_u32; self.entities.len()];
        for mention in &mentions {
            if let Some(count) = counts.get_mut(mention.entity as usize) {
                *count += 1;
            }
        }
        self.rename(text, &mentions, &counts);
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        for (at, (entity, &count)) in self.entities.iter_mut().zip(&counts).enumerate() {
            let before = found.get(at).map_or(0, |entity| entity.mentions);
            entity.mentions = count;
            entity.salience = match before {
                // it matters as much as it is named
                0 => count as f32 / most as f32,
                _ => entity.salience * count as f32 / before as f32,
            };
        }
        first_has_one(&mut self.entities);
        let mut order: Vec<usize> = (0..self.entities.len())
            .filter(|at| counts.get(*at).is_some_and(|count| *count > 0))
            .collect();
        let salience = |at: &usize| self.entities.get(*at).map_or(0.0, |one| one.salience);
        order.sort_by(|a, b| salience(b).total_cmp(&salience(a)));
        let mut place = vec![0_u32; self.entities.len()];
        for (at, now) in order.iter().zip(0..) {
            if let Some(slot) = place.get_mut(*at) {
                *slot = now;
            }
        }
        for mention in &mut mentions {
            mention.entity = place.get(mention.entity as usize).copied().unwrap_or(0);
        }
        let entities = order
            .iter()
            .filter_map(|at| self.entities.get(*at).cloned());
        Annotations {
            entities: entities.collect(),
            mentions,
        }
    }

    /// Of the entities that won or lost mentions: the forms in which they are still named.
    fn rename(&mut self, text: &str, mentions: &[Mention], counts: &[u32]) {
        let mut forms: HashMap<u32, Vec<&str>> = HashMap::new();
        for mention in mentions {
            let before = self.entities.get(mention.entity as usize);
            let now = counts.get(mention.entity as usize);
            if before.is_none_or(|before| Some(&before.mentions) == now) {
                continue;
            }
            let form = mention.span.of(text);
            let known = forms.entry(mention.entity).or_default();
            let told = before.is_some_and(|before| before.aliases.iter().any(|one| one == form));
            if (told || mention.why.rule == WhyRule::Reader) && !known.contains(&form) {
                known.push(form);
            }
        }
        for (at, forms) in forms {
            if let Some(entity) = self.entities.get_mut(at as usize) {
                let label = entity.label.as_str();
                let aliases = forms.into_iter().filter(|form| *form != label);
                entity.aliases = aliases.map(str::to_owned).collect();
            }
        }
    }
}

/// Scales salience so that the first of each kind has 1, as in what is found.
fn first_has_one(entities: &mut [Entity]) {
    for kind in [Kind::Stakeholder, Kind::Issue, Kind::Place] {
        let of_kind = |entity: &&mut Entity| entity.kind == kind;
        let most = (entities.iter_mut().filter(of_kind)).fold(0.0_f32, |most, entity| {
            if entity.mentions > 0 {
                most.max(entity.salience)
            } else {
                most
            }
        });
        if most <= 0.0 {
            continue;
        }
        for entity in entities.iter_mut().filter(of_kind) {
            entity.salience = (entity.salience / most).min(1.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::annotation::EntityType;
    use super::super::highlight::{Anchor, HighlightKind, MadeBy, Subject};
    use super::*;

    const TEXT: &str = "Mali met Chad. Bamako and Chad want grain. Niger waits.";

    fn entity(label: &str, mentions: u32, salience: f32) -> Entity {
        Entity {
            id: label.to_lowercase(),
            key: format!("stakeholder:{}", label.to_lowercase()),
            label: label.to_owned(),
            kind: Kind::Stakeholder,
            class: EntityType::State,
            salience,
            mentions,
            aliases: Vec::new(),
        }
    }

    fn on(words: &str, nth: usize) -> Span {
        let at = TEXT.match_indices(words).nth(nth).unwrap().0 as u32;
        Span::new(at, at + words.len() as u32)
    }

    /// Mali twice (once as Bamako), Chad twice.
    fn found() -> Annotations {
        let mention = |span, entity| Mention {
            span,
            entity,
            kind: Kind::Stakeholder,
            confidence: 90,
            why: Why {
                rule: WhyRule::Lexicon,
                entry: 0,
            },
        };
        let mali = Entity {
            aliases: vec!["Bamako".to_owned()],
            ..entity("Mali", 2, 1.0)
        };
        Annotations {
            entities: vec![mali, entity("Chad", 2, 0.8)],
            mentions: vec![
                mention(on("Mali", 0), 0),
                mention(on("Chad", 0), 1),
                mention(on("Bamako", 0), 0),
                mention(on("Chad", 1), 1),
            ],
        }
    }

    fn highlight(span: Span, label: &str, verdict: Verdict) -> Highlight {
        Highlight {
            span: Some(span),
            anchor: Anchor::default(),
            kind: HighlightKind::Stakeholder,
            subject: Some(Subject {
                label: label.to_owned(),
                class: EntityType::State,
            }),
            verdict,
            note: None,
            made_by: MadeBy::Attache,
            level: 0,
            at: 0,
        }
    }

    fn told(found: &Annotations) -> Vec<String> {
        let entities = found.entities.iter();
        let told = entities.map(|one| format!("{} {} {:?}", one.id, one.mentions, one.aliases));
        told.collect()
    }

    fn decided(kept: &[Highlight]) -> Annotations {
        found().decided(TEXT, kept, str::to_lowercase)
    }

    #[test]
    fn without_a_verdict_it_is_what_was_found() {
        assert_eq!(decided(&[]), found());
        let accepted = highlight(on("Mali", 0), "Mali", Verdict::Accepted);
        assert_eq!(decided(&[accepted]), found());
    }

    #[test]
    fn what_is_rejected_is_gone_with_its_name() {
        let kept = [highlight(on("Bamako", 0), "Mali", Verdict::Rejected)];
        let left = decided(&kept);
        assert_eq!(told(&left), ["chad 2 []", "mali 1 []"]);
        assert_eq!(left.mentions.len(), 3);
        // the first of a kind has all salience
        assert!((left.entities[0].salience - 1.0).abs() < f32::EPSILON);
        let both = [
            highlight(on("Chad", 0), "Chad", Verdict::Rejected),
            highlight(on("Chad", 1), "Chad", Verdict::Rejected),
        ];
        assert_eq!(told(&decided(&both)), ["mali 2 [\"Bamako\"]"]);
    }

    #[test]
    fn what_is_changed_stands_for_what_it_was_changed_to() {
        let kept = [highlight(on("Bamako", 0), "Junta", Verdict::Accepted)];
        let left = decided(&kept);
        assert_eq!(
            told(&left),
            ["chad 2 []", "mali 1 []", "junta 1 [\"Bamako\"]"]
        );
        let third = &left.mentions[2];
        assert_eq!((third.why.rule, third.confidence), (WhyRule::Reader, SURE));
        assert_eq!(left.entity(third).unwrap().key, "stakeholder:junta");
    }

    #[test]
    fn own_ones_stand_beside_the_rest_and_over_what_they_touch() {
        let own = |span| Highlight {
            made_by: MadeBy::Reader,
            ..highlight(span, "Niger", Verdict::Undecided)
        };
        let left = decided(&[own(on("Niger", 0))]);
        assert_eq!(told(&left)[2], "niger 1 []");
        let wide = Span::new(on("Bamako", 0).start, on("Chad", 1).end);
        let left = decided(&[own(wide)]);
        let spans: Vec<Span> = left.mentions.iter().map(|mention| mention.span).collect();
        assert_eq!(spans, [on("Mali", 0), on("Chad", 0), wide]);
        // one that was taken back is none
        let gone = Highlight {
            verdict: Verdict::Rejected,
            ..own(on("Niger", 0))
        };
        assert_eq!(told(&decided(&[gone])), told(&found()));
    }

    #[test]
    fn notes_and_orphans_change_nothing() {
        let note = Highlight {
            kind: HighlightKind::Note,
            subject: None,
            ..highlight(on("Mali", 0), "", Verdict::Undecided)
        };
        let orphan = Highlight {
            span: None,
            ..highlight(on("Mali", 0), "Mali", Verdict::Rejected)
        };
        assert_eq!(decided(&[note, orphan]), found());
    }
}

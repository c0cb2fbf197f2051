//! From the matters of the taxonomy to those of the article: a matter is called what the article
//! calls it most often, and comes apart where the article names two different things.

use std::collections::{HashMap, HashSet};

use super::book::{Draft, label};
use super::format::flag;
use super::lexicon;
use super::norm::{Folded, step};
use super::tokens::is;
use crate::model::{EntityType, Kind, Mention, WhyRule};

/// Matters whose terms all mean the same thing: never apart.
const ONE: [&str; 12] = [
    "ceasefire",
    "peace settlement",
    "prisoner exchange",
    "de-escalation",
    "mistrust",
    "deadlock",
    "sanctions",
    "tariffs",
    "epidemics",
    "vaccination",
    "dispute",
    "agreement",
];

/// A way of putting a matter: its words, how often, where first.
struct Phrase<'a> {
    words: &'a str,
    count: usize,
    length: usize,
}

/// Words of one matter that hang together.
#[derive(Default)]
struct Family<'a> {
    mentions: Vec<usize>,
    phrases: HashMap<u64, Phrase<'a>>,
    order: Vec<u64>,
}

impl Family<'_> {
    /// The most frequent way of putting it; of two the longer, then the earlier.
    fn label(&self) -> Option<&str> {
        let mut best: Option<&Phrase> = None;
        for phrase in self.order.iter().filter_map(|key| self.phrases.get(key)) {
            let rank = |phrase: &Phrase| (phrase.count, phrase.length.min(3));
            if best.is_none_or(|best| rank(phrase) > rank(best)) {
                best = Some(phrase);
            }
        }
        best.map(|phrase| phrase.words)
    }
}

/// Gives every issue of the taxonomy the names, and the limits, it has in this article.
pub(super) fn refine(text: &str, mentions: &mut [Mention], drafts: &mut Vec<Draft>) {
    let mut matters: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut known: Vec<u32> = Vec::new();
    let mut listed = HashSet::new();
    for (at, mention) in mentions.iter().enumerate() {
        if mention.kind == Kind::Issue {
            matters.entry(mention.entity).or_default().push(at);
            if mention.why.rule == WhyRule::Taxonomy && listed.insert(mention.entity) {
                known.push(mention.entity);
            }
        }
    }
    for entity in known {
        let Some(draft) = drafts.get(entity as usize) else {
            continue;
        };
        // "Ukraine war": a proper name stays
        if draft.label.contains(char::is_uppercase) {
            continue;
        }
        let one = ONE.contains(&draft.label.as_str());
        let places = matters.remove(&entity).unwrap_or_default();
        let families = families(text, mentions, &places, one);
        settle(mentions, drafts, entity, &families);
    }
}

/// Names the matter after its largest family; the other families that repeat become matters of
/// their own.
fn settle(mentions: &mut [Mention], drafts: &mut Vec<Draft>, entity: u32, families: &[Family]) {
    let Some(largest) = families
        .iter()
        .rev()
        .max_by_key(|family| family.mentions.len())
    else {
        return;
    };
    if families.len() > 1 && largest.mentions.len() == 1 {
        return;
    }
    let name = |family: &Family| label(family.label().unwrap_or(""), EntityType::Issue);
    if let Some(draft) = drafts.get_mut(entity as usize) {
        let first = name(largest);
        let same = phrase(&first) == phrase(&draft.label);
        if !first.is_empty() && !same {
            draft.label = first;
        }
    }
    for family in families {
        if std::ptr::eq(family, largest) || family.mentions.len() < 2 {
            continue;
        }
        let id = drafts.len() as u32;
        drafts.push(Draft {
            label: name(family),
            kind: Kind::Issue,
            class: EntityType::Issue,
        });
        for at in &family.mentions {
            if let Some(mention) = mentions.get_mut(*at) {
                mention.entity = id;
            }
        }
    }
}

/// Sorts the mentions of one matter by the words they share; a generic head goes where the one
/// before it went.
fn families<'a>(
    text: &'a str,
    mentions: &[Mention],
    places: &[usize],
    one: bool,
) -> Vec<Family<'a>> {
    let mut by_word: HashMap<u64, usize> = HashMap::new();
    let mut parents: Vec<usize> = Vec::new();
    let mut homes: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for at in places {
        let home = mentions
            .get(*at)
            .filter(|mention| !is_generic(mention))
            .map(|mention| {
                let mut home = None;
                for word in words(mention.span.of(text)) {
                    let word = if one {
                        0
                    } else {
                        Folded::new(word).stem_hash()
                    };
                    let next = parents.len();
                    let found = root(&mut parents, *by_word.entry(word).or_insert(next));
                    if found == parents.len() {
                        parents.push(found);
                    }
                    match home {
                        Some(home) if home != found => {
                            if let Some(parent) = parents.get_mut(found) {
                                *parent = home;
                            }
                        }
                        _ => home = Some(found),
                    }
                }
                home
            });
        homes.push(home.flatten());
    }
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut families: Vec<Family> = Vec::new();
    // what stands before the first outright name goes with it
    let mut last = homes.iter().flatten().next().copied();
    for (at, home) in places.iter().zip(homes) {
        let home = home.or(last).map(|home| root(&mut parents, home));
        last = home;
        let next = families.len();
        let number = *numbers.entry(home.unwrap_or(usize::MAX)).or_insert(next);
        if number == next {
            families.push(Family::default());
        }
        let (Some(family), Some(mention)) = (families.get_mut(number), mentions.get(*at)) else {
            continue;
        };
        family.mentions.push(*at);
        let surface = mention.span.of(text);
        let key = phrase(surface);
        let length = words(surface).count();
        match family.phrases.get_mut(&key) {
            Some(phrase) => phrase.count += 1,
            None => {
                family.order.push(key);
                let count = usize::from(!is_generic(mention));
                family.phrases.insert(
                    key,
                    Phrase {
                        words: surface,
                        count,
                        length,
                    },
                );
            }
        }
    }
    families
}

fn root(parents: &mut [usize], at: usize) -> usize {
    let mut at = at;
    while let Some(up) = parents.get(at).copied().filter(|up| *up != at) {
        // halve the path
        let above = parents.get(up).copied().unwrap_or(up);
        if let Some(slot) = parents.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
    at
}

/// A head that takes its matter from elsewhere.
fn is_generic(mention: &Mention) -> bool {
    match mention.why.rule {
        WhyRule::Taxonomy => lexicon::entry(mention.why.entry).flags & flag::GENERIC != 0,
        WhyRule::Reference => true,
        _ => false,
    }
}

/// One key for a phrase in any number and spelling.
fn phrase(words_of: &str) -> u64 {
    words(words_of).fold(1, |key, word| step(key, Folded::new(word).stem_hash()))
}

/// The words of a phrase that say something.
fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| {
            !word.is_empty() && lexicon::classes(Folded::new(word).word_hash()) & is::STOP == 0
        })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::issues;

    #[test]
    fn a_matter_is_called_what_the_article_calls_it() {
        assert_eq!(
            issues("The groundwater fell. Groundwater is scarce."),
            ["groundwater=groundwater", "Groundwater=groundwater"]
        );
    }

    #[test]
    fn two_things_that_repeat_are_two_matters() {
        let found = issues("A drought came. The dam broke. The drought went on, the dam did not.");
        assert_eq!(
            found,
            ["drought=drought", "dam=dam", "drought=drought", "dam=dam"]
        );
        let once = issues("A drought came. The dam broke.");
        assert_eq!(once, ["drought=water", "dam=water"]);
    }

    #[test]
    fn near_synonyms_stay_together() {
        assert_eq!(
            issues("The truce held. The ceasefire held. A truce is no ceasefire."),
            [
                "truce=truce",
                "ceasefire=truce",
                "truce=truce",
                "ceasefire=truce"
            ]
        );
    }
}

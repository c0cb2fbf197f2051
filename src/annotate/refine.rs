//! From the matters of the taxonomy to those of the article: a matter is called what the article
//! calls it most often, and comes apart where the article names two different things.

use super::draft::Draft;
use super::naming::label;
use crate::lexicon::format::flag;
use crate::lexicon::norm::{Folded, step};
use crate::lexicon::table::{Bag, Table};
use crate::lexicon::tokens::is;
use crate::lexicon::{self, is_word_of, list};
use crate::model::{EntityType, Kind, Mention, WhyRule};

/// From so many phrases on, of which each stands once, the taxonomy names the matter.
const MIXED: usize = 3;

/// Ways of putting a matter that are compared with each other.
const FEW: usize = 16;

/// A way of putting a matter: its words, how often, where first.
struct Phrase<'a> {
    words: &'a str,
    count: usize,
    length: usize,
}

/// A mention on its way into a family.
#[derive(Default)]
struct Seen {
    home: Option<usize>,
    /// Hash of its words in any number.
    key: u64,
    length: usize,
    generic: bool,
}

/// Words of one matter that hang together.
#[derive(Default)]
struct Family<'a> {
    mentions: Vec<usize>,
    phrases: Table<u64, Phrase<'a>>,
    order: Vec<u64>,
    /// Not only heads alone, which take their matter from elsewhere.
    outright: bool,
}

impl Family<'_> {
    /// Several ways of putting it, none of which repeats: none of them names the others.
    fn is_mixed(&self) -> bool {
        self.order.len() >= MIXED && self.phrases.values().all(|phrase| self.count(phrase) < 2)
    }

    /// How often a phrase stands, also as the beginning of longer ones: "national security" in
    /// "national security law".
    fn count(&self, phrase: &Phrase) -> usize {
        if self.order.len() > FEW || phrase.count == 0 {
            return phrase.count;
        }
        let begins = |longer: &&Phrase| {
            let head = longer.words.get(..phrase.words.len());
            longer.length > phrase.length
                && head.is_some_and(|head| head.eq_ignore_ascii_case(phrase.words))
        };
        let longer = self.phrases.values().filter(begins);
        phrase.count + longer.map(|longer| longer.count).sum::<usize>()
    }

    /// The most frequent way of putting it; of two the longer, then the earlier. Where none
    /// repeats, what longer ones begin with.
    fn label(&self) -> Option<&str> {
        let repeats = self.phrases.values().any(|phrase| phrase.count > 1);
        let mut best: Option<&Phrase> = None;
        for phrase in self.order.iter().filter_map(|key| self.phrases.get(key)) {
            let rank = |phrase: &Phrase| {
                let count = if repeats {
                    phrase.count
                } else {
                    self.count(phrase)
                };
                (count, phrase.length.min(3))
            };
            if best.is_none_or(|best| rank(phrase) > rank(best)) {
                best = Some(phrase);
            }
        }
        best.map(|phrase| phrase.words)
    }
}

/// Gives every issue of the taxonomy the names, and the limits, it has in this article.
pub(super) fn refine(text: &str, mentions: &mut [Mention], drafts: &mut Vec<Draft>) {
    let mut matters: Table<u32, Vec<usize>> = Table::default();
    let mut known: Vec<u32> = Vec::new();
    let mut listed = Bag::default();
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
        let places = matters.remove(&entity).unwrap_or_default();
        if keeps_its_name(text, mentions, &places, &draft.label) {
            continue;
        }
        let one = is_word_of(list::ONE, &draft.label);
        let families = families(text, mentions, &places, one);
        settle(mentions, drafts, entity, &families);
    }
}

/// True where the proper name in a label stands in the text: "Ukraine war" stays so; what this
/// article calls "alliance membership" alone is no "NATO membership".
fn keeps_its_name(text: &str, mentions: &[Mention], places: &[usize], label: &str) -> bool {
    let proper = |word: &&str| word.contains(char::is_uppercase);
    let said = |word: &str| {
        let mut spans = places.iter().filter_map(|at| mentions.get(*at));
        spans.any(|mention| mention.span.of(text).contains(word))
    };
    label.split(' ').filter(proper).any(said)
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
    if let Some(draft) = drafts.get_mut(entity as usize)
        && !largest.is_mixed()
    {
        let first = name(largest);
        let same = phrase(&first) == phrase(&draft.label);
        if !first.is_empty() && !same {
            let usual = std::mem::replace(&mut draft.label, first);
            // "The situation got worse": which matter that is, no other article knows
            draft.usual = largest.outright.then_some(usual);
        }
    }
    for family in families {
        if std::ptr::eq(family, largest) || family.mentions.len() < 2 {
            continue;
        }
        let id = drafts.len() as u32;
        drafts.push(Draft {
            usual: None,
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
    let mut by_word: Table<u64, usize> = Table::default();
    let mut parents: Vec<usize> = Vec::new();
    let mut seen: Vec<Seen> = Vec::with_capacity(places.len());
    for at in places {
        let mut here = Seen::default();
        if let Some(mention) = mentions.get(*at) {
            here.generic = is_generic(mention);
            for word in words(mention.span.of(text)) {
                let stem = Folded::new(word).stem_hash();
                here.length += 1;
                here.key = step(here.key, stem);
                if here.generic {
                    continue;
                }
                let next = parents.len();
                let word = if one { 0 } else { stem };
                let found = root(&mut parents, *by_word.entry(word).or_insert(next));
                if found == parents.len() {
                    parents.push(found);
                }
                match here.home {
                    Some(home) if home != found => {
                        if let Some(parent) = parents.get_mut(found) {
                            *parent = home;
                        }
                    }
                    _ => here.home = Some(found),
                }
            }
        }
        seen.push(here);
    }
    let mut numbers: Table<usize, usize> = Table::default();
    let mut families: Vec<Family> = Vec::new();
    // what stands before the first outright name goes with it
    let mut last = seen.iter().find_map(|here| here.home);
    for (at, here) in places.iter().zip(seen) {
        let home = here.home.or(last).map(|home| root(&mut parents, home));
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
        family.outright |= !here.generic;
        let surface = mention.span.of(text);
        match family.phrases.get_mut(&here.key) {
            Some(phrase) => phrase.count += 1,
            None => {
                family.order.push(here.key);
                let count = usize::from(!here.generic);
                family.phrases.insert(
                    here.key,
                    Phrase {
                        words: surface,
                        count,
                        length: here.length,
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
    words(words_of).fold(0, |key, word| step(key, Folded::new(word).stem_hash()))
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
    fn a_proper_name_names_only_what_is_called_so() {
        assert_eq!(
            issues("NATO membership is far. They want alliance membership."),
            [
                "NATO membership=NATO membership",
                "alliance membership=NATO membership"
            ]
        );
        assert_eq!(
            issues("They want alliance membership."),
            ["alliance membership=alliance membership"]
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

    #[test]
    fn what_begins_longer_names_of_a_matter_names_it() {
        let found = issues("They fear for national security. National security concerns grow.");
        assert!(found[0].ends_with("=national security"), "{found:?}");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn none_of_many_words_names_a_matter_that_each_names_once() {
        let found = issues("The vote came. A recount followed. Vote buying was seen.");
        assert!(
            found.iter().all(|issue| !issue.ends_with("=vote buying")),
            "{found:?}"
        );
    }
}

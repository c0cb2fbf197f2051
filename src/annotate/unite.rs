//! Stakeholders of an article that are one: of one name, or called by a part of it that no other
//! one has.

use std::collections::HashMap;

use super::draft::Draft;
use super::naming::{hashed, is_acronym, parts, plain_slug, short_forms};
use crate::lexicon::norm::Folded;
use crate::lexicon::table::Table;
use crate::lexicon::tokens::is;
use crate::lexicon::{self, is_word_of, list};
use crate::model::{EntityType, Kind, Mention, WhyRule};

/// Words of a part of a name.
const LONGEST: usize = 4;
/// How often one leads to another that leads on.
const STEPS: usize = 4;

/// What a part of a name is a part of; nobody of two.
type Parts = Table<u64, Option<u32>>;

/// What a part was taken from, so that a person's is no body's.
#[derive(Clone, Copy)]
enum Of {
    Person = 1,
    Body,
    Form,
    Initials,
    Group,
}

/// How a stakeholder stands in the article.
#[derive(Clone, Copy, Default)]
struct Use {
    mentions: u32,
    /// "the bank", or with a capital of its own.
    definite: u32,
    /// The reader says what it is.
    own: bool,
}

/// Makes one of those that are the same.
pub(super) fn unite(text: &str, mentions: &mut [Mention], drafts: &[Draft]) {
    let same = of_one_name(drafts);
    follow(mentions, &same);
    let uses = uses(text, mentions, drafts.len());
    let known = known(drafts, &uses);
    let mut same: Vec<u32> = (0..)
        .zip(drafts)
        .zip(&uses)
        .map(|((id, draft), used)| meant(draft, *used, &known, &uses).unwrap_or(id))
        .collect();
    for _ in 0..STEPS {
        let next = |to: &u32| same.get(*to as usize).copied().unwrap_or(*to);
        same = same.iter().map(next).collect();
    }
    follow(mentions, &same);
}

fn follow(mentions: &mut [Mention], same: &[u32]) {
    for mention in mentions {
        mention.entity = (same.get(mention.entity as usize).copied()).unwrap_or(mention.entity);
    }
}

/// Two stakeholders of one name are one: "European Union" of the lexicon, and "European union" by its words. A
/// person and a state may be called the same.
fn of_one_name(drafts: &[Draft]) -> Vec<u32> {
    let mut first: HashMap<(String, bool), u32> = HashMap::new();
    (0..)
        .zip(drafts)
        .map(|(id, draft)| {
            let slug = plain_slug(draft.usual.as_deref().unwrap_or(&draft.label));
            if draft.kind != Kind::Stakeholder || slug.is_empty() {
                return id;
            }
            let person = draft.class == EntityType::Person;
            *first.entry((slug, person)).or_insert(id)
        })
        .collect()
}

fn uses(text: &str, mentions: &[Mention], count: usize) -> Vec<Use> {
    let mut uses = vec![Use::default(); count];
    for mention in mentions {
        let Some(used) = uses.get_mut(mention.entity as usize) else {
            continue;
        };
        let before = text.get(..mention.span.start as usize).unwrap_or("");
        // one thing without an article is a name: "Bank cuts rates", "and parliament agreed"
        let big = mention.span.of(text).starts_with(char::is_uppercase);
        let word = before
            .trim_end()
            .rsplit(|c: char| !c.is_alphabetic())
            .next();
        let definite = big || !is_word_of(list::ANY_ONE, word.unwrap_or(""));
        used.mentions += 1;
        used.definite += u32::from(definite);
        used.own |= matches!(mention.why.rule, WhyRule::Reader | WhyRule::UserLexicon);
    }
    uses
}

fn key(of: Of, words: &[&str]) -> u64 {
    hashed(of as u64, words.iter().copied())
}

/// The parts of the names of all stakeholders.
fn known(drafts: &[Draft], uses: &[Use]) -> Parts {
    let mut known = Parts::default();
    let named = (0..).zip(drafts).zip(uses);
    for ((id, draft), _) in named.filter(|((_, draft), used)| counts(draft, **used)) {
        let words: Vec<&str> = parts(&draft.label).collect();
        let mut note = |of: Of, part: &[&str]| {
            let one = known.entry(key(of, part)).or_insert(Some(id));
            *one = one.filter(|other| *other == id);
        };
        if draft.class == EntityType::Group {
            note(Of::Group, &words);
        }
        let [first, .., last] = words.as_slice() else {
            continue;
        };
        match draft.class {
            EntityType::Person => {
                for part in [first, last].into_iter().filter(|part| part.len() > 2) {
                    note(Of::Person, &[part]);
                }
            }
            EntityType::Organisation => {
                let ends = (1..words.len()).rev().take(LONGEST);
                for part in ends.filter_map(|from| words.get(from..)) {
                    if is_body(last) {
                        note(Of::Body, part);
                    }
                }
                // "Bank of England": the Bank
                if let Some(of) = words.iter().position(|word| *word == "of")
                    && let Some(part) = words.get(..of).filter(|part| part.len() <= LONGEST)
                    && part.last().is_some_and(|word| is_body(word))
                {
                    note(Of::Body, part);
                }
                // "Board of Trade" is the BT, or the BoT
                let big = words.iter().copied();
                let big = big.filter(|word| word.starts_with(char::is_uppercase));
                note(Of::Initials, &[&initials(big)]);
                note(Of::Initials, &[&initials(words.iter().copied())]);
                if is_word_of(list::CENTRAL_BANK, &draft.label) {
                    note(Of::Body, &["central", "bank"]);
                }
                for part in short_forms(&words) {
                    note(Of::Form, part);
                }
            }
            EntityType::Group => note(Of::Initials, &[&initials(words.iter().copied())]),
            _ => {}
        }
    }
    known
}

fn initials<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.filter_map(|word| word.chars().next()).collect()
}

fn counts(draft: &Draft, used: Use) -> bool {
    draft.kind == Kind::Stakeholder && used.mentions > 0
}

fn is_body(word: &str) -> bool {
    let class = lexicon::classes(Folded::new(word).word_hash());
    class & (is::BODY_NOUN | is::SUFFIX | is::HEAD) != 0 && !super::naming::is_several(word)
}

/// "farmers" of "angry farmers": the words that tell a group from others.
fn telling<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let from = words
        .iter()
        .take_while(|word| is_word_of(list::NOT_WHICH, word))
        .count();
    words.get(from..).unwrap_or(&[])
}

/// Whose name it is a part of.
///
/// "King" where one Ana King is named; "the bank" where the Bank of Peru is the only one; "NGOs" of
/// non-governmental organisations. Not "banks", not "a bank", and not "the army" of which a text
/// tells that names one Northern Army by the way.
fn meant(draft: &Draft, used: Use, known: &Parts, uses: &[Use]) -> Option<u32> {
    if !counts(draft, used) || used.own {
        return None;
    }
    let words: Vec<&str> = parts(&draft.label).collect();
    let find = |of: Of, part: &[&str]| known.get(&key(of, part)).copied().flatten();
    let [one] = words.as_slice() else {
        let which = || {
            let rest = telling(&words);
            let shorter = rest.len() < words.len() && !rest.is_empty();
            (draft.class == EntityType::Group && shorter).then(|| find(Of::Group, rest))?
        };
        // "Verdex Arms", read as a person; "Ana Verdex" may be one beside her firm
        let person = draft.class == EntityType::Person;
        let first = words
            .first()
            .map_or(0, |word| lexicon::classes(Folded::new(word).word_hash()));
        if person && first & is::FIRST == 0 {
            return find(Of::Form, &words);
        }
        let body = matches!(draft.class, EntityType::Group | EntityType::Organisation);
        let name = find(Of::Body, &words).or_else(|| find(Of::Form, &words));
        return name.filter(|_| body).or_else(which);
    };
    let class = lexicon::classes(Folded::new(one).word_hash());
    match draft.class {
        EntityType::Person => find(Of::Person, &words),
        EntityType::Organisation | EntityType::Group => {
            let definite = used.definite * 2 >= used.mentions;
            let by_the_way = |id: &u32| {
                let named = uses.get(*id as usize).map_or(0, |named| named.mentions);
                named * 2 < used.mentions
            };
            let body =
                || find(Of::Body, &words).filter(|id| definite && is_body(one) && !by_the_way(id));
            let name =
                || find(Of::Person, &words).filter(|_| class & is::FIRST != 0 && !is_acronym(one));
            let letters = one.strip_suffix('s').unwrap_or(one);
            let initials = || is_acronym(letters).then(|| find(Of::Initials, &[letters]))?;
            body()
                .or_else(|| find(Of::Form, &words))
                .or_else(name)
                .or_else(initials)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::Draft;
    use super::super::fixture::article;
    use super::super::{Lexicons, annotate};
    use super::unite;
    use crate::model::{EntityType, Kind, Mention};

    /// To which of some stakeholders each leads, which are named as often as they are listed.
    fn united(text: &str, named: &[(&str, Kind, EntityType)]) -> Vec<u32> {
        let drafts: Vec<Draft> = named
            .iter()
            .map(|(label, kind, class)| Draft {
                label: (*label).to_owned(),
                usual: None,
                kind: *kind,
                class: *class,
            })
            .collect();
        let some = annotate(&article("Peru spoke."), &[], &Lexicons::default()).mentions[0];
        let mut from = 0;
        let mut mentions: Vec<Mention> = (0..)
            .zip(named)
            .map(|(entity, (label, _, _))| {
                let at = text[from..].find(label).map_or(0, |at| from + at);
                from = at;
                let span = crate::model::Span::new(at as u32, (at + label.len()) as u32);
                Mention {
                    span,
                    entity,
                    ..some
                }
            })
            .collect();
        unite(text, &mut mentions, &drafts);
        mentions.iter().map(|mention| mention.entity).collect()
    }

    const STAKEHOLDER: Kind = Kind::Stakeholder;
    use EntityType::{Group, Organisation, Person, Place, State};

    #[test]
    fn stakeholders_of_one_name_are_one() {
        let named = [
            ("Lake Union", STAKEHOLDER, State),
            ("Lake union", STAKEHOLDER, Organisation),
            ("Lake Union", Kind::Place, Place),
            ("Lake Union", STAKEHOLDER, Person),
        ];
        assert_eq!(united("", &named), [0, 0, 2, 3]);
    }

    fn is_one(text: &str, one: (&str, EntityType), other: (&str, EntityType)) -> bool {
        let named = [one, other].map(|(label, class)| (label, STAKEHOLDER, class));
        united(text, &named) == [0, 0]
    }

    #[test]
    fn a_bank_is_called_by_its_initials_and_by_what_it_is() {
        let cases = [
            ("Bank of Zandia, BoZ", "Bank of Zandia", "BoZ", true),
            ("Bank of Zandia, BoA", "Bank of Zandia", "BoA", false),
            (
                "Bank of Japan, the central bank",
                "Bank of Japan",
                "central bank",
                true,
            ),
            (
                "Bank of Zandia, the central bank",
                "Bank of Zandia",
                "central bank",
                false,
            ),
        ];
        for (text, bank, other, are_one) in cases {
            let class = if other == "central bank" {
                Group
            } else {
                Organisation
            };
            assert_eq!(
                is_one(text, (bank, Organisation), (other, class)),
                are_one,
                "{text}"
            );
        }
    }

    #[test]
    fn a_part_of_one_name_is_whose_it_is() {
        let cases = [
            (
                "Ana King came. King left.",
                ("Ana King", Person),
                ("King", Person),
                true,
            ),
            (
                "Ana King came. Ana left.",
                ("Ana King", Person),
                ("Ana", Person),
                true,
            ),
            (
                "Bank of Zandia fell, and the bank lost.",
                ("Bank of Zandia", Organisation),
                ("bank", Group),
                true,
            ),
            (
                "Bank of Zandia fell, and a bank lost.",
                ("Bank of Zandia", Organisation),
                ("bank", Group),
                false,
            ),
            (
                "Bank of Zandia fell, and the banks lost.",
                ("Bank of Zandia", Organisation),
                ("banks", Group),
                false,
            ),
            (
                "Zandia City Council and city council",
                ("Zandia City Council", Organisation),
                ("city council", Group),
                true,
            ),
            (
                "non-verbal orators, NVOs",
                ("non-verbal orators", Group),
                ("NVOs", Group),
                true,
            ),
            (
                "Steering Council of Zandia, SCZ",
                ("Steering Council of Zandia", Organisation),
                ("SCZ", Organisation),
                true,
            ),
            (
                "Zandian Parliament met, and parliament fell",
                ("Zandian Parliament", Organisation),
                ("parliament", Group),
                true,
            ),
            (
                "growers and angry growers",
                ("growers", Group),
                ("angry growers", Group),
                true,
            ),
            (
                "growers and tea growers",
                ("growers", Group),
                ("tea growers", Group),
                false,
            ),
        ];
        for (text, one, other, are_one) in cases {
            assert_eq!(is_one(text, one, other), are_one, "{text}");
        }
    }

    #[test]
    fn a_firm_is_called_by_what_its_name_begins_with() {
        let cases = [
            (
                "Verdex Arms Systems Inc and Verdex Arms",
                ("Verdex Arms Systems Inc", Organisation),
                ("Verdex Arms", Person),
                true,
            ),
            (
                "Verdex Arms Systems Inc and Verdex",
                ("Verdex Arms Systems Inc", Organisation),
                ("Verdex", Organisation),
                true,
            ),
            (
                "Ana Verdex Inc and Ana Verdex",
                ("Ana Verdex Inc", Organisation),
                ("Ana Verdex", Person),
                false,
            ),
            (
                "First Trading Inc and First",
                ("First Trading Inc", Organisation),
                ("First", Organisation),
                false,
            ),
            (
                "Verdex Arms Systems and Verdex",
                ("Verdex Arms Systems", Organisation),
                ("Verdex", Organisation),
                false,
            ),
            (
                "VDX Group and VDX",
                ("VDX Group", Organisation),
                ("VDX", Organisation),
                true,
            ),
        ];
        for (text, one, other, are_one) in cases {
            assert_eq!(is_one(text, one, other), are_one, "{text}");
        }
    }

    #[test]
    fn a_part_of_two_names_is_nobodys() {
        let named = [
            ("Ana King", STAKEHOLDER, Person),
            ("Bo King", STAKEHOLDER, Person),
            ("King", STAKEHOLDER, Person),
        ];
        assert_eq!(united("Ana King, Bo King, King", &named), [0, 1, 2]);
    }
}

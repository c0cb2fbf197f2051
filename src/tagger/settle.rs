//! The document pass: one class for each form, surnames of known people, repeats that were missed.

use super::around;
use super::dateline;
use super::evidence::Salted;
use super::found::Found;
use super::gazetteer;
use super::key::class;
use super::sport;
use crate::lexicon::{is_written, list};
use crate::model::{Name, NameClass, Span};

/// By forms: what stands in the text, which anybody can write.
type HashMap<K, V> = std::collections::HashMap<K, V, Salted>;
type HashSet<K> = std::collections::HashSet<K, Salted>;

/// From so many mentions of a form on, their majority decides for all.
const ENOUGH: u32 = 3;

/// Shortest word that is taken for a repeat of a name.
const SHORTEST: u32 = 3;

/// Makes the names of a document agree with each other; sorted, never overlapping.
pub fn settle(text: &str, mut found: Found) -> Vec<Name> {
    found.add(dateline::towns(text));
    sport::teams(text, &mut found);
    let Found { mut names, loose } = found;
    for name in &mut names {
        if name.class == NameClass::Person {
            name.span.end += second_syllable(text, name.span);
        }
    }
    two_apart(text, &mut names);
    let told = around::told(text, &mut names);
    let firms: HashSet<&str> = around::firms(text, &names).into_iter().collect();
    let votes = votes(text, &names, &told);
    let surnames = surnames(text, &names);
    let parts = parts(text, &names);
    for name in &mut names {
        let form = name.span.of(text);
        if let Some(class) = votes.get(form).and_then(majority) {
            name.class = class;
        }
        let body = matches!(name.class, NameClass::Organisation | NameClass::Location);
        if body && surnames.contains(form) && !is_country(form) {
            name.class = NameClass::Person;
        }
        if name.class == NameClass::Person && is_country(form) && !parts.contains(form) {
            name.class = NameClass::Location;
        }
        if firms.contains(form) && !surnames.contains(form) {
            name.class = NameClass::Organisation;
        }
    }
    let singles: HashMap<&str, NameClass> = names
        .iter()
        .map(|name| (name.span.of(text), name.class))
        .filter(|(form, _)| !form.contains(' '))
        .collect();
    let repeats: Vec<Name> = loose
        .into_iter()
        .filter(|span| span.len() >= SHORTEST || around::is_state(text, *span))
        .filter_map(|span| repeat(text, span, &surnames, &singles))
        .collect();
    names.extend(repeats);
    names.sort_by_key(|name| name.span);
    // what was taken along before or behind a name may be part of another one
    names.dedup_by(|next, kept| next.span.overlaps(kept.span));
    names
}

fn repeat(
    text: &str,
    span: Span,
    surnames: &HashSet<&str>,
    singles: &HashMap<&str, NameClass>,
) -> Option<Name> {
    let form = span.of(text);
    if around::is_state(text, span) {
        let dot = text
            .get(span.end as usize..)
            .is_some_and(|rest| rest.starts_with('.'));
        let end = span.end + u32::from(dot);
        return Some(Name {
            span: Span::new(span.start, end),
            class: NameClass::Location,
        });
    }
    let class = if surnames.contains(form) {
        NameClass::Person
    } else {
        *singles.get(form)?
    };
    Some(Name { span, class })
}

/// "Lomu Steel and Verdex" are two where each is named by itself; "Brandt and Sons" is one.
fn two_apart(text: &str, names: &mut Vec<Name>) {
    let forms: HashSet<&str> = names.iter().map(|name| name.span.of(text)).collect();
    let mut seconds = Vec::new();
    for name in names.iter_mut() {
        let both = name.span.of(text).split_once(" and ");
        if let Some((first, second)) = both
            && forms.contains(first)
            && forms.contains(second)
        {
            let end = name.span.end;
            name.span.end = name.span.start + first.len() as u32;
            seconds.push(Name {
                span: Span::new(end - second.len() as u32, end),
                ..*name
            });
        }
    }
    names.extend(seconds);
    names.sort_by_key(|name| name.span);
}

/// How often each form has each class; where the words around tell it, that counts as `ENOUGH`.
fn votes<'a>(text: &'a str, names: &[Name], told: &[bool]) -> HashMap<&'a str, [u32; 4]> {
    let mut votes: HashMap<&str, [u32; 4]> = HashMap::default();
    for (name, told) in names.iter().zip(told) {
        let counts = votes.entry(name.span.of(text)).or_default();
        if let Some(count) = counts.get_mut(name.class as usize) {
            *count += if *told { ENOUGH } else { 1 };
        }
    }
    votes
}

/// The class that at least seven of ten mentions have.
fn majority(counts: &[u32; 4]) -> Option<NameClass> {
    let all: u32 = counts.iter().sum();
    let class = |number| match number {
        0 => NameClass::Person,
        1 => NameClass::Organisation,
        2 => NameClass::Location,
        _ => NameClass::Other,
    };
    let found = counts.iter().position(|count| count * 10 >= all * 7);
    found.filter(|_| all >= ENOUGH).map(class)
}

/// Last words of the people's names of more than one word.
fn surnames<'a>(text: &'a str, names: &[Name]) -> HashSet<&'a str> {
    names
        .iter()
        .filter(|name| name.class == NameClass::Person)
        .filter_map(|name| name.span.of(text).rsplit_once(' '))
        .map(|(_, last)| last)
        .collect()
}

/// All words of the people's names of more than one word.
fn parts<'a>(text: &'a str, names: &[Name]) -> HashSet<&'a str> {
    names
        .iter()
        .filter(|name| name.class == NameClass::Person)
        .map(|name| name.span.of(text))
        .filter(|form| form.contains(' '))
        .flat_map(str::split_whitespace)
        .collect()
}

/// Length of "-myung" behind "Lee Jae", 0 where no such part follows: names of two syllables are
/// written with a hyphen and a small letter in Korean, in Chinese by some.
fn second_syllable(text: &str, span: Span) -> u32 {
    const LONGEST: usize = 6;
    let first = span.of(text).rsplit_once(' ').map(|(_, last)| last);
    if first.is_none_or(|first| first.chars().count() > LONGEST) {
        return 0;
    }
    let rest = text.get(span.end as usize..).unwrap_or("");
    let Some(rest) = rest.strip_prefix(['-', '\u{2010}', '\u{2011}']) else {
        return 0;
    };
    let end = rest.find(|c: char| !c.is_lowercase()).unwrap_or(rest.len());
    let part = rest.get(..end).unwrap_or("");
    let behind = rest.get(end..).unwrap_or("");
    let ends = !behind.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    if ends && (2..=LONGEST).contains(&end) && !is_written(list::TIED, part) {
        let hyphen = text.len() - rest.len() - span.end as usize;
        return (hyphen + end) as u32;
    }
    0
}

fn is_country(form: &str) -> bool {
    gazetteer::word(form) & (class::COUNTRY | class::CAPITAL) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameClass::{Location, Organisation, Other, Person};

    /// Settles names given as form, its number in the text, class.
    fn settled(
        text: &str,
        names: &[(&str, usize, NameClass)],
        loose: &[(&str, usize)],
    ) -> Vec<(String, NameClass)> {
        let span = |form: &str, number: usize| {
            let (at, _) = text.match_indices(form).nth(number).unwrap();
            Span::new(at as u32, (at + form.len()) as u32)
        };
        let found = Found {
            names: names
                .iter()
                .map(|(form, number, class)| Name {
                    span: span(form, *number),
                    class: *class,
                })
                .collect(),
            loose: loose
                .iter()
                .map(|(form, number)| span(form, *number))
                .collect(),
        };
        settle(text, found)
            .into_iter()
            .map(|name| (name.span.of(text).to_owned(), name.class))
            .collect()
    }

    #[test]
    fn two_that_are_named_by_themselves_are_two() {
        let text = "Lomu Steel met Verdex. Lomu Steel and Verdex left. Brandt and Sons came.";
        let names = [
            ("Lomu Steel", 0, Organisation),
            ("Verdex", 0, Organisation),
            ("Lomu Steel and Verdex", 0, Organisation),
            ("Brandt and Sons", 0, Organisation),
        ];
        let forms: Vec<String> = settled(text, &names, &[])
            .into_iter()
            .map(|name| name.0)
            .collect();
        let wanted = [
            "Lomu Steel",
            "Verdex",
            "Lomu Steel",
            "Verdex",
            "Brandt and Sons",
        ];
        assert_eq!(forms, wanted);
    }

    #[test]
    fn the_majority_decides() {
        let text = "Marou Marou Marou Marou";
        let mixed = [
            ("Marou", 0, Location),
            ("Marou", 1, Person),
            ("Marou", 2, Location),
            ("Marou", 3, Location),
        ];
        assert!(
            settled(text, &mixed, &[])
                .iter()
                .all(|(_, class)| *class == Location)
        );
        // two against one are too few to say
        assert_eq!(settled(text, &mixed[..3], &[])[1].1, Person);
    }

    #[test]
    fn a_surname_is_its_person() {
        let text = "Ilse Marou spoke. Marou left Chad. Idriss Chad";
        let names = [
            ("Ilse Marou", 0, Person),
            ("Marou", 1, Organisation),
            ("Chad", 0, Location),
            ("Idriss Chad", 0, Person),
        ];
        let found = settled(text, &names, &[]);
        assert_eq!(found[1].1, Person);
        assert_eq!(found[2].1, Location, "a country stays one");
    }

    #[test]
    fn a_country_is_no_person_unless_it_is_part_of_one() {
        let text = "Jordan met Chad. Jordan Hale left";
        let names = [
            ("Jordan", 0, Person),
            ("Chad", 0, Person),
            ("Jordan Hale", 0, Person),
        ];
        let classes: Vec<_> = settled(text, &names, &[])
            .into_iter()
            .map(|(_, class)| class)
            .collect();
        assert_eq!(classes, [Person, Location, Person]);
    }

    #[test]
    fn a_given_name_of_two_syllables_is_whole() {
        let text = "Kim Jae-won left; the Ilse Marou-era ended; Ilse Marou-led talks, Kim Jae-Sun";
        let names = [
            ("Kim Jae", 0, Person),
            ("Ilse Marou", 0, Person),
            ("Ilse Marou", 1, Person),
            ("Kim Jae", 1, Person),
        ];
        let found = settled(text, &names, &[]);
        let forms: Vec<_> = found.iter().map(|(form, _)| form.as_str()).collect();
        assert_eq!(
            forms,
            ["Kim Jae-won", "Ilse Marou", "Ilse Marou", "Kim Jae"]
        );
    }

    #[test]
    fn names_stay_apart() {
        let text = "Ask the Tour of Ardwick newsroom of K. Marou";
        let names = [
            ("Tour of Ardwick", 0, Other),
            ("Ardwick newsroom of K.", 0, Organisation),
            ("Marou", 0, Person),
        ];
        let found = settled(text, &names, &[]);
        let forms: Vec<_> = found.iter().map(|(form, _)| form.as_str()).collect();
        assert_eq!(forms, ["Tour of Ardwick newsroom", "K. Marou"]);
    }

    #[test]
    fn repeats_are_found() {
        let text = "Ilse Marou of Verdex. Marou said Verdex, Al and Ox";
        let names = [
            ("Ilse Marou", 0, Person),
            ("Verdex", 0, Organisation),
            ("Al", 0, Other),
        ];
        let found = settled(text, &names, &[("Marou", 1), ("Verdex", 1), ("Ox", 0)]);
        let forms: Vec<_> = found.iter().map(|(form, _)| form.as_str()).collect();
        assert_eq!(forms, ["Ilse Marou", "Verdex", "Marou", "Verdex", "Al"]);
    }
}

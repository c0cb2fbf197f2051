//! What the words around a name say of its class: "the newspaper X", "near X", "X shares".

use super::gazetteer;
use super::key::class::{CAPITAL, CITY, COUNTRY, FIRST};
use crate::lexicon::{is_written, list};
use crate::model::{Name, NameClass, Span};

use NameClass::{Location, Organisation, Other, Person};

/// Gives names the limits and the class that the words around them tell; true for each whose class
/// is certain by them.
pub(super) fn told(text: &str, names: &mut [Name]) -> Vec<bool> {
    let mut people: Option<Span> = None;
    names
        .iter_mut()
        .map(|name| {
            trim(text, name);
            let before = line_before(text, name.span.start);
            let beside = people.filter(|person| between(text, *person, name.span) == " of ");
            let found = class_of(text, name, before, beside.is_some());
            if let Some(class) = found {
                name.class = class;
            }
            people =
                (name.class == Person && name.span.of(text).contains(' ')).then_some(name.span);
            found.is_some()
        })
        .collect()
}

/// Cuts titles and figures off; takes the desk of an agency and the stop of a state along.
fn trim(text: &str, name: &mut Name) {
    let form = name.span.of(text);
    if name.class == Person {
        let title = form.split_once(' ').map(|(title, _)| title);
        let title = title.filter(|title| is_written(list::NAME_TITLE, title));
        name.span.start += title.map_or(0, |title| title.len() as u32 + 1);
    }
    if matches!(name.class, Person | Location)
        && let Some((rest, last)) = name.span.of(text).rsplit_once(' ')
        && last.starts_with(|c: char| c.is_ascii_digit())
    {
        name.span.end = name.span.start + rest.len() as u32;
    }
    let after = text.get(name.span.end as usize..).unwrap_or("");
    if let Some(desk) = after.strip_prefix(' ')
        && is_written(list::DESK, word(desk))
    {
        name.span.end += 1 + word(desk).len() as u32;
    }
    if is_state(text, name.span) && after.starts_with('.') {
        name.span.end += 1;
    }
    if name.class == Person {
        name.span.start -= initials(text, name.span.start);
    }
}

/// "Miss" in "Jackson, Miss.": a state as American papers shorten it behind a town.
pub(super) fn is_state(text: &str, span: Span) -> bool {
    let form = span.of(text);
    let bare = form.trim_end_matches('.');
    let behind = text.get(span.end as usize..).unwrap_or("");
    // not the Miss of "Yes, Miss Marou"
    if !form.ends_with('.') && !behind.starts_with('.') {
        return false;
    }
    let town = line_before(text, span.start).strip_suffix(", ");
    let town = town.and_then(|rest| rest.rsplit(' ').next());
    is_written(list::AMERICAN_STATE, bare)
        && town.is_some_and(|town| town.starts_with(char::is_uppercase))
}

/// Length of the "P. " before a surname at `at`.
fn initials(text: &str, at: u32) -> u32 {
    let before = line_before(text, at);
    let apart = before
        .rfind([' ', '('])
        .filter(|end| end + 1 == before.len());
    let rest = apart.and_then(|end| before.get(..end)).unwrap_or("");
    let start = rest.rfind([' ', '(']).map_or(0, |start| start + 1);
    let letters = rest.get(start..).unwrap_or("");
    let dotted = !letters.is_empty()
        && letters.split_inclusive('.').all(|part| {
            part.len() == 2
                && part.starts_with(|c: char| c.is_ascii_uppercase())
                && part.ends_with('.')
        });
    // the U.S. of "from the U.S. Marou says" is nobody's initials
    let known = gazetteer::phrase(letters) != 0;
    if dotted && !known {
        letters.len() as u32 + 1
    } else {
        0
    }
}

fn class_of(text: &str, name: &Name, before: &str, beside: bool) -> Option<NameClass> {
    let form = name.span.of(text);
    let (first, last) = (word(form), form.rsplit(' ').next().unwrap_or(form));
    let several = form.contains(' ');
    if several && (is_written(list::FIRM, last) || is_written(list::DESK, last)) {
        return Some(Organisation);
    }
    if is_state(text, name.span) {
        return Some(Location);
    }
    let known = name.class == Person && several && gazetteer::word(first) & FIRST != 0;
    if known || name.class == Other || gazetteer::phrase(form) & COUNTRY != 0 {
        return None;
    }
    let noun = before.strip_suffix(' ').unwrap_or("");
    let over = noun.strip_suffix(" of").unwrap_or("");
    let (near, far) = (last_word(noun), last_word(over));
    let stays = gazetteer::phrase(form) & (CAPITAL | CITY) != 0;
    if is_written(list::BODY_BEFORE, near) && !stays {
        return Some(Organisation);
    }
    if near == "near" || is_written(list::PLACE_BEFORE, far) || near == "capital" {
        return Some(Location);
    }
    if is_written(list::THING_BEFORE, near) {
        return Some(Other);
    }
    let works = ["at", "with", "of"].contains(&near)
        && is_written(
            list::STAFF,
            last_word(noun.trim_end_matches(near).trim_end()),
        );
    if (works || beside) && name.class == Person && !stays {
        return Some(Organisation);
    }
    let next = text
        .get(name.span.end as usize..)
        .and_then(|rest| rest.strip_prefix(' '));
    let next = word(next.unwrap_or(""));
    if is_written(list::PLACE_BEHIND, next) {
        return Some(Location);
    }
    if name.class == Person && is_written(list::STOCK, next) {
        return Some(Organisation);
    }
    (is_written(list::INDEX, next) && name.class == Organisation && !several).then_some(Other)
}

/// Words that a firm is called for short: the first of its name, if it is nobody's and no place.
pub(super) fn firms<'a>(text: &'a str, names: &[Name]) -> Vec<&'a str> {
    names
        .iter()
        .filter(|name| name.class == Organisation)
        .filter_map(|name| name.span.of(text).split_once(' '))
        .filter(|(_, rest)| is_written(list::FIRM, rest.rsplit(' ').next().unwrap_or("")))
        .map(|(first, _)| first)
        .filter(|first| gazetteer::word(first) & (FIRST | COUNTRY | CAPITAL | CITY) == 0)
        .collect()
}

/// The text before `at` in its line, at most so much of it as holds some words.
fn line_before(text: &str, at: u32) -> &str {
    const REACH: usize = 60;
    let before = text.get(..at as usize).unwrap_or("");
    let near = before.char_indices().rev().take(REACH);
    let start = near.take_while(|(_, c)| *c != '\n').last();
    start
        .and_then(|(start, _)| before.get(start..))
        .unwrap_or("")
}

fn between(text: &str, first: Span, second: Span) -> &str {
    text.get(first.end as usize..second.start as usize)
        .unwrap_or("")
}

/// The first word of `text`.
fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
}

/// The last word of `text`.
fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name `form` in `text`, taken for `class`: its words and its class.
    fn read(text: &str, form: &str, class: NameClass) -> (String, NameClass) {
        let at = text.find(form).unwrap() as u32;
        let mut names = [Name {
            span: Span::new(at, at + form.len() as u32),
            class,
        }];
        told(text, &mut names);
        (names[0].span.of(text).to_owned(), names[0].class)
    }

    #[test]
    fn the_words_around_tell_the_class() {
        for (text, form, taken, class) in [
            (
                "It bought Marou Ilse Oy.",
                "Marou Ilse Oy",
                Person,
                Organisation,
            ),
            (
                "She told the newspaper Marou of it.",
                "Marou",
                Person,
                Organisation,
            ),
            ("They live near Marou now.", "Marou", Person, Location),
            (
                "It is the village of Marou Ilse.",
                "Marou Ilse",
                Organisation,
                Location,
            ),
            ("The ferry Marou sank.", "Marou", Person, Other),
            (
                "An analyst at Marou Ilse says so.",
                "Marou Ilse",
                Person,
                Organisation,
            ),
            ("They landed at Marou airport.", "Marou", Person, Location),
            ("Marou shares fell.", "Marou", Person, Organisation),
            ("In Ardwick, Miss. they met.", "Miss", Person, Location),
            // these stay
            ("They met Marou today.", "Marou", Person, Person),
            (
                "The company James Marou left.",
                "James Marou",
                Person,
                Person,
            ),
            ("Near France it rained.", "France", Location, Location),
        ] {
            assert_eq!(read(text, form, taken).1, class, "{text}");
        }
    }

    #[test]
    fn titles_and_figures_are_no_part_of_a_name() {
        for (text, form, class, rest) in [
            ("So Lord Marou said.", "Lord Marou", Person, "Marou"),
            ("Marou 31-10-72-2", "Marou 31-10-72-2", Person, "Marou"),
            ("-- Oslo newsroom", "Oslo", Location, "Oslo newsroom"),
            ("In Ardwick, Miss. they met.", "Miss", Person, "Miss."),
            (
                "Then P. Marou (J.R. Ilse) fell",
                "Marou",
                Person,
                "P. Marou",
            ),
            ("Then (J.R. Ilse) fell", "Ilse", Person, "J.R. Ilse"),
            ("Beef from the U.S. Marou fell", "Marou", Person, "Marou"),
            ("It is plan B. Marou fell", "Marou", Location, "Marou"),
        ] {
            assert_eq!(read(text, form, class).0, rest);
        }
    }

    #[test]
    fn a_firm_is_called_by_its_first_word() {
        let text = "Marou Ilse Oy and James Ilse Oy";
        let names = [(0, 13), (18, 31)].map(|(start, end)| Name {
            span: Span::new(start, end),
            class: Organisation,
        });
        assert_eq!(firms(text, &names), ["Marou"]);
    }
}

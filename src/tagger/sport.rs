//! Teams in reports of sport: there "Detroit" plays, and a line of results names nobody else.

use super::evidence::Salted;
use super::found::Found;
use super::gazetteer;
use super::key::class::{CAPITAL, CITY, COUNTRY, DEMONYM, REGION};
use super::rows;
use crate::lexicon::{is_word_of, is_written, list};
use crate::model::{Name, NameClass, Span};

type Forms = std::collections::HashSet<String, Salted>;

/// So many different ones, and one in so many words, make one.
const ENOUGH: usize = 4;
const DENSE: usize = 40;
/// Words of the text that are looked at.
const LEAD: usize = 400;

/// Makes the teams of a report of sport organisations, and adds those that only tables name.
pub(super) fn teams(text: &str, found: &mut Found) {
    if !is_report(text) {
        return;
    }
    let mut forms = Forms::default();
    let mut listed = Vec::new();
    for line in lines(text) {
        rows::names(text, line, &mut listed);
    }
    for team in listed
        .iter()
        .filter(|name| name.class == NameClass::Organisation)
    {
        forms.insert(team.span.of(text).to_lowercase());
    }
    for name in &found.names {
        if may_play(text, name) && plays(text, name.span) {
            forms.insert(name.span.of(text).to_lowercase());
        }
    }
    for name in &mut found.names {
        let known = forms.contains(&name.span.of(text).to_lowercase());
        if known && !is_stay(text, name.span) || is_nicknamed(text, name) {
            name.class = NameClass::Organisation;
        }
        if is_contest(text, name) {
            name.class = NameClass::Other;
        }
    }
    found.add(listed);
}

/// Whether the first words of `text` are those of a report of sport.
fn is_report(text: &str) -> bool {
    let mut seen = Forms::default();
    let (mut all, mut hits) = (0_usize, 0_usize);
    for word in text.split(|c: char| c.is_whitespace()).take(LEAD) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        all += usize::from(!word.is_empty());
        if is_word_of(list::SPORT, word) {
            seen.insert(word.to_lowercase());
            hits += 1;
        }
    }
    seen.len() >= ENOUGH && hits * DENSE >= all
}

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len() as u32);
        start = span.end + 1;
        span
    })
}

/// A name that may be a team's: no country, and no person of several names.
fn may_play(text: &str, name: &Name) -> bool {
    let form = name.span.of(text);
    let person = name.class == NameClass::Person && form.contains(' ');
    !person && name.class != NameClass::Other && gazetteer::phrase(form) & (COUNTRY | DEMONYM) == 0
}

/// Whether what stands at `span` wins, loses or has a coach.
fn plays(text: &str, span: Span) -> bool {
    let (before, after) = around(text, span);
    let apart = |c: char| !c.is_alphanumeric();
    let last = before.trim_end_matches(' ').rsplit(apart).next();
    let next = after.trim_start_matches(' ').split(apart).next();
    is_written(list::AGAINST, last.unwrap_or(""))
        || next
            .is_some_and(|next| is_written(list::PLAYS, next) || is_written(list::TEAM_STAFF, next))
}

/// "in Tilburg", "OSLO 1996-08-31", "OSLO, Norway": a place, though a team is called so.
fn is_stay(text: &str, span: Span) -> bool {
    const NEAR: usize = 40;
    let (before, after) = around(text, span);
    let inside = [" in ", "In ", " near ", " from "]
        .iter()
        .any(|word| before.ends_with(word));
    let opens = before.is_empty() || before.ends_with('\n');
    let near = after.chars().take(NEAR);
    let mut year = near.skip_while(|c| *c != '\n' && !c.is_ascii_digit());
    let dated = year.next().is_some_and(|c| ['1', '2'].contains(&c)) && year.nth(3) == Some('-');
    inside || opens && dated
}

/// The text before and behind `span`.
fn around(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start as usize).unwrap_or("");
    (before, text.get(span.end as usize..).unwrap_or(""))
}

/// "Eastern Division", "American League", "Tour of Spain": what is played for, not by whom; a tour
/// takes its country along.
fn is_contest(text: &str, name: &mut Name) -> bool {
    const TOURS: [&str; 3] = ["Tour of ", "TOUR OF ", "Tour de "];
    let before = text.get(..name.span.start as usize).unwrap_or("");
    if let Some(tour) = TOURS.iter().find(|tour| before.ends_with(**tour)) {
        name.span.start -= tour.len() as u32;
        return true;
    }
    let form = name.span.of(text).to_lowercase();
    let (first, last) = form.split_once(' ').unwrap_or(("", ""));
    ["division", "conference"].contains(&last.rsplit(' ').next().unwrap_or(""))
        || last == "league" && ["american", "national"].contains(&first)
        || form.starts_with("tour de ")
}

/// "Milwaukee Bucks": a town or a state and what its team is called.
fn is_nicknamed(text: &str, name: &Name) -> bool {
    let Some((town, last)) = name.span.of(text).rsplit_once(' ') else {
        return false;
    };
    let place = gazetteer::phrase(town) & (CAPITAL | CITY | REGION) != 0;
    place && last.ends_with('s') && gazetteer::phrase(name.span.of(text)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameClass::{Location, Organisation, Other, Person};

    const REPORT: &str = "Marou beat Ardwick in the league. The coach of Marou scored a goal.\n";

    fn teams_of(lines: &str, taken: &[(&str, NameClass)]) -> Vec<(String, NameClass)> {
        let text = format!("{REPORT}{lines}");
        let names = taken.iter().map(|(form, class)| {
            let at = text.rfind(form).unwrap() as u32;
            Name {
                span: Span::new(at, at + form.len() as u32),
                class: *class,
            }
        });
        let mut found = Found {
            names: names.collect(),
            loose: Vec::new(),
        };
        teams(&text, &mut found);
        let names = found.names.iter();
        names
            .map(|name| (name.span.of(&text).to_owned(), name.class))
            .collect()
    }

    #[test]
    fn what_is_played_for_is_no_team() {
        let found = teams_of("EASTERN DIVISION", &[("EASTERN DIVISION", Location)]);
        assert_eq!(found[0].1, Other);
        let found = teams_of("He rode the Tour of Spain.", &[("Spain", Location)]);
        assert_eq!(found[0], ("Tour of Spain".to_owned(), Other));
    }

    #[test]
    fn a_town_that_plays_is_a_team_and_one_to_stay_in_is_not() {
        let found = teams_of("Then Ardwick beat them.", &[("Ardwick", Location)]);
        assert_eq!(found[0].1, Organisation);
        let found = teams_of("They met in Ardwick.", &[("Ardwick", Location)]);
        assert_eq!(found[0].1, Location);
        let found = teams_of("Ilse Marou beat them.", &[("Ilse Marou", Person)]);
        assert_eq!(found[0].1, Person);
        let found = teams_of("The Chicago Larks lost.", &[("Chicago Larks", Location)]);
        assert_eq!(found[0].1, Organisation);
    }

    #[test]
    fn other_texts_have_no_teams() {
        let text = "The minister scored a goal in the talks.\nMarou 2 Ardwick 0";
        let mut found = Found::default();
        teams(text, &mut found);
        assert!(found.names.is_empty());
    }
}

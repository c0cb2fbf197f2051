//! Teams in reports of sport: there "Detroit" plays, and a line of results names nobody else.

use super::Found;
use super::evidence::Salted;
use super::gazetteer;
use super::key::class::{CAPITAL, CITY, COUNTRY, DEMONYM, REGION};
use crate::model::{Name, NameClass, Span};

type Forms<'a> = std::collections::HashSet<String, Salted>;

/// Words of which a report of sport holds several.
const WORDS: [&str; 48] = [
    "athletics",
    "baseball",
    "basketball",
    "batsman",
    "bowled",
    "bowler",
    "captain",
    "championship",
    "coach",
    "cricket",
    "defender",
    "equaliser",
    "football",
    "footballer",
    "goal",
    "goalkeeper",
    "goals",
    "halftime",
    "hat-trick",
    "hockey",
    "homer",
    "homered",
    "inning",
    "innings",
    "league",
    "match",
    "matches",
    "midfielder",
    "nba",
    "nfl",
    "nhl",
    "overtime",
    "penalty",
    "pitcher",
    "playoff",
    "playoffs",
    "quarterback",
    "rebounds",
    "rugby",
    "scored",
    "scoreboard",
    "scores",
    "season",
    "soccer",
    "standings",
    "striker",
    "touchdown",
    "wicket",
];
/// So many different ones, and one in so many words, make one.
const ENOUGH: usize = 4;
const DENSE: usize = 40;
/// Words of the text that are looked at.
const LEAD: usize = 400;

/// What a team does, and what is done to it.
const PLAYS: [&str; 18] = [
    "beat",
    "blanked",
    "chased",
    "defeated",
    "drew",
    "edged",
    "extended",
    "hammered",
    "lost",
    "outscored",
    "overcame",
    "routed",
    "scored",
    "slumped",
    "thrashed",
    "trail",
    "won",
    "handed",
];
const AGAINST: [&str; 14] = [
    "against",
    "beat",
    "blanked",
    "champions",
    "defeated",
    "edged",
    "hammered",
    "handed",
    "leaders",
    "over",
    "overcame",
    "routed",
    "thrashed",
    "thrashing",
];
/// Who is of a team.
const STAFF: [&str; 14] = [
    "batters",
    "captain",
    "coach",
    "defender",
    "forward",
    "goalkeeper",
    "guard",
    "manager",
    "midfielder",
    "pitcher",
    "player",
    "players",
    "quarterback",
    "striker",
];

/// Fewest figures in a row of a table.
const ROW: usize = 5;
/// Longest name of a team, in words.
const LONGEST: usize = 4;

/// Makes the teams of a report of sport organisations, and adds those that only tables name.
pub(super) fn teams(text: &str, found: &mut Found) {
    if !is_report(text) {
        return;
    }
    let mut forms = Forms::default();
    let mut listed = Vec::new();
    for line in lines(text) {
        for span in row(text, line) {
            forms.insert(span.of(text).to_lowercase());
            listed.push(span);
        }
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
    }
    let is_listed = |span: Span| touches(&listed, span);
    found.names.retain(|name| !is_listed(name.span));
    found.loose.retain(|span| !is_listed(*span));
    let names = listed.into_iter().map(|span| Name {
        span,
        class: NameClass::Organisation,
    });
    found.names.extend(names);
    found.names.sort_by_key(|name| name.span);
}

/// Whether one of `spans`, in reading order and apart, overlaps `span`.
fn touches(spans: &[Span], span: Span) -> bool {
    let at = spans.partition_point(|known| known.end <= span.start);
    spans.get(at).is_some_and(|known| known.overlaps(span))
}

/// Whether the first words of `text` are those of a report of sport.
fn is_report(text: &str) -> bool {
    let mut seen = [false; WORDS.len()];
    let (mut all, mut hits) = (0_usize, 0_usize);
    for word in text.split(|c: char| c.is_whitespace()).take(LEAD) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        all += usize::from(!word.is_empty());
        let known = WORDS
            .iter()
            .position(|known| word.eq_ignore_ascii_case(known));
        if let Some(seen) = known.and_then(|at| seen.get_mut(at)) {
            *seen = true;
            hits += 1;
        }
    }
    seen.iter().filter(|seen| **seen).count() >= ENOUGH && hits * DENSE >= all
}

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len() as u32);
        start = span.end + 1;
        span
    })
}

/// The teams in a line of results ("X 2 Y 0", "X at Y") or of a table ("X 3 3 0 0 10 1 9"); none in
/// another one, and no countries.
fn row(text: &str, line: Span) -> Vec<Span> {
    const LONG: u32 = 80;
    if line.len() > LONG {
        return Vec::new();
    }
    let mut names: Vec<(Span, usize)> = Vec::new();
    let (mut figures, mut versus) = (0, 0);
    let mut open = false;
    for word in words(text, line) {
        let shown = word.of(text);
        let signs = |c: char| c.is_ascii_digit() || ".-/+,".contains(c);
        if shown.chars().all(signs) {
            figures += 1;
            open = false;
        } else if ["at", "v", "vs", "AT", "V"].contains(&shown) {
            versus += 1;
            open = false;
        } else if shown.starts_with(char::is_uppercase)
            && shown
                .chars()
                .all(|c| c.is_alphabetic() || ".'’-&".contains(c))
        {
            match names.last_mut().filter(|_| open) {
                Some((span, count)) => (span.end, *count) = (word.end, *count + 1),
                None => names.push((word, 1)),
            }
            open = true;
        } else if !shown.starts_with('(') || names.is_empty() {
            return Vec::new();
        }
    }
    let short = names.iter().all(|(_, count)| *count <= LONGEST);
    let result = names.len() == 2 && (figures == 2 || versus == 1 && figures == 0);
    let table = names.len() == 1 && figures >= ROW;
    let share = names.len() == 1 && figures >= 3 && line.of(text).contains(" .");
    let starts = names
        .first()
        .is_some_and(|(span, _)| span.start == line.start);
    if !short || !starts || !(result || table || share) {
        return Vec::new();
    }
    let spans = names.into_iter().map(|(span, _)| span);
    spans
        .filter(|span| gazetteer::phrase(span.of(text)) & (COUNTRY | DEMONYM) == 0)
        .collect()
}

fn words(text: &str, line: Span) -> impl Iterator<Item = Span> {
    let shown = line.of(text);
    shown
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(move |word| {
            let at = word.as_ptr() as usize - shown.as_ptr() as usize;
            let start = line.start + at as u32;
            Span::new(start, start + word.len() as u32)
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
    AGAINST.contains(&last.unwrap_or(""))
        || next.is_some_and(|next| PLAYS.contains(&next) || STAFF.contains(&next))
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
    use NameClass::{Location, Organisation, Person};

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

    fn forms(lines: &str) -> Vec<String> {
        teams_of(lines, &[])
            .into_iter()
            .map(|(form, _)| form)
            .collect()
    }

    #[test]
    fn results_and_tables_name_teams() {
        assert_eq!(forms("Marou 2 Ardwick Town 0"), ["Marou", "Ardwick Town"]);
        assert_eq!(forms("MAROU AT ARDWICK"), ["MAROU", "ARDWICK"]);
        assert_eq!(forms("Marou 3 3 0 0 10 1 9"), ["Marou"]);
        assert_eq!(forms("MAROU 20 52 .278 20 1/2"), ["MAROU"]);
    }

    #[test]
    fn other_lines_name_none() {
        for line in [
            "France 2 Norway 0",
            "1. Ilse Marou (Norway) 9.94 seconds",
            "I. Marou c Ilse b Ardwick 12",
            "Marou won 3 of 10 in 2001",
            "On 3 May in 1996",
        ] {
            assert_eq!(forms(line), [""; 0], "{line}");
        }
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

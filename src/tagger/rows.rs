//! Lines of figures in reports of sport: results, tables and score cards. They name teams and players,
//! and nobody else.

use super::gazetteer;
use super::key::class::{COUNTRY, DEMONYM};
use crate::lexicon::{is_written, list};
use crate::model::{Name, NameClass, Span};

/// A longer line is prose.
const LONG: u32 = 160;
/// Fewest figures in a row of a table.
const ROW: usize = 5;
/// Longest name of a team, in words.
const LONGEST: usize = 4;

/// A word of a line without the marks around it.
#[derive(Clone, Copy)]
struct Word<'a> {
    span: Span,
    shown: &'a str,
    /// Inside brackets.
    aside: bool,
    /// A mark stands behind it.
    ends: bool,
}

impl Word<'_> {
    fn is_name(&self) -> bool {
        self.shown.starts_with(char::is_uppercase)
            && (self.shown.chars()).all(|c| c.is_alphabetic() || ".'’-&".contains(c))
    }
}

fn is_figure(word: &Word) -> bool {
    let sign = |c: char| c.is_ascii_digit() || ".-/+,".contains(c);
    !word.shown.is_empty() && word.shown.chars().all(sign)
}

/// Adds the names of `line`, in reading order.
pub(super) fn names(text: &str, line: Span, into: &mut Vec<Name>) {
    if line.len() > LONG {
        return;
    }
    let words = words(text, line);
    if let Some(found) = row(text, &words) {
        into.extend(found);
    } else if is_card(&words) {
        into.extend(runs(&words).into_iter().map(player));
    } else {
        into.extend(before(&words, is_spell));
    }
}

fn player(span: Span) -> Name {
    Name {
        span,
        class: NameClass::Person,
    }
}

fn words(text: &str, line: Span) -> Vec<Word<'_>> {
    let shown = line.of(text);
    let mut aside = false;
    let mut words = Vec::new();
    let mut at = line.start;
    for word in shown.split(' ') {
        let start = at;
        at += word.len() as u32 + 1;
        aside |= word.starts_with('(');
        let front = word.trim_start_matches('(');
        let core = front.trim_end_matches([')', ',', ';', ':']);
        let from = start + (word.len() - front.len()) as u32;
        if !word.is_empty() {
            words.push(Word {
                span: Span::new(from, from + core.len() as u32),
                shown: core,
                aside,
                ends: core.len() < front.len(),
            });
        }
        aside &= !word.contains(')');
    }
    words
}

/// The teams in a line of results ("X 2 Y 0", "X v Y") or of a table ("X 3 3 0 0 10 1 9"), and who is
/// in brackets behind them; `None` of another line.
fn row(text: &str, words: &[Word]) -> Option<Vec<Name>> {
    let mut teams: Vec<(Span, usize)> = Vec::new();
    let (mut figures, mut versus, mut share) = (0, 0, false);
    let (mut home, mut open, mut whole) = (false, false, true);
    let mut first = words.first()?.span.start;
    for word in words.iter().filter(|word| !word.aside) {
        if is_figure(word) {
            figures += 1;
            share |= word.shown.starts_with('.');
            whole &= word.shown.bytes().all(|byte| byte.is_ascii_digit());
            open = false;
        } else if ["at", "AT", "v", "V", "vs"].contains(&word.shown) {
            versus += 1;
            home |= word.shown.eq_ignore_ascii_case("at");
            open = false;
        } else if word.is_name() {
            match teams.last_mut().filter(|_| open) {
                Some((span, count)) => (span.end, *count) = (word.span.end, *count + 1),
                None => teams.push((word.span, 1)),
            }
            open = !word.ends;
        } else if word.shown.is_empty() {
            open = false;
        } else {
            return None;
        }
        // "Playing Sunday: X v Y"
        if text
            .get(word.span.end as usize..)
            .is_some_and(|rest| rest.starts_with(':'))
        {
            teams.clear();
            (figures, open) = (0, false);
            first = word.span.end;
        }
    }
    let starts = (teams.first()).is_some_and(|(span, _)| span.start.saturating_sub(first) <= 2);
    let short = teams.iter().all(|(_, count)| *count <= LONGEST);
    let result = teams.len() == 2 && (figures == 2 && whole || versus == 1 && figures == 0);
    let table = teams.len() == 1 && (figures >= ROW || share && figures >= 3);
    if !(starts && short && (result || table)) {
        return None;
    }
    let class = |at: usize| {
        if home && at == 1 {
            NameClass::Location
        } else {
            NameClass::Organisation
        }
    };
    let team = |(at, (span, _)): (usize, &(Span, usize))| Name {
        span: *span,
        class: class(at),
    };
    let nation = |name: &Name| gazetteer::phrase(name.span.of(text)) & (COUNTRY | DEMONYM) != 0;
    let mut names: Vec<Name> = teams.iter().enumerate().map(team).collect();
    names.retain(|name| !nation(name));
    let aside: Vec<Word> = words.iter().copied().filter(|word| word.aside).collect();
    // "(Marou 20, Ilse 61)"
    names.extend(before(&aside, is_figure));
    names.sort_by_key(|name| name.span);
    Some(names)
}

/// The players with what `fits` behind them.
fn before(words: &[Word], fits: impl Fn(&Word) -> bool) -> Vec<Name> {
    runs(words)
        .into_iter()
        .filter(|span| {
            let next = words.iter().find(|word| word.span.start > span.end);
            next.is_some_and(&fits)
        })
        .map(player)
        .collect()
}

/// "I. Marou c Ilse b Ardwick 12".
fn is_card(words: &[Word]) -> bool {
    let out = words
        .windows(2)
        .any(|two| matches!(two, [how, who] if is_written(list::OUT, how.shown) && who.is_name()));
    out && words.first().is_some_and(Word::is_name) && words.last().is_some_and(is_figure)
}

/// "19-4-52-1": what a bowler did.
fn is_spell(word: &Word) -> bool {
    let parts = word.shown.split('-');
    is_figure(word) && parts.clone().count() >= 4 && parts.clone().all(|part| !part.is_empty())
}

/// Capitalised words that follow each other without a mark.
fn runs(words: &[Word]) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut open = false;
    for word in words {
        if word.is_name() && !is_written(list::NO_PLAYER, word.shown) {
            match runs.last_mut().filter(|_| open) {
                Some(span) => span.end = word.span.end,
                None => runs.push(word.span),
            }
            open = !word.ends;
        } else {
            open = false;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameClass::{Location, Organisation, Person};

    fn read(line: &str) -> Vec<(&str, NameClass)> {
        let mut names_of = Vec::new();
        names(line, Span::new(0, line.len() as u32), &mut names_of);
        let name = |name: Name| (name.span.of(line), name.class);
        names_of.into_iter().map(name).collect()
    }

    #[test]
    fn results_and_tables_name_teams() {
        let two = [("Marou", Organisation), ("Ardwick Town", Organisation)];
        assert_eq!(read("Marou 2 Ardwick Town 0"), two);
        assert_eq!(read("Playing Sunday: Marou v Ardwick Town"), two);
        assert_eq!(
            read("MAROU AT ARDWICK"),
            [("MAROU", Organisation), ("ARDWICK", Location)]
        );
        assert_eq!(read("Marou 3 3 0 0 10 1 9"), [("Marou", Organisation)]);
        assert_eq!(read("MAROU 20 52 .278 20 1/2"), [("MAROU", Organisation)]);
        assert_eq!(
            read("Marou 2 (Ilse 20, Bo 61) Ardwick 0"),
            [
                ("Marou", Organisation),
                ("Ilse", Person),
                ("Bo", Person),
                ("Ardwick", Organisation)
            ]
        );
    }

    #[test]
    fn cards_name_players() {
        assert_eq!(
            read("I. Marou c Ilse b Ardwick 12"),
            [("I. Marou", Person), ("Ilse", Person), ("Ardwick", Person)]
        );
        assert_eq!(
            read("Bowling: Marou 19-4-52-1, Ilse 22-8-49-1"),
            [("Marou", Person), ("Ilse", Person)]
        );
    }

    #[test]
    fn other_lines_name_nobody() {
        for line in [
            "",
            "France 2 Norway 0",
            "1. Ilse Marou (Norway) 9.94 seconds",
            "Marou won 3 of 10 in 2001",
            "On 3 May in 1996",
            "Extras 12",
            "((((",
        ] {
            assert_eq!(read(line), [], "{line}");
        }
    }
}

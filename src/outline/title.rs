//! The head of a document: title, mail headers, date and author, and what stands around them.

use super::genre;
use super::imprint;
use super::naming;
use super::phrases::{self, Header};
use super::scene::Scene;
use super::tells;
use super::unit::Kind;
use crate::text::sanitise;

/// Units at the head of a document among which the title is looked for.
pub(super) const HEAD: usize = 16;

/// Headlines are no longer than this, in code points.
pub(super) const MAX_CHARS: u32 = 220;

/// Text this long stands below the salutation, not above it, in code points.
const SPOKEN_CHARS: u32 = 120;

/// What the head of a document holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The unit with the title, and the bytes of it before its words ("Subject: ").
    pub(super) title: Option<(usize, usize)>,
    /// Units before this one are no headings.
    pub(super) body: usize,
    /// Value of a date header.
    pub(super) date: Option<String>,
    /// Value of a sender header or a by-line.
    pub(super) publisher: Option<String>,
}

/// Finds the title, and marks mail headers and kickers as what they are.
pub(super) fn find(scene: &mut Scene) -> Head {
    let mut head = Head::default();
    let from = headers(scene, &mut head);
    if head.title.is_none() {
        head.title = subject(scene, from);
    }
    if head.title.is_none() {
        head.title = naming::find(scene, from).map(|index| (index, 0));
    }
    if let Some((index, _)) = head.title {
        head.body = head.body.max(index + 1);
        for at in from..index {
            demote(scene, at);
        }
        repeated(scene, index);
        labelled(scene, index);
    } else {
        unnamed(scene, from);
    }
    addressed(scene, &mut head);
    imprint(scene, &mut head);
    signed(scene, &head);
    head
}

/// "Media note", "JUDGMENT", "NINO KAPANADZE" between the title and who issued it, or when, are no
/// headings; nor are "Report of the Secretary-General" and the authors right below it.
fn labelled(scene: &mut Scene, title: usize) {
    const NEAR: usize = 3;
    for at in title + 1..scene.units.len().min(title + HEAD) {
        let unit = scene.unit(at);
        if unit.is_text() && unit.chars > SPOKEN_CHARS {
            return;
        }
        let words = scene.words(&unit);
        let label = phrases::is_kicker(words) || genre::is_name(words) || genre::is_series(words);
        let next = scene.unit(at + 1);
        let author = phrases::is_date(scene.words(&next)) && tells::is_stranger(words, scene.text);
        let mut below = (at + 1..at + 1 + NEAR)
            .map(|at| scene.unit(at))
            .take_while(|unit| !unit.is_text());
        let issued = below.any(|unit| {
            let words = scene.words(&unit);
            imprint::is_letterhead(words) || phrases::is_date(words)
        });
        let signed = at <= title + 2 && (are_authors(words, scene.text) || genre::is_told(words));
        if (label && issued || author || signed) && !phrases::is_section_name(words) {
            demote(scene, at);
        }
    }
}

/// "Ada Kemp and Bo Aske", "Ada Kemp, Specialist in Transport": names that the text doesn't take
/// up, or one with its office.
fn are_authors(words: &str, text: &str) -> bool {
    let office = words.split_once(", ").is_some_and(|(name, office)| {
        let titled = office.starts_with(char::is_uppercase) && office.contains(' ');
        titled && tells::is_stranger(name, text)
    });
    office || tells::are_strangers(words, text)
}

/// Above a text without a title the name of a body is no heading either.
fn unnamed(scene: &mut Scene, from: usize) {
    for at in from..scene.units.len().min(from + HEAD) {
        let unit = scene.unit(at);
        if unit.is_text() {
            return;
        }
        let words = scene.words(&unit);
        if imprint::is_letterhead(words) || imprint::is_place_and_day(words) {
            demote(scene, at);
        }
    }
}

/// A title that is said again before the text starts is said once.
fn repeated(scene: &mut Scene, title: usize) {
    let own = scene.unit(title);
    let words = scene.words(&own);
    for at in title + 1..scene.units.len().min(title + HEAD) {
        let unit = scene.unit(at);
        if unit.is_text() {
            return;
        }
        if unit.chars == own.chars && scene.words(&unit).eq_ignore_ascii_case(words) {
            demote(scene, at);
        }
    }
}

/// "SUBJECT: THE PILOT STATION" anywhere in the head; "Re: The pilot station" in that of a letter.
fn subject(scene: &Scene, from: usize) -> Option<(usize, usize)> {
    let letter = naming::is_letter(scene, from);
    for index in from..scene.units.len().min(from + HEAD) {
        let unit = scene.unit(index);
        let words = scene.words(&unit);
        if let Some((Header::Subject, at)) = phrases::header(words)
            && at < words.len()
            && unit.chars < MAX_CHARS
            && (letter || !words.starts_with(['R', 'r', 'T', 't']))
        {
            return Some((index, at));
        }
        if unit.is_text() && unit.chars > MAX_CHARS {
            return None;
        }
    }
    None
}

/// What stands above "Dear Minister," or "Mr. President," tells who speaks, where and to whom.
fn addressed(scene: &Scene, head: &mut Head) {
    for index in head.body..scene.units.len().min(head.body + HEAD) {
        let unit = scene.unit(index);
        if phrases::is_salutation(scene.words(&unit)) {
            head.body = index + 1;
            return;
        }
        if unit.is_text() && unit.chars > SPOKEN_CHARS {
            return;
        }
    }
}

/// The author's name alone on a line below the text is a signature.
fn signed(scene: &mut Scene, head: &Head) {
    let Some(author) = head.publisher.as_deref() else {
        return;
    };
    let names: Vec<&str> = author
        .split([',', '&', ';'])
        .flat_map(|part| part.split(" and "))
        .collect();
    let chars = super::line::count(author);
    for at in head.body..scene.units.len() {
        let unit = scene.unit(at);
        if unit.chars > chars {
            continue;
        }
        let words = scene.words(&unit);
        let one = || {
            names
                .iter()
                .any(|name| words.eq_ignore_ascii_case(name.trim()))
        };
        if words.eq_ignore_ascii_case(author) || tells::is_name_like(words) && one() {
            demote(scene, at);
        }
    }
}

/// Date and author in the lines above the text, where no header named them.
fn imprint(scene: &Scene, head: &mut Head) {
    for unit in scene
        .units
        .iter()
        .take(HEAD)
        .take_while(|unit| !unit.is_text())
    {
        let words = scene.words(unit);
        if unit.kind != Kind::Note || unit.first != unit.last {
            continue;
        }
        if head.date.is_none() && phrases::is_date(words) {
            head.date = Some(sanitise::line(words));
        } else if head.publisher.is_none() && phrases::is_by_line(words) {
            let author = words
                .split_once(char::is_whitespace)
                .map_or("", |(_, author)| author.trim());
            head.publisher = Some(sanitise::line(author)).filter(|author| !author.is_empty());
        }
    }
}

fn demote(scene: &mut Scene, at: usize) {
    if let Some(unit) = scene.units.get_mut(at)
        && matches!(unit.kind, Kind::Short | Kind::Verse)
    {
        unit.kind = Kind::Note;
    }
}

/// Reads mail or memo headers at the start; returns the first unit behind them.
fn headers(scene: &mut Scene, head: &mut Head) -> usize {
    let mut found = Vec::new();
    let (mut known, mut behind) = (0, 0);
    for index in 0..scene.units.len().min(HEAD * 2) {
        let unit = scene.unit(index);
        let words = scene.words(&unit);
        let header = phrases::header(words);
        let allowed = header.is_some() || known > 0 && phrases::looks_like_header(words);
        let passed = matches!(unit.kind, Kind::Rule | Kind::Dress)
            || known == 0 && index < 4 && unit.kind != Kind::Prose;
        if allowed && unit.kind != Kind::Rule && unit.chars < MAX_CHARS * 2 {
            known += u32::from(header.is_some());
            found.push((index, header));
            behind = index + 1;
        } else if phrases::looks_like_header(words) && index == found.len() {
            // Transport headers come before the ones that are known.
            found.push((index, None));
        } else if !passed {
            break;
        }
    }
    let subject = found
        .iter()
        .any(|(_, header)| matches!(header, Some((Header::Subject, _))));
    if known < 2 && !(known == 1 && subject) {
        return 0;
    }
    for (index, header) in found {
        let unit = scene.unit(index);
        let words = scene.words(&unit);
        let value = |at: usize| {
            let value = words.get(at..).unwrap_or("").split_whitespace();
            Some(sanitise::line(&value.collect::<Vec<_>>().join(" ")))
                .filter(|value| !value.is_empty())
        };
        match header {
            Some((Header::Subject, at)) if head.title.is_none() && at < words.len() => {
                head.title = Some((index, at));
            }
            Some((Header::Date, at)) if head.date.is_none() => head.date = value(at),
            Some((Header::From, at)) if head.publisher.is_none() => head.publisher = value(at),
            _ => {}
        }
        if let Some(unit) = scene.units.get_mut(index) {
            unit.kind = Kind::Header;
        }
    }
    head.body = behind;
    behind
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, headings};

    #[test]
    fn authors_and_senders_below_the_title_are_no_headings() {
        for below in [
            "Ada Kemp and Bo Aske",
            "Ada Kemp, Specialist in Transportation Policy",
            "By Bo Aske in Lindholm",
            "Report of the Secretary-General",
        ] {
            let text = format!("Paying for Quays\n\n{below}\n\n{PROSE}\n\nNext Steps\n\n{PROSE}\n");
            assert_eq!(headings(&text), [("Next Steps".to_owned(), 1)], "{below}");
        }
    }
}

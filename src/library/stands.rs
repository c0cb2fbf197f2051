//! The positions of a stakeholder over many articles, and where one contradicts an earlier one.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::catalogue::Row;
use super::packing::unpacked;
use super::put::text_of;
use super::stems::Stems;
use crate::model::{Span, Stance};
use crate::text::terms::terms;

/// An article, its text, and where its issues are.
type Stood = (i64, String, Vec<(Span, i64)>);

/// A position in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Number of the article.
    pub article: i64,
    /// When that was published.
    pub published: Option<String>,
    /// The stance.
    pub stance: Stance,
    /// The words that show it.
    pub cue: String,
    /// The sentence.
    pub text: String,
    /// Where the sentence stands, in bytes of the reading text.
    pub sentence: Span,
    /// The stance that the holder took before on the same matter, where this one is against it.
    pub changed_from: Option<Stance>,
}

/// A position with what it is about.
struct Read {
    stand: Stand,
    day: Option<i32>,
    matter: Matter,
}

/// What a position is for or against.
#[derive(Debug, Default)]
struct Matter {
    /// 1 for, -1 against, 0 neither.
    side: i8,
    issues: Vec<i64>,
    words: HashSet<String>,
}

/// Words that two positions on one matter share where no issue is named.
const SHARED: usize = 2;

/// Letters of a word that says something.
const LETTERS: usize = 4;

/// Words behind which a matter is meant to end: "supports lifting sanctions" is against them.
/// Stems, from the verbs of ending and lessening in the first 3,000 words of English.
const ENDING: &[&str] = &[
    "lift", "eas", "end", "halt", "stop", "drop", "cancel", "suspend", "withdraw", "remov",
    "relax", "waiv", "repeal", "scrap", "abandon", "reduc", "cut", "postpon", "delay", "lessen",
    "abolish", "termin", "against", "without", "reject", "block", "prevent",
];

/// Words that are about nothing of their own.
const EMPTY: &[&str] = &[
    "that", "this", "with", "from", "have", "will", "would", "could", "should", "their", "they",
    "there", "been", "were", "which", "what", "when", "where", "about", "into", "also", "said",
    "more", "than", "other", "some", "such", "only", "after", "before", "because", "while",
    "under", "over", "again", "very", "being", "does", "must", "support", "oppos", "refus",
    "offer", "demand", "warn", "doubt", "readi", "will", "agre", "accept", "call",
];

/// The positions of a holder in some articles, in order of time, those of articles without a date
/// last.
pub(super) fn stands(
    connection: &Connection,
    holder: i64,
    rows: &HashMap<i64, &Row>,
) -> Result<Vec<Stand>> {
    let mut read = read(connection, holder, rows)?;
    let order = |read: &Read| {
        let stand = &read.stand;
        let undated = read.day.is_none();
        (
            undated,
            read.day,
            stand.published.clone(),
            stand.article,
            stand.sentence.start,
        )
    };
    read.sort_by_cached_key(order);
    mark_changes(&mut read);
    Ok(read.into_iter().map(|read| read.stand).collect())
}

fn read(connection: &Connection, holder: i64, rows: &HashMap<i64, &Row>) -> Result<Vec<Read>> {
    let sql = "SELECT article, stance, start, stop, cue, cue_stop, told, told_stop
               FROM position WHERE holder = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([holder])?;
    let stems = Stems::default();
    let mut list = Vec::new();
    // of the article that came last: its text and where its issues are
    let mut last: Option<Stood> = None;
    while let Some(position) = found.next()? {
        let article: i64 = position.get(0)?;
        let Some(row) = rows.get(&article) else {
            continue;
        };
        let stance: usize = position.get::<_, u32>(1)? as usize;
        let Some(stance) = Stance::ALL.get(stance).copied() else {
            continue;
        };
        let span =
            |at: usize| -> Result<Span> { Ok(Span::new(position.get(at)?, position.get(at + 1)?)) };
        let (sentence, cue, told) = (span(2)?, span(4)?, span(6)?);
        if last.as_ref().is_none_or(|(of, ..)| *of != article) {
            last = Some((
                article,
                text_of(connection, article)?,
                issues_of(connection, row)?,
            ));
        }
        let Some((_, whole, known)) = &last else {
            continue;
        };
        let text = sentence.of(whole).to_owned();
        let inside = |span: Span| {
            let start = span.start.saturating_sub(sentence.start);
            Span::new(start, span.end.saturating_sub(sentence.start)).of(&text)
        };
        let matter = Matter::of(stance, inside(told), sentence, known, &stems);
        list.push(Read {
            stand: Stand {
                article,
                published: row.published.clone(),
                stance,
                cue: inside(cue).to_owned(),
                text: text.clone(),
                sentence,
                changed_from: None,
            },
            day: row.day,
            matter,
        });
    }
    Ok(list)
}

/// Where the issues of an article are mentioned.
fn issues_of(connection: &Connection, row: &Row) -> Result<Vec<(Span, i64)>> {
    let sql = "SELECT m.spans FROM mention m JOIN entity e ON e.id = m.entity
               WHERE m.entity = ?1 AND m.article = ?2 AND e.kind = 'issue'";
    let mut statement = connection.prepare_cached(sql)?;
    let mut list = Vec::new();
    for (entity, _) in &row.entities {
        let spans: Option<Vec<u8>> = statement
            .query_row(params![entity, row.id], |row| row.get(0))
            .optional()?;
        let spans: Vec<u32> = unpacked(&spans.unwrap_or_default()).collect();
        for pair in spans.chunks_exact(2) {
            if let [start, end] = pair {
                list.push((Span::new(*start, *end), i64::from(*entity)));
            }
        }
    }
    Ok(list)
}

impl Matter {
    fn of(
        stance: Stance,
        told: &str,
        sentence: Span,
        issues: &[(Span, i64)],
        stems: &Stems,
    ) -> Self {
        let mut side = match stance {
            Stance::Supports | Stance::Offers => 1,
            Stance::Opposes | Stance::Refuses | Stance::Doubts => -1,
            Stance::States | Stance::Demands | Stance::Warns => 0,
        };
        let mut words = HashSet::new();
        terms(told, |_, _, term| {
            let stem = stems.stem(term).unwrap_or_else(|| term.to_owned());
            if ENDING.contains(&stem.as_str()) && !is_cue(stance, &stem) {
                side = -side;
            } else if stem.chars().count() >= LETTERS && !EMPTY.contains(&stem.as_str()) {
                words.insert(stem);
            }
        });
        let inside = issues.iter().filter(|(span, _)| sentence.overlaps(*span));
        let mut issues: Vec<i64> = inside.map(|(_, issue)| *issue).collect();
        issues.sort_unstable();
        issues.dedup();
        Self {
            side,
            issues,
            words,
        }
    }

    /// True where both are about the same.
    fn is_that_of(&self, other: &Self) -> bool {
        if !self.issues.is_empty() && !other.issues.is_empty() {
            return self.issues.iter().any(|issue| other.issues.contains(issue));
        }
        self.words.intersection(&other.words).count() >= SHARED
    }
}

/// Words that themselves say that somebody refuses.
fn is_cue(stance: Stance, stem: &str) -> bool {
    matches!(stance, Stance::Refuses | Stance::Opposes)
        && matches!(
            stem,
            "reject" | "against" | "block" | "prevent" | "withdraw"
        )
}

/// Marks each position that is against the last one before that day on the same matter.
fn mark_changes(read: &mut [Read]) {
    for at in 0..read.len() {
        let (earlier, rest) = read.split_at_mut(at);
        let Some(now) = rest.first_mut() else { return };
        if now.matter.side == 0 || now.day.is_none() {
            continue;
        }
        let before = earlier.iter().rev().find(|before| {
            let known = before.matter.side != 0 && before.day.is_some() && before.day < now.day;
            known && before.matter.is_that_of(&now.matter)
        });
        if let Some(before) = before.filter(|before| before.matter.side != now.matter.side) {
            now.stand.changed_from = Some(before.stand.stance);
        }
    }
}

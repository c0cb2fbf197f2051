//! Pages to read on the screen: an article in brief, a stakeholder or an issue over time, a digest.

use std::collections::HashMap;

use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::catalogue::{Catalogue, Row};
use super::digest::{Named, Taken};
use super::listing::Names;
use super::packing::unpacked;
use super::put::text_of;
use super::stands::{Stand, stands};
use super::timeline::{Bucket, By};
use super::{Digest, Library, LibraryError, Tied, Timeline};
use crate::model::{Sheet, SheetStyle, Span, Stance, Target};
use crate::text::words::number_of;
use crate::text::{behind_head_lines, sanitise, sentences, single_blanks};

/// Stakeholders and issues of a preview.
const NAMES: usize = 6;

/// Positions of a preview.
const POSITIONS: usize = 6;

/// Sections of a preview.
const SECTIONS: usize = 12;

/// Weeks of a bar line.
const WEEKS: usize = 60;

/// Articles on the page of a stakeholder.
const ARTICLES: usize = 50;

/// How high a bar is, from nothing to most.
const BARS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

impl Library {
    /// An article in brief.
    ///
    /// # Errors
    /// Where the index can't be read.
    pub fn preview(&self, row: &Row, names: &Names) -> std::result::Result<Sheet, LibraryError> {
        self.read(|connection| preview(connection, row, names))
    }
}

fn sentence(row: &Row, words: &str) -> Option<Target> {
    Some(Target::Sentence {
        address: row.address(),
        words: words.to_owned(),
    })
}

fn preview(connection: &Connection, row: &Row, names: &Names) -> Result<Sheet> {
    let mut sheet = Sheet {
        title: sanitise::line(&row.title),
        ..Sheet::default()
    };
    let day = row.published.as_deref().and_then(|at| at.get(..10));
    let file = day.is_none().then(|| day_of_file(row)).flatten();
    let day = day.or(file.as_deref());
    let about = [day, row.publisher.as_deref(), row.author.as_deref()];
    let about: Vec<&str> = about.into_iter().flatten().collect();
    sheet.push(sanitise::line(&about.join(" · ")), SheetStyle::Quiet, None);
    let text = text_of(connection, row.id)?;
    if let Some((start, end)) = opening(&text, &row.title) {
        sheet.push(
            line(text.get(start..end).unwrap_or("")),
            SheetStyle::Text,
            None,
        );
    }
    for (title, kind) in [("Stakeholders", "stakeholder"), ("Issues", "issue")] {
        let known = row.entities.iter();
        let known = known.filter_map(|(id, count)| Some((names.get(*id)?, count)));
        let known: Vec<String> = known
            .filter(|(known, _)| known.kind == kind)
            .take(NAMES)
            .map(|(known, count)| format!("{} {count}", sanitise::line(&known.label)))
            .collect();
        if !known.is_empty() {
            sheet.push(title, SheetStyle::Heading, None);
            sheet.push(known.join(" · "), SheetStyle::Text, None);
        }
    }
    let rows = HashMap::from([(row.id, row)]);
    let mut told: Vec<String> = Vec::new();
    for (id, _) in row.entities.iter().take(2 * NAMES) {
        let Some(known) = names.get(*id).filter(|known| known.kind == "stakeholder") else {
            continue;
        };
        for stand in stands(connection, known.id, &rows)? {
            let words = format!("{} {}: {}", known.label, stand.stance.name(), stand.text);
            let enough = told.len() >= POSITIONS || stand.stance == Stance::States;
            if enough || told.contains(&words) {
                continue;
            }
            if told.is_empty() {
                sheet.push("Who wants what", SheetStyle::Heading, None);
            }
            sheet.push(line(&words), SheetStyle::Text, sentence(row, &stand.text));
            told.push(words);
        }
    }
    headings(connection, row, &text, &mut sheet)?;
    Ok(sheet)
}

/// Of an article without a date, that of its file.
fn day_of_file(row: &Row) -> Option<String> {
    let at = Timestamp::from_millisecond(row.written).ok()?;
    let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    Some(format!("no date · file of {day}"))
}

/// The first sentence that is neither the title nor a head line of a mail.
fn opening(text: &str, title: &str) -> Option<(usize, usize)> {
    let behind = behind_head_lines(text, title);
    let all = sentences(text.get(behind..).unwrap_or(""));
    let mut all = all
        .map(|(start, end)| (behind + start, behind + end))
        .take(8);
    let words = |(start, end): &(usize, usize)| text.get(*start..*end).unwrap_or("").to_owned();
    all.find(|range| {
        let words = words(range);
        words.trim() != title.trim() && words.split_whitespace().count() > 4
    })
}

fn headings(connection: &Connection, row: &Row, text: &str, sheet: &mut Sheet) -> Result<()> {
    let sections: Option<Vec<u8>> = connection
        .prepare_cached("SELECT sections FROM body WHERE article = ?1")?
        .query_row(params![row.id], |row| row.get(0))
        .optional()?;
    let sections: Vec<u32> = unpacked(&sections.unwrap_or_default()).collect();
    let headed = sections
        .chunks_exact(3)
        .filter_map(|section| match section {
            [start, end, level] if *level > 0 => Some((Span::new(*start, *end).of(text), *level)),
            _ => None,
        });
    let mut any = false;
    for (heading, level) in headed.take(SECTIONS) {
        if !any {
            any = true;
            sheet.push("Sections", SheetStyle::Heading, None);
        }
        let indent = "  ".repeat(level.min(6).saturating_sub(1) as usize);
        let words = format!("{indent}{}", line(heading));
        sheet.push(words, SheetStyle::Text, sentence(row, heading));
    }
    Ok(())
}

/// Words of an article in one line, without what must not reach a terminal.
fn line(words: &str) -> String {
    single_blanks(&sanitise::line(words))
}

/// The page of a stakeholder or an issue.
pub fn page(timeline: &Timeline, tied: &[Tied], catalogue: &Catalogue) -> Sheet {
    let entity = &timeline.entity;
    let mut sheet = Sheet {
        title: format!("{} · {}", line(&entity.label), entity.kind),
        ..Sheet::default()
    };
    let mentions = timeline.mentions;
    let articles = number_of(timeline.rows.len(), "article");
    let mut head = format!("named {mentions} times in {articles}");
    if let Some((first, last)) = &timeline.seen {
        let day = |at: &str| at.get(..10).unwrap_or(at).to_owned();
        for piece in [" · first ", &day(first), " · last ", &day(last)] {
            head.push_str(piece);
        }
        let rows = timeline.rows.iter();
        let rows = rows.filter_map(|at| catalogue.rows.get(*at));
        let undated = rows.filter(|row| row.day.is_none()).count();
        if undated > 0 {
            for piece in [" · ", &undated.to_string(), " undated"] {
                head.push_str(piece);
            }
        }
    }
    sheet.push(head, SheetStyle::Quiet, None);
    if let Some((bars, from, to)) = bar_line(&timeline.buckets) {
        sheet.push("Mentions a week", SheetStyle::Heading, None);
        sheet.push(bars, SheetStyle::Strong, None);
        sheet.push(format!("{from} – {to}"), SheetStyle::Quiet, None);
    }
    if !tied.is_empty() {
        sheet.push("Tied to", SheetStyle::Heading, None);
    }
    for tie in tied {
        let articles = number_of(tie.articles as usize, "article");
        let within = match tie.sentences {
            // named in one paragraph, and in no sentence together
            0 => "near each other".to_owned(),
            sentences => number_of(sentences as usize, "sentence"),
        };
        let words = format!("{}  {within} in {articles}", line(&tie.entity.label));
        let target = Some(Target::Page(tie.entity.key.clone()));
        sheet.push(words, SheetStyle::Text, target);
    }
    if !timeline.positions.is_empty() {
        sheet.push("Positions", SheetStyle::Heading, None);
    }
    let (dated, undated): (Vec<_>, Vec<_>) = timeline
        .positions
        .iter()
        .partition(|stand| stand.published.is_some());
    for stand in dated.into_iter().chain(undated) {
        push_stand(&mut sheet, "", stand, catalogue);
    }
    sheet.push("Articles", SheetStyle::Heading, None);
    for at in timeline.rows.iter().take(ARTICLES) {
        if let Some(row) = catalogue.rows.get(*at) {
            sheet.push(row_line(row), SheetStyle::Text, sentence(row, ""));
        }
    }
    sheet
}

fn row_line(row: &Row) -> String {
    let day = row.published.as_deref().and_then(|at| at.get(..10));
    format!("{:<10}  {}", day.unwrap_or("-"), line(&row.title))
}

fn push_stand(sheet: &mut Sheet, holder: &str, stand: &Stand, catalogue: &Catalogue) {
    let day = stand.published.as_deref().and_then(|at| at.get(..10));
    let changed = stand.changed_from.map(|from| format!("{} → ", from.name()));
    let holder = if holder.is_empty() {
        String::new()
    } else {
        format!("{} ", line(holder))
    };
    let words = format!(
        "{:<10}  {holder}{}{}: {}",
        day.unwrap_or("-"),
        changed.as_deref().unwrap_or(""),
        stand.stance.name(),
        line(&stand.text),
    );
    let style = if changed.is_some() {
        SheetStyle::Strong
    } else {
        SheetStyle::Text
    };
    let target = catalogue
        .article(stand.article)
        .and_then(|row| sentence(row, &stand.text));
    sheet.push(words, style, target);
}

/// A bar for each week from the first to the last, the newest weeks where there are too many.
fn bar_line(buckets: &[Bucket]) -> Option<(String, String, String)> {
    let (first, last) = (buckets.first()?.from, buckets.last()?.from);
    let mut weeks = vec![last];
    while weeks.len() < WEEKS
        && let Some(before) = weeks
            .last()
            .and_then(|week| week.checked_sub(1.week()).ok())
        && before >= By::Week.start(first)
    {
        weeks.push(before);
    }
    weeks.reverse();
    let count = |week: &jiff::civil::Date| {
        let bucket = buckets.iter().find(|bucket| bucket.from == *week);
        bucket.map_or(0, |bucket| bucket.mentions)
    };
    let most = weeks.iter().map(count).max()?.max(1);
    let bars = weeks.iter().map(|week| {
        let high = (count(week) as usize * (BARS.len() - 1)).div_ceil(most as usize);
        BARS.get(high).copied().unwrap_or(' ')
    });
    Some((bars.collect(), weeks.first()?.to_string(), last.to_string()))
}

/// A digest as a page.
pub fn digest_page(digest: &Digest, catalogue: &Catalogue) -> Sheet {
    let mut sheet = Sheet {
        title: format!("Digest · {}", number_of(digest.rows.len(), "new article")),
        ..Sheet::default()
    };
    if digest.rows.is_empty() {
        let words = "Nothing has come since the last visit.";
        sheet.push(words, SheetStyle::Quiet, None);
        return sheet;
    }
    for (title, list) in [
        ("Changed position", &digest.changed),
        ("Who wants what", &digest.wants),
    ] {
        if !list.is_empty() {
            sheet.push(title, SheetStyle::Heading, None);
        }
        for Taken { entity, stand } in list {
            push_stand(&mut sheet, &entity.label, stand, catalogue);
        }
    }
    for (title, list) in [
        ("Never seen before", &digest.first_seen),
        ("Named more than before", &digest.risen),
    ] {
        if !list.is_empty() {
            sheet.push(title, SheetStyle::Heading, None);
        }
        for named in list {
            push_named(&mut sheet, named, catalogue);
        }
    }
    sheet.push("New articles", SheetStyle::Heading, None);
    for at in digest.rows.iter().take(ARTICLES) {
        if let Some(row) = catalogue.rows.get(*at) {
            sheet.push(row_line(row), SheetStyle::Text, sentence(row, ""));
        }
    }
    sheet
}

fn push_named(sheet: &mut Sheet, named: &Named, catalogue: &Catalogue) {
    let articles = number_of(named.articles as usize, "article");
    let label = line(&named.entity.label);
    let words = format!("{label}  {articles}: {}", line(&named.text));
    let target = catalogue
        .article(named.article)
        .and_then(|row| sentence(row, &named.text));
    sheet.push(words, SheetStyle::Text, target);
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn a_mail_opens_with_what_it_says() {
        let text = "The levy\nFrom: Ana Reis <ana@example.org>\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n\n\
                    The board met on Monday again.";
        let (start, end) = opening(text, "The levy").unwrap();
        assert_eq!(&text[start..end], "The board met on Monday again.");
    }
}

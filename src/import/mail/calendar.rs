//! Invitations: what is to happen, when and where, as iCalendar (RFC 5545) tells it.

use super::plain;
use crate::import::passage::Passage;
use crate::model::BlockKind;
use crate::text::sanitise;

/// Most events of one invitation.
const MAX: usize = 50;

/// The events of a calendar; the name of one that the message is about is not said again.
pub(super) fn passages(text: &str, title: Option<&str>) -> Vec<Passage> {
    let lines = unfolded(text);
    let cancelled = lines.iter().any(|line| line.trim() == "METHOD:CANCEL");
    let (mut out, mut event, mut inner) = (Vec::new(), None, 0_usize);
    let mut count = 0;
    for (name, parameters, value) in lines.iter().filter_map(|line| field(line)) {
        let kind = value.trim();
        let is_event = matches!(kind, "VEVENT" | "VTODO" | "VJOURNAL");
        match (name.as_str(), &mut event) {
            ("BEGIN", None) if is_event && count < MAX => {
                (event, count) = (Some(Event::default()), count + 1);
            }
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if inner > 0 => inner -= 1,
            ("END", Some(_)) => {
                let event = event.take().unwrap_or_default();
                out.extend(event.passages(title, cancelled));
            }
            // an alarm in the event has words of its own
            (name, Some(event)) if inner == 0 => event.take(name, parameters, value),
            _ => {}
        }
    }
    out
}

#[derive(Default)]
struct Event {
    summary: String,
    start: String,
    end: String,
    place: String,
    about: String,
    cancelled: bool,
}

impl Event {
    fn take(&mut self, name: &str, parameters: &str, value: &str) {
        match name {
            "SUMMARY" => self.summary = unescaped(value),
            "LOCATION" => self.place = unescaped(value),
            "DESCRIPTION" => self.about = unescaped(value),
            "DTSTART" => self.start = moment(value, parameters),
            "DTEND" | "DUE" => self.end = moment(value, parameters),
            "STATUS" => self.cancelled = value.trim() == "CANCELLED",
            _ => {}
        }
    }

    fn passages(&self, title: Option<&str>, cancelled: bool) -> Vec<Passage> {
        let summary = sanitise::line(self.summary.trim());
        let known = title.is_some_and(|title| title.contains(&summary));
        let cancelled = cancelled || self.cancelled;
        let lines = [
            ("Event", if known { "" } else { &summary }),
            ("Cancelled", if cancelled { "yes" } else { "" }),
            ("When", &self.when()),
            ("Where", &sanitise::line(self.place.trim())),
        ];
        let said = lines.iter().filter(|(_, words)| !words.is_empty());
        let mut out: Vec<Passage> = said
            .map(|(name, words)| Passage {
                tight: true,
                ..Passage::new(BlockKind::Note, format!("{name}: {words}"))
            })
            .collect();
        out.extend(plain::passages(&self.about, plain::Flow::Fixed));
        out
    }

    /// "2026-03-10 14:00 (Europe/Berlin) – 15:30": the day is said once.
    fn when(&self) -> String {
        let same = self.start.split(' ').next();
        let mut end = self.end.split(' ');
        match (end.next(), end.next()) {
            (day, Some(clock)) if day == same => format!("{} – {clock}", self.start),
            (Some(day), _) if !day.is_empty() && self.end != self.start => {
                format!("{} – {}", self.start, self.end)
            }
            _ => self.start.clone(),
        }
    }
}

/// "20260310T140000" with the name of its zone, as people write it.
fn moment(value: &str, parameters: &str) -> String {
    let value = value.trim();
    let figures = |from: usize, to: usize| {
        let part = value.get(from..to);
        part.filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (Some(year), Some(month), Some(day)) = (figures(0, 4), figures(4, 6), figures(6, 8)) else {
        return sanitise::line(value);
    };
    let date = format!("{year}-{month}-{day}");
    let (Some(hour), Some(minute)) = (figures(9, 11), figures(11, 13)) else {
        return date;
    };
    let mut named = parameters.split(';');
    let zone = match named.find_map(|one| one.strip_prefix("TZID=")) {
        Some(zone) => format!(" ({})", sanitise::line(zone.trim_matches('"'))),
        None if value.ends_with('Z') => " (UTC)".to_owned(),
        None => String::new(),
    };
    format!("{date} {hour}:{minute}{zone}")
}

/// Its lines: one that begins with a blank goes on with the one before.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The name of a field in capitals, what is said of it, its value: a colon in quotes parts nothing.
fn field(line: &str) -> Option<(String, &str, &str)> {
    let mut quoted = false;
    let at = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = line.split_at_checked(at)?;
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some((
        name.to_ascii_uppercase(),
        parameters,
        value.strip_prefix(':')?,
    ))
}

/// `\,` is a comma, `\n` the end of a line.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

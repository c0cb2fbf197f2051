//! What stands in the last row of the library, and how it writes a day.

use crate::app::{Shelf, ShelfFocus};
use crate::config::Mode;
use crate::model::Action;
use crate::text::width;

/// Months, as dates in a list name them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The keys that matter here, as many as fit; help stays to the last.
pub(super) fn hints(shelf: &Shelf, room: usize) -> String {
    let library: &[(Action, &str)] = &[
        (Action::Go, "open"),
        (Action::Search, "query"),
        (Action::Star, "star"),
        (Action::ToggleRead, "read"),
        (Action::Review, "review"),
        (Action::Digest, "digest"),
        (Action::Page, "page"),
        (Action::NextPane, "facets"),
    ];
    let facets: &[(Action, &str)] = &[
        (Action::Go, "narrow"),
        (Action::Page, "page"),
        (Action::Close, "list"),
    ];
    let sheet: &[(Action, &str)] = &[(Action::Go, "go"), (Action::Quit, "back")];
    let (mode, actions) = match shelf.focus {
        _ if !shelf.sheets.is_empty() => (Mode::List, sheet),
        ShelfFocus::Facets => (Mode::Library, facets),
        ShelfFocus::List => (Mode::Library, library),
    };
    let hint = |(action, word): &(Action, &str)| {
        let key = shelf.keymap.hint_in(mode, *action);
        (!key.is_empty()).then(|| format!("{key} {word}"))
    };
    let help = hint(&(Action::Help, "help")).unwrap_or_default();
    let mut hints: Vec<String> = actions.iter().filter_map(hint).collect();
    loop {
        let line = [hints.as_slice(), std::slice::from_ref(&help)]
            .concat()
            .join("  ");
        if width(&line) <= room || hints.pop().is_none() {
            return if width(&line) <= room {
                line
            } else {
                String::new()
            };
        }
    }
}

/// A day as "Nov 20", of another year than `year` as "Nov’24": the preview has it whole.
pub(super) fn short_date(day: Option<&str>, year: &str) -> String {
    let mut parts = day.unwrap_or("").split('-');
    let of = parts.next().unwrap_or("");
    let month = parts.next().and_then(|month| month.parse::<usize>().ok());
    let month = month.and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let short = of.get(2..).filter(|_| of != year);
    match (month, parts.next()) {
        (Some(month), Some(_)) if let Some(short) = short => format!("{month}’{short}"),
        (Some(month), Some(day)) => format!("{month} {day}"),
        _ => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::short_date;

    #[test]
    fn a_day_of_another_year_tells_the_year() {
        assert_eq!(short_date(Some("2026-11-20"), "2026"), "Nov 20");
        assert_eq!(short_date(Some("2016-06-16"), "2026"), "Jun’16");
        assert_eq!(short_date(Some("2016"), "2026"), "–");
        assert_eq!(short_date(None, ""), "–");
    }
}

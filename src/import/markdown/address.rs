//! Where a link leads, in a few characters.

use crate::text::{ellipsis, sanitise};

/// Widest address shown behind a link, in columns.
const MAX_COLUMNS: usize = 48;

/// ` ‹host›` for a link to the web or a mail address, `None` where `words` name it already or
/// the link leads nowhere that could be opened.
pub(super) fn shown(target: &str, words: &str) -> Option<String> {
    let words = words.trim();
    let place = if let Some(mail) = after_scheme(target, "mailto:") {
        mail.split('?').next().unwrap_or(mail)
    } else {
        let rest = after_scheme(target, "https://").or_else(|| after_scheme(target, "http://"))?;
        if same(words, target) || same(words, rest) {
            return None;
        }
        host(rest)
    };
    if place.is_empty() || same(words, place) {
        return None;
    }
    let place = sanitise::line(place);
    Some(format!(" ‹{}›", ellipsis(&place, MAX_COLUMNS)))
}

fn after_scheme<'a>(target: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = target.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// The host of an address without its scheme. What stands before an `@` is no host, however much
/// it looks like one; browsers take a backslash for a slash.
fn host(rest: &str) -> &str {
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or(rest);
    authority.rsplit('@').next().unwrap_or(authority)
}

fn same(words: &str, address: &str) -> bool {
    let bare = |text: &str| text.trim_end_matches('/').to_lowercase();
    // Comparing lengths first keeps long link texts from being copied.
    words.len().abs_diff(address.len()) <= 1 && bare(words) == bare(address)
}

#[cfg(test)]
mod tests;

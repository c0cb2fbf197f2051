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
mod tests {
    use super::shown;

    #[test]
    fn a_link_tells_where_it_leads() {
        let cases = [
            (
                "https://www.example.org/a/b?c",
                "the report",
                Some(" ‹www.example.org›"),
            ),
            (
                "http://bank.example@evil.example/x",
                "bank.example",
                Some(" ‹evil.example›"),
            ),
            (
                "https://evil.example\\@good.example",
                "here",
                Some(" ‹evil.example›"),
            ),
            (
                "https://evil.example",
                "https://good.example",
                Some(" ‹evil.example›"),
            ),
            ("HTTPS://example.org/", "example.org", None),
            ("https://example.org/a", "https://example.org/a", None),
            (
                "mailto:desk@example.org?subject=x",
                "the desk",
                Some(" ‹desk@example.org›"),
            ),
            ("mailto:desk@example.org", "desk@example.org", None),
            ("#section", "above", None),
            ("/voting", "Voting", None),
            ("javascript:alert(1)", "click", None),
            ("http://", "empty", None),
        ];
        for (target, words, wanted) in cases {
            assert_eq!(shown(target, words).as_deref(), wanted, "{target}");
        }
    }

    #[test]
    fn a_hostile_host_is_short_and_clean() {
        let long = format!("https://{}\x1b]8;;\x07.example/", "a".repeat(5000));
        let shown = shown(&long, "x").unwrap();
        assert!(shown.chars().count() < 60 && !shown.contains('\x1b'));
    }
}

//! What stands before the words of a list, a field, a note.

use super::lines::Line;

/// What stands before the words of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// As it is shown; none for one that is counted.
    pub(super) shown: Option<String>,
    /// The byte at which its words start.
    pub(super) from: usize,
}

/// The bullet or number that a line starts with. A letter or a Roman numeral alone is one only where the
/// next line does not go on at the same column: "A. Smith came." over two lines is prose.
pub(super) fn marker(line: &Line<'_>, next: Option<&Line<'_>>) -> Option<Marker> {
    let mut words = line.words.split(' ');
    let first = words.next().filter(|first| first.len() <= 8)?;
    let from = line.behind(first.len()).1;
    if matches!(first, "-" | "*" | "+" | "•" | "‣" | "⁃") {
        let shown = Some("• ".to_owned());
        return (from < line.words.len()).then_some(Marker { shown, from });
    }
    let bare = first.strip_suffix(['.', ')'])?;
    let bare = bare.strip_prefix('(').unwrap_or(bare);
    let number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = !bare.is_empty() && bare.chars().all(|c| "ivxlcIVXLC".contains(c));
    let apart = next.is_none_or(|next| {
        next.is_blank() || next.indent != line.indent || marker(next, None).is_some()
    });
    let shown = match bare {
        "#" => None,
        _ if (number || letter || roman) && apart => Some(format!("{first} ")),
        _ => return None,
    };
    (from < line.words.len()).then_some(Marker { shown, from })
}

/// The name of a field and the byte at which its words start: `:Author: Ana`.
pub(super) fn field<'a>(line: &Line<'a>) -> Option<(&'a str, usize)> {
    let rest = line.words.strip_prefix(':')?;
    let end = rest.match_indices(':').map(|(at, _)| at).find(|at| {
        rest.get(at + 1..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with(' '))
    })?;
    let name = rest
        .get(..end)
        .filter(|name| !name.is_empty() && !name.contains('`'))?;
    if name.starts_with(' ') || name.len() > 80 {
        return None;
    }
    Some((name, line.behind(end + 2).1))
}

/// The options of a command and the byte at which words about them start: `-a, --all  Everything.`
pub(super) fn option(line: &Line<'_>) -> Option<usize> {
    let rest = line
        .words
        .strip_prefix("--")
        .or_else(|| line.words.strip_prefix('-'))?;
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let end = line.words.find("  ")?;
    Some(line.behind(end).1)
}

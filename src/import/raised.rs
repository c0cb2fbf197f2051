//! Figures above and below the line.

/// Words that are raised or lowered: in figures of that kind where all are figures, so that "10" and
/// "6" of "10⁶" stay apart.
pub(super) fn raised(words: &str, mark: char) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let figures = if mark == '^' { RAISED } else { LOWERED };
    let one = |c: char| figures.get(c.to_digit(10)? as usize).copied();
    let all: Option<String> = words.chars().map(one).collect();
    all.unwrap_or_else(|| words.to_owned())
}

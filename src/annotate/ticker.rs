//! The sign of a share behind the name of its firm: nobody's name.

use crate::model::Span;

/// Letters of the longest sign, with its market.
const LONGEST: usize = 16;

/// Adds the signs of shares that stand in `span`, with their brackets.
///
/// "Lomu Inc <LMU.O>", "Lomu Inc (NYSE: LMU)", "Lomu Inc (LMU.O)"; "<Lomu Ltd>" and "(WHO)" are none.
pub(super) fn tickers(text: &str, span: Span, into: &mut Vec<Span>) {
    let words = span.of(text);
    for (at, open) in words.char_indices() {
        let (close, is_one): (char, fn(&str) -> bool) = match open {
            '<' => ('>', is_sign),
            '(' => (')', is_told),
            _ => continue,
        };
        let inner = words.get(at + 1..).unwrap_or("");
        let end = inner
            .char_indices()
            .take(LONGEST + 1)
            .find(|(_, c)| *c == close);
        let Some((end, _)) = end.filter(|(end, _)| inner.get(..*end).is_some_and(is_one)) else {
            continue;
        };
        let start = span.start + at as u32;
        into.push(Span::new(start, start + end as u32 + 2));
    }
}

fn is_sign(inner: &str) -> bool {
    let fits =
        |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '.' | ' ' | '-');
    inner.chars().all(fits) && inner.contains(|c: char| c.is_ascii_uppercase())
}

/// "NYSE: LMU", "LMU.O".
fn is_told(inner: &str) -> bool {
    let big = |part: &str| part.chars().all(|c| c.is_ascii_uppercase());
    if let Some((market, sign)) = inner.split_once(':') {
        return market.len() > 1 && big(market) && is_sign(sign.trim_start());
    }
    let sign = inner
        .rsplit_once('.')
        .filter(|(sign, _)| sign.len() > 1 && is_sign(sign));
    sign.is_some_and(|(_, market)| (1..=2).contains(&market.len()) && big(market))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::article;
    use super::super::{Lexicons, annotate};

    #[test]
    fn the_sign_of_a_share_is_nobody() {
        for sign in [
            "<FSB>",
            "<UN.T>",
            "<EU ST>",
            "(NYSE: UN)",
            "(NASDAQ:EU)",
            "(UN.O)",
        ] {
            let text = format!("Peru {sign} left.");
            let found = annotate(&article(&text), &[], &Lexicons::default());
            assert_eq!(found.mentions.len(), 1, "{text}");
        }
        for name in ["<European Union>", "(UN)", "(EU: no)", "(U.N.)"] {
            let text = format!("Peru {name} left.");
            let found = annotate(&article(&text), &[], &Lexicons::default());
            assert_eq!(found.mentions.len(), 2, "{text}");
        }
    }
}

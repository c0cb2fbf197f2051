//! Words of others in Markdown: shown as they are, never taken for markup.

/// Words of a heading; signs at its end would be taken for the end of its mark.
pub fn heading(words: &str) -> String {
    inline(words).replace('#', "\\#")
}

/// A whole line of text so that Markdown shows it as it is: no list, no heading, no rule.
pub fn line(line: &str) -> String {
    let line = line.trim();
    let body = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - body.len();
    match body.chars().next() {
        Some('-' | '+' | '=' | '#' | ':') if digits == 0 => format!("\\{}", inline(line)),
        Some('.' | ')') if digits > 0 => {
            let number = line.get(..digits).unwrap_or("");
            format!("{number}\\{}", inline(body))
        }
        _ => inline(line),
    }
}

/// Words within a line so that Markdown, that of GitHub, too, shows them as they are.
pub fn inline(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut chars = words.trim().chars().peekable();
    while let Some(c) = chars.next() {
        let special = match c {
            // a reference such as &lt;
            '&' => chars
                .peek()
                .is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '^' => true,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::{heading, inline, line};

    /// What a page shows, and whether it is more than plain paragraphs, headings and lists of one.
    fn shown(page: &str) -> (String, bool) {
        let (mut text, mut odd) = (String::new(), false);
        for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::SoftBreak => text.push('\n'),
                Event::Start(
                    Tag::Paragraph | Tag::BlockQuote(_) | Tag::Heading { .. } | Tag::Strong,
                )
                | Event::End(_) => {}
                _ => odd = true,
            }
        }
        (text, odd)
    }

    #[test]
    fn no_more_is_escaped_than_must_be() {
        for (words, whole, within) in [
            ("R&D, 5 & 6!", "R\\&D, 5 & 6!", "R\\&D, 5 & 6!"),
            ("1. Who? #4", "1\\. Who? #4", "1. Who? #4"),
            ("- a - b", "\\- a - b", "- a - b"),
            ("2) a_b", "2\\) a\\_b", "2) a\\_b"),
            ("", "", ""),
        ] {
            assert_eq!(
                (line(words), inline(words)),
                (whole.to_owned(), within.to_owned())
            );
        }
    }

    proptest! {
        #[test]
        fn words_are_shown_as_they_are(words in "([-+=#:.)(!&;\\[\\]<>*_`~|\\\\ a1é\"]|lt;|## |http:){1,14}x?#{0,2}") {
            let plain = words.trim().to_owned();
            prop_assume!(!plain.is_empty());
            prop_assert_eq!(shown(&format!("> {}", line(&words))), (plain.clone(), false));
            prop_assert_eq!(shown(&format!("**a {}**", inline(&words))), (format!("a {plain}"), false));
            prop_assert_eq!(shown(&format!("## {}", heading(&words))), (plain, false));
        }
    }
}

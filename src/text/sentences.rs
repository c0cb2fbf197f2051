//! Sentences of a paragraph.

/// Byte ranges of the sentences in `text`, in order, without the blanks between them. Together
/// they hold all of its words.
pub fn sentences(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        start += rest.len() - rest.trim_start().len();
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + sentence_end(rest);
        let sentence = text.get(start..end)?.trim_end();
        let found = (start, start + sentence.len());
        start = end;
        Some(found)
    })
}

/// Where the sentence at the start of `text` ends, closing quotes and brackets included.
fn sentence_end(text: &str) -> usize {
    // by bytes: what may end a sentence is rare, and most of a text is read only here
    for (at, byte) in text.bytes().enumerate() {
        let wide = matches!(byte, 0xe2 | 0xe3 | 0xef);
        if !wide && !matches!(byte, b'.' | b'!' | b'?' | b'\n') {
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        let after = at + c.len_utf8();
        match c {
            '。' | '！' | '？' | '\n' => return after + closing(text, after),
            '.' | '!' | '?' | '…' => {
                let end = after + closing(text, after);
                if ends_here(text, at, c, end) {
                    return end;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Bytes of quotes and brackets that close at `at`.
fn closing(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.len()
        - rest
            .trim_start_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』'])
            .len()
}

fn ends_here(text: &str, at: usize, mark: char, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    if rest.is_empty() {
        return true;
    }
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let next = rest
        .trim_start()
        .chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '['));
    if next.is_none_or(char::is_lowercase) {
        return false;
    }
    mark != '.' || !is_abbreviation(text.get(..at).unwrap_or(""), next)
}

/// True where the word before a full stop is an abbreviation rather than the end of a sentence.
fn is_abbreviation(before: &str, next: Option<char>) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || "(\"“‘".contains(c))
        .next()
        .unwrap_or("");
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 {
        return false;
    }
    let initial = letters == 1 && word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    if initial || dotted {
        // "J. Smith" and "the U.S. Senate" go on; "in the U.S." before a small common word ended
        return next.is_some_and(char::is_uppercase);
    }
    TITLES.contains(&word) || (NUMBERED.contains(&word) && next.is_some_and(char::is_numeric))
}

/// Abbreviations that stand before a name.
const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Adm", "Sen", "Rep",
    "Gov", "Rev", "Hon", "Amb", "St", "Mt", "Ft", "Messrs", "Jr", "vs", "e.g", "i.e", "cf",
];

/// Abbreviations that stand before a number.
const NUMBERED: &[&str] = &[
    "No", "Nos", "Art", "Arts", "Sec", "Ch", "Vol", "Fig", "p", "pp", "para", "paras", "Jan",
    "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
];

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text)
            .map(|(start, end)| &text[start..end])
            .collect()
    }

    #[test]
    fn sentences_end_at_stops() {
        assert_eq!(
            split("Talks went on. Who gains? “Nobody yet.” They said so!"),
            [
                "Talks went on.",
                "Who gains?",
                "“Nobody yet.”",
                "They said so!"
            ]
        );
    }

    #[test]
    fn abbreviations_do_not_end_them() {
        for whole in [
            "Mr. Okafor met the U.S. Secretary of State on Nov. 3 in Geneva.",
            "J. K. Adeyemi cited Art. 5 and 2.5 per cent growth.",
            "The price rose to 3.50 euros, e.g. in Kyiv.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn other_scripts_and_odd_texts() {
        assert_eq!(split("世界。人权。"), ["世界。", "人权。"]);
        assert_eq!(split(""), Vec::<&str>::new());
        assert_eq!(split("  ...  "), ["..."]);
    }
}

//! A query as a row of tokens, each with the character at which it stands.

use super::fault::QueryFault;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    Not,
    /// Words as typed; what stood before the colon; whether in quotation marks.
    Word {
        field: Option<String>,
        text: String,
        quoted: bool,
        /// Where the text starts.
        at: usize,
    },
}

/// The tokens of a query.
pub(super) fn tokens(typed: &str) -> Result<Vec<(usize, Token)>, QueryFault> {
    let chars: Vec<char> = typed.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        match c {
            _ if c.is_whitespace() => at += 1,
            '(' => {
                found.push((at, Token::Open));
                at += 1;
            }
            ')' => {
                found.push((at, Token::Close));
                at += 1;
            }
            '-' | '−' if negates(&chars, at) => {
                found.push((at, Token::Not));
                at += 1;
            }
            _ => {
                let (token, end) = word(&chars, at)?;
                found.push((at, token));
                at = end;
            }
        }
    }
    Ok(found)
}

/// A minus before a word and behind a blank.
fn negates(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    let starts = before.is_none_or(|c| c.is_whitespace() || *c == '(');
    let on = chars.get(at + 1);
    starts && on.is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '“' | '„' | '('))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

fn word(chars: &[char], from: usize) -> Result<(Token, usize), QueryFault> {
    if chars.get(from).is_some_and(|c| is_quote(*c)) {
        let (text, end) = quoted(chars, from)?;
        let token = Token::Word {
            field: None,
            text,
            quoted: true,
            at: from,
        };
        return Ok((token, end));
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c);
    let length = |from: usize, stop: &dyn Fn(char) -> bool| {
        let rest = chars.get(from..).unwrap_or(&[]);
        rest.iter().position(|c| stop(*c)).unwrap_or(rest.len())
    };
    let text =
        |from: usize, to: usize| -> String { chars.get(from..to).unwrap_or(&[]).iter().collect() };
    let name = from + length(from, &|c| !c.is_ascii_alphabetic());
    let is_field = name > from
        && chars.get(name) == Some(&':')
        // an address is words, not a field
        && chars.get(name + 1..name + 3) != Some(&['/', '/']);
    if !is_field {
        let end = from + length(from, &ends).max(1);
        let text = text(from, end);
        let token = match text.as_str() {
            "OR" | "|" => Token::Or,
            _ => Token::Word {
                field: None,
                text,
                quoted: false,
                at: from,
            },
        };
        return Ok((token, end));
    }
    let field = Some(text(from, name).to_ascii_lowercase());
    let at = name + 1;
    let (text, quoted, end) = if chars.get(at).is_some_and(|c| is_quote(*c)) {
        let (text, end) = quoted(chars, at)?;
        (text, true, end)
    } else {
        let end = at + length(at, &ends);
        (text(at, end), false, end)
    };
    let token = Token::Word {
        field,
        text,
        quoted,
        at,
    };
    Ok((token, end))
}

/// What stands in quotation marks, and where they have closed.
fn quoted(chars: &[char], from: usize) -> Result<(String, usize), QueryFault> {
    let rest = chars.get(from + 1..).unwrap_or(&[]);
    let length = rest.iter().position(|c| is_quote(*c));
    let length = length.ok_or_else(|| {
        QueryFault::new(
            from,
            "quotation marks are not closed; add \" behind the phrase",
        )
    })?;
    let text = rest.iter().take(length).collect();
    Ok((text, from + length + 2))
}

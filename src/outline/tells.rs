//! Small signs in the words of a line that it is no heading.

/// A line in quotation marks from end to end: a pull quote.
pub(super) fn is_quoted(words: &str) -> bool {
    let opens = words.starts_with(['"', '“', '«', '„', '‘', '「', '—', '–']);
    let closes = words.ends_with(['"', '”', '»', '“', '’', '」']);
    opens && (closes || words.starts_with(['—', '–']))
}

/// "THE PRESIDENT:", "Q:", "MR. SMITH:", "Question." in a transcript.
pub(super) fn is_speaker(words: &str) -> bool {
    let Some(name) = words.strip_suffix(':') else {
        return matches!(words, "Q" | "A" | "Q." | "A.") || speaks(words);
    };
    let titled = [
        "MR",
        "MRS",
        "MS",
        "DR",
        "SEN",
        "REP",
        "THE PRESIDENT",
        "CHAIR",
        "MODERATOR",
        "SECRETARY",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
    ]
    .iter()
    .any(|title| name.starts_with(title));
    titled || name.chars().count() == 1
}

/// "QUESTION: Has the delegation left?": a name in capitals, then words that are not.
fn speaks(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(name, said)| {
        name.chars().any(char::is_alphabetic)
            && !name.chars().any(char::is_lowercase)
            && said.chars().any(char::is_lowercase)
    })
}

/// "On Windows:", "To apply:", "And then:": the beginning of a sentence that goes on below.
pub(super) fn is_lead_in(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    [
        "To", "On", "In", "For", "From", "With", "And", "But", "If", "When", "As", "Then", "Or",
        "At",
    ]
    .contains(&first)
}

/// "President: Ana Costa", "Capital: Kyiv": a word or two, a colon, and its value.
pub(super) fn is_labelled(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(label, value)| {
        let short = label.split_whitespace().count() <= 2 && value.split_whitespace().count() <= 3;
        short && !label.contains(|c: char| c.is_numeric()) && !value.ends_with(['?', '!'])
    })
}

/// "Population: 45 million", "GDP growth: 2.1 %", "Total 1,204".
pub(super) fn is_statistic(words: &str) -> bool {
    let value = words.split_once(": ").map(|(_, value)| value.trim_start());
    value.is_some_and(|value| {
        value.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '+' | '-' | '~' | '−')
        })
    }) || words.ends_with('%')
}

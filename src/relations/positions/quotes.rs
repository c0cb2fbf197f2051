//! The quoted parts of a block.

use crate::model::Span;

/// Shorter quoted words are a term, not somebody’s speech, in bytes.
const SPEECH: usize = 24;
/// What is quoted in a block, in bytes of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotes {
    spans: Vec<Span>,
}

impl Quotes {
    /// Finds what stands between quotation marks. One that is not closed goes to the end, as that
    /// of a speech of several paragraphs does.
    pub(super) fn find(text: &str) -> Self {
        let mut spans = Vec::new();
        if !text.contains(['“', '"', '«', '‘', '\'']) {
            return Self { spans };
        }
        let mut open: Option<(usize, char)> = None;
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            match open {
                None => {
                    if let Some(close) = opens(c, before, after) {
                        open = Some((at, close));
                    }
                }
                Some((start, close)) => {
                    if closes(c, close, before, after) {
                        spans.push(Span::new(start as u32, (at + c.len_utf8()) as u32));
                        open = None;
                    }
                }
            }
            before = c;
        }
        if let Some((start, close)) = open
            && (close != '\'' || start == 0 || is_led(text, start))
        {
            spans.push(Span::new(start as u32, text.len() as u32));
        }
        spans.retain(|span| (span.end - span.start) as usize >= SPEECH);
        Self { spans }
    }

    /// The quotations that touch `start..end`, by number.
    pub(super) fn touching(&self, start: u32, end: u32) -> std::ops::Range<usize> {
        let from = self.spans.partition_point(|span| span.end <= start);
        let to = self.spans.partition_point(|span| span.start < end);
        from..to.max(from)
    }

    /// The quotation that holds every word of the sentence `start..end` of `text`.
    pub(super) fn whole(&self, text: &str, start: u32, end: u32) -> Option<usize> {
        let bare = |from: u32, to: u32| {
            let outside = text.get(from as usize..to.max(from) as usize);
            !outside.unwrap_or("").contains(char::is_alphanumeric)
        };
        self.touching(start, end).find(|&at| {
            (self.spans.get(at))
                .is_some_and(|span| bare(start, span.start.min(end)) && bare(span.end, end))
        })
    }

    /// Whether byte `at` is quoted.
    pub(super) fn holds(&self, at: u32) -> bool {
        !self.touching(at, at + 1).is_empty()
    }
}

/// “said: 'We …”: whether what stands before byte `start` leads to words of somebody.
fn is_led(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("");
    before.trim_end().ends_with([':', ','])
}

/// The mark that closes what `c` opens. An apostrophe opens only behind a blank: ‘so’, but not
/// don’t, and not the ’90s.
fn opens(c: char, before: char, after: char) -> Option<char> {
    let free = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | ':' | ',');
    match c {
        '“' => Some('”'),
        '«' => Some('»'),
        '"' if !after.is_whitespace() || free && before != ' ' => Some('"'),
        '‘' if free && after.is_alphanumeric() => Some('’'),
        '\'' if free && after.is_uppercase() => Some('\''),
        _ => None,
    }
}

fn closes(c: char, close: char, before: char, after: char) -> bool {
    let mark = matches!(before, '.' | ',' | '!' | '?' | '…');
    match close {
        '’' => c == '’' && !after.is_alphanumeric() && (mark || !after.is_whitespace()),
        '\'' => c == '\'' && !after.is_alphanumeric() && (mark || !after.is_whitespace()),
        '"' => c == '"' && (!before.is_whitespace() || !after.is_alphanumeric()),
        _ => c == close,
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    fn quoted(text: &str) -> Vec<&str> {
        let quotes = Quotes::find(text);
        quotes.spans.iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn marks_of_all_kinds_hold_speech() {
        let said = "the ferry has been late all week.";
        for (open, close) in [("“", "”"), ("\"", "\""), ("«", "»"), ("‘", "’")] {
            let text = format!("Peru said: {open}{said}{close} It left.");
            assert_eq!(quoted(&text), [format!("{open}{said}{close}")]);
        }
        // the next paragraph opens again
        assert_eq!(
            quoted("Peru: “The ferry has been late for weeks."),
            ["“The ferry has been late for weeks."]
        );
    }

    #[test]
    fn apostrophes_and_terms_are_no_speech() {
        for text in [
            "Peru's ferry wasn't late in the '90s, and the workers' boats weren't either.",
            "Peru’s ferry wasn’t late in the ’90s, and the workers’ boats weren’t either.",
            "The “ferry” and the \"boat\" came.",
        ] {
            assert_eq!(quoted(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_speech_between_apostrophes_may_go_on_in_the_next_paragraph() {
        assert_eq!(
            quoted("Peru said: 'We will build the ferry again."),
            ["'We will build the ferry again."]
        );
        assert_eq!(
            quoted("Peru lost the 'Ferry of the whole northern coast."),
            [""; 0]
        );
    }
}

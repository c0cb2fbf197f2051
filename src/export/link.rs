//! Links from an export back to the place in the article.

use crate::model::{Article, Span};
use crate::text::{percent_encoded, sanitise};

use super::firsts::Firsts;

/// Characters of a quote that go into a link.
const MAX_LINK: usize = 80;

/// Makes the links of one article.
pub(super) struct Links<'a> {
    article: &'a Article,
    firsts: Firsts<'a>,
}

impl<'a> Links<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        Self {
            article,
            firsts: Firsts::new(&article.text),
        }
    }

    /// `[line 12](<PATH#q=…>)`; of standard input only the line, for it can't be opened again. Where
    /// the format has no lines, "here" stands for them.
    pub(super) fn to(&mut self, span: Span) -> String {
        let source = &self.article.source;
        let words = match self.line(span) {
            Some(line) => format!("line {line}"),
            None => "here".to_owned(),
        };
        let path = source.address();
        if source.path == "-" || path.is_empty() {
            return words;
        }
        let mut target = String::new();
        for c in sanitise::path(&path).chars() {
            if matches!(c, '<' | '>' | '\\' | '&') {
                target.push('\\');
            }
            target.push(c);
        }
        let quote = query(&self.article.text, &mut self.firsts, span);
        format!("[{words}](<{target}#q={}>)", percent_encoded(quote))
    }

    /// The line of the file, where the format has lines.
    pub(super) fn line(&self, span: Span) -> Option<u32> {
        let map = &self.article.map;
        let line = || map.line(map.start(&self.article.text, span.start));
        self.article.source.format.has_lines().then(line)
    }
}

/// The words to look for: the quote, with as many words behind and before it as it takes for the
/// first place where they stand to be this one.
fn query<'a>(text: &'a str, firsts: &mut Firsts, span: Span) -> &'a str {
    let (mut start, end) = (span.start as usize, span.end as usize);
    let limit = |from: usize| {
        // no further than that: a text may be one line
        let rest = text.get(from..).unwrap_or("");
        let some = rest.char_indices().take(MAX_LINK);
        let words = some.take_while(|(_, c)| *c != '\n');
        from + words.last().map_or(0, |(at, c)| at + c.len_utf8())
    };
    let mut end = end.min(limit(start));
    let mut backwards = false;
    loop {
        if firsts.is_first(start, end) {
            return text.get(start..end).unwrap_or("");
        }
        // a word more behind, up to the end of the line; then words before, of other lines, too
        let rest = text.get(end..limit(start).max(end)).unwrap_or("");
        let more = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| !c.is_alphanumeric())
            .map_or(rest.len(), |(at, _)| at);
        if more > 0 && !backwards {
            end += more;
            continue;
        }
        backwards = true;
        let before = text.get(..start).unwrap_or("").trim_end();
        let word = before.rfind([' ', '\n']).map_or(0, |at| at + 1);
        if word >= start || end - word > 4 * MAX_LINK {
            return span.of(text);
        }
        start = word;
    }
}

//! What stands around a highlight: its sentence and its section.

use std::borrow::Cow;

use crate::model::{Article, Span};
use crate::text::{sanitise, sentences_of, single_blanks};

/// Longest sentence that is quoted whole, in bytes; a text without a single stop is one sentence, and
/// each of its highlights must not quote all of it.
const LONGEST: u32 = 2000;

/// Bytes on either side of a highlight that are quoted of a longer one.
const AROUND: usize = 400;

/// The sentences of an article, to be looked up by place.
pub(super) struct Passages<'a> {
    article: &'a Article,
    sentences: Vec<Span>,
}

impl<'a> Passages<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        Self {
            article,
            sentences: sentences_of(article),
        }
    }

    /// The sentence that holds the beginning of `span`, up to the end of the one that holds its end.
    pub(super) fn sentence(&self, span: Span) -> Span {
        let at = (self.sentences).partition_point(|sentence| sentence.end <= span.start);
        let first = self.sentences.get(at).copied().unwrap_or(span);
        let to = (self.sentences).partition_point(|sentence| sentence.end < span.end);
        let last = self.sentences.get(to).copied().unwrap_or(span);
        let end = if last.start < span.end {
            last.end
        } else {
            span.end
        };
        Span::new(
            first.start.min(span.start),
            end.max(first.end).max(span.end),
        )
    }

    /// The words of the sentences around `span`, on one line.
    pub(super) fn quote(&self, span: Span) -> String {
        let sentence = self.sentence(span);
        let text: &str = &self.article.text;
        if sentence.len() <= LONGEST {
            // the sign of a list is not the author's word
            let words = flat(sentence.of(text));
            return words.strip_prefix("• ").unwrap_or(&words).to_owned();
        }
        let from = (span.start as usize).saturating_sub(AROUND);
        let from = text.floor_char_boundary(from.max(sentence.start as usize));
        let to = (span.start as usize).saturating_add(2 * AROUND);
        let to = text.ceil_char_boundary(to.min(sentence.end as usize));
        let words = text.get(from..to).unwrap_or("");
        let mark = |cut: bool| if cut { "…" } else { "" };
        format!(
            "{}{}{}",
            mark(from > sentence.start as usize),
            flat(words),
            mark(to < sentence.end as usize)
        )
    }

    /// The heading above; `None` in the lead.
    pub(super) fn heading(&self, span: Span) -> Option<String> {
        let section = self.article.section_at(span.start);
        let heading = self.article.sections.get(section)?.heading?;
        Some(flat(heading.of(&self.article.text)).into_owned())
    }
}

/// On one line, without any control character.
pub(super) fn flat(words: &str) -> Cow<'_, str> {
    sanitise::line(&single_blanks(words)).into()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Passages;
    use crate::model::{Article, Block, Section, Span};

    /// An article of one paragraph.
    fn article(text: &str) -> Article {
        let span = Span::new(0, text.len() as u32);
        let block = Block {
            span,
            ..Block::default()
        };
        let lead = Section {
            span,
            ..Section::default()
        };
        Article {
            text: Arc::from(text),
            blocks: vec![block],
            sections: vec![lead],
            ..Article::default()
        }
    }

    #[test]
    fn a_highlight_is_quoted_with_its_sentences() {
        let article = article("One came. Two went away. Three stayed.");
        let passages = Passages::new(&article);
        let on = |from: &str, to: &str| {
            let start = article.text.find(from).unwrap() as u32;
            let end = (article.text.find(to).unwrap() + to.len()) as u32;
            passages.quote(Span::new(start, end))
        };
        assert_eq!(on("went", "went"), "Two went away.");
        assert_eq!(on("Two", "away."), "Two went away.");
        assert_eq!(on("came", "went"), "One came. Two went away.");
        assert_eq!(on("stayed", "stayed."), "Three stayed.");
        assert_eq!(passages.heading(Span::new(0, 3)), None);
    }

    #[test]
    fn of_an_endless_sentence_only_what_is_near() {
        let text = format!("{} grain {}", "äh so ".repeat(500), "and on ".repeat(500));
        let article = article(&text);
        let at = text.find("grain").unwrap() as u32;
        let quote = Passages::new(&article).quote(Span::new(at, at + 5));
        assert!(quote.contains(" grain ") && quote.len() < 2000, "{quote}");
        assert!(quote.starts_with('…') && quote.ends_with('…'));
    }
}

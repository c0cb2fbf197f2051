//! Copying what "this" is.

use super::{App, Effect};
use crate::model::{Credits, Span};

impl App {
    pub(super) fn copy(&mut self, citation: bool) -> Vec<Effect> {
        // a place of a text that was replaced meanwhile has no words
        let this = self
            .this
            .filter(|this| !this.of(&self.article().text).is_empty());
        let Some(this) = this else {
            self.message = Some("Nothing to copy here.".to_owned());
            return Vec::new();
        };
        let what = if self.selection.is_some() {
            "selection"
        } else if self.this_is_sentence() {
            "sentence"
        } else {
            "highlight"
        };
        self.copy_words(&[this], what, citation)
    }

    /// Copies what is selected in a full screen, each sentence on a line.
    pub(super) fn copy_sentences(&mut self, sentences: &[Span], citation: bool) -> Vec<Effect> {
        match sentences {
            [] => {
                self.message = Some("Nothing to copy here.".to_owned());
                Vec::new()
            }
            [_] => self.copy_words(sentences, "sentence", citation),
            _ => {
                let what = format!("{} sentences", sentences.len());
                self.copy_words(sentences, &what, citation)
            }
        }
    }

    fn copy_words(&mut self, spans: &[Span], what: &str, citation: bool) -> Vec<Effect> {
        let words = |span: &Span| {
            let words = span.of(&self.article().text).to_owned();
            if citation {
                self.cite(&words, *span)
            } else {
                words
            }
        };
        let text: Vec<String> = spans.iter().map(words).collect();
        let with = match (citation, spans.len()) {
            (false, _) => "",
            (true, 0 | 1) => " with its citation",
            (true, _) => " with their citations",
        };
        self.message = Some(format!("Copied the {what}{with}."));
        vec![Effect::Copy(text.join("\n"))]
    }

    /// `“quote” — Title, section “Heading”, publisher, date, address`
    fn cite(&self, words: &str, span: Span) -> String {
        let article = self.article();
        let section = article.section_at(span.start);
        let heading =
            (section > 0).then(|| format!("section “{}”", self.document.heading(section)));
        let credits = self.credits.clone().or(Credits::of(article));
        let named = || crate::text::sanitise::path(article.source.file_name());
        let parts = [
            Some(credits.title.unwrap_or_else(named)),
            heading,
            credits.publisher,
            credits.date,
            credits.url,
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("“{words}” — {}", parts.join(", "))
    }
}

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
        self.copy_words(this, what, citation)
    }

    /// Copies the sentence that is selected in a full screen.
    pub(super) fn copy_sentence(&mut self, sentence: Span, citation: bool) -> Vec<Effect> {
        self.copy_words(sentence, "sentence", citation)
    }

    fn copy_words(&mut self, span: Span, what: &str, citation: bool) -> Vec<Effect> {
        let words = span.of(&self.article().text).to_owned();
        let text = if citation {
            self.cite(&words, span)
        } else {
            words
        };
        let with = if citation { " with its citation" } else { "" };
        self.message = Some(format!("Copied the {what}{with}."));
        vec![Effect::Copy(text)]
    }

    /// `“quote” — Title, section “Heading”, publisher, date, address`
    fn cite(&self, words: &str, span: Span) -> String {
        let article = self.article();
        let section = article.section_at(span.start);
        let heading =
            (section > 0).then(|| format!("section “{}”", self.document.heading(section)));
        let credits = self.credits.clone().or(Credits::of(article));
        let named = || crate::text::sanitise::line(article.source.name());
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

//! What "this" is, and copying it.

use super::{App, Effect};
use crate::model::{BlockKind, Span};
use crate::text::sentences;

impl App {
    /// The current highlight while it is on the screen, else the first whole sentence there.
    pub(super) fn find_this(&self) -> Option<Span> {
        if let Some(selection) = &self.selection {
            return Some(selection.span());
        }
        let visible = self.view.visible();
        let shown = |span: &Span| visible.start <= span.start && span.end <= visible.end;
        self.current
            .filter(shown)
            .or_else(|| self.first_sentence(visible))
    }

    /// True where "this" is a sentence rather than the current highlight.
    pub fn this_is_sentence(&self) -> bool {
        self.selection.is_none() && self.this.is_some() && self.this != self.current
    }

    fn first_sentence(&self, visible: Span) -> Option<Span> {
        let article = self.article();
        let from = article.block_at(visible.start);
        let blocks = article.blocks.get(from..)?;
        blocks
            .iter()
            .take_while(|block| block.span.start < visible.end)
            .filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item))
            .flat_map(|block| {
                let start = block.span.start;
                sentences(block.span.of(&article.text))
                    .map(move |(from, to)| Span::new(start + from as u32, start + to as u32))
            })
            .find(|sentence| sentence.start >= visible.start)
            .filter(|sentence| sentence.start < visible.end)
    }

    pub(super) fn copy(&mut self, citation: bool) -> Vec<Effect> {
        // a place of a text that was replaced meanwhile has no words
        let this = self
            .this
            .filter(|this| !this.of(&self.article().text).is_empty());
        let Some(this) = this else {
            self.message = Some("Nothing to copy here.".to_owned());
            return Vec::new();
        };
        let words = this.of(&self.article().text).to_owned();
        let text = if citation {
            self.cite(&words, this)
        } else {
            words
        };
        let what = if self.selection.is_some() {
            "selection"
        } else if self.this_is_sentence() {
            "sentence"
        } else {
            "highlight"
        };
        let with = if citation { " with its citation" } else { "" };
        self.message = Some(format!("Copied the {what}{with}."));
        vec![Effect::Copy(text)]
    }

    /// `“quote” — Title, section “Heading”, publisher, date`
    fn cite(&self, words: &str, span: Span) -> String {
        let article = self.article();
        let section = article.section_at(span.start);
        let heading =
            (section > 0).then(|| format!("section “{}”", self.document.heading(section)));
        let title = match &article.title {
            Some(title) => title.text.clone(),
            None => crate::text::sanitise::line(article.source.name()),
        };
        let parts = [
            Some(title),
            heading,
            article.publisher.clone(),
            article.date.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("“{words}” — {}", parts.join(", "))
    }
}

//! Opening a link of the article, only when asked to and only after asking.

use super::{App, Question};
use crate::model::{Span, StyleRun};

/// Schemes that are opened.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

impl App {
    /// Asks whether the link here is to be opened: one in the current highlight or the selection,
    /// else the first on the screen.
    pub(super) fn ask_link(&mut self) {
        let Some(target) = self.link_here() else {
            self.message = Some("No link on the screen.".to_owned());
            return;
        };
        let target = target.to_owned();
        if SCHEMES.iter().any(|scheme| starts_with(&target, scheme)) {
            self.question = Some(Question::OpenLink(target));
        } else {
            self.message = Some(format!(
                "“{target}” is not opened: only http, https and mailto are."
            ));
        }
    }

    fn link_here(&self) -> Option<&str> {
        let current = self
            .selection
            .as_ref()
            .map(super::Selection::span)
            .or(self.current);
        let on = current.and_then(|span| self.first_link(span));
        on.or_else(|| self.first_link(self.view.visible()))
    }

    fn first_link(&self, span: Span) -> Option<&str> {
        let article = self.article();
        let from = article
            .styles
            .partition_point(|run| run.span.end <= span.start);
        let runs = article.styles.get(from..)?.iter();
        let link = runs
            .take_while(|run| run.span.start < span.end)
            .find(|run| run.link != StyleRun::NO_LINK)?;
        Some(&article.links.get(link.link as usize)?.target)
    }
}

/// Schemes are the same in capitals.
fn starts_with(target: &str, scheme: &str) -> bool {
    target
        .get(..scheme.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
}

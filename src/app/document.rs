//! The article being read and what is known about it.

use std::sync::Arc;

use super::lights::Lights;
use crate::model::{Annotations, Article, Highlight, HighlightKind, Span};

/// How many highlights a section has, its subsections not included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Mentions of stakeholders.
    pub stakeholders: u32,
    /// Mentions of issues.
    pub issues: u32,
}

/// The article with its highlights.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it, as far as it is known.
    pub annotations: Arc<Annotations>,
    /// Its highlights: what was found and what the reader made of it.
    pub lights: Lights,
    /// Highlights a section.
    pub counts: Vec<Counts>,
    /// Which sections have been on the screen to their end.
    pub read: Vec<bool>,
    /// False while only a head of the article is here.
    pub whole: bool,
    /// False while highlights are missing.
    pub annotated: bool,
    /// False until it is known what the reader decided in earlier runs.
    pub recalled: bool,
    /// Goes up whenever its highlights change.
    pub version: u64,
}

impl Document {
    /// An article without highlights.
    pub fn new(article: Arc<Article>, whole: bool) -> Self {
        let sections = article.sections.len();
        Self {
            article,
            annotations: Arc::default(),
            lights: Lights::default(),
            counts: vec![Counts::default(); sections],
            read: vec![false; sections],
            whole,
            annotated: false,
            recalled: false,
            version: 0,
        }
    }

    /// Takes in highlights.
    pub fn annotate(&mut self, annotations: Arc<Annotations>, whole: bool) {
        self.annotations = annotations;
        self.annotated = whole;
        let kept = std::mem::take(&mut self.lights.kept);
        self.lights = Lights::new(&self.annotations, kept);
        self.count();
    }

    /// Takes in all that the reader decided about this article.
    pub fn recall(&mut self, kept: Vec<Highlight>) {
        self.lights = Lights::new(&self.annotations, kept);
        self.recalled = true;
        self.count();
    }

    /// Takes in what the reader decided about some highlights.
    pub fn keep(&mut self, changed: &[Highlight]) {
        self.lights.keep(&self.annotations, changed);
        self.count();
    }

    /// True where nothing more will come: all of the article, all highlights, all verdicts.
    pub fn is_complete(&self) -> bool {
        self.whole && self.annotated && self.recalled
    }

    fn count(&mut self) {
        self.version += 1;
        self.counts = vec![Counts::default(); self.article.sections.len()];
        let mut section = 0;
        let sections = &self.article.sections;
        for light in self.lights.all().iter().filter(|light| light.is_lit()) {
            while sections
                .get(section + 1)
                .is_some_and(|next| next.span.start <= light.span.start)
            {
                section += 1;
            }
            if let Some(counts) = self.counts.get_mut(section) {
                match light.kind {
                    HighlightKind::Stakeholder => counts.stakeholders += 1,
                    HighlightKind::Issue => counts.issues += 1,
                    HighlightKind::Place | HighlightKind::Note => {}
                }
            }
        }
    }

    /// Where the position `at` of this document is in `newer`, which was made from the same file.
    pub fn position_in(&self, newer: &Article, at: u32) -> u32 {
        let old = &self.article;
        let head = at as usize;
        if old
            .text
            .get(..head)
            .is_some_and(|head| newer.text.starts_with(head))
        {
            return at;
        }
        newer.map.text_of(&newer.text, old.map.start(&old.text, at))
    }

    /// Remembers that everything in `visible` has been on the screen.
    pub fn mark_read(&mut self, visible: Span) {
        let first = self.article.section_at(visible.start);
        for (section, read) in self.article.sections.iter().zip(&mut self.read).skip(first) {
            if section.span.start > visible.end {
                break;
            }
            if self
                .article
                .text
                .get(visible.end as usize..section.span.end as usize)
                .is_none_or(|unseen| unseen.trim().is_empty())
            {
                *read = true;
            }
        }
    }

    /// The heading of a section as it is shown; the lead has none of its own.
    pub fn heading(&self, section: usize) -> &str {
        match self
            .article
            .sections
            .get(section)
            .and_then(|section| section.heading)
        {
            Some(span) => span.of(&self.article.text),
            None => "Lead",
        }
    }
}

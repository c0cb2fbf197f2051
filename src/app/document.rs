//! The article being read and what is known about it.

use std::sync::Arc;

use crate::model::{Annotations, Article, Kind, Span};

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
    /// Its highlights, as far as they are known.
    pub annotations: Arc<Annotations>,
    /// Indices of the mentions that are lit: all but places.
    pub lit: Vec<u32>,
    /// Highlights a section.
    pub counts: Vec<Counts>,
    /// Which sections have been on the screen to their end.
    pub read: Vec<bool>,
    /// False while only a head of the article is here.
    pub whole: bool,
    /// False while highlights are missing.
    pub annotated: bool,
}

impl Document {
    /// An article without highlights.
    pub fn new(article: Arc<Article>, whole: bool) -> Self {
        let sections = article.sections.len();
        Self {
            article,
            annotations: Arc::default(),
            lit: Vec::new(),
            counts: vec![Counts::default(); sections],
            read: vec![false; sections],
            whole,
            annotated: false,
        }
    }

    /// Takes in highlights.
    pub fn annotate(&mut self, annotations: Arc<Annotations>, whole: bool) {
        self.annotations = annotations;
        self.annotated = whole;
        self.counts = vec![Counts::default(); self.article.sections.len()];
        let mentions = self.annotations.mentions.iter().zip(0..);
        let lit = mentions.filter(|(mention, _)| mention.kind != Kind::Place);
        self.lit = lit.map(|(_, index)| index).collect();
        let mut section = 0;
        for mention in &self.annotations.mentions {
            while self
                .article
                .sections
                .get(section + 1)
                .is_some_and(|next| next.span.start <= mention.span.start)
            {
                section += 1;
            }
            if let Some(counts) = self.counts.get_mut(section) {
                match mention.kind {
                    Kind::Stakeholder => counts.stakeholders += 1,
                    Kind::Issue => counts.issues += 1,
                    Kind::Place => {}
                }
            }
        }
    }

    /// How many highlights start before `at`.
    pub fn lit_before(&self, at: u32) -> usize {
        let mentions = &self.annotations.mentions;
        let starts_before = |&index: &u32| {
            mentions
                .get(index as usize)
                .is_some_and(|m| m.span.start < at)
        };
        self.lit.partition_point(starts_before)
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

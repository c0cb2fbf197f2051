//! The article being read and what is known about it.

use std::collections::HashMap;
use std::sync::Arc;

use super::light::Light;
use super::lights::Lights;
use crate::config::Lighting;
use crate::model::{Annotations, Article, Highlight, HighlightKind, Layer, Section, Span, Verdict};
use crate::text::{slug, words};

/// How many highlights a section has, its subsections not included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Mentions of stakeholders.
    pub stakeholders: u32,
    /// Mentions of issues.
    pub issues: u32,
}

/// Characters of a line by which a place is found in a revised text.
const LINE: usize = 80;

/// The first characters of `text`.
fn cut_at(text: &str, chars: usize) -> &str {
    let end = text
        .char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or("")
}

/// The article with its highlights.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The article, its outline as the reader has corrected it.
    pub article: Arc<Article>,
    /// The article as it was opened.
    opened: Arc<Article>,
    /// The same with the outline that it has by what was decided about others of its outlet.
    taught: Arc<Article>,
    /// What was found in it, as far as it is known.
    pub annotations: Arc<Annotations>,
    /// Its highlights: what was found and what the reader made of it.
    pub lights: Lights,
    /// About what several people disagree: the words, and who decided what.
    pub disputes: HashMap<Span, String>,
    /// How much is lit.
    lighting: Lighting,
    /// How many of its lines are dim.
    pub dim: usize,
    /// Highlights a section.
    pub counts: Vec<Counts>,
    /// Which sections have been on the screen to their end.
    pub read: Vec<bool>,
    /// False while only a head of the article is here.
    pub whole: bool,
    /// False while highlights are missing.
    pub annotated: bool,
    /// How much was read a second time, in percent, while that lasts.
    pub rereading: Option<u8>,
    /// False until it is known what the reader decided in earlier runs.
    pub recalled: bool,
    /// Grows whenever highlights or verdicts change.
    pub revision: u64,
}

fn dim(article: &Article) -> usize {
    article.blocks.iter().filter(|block| block.is_dim()).count()
}

impl Document {
    /// True where the reader said that the heading of `section` is one.
    pub fn is_made(&self, section: &Section) -> bool {
        let mut kept = self.lights.kept.iter();
        kept.any(|kept| {
            kept.layer() == Layer::Heading
                && kept.verdict == Verdict::Accepted
                && kept.span == section.heading
        })
    }

    /// True where a line is a heading before the reader said anything about it.
    pub(super) fn was_heading(&self, line: Span) -> bool {
        let mut sections = self.taught.sections.iter();
        sections.any(|section| section.heading == Some(line))
    }

    /// An article without highlights.
    pub fn new(article: Arc<Article>, whole: bool) -> Self {
        let sections = article.sections.len();
        Self {
            dim: dim(&article),
            opened: article.clone(),
            taught: article.clone(),
            article,
            annotations: Arc::default(),
            lights: Lights::default(),
            disputes: HashMap::new(),
            lighting: Lighting::default(),
            counts: vec![Counts::default(); sections],
            read: vec![false; sections],
            whole,
            annotated: false,
            rereading: None,
            recalled: false,
            revision: 0,
        }
    }

    /// How much is lit.
    pub fn lighting(&self) -> Lighting {
        self.lighting
    }

    /// Lights so much from now on.
    pub(super) fn light(&mut self, lighting: Lighting) {
        self.lighting = lighting;
        self.count();
    }

    /// True for a highlight that is among those lit now, whatever its verdict.
    pub fn is_wanted(&self, light: &Light) -> bool {
        match self.lighting {
            Lighting::Key => light.key,
            Lighting::All => true,
            Lighting::None => light.is_note(),
        }
    }

    /// True for a highlight that is lit now.
    pub fn is_lit(&self, light: &Light) -> bool {
        light.is_lit() && self.is_wanted(light)
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
    pub fn recall(&mut self, kept: Vec<Highlight>, taught: Option<Arc<Article>>) {
        self.taught = taught.unwrap_or_else(|| self.opened.clone());
        self.lights = Lights::new(&self.annotations, kept);
        self.recalled = true;
        self.correct();
        self.count();
    }

    /// Takes in what the reader decided about some highlights.
    pub fn keep(&mut self, changed: &[Highlight]) {
        self.lights.keep(&self.annotations, changed);
        if changed
            .iter()
            .any(|highlight| highlight.layer() == Layer::Heading)
        {
            self.correct();
        }
        self.count();
    }

    /// Brings the outline in line with the corrections in force.
    fn correct(&mut self) {
        let corrected = self.taught.corrected(&self.lights.kept, words::count);
        self.article = corrected.map_or_else(|| self.taught.clone(), Arc::new);
        self.dim = dim(&self.article);
        let sections = self.article.sections.len();
        self.read.resize(sections, false);
    }

    /// The highlights as the reader sees them; where nothing was decided just what was found.
    pub(super) fn seen(&self) -> Arc<Annotations> {
        if self.lights.kept.is_empty() {
            return self.annotations.clone();
        }
        let kept = &self.lights.kept;
        Arc::new(self.annotations.decided(&self.article.text, kept, slug))
    }

    /// True where nothing more will come: all of the article, all highlights, all verdicts.
    pub fn is_complete(&self) -> bool {
        self.whole && self.annotated && self.recalled
    }

    fn count(&mut self) {
        self.revision += 1;
        let mut all = vec![Counts::default(); self.article.sections.len()];
        let mut section = 0;
        let sections = &self.article.sections;
        for light in self.lights.all().iter().filter(|light| self.is_lit(light)) {
            while sections
                .get(section + 1)
                .is_some_and(|next| next.span.start <= light.span.start)
            {
                section += 1;
            }
            if let Some(counts) = all.get_mut(section) {
                match light.kind {
                    HighlightKind::Stakeholder => counts.stakeholders += 1,
                    HighlightKind::Issue => counts.issues += 1,
                    HighlightKind::Place | HighlightKind::Note | HighlightKind::Heading => {}
                }
            }
        }
        self.counts = all;
    }

    /// Where the position `at` of this document is in `newer`, which was made from the same file or
    /// from a revision of it.
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
        let guess = newer.map.text_of(&newer.text, old.map.start(&old.text, at));
        let rest = old.text.get(head..).unwrap_or("");
        let line = cut_at(rest.split('\n').next().unwrap_or(""), LINE);
        if line.trim().is_empty() {
            return guess;
        }
        let places = newer.text.match_indices(line).map(|(at, _)| at as u32);
        places
            .min_by_key(|place| place.abs_diff(guess))
            .unwrap_or(guess)
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

//! What speaks for a mark and against it, in numbers: what the encoder believes of its words, and
//! what the first reading says.

use std::collections::HashMap;

use super::encoder::Belief;
use crate::annotate::asides;
use crate::lexicon;
use crate::lexicon::norm::Folded;
use crate::lexicon::tokens::is;
use crate::model::{Annotations, Article, BlockKind, Kind, Mention, Span, WhyRule};

/// How many numbers there are.
pub(crate) const FEATURES: usize = NAMES.len();

/// Their names, as the table of weights has them.
pub const NAMES: [&str; 39] = [
    "best",
    "mean",
    "head",
    "begins",
    "other",
    "place",
    "capital",
    "words",
    "early",
    "in-title",
    "in-heading",
    "heading",
    "count",
    "over-other",
    "over-place",
    "found",
    "confidence",
    "salience",
    "mentions",
    "found-best",
    "found-head",
    "elsewhere",
    "all-best",
    "all-head",
    "lexicon",
    "metonym",
    "demonym",
    "role",
    "taxonomy",
    "short",
    "title",
    "first-name",
    "speaker",
    "body",
    "acronym",
    "reference",
    "policy",
    "tagger",
    "long",
];

/// The kind besides this one.
pub(super) fn other(kind: Kind) -> Kind {
    match kind {
        Kind::Issue => Kind::Stakeholder,
        _ => Kind::Issue,
    }
}

/// An article with what both readings say of it.
pub(super) struct Scene<'a> {
    pub(super) article: &'a Article,
    pub(super) found: &'a Annotations,
    pub(super) words: &'a [Span],
    beliefs: &'a [Belief],
    /// Where nothing is to be found, in reading order.
    asides: Vec<Span>,
    /// Hash of each word in any number.
    stems: Vec<u64>,
    /// Of each stem what it is believed to be over the whole article, and how often it stands.
    means: HashMap<u64, Mean>,
    /// Of the last words of the first reading's marks: how many, by kind.
    heads: HashMap<(u64, Kind), u32>,
}

#[derive(Clone, Copy, Default)]
struct Mean {
    count: u32,
    stakeholder: f32,
    issue: f32,
    in_title: bool,
    in_heading: bool,
}

impl Belief {
    /// That it begins one of this kind, and that it goes on with one.
    pub(super) fn of(self, kind: Kind) -> [u8; 2] {
        match kind {
            Kind::Stakeholder => self.stakeholder,
            Kind::Issue => self.issue,
            Kind::Place => [0, self.place],
        }
    }

    /// That it is of this kind.
    pub(super) fn is(self, kind: Kind) -> f32 {
        let [begins, goes_on] = self.of(kind);
        (f32::from(begins) + f32::from(goes_on)) / 255.0
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        article: &'a Article,
        found: &'a Annotations,
        words: &'a [Span],
        beliefs: &'a [Belief],
    ) -> Self {
        let text: &str = &article.text;
        let stems: Vec<u64> = words.iter().map(|word| stem(word.of(text))).collect();
        let mut means: HashMap<u64, Mean> = HashMap::new();
        let mut blocks = article.blocks.iter().peekable();
        for ((word, stem), belief) in words.iter().zip(&stems).zip(beliefs) {
            let mean = means.entry(*stem).or_default();
            mean.count += 1;
            mean.stakeholder += belief.is(Kind::Stakeholder);
            mean.issue += belief.is(Kind::Issue);
            while blocks
                .next_if(|block| block.span.end <= word.start)
                .is_some()
            {}
            match blocks.peek().map(|block| block.kind) {
                Some(BlockKind::Title) => mean.in_title = true,
                Some(BlockKind::Heading) => mean.in_heading = true,
                _ => {}
            }
        }
        let mut scene = Self {
            article,
            found,
            words,
            beliefs,
            asides: asides(article),
            stems,
            means,
            heads: HashMap::new(),
        };
        let heads = found.mentions.iter().filter_map(|mention| {
            let head = scene.content(mention.span).last()?;
            Some((*scene.stems.get(head)?, mention.kind))
        });
        let heads: Vec<_> = heads.collect();
        for head in heads {
            *scene.heads.entry(head).or_default() += 1;
        }
        scene
    }

    /// True for what stands in a by-line, an address, code: the encoder reads it, but nothing there is
    /// said by the text.
    pub(super) fn is_aside(&self, span: Span) -> bool {
        let next = self.asides.partition_point(|aside| aside.end <= span.start);
        self.asides
            .get(next)
            .is_some_and(|aside| aside.overlaps(span))
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words
            .get(at)
            .map_or("", |word| word.of(&self.article.text))
    }

    pub(super) fn belief(&self, at: usize) -> Belief {
        self.beliefs.get(at).copied().unwrap_or_default()
    }

    /// Whether a word is more than a sign.
    pub(super) fn says(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphanumeric)
    }

    /// Whether a new line begins with this word.
    pub(super) fn breaks(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.words.get(before));
        let (Some(before), Some(word)) = (before, self.words.get(at)) else {
            return false;
        };
        Span::new(before.end, word.start)
            .of(&self.article.text)
            .contains('\n')
    }

    /// The words of a span that say something; all where none does.
    fn content(&self, span: Span) -> impl Iterator<Item = usize> + Clone + '_ {
        let from = self.words.partition_point(|word| word.end <= span.start);
        let to = self.words.partition_point(|word| word.start < span.end);
        let said = |at: &usize| self.says(*at) && !is_small(self.word(*at));
        let any = (from..to).any(|at| said(&at));
        (from..to.max(from)).filter(move |at| !any || said(at))
    }

    /// The numbers of a span, in the order of [`NAMES`]; `mention` is the first reading's mark.
    pub(super) fn features(
        &self,
        span: Span,
        kind: Kind,
        mention: Option<&Mention>,
    ) -> [f32; FEATURES] {
        let content = self.content(span);
        let count = content.clone().count().max(1) as f32;
        let is = |at| self.belief(at).is(kind);
        let best = logit(content.clone().map(is).fold(0.0, f32::max));
        let mean = logit(content.clone().map(is).sum::<f32>() / count);
        let head_at = content.clone().last().unwrap_or(usize::MAX);
        let head = logit(is(head_at));
        let begins = content
            .clone()
            .next()
            .map_or(0, |at| self.belief(at).of(kind)[0]);
        let against = content.clone().map(|at| self.belief(at).is(other(kind)));
        let place = content.clone().map(|at| self.belief(at).is(Kind::Place));
        let stem = self.stems.get(head_at).copied().unwrap_or(0);
        let all = self.means.get(&stem).copied().unwrap_or_default();
        let all_best = content
            .clone()
            .filter_map(|at| self.means.get(self.stems.get(at)?));
        let all_best = all_best.map(|mean| mean.of(kind)).fold(0.0, f32::max);
        let block = self.article.blocks.get(self.article.block_at(span.start));
        let under = self.found.in_span(span);
        let over = |kind| flag(under.iter().any(|mention| mention.kind == kind));
        let elsewhere = self.heads.get(&(stem, kind)).copied().unwrap_or(0);
        let elsewhere = elsewhere.saturating_sub(u32::from(mention.is_some()));
        let entity = mention.and_then(|mention| self.found.entity(mention));
        let found = flag(mention.is_some());
        let confidence =
            mention.map_or(0.0, |mention| logit(f32::from(mention.confidence) / 100.0));
        let text = span.of(&self.article.text);
        let mut numbers = [0.0; FEATURES];
        let first = [
            best,
            mean,
            head,
            f32::from(begins) / 255.0,
            against.fold(0.0, f32::max),
            place.sum::<f32>() / count,
            flag(text.starts_with(char::is_uppercase)),
            count.min(6.0),
            span.start as f32 / self.article.len().max(1) as f32,
            flag(all.in_title),
            flag(all.in_heading),
            flag(block.is_some_and(crate::model::Block::is_heading)),
            (all.count as f32).ln_1p(),
            over(other(kind)),
            over(Kind::Place),
            found,
            confidence,
            entity.map_or(0.0, |entity| entity.salience),
            entity.map_or(0.0, |entity| (entity.mentions as f32).ln_1p()),
            found * best,
            found * head,
            (elsewhere as f32).ln_1p(),
            logit(all_best),
            logit(all.of(kind)),
        ];
        let rules = mention.map(|mention| rule(mention.why.rule));
        for (at, slot) in numbers.iter_mut().enumerate() {
            *slot = match first.get(at) {
                Some(number) => *number,
                None => flag(rules.flatten() == Some(at - first.len())),
            };
        }
        if let Some(long) = numbers.last_mut() {
            *long = flag(text.contains(' ')) * found;
        }
        numbers
    }
}

impl Mean {
    /// What its words are believed to be on average.
    fn of(self, kind: Kind) -> f32 {
        let sum = match kind {
            Kind::Issue => self.issue,
            _ => self.stakeholder,
        };
        sum / self.count.max(1) as f32
    }
}

/// Which of the last numbers stands for a rule.
fn rule(rule: WhyRule) -> Option<usize> {
    let rules = [
        WhyRule::Lexicon,
        WhyRule::Metonym,
        WhyRule::Demonym,
        WhyRule::RoleNoun,
        WhyRule::Taxonomy,
        WhyRule::ShortForm,
        WhyRule::Title,
        WhyRule::FirstName,
        WhyRule::Speaker,
        WhyRule::Body,
        WhyRule::Acronym,
        WhyRule::Reference,
        WhyRule::PolicyNoun,
        WhyRule::Tagger,
    ];
    rules.iter().position(|known| *known == rule)
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// How much is to be bet on it; what is nearly sure is not surer than 499 to 1.
fn logit(chance: f32) -> f32 {
    let chance = chance.clamp(0.002, 0.998);
    (chance / (1.0 - chance)).ln()
}

fn stem(word: &str) -> u64 {
    Folded::new(word).stem_hash()
}

/// True for a word that every text has: "the", "and", "on".
pub(super) fn is_small(word: &str) -> bool {
    lexicon::classes(Folded::new(word).word_hash()) & is::STOP != 0
}

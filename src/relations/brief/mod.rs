//! One page about an article, made of its own sentences: a line for each section, what the key
//! stakeholders want, where the key issues stand, numbers and dates.
//!
//! One pass over the sentences; each is offered to all that could use it, and the best offer wins,
//! the earlier one where two are as good.

mod best;
mod facts;
mod lead;
mod near;

use best::Best;
use lead::{Times, Title};
use near::{is_caption, is_footnote};

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::model::{
    Annotations, Article, BlockKind, Brief, Fact, FactKind, KeyIssue, KeyStakeholder, Kind,
    Mention, Position, SectionLine, Span, Stance,
};
use crate::text::{sentences, words};

/// Most stakeholders and most issues.
const KEY: usize = 7;
/// So many stakeholders are named whether they take a position or not.
const ALWAYS: usize = 3;
/// Those of lower rank are not named for a position.
const WIDE: usize = 24;
/// Most sections with a line.
const SECTIONS: usize = 40;
/// Sentences of a section that are looked at: what it is about is said early.
const EARLY: u32 = 12;
/// Most numbers and dates.
const FACTS: usize = 14;
/// Most of one kind.
const FACTS_OF_A_KIND: usize = 6;
/// Most numbers and dates that are weighed.
const WEIGHED: usize = 5_000;
/// Words of a sentence that is neither a fragment nor endless.
const LENGTH: std::ops::RangeInclusive<u32> = 5..=45;

/// Nothing that is worth so little stands for a section: "See table", but not "Nobody knows it."
const FRAGMENT: Option<i32> = Some(-7);

/// How a sentence ends that says something: no question, no heading, no head of a list.
const SAID: [char; 7] = ['.', '!', '"', '”', '’', ')', '»'];

/// A name within so many bytes is seen at the beginning of a sentence.
const EARLY_BYTES: u32 = 24;

/// The least that is shown of a longer sentence, in bytes, but for the words before that.
const LEGIBLE: u32 = 60;

/// What a position of an earlier year is worth less.
const PAST: i32 = 3;

/// More than words of the title count.
const TITLE: i32 = 4;

/// Words before a number that tell what it is about.
const WORDS_BEFORE: usize = 4;

/// The page; `positions` are those of the same highlights.
pub fn brief(article: &Article, found: &Annotations, positions: &[Position]) -> Brief {
    let mut page = Page::new(article, found, positions);
    let mut section = 0;
    for block in &article.blocks {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        while (article.sections.get(section + 1))
            .is_some_and(|next| next.span.start <= block.span.start)
        {
            section += 1;
        }
        let text = block.span.of(&article.text);
        if is_footnote(text) || is_caption(text) {
            continue;
        }
        for (start, end) in sentences(text) {
            let base = block.span.start;
            page.read(section, Span::new(base + start as u32, base + end as u32));
        }
    }
    page.finish()
}

/// The page in the making.
struct Page<'a> {
    article: &'a Article,
    found: &'a Annotations,
    /// Where the sentences with a position start.
    held: HashSet<u32>,
    /// The position of each holder that says most.
    main: HashMap<u32, (i32, Position)>,
    stakeholders: Vec<u32>,
    issues: Vec<u32>,
    /// Sentences seen and the best, for each section.
    lines: Vec<(u32, Best)>,
    title: Title,
    /// The best sentence about each key entity.
    about: HashMap<u32, Best>,
    facts: Vec<(i32, Fact)>,
    seen: HashSet<&'a str>,
}

impl<'a> Page<'a> {
    fn new(article: &'a Article, found: &'a Annotations, positions: &[Position]) -> Self {
        let title = article.title.as_ref().map_or("", |title| &title.text);
        let title = Title::new(title);
        let times = Times::new(article);
        let mut main: HashMap<u32, (i32, Position)> = HashMap::new();
        for position in positions {
            let past = times.is_past(position.sentence.of(&article.text));
            let weight = weight(article, found, position) - if past { PAST } else { 0 };
            // of two that say as much, the one of which the title tells
            let score = weight * TITLE + title.echo(position.said.of(&article.text));
            let best = main.entry(position.holder).or_insert((score, *position));
            if score > best.0 {
                *best = (score, *position);
            }
        }
        let ranked = |kind| {
            let all = found.entities.iter().zip(0..);
            let of_kind = all.filter(move |(entity, _)| entity.kind == kind && entity.mentions > 0);
            of_kind.map(|(_, index)| index)
        };
        Self {
            article,
            found,
            held: positions.iter().map(|one| one.sentence.start).collect(),
            stakeholders: parties(ranked(Kind::Stakeholder).take(WIDE).collect(), &main),
            issues: ranked(Kind::Issue).take(KEY).collect(),
            main,
            lines: vec![(0, Best::default()); article.sections.len()],
            title,
            about: HashMap::new(),
            facts: Vec::new(),
            seen: HashSet::new(),
        }
    }

    fn read(&mut self, section: usize, sentence: Span) {
        let whole = sentence;
        let sentence = self.bare(sentence);
        let text = sentence.of(&self.article.text);
        // an address, a number, a rule
        if !text.contains(char::is_whitespace) && !text.contains(words::is_unspaced) {
            return;
        }
        let length = words::count(text);
        let mut score = if LENGTH.contains(&length) { 0 } else { -6 };
        if !text.ends_with(SAID) {
            score -= 4;
        }
        if lead::hangs(text) {
            score -= 2;
        }
        let mentions = self.found.in_span(sentence);
        let mut named: Vec<u32> = mentions.iter().map(|mention| mention.entity).collect();
        named.sort_unstable();
        named.dedup();
        let key =
            |side: &[u32]| side.iter().filter(|one| named.contains(one)).count().min(3) as i32;
        let actors = key(&self.stakeholders);
        let matters = key(&self.issues);
        let held = i32::from(self.held.contains(&whole.start));
        if let Some((count, best)) = self.lines.get_mut(section)
            && *count < EARLY
        {
            // what the title says, too, is what it is about
            let main = lead::order(*count) + self.title.echo(text);
            *count += 1;
            best.offer(score + main + actors + matters + held, sentence);
        }
        for mention in mentions {
            self.note(mention, score + actors + matters + held, sentence);
        }
        self.count(text, actors + matters, sentence);
    }

    /// Offers a sentence to an entity that it names.
    fn note(&mut self, mention: &Mention, score: i32, sentence: Span) {
        let side = match mention.kind {
            Kind::Stakeholder => &self.stakeholders,
            Kind::Issue => &self.issues,
            Kind::Place => return,
        };
        if side.contains(&mention.entity) {
            // who a sentence is about mostly comes first in it
            let first = i32::from(mention.span.start < sentence.start + 25) * 2;
            let best = self.about.entry(mention.entity).or_default();
            best.offer(score + first, sentence);
        }
    }

    /// Takes the numbers and dates of a sentence.
    fn count(&mut self, text: &'a str, score: i32, sentence: Span) {
        for found in facts::facts(text) {
            if self.facts.len() >= WEIGHED {
                return;
            }
            let words = text.get(found.start..found.end).unwrap_or("");
            if self.seen.insert(words) {
                let (start, end) = (found.start as u32, found.end as u32);
                let span = Span::new(sentence.start + start, sentence.start + end);
                let fact = Fact {
                    span,
                    sentence,
                    words: around(&self.article.text, sentence, span),
                    kind: found.kind,
                };
                self.facts.push((score + found.weight, fact));
            }
        }
    }

    fn finish(self) -> Brief {
        let (sections, further) = self.sections();
        let positions = |entity: &u32| self.main.get(entity).map(|(_, position)| *position);
        let held = self.stakeholders.iter().filter_map(positions);
        // one sentence does not tell about two of a list where another one could
        let mut taken: HashSet<Span> = held.map(|position| position.sentence).collect();
        let stakeholders = self
            .stakeholders
            .iter()
            .zip(0..)
            .filter_map(|(entity, row)| {
                let position = positions(entity);
                let sentence = position.map(|position| position.sentence);
                let sentence =
                    sentence.or_else(|| self.untold(*entity, row < ALWAYS, &mut taken))?;
                let told = position.map(|position| position.told);
                Some(KeyStakeholder {
                    entity: *entity,
                    position,
                    sentence: self.bare(sentence),
                    words: told.map_or_else(
                        || self.around_name(*entity, sentence),
                        |told| self.bare(told),
                    ),
                })
            });
        let stakeholders = stakeholders.collect();
        let mut taken = HashSet::new();
        let issues = self.issues.iter().filter_map(|entity| {
            let sentence = self.untold(*entity, false, &mut taken)?;
            Some(KeyIssue {
                entity: *entity,
                sentence,
                words: self.around_name(*entity, sentence),
            })
        });
        Brief {
            stakeholders,
            issues: issues.collect(),
            sections,
            further,
            facts: chosen(self.facts),
        }
    }

    /// The best sentence about `entity` that is not among the `told` ones, else the best one; none
    /// where it is named only once, in one that is told already, unless it is told `always`.
    fn untold(&self, entity: u32, always: bool, told: &mut HashSet<Span>) -> Option<Span> {
        let known = told.len();
        let sentence = self.about.get(&entity)?.fresh(told)?;
        let once = self.found.entities.get(entity as usize)?.mentions < 2;
        (always || told.len() > known || !once).then_some(sentence)
    }

    /// Without what stands before the words of a list item or of a report.
    fn bare(&self, span: Span) -> Span {
        let text = span.of(&self.article.text);
        let words = text.trim_start_matches(is_marker);
        let before = text.len() - words.len() + lead::dateline(words);
        Span::new(span.start + before as u32, span.end)
    }

    /// A sentence from a few words before the name of `entity` on, unless that stands early.
    fn around_name(&self, entity: u32, sentence: Span) -> Span {
        let mut mentions = self.found.in_span(sentence).iter();
        match mentions.find(|mention| mention.entity == entity) {
            Some(mention) if mention.span.start > sentence.start + EARLY_BYTES => {
                // a sentence that ends with the name is read from further back
                let late = sentence.end.saturating_sub(LEGIBLE).max(sentence.start);
                let at = mention.span.start.min(late);
                around(&self.article.text, sentence, Span::new(at, at))
            }
            _ => sentence,
        }
    }

    /// The sections that have a line, and how many have none.
    fn sections(&self) -> (Vec<SectionLine>, u32) {
        // a fragment is no line
        let line = |best: &Best| best.sentence().filter(|_| best.score() > FRAGMENT);
        let all = self.article.sections.iter().zip(&self.lines).zip(0..);
        let told = all.filter(|((section, (_, best)), _)| {
            // a lead without words is no section to its reader
            section.heading.is_some() || line(best).is_some()
        });
        let mut ranked: Vec<_> = told
            .map(|((section, (_, best)), index)| {
                let score = best.score().unwrap_or(i32::MIN);
                (section.level, Reverse(score), index, line(best))
            })
            .collect();
        // who has little room sees the shallow ones first, then those that say most
        ranked.sort_unstable();
        let further = ranked.len().saturating_sub(SECTIONS) as u32;
        let lines = ranked.into_iter().zip(0..).take(SECTIONS);
        let mut lines: Vec<SectionLine> = lines
            .map(|((_, _, section, sentence), rank)| SectionLine {
                section,
                sentence,
                rank,
            })
            .collect();
        lines.sort_unstable_by_key(|line| line.section);
        (lines, further)
    }
}

/// The most salient of `ranked`, and before others of the rest those that take a position. These
/// come first in the page: who wants what is the question.
fn parties(ranked: Vec<u32>, main: &HashMap<u32, (i32, Position)>) -> Vec<u32> {
    let (first, rest) = ranked.split_at(ranked.len().min(ALWAYS));
    let (vocal, silent): (Vec<u32>, Vec<u32>) =
        rest.iter().partition(|entity| main.contains_key(entity));
    let mut chosen: Vec<u32> = vocal.into_iter().chain(silent).take(KEY - ALWAYS).collect();
    chosen.extend(first);
    // entities are numbered by salience
    chosen.sort_unstable_by_key(|entity| (!main.contains_key(entity), *entity));
    chosen
}

/// True for what stands before the words of a list item.
fn is_marker(c: char) -> bool {
    c.is_whitespace() || matches!(c, '•' | '◦' | '▪' | '‣' | '·' | '*' | '-' | '–')
}

/// How much a position says: a demand more than a statement, one about an issue more than another.
fn weight(article: &Article, found: &Annotations, position: &Position) -> i32 {
    let stance = match position.stance {
        Stance::States => 0,
        Stance::Doubts | Stance::Supports => 2,
        _ => 3,
    };
    let matters = found.in_span(position.said).iter();
    let matters = matters
        .filter(|mention| mention.kind == Kind::Issue)
        .count();
    let short = words::count(position.said.of(&article.text)) < 4;
    let block = article
        .blocks
        .get(article.block_at(position.sentence.start));
    // what the title itself says that somebody wants is what the text is about
    let titled = match block {
        Some(block) if block.kind == BlockKind::Title && stance > 0 => 1,
        Some(block) if block.is_heading() => -3,
        _ => 0,
    };
    stance + matters.min(2) as i32 - 3 * i32::from(short) + titled
}

/// The facts that matter most, in reading order.
fn chosen(mut facts: Vec<(i32, Fact)>) -> Vec<Fact> {
    facts.sort_by_key(|(score, fact)| (-score, fact.span));
    let mut kinds: HashMap<FactKind, usize> = HashMap::new();
    let best = facts.into_iter().filter(|(_, fact)| {
        let count = kinds.entry(fact.kind).or_default();
        *count += 1;
        *count <= FACTS_OF_A_KIND
    });
    let mut facts: Vec<Fact> = best.map(|(_, fact)| fact).take(FACTS).collect();
    facts.sort_by_key(|fact| fact.span);
    facts
}

/// A sentence from a few words before `span` on.
fn around(text: &str, sentence: Span, span: Span) -> Span {
    let before = Span::new(sentence.start, span.start).of(text);
    let words = before
        .char_indices()
        .rev()
        .filter(|(_, c)| c.is_whitespace());
    let start = words.map(|(at, c)| at + c.len_utf8()).nth(WORDS_BEFORE);
    let start = start.map_or(sentence.start, |at| sentence.start + at as u32);
    Span::new(start, sentence.end)
}

#[cfg(test)]
mod tests {
    use super::super::positions;
    use super::{FACTS, KEY, SECTIONS, brief};
    use crate::annotate::{Lexicons, annotate};
    use crate::lexicon::fixture::article;
    use crate::model::{Article, Brief, Section};

    fn page(article: &Article) -> Brief {
        let found = annotate(article, &[], &Lexicons::default());
        brief(article, &found, &positions(article, &found))
    }

    #[test]
    fn it_says_who_wants_what_in_words_of_the_text() {
        let article = article(
            "It rained.\nPeru said it was ready. Peru demands an end to the sanctions by \
             12 March 2026. Chile lost $40 billion.",
        );
        let page = page(&article);
        let text = &article.text;
        let peru = page.stakeholders[0].position.unwrap();
        assert_eq!(peru.stance.name(), "demands");
        assert!(page.issues[0].sentence.of(text).starts_with("Peru demands"));
        let facts: Vec<&str> = page.facts.iter().map(|fact| fact.span.of(text)).collect();
        assert_eq!(facts, ["12 March 2026", "$40 billion"]);
        assert_eq!(page.facts[1].sentence.of(text), "Chile lost $40 billion.");
        // the first sentence is a fragment: one that says more stands for the lead
        let line = page.sections[0].sentence.unwrap();
        assert!(line.of(text).starts_with("Peru"), "{}", line.of(text));
    }

    #[test]
    fn those_who_want_something_come_before_those_who_are_only_named() {
        let silent = "Peru, Chile, Bolivia, Ecuador, Uruguay, Paraguay, Brazil met. ";
        let text = format!("{}Norway demands peace.", silent.repeat(2));
        let article = article(&text);
        let found = annotate(&article, &[], &Lexicons::default());
        let page = brief(&article, &found, &positions(&article, &found));
        let labels = page.stakeholders.iter();
        let label = |entity: u32| found.entities[entity as usize].label.as_str();
        let labels: Vec<&str> = labels.map(|key| label(key.entity)).collect();
        assert_eq!(labels.len(), KEY);
        assert_eq!((labels[0], labels[1]), ("Norway", "Peru"));
        assert!(!labels.contains(&"Brazil"), "{labels:?}");
    }

    #[test]
    fn a_sentence_is_shown_from_a_little_before_the_name_on() {
        let article = article(
            "In the long and quiet years before the great storm the herring of the whole northern \
             coast belonged to Peru and to nobody else, as it was told in the taverns by the harbour.",
        );
        let page = page(&article);
        let words = page.stakeholders[0].words.of(&article.text);
        assert!(
            words.starts_with("northern coast belonged to Peru"),
            "{words}"
        );
    }

    #[test]
    fn the_marker_of_a_list_is_not_said() {
        let article = article("It rained.\n\n* Peru demanded an end to the sanctions.");
        let page = page(&article);
        let sentence = page.stakeholders[0].sentence.of(&article.text);
        assert_eq!(sentence, "Peru demanded an end to the sanctions.");
    }

    #[test]
    fn footnotes_and_fragments_stand_for_nothing() {
        let article = article(
            "Peru and Chile and copper and sanctions: what they all want\n\n\
             Peru wants an end to the sanctions.\n\n\
             https://example.org/peru-sanctions\n\n\
             [1] Peru, Chile and copper, Sanctions Review, 4 May 2025.",
        );
        let page = page(&article);
        let text = &article.text;
        let lines = page.sections.iter().filter_map(|line| line.sentence);
        assert!(lines.eq(page.stakeholders.iter().take(1).map(|key| key.sentence)));
        let issues = page.issues.iter();
        assert!(
            issues
                .map(|key| key.sentence.of(text))
                .all(|words| words.starts_with("Peru wants"))
        );
        assert!(page.facts.is_empty(), "{:?}", page.facts);
    }

    #[test]
    fn where_room_is_short_the_deepest_and_emptiest_sections_go_first() {
        let mut article = article(
            "Peru wants peace with Chile.\n# Copper\nIt rained all day.\n# Mines\n\
             Peru and Chile want sanctions.\n# Trade\nPeru wants sanctions.",
        );
        let headings = article.blocks.iter().filter(|block| block.is_heading());
        let sections = headings.zip([1, 2, 1]).map(|(block, level)| Section {
            heading: Some(block.span),
            level,
            span: block.span,
            ..Section::default()
        });
        let sections: Vec<Section> = sections.collect();
        article.sections.extend(sections);
        let page = page(&article);
        let shown = |most: usize| {
            let (lines, further) = page.leading_sections(most);
            let name = |line: &crate::model::SectionLine| {
                let heading = article.sections[line.section as usize].heading;
                heading.map_or("", |span| span.of(&article.text)).to_owned()
            };
            (lines.map(name).collect::<Vec<_>>(), further)
        };
        assert_eq!(shown(9).1, 0);
        assert_eq!(shown(9).0, ["", "Copper", "Mines", "Trade"]);
        assert_eq!(
            shown(3),
            (vec![String::new(), "Copper".into(), "Trade".into()], 1)
        );
        assert_eq!(shown(2), (vec![String::new(), "Trade".into()], 2));
    }

    #[test]
    fn nothing_makes_an_empty_page() {
        for text in ["", "https://example.org/peru"] {
            assert_eq!(page(&article(text)), Brief::default(), "{text}");
        }
    }

    #[test]
    fn a_long_article_makes_a_bounded_page() {
        let sentence =
            |number: usize| format!("Peru wants {number} million dollars by May {number}.\n");
        let text: String = (0..2_000).map(sentence).collect();
        let page = page(&article(&text));
        assert!(page.facts.len() <= FACTS && page.stakeholders.len() <= KEY);
        assert!(page.sections.len() <= SECTIONS);
    }
}

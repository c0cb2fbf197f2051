//! What the index holds of an article, found by the thread that reads it.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jiff::civil::{Date, date};
use jiff::{Span as Time, Unit};

use super::matter::Matter;
use super::packing::Packer;
use super::schema::SECTION_BITS;
use super::stems::Stems;
use super::twins::{Runs, Words};
use crate::model::{Article, Depth, Kind, Position, Span, Strength};
use crate::open::{self, Opened};
use crate::text::terms::terms;

/// An article on its way into the index.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) part: String,
    pub(super) content: String,
    pub(super) title: String,
    pub(super) published: Option<String>,
    pub(super) day: Option<i32>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) format: &'static str,
    pub(super) words: u32,
    pub(super) found: u32,
    pub(super) text: std::sync::Arc<str>,
    /// The text, deflated.
    pub(super) packed: Vec<u8>,
    pub(super) sections: Vec<[u32; 3]>,
    /// The most salient first.
    pub(super) entities: Vec<Named>,
    pub(super) positions: Vec<Taken>,
    pub(super) cells: Vec<Tie>,
    /// The terms of title, of each row of the full text, of what stands about it.
    pub(super) terms: Terms,
    /// What tells its near-duplicates.
    pub(super) runs: Runs,
    /// Whether it was read twice.
    pub(super) twice: bool,
    /// What a second reading would be kept under, where there may be one.
    pub(super) awaited: String,
}

/// What a thread makes entries with, one after another.
#[derive(Default)]
pub(super) struct Bench {
    stems: Stems,
    packer: Packer,
    /// Words whose stems were told.
    told: HashSet<String>,
}

/// Words that a bench remembers.
const TOLD: usize = 100_000;

/// An entity of an article.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) kind: &'static str,
    pub(super) class: &'static str,
    pub(super) names: Vec<String>,
    pub(super) spans: Vec<[u32; 2]>,
}

/// A position; the holder and the issues of its matter are indices into the entities.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) holder: usize,
    pub(super) position: Position,
    pub(super) matter: Matter,
}

/// A cell of the matrix; both are indices into the entities.
#[derive(Debug)]
pub(super) struct Tie {
    pub(super) stakeholder: usize,
    pub(super) issue: usize,
    pub(super) sentences: u32,
}

/// Folded words, with blanks between them.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) title: String,
    pub(super) rows: Vec<String>,
    pub(super) about: String,
    /// Stems of words that are others than the word, but for those of earlier articles.
    pub(super) forms: Vec<(String, String)>,
}

/// The name of a kind, as keys begin with it.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Stakeholder => "stakeholder",
        Kind::Issue => "issue",
        Kind::Place => "place",
    }
}

/// Days since 1970 of an ISO 8601 date with or without a time.
pub(super) fn day_of(published: &str) -> Option<i32> {
    let day: Date = published.get(..10)?.parse().ok()?;
    // a year of two figures is a slip of the pen
    days(day).filter(|_| day.year() >= 1000)
}

/// Days since 1970.
pub(super) fn days(day: Date) -> Option<i32> {
    let span: Time = day.since((Unit::Day, date(1970, 1, 1))).ok()?;
    Some(span.get_days())
}

impl Entry {
    /// Looks for everything in an opened article.
    pub(super) fn of(opened: &Opened, bench: &mut Bench) -> Self {
        let stems = &bench.stems;
        let article = &opened.article;
        let found = &opened.annotations;
        let (entities, index) = named(opened);
        let positions = taken(opened, &entities, &index, stems);
        let matrix = open::matrix(article, found);
        let mut cells: Vec<Tie> = matrix
            .cells
            .iter()
            .filter_map(|cell| {
                Some(Tie {
                    stakeholder: index.get(cell.stakeholder as usize).copied()?,
                    issue: index.get(cell.issue as usize).copied()?,
                    sentences: match cell.strength {
                        Strength::Sentence => cell.count,
                        Strength::Paragraph => 0,
                    },
                })
            })
            .collect();
        cells.sort_by_key(|tie| (tie.stakeholder, tie.issue, std::cmp::Reverse(tie.sentences)));
        cells.dedup_by_key(|tie| (tie.stakeholder, tie.issue));
        let lit = found.mentions.iter();
        let lit = lit.filter(|mention| mention.kind != Kind::Place).count();
        let about = &article.about;
        let twice = opened.depth == Depth::Full;
        let title = title_of(article);
        let mut words = Words::default();
        let terms = Terms::of(article, &title, bench, &mut words);
        let awaited = if twice || !open::Reread::may(article) {
            String::new()
        } else {
            open::Reread::key(article)
        };
        Self {
            twice,
            awaited,
            part: article.source.part.clone().unwrap_or_default(),
            content: open::content(&article.text),
            published: about.published.clone(),
            day: about.published.as_deref().and_then(day_of),
            publisher: article.publisher.clone(),
            author: about.author.clone(),
            url: about.url.clone(),
            language: about.language.clone(),
            format: article.source.format.name(),
            words: article.words,
            found: lit as u32,
            text: article.text.clone(),
            packed: bench.packer.deflated(&article.text),
            sections: sections(article),
            positions,
            entities,
            cells,
            terms,
            title,
            runs: words.runs(),
        }
    }
}

/// What the article is called in lists: its title, else its first words, else its file.
fn title_of(article: &Article) -> String {
    if let Some(title) = &article.title {
        return title.text.clone();
    }
    let line = article
        .text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty());
    if let Some(line) = line {
        return crate::text::ellipsis(line, 80).into_owned();
    }
    let path = Path::new(&article.source.path);
    path.file_stem()
        .map(|stem| crate::text::sanitise::line(&stem.to_string_lossy()))
        .unwrap_or_default()
}

/// The positions, each with what it is about.
fn taken(opened: &Opened, entities: &[Named], index: &[usize], stems: &Stems) -> Vec<Taken> {
    let article = &opened.article;
    let issues: Vec<(Span, u32)> = (0..)
        .zip(entities)
        .filter(|(_, named)| named.kind == kind_name(Kind::Issue))
        .flat_map(|(at, named)| {
            let spans = named.spans.iter();
            spans.map(move |[start, end]| (Span::new(*start, *end), at))
        })
        .collect();
    let positions = open::positions(article, &opened.annotations).into_iter();
    let positions = positions.filter_map(|position| {
        let holder = index.get(position.holder as usize).copied()?;
        let matter = Matter::of(&position, &article.text, &issues, stems);
        Some(Taken {
            holder,
            position,
            matter,
        })
    });
    positions.collect()
}

/// Start, end of the heading and level of each section.
fn sections(article: &Article) -> Vec<[u32; 3]> {
    let sections = article.sections.iter();
    sections
        .map(|section| {
            let heading = section
                .heading
                .map_or(section.span.start, |heading| heading.end);
            [section.span.start, heading, section.level.into()]
        })
        .collect()
}

/// The entities by key, and for each entity of the article which of these it is.
fn named(opened: &Opened) -> (Vec<Named>, Vec<usize>) {
    let found = &opened.annotations;
    let mut order: Vec<usize> = (0..found.entities.len()).collect();
    order.sort_by(|a, b| {
        let salience = |at: &usize| {
            found
                .entities
                .get(*at)
                .map_or(0.0, |entity| entity.salience)
        };
        salience(b).total_cmp(&salience(a))
    });
    let mut list: Vec<Named> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut index = vec![0; found.entities.len()];
    for at in order {
        let Some(entity) = found.entities.get(at) else {
            continue;
        };
        let place = *known.entry(entity.key.as_str()).or_insert_with(|| {
            list.push(Named {
                key: entity.key.clone(),
                label: entity.label.clone(),
                kind: kind_name(entity.kind),
                class: entity.class.name(),
                names: vec![entity.label.clone()],
                spans: Vec::new(),
            });
            list.len() - 1
        });
        if let Some(slot) = index.get_mut(at) {
            *slot = place;
        }
        if let Some(named) = list.get_mut(place) {
            named.names.extend(entity.aliases.iter().cloned());
        }
    }
    for mention in &found.mentions {
        let place = index.get(mention.entity as usize);
        if let Some(named) = place.and_then(|place| list.get_mut(*place)) {
            named.spans.push([mention.span.start, mention.span.end]);
        }
    }
    (list, index)
}

impl Terms {
    /// `called` is what lists call it: it is found by what is shown. The words of the text go to
    /// `words`, too.
    fn of(article: &Article, called: &str, bench: &mut Bench, words: &mut Words) -> Self {
        let text: &str = &article.text;
        let Bench { stems, told, .. } = bench;
        if told.len() > TOLD {
            told.clear();
        }
        let mut forms = Vec::new();
        let mut joined = |text: &str, out: &mut String, mut words: Option<&mut Words>| {
            terms(text, |_, _, term| {
                if let Some(words) = &mut words {
                    words.push(term);
                }
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(term);
                if !told.contains(term) {
                    told.insert(term.to_owned());
                    forms.extend(stems.stem(term).map(|stem| (stem, term.to_owned())));
                }
            });
        };
        let most = 1 << SECTION_BITS;
        let count = article.sections.len().min(most);
        let mut rows = vec![String::new(); count.max(1)];
        for (at, section) in article.sections.iter().enumerate() {
            if let Some(row) = rows.get_mut(at.min(most - 1)) {
                joined(section.span.of(text), row, Some(words));
            }
        }
        let mut title = String::new();
        joined(called, &mut title, None);
        let mut about = String::new();
        let beside = [
            &article.publisher,
            &article.about.author,
            &article.about.url,
            &article.date,
        ];
        let beside = beside.into_iter().flatten().map(String::as_str);
        let links = article.links.iter().map(|link| &*link.target);
        for said in beside.chain(links) {
            joined(said, &mut about, None);
        }
        Self {
            title,
            rows,
            about,
            forms,
        }
    }
}

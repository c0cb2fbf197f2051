//! From documents to weights: laid out, looked at, learned in folds by source, put together.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Instant;

use attache::import::markdown;
use attache::outline::learn::{self, Sheet};

use crate::boost::{self, Forest, Rows, Settings};
use crate::corpus::Document;
use crate::layout::{self, Joint, Label, Page, Stock};
use crate::random::Random;
use crate::style;
use crate::words::Counts;

/// Sources are parted into so many folds: what learns from what others learned must not have seen it.
const FOLDS: usize = 3;

/// How much is learned from.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Layouts of each document.
    pub each: usize,
    /// Documents that take part, of a hundred.
    pub share: usize,
    /// Trees of the first look; the others follow from it.
    pub trees: usize,
    /// Sources of this fold are left out, to be checked on; see [`held`].
    pub hold: Option<usize>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            each: 6,
            share: 100,
            trees: 448,
            hold: None,
        }
    }
}

/// One text that is learned from.
struct Text {
    page: Page,
    sheet: Sheet,
    fold: usize,
    source: u16,
    /// Texts of its source.
    many: usize,
}

impl Text {
    fn row(&self, line: u32) -> Option<&layout::Row> {
        self.page.rows.get((line as usize).checked_sub(1)?)
    }

    fn label(&self, at: usize) -> Label {
        self.row(self.sheet.lines(at).0)
            .map_or(Label::Unjudged, |row| row.label)
    }

    fn furniture(&self, at: usize) -> bool {
        self.row(self.sheet.lines(at).0)
            .is_some_and(|row| row.furniture)
    }

    /// Whether a line goes on with the one before; nothing where that is judged neither way.
    fn joint(&self, at: usize) -> Option<bool> {
        let row = self.row(self.sheet.lines(at).0)?;
        let above = self.row(self.sheet.lines(at.checked_sub(1)?).0)?;
        let unclear =
            |row: &layout::Row| row.label == Label::Unjudged && row.joint != Joint::GoesOn;
        if !self.sheet.may_join(at) || unclear(above) {
            return None;
        }
        match row.joint {
            Joint::GoesOn => Some(true),
            Joint::Unjudged => None,
            Joint::Begins if row.label == Label::Unjudged => None,
            Joint::Begins => Some(false),
        }
    }

    /// What a line of it weighs, and its source: long texts and large sources must not drown the others.
    fn weight(&self) -> (f32, u16) {
        let long = (50.0 / self.sheet.len().max(1) as f32)
            .sqrt()
            .clamp(0.25, 2.0);
        let many = (150.0 / self.many.max(1) as f32).sqrt().clamp(0.35, 1.7);
        (long * many, self.source)
    }
}

/// Does `work` for all `things` on two threads; the results are in order.
pub fn both<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let half = things.len().div_ceil(2).max(1);
    thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> = things
            .chunks(half)
            .map(|part| scope.spawn(move || part.iter().map(work).collect::<Vec<R>>()))
            .collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_default())
            .collect()
    })
}

/// The weights that `documents` of the training split teach.
pub fn weights(documents: &[Document], plan: &Plan) -> Vec<u8> {
    let started = Instant::now();
    let say = |what: &str| println!("{:6.1} s  {what}", started.elapsed().as_secs_f32());
    let texts = texts(documents, plan);
    let lines: usize = texts.iter().map(|text| text.sheet.len()).sum();
    say(&format!("{} texts, {lines} lines", texts.len()));
    let words = words(&texts);
    say("words");
    let joins = joins(&texts, &words, plan.trees);
    say("joins");
    let texts = joined(texts, &words, &joins);
    say("joined");
    let looks = both(&texts, |text| text.sheet.first(&words[text.fold]));
    say("looked");
    let first = first(&texts, &looks, plan.trees);
    say("first look");
    let title = title(&texts, &looks, plan.trees);
    say("title");
    let beside = beside(&texts, &looks, &first, &title);
    let second = second(&texts, &looks, &beside, plan.trees);
    say("second look");
    let named = named(&texts, &looks, &beside, plan.trees);
    let furniture = furniture(&texts, &looks, plan.trees);
    say("title, furniture");
    carries("joins", &joins[FOLDS], &learn::names()[0]);
    carries("first look", &first[FOLDS], &learn::names()[1]);
    let all: Vec<&str> = learn::names()[1]
        .iter()
        .chain(&learn::names()[2])
        .copied()
        .collect();
    carries("second look", &second, &all);
    carries("title", &title[FOLDS], &learn::names()[1]);
    carries("title beside headings", &named, &all);
    carries("furniture", &furniture, &learn::names()[1]);
    let forests = [
        &joins[FOLDS],
        &first[FOLDS],
        &second,
        &title[FOLDS],
        &named,
        &furniture,
    ]
    .map(Forest::bytes);
    learn::file(&words[FOLDS], &forests)
}

/// Prints which features carry most of a forest.
fn carries(what: &str, forest: &Forest, names: &[&str]) {
    let gains = forest.gains(names.len());
    let all: f64 = gains.iter().sum();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| gains[*b].total_cmp(&gains[*a]));
    let ten: Vec<String> = order
        .iter()
        .take(10)
        .map(|at| format!("{} {:.0} %", names[*at], gains[*at] / all * 100.0))
        .collect();
    println!("{what}: {}", ten.join(", "));
}

/// The sources of the training split that are left out where `fold` is held.
pub fn held(documents: &[Document], fold: usize) -> BTreeSet<String> {
    let train: Vec<&Document> = documents
        .iter()
        .filter(|document| document.split == "train")
        .collect();
    let held = folds(&train).into_iter().filter(|(_, of)| *of == fold);
    held.map(|(source, _)| source).collect()
}

fn folds(documents: &[&Document]) -> BTreeMap<String, usize> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        *sizes.entry(&document.src).or_default() += document.blocks.len();
    }
    let mut order: Vec<(usize, &str)> = sizes
        .into_iter()
        .map(|(source, size)| (size, source))
        .collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let mut load = [0; FOLDS];
    let mut folds = BTreeMap::new();
    for (size, source) in order {
        let fold = (0..FOLDS).min_by_key(|fold| load[*fold]).unwrap_or(0);
        load[fold] += size;
        folds.insert(source.to_owned(), fold);
    }
    folds
}

fn texts(documents: &[Document], plan: &Plan) -> Vec<Text> {
    let held = plan.hold.map(|fold| held(documents, fold));
    let held = held.unwrap_or_default();
    let train: Vec<&Document> = documents
        .iter()
        .filter(|document| document.split == "train" && !held.contains(&document.src))
        .collect();
    let folds = folds(&train);
    let sources: Vec<&String> = folds.keys().collect();
    let mut stocks: BTreeMap<&str, Stock> = BTreeMap::new();
    for document in &train {
        stocks
            .entry(&document.script)
            .or_insert_with(|| Stock::new(&train, &document.script));
    }
    let mut jobs: Vec<(&Document, usize)> = Vec::new();
    for document in &train {
        let mut random = Random::new(&document.id);
        if !random.percent(plan.share) {
            continue;
        }
        let foreign = document.script != "latin";
        let each = if foreign { plan.each * 2 } else { plan.each };
        jobs.extend((0..each).map(|at| (*document, at)));
    }
    let made = both(&jobs, |(document, at)| {
        let seed = format!("{} {at}", document.id);
        let style = style::draw(&mut Random::new(&seed));
        let page = layout::render(document, &style, &stocks[document.script.as_str()], &seed);
        let sheet = if page.markdown {
            Sheet::blocks(&markdown::read(&page.text))
        } else {
            Sheet::plain(&page.text)
        };
        let source = sources
            .iter()
            .position(|source| **source == document.src)
            .unwrap_or(0);
        (sheet.len() > 3).then(|| Text {
            page,
            sheet,
            fold: folds[&document.src],
            source: source as u16,
            many: 0,
        })
    });
    let mut texts: Vec<Text> = made.into_iter().flatten().collect();
    let mut many: BTreeMap<u16, usize> = BTreeMap::new();
    for text in &texts {
        *many.entry(text.source).or_default() += 1;
    }
    for text in &mut texts {
        text.many = many[&text.source];
    }
    texts
}

/// The words of each fold, learned from the others, and last those of all.
fn words(texts: &[Text]) -> Vec<Vec<u8>> {
    let folds: Vec<usize> = (0..FOLDS).collect();
    let counts = both(&folds, |fold| {
        let mut counts = Counts::default();
        for text in texts.iter().filter(|text| text.fold == *fold) {
            count(text, &mut counts);
        }
        counts
    });
    (0..=FOLDS)
        .map(|left_out| {
            let mut sum = Counts::default();
            for (fold, counts) in counts.iter().enumerate() {
                if fold != left_out {
                    sum.add(counts);
                }
            }
            sum.bytes()
        })
        .collect()
}

fn count(text: &Text, counts: &mut Counts) {
    let sheet = &text.sheet;
    for at in 0..sheet.len() {
        let (first, _) = sheet.ends(at);
        if let Some(goes_on) = text.joint(at) {
            counts.see(sheet.ends(at - 1).1, 0, goes_on, text.source);
            counts.see(first, 1, goes_on, text.source);
        }
        let label = text.label(at);
        let torn = text.joint(at) == Some(true)
            || at + 1 < sheet.len() && text.joint(at + 1) == Some(true);
        if label == Label::Unjudged || torn || !sheet.is_candidate(at) {
            continue;
        }
        let yes = label == Label::Heading;
        counts.see(first, 2, yes, text.source);
        for word in sheet.words(at).iter().take(12) {
            counts.see(*word, 3, yes, text.source);
        }
    }
}

/// One forest for each fold, learned from the others, and last that of all.
fn by_fold(rows: &Rows, folds: &[usize], settings: &Settings, want: &[usize]) -> Vec<Forest> {
    let grown = both(want, |left_out| {
        let picked: Vec<u32> = (0..rows.len() as u32)
            .filter(|row| folds[*row as usize] != *left_out)
            .collect();
        boost::grow(rows, &picked, settings, 1)
    });
    let mut all = vec![Forest::default(); FOLDS + 1];
    for (at, forest) in want.iter().zip(grown) {
        all[*at] = forest;
    }
    all
}

fn joins(texts: &[Text], words: &[Vec<u8>], trees: usize) -> Vec<Forest> {
    let mut rows = Rows::new(learn::PAIR);
    let mut folds = Vec::new();
    let features = both(texts, |text| text.sheet.pairs(&words[text.fold]));
    for (text, features) in texts.iter().zip(&features) {
        for at in 1..text.sheet.len() {
            if let Some(yes) = text.joint(at) {
                let features = &features[at * learn::PAIR..(at + 1) * learn::PAIR];
                rows.push(features, yes, text.weight());
                folds.push(text.fold);
            }
        }
    }
    println!(
        "{} pairs, {} go on",
        rows.len(),
        rows.yes.iter().filter(|yes| **yes).count()
    );
    let settings = Settings {
        trees: trees / 2,
        doubt: (-1.2, 1.2),
        ..Settings::default()
    };
    by_fold(&rows, &folds, &settings, &[0, 1, 2, FOLDS])
}

fn joined(texts: Vec<Text>, words: &[Vec<u8>], joins: &[Forest]) -> Vec<Text> {
    let goes_on = both(&texts, |text| {
        let features = text.sheet.pairs(&words[text.fold]);
        let forest = joins[text.fold].bytes();
        (0..text.sheet.len())
            .map(|at| {
                let row = &features[at * learn::PAIR..(at + 1) * learn::PAIR];
                at > 0
                    && text.sheet.may_join(at)
                    && !text.page.markdown
                    && learn::score(&forest, row) > 0.0
            })
            .collect::<Vec<bool>>()
    });
    texts
        .into_iter()
        .zip(goes_on)
        .map(|(text, goes_on)| Text {
            sheet: text.sheet.joined(&goes_on),
            ..text
        })
        .collect()
}

/// Lines that are asked whether they are headings, and the answer.
fn asked(text: &Text) -> Vec<(usize, bool)> {
    (0..text.sheet.len())
        .filter(|at| text.sheet.is_candidate(*at))
        .filter_map(|at| match text.label(at) {
            Label::Heading => Some((at, true)),
            Label::Other => Some((at, false)),
            // Another forest tells the title.
            Label::Title | Label::Unjudged => None,
        })
        .collect()
}

fn first(texts: &[Text], looks: &[Vec<u8>], trees: usize) -> Vec<Forest> {
    let mut rows = Rows::new(learn::FIRST);
    let mut folds = Vec::new();
    for (text, look) in texts.iter().zip(looks) {
        for (at, yes) in asked(text) {
            let look = &look[at * learn::FIRST..(at + 1) * learn::FIRST];
            rows.push(look, yes, text.weight());
            folds.push(text.fold);
        }
    }
    println!(
        "{} lines, {} headings",
        rows.len(),
        rows.yes.iter().filter(|yes| **yes).count()
    );
    let settings = Settings {
        trees,
        doubt: (learn::HOPELESS.into(), 3.0),
        ..Settings::default()
    };
    by_fold(&rows, &folds, &settings, &[0, 1, 2, FOLDS])
}

/// What the first look says of the lines of a text by weights that never saw its source, and what is
/// seen of them beside the others.
struct Beside {
    scores: Vec<f32>,
    titles: Vec<f32>,
    features: Vec<u8>,
}

fn beside(texts: &[Text], looks: &[Vec<u8>], first: &[Forest], title: &[Forest]) -> Vec<Beside> {
    let pairs: Vec<(&Text, &Vec<u8>)> = texts.iter().zip(looks).collect();
    both(&pairs, |(text, look)| {
        let (first, title) = (first[text.fold].bytes(), title[text.fold].bytes());
        let sheet = &text.sheet;
        let score = |forest: &[u8], at: usize, may: bool| {
            if !may {
                return -9.0;
            }
            learn::score(forest, &look[at * learn::FIRST..(at + 1) * learn::FIRST])
        };
        let scores: Vec<f32> = (0..sheet.len())
            .map(|at| score(&first, at, sheet.is_candidate(at)))
            .collect();
        let titles: Vec<f32> = (0..sheet.len().min(learn::TITLE_WITHIN))
            .map(|at| score(&title, at, sheet.may_name(at)))
            .collect();
        let features = sheet.second(&scores, &titles);
        Beside {
            scores,
            titles,
            features,
        }
    })
}

impl Beside {
    /// All that is seen of a line.
    fn row(&self, look: &[u8], at: usize) -> Vec<u8> {
        let own = &look[at * learn::FIRST..(at + 1) * learn::FIRST];
        let beside = &self.features[at * learn::SECOND..(at + 1) * learn::SECOND];
        [own, beside].concat()
    }
}

/// The lines that are looked at again, of which the first look leaves some hope: those that may be `asked`,
/// by what it says of each.
fn again(
    texts: &[Text],
    looks: &[Vec<u8>],
    beside: &[Beside],
    asked: fn(&Text) -> Vec<(usize, bool)>,
    says: fn(&Beside) -> &[f32],
) -> Rows {
    let mut rows = Rows::new(learn::FIRST + learn::SECOND);
    for ((text, look), beside) in texts.iter().zip(looks).zip(beside) {
        for (at, yes) in asked(text) {
            if says(beside)[at] >= learn::HOPELESS {
                rows.push(&beside.row(look, at), yes, text.weight());
            }
        }
    }
    rows
}

fn second(texts: &[Text], looks: &[Vec<u8>], beside: &[Beside], trees: usize) -> Forest {
    let rows = again(texts, looks, beside, asked, |beside| &beside.scores);
    println!("{} lines for the second look", rows.len());
    let picked: Vec<u32> = (0..rows.len() as u32).collect();
    let settings = Settings {
        trees: trees * 2 / 3,
        rate: 0.08,
        calm: 3.0,
        ..Settings::default()
    };
    boost::grow(&rows, &picked, &settings, 2)
}

/// Lines that are asked whether they are the title, and the answer.
fn may_be_title(text: &Text) -> Vec<(usize, bool)> {
    let first = 0..text.sheet.len().min(learn::TITLE_WITHIN);
    let any = first.clone().any(|at| text.label(at) == Label::Title);
    first
        .filter(|at| text.sheet.may_name(*at))
        .map(|at| (at, text.label(at)))
        .filter(|(_, label)| *label != Label::Unjudged || !any)
        .map(|(at, label)| (at, label == Label::Title))
        .collect()
}

fn title_settings(trees: usize) -> Settings {
    Settings {
        trees,
        rate: 0.1,
        calm: 3.0,
        doubt: (learn::HOPELESS.into(), 2.2),
        ..Settings::default()
    }
}

fn title(texts: &[Text], looks: &[Vec<u8>], trees: usize) -> Vec<Forest> {
    let mut rows = Rows::new(learn::FIRST);
    let mut folds = Vec::new();
    for (text, look) in texts.iter().zip(looks) {
        for (at, yes) in may_be_title(text) {
            let look = &look[at * learn::FIRST..(at + 1) * learn::FIRST];
            rows.push(look, yes, text.weight());
            folds.push(text.fold);
        }
    }
    println!(
        "{} lines, {} titles",
        rows.len(),
        rows.yes.iter().filter(|yes| **yes).count()
    );
    by_fold(&rows, &folds, &title_settings(trees / 3), &[0, 1, 2, FOLDS])
}

fn named(texts: &[Text], looks: &[Vec<u8>], beside: &[Beside], trees: usize) -> Forest {
    let rows = again(texts, looks, beside, may_be_title, |beside| &beside.titles);
    let picked: Vec<u32> = (0..rows.len() as u32).collect();
    boost::grow(&rows, &picked, &title_settings(trees / 2), 2)
}

/// Without words: strings of furniture are few, and other pages have others.
fn furniture(texts: &[Text], looks: &[Vec<u8>], trees: usize) -> Forest {
    let mut rows = Rows::new(learn::FIRST);
    for (text, look) in texts.iter().zip(looks) {
        for at in 0..text.sheet.len() {
            if !text.sheet.is_candidate(at) || text.label(at) == Label::Unjudged {
                continue;
            }
            rows.push(
                &look[at * learn::FIRST..(at + 1) * learn::FIRST],
                text.furniture(at),
                text.weight(),
            );
        }
    }
    let picked: Vec<u32> = (0..rows.len() as u32).collect();
    let settings = Settings {
        trees: trees / 3,
        without: learn::wordy(),
        ..Settings::default()
    };
    boost::grow(&rows, &picked, &settings, 2)
}

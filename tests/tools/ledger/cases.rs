//! Marked articles, and how they are read with and without a part.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use attache::lexicon::off;
use attache::model::{Article, Name};
use attache::open::{self, Hit, Lexicons, Options, Reread};

use crate::marked::{self, Count, Folder, Gold, KINDS, Mark};
use crate::parts::Part;

/// An article and how it is read.
pub(crate) struct Case {
    pub(crate) source: String,
    pub(crate) article: Article,
    /// Its words in small letters, without what may be the ending of a plural.
    pub(crate) words: HashSet<String>,
    names: Vec<Name>,
    hits: Vec<Hit>,
    /// What the second reading believes.
    kept: Option<Vec<u8>>,
    gold: [Gold; 2],
    found: [[Vec<Mark>; 2]; 2],
    /// By reading and kind.
    pub(crate) base: [[Count; 2]; 2],
}

/// What is another without a part.
pub(crate) struct Change {
    pub(crate) from: [[Count; 2]; 2],
    pub(crate) to: [[Count; 2]; 2],
    /// What only the part finds in the first reading, as far as it can be judged.
    pub(crate) judged: usize,
    pub(crate) right: usize,
}

impl Change {
    /// What the part brings to the first reading: right ones, less wrong ones.
    pub(crate) fn gain(&self) -> i64 {
        let worth = |counts: &[Count; 2]| -> i64 {
            let each = counts.iter();
            each.map(|count| count.right as i64 - count.wrong as i64)
                .sum()
        };
        worth(&self.from[0]) - worth(&self.to[0])
    }
}

pub(crate) fn total(all: impl Iterator<Item = [[Count; 2]; 2]>) -> [[Count; 2]; 2] {
    let mut sum = [[Count::default(); 2]; 2];
    for counts in all {
        for (reading, kinds) in counts.into_iter().enumerate() {
            for (kind, count) in kinds.into_iter().enumerate() {
                sum[reading][kind].add(count);
            }
        }
    }
    sum
}

/// A word in small letters without a plural's ending: coarse, to leave out articles that a part
/// cannot change.
pub(crate) fn coarse(word: &str) -> String {
    let word = word.to_lowercase();
    let stem = word.strip_suffix("ies").or(word.strip_suffix("es"));
    let stem = stem.or(word.strip_suffix('s')).or(word.strip_suffix('y'));
    stem.unwrap_or(&word).chars().take(5).collect()
}

impl Case {
    pub(crate) fn all(path: &Path) -> Vec<Self> {
        let folder = Folder::new(path);
        let table = fs::read_to_string(path.join("provenance.tsv")).unwrap_or_default();
        let sources: BTreeMap<&str, &str> = table
            .lines()
            .filter_map(|line| {
                let (name, rest) = line.split_once('\t')?;
                // the folder of code of a page, or the name of a series
                Some((name, rest.split(['@', '\t', ' ', ';']).next()?))
            })
            .collect();
        let names = folder.names();
        let cases = names.iter().map(|name| {
            let source = sources.get(name.as_str()).copied().unwrap_or(name);
            Self::new(&folder, name, source.to_owned())
        });
        cases.collect()
    }

    fn new(folder: &Folder, name: &str, source: String) -> Self {
        let path = folder.path(name);
        let article = open::article(fs::read(&path).unwrap(), &path, &Options::default()).unwrap();
        let words = article.text.split(|c: char| !c.is_alphanumeric());
        let mut case = Self {
            source,
            words: words.map(coarse).collect(),
            names: open::names(&article),
            hits: Vec::new(),
            kept: beliefs(&article),
            gold: KINDS.map(|(_, word)| folder.gold(name, word)),
            found: Default::default(),
            base: [[Count::default(); 2]; 2],
            article,
        };
        case.hits = case.scanned();
        case.found = case.read(case.hits.clone(), &case.names);
        case.base = case.counts(&case.found);
        case
    }

    pub(crate) fn hits(&self) -> &[Hit] {
        &self.hits
    }

    fn scanned(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        let blocks = 0..self.article.blocks.len();
        open::scan(&self.article, blocks, &Lexicons::default(), &mut hits);
        hits
    }

    /// What both readings find, by kind.
    fn read(&self, hits: Vec<Hit>, names: &[Name]) -> [[Vec<Mark>; 2]; 2] {
        let (article, lexicons) = (&self.article, Lexicons::default());
        let kept = self.kept.as_deref();
        let first = open::fold(article, hits.clone(), names, &lexicons);
        let both = open::found(article, hits, names, &lexicons, kept, 0).found;
        [first, both].map(|found| KINDS.map(|(kind, _)| marked::found(article, &found, kind)))
    }

    fn counts(&self, found: &[[Vec<Mark>; 2]; 2]) -> [[Count; 2]; 2] {
        std::array::from_fn(|reading| {
            std::array::from_fn(|kind| {
                marked::compare(&self.gold[kind], &found[reading][kind], false).0
            })
        })
    }

    /// How it is read without what is off now; nothing where that is the same.
    pub(crate) fn read_now(&self) -> Option<[[Count; 2]; 2]> {
        Some(self.counts(&self.found_now(self.scanned(), &self.names)?))
    }

    fn found_now(&self, hits: Vec<Hit>, names: &[Name]) -> Option<[[Vec<Mark>; 2]; 2]> {
        if hits == self.hits && names.len() == self.names.len() && !off::is_set() {
            return None;
        }
        Some(self.read(hits, names))
    }

    /// What changes without a part.
    pub(crate) fn without(&self, part: &Part) -> Option<Change> {
        let (hits, names) = match part {
            Part::Rule(rule) => {
                let hits = self.hits.iter().copied();
                (
                    hits.filter(|hit| hit.why().rule != *rule).collect(),
                    self.names.as_slice(),
                )
            }
            Part::Tagger => (self.hits.clone(), [].as_slice()),
            part => {
                off::set(part.off());
                (self.scanned(), self.names.as_slice())
            }
        };
        let found = self.found_now(hits, names);
        off::set(None);
        let found = found?;
        let same = |a: &[Mark], b: &[Mark]| {
            let spans = |marks: &[Mark]| -> Vec<(u32, u32)> {
                marks.iter().map(|mark| (mark.from, mark.to)).collect()
            };
            spans(a) == spans(b)
        };
        let (was, is) = (self.found.as_flattened(), found.as_flattened());
        if was.iter().zip(is).all(|(was, is)| same(was, is)) {
            return None;
        }
        let (mut judged, mut right) = (0, 0);
        let kinds = self.gold.iter().zip(&self.found[0]).zip(&found[0]);
        for ((gold, was), is) in kinds {
            let (_, verdicts) = marked::compare(gold, was, false);
            for (mark, verdict) in was.iter().zip(verdicts) {
                let still = is.iter();
                if !still
                    .clone()
                    .any(|other| (other.from, other.to) == (mark.from, mark.to))
                {
                    judged += usize::from(verdict.is_some());
                    right += usize::from(verdict == Some(true));
                }
            }
        }
        Some(Change {
            from: self.base,
            to: self.counts(&found),
            judged,
            right,
        })
    }
}

/// What the second reading believes of an article; kept among the temporary files, as it takes long
/// and stays the same.
fn beliefs(article: &Article) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join("attache-ledger");
    let path = folder.join(Reread::key(article));
    if let Ok(bytes) = fs::read(&path) {
        return Some(bytes);
    }
    let mut reading = Reread::may(article).then(|| Reread::new(article, None))??;
    reading.finish(Options::default().threads());
    let bytes = reading.fresh()?;
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, &bytes))
        .unwrap();
    Some(bytes)
}

//! What can be taken away: rules, the tagger, phrases, classes of words, and words of a class.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use attache::lexicon::off::Off;
use attache::model::WhyRule;

use crate::cases::{Case, coarse};

pub(crate) enum Part {
    Rule(WhyRule),
    Tagger,
    Phrase {
        id: u32,
        list: &'static str,
        words: &'static str,
    },
    Class(String),
    Word {
        class: String,
        word: String,
        plural: bool,
    },
    List(String),
    Listed {
        list: String,
        word: String,
    },
}

/// Classes whose words are knowledge or grammar: they are looked at as a whole only.
const WHOLE: [&str; 3] = ["stop", "first", "calendar"];

/// Lists of word classes, and whether a plural is made of each word.
const FILES: [(&str, bool); 3] = [
    ("words.tsv", false),
    ("verbs.tsv", false),
    ("matters.tsv", true),
];

/// All parts, in a fixed order.
pub(crate) fn all(cases: &[Case]) -> Vec<Part> {
    let mut parts = vec![Part::Tagger];
    let mut rules: Vec<WhyRule> = Vec::new();
    for hit in cases.iter().flat_map(Case::hits) {
        if !rules.contains(&hit.why().rule) {
            rules.push(hit.why().rule);
        }
    }
    parts.extend(rules.into_iter().map(Part::Rule));
    parts.extend(
        attache::lexicon::phrases().map(|(id, list, words)| Part::Phrase { id, list, words }),
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let mut classes = BTreeSet::from(["first".to_owned()]);
    for (file, plural) in FILES {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (class, words) in lines.filter_map(|line| line.split_once('\t')) {
            classes.insert(class.to_owned());
            if WHOLE.contains(&class) {
                continue;
            }
            parts.extend(words.split_whitespace().map(|word| Part::Word {
                class: class.to_owned(),
                word: word.to_owned(),
                plural,
            }));
        }
    }
    parts.extend(classes.into_iter().map(Part::Class));
    let text = fs::read_to_string(folder.join("lists.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    for (list, words) in lines.filter_map(|line| line.split_once('\t')) {
        parts.push(Part::List(list.to_owned()));
        parts.extend(words.split('|').map(|word| Part::Listed {
            list: list.to_owned(),
            word: word.to_owned(),
        }));
    }
    parts
}

impl Part {
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Rule(rule) => format!("rule {rule:?}"),
            Self::Tagger => "rule Tagger".to_owned(),
            Self::Phrase { list, words, .. } => format!("{list}: {words}"),
            Self::Class(class) => format!("all of {class}"),
            Self::Word { class, word, .. } => format!("{class}: {word}"),
            Self::List(list) => format!("all of list {list}"),
            Self::Listed { list, word } => format!("list {list}: {word}"),
        }
    }

    /// The list it is an entry of.
    pub(crate) fn list(&self) -> Option<&str> {
        match self {
            Self::Phrase { list, .. } => Some(list),
            Self::Word { class, .. } => Some(class),
            Self::Listed { list, .. } => Some(list),
            _ => None,
        }
    }

    /// Whether it can change how an article is read.
    pub(crate) fn may_change(&self, case: &Case) -> bool {
        match self {
            Self::Rule(_) | Self::Tagger | Self::Class(_) | Self::List(_) => true,
            Self::Phrase { words, .. } => words
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() > 2)
                .all(|word| case.words.contains(&coarse(word))),
            Self::Word { word, .. } | Self::Listed { word, .. } => {
                case.words.contains(&coarse(word))
            }
        }
    }

    /// A lexicon without it, too.
    pub(crate) fn take(&self, off: &mut Off) {
        match self {
            Self::Phrase { id, .. } => off.entry(*id),
            Self::Class(class) => off.word(class, None),
            Self::Word {
                class,
                word,
                plural,
            } => {
                off.word(class, Some(word));
                if *plural {
                    off.word(class, Some(&format!("{word}s")));
                    off.word(class, Some(&format!("{word}es")));
                    if let Some(stem) = word.strip_suffix('y') {
                        off.word(class, Some(&format!("{stem}ies")));
                    }
                }
            }
            Self::List(list) => off.listed(list, None),
            Self::Listed { list, word } => off.listed(list, Some(word)),
            Self::Rule(_) | Self::Tagger => {}
        }
    }

    pub(crate) fn off(&self) -> Option<Off> {
        let mut off = Off::default();
        self.take(&mut off);
        Some(off)
    }
}

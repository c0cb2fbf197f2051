//! Compiles `assets/lexicon/` into one table that is read in place: nothing is parsed at start.
//!
//! Deterministic, std only. A malformed line ends the build as `FILE:LINE: what`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/relations/positions/cues.rs"]
#[allow(dead_code, unreachable_pub)]
mod cues;
#[path = "src/lexicon/format.rs"]
#[allow(dead_code, unreachable_pub)]
mod format;
#[path = "src/tagger/key.rs"]
#[allow(dead_code, unreachable_pub)]
mod key;
#[path = "src/lexicon/norm.rs"]
#[allow(dead_code, unreachable_pub)]
mod norm;

use format::{class, flag};

type Failure = Box<dyn std::error::Error>;

/// Codes of `Kind` and `EntityType` in the table.
const STAKEHOLDER: u8 = 0;
const ISSUE: u8 = 1;
const PLACE: u8 = 2;
const STATE_TYPE: u8 = 0;
const ORGANISATION_TYPE: u8 = 1;
const PERSON_TYPE: u8 = 2;
const GROUP_TYPE: u8 = 3;
const PLACE_TYPE: u8 = 4;
const ISSUE_TYPE: u8 = 5;

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=assets/lexicon");
    println!("cargo::rerun-if-changed=src/lexicon/format.rs");
    println!("cargo::rerun-if-changed=src/lexicon/norm.rs");
    println!("cargo::rerun-if-changed=src/tagger/key.rs");
    println!("cargo::rerun-if-changed=src/relations/positions/cues.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets/lexicon");
    let mut table = Table::default();
    for (file, read) in FILES {
        let path = root.join(file);
        if let Err(error) = read_file(&path, &mut table, *read) {
            println!("cargo::error=assets/lexicon/{file}:{error}");
            return Err(format!("assets/lexicon/{file}:{error}").into());
        }
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("lexicon.bin"), table.bytes())?;
    fs::write(out.join("names.bin"), table.names.bytes())?;
    fs::write(out.join("sentences.rs"), sentences(&root)?)?;
    fs::write(out.join("lists.rs"), table.lists.concat())?;
    Ok(())
}

/// Lists for the ends of sentences as sorted constants: the classes of `abbreviations.tsv`, and the
/// function words of `words.tsv`, which open sentences.
fn sentences(root: &Path) -> Result<String, Failure> {
    let mut lists: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, only) in [("abbreviations.tsv", None), ("words.tsv", Some("stop"))] {
        let text = fs::read_to_string(root.join(file))?;
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (class, words) in lines.filter_map(|line| line.split_once('\t')) {
            let name = if class == "stop" { "openers" } else { class };
            if only.is_none_or(|only| only == class) {
                let words = words.split_whitespace().map(str::to_lowercase);
                lists.entry(name.to_uppercase()).or_default().extend(words);
            }
        }
    }
    let mut written = String::new();
    for (name, words) in &lists {
        let words: Vec<&String> = words.iter().collect();
        writeln!(written, "pub(super) const {name}: &[&str] = &{words:?};")?;
    }
    Ok(written)
}

/// Reads the columns of one line.
type Reader = fn(&mut Table, &[&str]) -> Result<(), String>;

/// In this order: where two files hold the same phrase, the first one keeps it.
const FILES: &[(&str, Reader)] = &[
    ("words.tsv", words),
    ("lists.tsv", lists),
    ("verbs.tsv", words),
    ("matters.tsv", nouns),
    ("skip.tsv", skip),
    ("states.tsv", states),
    ("organisations.tsv", organisations),
    ("parties.tsv", organisations),
    ("people.tsv", people),
    ("places.tsv", places),
    ("roles.tsv", roles),
    ("issues.tsv", issues),
    ("first-names.tsv", first_names),
    ("names-classes.tsv", tagger_names),
    ("names-places.tsv", tagger_names),
    ("names-surnames.tsv", tagger_names),
    ("names-words.tsv", tagger_words),
    ("cues.tsv", cues),
    ("stances.tsv", stances),
];

fn read_file(path: &Path, table: &mut Table, read: Reader) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| format!("1: {error}"))?;
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        read(table, &columns).map_err(|what| format!("{}: {what}", number + 1))?;
    }
    Ok(())
}

fn column<'a>(columns: &[&'a str], at: usize, what: &str) -> Result<&'a str, String> {
    columns
        .get(at)
        .copied()
        .filter(|text| !text.trim().is_empty())
        .ok_or_else(|| format!("column {} ({what}) is missing", at + 1))
}

/// The alternatives in a column, `|` between them; none where the column is missing.
fn names<'a>(columns: &[&'a str], at: usize) -> impl Iterator<Item = &'a str> + use<'a> {
    let cell = columns.get(at).copied().unwrap_or("");
    cell.split('|')
        .map(str::trim)
        .filter(|name| !name.is_empty() && *name != "-")
}

fn words(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let name = column(columns, 0, "class")?;
    let bit = format::WORD_CLASSES
        .iter()
        .position(|known| *known == name)
        .ok_or_else(|| format!("no word class “{name}”"))?;
    for word in column(columns, 1, "words")?.split_whitespace() {
        table.classify(word, bit)?;
    }
    Ok(())
}

/// A small list: its words in the table, and its root as a constant of that name. One whose words
/// count as they are written is of another type, so that it is not asked in another way.
fn lists(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let name = column(columns, 0, "name")?;
    column(columns, 1, "words")?;
    let root = norm::list(name);
    let written = match columns.get(2).copied() {
        None => false,
        Some("written") => true,
        Some(other) => return Err(format!("no way to compare words: {other}")),
    };
    for word in names(columns, 1) {
        let hash = if written {
            norm::hash(word.as_bytes())
        } else {
            norm::Folded::new(word).word_hash()
        };
        table.nodes.entry(norm::step(root, hash)).or_default().value = 1;
    }
    let constant = name.replace('-', "_").to_uppercase();
    let [a, b, c, d] = [48, 32, 16, 0].map(|shift| root >> shift & 0xffff);
    let root = format!("0x{a:04x}_{b:04x}_{c:04x}_{d:04x}");
    let line = if written {
        format!("pub(crate) const {constant}: super::Written = super::Written({root});\n")
    } else {
        format!("pub(crate) const {constant}: u64 = {root};\n")
    };
    table.lists.push(line);
    Ok(())
}

/// Like [`words`], of nouns in the singular: the plural is meant too.
fn nouns(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let name = column(columns, 0, "class")?;
    let singular = column(columns, 1, "nouns")?;
    for noun in singular.split_whitespace() {
        words(table, &[name, noun])?;
        let plural = match noun.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") || noun.ends_with("sh") => {
                format!("{noun}es")
            }
            _ => format!("{noun}s"),
        };
        words(table, &[name, &plural])?;
    }
    Ok(())
}

fn first_names(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let bit = format::WORD_CLASSES
        .iter()
        .position(|known| *known == "first")
        .unwrap_or(0);
    let words = column(columns, 0, "names")?;
    words
        .split_whitespace()
        .for_each(|word| table.names.add(word, key::class::FIRST.into()));
    words
        .split_whitespace()
        .try_for_each(|word| table.classify(word, bit))
}

fn tagger_names(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let bits = match column(columns, 0, "class")? {
        "country" => key::class::COUNTRY,
        "demonym" => key::class::DEMONYM,
        "capital" => key::class::CAPITAL,
        "city" => key::class::CITY,
        "region" => key::class::REGION,
        "body" => key::class::BODY,
        "leader" => key::class::LEADER,
        "surname" => key::class::SURNAME,
        "title" => key::class::TITLE,
        "suffix" => key::class::SUFFIX,
        "ground" => key::class::GROUND,
        "event" => key::class::EVENT,
        other => return Err(format!("no class “{other}”")),
    };
    column(columns, 1, "names")?;
    names(columns, 1).for_each(|name| table.names.add(name, bits.into()));
    Ok(())
}

fn tagger_words(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let level = column(columns, 0, "level")?
        .parse::<u32>()
        .ok()
        .filter(|level| (1..=4).contains(level));
    let level = level.ok_or("the level must be from 1 to 4")?;
    column(columns, 1, "words")?;
    names(columns, 1).for_each(|word| table.names.add(word, level << key::class::COMMON));
    Ok(())
}

fn skip(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    column(columns, 0, "name")?;
    let entity = table.entity("not marked", STAKEHOLDER, ORGANISATION_TYPE, 0);
    names(columns, 0).try_for_each(|name| table.name(name, entity, class::SKIP))
}

fn states(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    if columns.len() > 6 {
        return Err("more than six columns".into());
    }
    let label = column(columns, 0, "label")?;
    let entity = table.entity(label, STAKEHOLDER, STATE_TYPE, 0);
    let people = names(columns, 3).next().unwrap_or(label);
    table.name(label, entity, class::STATE)?;
    names(columns, 1).try_for_each(|name| table.name(name, entity, class::STATE))?;
    names(columns, 2).try_for_each(|name| table.name(name, entity, class::ADJECTIVE))?;
    let group = table.entity(people, STAKEHOLDER, GROUP_TYPE, 0);
    names(columns, 3).try_for_each(|name| table.name(name, group, class::PEOPLE))?;
    names(columns, 4).try_for_each(|name| table.name(name, entity, class::CAPITAL))?;
    names(columns, 5).try_for_each(|name| table.name(name, entity, class::METONYM))
}

fn organisations(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let label = column(columns, 0, "label")?;
    let entity = table.entity(label, STAKEHOLDER, ORGANISATION_TYPE, 0);
    table.name(label, entity, class::ORGANISATION)?;
    names(columns, 1).try_for_each(|name| table.name(name, entity, class::ORGANISATION))
}

fn people(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let label = column(columns, 0, "label")?;
    let entity = table.entity(label, STAKEHOLDER, PERSON_TYPE, 0);
    table.name(label, entity, class::PERSON)?;
    names(columns, 1).try_for_each(|name| table.name(name, entity, class::PERSON))?;
    names(columns, 2).try_for_each(|name| table.name(name, entity, class::SURNAME))
}

fn places(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let label = column(columns, 0, "label")?;
    let entity = table.entity(label, PLACE, PLACE_TYPE, 0);
    table.name(label, entity, class::PLACE)?;
    names(columns, 1).try_for_each(|name| table.name(name, entity, class::PLACE))
}

fn roles(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let flags = match column(columns, 0, "strength")? {
        "alone" => 0,
        "modified" => flag::MODIFIED,
        other => return Err(format!("“{other}” is neither alone nor modified")),
    };
    for name in names(columns, 1) {
        let entity = table.entity(name, STAKEHOLDER, GROUP_TYPE, 0);
        table.phrase(norm::NAMES, name, entity, class::ROLE, flags)?;
    }
    Ok(())
}

fn issues(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let family = table.family(column(columns, 0, "matter")?);
    let label = column(columns, 1, "label")?;
    column(columns, 2, "terms")?;
    let entity = table.entity(label, ISSUE, ISSUE_TYPE, family);
    for term in names(columns, 2) {
        let bare = term.trim_start_matches(['~', '+']);
        let mut flags = upper(bare);
        if term.contains('~') {
            flags |= flag::GENERIC;
        }
        if term.contains('+') {
            flags |= flag::OF_PLACE;
        }
        table.phrase(norm::TERMS, bare, entity, class::ISSUE, flags)?;
    }
    Ok(())
}

/// Cues of positions; where two lines hold the same words, the first one keeps them.
fn cues(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let number = |name: &str, names: &[&str]| names.iter().position(|known| *known == name);
    let name = column(columns, 0, "kind")?;
    let kind = number(name, &cues::KINDS)
        .or_else(|| number(name, &cues::NOUNS).map(|at| at + cues::KINDS.len()))
        .ok_or_else(|| format!("no kind “{name}”"))? as u32;
    let stance = |at, what| match column(columns, at, what)? {
        "-" => Ok(cues::NONE),
        name => number(name, &cues::STANCES)
            .map(|at| at as u32)
            .ok_or_else(|| format!("no stance “{name}”")),
    };
    let (stance, negated) = (stance(1, "stance")?, stance(2, "negated")?);
    let flags = match column(columns, 3, "flags")? {
        "-" => 0,
        "noun" => cues::flag::NOUN,
        "to" => cues::flag::TO,
        "of" => cues::flag::OF,
        "neg" => cues::flag::NEGATIVE,
        "whole" => cues::flag::WHOLE,
        "calls" => cues::flag::CALLS,
        "quoted" => cues::flag::QUOTED,
        "felt" => cues::flag::FELT,
        other => return Err(format!("no flag “{other}”")),
    };
    column(columns, 4, "words")?;
    let verbs = [cues::kind::SAY, cues::kind::VERB, cues::kind::LIGHT].contains(&kind);
    for words in names(columns, 4) {
        let forms = if verbs && flags != cues::flag::WHOLE {
            cues::inflect(words)
        } else {
            vec![(cues::form::PLAIN, words.to_owned())]
        };
        for (form, words) in forms {
            let cue = cues::pack(kind, stance, negated, form, flags);
            table.phrase(norm::CUES, &words, cue, class::CUE, 0)?;
        }
    }
    Ok(())
}

/// Words that show a stance inside of what is said.
fn stances(table: &mut Table, columns: &[&str]) -> Result<(), String> {
    let name = column(columns, 0, "stance")?;
    let stance = match cues::STANCES.iter().position(|known| *known == name) {
        Some(at) => at as u32,
        None if name == "-" => cues::NONE,
        None => return Err(format!("no stance “{name}”")),
    };
    let own = match column(columns, 1, "whose clause")? {
        "own" => true,
        "any" => false,
        other => return Err(format!("“{other}” is neither own nor any")),
    };
    column(columns, 2, "words")?;
    names(columns, 2).try_for_each(|words| {
        let packed = cues::pack_shown(stance, own);
        table.phrase(norm::SHOWN, words, packed, class::CUE, 0)
    })
}

/// [`flag::UPPER`] for an acronym.
fn upper(name: &str) -> u8 {
    let acronym = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    if acronym { flag::UPPER } else { 0 }
}

#[derive(Default)]
struct Node {
    value: u32,
    continues: bool,
}

struct Entity {
    label: (u32, u16),
    kind: u8,
    class: u8,
    family: u32,
}

#[derive(Default)]
struct Table {
    nodes: BTreeMap<u64, Node>,
    entries: Vec<u8>,
    entities: Vec<Entity>,
    known: HashMap<(String, u8), u32>,
    families: HashMap<String, u32>,
    text: String,
    texts: HashMap<String, u32>,
    names: Names,
    /// Roots of small lists, as constants.
    lists: Vec<String>,
}

/// The table of names that the tagger reads: hashes of words and phrases with their classes.
#[derive(Default)]
struct Names {
    keys: BTreeMap<u64, u32>,
}

impl Names {
    /// The class of the tagger for an entry of the lexicon, if it has one.
    fn of_entry(class: u8) -> Option<u16> {
        Some(match class {
            class::STATE => key::class::COUNTRY,
            class::ADJECTIVE | class::PEOPLE => key::class::DEMONYM,
            class::CAPITAL => key::class::CAPITAL,
            class::ORGANISATION => key::class::BODY,
            class::PERSON => key::class::LEADER,
            class::SURNAME => key::class::SURNAME,
            class::PLACE => key::class::REGION,
            _ => return None,
        })
    }

    fn add(&mut self, name: &str, bits: u32) {
        let spaced = name.replace("'s ", " 's ").replace('’', "'");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        self.add_words(&words, key::lower, bits);
        self.add_words(&words, key::plain, bits);
    }

    fn add_words(&mut self, words: &[&str], hash: impl Fn(&str) -> u64, bits: u32) {
        let mut phrase = 0;
        for (at, word) in words.iter().enumerate() {
            phrase = key::step(phrase, hash(word));
            let last = at + 1 == words.len();
            *self.keys.entry(phrase).or_default() |= if last { bits } else { key::class::GOES_ON };
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let slots = self.keys.len() * 7 / 5 + 1;
        let mut open = vec![(0_u32, 0_u32); slots];
        for (key, bits) in &self.keys {
            let mut at = key::slot(*key, slots);
            while open.get(at).is_some_and(|slot| slot.0 != 0) {
                at = (at + 1) % slots;
            }
            if let Some(slot) = open.get_mut(at) {
                *slot = (key::short_print(*key), *bits);
            }
        }
        let mut bytes = (slots as u32).to_le_bytes().to_vec();
        for (print, bits) in open {
            bytes.extend(print.to_le_bytes().iter().take(3));
            bytes.extend(bits.to_le_bytes().iter().take(3));
        }
        bytes
    }
}

impl Table {
    fn put(&mut self, text: &str) -> (u32, u16) {
        let next = self.text.len() as u32;
        let at = *self.texts.entry(text.to_string()).or_insert(next);
        if at == next {
            self.text.push_str(text);
        }
        (at, text.len() as u16)
    }

    fn family(&mut self, name: &str) -> u32 {
        let next = self.families.len() as u32 + 1;
        *self.families.entry(name.to_string()).or_insert(next)
    }

    fn entity(&mut self, label: &str, kind: u8, class: u8, family: u32) -> u32 {
        let label_at = self.put(label);
        let next = self.entities.len() as u32;
        let id = *self.known.entry((label.to_string(), kind)).or_insert(next);
        if id == next {
            self.entities.push(Entity {
                label: label_at,
                kind,
                class,
                family,
            });
        }
        id
    }

    fn name(&mut self, name: &str, entity: u32, class: u8) -> Result<(), String> {
        if let Some(bits) = Names::of_entry(class) {
            self.names.add(name, bits.into());
        }
        let flags = match upper(name) {
            0 => flag::TITLE,
            upper => upper,
        };
        self.phrase(norm::NAMES, name, entity, class, flags)
    }

    /// Adds a phrase; one that is there already keeps its first meaning.
    fn phrase(
        &mut self,
        root: u64,
        name: &str,
        entity: u32,
        class: u8,
        flags: u8,
    ) -> Result<(), String> {
        let mut node = root;
        let mut words = 0;
        for word in split(name) {
            let folded = norm::Folded::new(word);
            // what is written in capitals is no plural: "AIDS" is not "aid"
            let acronym = !word.contains(char::is_lowercase);
            let hash = if root == norm::TERMS && !acronym {
                folded.stem_hash()
            } else {
                folded.word_hash()
            };
            if hash == 0 {
                return Err(format!("“{word}” has no letters or is too long"));
            }
            if words > 0 {
                self.nodes.entry(node).or_default().continues = true;
            }
            node = norm::step(node, hash);
            words += 1;
        }
        if words == 0 || words > 12 {
            return Err(format!("“{name}” must have one to twelve words"));
        }
        if self.nodes.get(&node).is_some_and(|node| node.value != 0) {
            return Ok(());
        }
        let (at, len) = self.put(name);
        self.entries.extend(entity.to_le_bytes());
        self.entries.extend(at.to_le_bytes());
        self.entries.extend(len.to_le_bytes());
        self.entries.extend([class, flags]);
        let entries = self.entries.len() / format::ENTRY;
        self.nodes.entry(node).or_default().value = entries as u32;
        Ok(())
    }

    fn classify(&mut self, word: &str, bit: usize) -> Result<(), String> {
        let hash = norm::Folded::new(word).word_hash();
        if hash == 0 {
            return Err(format!("“{word}” has no letters or is too long"));
        }
        self.nodes
            .entry(norm::step(norm::WORDS, hash))
            .or_default()
            .value |= 1 << bit;
        Ok(())
    }

    fn bytes(&self) -> Vec<u8> {
        // at most three quarters full, so that a miss ends soon
        let slots = (self.nodes.len() * 4 / 3).next_power_of_two();
        let mut open: Vec<Option<(u64, &Node)>> = vec![None; slots];
        for (key, node) in &self.nodes {
            let mut at = *key as usize & (slots - 1);
            while open.get(at).is_some_and(Option::is_some) {
                at = (at + 1) & (slots - 1);
            }
            if let Some(slot) = open.get_mut(at) {
                *slot = Some((*key, node));
            }
        }
        let mut bytes = Vec::new();
        let mut filter = vec![0_u8; format::FILTER];
        for key in self.nodes.keys() {
            let (byte, bit) = format::filter_bit(*key);
            if let Some(bits) = filter.get_mut(byte) {
                *bits |= bit;
            }
        }
        bytes.extend(filter);
        for count in [
            slots,
            self.entries.len() / format::ENTRY,
            self.entities.len(),
            self.text.len(),
        ] {
            bytes.extend((count as u32).to_le_bytes());
        }
        for slot in open {
            let (key, value) = slot.map_or((0, 0), |(key, node)| {
                let more = if node.continues { format::CONTINUES } else { 0 };
                (key, node.value | more)
            });
            bytes.extend(key.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        bytes.extend(&self.entries);
        for entity in &self.entities {
            bytes.extend(entity.label.0.to_le_bytes());
            bytes.extend(entity.label.1.to_le_bytes());
            bytes.extend([entity.kind, entity.class]);
            bytes.extend(entity.family.to_le_bytes());
        }
        bytes.extend(self.text.bytes());
        bytes
    }
}

/// The words of a phrase, as the annotator's tokens will be: apart at blanks and hyphens, without
/// a possessive.
fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-', '/'])
        .filter(|word| !word.is_empty())
        .map(|word| {
            let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
            match bare.unwrap_or(word) {
                "&" => "and",
                bare => bare.trim_end_matches(['\'', '’', ',']),
            }
        })
}

//! How a cue is packed into one number, and how a verb is inflected. `build.rs` includes this very
//! file, so that the table and the look-up cannot diverge.

/// What a word of the cue list is; the order is that of [`kind`].
pub const KINDS: [&str; 28] = [
    "say", "verb", "adj", "noun", "light", "skip", "source", "be", "have", "do", "hard", "will",
    "would", "not", "adverb", "to", "that", "who", "sub", "if", "and", "by", "prep", "det", "it",
    "he", "they", "aside",
];

/// Kinds beyond [`KINDS`]: nouns that speak for somebody, and nouns that do not.
pub const NOUNS: [&str; 2] = ["voice", "critic"];

/// Stances in the order of the model’s.
pub const STANCES: [&str; 8] = [
    "states", "demands", "supports", "opposes", "refuses", "warns", "offers", "doubts",
];

/// No stance.
pub const NONE: u32 = 15;

/// Numbers of the kinds.
pub mod kind {
    /// A verb of saying, which may stand behind what is said.
    pub const SAY: u32 = 0;
    /// Another verb that takes a position.
    pub const VERB: u32 = 1;
    /// An adjective behind "be".
    pub const ADJECTIVE: u32 = 2;
    /// A noun: "X’s refusal to".
    pub const NOUN: u32 = 3;
    /// A verb whose noun says what: "express".
    pub const LIGHT: u32 = 4;
    /// No cue, though part of it looks like one.
    pub const SKIP: u32 = 5;
    /// "according to".
    pub const SOURCE: u32 = 6;
    /// Forms of "be" and the like.
    pub const BE: u32 = 7;
    /// Forms of "have".
    pub const HAVE: u32 = 8;
    /// Forms of "do".
    pub const DO: u32 = 9;
    /// Modals that make a wish or a chance of it.
    pub const HARD: u32 = 10;
    /// "will".
    pub const WILL: u32 = 11;
    /// "would".
    pub const WOULD: u32 = 12;
    /// Negations.
    pub const NOT: u32 = 13;
    /// Adverbs that may stand in a group of verbs.
    pub const ADVERB: u32 = 14;
    /// "to".
    pub const TO: u32 = 15;
    /// "that".
    pub const THAT: u32 = 16;
    /// Relative pronouns.
    pub const WHO: u32 = 17;
    /// Words that open a clause.
    pub const SUB: u32 = 18;
    /// Words that open a condition.
    pub const IF: u32 = 19;
    /// "and", "or".
    pub const AND: u32 = 20;
    /// "by".
    pub const BY: u32 = 21;
    /// Prepositions.
    pub const PREPOSITION: u32 = 22;
    /// Articles and other determiners.
    pub const DETERMINER: u32 = 23;
    /// "it".
    pub const IT: u32 = 24;
    /// "he", "she".
    pub const HE: u32 = 25;
    /// "they".
    pub const THEY: u32 = 26;
    /// Other pronouns.
    pub const ASIDE: u32 = 27;
    /// Nouns that speak for somebody: "spokesman", "statement".
    pub const VOICE: u32 = 28;
    /// Nouns that do not: "critics of X" are not X.
    pub const CRITIC: u32 = 29;
}

/// Forms of a verb.
pub mod form {
    /// Infinitive or plural present.
    pub const BASE: u32 = 0;
    /// Third person.
    pub const THIRD: u32 = 1;
    /// Past.
    pub const PAST: u32 = 2;
    /// Participle.
    pub const PARTICIPLE: u32 = 3;
    /// Past and participle alike.
    pub const BOTH: u32 = 4;
    /// In -ing.
    pub const ING: u32 = 5;
    /// Not inflected.
    pub const PLAIN: u32 = 6;
}

/// Flags of a cue.
pub mod flag {
    /// A noun, too.
    pub const NOUN: u32 = 1;
    /// Only with "to", "for" or "that" behind it.
    pub const TO: u32 = 2;
    /// "The backing of X" is X’s.
    pub const OF: u32 = 4;
    /// Negates by itself.
    pub const NEGATIVE: u32 = 8;
    /// A verb with its auxiliaries, as it is written.
    pub const WHOLE: u32 = 16;
    /// Only where something is called something.
    pub const CALLS: u32 = 32;
    /// Only beside a quotation.
    pub const QUOTED: u32 = 64;
    /// Of whom it happens to: "the ban angered farmers".
    pub const FELT: u32 = 128;
}

/// One cue as one number.
pub const fn pack(kind: u32, stance: u32, negated: u32, form: u32, flags: u32) -> u32 {
    kind | stance << 5 | negated << 9 | form << 13 | flags << 16
}

/// Words that show a stance inside of what is said, as one number.
pub const fn pack_shown(stance: u32, own: bool) -> u32 {
    stance | (own as u32) << 4
}

/// The forms of a verb with their numbers; a form in capitals is left out, as it is mostly a noun.
pub fn inflect(verb: &str) -> Vec<(u32, String)> {
    let (word, rest) = match verb.split_once(' ') {
        Some((word, rest)) => (word, format!(" {rest}")),
        None => (verb, String::new()),
    };
    let written: Vec<String> = word.split('/').map(str::to_owned).collect();
    let parts = match <[String; 5]>::try_from(written) {
        Ok(parts) => parts,
        Err(_) => regular(word),
    };
    let [base, third, past, participle, ing] = parts;
    let mut forms = vec![(form::BASE, base), (form::THIRD, third)];
    // "put" and "they put" may be either
    forms.retain(|(_, word)| *word != past);
    if past == participle {
        forms.push((form::BOTH, past));
    } else {
        forms.extend([(form::PAST, past), (form::PARTICIPLE, participle)]);
    }
    forms.push((form::ING, ing));
    forms.retain(|(_, word)| !word.starts_with(|c: char| c.is_uppercase()));
    forms
        .into_iter()
        .map(|(form, word)| (form, word + &rest))
        .collect()
}

/// "slam", "dub": one vowel between consonants doubles the last of them.
fn doubles(verb: &str) -> bool {
    let vowel = |c: &char| "aeiouy".contains(*c);
    let mut back = verb.chars().rev();
    let last = back.next().is_some_and(|c| !vowel(&c) && !"wx".contains(c));
    last && back.next().is_some_and(|c| vowel(&c))
        && back.next().is_some()
        && back.all(|c| !vowel(&c))
        && !verb.chars().rev().nth(2).is_none_or(|c| vowel(&c))
}

fn regular(verb: &str) -> [String; 5] {
    let vowel = |word: &str| word.ends_with(['a', 'e', 'i', 'o', 'u']);
    let (third, past, ing) = match verb {
        _ if verb.strip_suffix('y').is_some_and(|stem| !vowel(stem)) => {
            let stem = verb.strip_suffix('y').unwrap_or(verb);
            (
                format!("{stem}ies"),
                format!("{stem}ied"),
                format!("{verb}ing"),
            )
        }
        _ if verb.ends_with('e') && !verb.ends_with("ee") => {
            let stem = verb.strip_suffix('e').unwrap_or(verb);
            (format!("{verb}s"), format!("{verb}d"), format!("{stem}ing"))
        }
        _ if doubles(verb) => {
            let last = verb.chars().next_back().unwrap_or_default();
            (
                format!("{verb}s"),
                format!("{verb}{last}ed"),
                format!("{verb}{last}ing"),
            )
        }
        _ => {
            let hiss = ["s", "x", "z", "ch", "sh"];
            let e = if hiss.iter().any(|end| verb.ends_with(end)) {
                "e"
            } else {
                ""
            };
            (
                format!("{verb}{e}s"),
                format!("{verb}ed"),
                format!("{verb}ing"),
            )
        }
    };
    // "agree": the past takes a "d" only
    let past = if verb.ends_with("ee") {
        format!("{verb}d")
    } else {
        past
    };
    [verb.to_owned(), third, past.clone(), past, ing]
}

//! How the words of a short line are written: case, length, verbs.

use super::line::{is_closer, is_opener};

/// How capitals are used in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Case {
    /// No letters.
    #[default]
    None,
    /// Every letter is a capital.
    Caps,
    /// Every word that matters starts with a capital.
    Title,
    /// Most words that matter do.
    Mixed,
    /// The first word does, and hardly any other.
    Sentence,
    /// A script without capitals.
    Caseless,
    /// Starts with a lower-case letter.
    Lower,
}

/// Share of capitalised words from which a line is in title case.
const TITLE_SHARE: f32 = 0.85;

/// Share of capitalised words from which a line is near title case.
const MIXED_SHARE: f32 = 0.6;

/// What the words of a line are like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Wording {
    /// How capitals are used.
    pub(super) case: Case,
    /// Words between blanks; two characters count as one where a script has no blanks.
    pub(super) words: u32,
    /// Words that matter: small words and numbers left out.
    pub(super) content: u32,
    /// Of these, those with a capital.
    pub(super) capitals: u32,
    /// Forms of be, have, say, will and the like: a clause rather than a name.
    pub(super) verbs: u32,
    /// Commas inside.
    pub(super) commas: u32,
    /// A full stop inside, behind which another sentence starts.
    pub(super) sentences: u32,
    /// Starts like a clause that names a matter: "How it works", "After you have applied".
    pub(super) asks: bool,
    /// Words with a digit.
    pub(super) numbers: u32,
}

/// Words that stay small in title case, in the languages briefings come in.
const SMALL: [&str; 62] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "its",
    "nor", "of", "off", "on", "onto", "or", "over", "per", "so", "than", "that", "the", "to", "up",
    "upon", "via", "vs", "with", "yet", "amid", "de", "du", "des", "la", "le", "les", "et", "à",
    "en", "au", "el", "los", "las", "y", "del", "von", "und", "der", "die", "das", "zu", "im", "e",
    "da", "di", "и", "в", "на",
];

/// Forms that make a clause of a line.
#[rustfmt::skip]
const VERBS: [&str; 42] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can",
    "could", "should", "must", "shall", "may", "might", "does", "did", "said", "says", "say",
    "told", "added", "asked", "announced", "reported", "warned", "stated", "declared", "replied",
    "noted", "wrote", "made", "took", "came", "went", "got", "became", "remains", "remained",
];

/// No longer word is looked up among them, in bytes.
const LONGEST_VERB: usize = 9;
const LONGEST_SMALL: usize = 4;

/// First words of such clauses.
#[rustfmt::skip]
const ASKING: [&str; 22] = [
    "How", "What", "When", "Where", "Who", "Why", "Which", "Whose", "After", "Before", "If",
    "Comment", "Pourquoi", "Wie", "Warum", "Was", "Cómo", "Qué", "Что", "Как", "Почему", "Кто",
];

/// Looks at the words of a line.
pub(super) fn read(words: &str) -> Wording {
    let mut wording = Wording::default();
    let (mut small_letters, mut big_letters, mut other_letters) = (0_u32, 0_u32, 0_u32);
    let (mut first, mut last_stopped) = (None, false);
    for word in words.split_whitespace() {
        wording.words += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(initial) = bare.chars().next() else {
            continue;
        };
        if last_stopped && !initial.is_lowercase() {
            wording.sentences += 1;
        }
        last_stopped = ends_sentence(word);
        wording.commas += u32::from(word.ends_with([',', '，', '،', ';']));
        if initial.is_numeric() || bare.contains(|c: char| c.is_ascii_digit()) {
            wording.numbers += 1;
            // An ordinal ("3. November") ends no sentence, a year does.
            last_stopped &= !initial.is_numeric() || bare.len() > 3;
        }
        if bare.is_ascii() {
            let big = bare.bytes().filter(u8::is_ascii_uppercase).count() as u32;
            let small = bare.bytes().filter(u8::is_ascii_lowercase).count() as u32;
            big_letters += big;
            small_letters += small;
        }
        let beyond = if bare.is_ascii() { "" } else { bare };
        for c in beyond.chars().filter(|c| c.is_alphabetic()) {
            if c.is_uppercase() {
                big_letters += 1;
            } else if c.is_lowercase() {
                small_letters += 1;
            } else {
                other_letters += 1;
            }
        }
        if initial.is_alphabetic() {
            first.get_or_insert(initial);
            wording.weigh(bare, initial);
        }
    }
    let opener = words.split_whitespace().next().unwrap_or("");
    wording.asks = ASKING.contains(&opener);
    if other_letters > small_letters + big_letters && other_letters > wording.words * 3 {
        wording.words = wording.words.max(other_letters.div_ceil(2));
    } else if other_letters > 0 && small_letters + big_letters == 0 {
        wording.words = wording.words.min(other_letters.div_ceil(2)).max(1);
    }
    wording.case = match first {
        None => Case::None,
        Some(_) if other_letters > small_letters + big_letters => Case::Caseless,
        Some(_) if small_letters == 0 && big_letters > 1 => Case::Caps,
        Some(_) if small_letters <= 3 && big_letters > small_letters * 8 => Case::Caps,
        Some(c) if c.is_lowercase() => Case::Lower,
        Some(_) => wording.shared_case(),
    };
    wording
}

impl Wording {
    fn weigh(&mut self, bare: &str, initial: char) {
        let upper = initial.is_uppercase();
        if !upper {
            self.verbs += u32::from(bare.len() <= LONGEST_VERB && VERBS.contains(&bare));
            if bare.len() <= LONGEST_SMALL && SMALL.contains(&bare) {
                return;
            }
        }
        self.content += 1;
        self.capitals += u32::from(upper);
    }

    fn shared_case(&self) -> Case {
        let share = self.capitals as f32 / self.content.max(1) as f32;
        if share >= TITLE_SHARE {
            Case::Title
        } else if share >= MIXED_SHARE && self.content > 2 {
            Case::Mixed
        } else {
            Case::Sentence
        }
    }
}

/// True for "what", "Where": a word that starts a question, whatever its case.
pub(super) fn asks(word: &str) -> bool {
    const QUESTIONS: usize = 8;
    let mut questions = ASKING.iter().take(QUESTIONS);
    questions.any(|known| known.eq_ignore_ascii_case(word))
}

/// True where `word` closes a sentence inside a line: a stop that is not one of an abbreviation.
fn ends_sentence(word: &str) -> bool {
    let bare = word
        .trim_end_matches(is_closer)
        .trim_start_matches(is_opener);
    if bare.ends_with(['!', '?', '。', '！', '？']) {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.') else {
        return false;
    };
    !is_abbreviation(stem)
}

/// True for "U.S", "J", "Mr", "No": what stands before a full stop that ends no sentence.
pub(super) fn is_abbreviation(stem: &str) -> bool {
    const SHORT: [&str; 34] = [
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Maj", "Sen", "Rep", "Gov", "Hon",
        "St", "No", "Nos", "Art", "Sec", "vs", "Vol", "pp", "Jan", "Feb", "Mar", "Apr", "Jun",
        "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Inc",
    ];
    stem.contains('.') || stem.chars().count() == 1 || SHORT.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::{Case, read};

    #[test]
    fn case_is_told_apart() {
        for (words, case) in [
            ("Significance of Miami as a Neutral Venue", Case::Title),
            ("WHAT HAPPENS NEXT", Case::Caps),
            ("What happens next", Case::Sentence),
            ("Élections et Démocratie", Case::Title),
            ("Reactions from Ukraine and its old allies", Case::Sentence),
            ("第一条", Case::Caseless),
            ("المادة 1", Case::Caseless),
            ("12 %", Case::None),
            ("and then", Case::Lower),
        ] {
            assert_eq!(read(words).case, case, "{words}");
        }
    }

    #[test]
    fn sentences_inside_are_counted() {
        assert_eq!(read("He left. She stayed").sentences, 1);
        assert_eq!(
            read("Talks Between U.S. and Russia with Dr. Smith").sentences,
            0
        );
    }

    #[test]
    fn unspaced_scripts_have_words_too() {
        assert_eq!(read("世界人权宣言").words, 3);
    }
}

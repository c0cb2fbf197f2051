//! Which language a text is written in.

use whatlang::Lang;

/// Bytes by which it is told.
const ENOUGH: usize = 4096;
/// Letters below which nothing is told.
const LEAST: usize = 40;

/// The language of a text, as BCP 47 names it: one of those that are told reliably by their words
/// and letters.
pub fn told(text: &str) -> Option<&'static str> {
    let text = beginning(text);
    // most articles; who counts words has told it thirty times as fast as who weighs all letters
    if small_words(text).is_some_and(|(english, all)| english * PLAINLY >= all) {
        return Some("en");
    }
    text.chars().filter(|c| c.is_alphabetic()).nth(LEAST)?;
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    Some(tag(info.lang()))
}

/// As much of a text as tells its language.
fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or(text)
}

/// Letters below which an article is taken for English whatever it looks like.
const ARTICLE: usize = 200;

/// Frequent words of English that few other languages have; together more than a word in ten of any
/// English prose.
const ENGLISH: [&str; 18] = [
    "the", "of", "and", "to", "that", "for", "with", "by", "from", "has", "have", "will", "must",
    "their", "says", "said", "wants", "demands",
];

/// A text of which one word in so many is a small word of English is English beyond doubt: they are a
/// fifth of English prose, and one word in thirty of what is nearest to it (Dutch "of", Danish "for").
const PLAINLY: usize = 8;

/// The language of an article: as it declares it, else as it is told from the text; as told, too,
/// where that is sure and says otherwise. What is declared wins where the two can't be told apart
/// (Serbian and Croatian), and where it is a language that is not told at all.
pub fn of(text: &str, declared: Option<String>) -> Option<String> {
    let told = told(text);
    let Some(declared) = declared.filter(|declared| !declared.trim().is_empty()) else {
        return told.map(str::to_owned);
    };
    let main = declared.split(['-', '_']).next().unwrap_or("");
    let main = main.to_ascii_lowercase();
    let known = SHORT.iter().any(|(_, short)| *short == main);
    let alike = ALIKE.iter().find(|group| group.contains(&&*main));
    let other =
        told.filter(|told| *told != main && !alike.is_some_and(|group| group.contains(told)));
    match other {
        Some("en") if known && is_english(text) => Some("en".to_owned()),
        Some(told) if known && is_foreign(told, text) => Some(told.to_owned()),
        _ => Some(declared),
    }
}

/// Languages that are not told apart, or go by several tags.
const ALIKE: [&[&str]; 3] = [
    &["no", "nb", "nn", "da"],
    &["hr", "sr", "bs"],
    &["id", "ms", "jv"],
];

/// What the language of an article is called in English, where it is told not to be English. Names and
/// figures alone may look like another language: text with the small words of English is English.
pub fn foreign(text: &str) -> Option<&'static str> {
    let language = told(text)?;
    is_foreign(language, text).then(|| name(language)).flatten()
}

/// True for a text of some length that is told to be in this language, not English, and has hardly any
/// of the small words of English.
fn is_foreign(language: &str, text: &str) -> bool {
    language != "en" && small_words(text).is_some_and(|(english, all)| english * 25 < all)
}

/// True for a text of some length with the small words of English.
fn is_english(text: &str) -> bool {
    small_words(text).is_some_and(|(english, all)| english * 10 >= all)
}

/// How many of the words at the beginning of a text are small words of English, and how many words
/// that are; `None` for a text that is too short to say.
fn small_words(text: &str) -> Option<(usize, usize)> {
    text.chars().filter(|c| c.is_alphabetic()).nth(ARTICLE)?;
    let words = beginning(text).split_whitespace();
    Some(words.fold((0, 0), |(english, all), word| {
        let known = ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known));
        (english + usize::from(known), all + 1)
    }))
}

/// What a language is called in English.
fn name(tag: &str) -> Option<&'static str> {
    let long = SHORT.iter().find(|(_, short)| *short == tag);
    let code = long.map_or(tag, |(long, _)| long);
    Some(match Lang::from_code(code)? {
        Lang::Cmn => "Chinese",
        lang => lang.eng_name(),
    })
}

/// True unless the text is told to be in another language.
pub fn may_be_english(text: &str) -> bool {
    told(text).is_none_or(|language| language == "en")
}

/// The shortest tag of a language: two letters where it has them (ISO 639-1).
fn tag(lang: Lang) -> &'static str {
    let code = lang.code();
    let short = SHORT.iter().find(|(long, _)| *long == code);
    short.map_or(code, |(_, short)| short)
}

/// Three letters (ISO 639-3) and two (ISO 639-1).
const SHORT: [(&str, &str); 69] = [
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests;

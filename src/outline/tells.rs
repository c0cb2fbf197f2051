//! Small signs in the words of a line that it is no heading.

use super::phrases;

/// A line in quotation marks from end to end: a pull quote.
pub(super) fn is_quoted(words: &str) -> bool {
    let opens = words.starts_with(['"', '“', '«', '„', '‘', '「', '—', '–']);
    let closes = words.ends_with(['"', '”', '»', '“', '’', '」']);
    opens && (closes || words.starts_with(['—', '–']))
}

/// "THE PRESIDENT:", "Q:", "MR. SMITH:", "Question." in a transcript.
pub(super) fn is_speaker(words: &str) -> bool {
    let Some(name) = words.strip_suffix(':') else {
        return matches!(words, "Q" | "A" | "Q." | "A.") || speaks(words);
    };
    let titled = [
        "MR",
        "MRS",
        "MS",
        "DR",
        "SEN",
        "REP",
        "THE PRESIDENT",
        "CHAIR",
        "MODERATOR",
        "SECRETARY",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
    ]
    .iter()
    .any(|title| name.starts_with(title));
    titled || name.chars().count() == 1 || is_role(name)
}

/// Those who lead a conversation.
const HOSTS: [&str; 4] = ["Moderator", "Interviewer", "Host", "Presenter"];

/// "Journalist: Minister, why now?": somebody who asks, and what.
pub(super) fn is_asked(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(who, _)| {
        HOSTS.contains(&who) || ["Journalist", "Question", "Reporter"].contains(&who)
    })
}

/// "Operator", "Moderator" alone on a line: whose turn it is in a transcript.
pub(super) fn is_turn(words: &str) -> bool {
    words == "Operator" || HOSTS.contains(&words)
}

/// "The Secretary", "The Deputy Chair": who speaks in a record.
fn is_role(name: &str) -> bool {
    const ROLES: [&str; 12] = [
        "Speaker",
        "Moderator",
        "Witness",
        "Judge",
        "Clerk",
        "Counsel",
        "Prosecutor",
        "Host",
        "Interviewer",
        "Delegate",
        "Representative",
        "Member",
    ];
    let role = name.strip_prefix("The ").unwrap_or("");
    let first = role.split_whitespace().next().unwrap_or("");
    role.split_whitespace().count() <= 4 && (is_office(role) || ROLES.contains(&first))
}

/// "QUESTION: Has the delegation left?": a name in capitals, then words that are not.
fn speaks(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(name, said)| {
        let name = name.split_once(" (").map_or(name, |(name, _)| name);
        name.starts_with(char::is_alphanumeric)
            && name.chars().any(char::is_alphabetic)
            && !name.chars().any(char::is_lowercase)
            && said.chars().any(char::is_lowercase)
    })
}

/// "On Windows:", "To apply:", "And then:": the beginning of a sentence that goes on below.
pub(super) fn is_lead_in(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    [
        "To", "On", "In", "For", "From", "With", "And", "But", "If", "When", "As", "Then", "Or",
        "At",
    ]
    .contains(&first)
}

/// "President: Ana Costa", "Capital: Kyiv": a word or two, a colon, and its value.
pub(super) fn is_labelled(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(label, value)| {
        let short = label.split_whitespace().count() <= 2 && value.split_whitespace().count() <= 3;
        // "Marland: junta postpones vote" is a headline.
        let named = !value.starts_with(char::is_lowercase);
        short && named && !label.contains(char::is_numeric) && !value.ends_with(['?', '!'])
    })
}

/// "The size of the fleet falls for the third year, by 12%" is a headline: labels have no more words.
const LABEL_WORDS: usize = 7;

/// "Population: 45 million", "GDP growth: 2.1 %", "Total 1,204".
pub(super) fn is_statistic(words: &str) -> bool {
    let value = words.split_once(": ").map(|(_, value)| value.trim_start());
    value.is_some_and(|value| {
        value.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '+' | '-' | '~' | '−')
        })
    }) || words.ends_with('%') && words.split_whitespace().nth(LABEL_WORDS).is_none()
        || is_figure(words)
}

/// Words that go with an amount: "2.1 million", "US$ 88M", "over 40 per cent".
#[rustfmt::skip]
const AMOUNTS: [&str; 32] = [
    "million", "billion", "trillion", "thousand", "percent", "per", "cent", "m", "bn", "k", "usd",
    "eur", "gbp", "chf", "us", "up", "down", "over", "about", "nearly", "almost", "around", "plus",
    "minus", "months", "days", "weeks", "years", "hours", "tonnes", "km", "points",
];

/// "US$ 24.6M", "4.2 months", "Down 18%", "61,300 people affected": an amount, with or without
/// what it is of.
pub(super) fn is_figure(words: &str) -> bool {
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (mut numbers, mut others, mut share, mut leads) = (0, 0, false, false);
    for (index, word) in words.split_whitespace().enumerate() {
        let bare = word.trim_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '%') || c.is_ascii_punctuation() && c != '%'
        });
        let digits = bare.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '$');
        let prefix = bare.len() - digits.len();
        if prefix <= 3 && digits.starts_with(|c: char| c.is_ascii_digit()) {
            numbers += 1;
            let large = digits.bytes().filter(u8::is_ascii_digit).count() > 2;
            share |= word.contains('%');
            leads |= index == 0 && prefix == 0 && (word.contains([',', '.', '%']) || large);
        } else if !bare.is_empty()
            && !AMOUNTS
                .iter()
                .any(|amount| bare.eq_ignore_ascii_case(amount))
        {
            others += 1;
        }
    }
    let small = words
        .split_whitespace()
        .skip(1)
        .all(|word| !word.starts_with(char::is_uppercase));
    // A year may lead a name: "2024 in review".
    let year = words
        .get(..4)
        .is_some_and(|head| head.bytes().all(|byte| byte.is_ascii_digit()))
        && words.get(4..5) == Some(" ");
    numbers > 0
        && (others == 0 && (numbers > 1 || words.len() > 4 || share)
            || leads && small && !year && !words.ends_with(['.', '?']))
}

/// What a person is called by, before the name.
const HONOURS: [&str; 16] = [
    "Mr",
    "Mrs",
    "Ms",
    "Mx",
    "Dr",
    "Sir",
    "Dame",
    "Prof",
    "Professor",
    "Baroness",
    "Rev",
    "Ambassador",
    "Brigadier",
    "Colonel",
    "Madame",
    "Hon",
];

/// "Dame Ada Moss", "Old Mrs Lund": a person by title and name, and nothing else.
pub(super) fn is_honoured(words: &str) -> bool {
    let bare = |word: &str| {
        let word = word.trim_end_matches(['.', ',']);
        let upper = word.starts_with(char::is_uppercase);
        upper && HONOURS.iter().any(|known| known.eq_ignore_ascii_case(word))
    };
    let mut parts = words.split_whitespace();
    let honoured = parts.clone().take(2).any(bare);
    let count = parts.clone().count();
    honoured && (2..=5).contains(&count) && parts.all(is_name_part)
}

/// "Senator Ada Kemp", "Minister Jan Wieland": an office, a name and nothing else.
pub(super) fn is_ranked(words: &str) -> bool {
    const RANKS: [&str; 8] = [
        "Senator",
        "Minister",
        "Governor",
        "Representative",
        "Congressman",
        "Congresswoman",
        "Commissioner",
        "Secretary",
    ];
    words
        .split_once(' ')
        .is_some_and(|(rank, name)| RANKS.contains(&rank) && phrases::is_person(name))
}

/// Two or three words with a capital each, no more: a name, if the place is right.
pub(super) fn is_name_like(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (2..=4).contains(&count) && words.split_whitespace().all(is_name_part)
}

/// Endings that words have and surnames hardly.
const ENDINGS: [&str; 14] = [
    "tion", "ment", "ity", "ness", "ing", "ics", "ism", "ence", "ance", "ure", "ory", "ies", "sis",
    "ons",
];

/// A first name and a surname: two or three capitalised words of which `text` knows none in small
/// letters.
pub(super) fn is_stranger(words: &str, text: &str) -> bool {
    const LOOKED_AT: usize = 20_000;
    const SHORT: usize = 4;
    let mut limit = LOOKED_AT.min(text.len());
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let known = text.get(..limit).unwrap_or("");
    is_name_like(words)
        && words.split_whitespace().count() <= 3
        && words.split_whitespace().all(|word| {
            if phrases::is_section_name(word) {
                return false;
            }
            let small = word.to_lowercase();
            let stem = small.trim_end_matches('s');
            // "Bo" is in "about", which says nothing
            let taken_up = match stem.len() {
                ..SHORT => known
                    .split(|c: char| !c.is_alphabetic())
                    .any(|one| one == small),
                _ => known.contains(stem),
            };
            !ENDINGS.iter().any(|ending| small.ends_with(ending)) && !taken_up
        })
}

/// "Ada Kemp and Jan Wieland": several authors, none of whom the text knows as words.
pub(super) fn are_strangers(words: &str, text: &str) -> bool {
    const MOST: usize = 4;
    let names = || words.split(", ").flat_map(|part| part.split(" and "));
    (2..=MOST).contains(&names().count()) && names().all(|name| is_stranger(name, text))
}

/// "Present: A. Kemp (chair), R. Ostrow": a word or two and the names of several persons.
pub(super) fn are_listed(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(label, value)| {
        let bare = |name| str::split_once(name, " (").map_or(name, |(name, _)| name);
        label.split_whitespace().count() <= 2
            && value.contains(", ")
            && value.split(", ").all(|name| is_name_like(bare(name)))
    })
}

fn is_name_part(word: &str) -> bool {
    let small = matches!(
        word,
        "de" | "van" | "von" | "der" | "al" | "bin" | "la" | "da" | "di"
    );
    let own = word.ends_with("'s") || word.ends_with("’s");
    small || word.starts_with(char::is_uppercase) && !own && !word.ends_with([':', '?', '!'])
}

/// First words of an office: "Chair of the Board", "Deputy Director".
#[rustfmt::skip]
const OFFICES: [&str; 32] = [
    "Chair", "Chairman", "Chairwoman", "Chairperson", "Co-Chair", "Director", "Director-General",
    "President", "Mayor", "Minister", "Secretary", "Secretary-General", "Head", "Chief",
    "Commissioner", "Executive", "Deputy", "Vice", "Vice-President", "Acting", "Spokesperson",
    "Spokesman", "Spokeswoman", "Ambassador", "Permanent", "Editor", "Managing", "Treasurer",
    "Governor", "Coordinator", "Rapporteur", "Commander",
];

/// True for a line that names the office of the person above it.
pub(super) fn is_office(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    OFFICES.contains(&first.trim_end_matches(',')) && words.split_whitespace().count() <= 12
}

/// “…” - somebody: a quotation with its author, as below letters and beside paragraphs.
pub(super) fn is_attributed(words: &str) -> bool {
    words.starts_with(['"', '“', '«', '„', '‘'])
        && [
            "\" - ", "\" – ", "\" — ", "\" -- ", "” - ", "” – ", "” — ", "” -- ", "’ - ", "» - ",
            "\" ~ ",
        ]
        .iter()
        .any(|close| words.contains(close))
}

/// Where a picture is beside its caption.
#[rustfmt::skip]
const SIDES: [&str; 12] = [
    "above:", "below:", "left:", "right:", "top:", "bottom:", "opposite:", "pictured:", "centre:",
    "center:", "inset:", "far left:",
];

/// "Above: the old mill": a caption that points to its picture.
pub(super) fn points(words: &str) -> bool {
    phrases::starts_with_any(words, &SIDES)
}

/// Prepositions of place.
#[rustfmt::skip]
const PLACES: [&str; 18] = [
    "on", "at", "in", "near", "outside", "beside", "along", "aboard", "inside", "below", "above",
    "behind", "beneath", "overlooking", "off", "under", "opposite", "between",
];

/// "Sheep on the northern shore": something, and where it is.
pub(super) fn shows_place(words: &str) -> bool {
    names_place(words)
        || words
            .split_whitespace()
            .skip(1)
            .any(|word| PLACES.contains(&word))
}

/// "The landing place, Great Holm": ends with the name of a place behind a comma.
pub(super) fn names_place(words: &str) -> bool {
    words.rsplit_once(", ").is_some_and(|(what, place)| {
        what.split_whitespace().count() > 1
            && (1..=3).contains(&place.split_whitespace().count())
            && place
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase))
    })
}

/// "Fumio Kishimoto, 64": a person and how old.
pub(super) fn is_aged(words: &str) -> bool {
    words.rsplit_once(", ").is_some_and(|(name, age)| {
        age.len() == 2 && age.bytes().all(|byte| byte.is_ascii_digit()) && is_name_like(name)
    })
}

/// "Location: Khartoum, Omdurman and Bahri": a label and its value, as in a form.
pub(super) fn is_field(words: &str) -> bool {
    const LONGEST: usize = 28;
    words.split_once(':').is_some_and(|(label, value)| {
        let capital = |c: char| c.is_uppercase() || c.is_numeric();
        label.len() <= LONGEST
            && label.starts_with(char::is_uppercase)
            && label.split_whitespace().count() <= 3
            && value.trim_start().starts_with(capital)
    })
}

/// Labels of fields, in lower case.
#[rustfmt::skip]
const FORMS: [&str; 31] = [
    "present", "in attendance", "attendance", "attendees", "participants", "apologies", "absent",
    "location", "venue", "event", "place", "date", "time", "chair", "clerk", "capital",
    "population", "status", "reference", "case no", "classification", "duration", "language",
    "currency", "report to", "report of", "portfolio holder", "wards affected", "date of meeting",
    "contact officer", "meeting date",
];

/// "Present: Aske, Kemp": a field whose label leaves no doubt.
pub(super) fn is_form(words: &str) -> bool {
    let label = words.split_once(':').map(|(label, _)| label.to_lowercase());
    label.is_some_and(|label| FORMS.contains(&label.as_str()))
}

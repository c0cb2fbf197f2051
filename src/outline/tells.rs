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

/// "Operator", "Moderator" alone on a line: whose turn it is in a transcript.
pub(super) fn is_turn(words: &str) -> bool {
    ["Operator", "Moderator", "Interviewer", "Host", "Presenter"].contains(&words)
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
        name.chars().any(char::is_alphabetic)
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

/// "Population: 45 million", "GDP growth: 2.1 %", "Total 1,204".
pub(super) fn is_statistic(words: &str) -> bool {
    let value = words.split_once(": ").map(|(_, value)| value.trim_start());
    value.is_some_and(|value| {
        value.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '+' | '-' | '~' | '−')
        })
    }) || words.ends_with('%')
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
    let bare = |word: &str| HONOURS.contains(&word.trim_end_matches(['.', ',']));
    let mut parts = words.split_whitespace();
    let honoured = parts.clone().take(2).any(bare);
    let count = parts.clone().count();
    honoured && (2..=5).contains(&count) && parts.all(is_name_part)
}

/// Two or three words with a capital each, no more: a name, if the place is right.
pub(super) fn is_name_like(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (2..=4).contains(&count) && words.split_whitespace().all(is_name_part)
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
    SIDES.iter().any(|side| {
        words
            .get(..side.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(side))
    })
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

/// Last words of the name of a body that issues papers, in lower case.
#[rustfmt::skip]
const BODIES: [&str; 61] = [
    "observatory", "network", "circle", "times", "post", "herald", "gazette", "tribune",
    "observer", "journal", "diplomat", "fund", "monitor", "analysts", "academy",
    "ministers", "college", "chamber",
    "office", "ministry", "commission", "agency", "bureau", "department", "council", "institute",
    "committee", "board", "authority", "service", "services", "secretariat", "centre", "center",
    "bank", "organisation", "organization", "union", "association", "foundation", "federation",
    "parliament", "directorate", "inspectorate", "trust", "society", "forum", "alliance",
    "nations", "university", "programme", "administration", "house", "assembly", "senate",
    "congress", "court", "embassy", "mission", "delegation", "coordination",
];

/// Last words of what a paper is one of, in lower case.
const SERIES: [&str; 12] = [
    "bulletin",
    "series",
    "newsletter",
    "edition",
    "digest",
    "brief",
    "briefing",
    "update",
    "paper",
    "papers",
    "review",
    "release",
];

/// "National Office of Statistics", "Labour Market Series", "Situation update 11": who issued a
/// paper or what it is one of, above its title.
pub(super) fn is_letterhead(words: &str) -> bool {
    const LONGEST: usize = 10;
    let parts: Vec<&str> = words.split_whitespace().take(LONGEST + 1).collect();
    let capital = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(')
            || ["of", "for", "and", "the", "on", "&"].contains(word)
    };
    let is = |word: Option<&&str>, list: &[&str]| {
        word.is_some_and(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            list.iter().any(|known| bare.eq_ignore_ascii_case(known))
        })
    };
    if parts.len() < 2 || parts.len() > LONGEST || words.contains([':', ',', '?', '!']) {
        return false;
    }
    let numbered = parts
        .last()
        .is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    let kept = parts.len() - usize::from(numbered);
    let named = parts
        .iter()
        .take(3)
        .zip(parts.iter().skip(1))
        .any(|(body, of)| is(Some(body), &BODIES) && is(Some(of), &["of", "for", "on"]));
    let last = kept.checked_sub(1).and_then(|at| parts.get(at));
    let series = is(last, &SERIES) && kept <= 3;
    (named || is(last, &BODIES)) && parts.iter().all(capital) || series
}

/// "Speech by Ann Loring", "Held at the Old Custom House, 21-22 May": below a title, who spoke or
/// wrote, where and when.
pub(super) fn is_imprint(words: &str) -> bool {
    let author = [" by ", " von ", " par ", " por "].iter().any(|by| {
        words.split_once(by).is_some_and(|(_, author)| {
            let known = |word: &str| word.starts_with(char::is_uppercase) || word == "and";
            author.split_whitespace().count() > 1 && author.split_whitespace().all(known)
        })
    });
    // "Bern, 2 May 2018", "Bern, May 2, 2018", "October 2020 — Ada Kemp", "2 May | 4 min read".
    const PLACE: usize = 6;
    let dated = words.match_indices(", ").any(|(at, comma)| {
        let (place, date) = words.split_at_checked(at).unwrap_or((words, ""));
        place.split_whitespace().count() <= PLACE
            && date.get(comma.len()..).is_some_and(|date| phrases::is_date(date) || is_year(date))
    });
    let held = words.starts_with("Held ") || words.ends_with("a.m.") || words.ends_with("p.m.");
    let parts = || words.split(['|', '·', '—', '–', '•']);
    author || dated || held || parts().count() > 1 && parts().any(phrases::is_date)
}

fn is_year(words: &str) -> bool {
    words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// "Item 11 of the provisional agenda", "Agenda item 5": above the title of a document.
pub(super) fn is_agenda_item(words: &str) -> bool {
    let starts = |start: &str| {
        words
            .get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    starts("agenda item ") || starts("item ") && words.contains("agenda")
}

/// "Policy Brief No. 31", "Third Report of Session 2023-24".
pub(super) fn is_numbered(words: &str) -> bool {
    let named = ["No.", "no.", "Session", "session", "Number", "Ref."];
    words.split_whitespace().count() <= 8
        && !words.contains(": ")
        && words.bytes().any(|byte| byte.is_ascii_digit())
        && words.split_whitespace().any(|word| named.contains(&word))
}

/// "Case No: CO/44/2017", "Press notice 114/2024", "Order Code RL34170": a reference.
pub(super) fn is_reference(words: &str) -> bool {
    const LONGEST: usize = 8;
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let numbers = |part: &str| {
        let found = part.split_whitespace().filter(|word| digits(word) > 0);
        (found.count(), part.split_whitespace().count())
    };
    if let Some((label, value)) = words.split_once(": ") {
        let (found, all) = numbers(value);
        return label.split_whitespace().count() <= 3 && found > 0 && found * 2 >= all;
    }
    let (found, all) = numbers(words);
    let coded = words.split_whitespace().any(|word| {
        let letters = word.bytes().any(|byte| byte.is_ascii_uppercase());
        digits(word) > 3 && (word.contains('/') || letters)
    });
    all <= LONGEST && found > 0 && (coded || found * 2 >= all && all > 1)
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
const FORMS: [&str; 24] = [
    "present", "in attendance", "attendance", "attendees", "participants", "apologies", "absent",
    "location", "venue", "event", "place", "date", "time", "chair", "clerk", "capital",
    "population", "status", "reference", "case no", "classification", "duration", "language",
    "currency",
];

/// "Present: Aske, Kemp": a field whose label leaves no doubt.
pub(super) fn is_form(words: &str) -> bool {
    let label = words.split_once(':').map(|(label, _)| label.to_lowercase());
    label.is_some_and(|label| FORMS.contains(&label.as_str()))
}

/// "To the Minister of Transport": whom a letter is to.
pub(super) fn is_addressee(words: &str) -> bool {
    [
        "To the ",
        "Before the ",
        "To all ",
        "To our ",
        "To members",
        "For the attention",
    ]
    .iter()
    .any(|start| words.starts_with(start))
}

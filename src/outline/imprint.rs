//! What stands around a title: who issued a text, what it is one of, its number, where and when, to
//! whom.

use super::phrases;

/// Last words of the name of a body that issues papers, in lower case.
#[rustfmt::skip]
const BODIES: [&str; 67] = [
    "plc", "inc", "ltd", "llc", "gmbh", "corp", "observatory", "network", "circle", "times", "post", "herald", "gazette", "tribune",
    "observer", "journal", "diplomat", "fund", "monitor", "analysts", "academy",
    "ministers", "college", "chamber",
    "office", "ministry", "commission", "agency", "bureau", "department", "council", "institute",
    "committee", "board", "authority", "service", "services", "secretariat", "centre", "center",
    "bank", "organisation", "organization", "union", "association", "foundation", "federation",
    "parliament", "directorate", "inspectorate", "trust", "society", "forum", "alliance",
    "nations", "university", "programme", "administration", "house", "assembly", "senate",
    "congress", "court", "embassy", "mission", "delegation", "coordination",
];

/// How such names start elsewhere, in lower case.
#[rustfmt::skip]
const FOREIGN_BODIES: [&str; 16] = [
    "ministerium", "bundesminist", "auswärtiges", "bundesamt", "beauftragte", "ministère",
    "ministerio", "ministero", "ministério", "gobierno", "gouvernement", "présidence",
    "presidencia", "министерство", "комитет", "правительство",
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
    let words = without_address(words);
    let parts: Vec<&str> = words.split_whitespace().take(LONGEST + 1).collect();
    let capital = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(')
            || ["of", "for", "and", "the", "on", "&", "plc"].contains(word)
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
    let foreign = parts.first().is_some_and(|first| {
        FOREIGN_BODIES
            .iter()
            .any(|body| first.to_lowercase().starts_with(body))
    });
    let numbered = parts
        .last()
        .is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    let kept = parts.len() - usize::from(numbered);
    let named = parts
        .iter()
        .take(4)
        .zip(parts.iter().skip(1))
        .any(|(body, of)| is(Some(body), &BODIES) && is(Some(of), &["of", "for", "on"]));
    let last = kept.checked_sub(1).and_then(|at| parts.get(at));
    let series = is(last, &SERIES) && kept <= 3;
    (named || is(last, &BODIES)) && parts.iter().all(capital) || series || foreign
}

/// "Ministry of Economy, room 301" without the room.
fn without_address(words: &str) -> &str {
    let (name, address) = words.split_once(',').unwrap_or((words, ""));
    let numbered = address.bytes().any(|byte| byte.is_ascii_digit());
    if numbered && !phrases::is_date(address) {
        name
    } else {
        words
    }
}

/// "Speech by Ann Loring", "Held at the Old Custom House, 21-22 May": below a title, who spoke or
/// wrote, where and when.
pub(super) fn is_imprint(words: &str) -> bool {
    const PLACE: usize = 6;
    let author = [" by ", " von ", " par ", " por "].iter().any(|by| {
        words.split_once(by).is_some_and(|(_, author)| {
            let known = |word: &str| word.starts_with(char::is_uppercase) || word == "and";
            author.split_whitespace().count() > 1 && author.split_whitespace().all(known)
        })
    });
    // "Bern, 2 May 2018", "Bern, May 2, 2018", "October 2020 — Ada Kemp", "2 May | 4 min read".
    let dated = words.match_indices(", ").any(|(at, comma)| {
        let (place, date) = words.split_at_checked(at).unwrap_or((words, ""));
        place.split_whitespace().count() <= PLACE
            && date
                .get(comma.len()..)
                .is_some_and(|date| phrases::is_date(date) || is_year(date))
    });
    let held = words.starts_with("Held ") || words.ends_with("a.m.") || words.ends_with("p.m.");
    author || dated || held || parts(words).count() > 1 && parts(words).any(phrases::is_date)
}

/// "Rome, Friday night", "Bern, 2 May 2018" and nothing else.
pub(super) fn is_place_and_day(words: &str) -> bool {
    words.split_once(", ").is_some_and(|(place, day)| {
        let named = place.starts_with(char::is_uppercase) && !place.contains(char::is_whitespace);
        let evening = day.rsplit_once(' ').is_some_and(|(day, time)| {
            let times = ["morning", "noon", "afternoon", "evening", "night"];
            times.contains(&time) && phrases::is_calendar(day)
        });
        named && (evening || phrases::is_date(day))
    })
}

/// "Nov 19, 2025 - Politics & Policy".
pub(super) fn starts_dated(words: &str) -> bool {
    parts(words).next().is_some_and(phrases::is_date)
}

/// What stands between bars, dots and dashes.
fn parts(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(['|', '·', '—', '–', '•'])
        .flat_map(|part| part.split(" - "))
}

fn is_year(words: &str) -> bool {
    words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// "Item 11 of the provisional agenda", "Agenda item 5": above the title of a document.
pub(super) fn is_agenda_item(words: &str) -> bool {
    phrases::starts_with_any(words, &["agenda item "])
        || phrases::starts_with_any(words, &["item "]) && words.contains("agenda")
}

/// "Policy Brief No. 31", "Third Report of Session 2023-24".
pub(super) fn is_numbered(words: &str) -> bool {
    let named = ["No.", "no.", "Session", "session", "Number", "Ref."];
    // "10041st Meeting (AM)".
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| {
        first
            .strip_suffix(ending)
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    });
    if ordinal && (1..=3).contains(&rest.split_whitespace().count()) {
        return true;
    }
    // "Seventy-fourth session".
    let few = words.split_whitespace().count() <= 3;
    if few && words.to_lowercase().ends_with("th session") {
        return true;
    }
    // "Fact sheet 3 of 5"
    let is_figure = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut last = words.split_whitespace().rev();
    let (of, word, which) = (last.next(), last.next(), last.next());
    if word == Some("of") && of.is_some_and(is_figure) && which.is_some_and(is_figure) {
        return last.count() <= 3;
    }
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

/// "14 Quay Street, Port Louis": where somebody sits.
pub(super) fn is_address(words: &str) -> bool {
    #[rustfmt::skip]
    const STREETS: [&str; 16] = [
        "street", "st", "st.", "road", "rd", "avenue", "ave", "square", "lane", "boulevard",
        "place", "drive", "way", "row", "rue", "quay",
    ];
    let mut parts = words.split_whitespace();
    let number = parts.next().is_some_and(|first| {
        let bare = first.trim_end_matches(',');
        (1..=5).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
    });
    let street = parts.take(4).any(|word| {
        let bare = word.trim_end_matches(',');
        STREETS
            .iter()
            .any(|street| bare.eq_ignore_ascii_case(street))
            && word.ends_with(',')
    });
    number && street
}

/// "To the Minister of Transport": whom a letter is to.
pub(super) fn is_addressee(words: &str) -> bool {
    [
        "To the ",
        "Report to ",
        "Before the ",
        "To all ",
        "To our ",
        "To members",
        "For the attention",
    ]
    .iter()
    .any(|start| words.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::{
        is_address, is_agenda_item, is_imprint, is_letterhead, is_numbered, is_place_and_day,
        is_reference,
    };

    #[test]
    fn issuers_are_told_from_titles() {
        assert!(is_letterhead("National Office of Statistics"));
        assert!(is_letterhead("IN THE HIGH COURT OF JUSTICE"));
        assert!(is_letterhead("Ministry of Economy, room 301"));
        assert!(is_letterhead("Ministerio de Hacienda") && is_letterhead("Aske Minerals plc"));
        assert!(!is_letterhead("The bank that failed: a history"));
    }

    #[test]
    fn places_with_dates_are_imprints() {
        for words in [
            "Bern, 2 May 2018",
            "Buenos Aires, marzo de 2022",
            "Москва, 2021",
            "October 2020 — Ada Kemp",
            "Nov 19, 2025 - Politics & Policy",
            "Ein Beitrag von Jan Wieland",
        ] {
            assert!(is_imprint(words), "{words}");
        }
        assert!(is_place_and_day("Rome, Friday night") && is_place_and_day("Bern, 2 May 2018"));
        assert!(!is_place_and_day("Desk meeting, 3 June"));
        assert!(!is_imprint("Harbours after the flood"));
    }

    #[test]
    fn references_are_mostly_numbers() {
        for words in [
            "Case No: CO/44/2017",
            "Press notice 114/2024",
            "Order Code RL34170",
        ] {
            assert!(is_reference(words), "{words}");
        }
        assert!(!is_reference("Budget 2024: who pays for the harbour"));
        assert!(is_agenda_item("Item 11 of the provisional agenda"));
        assert!(is_numbered("Seventy-fourth session"));
        assert!(is_numbered("Fact sheet 3 of 5") && !is_numbered("Why 3 of 5 harbours close"));
        assert!(is_address("14 Quay Street, Port Louis"));
        assert!(!is_address("14 ways to close a street, and one to open it"));
        assert!(!is_numbered("What the session on months decided"));
    }
}

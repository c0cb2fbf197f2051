//! What a text says it is: "Report on …" names it, "Weekly report" names the series it is one of.

use super::phrases;

/// What a text is, in lower case.
#[rustfmt::skip]
const GENRES: [&str; 49] = [
    "comments", "submission", "judgment", "decree", "opinion", "readout", "framework",
    "report", "statement", "remarks", "speech", "address", "minutes", "communiqué", "communique",
    "declaration", "summary", "review", "letter", "memo", "memorandum", "message",
    "record", "note", "notes", "agreement", "treaty", "regulation", "directive", "decision",
    "resolution", "convention", "protocol", "order", "act", "charter", "constitution",
    "transcript", "briefing", "testimony", "interview", "conversation", "proposal", "rapport",
    "déclaration", "discours", "informe", "bericht", "erklärung",
];

/// Words behind which it says what it is about or by whom, in lower case.
#[rustfmt::skip]
const ABOUT: [&str; 23] = [
    "of", "on", "by", "to", "from", "for", "with", "concerning", "regarding", "establishing", "sur",
    "du", "de", "des", "sobre", "del", "zu", "zur", "zum", "über", "der", "(eu)", "made",
];

/// What comes out again and again, in lower case.
#[rustfmt::skip]
const PAPERS: [&str; 40] = [
    "forecast", "sitrep", "comment", "comments", "peacebrief", "dispatch", "dispatches",
    "bulletin", "series", "newsletter", "edition", "digest", "brief", "briefing", "update", "paper",
    "papers", "review", "release", "note", "report", "summary", "monitor", "outlook", "watch",
    "commentary", "analysis", "insight", "insights", "alert", "perspective", "perspectives",
    "informe", "boletín", "nota", "bericht", "kurzbericht", "rapport", "обзор", "бюллетень",
];

/// "Report of the Secretary-General on …", "Joint statement by …": says what the text is, and of
/// whom or what.
pub(super) fn is_told(words: &str) -> bool {
    const WITHIN: usize = 4;
    let is = |word: &str, list: &[&str]| {
        let bare = word.trim_end_matches([',', ':']).to_lowercase();
        list.contains(&bare.as_str())
    };
    // "Report of: Head of Parks" is a form
    let label = words.split_once(": ").map(|(label, _)| label);
    let about = label.and_then(|label| label.split_whitespace().next_back());
    if about.is_some_and(|word| ABOUT.contains(&word)) {
        return false;
    }
    // "Report to Congressional Committees" says to whom, and not yet what about
    if phrases::starts_with_any(words, &["report to "]) && !words.contains(" on ") {
        return false;
    }
    let mut pairs = words
        .split_whitespace()
        .take(WITHIN)
        .zip(words.split_whitespace().skip(1));
    is_case(words)
        || words.split_whitespace().nth(WITHIN - 1).is_some()
            && pairs.any(|(genre, about)| is(genre, &GENRES) && is(about, &ABOUT))
}

/// "JUDGMENT", "Statement" and nothing else.
pub(super) fn is_name(words: &str) -> bool {
    GENRES.contains(&words.to_lowercase().as_str())
}

/// "Harlan v. Marland": one party against another.
fn is_case(words: &str) -> bool {
    let mut inner = words.split_whitespace().skip(1);
    inner.any(|word| ["v", "v.", "vs", "vs."].contains(&word))
}

/// "Weekly Risk Note", "Informe de coyuntura", "Intelligence Summary 21/2014": what a paper is one
/// of, where nothing says what it is about.
pub(super) fn is_series(words: &str) -> bool {
    const LONGEST: usize = 4;
    let paper = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        PAPERS.contains(&bare.to_lowercase().as_str())
    };
    if words.bytes().any(|byte| byte.is_ascii_digit()) && !words.contains(": ") {
        const NUMBERED: usize = 6;
        return words.split_whitespace().nth(NUMBERED + 1).is_none()
            && words.split_whitespace().any(|word| paper(&word));
    }
    let mut named = words
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic));
    let few = named.clone().nth(LONGEST).is_none();
    few && (named.clone().next().is_some_and(|word| paper(&word))
        || named.next_back().is_some_and(|word| paper(&word)))
}

/// What papers and pages sort their texts by, in lower case.
#[rustfmt::skip]
const TOPICS: [&str; 75] = [
    "internacional", "monde", "politik", "política", "mundo", "economía", "columnists", "мир",
    "world", "news", "politics", "business", "economy", "economics", "policy", "security",
    "defence", "defense", "energy", "climate", "environment", "health", "science", "technology",
    "tech", "culture", "society", "opinion", "analysis", "comment", "europe", "africa", "asia",
    "americas", "america", "latin", "middle", "east", "west", "north", "south", "us", "uk",
    "international", "global", "national", "regional", "foreign", "affairs", "finance", "markets",
    "trade", "law", "justice", "education", "sport", "media", "research", "features", "ideas",
    "blog", "blogs", "development", "government", "migration", "diplomacy", "statements", "remarks",
    "speeches", "publications", "press", "releases", "events", "interviews", "newsroom",
];

/// "A blog about ports", "Your weekly letter from the coast": what a site or series says of itself.
pub(super) fn is_tagline(words: &str) -> bool {
    #[rustfmt::skip]
    const OPENINGS: [&str; 13] = [
        "a blog ", "a newsletter ", "a weekly ", "a daily ", "a monthly ", "a journal of ",
        "a magazine ", "your weekly ", "your daily ", "your weekday ", "your morning ",
        "your evening ", "news and analysis ",
    ];
    phrases::starts_with_any(words, &OPENINGS)
}

/// "About   Archive   Subscribe", "Home | News | Contact": what a page leads to.
pub(super) fn is_navigation(words: &str) -> bool {
    const ENTRIES: usize = 3;
    let entry = |part: &str| {
        let mut words = part.split_whitespace();
        let named = words.next().is_some_and(|word| {
            word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_alphabetic)
        });
        named && words.count() < 2
    };
    ["  ", " | ", " · "].iter().any(|gap| {
        let mut parts = words
            .split(gap)
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts.clone().count() >= ENTRIES && parts.all(entry)
    })
}

/// "Politics & Society", "Middle East", "Ports / Economy": nothing but what texts are sorted by.
pub(super) fn is_topic(words: &str) -> bool {
    const LONGEST: usize = 5;
    const LABEL: usize = 2;
    let mut path = words.split(" / ");
    let label = |part: &str| {
        let mut words = part.split_whitespace();
        words.clone().nth(LABEL).is_none() && words.all(|word| word.starts_with(char::is_uppercase))
    };
    if words.contains(" / ") && path.all(label) {
        return true;
    }
    let mut parts = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let few = parts.clone().nth(LONGEST).is_none();
    few && parts.all(|word| {
        let lower = word.to_lowercase();
        lower == "and" || TOPICS.contains(&lower.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::{is_navigation, is_series, is_tagline, is_told, is_topic};

    #[test]
    fn topics_say_nothing_else() {
        assert!(is_topic("Politics & Society"));
        assert!(is_topic("World News | Middle East") && is_topic("Statements and remarks"));
        assert!(is_navigation("About   Archive   Subscribe") && is_navigation("Home | Ports | Us"));
        assert!(!is_navigation("Kivara North     14,200      2,300") && !is_navigation("Ports"));
        assert!(!is_topic("Energy after the war"));
        assert!(is_topic("Ports / Inland Waters"));
        assert!(!is_topic("Ports / who pays for them"));
        assert!(is_tagline("A blog about ports"));
        assert!(is_tagline("Your weekday note on ports"));
        assert!(!is_tagline("A bloc of ports"));
    }

    #[test]
    fn a_genre_needs_its_matter() {
        assert!(is_told("Report of the Secretary-General on the lakes"));
        assert!(is_told("CASE OF HARLAN v. MARLAND"));
        assert!(is_told("Joint Statement by the ministers of trade"));
        assert!(!is_told("Report of: Head of Harbours and Parks"));
        assert!(is_told(
            "Joint Declaration: Statement of the ministers of trade"
        ));
        assert!(!is_told("Weekly risk note"));
        assert!(!is_told("Report to the Committees of Parliament"));
        assert!(is_told("Report to Parliament on the state of the harbours"));
        assert!(!is_told("The harbour after the report on fees"));
    }

    #[test]
    fn a_series_is_told_by_its_first_or_last_word() {
        assert!(is_series("*** WEEKLY RISK NOTE ***"));
        assert!(is_series("Informe de coyuntura"));
        assert!(is_series("Intelligence Summary 21/2014"));
        assert!(!is_series("Review finds the harbour unsafe for ships"));
    }
}

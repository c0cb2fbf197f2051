//! Made-up briefings: who said what about which matter, on days of two years.
#![allow(clippy::indexing_slicing)] // a tool: what is out of range is a mistake in it

use std::fmt::Write as _;

/// A briefing and where it is kept.
pub(crate) struct Briefing {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Days of the first briefing: 2025-01-01 in days since 1970.
const FIRST_DAY: u64 = 20_089;

/// Days over which they are spread.
const DAYS: u64 = 690;

const PUBLISHERS: &[&str] = &[
    "Harbour Desk",
    "North Wire",
    "The Meridian",
    "Policy Letter",
    "Civic Monitor",
    "Basin Review",
    "Continental News",
    "The Observer Post",
];

const ACTORS: &[&str] = &[
    "Ukraine",
    "Russia",
    "the United States",
    "China",
    "Germany",
    "France",
    "Turkey",
    "Poland",
    "Hungary",
    "India",
    "Brazil",
    "Japan",
    "Egypt",
    "Ethiopia",
    "Kenya",
    "Norway",
    "Spain",
    "the European Union",
    "NATO",
    "the United Nations",
    "the African Union",
    "the World Bank",
    "Iran",
    "Israel",
    "Saudi Arabia",
    "Qatar",
    "Serbia",
    "Kosovo",
    "Georgia",
    "Armenia",
];

const MATTERS: &[&str] = &[
    "sanctions",
    "a ceasefire",
    "security guarantees",
    "energy prices",
    "arms control",
    "grain exports",
    "border security",
    "human rights",
    "climate change",
    "debt relief",
    "trade tariffs",
    "migration",
    "nuclear weapons",
    "food security",
    "humanitarian access",
    "territorial integrity",
    "press freedom",
    "cyber security",
    "a prisoner exchange",
    "corruption",
];

const DEEDS: &[&str] = &[
    "called for",
    "rejected",
    "welcomed",
    "warned against",
    "demanded",
    "refused to discuss",
    "supported",
    "opposed",
    "offered talks on",
    "questioned",
    "said it would return to",
    "emphasised",
];

const PLACES: &[&str] = &[
    "Geneva", "Vienna", "Ankara", "Doha", "Nairobi", "Brussels", "New York", "Cairo", "Delhi",
    "Warsaw",
];

const TAILS: &[&str] = &[
    "before the winter recess",
    "after a night of talks",
    "in a letter to the presidency",
    "at the close of the meeting",
    "while the markets were shut",
    "on the margins of the summit",
    "in front of reporters",
    "as the deadline passed",
    "despite the advice of its own experts",
    "with three conditions attached",
    "for the second time this year",
    "without naming a date",
];

const FILLERS: &[&str] = &[
    "Officials described the exchange as frank and left without a statement.",
    "Two drafts are on the table, and neither has the support of all delegations.",
    "The next round is expected within weeks, though no venue has been named.",
    "Analysts noted that the wording leaves room for another reading.",
    "Markets hardly moved on the news.",
    "The paper runs to forty pages and was circulated only on the evening before.",
    "A technical annex sets out who inspects what, and how often.",
    "Several delegations asked for more time to consult their capitals.",
];

const HEADINGS: &[&str] = &[
    "Where Talks Stand",
    "What Is Asked",
    "Reactions",
    "Costs and Terms",
    "What Comes Next",
    "Background",
    "Who Gains",
];

/// A row of numbers that look as if drawn by lot (the finisher of `SplitMix64`).
struct Lot(u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        drawn ^ (drawn >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// The briefing with this number.
pub(crate) fn briefing(number: u64) -> Briefing {
    let mut lot = Lot(number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5eed);
    let publisher = lot.of(PUBLISHERS);
    let (year, month, day) = civil(FIRST_DAY + lot.next() % DAYS);
    let (actor, matter) = (lot.of(ACTORS), lot.of(MATTERS));
    let title = format!("{} and {matter}: round {}", capital(actor), 1 + number % 97);
    let mut text = format!(
        "---\ntitle: \"{title}\"\ndate: {year}-{month:02}-{day:02}\npublisher: {publisher}\n---\n\n"
    );
    let sections = 3 + lot.below(3);
    for section in 0..sections {
        if section > 0 {
            let _ = write!(
                text,
                "## {}\n\n",
                HEADINGS[(number as usize + section) % HEADINGS.len()]
            );
        }
        for _ in 0..2 + lot.below(2) {
            for _ in 0..3 + lot.below(3) {
                sentence(&mut text, &mut lot, actor, matter);
            }
            text.push_str("\n\n");
        }
    }
    // a word that stands in this briefing alone
    let _ = writeln!(text, "Reference zq{number:07}.");
    let folder = publisher.to_lowercase().replace(' ', "-");
    Briefing {
        path: format!("{folder}/{year}-{month:02}/{number:07}.md"),
        text,
    }
}

fn sentence(text: &mut String, lot: &mut Lot, actor: &str, matter: &str) {
    if lot.below(4) == 0 {
        text.push_str(lot.of(FILLERS));
        text.push(' ');
        return;
    }
    let who = if lot.below(2) == 0 {
        actor
    } else {
        lot.of(ACTORS)
    };
    let what = if lot.below(2) == 0 {
        matter
    } else {
        lot.of(MATTERS)
    };
    let _ = write!(
        text,
        "{} {} {what} in {} {}, and {} {} {}. ",
        capital(who),
        lot.of(DEEDS),
        lot.of(PLACES),
        lot.of(TAILS),
        lot.of(ACTORS),
        lot.of(DEEDS),
        lot.of(MATTERS),
    );
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// Year, month and day of a number of days since 1970.
fn civil(days: u64) -> (u64, u64, u64) {
    let mut rest = days;
    let mut year = 1970;
    let leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    while rest >= 365 + u64::from(leap(year)) {
        rest -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [
        31,
        28 + u64::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let mut month = 1;
    for length in lengths {
        if rest < length {
            break;
        }
        rest -= length;
        month += 1;
    }
    (year, month, rest + 1)
}

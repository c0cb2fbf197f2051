//! Names of the lexicon in their context: who acts, what is only a place, what is neither.

use super::doubt;
use super::format::class;
use super::hit::{Hit, What};
use super::lexicon;
use super::norm::NAMES;
use super::page::Page;
use super::scan::Match;
use super::tokens::{Gap, is};
use crate::model::WhyRule;

/// "east of Malta".
const COMPASS: [&str; 8] = [
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
];

/// Parts of a country.
const PARTS: [&str; 11] = [
    "central",
    "eastern",
    "northeastern",
    "northern",
    "northwestern",
    "rural",
    "southeastern",
    "southern",
    "southwestern",
    "upper",
    "western",
];

/// What is called by the city in which it was.
const MEETINGS: [&str; 14] = [
    "accord",
    "accords",
    "agreement",
    "agreements",
    "communique",
    "conference",
    "congress",
    "declaration",
    "forum",
    "meeting",
    "protocol",
    "round",
    "session",
    "treaty",
];

/// Words that may stand between a demonym and its actor noun.
const REACH: usize = 3;

/// Judges a name and adds it, or not; returns where to go on.
pub(super) fn name(page: &Page, found: Match, floor: usize, hits: &mut Vec<Hit>) -> usize {
    let own = hits.get(floor..).unwrap_or(&[]);
    let verdict = match found.entry.class {
        class::STATE => state(page, found, own),
        class::ADJECTIVE => acts(page, found.to).then_some((What::Actor, WhyRule::Demonym)),
        class::PEOPLE => people(page, found),
        class::CAPITAL => Some(capital(page, found, own)),
        class::METONYM => Some((What::Actor, WhyRule::Metonym)),
        class::PLACE if doubt::takes_sides(page, found) => Some((What::Actor, WhyRule::Lexicon)),
        class::PLACE => Some((What::Venue, WhyRule::Lexicon)),
        class::ORGANISATION if doubt::is_domain(page, found) => None,
        class::ORGANISATION if doubt::is_doubtful(page, found) => {
            Some((What::Doubtful, WhyRule::Lexicon))
        }
        class::SURNAME if doubt::is_numeral(page, found) => None,
        class::SURNAME if is_other_person(page, found) => None,
        class::SKIP if is_explained(page, found) => Some((What::Acronym, WhyRule::Acronym)),
        class::SKIP => Some((What::Skipped, WhyRule::Lexicon)),
        _ => Some((What::Actor, WhyRule::Lexicon)),
    };
    if let Some((what, rule)) = verdict {
        hits.push(Hit::new(
            page.span(found.from, found.to),
            what,
            rule,
            found.entry.id,
        ));
    }
    found.to
}

/// A state: an actor, a venue, or (as in "U.S. company") no more than an origin.
fn state(page: &Page, found: Match, own: &[Hit]) -> Option<(What, WhyRule)> {
    let short = page
        .get(found.from)
        .is_some_and(super::tokens::Token::is_upper)
        && !page.shouting;
    if found.to - found.from == 1
        && short
        && !is_union(page, found)
        && let Some(next) = bare_noun(page, found.to)
    {
        if next.has(is::PLACE_AFTER) {
            return Some((What::Venue, WhyRule::Lexicon));
        }
        return acts(page, found.to).then_some((What::Actor, WhyRule::Lexicon));
    }
    let venue = is_inside(page, found.from)
        || is_reached(page, found.from)
        || is_part(page, found.from)
        || place_follows(page, found.to)
        || of_place(page, found.from)
        || follows_place(page, found, own);
    let acting = page
        .get(found.to.wrapping_sub(1))
        .is_some_and(super::tokens::Token::is_possessive)
        && acts(page, found.to);
    let what = if venue && !acting {
        What::Venue
    } else {
        What::Actor
    };
    Some((what, WhyRule::Lexicon))
}

/// "(CBS)": an acronym in brackets stands for what is before it.
fn is_explained(page: &Page, found: Match) -> bool {
    found.to == found.from + 1
        && page
            .get(found.from)
            .is_some_and(|token| token.gap == Gap::Open && token.is_upper())
        && page.text_after(found.from).starts_with(')')
}

/// The European Union is a body: it acts wherever it is named.
fn is_union(page: &Page, found: Match) -> bool {
    page.is_word(found.from, &["EU", "E.U."])
}

/// The lower-case word right behind a name, if it is no function word and no verb.
fn bare_noun<'a>(page: &Page<'a>, at: usize) -> Option<&'a super::tokens::Token> {
    let possessive = page.get(at.wrapping_sub(1))?.is_possessive();
    page.after(at).filter(|next| {
        !possessive
            && !next.is_capital()
            && !next.has(is::STOP | is::SPEECH | is::INSIDE | is::PLACE_BEFORE)
            && (!next.has(is::VERB) || next.has(is::ACTOR | is::PLACE_AFTER))
            && !page.word(next).ends_with("ed")
    })
}

/// Whether an actor noun follows at `at`, perhaps over modifiers or a second nationality.
pub(super) fn acts(page: &Page, at: usize) -> bool {
    let mut at = at;
    for _ in 0..REACH {
        let Some(next) = page
            .get(at)
            .filter(|token| token.joins() || token.gap == Gap::Comma)
        else {
            return false;
        };
        let apart = next.gap == Gap::Comma;
        if !apart && next.gap == Gap::Hyphen {
            return page.is_word(
                at,
                &[
                    "led",
                    "backed",
                    "sponsored",
                    "brokered",
                    "mediated",
                    "controlled",
                    "run",
                ],
            );
        }
        // "Saudi Oil Minister": what stands between has a capital too
        let office = next.is_name() && page.after(at + 1).is_some_and(|token| token.has(is::TITLE));
        if !apart && (next.has(is::ACTOR | is::TITLE) || office) {
            return true;
        }
        let joined = apart || page.is_word(at, &["and", "or"]);
        let second = if apart { at } else { at + 1 };
        if joined {
            match lexicon::longest(NAMES, page.rest(second), page.shouting) {
                Some((entry, len)) if matches!(entry.class, class::ADJECTIVE | class::STATE) => {
                    at = second + len;
                }
                _ => return false,
            }
        } else if next.has(is::MODIFIER) {
            at += 1;
        } else {
            return false;
        }
    }
    page.after(at)
        .is_some_and(|next| next.has(is::ACTOR | is::TITLE))
}

/// "Russians" are people; "Turks and Caicos" and the like are not seen as such.
fn people(page: &Page, found: Match) -> Option<(What, WhyRule)> {
    let noun = page
        .after(found.to)
        .is_some_and(|next| next.is_capital() && !page.titled);
    (!noun).then_some((What::Actor, WhyRule::Demonym))
}

/// A capital: the government that sits there, unless the sentence is about the city.
fn capital(page: &Page, found: Match, own: &[Hit]) -> (What, WhyRule) {
    let start = skip_articles(page, found.from);
    // "aid to Kyiv" goes to a government, "flew to Kyiv" to a city
    let before = page.before(start).is_some_and(|token| {
        token.has(is::PLACE_BEFORE) && !page.is_word(start - 1, &["to", "toward", "towards"])
    });
    let venue = before
        || is_reached(page, found.from)
        || place_follows(page, found.to)
        || is_met_at(page, found.to)
        || follows_place(page, found, own)
        || of_place(page, found.from)
        || is_dateline(page, found)
        || country_follows(page, found.to)
        || found
            .from
            .checked_sub(1)
            .is_some_and(|at| page.is_word(at, &["capital", "city"]));
    if venue {
        (What::Venue, WhyRule::Lexicon)
    } else {
        (What::Actor, WhyRule::Metonym)
    }
}

/// The first of the articles and compass words before `at` ("in the southern Ukraine").
fn skip_articles(page: &Page, at: usize) -> usize {
    let mut at = at;
    for _ in 0..2 {
        let before = page.before(at);
        let skip = before.is_some_and(|token| {
            let word = page.word(token);
            [
                "the",
                "central",
                "downtown",
                "neighboring",
                "neighbouring",
                "nearby",
            ]
            .contains(&word)
                || word.ends_with("ern")
                || ["north", "south", "east", "west"].contains(&word)
        });
        if !skip {
            break;
        }
        at -= 1;
    }
    at
}

/// "in Ukraine", "across the United States".
pub(super) fn is_inside(page: &Page, at: usize) -> bool {
    page.before(skip_articles(page, at))
        .is_some_and(|token| token.has(is::INSIDE))
}

/// "into Japan", "southern Israel", "the border with Mexico": land, and no government.
fn is_part(page: &Page, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).filter(|_| page.before(at).is_some());
    let word = |back: usize, words: &[&str]| before(back).is_some_and(|at| page.is_word(at, words));
    let article = usize::from(word(1, &["the"]));
    let small = before(1)
        .and_then(|at| page.get(at))
        .is_some_and(|token| !token.is_capital());
    word(1 + article, &["into"])
        || small && word(1, &PARTS)
        || word(1 + article, &["with"]) && word(2 + article, &["border", "borders", "frontier"])
}

/// "returned to Ukraine", "fled from Sudan": a verb of motion up to three words before.
fn is_reached(page: &Page, at: usize) -> bool {
    let at = skip_articles(page, at);
    let Some(before) = page.before(at) else {
        return false;
    };
    if before.has(is::MOTION) {
        return page.is_word(
            at - 1,
            &[
                "reach", "reached", "reaching", "visit", "visited", "visiting", "left", "leave",
                "entered", "enter", "visits", "leaving", "leaves", "entering", "fled", "flee",
                "fleeing", "flees",
            ],
        );
    }
    page.is_word(
        at - 1,
        &["to", "from", "for", "into", "toward", "towards", "via"],
    ) && (2..=4).any(|back| {
        at.checked_sub(back)
            .and_then(|at| page.get(at))
            .is_some_and(|token| token.has(is::MOTION))
    })
}

/// "Moscow region", "Sudan’s capital", "London-based".
fn place_follows(page: &Page, at: usize) -> bool {
    page.after(at).is_some_and(|next| {
        next.has(is::PLACE_AFTER)
            || next.gap == Gap::Hyphen && page.is_word(at, &["based", "born", "area", "bound"])
    })
}

/// "the Cairo meeting", "the Harare declaration": where they met.
fn is_met_at(page: &Page, at: usize) -> bool {
    let owns = page
        .get(at.wrapping_sub(1))
        .is_some_and(super::tokens::Token::is_possessive);
    !owns && page.after(at).is_some() && page.is_word(at, &MEETINGS)
}

/// "the streets of Moscow", "mayor of Kyiv".
pub(super) fn of_place(page: &Page, at: usize) -> bool {
    page.before(at).is_some()
        && page.is_word(at.wrapping_sub(1), &["of"])
        && at
            .checked_sub(2)
            .and_then(|at| page.get(at))
            .is_some_and(|token| token.has(is::PLACE_AFTER) || COMPASS.contains(&page.word(token)))
}

/// "in Algeria and Morocco": what is listed with a venue is one.
fn follows_place(page: &Page, found: Match, own: &[Hit]) -> bool {
    let Some(last) = own.last().filter(|hit| hit.what == What::Venue) else {
        return false;
    };
    let Some(token) = page.get(found.from) else {
        return false;
    };
    let between = page
        .text
        .get(last.span.end as usize..token.start as usize)
        .unwrap_or("-");
    match between.trim() {
        "and" | "or" => true,
        "," => !opens_clause(page, found.to),
        _ => false,
    }
}

/// "In Geneva, South Africa and India have asked": behind the comma somebody does something.
fn opens_clause(page: &Page, at: usize) -> bool {
    let mut at = at;
    if page.is_word(at, &["and"]) && page.after(at + 1).is_some() {
        let name = lexicon::longest(NAMES, page.rest(at + 1), page.shouting);
        at += name.map_or(0, |(_, len)| len + 1);
    }
    page.after(at).is_some_and(|next| {
        next.gap == Gap::Blank
            && (next.has(is::VERB | is::SPEECH)
                || page.is_word(
                    at,
                    &["has", "have", "had", "is", "are", "was", "were", "will"],
                ))
    })
}

/// "Banjul, Gambia".
fn country_follows(page: &Page, at: usize) -> bool {
    page.get(at).is_some_and(|next| next.gap == Gap::Comma)
        && lexicon::longest(NAMES, page.rest(at), page.shouting).is_some_and(|(entry, len)| {
            entry.class == class::STATE
                && page
                    .get(at + len)
                    .is_none_or(|token| token.gap != Gap::Blank || token.has(is::STOP))
        })
}

/// "KYIV, Nov 3 —", "MOSCOW (Reuters) —" at the start of a paragraph.
fn is_dateline(page: &Page, found: Match) -> bool {
    found.from == 0
        && page.get(found.to).is_some_and(|next| match next.gap {
            Gap::Comma => next.has(is::CALENDAR),
            Gap::Open => true,
            Gap::Other => page
                .text_after(found.to - 1)
                .trim_start()
                .starts_with(['—', '–']),
            _ => false,
        })
}

/// A surname of the lexicon behind an unknown first name, or before another name, is someone else.
fn is_other_person(page: &Page, found: Match) -> bool {
    let first = page.before(found.from).is_some_and(|token| {
        token.has(is::FIRST) && token.is_capital() && !token.has(is::TITLE | is::STOP)
    });
    !page.titled
        && (first
            || page
                .after(found.to)
                .is_some_and(|next| next.is_name() && next.has(is::SUFFIX)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{actors, found};
    use crate::model::Kind;

    #[test]
    fn what_was_agreed_or_held_in_a_capital_is_not_its_government() {
        assert_eq!(
            actors("The Cairo meeting failed, as did the Harare declaration."),
            [""; 0]
        );
        assert_eq!(actors("Cairo's declaration came."), ["Cairo=Egypt"]);
    }

    #[test]
    fn a_surname_is_that_of_the_person_in_the_article() {
        assert_eq!(
            actors("The minister, Warren Truss, spoke. Mr Truss left."),
            ["Warren Truss=Warren Truss", "Truss=Warren Truss"]
        );
    }

    #[test]
    fn land_is_no_government() {
        for text in [
            "No beef came into Japan.",
            "Rain fell on southern Peru.",
            "They closed the border with Mexico.",
            "They tried to reach Spain.",
        ] {
            assert_eq!(actors(text), [""; 0], "{text}");
        }
        assert_eq!(actors("The pact with Mexico held."), ["Mexico=Mexico"]);
    }

    #[test]
    fn a_capital_acts_unless_the_sentence_is_about_the_city() {
        assert_eq!(
            actors("Berlin and Ankara disagree."),
            ["Berlin=Germany", "Ankara=Turkey"]
        );
        assert_eq!(actors("They will meet in Berlin or near Ankara."), [""; 0]);
        assert_eq!(
            actors("The Oslo region and the streets of Rome were quiet."),
            [""; 0]
        );
        assert_eq!(
            actors("Aid to Kyiv goes on. She flew to Kyiv."),
            ["Kyiv=Ukraine"]
        );
    }

    #[test]
    fn a_dateline_is_a_place() {
        assert_eq!(actors("MOSCOW (Reuters) — It rained."), [""; 0]);
        assert_eq!(actors("PARIS, Nov 3 — It rained."), [""; 0]);
        assert_eq!(actors("Cairo, long silent, spoke."), ["Cairo=Egypt"]);
    }

    #[test]
    fn a_country_is_a_place_where_something_happens_in_it() {
        let text = "Thousands live in Kenya and Uganda; Kenya objects.";
        assert_eq!(actors(text), ["Kenya=Kenya"]);
        assert_eq!(found(text, Kind::Place), ["Kenya=Kenya", "Uganda=Uganda"]);
        assert_eq!(actors("They returned to Chad."), [""; 0]);
    }

    #[test]
    fn a_nationality_counts_only_for_an_actor() {
        assert_eq!(
            actors("Polish officials and French and Italian negotiators met."),
            [
                "Polish=Poland",
                "French=France",
                "Italian=Italy",
                "negotiators=negotiators"
            ]
        );
        assert_eq!(
            actors("Chinese goods and Russian music sell well."),
            [""; 0]
        );
        assert_eq!(
            actors("US-led raids, a U.S. company, U.S. diplomats"),
            ["US=United States", "U.S.=United States"]
        );
    }

    #[test]
    fn case_tells_names_from_words() {
        assert_eq!(
            actors("He asked us who ate turkey from fine china."),
            [""; 0]
        );
        assert_eq!(
            actors("The WHO warned Turkey."),
            ["WHO=World Health Organization", "Turkey=Turkey"]
        );
        assert_eq!(
            actors("# STATEMENT ON RUSSIA GIVES US HOPE"),
            ["RUSSIA=Russia"]
        );
    }

    #[test]
    fn marks_on_letters_do_not_matter() {
        assert_eq!(
            actors("Türkiye and Cote d’Ivoire signed; Sao Tome and Principe did not."),
            [
                "Türkiye=Turkey",
                "Cote d’Ivoire=Côte d'Ivoire",
                "Sao Tome and Principe=Sao Tome and Principe"
            ]
        );
    }

    #[test]
    fn what_is_inside_another_name_is_not_marked() {
        assert_eq!(
            actors("The Washington Post asked the Bank of Japan."),
            ["Bank of Japan=Bank of Japan"]
        );
    }

    #[test]
    fn a_comma_behind_a_place_may_open_a_clause() {
        assert_eq!(
            actors("At the talks in Geneva, Peru and Chile have asked for more."),
            ["Peru=Peru", "Chile=Chile"]
        );
        assert_eq!(actors("They worked in Geneva, Peru and Chile."), [""; 0]);
    }

    #[test]
    fn a_numeral_is_nobody_and_who_flees_leaves_a_place() {
        let text = "President Xi Jinping spoke. Article XI stands. Xi left.";
        assert_eq!(actors(text), ["Xi Jinping=Xi Jinping", "Xi=Xi Jinping"]);
        assert_eq!(actors("She had fled Turkey."), [""; 0]);
    }
}

//! Names of the lexicon in their context: who acts, what is only a place, what is neither.

use super::doubt;
use super::hit::{Hit, What};
use super::page::{Match, Page};
use super::venue;
use crate::lexicon::format::class;
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};
use crate::model::WhyRule;

/// Words that may stand between a demonym and its actor noun.
const REACH: usize = 3;

/// Judges a name and adds it, or not; returns where to go on.
pub(super) fn name(page: &Page, found: Match, floor: usize, hits: &mut Vec<Hit>) -> usize {
    let own = hits.get(floor..).unwrap_or(&[]);
    let verdict = match found.entry.class {
        class::STATE if doubt::is_address(page, found) => None,
        class::STATE => state(page, found, own),
        class::ADJECTIVE => acts(page, found.to).then_some((What::Actor, WhyRule::Demonym)),
        class::PEOPLE => people(page, found),
        class::CAPITAL => Some(capital(page, found, own)),
        class::METONYM => Some((What::Actor, WhyRule::Metonym)),
        class::PLACE if doubt::takes_sides(page, found) => Some((What::Actor, WhyRule::Lexicon)),
        class::PLACE if governs(page, found) => Some((What::Actor, WhyRule::Lexicon)),
        class::PLACE => Some((What::Venue, WhyRule::Lexicon)),
        class::ORGANISATION if doubt::is_domain(page, found) || doubt::is_numbered(page, found) => {
            None
        }
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
    let short = page.get(found.from).is_some_and(Token::is_upper) && !page.shouting;
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
    let venue = venue::of_state(page, found, own);
    let acting = page
        .get(found.to.wrapping_sub(1))
        .is_some_and(crate::lexicon::tokens::Token::is_possessive)
        && acts(page, found.to);
    let what = if venue && !acting {
        What::Venue
    } else {
        What::Actor
    };
    Some((what, WhyRule::Lexicon))
}

/// "The Queensland government refused": a part of a country that has a government acts by it.
fn governs(page: &Page, found: Match) -> bool {
    page.after(found.to).is_some() && page.is_word(found.to, &["government"])
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
fn bare_noun<'a>(page: &Page<'a>, at: usize) -> Option<&'a Token> {
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
            return page.is_listed(at, list::LED);
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
    if venue::of_capital(page, found, own) {
        (What::Venue, WhyRule::Lexicon)
    } else {
        (What::Actor, WhyRule::Metonym)
    }
}

/// A surname of the lexicon behind an unknown first name, or before another name, is someone else; so is one
/// that is followed by a first name, as a first name may be: "Sharon Louise", not "Obama will".
fn is_other_person(page: &Page, found: Match) -> bool {
    let given = |token: &Token| {
        token.has(is::FIRST)
            && token.is_capital()
            && !token.has(is::COMMON | is::VERB | is::TITLE | is::STOP)
    };
    let called = page
        .after(found.to)
        .is_some_and(|next| given(next) && next.gap == Gap::Blank);
    let first = page.before(found.from).is_some_and(|token| {
        token.has(is::FIRST) && token.is_capital() && !token.has(is::TITLE | is::STOP)
    });
    !page.titled
        && (first
            || called
            || page
                .after(found.to)
                .is_some_and(|next| next.is_name() && next.has(is::SUFFIX)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{actors, found};
    use crate::model::Kind;

    #[test]
    fn a_surname_is_that_of_the_person_in_the_article() {
        assert_eq!(
            actors("The minister, Warren Truss, spoke. Mr Truss left."),
            ["Warren Truss=Warren Truss", "Truss=Warren Truss"]
        );
    }

    #[test]
    fn part_of_an_address_is_no_state() {
        assert_eq!(actors("Forms stand on GOV.UK today."), [""; 0]);
        assert_eq!(
            actors("It ended.UK ministers left."),
            ["UK=United Kingdom", "ministers=ministers"]
        );
    }

    #[test]
    fn a_first_name_before_another_is_not_the_surname_of_someone_known() {
        assert_eq!(actors("Sharon Louise gave the report."), [""; 0]);
    }

    #[test]
    fn a_part_of_a_country_acts_by_its_government() {
        assert_eq!(
            actors("The Queensland government refused."),
            ["Queensland=Queensland"]
        );
        assert_eq!(actors("The Queensland coast is long."), [""; 0]);
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

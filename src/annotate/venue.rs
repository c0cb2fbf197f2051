//! Where a name of the lexicon is only a place: a venue, land, the way to it.

use super::hit::{Hit, What};
use super::page::{Match, Page};
use crate::lexicon::format::class;
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};

/// Whether the name of a state is a place here; `own` are the matches before it in the block.
pub(super) fn of_state(page: &Page, found: Match, own: &[Hit]) -> bool {
    is_inside(page, found.from)
        || is_reached(page, found.from)
        || is_part(page, found.from)
        || place_follows(page, found.to)
        || of_place(page, found.from)
        || follows_place(page, found, own)
}

/// The same of a capital, which else stands for its government.
pub(super) fn of_capital(page: &Page, found: Match, own: &[Hit]) -> bool {
    let start = skip_articles(page, found.from);
    // "aid to Kyiv" goes to a government, "flew to Kyiv" to a city
    let before = page.before(start).is_some_and(|token| {
        token.has(is::PLACE_BEFORE) && !page.is_word(start - 1, &["to", "toward", "towards"])
    });
    before
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
            .is_some_and(|at| page.is_word(at, &["capital", "city"]))
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
        || small && before(1).is_some_and(|at| page.is_listed(at, list::REGION))
        || word(1 + article, &["with"]) && word(2 + article, &["border", "borders", "frontier"])
}

/// "returned to Ukraine", "fled from Sudan": a verb of motion up to three words before.
fn is_reached(page: &Page, at: usize) -> bool {
    let at = skip_articles(page, at);
    let Some(before) = page.before(at) else {
        return false;
    };
    if before.has(is::MOTION) {
        return page.is_listed(at - 1, list::REACHES);
    }
    page.is_listed(at - 1, list::WAY)
        && (2..=4).any(|back| {
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
        .is_some_and(Token::is_possessive);
    !owns && page.after(at).is_some() && page.is_listed(at, list::MEETING)
}

/// "the streets of Moscow", "mayor of Kyiv".
pub(super) fn of_place(page: &Page, at: usize) -> bool {
    page.before(at).is_some()
        && page.is_word(at.wrapping_sub(1), &["of"])
        && at
            .checked_sub(2)
            .and_then(|at| page.get(at))
            .is_some_and(|token| {
                token.has(is::PLACE_AFTER) || lexicon::is_listed(list::COMPASS, token.word)
            })
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
            && (next.has(is::VERB | is::SPEECH) || page.is_listed(at, list::STATE_VERB))
    })
}

/// "Banjul, Gambia", "Washington, D.C."
fn country_follows(page: &Page, at: usize) -> bool {
    let district = page.is_word(at, &["D.C", "D.C.", "DC"]);
    district
        || page.get(at).is_some_and(|next| next.gap == Gap::Comma)
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

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn what_was_agreed_or_held_in_a_capital_is_not_its_government() {
        assert_eq!(
            actors("The Cairo meeting failed, as did the Harare declaration."),
            [""; 0]
        );
        assert_eq!(actors("Cairo's declaration came."), ["Cairo=Egypt"]);
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
}

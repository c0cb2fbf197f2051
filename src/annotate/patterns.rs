//! Names that no lexicon knows, by the words around them.

use super::naming::is_several;
use super::page::Page;
use crate::lexicon::format::class;
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};
use crate::model::WhyRule;
use crate::tagger::is_everyday;

/// Longest run of capitalised words that is looked at: keeps hostile text linear.
const LONGEST: usize = 12;
/// Longest name of a person, in words.
const PERSON: usize = 5;

/// The end of a body that starts at `at`: "African Peace Fund", "Ministry of Trade and Industry",
/// "Commission on Human Rights".
pub(super) fn body(page: &Page, at: usize) -> Option<usize> {
    let first = page.get(at)?;
    if first.has(is::HEAD) && page.is_word(at + 1, &["of", "for"]) {
        return Some(tail(page, at + 1, true)).filter(|end| *end > at + 2);
    }
    if first.is_possessive() {
        return None;
    }
    let mut end = at + 1;
    let mut last = None;
    let mut joined = false;
    while end < at + LONGEST {
        let Some(token) = page.after(end).filter(|token| token.is_name()) else {
            if !joined && last.is_none() && joins_matters(page, at, end) {
                joined = true;
                end += 1;
                continue;
            }
            break;
        };
        end += 1;
        if token.has(is::SUFFIX) {
            last = Some(end);
        }
        // "Software Makers' League", but not "Gabon's Council"
        let plural = page.text_after(end - 1).starts_with(['\'', '’'])
            && page.word(token).ends_with('s')
            || ["men", "people", "children"]
                .iter()
                .any(|end| page.word(token).ends_with(end));
        if token.is_possessive() && !plural {
            break;
        }
    }
    // "Senior Agency Official" is an office
    let office = |end: &usize| {
        page.after(*end)
            .is_some_and(|next| next.is_capital() && next.has(is::TITLE | is::ACTOR))
    };
    last.filter(|end| !office(end)).map(|end| {
        let firm = page
            .get(end - 1)
            .is_some_and(|last| is_several(page.word(last)));
        if !firm && page.is_word(end, &["of", "for", "on", "against"]) {
            tail(page, end, false)
        } else {
            end
        }
    })
}

/// "the Flood and Drainage Board": whether "and" at word `and` ties two things with which a body
/// deals, of which the first starts at word `at`.
///
/// Not "the Lomu Bank and Drainage Board" and "Peru and Drainage Board": one of them is a name.
fn joins_matters(page: &Page, at: usize, and: usize) -> bool {
    let the = page.before(at).is_some_and(|token| token.has(is::DEFINITE));
    let tied = the && page.after(and).is_some() && page.is_word(and, &["and"]);
    let everyday = |at: usize| {
        page.after(at).is_some_and(|token| {
            let people = is::ACTOR | is::TITLE | is::FIRST | is::SUFFIX | is::HEAD;
            token.is_name() && !token.has(people) && is_everyday(page.word(token))
        })
    };
    let named = |at: usize| {
        let known = lexicon::longest(NAMES, page.rest(at), page.shouting);
        known.is_some_and(|(entry, _)| entry.class != class::ADJECTIVE)
    };
    tied && everyday(and - 1)
        && everyday(and + 1)
        && !(at..and).any(named)
        && !named(and + 1)
        && page
            .get(and - 1)
            .is_some_and(|token| !token.is_possessive())
}

/// The end of "of X", "for the X and Y" at `at`; `at` itself where no name follows.
fn tail(page: &Page, at: usize, and: bool) -> usize {
    let mut end = at;
    let mut next = at;
    while next < at + LONGEST {
        let Some(token) = page.after(next) else { break };
        if token.is_name() && !token.is_upper() {
            end = next + 1;
            if token.is_possessive() {
                break;
            }
        } else if !(next == at
            || page.is_word(next, &["the", "of"]) && next == end.max(at + 1)
            || page.is_word(next, &["the"]) && next == end + 1 && page.is_word(end, &["of"])
            || (and || joins_many(page, next)) && page.is_word(next, &["and"]) && next == end)
        {
            break;
        }
        next += 1;
    }
    end
}

/// "Association of Machinists and Aerospace Workers": behind the "of" of a body, people of two kinds.
fn joins_many(page: &Page, and: usize) -> bool {
    let many = |at: usize| {
        page.after(at).is_some_and(|token| {
            let word = page.word(token);
            token.is_name() && !token.has(is::TITLE) && word.ends_with('s') && word.len() > 4
        })
    };
    and.checked_sub(1).is_some_and(many) && (many(and + 1) || many(and + 2))
}

/// The end of a person’s name at `at`, the rule that says so and where its evidence starts.
/// `known`: so many words are a name of the lexicon that is no person.
pub(super) fn person(page: &Page, at: usize, known: usize) -> Option<(usize, WhyRule, u32)> {
    let first = page.get(at)?;
    let end = run(page, at).max(titled(page, at));
    let words = end - at;
    if words == 0
        || words <= known
        || is_office(page, end)
        || page.is_listed(end - 1, list::NO_SURNAME)
    {
        return None;
    }
    let before = at.checked_sub(1).and_then(|at| page.get(at));
    if let Some(title) = before.filter(|token| token.has(is::TITLE) && !token.is_possessive()) {
        let near = first.joins() || (first.gap == Gap::Comma && words >= 2);
        if near && !(words == 1 && first.has(is::COMMON)) {
            return Some((end, WhyRule::Title, title.start));
        }
    }
    if words < 2 || first.has(is::COMMON) {
        return None;
    }
    if first.has(is::FIRST) {
        return Some((end, WhyRule::FirstName, first.start));
    }
    let strange = || (at..end).all(|at| page.get(at).is_some_and(|token| !token.has(is::COMMON)));
    let says = |token: Option<&Token>| token.filter(|token| token.has(is::SPEECH)).map(|t| t.start);
    let evidence = says(
        page.get(end)
            .filter(|token| matches!(token.gap, Gap::Blank | Gap::Comma)),
    )
    .or_else(|| says(before.filter(|_| first.joins())))?;
    (words <= 3 && known == 0 && strange()).then_some((end, WhyRule::Speaker, evidence))
}

/// The end of the capitalised words at `at` that may be one person’s name.
fn run(page: &Page, at: usize) -> usize {
    let mut end = at;
    let mut next = at;
    while next < at + PERSON {
        let Some(token) = (if next == at {
            page.get(next)
        } else {
            page.after(next)
        }) else {
            break;
        };
        if is_part(token) {
            end = next + 1;
            if token.is_possessive() {
                break;
            }
        } else if next == at || !token.has(is::PARTICLE) {
            break;
        }
        next += 1;
    }
    end
}

/// "Rep. Ana Waters": behind a title that is written short, which only names follow, and a first name,
/// a word that is no name elsewhere ends one; not so "President Grace Period".
fn titled(page: &Page, at: usize) -> usize {
    let short = |before: usize| page.text_after(before).starts_with('.');
    let title = page
        .before(at)
        .is_some_and(|token| token.has(is::TITLE) && short(at - 1));
    let first = page
        .get(at)
        .is_some_and(|token| token.has(is::FIRST) && !token.is_possessive());
    let surname = page.after(at + 1).is_some_and(|token| {
        token.is_name()
            && !token.is_upper()
            && !token.has(is::TITLE | is::HEAD | is::SUFFIX | is::ACTOR | is::SPEECH)
    });
    if title && first && surname {
        at + 2
    } else {
        at
    }
}

/// "Chief Information Security Officer": what stands before a title in capitals is no name.
fn is_office(page: &Page, end: usize) -> bool {
    page.after(end).is_some_and(|next| {
        next.is_capital() && next.has(is::TITLE | is::ACTOR | is::HEAD | is::SUFFIX | is::POLICY)
    })
}

fn is_part(token: &Token) -> bool {
    token.is_name()
        && !token.is_upper()
        && !token.has(is::SUFFIX | is::TITLE | is::HEAD | is::SPEECH | is::VERB)
        && !token.has(is::MODIFIER | is::POLICY | is::ACTOR | is::PLACE_AFTER)
}

/// "the council", "its commission", or "Council" with a capital: may point back to a body. Not "the
/// airlines", which are several.
pub(super) fn points_back(page: &Page, at: usize) -> bool {
    let word = page.get(at).map_or("", |token| page.word(token));
    !is_several(word) && page.before(at).is_some_and(|token| token.has(is::DEFINITE))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn a_title_makes_a_person_and_the_surname_follows() {
        assert_eq!(
            actors("Foreign Minister Ana Zorvik spoke. Later Zorvik left; Mr. Zorvik smiled."),
            [
                "Ana Zorvik=Ana Zorvik",
                "Zorvik=Ana Zorvik",
                "Zorvik=Ana Zorvik"
            ]
        );
        assert_eq!(
            actors("The minister Thursday left. The zorvik fell."),
            [""; 0]
        );
    }

    #[test]
    fn a_surname_behind_a_title_may_be_any_word() {
        assert_eq!(
            actors("Then Rep. Maxine Waters rose."),
            ["Maxine Waters=Maxine Waters"]
        );
        assert_eq!(actors("Then Maxine Waters rose."), [""; 0]);
    }

    #[test]
    fn first_names_and_speakers() {
        assert_eq!(
            actors("Then Peter Quandle rose."),
            ["Peter Quandle=Peter Quandle"]
        );
        assert_eq!(
            actors("Brumo Tarvik said nothing."),
            ["Brumo Tarvik=Brumo Tarvik"]
        );
        assert_eq!(actors("Then Brumo Tarvik rose."), [""; 0]);
    }

    #[test]
    fn bodies_by_their_last_or_first_word() {
        assert_eq!(
            actors("The Northern Rivers Commission met. Later the commission voted."),
            [
                "Northern Rivers Commission=Northern Rivers Commission",
                "commission=Northern Rivers Commission"
            ]
        );
        assert_eq!(
            actors("The Ministry of Fisheries and Forests agreed."),
            ["Ministry of Fisheries and Forests=Ministry of Fisheries and Forests"]
        );
        assert_eq!(actors("The commission rose to ten percent."), [""; 0]);
    }

    #[test]
    fn a_firm_is_more_than_the_state_it_is_named_after() {
        assert_eq!(
            actors("Fliers left US Airways for China Southern Airlines; the airlines grew."),
            [
                "US Airways=US Airways",
                "China Southern Airlines=China Southern Airlines",
                "airlines=airlines",
            ]
        );
    }

    #[test]
    fn a_body_may_deal_with_two_things() {
        let board = "Flood and Drainage Board=Flood and Drainage Board";
        assert_eq!(actors("Now the Flood and Drainage Board agreed."), [board]);
        assert_eq!(
            actors("Now the Lomu Commission and Drainage Board agreed.").len(),
            2
        );
        assert_eq!(
            actors("Now the White House and Drainage Board agreed.").len(),
            2
        );
    }

    #[test]
    fn an_acronym_is_explained_once() {
        assert_eq!(
            actors("The Northern Rivers Fund (NRF) paid. NRF money is short. XRF is not."),
            [
                "Northern Rivers Fund=Northern Rivers Fund",
                "NRF=Northern Rivers Fund",
                "NRF=Northern Rivers Fund"
            ]
        );
    }

    #[test]
    fn a_body_goes_on_behind_of_the_and_to_two_kinds_of_people() {
        assert_eq!(
            actors("The International Council for the Study of the Sea met."),
            [
                "International Council for the Study of the Sea=International Council for the Study of the Sea"
            ]
        );
        assert_eq!(
            actors("The Northern Association of Riveters and Aircraft Workers met."),
            [
                "Northern Association of Riveters and Aircraft Workers=Northern Association of Riveters and Aircraft Workers"
            ]
        );
    }

    #[test]
    fn a_district_and_an_act_are_no_persons() {
        assert_eq!(
            actors("Then Peter Fourth rose. The Peter White Act rose."),
            [""; 0]
        );
    }
}

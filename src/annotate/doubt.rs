//! Names of the lexicon that may be something else where they stand: an everyday word, a numeral; and
//! places that act.

use super::page::{Match, Page};
use super::venue;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};

/// "Connecticut wants", "Catalonia and Galicia said": a region that has a will acts.
pub(super) fn takes_sides(page: &Page, found: Match) -> bool {
    !page.titled
        && !venue::is_inside(page, found.from)
        && !venue::of_place(page, found.from)
        && !page.before(found.from).is_some_and(Token::is_name)
        && page.after(found.to).is_some_and(|next| {
            next.gap == Gap::Blank && (next.has(is::SPEECH) || page.is_listed(found.to, list::WILL))
        })
}

/// "Labor demand fell", "Shell companies": an everyday word that is a name elsewhere, where its
/// capital is that of the sentence and nothing behind it is done by somebody.
pub(super) fn is_doubtful(page: &Page, found: Match) -> bool {
    let Some(token) = page.get(found.from).filter(|_| found.to == found.from + 1) else {
        return false;
    };
    let opens = page.titled || token.gap == Gap::Sentence;
    // "Labor" is a party where it stands by itself inside a sentence, else only where that is named
    let spelled = lexicon::phrase(found.entry.id);
    let alone = !opens && page.after(found.to).is_some_and(|next| !next.is_capital());
    let other = spelled.chars().count() != page.word(token).chars().count();
    if token.has(is::COMMON) && other && !alone {
        return true;
    }
    opens
        && token.has(is::COMMON)
        && !token.is_upper()
        && !token.is_possessive()
        && page.after(found.to).is_some_and(|next| {
            next.gap == Gap::Hyphen
                || (page.titled || !next.is_capital())
                    && !next.has(is::SPEECH | is::VERB | is::STOP | is::TITLE | is::ACTOR)
        })
}

/// "Labour Minister", "Labour inspectors": an everyday word that says what an office is for.
pub(super) fn is_domain(page: &Page, found: Match) -> bool {
    let common = page
        .get(found.from)
        .is_some_and(|token| token.has(is::COMMON) && !token.is_possessive());
    common && page.after(found.to).is_some() && page.is_listed(found.to, list::OFFICE)
}

/// "GOV.UK" is the name of a site. "It ended.UK ministers …" only lacks a blank.
pub(super) fn is_address(page: &Page, found: Match) -> bool {
    let Some(start) = page.get(found.from).map(|token| token.start as usize) else {
        return false;
    };
    let before = page
        .text
        .get(..start)
        .and_then(|text| text.strip_suffix('.'));
    let before = before.and_then(|text| text.chars().next_back());
    before.is_some_and(char::is_uppercase)
}

/// "SEC. 101. SHORT TITLE": a part of a law, where it opens its line.
pub(super) fn is_numbered(page: &Page, found: Match) -> bool {
    let Some(start) = page.get(found.from).map(|token| token.start as usize) else {
        return false;
    };
    let before = page.text.get(..start).unwrap_or("");
    let mut line = before.chars().rev().take_while(|c| *c != '\n');
    let behind = page.text_after(found.from).strip_prefix('.').unwrap_or("");
    found.to == found.from + 1
        && !line.any(char::is_alphanumeric)
        && behind
            .trim_start_matches(' ')
            .starts_with(|c: char| c.is_ascii_digit())
}

/// "Amendment XI" is no Mr. Xi.
pub(super) fn is_numeral(page: &Page, found: Match) -> bool {
    found.to == found.from + 1
        && !page.shouting
        && page
            .get(found.from)
            .is_some_and(|token| token.is_upper() && token.end - token.start <= 3)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn an_everyday_word_that_opens_a_sentence_is_a_name_only_where_the_article_names_it() {
        assert_eq!(actors("Labor demand fell. Shell stations closed."), [""; 0]);
        assert_eq!(
            actors("They sued Shell twice. Shell stations closed."),
            ["Shell=Shell", "Shell=Shell"]
        );
        assert_eq!(actors("Shell said no."), ["Shell=Shell"]);
    }

    #[test]
    fn a_region_with_a_will_acts() {
        assert_eq!(actors("Catalonia wants more."), ["Catalonia=Catalonia"]);
        assert_eq!(
            actors("In Catalonia wants grew. Catalonia is wide."),
            [""; 0]
        );
    }

    #[test]
    fn a_part_of_a_law_is_no_body() {
        assert_eq!(actors("SEC. 101. SHORT TITLE"), [""; 0]);
        assert_eq!(
            actors("SEC chair Lund left.")[0],
            "SEC=Securities and Exchange Commission"
        );
        assert_eq!(
            actors("They joined the EU. 27 states did.")[0],
            "EU=European Union"
        );
    }

    #[test]
    fn an_office_is_no_party() {
        assert_eq!(
            actors("The Labour Party lost. Labour inspectors are few."),
            [
                "Labour Party=Labour Party",
                "Labour inspectors=Labour inspectors"
            ]
        );
        let spelled = actors("The Labour Party lost. Then Labour left.");
        assert_eq!(spelled.len(), 2);
    }
}

//! Words of war that speak of none: what gives offence, quarrels over laws, battles that are uphill.

use super::page::{Match, Page};
use crate::lexicon::format::class;
use crate::lexicon::norm::{NAMES, TERMS};
use crate::lexicon::tokens::{Gap, is};
use crate::lexicon::{self, list};

/// Words between "battle over" and the matter.
const REACH: usize = 5;

/// True where a single word of war is meant otherwise.
pub(super) fn is_figure(page: &Page, found: Match) -> bool {
    let at = found.from;
    let alone = found.to == at + 1;
    alone && (gives_offence(page, at) || is_quarrel(page, at) || is_bloodless(page, at))
}

/// "charm offensive", "an uphill battle", not "ground offensive", "the battle". What has a name of its own
/// ("leadership battle") is a term.
fn is_bloodless(page: &Page, at: usize) -> bool {
    let fought = page.is_listed(at, list::QUARREL) || page.is_listed(at, list::OFFENDING);
    fought && page.before(at).is_some() && page.is_listed(at - 1, list::BLOODLESS)
}

/// "offensive remarks", "the song is offensive", not "the military offensive".
fn gives_offence(page: &Page, at: usize) -> bool {
    if !page.is_listed(at, list::OFFENDING) {
        return false;
    }
    let said = page.after(at + 1).is_some() && page.is_listed(at + 1, list::UTTERANCE);
    let before = page.before(at).is_some() && page.is_listed(at - 1, list::PREDICATE);
    said || before
}

/// "battle over terrorism laws": a fight over what is written or decided, not "for the town".
fn is_quarrel(page: &Page, at: usize) -> bool {
    if !page.is_listed(at, list::QUARREL)
        || page.after(at + 1).is_none()
        || !page.is_word(at + 1, &["over", "about", "for"])
    {
        return false;
    }
    for place in at + 2..at + 2 + REACH {
        let Some(token) = page.after(place).filter(|token| token.gap == Gap::Blank) else {
            return false;
        };
        let name = || lexicon::longest(NAMES, page.rest(place), page.shouting);
        if name().is_some_and(|(entry, _)| matches!(entry.class, class::STATE | class::PLACE)) {
            return false;
        }
        let own = |(entry, _): (lexicon::Entry, usize)| lexicon::known(entry.entity).label == WAR;
        let term = || lexicon::longest(TERMS, page.rest(place), page.shouting);
        if token.has(is::POLICY | is::INSTRUMENT) {
            return true;
        }
        // a war over water may well be one, a battle over it in court is none
        if page.is_word(at, &["battle", "battles"]) && term().is_some_and(|found| !own(found)) {
            return true;
        }
    }
    false
}

/// What the taxonomy calls it.
const WAR: &str = "war";

#[cfg(test)]
mod tests {
    use super::super::fixture::issues;

    #[test]
    fn what_gives_offence_is_no_war() {
        for text in [
            "She called the offensive remarks a mistake.",
            "The message was grossly offensive or menacing.",
            "They said the song is offensive to many.",
        ] {
            assert!(
                !issues(text)
                    .iter()
                    .any(|issue| issue.starts_with("offensive")),
                "{text}"
            );
        }
        for text in [
            "They began the military offensive at dawn.",
            "The army went on the offensive in May.",
            "Rebels launched an offensive against the town.",
        ] {
            assert!(
                issues(text).iter().any(|issue| issue.contains("offensive")),
                "{text}"
            );
        }
    }

    #[test]
    fn a_battle_over_laws_is_no_war() {
        for text in [
            "A battle over terrorism laws began in the senate.",
            "The battle for rent control goes on.",
            "The long war over pension rules split them.",
        ] {
            let found = issues(text);
            let fought = |issue: &String| issue.starts_with("battle") || issue.contains("war ");
            assert!(!found.iter().any(fought), "{text} {found:?}");
        }
        for text in [
            "The battle for the town went on.",
            "The battle over Aleppo went on.",
            "The war over Kosovo ended.",
        ] {
            assert_eq!(issues(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_battle_without_blood_is_no_war() {
        for text in [
            "The charm offensive of the new premier failed.",
            "They face an uphill battle in the senate.",
            "A media war broke out.",
        ] {
            let found = issues(text);
            let war = |issue: &String| issue.ends_with("=war");
            assert!(!found.iter().any(war), "{found:?}");
        }
        let found = issues("The price war hurt them, and a war of words began.");
        assert_eq!(found, ["price war=price war", "war of words=war of words"]);
        for text in ["The ground offensive failed.", "A naval battle began."] {
            assert_eq!(issues(text).len(), 1, "{text}");
        }
    }
}

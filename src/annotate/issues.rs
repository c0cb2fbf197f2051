//! Issues: terms of the taxonomy with the words that belong to them.

use super::around::{ends_after, is_relational, swallow};
use super::hit::{Hit, What};
use super::matters;
use super::page::{Match, Page};
use super::verbs;
use crate::lexicon;
use crate::lexicon::format::{class, flag};
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::model::WhyRule;

/// Adds a term with the modifiers that belong to it; returns where to go on.
pub(super) fn term(page: &Page, found: Match, floor: usize, hits: &mut Vec<Hit>) -> usize {
    if let Some(to) = compound(page, found, floor, hits) {
        return to;
    }
    let mut to = found.to;
    if found.entry.flags & flag::OF_PLACE != 0 {
        to = of_place(page, to);
    }
    if to == found.from + 1
        && page.is_word(to, &["of"])
        && page
            .get(found.from)
            .is_some_and(|head| !head.is_possessive() && !head.has(is::AMBIGUOUS))
    {
        to = matters::group_behind(page, to + 1).unwrap_or(to);
    }
    let mut from = found.from;
    if let Some(before) = page.before(from).filter(|token| is_relational(page, token))
        && !ends_after(hits, floor, before.start)
    {
        from -= 1;
    }
    from = swallow(page, from, found.to, floor, hits);
    hits.push(Hit::new(
        page.span(from, to),
        What::Issue,
        WhyRule::Taxonomy,
        found.entry.id,
    ));
    to
}

/// "mining royalties", "stability agreement": the head behind a term, or a head that says nothing by
/// itself with a noun before it, is a matter of its own.
fn compound(page: &Page, found: Match, floor: usize, hits: &mut Vec<Hit>) -> Option<usize> {
    let (mut from, mut to) = (found.from, found.to);
    // "mining royalties" are a matter of their own, "automated decision systems" are not
    let mut same = false;
    let head = if follows_head(page, to) {
        to += 1;
        let head = page.get(found.to)?;
        same = !head.has(is::PROBLEM | is::INSTRUMENT);
        head
    } else if found.entry.flags & flag::GENERIC != 0 && to == from + 1 {
        let before = page.before(from).filter(|token| {
            matters::names_it(page, token, from)
                && !token.has(is::MODIFIER)
                && !ends_after(hits, floor, token.start)
        })?;
        // "made a deal": an adjective or noun, no verb behind a pronoun
        (before.end - before.start > 3).then_some(())?;
        from -= 1;
        page.get(found.from)?
    } else {
        return None;
    };
    if let Some(before) = page.before(from).filter(|token| is_relational(page, token))
        && !ends_after(hits, floor, before.start)
    {
        from -= 1;
    }
    from = swallow(page, from, to, floor, hits);
    let span = page.span(from, to);
    hits.push(if same {
        Hit::new(span, What::Issue, WhyRule::Taxonomy, found.entry.id)
    } else {
        Hit::new(span, What::Open, WhyRule::PolicyNoun, head.start)
    });
    Some(to)
}

/// Whether the noun at `at`, right behind a term, is the head of both.
fn follows_head(page: &Page, at: usize) -> bool {
    let Some(next) = page.after(at).filter(|next| next.gap == Gap::Blank) else {
        return false;
    };
    let closed = page.get(at - 1).is_some_and(Token::is_possessive);
    !closed
        && next.has(is::PROBLEM | is::INSTRUMENT | is::POLICY)
        && !next.has(is::STOP | is::VERB | is::ACTOR | is::PLACE_AFTER)
        && (!next.is_capital() || page.titled)
        && !verbs::is_verb(page, at)
        && !page.after(at + 1).is_some_and(|then| {
            then.gap == Gap::Blank
                && !then.has(is::STOP | is::VERB | is::SPEECH)
                && !then.is_number()
        })
}

/// "EU Competition Commissioner": a matter in capitals before a title is somebody’s office.
pub(super) fn is_office(page: &Page, found: Match) -> bool {
    let title = |at: usize| page.get(at).is_some_and(|token| token.has(is::TITLE));
    // "the minister for migration", "the secretary of agriculture"
    let holder = found.from >= 2 && page.is_word(found.from - 1, &["for", "of"]);
    if holder && page.before(found.from).is_some() && title(found.from - 2) {
        return true;
    }
    !page.titled
        && page
            .after(found.to)
            .is_some_and(|next| next.has(is::TITLE) && next.is_capital())
        && page.get(found.to - 1).is_some_and(Token::is_capital)
}

/// The end of "in Ukraine", "over the South China Sea" at `at`, else `at`.
fn of_place(page: &Page, at: usize) -> usize {
    if page.after(at).is_none() || !page.is_word(at, &["in", "of", "on", "over", "against", "with"])
    {
        return at;
    }
    let name = if page.is_word(at + 1, &["the"]) {
        at + 2
    } else {
        at + 1
    };
    let place = page
        .after(name)
        .and_then(|_| lexicon::longest(NAMES, page.rest(name), page.shouting));
    match place {
        Some((entry, len)) if matches!(entry.class, class::STATE | class::PLACE) => name + len,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{actors, issues};

    #[test]
    fn a_matter_starts_at_no_hyphen() {
        let text = "U.S.-Israeli relations cooled. A two-thirds shortage came.";
        assert_eq!(
            issues(text)[0],
            "U.S.-Israeli relations=U.S.-Israeli relations"
        );
        assert!(!issues(text).iter().any(|issue| issue.starts_with("thirds")));
    }

    #[test]
    fn terms_in_any_number_and_spelling() {
        assert_eq!(
            issues("Tariffs, de escalation and de-escalation, labour markets"),
            [
                "Tariffs=tariffs",
                "de escalation=de-escalation",
                "de-escalation=de-escalation",
                "labour markets=labour markets"
            ]
        );
        assert_eq!(issues("The meeting went on with talks."), [""; 0]);
    }

    #[test]
    fn the_disease_is_the_one_that_was_named() {
        let found = issues("Malaria spread. The disease kills. Health services failed.");
        assert_eq!(found[1], "disease=malaria");
        assert_eq!(issues("A disease spread."), ["disease=disease"]);
    }

    #[test]
    fn what_is_written_in_capitals_is_no_plural() {
        assert_eq!(issues("AIDS spread."), ["AIDS=AIDS"]);
        assert_eq!(issues("FIGHT AGAINST AIDS FALTERS")[0], "AIDS=AIDS");
        assert_eq!(issues("The SAR pictures came."), [""; 0]);
        assert_eq!(issues("TARIFFS RISE")[0], "TARIFFS=tariffs");
    }

    #[test]
    fn a_war_takes_its_country_along() {
        assert_eq!(issues("the war in Sudan"), ["war in Sudan=war in Sudan"]);
        assert_eq!(actors("the war in Sudan"), [""; 0]);
        assert_eq!(actors("sanctions on Iran"), ["Iran=Iran"]);
    }

    #[test]
    fn a_generic_head_points_back() {
        assert_eq!(
            issues("The ceasefire holds. The Ukraine war is long. The conflict goes on."),
            [
                "ceasefire=ceasefire",
                "Ukraine war=Ukraine war",
                "conflict=Ukraine war"
            ]
        );
    }

    #[test]
    fn a_nationality_before_an_issue_belongs_to_it_but_not_before_a_deed() {
        assert_eq!(
            issues("Chinese steel exports"),
            ["Chinese steel exports=Chinese steel exports"]
        );
        assert_eq!(actors("Chinese steel exports"), [""; 0]);
        assert_eq!(actors("Russian drone attacks"), ["Russian=Russia"]);
    }

    #[test]
    fn policy_nouns_need_a_modifier() {
        assert_eq!(issues("a seabed treaty and lantern quotas").len(), 2);
        assert_eq!(issues("their programme was long"), [""; 0]);
    }

    #[test]
    fn an_office_is_no_issue() {
        assert_eq!(
            issues("They met the EU Trade Commissioner in the morning."),
            [""; 0]
        );
    }

    #[test]
    fn a_head_behind_a_term_or_a_noun_before_a_bare_head_is_one_matter() {
        assert_eq!(
            issues("The mining royalties rose. Royalties hurt. A stability agreement ended."),
            [
                "mining royalties=mining royalties",
                "Royalties=mining royalties",
                "stability agreement=stability agreement"
            ]
        );
    }

    #[test]
    fn the_matter_of_a_minister_is_no_issue() {
        assert_eq!(
            issues("They met the minister for migration there."),
            [""; 0]
        );
    }

    #[test]
    fn the_matters_in_a_name_are_none() {
        let text = "They met the Construction, Forestry, Mining and Energy Union there.";
        assert_eq!(issues(text), [""; 0]);
        assert!(!issues("They left Mining and Energy to others.").is_empty());
    }

    #[test]
    fn who_rules_gives_no_ruling() {
        assert_eq!(issues("They left the ruling coalition."), [""; 0]);
        assert_eq!(issues("A court ruling came.").len(), 1);
    }
}

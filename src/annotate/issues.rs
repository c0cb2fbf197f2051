//! Issues: terms of the taxonomy with the words that belong to them.

use super::hit::{Hit, What};
use super::matters;
use super::page::Page;
use super::scan::Match;
use super::verbs;
use crate::lexicon::format::{class, flag};
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};
use crate::model::WhyRule;

/// Endings of adjectives that name a matter rather than judge it.
const RELATIONAL: [&str; 7] = ["al", "ic", "ary", "ian", "ese", "ear", "ern"];

/// A body among the states.
pub(super) const UNION: &str = "European Union";

/// "nuclear safety authority", "Peace Palace": a matter that is part of a name.
pub(super) fn is_of_name(page: &Page, from: usize, to: usize) -> bool {
    if is_listed_in_name(page, from, to) {
        return true;
    }
    let Some(next) = page.after(to).filter(|next| next.gap == Gap::Blank) else {
        return false;
    };
    // "the ruling coalition"
    if to == from + 1 && page.is_word(from, &["ruling"]) {
        return next.is_capital() && !page.titled || page.is_listed(to, list::RULER);
    }
    let head = page.get(to - 1);
    if head.is_some_and(Token::is_possessive) || page.titled {
        return false;
    }
    let proper = page
        .get(from)
        .is_some_and(|token| token.is_capital() && !token.is_upper())
        && next.is_name();
    proper || !next.is_capital() && page.is_listed(to, list::BODY)
}

/// "the Construction, Forestry, Mining and Energy Union": one of several matters in a name.
fn is_listed_in_name(page: &Page, from: usize, to: usize) -> bool {
    const LONGEST: usize = 7;
    let name = |at: usize| {
        page.get(at)
            .filter(|token| token.is_capital() && !token.is_upper())
    };
    if page.titled || to != from + 1 || name(from).is_none_or(|token| token.gap == Gap::Sentence) {
        return false;
    }
    let mut joined = false;
    for at in to..from + LONGEST {
        let Some(token) = page.get(at) else {
            return false;
        };
        let and = page.is_word(at, &["and"]);
        joined |= and || token.gap == Gap::Comma;
        if !(and || token.is_capital()) || !(token.joins() || token.gap == Gap::Comma) {
            return false;
        }
        if token.has(is::SUFFIX) {
            return joined;
        }
    }
    false
}

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

pub(super) fn ends_after(hits: &[Hit], floor: usize, start: u32) -> bool {
    let last = hits.get(floor..).and_then(<[Hit]>::last);
    last.is_some_and(|hit| {
        !matches!(
            hit.what,
            What::Run | What::Acting | What::Opening | What::Pair
        ) && hit.span.end > start
    })
}

/// "Chinese textile imports": a nationality right before an issue is part of it, unless the head
/// of the issue is a deed ("Russian drone attacks": Russia acts).
pub(super) fn swallow(
    page: &Page,
    from: usize,
    to: usize,
    floor: usize,
    hits: &mut Vec<Hit>,
) -> usize {
    let deed = to
        .checked_sub(1)
        .and_then(|at| page.get(at))
        .is_some_and(|head| head.has(is::ACTOR));
    let Some(before) = page.before(from).filter(|token| !token.is_possessive()) else {
        return from;
    };
    let Some((first, entry)) = origin(page, from) else {
        return whole_word(page, from, floor, hits);
    };
    // "U.S.-Israeli relations"
    let joined = page
        .get(first)
        .is_some_and(|token| token.gap == Gap::Hyphen);
    let other = joined.then(|| origin(page, first)).flatten();
    let first = other.map_or(first, |(at, _)| at);
    if deed {
        let span = page.span(first, from);
        if !ends_after(hits, floor, span.start) {
            hits.push(Hit::new(span, What::Actor, WhyRule::Demonym, entry));
        }
        return from;
    }
    let start = page.get(first).map_or(before.start, |token| token.start);
    while let Some(last) = hits.get(floor..).and_then(<[Hit]>::last)
        && last.span.start >= start
        && last.span.end <= before.end
    {
        hits.pop();
    }
    first
}

/// Where the nationality or state right before word `from` starts, and its entry.
fn origin(page: &Page, from: usize) -> Option<(usize, u32)> {
    (1..=2).find_map(|words| {
        let at = from.checked_sub(words)?;
        let (entry, len) = lexicon::longest(NAMES, page.rest(at), page.shouting)?;
        let fits = len == words && matches!(entry.class, class::ADJECTIVE | class::STATE);
        // the European Union is a body: its grants are not an origin
        (fits && lexicon::known(entry.entity).label != UNION).then_some((at, entry.id))
    })
}

/// The first word of "two-thirds" for a phrase that would start at "thirds".
fn whole_word(page: &Page, from: usize, floor: usize, hits: &[Hit]) -> usize {
    let joined = |at: usize| page.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
    let mut at = from;
    while joined(at)
        && let Some(before) = at.checked_sub(1).and_then(|before| page.get(before))
        && !ends_after(hits, floor, before.start)
        && !before.is_capital()
    {
        at -= 1;
    }
    if joined(at) { from } else { at }
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

fn is_relational(page: &Page, token: &Token) -> bool {
    let word = page.word(token);
    is_content(page, token)
        && word.len() > 4
        && (token.has(is::MODIFIER) || RELATIONAL.iter().any(|end| word.ends_with(end)))
}

pub(super) fn is_content(page: &Page, token: &Token) -> bool {
    let word = page.word(token);
    !token.has(is::STOP | is::VERB | is::SPEECH | is::CALENDAR | is::DEFINITE | is::TITLE)
        && !token.is_number()
        && !token.is_possessive()
        && !token.is_code()
        && (page.titled || !token.is_capital())
        && word.len() > 2
        && !word.ends_with("ly")
        && !word.ends_with("ing")
        // a noun in front of another is singular; this is more likely a verb
        && (!word.ends_with('s') || token.has(is::MODIFIER))
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

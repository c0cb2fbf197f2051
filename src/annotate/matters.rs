//! Matters outside the taxonomy: a problem by itself, a policy noun with what stands before it or
//! behind "of", and nouns that count once the document repeats them.

use super::around::{ends_after, is_content, is_of_name, swallow};
use super::hit::{Hit, What};
use super::page::Page;
use super::verbs;
use crate::lexicon::format::class;
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, is_word_of, list};
use crate::model::WhyRule;

/// Endings of nouns made from verbs and adjectives.
const DERIVED: [&str; 4] = ["tion", "sion", "ment", "ity"];

/// Most words before a head, and behind its "of".
const REACH: usize = 2;

/// Adds the matter whose head is the word at `at`; returns where to go on.
pub(super) fn matter(page: &Page, at: usize, floor: usize, hits: &mut Vec<Hit>) -> Option<usize> {
    let token = page.get(at)?;
    let problem = token.has(is::PROBLEM);
    if !(problem || token.has(is::POLICY | is::INSTRUMENT) || is_derived(page, token)) {
        return None;
    }
    let first = token.gap == Gap::Sentence;
    if token.is_upper() && !page.shouting
        || token.is_capital() && !page.titled && !first
        || token.is_possessive()
        || verbs::is_verb(page, at)
        || verbs::after_modal(page, at)
        || is_done(page, at, token)
        || ends_after(hits, floor, token.start)
        || is_of_name(page, at, at + 1)
        || is_qualifier(page, at + 1)
    {
        return None;
    }
    // the last noun of a compound is its head
    if page.after(at + 1).is_some_and(|next| {
        next.gap == Gap::Blank
            && !next.has(is::STOP | is::VERB)
            && next.has(is::PROBLEM | is::POLICY | is::INSTRUMENT)
    }) && !verbs::is_verb(page, at + 1)
    {
        return None;
    }
    let mut from = at;
    while at - from < REACH
        && let Some(before) = page
            .before(from)
            .filter(|token| names_it(page, token, from))
        && !ends_after(hits, floor, before.start)
    {
        from -= 1;
    }
    let bare = from == at;
    // "contacts reporting no change"
    let done = token.has(is::VERB) && page.word(token).ends_with("ing");
    if bare && done && page.before(at).is_some_and(|before| !before.has(is::STOP)) {
        return None;
    }
    let to = of_tail(page, at + 1);
    let certain = problem || !bare || to > at + 1;
    if certain {
        from = swallow(page, from, at + 1, floor, hits);
    } else if !token.has(is::INSTRUMENT)
        && !is_derived(page, token)
        && !is_definite(page, at)
        && !is_judged(page, at)
    {
        return None;
    }
    let what = if certain { What::Open } else { What::Maybe };
    let rule = if certain {
        WhyRule::PolicyNoun
    } else {
        WhyRule::Reference
    };
    hits.push(Hit::new(page.span(from, to), what, rule, token.start));
    Some(to)
}

/// "to influence others", "to increase the": a noun in the singular would have an article.
fn is_done(page: &Page, at: usize, token: &Token) -> bool {
    let plural = page.word(token).ends_with('s');
    let object = page
        .after(at + 1)
        .is_some_and(|next| next.gap == Gap::Blank && !page.is_word(at + 1, &["of", "in", "by"]));
    object && !plural && !is_derived(page, token) && verbs::after_verb_marker(page, at)
}

/// "border districts", "grid operator": the next noun is what is meant.
fn is_qualifier(page: &Page, next: usize) -> bool {
    let noun = is::PLACE_AFTER | is::TITLE | is::BODY_NOUN;
    page.after(next).is_some_and(|next| {
        next.gap == Gap::Blank && next.has(noun) && !next.has(is::VERB | is::STOP)
    })
}

fn is_definite(page: &Page, at: usize) -> bool {
    page.before(at)
        .is_some_and(|before| before.has(is::DEFINITE))
}

/// "new laws": said to be of some size, age or worth, and nothing more.
fn is_judged(page: &Page, at: usize) -> bool {
    page.before(at)
        .is_some_and(|before| is_vague(page.word(before)))
}

/// A word of size, age or judgement.
pub(super) fn is_vague(word: &str) -> bool {
    let superlative =
        word.ends_with("est") && word.len() > 4 && !is_word_of(list::NO_SUPERLATIVE, word);
    superlative || is_word_of(list::VAGUE, word)
}

/// A word that says which: no judgement, no verb.
pub(super) fn names_it(page: &Page, token: &Token, from: usize) -> bool {
    let word = page.word(token);
    let past = word.ends_with("ed") && is_past(page, from - 1);
    is_content(page, token) && !past && !is_vague(word) && !verbs::after_verb_marker(page, from - 1)
}

/// "the outbreak crossed borders": a form in -ed behind a noun is a verb.
fn is_past(page: &Page, at: usize) -> bool {
    page.before(at).is_some_and(|before| {
        !before.has(is::STOP) || page.is_word(at - 1, &["have", "has", "had"])
    })
}

fn is_derived(page: &Page, token: &Token) -> bool {
    let word = page.word(token);
    word.len() > 7
        && !token.has(is::PLAIN | is::STOP | is::VERB | is::ACTOR | is::SUFFIX | is::TITLE)
        && DERIVED.iter().any(|end| {
            word.ends_with(end)
                || word
                    .strip_suffix('s')
                    .is_some_and(|word| word.ends_with(end))
        })
}

/// The end of "of therapeutic milk" at `at`, else `at`: what is lacked, lost or abused.
fn of_tail(page: &Page, at: usize) -> usize {
    if !page.is_word(at, &["of"]) || page.after(at).is_none() {
        return at;
    }
    if let Some(end) = group_behind(page, at + 1) {
        return end;
    }
    let mut end = at + 1;
    while end - at <= REACH
        && let Some(token) = page.after(end)
        && !token.has(is::STOP | is::VERB | is::CALENDAR | is::SPEECH)
        && !token.is_capital()
        && !token.is_number()
        && !lexicon::is_listed(list::VAGUE, token.word)
        && !page.word(token).ends_with("ly")
        && lexicon::longest(NAMES, page.rest(end), page.shouting).is_none()
    {
        end += 1;
        if token.is_possessive() {
            return at;
        }
        if page.word(token).ends_with('s') {
            break;
        }
    }
    if end > at + 1 { end } else { at }
}

/// "vetting of judges", "withdrawal of Russian troops": the end of the group at `at` that a deed is
/// done to, if nobody is said to do it there.
pub(super) fn group_behind(page: &Page, at: usize) -> Option<usize> {
    let mut end = at;
    for _ in 0..=REACH {
        page.after(end).filter(|token| token.gap == Gap::Blank)?;
        match lexicon::longest(NAMES, page.rest(end), page.shouting) {
            Some((entry, len)) if entry.class == class::ROLE => {
                let closed = page.get(end + len - 1).is_some_and(Token::is_possessive);
                return (!closed).then_some(end + len);
            }
            Some((entry, len)) if entry.class == class::ADJECTIVE => end += len,
            None if page.get(end).is_some_and(|token| token.has(is::MODIFIER)) => end += 1,
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::fixture::issues;

    #[test]
    fn a_problem_is_a_matter_by_itself() {
        assert_eq!(
            issues("Overcrowding grew. A shortage of beds and spoilage followed."),
            [
                "Overcrowding=overcrowding",
                "shortage of beds=shortage of beds",
                "spoilage=spoilage"
            ]
        );
        assert_eq!(issues("The station was near the community."), [""; 0]);
    }

    #[test]
    fn an_instrument_counts_when_it_is_named_or_repeated() {
        assert_eq!(issues("They read the register."), [""; 0]);
        assert_eq!(
            issues("A public register was promised. The register would open soon."),
            [
                "public register=public register",
                "register=public register"
            ]
        );
        assert_eq!(
            issues("The canal is long. Nobody likes the canal."),
            ["canal=canal", "canal=canal"]
        );
    }

    #[test]
    fn what_is_done_names_nothing() {
        let text = "It has plans to significantly increase the budget, and to influence others.";
        let found = issues(text).join(" ");
        assert!(
            !found.contains("increase") && !found.contains("influence"),
            "{found}"
        );
    }

    #[test]
    fn new_laws_come_back_as_laws() {
        assert_eq!(
            issues("They want new laws there and see the old laws go.").len(),
            2
        );
    }

    #[test]
    fn a_past_tense_names_nothing() {
        assert_eq!(issues("The cloud crossed corridors."), [""; 0]);
        assert_eq!(issues("A buried cable"), ["buried cable=buried cable"]);
    }

    #[test]
    fn the_group_a_deed_is_done_to_belongs_to_it() {
        let text = "They want the withdrawal of Russian troops and the vetting of judges.";
        assert_eq!(
            issues(text),
            [
                "withdrawal of Russian troops=withdrawal of Russian troops",
                "vetting of judges=vetting of judges"
            ]
        );
        assert_eq!(super::super::fixture::actors(text), [""; 0]);
    }

    #[test]
    fn what_contacts_are_reporting_is_no_matter() {
        let text = "Contacts reporting growth were few. Firms reporting losses were fewer.";
        assert!(!issues(text).iter().any(|issue| issue.contains("reporting")));
    }
}

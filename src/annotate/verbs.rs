//! Words that are a matter as a noun and a deed as a verb: "the vote", "to vote".

use super::page::Page;
use crate::lexicon::format::class;
use crate::lexicon::norm::NAMES;
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};

/// True where the single word at `at` is a verb, or a count of votes and the like.
pub(super) fn is_verb(page: &Page, at: usize) -> bool {
    let Some(token) = page.get(at).filter(|token| token.has(is::AMBIGUOUS)) else {
        return false;
    };
    if page.is_word(at, &["pays"]) || after_verb_marker(page, at) || is_count(page, at, token) {
        return true;
    }
    let before = at.checked_sub(1).and_then(|at| page.get(at));
    let noun_before = before.is_some_and(|before| {
        at.checked_sub(1)
            .is_some_and(|at| page.is_listed(at, list::ADVERB))
            || !before.has(is::STOP | is::VERB | is::SPEECH)
                && !before.is_number()
                && (token.gap == Gap::Blank || token.gap == Gap::Comma)
    });
    let object = page.after(at + 1).is_some_and(|next| {
        next.gap == Gap::Blank && (page.is_listed(at + 1, list::OBJECT) || next.is_number())
    });
    // "aimed at fighting inflation"
    let going = page.word(token).ends_with("ing")
        && page.after(at + 1).is_some_and(|next| {
            let takes = !next.has(is::STOP | is::VERB | is::SPEECH);
            next.gap == Gap::Blank && (takes || page.is_listed(at + 1, list::OBJECT))
        });
    if going {
        return true;
    }
    // "have cost the bank"
    let done =
        page.before(at).is_some() && page.is_word(at.wrapping_sub(1), &["have", "has", "had"]);
    (noun_before || done) && object || is_done_by(page, at)
}

/// "Germany favours regional plants", "landlords pay for repairs": somebody before it, and what is
/// done behind it, where a noun would be followed by a verb.
fn is_done_by(page: &Page, at: usize) -> bool {
    let Some(before) = page
        .before(at)
        .filter(|before| !before.is_possessive() && !page.titled && !before.has(is::STOP))
    else {
        return false;
    };
    let next = page.after(at + 1).filter(|next| next.gap == Gap::Blank);
    let word = page.get(at).map_or("", |token| page.word(token));
    let plural = word.ends_with('s') && !word.ends_with("ss");
    if before.is_name() && !before.has(is::CALENDAR) {
        let takes = next.is_some_and(|next| !next.has(is::STOP | is::VERB | is::SPEECH));
        // "Japan and Britain pay Astroscale"
        let many = at
            .checked_sub(2)
            .is_some_and(|at| page.is_word(at, &["and", "or"]));
        return (plural || many) && takes && !before.is_upper();
    }
    let group = at.checked_sub(1).is_some_and(|first| {
        let found = lexicon::longest(NAMES, page.rest(first), page.shouting);
        found.is_some_and(|(entry, len)| len == 1 && entry.class == class::ROLE)
    });
    let many = page.word(before).ends_with('s');
    let goes_on = next.is_some_and(|_| page.is_word(at + 1, &["for", "to", "with", "on", "in"]));
    group && many && !plural && (goes_on || next.is_some_and(|next| !next.has(is::STOP)))
}

/// True where a verb stands at `at`, whatever the word: "to X", "would X", "they X".
pub(super) fn after_verb_marker(page: &Page, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1).filter(|_| page.before(at).is_some()) else {
        return false;
    };
    let manner = page
        .get(before)
        .is_some_and(|token| page.word(token).ends_with("ly"));
    if (manner || page.is_listed(before, list::ADVERB)) && page.before(before).is_some() {
        before -= 1;
    }
    if page.is_word(before, &["to"]) {
        return !before
            .checked_sub(1)
            .is_some_and(|at| page.is_listed(at, list::TOWARDS));
    }
    page.is_listed(before, list::MODAL) && page.get(at).is_some_and(|token| token.gap == Gap::Blank)
}

/// "would lapse": a verb behind an auxiliary, whatever the word.
pub(super) fn after_modal(page: &Page, at: usize) -> bool {
    page.before(at).is_some() && page.is_listed(at.wrapping_sub(1), list::AUXILIARY)
}

/// "61 votes to 40", "third in a row", "in order to".
fn is_count(page: &Page, at: usize, token: &Token) -> bool {
    let before = |back: usize, words: &[&str]| {
        at.checked_sub(back)
            .is_some_and(|at| page.is_word(at, words))
    };
    let number = page.before(at).is_some_and(Token::is_number);
    match page.word(token) {
        "row" => before(1, &["a"]) && before(2, &["in"]),
        "order" => before(1, &["in", "on"]),
        // "49 per cent of the vote"
        "vote" | "votes"
            if before(2, &["of"])
                && at
                    .checked_sub(3)
                    .is_some_and(|at| page.is_listed(at, list::SHARE)) =>
        {
            true
        }
        "vote" | "votes" => number || page.is_word(at + 1, &["to"]) && before(1, &["by"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::issues;

    #[test]
    fn a_deed_is_no_matter() {
        assert_eq!(issues("They strike at dawn and want to vote."), [""; 0]);
        assert_eq!(issues("The firm disputes the result."), [""; 0]);
        assert_eq!(
            issues("It passed by 61 votes to 40, the third in a row."),
            [""; 0]
        );
    }

    #[test]
    fn what_is_going_on_and_a_share_of_votes_are_no_matters() {
        assert_eq!(issues("They spend it on fighting fraudsters."), [""; 0]);
        assert_eq!(issues("He has 49 percent of the vote."), [""; 0]);
        assert_eq!(issues("The fighting in the north goes on.").len(), 1);
    }

    #[test]
    fn a_noun_stays_one() {
        assert_eq!(issues("An end to protests is near."), ["protests=protests"]);
        assert_eq!(issues("The vote was close."), ["vote=vote"]);
    }

    #[test]
    fn what_somebody_does_is_no_matter() {
        assert_eq!(issues("Peru favours regional plants."), [""; 0]);
        assert_eq!(issues("There landlords pay for paint."), [""; 0]);
        assert_eq!(
            issues("They went there in order to rest, on order."),
            [""; 0]
        );
        assert_eq!(
            issues("The landlords fear a rent cap."),
            ["rent cap=rent cap"]
        );
    }

    #[test]
    fn a_verb_behind_its_auxiliary_is_no_matter() {
        assert_eq!(
            issues("Old licences would lapse. It has cost the town a lot."),
            [""; 0]
        );
        assert_eq!(issues("The lapse was long."), ["lapse=lapse"]);
    }
}

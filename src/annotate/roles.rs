//! Groups by their role: "Western allies", "health workers", "rebel groups".

use super::hit::{Hit, What};
use super::page::{Match, Page};
use super::verbs;
use crate::lexicon::format::{class, flag};
use crate::lexicon::tokens::{Gap, Token, is};
use crate::lexicon::{self, list};
use crate::model::WhyRule;

/// Adds the group of a role noun; returns where to go on.
pub(super) fn group(page: &Page, found: Match, floor: usize, hits: &mut Vec<Hit>) -> usize {
    let loose = found.entry.flags & flag::MODIFIED != 0;
    // "a senior agency official": the next noun is who is meant
    if loose
        && page.after(found.to).is_some_and(|next| {
            next.gap == Gap::Blank
                && next.has(is::TITLE | is::ACTOR)
                && !next.has(is::VERB | is::SPEECH)
        })
    {
        return found.to;
    }
    if let Some(end) = of_state(page, found.to) {
        let start = page.get(found.from).map_or(0, |token| token.start);
        let span = page.span(found.from, end);
        hits.push(Hit::new(span, What::Body, WhyRule::Body, start));
        return end;
    }
    let mut from = found.from;
    while found.from - from < 2
        && let Some(before) = page
            .before(from)
            .filter(|token| is_modifier(page, token, loose))
            .filter(|_| !verbs::after_verb_marker(page, from - 1))
    {
        let start = before.start;
        if is_taken(hits, floor, start) {
            break;
        }
        from -= 1;
    }
    // "a move analysts welcomed": one move, and many analysts
    if is_plural(page, found.to) && is_one(page, from) {
        from = found.from;
    }
    // "pro-government militia"
    let joined = |at: usize| page.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
    while joined(from)
        && let Some(before) = from.checked_sub(1).and_then(|at| page.get(at))
        && !is_taken(hits, floor, before.start)
    {
        from -= 1;
    }
    // "Ukrainian refugees": the nationality belongs to the group, unless it is an actor itself
    if let Some((words, at)) = nationality(page, from)
        && !is_taken(hits, floor, at)
    {
        from -= words;
    }
    if is_many(page, found.to) && is_body_before(page, from, floor, hits) {
        hits.pop();
        from -= 1;
    }
    let modified = from < found.from;
    if modified && loose && is_apposition(page, from, found.to) {
        return found.to;
    }
    if page.is_word(found.from, &["government"]) && modified && page.is_listed(from, list::MANNER) {
        return found.to;
    }
    // "Turkish soldiers": whose they are is marked
    if !modified && is_armed(page, found) && is_state_before(page, found.from, floor, hits) {
        return found.to;
    }
    if is_owned_government(page, from, found.to)
        || is_for_or_against(page, found.from)
        || is_deed(page, found)
    {
        return found.to;
    }
    let bare = || speaks(page, found.to) && is_free(page, found.from);
    if modified || !loose || bare() {
        let what = if modified { What::Group } else { What::Actor };
        hits.push(Hit::new(
            page.span(from, found.to),
            what,
            WhyRule::RoleNoun,
            found.entry.id,
        ));
    }
    found.to
}

/// Whether the word before `to` is a plural by its ending, and owns nothing: not "a dock workers’ union".
fn is_plural(page: &Page, to: usize) -> bool {
    let last = to.checked_sub(1).and_then(|last| page.get(last));
    last.is_some_and(|last| {
        let word = page.word(last);
        word.ends_with('s') && !word.ends_with("ss") && !last.is_possessive()
    })
}

/// Whether what starts at word `at` is one thing by the word before it.
fn is_one(page: &Page, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| page.before(at).is_some());
    before.is_some_and(|at| page.is_listed(at, list::SINGLE))
}

/// True where a noun phrase may start at word `at`: "officials", "the officials".
fn is_free(page: &Page, at: usize) -> bool {
    (page.before(at)).is_none_or(|before| before.has(is::STOP) && !before.is_possessive())
}

/// Whether a verb of saying follows at word `at`: "officials said", but not "officials said to be".
fn speaks(page: &Page, at: usize) -> bool {
    let noun = at.checked_sub(1).and_then(|noun| page.get(noun));
    let many = noun.is_some_and(|noun| page.word(noun).ends_with('s'));
    let verb = (at..at + 2)
        .find(|&at| !page.is_listed(at, list::SAYING_ADVERB))
        .unwrap_or(at);
    let free = (at..=verb).all(|at| page.after(at).is_some_and(|token| token.gap == Gap::Blank));
    many && free
        && (page.get(verb).is_some_and(|token| token.has(is::SPEECH))
            || page.is_listed(verb, list::BELIEVE))
        && !page.is_word(verb + 1, &["to", "by"])
}

fn is_armed(page: &Page, found: Match) -> bool {
    page.is_listed(found.to - 1, list::ARMED)
}

/// Whether a match ends right before word `at`.
fn is_state_before(page: &Page, at: usize, floor: usize, hits: &[Hit]) -> bool {
    let before = page.before(at).map(|token| token.start);
    let last = hits.get(floor..).and_then(<[Hit]>::last);
    last.zip(before).is_some_and(|(hit, start)| {
        hit.what == What::Actor && hit.span.start <= start && start < hit.span.end
    })
}

/// "Somalia's interim government": the state is named, and its government is no second party.
fn is_owned_government(page: &Page, from: usize, to: usize) -> bool {
    page.is_word(to - 1, &["government", "governments"])
        && (0..2)
            .take_while(|back| {
                from.checked_sub(*back)
                    .is_some_and(|at| page.before(at).is_some())
            })
            .filter_map(|back| page.get(from - back - 1))
            .take_while(|token| !token.has(is::STOP | is::VERB))
            .any(|owner| owner.is_name() && owner.is_possessive())
}

/// "Opposition from residents" is what they do; "the opposition left" is who they are.
fn is_deed(page: &Page, found: Match) -> bool {
    page.is_word(found.to - 1, &["opposition"])
        && page
            .after(found.to)
            .is_some_and(|next| next.gap == Gap::Blank)
        && page.is_word(found.to, &["from", "to", "against"])
}

/// "the pro-government militia": whose side the next word is on.
fn is_for_or_against(page: &Page, at: usize) -> bool {
    page.get(at).is_some_and(|token| token.gap == Gap::Hyphen)
        && at
            .checked_sub(1)
            .is_some_and(|at| page.is_word(at, &["pro", "anti"]))
}

/// "Nasscom, the technology lobby, asks": what a name is said to be is not another one.
fn is_apposition(page: &Page, from: usize, to: usize) -> bool {
    let Some(article) = from.checked_sub(1) else {
        return false;
    };
    let name = article.checked_sub(1).and_then(|at| page.get(at));
    page.is_word(article, &["a", "an", "the"])
        && page
            .get(article)
            .is_some_and(|token| token.gap == Gap::Comma)
        && name.is_some_and(Token::is_name)
        && page
            .get(to)
            .is_none_or(|next| matches!(next.gap, Gap::Comma | Gap::Sentence))
        && page
            .get(to - 1)
            .is_some_and(|head| !page.word(head).ends_with('s'))
}

/// The end of "of Kenya" at `at` in a line of capitals: "Central Bank of Kenya" over a letter is one
/// name, whatever its capitals say.
fn of_state(page: &Page, at: usize) -> Option<usize> {
    (page.titled && page.is_word(at, &["of"])).then_some(())?;
    page.after(at)?;
    let name = at + 1 + usize::from(page.is_word(at + 1, &["the"]));
    let (entry, len) =
        lexicon::longest(crate::lexicon::norm::NAMES, page.rest(name), page.shouting)?;
    (entry.class == class::STATE).then_some(name + len)
}

/// "drought victims", "human rights lawyers": a matter before a role says which ones; before another
/// word for a body ("a transparency group") it is nothing by itself. `from..to` is the matter.
pub(super) fn of_matter(page: &Page, from: usize, to: usize, hits: &mut Vec<Hit>) -> Option<usize> {
    let next = page
        .after(to)
        .filter(|next| next.gap == Gap::Blank && !next.is_capital() && !next.has(is::VERB))?;
    if page.get(to - 1).is_some_and(Token::is_possessive) {
        return None;
    }
    match lexicon::longest(crate::lexicon::norm::NAMES, page.rest(to), page.shouting) {
        Some((entry, len)) if entry.class == class::ROLE => {
            hits.push(Hit::new(
                page.span(from, to + len),
                What::Group,
                WhyRule::RoleNoun,
                entry.id,
            ));
            Some(to + len)
        }
        _ => next.has(is::BODY_NOUN).then_some(to),
    }
}

/// A nationality that ends before word `at`: its length in words and first byte.
fn nationality(page: &Page, at: usize) -> Option<(usize, u32)> {
    page.before(at)?;
    (1..=2).find_map(|words| {
        let from = at.checked_sub(words)?;
        let (entry, len) =
            lexicon::longest(crate::lexicon::norm::NAMES, page.rest(from), page.shouting)?;
        let fits = len == words && matches!(entry.class, class::ADJECTIVE | class::STATE);
        let open = !page.get(at - 1)?.is_possessive();
        (fits && open).then_some((words, page.get(from)?.start))
    })
}

/// True where the role that ends before word `to` is one of several people or bodies.
fn is_many(page: &Page, to: usize) -> bool {
    let role = to.checked_sub(1).and_then(|at| page.get(at));
    role.is_some_and(|role| {
        let word = page.word(role);
        !role.is_capital() && (word.ends_with('s') || page.is_word(to - 1, &["personnel", "staff"]))
    })
}

/// "G20 members", "EU trade ministers": those of a body right before word `at` are not the body.
///
/// Not "the EU's members" and "Congress members": there the body is named by itself, or is no short name.
fn is_body_before(page: &Page, at: usize, floor: usize, hits: &[Hit]) -> bool {
    let Some(short) = page.before(at).filter(|token| token.is_upper()) else {
        return false;
    };
    let listed = lexicon::longest(
        crate::lexicon::norm::NAMES,
        page.rest(at - 1),
        page.shouting,
    );
    let body = listed.is_some_and(|(entry, len)| {
        let union = lexicon::known(entry.entity).label == super::around::UNION;
        len == 1 && (union || entry.class == class::ORGANISATION)
    });
    let last = hits.get(floor..).and_then(<[Hit]>::last);
    body && !short.is_possessive()
        && !page.shouting
        && last.is_some_and(|hit| hit.what == What::Actor && hit.span == short.span())
}

/// True where another match holds the byte `start`.
fn is_taken(hits: &[Hit], floor: usize, start: u32) -> bool {
    let last = hits.get(floor..).and_then(<[Hit]>::last);
    last.is_some_and(|hit| {
        !matches!(
            hit.what,
            What::Run | What::Acting | What::Opening | What::Maybe | What::Pair
        ) && hit.span.end > start
    })
}

/// A word before a role noun that makes it a certain group. `loose`: the noun says nothing without
/// one, so that any content word will do; else it must look like an adjective, as a verb may
/// stand there ("to help farmers").
fn is_modifier(page: &Page, token: &Token, loose: bool) -> bool {
    if token.is_possessive() || token.is_number() || token.is_code() {
        return false;
    }
    if token.has(is::STOP | is::VERB | is::SPEECH | is::TITLE | is::CALENDAR | is::DEFINITE) {
        return false;
    }
    let word = page.word(token);
    // "future government", "new powers": that does not say which
    if loose && lexicon::is_listed(list::NOT_WHICH, token.word) {
        return false;
    }
    if token.has(is::MODIFIER) || token.is_capital() && !page.titled {
        return true;
    }
    let adjective = ["al", "ic", "an", "ese", "ern", "ish", "ary"]
        .iter()
        .any(|end| word.ends_with(end));
    word.len() > 2
        && (adjective
            || lexicon::is_listed(list::WORK, token.word)
            || loose && !["ly", "ing", "s"].iter().any(|end| word.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn a_role_takes_its_modifier_along() {
        assert_eq!(
            actors("Western allies and health workers met Ukrainian refugees."),
            [
                "Western allies=Western allies",
                "health workers=health workers",
                "Ukrainian refugees=Ukrainian refugees"
            ]
        );
    }

    #[test]
    fn what_is_one_is_no_part_of_many() {
        let cases = [
            ("It was a move health workers welcomed.", "health workers"),
            ("It was a rural voters had missed.", "voters"),
            ("It was what rural voters had missed.", "rural voters"),
            ("A rural voters’ union left.", "rural voters"),
        ];
        for (text, who) in cases {
            assert_eq!(actors(text)[0], format!("{who}={who}"), "{text}");
        }
    }

    #[test]
    fn those_of_a_body_are_a_group_of_their_own() {
        assert_eq!(
            actors("EU trade ministers met IAEA inspectors and the EU's members."),
            [
                "EU trade ministers=EU trade ministers",
                "IAEA inspectors=IAEA inspectors",
                "EU=European Union",
            ]
        );
        assert_eq!(actors("The EU delegation left."), ["EU=European Union"]);
    }

    #[test]
    fn the_government_of_a_state_that_is_named_is_no_second_party() {
        assert_eq!(
            actors("Somalia's fragile interim government met a pro-government militia."),
            [
                "Somalia=Somalia",
                "pro-government militia=pro-government militia"
            ]
        );
    }

    #[test]
    fn the_soldiers_of_a_state_are_that_state() {
        assert_eq!(
            actors("Turkish soldiers met Chad's police."),
            ["Turkish=Turkey", "Chad=Chad"]
        );
        assert_eq!(actors("They met soldiers."), ["soldiers=soldiers"]);
    }

    #[test]
    fn opposition_to_something_is_nobody() {
        assert_eq!(
            actors("It met opposition from residents."),
            ["residents=residents"]
        );
        assert_eq!(actors("The opposition left."), ["opposition=opposition"]);
    }

    #[test]
    fn a_vague_role_needs_one() {
        assert_eq!(actors("Rebel groups left."), ["Rebel groups=rebel groups"]);
        assert_eq!(actors("The groups left."), [""; 0]);
    }

    #[test]
    fn a_bare_role_is_the_group_named_before() {
        assert_eq!(
            actors("African migrants came. The migrants waited."),
            [
                "African migrants=African migrants",
                "migrants=African migrants"
            ]
        );
    }

    #[test]
    fn a_matter_before_a_role_says_which() {
        let text = "Drought victims and a transparency group met human rights lawyers.";
        assert_eq!(
            actors(text),
            [
                "Drought victims=drought victims",
                "human rights lawyers=human rights lawyers"
            ]
        );
        assert_eq!(super::super::fixture::issues(text), [""; 0]);
    }

    #[test]
    fn words_that_tell_no_group_from_others_make_none() {
        assert_eq!(actors("Future governments and open government."), [""; 0]);
        assert_eq!(
            actors("They wish to appoint agencies."),
            ["agencies=agencies"]
        );
        assert_eq!(actors("A senior agency official is named."), [""; 0]);
        assert_eq!(
            actors("Federal agencies met the coalition government."),
            [
                "Federal agencies=federal agencies",
                "coalition government=coalition government"
            ]
        );
    }

    #[test]
    fn a_body_of_a_state_is_one_name_over_a_letter() {
        assert_eq!(
            actors("# Central Bank of Kenya\nThe Bank paid."),
            [
                "Central Bank of Kenya=Central Bank of Kenya",
                "Bank=Central Bank of Kenya"
            ]
        );
    }

    #[test]
    fn what_a_name_is_said_to_be_is_not_another_one() {
        assert_eq!(
            actors("Boeing, a transport lobby, agreed. A transport lobby agreed."),
            ["Boeing=Boeing", "transport lobby=transport lobby"]
        );
    }

    #[test]
    fn a_vague_role_that_speaks_is_somebody() {
        assert_eq!(
            actors("Officials said it rained. The diplomats left."),
            ["Officials=officials"]
        );
        assert_eq!(actors("The officials said to be ill left."), [""; 0]);
    }
}

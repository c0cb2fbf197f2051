//! The names of the tagger as matches: who is named in full and is in no list.
//!
//! Only where the rules found nothing but capitalised words that they do not know; names of one
//! word are left to [`super::book`], which knows whose short form they are.

use super::hit::{Hit, What};
use crate::lexicon::format::class;
use crate::lexicon::{self, is_word_of, list};
use crate::model::{Article, BlockKind, Name, NameClass, Span, WhyRule};

/// A line with more commas than so many lists those who were present.
const LISTED: usize = 1;

/// A line of more words is a sentence, whatever it ends in.
const SENTENCE: usize = 14;

/// Puts the names of more than one word among the matches. `hits` are sorted and apart, `names`
/// are sorted.
pub(super) fn add(article: &Article, hits: Vec<Hit>, names: &[Name]) -> Vec<Hit> {
    if names.is_empty() {
        return hits;
    }
    let mut all = Vec::with_capacity(hits.len());
    let mut rest = hits.into_iter().peekable();
    for name in names {
        while let Some(hit) = rest.next_if(|hit| hit.span.end <= name.span.start) {
            all.push(hit);
        }
        let Some(new) = as_hit(article, name) else {
            continue;
        };
        // a match that an earlier name stands in may reach as far as this one
        let mut under = Vec::new();
        while let Some(hit) = all.pop_if(|hit: &mut Hit| hit.span.end > name.span.start) {
            under.push(hit);
        }
        under.reverse();
        while let Some(hit) = rest.next_if(|hit| hit.span.start < name.span.end) {
            under.push(hit);
        }
        let unknown = |hit: &Hit| matches!(hit.what, What::Run | What::Acting | What::Opening);
        let inside = |hit: &Hit| hit.span.start >= name.span.start && hit.span.end <= name.span.end;
        let shorter = |hit: &Hit| hit.what == What::Person && new.what == What::Person;
        if under.iter().all(|hit| unknown(hit) && inside(hit)) {
            all.push(new);
        } else if let [hit] = under.as_slice()
            && shorter(hit)
            && inside(hit)
        {
            // "Kim Jae" of "Kim Jae-won"
            all.push(Hit::new(name.span, hit.what, hit.rule, hit.entry));
        } else if let [hit, behind @ ..] = under.as_slice()
            && new.what == What::Person
            && is_first_name(article, hit, name.span)
            && behind.iter().all(|hit| unknown(hit) && inside(hit))
        {
            all.push(new);
        } else {
            all.append(&mut under);
        }
    }
    all.extend(rest);
    all
}

/// "Jordan" of "Jordan Hale", who is a person to the tagger; not "Jordan" of "Jordan Valley Group", nor
/// "Canterbury" of "Canterbury Justin Welby".
fn is_first_name(article: &Article, hit: &Hit, name: Span) -> bool {
    let first = hit.span.of(&article.text);
    let listed = matches!(hit.what, What::Actor | What::Venue | What::Doubtful);
    let rest = Span::new(hit.span.end, name.end.max(hit.span.end)).of(&article.text);
    let state = || lexicon::longest_of(first).is_some_and(|entry| entry.class == class::STATE);
    listed
        && hit.span.start == name.start
        && rest.split_whitespace().count() == 1
        && rest.trim_start().starts_with(char::is_uppercase)
        && state()
}

fn as_hit(article: &Article, name: &Name) -> Option<Hit> {
    let (what, entry) = match name.class {
        NameClass::Person => (What::Person, 0),
        NameClass::Organisation => (What::Body, 1),
        NameClass::Location | NameClass::Other => return None,
    };
    let words = name.span.of(&article.text);
    let last = words.rsplit(' ').next().unwrap_or(words);
    if is_paper(words) || what == What::Person && is_word_of(list::NO_SURNAME, last) {
        return None;
    }
    if !words.contains(' ') || is_credit(article, name.span) {
        return None;
    }
    Some(Hit::new(name.span, what, WhyRule::Tagger, entry))
}

/// "Privacy Act", "Chief Information Officer": a paper or an office is nobody.
pub(super) fn is_paper(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or("");
    let last = parts.next_back();
    let numbered = last.is_some_and(|last| last.chars().any(|c| c.is_ascii_digit()));
    let head = if numbered { parts.next_back() } else { last };
    let head = head.unwrap_or(first);
    is_word_of(list::PAPER, head) || last.is_some() && is_word_of(list::LEAD, first)
}

/// "By Karin Lepp", "Photo: …", or a short line that is no sentence: those who made the text.
fn is_credit(article: &Article, span: Span) -> bool {
    let Some(block) = article.blocks.get(article.block_at(span.start)) else {
        return false;
    };
    let text: &str = &article.text;
    let before = Span::new(block.span.start, span.start).of(text);
    let last = before
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let first = before.split_whitespace().nth(2).is_none();
    if first && is_word_of(list::CREDIT, last) {
        return true;
    }
    let line = block.span.of(text).trim_end();
    // who was there: three names or more, and nobody before them who wrote or drew
    let opener = line
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let credit = is_word_of(list::CREDIT, opener);
    if !credit && line.matches([',', ';']).nth(LISTED).is_some() {
        return false;
    }
    let sentence = line.ends_with(['.', '!', '?', '"', '”', ':', ';', ','])
        || line.split_whitespace().nth(SENTENCE).is_some();
    let prose = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    !prose && !sentence
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{article, list};
    use super::super::{Lexicons, annotate};
    use crate::model::{Kind, Name, NameClass, Span};

    /// Stakeholders and places of `text`, in which the tagger has found `names`.
    fn found(text: &str, names: &[(&str, NameClass)]) -> (Vec<String>, Vec<String>) {
        let article = article(text);
        let mut tagged: Vec<Name> = names
            .iter()
            .flat_map(|(form, class)| {
                article.text.match_indices(form).map(|(at, _)| Name {
                    span: Span::new(at as u32, (at + form.len()) as u32),
                    class: *class,
                })
            })
            .collect();
        tagged.sort_by_key(|name| name.span);
        let all = annotate(&article, &tagged, &Lexicons::default());
        let of = |kind| list(&article, &all, kind);
        (of(Kind::Stakeholder), of(Kind::Place))
    }

    #[test]
    fn a_full_name_is_someone_and_its_surname_follows() {
        let text = "Then Brumo Tarvik rose. Later Tarvik left.";
        let (actors, _) = found(text, &[("Brumo Tarvik", NameClass::Person)]);
        assert_eq!(actors, ["Brumo Tarvik=Brumo Tarvik", "Tarvik=Brumo Tarvik"]);
        assert!(found(text, &[]).0.is_empty(), "no rule knows him");
    }

    #[test]
    fn who_made_the_text_is_not_in_it() {
        let names = [("Brumo Tarvik", NameClass::Person)];
        for text in ["By Brumo Tarvik", "Photo: Brumo Tarvik", "Brumo Tarvik"] {
            assert!(found(text, &names).0.is_empty(), "{text}");
        }
        assert_eq!(found("# Brumo Tarvik resigns", &names).0.len(), 1);
    }

    #[test]
    fn one_word_must_come_again_unless_it_is_a_place() {
        let body = [("Zelvane", NameClass::Organisation)];
        assert!(found("We saw Zelvane there.", &body).0.is_empty());
        let twice = found("We saw Zelvane there. They fear Zelvane most.", &body).0;
        assert_eq!(twice, ["Zelvane=Zelvane", "Zelvane=Zelvane"]);
        let place = [("Zelvane", NameClass::Location)];
        let (actors, places) = found("We slept in Zelvane then.", &place);
        assert_eq!(
            (actors.len(), places),
            (0, vec!["Zelvane=Zelvane".to_owned()])
        );
    }

    #[test]
    fn what_the_rules_know_and_what_is_never_marked_stays_so() {
        let names = [("Washington Post", NameClass::Organisation)];
        assert!(
            found("They read the Washington Post there.", &names)
                .0
                .is_empty()
        );
        let names = [("Federal Russia Group", NameClass::Organisation)];
        let rules = found("They met Federal Russia Group there.", &[]).0;
        assert_eq!(
            found("They met Federal Russia Group there.", &names).0,
            rules
        );
    }

    #[test]
    fn a_person_is_named_as_far_as_the_tagger_sees() {
        let names = [("Anna Zelvor-min", NameClass::Person)];
        let (actors, _) = found("They met Anna Zelvor-min there.", &names);
        assert_eq!(actors, ["Anna Zelvor-min=Anna Zelvor-min"]);
    }

    #[test]
    fn a_country_may_be_a_first_name() {
        let named = |name, class| {
            let text = format!("They met {name} there.");
            found(&text, &[(name, class)]).0
        };
        assert_eq!(
            named("Chad Tarvik", NameClass::Person),
            ["Chad Tarvik=Chad Tarvik"]
        );
        assert_eq!(
            named("Chad Tarvik Quandt", NameClass::Person),
            ["Chad=Chad"]
        );
        assert_eq!(named("Chad Tarvik", NameClass::Location), ["Chad=Chad"]);
    }

    #[test]
    fn papers_and_offices_are_nobody() {
        for name in [
            "Grain Quality Act",
            "Circular A-13",
            "Chief Grain Officer",
            "See Grain",
        ] {
            let names = [(name, NameClass::Organisation)];
            let text = format!("They met {name} there.");
            assert!(found(&text, &names).0.is_empty(), "{name}");
        }
        let names = [("Cleveland Fourth", NameClass::Person)];
        assert!(
            found("They met Cleveland Fourth there.", &names)
                .0
                .is_empty()
        );
    }

    #[test]
    fn a_list_of_names_says_who_was_there() {
        let names =
            ["Brumo Tarvik", "Zela Quandt", "Ori Maskel"].map(|name| (name, NameClass::Person));
        assert_eq!(
            found("Brumo Tarvik (Chair), Zela Quandt, Ori Maskel", &names)
                .0
                .len(),
            3
        );
        let photo = found("Photo: Brumo Tarvik, Zela Quandt, Ori Maskel", &names).0;
        assert!(photo.is_empty(), "{photo:?}");
    }
}

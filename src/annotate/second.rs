//! What a second reading decided about an article, made into entities and mentions by the same
//! code as the first reading's.

use super::book::{CALLED_BODY, CALLED_GROUP, CALLED_PERSON};
use super::draft::Draft;
use super::fold;
use super::hit::{Hit, What};
use super::naming::parts;
use super::own::Lexicons;
use crate::lexicon;
use crate::lexicon::format::class;
use crate::lexicon::norm::{NAMES, TERMS};
use crate::lexicon::tokens::{self, is};
use crate::model::{
    Annotations, Article, BlockKind, EntityType, Kind, Mention, Name, NameClass, Span, WhyRule,
};
use crate::text::cells;

/// A stakeholder or an issue that stands after the second reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Where: the span of a mention of the first reading, or one of the second's own.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// 0 to 100: in how many of a hundred such cases this is right.
    pub confidence: u8,
    /// True where the first reading had no such mention.
    pub new: bool,
}

/// Entities and mentions of what stands after the second reading: `decided`, in reading order and
/// never overlapping. Of the first reading's matches (`hits`) its places stay, too.
pub fn refold(
    article: &Article,
    hits: Vec<Hit>,
    names: &[Name],
    lexicons: &Lexicons,
    decided: &[Decided],
) -> Annotations {
    let hits = with_new(article, fold::matches(article, hits, names), names, decided);
    let keep = |mentions: &mut Vec<Mention>, drafts: &[Draft]| {
        mentions.retain_mut(|mention| {
            let draft = drafts.get(mention.entity as usize);
            mention.kind = draft.map_or(mention.kind, |draft| draft.kind);
            if mention.kind == Kind::Place {
                return true;
            }
            let at = decided.partition_point(|decided| decided.span.end <= mention.span.start);
            let stands = decided.get(at).filter(|decided| {
                decided.kind == mention.kind && decided.span.overlaps(mention.span)
            });
            if let Some(stands) = stands {
                mention.confidence = stands.confidence;
            }
            stands.is_some() || draft.is_some_and(|draft| heads_row(article, mention, draft))
        });
    };
    fold::fold_kept(article, &hits, names, lexicons, keep)
}

/// "Turkey │ Mediate │ memo": a state that is all of the first cell of a row is who the row is about.
/// There is no sentence there to be read, so that the first reading's word counts. "Ports of Turkey │ 12"
/// and what stands in other cells are decided as everything else.
fn heads_row(article: &Article, mention: &Mention, draft: &Draft) -> bool {
    let block = article.blocks.get(article.block_at(mention.span.start));
    let row = block.filter(|block| {
        draft.class == EntityType::State
            && block.kind == BlockKind::Row
            && block.span.start == mention.span.start
    });
    row.and_then(|row| cells(row.span.of(&article.text)).next())
        .is_some_and(|(_, cell)| cell.trim() == mention.span.of(&article.text))
}

/// The matches with those that only the second reading found, in place of what they overlap.
fn with_new(article: &Article, hits: Vec<Hit>, names: &[Name], decided: &[Decided]) -> Vec<Hit> {
    let mut all = Vec::with_capacity(hits.len());
    let mut rest = hits.into_iter().peekable();
    let named = |decided: &&Decided| decided.new && !is_no_name(decided, article);
    for new in decided.iter().filter(named) {
        while let Some(hit) = rest.next_if(|hit| hit.span.end <= new.span.start) {
            all.push(hit);
        }
        let mut under = Vec::new();
        while let Some(hit) = rest.next_if(|hit| hit.span.start < new.span.end) {
            under.push(hit);
        }
        // what the reader ignores, or has words of their own for, stays as they want it
        let own = |hit: &Hit| matches!(hit.what, What::Ignored | What::Own);
        if under.iter().any(own) {
            all.append(&mut under);
        } else {
            all.push(as_hit(article, new, &under, names));
        }
    }
    all.extend(rest);
    all
}

/// A match for what only the second reading found, by what the first knows of its words.
fn as_hit(article: &Article, new: &Decided, under: &[Hit], names: &[Name]) -> Hit {
    let words = new.span.of(&article.text);
    let hit = |what, entry| Hit::new(new.span, what, WhyRule::Encoder, entry);
    if new.kind == Kind::Issue {
        let listed = under.iter().rfind(|hit| hit.what == What::Issue);
        return match listed.map(|hit| hit.entry).or_else(|| term(words)) {
            Some(entry) => hit(What::Issue, entry),
            None => hit(What::Open, new.span.end - last(words).len() as u32),
        };
    }
    let listed = under.iter().find(|hit| {
        let actor = matches!(hit.what, What::Actor | What::Venue | What::Doubtful);
        actor && hit.span.len() * 2 > new.span.len()
    });
    if let Some(entry) = listed.map(|hit| hit.entry).or_else(|| name(words)) {
        return hit(What::Actor, entry);
    }
    let own = under
        .iter()
        .find(|hit| matches!(hit.what, What::Person | What::Body));
    if let Some(own) = own {
        return hit(own.what, own.entry);
    }
    let tagged = names.partition_point(|name| name.span.end <= new.span.start);
    let tagged = names
        .get(tagged)
        .filter(|name| name.span.overlaps(new.span));
    if !last(words).starts_with(char::is_uppercase) && !last(words).starts_with(char::is_numeric) {
        return hit(What::Called, CALLED_GROUP);
    }
    let many = parts(words).nth(1).is_some();
    match tagged.map(|name| name.class) {
        Some(NameClass::Person) if many => hit(What::Person, 0),
        Some(NameClass::Person) => hit(What::Called, CALLED_PERSON),
        _ if many => hit(What::Body, 1),
        _ => hit(What::Called, CALLED_BODY),
    }
}

/// The term of the taxonomy that these words are, or end in.
fn term(words: &str) -> Option<u32> {
    let mut split = Vec::new();
    tokens::split(words, 0, &[], &mut split);
    (0..split.len()).find_map(|from| {
        let rest = split.get(from..)?;
        let (entry, count) = lexicon::longest(TERMS, rest, false)?;
        (count == rest.len() && entry.class == class::ISSUE).then_some(entry.id)
    })
}

/// The entry of the lexicon that these words are, as they are written.
fn name(words: &str) -> Option<u32> {
    let mut split = Vec::new();
    tokens::split(words, 0, &[], &mut split);
    let (entry, count) = lexicon::longest(NAMES, &split, false)?;
    let actor = !matches!(entry.class, class::SURNAME | class::SKIP | class::ISSUE);
    (actor && count == split.len()).then_some(entry.id)
}

/// "staff from", "mln", and a source of news: what is no party, whoever marks it.
fn is_no_name(new: &Decided, article: &Article) -> bool {
    if new.kind != Kind::Stakeholder {
        return false;
    }
    let mut split = Vec::new();
    tokens::split(new.span.of(&article.text), 0, &[], &mut split);
    let open = split
        .last()
        .is_some_and(|token| token.has(is::STOP) && !token.is_capital());
    let listed = lexicon::longest(NAMES, &split, false);
    let source =
        listed.is_some_and(|(entry, count)| entry.class == class::SKIP && count == split.len());
    open || source || is_unit(new.span.of(&article.text))
}

/// "mln dlrs", "bpd": no words of small letters without a vowel are anybody. "MPs" are.
fn is_unit(words: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    words
        .chars()
        .all(|c| c == ' ' || c.is_ascii_lowercase() && !vowel(c))
}

fn last(words: &str) -> &str {
    parts(words).last().unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, scan};
    use super::{BlockKind, Kind, Lexicons, is_unit, refold};

    #[test]
    fn a_unit_is_nobody() {
        assert!(is_unit("mln dlrs") && is_unit("bpd"));
        assert!(!is_unit("MPs") && !is_unit("police") && !is_unit("shy boys"));
    }

    #[test]
    fn a_state_at_the_head_of_a_row_is_who_the_row_is_about() {
        let rows = "Party │ Wants │ Venue\nTurkey │ to mediate │ Kenya\n\
             Ports of Norway │ nothing │\nNorway  │ talks │\nWe met Turkey.";
        let mut article = fixture::article(rows);
        for block in article.blocks.iter_mut().take(4) {
            block.kind = BlockKind::Row;
        }
        let lexicons = Lexicons::default();
        let mut hits = Vec::new();
        scan(&article, 0..article.blocks.len(), &lexicons, &mut hits);
        let found = refold(&article, hits, &[], &lexicons, &[]);
        let who = found.mentions.iter();
        let who = who.filter(|one| one.kind == Kind::Stakeholder);
        let starts: Vec<usize> = who.map(|one| one.span.start as usize).collect();
        let wanted = ["Turkey │", "Norway  │"].map(|row| article.text.find(row).unwrap());
        assert_eq!(starts, wanted);
    }
}

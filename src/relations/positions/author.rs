//! Who "we" and "I" are outside of quotations: the body that makes a statement, whoever gives a
//! speech, and whose turn it is in a transcript.

use super::cast::Known;
use crate::lexicon::norm::hashes;
use crate::lexicon::tokens::is;
use crate::lexicon::{classes, is_word_of, list};
use crate::model::{Annotations, Article, Block, BlockKind, EntityType, Mention, Span};
use crate::text::words;

/// Fewer sentences with "we" are a slip of the pen.
const WE: usize = 2;
/// As many make a news release one of its own organisation.
const OFTEN: usize = 4;
/// So far into the title "The" and "Statement:" may stand, in bytes.
const OPENS: u32 = 12;
/// As many quotation marks are those of news.
const QUOTED: usize = 5;
/// Fewer words are a by-line or a caption.
const SHORT: u32 = 8;
/// Longest label of a turn, in bytes: "MINISTER OF FINANCE ANA RUIZ:".
const LABEL: usize = 60;
/// How far "We, the leaders of X" goes, in bytes.
const FAR: u32 = 80;

/// Who wrote the article, where it is told by the article itself.
pub(super) fn author(article: &Article, found: &Annotations) -> Option<Known> {
    let text: &str = &article.text;
    let we = own_words(text);
    if we == 0 {
        return None;
    }
    if let Some(at) = text.find("We, ") {
        let span = Span::new(at as u32, (at as u32 + FAR).min(text.len() as u32));
        if let Some(mention) = first(found, span) {
            return Some(known(mention));
        }
    }
    let mut blocks = article.blocks.iter();
    let head = blocks.find(|block| !block.span.of(text).trim().is_empty())?;
    if !head.is_heading() {
        return None;
    }
    let titled = titled(article, found, head, we).filter(|_| we >= WE);
    titled.or_else(|| opened(article, found))
}

/// Whose statement it is by the title.
fn titled(article: &Article, found: &Annotations, head: &Block, we: usize) -> Option<Known> {
    let text: &str = &article.text;
    let title = head.span.of(text).to_lowercase();
    if title.len() != head.span.of(text).len() {
        return None;
    }
    let by = |at: &usize| {
        let rest = title.get(*at..).unwrap_or("").trim_start();
        [
            "by ",
            "of ",
            "from ",
            "on behalf of ",
            "delivered by ",
            "delivered on behalf of ",
        ]
        .iter()
        .any(|tie| rest.starts_with(tie))
    };
    let mut all = ends(&title, &[list::STATEMENT, list::LETTER]);
    if let Some(at) = all.find(by) {
        let from = head.span.start + at as u32;
        return first(found, Span::new(from, head.span.end)).map(known);
    }
    if let Some(at) = ends(&title, &[list::STATEMENT]).next() {
        let before = Span::new(head.span.start, head.span.start + at as u32);
        return first(found, before).map(known);
    }
    // a news release that quotes nobody opens with the body that speaks
    let mention = first(found, head.span)?;
    let entity = found.entities.get(mention.entity as usize)?;
    let opens = mention.span.start <= head.span.start + OPENS;
    let own = entity.class == EntityType::Organisation && entity.mentions >= 3;
    (own && opens && we >= OFTEN && quotes_nobody(text)).then(|| known(mention))
}

/// Where the words of some lists end in `title`.
fn ends(title: &str, lists: &[u64]) -> impl Iterator<Item = usize> {
    let mut at = 0;
    title
        .split_inclusive(|c: char| !c.is_alphanumeric())
        .filter_map(move |piece| {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            let end = at + word.len();
            at += piece.len();
            (lists.iter().any(|list| is_word_of(*list, word))).then_some(end)
        })
}

/// Whoever the first paragraph of an article that quotes nobody begins with: "Lomu Bank has joined
/// … We urge".
fn opened(article: &Article, found: &Annotations) -> Option<Known> {
    let text: &str = &article.text;
    // a line of who wrote or drew it is no paragraph
    let long = |block: &Block| words::count(block.span.of(text)) >= SHORT;
    let first_of = |block: &&Block| block.kind == BlockKind::Paragraph && long(block);
    let block = article.blocks.iter().find(first_of)?;
    let mention = first(found, block.span)?;
    let class = found.entities.get(mention.entity as usize)?.class;
    let opens = mention.span.start <= block.span.start + OPENS;
    let body = matches!(class, EntityType::Organisation | EntityType::State);
    (body && opens && quotes_nobody(text)).then(|| known(mention))
}

fn quotes_nobody(text: &str) -> bool {
    text.matches(['“', '"']).take(QUOTED).count() < QUOTED
}

/// Sentences, about, that somebody says of themselves: with "we".
fn own_words(text: &str) -> usize {
    let words = ["We ", " we ", "We’", "We'"];
    words
        .iter()
        .map(|word| text.matches(word).take(OFTEN).count())
        .sum()
}

/// The first stakeholder in `span`.
fn first(found: &Annotations, span: Span) -> Option<&Mention> {
    found.in_span(span).iter().find(|mention| {
        let class = found
            .entities
            .get(mention.entity as usize)
            .map(|entity| entity.class);
        !matches!(
            class,
            None | Some(EntityType::Place | EntityType::Issue | EntityType::Group)
        )
    })
}

/// Who is named by a mention.
pub(super) fn known(mention: &Mention) -> Known {
    Known {
        entity: mention.entity,
        human: false,
        cue: mention.span,
    }
}

/// Whose turn it is in a transcript.
#[derive(Clone, Copy, Debug)]
pub(super) enum Turn {
    /// Somebody of whom no more is known.
    Unknown,
    /// A stakeholder.
    Of(Known),
}

/// Where a label may end: at a colon or a dash, but not at the hyphen of "ANA RUIZ-LUND".
fn label_end(words: &str) -> Option<usize> {
    let marks = words.match_indices([':', '-', '–', '—']);
    let mut ends = marks.filter(|(at, mark)| {
        let mut next = words.get(at + mark.len()..).unwrap_or("").chars();
        *mark != "-" || !next.by_ref().take(2).all(char::is_uppercase)
    });
    ends.next().map(|(at, _)| at)
}

/// Whose turn a block of a transcript opens, where it opens one.
///
/// "MS. RIVERA: We object." and "[00:12] Ana Ruiz: No." are turns, "Norway: it rained" is none.
pub(super) fn turn(text: &str, block: &Block, found: &Annotations) -> Option<Turn> {
    let words = block.span.of(text);
    let bare = match words.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.1.trim_start(),
        None => words,
    };
    let start = words.len() - bare.len();
    let end = label_end(bare).filter(|end| *end <= LABEL)?;
    let label = bare.get(..end)?;
    let colon = bare.get(end..)?.starts_with(':');
    let letters = label.chars().filter(|c| c.is_alphabetic());
    let (all, upper) = letters.fold((0, 0), |(all, upper), c| {
        (all + 1, upper + usize::from(c.is_uppercase()))
    });
    let shouted = all >= 3 && upper * 10 >= all * 7;
    let from = block.span.start + start as u32;
    let mut named = found.in_span(Span::new(from, from + end as u32)).iter();
    let person = |mention: &Mention| {
        let class = found
            .entities
            .get(mention.entity as usize)
            .map(|entity| entity.class);
        class == Some(EntityType::Person)
    };
    if shouted {
        let all: Vec<&Mention> = named.collect();
        let one = all.iter().find(|mention| person(mention));
        // "GENEVA - It rained" is a date line
        let title = label
            .split_whitespace()
            .next()
            .unwrap_or("")
            .trim_end_matches('.');
        let titled = is_word_of(list::TURN_TITLE, title);
        if !colon && !titled && !one.is_some_and(|mention| person(mention)) {
            return None;
        }
        return Some(one.map_or(Turn::Unknown, |mention| Turn::Of(known(mention))));
    }
    let one = named.find(|mention| person(mention))?;
    let (name, role) = label.split_once([',', '(']).unwrap_or((label, ""));
    let capitals = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase));
    // "Ana Ruiz, minister of trade:", but not "Ana Ruiz, who left:"
    let office = role.is_empty() || role.split(|c: char| !c.is_alphanumeric()).any(is_office);
    let named = one.span.end <= from + name.len() as u32;
    (colon && capitals && office && named).then(|| Turn::Of(known(one)))
}

fn is_office(word: &str) -> bool {
    classes(hashes(word).0) & (is::TITLE | is::ACTOR | is::BODY_NOUN) != 0
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;
    use super::label_end;

    #[test]
    fn who_speaks_may_be_told_with_their_office() {
        let turn = "Ana Ruiz, Minister of Trade: We reject the toll.";
        each(&[
            (turn, &["Ana Ruiz refuses reject"]),
            ("Ana Ruiz, who was late: We reject the toll.", &[]),
        ]);
    }

    #[test]
    fn a_label_ends_at_no_hyphen_of_a_name() {
        assert_eq!(label_end("MR RUIZ-LUND - Yes"), Some(13));
        assert_eq!(label_end("MR RUIZ-Thank you"), Some(7));
        assert_eq!(label_end("MR RUIZ: a-b"), Some(7));
        assert_eq!(label_end("Mr Ruiz came"), None);
    }
}

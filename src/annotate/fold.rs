//! The document pass: from raw matches to entities, mentions and what matters most.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::book::Book;
use super::draft::Draft;
use super::hit::{Hit, What};
use super::home::{home, organs};
use super::naming::{parts, plain_slug};
use super::own::Lexicons;
use super::refine::refine;
use super::tagged;
use super::unite::unite;
use crate::lexicon::format::flag;
use crate::lexicon::norm::{Folded, hash};
use crate::lexicon::table::Table;
use crate::lexicon::{self, is_word_of, list};
use crate::model::{
    Annotations, Article, BlockKind, Entity, EntityType, Kind, Mention, Name, Span, Why, WhyRule,
};

/// Most aliases that are kept of an entity.
const ALIASES: usize = 12;

/// Makes entities and mentions of all matches of an article: short forms resolved, aliases folded,
/// the most salient first. `names` are those of the tagger, in reading order; without them (of a
/// text that is not read to its end yet) only fewer people and bodies are known.
pub fn fold(article: &Article, hits: Vec<Hit>, names: &[Name], lexicons: &Lexicons) -> Annotations {
    fold_kept(
        article,
        &matches(article, hits, names),
        names,
        lexicons,
        |_, _| {},
    )
}

/// The matches of an article with those of the tagger, in reading order; of two that overlap one.
pub(super) fn matches(article: &Article, hits: Vec<Hit>, names: &[Name]) -> Vec<Hit> {
    tagged::add(article, apart(hits), names)
}

/// Entities and mentions of `hits`; `keep` may take mentions away before they are weighed.
pub(super) fn fold_kept(
    article: &Article,
    hits: &[Hit],
    names: &[Name],
    lexicons: &Lexicons,
    keep: impl FnOnce(&mut Vec<Mention>, &[Draft]),
) -> Annotations {
    let mut book = Book::new(&article.text, lexicons);
    book.hear(names);
    for hit in hits {
        book.learn(hit);
    }
    let mut mentions: Vec<Mention> = Vec::new();
    for hit in hits {
        let Some(entity) = book.resolve(hit) else {
            continue;
        };
        let kind = book
            .drafts
            .get(entity as usize)
            .map_or(Kind::Place, |draft| draft.kind);
        let why = reason(hit, &book, entity, article);
        push(
            article,
            &mut mentions,
            Mention {
                span: hit.span,
                entity,
                kind,
                confidence: confidence(hit, why.rule, kind, hit.span.of(&article.text)),
                why,
            },
        );
    }
    home(&mut mentions, &mut book.drafts);
    keep(&mut mentions, &book.drafts);
    organs(&article.text, &mentions, &mut book.drafts);
    refine(&article.text, &mut mentions, &mut book.drafts);
    unite(&article.text, &mut mentions, &book.drafts);
    bodies(&mentions, &mut book.drafts);
    let mut entities = entities(article, book, &mut mentions);
    rank(&mut entities, &mut mentions);
    Annotations { entities, mentions }
}

/// "The city council met": a group that is one body is an organisation, unless the reader says what it
/// is; "the growers" are none.
fn bodies(mentions: &[Mention], drafts: &mut [Draft]) {
    let mut own = vec![false; drafts.len()];
    for mention in mentions {
        if let Some(own) = own.get_mut(mention.entity as usize) {
            *own |= mention.why.rule == WhyRule::UserLexicon;
        }
    }
    for (draft, own) in drafts.iter_mut().zip(own) {
        let last = parts(&draft.label).last().unwrap_or("");
        if draft.class == EntityType::Group && !own && is_word_of(list::ONE_BODY, last) {
            draft.class = EntityType::Organisation;
        }
    }
}

/// The reason for a mention: what a word does explains a name that is nobody’s short form.
fn reason(hit: &Hit, book: &Book, entity: u32, article: &Article) -> Why {
    let label = book.drafts.get(entity as usize);
    let words = hit.span.of(&article.text);
    let own = label.is_some_and(|draft| draft.label == words);
    if hit.what == What::Run && own && book.is_heard(words) {
        let person = label.is_some_and(|draft| draft.class == EntityType::Person);
        return Why {
            rule: WhyRule::Tagger,
            entry: u32::from(!person),
        };
    }
    if matches!(hit.what, What::Acting | What::Opening) && !own {
        return Why {
            rule: WhyRule::ShortForm,
            entry: hit.span.start,
        };
    }
    let rule = match (hit.what, hit.rule) {
        (What::Run, WhyRule::Demonym) => WhyRule::ShortForm,
        (What::Skipped, _) => WhyRule::Acronym,
        (_, rule) => rule,
    };
    Why {
        rule,
        entry: hit.entry,
    }
}

/// Sorted by start; of two that overlap one stays.
fn apart(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.span.start, Reverse(hit.span.end)));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(hit.span) => {
                if hit.outranks(last) {
                    *last = hit;
                }
            }
            _ => kept.push(hit),
        }
    }
    kept
}

/// Adds a mention; two parts of one name side by side are one.
fn push(article: &Article, mentions: &mut Vec<Mention>, mention: Mention) {
    if let Some(last) = mentions.last_mut()
        && last.entity == mention.entity
        && mention.why.rule == WhyRule::ShortForm
        && article
            .text
            .get(last.span.end as usize..mention.span.start as usize)
            .is_some_and(|between| [" ", "-"].contains(&between))
    {
        last.span.end = mention.span.end;
        return;
    }
    mentions.push(mention);
}

fn is_generic(hit: &Hit) -> bool {
    hit.what == What::Issue && lexicon::entry(hit.entry).flags & flag::GENERIC != 0
}

/// In how many of a hundred cases such a mention is right, measured on marked briefings (a little
/// less where few were seen); `tests/evaluation` checks that it still holds.
fn confidence(hit: &Hit, rule: WhyRule, kind: Kind, words: &str) -> u8 {
    let issue = kind == Kind::Issue;
    match rule {
        WhyRule::Reader => 100,
        _ if kind == Kind::Place => 85,
        WhyRule::UserLexicon => 99,
        WhyRule::Title => 97,
        WhyRule::Body => 96,
        WhyRule::Lexicon | WhyRule::Metonym => 94,
        WhyRule::FirstName => 93,
        WhyRule::Acronym => 92,
        WhyRule::RoleNoun | WhyRule::Speaker => 90,
        WhyRule::Tagger => 89,
        WhyRule::Demonym => 86,
        WhyRule::Taxonomy if is_generic(hit) => 79,
        WhyRule::Taxonomy if words.contains(' ') => 91,
        WhyRule::Taxonomy => 82,
        WhyRule::Reference if issue => 63,
        WhyRule::Reference => 80,
        WhyRule::ShortForm | WhyRule::PolicyNoun | WhyRule::Encoder => 78,
    }
}

fn entities(article: &Article, book: Book, mentions: &mut [Mention]) -> Vec<Entity> {
    let mut slugs = Table::default();
    let mut entities: Vec<Entity> = book
        .drafts
        .into_iter()
        .map(|draft| Entity {
            id: String::new(),
            key: key(draft.kind, draft.usual.as_deref().unwrap_or(&draft.label)),
            label: draft.label,
            kind: draft.kind,
            class: draft.class,
            salience: 0.0,
            mentions: 0,
            aliases: Vec::new(),
        })
        .collect();
    let mut weigher = Weigher::new(article);
    let mut seen: Vec<Vec<u64>> = vec![Vec::new(); entities.len()];
    for mention in mentions.iter() {
        let Some(entity) = entities.get_mut(mention.entity as usize) else {
            continue;
        };
        // those that act and what it is about keep the plain name where a place is called so, too
        if entity.mentions == 0 && entity.kind != Kind::Place {
            entity.id = slug(&entity.label, entity.kind, &mut slugs);
        }
        entity.mentions += 1;
        entity.salience += weigher.weight(mention.span);
        let words = mention.span.of(&article.text);
        let Some(known) = seen.get_mut(mention.entity as usize) else {
            continue;
        };
        // "KASEMBIA" in the title is Kasembia, but no "UN" becomes "un"
        if entity.kind == Kind::Stakeholder
            && entity.class != EntityType::Group
            && words.len() == entity.label.len()
            && words.starts_with(char::is_uppercase)
            && words.chars().any(char::is_lowercase)
            && !entity.label.chars().any(char::is_lowercase)
            && entity.label.to_lowercase() == words.to_lowercase()
        {
            entity.label = words.to_string();
        }
        if words == entity.label || known.len() >= ALIASES {
            continue;
        }
        let hash = Folded::new(words).word_hash();
        if !known.contains(&hash) {
            known.push(hash);
            if hash != Folded::new(&entity.label).word_hash() {
                entity.aliases.push(words.to_string());
            }
        }
    }
    for entity in entities
        .iter_mut()
        .filter(|entity| entity.kind == Kind::Place)
    {
        entity.id = slug(&entity.label, entity.kind, &mut slugs);
    }
    entities
}

/// What names an entity in every article: its kind and its usual label as a slug. Where that has
/// no ASCII letter, the label itself.
fn key(kind: Kind, label: &str) -> String {
    let kind = match kind {
        Kind::Stakeholder => "stakeholder",
        Kind::Issue => "issue",
        Kind::Place => "place",
    };
    let slug = plain_slug(label);
    if slug.is_empty() {
        return format!("{kind}:{}", label.to_lowercase());
    }
    format!("{kind}:{slug}")
}

/// A slug of `label` that no other entity of the article has.
fn slug(label: &str, kind: Kind, taken: &mut Table<u64, u32>) -> String {
    let mut slug = plain_slug(label);
    if slug.is_empty() {
        slug.push_str("entity");
    }
    if taken.contains_key(&hash(slug.as_bytes())) {
        slug.push_str(match kind {
            Kind::Place => "-place",
            Kind::Issue => "-issue",
            Kind::Stakeholder => "-actor",
        });
    }
    let base = hash(slug.as_bytes());
    let mut number = taken.get(&base).map_or(1, |number| number + 1);
    let mut unique = slug;
    let length = unique.len();
    while number > 1 && taken.contains_key(&hash(unique.as_bytes())) {
        unique.truncate(length);
        unique.push('-');
        unique.push_str(&number.to_string());
        number += 1;
    }
    taken.insert(base, number.max(1));
    taken.insert(hash(unique.as_bytes()), 1);
    unique
}

/// How much a mention counts by where it stands; asked in reading order.
struct Weigher<'a> {
    article: &'a Article,
    block: usize,
    early: u32,
}

impl<'a> Weigher<'a> {
    fn new(article: &'a Article) -> Self {
        Self {
            article,
            block: 0,
            early: (u64::from(article.len()) * 15 / 100) as u32,
        }
    }

    fn weight(&mut self, span: Span) -> f32 {
        let blocks = &self.article.blocks;
        while blocks
            .get(self.block)
            .is_some_and(|block| block.span.end <= span.start)
        {
            self.block += 1;
        }
        match blocks.get(self.block).map(|block| block.kind) {
            Some(BlockKind::Title) => 3.0,
            Some(BlockKind::Heading) => 2.0,
            _ if span.start < self.early => 1.5,
            _ => 1.0,
        }
    }
}

/// The most salient first within each kind; the first of a kind has 1, entities without a mention
/// go.
fn rank(entities: &mut Vec<Entity>, mentions: &mut [Mention]) {
    let mut order: Vec<usize> = (0..entities.len())
        .filter(|at| entities.get(*at).is_some_and(|entity| entity.mentions > 0))
        .collect();
    order.sort_by(|a, b| match (entities.get(*a), entities.get(*b)) {
        (Some(a), Some(b)) => a.kind.cmp(&b.kind).then(b.salience.total_cmp(&a.salience)),
        _ => std::cmp::Ordering::Equal,
    });
    let mut place = vec![0_u32; entities.len()];
    let mut first: HashMap<Kind, f32> = HashMap::new();
    let mut ranked = Vec::with_capacity(order.len());
    for (to, from) in order.into_iter().enumerate() {
        if let (Some(slot), Some(entity)) = (place.get_mut(from), entities.get_mut(from)) {
            *slot = to as u32;
            let top = *first.entry(entity.kind).or_insert(entity.salience);
            entity.salience /= top.max(f32::MIN_POSITIVE);
            let empty = Entity {
                key: String::new(),
                id: String::new(),
                label: String::new(),
                kind: entity.kind,
                class: EntityType::Issue,
                salience: 0.0,
                mentions: 0,
                aliases: Vec::new(),
            };
            ranked.push(std::mem::replace(entity, empty));
        }
    }
    for mention in mentions {
        mention.entity = place.get(mention.entity as usize).copied().unwrap_or(0);
    }
    *entities = ranked;
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{article, list};
    use super::super::{Lexicons, fold, scan, why};
    use crate::model::EntityType::{Group, Organisation};
    use crate::model::{Annotations, Article, Kind, Mention};

    fn annotate(article: &Article) -> Annotations {
        super::super::annotate(article, &[], &Lexicons::default())
    }

    #[test]
    fn what_stands_in_a_heading_weighs_more() {
        let article = article("# Peru\nPeru met Chile. Chile left.");
        let found = annotate(&article);
        let first = &found.entities[0];
        assert_eq!(
            (first.id.as_str(), first.mentions, first.salience),
            ("peru", 2, 1.0)
        );
        assert!(found.entities[1].salience < 1.0);
    }

    #[test]
    fn a_group_that_is_one_body_is_an_organisation() {
        let class = |text: &str| annotate(&article(text)).entities[0].class;
        assert_eq!(class("Then the city council met."), Organisation);
        assert_eq!(class("Then angry growers met."), Group);
    }

    #[test]
    fn a_head_alone_is_not_the_matter_that_others_mean_by_it() {
        let keys = |text: &str| -> Vec<String> {
            let found = annotate(&article(text));
            let issues = found
                .entities
                .into_iter()
                .filter(|one| one.kind == Kind::Issue);
            issues.map(|issue| issue.key).collect()
        };
        // however often it is said
        for text in ["", " The situation is bleak."] {
            let text = format!("Peru said the situation got worse.{text}");
            assert_eq!(keys(&text), ["issue:situation"]);
        }
        assert_eq!(
            keys("Peru fears fighting. The situation got worse."),
            ["issue:war"]
        );
    }

    #[test]
    fn aliases_are_folded_and_ids_are_unique() {
        let article = article("Kyiv spoke. Ukraine agreed. People in Ukraine slept.");
        let found = annotate(&article);
        let ids: Vec<&str> = found
            .entities
            .iter()
            .map(|entity| entity.id.as_str())
            .collect();
        assert_eq!(ids, ["ukraine", "ukraine-place"]);
        assert_eq!(found.entities[0].aliases, ["Kyiv"]);
    }

    #[test]
    fn slices_in_any_order_give_the_same() {
        let text = "The Northern Rivers Fund (NRF) paid.\nRussia and Kyiv met.\nNRF left.";
        let article = article(text);
        let mut hits = Vec::new();
        scan(&article, 2..3, &Lexicons::default(), &mut hits);
        scan(&article, 0..2, &Lexicons::default(), &mut hits);
        assert_eq!(
            fold(&article, hits, &[], &Lexicons::default()),
            annotate(&article)
        );
    }

    #[test]
    fn mentions_are_sorted_apart_and_small() {
        let article =
            article(&"The EU’s tariffs on Chinese steel exports anger China. ".repeat(900));
        let found = annotate(&article);
        assert!(
            found
                .mentions
                .windows(2)
                .all(|pair| pair[0].span.end <= pair[1].span.start)
        );
        assert!(size_of::<Mention>() <= 24);
        assert!(!list(&article, &found, Kind::Stakeholder).is_empty());
    }

    #[test]
    fn every_mention_says_why() {
        let article = article("Kyiv wants a security guarantee. Mr. Zorvik does not.");
        let found = annotate(&article);
        let whys: Vec<String> = found
            .mentions
            .iter()
            .map(|mention| why(&article, mention, &Lexicons::default()))
            .collect();
        assert_eq!(
            whys,
            [
                "the capital “Kyiv” stands for Ukraine",
                "listed as security guarantees",
                "“Mr” stands before the name"
            ]
        );
    }

    #[test]
    fn ids_differ_where_labels_have_no_plain_letters() {
        let article = article("Mr. Ωραίος left. Mr. Ψυχή left. Mr. Žλ left. Mr. Ωμέγα left.");
        let found = annotate(&article);
        let mut ids: Vec<&str> = found.entities.iter().map(|e| e.id.as_str()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((all, ids.len()), (4, 4));
    }

    #[test]
    fn hostile_text_is_linear() {
        for piece in [
            "X",
            "Ministry Of ",
            "Russian and ",
            "a'",
            "war in the ",
            "(AB) ",
            "President Xy Z ",
        ] {
            let article = article(&piece.repeat(300_000 / piece.len()));
            let _ = annotate(&article);
        }
    }

    #[test]
    fn a_surname_stands_before_what_tells_the_son_from_the_father() {
        let article = article("Then Peter Quandle Jr. rose. Later Quandle left.");
        let found = annotate(&article);
        let actors = list(&article, &found, Kind::Stakeholder);
        assert_eq!(actors.last().unwrap(), "Quandle=Peter Quandle Jr");
    }
}

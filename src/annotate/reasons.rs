//! The reason for a mention in words.

use super::own::Lexicons;
use crate::lexicon;
use crate::lexicon::format::class;
use crate::model::{Article, Kind, Mention, Name, NameClass, Span, WhyRule};
use crate::tagger;

/// One line that says why `mention` is marked.
pub fn why(article: &Article, mention: &Mention, lexicons: &Lexicons) -> String {
    let words = mention.span.of(&article.text);
    let id = mention.why.entry;
    let known = || lexicon::known(lexicon::entry(id).entity).label;
    let evidence = || evidence(article, id);
    match mention.why.rule {
        WhyRule::Lexicon => format!("lexicon: “{}” ({})", lexicon::phrase(id), known()),
        WhyRule::Metonym => {
            let capital = lexicon::entry(id).class == class::CAPITAL;
            let what = if capital { "the capital " } else { "" };
            format!(
                "metonym: {what}“{}” stands for {}",
                lexicon::phrase(id),
                known()
            )
        }
        WhyRule::Demonym => {
            format!(
                "nationality: “{}” stands for the actor ({})",
                lexicon::phrase(id),
                known()
            )
        }
        WhyRule::RoleNoun => format!("role noun: “{}”", lexicon::phrase(id)),
        WhyRule::Taxonomy => format!("taxonomy: “{}” ({})", lexicon::phrase(id), known()),
        WhyRule::ShortForm => format!("short form: “{words}” of a name in this article"),
        WhyRule::Title => format!("title: “{}” before a name", evidence()),
        WhyRule::FirstName => format!("first name: “{}” before a surname", evidence()),
        WhyRule::Speaker => format!("context: a name beside “{}”", evidence()),
        WhyRule::Body => format!("body: capitalised words around a word for a body (“{words}”)"),
        WhyRule::Acronym => format!("acronym: “{words}” is explained in this article"),
        WhyRule::Reference if mention.kind == Kind::Issue => {
            format!("repeated: “{words}” is a matter that the article comes back to")
        }
        WhyRule::Reference => format!("reference: “{words}” points back to a body named before"),
        WhyRule::Tagger => tagged(article, mention, words),
        WhyRule::UserLexicon => {
            let known = lexicons.known(id);
            let phrase = known.map_or(words, |phrase| &phrase.text);
            let label = lexicons.owner(id).map_or("", |(_, owner)| &owner.label);
            let learned = known.is_some_and(|phrase| phrase.learned);
            let from = if learned {
                "learned from your reviews"
            } else {
                "your lexicon"
            };
            format!("{from}: “{phrase}” ({label})")
        }
        WhyRule::Encoder => format!("in context: “{words}” is read so by the words around it"),
        WhyRule::PolicyNoun => format!("matter noun: “{}”", evidence()),
        WhyRule::Reader => format!("you said so of “{words}”"),
    }
}

/// What the tagger takes a name for, and what spoke for it.
fn tagged(article: &Article, mention: &Mention, words: &str) -> String {
    let class = match mention.kind {
        Kind::Place => NameClass::Location,
        _ if mention.why.entry == 0 => NameClass::Person,
        _ => NameClass::Organisation,
    };
    let what = match class {
        NameClass::Location => "a place",
        NameClass::Person => "a person",
        _ => "an organisation",
    };
    let name = Name {
        span: mention.span,
        class,
    };
    let clues = tagger::why(article, &name);
    let by: Vec<&str> = clues.iter().map(|clue| clue.about).collect();
    if by.is_empty() {
        return format!("name: “{words}” is taken for {what} as elsewhere in this article");
    }
    format!("name: “{words}” looks like {what} by {}", by.join(", "))
}

/// The word of the text that starts at byte `at`.
fn evidence(article: &Article, at: u32) -> &str {
    let rest = Span::new(at, article.len()).of(&article.text);
    rest.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
}

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
        WhyRule::Lexicon => format!("listed as {}", known()),
        WhyRule::Metonym => {
            let capital = lexicon::entry(id).class == class::CAPITAL;
            let what = if capital { "the capital " } else { "" };
            let phrase = lexicon::phrase(id);
            format!("{what}“{phrase}” stands for {}", known())
        }
        WhyRule::Demonym => {
            let phrase = lexicon::phrase(id);
            format!("“{phrase}” is said of {}", known())
        }
        WhyRule::RoleNoun => format!("“{}” is a role", lexicon::phrase(id)),
        WhyRule::Taxonomy => format!("listed as {}", known()),
        WhyRule::ShortForm => format!("“{words}” is short for a name in this article"),
        WhyRule::Title => format!("“{}” stands before the name", evidence()),
        WhyRule::FirstName => format!("“{}” is a first name", evidence()),
        WhyRule::Speaker => format!("a name beside “{}”", evidence()),
        WhyRule::Body => format!("“{words}” has a word for a body in it"),
        WhyRule::Acronym => format!("this article explains “{words}”"),
        WhyRule::Reference if mention.kind == Kind::Issue => {
            format!("the article comes back to “{words}”")
        }
        WhyRule::Reference => format!("“{words}” points back to a body named before"),
        WhyRule::Tagger => tagged(article, mention),
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
        WhyRule::Encoder => format!("“{words}” is read so by the words around it"),
        WhyRule::PolicyNoun => format!("“{}” is a word for a matter", evidence()),
        WhyRule::Reader => format!("you said so of “{words}”"),
    }
}

/// What the tagger takes a name for, and what spoke for it.
fn tagged(article: &Article, mention: &Mention) -> String {
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
        return format!("taken for {what} as elsewhere in this article");
    }
    format!("looks like {what} by {}", by.join(", "))
}

/// The word of the text that starts at byte `at`.
fn evidence(article: &Article, at: u32) -> &str {
    let rest = Span::new(at, article.len()).of(&article.text);
    rest.split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
}

//! Single edits; the table of generated ones is `tests/compare`.

use crate::model::{Article, Block, BlockKind, ChangeKind, Comparison, Fate, Section, Span};

use super::{compare, merged};

/// An article of plain paragraphs, one a line; `# ` begins a heading, `- ` an item.
pub(crate) fn article(text: &str) -> Article {
    let mut article = Article::default();
    let mut whole = String::new();
    let mut sections = vec![Section::default()];
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        let (kind, words) = match (line.strip_prefix("# "), line.strip_prefix("- ")) {
            (Some(words), _) => (BlockKind::Heading, words.to_owned()),
            (_, Some(words)) => (BlockKind::Item, format!("• {words}")),
            _ => (BlockKind::Paragraph, line.to_owned()),
        };
        let start = whole.len() as u32;
        whole.push_str(&words);
        let span = Span::new(start, whole.len() as u32);
        article.blocks.push(Block {
            span,
            kind,
            gap: 1,
            ..Block::default()
        });
        if kind == BlockKind::Heading {
            sections.push(Section {
                heading: Some(span),
                level: 1,
                span,
                ..Section::default()
            });
        }
    }
    let starts: Vec<u32> = sections.iter().map(|section| section.span.start).collect();
    let ends = starts.iter().copied().skip(1).chain([whole.len() as u32]);
    for (section, end) in sections.iter_mut().zip(ends) {
        section.span.end = end;
    }
    article.sections = sections;
    article.text = whole.into();
    article
}

pub(crate) fn compared(old: &Article, new: &Article) -> Comparison {
    compare(old, new)
}

/// "~ The board [-met-]{+sat+}.": the changes as a person would write them.
fn told(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (article(old), article(new));
    let changes = compare(&old, &new).changes;
    changes
        .iter()
        .map(|change| {
            let words = change.words.iter().map(|words| match words.fate {
                Fate::Same => words.span.of(&new.text).to_owned(),
                Fate::Added => format!("{{+{}+}}", words.span.of(&new.text)),
                Fate::Deleted => format!("[-{}-]", words.span.of(&old.text)),
            });
            format!("{} {}", change.kind.sign(), words.collect::<String>())
        })
        .collect()
}

const OLD: &str = "# The talks
Ukraine asked its partners for firm guarantees on Monday. The European Union offered money, but no troops. Norway said nothing at all.
# The answer
Russia rejected the plan at once. Its foreign minister called the guarantees a threat.";

#[test]
fn each_kind_of_edit_is_told_as_what_it_is() {
    for (from, to, wanted) in [
        (
            "on Monday",
            "on Friday",
            "~ Ukraine asked its partners for firm guarantees on [-Monday-]{+Friday+}.",
        ),
        (
            " The European Union offered money, but no troops.",
            "",
            "- [-The European Union offered money, but no troops.-]",
        ),
        (
            "at once.",
            "at once. Nobody was surprised by that.",
            "+ {+Nobody was surprised by that.+}",
        ),
        (
            "money, but",
            "some money, but",
            "~ The European Union offered {+some +}money, but no troops.",
        ),
        (
            "offered money, but",
            "offered, but",
            "~ The European Union offered[- money-], but no troops.",
        ),
        (
            "firm guarantees",
            "guarantees",
            "~ Ukraine asked its partners for [-firm -]guarantees on Monday.",
        ),
        (
            "at all.",
            "at all!",
            "~ Norway said nothing at all[-.-]{+!+}",
        ),
        ("# The answer", "# The reply", "~ The [-answer-]{+reply+}"),
    ] {
        assert_eq!(told(OLD, &OLD.replace(from, to)), [wanted], "{to}");
        // and back: the same places, the other way round
        let back = told(&OLD.replace(from, to), OLD);
        assert_eq!(back.len(), 1, "{back:?}");
    }
}

#[test]
fn a_sentence_at_another_place_has_moved() {
    let without = OLD.replace(" Norway said nothing at all.", "");
    let moved = without.replace("at once. ", "at once. Norway said nothing at all. ");
    assert_eq!(told(OLD, &moved), ["> Norway said nothing at all."]);
    let edited = moved.replace(
        "Norway said nothing at all.",
        "Norway said almost nothing at all.",
    );
    assert_eq!(
        told(OLD, &edited),
        ["> Norway said {+almost +}nothing at all."]
    );
}

#[test]
fn how_a_text_is_set_is_no_change() {
    let other = OLD
        .replace("# The answer\nRussia", "# The answer\n\n\nRussia")
        .replace(" on Monday", "  on\u{a0}Monday");
    assert!(told(OLD, &other).is_empty());
    assert!(told("“One” – it’s two.", "\"One\" - it's two.").is_empty());
    assert!(told("- One thing.\n- Two.", "One thing.\nTwo.").is_empty());
    // a sentence cut in two by what it was set in
    assert!(told("One. Two three.\nFour.", "One.\nTwo three. Four.").is_empty());
}

#[test]
fn counting_anew_is_no_edit_of_its_own() {
    let list = |items: &[&str]| {
        let items = items.iter().zip(1..);
        let items = items.map(|(item, number)| format!("{number}. {item}"));
        items.collect::<Vec<_>>().join("\n")
    };
    let old = list(&[
        "The first thing is done.",
        "The second waits.",
        "A third one, too.",
    ]);
    let new = list(&[
        "The first thing is done.",
        "Something came between them.",
        "The second waits.",
        "A third one, too.",
    ]);
    assert_eq!(told(&old, &new), ["+ {+2. Something came between them.+}"]);
    // a number that alone is another one is what was edited
    let other = old.replace("3. A third", "4. A third");
    assert_eq!(told(&old, &other), ["~ [-3-]{+4+}. A third one, too."]);
}

#[test]
fn a_sentence_made_two_is_one_edit() {
    let new = OLD.replace("at once. Its foreign", "at once, and its foreign");
    let told = told(OLD, &new);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("~ Russia rejected the plan at once"));
}

#[test]
fn sections_that_came_or_went_are_told() {
    let (old, new) = (article(OLD), article(&OLD.replace("# The answer\n", "")));
    let comparison = compare(&old, &new);
    assert_eq!(comparison.sections.went, [2]);
    assert!(comparison.sections.came.is_empty());
    assert_eq!(comparison.count(ChangeKind::Deleted), 1);
}

#[test]
fn the_merged_article_holds_both() {
    let new = OLD
        .replace("on Monday", "on Friday")
        .replace("# The answer\n", "")
        .replace(" The European Union offered money, but no troops.", "")
        .replace("a threat.", "a threat. Talks go on.");
    let (old, new) = (article(OLD), article(&new));
    let comparison = compare(&old, &new);
    let both = merged(&old, &new, &comparison, &[]);
    let text = &both.article.text;
    let shown: Vec<String> = both
        .marks
        .iter()
        .map(|mark| format!("{:?} {}", mark.fate, mark.span.of(text)))
        .collect();
    assert_eq!(
        shown,
        [
            "Deleted Monday",
            "Added Friday",
            "Deleted The European Union offered money, but no troops.",
            "Deleted The answer",
            "Added Talks go on.",
        ]
    );
    assert!(
        text.contains("on MondayFriday. The European Union offered money, but no troops. Norway")
    );
    assert_eq!(both.article.blocks.len(), 4);
    assert_eq!(both.article.sections.len(), 2);
    let told = both.places.iter().map(|place| place.of(text));
    assert!(told.clone().any(|place| place == "The answer"));
    assert_eq!(both.places.len(), comparison.changes.len());
}

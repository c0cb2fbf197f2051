//! What changed: `D`, the walk over the changes, another article by its path.

use std::sync::Arc;

use attache::app::{Effect, Event, Screen};
use attache::compare::{self, Side};
use attache::model::{
    Anchor, Annotations, Compared, Highlight, HighlightKind, Kind, MadeBy, Recalled, Span, Subject,
    Verdict,
};

use super::harness::{Reader, article, assert_says};

const OLD: &str = "# Talks\n\n## Levy\n\nNorway asked for 40 boats on Monday. Peru said nothing.\n\n\
    ## Quotas\n\nChile left the town at noon, as it had before.\n\n## Annex\n\nThe end of it all.\n";

const NEW: &str = "# Talks\n\n## Levy\n\nNorway asked for 45 boats on Monday.\n\n\
    ## Quotas\n\nChile left the town at noon, as it had before. Nobody followed it there.\n\n\
    ## Annex\n\nThe end of it all.\n";

/// The answer to `D`, made as the background makes it.
pub(crate) fn answer(reader: &Reader, old: &str) -> Arc<Compared> {
    let new = reader.app.document.article.clone();
    let old = article(&new.source.path, old);
    let words = compare::compare(&old, &new);
    let found = Annotations::default();
    let side = |article| Side {
        article,
        found: &found,
        positions: &[],
    };
    let lines = compare::summary(&side(&old), &side(&new), &words, None);
    Arc::new(Compared {
        name: "2026-11-12 09:30 UTC".to_owned(),
        merged: compare::merged(&old, &new, &words, &lines),
        new: new.clone(),
        words,
        whole: true,
    })
}

fn comparing(old: &str) -> Reader {
    let mut reader = Reader::open("talks.md", NEW).lit(&[]);
    reader.press("D");
    assert_eq!(reader.effects.pop(), Some(Effect::Compare(None)));
    let answer = answer(&reader, old);
    reader.update(Event::Compared(Ok(answer)));
    reader
}

/// The words of the change that was reached last.
fn change(reader: &Reader) -> Option<String> {
    let compare = &reader.app.screens.compare;
    let known = compare.known.as_ref().unwrap();
    let place = compare.current()?;
    Some(place.of(&known.merged.article.text).to_owned())
}

#[test]
fn the_changes_are_walked() {
    let mut reader = comparing(OLD);
    assert_eq!(reader.app.screens.open, Some(Screen::Compare));
    assert_eq!(change(&reader), None);
    let wanted = [
        "Norway asked for 4045 boats on Monday.",
        "Peru said nothing.",
        "Nobody followed it there.",
    ];
    for words in wanted {
        reader.press(".");
        assert_eq!(change(&reader).as_deref(), Some(words));
    }
    reader.press(".");
    assert_says(&reader, "No further change.");
    reader.press(",,");
    assert_eq!(change(&reader).as_deref(), Some(wanted[0]));
    reader.press("2.");
    assert_eq!(change(&reader).as_deref(), Some(wanted[2]));
}

#[test]
fn what_an_analyst_asks_first_stands_on_top() {
    let reader = comparing(OLD);
    let known = reader.app.screens.compare.known.clone().unwrap();
    let text = &known.merged.article.text;
    assert!(
        text.starts_with("Numbers\n~ 40 → 45: Norway asked"),
        "{text}"
    );
    assert_eq!(reader.app.screens.compare.view.top, 0);
    assert_eq!(reader.app.screens.compare.counts, [0, 2, 1, 0]);
}

#[test]
fn enter_goes_there_and_the_screen_comes_back_as_it_was() {
    let mut reader = comparing(OLD);
    reader.press("...<Enter>");
    assert_eq!(reader.app.screens.open, None);
    assert_eq!(reader.current(), Some("Nobody followed it there."));
    // the same key asks again: the text may have changed since
    reader.press("D");
    assert_eq!(
        change(&reader).as_deref(),
        Some("Nobody followed it there.")
    );
    reader.press("D");
    assert_eq!(reader.app.screens.open, None);
    for key in ["q", "<Esc>"] {
        let mut reader = comparing(OLD);
        reader.press(key);
        assert_eq!(reader.app.screens.open, None, "{key}");
    }
}

#[test]
fn a_key_before_the_first_change_says_what_to_do() {
    let mut reader = comparing(OLD);
    reader.press("<Enter>");
    assert_says(&reader, "No change is reached yet: . goes to the first.");
    reader.press("j]]k[Gg");
    assert_eq!(reader.app.screens.compare.view.top, 0);
}

#[test]
fn without_an_older_text_it_says_so() {
    let mut reader = Reader::open("talks.md", NEW).lit(&[]);
    reader.press("D");
    reader.update(Event::Compared(Err("Nothing was read before.".to_owned())));
    let compare = &reader.app.screens.compare;
    assert_eq!(compare.fault.as_deref(), Some("Nothing was read before."));
    reader.press(".]j<Enter>q");
    assert_eq!(reader.app.screens.open, None);
}

#[test]
fn another_article_is_named_through_the_palette() {
    let mut reader = Reader::open("talks.md", NEW).lit(&[]);
    reader.press(":another article<Enter>");
    assert_eq!(reader.effects.pop(), Some(Effect::Complete(String::new())));
    assert_eq!(reader.app.screens.open, None, "the text stays until then");
    reader.press("ol");
    let typed = reader.effects.pop();
    assert_eq!(typed, Some(Effect::Complete("ol".to_owned())));
    let paths = vec!["older/".to_owned(), "old.md".to_owned()];
    reader.update(Event::Completed("ol".to_owned(), paths));
    reader.press("<Tab>");
    let prompt = reader.app.prompt.as_ref().unwrap();
    assert_eq!(
        (prompt.before(), prompt.line.text()),
        ("compare with: ", "old")
    );
    reader.press(".md<Enter>");
    assert_eq!(
        reader.effects.pop(),
        Some(Effect::Compare(Some("old.md".to_owned())))
    );
    assert_eq!(reader.app.screens.open, Some(Screen::Compare));
    // in the comparison the one that is shown stays until another is named
    let mut reader = comparing(OLD);
    for script in [
        ":another article<Enter><Esc>",
        ":another article<Enter><Enter><Esc>",
    ] {
        reader.press(script);
        assert!(reader.app.prompt.is_none());
        assert!(reader.app.screens.compare.known.is_some(), "{script}");
    }
}

#[test]
fn a_changed_article_says_so_once() {
    let mut reader = Reader::open("talks.md", NEW).lit(&[]);
    let article = reader.app.document.article.clone();
    reader.update(Event::Recalled {
        article,
        recalled: Box::new(Recalled {
            changed: true,
            ..Recalled::default()
        }),
    });
    assert_says(&reader, "Changed since you read it · D shows what");
}

#[test]
fn an_answer_about_another_text_is_dropped() {
    let mut reader = comparing(OLD);
    let stale = answer(&reader, OLD);
    reader.update(Event::Opened {
        article: article("talks.md", OLD),
        whole: true,
    });
    assert_eq!(reader.app.screens.open, None);
    reader.update(Event::Compared(Ok(stale)));
    assert!(reader.app.screens.compare.known.is_none());
}

/// A reader of the new version with two highlights, who had accepted “Peru” in the old one.
pub(crate) fn decided() -> Reader {
    let lit = [("Norway", Kind::Stakeholder), ("boats", Kind::Issue)];
    let mut reader = Reader::open("talks.md", NEW).lit(&lit);
    let before = article("talks.md", OLD);
    let at = before.text.find("Peru").unwrap() as u32;
    reader.store.kept.push(Highlight {
        span: None,
        anchor: Anchor {
            span: Span::new(at, at + 4),
            exact: "Peru".to_owned(),
            ..Anchor::default()
        },
        kind: HighlightKind::Stakeholder,
        subject: Some(Subject {
            label: "Peru".to_owned(),
            class: attache::model::EntityType::State,
        }),
        verdict: Verdict::Accepted,
        note: None,
        made_by: MadeBy::Attache,
        level: 0,
        at: 0,
    });
    reader.recall();
    reader.press("D");
    let answer = answer(&reader, OLD);
    reader.update(Event::Compared(Ok(answer)));
    reader
}

/// The words about which something was decided, with their signs.
fn judged(reader: &Reader) -> Vec<String> {
    let compare = &reader.app.screens.compare;
    let text = &compare.known.as_ref().unwrap().merged.article.text;
    let judged = compare.judged.iter();
    judged
        .map(|one| format!("{} {}", one.sign(), one.span.of(text)))
        .collect()
}

/// The words of the framed highlight.
fn framed(reader: &Reader) -> Option<&str> {
    let compare = &reader.app.screens.compare;
    let text = &compare.known.as_ref()?.merged.article.text;
    Some(compare.framed()?.of(text))
}

#[test]
fn verdicts_stand_beside_the_changes_and_are_given_there() {
    let mut reader = decided();
    assert_eq!(judged(&reader), ["✓ Peru"]);
    reader.press("a");
    assert_says(&reader, "No change is reached yet: . goes to the first.");
    reader.press(".");
    assert_eq!(framed(&reader), Some("Norway"));
    reader.press("a");
    assert_says(&reader, "Accepted: Norway.");
    assert_eq!(framed(&reader), Some("boats"));
    reader.press("x");
    assert_says(&reader, "Rejected: boats.");
    assert_eq!(judged(&reader), ["✓ Norway", "✗ boats", "✓ Peru"]);
    assert_eq!(reader.app.screens.open, Some(Screen::Compare));
    reader.press(".,");
    assert_says(&reader, "✓ Norway  ✗ boats");
    // what is gone was decided once, and is not decided again
    reader.press(".");
    assert_says(&reader, "✓ Peru");
    reader.press("x");
    assert_says(&reader, "This is gone from the article");
    reader.press(".a");
    assert_says(
        &reader,
        "No highlight in this sentence: v selects your own in the text.",
    );
    reader.press("U");
    assert_eq!(judged(&reader), ["✓ Norway", "✓ Peru"]);
}

#[test]
fn a_note_is_written_in_the_text_and_seen_in_the_comparison() {
    let mut reader = decided();
    reader.press("...c");
    assert_eq!(reader.app.screens.open, None);
    let sentence = reader
        .app
        .noting
        .as_ref()
        .and_then(attache::app::Noting::span);
    let text = reader.app.article().text.clone();
    let words = sentence.map(|span| span.of(&text));
    assert_eq!(words, Some("Nobody followed it there."));
    reader.press("ask the board<Enter>D");
    assert_eq!(judged(&reader), ["✓ Peru", "✎ Nobody followed it there."]);
    reader.press(",.");
    assert_says(&reader, "✎ ask the board");
    // a change of what a highlight is is made there, too
    reader.press(",,t");
    assert_eq!(reader.app.screens.open, None);
    assert_eq!(reader.current(), Some("Norway"));
    assert!(reader.app.picker.is_some());
    // and the sentence is copied here
    let mut reader = decided();
    reader.press(".y");
    let copied = Effect::Copy("Norway asked for 45 boats on Monday.".to_owned());
    assert_eq!(reader.effects.last(), Some(&copied));
}

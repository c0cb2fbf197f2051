//! How much is lit: what keys go through and what is counted follows it.

use std::sync::Arc;

use attache::app::Event;
use attache::config::Lighting;
use attache::model::{Kind, Span};

use super::harness::{Reader, SIZE, annotations, article, assert_says};

const TEXT: &str = "\
# Water Rights

Aster asked Borin for water rights. Aster and Borin met twice.

## Costs

Corvo sent an observer. Aster named water rights and a levy. Borin refused.
";

/// Aster and Borin matter, Corvo and the levy are named once.
fn reader() -> Reader {
    let article = article("water.md", TEXT);
    let words = [
        ("Aster", Kind::Stakeholder),
        ("Borin", Kind::Stakeholder),
        ("Corvo", Kind::Stakeholder),
        ("water rights", Kind::Issue),
        ("levy", Kind::Issue),
    ];
    let mut found = annotations(&article, &words);
    for (entity, salience) in found.entities.iter_mut().zip([1.0, 0.7, 0.1, 1.0, 0.2]) {
        entity.salience = salience;
    }
    let mut reader = Reader::of(article.clone(), true, SIZE);
    reader.update(Event::Annotated {
        article,
        annotations: Arc::new(found),
        whole: true,
    });
    reader
}

/// The words of the highlights that keys go through.
fn walked(reader: &mut Reader, key: &str) -> Vec<String> {
    reader.press("g");
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    loop {
        reader.press(key);
        if reader.app.current == before {
            return words;
        }
        before = reader.app.current;
        words.push(reader.current().unwrap().to_owned());
    }
}

#[test]
fn by_default_keys_go_through_what_is_key() {
    let mut reader = reader();
    let stakeholders = ["Aster", "Borin", "Aster", "Borin", "Aster", "Borin"];
    assert_eq!(walked(&mut reader, "s"), stakeholders);
    assert_says(&reader, "No further key stakeholder below.");
    assert!(!walked(&mut reader, "i").contains(&"levy".to_owned()));
    reader.press("p");
    assert_says(&reader, "Lit: all 10 highlights.");
    assert!(walked(&mut reader, "s").contains(&"Corvo".to_owned()));
    assert!(walked(&mut reader, "i").contains(&"levy".to_owned()));
}

#[test]
fn nothing_is_gone_through_where_nothing_is_lit() {
    let mut reader = reader();
    reader.press("pp.");
    assert_eq!(reader.current(), None);
    assert_says(&reader, "Nothing is lit: p lights what is key.");
    reader.press("p");
    assert_says(
        &reader,
        "Lit: the key stakeholders and issues, 8 of 10 highlights.",
    );
    assert_eq!(reader.app.document.lighting(), Lighting::Key);
}

#[test]
fn sections_count_what_is_lit() {
    let mut reader = reader();
    let counts = |reader: &Reader| {
        let last = reader
            .app
            .section_counts(reader.app.article().sections.len() - 1);
        (last.stakeholders, last.issues)
    };
    assert_eq!(counts(&reader), (2, 1));
    reader.press("p");
    assert_eq!(counts(&reader), (3, 2));
    reader.press("p");
    assert_eq!(counts(&reader), (0, 0));
}

#[test]
fn what_is_not_key_has_a_quiet_colour_unless_it_is_looked_at() {
    let mut reader = reader();
    let text = reader.app.article().text.clone();
    let corvo = text.find("Corvo").unwrap() as u32;
    let at = Span::new(corvo, corvo + 5);
    let key = |reader: &Reader| {
        reader
            .app
            .marks(at)
            .iter()
            .map(|mark| mark.key)
            .collect::<Vec<_>>()
    };
    assert_eq!(key(&reader), [false]);
    reader.press("pp");
    assert_eq!(key(&reader), [false; 0]);
    // its row of the inspector is looked at: all of its mentions are lit
    reader.update(Event::Resize(140, 40));
    reader.press("eG");
    let selected = reader.app.inspector.rows.len();
    assert_eq!(selected, 3);
    assert_eq!(key(&reader), [true]);
}

#[test]
fn what_was_just_named_in_its_paragraph_is_quiet() {
    let mut reader = reader();
    let bold = |reader: &Reader, from: &str, to: &str| {
        let text = &reader.app.article().text;
        let [start, end] = [from, to].map(|words| text.find(words).unwrap() as u32);
        let marks = reader.app.marks(Span::new(start, end)).into_iter();
        let bold = marks.filter(|mark| mark.key);
        bold.map(|mark| mark.span.of(text).to_owned())
            .collect::<Vec<_>>()
    };
    let (first, second) = (("Aster asked", "Costs"), ("Corvo", "a levy"));
    let once = ["Aster", "Borin", "water rights"];
    assert_eq!(bold(&reader, first.0, first.1), once);
    // another paragraph tells it again
    assert_eq!(bold(&reader, second.0, second.1), ["Aster", "water rights"]);
    // keys come to it all the same: without colour nothing else tells it
    let aster = reader.app.article().text.find("Aster").unwrap() as u32;
    reader.press("g....");
    assert_eq!(reader.current(), Some("Aster"));
    assert!(reader.app.current.unwrap().start > aster);
    // the one that is looked at is lit wherever it stands
    reader.press("g.f");
    let asters = bold(&reader, first.0, first.1);
    assert_eq!(asters, ["Aster", "Borin", "water rights", "Aster"]);
    // one that was rejected names nobody
    reader.press("<Esc>g.x");
    let left = bold(&reader, "Borin for", first.1);
    assert_eq!(left, ["Borin", "water rights", "Aster"]);
    reader.press("p");
    assert_eq!(bold(&reader, first.0, first.1).len(), 4);
}

#[test]
fn a_review_goes_through_what_is_key_and_then_through_the_rest() {
    let mut reader = reader();
    reader.press("r=");
    for _ in 0..8 {
        reader.press("a");
    }
    assert_says(&reader, "All 8 key are decided.");
    assert_says(&reader, "p goes on to the other 2.");
    reader.press("p");
    assert_eq!(reader.current(), Some("Corvo"));
    reader.press("xa");
    assert_says(&reader, "All 10 are decided.");
}

#[test]
fn lessons_are_asked_for_once_behind_the_rest() {
    let mut reader = reader();
    reader.press("rXXX");
    assert_says(&reader, "All 8 key are decided.");
    assert_eq!(reader.app.question_words(), None);
    reader.press("pXX");
    assert_says(&reader, "All 10 are decided.");
    let question = reader.app.question_words().unwrap();
    assert!(question.contains("Keep 5 decisions "), "{question}");
    // who leaves before that is asked then
    let mut reader = self::reader();
    reader.press("rXXX<Esc>");
    let question = reader.app.question_words().unwrap();
    assert!(question.contains("Keep 3 decisions "), "{question}");
}

/// A text in German, long enough to be told.
fn german() -> String {
    "Die Kammer der Fischer tagt in Kiel und berät über die Quoten. Der Minister sagt, dass er die \
     Häfen nicht schließen wird, und die Verbände fordern eine schnelle Entscheidung.\n\n"
        .repeat(3)
}

#[test]
fn a_text_that_is_not_english_is_left_alone_until_asked() {
    let mut reader = Reader::open("brief.txt", &german()).lit(&[("Minister", Kind::Stakeholder)]);
    assert_says(&reader, "No highlights: this is German. p makes them");
    assert_eq!(reader.app.document.lights.all().len(), 0);
    reader.press("j.");
    assert_says(&reader, "this is German");
    reader.press("/quoten<Enter>");
    assert_eq!(reader.app.find.hits.len(), 3, "search works as ever");
    reader.press("<Esc>r");
    assert_says(&reader, "this is German");
    reader.press("q");
    // whatever wants a highlight says why there is none, and not that another key goes to one
    for key in ["a", "x", "t", "w", "f"] {
        reader.press("G");
        reader.press(key);
        assert_says(&reader, "No highlights: this is German. p makes them");
    }
    reader.press("p");
    assert_eq!(reader.app.document.lights.all().len(), 3);
    reader.press("Ga");
    assert_says(&reader, "No current highlight: . goes to the next one.");
    reader.press("g.");
    assert_eq!(reader.current(), Some("Minister"));
    let words = "The minister of the interior and the chair of the board spoke. ".repeat(9);
    let reader = Reader::open("brief.txt", &words).lit(&[("minister", Kind::Stakeholder)]);
    assert_eq!(reader.message(), "");
    assert_eq!(reader.app.document.lights.all().len(), 9);
}

#[test]
fn keys_of_a_cyrillic_keyboard_do_what_lies_there() {
    let mut reader = Reader::open("brief.md", &super::harness::brief());
    reader.press("ъъ");
    super::harness::assert_top(&reader, "Beta");
    reader.press("/ъ");
    let line = reader.app.find.line.as_ref().unwrap();
    assert_eq!(line.text(), "ъ", "letters are letters where one types");
}

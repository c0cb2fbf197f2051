//! The current place: what sets it, and that keys act on it.

use attache::app::{Effect, Event};
use attache::model::{Kind, Span};
use attache::text::sentences_of;

use super::harness::{Reader, assert_says, brief};

/// The sizes at which the outline, the text alone, and next to nothing is seen.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

/// Three texts of different make.
const TEXTS: [(&str, &str); 3] = [
    (
        "miami.txt",
        include_str!("../../assets/briefings/miami-talks.txt"),
    ),
    (
        "brief.md",
        "# Gauges\n\n- An item. It has two.\n- Another\n\n| Port | Share |\n|---|---|\n| Oslo | Much rose. All of it. |\n\n> Quoted words. More of them follow here.\n\n## Where\n\nEnd.",
    ),
    ("plain.txt", "One line only, of a text without any end"),
];

fn this(reader: &Reader) -> &str {
    let this = reader.app.this.unwrap();
    this.of(&reader.app.article().text)
}

/// The sentence that holds `at`.
fn sentence_at(reader: &Reader, at: u32) -> Span {
    let all = sentences_of(reader.app.article());
    all.into_iter().find(|sentence| at < sentence.end).unwrap()
}

#[test]
fn keys_act_on_the_sentence_of_the_hit_always() {
    for size in SIZES {
        for (name, text) in TEXTS {
            let mut words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            words.retain(|word| word.len() > 2);
            words.sort_unstable();
            words.dedup();
            for word in words.iter().step_by(9) {
                let mut reader = Reader::at(name, text, size).lit(&[("Russia", Kind::Stakeholder)]);
                reader.press(&format!(".G/{word}<Enter>"));
                for _ in 0..3 {
                    let hit = reader.app.find.current.unwrap();
                    let sentence = sentence_at(&reader, hit.start);
                    assert_eq!(reader.app.this, Some(sentence), "{name} {size:?} {word}");
                    reader.press("v");
                    assert_eq!(reader.app.selection.as_ref().unwrap().span(), sentence);
                    reader.press("<Esc>y");
                    let copied = sentence.of(&reader.app.article().text).to_owned();
                    assert_eq!(reader.effects.pop(), Some(Effect::Copy(copied)));
                    reader.press("c");
                    assert_eq!(reader.app.noting.as_ref().unwrap().span(), Some(sentence));
                    reader.press("<Esc>n");
                }
            }
        }
    }
}

#[test]
fn lines_move_the_place_where_nothing_scrolls() {
    let mut reader = Reader::open(
        "brief.md",
        "# Gauges\n\nFirst one. Second one.\n\nThird one.\n",
    );
    assert_eq!(this(&reader), "First one.");
    reader.press("j");
    assert_eq!(this(&reader), "Second one.");
    reader.press("jj");
    assert_eq!(this(&reader), "Third one.");
    reader.press("k");
    assert_eq!(this(&reader), "Second one.");
    reader.press("9k");
    assert_eq!(this(&reader), "Gauges");
    reader.press("2j");
    assert_eq!(this(&reader), "Second one.");
    reader.press("g");
    assert_eq!(this(&reader), "First one.");
    reader.press("}");
    assert_eq!(this(&reader), "Third one.");
    reader.press("{");
    assert_eq!(this(&reader), "First one.");
}

#[test]
fn at_the_end_of_a_text_lines_go_on() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("999j");
    let top = reader.top_row();
    let before = reader.app.this.unwrap();
    reader.press("j");
    assert_eq!(reader.top_row(), top);
    assert!(reader.app.this.unwrap().start > before.start);
    reader.press("G");
    let end = reader.app.article().text.trim_end().len() as u32;
    assert_eq!(reader.app.this.unwrap().end, end);
}

#[test]
fn scrolling_keeps_the_place_while_it_is_on_the_screen() {
    let mut reader = Reader::open("brief.md", &brief());
    reader.press("/Alpha 2<Enter>");
    let place = reader.app.this;
    assert!(this(&reader).starts_with("Alpha 2 says"));
    reader.press("jj");
    assert_eq!(reader.app.this, place);
    reader.press("3<Space>");
    assert_ne!(reader.app.this, place);
    let visible = reader.app.view.visible();
    assert!(visible.start <= reader.app.this.unwrap().start);
}

#[test]
fn jumps_set_it() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[("Talks 1", Kind::Issue)]);
    reader.press(".");
    assert_eq!(this(&reader), "Talks 1");
    reader.press("4]");
    assert_eq!(this(&reader), "Delta");
    reader.press("mag'a");
    assert!(this(&reader).starts_with("Delta 1"), "{}", this(&reader));
    reader.press("g");
    assert!(this(&reader).starts_with("River Talks 1"));
    // an earlier highlight is no longer meant
    reader.press("y");
    assert_says(&reader, "Copied the sentence.");
}

#[test]
fn leaving_a_search_brings_it_back() {
    let mut reader = Reader::open("brief.md", &brief()).lit(&[("Talks 1", Kind::Issue)]);
    reader.press("./Delta 3");
    assert!(this(&reader).starts_with("Delta 3"));
    reader.press("<Esc>");
    assert_eq!(this(&reader), "Talks 1");
}

#[test]
fn a_click_sets_it() {
    let mut reader = Reader::open("brief.md", "First one. Second one.\n\nThird one.\n");
    let column = reader.app.view.panes.column;
    reader.update(Event::Click(column.x + 14, column.y));
    assert_eq!(this(&reader), "Second one.");
}

#[test]
fn without_a_highlight_reached_that_of_the_hit_is_decided() {
    let text = "# Gauges\n\nAster met Borin here.\n\nThe talks failed again.\n";
    let lit = [("Aster", Kind::Stakeholder), ("Borin", Kind::Stakeholder)];
    let mut reader = Reader::open("brief.md", text).lit(&lit);
    reader.press("/Borin<Enter>x");
    assert_says(&reader, "Rejected: Borin.");
    // of several none is decided unseen
    let mut reader = Reader::open("brief.md", text).lit(&lit);
    reader.press("/met<Enter>a");
    assert_eq!(reader.current(), Some("Aster"));
    assert!(reader.store.kept.is_empty());
    reader.press("/talks<Enter>a");
    assert_says(&reader, "No current highlight");
    assert!(reader.store.kept.is_empty());
}

#[test]
fn a_verdict_waits_for_the_highlight_of_the_hit() {
    let text = "# Gauges\n\nAster met Borin here.\n\nThe talks failed again.\n";
    let lit = [("Borin", Kind::Stakeholder)];
    let verdicts = [
        ("a", "Accepted: Borin."),
        ("x", "Rejected: Borin."),
        ("w", "because of Borin"),
        ("f", "Borin"),
    ];
    for (key, said) in verdicts {
        let mut reader = Reader::open("brief.md", text);
        reader.press(&format!("/Borin<Enter>{key}"));
        assert_says(&reader, "Still reading");
        let mut reader = reader.lit(&lit);
        assert_says(&reader, said);
        // where there is none, that is said as soon as it is known
        reader.press(&format!("/talks<Enter>{key}"));
        assert_says(&reader, "No current highlight");
    }
    // the next key is no verdict: none falls later
    let mut reader = Reader::open("brief.md", text);
    reader.press("/Borin<Enter>aj");
    let reader = reader.lit(&lit);
    assert!(reader.store.kept.is_empty());
}

#[test]
fn without_a_highlight_reached_the_lens_is_put_on_that_of_the_hit() {
    let text = "# Gauges\n\nAster met Borin here.\n\nThe talks failed again.\n";
    let lit = [("Aster", Kind::Stakeholder), ("Borin", Kind::Stakeholder)];
    for (word, lens) in [("Borin", "Borin"), ("met", "Aster")] {
        let mut reader = Reader::open("brief.md", text).lit(&lit);
        reader.press(&format!("/{word}<Enter>f"));
        assert_eq!(reader.current(), Some(lens));
        let current = reader.app.current.unwrap();
        assert!(reader.app.lens.as_ref().unwrap().lights(current.start));
    }
}

#[test]
fn the_highlight_of_a_long_sentence_is_brought_to_the_screen() {
    let long = "which asked for a levy on all the quays of the harbour, ".repeat(12);
    let before = "They met in the hall for days.\n\n".repeat(20);
    let text = format!("# Gauges\n\n{before}Aster, {long}was heard at noon.\n\nThe end came.\n");
    let lit = [("Aster", Kind::Stakeholder)];
    for (key, said) in [
        ("aa", "Accepted: Aster."),
        ("w", "because of Aster"),
        ("f", "Aster"),
    ] {
        let mut reader = Reader::at("brief.md", &text, (40, 12)).lit(&lit);
        reader.press("/noon<Enter>");
        let top = reader.app.view.top;
        reader.press(key);
        assert_says(&reader, said);
        assert_eq!(reader.current(), Some("Aster"), "{key}");
        assert!(reader.app.view.top < top, "{key}: it is seen");
    }
}

#[test]
fn keys_wait_until_it_is_known_where_a_search_leads() {
    let text = "# Gauges\n\nAster met Borin here.\n\nThe talks failed again. They met.\n";
    let lit = [("Borin", Kind::Stakeholder)];
    for (keys, done) in [("y", "talks"), ("vy", "talks"), ("nny", "talks")] {
        let mut reader = Reader::open("brief.md", text).lit(&lit);
        reader.hold = true;
        reader.press(&format!("/talks<Enter>{keys}"));
        assert!(reader.effects.is_empty(), "{keys}: it is not known yet");
        reader.hold = false;
        while !reader.searches.is_empty() {
            reader.answer();
        }
        let copied = Effect::Copy(format!("The {done} failed again."));
        assert_eq!(reader.effects.pop(), Some(copied), "{keys}");
    }
    // what is typed into a line that one of them opens, too
    let mut reader = Reader::open("brief.md", text).lit(&lit);
    reader.hold = true;
    reader.press("/talks<Enter>cin spring");
    assert!(reader.app.noting.is_none());
    reader.hold = false;
    while !reader.searches.is_empty() {
        reader.answer();
    }
    let noting = reader.app.noting.as_ref().unwrap();
    let sentence = noting.span().unwrap().of(&reader.app.article().text);
    assert_eq!(
        (sentence, noting.line.text()),
        ("The talks failed again.", "in spring")
    );
    // without a hit they are about where one was, and Esc waits for nothing
    let mut reader = Reader::open("brief.md", text).lit(&lit);
    reader.hold = true;
    reader.press("/nowhere<Enter>y");
    reader.hold = false;
    while !reader.searches.is_empty() {
        reader.answer();
    }
    let first = Some(Effect::Copy("Aster met Borin here.".to_owned()));
    assert_eq!(reader.effects.pop(), first);
    reader.hold = true;
    reader.press("/talks<Enter>y<Esc>y");
    assert_eq!(reader.effects.pop(), first);
}

//! `brief`: one page, only words of the text.

use crate::world::World;

const BRIEFING: &str = "Détente at risk\n\nKyiv has consistently demanded an end to the tariffs. \
    The tariffs cost $40 billion a year.\n\nWhat Norway Wants\n\nNorway, a neighbour, opposes \
    sanctions until 12 March 2026. It rained.\n";

#[test]
fn it_is_one_page_of_the_text() {
    let world = World::with("a.txt", BRIEFING);
    let ran = world.run(&["brief", "a.txt"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "Détente at risk");
    for part in ["Sections", "Who wants what", "Issues", "Numbers and dates"] {
        assert!(lines.contains(&part), "{part} is not in {}", ran.out);
    }
    let starts = |words: &str| {
        lines
            .iter()
            .any(|line| line.trim_start().starts_with(words))
    };
    for words in [
        "Ukraine",
        "Norway",
        "sanctions (1)",
        "$40 billion",
        "12 March 2026",
    ] {
        assert!(starts(words), "{words} is not in {}", ran.out);
    }
    assert!(
        lines
            .iter()
            .any(|line| line.contains("demands") && line.contains("tariffs"))
    );
    assert!(
        lines.iter().all(|line| line.chars().count() <= 80),
        "{}",
        ran.out
    );
    let piped = world.run_with(&["brief"], BRIEFING);
    assert_eq!(piped.out, ran.out);
}

#[test]
fn every_sentence_of_it_is_one_of_the_text() {
    let world = World::with("a.txt", BRIEFING);
    let page = world.run(&["brief", "a.txt"]).out;
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = flat(BRIEFING);
    let sections = page.split("Sections\n").nth(1).unwrap();
    let lines = sections.lines().take_while(|line| !line.is_empty());
    let mut seen = 0;
    for line in lines {
        // name and sentence, cut where they do not fit
        for part in line.trim().split("  ").filter(|part| !part.is_empty()) {
            let part = part.trim().trim_end_matches('…');
            assert!(part == "(lead)" || text.contains(part), "{part}");
            seen += 1;
        }
    }
    assert_eq!(seen, 4, "{sections}");
}

#[test]
fn nothing_is_brief_too() {
    for text in ["", "\n\n", "Only a Title\n", "Words.\n"] {
        let world = World::with("a.txt", text);
        let ran = world.run(&["brief", "a.txt"]);
        assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""), "{text:?}");
        assert!(!ran.out.is_empty());
    }
    World::new()
        .run(&["brief", "none.txt"])
        .refused(&["none.txt"]);
}

#[test]
fn it_prints_no_control_characters() {
    let hostile = "It rained for days and nobody came to the talks. ".repeat(20)
        + "\u{1b}[31mKyiv demands \u{202e}$5 bil\u{7}lion and sanctions.\u{9b}2J\n";
    let world = World::with("a\u{1b}.txt", &hostile);
    let ran = world.run(&["brief", "a\u{1b}.txt"]);
    assert_eq!(ran.code, Some(0));
    let clean = |c: char| !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c);
    assert!(
        ran.out.lines().all(|line| line.chars().all(clean)),
        "{:?}",
        ran.out
    );
}

//! `positions` and `matrix`: the contract, and what a person sees.

use serde_json::json;

use crate::world::World;

const BRIEFING: &str = "Détente at risk\n\nKyiv has consistently demanded an end to the tariffs.\n\n\
    Norway, a neighbour, opposes sanctions. “We will wait,” said Mr. Zorvik.\n\n\
    Peru left. Sanctions stay.\n";

#[test]
fn positions_point_at_their_sentences() {
    let world = World::with("a.txt", BRIEFING);
    let found = world.inspect("a.txt");
    let text: Vec<char> = found["text"].as_str().unwrap().chars().collect();
    let positions = found["positions"].as_array().unwrap();
    let short: Vec<_> = positions
        .iter()
        .map(|position| json!([position["holder"], position["cue"], position["stance"]]))
        .collect();
    assert_eq!(
        short,
        [
            json!(["ukraine", "demanded", "demands"]),
            json!(["norway", "opposes", "opposes"]),
            json!(["zorvik", "said", "states"]),
        ]
    );
    for position in positions {
        let at = |key: &str| position[key].as_u64().unwrap() as usize;
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(words, position["text"]);
    }
    assert_eq!(
        positions[1]["text"],
        "Norway, a neighbour, opposes sanctions."
    );
}

#[test]
fn cells_name_their_sentences() {
    let world = World::with("a.txt", BRIEFING);
    let found = world.inspect("a.txt");
    let text: Vec<char> = found["text"].as_str().unwrap().chars().collect();
    let cells = found["matrix"].as_array().unwrap();
    let cell = |stakeholder: &str, issue: &str| {
        let cell = (cells.iter())
            .find(|cell| cell["stakeholder"] == stakeholder && cell["issue"] == issue)
            .unwrap();
        let sentences: Vec<String> = (cell["sentences"].as_array().unwrap().iter())
            .map(|span| {
                let at = |index: usize| span[index].as_u64().unwrap() as usize;
                text[at(0)..at(1)].iter().collect()
            })
            .collect();
        (cell["strength"].as_str().unwrap(), sentences)
    };
    assert_eq!(
        cell("norway", "sanctions"),
        (
            "sentence",
            vec!["Norway, a neighbour, opposes sanctions.".to_owned()]
        )
    );
    assert_eq!(
        cell("peru", "sanctions"),
        (
            "paragraph",
            vec!["Peru left.".to_owned(), "Sanctions stay.".to_owned()]
        )
    );
}

#[test]
fn people_see_lines_of_eighty_columns() {
    let world = World::with("a.txt", BRIEFING);
    for command in ["positions", "matrix"] {
        let ran = world.run(&[command, "a.txt"]);
        assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
        assert!(
            ran.out.lines().all(|line| line.chars().count() <= 80),
            "{}",
            ran.out
        );
    }
    let out = world.run(&["positions", "a.txt"]).out;
    assert_eq!(
        out.lines().next(),
        Some("Ukraine  demands   Kyiv has consistently demanded an end to the tariffs.")
    );
    let out = world.run(&["matrix", "a.txt"]).out;
    let row = |name: &str| out.lines().find(|line| line.starts_with(name)).unwrap();
    assert!(
        row("Norway").contains('1') && row("Peru").contains('·'),
        "{out}"
    );
}

#[test]
fn tables_have_a_header() {
    let world = World::with("a.txt", BRIEFING);
    let out = world.run(&["positions", "a.txt", "--format", "csv"]).out;
    let head = "holder,cue,stance,start,end,text,holder_label,holder_mentions,section_heading\r\n";
    assert!(
        out.starts_with(&format!("{head}ukraine,demanded,demands,")),
        "{out}"
    );
    assert!(
        out.contains(",\"Norway, a neighbour, opposes sanctions.\",Norway,1,"),
        "{out}"
    );
    let out = world.run(&["matrix", "a.txt", "--format", "csv"]).out;
    assert!(
        out.starts_with(
            "stakeholder,issue,strength,sentences,stakeholder_label,issue_label,count\r\n"
        ),
        "{out}"
    );
}

#[test]
fn nothing_found_is_no_error() {
    let world = World::with("a.txt", "It rained.\n");
    for command in ["positions", "matrix"] {
        let ran = world.run(&[command, "a.txt"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
        let ran = world.run(&[command, "a.txt", "--format", "json"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), "[]\n"));
    }
}

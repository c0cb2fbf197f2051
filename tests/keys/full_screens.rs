//! Matrix, positions and brief: full screens over the text, each one key from its sentences.

use attache::app::{BriefRow, Effect, Event, Screen, Screens};
use attache::model::{Kind, Relations, Strength};

use super::harness::{Reader, SIZE, article, assert_says, assert_top};

const TEXT: &str = "\
# River Talks

## Levy

Norway demands an end to the levy. Peru warns that quotas will fail and that the levy stays.

## Quotas

Peru opposes the quotas. Chile left the town.

## Costs

The works cost $40 billion until 12 March 2026. Norway and Chile pay.
";

const LIT: &[(&str, Kind)] = &[
    ("Norway", Kind::Stakeholder),
    ("Peru", Kind::Stakeholder),
    ("Chile", Kind::Stakeholder),
    ("levy", Kind::Issue),
    ("quotas", Kind::Issue),
];

fn reader() -> Reader {
    Reader::open("river.md", TEXT).lit(LIT)
}

fn after(script: &str) -> Reader {
    let mut reader = reader();
    reader.press(script);
    reader
}

fn known(reader: &Reader) -> &Relations {
    reader.app.screens.known.as_ref().unwrap()
}

/// The selected cell in words: who, what, how many sentences, `·` for a paragraph only.
fn cell(reader: &Reader) -> String {
    let (known, matrix) = (known(reader), &reader.app.screens.matrix);
    let (stakeholder, issue) = matrix.names().unwrap();
    let label = |entity: u32| known.found.entities[entity as usize].label.as_str();
    let count = match matrix.cell(known) {
        None => "-".to_owned(),
        Some(cell) if cell.strength == Strength::Paragraph => "·".to_owned(),
        Some(cell) => cell.count.to_string(),
    };
    format!("{} {} {count}", label(stakeholder), label(issue))
}

/// The sentence of the selected position.
fn position(reader: &Reader) -> &str {
    let position = reader
        .app
        .screens
        .positions
        .selected(known(reader))
        .unwrap();
    position.sentence.of(&reader.app.article().text)
}

fn line(reader: &Reader) -> &str {
    &reader.app.screens.brief.selected().unwrap().name
}

#[test]
fn the_matrix_opens_on_its_first_filled_cell_and_moves() {
    let mut reader = after("M");
    for (script, wanted) in [
        ("", "Norway levy 1"),
        ("l", "Norway quotas ·"),
        ("9l", "Norway quotas ·"),
        ("j", "Peru quotas 2"),
        ("<Left>", "Peru levy 1"),
        ("<Down>", "Chile levy -"),
        ("9j", "Chile levy -"),
        ("<Right>", "Chile quotas ·"),
        ("k", "Peru quotas 2"),
        ("h", "Peru levy 1"),
        ("G", "Chile levy -"),
        ("g", "Norway levy 1"),
        ("9h9k", "Norway levy 1"),
    ] {
        reader.press(script);
        assert_eq!(cell(&reader), wanted, "{script}");
    }
}

#[test]
fn the_matrix_goes_from_filled_cell_to_filled_cell() {
    let mut reader = after("M");
    for (script, wanted) in [
        (".", "Norway quotas ·"),
        (".", "Peru levy 1"),
        ("2.", "Chile quotas ·"),
        (",", "Peru quotas 2"),
        // from an empty cell, too
        ("jh", "Chile levy -"),
        (".", "Chile quotas ·"),
        ("h,", "Peru quotas 2"),
    ] {
        reader.press(script);
        assert_eq!(cell(&reader), wanted, "{script}");
    }
    reader.press("..");
    assert_says(&reader, "No filled cell behind this one.");
    reader.press("g9h,");
    assert_says(&reader, "No filled cell before this one.");
    assert_eq!(cell(&reader), "Norway levy 1");
    // in the list of a cell it is the next sentence
    reader.press("3.<Enter>.");
    assert_eq!(reader.app.screens.matrix.sentences.selected, 1);
}

#[test]
fn what_is_mentioned_once_is_left_out_of_the_matrix_until_it_is_asked_for() {
    let text = format!("{TEXT}\n## Ferries\n\nBrazil fears the toll. Peru fears the toll tax.\n");
    let mut lit = LIT.to_vec();
    lit.extend([("Brazil", Kind::Stakeholder), ("toll tax", Kind::Issue)]);
    let mut reader = Reader::open("river.md", &text).lit(&lit);
    let sides = |reader: &Reader| {
        let matrix = &reader.app.screens.matrix;
        (matrix.stakeholders.len(), matrix.issues.len())
    };
    reader.press("M");
    assert_eq!(sides(&reader), (3, 2));
    reader.press("jl");
    assert_eq!(cell(&reader), "Peru quotas 2");
    reader.press("p");
    assert_eq!(sides(&reader), (4, 3));
    assert_eq!(cell(&reader), "Peru quotas 2", "the selection stays");
    reader.press("l");
    assert_eq!(cell(&reader), "Peru toll tax 1");
    reader.press("p");
    assert_eq!(cell(&reader), "Norway levy 1", "its column is gone");
    // where everything is mentioned once nothing is left out
    let mut reader = Reader::open("a.md", "Brazil fears the toll tax.\n").lit(&lit);
    reader.press("M");
    assert_eq!(
        (sides(&reader), reader.app.screens.matrix.hidden),
        ((1, 1), 0)
    );
    reader.press("p");
    assert_says(&reader, "Nothing is left out here.");
}

#[test]
fn the_sentences_of_a_cell_are_copied() {
    let first = "Peru warns that quotas will fail and that the levy stays.";
    let second = "Peru opposes the quotas.";
    for (script, copied) in [
        ("Mjly", format!("{first}\n{second}")),
        (
            "MjlY",
            format!(
                "“{first}” — River Talks, section “Levy”\n\
                 “{second}” — River Talks, section “Quotas”"
            ),
        ),
        ("Mjl<Enter>jy", second.to_owned()),
    ] {
        let reader = after(script);
        assert_eq!(reader.effects, [Effect::Copy(copied)], "{script}");
    }
    assert_says(
        &after("MjlY"),
        "Copied the 2 sentences with their citations.",
    );
    let reader = after("MGy");
    assert_says(&reader, "Nothing to copy here.");
    assert!(reader.effects.is_empty());
}

#[test]
fn a_cell_leads_to_its_sentences_and_these_to_the_text_and_back() {
    let mut reader = after("Mjl<Enter>");
    let matrix = &reader.app.screens.matrix;
    assert!(matrix.listed);
    assert_eq!(matrix.spans(known(&reader)).len(), 2);
    reader.press("j<Enter>");
    assert_eq!(reader.app.screens.open, None);
    assert_eq!(reader.current(), Some("Peru opposes the quotas."));
    reader.press("M");
    assert_eq!(cell(&reader), "Peru quotas 2");
    assert!(!reader.app.screens.matrix.listed);
    reader.press("<Enter>");
    assert_eq!(reader.app.screens.matrix.sentences.selected, 1);
    // another cell starts at its first sentence
    reader.press("<Esc>h<Enter><Enter>");
    let peru = "Peru warns that quotas will fail and that the levy stays.";
    assert_eq!(reader.current(), Some(peru));
}

#[test]
fn an_empty_cell_says_so() {
    let reader = after("MG<Enter>");
    assert_says(&reader, "Nothing here ties Chile to levy.");
    assert!(!reader.app.screens.matrix.listed);
    let mut reader = Reader::open("a.md", "Words.\n").lit(&[]);
    reader.press("M<Enter>jlhk");
    assert_eq!(reader.app.screens.open, Some(Screen::Matrix));
}

#[test]
fn each_key_back_closes_one_thing() {
    for key in ["q", "<Esc>"] {
        let mut reader = after("M<Enter>");
        reader.press(key);
        assert_eq!(reader.app.screens.open, Some(Screen::Matrix));
        assert!(!reader.app.screens.matrix.listed);
        for open in ["", "P", "B"] {
            reader.press(open).press(key);
            assert_eq!(reader.app.screens.open, None, "{open}{key}");
        }
        assert!(reader.effects.is_empty());
    }
}

#[test]
fn one_screen_leads_to_another() {
    for (script, open) in [
        ("MP", Some(Screen::Positions)),
        ("PB", Some(Screen::Brief)),
        ("BM", Some(Screen::Matrix)),
        ("MM", None),
        ("PP", None),
        ("BB", None),
        ("M?q", Some(Screen::Matrix)),
        ("oM", Some(Screen::Matrix)),
        ("M:positions: who<Enter>", Some(Screen::Positions)),
        (":brief me<Enter>", Some(Screen::Brief)),
    ] {
        assert_eq!(after(script).app.screens.open, open, "{script}");
    }
}

#[test]
fn verdicts_count() {
    let reader = after(".xM");
    let labels: Vec<&str> = (known(&reader).stakeholders.iter())
        .map(|at| known(&reader).found.entities[*at as usize].label.as_str())
        .collect();
    assert_eq!(labels, ["Peru", "Chile"]);
    assert_eq!(known(&reader).positions.len(), 2);
    // the mention of Norway stands for Peru
    let reader = after(".tPeru<Enter>M");
    assert_eq!(cell(&reader), "Peru levy 2");
    assert_eq!(known(&reader).positions.len(), 3);
    let mut left = known(&reader).found.entities.iter();
    assert!(left.all(|entity| entity.label != "Norway" && entity.mentions > 0));
}

#[test]
fn an_own_highlight_counts() {
    let mut reader = after("vi<Enter>");
    let own = reader.app.document.lights.kept[0].clone();
    assert_eq!(own.kind.mention(), Some(Kind::Issue));
    reader.press("M");
    let label = &own.subject.unwrap().label;
    let mut found = known(&reader).found.entities.iter();
    assert!(found.any(|entity| entity.label == *label && entity.mentions == 1));
    // it stands over what was found in it
    let mentions = &known(&reader).found.mentions;
    let apart = |pair: &[attache::model::Mention]| pair[0].span.end <= pair[1].span.start;
    assert!(mentions.windows(2).all(apart), "{mentions:?}");
}

#[test]
fn positions_lead_to_the_text_and_back() {
    let mut reader = after("P");
    assert_eq!(known(&reader).positions.len(), 3);
    reader.press("G");
    assert_eq!(position(&reader), "Peru opposes the quotas.");
    reader.press("<Enter>");
    assert_eq!(reader.app.screens.open, None);
    assert_eq!(reader.current(), Some("Peru opposes the quotas."));
    reader.press("P");
    assert_eq!(position(&reader), "Peru opposes the quotas.");
    reader.press("k<Enter>");
    assert!(reader.current().unwrap().starts_with("Peru warns"));
}

#[test]
fn positions_are_filtered() {
    let rows = |script: &str| after(script).app.screens.positions.rows.len();
    for (script, left) in [
        ("P/peru", 2),
        ("P/PERU opposes<Enter>", 1),
        ("P/§", 0),
        ("P/§<Enter>j<Enter>", 0),
        ("P/peru<Esc>", 3),
        ("P/peru<Enter><Esc>", 3),
        ("P/<Enter>", 3),
    ] {
        assert_eq!(rows(script), left, "{script}");
    }
    // letters are letters while it is typed, and q leaves with a filter on
    assert_eq!(after("P/MqB").app.screens.open, Some(Screen::Positions));
    assert_eq!(after("P/peru<Enter>q").app.screens.open, None);
    let mut reader = after("P/opposes<Enter>");
    assert_eq!(position(&reader), "Peru opposes the quotas.");
    // without the filter the row stays selected
    reader.press("<Esc>");
    assert_eq!(position(&reader), "Peru opposes the quotas.");
    reader.press("/");
    reader.update(Event::Paste("norway".to_owned()));
    assert!(position(&reader).starts_with("Norway demands"));
}

#[test]
fn the_brief_walks_its_lines() {
    let mut reader = Reader::at("river.md", TEXT, (80, 24)).lit(LIT);
    reader.press("B");
    let parts: Vec<&str> = (reader.app.screens.brief.rows.iter())
        .filter_map(|row| match row {
            BriefRow::Part(title) => Some(*title),
            _ => None,
        })
        .collect();
    let wanted = ["Sections", "Who wants what", "Issues", "Numbers and dates"];
    assert_eq!(parts, wanted);
    for (script, wanted) in [
        ("", "Levy"),
        ("2j", "Costs"),
        ("j", "Norway"),
        ("k", "Costs"),
        ("G", "12 March 2026"),
        ("k", "$40 billion"),
        ("g", "Levy"),
        ("9k", "Levy"),
    ] {
        reader.press(script);
        assert_eq!(line(&reader), wanted, "{script}");
    }
    assert_eq!(
        reader.app.screens.brief.list.top, 0,
        "the part's name is seen"
    );
    reader.press("j<Enter>");
    assert_top(&reader, "Quotas");
    reader.press("BG<Enter>");
    let works = "The works cost $40 billion until 12 March 2026.";
    assert_eq!(reader.current(), Some(works));
    reader.press("B");
    assert_eq!(line(&reader), "12 March 2026");
}

/// Rows of the brief that name sections, and whether all of who wants what is on the screen.
fn sections_of_the_brief(reader: &Reader) -> (usize, bool) {
    let brief = &reader.app.screens.brief;
    let is_section =
        |row: &&BriefRow| matches!(row, BriefRow::Line(line) if line.section.is_some());
    let is_held = |row: &BriefRow| matches!(row, BriefRow::Line(line) if line.stance.is_some());
    let last = brief.rows.iter().rposition(is_held).unwrap();
    let height = usize::from(Screens::split(reader.app.view.size.1).0);
    let sections = brief.rows.iter().filter(is_section).count();
    (sections, last < brief.list.top + height)
}

#[test]
fn many_sections_leave_the_brief_room_for_who_wants_what() {
    let sections: Vec<String> = (1..=30)
        .map(|number| format!("## Part {number}\n\nNorway demands levy {number}.\n\n"))
        .collect();
    let sections = sections.concat();
    let text = format!("# River Talks\n\n{sections}## Quotas\n\nPeru opposes the quotas.\n");
    let mut reader = Reader::at("river.md", &text, (80, 24)).lit(LIT);
    reader.press("B");
    let (few, held) = sections_of_the_brief(&reader);
    assert!(held && (5..31).contains(&few), "{few}");
    let remark = format!("{} further sections", 31 - few);
    let rows = &reader.app.screens.brief.rows;
    assert!(rows.contains(&BriefRow::Remark(remark)), "{rows:?}");
    reader.press("GG");
    assert_eq!(line(&reader), "quotas");
    reader.update(Event::Resize(80, 60));
    let (many, _) = sections_of_the_brief(&reader);
    assert_eq!((many, line(&reader)), (31, "quotas"));
    reader.update(Event::Resize(20, 5));
    assert_eq!(sections_of_the_brief(&reader).0, 1);
    assert_eq!(line(&reader), "quotas");
}

#[test]
fn nothing_is_asked_before_all_is_known_nor_twice() {
    let mut reader = Reader::of(article("river.md", TEXT), true, SIZE);
    reader.hold = true;
    let asked = |reader: &Reader| reader.effects.contains(&Effect::Relate);
    reader.press("MPB");
    assert!(!asked(&reader), "no highlights yet");
    let mut reader = reader.lit(LIT);
    assert!(asked(&reader), "asked as soon as they are there");
    assert!(reader.app.screens.known.is_none());
    reader.effects.clear();
    // keys are taken while it is worked out, and the answer finds them
    reader.press("jl<Enter>M");
    let found = reader.app.screens.asked().unwrap().clone();
    let relations = attache::open::relations(reader.app.article(), &found);
    reader.update(Event::Related(relations.clone().into()));
    assert_eq!(cell(&reader), "Norway levy 1");
    reader.press("MMPPBB<Enter>M");
    assert!(!asked(&reader), "known already");
    reader.press("q.xM");
    assert!(asked(&reader), "a verdict asks anew");
    // the answer about the highlights of before comes too late
    reader.update(Event::Related(relations.into()));
    let old = reader.app.screens.known.clone().unwrap();
    assert!(std::sync::Arc::ptr_eq(&old.found, &found));
}

#[test]
fn the_cell_stays_when_highlights_change() {
    // with Peru's position on Norway's line gone, Peru keeps its cell
    let mut reader = after("Mjlq");
    reader.press("g.xM");
    assert_eq!(cell(&reader), "Peru quotas 2");
}

#[test]
fn another_article_makes_new_screens() {
    let mut reader = after("MPB");
    reader.hold = true;
    let newer = article("river.md", &TEXT.replace("Norway", "Sweden"));
    reader.opened(newer, true);
    assert!(reader.app.screens.known.is_none());
    reader.hold = false;
    let mut reader = reader.lit(&[("Sweden", Kind::Stakeholder), ("levy", Kind::Issue)]);
    reader.press("M");
    assert_eq!(cell(&reader), "Sweden levy 1");
}

#[test]
fn a_wide_matrix_scrolls_sideways() {
    let words: Vec<String> = (b'a'..=b'z')
        .map(|c| format!("matter{}", char::from(c)))
        .collect();
    let text = format!("Peru wants {}.\n", words.join(". Peru wants "));
    let mut lit = vec![("Peru", Kind::Stakeholder)];
    lit.extend(words.iter().map(|word| (word.as_str(), Kind::Issue)));
    for columns in [20, 40, 80, 120] {
        let mut reader = Reader::at("a.md", &text, (columns, 12)).lit(&lit);
        reader.press("M");
        for column in 0..words.len() {
            let matrix = &reader.app.screens.matrix;
            assert_eq!(matrix.column, column);
            let grid = matrix.grid(known(&reader), columns);
            let shown = grid.columns.iter().find(|(index, ..)| *index == column);
            let (_, x, wide) = *shown.unwrap();
            assert!(x + wide <= columns, "{columns}: {column} {grid:?}");
            assert_eq!(grid.more, grid.columns.last().unwrap().0 + 1 < words.len());
            reader.press("l");
        }
        reader.press("99h");
        assert_eq!(reader.app.screens.matrix.left, 0);
    }
}

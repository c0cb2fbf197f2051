//! One test for each kind of heading, and one for each kind of line that is none.

use super::{plain, sections};
use crate::model::{Block, BlockKind};

pub(super) const PROSE: &str = "The two delegations met again on Thursday and agreed to go on talking about the \
    border, although neither of them expects a result before the end of the year.";

/// Headings of `text`, with their levels.
pub(super) fn headings(text: &str) -> Vec<(String, u8)> {
    let body = plain(text);
    let found = sections(&body).into_iter();
    found
        .filter_map(|section| Some((section.heading?.of(&body.text).to_owned(), section.level)))
        .collect()
}

/// A text with a title and two lines between paragraphs, blank lines around them.
fn between(first: &str, second: &str) -> String {
    format!("A Day at the Border\n\n{PROSE}\n\n{first}\n\n{PROSE}\n\n{second}\n\n{PROSE}\n")
}

fn assert_headings(first: &str, second: &str) {
    let found: Vec<String> = headings(&between(first, second))
        .into_iter()
        .map(|found| found.0)
        .collect();
    assert_eq!(found, [first, second]);
}

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let body = plain(text);
    let shown = |block: &Block| (block.kind, block.span.of(&body.text).to_owned());
    body.blocks.iter().map(shown).collect()
}

#[test]
fn headings_of_every_style() {
    assert_headings("Two Fleets and One Quota", "The Ministry\u{2019}s Offer");
    assert_headings("What happens next", "Reactions from Ukraine and allies");
    assert_headings("THE CENTRAL BANK", "THE PORT STRIKE");
    assert_headings("What is at stake?", "Who pays for it?");
    assert_headings("1. Introduction", "2. What went wrong");
    assert_headings("I. The Facts", "II. The Inquiry");
    assert_headings("A. Evidence", "B. Statements of the crew");
    assert_headings("Article 1", "Article 2");
    assert_headings("Chapter 1. Before Arrival", "Chapter 2. The First Days");
    assert_headings("Позиция поставщика", "Позиция покупателей");
    assert_headings("Статья 1", "Статья 2");
    assert_headings("一、背景", "二、各方立场");
    assert_headings("第一条", "第二条");
    assert_headings("المادة 1", "المادة 2");
    assert_headings("Réactions des syndicats", "Principales mesures");
    assert_headings("Gasversorgung", "Empfehlungen");
    assert_headings("Background:", "Outlook:");
    assert_headings("Prices", "Summary");
    assert_headings(
        "\u{201c}We will not wait\u{201d}",
        "\u{201c}Nobody asked us\u{201d}",
    );
}

#[test]
fn lines_that_are_no_headings() {
    for line in [
        "By Jane Doe",
        "\u{2014} Jane Doe, Minister of Trade",
        "https://example.org/article",
        "Dear colleagues,",
        "- One item without a full stop",
        "Kenya      12.4      9",
        "The minister left.",
        "Read more",
        "Photo: Coast Guard",
    ] {
        let text = format!(
            "A Day at the Border\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\n{PROSE} {PROSE}\n\n{PROSE}\n"
        );
        assert_eq!(headings(&text), [], "{line}");
    }
}

#[test]
fn short_lines_right_below_each_other_stay_lines() {
    let names = "Members\n\nAlbania\nBotswana\nCosta Rica\nDominican Republic\nEstonia\n";
    assert_eq!(headings(names), []);
    let found = blocks(names);
    assert_eq!(found.len(), 6);
    assert!(
        found
            .iter()
            .skip(1)
            .all(|(kind, _)| *kind == BlockKind::Verbatim)
    );
}

#[test]
fn a_heading_needs_text_below_it() {
    assert_eq!(
        headings(&format!(
            "A Day at the Border\n\n{PROSE}\n\nThe Last Word\n"
        )),
        []
    );
}

#[test]
fn underlines_and_ornament_are_left_out() {
    let text = format!(
        "The Title\n=========\n\nPurpose\n-------\n\n{PROSE}\n\nOutlook\n-------\n\n{PROSE}\n"
    );
    let body = plain(&text);
    assert_eq!(
        body.title.as_ref().map(|title| title.text.as_str()),
        Some("The Title")
    );
    assert!(!body.text.contains("--") && !body.text.contains("=="));
    let found: Vec<String> = headings(&text).into_iter().map(|found| found.0).collect();
    assert_eq!(found, ["Purpose", "Outlook"]);
    let text = between("=== Purpose ===", "=== Outlook ===");
    assert!(!plain(&text).text.contains("=="));
    assert_found(&text, &["Purpose", "Outlook"]);
}

#[test]
fn levels_follow_numbers_and_styles() {
    let text = format!(
        "A Plan\n\n1. Aims\n\n{PROSE}\n\n2. Means\n\n2.1 Money\n\n{PROSE}\n\n2.2 Staff\n\n{PROSE}\n"
    );
    let levels: Vec<u8> = headings(&text).into_iter().map(|found| found.1).collect();
    assert_eq!(levels, [1, 1, 2, 2]);
    let text = format!(
        "A Plan\n\nTHE NORTH\n\n{PROSE}\n\nThe Eastern Coast\n\n{PROSE}\n\nTHE SOUTH\n\n{PROSE}\n"
    );
    let levels: Vec<u8> = headings(&text).into_iter().map(|found| found.1).collect();
    assert_eq!(levels, [1, 2, 1]);
}

#[test]
fn each_rule_below_headings_is_a_level_of_its_own() {
    let text = format!(
        "The Plan\n========\n\nThe North\n---------\n\n{PROSE}\n\nThe Ports\n~~~~~~~~~\n\n{PROSE}\n\n\
         The South\n---------\n\n{PROSE}\n"
    );
    let levels: Vec<u8> = headings(&text).into_iter().map(|found| found.1).collect();
    assert_eq!(levels, [1, 2, 1]);
}

#[test]
fn titles_and_their_absence() {
    let title = |text: &str| plain(text).title.map(|title| (title.text, title.line));
    let named = |words: &str, line| Some((words.to_owned(), line));
    assert_eq!(
        title(&format!("Briefing: The Strait\n{PROSE}\n")),
        named("Briefing: The Strait", 1)
    );
    assert_eq!(
        title(&format!("Ministers agree to keep talks alive\n\n{PROSE}\n")),
        named("Ministers agree to keep talks alive", 1)
    );
    assert_eq!(title(&format!("{PROSE}\n\n{PROSE}\n")), None);
    assert_eq!(
        title(&format!("KYIV, Nov. 3 (Newswire) - {PROSE}\n\n{PROSE}\n")),
        None
    );
    assert_eq!(title(&format!("Dear Minister,\n\n{PROSE}\n")), None);
    assert_eq!(title("Kenya and Brazil met on Monday.\n"), None);
    assert_eq!(title("The Talks\n"), Some(("The Talks".to_owned(), 1)));
    let mail = plain(&format!(
        "From: A <a@example.org>\nDate: 4 Feb 2020\nSubject: The lock\n\n{PROSE}\n"
    ));
    assert_eq!(
        mail.title.map(|title| title.text).as_deref(),
        Some("The lock")
    );
    assert_eq!(mail.date.as_deref(), Some("4 Feb 2020"));
    assert_eq!(mail.publisher.as_deref(), Some("A <a@example.org>"));
}

#[test]
fn what_an_office_puts_above_its_title_is_none() {
    let text = format!(
        "FOR IMMEDIATE RELEASE\n4 March 2025\nContact: Ada Orme, +44 20 5555 0142\n\n\
         Harbour Authority opens new quay at Port Alder\n\nPORT ALDER \u{2014} {PROSE}\n\n{PROSE}\n\n\
         About the Harbour Authority\n\n{PROSE}\n"
    );
    let title = plain(&text).title.map(|title| title.line);
    assert_eq!(title, Some(5));
    assert_found(&text, &["About the Harbour Authority"]);
}

#[test]
fn who_resolves_something_below_a_comma_is_no_title() {
    let body = plain(
        "The Lomu Council,\n\nRecalling its vote of last year,\n\n1. Asks all members to pay;\n\n2. Thanks them.\n",
    );
    assert!(
        body.blocks
            .iter()
            .all(|block| block.kind != BlockKind::Title)
    );
}

#[test]
fn the_first_of_headings_that_look_alike_is_no_title() {
    let heads = ["HIGHLIGHTS", "SITUATION OVERVIEW", "RESPONSE", "FUNDING"];
    let text = heads.map(|head| format!("{head}\n\n{PROSE} {PROSE}\n\n"));
    assert_found(&text.concat(), &heads);
}

#[test]
fn who_speaks_may_stand_on_a_line_of_its_own() {
    let (first, second) = (
        format!(
            "{PROSE} Officials on both sides said that the next round would be held in the spring."
        ),
        "Fuel prices on the islands rose by a tenth in March, and the cooperative that runs the depot says \
         it can hold them only until the summer. The ministry has promised to look into a subsidy.",
    );
    let turns = [
        (first.as_str(), second),
        ("Who pays for it?", &first),
        ("And when?", second),
    ]
    .map(|(asked, told)| format!("MS KEMP:\n{asked}\n\nTHE MINISTER:\n{told}\n\n"));
    let text = format!(
        "Interview with the Minister of Transport\n\n{}",
        turns.concat()
    );
    assert_found(&text, &[]);
}

#[test]
fn wrapped_prose_is_joined() {
    let text = "The committee met on 9 June and considered the long-\n\
        term draft that had been sent to all of its members\n\
        in May. It decided to keep it, and asked for another\n\
        footnote on small harbours.\n";
    let found = blocks(text);
    assert_eq!(found.len(), 1);
    assert!(found[0].1.contains("the long-term draft") && found[0].1.contains("members in May"));
}

#[test]
fn words_that_a_line_tears_are_whole() {
    let text = "Survey of the Coastal Ferries\n\n\
        The Under-Secretary of the harbour board wrote to the minis-\n\
        try of transport in spring about the plans of the small inter-\n\
        regional lines on the coast. As a result such levies and prac-\n\
        tices have been looked at once more. Owners of the Balto-\n\
        slavian Line asked for time over the winter, and Sena-\n\
        tor Petra Vesely thanked the crews of the Inter-\n\
        regional Harbour Fund for its mid- and long-term loans, which the coastal\n\
        towns approved in the same week in a vote by show of hands.\n";
    let found = blocks(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].1.contains("Sena-tor Petra") || found[1].1.contains("Senator Petra"));
}

#[test]
fn one_wrapped_paragraph_among_long_lines_is_joined() {
    let long = "The ferry board met on Monday and heard both sides at length, as it does every spring before \
        the season opens, and put off the vote on the levy until the harbour has told what it costs. ";
    let wrapped = "The forecasts of the summer have been fairly accurate. Orderly\n\
        repairs have been carried out, which is needed to keep the loss\n\
        of traffic small. Other works will begin.";
    let text = format!("{long}\n\n{long}{long}\n\n{wrapped}\n\n{long}\n");
    let found = blocks(&text);
    assert_eq!(found.len(), 4);
    assert_eq!(found[2].1, wrapped.replace('\n', " "));
}

#[test]
fn quotes_lose_their_marks_and_keep_their_depth() {
    let body =
        plain("We can do that on Friday, if it suits you.\n\n> When can we do it?\n> > Soon.\n");
    let quotes: Vec<(u8, &str)> = body
        .blocks
        .iter()
        .map(|block| (block.quote, block.span.of(&body.text)))
        .collect();
    assert_eq!(quotes[1..], [(1, "When can we do it?"), (2, "Soon.")]);
}

#[test]
fn items_hang_behind_their_marks() {
    let body = plain("The list:\n\n- one thing that\n  goes on\n  - inner\n- two\n");
    let items: Vec<_> = body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Item)
        .collect();
    assert_eq!(items.len(), 3);
    assert_eq!(
        (items[0].span.of(&body.text), items[0].hang),
        ("- one thing that goes on", 2)
    );
    assert_eq!((items[0].level, items[1].level, items[2].level), (1, 2, 1));
    assert_eq!((items[1].gap, items[2].gap), (0, 0));
}

#[test]
fn running_heads_are_no_headings() {
    let page = format!("{PROSE}\n\nFisheries Committee Report\n\n");
    assert_eq!(headings(&format!("The Report\n\n{}", page.repeat(5))), []);
}

#[test]
fn a_ruled_row_of_a_table_is_no_title() {
    let body = super::plain(
        "Volumes grew again last year, and the ports were not ready for it at all.\n\n\
         Indicator          Period    Figure\n\
         ----------------   ------   -------\n\
         Freight carried      2023    2.8 Mt\n\
         Freight carried      2024    4.5 Mt\n\n\
         The figures are those of the government, and nobody has checked them.\n",
    );
    let table = body
        .blocks
        .iter()
        .filter(|block| (3..7).contains(&block.line));
    let kinds: Vec<_> = table.map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Verbatim; 4]);
    assert!(body.title.is_none_or(|title| title.line < 3));
}

#[test]
fn who_asks_in_a_talk_has_a_turn() {
    let turns = [
        "Harbour News: Why was the quota cut?",
        "Harbour News: What happens to the crews?",
        "Harbour News: Who decides in March?",
    ]
    .map(|asked| format!("{asked}\n\nAda Orme: {PROSE}\n\n"));
    assert_eq!(headings(&format!("{PROSE}\n\n{}", turns.concat())), []);
}

/// A text with `lines`, each above its own paragraph.
fn under(lines: &[&str]) -> String {
    let parts: Vec<String> = lines
        .iter()
        .map(|line| format!("{line}\n{PROSE}\n"))
        .collect();
    format!("A Day at the Border\n\n{}", parts.join("\n"))
}

fn assert_found(text: &str, expected: &[&str]) {
    let found: Vec<String> = headings(text).into_iter().map(|found| found.0).collect();
    assert_eq!(found, expected);
}

#[test]
fn marks_above_paragraphs_are_headings_and_those_of_lists_are_not() {
    for lines in [
        ["■ Power", "■ Gas"],
        ["1) Purpose", "2) Ideas"],
        ["a. Disappearance", "b. Prison conditions"],
        ["1 Purpose", "2 Ideas for a debate"],
    ] {
        assert_found(&under(&lines), &lines);
    }
    let list = "■ Power\n■ Gas\n■ Oil";
    assert_found(
        &format!("A Day at the Border\n\n{PROSE}\n\n{list}\n\n{PROSE}\n"),
        &[],
    );
}

#[test]
fn a_number_alone_may_be_a_heading() {
    let text = format!("The Long Road\n\n1.\n\n{PROSE}\n\n2.\n\n{PROSE}\n");
    assert_eq!(headings(&text).len(), 2);
}

#[test]
fn a_title_is_no_heading_nor_is_it_said_again() {
    for text in [
        format!("Talks on the Levy\n\n{PROSE}\n\n{PROSE}\n"),
        format!("Talks on the Levy\n\nHome\nNews\n\nTalks on the Levy\n\n{PROSE}\n\n{PROSE}\n"),
    ] {
        let body = plain(&text);
        let title = body.title.as_ref().map(|title| title.text.as_str());
        assert_eq!(title, Some("Talks on the Levy"));
        let found = headings(&text);
        assert!(
            found.iter().all(|found| found.0 != "Talks on the Levy"),
            "{found:?}"
        );
    }
}

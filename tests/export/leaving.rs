//! What leaves the reader honours the verdicts, in every format for people.

use attache::export::Format;
use attache::model::{Highlight, Verdict};
use pulldown_cmark::{Event, Options, Parser};

use crate::{alone, on, opened, shared, written};

const RAW: &str = "# Grain Talks\n\nFrance demands a levy on grain. Kenya refuses the levy.\n\n## Who Pays\n\nFrance met Kenya. Nobody asked Chad | or \"Mali\".\n";

fn decided(text: &str, words: &str, nth: usize, verdict: Verdict) -> Highlight {
    Highlight {
        verdict,
        at: 1_795_547_681_123,
        ..on(text, words, nth)
    }
}

fn reviewed(text: &str) -> Vec<Highlight> {
    let mut noted = decided(text, "Kenya", 1, Verdict::Accepted);
    noted.note = Some("since spring".to_owned());
    vec![
        decided(text, "France", 0, Verdict::Accepted),
        decided(text, "Kenya", 0, Verdict::Accepted),
        on(text, "France", 1),
        noted,
        decided(text, "Chad", 0, Verdict::Rejected),
        decided(text, "Mali", 0, Verdict::Accepted),
    ]
}

#[test]
fn a_page_of_markdown_answers_who_wants_what() {
    let article = opened(RAW, "a.md");
    let page = written(&article, &reviewed(&article.text), Format::Md);
    let heads: Vec<&str> = page.lines().filter(|line| line.starts_with('#')).collect();
    let wanted = [
        "# Grain Talks",
        "## My notes",
        "## Stakeholders",
        "### France",
        "### Kenya",
        "### Mali",
        "## Positions",
        "### France",
        "### Kenya",
        "## Decisions",
    ];
    assert_eq!(heads, wanted, "{page}");
    for line in [
        "- Source: a.md",
        "> France met Kenya.",
        "*Who Pays, [line 7](<a.md#q=Kenya.>)*",
        "since spring",
        "state · 2 mentions · 1 accepted",
        "- France demands a levy on grain. ([line 3](<a.md#q=France>))",
        "- **refuses**: Kenya refuses the levy. ([line 3](<a.md#q=Kenya%20refuses%20the%20levy.>))",
        "| Kenya | Kenya | stakeholder, state | accepted | Who Pays | 7 | 2026-11-24 |",
    ] {
        assert!(page.lines().any(|known| known == line), "{line}\n{page}");
    }
    assert!(
        !page.contains("rejected") && !page.contains("| Chad"),
        "{page}"
    );
    // a table stays a table whatever stands in a cell
    let rows = page.lines().filter(|line| line.starts_with('|'));
    assert_eq!(rows.count(), 2 + 4);
    let events = Parser::new_ext(&page, Options::ENABLE_TABLES);
    let html = events.filter(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
    assert_eq!(html.count(), 0);
}

#[test]
fn a_table_has_the_sentence_and_the_section() {
    let article = opened(RAW, "a.md");
    let table = written(&article, &reviewed(&article.text), Format::Csv);
    let mut lines = table.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .ends_with(",sentence,section_heading,entity_label")
    );
    let chad = lines.find(|line| line.contains(",Chad,")).unwrap();
    let wanted = ",\"Nobody asked Chad | or \"\"Mali\"\".\",Who Pays,Chad";
    assert!(chad.ends_with(wanted), "{chad}");
}

#[test]
fn in_the_lead_there_is_no_heading() {
    let article = opened("Kenya refuses.\n", "a.txt");
    let kept = [alone(decided(&article.text, "Kenya", 0, Verdict::Accepted))];
    let table = shared(&article, &kept, Format::Csv);
    assert!(
        table.trim_end().ends_with(",Kenya refuses.,,Kenya"),
        "{table}"
    );
}

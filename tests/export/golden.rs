//! Each format on one small article, to look at; and that it is what it says it is.

use attache::export::Format;
use attache::model::{Highlight, Verdict};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

use crate::validator::faults;
use crate::{RAW, on, opened, some, value, written};

fn schema() -> Value {
    value(include_str!("../../assets/export.schema.json"))
}

fn sample(format: Format) -> String {
    let article = opened(RAW, "my <file>.md");
    written(&article, &some(&article.text), format)
}

#[test]
fn every_format_as_it_was_agreed() {
    insta::assert_snapshot!("md", sample(Format::Md));
    insta::assert_snapshot!("json", sample(Format::Json));
    insta::assert_snapshot!("csv", sample(Format::Csv).replace('\r', ""));
    insta::assert_snapshot!("html", sample(Format::Html));
    insta::assert_snapshot!("w3c", sample(Format::W3c));
}

#[test]
fn a_table_of_the_article_is_one_of_the_page() {
    let raw = "# Levy\n\n| party | says |\n|---|---|\n| Kenya | 1 < 2 |\n| Chad | |\n";
    let article = opened(raw, "levy.md");
    let kenya = Highlight {
        verdict: Verdict::Accepted,
        note: Some("Since spring.".to_owned()),
        ..on(&article.text, "Kenya", 0)
    };
    let page = written(&article, &[kenya], Format::Html);
    for part in [
        "<tr><th scope=\"col\"><strong>party</strong></th><th scope=\"col\"><strong>says</strong></th></tr>",
        "<td data-head=\"says\">1 &lt; 2</td></tr>",
        "<mark class=\"stakeholder\">Kenya</mark>",
        "Since spring.</span></td>",
        "<tr><td data-head=\"party\">",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert_eq!(page.matches("<table>").count(), 1, "{page}");
}

#[test]
fn nothing_decided_is_an_export_too() {
    let article = opened("Only words.\n", "a.txt");
    assert_eq!(
        written(&article, &[], Format::Md),
        "# a.txt\n\n- Source: a.txt\n\nNothing decided or noted yet.\n"
    );
    assert_eq!(
        value(&written(&article, &[], Format::Json))["highlights"],
        value("[]")
    );
    assert_eq!(written(&article, &[], Format::Csv).lines().count(), 1);
    let page = written(&article, &[], Format::Html);
    assert!(!page.contains("<mark") && page.contains("<p>Nothing decided or noted yet.</p>"));
}

#[test]
fn the_json_fits_its_schema() {
    let found = value(&sample(Format::Json));
    assert_eq!(faults(&schema(), &found), [""; 0]);
    assert_eq!(found["highlights"].as_array().unwrap().len(), 8);
}

/// Each change makes the document invalid.
#[test]
fn the_schema_says_enough() {
    let whole = value(&sample(Format::Json));
    let fields: Vec<String> = whole["highlights"][0]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    for at in 0..8 {
        for field in &fields {
            let mut bad = whole.clone();
            bad["highlights"][at].as_object_mut().unwrap().remove(field);
            assert!(!faults(&schema(), &bad).is_empty(), "{at} without {field}");
            let mut bad = whole.clone();
            bad["highlights"][at][field] = value("[1.5]");
            assert!(
                !faults(&schema(), &bad).is_empty(),
                "{at} with an odd {field}"
            );
        }
    }
    let mut bad = whole.clone();
    bad["highlights"][0]["extra"] = value("1");
    assert!(!faults(&schema(), &bad).is_empty());
    let mut bad = whole;
    bad["highlights"][0]["orphaned"] = value("true");
    assert!(!faults(&schema(), &bad).is_empty());
}

/// The source of an annotation is the name of the file, whatever characters it has.
#[test]
fn the_source_of_annotations_is_the_very_name() {
    let article = opened(RAW, "a\nb\u{200b}\tc.md");
    let page = value(&written(
        &article,
        &[on(&article.text, "Kyiv", 0)],
        Format::W3c,
    ));
    let source = &page["items"][0]["target"]["source"];
    assert_eq!(source, "a%0Ab%E2%80%8B%09c.md");
}

/// The keys that the Web Annotation Data Model requires ("must"), and the values it allows.
#[test]
fn the_annotations_have_what_the_model_requires() {
    let page = value(&sample(Format::W3c));
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    assert!(page["id"].as_str().unwrap().starts_with("urn:"));
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 8);
    let mut ids: Vec<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 8);
    let purposes = ["identifying", "classifying", "commenting", "assessing"];
    for item in items {
        assert_eq!(item["type"], "Annotation");
        assert!(item["id"].as_str().unwrap().starts_with("urn:uuid:"));
        for motivation in item["motivation"].as_array().unwrap() {
            assert!(purposes.contains(&motivation.as_str().unwrap()));
        }
        for body in item["body"].as_array().unwrap() {
            assert_eq!(body["type"], "TextualBody");
            assert!(body["value"].is_string() && body["format"] == "text/plain");
            assert!(
                item["motivation"]
                    .as_array()
                    .unwrap()
                    .contains(&body["purpose"])
            );
        }
        assert_eq!(item["target"]["source"], "my%20%3Cfile%3E.md");
        let selectors = item["target"]["selector"].as_array().unwrap();
        assert_eq!(selectors[0]["type"], "TextQuoteSelector");
        assert!(selectors[0]["exact"].is_string());
        for selector in &selectors[1..] {
            assert_eq!(selector["type"], "TextPositionSelector");
            assert!(selector["start"].as_u64().unwrap() < selector["end"].as_u64().unwrap());
        }
    }
}

#[test]
fn markdown_shows_the_words_as_they_are() {
    let article = opened(RAW, "a.md");
    let highlights = some(&article.text);
    let md = written(&article, &highlights, Format::Md);
    let mut quotes = Vec::new();
    let mut links = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new(&md) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => open = Some(String::new()),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::End(pulldown_cmark::TagEnd::BlockQuote(_)) => quotes.extend(open.take()),
            Event::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::SoftBreak => {
                if let Some(open) = &mut open {
                    open.push('\n');
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("markup got through: {html}"),
            _ => {}
        }
    }
    // the quotes are what was noted, each in its sentence
    let noted = highlights
        .iter()
        .filter(|highlight| highlight.note.is_some());
    let noted: Vec<&str> = noted.map(|highlight| &*highlight.anchor.exact).collect();
    assert_eq!(quotes.len(), noted.len());
    for words in noted {
        assert!(
            quotes.iter().any(|quote| quote.contains(words)),
            "{words}: {quotes:?}"
        );
    }
    // the second "Ukraine" must not lead to the first
    let ukraine = links
        .iter()
        .find(|link| link.contains("#q=Ukraine"))
        .unwrap();
    assert_eq!(ukraine, "a.md#q=Ukraine%3A%20%5Bmoney");
}

#[test]
fn the_page_holds_no_markup_of_others() {
    let page = sample(Format::Html);
    assert!(!page.contains("<script") && !page.contains("javascript:") && !page.contains("<b>"));
    assert!(page.contains("&lt;script&gt;") || page.contains("script&gt;alert"));
    assert!(page.contains("<a href=\"https://a.example/?x=1&amp;y=&quot;2&quot;\""));
    // accepted and noted are lit, rejected is not
    assert!(
        page.contains("<mark class=\"stakeholder\">Kyiv</mark>"),
        "{page}"
    );
    assert!(!page.contains("<mark class=\"issue\">sanctions"));
    // every tag that opens closes
    for tag in [
        "mark",
        "p",
        "pre",
        "li",
        "ol",
        "a",
        "sup",
        "blockquote",
        "h2",
        "em",
        "code",
    ] {
        let opened =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn no_control_character_comes_through() {
    let article = opened(RAW, "a\x1b[1m.md");
    let mut highlights: Vec<Highlight> = some(&article.text);
    for highlight in &mut highlights {
        highlight.note = Some("\x1b]52;c;x\x07 \u{202e}\u{9b}1m\0 end".to_owned());
        if let Some(subject) = &mut highlight.subject {
            subject.label.push('\x1b');
        }
        if highlight.span.is_none() {
            highlight.anchor.exact.push_str("\x1b[2J");
            highlight.anchor.prefix.push('\x07');
        }
    }
    for format in [
        Format::Md,
        Format::Json,
        Format::Csv,
        Format::Html,
        Format::W3c,
    ] {
        let out = written(&article, &highlights, format);
        let bad = out.chars().find(|c| {
            c.is_control() && !matches!(c, '\n' | '\r') || matches!(c, '\u{202a}'..='\u{202e}')
        });
        assert_eq!(bad, None, "{format:?}");
        for escape in ["\\u001b", "\\u0007", "\\u0000", "\\u202e"] {
            assert!(!out.contains(escape), "{format:?} {escape}");
        }
    }
}

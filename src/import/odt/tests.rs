//! What is read, and what it becomes.

use std::path::Path;

use super::super::archive::archive;
use super::super::{Content, Input};
use super::read;
use crate::model::{BlockKind, Body};

const TYPE: &str = "application/vnd.oasis.opendocument.text";

fn input(bytes: Vec<u8>) -> Input<'static> {
    Input {
        bytes,
        path: Path::new("a.odt"),
        part: None,
        whole: false,
        known: crate::import::table::KNOWN,
    }
}

/// A text of these styles and paragraphs.
fn opened(styles: &str, text: &str) -> Body {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    let files = [("mimetype", TYPE), ("content.xml", content.as_str())];
    let mut parts = read(input(archive(&files))).unwrap();
    match parts.remove(0).content {
        Content::Body(body) => *body,
        other => panic!("{other:?}"),
    }
}

#[test]
fn headings_lists_and_white_space() {
    let list = "<text:list-style style:name='N'><text:list-level-style-number text:level='1' \
        style:num-format='1' style:num-suffix='.'/></text:list-style>";
    let body = opened(
        list,
        "<text:p text:style-name='Title'>Levy</text:p>\
         <text:h text:outline-level='2'>Who  \n pays</text:h>\
         <text:list text:style-name='N'><text:list-item><text:p>One</text:p><text:p>more</text:p>\
         </text:list-item><text:list-item><text:p>Two<text:s text:c='2'/>blanks</text:p></text:list-item>\
         </text:list><text:p>End<text:line-break/>line</text:p>",
    );
    assert_eq!(
        body.text,
        "Levy\n\nWho pays\n\n1. One\n\nmore\n\n2. Two  blanks\n\nEnd\nline"
    );
    assert_eq!(body.title.unwrap().text, "Levy");
    let heading = body
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Heading);
    assert_eq!(heading.unwrap().level, 2);
}

#[test]
fn notes_and_comments_are_no_part_of_the_sentence() {
    let body = opened(
        "",
        "<text:p>The levy <office:annotation office:name='1'><dc:creator>Ola Lund</dc:creator>\
         <dc:date>2026</dc:date><text:p>By how much?</text:p></office:annotation>rises\
         <office:annotation-end office:name='1'/><text:note><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>By 12 %.</text:p></text:note-body></text:note>.</text:p>",
    );
    assert_eq!(body.text, "The levy rises[1].\n\n[1] By 12 %.");
    let [remark] = &body.about.remarks[..] else {
        panic!("{:?}", body.about.remarks)
    };
    assert_eq!(remark.span.of(&body.text), "rises");
    assert_eq!(
        (&*remark.author, &*remark.text),
        ("Ola Lund", "By how much?")
    );
}

#[test]
fn raised_and_lowered_figures_stay_apart_from_numbers() {
    let style = |name: &str, place: &str| {
        format!(
            "<style:style style:name='{name}'><style:text-properties \
             style:text-position='{place}'/></style:style>"
        )
    };
    let styles = style("Up", "super 58%") + &style("Down", "-33% 58%") + &style("On", "0% 100%");
    let span = |style: &str, text: &str| {
        format!("<text:span text:style-name='{style}'>{text}</text:span>")
    };
    let text = format!(
        "<text:p>In 1991{} 10{} tons of CO{}, the 2{}.</text:p>",
        span("Up", "1"),
        span("Up", &("6".to_owned() + &span("On", "0"))),
        span("Down", "2"),
        span("Up", "nd")
    );
    assert_eq!(
        opened(&styles, &text).text,
        "In 1991¹ 10⁶0 tons of CO₂, the 2nd."
    );
}

#[test]
fn what_was_deleted_is_not_shown() {
    let body = opened(
        "",
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>\
         </text:deletion></text:changed-region></text:tracked-changes>\
         <text:p>Kept<text:change text:change-id='1'/></text:p>",
    );
    assert_eq!(body.text, "Kept");
}

#[test]
fn tables_have_rows() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row =
        |a: &str, b: &str| format!("<table:table-row>{}{}</table:table-row>", cell(a), cell(b));
    let many = "<table:table-row><table:table-cell table:number-columns-repeated='4000000000'/>\
        </table:table-row>";
    let table = format!(
        "<table:table><table:table-header-rows>{}</table:table-header-rows>{}{many}</table:table>",
        row("Port", "Share"),
        row("Aarhavn", "12")
    );
    let body = opened("", &table);
    assert!(
        body.text.starts_with("Port    │ Share\nAarhavn │ 12"),
        "{}",
        body.text
    );
}

#[test]
fn what_cannot_be_read_says_so() {
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let files = [("mimetype", TYPE), ("META-INF/manifest.xml", manifest)];
    let fault = read(input(archive(&files))).unwrap_err().to_string();
    assert!(fault.contains("password"), "{fault}");
}

#[test]
fn nesting_costs_no_stack() {
    for tag in [
        "text:p",
        "text:list",
        "text:span",
        "table:table",
        "draw:text-box",
        "text:section",
    ] {
        let text = format!("<{tag}>").repeat(50_000) + "<text:p>deep</text:p>";
        opened("", &text);
    }
}

#[test]
fn a_table_of_contents_is_no_text() {
    let body = opened(
        "",
        "<text:p text:style-name='Title'>Levy</text:p><text:table-of-content text:name='T'>\
         <text:table-of-content-source text:outline-level='2'><text:index-title-template>Contents\
         </text:index-title-template></text:table-of-content-source><text:index-body>\
         <text:index-title text:name='H'><text:p>Contents</text:p></text:index-title>\
         <text:p>Who pays<text:tab/>2</text:p></text:index-body></text:table-of-content>\
         <text:h text:outline-level='1'>Who pays</text:h><text:p>All do.</text:p>\
         <text:bibliography><text:index-body><text:p>Reis, The Levy.</text:p></text:index-body>\
         </text:bibliography>",
    );
    assert_eq!(body.text, "Levy\n\nWho pays\n\nAll do.\n\nReis, The Levy.");
}

#[test]
fn a_flat_file_is_read_as_a_packed_one() {
    let text = "<?xml version='1.0' encoding='UTF-8'?>\n<office:document office:version='1.3'>\
        <office:meta><dc:title>Levy</dc:title><dc:creator>Ola Lund</dc:creator>\
        <meta:creation-date>2026-12-01T10:00:00</meta:creation-date></office:meta>\
        <office:body><office:text><text:p text:style-name='Title'>Ferry levy</text:p>\
        <text:p text:style-name='Date'>3 March 2026</text:p>\
        <text:h text:outline-level='1'>Costs</text:h><text:p>Who pays<office:annotation>\
        <dc:creator>Ana</dc:creator><text:p>Ask.</text:p></office:annotation>?<draw:frame>\
        <draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image>\
        </draw:frame></text:p></office:text></office:body></office:document>";
    let head = super::Head {
        bytes: text.as_bytes(),
        extension: "xml",
        path: Path::new("a.xml"),
    };
    assert!(super::tells(&head));
    let sheet = b"<office:document-content>".as_slice();
    assert!(!super::tells(&super::Head {
        bytes: sheet,
        ..head
    }));
    let part = read(input(text.as_bytes().to_vec())).unwrap().remove(0);
    let Content::Body(body) = part.content else {
        panic!("no body");
    };
    assert_eq!(
        body.text,
        "Ferry levy\n\n3 March 2026\n\nCosts\n\nWho pays?"
    );
    assert_eq!(body.about.author.as_deref(), Some("Ola Lund"));
    assert_eq!(body.about.published.as_deref(), Some("2026-03-03"));
}

#[test]
fn a_section_that_is_not_shown_is_left_out() {
    let text = "<text:section text:name='a'><text:p>Shown.</text:p></text:section>\
        <text:section text:name='b' text:display='none'><text:p>Not shown.</text:p></text:section>\
        <text:section text:display='condition'><text:p>Shown, too.</text:p></text:section>";
    assert_eq!(opened("", text).text, "Shown.\n\nShown, too.");
}

//! What is read, and what it becomes.

use std::path::Path;

use super::super::archive::archive;
use super::super::{Content, Input};
use super::read;
use crate::model::{BlockKind, Body, Inline};

const STYLES: &str = "<w:styles><w:style w:styleId='H1'><w:name w:val='heading 1'/></w:style>\
    <w:style w:styleId='H2'><w:name w:val='heading 2'/></w:style>\
    <w:style w:styleId='T'><w:name w:val='Title'/></w:style>\
    <w:style w:styleId='Up' w:type='character'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>\
    </w:style></w:styles>";

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>\
    <w:start w:val='3'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%1)'/></w:lvl>\
    </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";

const RELATIONS: &str = "<Relationships><Relationship Id='r1' TargetMode='External' \
    Type='x/hyperlink' Target='https://example.org/'/></Relationships>";

fn input(bytes: Vec<u8>) -> Input<'static> {
    Input {
        bytes,
        path: Path::new("a.docx"),
        part: None,
        whole: false,
        known: crate::import::table::KNOWN,
    }
}

/// A document of this text, with more files.
fn opened(text: &str, more: &[(&str, &str)]) -> Body {
    let text = format!("<w:document><w:body>{text}</w:body></w:document>");
    let mut files = vec![
        ("word/document.xml", text.as_str()),
        ("word/numbering.xml", NUMBERING),
        ("word/_rels/document.xml.rels", RELATIONS),
    ];
    files.extend(more);
    if !files.iter().any(|(name, _)| *name == "word/styles.xml") {
        files.push(("word/styles.xml", STYLES));
    }
    let mut parts = read(input(archive(&files))).unwrap();
    match parts.remove(0).content {
        Content::Body(body) => *body,
        other => panic!("{other:?}"),
    }
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn raised_and_lowered_figures_stay_apart_from_numbers() {
    let run = |shape: &str, text: &str| {
        format!("<w:r><w:rPr>{shape}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let text = [
        run("", "In 1991"),
        run("<w:vertAlign w:val='superscript'/>", "1 "),
        run("", "10"),
        run("<w:rStyle w:val='Up'/>", "6"),
        run(
            "<w:rStyle w:val='Up'/><w:vertAlign w:val='baseline'/>",
            "0 tons of CO",
        ),
        run("<w:vertAlign w:val='subscript'/>", "2"),
        "<m:oMath><m:sSup><m:e><m:r><m:t>, x</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r>\
         </m:sup></m:sSup><m:r><m:t>4</m:t></m:r></m:oMath>"
            .to_owned(),
    ];
    let text = format!("<w:p>{}</w:p>", text.concat());
    let body = opened(&text, &[]);
    assert_eq!(body.text, "In 1991¹ 10⁶0 tons of CO₂, x³4");
}

#[test]
fn headings_lists_and_links() {
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>\
        <w:r><w:t>Item</w:t></w:r></w:p>";
    let outlined =
        "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>By level</w:t></w:r></w:p>";
    let link = "<w:p><w:r><w:t xml:space='preserve'>See </w:t></w:r><w:hyperlink r:id='r1'><w:r>\
        <w:rPr><w:b/></w:rPr><w:t>the page</w:t></w:r></w:hyperlink></w:p>";
    let body = opened(
        &[
            &styled("T", "Levy"),
            &styled("H1", "Who pays"),
            item,
            item,
            outlined,
            link,
        ]
        .concat(),
        &[],
    );
    assert_eq!(
        body.text,
        "Levy\n\nWho pays\n\n(c) Item\n(d) Item\n\nBy level\n\nSee the page"
    );
    assert_eq!(body.title.unwrap().text, "Levy");
    let headings = body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading);
    let levels: Vec<_> = headings.map(|block| block.level).collect();
    assert_eq!(levels, [1, 2]);
    let run = body
        .styles
        .iter()
        .find(|run| run.inline.has(Inline::LINK))
        .unwrap();
    assert_eq!(run.span.of(&body.text), "the page");
    assert!(run.inline.has(Inline::STRONG));
    assert_eq!(body.links[0].target, "https://example.org/");
}

#[test]
fn tracked_changes_are_shown_as_they_were_left_last() {
    let text = "<w:p><w:r><w:t xml:space='preserve'>The levy </w:t></w:r>\
        <w:del><w:r><w:delText>falls</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>rises</w:t></w:r></w:ins>\
        <w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p>";
    let body = opened(&[text, &p("line")].concat(), &[]);
    assert_eq!(body.text, "The levy rises\n\nOne line");
}

#[test]
fn comments_are_remarks_of_their_authors() {
    let comments = "<w:comments><w:comment w:id='0' w:author='Ola Lund'><w:p><w:r><w:t>By how much?\
        </w:t></w:r></w:p></w:comment><w:comment w:id='1' w:author='Ea Friis'><w:p><w:r><w:t>12 %\
        </w:t></w:r></w:p></w:comment></w:comments>";
    let text = "<w:p><w:r><w:t xml:space='preserve'>The levy </w:t></w:r><w:commentRangeStart w:id='0'/>\
        <w:commentRangeStart w:id='1'/><w:r><w:t>rises</w:t></w:r><w:commentRangeEnd w:id='0'/>\
        <w:r><w:commentReference w:id='0'/></w:r><w:commentRangeEnd w:id='1'/>\
        <w:r><w:commentReference w:id='1'/></w:r><w:r><w:t>.</w:t></w:r></w:p>";
    let body = opened(text, &[("word/comments.xml", comments)]);
    let [remark] = &body.about.remarks[..] else {
        panic!("{:?}", body.about.remarks)
    };
    assert_eq!(remark.span.of(&body.text), "rises");
    assert_eq!(remark.author, "Ola Lund");
    assert_eq!(remark.text, "By how much?\nEa Friis: 12 %");
}

#[test]
fn notes_stand_behind_the_text() {
    let notes = "<w:footnotes><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let text = "<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    let body = opened(
        &[text, &p("More")].concat(),
        &[("word/footnotes.xml", notes)],
    );
    assert_eq!(body.text, "Words[1]\n\nMore\n\n[1] A note.");
}

#[test]
fn fields_show_what_they_show() {
    let text = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>\
        <w:r><w:instrText>HYPERLINK \"https://example.org/f\"</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>here</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t xml:space='preserve'> and</w:t></w:r>\
        <w:fldSimple w:instr='PAGE'><w:r><w:t xml:space='preserve'> 7</w:t></w:r></w:fldSimple>\
        <w:smartTag><w:r><w:t xml:space='preserve'> there</w:t></w:r></w:smartTag></w:p>";
    let body = opened(text, &[]);
    assert_eq!(body.text, "here and 7 there");
    assert_eq!(body.links[0].target, "https://example.org/f");
}

#[test]
fn boxes_are_read_once_and_at_their_place() {
    let content = p("Boxed");
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{content}\
         </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>\
         {content}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>\
         <w:t>Around</w:t></w:r></w:p>"
    );
    assert_eq!(opened(&boxed, &[]).text, "Around\n\nBoxed");
}

#[test]
fn what_cannot_be_read_says_so() {
    let fault = |bytes: Vec<u8>| read(input(bytes)).unwrap_err().to_string();
    assert!(fault(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec()).contains("password"));
    assert!(fault(b"PK\x03\x04".to_vec()).contains("broken ZIP"));
    assert!(fault(archive(&[("a.docx", "PK")])).contains("without a text document"));
    assert!(fault(archive(&[("ppt/presentation.xml", "<p/>")])).contains("slides"));
    assert!(fault(archive(&[("xl/workbook.xml", "<w/>")])).contains("spreadsheet"));
}

#[test]
fn nesting_costs_no_stack() {
    for tag in [
        "w:p",
        "w:tbl",
        "w:sdt",
        "w:ins",
        "w:del",
        "w:txbxContent",
        "w:hyperlink",
    ] {
        let text = format!("<{tag}>").repeat(50_000) + &p("deep");
        opened(&text, &[("padding", &"x".repeat(10))]);
    }
}

#[test]
fn the_day_below_the_title_is_that_of_the_text() {
    let styles = STYLES.replace(
        "</w:styles>",
        "<w:style w:styleId='D'><w:name w:val='Date'/></w:style></w:styles>",
    );
    let core = "<dcterms:created>2026-12-01T10:00:00Z</dcterms:created>";
    let told = |text: &str| {
        let text = styled("T", "Levy") + &styled("D", text) + &p("It is put off.");
        let files = [("word/styles.xml", &*styles), ("docProps/core.xml", core)];
        opened(&text, &files).about.published.unwrap_or_default()
    };
    assert_eq!(told("3. Mai 2024"), "2024-05-03");
    assert!(told("in spring").starts_with("2026-12-01"));
}

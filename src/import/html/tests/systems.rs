//! Pages as content systems and converters build them.

use super::super::tree::ROOT;
use super::super::{build, loose, prune};
use super::{PROSE, headings, page, texts};

fn told(body: &str) -> Vec<String> {
    let page = page(&format!("<title>Levy put off</title>{body}"), false);
    texts(&page.passages)
}

#[test]
fn words_that_stand_in_no_paragraph_are_kept() {
    let lines = told(&format!(
        "<h1>Levy put off</h1>{PROSE} A<p>{PROSE} B<h2>Costs</h2>{PROSE} <b>C</b><p>{PROSE} D"
    ));
    for end in ["A", "B", "C", "D"] {
        let line = format!("{PROSE} {end}");
        assert_eq!(
            lines.iter().filter(|one| **one == line).count(),
            1,
            "{end}: {lines:?}"
        );
    }
}

#[test]
fn words_of_a_menu_lead_elsewhere() {
    let menu = "<a href=/a>The first part of the site, of many words</a> | ".repeat(3);
    let tree = build::tree(&format!(
        "<body>{menu}<p>{PROSE}</p>{PROSE} <b>C</b></body>"
    ));
    let body = tree
        .inside(ROOT)
        .find(|&id| tree.name(id) == "body")
        .unwrap();
    let found = loose::prose(&tree, body, &prune::weights(&tree, |_| true), 80);
    let words: Vec<String> = found
        .iter()
        .map(|&id| tree.node(id).text.trim().to_owned())
        .collect();
    assert_eq!(words, [PROSE, ""], "the words, and what is bold");
}

#[test]
fn headings_of_a_wiki_stand_in_boxes_with_a_link_to_edit_them() {
    let edit = "<span class=mw-editsection>[<a href=/e>edit</a>]</span>";
    let body = format!(
        "<main><h1>Levy put off</h1><p>{PROSE}</p><p>{PROSE}</p>\
         <h2><span class=mw-headline>Costs</span>{edit}</h2><p>{PROSE}</p>\
         <div class='mw-heading mw-heading2'><h2>Outlook</h2>{edit}</div><p>{PROSE}</p></main>"
    );
    let page = page(&body, false);
    assert_eq!(
        headings(&page),
        [(2, "Costs".to_owned()), (2, "Outlook".to_owned())]
    );
}

#[test]
fn lines_one_below_the_other_are_kept_between_paragraphs() {
    let body = |verse: &str| {
        told(&format!(
            "<article><h1>Levy put off</h1><p>{PROSE}</p>{verse}<p>{PROSE}</p></article>"
        ))
    };
    let lines = body("<div>The street<br>and the quay</div>");
    assert!(
        lines.contains(&"The street\nand the quay".to_owned()),
        "{lines:?}"
    );
    let lines = body("<div class=share>Send it<br>Print it</div>");
    assert!(
        !lines.iter().any(|line| line.contains("Print")),
        "{lines:?}"
    );
}

#[test]
fn the_head_of_a_column_may_say_share() {
    let body = format!(
        "<article><h1>Levy put off</h1><p>{PROSE}</p><table><tr><th>Town<th>Share<tr><td>Aarhavn\
         <td>a third</table><p>{PROSE}</p><p>Share</p></article>"
    );
    let text = page(&body, false).into_body().text;
    assert_eq!(text.matches("Share").count(), 1, "{text}");
}

#[test]
fn author_and_day_of_older_converters_are_no_headings() {
    let head = "<div id=header><h1>Levy put off</h1><h2 class=author>Ana Reis</h2>\
        <h3 class=date>2026-03-03</h3></div>";
    let body = |more: &str| {
        let meta = "<meta name=author content='Ana Reis'><meta name=date content=2026-03-03>";
        let page = page(
            &format!("{meta}<title>Levy put off</title>{head}{more}"),
            false,
        );
        headings(&page)
            .into_iter()
            .map(|(_, words)| words)
            .collect::<Vec<_>>()
    };
    let part = |name: &str| format!("<h1>{name}</h1><p>{PROSE}</p>");
    assert_eq!(
        body(&(part("Costs") + &part("Outlook"))),
        ["Costs", "Outlook"]
    );
    // a list of news
    let news = part("2 March 2026") + &part("1 March 2026");
    assert!(body(&news).contains(&"2 March 2026".to_owned()));
}

#[test]
fn the_line_above_a_node_names_its_author() {
    let body = format!(
        "<main><h1>Levy put off</h1><article class=node><footer class=node__meta><div \
         class=node__submitted>Submitted by <span>Ana Reis</span> on Tue, 3 March 2026 - 08:00\
         </div></footer><div class=field><p>{PROSE}</p><p>{PROSE}</p></div></article></main>"
    );
    let about = page(&body, false).about;
    assert_eq!(about.author.as_deref(), Some("Ana Reis"));
    assert_eq!(about.published.as_deref(), Some("2026-03-03"));
    let edited = body.replace(" on Tue, 3 March", ", last modified on 3 March");
    assert_eq!(
        page(&edited, false).about.author.as_deref(),
        Some("Ana Reis")
    );
}

#[test]
fn the_name_of_a_blog_stands_before_the_title_of_an_entry() {
    let body = format!(
        "<title>Quay notes: Levy put off</title><h1>Quay notes</h1><div class=post><h3 \
         class='post-title entry-title'>Levy put off</h3><div class=post-body><p>{PROSE}</p><p>\
         {PROSE}</p></div></div>"
    );
    assert_eq!(page(&body, false).title.as_deref(), Some("Levy put off"));
    let other = body.replace("Quay notes: Levy", "Quay levy");
    assert_ne!(page(&other, false).title.as_deref(), Some("Levy put off"));
}

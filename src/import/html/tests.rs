//! Pages of our own, as the real ones are built.

mod about;
mod shown;
mod systems;

use super::{fragment, page};
use crate::import::passage::{Document, Passage};
use crate::model::{BlockKind, Inline};

const PROSE: &str = "The ferry board met in Aarhavn on Monday and heard both sides at length, as it \
    does every spring before the season opens, and put off the vote on the levy until June.";

/// A page as a newspaper has it: menu, share bar, article, related links, footer.
fn news() -> String {
    format!(
        "<!doctype html><html lang=en-GB><head><title>Ferry levy put off | The Harbour Post</title>\
         <meta property=og:site_name content='The Harbour Post'>\
         <link rel=canonical href='https://example.org/2026/03/ferry'>\
         <script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\
         \"Ferry levy put off\",\"datePublished\":\"2026-03-03T10:00:00Z\",\"author\":[{{\"@type\":\
         \"Person\",\"name\":\"Ana Reis\"}}]}}]}}</script></head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul></nav>\
         <main><article><h1>Ferry levy put off</h1>\
         <p class=who>By Ana Reis &mdash; 3 March 2026</p>\
         <div class='share-bar'><a href=#>Facebook</a> <a href=#>Twitter</a></div>\
         <p>{PROSE}</p><p>{PROSE} <a href='../rates'>The rates</a> stay.</p>\
         <h2 id=who-pays>Who pays <a href='#who-pays'>#</a></h2><p>{PROSE}</p>\
         <ol start=3><li>Lorries<li>Coaches</ol><p>{PROSE}</p>\
         <div class='related-stories'><h3>More</h3><ul><li><a href=/a>Another story of the harbour</a></ul></div>\
         <p>{PROSE}</p></article></main>\
         <footer><p>Copyright. All rights reserved. {PROSE}</p></footer></body></html>"
    )
}

fn texts(passages: &[Passage]) -> Vec<String> {
    passages
        .iter()
        .map(|passage| format!("{}{}", passage.marker, passage.text()))
        .collect()
}

fn headings(document: &Document) -> Vec<(u8, String)> {
    document
        .passages
        .iter()
        .filter(|passage| passage.kind == BlockKind::Heading)
        .map(|passage| (passage.level, passage.text()))
        .collect()
}

#[test]
fn a_page_is_its_article() {
    let document = page(&news(), false);
    assert_eq!(document.title.as_deref(), Some("Ferry levy put off"));
    assert_eq!(document.publisher.as_deref(), Some("The Harbour Post"));
    let about = &document.about;
    assert_eq!(
        about.published.as_deref(),
        Some("2026-03-03T10:00:00+00:00")
    );
    assert_eq!(about.author.as_deref(), Some("Ana Reis"));
    assert_eq!(about.language.as_deref(), Some("en-GB"));
    assert_eq!(
        about.url.as_deref(),
        Some("https://example.org/2026/03/ferry")
    );
    assert_eq!(headings(&document), [(2, "Who pays".to_owned())]);
    let texts = texts(&document.passages);
    assert_eq!(texts[0], "Ferry levy put off");
    assert!(texts.contains(&"3. Lorries".to_owned()), "{texts:?}");
    let all = texts.join("\n");
    for gone in [
        "Home",
        "Facebook",
        "Another story",
        "rights reserved",
        "By Ana",
    ] {
        assert!(!all.contains(gone), "{gone} in {all}");
    }
    let link = document.passages.iter().flat_map(|passage| &passage.pieces);
    let link = link.into_iter().find_map(|piece| piece.link.as_deref());
    assert_eq!(link, Some("https://example.org/2026/rates"));
}

#[test]
fn the_whole_page_has_its_menu() {
    let all = texts(&page(&news(), true).passages).join("\n");
    assert!(all.contains("Sport") && all.contains("Another story") && all.contains("Copyright"));
}

#[test]
fn bold_paragraphs_are_headings() {
    let text = format!(
        "<body><article><h1>Ferries</h1><p>{PROSE}</p><p><b>Who pays</b></p><p>{PROSE}</p>\
         <p><strong>What next</strong></p><p>{PROSE}</p><p><b>No vote was taken.</b></p></article>"
    );
    let found = headings(&page(&text, false));
    assert_eq!(
        found,
        [(2, "Who pays".to_owned()), (2, "What next".to_owned())]
    );
}

#[test]
fn a_piece_of_html_is_passages() {
    let found = fragment(
        "<p>One <b>two</b> three<br>four<br><br>five</p><blockquote><p>Said</p></blockquote>\
         <ul><li>a<ul><li>b</ul><li>c</ul><pre>x\n  y</pre>\
         <p>Note<sup><a href='#n1'>1</a></sup> and 10<sup>6</sup></p><p hidden>no</p>",
        None,
    );
    assert_eq!(
        texts(&found),
        [
            "One two three\nfour",
            "five",
            "Said",
            "• a",
            "• b",
            "• c",
            "x\n  y",
            "Note[1] and 10⁶"
        ]
    );
    assert_eq!((found[2].quote, found[4].depth, found[5].depth), (1, 2, 1));
    assert_eq!(found[6].kind, BlockKind::Verbatim);
    let bold = &found[0].pieces[1];
    assert_eq!((bold.text.as_str(), bold.inline), ("two ", Inline::STRONG));
}

#[test]
fn tables_of_data_are_rows_and_others_are_not() {
    let found = fragment(
        "<table><caption>Shares</caption><tr><th>Port<th>Share<tr><td rowspan=2>Aarhavn<td>12\
         <tr><td>13</table><table><tr><td><p>Left</p><ul><li>x</ul><td>Right</table>",
        None,
    );
    assert_eq!(found[0].kind, BlockKind::Note);
    assert_eq!(
        (found[1].kind, found[1].heads, found[1].rows.len()),
        (BlockKind::Row, 1, 3)
    );
    assert!(found[1].rows[2][0].is_empty());
    assert_eq!(texts(&found[2..]), ["Left", "• x", "Right"]);
}

#[test]
fn numbers_of_lists_are_those_of_the_page() {
    let found = fragment(
        "<ol type=a><li>x<li value=4>y</ol><ol type=I start=9><li>z</ol><ol reversed><li>q<li>r</ol>",
        None,
    );
    assert_eq!(texts(&found), ["a. x", "d. y", "IX. z", "2. q", "1. r"]);
}

#[test]
fn what_nests_without_end_is_read_in_time() {
    let started = std::time::Instant::now();
    for (open, close) in [
        ("<div>", ""),
        ("<b>", ""),
        ("<blockquote><p>x", ""),
        ("<ul><li>x", ""),
        ("<table><tr><td>x", ""),
        ("<font size=1><p>x", ""),
        ("<a href=x><p>x", ""),
        ("<svg><g>", ""),
        ("<p>x", "</p>"),
        ("<div x=1>", "</div>"),
        ("</p></b>", ""),
        ("<h1>x", ""),
        ("<select><option>x", ""),
        ("<!--", ""),
        ("<script>", ""),
        ("&amp;&#x41", ""),
        ("<p class=related>x", ""),
        ("<li><h2>x</h2>:<ul>", ""),
    ] {
        let deep = format!("{}{PROSE}{}", open.repeat(2_000), close.repeat(2_000));
        for whole in [true, false] {
            let _ = page(&deep, whole).into_body();
        }
    }
    let names: Vec<String> = (0..20_000).map(|n| format!("a{n}=1")).collect();
    let many = format!("<p {}>x", names.join(" "));
    assert_eq!(texts(&fragment(&many, None)), ["x"]);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn what_hides_is_left_out() {
    let found = fragment(
        "<p style='display: none'>a</p><script>b</script><style>c</style><template>d</template>\
         <p class=sr-only>e</p><noscript>f</noscript><textarea>g</textarea><p>h</p>",
        None,
    );
    assert_eq!(texts(&found), ["h"]);
}

/// A page with this body.
fn with_body(title: &str, body: &str) -> Document {
    let html =
        format!("<html lang=en><head><title>{title}</title></head><body>{body}</body></html>");
    page(&html, false)
}

#[test]
fn sections_below_a_lead_in_a_box_are_kept() {
    let rows = "<tr><th>Port<th>Dues</tr><tr><td>Aarhavn<td>12</tr><tr><td>Belmar<td>7</tr>";
    let found = with_body(
        "Dues",
        &format!(
            "<article><h1>Dues</h1><div class=lead><p>{PROSE}</p><p>{PROSE}</p></div>\
             <h2>Ports</h2><ul><li>Aarhavn: since the vote.<li>Belmar: a year later.</ul>\
             <h2>Rates</h2><table>{rows}</table><h2>Aims</h2><p>Quiet in the region.</p></article>"
        ),
    );
    let all = texts(&found.passages).join("\n");
    for words in [
        "Ports",
        "Belmar: a year later.",
        "Rates",
        "Aims",
        "Quiet in the region.",
    ] {
        assert!(all.contains(words), "{words} in {all}");
    }
    assert!(
        found
            .passages
            .iter()
            .any(|passage| passage.kind == BlockKind::Row)
    );
}

#[test]
fn words_within_a_sentence_stay_whatever_they_are_called() {
    let found = with_body(
        "Levy",
        &format!(
            "<article><p>{PROSE}</p><p>The board said that <span class=tooltip>the union</span> would not \
             pay, while <a class=related href=/u>the harbour</a> refused.</p><p>{PROSE}</p>\
             <p class=share>Share this</p></article>"
        ),
    );
    let all = texts(&found.passages).join("\n");
    assert!(
        all.contains("that the union would not pay, while the harbour refused."),
        "{all}"
    );
    assert!(!all.contains("Share this"), "{all}");
}

#[test]
fn a_flash_is_not_lost_beside_its_foot() {
    for name in ["main", "article"] {
        let found = with_body(
            "Ferries stopped",
            &format!(
                "<{name}><h1>Ferries stopped</h1><p>Boats stay in port, the board said.</p></{name}>\
                 <footer><p>{PROSE} All rights reserved.</p></footer>"
            ),
        );
        assert_eq!(
            texts(&found.passages),
            ["Ferries stopped", "Boats stay in port, the board said."]
        );
    }
}

#[test]
fn the_name_of_a_site_is_no_title() {
    let found = with_body(
        "Who pays for the quay - The Harbour Post",
        &format!(
            "<header><h1>The Harbour Post</h1></header>\
             <main><h2>Who pays for the quay <button>Copy link</button></h2><p>{PROSE}</p></main>"
        ),
    );
    assert_eq!(found.title.as_deref(), Some("Who pays for the quay"));
}

#[test]
fn who_is_quoted_is_told_and_captions_are_seen() {
    let found = with_body(
        "Levy",
        &format!(
            "<article><p>{PROSE}</p><blockquote><p>We will not pay.</p><footer>— <cite>Ana Reis</cite>\
             </footer></blockquote><p>{PROSE}</p><figure><img src=a alt=Quay>\
             <figcaption aria-hidden=true>The quay at night</figcaption></figure><p>{PROSE}</p></article>"
        ),
    );
    let all = texts(&found.passages).join("\n");
    assert!(
        all.contains("Ana Reis") && all.contains("The quay at night"),
        "{all}"
    );
}

#[test]
fn blank_lines_of_code_stay() {
    let body = page("<pre>one\n\ntwo</pre>", true).into_body();
    assert_eq!(body.text, "one\n\ntwo");
}

#[test]
fn headings_that_lead_to_the_table_of_contents_are_kept() {
    let body = "<p>The board raises the levy on lorries that wait at the old quay for longer than a day, and \
        the ports along the coast follow it within the month, as they said last week.</p>\
        <h2><a class='toc-backref' href='#id4'>Who pays</a><a class='headerlink' href='#who'>¶</a></h2>\
        <p>Hauliers pay it, and those who send goods by them, as they do in every other port of the north.</p>\
        <h2><a class='toc-backref' href='#id5'>Costs</a></h2>\
        <p>Nobody knows what it will cost in the end, but the board says that it is less than a fine.</p>";
    let document = with_body("Levy", body);
    let own: Vec<String> = headings(&document)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert!(
        own.ends_with(&["Who pays".to_owned(), "Costs".to_owned()]),
        "{own:?}"
    );
}

#[test]
fn paragraphs_behind_a_paywall_are_the_article() {
    let said =
        "The board raises the levy on lorries that wait at the old quay for longer than a day.";
    let body = format!(
        "<article><p>{said}</p><p class='paywall'>Hauliers refuse. {said}</p><div class='paywall'>Pay to read \
         the rest.</div><p class='paywall'>Ports agree. {said}</p></article>"
    );
    let document = with_body("Levy", &body);
    assert_eq!(texts(&document.passages).len(), 3, "{document:?}");
}

#[test]
fn a_third_of_the_words_may_stand_below_related() {
    let said =
        "The board raises the levy on lorries that wait at the old quay for longer than a day.";
    let body = format!(
        "<article><div>{}</div><div class='jp-relatedposts'><h3>Related</h3><div><h4><a href='/a'>Ports agree</a></h4>\
         <p>Elsewhere: {said} {said}…</p></div></div></article>",
        format!("<p>{said}</p>").repeat(6)
    );
    let document = with_body("Levy", &body);
    assert!(
        texts(&document.passages)
            .iter()
            .all(|text| !text.contains("Elsewhere")),
        "{document:?}"
    );
}

#[test]
fn terms_above_their_definitions_are_no_headings() {
    let html = format!(
        "<!doctype html><html><head><title>Levy</title></head><body><main><h1>Levy</h1>\
         <dl><dt>From:</dt><dd>The Harbour Board</dd><dt>Applies to</dt><dd>Lindholm</dd></dl>\
         <p>{PROSE}</p><p><b>Who pays</b></p><p>{PROSE}</p><p><b>What next</b></p><p>{PROSE}</p>\
         </main></body></html>"
    );
    let headings = headings(&page(&html, false));
    let headings: Vec<&str> = headings.iter().map(|(_, text)| text.as_str()).collect();
    assert!(
        headings.ends_with(&["Who pays", "What next"]),
        "{headings:?}"
    );
    assert!(
        !headings.contains(&"From:") && !headings.contains(&"Applies to"),
        "{headings:?}"
    );
}

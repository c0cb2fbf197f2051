//! What a page shows once it runs, or once someone asks for it.

use super::{PROSE, headings, page, texts};

#[test]
fn an_article_that_only_the_data_of_a_page_hold_is_read() {
    let data = |body: &str| {
        format!(
            "<title>Levy</title><script type='application/ld+json'>{{\"@type\":\"Article\",\
             \"headline\":\"Levy\",\"articleBody\":\"{body}\"}}</script>"
        )
    };
    let body = [PROSE, PROSE, PROSE].join("\\n\\n");
    let shown = page(&format!("{}<div id=root></div>", data(&body)), false);
    assert_eq!(texts(&shown.passages), [PROSE, PROSE, PROSE]);
    let page_says = format!(
        "{}<article><p>{PROSE}<p>{PROSE}<p>The end.</article>",
        data(&body)
    );
    assert_eq!(
        texts(&page(&page_says, false).passages),
        [PROSE, PROSE, "The end."]
    );
    let markup = data(&format!(
        "<p>{PROSE}</p><h2>Costs</h2><p>{PROSE}</p><p>{PROSE}</p>"
    ));
    assert_eq!(headings(&page(&markup, false)), [(2, "Costs".to_owned())]);
}

#[test]
fn what_a_heading_opens_is_read() {
    let panel = |attributes: &str, id: &str| {
        format!(
            "<h3><button aria-expanded=false {attributes}>Who pays?</button></h3>\
             <div hidden {id}><p>{PROSE}</p></div>"
        )
    };
    for panel in [panel("", ""), panel("aria-controls=p1", "id=p1")] {
        let html = format!("<title>Levy</title><main><p>{PROSE}</p>{panel}<p>{PROSE}</p></main>");
        let document = page(&html, false);
        assert_eq!(
            headings(&document),
            [(3, "Who pays?".to_owned())],
            "{panel}"
        );
        assert_eq!(
            texts(&document.passages)
                .iter()
                .filter(|text| *text == PROSE)
                .count(),
            3
        );
    }
    let beside = format!(
        "<title>Levy</title><main><p>{PROSE}</p><h3>Who pays? <button aria-expanded=false>Share</button></h3>\
         <div hidden>Facebook</div><p>{PROSE}</p></main>"
    );
    let document = page(&beside, false);
    assert_eq!(headings(&document), [(3, "Who pays?".to_owned())]);
    assert!(!texts(&document.passages).join(" ").contains("Facebook"));
}

#[test]
fn a_heading_of_thousands_of_buttons_is_read_in_one_go() {
    let buttons = "<button aria-expanded=false>Share</button>".repeat(50_000);
    let html =
        format!("<title>Levy</title><main><h3>{buttons}</h3><p>{PROSE}</p><p>{PROSE}</p></main>");
    assert!(
        texts(&page(&html, false).passages)
            .join(" ")
            .contains(PROSE)
    );
}

#[test]
fn a_quotation_keeps_who_is_quoted() {
    let html = format!(
        "<title>Levy</title><main><p>{PROSE}</p><blockquote><div><p>{PROSE}</p></div>\
         <footer class=quote__attribution><cite class=blockquote__author>Ana Reis, of the board</cite></footer></blockquote>\
         <p>{PROSE}</p></main>"
    );
    let texts = texts(&page(&html, false).passages);
    assert!(
        texts.contains(&"Ana Reis, of the board".to_owned()),
        "{texts:?}"
    );
}

//! Who made the entries of a feed, and where they lead.

use super::super::{json, xml};
use super::{Content, about, parts, text};

#[test]
fn addresses_are_read_against_what_the_feed_says() {
    let url = |feed: &str| about(&parts(xml::read(feed))[0])[1].map(str::to_owned);
    let rss = |head: &str| {
        format!(
            "<rss version='2.0'{head}<item><title>Levy</title><link>levy</link></item></channel></rss>"
        )
    };
    let own = "<atom:link rel='self' href='https://example.org/feeds/all.xml'/>";
    for (head, wanted) in [
        (
            "><channel><link>https://example.org/news/</link>",
            "https://example.org/news/levy",
        ),
        (
            &*format!("><channel>{own}"),
            "https://example.org/feeds/levy",
        ),
        (
            &*format!("><channel>{own}<link>/</link>"),
            "https://example.org/levy",
        ),
        (
            " xml:base='https://example.org/x/'><channel><link>/</link>",
            "https://example.org/x/levy",
        ),
        ("><channel>", "levy"),
    ] {
        assert_eq!(url(&rss(head)).as_deref(), Some(wanted), "{head}");
    }
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/a/'>\
        <entry xml:base='b/'><id>1</id><title>Levy</title><link href='levy'/>\
        <content type='html'>&lt;a href='c'>Levy&lt;/a></content></entry></feed>";
    assert_eq!(url(atom).as_deref(), Some("https://example.org/a/b/levy"));
    let Content::Body(body) = &parts(xml::read(atom))[0].content else {
        panic!()
    };
    let links: Vec<&str> = body.links.iter().map(|link| link.target.as_str()).collect();
    assert_eq!(links, ["https://example.org/a/b/c"]);
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","home_page_url":"https://example.org/",
        "items":[{"id":"1","url":"/levy","content_text":"The levy."}]}"#;
    let found = parts(json::read(feed).unwrap());
    assert_eq!(about(&found[0])[1], Some("https://example.org/levy"));
    let counted = rss("><channel>").replace(
        "</item>",
        "<fb:origLink>https://o.example/l</fb:origLink></item>",
    );
    assert_eq!(url(&counted).as_deref(), Some("https://o.example/l"));
}

#[test]
fn who_answers_for_a_feed_is_its_author() {
    let author = |feed: &str| about(&parts(xml::read(feed))[0])[0].map(str::to_owned);
    let feed = "<rss version='2.0'><channel><managingEditor>Ola</managingEditor>\
        <item><title>Levy</title></item></channel></rss>";
    assert_eq!(author(feed).as_deref(), Some("Ola"));
    let own = feed.replace("</item>", "<author>Ana</author></item>");
    assert_eq!(author(&own).as_deref(), Some("Ana"));
}

#[test]
fn the_words_in_which_a_feed_breaks_off_are_kept() {
    let feed = "<rss version='2.0'><channel><item><title>Levy</title><description>It rises, and";
    let found = parts(xml::read(feed));
    assert_eq!(text(&found[0]), "Levy\n\nIt rises, and");
}

//! What is read, and what it becomes.

use super::entry::Feed;
use std::path::Path;

use super::{json, tells_rss, xml};
use crate::import::part::{Content, Head, Part};

mod sources;

fn parts(feed: Feed) -> Vec<Part> {
    feed.into_parts(None)
}

fn text(part: &Part) -> &str {
    match &part.content {
        Content::Body(body) => &body.text,
        _ => "",
    }
}

fn about(part: &Part) -> Vec<Option<&str>> {
    let Content::Body(body) = &part.content else {
        return Vec::new();
    };
    let about = &body.about;
    [&about.author, &about.url, &about.published, &about.language]
        .map(|said| said.as_deref())
        .to_vec()
}

#[test]
fn entries_of_rss_are_articles() {
    let feed = "<?xml version='1.0'?><rss version='2.0' \
        xmlns:content='http://purl.org/rss/1.0/modules/content/' \
        xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'>\
        <channel><title>Harbour News</title><language>en-gb</language><link>https://example.org/</link>\
        <image><title>Logo</title><link>https://example.org/logo</link></image>\
        <item><title>Levy &amp;amp; rates</title><link>https://example.org/1</link>\
        <guid isPermaLink='false'>n:1</guid><dc:creator>Ana Reis</dc:creator>\
        <pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate><media:title>No</media:title>\
        <description>Short</description><content:encoded><![CDATA[<p>The <b>levy</b> rises.</p>\
        <ul><li>Lorries</ul>]]></content:encoded></item>\
        <item><guid>n:1</guid><title>The same again</title></item>\
        <item><description>No title at all, but nine words or so &lt;br&gt; here</description>\
        <guid>https://example.org/2</guid></item></channel></rss>";
    let parts = parts(xml::read(feed));
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0].key.as_deref(), Some("n:1"));
    assert_eq!(parts[0].title.as_deref(), Some("Levy & rates"));
    assert_eq!(
        text(&parts[0]),
        "Levy & rates\n\nThe levy rises.\n\n• Lorries"
    );
    assert_eq!(
        about(&parts[0]),
        [
            Some("Ana Reis"),
            Some("https://example.org/1"),
            Some("2026-03-03T10:00:00+01:00"),
            Some("en-gb")
        ]
    );
    assert_eq!(
        parts[1].title.as_deref(),
        Some("No title at all, but nine words or …")
    );
    assert_eq!(about(&parts[1])[1], Some("https://example.org/2"));
}

#[test]
fn entries_of_atom_are_articles() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr' xml:base='https://example.org/a/'>\
        <title>Port</title><author><name>La r&#233;daction</name><uri>x</uri></author>\
        <entry><id>t:1</id><title type='html'>Le &lt;i&gt;quai&lt;/i&gt;</title>\
        <link rel='edit' href='no'/><link href='un'/><updated>2026-03-03T10:00:00Z</updated>\
        <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Un &lt;deux&gt;<br/>trois</p></div></content>\
        </entry><entry><id>t:2</id><title>2 &lt; 3</title><author><email>e</email><name>Ola</name></author>\
        <published>2026-03-01T10:00:00Z</published><updated>2026-03-04T10:00:00Z</updated>\
        <summary>Bref</summary></entry></feed>";
    let parts = parts(xml::read(feed));
    assert_eq!(text(&parts[0]), "Le quai\n\nUn <deux>\ntrois");
    assert_eq!(
        about(&parts[0]),
        [
            Some("La rédaction"),
            Some("https://example.org/a/un"),
            Some("2026-03-03T10:00:00+00:00"),
            Some("fr")
        ]
    );
    assert_eq!(text(&parts[1]), "2 < 3\n\nBref");
    assert_eq!(about(&parts[1])[0], Some("Ola"));
    assert_eq!(
        parts[1].published.as_deref(),
        Some("2026-03-01T10:00:00+00:00")
    );
}

#[test]
fn entries_of_json_are_articles() {
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Port","items":[
        {"id":7,"url":"https://example.org/7","content_html":"<p>One</p>","summary":"no",
        "authors":[{"name":"Ana"},{"name":"Ola"}],"date_published":"2026-03-03T10:00:00Z"},
        {"id":"8","title":"Two","content_text":"a\n\nb"}]}"#;
    let parts = parts(json::read(feed).unwrap());
    assert_eq!(
        (parts[0].key.as_deref(), text(&parts[0])),
        (Some("7"), "One")
    );
    assert_eq!(about(&parts[0])[0], Some("Ana, Ola"));
    assert_eq!(text(&parts[1]), "Two\n\na\n\nb");
    assert!(json::read("{\"items\":[").is_none());
}

#[test]
fn what_is_broken_keeps_what_came_before() {
    for feed in [
        "<rss><channel><item><title>One</title></item><item><title>Two",
        "<rdf:RDF><item rdf:about='x'><title>One</title></item><item><title>Two</title>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><rss><channel><item><title>One</title><description>&a;&a;</description></item>",
    ] {
        let parts = parts(xml::read(feed));
        assert_eq!(parts[0].title.as_deref(), Some("One"), "{feed}");
    }
    let deep = format!(
        "<rss><item><title>One</title><description>{}",
        "<a>".repeat(50_000)
    );
    assert_eq!(parts(xml::read(&deep)).len(), 1);
}

fn publisher(part: &Part) -> Option<&str> {
    match &part.content {
        Content::Body(body) => body.publisher.as_deref(),
        _ => None,
    }
}

#[test]
fn entries_of_one_address_are_told_apart_by_their_titles() {
    let item = |title: &str, text: &str| {
        format!(
            "<item>{title}<link>https://example.org/ticker</link><description>{text}</description></item>"
        )
    };
    let named = |title: &str| format!("<title>{title}</title>");
    let feed = format!(
        "<rss><channel>{}{}{}{}</channel></rss>",
        item(&named("Quay shut"), "Since noon."),
        item(&named("Quay open"), "Since six."),
        item(&named("Quay shut"), "Since noon, it says."),
        item("", "All is well.")
    );
    let parts = parts(xml::read(&feed));
    let keys: Vec<_> = parts
        .iter()
        .filter_map(|part| part.key.as_deref())
        .collect();
    assert_eq!(
        keys,
        [
            "https://example.org/ticker",
            "https://example.org/ticker Quay open",
            "https://example.org/ticker All is well."
        ]
    );
    assert!(
        parts
            .iter()
            .all(|part| about(part)[1] == Some("https://example.org/ticker"))
    );
}

#[test]
fn the_title_of_a_feed_is_words() {
    for feed in [
        "<rss><channel><title>Ola &amp;amp; Ana&amp;#8217;s Post</title><item><title>A</title></item></channel></rss>",
        "<feed><title type='html'>Ola &amp;amp; &lt;i&gt;Ana&lt;/i&gt;’s Post</title><entry><id>1</id></entry></feed>",
        "<feed><title>Ola &amp; Ana’s Post</title><entry><id>1</id></entry></feed>",
    ] {
        let parts = parts(xml::read(feed));
        assert_eq!(publisher(&parts[0]), Some("Ola & Ana’s Post"), "{feed}");
    }
}

#[test]
fn what_films_and_podcasts_say_is_their_text() {
    let media = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'>\
        <entry><id>1</id><title>The levy</title><m:group><m:title>No</m:title>\
        <m:description>The mayor &lt;speaks&gt;.\n\nFor an hour.</m:description></m:group></entry></feed>";
    assert_eq!(
        text(&parts(xml::read(media))[0]),
        "The levy\n\nThe mayor <speaks>.\n\nFor an hour."
    );
    let podcast = |item: &str| {
        let feed = format!(
            "<rss xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><item>\
             <title>The levy</title><itunes:author>Ana Reis</itunes:author>\
             <itunes:summary>The mayor speaks.</itunes:summary>{item}</item></channel></rss>"
        );
        parts(xml::read(&feed)).remove(0)
    };
    let part = podcast("");
    assert_eq!(text(&part), "The levy\n\nThe mayor speaks.");
    assert_eq!(about(&part)[0], Some("Ana Reis"));
    let part = podcast("<author>Ola Lund</author><description>All of it.</description>");
    assert_eq!(text(&part), "The levy\n\nAll of it.");
    assert_eq!(about(&part)[0], Some("Ola Lund"));
}

#[test]
fn languages_of_entries_go_before_those_of_feeds() {
    let languages = |feed: Feed| -> Vec<Option<String>> {
        let parts = parts(feed);
        let told = parts.iter().map(|part| about(part)[3].map(str::to_owned));
        told.collect()
    };
    let atom = "<feed xml:lang='fr'><entry xml:lang='de'><id>1</id></entry><entry><id>2</id></entry></feed>";
    let wanted = ["de", "fr"].map(|code| Some(code.to_owned()));
    assert_eq!(languages(xml::read(atom)), wanted);
    let json = r#"{"language":"fr","items":[{"id":1,"language":"de"},{"id":2}]}"#;
    assert_eq!(languages(json::read(json).unwrap()), wanted);
    let rss = "<rss xml:lang='de'><channel><item><title>A</title></item></channel></rss>";
    assert_eq!(languages(xml::read(rss)), [wanted[0].clone()]);
}

#[test]
fn content_in_base64_is_decoded() {
    let entry = |kind: &str, content: &str| {
        let feed =
            format!("<feed><entry><id>1</id><content {kind}>{content}</content></entry></feed>");
        text(&parts(xml::read(&feed))[0]).to_owned()
    };
    let coded = "PHA+VGhlIGxldnkgPGI+cmlzZXM8L2I+LjwvcD4=";
    assert_eq!(entry("type='application/xhtml'", coded), "The levy rises.");
    assert_eq!(
        entry("type='text/html' mode='base64'", coded),
        "The levy rises."
    );
    let untold = "type='application/octet-stream'";
    assert_eq!(entry(untold, coded), "The levy rises.");
    assert_eq!(entry("type='text'", coded), coded);
    let words = "The levy rises";
    assert_eq!(entry("type='application/octet-stream'", words), words);
}

#[test]
fn the_last_entry_of_a_feed_that_is_cut_says_so() {
    let feed = "<rss><channel><item><guid>1</guid><title>Levy</title></item>\
        <item><guid>2</guid><title>Quay</title></item></channel></rss>";
    let mended = |text: &str| -> Vec<bool> {
        let parts = parts(xml::read(text));
        let said = parts.iter().map(|part| match &part.content {
            Content::Body(body) => body.about.mended.is_some(),
            other => panic!("{other:?}"),
        });
        said.collect()
    };
    assert_eq!(mended(feed), [false, false]);
    let (cut, _) = feed.rsplit_once("</item>").unwrap();
    assert_eq!(mended(cut), [false, true]);
}

#[test]
fn a_prefix_hides_no_feed() {
    let tells = |text: &str| {
        tells_rss(&Head {
            bytes: text.as_bytes(),
            extension: "xml",
            path: Path::new("a.xml"),
        })
    };
    let feed = "<r:rss xmlns:r='http://backend.userland.com/rss2'><r:channel><r:item>\
        <r:title>The levy</r:title></r:item></r:channel></r:rss>";
    assert!(tells(feed) && !tells("<r:rest><rss/></r:rest>"));
    assert_eq!(parts(xml::read(feed))[0].title.as_deref(), Some("The levy"));
}

#[test]
fn entities_that_a_feed_declares_are_its_words() {
    let feed = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY quay 'Old Quay'><!ENTITY site 'https://example.org'>\
        <!ENTITY secret SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>P</title><item>\
        <title>The &quay; opens</title><link>&site;/1</link><description>At the &quay;: &secret; &copy; \
        &unknown; lorries.</description></item></channel></rss>";
    let parts = parts(xml::read(feed));
    assert_eq!(
        text(&parts[0]),
        "The Old Quay opens\n\nAt the Old Quay: &secret; © &unknown; lorries."
    );
    assert_eq!(about(&parts[0])[1], Some("https://example.org/1"));
}

#[test]
fn one_entry_of_atom_is_an_article() {
    let entry = "<?xml version='1.0'?><entry xmlns='http://www.w3.org/2005/Atom'><id>t:1</id>\
        <title type='html'>The &lt;i&gt;quay&lt;/i&gt;</title><author><name>Ana Reis</name><uri>x</uri></author>\
        <content type='html'>&lt;p&gt;It opens.&lt;/p&gt;</content></entry>";
    let head = |bytes| Head {
        bytes,
        path: Path::new("a.xml"),
        extension: "xml",
    };
    assert!(super::tells_atom(&head(entry.as_bytes())));
    assert!(!super::tells_atom(&head(
        b"<entry><word>quay</word></entry>"
    )));
    let parts = parts(xml::read(entry));
    assert_eq!(text(&parts[0]), "The quay\n\nIt opens.");
    assert_eq!(about(&parts[0])[0], Some("Ana Reis"));
}

#[test]
fn a_feed_is_told_behind_a_long_document_type() {
    let entities: String = (0..600)
        .map(|number| format!("<!ENTITY e{number} \"&#{};\">\n", 200 + number))
        .collect::<Vec<_>>()
        .concat();
    let head = |text: &str| {
        tells_rss(&Head {
            bytes: text.as_bytes(),
            extension: "txt",
            path: Path::new("a.txt"),
        })
    };
    for (kind, root, wanted) in [
        ("rss", "<rss version='0.91'>", true),
        (
            "rdf:RDF",
            "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>",
            true,
        ),
        ("memo", "<memo>", false),
    ] {
        let text = format!("<?xml version='1.0'?>\n<!DOCTYPE {kind} [\n{entities}]>\n{root}<x/>");
        assert!(text.len() > 8192);
        assert_eq!(head(&text), wanted, "{kind}");
    }
    let notice = format!(
        "<!-- {} -->\n<rss version='2.0'>",
        "all rights reserved ".repeat(400)
    );
    assert!(head(&notice));
}

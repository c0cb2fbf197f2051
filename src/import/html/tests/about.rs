//! What pages tell of themselves: author and day.

use super::{PROSE, page};

#[test]
fn day_and_author_stand_around_the_title() {
    let told = |around: &str| {
        let page = format!(
            "<html><head><title>Levy rises</title></head><body><div><h1>Levy rises</h1>{around}\
             <p>The board raises the levy on lorries that wait at the old quay.</p></div></body></html>"
        );
        let about = super::page(&page, false).about;
        (about.published, about.author)
    };
    let said = |day: Option<&str>, author: Option<&str>| {
        (day.map(str::to_owned), author.map(str::to_owned))
    };
    assert_eq!(
        told("<small>Tuesday, 3.3.2026, 19:51</small>"),
        said(Some("2026-03-03"), None)
    );
    assert_eq!(
        told("<div class='asset-footer'><div class='asset-meta'>On 03.03.2026, 11:51</div></div>"),
        said(Some("2026-03-03"), None)
    );
    assert_eq!(
        told("<div class='site-footer'><div class='legal-metadata'>Since 03.03.2020</div></div>"),
        said(None, None)
    );
    assert_eq!(
        told("<abbr class='published' title='2026-03-03T21:05:00-07:00'>9:05</abbr>"),
        said(Some("2026-03-03T21:05:00-07:00"), None)
    );
    assert_eq!(
        told("<p>Posted by <a rel='author' href='/r'>Ana Reis</a> in <a href='/t'>Trade</a></p>"),
        said(None, Some("Ana Reis"))
    );
    // a day within a sentence is that of something else
    assert_eq!(
        told(
            "<p>It <small>met on 3 March 2026</small> for the whole of a long and cold day in the \
        harbour town, to hear what hauliers, ports and those who send goods had to say about the levy.</p>"
        ),
        said(None, None)
    );
}

#[test]
fn the_foot_of_a_page_tells_its_day() {
    let told = |line: &str| {
        let html = format!(
            "<!doctype html><html><head><title>Hafen</title></head><body><main><h1>Hafen</h1>\
             <p>{PROSE}</p><p>{PROSE}</p></main><footer><p>Impressum</p><div>{line}</div>\
             <p>Kontakt</p></footer></body></html>"
        );
        page(&html, false).about.published
    };
    for line in [
        "Stand: 3. Mai 2024",
        "<b>Stand</b> 03.05.2024",
        "Zuletzt geändert am 3. Mai 2024",
        "Last updated: May 3, 2024 by the web team",
        "Dernière mise à jour : 3 mai 2024",
    ] {
        assert_eq!(told(line).as_deref(), Some("2024-05-03"), "{line}");
    }
    for line in [
        "Standing since 3 May 2024",
        "© 3 May 2024 Port of Lindholm",
        "Stand: Mai 2024",
    ] {
        assert_eq!(told(line), None, "{line}");
    }
}

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

/// What a page says of its date and author, with these lines below its title.
fn told_by(lang: &str, lines: &str) -> (Option<String>, Option<String>) {
    let html = format!(
        "<html lang={lang}><title>Levy</title><article><h1>Levy</h1>{lines}<p>{PROSE}</p></article>"
    );
    let about = page(&html, false).about;
    (about.published, about.author)
}

#[test]
fn a_date_in_pieces_is_one() {
    for lines in [
        "<time><span>3</span><span>March</span><span>2026</span></time>",
        "<time><b>March</b><b>3</b><b>2026</b></time>",
        "<div class=post-date><span>03</span><span>Mar</span><span>2026</span></div>",
        "<p class=date>Tue 03/03/2026",
    ] {
        assert_eq!(
            told_by("en", lines).0.as_deref(),
            Some("2026-03-03"),
            "{lines}"
        );
    }
}

#[test]
fn day_and_month_are_told_by_the_weekday_or_the_language() {
    for (lang, line, wanted) in [
        ("en", "Wednesday, 05/06/2024", Some("2024-06-05")),
        ("en", "Mon. 05/06/2024 10:00", Some("2024-05-06")),
        ("fr", "Publié le 05/06/2024", Some("2024-06-05")),
        ("en-US", "05/06/2024", Some("2024-05-06")),
        ("en-GB", "05/06/2024", Some("2024-06-05")),
        ("en", "05/06/2024", None),
        ("en", "Friday 05/06/2024", None),
        ("ar", "3 مارس 2026", Some("2026-03-03")),
    ] {
        let found = told_by(lang, &format!("<p class=date>{line}")).0;
        assert_eq!(found.as_deref(), wanted, "{lang} {line}");
    }
}

#[test]
fn authors_stand_without_what_they_are() {
    for (line, wanted) in [
        ("By Ana Reis, Harbour Correspondent", "Ana Reis"),
        ("By Ana Reis | March 3, 2026 | 4 min read", "Ana Reis"),
        ("Reis, Ana", "Reis, Ana"),
        ("Автор: Анна Рейс", "Анна Рейс"),
        ("بقلم آنا ريس", "آنا ريس"),
        ("作者：王小明", "王小明"),
        ("By Ana Reis @anareis", "Ana Reis"),
        ("Av Ana Reis", "Ana Reis"),
        (
            "<span class=author-name>Ana Reis</span><span>Harbour editor</span>",
            "Ana Reis",
        ),
        (
            "<a itemprop=url href=/a><b itemprop=name>Ana Reis</b></a> writes about quays",
            "Ana Reis",
        ),
        ("By <a href=/authors/ana>Ana Reis</a>", "Ana Reis"),
    ] {
        let found = told_by("en", &format!("<p class=byline>{line}")).1;
        assert_eq!(found.as_deref(), Some(wanted), "{line}");
    }
}

#[test]
fn data_with_a_comma_too_many_and_names_in_a_list_are_read() {
    let html = format!(
        "<title>Levy</title><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\
         \"headline\":\"Levy, ]\",\"author\":{{\"name\":[\"Ana Reis\",\"Ola Berg\",]}},\
         \"datePublished\":\"2026-03-03\",\n}}</script><p>{PROSE}"
    );
    let document = page(&html, false);
    assert_eq!(document.title.as_deref(), Some("Levy, ]"));
    assert_eq!(document.about.author.as_deref(), Some("Ana Reis, Ola Berg"));
    assert_eq!(document.about.published.as_deref(), Some("2026-03-03"));
}

#[test]
fn the_title_is_the_heading_in_the_article_where_nothing_else_says_it() {
    let html =
        format!("<h1>The Harbour Post</h1><article><h1>Levy put off</h1><p>{PROSE}</article>");
    assert_eq!(page(&html, false).title.as_deref(), Some("Levy put off"));
}

#[test]
fn somebody_goes_before_systems_and_sites() {
    let author = |head: &str, line: &str| {
        let html = format!(
            "<title>Levy</title><meta property=og:site_name content='Harbour Post'>{head}\
             <article><h1>Levy</h1>{line}<p>{PROSE}</article>"
        );
        page(&html, false).about.author
    };
    let line = "<p class=byline>By Ana Reis";
    for head in ["admin", "Harbour Post", "https://example.org/ana"] {
        let head = format!("<meta name=author content='{head}'>");
        assert_eq!(author(&head, line).as_deref(), Some("Ana Reis"), "{head}");
    }
    let site = "<meta name=author content='Harbour Post'>";
    assert_eq!(author(site, "").as_deref(), Some("Harbour Post"));
    let label = "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ana Reis'>";
    assert_eq!(author(label, "").as_deref(), Some("Ana Reis"));
    let link = "<div><a href='/authors/ana-reis'>Ana Reis</a></div>";
    assert_eq!(author("", link).as_deref(), Some("Ana Reis"));
    let topic = "<div><a href='/authors/'>Authors</a></div>";
    assert_eq!(author("", topic), None);
}

#[test]
fn a_day_in_a_sentence_is_not_that_of_the_page() {
    for (lines, wanted) in [
        ("<p>The fair of 9 March 2027 is off, says the board.", None),
        (
            "<p>AARHAVN, March 3, 2026 (HP) - The fair is off, says the board.",
            Some("2026-03-03"),
        ),
        (
            "<p>Lindholm, 3 March 2026 — The fair is off, says the board.",
            Some("2026-03-03"),
        ),
        (
            "<p>Updated 9 March 2026 | Published 3 March 2026",
            Some("2026-03-03"),
        ),
        ("<p class=date>03-Mar-2026", Some("2026-03-03")),
        ("<p class=date>2026. március 3.", Some("2026-03-03")),
        ("<p class=date>2026. 3. 3.", Some("2026-03-03")),
        (
            "<meta property=og:updated_time content=2026-03-03>",
            Some("2026-03-03"),
        ),
    ] {
        assert_eq!(told_by("en", lines).0.as_deref(), wanted, "{lines}");
    }
}

#[test]
fn a_lower_heading_is_the_title_where_the_window_shows_the_site() {
    let html = format!(
        "<title>Harbour Post</title><meta property=og:site_name content='Harbour Post'>\
         <main><h2>Levy put off</h2><p>{PROSE}</main>"
    );
    assert_eq!(page(&html, false).title.as_deref(), Some("Levy put off"));
}

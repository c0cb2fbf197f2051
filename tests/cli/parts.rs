//! What opens by `#part=`: attachments, chapters, pages of an archive; and what commands make of a file
//! that holds many articles.

use std::io::{Cursor, Write};

use serde_json::Value;

use crate::world::World;

const MAIL: &str = "From: Ana Reis <ana@example.org>\r\nSubject: Papers\r\n\
    Date: Tue, 3 Mar 2026 10:00:00 +0100\r\nMessage-ID: <n1@example.org>\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
    The board met on Monday.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
    Content-Disposition: attachment; filename=\"page.html\"\r\n\r\n\
    <html><body><h1>Harbour</h1><p>Norway supports the levy.</p></body></html>\r\n\
    --b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"a.png\"\r\n\
    Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
    --b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"old.eml\"\r\n\r\n\
    From: b@example.org\r\nSubject: Old\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n\
    --c\r\nContent-Type: text/plain\r\n\r\nOlder words.\r\n\
    --c\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"notes.md\"\r\n\r\n\
    # Notes\r\n\r\nRussia refuses.\r\n--c--\r\n--b--\r\n";

/// A ZIP archive of these files.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn keys(parts: &Value) -> Vec<&str> {
    let parts = parts.as_array().unwrap().iter();
    parts.map(|part| part["part"].as_str().unwrap()).collect()
}

fn records(world: &World, path: &str) -> Vec<Value> {
    let ran = world.run(&["inspect", path, "--format", "jsonl"]);
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn attachments_open_as_articles() {
    let world = World::with("a.eml", MAIL);
    let record = world.inspect("a.eml");
    assert_eq!(record["title"]["text"], "Papers");
    let listed = keys(&record["parts"]);
    assert_eq!(listed, ["page.html", "old.eml", "old.eml/notes.md"]);
    assert_eq!(record["parts"][1]["title"], "Old");
    for (key, format, words) in [
        ("page.html", "html", "Norway supports the levy."),
        ("old.eml", "mail", "Older words."),
        ("old.eml/notes.md", "markdown", "Russia refuses."),
    ] {
        let record = world.inspect(&format!("a.eml#part={key}"));
        assert_eq!(record["source"]["part"], key);
        assert_eq!(record["source"]["format"], format);
        assert!(record["text"].as_str().unwrap().contains(words), "{record}");
    }
    // a mail is one article
    assert_eq!(records(&world, "a.eml").len(), 1);
    let ran = world.run(&["inspect", "a.eml#part=a.png"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.error.contains("holds no part a.png"), "{}", ran.error);
}

#[test]
fn attachments_in_a_mailbox_stand_behind_the_key_of_their_message() {
    let from = "From ana@example.org Tue Mar  3 10:00:00 2026\n";
    let world = World::with("a.mbox", format!("{from}{MAIL}"));
    let listing = world.inspect("a.mbox");
    assert_eq!(keys(&listing["parts"]), ["n1@example.org"]);
    assert_eq!(
        keys(&listing["parts"][0]["parts"])[0],
        "n1@example.org/page.html"
    );
    let letter = world.inspect("a.mbox#part=n1@example.org");
    assert_eq!(letter["title"]["text"], "Papers");
    assert_eq!(letter["parts"], listing["parts"][0]["parts"]);
    let page = world.inspect("a.mbox#part=n1@example.org/page.html");
    assert_eq!(page["text"], "Harbour\n\nNorway supports the levy.");
}

/// Bytes as they stand in a mail, quoted.
fn quoted(bytes: &[u8]) -> String {
    let lines = bytes.chunks(20).map(|line| {
        let line = line.iter().map(|byte| format!("={byte:02X}"));
        line.collect::<String>()
    });
    lines.collect::<Vec<_>>().join("=\r\n")
}

/// A mail to which these files are attached.
fn with_attached(files: &[(&str, &[u8])]) -> String {
    let parts = files.iter().map(|(name, bytes)| {
        format!(
            "--a\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; \
             filename=\"{name}\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted(bytes)
        )
    });
    format!(
        "From: c@example.org\r\nSubject: All of it\r\nMessage-ID: <n2@example.org>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n\
         --a\r\nContent-Type: text/plain\r\n\r\nSee these.\r\n{}--a--\r\n",
        parts.collect::<String>()
    )
}

const FEED: &str = "<rss version=\"2.0\"><channel><title>News</title>\
    <item><guid>t1</guid><title>Levy</title><description>Norway pays.</description></item>\
    <item><guid>t2</guid><title>Quay</title><description>Russia builds.</description></item>\
    </channel></rss>";

#[test]
fn attachments_that_hold_many_make_place_for_what_they_hold() {
    let mailbox = format!("From ana@example.org Tue Mar  3 10:00:00 2026\n{MAIL}");
    let zip = archive(&[("one.md", "# One\n\nOne.\n"), ("old.mbox", &mailbox)]);
    let pictures = archive(&[("a.png", "x")]);
    let files: [(&str, &[u8]); 5] = [
        ("box", mailbox.as_bytes()),
        ("news.xml", FEED.as_bytes()),
        ("pages.zip", &zip),
        ("pictures.zip", &pictures),
        ("cut.zip", &zip[..60]),
    ];
    let mail = with_attached(&files);
    let world = World::with("a.eml", &mail);
    let listed = world.inspect("a.eml");
    let (page, in_zip) = ("box/n1@example.org/page.html", "pages.zip/old.mbox");
    let wanted = [
        "box/n1@example.org".to_owned(),
        page.to_owned(),
        "box/n1@example.org/old.eml".to_owned(),
        "box/n1@example.org/old.eml/notes.md".to_owned(),
        "news.xml/t1".to_owned(),
        "news.xml/t2".to_owned(),
        "pages.zip/one.md".to_owned(),
        format!("{in_zip}/n1@example.org"),
        format!("{in_zip}/n1@example.org/page.html"),
        format!("{in_zip}/n1@example.org/old.eml"),
        format!("{in_zip}/n1@example.org/old.eml/notes.md"),
    ];
    assert_eq!(keys(&listed["parts"]), wanted);
    assert_eq!(listed["parts"][0]["title"], "Papers");
    for (key, format, words) in [
        (&*wanted[0], "mbox", "The board met"),
        (page, "html", "Norway supports the levy."),
        ("news.xml/t2", "rss", "Russia builds."),
        ("pages.zip/one.md", "markdown", "One."),
        (&*wanted[10], "markdown", "Russia refuses."),
    ] {
        let record = world.inspect(&format!("a.eml#part={key}"));
        assert_eq!(record["source"]["part"], key);
        assert_eq!(record["source"]["format"], format);
        assert!(record["text"].as_str().unwrap().contains(words), "{record}");
    }
    let ran = world.run(&["inspect", "a.eml#part=box"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.error.contains("box: holds many articles"),
        "{}",
        ran.error
    );

    // the same in a mailbox
    let from = "From ana@example.org Tue Mar  3 10:00:00 2026\n";
    world.write("a.mbox", format!("{from}{mail}"));
    let key = "a.mbox#part=n2@example.org/pages.zip/one.md";
    assert_eq!(world.inspect(key)["text"], "One\n\nOne.");
}

#[test]
fn mailboxes_in_an_archive_are_articles_of_it() {
    let mailbox = format!("From ana@example.org Tue Mar  3 10:00:00 2026\n{MAIL}");
    let zip = archive(&[
        ("in/a.mbox", &mailbox),
        ("b.rss", FEED),
        ("c.mbox", "Words.\n"),
    ]);
    let world = World::with("a.zip", zip);
    let listing = world.inspect("a.zip");
    let wanted = ["in/a.mbox/n1@example.org", "b.rss/t1", "b.rss/t2", "c.mbox"];
    assert_eq!(keys(&listing["parts"]), wanted);
    let inner = keys(&listing["parts"][0]["parts"]);
    assert_eq!(inner[0], "in/a.mbox/n1@example.org/page.html");
    let ran = world.run(&["inspect", "a.zip", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(2), 3));
    assert!(
        ran.error.contains("a.zip#part=c.mbox: holds no mail"),
        "{}",
        ran.error
    );
    let page = world.inspect(&format!("a.zip#part={}", inner[0]));
    assert_eq!(page["text"], "Harbour\n\nNorway supports the levy.");
    let found = world.run(&["search", "builds", "a.zip"]);
    assert!(found.out.contains("a.zip#part=b.rss/t2"), "{}", found.out);
}

#[test]
fn what_lies_too_deep_stays_closed() {
    let mut mail = with_attached(&[("one.md", b"# One\n")]);
    for _ in 0..8 {
        let mailbox = format!("From ana@example.org Tue Mar  3 10:00:00 2026\n{mail}");
        mail = with_attached(&[("box.mbox", mailbox.as_bytes())]);
        // the parser stops at what is quoted again and again
        if mail.len() > 2_000_000 {
            break;
        }
    }
    let world = World::with("a.eml", &mail);
    let listed = world.inspect("a.eml");
    assert_eq!(listed["parts"].as_array().unwrap().len(), 3);
}

#[test]
fn what_holds_no_parts_says_so() {
    let world = World::with("a.txt", "Words.\n");
    let ran = world.run(&["inspect", "a.txt#part=x"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.error.contains("holds no parts"), "{}", ran.error);
}

#[test]
fn chapters_of_a_book_are_listed() {
    let opf = "<package><metadata><dc:title>The levy</dc:title></metadata><manifest>\
        <item id='n' href='nav.xhtml' properties='nav'/><item id='a' href='a.xhtml'/>\
        <item id='b' href='b.xhtml'/></manifest>\
        <spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    let files = [
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfile full-path='O/b.opf'/></container>",
        ),
        ("O/b.opf", opf),
        (
            "O/nav.xhtml",
            "<html><body><nav epub:type='toc'><ol><li><a href='a.xhtml'>Who pays</a></li></ol>\
             </nav></body></html>",
        ),
        (
            "O/a.xhtml",
            "<html><body><h1>Who pays</h1><p>All do.</p></body></html>",
        ),
        ("O/b.xhtml", "<html><body><p>Before.</p></body></html>"),
    ];
    let world = World::with("a.epub", archive(&files));
    let book = world.inspect("a.epub");
    assert_eq!(keys(&book["parts"]), ["O/a.xhtml", "O/b.xhtml"]);
    assert_eq!(book["parts"][0]["title"], "Who pays");
    assert!(book["text"].as_str().unwrap().ends_with("Before."));
    assert_eq!(records(&world, "a.epub").len(), 1);
    let page = world.inspect("a.epub#part=O/b.xhtml");
    assert_eq!(page["text"], "Before.");
    let ran = world.run(&["inspect", "a.epub#part=x"]);
    assert!(ran.error.contains("lists them"), "{}", ran.error);
}

#[test]
fn an_archive_of_pages_holds_many() {
    let files = [
        (
            "news/one.html",
            "<html><body><h1>One</h1><p>Norway supports the levy.</p></body></html>",
        ),
        ("news/two.md", "# Two\n\nRussia refuses.\n"),
        ("../../out.txt", "Words outside.\n"),
        ("inner.zip", "PK\u{3}\u{4}"),
        ("photo.png", "\u{89}PNG"),
    ];
    let world = World::with("a.zip", archive(&files));
    let listing = world.inspect("a.zip");
    assert_eq!(listing["source"]["format"], "archive");
    let wanted = ["news/one.html", "news/two.md", "../../out.txt"];
    assert_eq!(keys(&listing["parts"]), wanted);
    assert_eq!(listing["parts"][1]["title"], "Two");
    let records = records(&world, "a.zip");
    let formats = records
        .iter()
        .map(|record| record["source"]["format"].as_str().unwrap());
    assert_eq!(formats.collect::<Vec<_>>(), ["html", "markdown", "plain"]);
    assert_eq!(world.inspect("a.zip#part=news/one.html"), records[0]);
    let found = world
        .run(&["search", "norway", "a.zip", "--format", "json"])
        .json();
    assert!(found.to_string().contains("news/one.html"), "{found}");
}

#[test]
fn an_archive_of_anything_else_is_named() {
    let world = World::with("photos.zip", archive(&[("a.png", "x")]));
    let bomb = "0".repeat(16 * 1024 * 1024);
    world.write("bomb.zip", archive(&[("a.txt", &bomb)]));
    world.write(
        "sheet.xlsx",
        archive(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]),
    );
    world.write("cut.zip", &archive(&[("a.txt", "Words.")])[..40]);
    for name in ["photos.zip", "bomb.zip", "sheet.xlsx", "cut.zip"] {
        let ran = world.run(&["inspect", name]);
        assert_eq!(
            (ran.code, ran.error.lines().count()),
            (Some(2), 1),
            "{name}: {}",
            ran.error
        );
    }
}

#[test]
fn a_page_that_cant_be_read_hides_no_other() {
    let files = [
        ("bad.pdf", "%PDF-1.4 nothing"),
        ("empty.txt", ""),
        ("one.txt", "Norway supports the levy.\n"),
    ];
    let world = World::with("a.zip", archive(&files));
    let ran = world.run(&["inspect", "a.zip", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(2), 2));
    assert!(ran.error.contains("a.zip#part=bad.pdf: "), "{}", ran.error);
    assert_eq!(ran.error.lines().count(), 1);
    let found = world.run(&["search", "norway", "a.zip"]);
    assert!(found.out.contains("a.zip#part=one.txt"), "{}", found.error);
}

#[test]
fn lists_take_every_article_of_a_file() {
    let world = World::with(
        "a.zip",
        archive(&[("a.md", "# A\n\n## B\n"), ("b.md", "# C\n")]),
    );
    let lists = world.run(&["outline", "a.zip", "--format", "json"]).json();
    let paths: Vec<&str> = lists
        .as_array()
        .unwrap()
        .iter()
        .map(|list| list["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["a.zip#part=a.md", "a.zip#part=b.md"]);
    for command in ["outline", "entities", "positions", "matrix"] {
        let ran = world.run(&[command, "a.zip"]);
        assert!(
            ran.out.contains("a.zip#part=b.md"),
            "{command}: {}",
            ran.out
        );
        let table = world.run(&[command, "a.zip", "--format", "csv"]).out;
        assert!(table.starts_with("path,"), "{command}: {table}");
    }
    let one = world
        .run(&["outline", "a.zip#part=a.md", "--format", "csv"])
        .out;
    assert!(one.starts_with("heading,"), "{one}");
}

#[test]
fn commands_for_one_article_say_which_they_took() {
    let world = World::with(
        "a.zip",
        archive(&[("a.md", "# A\n\nOne.\n"), ("b.md", "# B\n\nTwo.\n")]),
    );
    world.write("a.md", "# A\n\nOne.\n");
    for arguments in [
        &["brief", "a.zip"][..],
        &["export", "a.zip", "--format", "md"],
        &["diff", "a.zip", "a.md"],
    ] {
        let ran = world.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.error);
        assert_eq!(ran.error.lines().count(), 1);
        assert!(ran.error.contains("#part=a.md; #part=KEY"), "{}", ran.error);
    }
    let named = world.run(&["brief", "a.zip#part=b.md"]);
    assert_eq!(named.error, "");
    assert!(named.out.starts_with("B\n"), "{}", named.out);
}

#[test]
fn an_empty_maildir_is_an_empty_list() {
    let world = World::new();
    for folder in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(world.path("box").join(folder)).unwrap();
    }
    for (arguments, out) in [
        (&["inspect", "box", "--format", "jsonl"][..], ""),
        (&["outline", "box"], ""),
        (&["outline", "box", "--format", "json"], "[]\n"),
    ] {
        let ran = world.run(arguments);
        let said = (ran.code, &*ran.out, &*ran.error);
        assert_eq!(said, (Some(0), out, ""), "{arguments:?}");
    }
    assert!(world.inspect("box")["parts"].as_array().unwrap().is_empty());
}

#[test]
fn a_mend_names_an_option_that_is_there() {
    let feed = "<rss version=\"2.0\"><channel><title>Empty</title></channel></rss>";
    let world = World::with("a.rss", feed);
    let ran = world.run(&["inspect", "a.rss"]);
    assert!(ran.error.contains("--from plain"), "{}", ran.error);
    assert_eq!(
        world.run(&["inspect", "a.rss", "--from", "plain"]).code,
        Some(0)
    );
    assert!(world.run(&["--help"]).out.contains("--from"));
}

#[test]
fn head_lines_of_a_mail_are_no_prose() {
    let world = World::with("old.eml", MAIL);
    world.write(
        "new.eml",
        MAIL.replace("3 Mar", "5 Mar").replace("Monday", "Friday"),
    );
    let brief = world.run(&["brief", "old.eml"]).out;
    assert!(brief.contains("The board met"), "{brief}");
    assert!(
        !brief.contains("Date:") && !brief.contains("From:"),
        "{brief}"
    );
    let told = world.run(&["diff", "old.eml", "new.eml", "--format", "json"]);
    let told: Value = serde_json::from_str(&told.out).unwrap();
    let numbers = told["numbers"].as_array().unwrap();
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    assert_eq!(numbers[0]["new"], "Friday");
}

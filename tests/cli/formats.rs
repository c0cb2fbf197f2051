//! Which format is chosen, what is read, and how it is printed.

use crate::world::World;

#[test]
fn the_format_of_a_file() {
    let world = World::new();
    let markup = "# Title\n\nSome **weight** here.\n\n## Part\n\ntext\n";
    for (name, wanted) in [
        ("a.md", "markdown"),
        ("a.MKD", "markdown"),
        ("a.txt", "markdown"),
        ("a", "markdown"),
    ] {
        world.write(name, markup);
        assert_eq!(world.inspect(name)["source"]["format"], wanted, "{name}");
    }
    // one sign is no markup, but under a name that says so
    for (name, wanted) in [("b.txt", "plain"), ("b.md", "markdown")] {
        world.write(name, "# Title\n\nwords\n");
        assert_eq!(world.inspect(name)["source"]["format"], wanted, "{name}");
    }
    let piped = world
        .run_with(&["inspect", "--format", "jsonl"], markup)
        .json();
    assert_eq!(piped["source"]["path"], "-");
    assert_eq!(piped["source"]["format"], "markdown");
    let dash = world
        .run_with(&["outline", "-", "--format", "json"], "just words\n")
        .json();
    assert_eq!(dash.as_array().unwrap().len(), 1);
}

#[test]
fn a_file_named_like_a_command_can_be_read() {
    let world = World::with("inspect", "words\n");
    let ran = world.run(&["outline", "./inspect"]);
    assert_eq!(ran.code, Some(0));
}

#[test]
fn csv_has_a_header_and_quotes() {
    let world = World::with("a.md", "# T\n\ntext\n\n## Talks, \"again\"\n\nmore words\n");
    let ran = world.run(&["outline", "a.md", "--format", "csv"]);
    assert_eq!(
        ran.out,
        "heading,level,line,start,end,words\r\n,0,1,0,9,2\r\n\"Talks, \"\"again\"\"\",2,5,9,35,4\r\n"
    );
    let entities = world.run(&["entities", "a.md", "--format", "csv"]).out;
    assert!(entities.starts_with("id,label,kind,type,salience,mentions,aliases\r\n"));
}

#[test]
fn text_is_for_people() {
    let world = World::with(
        "a.md",
        "# Grain talks\n\ntext\n\n## Part one\n\nmore words\n\n### Inner\n",
    );
    let outline = world.run(&["outline", "a.md"]).out;
    assert_eq!(
        outline,
        "     1  (lead)  (3 words)\n     5  Part one  (4 words)\n     9    Inner  (1 word)\n"
    );
    let summary = world.run(&["inspect", "a.md"]).out;
    for part in [
        "Grain talks\n",
        "8 words · 1 min · Markdown · UTF-8",
        "Part one",
        "\n  Inner",
    ] {
        assert!(summary.contains(part), "{part:?} is not in {summary}");
    }
}

#[test]
fn jsonl_is_one_line() {
    let world = World::with("a.md", "# T\n\ntext\n");
    let ran = world.run(&["inspect", "a.md", "--format", "jsonl"]);
    assert_eq!(ran.out.lines().count(), 1);
    assert_eq!(ran.json(), world.inspect("a.md"));
}

#[test]
fn help_and_version_are_printed() {
    let world = World::new();
    let version = world.run(&["--version"]);
    assert_eq!(version.code, Some(0));
    assert!(version.out.starts_with("attache "));
    let help = world.run(&["--help"]);
    assert_eq!((help.code, help.error.as_str()), (Some(0), ""));
    assert!(help.out.contains("inspect") && help.out.contains("--theme"));
}

/// A PDF of one page with one line, without the table of its objects, which readers make again.
fn pdf(line: &str) -> String {
    let content = format!("BT /F 12 Tf 50 700 Td ({line}) Tj ET");
    format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>>>>>\nendobj\n\
         4 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n\
         5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n\
         trailer\n<</Root 1 0 R>>\n%%EOF\n",
        content.len()
    )
}

#[test]
fn a_pdf_is_read_in_a_process_of_its_own_under_any_name() {
    let line = "Russia and Ukraine met in Geneva on Monday.";
    let world = World::with("letter.txt", pdf(line));
    let record = world.inspect("letter.txt");
    assert_eq!(record["source"]["format"], "pdf");
    assert_eq!(record["text"], line);
    assert!(record["sections"][0]["line"].is_null());
    let child = world.run_with(&["read-pdf"], pdf(line));
    assert_eq!(child.code, Some(0));
    assert!(child.out.contains(line));
    for (name, bytes, said) in [
        ("cut.pdf", "%PDF-1.4\nnothing".to_owned(), "broken PDF"),
        ("scan.pdf", pdf(""), "holds no text"),
    ] {
        world.write(name, bytes);
        let ran = world.run(&["inspect", name]);
        assert_eq!(
            (ran.code, ran.error.lines().count()),
            (Some(2), 1),
            "{name}"
        );
        assert!(ran.error.contains(said), "{}", ran.error);
    }
}

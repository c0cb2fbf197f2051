//! Tests: front matter: `key: value` between `---`, `key = "value"` between `+++`.

use super::read;

fn of(text: &str) -> Option<[String; 4]> {
    let found = read(text)?;
    let take = |told: super::Told| told.words(text).unwrap_or_default();
    Some([
        take(found.title),
        take(found.date),
        take(found.publisher),
        text[found.end..].to_owned(),
    ])
}

fn wanted(title: &str, date: &str, publisher: &str, rest: &str) -> [String; 4] {
    [title, date, publisher, rest].map(str::to_owned)
}

#[test]
fn yaml_and_toml() {
    let yaml = "---\nlayout: x\ntitle: 'Grain: a deal' # new\nlist:\n  - title: no\ndate: 2026-03-01\nauthor: A. Writer\nsource: Desk\n---\nText\n";
    assert_eq!(
        of(yaml),
        Some(wanted("Grain: a deal", "2026-03-01", "Desk", "Text\n"))
    );
    let toml = "+++\ntitle = \"Grain\"\ndate = 2026-03-01\n[extra]\nx = 1\n+++\nText";
    assert_eq!(of(toml), Some(wanted("Grain", "2026-03-01", "", "Text")));
}

#[test]
fn authors_addresses_and_languages() {
    let of = |text: &str| {
        let found = read(text).unwrap();
        [found.author, found.publisher, found.url, found.language]
            .map(|told| told.words(text).unwrap_or_default())
    };
    for (text, wanted) in [
        (
            "---\nauthor: Ana Reis\nlang: pt\nurl: https://example.org/a\npublisher: Post\n---\n",
            ["Ana Reis", "Post", "https://example.org/a", "pt"],
        ),
        (
            "---\nauthors:\n  - Ana Reis\n  - \"Ola Lund\"\nsource: https://example.org/a\n---\n",
            [
                "Ana Reis, Ola Lund",
                "Ana Reis, Ola Lund",
                "https://example.org/a",
                "",
            ],
        ),
        (
            "---\nauthor:\n- name: Ana Reis\n  email: a@example.org\n- name: Ola Lund\nurl: /a\n---\n",
            ["Ana Reis, Ola Lund", "Ana Reis, Ola Lund", "", ""],
        ),
        (
            "---\nauthor:\n  name: Ana Reis\nsource: Post\n---\n",
            ["Ana Reis", "Post", "", ""],
        ),
        (
            "+++\nauthors = [\"Reis, Ana\", 'Ola Lund']\nlanguage = \"pt\"\n+++\n",
            ["Reis, Ana, Ola Lund", "Reis, Ana, Ola Lund", "", "pt"],
        ),
        (
            "---\nauthors: [Ana, , Ola ]\n---\n",
            ["Ana, Ola", "Ana, Ola", "", ""],
        ),
        (
            "---\nauthors: [\"Ana\nlang: pt\n---\n",
            ["[\"Ana", "[\"Ana", "", "pt"],
        ),
    ] {
        assert_eq!(of(text), wanted.map(str::to_owned), "{text}");
    }
}

#[test]
fn values_that_are_none() {
    let text = "---\ntitle: \"\"\ndate: |\n  lines\nauthor: [\"A\"]\n...\n";
    assert_eq!(of(text), Some(wanted("", "lines", "A", "")));
    let text = "---\ntitle: null\ndate: {y: 1}\nauthor: # none\n---\n";
    assert_eq!(of(text), Some(wanted("", "", "", "")));
}

#[test]
fn values_of_several_lines() {
    for (value, title) in [
        (
            "\"North \\u2013 South\\\n  \\ ferry\" # a",
            "North – South ferry",
        ),
        ("'It''s\n\n  late'", "It's late"),
        ("Grain\n  deal\n  is near", "Grain deal is near"),
        (">-\n  Grain\n  deal", "Grain deal"),
        ("\"never\n  closed", "never closed"),
        ("Grain # but\n  not this", "Grain"),
        ("'Grain' # but\n  not this", "Grain"),
    ] {
        let text = format!("---\ntitle: {value}\nsource: Desk\n---\nText");
        let wanted = wanted(title, "", "Desk", "Text");
        assert_eq!(of(&text), Some(wanted), "{value}");
    }
}

#[test]
fn rules_are_not_front_matter() {
    for text in [
        "---\n\ntitle: x\n---\n",
        "---\nSome words here.\n---\n",
        "---\ntitle: never closed\n",
        "----\ntitle: x\n----\n",
        "--- \n",
        "---",
        "é",
        "",
    ] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

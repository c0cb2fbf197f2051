//! Size and hostility: everything ends, soon, and with a true outline.

use std::time::{Duration, Instant};

use crate::world::World;

/// A guard against hanging, not a measurement: tests run unoptimised and beside others, and what is
/// looked for is quadratic time, which would take hours.
const SOON: Duration = Duration::from_mins(2);

#[test]
fn hostile_markdown_ends_soon() {
    let cases: Vec<(&str, String)> = vec![
        (
            "quotes",
            format!("{}x\n{}", "> ".repeat(10_000), "lazy\n".repeat(20_000)),
        ),
        (
            "lists",
            format!("{}x\n{}", "- ".repeat(10_000), "text\n".repeat(20_000)),
        ),
        (
            "stairs",
            (0..600)
                .flat_map(|depth| ["  ".repeat(depth), "- x\n".to_owned()])
                .collect(),
        ),
        ("brackets", "[".repeat(50_000)),
        (
            "links",
            format!("{}a{}", "[".repeat(20_000), "](b)".repeat(20_000)),
        ),
        ("headings", "# H\n".repeat(100_000)),
        (
            "row",
            format!(
                "|{}\n|{}\n|{}\n",
                "a|".repeat(50_000),
                "-|".repeat(50_000),
                "b|".repeat(50_000)
            ),
        ),
        (
            "short rows",
            format!(
                "|{}\n|{}\n{}",
                "a|".repeat(5_000),
                "-|".repeat(5_000),
                "|b\n".repeat(5_000)
            ),
        ),
        ("stars", "**a *b ".repeat(50_000)),
        ("markup", "<a b=\"".repeat(50_000)),
        ("fences", "> ```\n".repeat(50_000)),
    ];
    for (name, text) in cases {
        let world = World::with("a.md", &text);
        let start = Instant::now();
        let ran = world.run(&["inspect", "a.md", "--format", "jsonl"]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.error);
        assert!(start.elapsed() < SOON, "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn a_line_of_megabytes_opens() {
    for text in ["word ".repeat(400_000), "x".repeat(2_000_000)] {
        let world = World::with("a.md", &text);
        let found = world.inspect("a.md");
        assert_eq!(found["text"].as_str().unwrap(), text.trim_end());
    }
}

#[test]
fn every_heading_is_a_section() {
    let world = World::with("a.md", "# T\n\n## H\n".to_owned() + &"## H\n".repeat(9_999));
    assert_eq!(
        world.inspect("a.md")["sections"].as_array().unwrap().len(),
        10_001
    );
}

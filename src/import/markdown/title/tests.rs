//! Tests: which words are the title.

use super::super::read;
use super::BlockKind;

#[test]
fn which_heading_is_the_title() {
    let title = |raw| read(raw).title.map(|title| (title.text, title.line));
    assert_eq!(
        title("- nav\n\nHead\n====\n\n## A\n"),
        Some(("Head".into(), 3))
    );
    assert_eq!(title("# A\n\n# B\n"), Some(("A".into(), 1)));
    assert_eq!(title("words\n\n# A\n\n# B\n"), None);
    assert_eq!(title("## A\n\n# B\n"), Some(("B".into(), 3)));
    assert_eq!(title("## A\n\n# B\n\n# C\n"), None);
    assert_eq!(title("## A\n\n### B\n\nwords\n"), Some(("A".into(), 1)));
    assert_eq!(title("## A\n\nwords\n\n## B\n"), None);
    let digest = "### Harbour fees go up while the coast states talk\n\nwords\n\n### Varna\n\n\
                  words\n\n### Call for pilots\n\nwords\n";
    let headline = "Harbour fees go up while the coast states talk";
    assert_eq!(title(digest), Some((headline.into(), 1)));
    let long = digest.replacen(
        "\n\n",
        &format!("\n#### {}\n\n", "the fees of Varna ".repeat(6)),
        1,
    );
    let body = read(&long);
    assert_eq!(body.title.map(|title| title.line), Some(1));
    let headings = body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading);
    assert_eq!(
        headings.count(),
        2,
        "a long heading below the title is a subtitle"
    );
    let items = digest.replace("Varna", "Varna takes in fewer ships than ever before");
    assert_eq!(title(&items), None, "one of several items");
    assert_eq!(title("just words\n"), None);
    assert_eq!(title("> # Quoted\n"), None);
}

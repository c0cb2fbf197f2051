//! Markdown as people and programs write it.

use super::shape;
use crate::import::markdown::read;

#[test]
fn html_is_shown_as_what_it_says() {
    assert_eq!(
        shape(
            "H<sub>2</sub>O and 10<sup>6</sup>, <kbd>Ctrl</kbd>, a <!-- never --> b.\n\n<!-- not\n\nthis -->\n\n\
             <h2 align=\"center\">Levy &amp;\n dues</h2>\n<p>Boats <b>pay</b>.<br>\n Now.</p>\n"
        ),
        [
            "P 0+0 ^0 |H₂O and 10⁶, Ctrl, a b.",
            "H2 0+0 ^1 |Levy & dues",
            "P 0+0 ^1 |Boats pay.",
            "P 0+0 ^0 |Now.",
        ]
    );
    assert_eq!(
        shape(
            "<details>\n<summary>More</summary>\n\nHidden *words*.\n\n</details>\n\n<script>\nlet a;\n</script>\n"
        ),
        ["P 0+0 ^0 |More", "P 0+0 ^1 |Hidden words."]
    );
    assert_eq!(
        shape("<ol start=3>\n<li>Boats</li>\n<li>Nets<ul><li>fine</ul></li>\n</ol>\n\nafter"),
        [
            "I1 0+3 ^0 |3. Boats",
            "I1 0+3 ^0 |4. Nets",
            "I2 3+2 ^0 |• fine",
            "P 0+0 ^1 |after"
        ]
    );
    assert_eq!(
        shape(
            "<table>\n <tr><th>State</th><th>Vote</th></tr>\n <tr><td>Peru</td>\n <td>Yes</td>\n</table>"
        ),
        ["R 0+0 ^0 |State │ Vote", "R 0+0 ^0 |Peru  │ Yes"]
    );
}

#[test]
fn words_within_html_know_their_place() {
    let raw = "é <b>one</b>\n\n<div>\n  two <i>three</i>\n</div>\n";
    let body = read(raw);
    for word in ["one", "two", "three"] {
        let at = body.text.find(word).unwrap() as u32;
        let there = raw.find(word).unwrap();
        let there = raw[..there].chars().count() as u32;
        assert_eq!(body.map.start(&body.text, at), there, "{word}");
    }
}

#[test]
fn markdown_as_people_write_it() {
    assert_eq!(
        shape("> [!WARNING]\n> Boats stay.\n"),
        ["P 0+0 ^0 >|Warning", "P 0+0 ^1 >|Boats stay."]
    );
    assert_eq!(
        shape("## Dues {#dues}\n\n## 🔥 Top\n\n## 1. 🔥 Next\n\nA ==marked== word, a == b.\n"),
        [
            "H2 0+0 ^0 |Dues",
            "H2 0+0 ^1 |Top",
            "H2 0+0 ^1 |1. Next",
            "P 0+0 ^1 |A marked word, a == b."
        ]
    );
    assert_eq!(
        shape("Boat\n: What floats.\n\n**Risk:**High\n"),
        [
            "P 0+0 ^0 |Boat",
            "P 0+0 ^0 |What floats.",
            "P 0+0 ^1 |Risk:High"
        ]
    );
    assert_eq!(
        shape("**Date:** May\n**Present**: Ann\nand **Bo** Lee\n\n• Oil\n• Grain\n1️⃣ Nets\n"),
        [
            "P 0+0 ^0 |Date: May",
            "P 0+0 ^0 |Present: Ann and Bo Lee",
            "I1 0+2 ^1 |• Oil",
            "I1 0+2 ^0 |• Grain",
            "I1 0+2 ^0 |1️⃣ Nets"
        ]
    );
    assert_eq!(
        shape("3. a\n7. b\n\n0. c\n"),
        ["I1 0+3 ^0 |3. a", "I1 0+3 ^1 |7. b", "I1 0+3 ^1 |0. c"]
    );
}

#[test]
fn bold_lines_are_headings_beside_marked_ones() {
    let text = "# Port\n\n**Ann Lee**\n\nWords.\n\n## Outlook\n\n**Risks**\n\nWords.\n\n**No change.**\n\nWords.\n";
    assert_eq!(
        shape(text),
        [
            "T 0+0 ^0 |Port",
            "H2 0+0 ^1 |Ann Lee",
            "P 0+0 ^1 |Words.",
            "H2 0+0 ^1 |Outlook",
            "H3 0+0 ^1 |Risks",
            "P 0+0 ^1 |Words.",
            "P 0+0 ^1 |No change.",
            "P 0+0 ^1 |Words."
        ]
    );
    let alone = "# Port\n\n**Ann Lee**\n\nWords.\n\n## Outlook\n\nWords.\n";
    assert_eq!(shape(alone)[1], "P 0+0 ^1 |Ann Lee");
    assert_eq!(
        shape("# Port\n\n## Outlook\n\n**Risks**\n\nWords.\n")[2],
        "H3 0+0 ^1 |Risks"
    );
}

#[test]
fn each_table_of_a_block_has_columns_and_a_head_of_its_own() {
    let text = "<div>\n<TABLE><tr><td>a</td><td>b</td></tr></TABLE>\n\
        <table><thead><tr><th>c</th></tr></thead><tr><td>d</td></tr></table>\n\
        <table><td>e</td><td>f</td><tr><td>g</td></tr></table>\n</div>\n";
    let body = read(text);
    let rows: Vec<(&str, bool)> = body
        .blocks
        .iter()
        .map(|block| {
            let strong = body
                .styles
                .iter()
                .any(|run| run.span.start == block.span.start);
            (block.span.of(&body.text), strong)
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("a │ b", false),
            ("c", true),
            ("d", false),
            ("e │ f", false),
            ("g", false)
        ]
    );
}

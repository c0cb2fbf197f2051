//! Tests: what a file is: binary or text, and whether the text is Markdown.

use super::{is_binary, looks_like_markdown};

#[test]
fn binary_is_told_from_text() {
    assert!(is_binary(&[0; 4096]));
    assert!(is_binary(b"\x7fELF\x02\x01\x01\0\0\0\0"));
    assert!(!is_binary(b""));
    assert!(!is_binary(b"\x1b[31mred\x1b[0m and \t\x0c\r\n"));
    let mut text = b"words ".repeat(100);
    text.extend([0, 7, 8]);
    assert!(!is_binary(&text), "a few NULs are no reason");
    let wide: Vec<u8> = "Talks\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(!is_binary(&wide));
}

#[test]
fn markdown_needs_more_than_a_hash() {
    let plain = [
        "# comment\nls -l\n",
        "* one\n* two\n\n1. three\n",
        "Dear all,\n\n> quoted\n> lines\n\n--\nme\n",
        "Item #1\n#2 is late\n",
        "2 ** 3 ** 4\n1 ** 2 ** 3\n0 ** 1 ** 2\n",
        "a**2**3\nb**2**3\nc**2**3\n",
        "src/**/mod/**\n**/target/**\ndoc/**/old/**\n",
        "The **one** strong word.\n\nAnd **another** one.\n",
        "----\nrule\n----\n",
        "Report\n======\n\ntext\n\nPart\n----\n",
        "Report\n======\n\nFish\n~~~~\n\ntext\n\nMeat\n~~~~\n\ntext\n",
    ];
    for text in plain {
        assert!(!looks_like_markdown(text), "{text}");
    }
    let markdown = [
        "---\ntitle: A\n---\n\ntext\n",
        "# Title\n\nWith **weight** and more.\n",
        "text [a](http://b.example) and\n\n**bold**\n",
        "## One\n\ntext\n\n## Two\n",
        "Report\n======\n\n- [a](/b)\n",
        "**1. Summary**\n\n- **Peru:** no.\n- Chad: yes.\n\n**2. Outlook**\n\nMore.\n",
    ];
    for text in markdown {
        assert!(looks_like_markdown(text), "{text}");
    }
}

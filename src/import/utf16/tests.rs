//! Tests: recognises UTF-16 without a byte order mark.

use encoding_rs::Encoding;

use super::guess;

fn le(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn be(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[test]
fn finds_it_in_any_script() {
    let texts = [
        "Talks resume in Geneva on Monday.\n",
        "Переговоры возобновятся в Женеве в понедельник.\n",
        "تستأنف المحادثات في جنيف يوم الاثنين.\n",
        "会谈将于周一在日内瓦恢复。代表团已经抵达。\n第二天继续。",
    ];
    for text in texts {
        assert_eq!(
            guess(&le(text)).map(Encoding::name),
            Some("UTF-16LE"),
            "{text}"
        );
        assert_eq!(
            guess(&be(text)).map(Encoding::name),
            Some("UTF-16BE"),
            "{text}"
        );
    }
}

#[test]
fn other_bytes_are_not_utf16() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n * n / 7 % 251) as u8).collect();
    let texts: [&[u8]; 6] = [
        b"",
        b"plain text\n",
        b"one\0NUL in it",
        b"NULs\0here\0and\0there\0\0between\0words",
        &[0; 4096],
        &noise,
    ];
    for text in texts {
        assert!(guess(text).is_none(), "{text:?}");
    }
}

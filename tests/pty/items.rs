//! Hostile articles, made in code, the same in every run.

use std::fmt::Write as _;

/// An article that means no good.
pub(crate) struct Item {
    /// Its file name.
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
    /// Words that must be on the first screen.
    pub(crate) shows: &'static str,
}

fn item(name: &'static str, bytes: impl Into<Vec<u8>>, shows: &'static str) -> Item {
    Item {
        name,
        bytes: bytes.into(),
        shows,
    }
}

/// Plain words around something odd, enough of them that a few control bytes are no binary.
fn within(odd: &str) -> String {
    let words = "plain words of an article that says little and says it calmly. ".repeat(20);
    format!("Odd Report\n\nBefore {odd} after.\n\n{words}\n")
}

/// Things that speak to a terminal.
pub(crate) fn sequences() -> Vec<Item> {
    vec![
        item(
            "escapes.txt",
            within("\x1b[31mred\x1b[0m \x1b[2J\x1b[5n\x1bc\x1b[?1049l"),
            "after.",
        ),
        item(
            "osc.txt",
            within("\x1b]52;c;aGk=\x07\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\"),
            "after.",
        ),
        item(
            "dcs.txt",
            within("\x1bP+q544e\x1b\\\x1b_apc\x1b\\\x1b^pm\x1b\\\x1b]0;title\x07"),
            "after.",
        ),
        item(
            "title.md",
            within("").replacen(
                "Odd Report",
                "# Ti\x1b]0;x\x07tle \u{202e}\u{9b}31m\n\n## He\x1b[31mad",
                1,
            ),
            "after.",
        ),
        item(
            "links.md",
            within(
                "[a \x1b[31mlink](https://x/\x1b]52;c;aGk=\x07) and `co\x1bde` &#27;[31m &#x9b;1m",
            ),
            "after.",
        ),
        item(
            "c1.txt",
            within("\u{9b}31m \u{9d}52;c;aGk=\u{9c} \u{90}q\u{9c} \u{85}next"),
            "after.",
        ),
        item(
            "c1-bytes.txt",
            [
                b"Odd Report\n\nBefore caf\xe9 \x9b31m \x85 after.\n".as_slice(),
                &b"words of an article. ".repeat(20),
            ]
            .concat(),
            "after.",
        ),
        item(
            "controls.txt",
            within("\x07\x08\x08\x08\x0e\x0f\x7f\x05\x11\x13"),
            "after.",
        ),
        item("nul.txt", within("\0").repeat(20), "after."),
        item(
            "bidi.txt",
            within("\u{202e}evil\u{202c} \u{2066}x\u{2069} \u{200e}\u{200f}\u{61c}"),
            "after.",
        ),
        item(
            "unseen.txt",
            within("se\u{ad}cu\u{200b}ri\u{2060}ty \u{feff}\u{e0041}\u{fff9}\u{180e}"),
            "security",
        ),
    ]
}

/// Letters that pile up.
pub(crate) fn letters() -> Vec<Item> {
    vec![
        item(
            "marks.txt",
            within(&format!("e{}", "\u{301}".repeat(5000))),
            "after.",
        ),
        item(
            "zalgo.txt",
            within(&"z\u{335}\u{30a}\u{31b}\u{324}\u{301}\u{302}\u{303}".repeat(2000)),
            "Before",
        ),
        item(
            "jamo.txt",
            within(&format!(
                "{}{}",
                "\u{1100}".repeat(10_000),
                "\u{1161}\u{11a8}".repeat(10_000)
            )),
            "Before",
        ),
        item("joiners.txt", within(&"👩\u{200d}".repeat(5000)), "Before"),
        item(
            "variations.txt",
            within(&"☺\u{fe0f}\u{20e3}".repeat(3000)),
            "Before",
        ),
        item("flags.txt", within(&"🇺🇦".repeat(5000)), "Before"),
        item("indic.txt", within(&"क्".repeat(5000)), "Before"),
    ]
}

/// Bytes in the wrong dress.
pub(crate) fn encodings() -> Vec<Item> {
    let text = within("Größe and Київ");
    let units = |big: bool, mark: bool| -> Vec<u8> {
        let marked = format!("{}{text}", if mark { "\u{feff}" } else { "" });
        let units = marked.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let mut broken = text.clone().into_bytes();
    broken.splice(20..20, *b"\xff\xfe\xc3(\xed\xa0\x80\xf4\x90\x80\x80");
    vec![
        item("utf16le-bom.txt", units(false, true), "Київ"),
        item("utf16be-bom.txt", units(true, true), "Київ"),
        item("utf16le.txt", units(false, false), "Київ"),
        item("utf16be.txt", units(true, false), "Київ"),
        item("utf8-bom.txt", format!("\u{feff}{text}"), "Київ"),
        item("broken.txt", broken, "after."),
        item(
            "cut-utf16.txt",
            {
                let mut bytes = units(false, true);
                bytes.extend([0x00, 0xd8, 0x41]);
                bytes
            },
            "Київ",
        ),
        item(
            "line-ends.txt",
            "One\r\n\r\ntwo\rthree\n\x0cfour\u{85}five\u{2028}six\n\r\tafter.\r",
            "after.",
        ),
        item(
            "tabs.txt",
            format!("a\tb\t\tc\t{}after.\n", "\t".repeat(50)),
            "a",
        ),
        item("no-end.txt", "one line without an end", "without an end"),
    ]
}

/// Nothing to read.
pub(crate) fn empties() -> Vec<Item> {
    vec![
        item("empty.txt", "", "is empty"),
        item("blank.txt", "\n \n\t\n\r\n\n", "is empty"),
        item("mark.txt", "\u{feff}", "is empty"),
        item("empty.md", "# \n", "is empty"),
        item("title.txt", "Only a Title\n", "Only a Title"),
    ]
}

/// Deep and branching structure; `scale` in per cent of what is promised.
pub(crate) fn structures(scale: usize) -> Vec<Item> {
    let of = |full: usize| full * scale / 100;
    let mut lists = String::new();
    for depth in 0..of(3000) {
        let _ = writeln!(lists, "{}- item {depth}", "  ".repeat(depth));
    }
    let plain: String = (0..of(100_000)).fold(String::new(), |mut text, number| {
        let _ = write!(
            text,
            "PART NUMBER {number}\n\nSome words that follow it.\n\n"
        );
        text
    });
    let marked: String = (0..of(100_000)).fold(String::new(), |mut text, number| {
        let _ = write!(text, "{} Part {number}\n\n", "#".repeat(number % 6 + 1));
        text
    });
    vec![
        item(
            "quotes.md",
            format!("Before.\n\n{} after.\n", ">".repeat(of(10_000))),
            "Before.",
        ),
        item(
            "quotes-spaced.md",
            format!("Before.\n\n{}after.\n", "> ".repeat(of(10_000))),
            "Before.",
        ),
        item("lists.md", format!("Before.\n\n{lists}"), "Before."),
        item(
            "markers.md",
            format!("Before.\n\n{} after.\n", "- ".repeat(of(10_000))),
            "Before.",
        ),
        item(
            "brackets.md",
            format!("Before.\n\n{}\n", "[".repeat(of(50_000))),
            "Before.",
        ),
        item(
            "links.md",
            format!("Before.\n\n{}\n", "[a](".repeat(of(50_000))),
            "Before.",
        ),
        item(
            "stars.md",
            format!("Before.\n\n{}a\n", "*a _b ".repeat(of(20_000))),
            "Before.",
        ),
        item(
            "code.md",
            format!(
                "Before.\n\n{}\n",
                (1..of(500)).fold(String::new(), |text, n| text + &"`".repeat(n) + " ")
            ),
            "Before.",
        ),
        item(
            "html.md",
            format!("Before.\n\n{}\n", "<div><!-- ".repeat(of(20_000))),
            "Before.",
        ),
        item(
            "entities.md",
            format!("Before.\n\n{}\n", "&amp;&#x1b;&nosuch".repeat(of(20_000))),
            "Before.",
        ),
        item("headings.txt", plain, "PART NUMBER 0"),
        item("headings.md", marked, "Part 1"),
        item(
            "row.md",
            format!(
                "Before.\n\n|{0}\n|{1}\n|{0}\n",
                " cell |".repeat(of(150_000)),
                "---|".repeat(of(150_000))
            ),
            "Before.",
        ),
    ]
}

/// Lines and words of megabytes; `scale` in per cent of ten.
pub(crate) fn lengths(scale: usize) -> Vec<Item> {
    let of = |full: usize| full * scale / 100;
    vec![
        item(
            "line.txt",
            format!("Before {}", "words of one line ".repeat(of(580_000))),
            "Before",
        ),
        item(
            "line.md",
            format!("Before {}", "words *of* one line ".repeat(of(520_000))),
            "Before",
        ),
        item(
            "word.txt",
            format!("Before {}", "a".repeat(of(10_000_000))),
            "Before",
        ),
        item(
            "han.txt",
            format!("Before {}", "谈判".repeat(of(1_700_000))),
            "Before",
        ),
        item(
            "blanks.txt",
            format!("Before{}after", " ".repeat(of(10_000_000))),
            "Before",
        ),
        item(
            "dots.txt",
            format!("Before {}", "a.".repeat(of(5_000_000))),
            "Before",
        ),
        item(
            "lines.txt",
            format!("Before\n{}", "\n".repeat(of(10_000_000))),
            "Before",
        ),
        item(
            "code.md",
            format!("Before\n\n```\n{}", "x y ".repeat(of(2_500_000))),
            "Before",
        ),
    ]
}

/// Bytes from a fixed seed (xorshift).
pub(crate) fn random(length: usize) -> Vec<u8> {
    let mut seed = 0x9e37_79b9_u32;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed.to_le_bytes()[1]
    };
    (0..length).map(|_| next()).collect()
}

//! Sequences of terminals, whole and in pieces.

use proptest::prelude::*;

use super::Parser;
use crate::app::Event;

/// The events in words.
fn words(events: &[Event]) -> String {
    let word = |event: &Event| match event {
        Event::Key(key) => key.to_string(),
        Event::Paste(text) => format!("({text})"),
        Event::Click(column, row) => format!("(click {column} {row})"),
        Event::Release(column, row) => format!("(release {column} {row})"),
        Event::Wheel(column, row, down) => format!("(wheel {column} {row} {down})"),
        Event::Background { light } => format!("(light {light})"),
        other => panic!("{other:?}"),
    };
    events.iter().map(word).collect()
}

/// What comes of these bytes at once, and then nothing.
fn read(bytes: &[u8]) -> String {
    let mut parser = Parser::default();
    let mut events = parser.feed(bytes);
    if parser.is_amid() {
        events.extend(parser.flush());
    }
    words(&events)
}

const CASES: &[(&[u8], &str)] = &[
    (b"jG?", "jG?"),
    ("é€😀".as_bytes(), "é€😀"),
    (b"\r\t\x7f\x01\x0a", "EnterTabBackspace^a^j"),
    (b"\x1b[A\x1b[B\x1bOC\x1bOD", "↑↓→←"),
    (
        b"\x1b[H\x1b[4~\x1b[5~\x1b[6~\x1b[3~",
        "HomeEndPgUpPgDnDelete",
    ),
    (b"\x1bOP\x1b[15~\x1b[24~\x1b[[A", "F1F5F12F1"),
    (b"\x1b[Z\x1b[9;2u", "Shift-TabShift-Tab"),
    (b"\x1bj\x1b\r", "Alt-jAlt-Enter"),
    (b"\x1b", "Esc"),
    (b"\x1b\x1b", "EscEsc"),
    (b"\x1b[", "Alt-["),
    (b"\x1b[106u\x1b[106;5u\x1b[106;1:3u", "j^j"),
    (b"\x1b[200~a\x1b[Ab\r\x1b[201~j", "(a\x1b[Ab\r)j"),
    (
        b"\x1b[<0;3;2M\x1b[<0;3;2m\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<35;1;1Mj",
        "(click 2 1)(release 2 1)(wheel 0 0 false)(wheel 0 0 true)j",
    ),
    // answers that nobody asked for
    (b"\x1b[?2026;2$yjk", "jk"),
    (b"\x1b[?62;22cj", "j"),
    (b"\x1b[24;80R\x1b[1;80Rj", "j"),
    (b"\x1b[Ij\x1b[Ok", "jk"),
    (b"\x1b]11;rgb:ffff/ffff/ffff\x07j", "(light true)j"),
    (b"\x1b]11;rgb:0000/0000/0000\x1b\\j", "(light false)j"),
    (b"\x1b]52;c;Zm9v\x1b\\j", "j"),
    (b"\x1bP1+r544e=78\x1b\\j", "j"),
    (b"\x1b_Gi=1;OK\x1b\\j", "j"),
    // broken off
    (b"\x1b[12\x1b[Aj", "↑j"),
    (b"\x1b]11;rgb:ff\x1b[Aj", "↑j"),
    (b"\x1b[1;5\rj", "Enterj"),
    (b"\xc3j\xffk", "jk"),
];

#[test]
fn sequences_are_what_they_say() {
    for (bytes, wanted) in CASES {
        assert_eq!(read(bytes), *wanted, "{}", bytes.escape_ascii());
    }
}

#[test]
fn in_pieces_they_are_the_same() {
    for (bytes, wanted) in CASES {
        let mut parser = Parser::default();
        let mut events: Vec<Event> = bytes
            .iter()
            .flat_map(|byte| parser.feed(&[*byte]))
            .collect();
        if parser.is_amid() {
            events.extend(parser.flush());
        }
        assert_eq!(words(&events), *wanted, "{}", bytes.escape_ascii());
    }
}

proptest! {
    #[test]
    fn no_bytes_stop_it_or_swallow_what_comes_after_a_rest(bytes in proptest::collection::vec(
        prop_oneof![Just(0x1b), Just(b'['), Just(b'O'), Just(b']'), Just(b';'), any::<u8>()], 0..40,
    )) {
        let mut parser = Parser::default();
        parser.feed(&bytes);
        if parser.paste.is_some() {
            parser.feed(b"\x1b[201~");
        }
        parser.flush();
        prop_assert_eq!(words(&parser.feed(b"j")), "j");
    }
}

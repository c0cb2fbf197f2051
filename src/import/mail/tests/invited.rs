//! Invitations.

use super::{body, letter};

const HEAD: &str = "From: a@example.org\nSubject: Fees\nMIME-Version: 1.0\n";

const CALENDAR: &str = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nDTSTART:16011028T030000\n\
    END:VTIMEZONE\nBEGIN:VEVENT\nORGANIZER;CN=\"Reis: Ana\":mailto:a@example.org\n\
    SUMMARY;LANGUAGE=en:Round on fees\nDTSTART;TZID=Europe/Oslo:20260310T140000\n\
    DTEND;TZID=Europe/Oslo:20260310T153000\nLOCATION:Room 4\\, Customs House\n\
    DESCRIPTION:Line by line.\\n\\nBring\n  your figures\\; all.\nBEGIN:VALARM\nDESCRIPTION:REMINDER\n\
    END:VALARM\nEND:VEVENT\nEND:VCALENDAR\n";

fn text_of(raw: &str) -> String {
    let part = letter(raw.as_bytes(), None).unwrap();
    body(&part).text.clone()
}

#[test]
fn an_invitation_says_what_where_and_when() {
    let alone = format!("{HEAD}Content-Type: text/calendar; charset=utf-8\n\n{CALENDAR}");
    let text = "Fees\nFrom: a@example.org\nEvent: Round on fees\n\
        When: 2026-03-10 14:00 (Europe/Oslo) – 15:30\nWhere: Room 4, Customs House\n\n\
        Line by line.\n\nBring your figures; all.";
    assert_eq!(text_of(&alone), text);
    let known = alone.replace("Subject: Fees", "Subject: Round on fees");
    assert!(!text_of(&known).contains("Event:"));
    let called_off = alone.replace("REQUEST", "CANCEL");
    assert!(text_of(&called_off).contains("\nCancelled: yes\n"));
    let days = alone
        .replace("20260310T140000", "20260310")
        .replace("20260310T153000", "20260312");
    assert!(text_of(&days).contains("When: 2026-03-10 – 2026-03-12\n"));
}

#[test]
fn an_invitation_beside_words_is_left_to_them() {
    let raw = format!(
        "{HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
         Please come.\n--b\nContent-Type: text/calendar\n\n{CALENDAR}--b--\n"
    );
    assert_eq!(text_of(&raw), "Fees\nFrom: a@example.org\n\nPlease come.");
    // what says nothing leaves the word to it
    let empty = raw.replace("Please come.", "").replace(
        "--b\nContent-Type: text/calendar",
        "--b\nContent-Type: text/html\n\n<html><body><br></body></html>\n--b\nContent-Type: text/calendar",
    );
    assert!(text_of(&empty).contains("Event: Round on fees"), "{empty}");
}

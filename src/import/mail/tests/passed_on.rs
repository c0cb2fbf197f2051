//! Messages that say nothing themselves and pass one on.

use super::{body, letter};

const INNER: &str = "From: Ola Berg <ola@example.org>\r\nTo: ana@example.org\r\nSubject: The quay\r\n\
    Date: Mon, 02 Mar 2026 09:00:00 +0100\r\nMessage-ID: <n2@example.org>\r\n\r\n\
    The quay is shut until June.\r\n";

const OUTER: &str = "From: Ana Reis <ana@example.org>\r\nTo: desk@example.org\r\n\
    Subject: Fwd: The quay\r\nDate: Tue, 03 Mar 2026 10:00:00 +0100\r\n\
    Message-ID: <n1@example.org>\r\nMIME-Version: 1.0\r\n";

#[test]
fn a_message_alone_is_read_where_it_came_along() {
    let bare = format!("{OUTER}Content-Type: message/rfc822\r\n\r\n{INNER}");
    let packed = format!(
        "{OUTER}Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\
         Content-Type: text/plain\r\n\r\n \r\n--o\r\nContent-Type: message/rfc822\r\n\
         Content-Disposition: attachment\r\n\r\n{INNER}\r\n--o--\r\n"
    );
    for raw in [bare, packed] {
        let part = letter(raw.as_bytes(), None).unwrap();
        assert_eq!(part.title.as_deref(), Some("Fwd: The quay"));
        assert_eq!(part.published.as_deref(), Some("2026-03-03T10:00:00+01:00"));
        let body = body(&part);
        assert_eq!(body.about.author.as_deref(), Some("Ana Reis"));
        for said in [
            "From: Ana Reis",
            "Subject: The quay",
            "From: Ola Berg",
            "The quay is shut until June.",
        ] {
            assert_eq!(body.text.matches(said).count(), 1, "{said}: {}", body.text);
        }
    }
}

#[test]
fn a_message_with_words_of_its_own_says_those() {
    let raw = format!(
        "{OUTER}Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\
         Content-Type: text/plain\r\n\r\nSee below.\r\n--o\r\nContent-Type: message/rfc822\r\n\
         Content-Disposition: attachment\r\n\r\n{INNER}\r\n--o--\r\n"
    );
    let part = letter(raw.as_bytes(), None).unwrap();
    assert!(body(&part).text.contains("See below."));
    assert!(!body(&part).text.contains("shut until June"));
    // messages in messages end
    let mut deep = INNER.to_owned();
    for _ in 0..20 {
        deep = format!("{OUTER}Content-Type: message/rfc822\r\n\r\n{deep}");
    }
    assert!(letter(deep.as_bytes(), None).is_some());
}

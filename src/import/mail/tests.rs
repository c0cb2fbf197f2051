//! What is read, and what it becomes.

mod broken;
mod coded;
mod invited;
mod passed_on;
mod sealed;

use std::path::Path;

use super::{keyed, mbox, tells, tells_mbox};
use crate::import::part::{Content, Head, Input, Part};
use crate::import::table::KNOWN;
use crate::model::{Attachment, Body};

fn body(part: &Part) -> &Body {
    let Content::Body(body) = &part.content else {
        panic!("{part:?}")
    };
    body
}

fn head(text: &str) -> Head<'_> {
    Head {
        bytes: text.as_bytes(),
        extension: "",
        path: Path::new("-"),
    }
}

/// A message of which the part `wanted` is asked for.
fn letter(raw: &[u8], wanted: Option<&str>) -> Option<Part> {
    let asked = Input {
        bytes: Vec::new(),
        path: Path::new("-"),
        part: wanted,
        whole: false,
        known: KNOWN,
    };
    super::letter::part(raw, &asked)
}

const LETTER: &str = "From: Ana Reis <ana@example.org>\r\nTo: ola@example.org\r\n\
    Subject: =?utf-8?Q?The_levy_=E2=80=93_again?=\r\nDate: Tue, 03 Mar 2026 10:00:00 +0100\r\n\
    Message-ID: <n1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";

#[test]
fn a_message_is_an_article() {
    let raw = format!(
        "{LETTER}The board met on Monday and heard both sides at length, as it\r\ndoes every spring.\r\n\r\n\
         - one\r\n- two\r\n\r\n> It was said\r\n> > before.\r\n\r\n-- \r\nAna\r\nHarbour Post\r\n"
    );
    let part = letter(raw.as_bytes(), None).unwrap();
    assert_eq!(part.key.as_deref(), Some("n1@example.org"));
    assert_eq!(part.published.as_deref(), Some("2026-03-03T10:00:00+01:00"));
    let body = body(&part);
    assert_eq!(
        body.text,
        "The levy – again\nFrom: Ana Reis <ana@example.org>\nTo: ola@example.org\n\
         Date: Tue, 03 Mar 2026 10:00:00 +0100\n\nThe board met on Monday and heard both sides at length, \
         as it does every spring.\n\n- one\n- two\n\nIt was said\n\nbefore.\n\nAna\nHarbour Post"
    );
    assert_eq!(body.about.author.as_deref(), Some("Ana Reis"));
    let quotes: Vec<u8> = body.blocks.iter().map(|block| block.quote).collect();
    assert_eq!(quotes.iter().max(), Some(&2));
}

#[test]
fn lines_that_flow_are_joined() {
    let raw = LETTER.replace("charset=utf-8", "charset=utf-8; format=flowed")
        + "One \r\ntwo\r\n From here\r\n> a \r\n> b\r\n";
    let part = letter(raw.as_bytes(), None).unwrap();
    assert!(
        body(&part).text.ends_with("One two\nFrom here\n\na b"),
        "{:?}",
        body(&part).text
    );
}

#[test]
fn what_came_along_is_listed() {
    let raw = "From: a@example.org\nSubject: Papers\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>See <b>these</b>.</p>\n\
        --x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"a.pdf\"\n\
        Content-Transfer-Encoding: base64\n\nAAAA\n--x\nContent-Type: image/png\nContent-ID: <i>\n\
        Content-Disposition: inline\n\nxx\n--x--\n";
    let part = letter(raw.as_bytes(), None).unwrap();
    let body = body(&part);
    assert!(body.text.ends_with("See these."));
    let wanted = Attachment {
        name: "a.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: 3,
    };
    assert_eq!(body.about.attachments, [wanted]);
}

#[test]
fn a_mailbox_is_its_messages() {
    let from = "From ana@example.org Tue Mar  3 10:00:00 2026\n";
    let one = "From: a@example.org\nSubject: One\nMessage-ID: <1@x>\n\nA\n\nFrom here on, a test.\n>From me\n>>From you\n\n";
    let two = "From: b@example.org\nSubject: Two\nContent-Length: 50\n\n";
    let inner = format!("{from}abc\n");
    let text = format!("{from}{one}{from}{two}{inner}\n{from}{one}");
    assert!(tells_mbox(&head(&text)) && !tells_mbox(&head("From here on, a test.\na: b\n")));
    assert_eq!(inner.len(), 50);
    let raw = mbox::messages(text.as_bytes());
    assert_eq!(raw.len(), 3);
    assert!(String::from_utf8_lossy(&raw[0]).contains("\nFrom me\n>From you\n"));
    let parts = keyed(raw.iter().filter_map(|raw| letter(raw, None)), None).unwrap();
    let keys: Vec<_> = parts.iter().map(|part| part.key.clone().unwrap()).collect();
    assert_eq!(keys, ["1@x", "Two"]);
    assert!(keyed(std::iter::empty(), None).is_err());
}

#[test]
fn a_message_is_told_from_a_memo() {
    assert!(tells(&head(LETTER)));
    // what servers wrote of its way stands above
    let way = "Received: from a.example.org by b.example.org\n with SMTP id 1; Tue, 3 Mar 2026\n";
    assert!(tells(&head(&format!("{}{LETTER}", way.repeat(60)))));
    assert!(!tells(&head(
        "From: Ana Reis\nTo: The board\nSubject: Levy\nDate: 3 March\n\nText"
    )));
    assert!(!tells(&head("Message-ID is a field.\nFrom: x\n")));
}

#[test]
fn messages_in_messages_without_end_are_refused() {
    let deep = "From: a\nContent-Type: message/rfc822\n\n".repeat(20_000);
    assert!(letter(deep.as_bytes(), None).is_none());
    for raw in [
        "",
        "\n\n",
        "From: x",
        "Subject: =?utf-8?B?////?=\n\n=?",
        "Content-Type: multipart/mixed\n\n--\n--",
    ] {
        let _ = letter(raw.as_bytes(), None);
    }
}

#[test]
fn words_are_decoded_from_old_encodings() {
    let raw = "From: a@example.org\nSubject: =?gb18030?B?z6vIzg==?= =?iso-2022-jp?B?GyRCOUEbKEI=?=\n\
        Message-ID: <n>\nContent-Type: text/plain; charset=koi8-r\n\
        Content-Transfer-Encoding: quoted-printable\n\n=F0=CF=D2=D4\n";
    let part = letter(raw.as_bytes(), None).unwrap();
    assert_eq!(part.title.as_deref(), Some("汐任港"));
    assert!(body(&part).text.ends_with("Порт"), "{:?}", body(&part).text);
}

/// A message with these attachments, each head lines and a body.
fn with_attached(parts: &[(&str, &str)]) -> String {
    bound_by("b", parts)
}

fn bound_by(mark: &str, parts: &[(&str, &str)]) -> String {
    let head = format!(
        "From: a@example.org\nSubject: Papers\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=\"{mark}\"\n\n\
         --{mark}\nContent-Type: text/plain\n\nSee these.\n"
    );
    let parts = parts
        .iter()
        .map(|(head, body)| format!("--{mark}\n{head}\n\n{body}\n"));
    let parts: Vec<String> = parts.collect();
    format!("{head}{}--{mark}--\n", parts.concat())
}

fn attached(name: &str) -> String {
    format!("Content-Disposition: attachment; filename=\"{name}\"\nContent-Type: text/plain")
}

/// The keys of what came along, and the bytes of it.
fn along(raw: &str, wanted: Option<&str>) -> Vec<(String, String)> {
    let part = letter(raw.as_bytes(), wanted).unwrap();
    let told = part.along.into_iter().map(|part| {
        let Content::File(packed) = part.content else {
            panic!("{:?}", part.content)
        };
        let text = String::from_utf8_lossy(&packed.bytes.unwrap()).into_owned();
        (part.key.unwrap(), text)
    });
    told.collect()
}

#[test]
fn what_came_along_has_names_that_are_clean_and_unique() {
    let heads = ["a.txt", "../b/a.txt", "c\\\\a.txt", ""].map(attached);
    let parts: Vec<(&str, &str)> = heads.iter().map(|head| (&**head, "Words.")).collect();
    let keys: Vec<String> = along(&with_attached(&parts), None)
        .into_iter()
        .map(|(key, text)| {
            assert_eq!(text.trim(), "Words.", "{key}");
            key
        })
        .collect();
    assert_eq!(keys, ["a.txt", "a (2).txt", "a (3).txt", "attachment"]);
}

#[test]
fn a_line_break_in_a_name_breaks_no_head_line() {
    // "re\nport\x1b.txt" in an encoded word
    let head = "Content-Type: text/plain; name=\"=?utf-8?B?cmUKcG9ydBsudHh0?=\"\n\
        Content-Disposition: attachment";
    let raw = with_attached(&[(head, "Words.")]);
    let part = letter(raw.as_bytes(), None).unwrap();
    let text = &body(&part).text;
    let line = text.lines().find(|line| line.starts_with("Attachments: "));
    assert_eq!(line, Some("Attachments: re port␛.txt"), "{text:?}");
    assert_eq!(body(&part).about.attachments[0].name, "re port␛.txt");
    let key = part.along[0].key.as_deref();
    assert_eq!(key, Some("re port␛.txt"));
}

#[test]
fn attachments_of_attached_messages_come_along_to_a_depth() {
    let head = "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=\"m.eml\"";
    let mut raw = with_attached(&[(&attached("deep.txt"), "Deep.")]);
    for depth in 0..6 {
        raw = bound_by(&format!("b{depth}"), &[(head, &raw)]);
    }
    let found = along(&raw, Some("m.eml"));
    let keys: Vec<&str> = found.iter().map(|(key, _)| &**key).collect();
    assert_eq!(
        keys,
        [
            "m.eml",
            "m.eml/m.eml",
            "m.eml/m.eml/m.eml",
            "m.eml/m.eml/m.eml/m.eml"
        ]
    );
    assert!(
        found[0].1.starts_with("From: a@example.org"),
        "{}",
        found[0].1
    );
}

#[test]
fn a_page_with_its_own_encoding_is_handed_on_as_it_was_sent() {
    let raw = with_attached(&[(
        "Content-Type: text/html; name=a.html\nContent-Disposition: attachment\n\
         Content-Transfer-Encoding: quoted-printable",
        "<meta charset=3Dkoi8-r><p>=F0=CF=D2=D4",
    )]);
    let part = letter(raw.as_bytes(), Some("a.html")).unwrap();
    let Content::File(packed) = &part.along[0].content else {
        panic!("{:?}", part.along)
    };
    let bytes = packed.bytes.as_ref().unwrap();
    assert!(
        bytes.trim_ascii().ends_with(b"<p>\xf0\xcf\xd2\xd4"),
        "{bytes:?}"
    );
}

#[test]
fn what_has_no_name_is_listed_by_its_type() {
    let raw = with_attached(&[
        (
            "Content-Type: image/jpeg\nContent-Disposition: attachment",
            "x",
        ),
        (&attached("a.txt"), "Words."),
    ]);
    let part = letter(raw.as_bytes(), None).unwrap();
    let text = &body(&part).text;
    assert!(
        text.contains("\nAttachments: image/jpeg, a.txt\n"),
        "{text:?}"
    );
}

#[test]
fn the_parts_of_a_digest_are_messages() {
    let raw = "From: a@example.org\nSubject: Week 9\nMIME-Version: 1.0\n\
        Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: One\n\nFirst.\n\
        --b\n\nSubject: Two\n\nSecond.\n--b--\n";
    let part = letter(raw.as_bytes(), None).unwrap();
    let listed: Vec<_> = body(&part)
        .about
        .attachments
        .iter()
        .map(|file| (&*file.name, &*file.media_type))
        .collect();
    assert_eq!(
        listed,
        [("One", "message/rfc822"), ("Two", "message/rfc822")]
    );
}

#[test]
fn messages_of_one_second_are_told_apart_by_what_they_say() {
    let letter = |words: &str| {
        let raw = format!(
            "From: a@example.org\nSubject: Alert\nDate: Tue, 03 Mar 2026 10:00:00 +0100\n\n{words}\n"
        );
        letter(raw.as_bytes(), None).unwrap()
    };
    let keys = |words: &[&str]| -> Vec<String> {
        let parts = keyed(words.iter().map(|words| letter(words)), None).unwrap();
        parts.into_iter().filter_map(|part| part.key).collect()
    };
    let found = keys(&[
        "The quay is shut.",
        "The quay is open.",
        "The quay is shut.",
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], "2026-03-03T10:00:00+01:00 Alert");
    assert_ne!(found[0], found[1]);
    // what comes later changes no name
    let grown = keys(&[
        "The quay is shut.",
        "The rail is shut.",
        "The quay is open.",
    ]);
    assert!(grown.contains(&found[1]), "{grown:?}");
}

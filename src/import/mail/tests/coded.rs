//! Words in codes, and codes with dirt in them.

use super::super::{mbox, tells};
use super::{body, head, letter};

const HEAD: &str = "From: a@example.org\nMIME-Version: 1.0\n";

fn title(subject: &str) -> String {
    let raw = format!("{HEAD}Subject: {subject}\n\nWords.\n");
    letter(raw.as_bytes(), None).unwrap().title.unwrap()
}

fn text_of(rest: &str) -> String {
    let part = letter(format!("{HEAD}{rest}").as_bytes(), None).unwrap();
    let text = &body(&part).text;
    text.split_once("\n\n")
        .map_or("", |(_, text)| text)
        .to_owned()
}

#[test]
fn a_word_that_was_cut_inside_a_character_is_one() {
    assert_eq!(
        title("=?utf-8?Q?Caf=C3?= =?UTF-8?q?=A9_am_Hafen?="),
        "Café am Hafen"
    );
    assert_eq!(
        title("=?utf-8?B?Q2Fmww==?=\n =?utf-8?B?qSBhbQ==?= Hafen"),
        "Café am Hafen"
    );
    assert_eq!(
        title("=?gb2312?B?uN3=?= =?gb2312?B?v9o=?="),
        title("=?gb2312?B?uN2/2g==?=")
    );
    // whole ones, and another encoding, are left to themselves
    assert_eq!(
        title("=?utf-8?Q?Caf=C3=A9?= =?iso-8859-1?Q?_=E9t=E9?="),
        "Café été"
    );
    assert_eq!(title("=?utf-8?Q?a?= and =?utf-8?Q?b?="), "a and b");
    assert_eq!(title("first\nSubject: second"), "first");
}

#[test]
fn base64_with_dirt_in_it_is_read() {
    let kind = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n";
    let read = |sent: &str| text_of(&format!("{kind}{sent}"));
    // "The levy rises again, says the board of the port, and it"
    let (one, two) = (
        "VGhlIGxldnkgcmlzZXMgYWdhaW4sIHNheXMgdGhl",
        "IGJvYXJkIG9mIHRoZSBwb3J0LCBhbmQgaXQ",
    );
    let words = "The levy rises again, says the board of the port, and it";
    assert_eq!(read(&format!("{one}\n{two}=\n")), words);
    assert_eq!(read(&format!("{one}\n{two}\n")), words);
    assert_eq!(
        read(&format!("{}!*{}\n{two}\n", &one[..10], &one[10..])),
        words
    );
    let twice = read(&format!("{one}\n<<>>\n{one}\n{two}=\n"));
    assert_eq!(twice, format!("{}{words}", &words[..30]));
    let footed = read(&format!("{one}\n{two}=\n_____\nports mailing list\n"));
    assert_eq!(footed, format!("{words}\n_____\nports mailing list"));
    let plain = "It was never coded, whatever the head says.";
    assert_eq!(read(plain), plain);
    assert_eq!(read("Hello\n"), "Hello");
}

#[test]
fn commands_of_enriched_text_are_left_out() {
    let rest = "Content-Type: text/enriched\n\n<bold>Twelve</bold> percent,\nsays \
        <color><param>red</param>the</color> <<port>.\n\nNext.\n";
    assert_eq!(text_of(rest), "Twelve percent, says the <port>.\nNext.");
}

#[test]
fn a_hint_at_the_page_gives_way_to_it() {
    let raw = |plain: &str, page: &str| {
        format!(
            "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{plain}\n\
             --b\nContent-Type: text/html\n\n<p>{page}</p>\n--b--\n"
        )
    };
    let page = "The levy rises again, says the board. ".repeat(20);
    assert_eq!(
        text_of(&raw("Your program shows no HTML.", &page)),
        page.trim()
    );
    assert_eq!(
        text_of(&raw("The levy rises.", "The levy <b>rises</b>.")),
        "The levy rises."
    );
}

#[test]
fn a_message_of_apple_mail_is_told() {
    let message = format!("{HEAD}Message-ID: <m@x>\nSubject: Fees\n\nThe levy.\n");
    let raw = format!(
        "{}      \n{message}<?xml version=\"1.0\"?>\n<plist/>\n",
        message.len()
    );
    assert!(tells(&head(&raw)));
    let part = letter(raw.as_bytes(), None).unwrap();
    assert!(body(&part).text.ends_with("\n\nThe levy."));
    assert!(!tells(&head("12\nbottles: of beer\n")));
}

#[test]
fn a_mailbox_without_empty_lines_is_parted_at_heads() {
    let from = "From a@example.org Tue Mar  3 10:00:00 2026\n";
    let raw =
        format!("{from}Subject: one\n\nWords.\n{from}said so.\n{from}Subject: two\n\nMore.\n");
    assert_eq!(mbox::messages(raw.as_bytes()).len(), 2);
}

#[test]
fn a_hidden_address_has_a_name() {
    let raw = "From: ana at example.org (Ana Reis)\nSubject: Fees\n\nWords.\n";
    let part = letter(raw.as_bytes(), None).unwrap();
    assert_eq!(body(&part).about.author.as_deref(), Some("Ana Reis"));
}

//! Messages that are broken: what can be read of them is.

use super::super::tells;
use super::{along, body, head, letter};
use crate::import::part::Part;

fn read(raw: impl AsRef<[u8]>) -> Part {
    letter(raw.as_ref(), None).unwrap()
}

/// The text below the head lines.
fn text_of(raw: impl AsRef<[u8]>) -> String {
    let part = read(raw);
    let text = &body(&part).text;
    text.split_once("\n\n")
        .map_or("", |(_, text)| text)
        .to_owned()
}

fn listed(raw: &str) -> Vec<String> {
    let part = read(raw);
    let files = &body(&part).about.attachments;
    files.iter().map(|file| file.name.clone()).collect()
}

const HEAD: &str = "From: a@example.org\nSubject: The levy\nMIME-Version: 1.0\n";

#[test]
fn html_speaks_where_the_plain_part_says_nothing() {
    for blank in ["", "\n", "=C2=A0\n=E2=80=8B"] {
        let raw = format!(
            "{HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\n\
             Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\
             {blank}\n--b\nContent-Type: text/html\n\n<p>The levy <b>rises</b>.</p>\n--b--\n"
        );
        assert_eq!(text_of(&raw), "The levy rises.", "{blank:?}");
        let said = raw.replace("\n\n<p>", "\n\nNo<p>");
        let plain = said.replace(&format!("\n\n{blank}\n"), "\n\nPlain words.\n");
        assert_eq!(text_of(&plain), "Plain words.");
    }
}

#[test]
fn a_part_that_is_not_closed_ends_where_the_outer_one_goes_on() {
    let report = "--o\nContent-Type: application/pdf; name=levy.pdf\n\
        Content-Disposition: attachment\n\nxx\n--o--\n";
    let raw = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=o\n\n--o\n\
         Content-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\n\
         The levy rises.\n--i\nContent-Type: text/html\n\n<p>The levy rises.\n{report}"
    );
    assert_eq!(text_of(&raw), "The levy rises.");
    assert_eq!(listed(&raw), ["levy.pdf"]);
    let letter = |name: &str, words: &str| {
        format!(
            "--o\nContent-Type: message/rfc822; name={name}\nContent-Disposition: attachment\n\n\
             Subject: {name}\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\
             Content-Type: text/plain\n\n{words}\n"
        )
    };
    let raw = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=o\n\n--o\n\nSee these.\n{}{}{report}",
        letter("one.eml", "First"),
        letter("two.eml", "Second")
    );
    assert_eq!(listed(&raw), ["one.eml", "two.eml", "levy.pdf"]);
    let found = along(&raw, Some("two.eml"));
    assert!(found[1].1.contains("Second") && !found[1].1.contains("First"));
}

#[test]
fn a_message_that_was_cut_shows_what_came() {
    let raw = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: text/plain\n\n\
         The levy rises, and"
    );
    assert_eq!(text_of(raw), "The levy rises, and");
}

#[test]
fn what_is_broken_is_said() {
    let flaw = |raw: &str| body(&read(raw)).about.mended.clone().unwrap_or_default();
    let parts = "Content-Type: multipart/mixed; boundary=o\n\n--o\n\nThe levy rises.\n";
    assert_eq!(flaw(&format!("{HEAD}{parts}--o--\n")), "");
    assert!(flaw(&format!("{HEAD}{parts}")).starts_with("is broken or cut off: parts"));
    assert_eq!(
        flaw(&format!("{HEAD}X-Note: f\u{fc}r\n\nThe levy rises.\n")),
        ""
    );
    let kind = "Content-Type: text/plain; charset=utf-8\n\n";
    let mut raw = format!("{HEAD}{kind}The levy rises in M").into_bytes();
    raw.extend(b"\xfcnchen.\n");
    let told = body(&read(raw)).about.mended.clone();
    assert_eq!(
        told.as_deref(),
        Some("its text is not in utf-8, as it says")
    );
}

#[test]
fn a_type_that_cannot_be_true_hides_nothing() {
    let words = "The levy rises.";
    for (kind, body) in [
        ("multipart/mixed; boundary=never", words.to_owned()),
        ("multipart/mixed", words.to_owned()),
        ("text; charset=utf-8", words.to_owned()),
        (
            "multipart/mixed",
            format!("--x\nContent-Type: text/plain\n\n{words}\n--x--"),
        ),
        (
            "multipart/mixed; boundary=never",
            format!("--x\nContent-Type: text/plain\n\n{words}"),
        ),
        (
            "multipart/related; boundary=b; start=\"<r>\"",
            format!(
                "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=n.txt\n\n\
                 no\n--b\nContent-Type: text/html\nContent-ID: <r>\n\n<p>{words}\n--b--"
            ),
        ),
    ] {
        let raw = format!("{HEAD}Content-Type: {kind}\n\n{body}\n");
        assert_eq!(text_of(&raw), words, "{raw}");
    }
}

#[test]
fn a_head_is_found_and_ended() {
    let raw = "\r\n\nFrom: Ana <a@example.org>\nSubject: The levy\nThe levy rises.\nSo it is.\n";
    let part = read(raw);
    assert_eq!(part.title.as_deref(), Some("The levy"));
    assert!(body(&part).text.ends_with("\n\nThe levy rises.\nSo it is."));
    // a line that is none amid the fields ends no head
    let raw = "From: a@example.org\nno field\nSubject: The levy\n\nIt rises.\n";
    assert_eq!(read(raw).title.as_deref(), Some("The levy"));
}

#[test]
fn what_follows_upon_base64_is_shown_as_it_is() {
    // "The levy rises: " twice, "once more"
    let coded = "VGhlIGxldnkgcmlzZXM6IFRoZSBs\nZXZ5IHJpc2VzOiBvbmNlIG1vcmU=\n";
    let raw = format!(
        "{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n\
         {coded}_____\nharbour list\nhttps://example.org/list\n"
    );
    assert_eq!(
        text_of(raw),
        "The levy rises: The levy rises: once more\n_____\nharbour list\nhttps://example.org/list"
    );
}

#[test]
fn what_stands_behind_the_end_of_base64_is_shown_as_it_is() {
    let raw = format!(
        "{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n\
         VGhlIGxldnkgcmlzZXMuCg== (checked)\n"
    );
    assert_eq!(text_of(raw), "The levy rises.\n\n(checked)");
}

#[test]
fn words_that_name_their_encoding_are_left_to_it() {
    let raw = b"From: a@example.org\nSubject: =?iso-8859-1?Q?Der_Zoll_f\xfcr_F\xe4hren?=\n\
        X-Note: f\xfcr\nContent-Type: text/plain; charset=iso-8859-1\n\nGut.\n";
    assert_eq!(read(raw).title.as_deref(), Some("Der Zoll für Fähren"));
}

#[test]
fn encodings_are_told_where_none_or_a_wrong_one_is_named() {
    let words = "Совет министров собрался в понедельник и согласовал сбор. ".repeat(3);
    let letter = |kind: &str, words: &str| {
        format!("From: a@example.org\nSubject: Сбор в порту\nMIME-Version: 1.0\n{kind}\n{words}\n")
    };
    let in_html = "Content-Type: text/html\n";
    let meta = format!("<meta charset=windows-1251><p>{words}");
    for (label, kind, text) in [
        ("koi8-r", "", &words),
        (
            "koi8-r",
            "Content-Type: text/plain; charset=koi8-r\n",
            &words,
        ),
        (
            "koi8-r",
            "Content-Type: text/plain; charset=utf-8\n",
            &words,
        ),
        (
            "koi8-r",
            "Content-Type: text/plain; charset=us-ascii\n",
            &words,
        ),
        ("windows-1251", in_html, &meta),
    ] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let raw = letter(kind, text);
        let (raw, _, _) = encoding.encode(&raw);
        assert_eq!(text_of(&raw), words.trim_end(), "{label} {kind}");
        assert_eq!(
            read(&raw).title.as_deref(),
            Some("Сбор в порту"),
            "{label} {kind}"
        );
    }
}

#[test]
fn line_ends_and_wide_encodings_of_whole_files_are_told() {
    let raw = format!("{HEAD}\nThe levy rises.\n\nSo it is.\n");
    let wide = |unit: fn(u16) -> [u8; 2]| raw.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for bytes in [
        raw.replace('\n', "\r").into_bytes(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        format!("\u{feff}{raw}").into_bytes(),
    ] {
        assert_eq!(read(&bytes).title.as_deref(), Some("The levy"));
        assert_eq!(text_of(&bytes), "The levy rises.\n\nSo it is.");
    }
    assert!(tells(&head(&raw.replace('\n', "\r"))));
}

#[test]
fn marks_without_end_are_read_in_one_pass() {
    let inner = (0..5_000).map(|depth| {
        let next = depth + 1;
        format!("--b{depth}\nContent-Type: multipart/mixed; boundary=b{next}\n\n")
    });
    let inner = inner.collect::<String>();
    let raw = format!("{HEAD}Content-Type: multipart/mixed; boundary=b0\n\n{inner}");
    assert_eq!(read(&raw).title.as_deref(), Some("The levy"));
    let raw = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{}",
        "--b\n".repeat(20_000)
    );
    assert_eq!(read(&raw).title.as_deref(), Some("The levy"));
}

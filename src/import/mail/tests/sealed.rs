//! Messages whose text stands in something else.

use super::{body, letter};

const HEAD: &str = "From: a@example.org\nSubject: Fees\nMIME-Version: 1.0\n";

/// The text below the head lines, and what is said of the message.
fn read(raw: &str) -> (String, String) {
    let part = letter(raw.as_bytes(), None).unwrap();
    let body = body(&part);
    let text = body.text.split_once("\n\n").map_or("", |(_, text)| text);
    let said = body.about.mended.clone().unwrap_or_default();
    (text.to_owned(), said)
}

fn quoted(bytes: &[u8]) -> String {
    let figures: Vec<String> = bytes.iter().map(|byte| format!("={byte:02X}")).collect();
    figures
        .chunks(20)
        .map(|line| line.concat() + "=\n")
        .collect()
}

const SIGNED: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";

fn smime(kind: &str, bytes: &[u8]) -> String {
    format!(
        "{HEAD}Content-Type: application/pkcs7-mime; smime-type={kind}; name=\"smime.p7m\"\n\
         Content-Transfer-Encoding: quoted-printable\nContent-Disposition: attachment; filename=smime.p7m\n\n{}",
        quoted(bytes)
    )
}

#[test]
fn what_is_signed_as_a_whole_is_read() {
    let inner = b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe levy \xe2\x80\x93 no.\r\n";
    let start = [
        b"\x30\x80",
        SIGNED,
        b"\xa0\x80\x30\x80\x02\x01\x01\x31\x00\x30\x80",
        DATA,
    ]
    .concat();
    let (one, two) = inner.split_at(20);
    let piece = |bytes: &[u8]| [&[4, bytes.len() as u8], bytes].concat();
    let certificates = b"\x00\x00\x00\x00\x00\x00\xa0\x03\x04\x01\x41";
    let pieces = [
        &*start,
        b"\xa0\x80\x24\x80",
        &piece(one),
        &piece(two),
        certificates,
    ]
    .concat();
    let whole = [&*start, b"\xa0\x3d", &piece(inner), certificates].concat();
    let long = [
        &*start,
        b"\xa0\x3d\x04\x81",
        &[inner.len() as u8],
        inner,
        certificates,
    ]
    .concat();
    for bytes in [&pieces, &whole, &long] {
        let (text, said) = read(&smime("signed-data", bytes));
        assert_eq!((&*text, &*said), ("The levy – no.", ""));
    }
    // signed apart: nothing is in it
    let (text, said) = read(&smime("signed-data", &[&*start, certificates].concat()));
    assert!(text.is_empty() && said.contains("S/MIME"), "{text} {said}");
    // cut, and lengths that lie
    for end in 0..long.len() {
        read(&smime("signed-data", &long[..end]));
    }
    read(&smime(
        "signed-data",
        &[&*start, b"\xa0\x3d\x04\xff\x41"].concat(),
    ));
}

#[test]
fn what_is_encrypted_is_said() {
    let (text, said) = read(&smime("enveloped-data", b"0123456789"));
    assert!(text.is_empty());
    assert!(said.starts_with("is encrypted or signed as a whole (S/MIME)"));
    let armour = "-----BEGIN PGP MESSAGE-----\n\nhQEMA5\n-----END PGP MESSAGE-----\n";
    let pgp = "is encrypted (PGP); save its text in the mail program that has the key";
    let raw = format!("{HEAD}\nHello,\n\n{armour}\nAna\n");
    assert_eq!(read(&raw), ("Hello,\n\nAna".to_owned(), pgp.to_owned()));
    let raw = format!(
        "{HEAD}Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n\
         --b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\n\
         Content-Type: application/octet-stream; name=e.asc\n\n{armour}--b--\n"
    );
    assert_eq!(read(&raw).1, pgp);
    let raw = format!("{HEAD}\nWhy \"BEGIN PGP MESSAGE\" stands there.\n");
    assert_eq!(read(&raw).1, "");
}

#[test]
fn signed_words_stand_without_their_frame() {
    let raw = format!(
        "{HEAD}\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe levy.\n\n- - one\n\
         -----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n\n- two\n"
    );
    assert_eq!(read(&raw).0, "The levy.\n\n- one\n\n- two");
}

#[test]
fn what_outlook_packs_is_said() {
    let tnef = "Content-Type: application/ms-tnef; name=winmail.dat\n\nxx\n";
    let (text, said) = read(&format!("{HEAD}{tnef}"));
    assert!(text.is_empty() && said.contains("winmail.dat (TNEF)"));
    let raw = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe levy.\n--b\n{tnef}--b--\n"
    );
    assert_eq!(read(&raw), ("The levy.".to_owned(), String::new()));
}

#[test]
fn the_first_of_several_pieces_is_read() {
    let raw = format!(
        "{HEAD}Content-Type: message/partial; id=x; number=1; total=2\n\n\
         Subject: Inner\nContent-Type: text/html\n\n<p>The <i>levy</i>.</p>\n"
    );
    assert_eq!(read(&raw).0, "The levy.");
}

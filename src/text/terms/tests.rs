//! Tests: the terms of a text: what a full-text index holds, and where each stands.

use super::{terms, wanted};

fn all(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    terms(text, |start, end, term| {
        found.push((&text[start..end], term.to_owned()));
    });
    found
}

fn folded(text: &str) -> Vec<String> {
    all(text).into_iter().map(|(_, term)| term).collect()
}

#[test]
fn words_end_at_whatever_is_no_letter() {
    assert_eq!(
        folded("The U.S.–Russia talks: don’t “stop” at_all."),
        [
            "the", "u", "s", "russia", "talks", "don", "t", "stop", "at", "all"
        ]
    );
    assert_eq!(all("à Łódź!")[1], ("Łódź", "lodz".to_owned()));
    assert!(folded(" — … \n").is_empty());
}

#[test]
fn scripts_without_blanks_come_in_pairs() {
    assert_eq!(
        folded("世界人权 1948年"),
        ["世界", "界人", "人权", "权", "1948", "年"]
    );
    assert_eq!(folded("UN世界"), ["un", "世界", "界"]);
    assert_eq!(folded("표준을 UN은"), ["표준", "준을", "을", "un", "은"]);
}

#[test]
fn what_is_looked_for_has_no_lone_ends() {
    let of = |words: &str| {
        let (terms, opens) = wanted(words);
        (terms.join(" "), opens)
    };
    assert_eq!(of("人权宣言"), ("人权 权宣 宣言".to_owned(), false));
    assert_eq!(of("人权"), ("人权".to_owned(), false));
    assert_eq!(of("权"), ("权".to_owned(), true));
    assert_eq!(of("표준"), ("표준".to_owned(), false));
    assert_eq!(
        of("표준을 따른다"),
        ("표준 준을 을 따른 른다".to_owned(), false)
    );
    assert_eq!(
        of("Security  guarantees"),
        ("security guarantees".to_owned(), false)
    );
}

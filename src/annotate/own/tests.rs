//! What the reader’s own words do to an article.

use super::super::fixture::{article, list};
use super::super::{annotate, why};
use super::Lexicons;
use super::find::has_capitals;
use crate::model::{Annotations, EntityType, Kind, UserIssue, UserLexicon, UserStakeholder};

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A lexicon of stakeholders, issues and ignored phrases; the first phrase is the name.
fn lexicons(stakeholders: &[&[&str]], issues: &[&[&str]], ignore: &[&str]) -> Lexicons {
    Lexicons::new(&UserLexicon {
        stakeholders: stakeholders
            .iter()
            .map(|words| UserStakeholder {
                label: words[0].to_owned(),
                aliases: strings(&words[1..]),
                class: None,
            })
            .collect(),
        issues: issues
            .iter()
            .map(|words| UserIssue {
                label: words[0].to_owned(),
                terms: strings(&words[1..]),
            })
            .collect(),
        ignore: strings(ignore),
        ..UserLexicon::default()
    })
}

fn found(lexicons: &Lexicons, text: &str) -> (Vec<String>, Annotations) {
    let article = article(text);
    let found = annotate(&article, &[], lexicons);
    let mut all = list(&article, &found, Kind::Stakeholder);
    all.extend(list(&article, &found, Kind::Issue));
    all.extend(list(&article, &found, Kind::Place));
    (all, found)
}

fn marks(lexicons: &Lexicons, text: &str) -> Vec<String> {
    found(lexicons, text).0
}

#[test]
fn own_names_are_never_given_to_another_country() {
    let own = lexicons(
        &[
            &["US Harbour Board", "Harbour Board"],
            &["Federal Government"],
        ],
        &[],
        &[],
    );
    let text = "Australia met the Harbour Board. The Federal Government of the States agreed.";
    let found = marks(&own, text).join(" ");
    assert!(found.contains("Harbour Board=US Harbour Board"), "{found}");
    assert!(
        found.contains("Federal Government=Federal Government"),
        "{found}"
    );
    let usual = "The United States met. The Federal Government agreed.";
    assert!(marks(&own, usual).contains(&"Federal Government=Federal Government".to_owned()));
}

#[test]
fn own_names_are_found_and_folded() {
    let own = lexicons(&[&["Northern Grain Board", "NGB", "the Board"]], &[], &[]);
    let text = "The Northern Grain Board spoke. NGB's head left; the Board sulks. Ngb, a board.";
    let (marks, all) = found(&own, text);
    assert_eq!(
        marks,
        [
            "Northern Grain Board=Northern Grain Board",
            "NGB=Northern Grain Board",
            "Board=Northern Grain Board"
        ]
    );
    assert_eq!(all.entities[0].aliases, ["NGB", "Board"]);
    assert_eq!(all.entities[0].class, EntityType::Organisation);
    assert_eq!(all.mentions[0].confidence, 99);
}

#[test]
fn capitals_are_asked_for_only_where_they_are_written() {
    let own = lexicons(&[&["zed office", "USo", "McNab House"]], &[], &[]);
    assert_eq!(
        marks(
            &own,
            "Zed Office and ZED OFFICE; uso; USO; Mcnab House, MCNAB HOUSE"
        ),
        [
            "Zed Office=zed office",
            "ZED OFFICE=zed office",
            "USO=zed office",
            "MCNAB HOUSE=zed office"
        ]
    );
    assert!(has_capitals("D’IVOIRE", "d'Ivoire") && !has_capitals("ngb", "NGB"));
}

#[test]
fn own_terms_are_found_by_their_stem() {
    let own = lexicons(
        &[],
        &[&["grain quotas", "export quota on grain", "GQ"]],
        &[],
    );
    assert_eq!(
        marks(
            &own,
            "A grain quota. Export quotas on grain, grain-quotas, gq."
        ),
        [
            "grain quota=grain quotas",
            "Export quotas on grain=grain quotas",
            "grain-quotas=grain quotas"
        ]
    );
}

#[test]
fn the_reader_goes_before_the_built_in_but_not_before_what_is_longer() {
    let own = lexicons(&[&["City Hall", "Kyiv"], &["Japan Desk", "Bank"]], &[], &[]);
    assert_eq!(
        marks(&own, "In Kyiv, the Bank of Japan met the Bank."),
        [
            "Kyiv=City Hall",
            "Bank of Japan=Bank of Japan",
            "Bank=Japan Desk"
        ]
    );
    let own = lexicons(&[&["Japan Trust"]], &[], &[]);
    // as long as the built-in one, and it starts inside it
    assert_eq!(
        marks(&own, "They sold Japan Trust shares."),
        ["Japan Trust=Japan Trust"]
    );
}

#[test]
fn the_name_of_a_built_in_entity_means_that_entity() {
    let own = lexicons(
        &[&["ukraine", "Bankova"]],
        &[&["sanctions", "grey list"]],
        &[],
    );
    let (marks, all) = found(
        &own,
        "Bankova asks. Kyiv agreed to grey lists and sanctions.",
    );
    assert_eq!(
        marks,
        [
            "Bankova=ukraine",
            "Kyiv=ukraine",
            "grey lists=sanctions",
            "sanctions=sanctions"
        ]
    );
    assert_eq!(all.entities[0].class, EntityType::State);
    assert_eq!(all.entities.len(), 2);
}

#[test]
fn what_is_ignored_is_not_marked_nor_is_anything_in_it() {
    let own = lexicons(
        &[&["Zed Club"]],
        &[],
        &["Russia", "Kyiv Club", "sanctions", "Zed Club"],
    );
    assert_eq!(
        marks(
            &own,
            "Russia and the Kyiv Club dropped Sanctions. Zed Club left for Chad."
        ),
        ["Chad=Chad"]
    );
    // a longer name that holds it is something else
    let own = lexicons(&[], &[], &["Japan"]);
    assert_eq!(
        marks(&own, "The Bank of Japan."),
        ["Bank of Japan=Bank of Japan"]
    );
    let own = lexicons(&[], &[], &["Apple"]);
    assert_eq!(marks(&own, "Apple sued."), [""; 0]);
}

#[test]
fn own_names_lead_to_short_forms() {
    let own = Lexicons::new(&UserLexicon {
        stakeholders: vec![UserStakeholder {
            label: "Zora Qued".to_owned(),
            aliases: Vec::new(),
            class: Some(EntityType::Person),
        }],
        ..UserLexicon::default()
    });
    assert_eq!(
        marks(&own, "Zora Qued spoke. Later Qued left."),
        ["Zora Qued=Zora Qued", "Qued=Zora Qued"]
    );
}

#[test]
fn signs_between_words_are_part_of_a_name() {
    let own = lexicons(&[&["Smith & Co", "Yahoo! Inc", "St. Olaf Club"]], &[], &[]);
    assert_eq!(
        marks(&own, "smith co. Smith & Co, Yahoo! Inc and St. Olaf Club."),
        [
            "Smith & Co=Smith & Co",
            "Yahoo! Inc=Smith & Co",
            "St. Olaf Club=Smith & Co"
        ]
    );
}

#[test]
fn the_reason_names_the_phrase() {
    let own = lexicons(&[&["Grain Board", "NGB"]], &[], &[]);
    let article = article("NGB met.");
    let all = annotate(&article, &[], &own);
    assert_eq!(
        why(&article, &all.mentions[0], &own),
        "your lexicon: “NGB” (Grain Board)"
    );
}

#[test]
fn hostile_lexicons_and_texts_are_linear() {
    let long = "x ".repeat(5000);
    let own = lexicons(&[&["X", &long, "…", ""]], &[&[&long]], &["x x"]);
    let _ = marks(&own, &"x ".repeat(100_000));
    assert!(marks(&own, "The the …").is_empty());
}

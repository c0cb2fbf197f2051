//! Tests: which language a text is written in.

use super::{foreign, may_be_english, told};

#[test]
fn languages_are_told_by_their_words() {
    // Universal Declaration of Human Rights, article 1
    let known = [
        (
            "All human beings are born free and equal in dignity and rights. They are endowed with \
          reason and conscience and should act towards one another in a spirit of brotherhood.",
            "en",
        ),
        (
            "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft \
          und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.",
            "de",
        ),
        (
            "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués \
          de raison et de conscience et doivent agir les uns envers les autres.",
            "fr",
        ),
        (
            "Все люди рождаются свободными и равными в своем достоинстве и правах.",
            "ru",
        ),
    ];
    for (text, language) in known {
        assert_eq!(told(text), Some(language));
        assert_eq!(may_be_english(text), language == "en");
    }
}

#[test]
fn articles_in_other_languages_are_named() {
    let german = "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit \
                  Vernunft und Gewissen begabt und sollen einander im Geiste der \
                  Brüderlichkeit begegnen. ";
    assert_eq!(foreign(&german.repeat(2)), Some("German"));
    assert_eq!(foreign(german), None, "too short to be sure");
    let chinese =
        "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。";
    assert_eq!(foreign(&chinese.repeat(8)), Some("Chinese"));
    let quoted = "The minister of the interior and the head of the chamber spoke to the press: ";
    assert_eq!(foreign(&format!("{quoted}{german}").repeat(2)), None);
}

#[test]
fn of_a_few_words_nothing_is_told() {
    for text in ["", "NATO: Kyiv", "Ja, ja, ja.", "1, 2, 3 … 4711"] {
        assert_eq!(told(text), None, "{text}");
        assert!(may_be_english(text));
    }
}

#[test]
fn what_is_declared_counts_unless_the_text_is_sure() {
    let german = "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit \
                  Vernunft und Gewissen begabt und sollen einander im Geiste der \
                  Brüderlichkeit begegnen. Niemand darf in Sklaverei oder Leibeigenschaft \
                  gehalten werden; Sklaverei und Sklavenhandel sind verboten.";
    let english = "All human beings are born free and equal in dignity and rights. They are \
                   endowed with reason and conscience and should act towards one another in a \
                   spirit of brotherhood. No one shall be held in slavery or servitude, and \
                   the trade of the slaves is banned by law.";
    for (text, declared, wanted) in [
        (german, None, Some("de")),
        (german, Some("de-AT"), Some("de-AT")),
        (german, Some("en"), Some("de")),
        (english, Some("fr"), Some("en")),
        (english, Some("en-GB"), Some("en-GB")),
        // a language that is not told at all
        (german, Some("gsw"), Some("gsw")),
        ("Kyiv", Some("uk"), Some("uk")),
        ("Kyiv", None, None),
    ] {
        let found = super::of(text, declared.map(str::to_owned));
        assert_eq!(found.as_deref(), wanted, "{declared:?} {text}");
    }
}

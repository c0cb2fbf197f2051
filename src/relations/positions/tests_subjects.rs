//! Sentences whose holder stands away from the verb, or beside others.

use super::tests::each;

#[test]
fn a_subject_is_found_over_what_stands_between() {
    each(&[
        (
            "The toll, which Peru says is unfair, rose.",
            &["Peru opposes says"],
        ),
        (
            "Peru – with Chile in mind – rejected the toll.",
            &["Peru refuses rejected"],
        ),
        (
            "The alliance, NATO, is backing the ban.",
            &["NATO supports backing"],
        ),
        // of a person and a body the person
        (
            "Mr. Zorvik, NATO, rejected the toll.",
            &["Zorvik refuses rejected"],
        ),
        (
            "Mr. Zorvik, an envoy at NATO said it rained.",
            &["Zorvik states said"],
        ),
        (
            "Peru, seen as a friend, has proposed a truce.",
            &["Peru offers proposed"],
        ),
        (
            "Peru and its small cousins rejected the toll.",
            &["Peru refuses rejected"],
        ),
        (
            "Around 300 farmers protested.",
            &["farmers opposes protested"],
        ),
    ]);
}

#[test]
fn a_participle_has_the_subject_of_its_noun_or_verb() {
    each(&[
        (
            "Farmers demanding refunds marched.",
            &["farmers demands demanding"],
        ),
        (
            "Peru joins five other states in calling for a truce.",
            &["Peru demands calling for"],
        ),
        (
            "Peru closed the port saying that prices must fall.",
            &["Peru demands saying"],
        ),
    ]);
}

#[test]
fn a_pronoun_finds_the_one_with_whom_its_sentence_begins() {
    each(&[
        (
            "Mr. Zorvik left before he rejected the toll.",
            &["Zorvik refuses rejected"],
        ),
        ("Mr. Zorvik met Ms. Quell before she rejected it.", &[]),
    ]);
}

#[test]
fn a_noun_has_all_its_sources() {
    each(&[
        (
            "The ban met opposition from Peru, Chile, and NATO.",
            &[
                "Peru opposes opposition",
                "Chile opposes opposition",
                "NATO opposes opposition",
            ],
        ),
        ("The boats left with support from Chile.", &[]),
    ]);
}

#[test]
fn verbs_that_are_positions_beside_a_word_only() {
    each(&[
        ("Peru did not allow the march.", &["Peru refuses allow"]),
        ("Peru allowed the march.", &[]),
        ("Peru must not allow the march.", &[]),
        ("Peru agreed on Monday to pay.", &["Peru offers agreed"]),
        ("Peru agreed a price.", &[]),
        (
            "“The deal is dead,” continued Mr. Zorvik.",
            &["Zorvik states continued"],
        ),
        ("Mr. Zorvik continued his trip.", &[]),
        ("Peru would want a truce.", &[]),
        ("Peru slammed the ban.", &["Peru opposes slammed"]),
    ]);
}

#[test]
fn a_second_verb_has_the_subject_of_the_main_clause() {
    each(&[
        (
            "Peru closed ports that ships need and said it rained.",
            &["Peru states said"],
        ),
        ("Peru left a man who knew that rain fell and said so.", &[]),
        (
            "In May, Peru closed ports that ships need, saying it rained.",
            &["Peru states saying"],
        ),
        (
            "# Peru meets envoys, rejects toll",
            &["Peru refuses rejects"],
        ),
    ]);
}

#[test]
fn a_name_and_a_work_may_go_on() {
    each(&[
        ("NATO Energy rejected the ban.", &["NATO refuses rejected"]),
        (
            "An inquiry by NATO revealed that it rained.",
            &["NATO states revealed"],
        ),
        (
            "The ban, approved on Monday by Peru, holds.",
            &["Peru supports approved"],
        ),
    ]);
}

#[test]
fn what_another_says_somebody_offers_is_not_theirs() {
    each(&[
        (
            "Peru said that Chile had agreed to pay.",
            &["Peru states said"],
        ),
        (
            "Peru said it rained, but Chile agreed to pay.",
            &["Peru states said", "Chile offers agreed to"],
        ),
    ]);
}

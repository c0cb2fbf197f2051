//! Sentences for every rule: what it must find, and what it must leave alone.

use super::positions;
use crate::annotate::{Lexicons, annotate};
use crate::lexicon::fixture::article;
use crate::model::Stance;

/// "holder stance cue" of all positions in `text`; a line is a paragraph.
fn found(text: &str) -> Vec<String> {
    let article = article(text);
    let found = annotate(&article, &[], &Lexicons::default());
    positions(&article, &found)
        .iter()
        .map(|position| {
            format!(
                "{} {} {}",
                found.entities[position.holder as usize].label,
                position.stance.name(),
                position.cue.of(&article.text)
            )
        })
        .collect()
}

#[track_caller]
pub(super) fn each(cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        assert_eq!(found(text), *wanted, "{text}");
    }
}

#[test]
fn duties_that_somebody_imposes_and_plans_are_positions() {
    each(&[
        (
            "Norway requires importers to report.",
            &["Norway demands requires"],
        ),
        ("Norway requires care.", &[]),
        ("Peru plans to leave.", &["Peru states plans to"]),
        ("Norway concluded its meeting.", &[]),
        (
            "Norway concluded that it was late.",
            &["Norway states concluded that"],
        ),
        // whose duty it is does not take a position by it
        ("Norway must report.", &[]),
    ]);
}

#[test]
fn the_second_of_two_participles_is_passive_too() {
    each(&[
        ("Norway is watched and supported with care.", &[]),
        (
            "Norway watched and supported the talks.",
            &["Norway supports supported"],
        ),
    ]);
}

#[test]
fn a_verb_takes_its_subject() {
    each(&[
        ("Ukraine demands a ceasefire.", &["Ukraine demands demands"]),
        (
            "Norway has repeatedly warned of delays.",
            &["Norway warns warned"],
        ),
        (
            "Norway on Friday rejected the tariffs.",
            &["Norway refuses rejected"],
        ),
        (
            "Norwegian officials say the pipeline is safe.",
            &["Norway states say"],
        ),
        (
            "Peru's government welcomed the vote.",
            &["Peru supports welcomed"],
        ),
        (
            "A spokesman for Peru urged restraint.",
            &["Peru demands urged"],
        ),
        ("Officials in Peru say little.", &[]),
        ("Peru is calling for talks.", &["Peru demands calling for"]),
    ]);
}

#[test]
fn asides_and_relative_clauses_are_stepped_over() {
    each(&[
        (
            "Peru, which buys most of its gas abroad, opposes the tariffs.",
            &["Peru opposes opposes"],
        ),
        (
            "Peru, a member of the bloc, said it would wait.",
            &["Peru states said"],
        ),
        (
            "The head of the mission, Mr. Zorvik, said the ceasefire holds.",
            &["Zorvik states said"],
        ),
        (
            "Peru, who supports the treaty, criticized Chile.",
            &["Peru supports supports", "Peru opposes criticized"],
        ),
    ]);
}

#[test]
fn holders_are_listed_and_verbs_shared() {
    each(&[
        (
            "Peru and Chile oppose the ban.",
            &["Peru opposes oppose", "Chile opposes oppose"],
        ),
        (
            "Peru condemned the raid and urged restraint.",
            &["Peru opposes condemned", "Peru demands urged"],
        ),
        (
            "Peru left the talks, saying the terms were unfair.",
            &["Peru opposes saying"],
        ),
    ]);
}

#[test]
fn the_speaker_may_come_after() {
    each(&[
        (
            "“The deal is dead,” said Mr. Zorvik.",
            &["Zorvik states said"],
        ),
        (
            "The deal is dead, according to Peru.",
            &["Peru states according to"],
        ),
        (
            "According to Peru, the deal is dead.",
            &["Peru states According to"],
        ),
        (
            "The deal was condemned by Peru.",
            &["Peru opposes condemned"],
        ),
        ("Chile was urged by Peru to sign.", &["Peru demands urged"]),
        ("Chile was urged to sign.", &[]),
        ("The raid was said to be over.", &[]),
    ]);
}

#[test]
fn a_speaker_is_followed_into_the_next_quotation() {
    let text = "“We have waited long enough,” said Mr. Zorvik. “The border must open this week.”";
    assert_eq!(found(text), ["Zorvik states said", "Zorvik demands must"]);
    let text =
        "“We have waited,” said Mr. Zorvik. The border stayed shut. “It must open this week.”";
    assert_eq!(found(text), ["Zorvik states said"]);
}

#[test]
fn negation_turns_the_stance() {
    each(&[
        ("Peru does not support the ban.", &["Peru opposes support"]),
        ("Peru is not opposed to the ban.", &[]),
        ("Peru did not rule out sanctions.", &[]),
        ("Peru ruled out sanctions.", &["Peru refuses ruled out"]),
        ("Peru is not ready to sign.", &["Peru refuses ready to"]),
        ("Peru did not say when.", &[]),
        (
            "Peru does not believe the report.",
            &["Peru doubts believe"],
        ),
        (
            "Peru will not accept tariffs.",
            &["Peru refuses will not accept"],
        ),
    ]);
}

#[test]
fn wishes_conditions_and_questions_are_no_positions() {
    each(&[
        ("Peru should withdraw its support.", &[]),
        ("Peru should condemn the raid.", &[]),
        ("If Peru refuses to sign, talks end.", &[]),
        ("Does Peru support the ban?", &[]),
        ("Analysts asked whether Peru supports the ban.", &[]),
        (
            "Chile wants to know how Peru supports it.",
            &["Chile demands wants"],
        ),
    ]);
}

#[test]
fn what_is_said_may_hold_a_position_or_be_a_demand() {
    each(&[
        (
            "Peru said Chile refuses to sign.",
            &["Peru states said", "Chile refuses refuses"],
        ),
        ("Peru says Chile must sign.", &["Peru demands says"]),
        ("Peru says Chile signed.", &["Peru states says"]),
        ("Peru says Chile should have signed.", &["Peru states says"]),
    ]);
}

#[test]
fn nouns_and_adjectives_take_positions() {
    each(&[
        (
            "Peru's refusal to sign delayed the vote.",
            &["Peru refuses refusal"],
        ),
        (
            "There is concern among Western allies.",
            &["Western allies warns concern"],
        ),
        (
            "Chile left despite objections by Peru.",
            &["Peru opposes objections"],
        ),
        ("Chile left without support from Peru.", &[]),
        ("Peru is reluctant to sign.", &["Peru doubts reluctant to"]),
        (
            "Peru expressed deep concern.",
            &["Peru warns expressed deep concern"],
        ),
        ("Peru issued a warning.", &["Peru warns issued a warning"]),
        ("Peru's economy needs support.", &[]),
    ]);
}

#[test]
fn pronouns_are_resolved_where_nobody_else_fits() {
    each(&[
        (
            "Mr. Zorvik said he opposes the ban.",
            &["Zorvik opposes opposes"],
        ),
        (
            "Peru rejected the ban. It supports a vote.",
            &["Peru refuses rejected", "Peru supports supports"],
        ),
        (
            "Peru met Chile and rejected the ban. It supports a vote.",
            &["Peru refuses rejected"],
        ),
        (
            "Mr. Zorvik criticized Mr. Quell. He supports a vote.",
            &["Zorvik opposes criticized"],
        ),
    ]);
}

#[test]
fn others_are_not_taken_for_the_holder() {
    each(&[
        (
            "Critics of Peru said the ban failed.",
            &["critics states said"],
        ),
        ("Talks with Peru support the peace.", &[]),
        ("The decision by Peru supports growth.", &[]),
        ("The man who shot Mr. Zorvik said nothing.", &[]),
        ("The U.S.-backed plan failed.", &[]),
        ("Peru was accused of fraud.", &[]),
        ("Peru called off the vote.", &[]),
    ]);
}

#[test]
fn a_name_before_an_office_or_a_kind_is_part_of_the_holder() {
    each(&[
        (
            "European Union president Donald Trump said the plan was late.",
            &["Donald Trump states said"],
        ),
        (
            "The Hamas movement rejected the plan.",
            &["Hamas refuses rejected"],
        ),
        (
            "Reporters met Hamas and Donald Trump said nothing.",
            &["Donald Trump states said"],
        ),
        (
            "Trump called the move “reckless”.",
            &["Donald Trump opposes called"],
        ),
        (
            "Trump called the move by Peru reckless.",
            &["Donald Trump opposes called"],
        ),
        ("Trump called the police.", &[]),
        (
            "Norway will provide ships to Peru.",
            &["Norway offers will provide"],
        ),
        (
            "Norway imposed new sanctions on Peru.",
            &["Norway opposes imposed new sanctions"],
        ),
        (
            "Tens of thousands of protesters opposed the ban.",
            &["protesters opposes opposed"],
        ),
        (
            "Most of the protesters opposed the ban.",
            &["protesters opposes opposed"],
        ),
    ]);
}

#[test]
fn what_is_quoted_before_the_speaker_is_what_is_said() {
    for (text, wanted) in [
        (
            "“The ferry is cheap,” Trump said on Radio Peru.",
            "“The ferry is cheap,” Trump said on Radio Peru.",
        ),
        (
            "“It is good,” Trump said Monday.",
            "“It is good,” Trump said Monday.",
        ),
        (
            "It is “good”, Trump said in Peru.",
            "It is “good”, Trump said in Peru.",
        ),
        (
            "Asked about “it”, Trump said ferries are cheap.",
            "ferries are cheap",
        ),
    ] {
        let article = article(text);
        let found = annotate(&article, &[], &Lexicons::default());
        let positions = positions(&article, &found);
        let said: Vec<&str> = positions
            .iter()
            .map(|one| one.said.of(&article.text))
            .collect();
        assert_eq!(said, [wanted], "{text}");
    }
}

#[test]
fn what_is_said_stands_behind_the_cue() {
    let article = article("Peru said that the ban must end. “It must end,” said Chile.");
    let found = annotate(&article, &[], &Lexicons::default());
    let positions = positions(&article, &found);
    let said: Vec<&str> = (positions.iter())
        .map(|position| position.said.of(&article.text))
        .collect();
    assert_eq!(said, ["the ban must end", "“It must end,” said Chile."]);
    assert_eq!(positions[0].subject.of(&article.text), "Peru");
    assert_eq!(positions[0].stance, Stance::Demands);
}

#[test]
fn the_list_of_cues_is_long_enough() {
    let list = include_str!("../../../assets/lexicon/cues.tsv");
    let verbs = list
        .lines()
        .filter(|line| {
            ["say\t", "verb\t"]
                .iter()
                .any(|kind| line.starts_with(kind))
        })
        .flat_map(|line| line.rsplit('\t').next().unwrap().split('|'));
    assert!(verbs.count() >= 200);
}

#[test]
fn hostile_text_is_linear() {
    for piece in [
        "Iran, ",
        "said ",
        "Iran said that ",
        "of Iran ",
        "by the ",
        "\"Iran\" said of the in by ",
        "Iran and ",
        "not ",
        "officials ",
    ] {
        let article = article(&piece.repeat(50_000 / piece.len()));
        let found = annotate(&article, &[], &Lexicons::default());
        let _ = positions(&article, &found);
    }
}

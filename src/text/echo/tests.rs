//! Tests: whether a text takes up the words of a line above it.

use super::Lead;

fn lead(words: &str) -> Lead {
    let mut lead = Lead::default();
    lead.add(words);
    lead
}

fn is(echo: f32, expected: f32) -> bool {
    (echo - expected).abs() < 0.01
}

#[test]
fn a_headline_is_heard_in_its_text_and_a_masthead_is_not() {
    let lead = lead("The ministry's mediators left Minsk on Monday; the EU stays silent.");
    assert!(is(lead.echo("Mediation in Minsk"), 1.0));
    assert!(is(lead.echo("EU silent"), 1.0));
    assert!(is(lead.echo("Order from Chaos"), 0.0));
    assert!(is(lead.echo("…"), 0.0));
}

#[test]
fn one_word_counts_half() {
    let lead = lead("Trade in grain has resumed.");
    assert!(is(
        lead.echo("Your weekly guide to the fairs of trade"),
        0.25
    ));
}

#[test]
fn only_the_beginning_is_looked_at() {
    let mut lead = lead(&"words of no importance ".repeat(200));
    assert!(lead.is_full());
    lead.add("Minsk");
    assert!(is(lead.echo("Minsk"), 0.0));
}

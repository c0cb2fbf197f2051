//! Whose government and organs an article means that names them without their country.

use super::draft::Draft;
use crate::lexicon::{is_word_of, list};
use crate::model::{EntityType, Kind, Mention, WhyRule};

/// What the lexicon calls the government of a federation that is not named with it.
const FEDERAL: &str = "Federal Government";
/// Whose it is where the article names it or its organs, and no other federation more often.
const USUAL: &str = "United States";
/// "US Senate" is no more than the "Senate" in an article that never names the United States.
pub(super) fn organs(text: &str, mentions: &[Mention], drafts: &mut [Draft]) {
    const OURS: [&str; 3] = ["US", "U.S.", "America"];
    let known = drafts.iter().any(|draft| draft.label == USUAL);
    // a state, or a body that the United States have none of
    let other =
        |draft: &Draft| draft.class == EntityType::State || draft.label.ends_with("Parliament");
    if known || !drafts.iter().any(other) {
        return;
    }
    for (id, draft) in drafts.iter_mut().enumerate() {
        let Some(bare) = draft.label.strip_prefix("US ") else {
            continue;
        };
        let says = |mention: &Mention| {
            let words = mention.span.of(text);
            is_readers(mention) || OURS.iter().any(|us| words.contains(us))
        };
        let mut own = mentions
            .iter()
            .filter(|mention| mention.entity as usize == id);
        if !own.any(says) {
            let bare = bare.to_owned();
            draft.usual = Some(std::mem::replace(&mut draft.label, bare));
        }
    }
}

/// Folds the "Federal Government" into the United States where the article names them or an organ of
/// theirs, and no other federation more often. "The Federal Government wrote to all Vice-Chancellors"
/// alone is that of any federation.
pub(super) fn home(mentions: &mut [Mention], drafts: &mut [Draft]) {
    let position = |label: &str| drafts.iter().position(|draft| draft.label == label);
    let Some(federal) = position(FEDERAL) else {
        return;
    };
    let mut counts = vec![0_usize; drafts.len()];
    for mention in mentions.iter() {
        if mention.entity as usize == federal && is_readers(mention) {
            return;
        }
        if let Some(count) = counts.get_mut(mention.entity as usize) {
            *count += 1;
        }
    }
    // as a stakeholder and as a place
    let count = |label: &str| {
        let named = drafts.iter().zip(&counts);
        let named = named.filter(|(draft, _)| draft.label == label);
        named.map(|(_, count)| count).sum::<usize>()
    };
    let usual = count(USUAL);
    let mut organs = drafts.iter().filter(|draft| draft.label.starts_with("US "));
    if usual == 0 && organs.next().is_none() {
        return;
    }
    let federal_too = |draft: &&Draft| is_word_of(list::FEDERATION, &draft.label);
    if drafts
        .iter()
        .filter(federal_too)
        .any(|draft| count(&draft.label) > usual)
    {
        return;
    }
    let state = |draft: &Draft| draft.label == USUAL && draft.kind == Kind::Stakeholder;
    let Some(known) = drafts.iter().position(state) else {
        if let Some(draft) = drafts.get_mut(federal) {
            USUAL.clone_into(&mut draft.label);
            draft.class = EntityType::State;
        }
        return;
    };
    for mention in mentions {
        if mention.entity as usize == federal {
            mention.entity = known as u32;
        }
    }
}

/// Whether the reader's own lexicon has it, which means what it says.
fn is_readers(mention: &Mention) -> bool {
    mention.why.rule == WhyRule::UserLexicon
}

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn a_senate_is_not_that_of_a_country_which_the_article_never_names() {
        assert_eq!(
            actors("Australia waits. The Senate agreed.")[1],
            "Senate=Senate"
        );
        assert_eq!(
            actors("The Federal Parliament met. The Senate agreed.")[1],
            "Senate=Senate"
        );
        assert_eq!(actors("The Senate agreed."), ["Senate=US Senate"]);
        assert_eq!(
            actors("Australia met the United States. The Senate agreed.")[2],
            "Senate=US Senate"
        );
    }

    #[test]
    fn a_federal_government_is_that_of_the_federation_which_is_named_most() {
        assert_eq!(
            actors("The US Congress met. The Federal Government agreed.")[1],
            "Federal Government=United States"
        );
        assert_eq!(
            actors("The Federal Government agreed."),
            ["Federal Government=Federal Government"]
        );
        assert_eq!(
            actors("The United States met. The Federal Government agreed.")[1],
            "Federal Government=United States"
        );
        let text = "Australia met. The Federal Government agreed. Then the Government left.";
        assert_eq!(
            actors(text),
            [
                "Australia=Australia",
                "Federal Government=Federal Government",
                "Government=Federal Government"
            ]
        );
    }
}

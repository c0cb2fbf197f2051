//! Which federal government an article means: that of the federation it names most.

use super::draft::Draft;
use crate::model::{EntityType, Kind, Mention};

/// What the lexicon calls the government of a federation that is not named with it.
const FEDERAL: &str = "Federal Government";
/// Whose it is where the article names no federation more often.
const USUAL: &str = "United States";
/// States with a federal government that are called federations in the news.
const FEDERATIONS: [&str; 15] = [
    "Argentina",
    "Australia",
    "Austria",
    "Belgium",
    "Brazil",
    "Canada",
    "Ethiopia",
    "Germany",
    "India",
    "Malaysia",
    "Mexico",
    "Nigeria",
    "Pakistan",
    "Somalia",
    "Switzerland",
];

/// Folds the "Federal Government" into the United States, unless the article names another
/// federation more often: then it stays an organ of that one.
pub(super) fn home(mentions: &mut [Mention], drafts: &mut [Draft]) {
    let position = |label: &str| drafts.iter().position(|draft| draft.label == label);
    let Some(federal) = position(FEDERAL) else {
        return;
    };
    let count = |label: &str| {
        let named = |mention: &&Mention| {
            let draft = drafts.get(mention.entity as usize);
            draft.is_some_and(|draft| draft.label == label)
        };
        mentions.iter().filter(named).count()
    };
    let usual = count(USUAL);
    if FEDERATIONS.iter().any(|label| count(label) > usual) {
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

#[cfg(test)]
mod tests {
    use super::super::fixture::actors;

    #[test]
    fn a_federal_government_is_that_of_the_federation_which_is_named_most() {
        assert_eq!(
            actors("The Federal Government agreed.")[0],
            "Federal Government=United States"
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

//! Why a line was taken for a heading, in words.

use super::features;
use super::second;
use super::weights::{Row, Weights};

/// So many reasons are told.
const TOLD: usize = 3;

/// What speaks most for a heading whose features are in `row`, the strongest first.
///
/// What the text is like on the whole ("the text: …") tells nobody anything about one line, nor does
/// the score of the first look, whose own reasons are told instead.
pub(super) fn because(row: &Row, weights: &Weights) -> Vec<&'static str> {
    let mut speaks = [0_i32; 256];
    weights.first.weigh(row, &mut speaks);
    weights.second.weigh(row, &mut speaks);
    let names = features::FEATURES.iter().map(|(name, _)| *name);
    let names = names.chain(second::FEATURES.iter().map(|(name, _)| *name));
    let reasons: Vec<(i32, &'static str)> = speaks
        .into_iter()
        .zip(names)
        .filter(|(sum, name)| *sum > 0 && !name.starts_with("the text: ") && *name != second::ALONE)
        .collect();
    let mut told: Vec<&'static str> = Vec::with_capacity(TOLD);
    for _ in 0..TOLD {
        // of equal ones the first
        let others = reasons
            .iter()
            .rev()
            .filter(|(_, name)| !told.contains(name));
        told.extend(others.max_by_key(|(sum, _)| *sum).map(|(_, name)| *name));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::super::tests::PROSE;

    #[test]
    fn a_heading_tells_what_speaks_for_it() {
        let body = plain(&format!(
            "A Day at the Border\n\n{PROSE}\n\nWhat happens next\n\n{PROSE}\n\nReactions from Ukraine\n\n{PROSE}\n"
        ));
        let told: Vec<_> = body.guesses.iter().map(|guess| guess.line).collect();
        assert_eq!(told, [5, 9]);
        for guess in &body.guesses {
            assert!(guess.sure > 30 && guess.because.len() == 3, "{guess:?}");
        }
        assert!(plain(PROSE).guesses.is_empty());
    }
}

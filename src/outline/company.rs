//! What lines of one style say for each other: what stands alone is hardly a heading.

use std::collections::HashMap;

use super::score::{Candidate, ENOUGH, SURE, Style};
use super::wording::Case;

/// Score from which a line counts as company for others of its style.
pub(super) const NEAR: f32 = ENOUGH - 1.0;

/// What company of its own style adds: one sure heading, or two and more.
const ONE_FELLOW: f32 = 0.5;
const FELLOWS: f32 = 1.0;

/// What a plain line loses that has no fellow at all.
const ALONE: f32 = 0.5;

/// The same for a line that ends with a colon.
const ALONE_WITH_COLON: f32 = 1.0;

/// The same for a usual name where nothing else looks like a heading.
const SOLE_WITH_COLON: f32 = 3.0;

/// Where most of so many lines of a style are no headings, what the others lose.
const MANY: u32 = 4;
const AMONG_LABELS: f32 = 0.75;

/// The lines of one style: all, those near enough, and those that are sure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fellows {
    pub(super) all: u32,
    pub(super) near: u32,
    pub(super) sure: u32,
}

/// Counts them for every style.
pub(super) fn fellows(candidates: &[Candidate]) -> HashMap<Style, Fellows> {
    let mut counts: HashMap<Style, Fellows> = HashMap::new();
    for found in candidates {
        let entry = counts.entry(found.style).or_default();
        entry.all += 1;
        entry.near += u32::from(found.score >= NEAR);
        entry.sure += u32::from(found.score >= SURE);
    }
    counts
}

/// What the other lines of its style say about a line.
pub(super) fn company(found: &Candidate, fellows: &HashMap<Style, Fellows>) -> f32 {
    let style = fellows.get(&found.style).copied().unwrap_or_default();
    let sure = style.sure - u32::from(found.score >= SURE);
    let near = style.near - u32::from(found.score >= NEAR);
    if found.explicit && near == 0 {
        // "Notes:" above a list in a text without any other heading leads into it.
        let others = fellows.values().map(|style| style.near).sum::<u32>();
        let sole = others <= u32::from(found.score >= NEAR);
        return if sole && found.style.colon && found.style.dressed == 0 {
            -SOLE_WITH_COLON
        } else {
            0.0
        };
    }
    if style.all > MANY && style.near * 3 < style.all {
        return -AMONG_LABELS;
    }
    let case = found.wording.case;
    match (near, sure) {
        (2.., _) | (_, 1..) => FELLOWS,
        (1, _) => ONE_FELLOW,
        _ if found.style.colon => -ALONE_WITH_COLON,
        _ if matches!(case, Case::Sentence | Case::Mixed | Case::Caseless) => -ALONE,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, headings};

    #[test]
    fn notes_above_a_list_want_company() {
        let list = "- the quay was measured at low tide;\n- the pilots were asked twice.";
        let alone = format!("A Day at the Border\n\n{PROSE}\n\nNotes:\n\n{list}\n\n{PROSE}\n");
        assert_eq!(headings(&alone), []);
        let among = format!(
            "A Day at the Border\n\n{PROSE}\n\nOutlook:\n\n{PROSE}\n\nNotes:\n\n{list}\n\n{PROSE}\n"
        );
        assert_eq!(headings(&among).len(), 2);
    }
}

//! Words of a small place.

use super::inline::Line;
use super::tree::{Id, Step, Tree, is_block};
use crate::import::passage::Piece;

/// The pieces of what stands in one cell or another small place, on one line.
pub(super) fn pieces(tree: &Tree, from: Id, base: Option<&url::Url>) -> Vec<Piece> {
    let mut line = Line::new(base);
    let mut walk = tree.walk(from);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(id) if tree.is_text(id) => line.words(&tree.node(id).text),
            Step::Enter(id) | Step::Leave(id) if is_block(tree.name(id)) => {
                line.blank();
            }
            Step::Enter(id) => {
                if !line.enter(tree, id) {
                    walk.pass_over(id);
                    walk.next();
                }
            }
            Step::Leave(id) if tree.is_text(id) => {}
            Step::Leave(id) => line.leave(tree, id),
        }
    }
    line.take()
}

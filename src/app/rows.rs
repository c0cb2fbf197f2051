//! Moving through rows.

use crate::model::Action;

/// By how many rows an action moves in a list of `height` rows.
pub(super) fn rows_moved(action: Action, count: Option<u32>, height: usize) -> Option<isize> {
    let times = count.unwrap_or(1) as isize;
    let height = height.max(1) as isize;
    Some(match action {
        Action::LineDown => times,
        Action::LineUp => -times,
        Action::HalfPageDown => times * (height / 2).max(1),
        Action::HalfPageUp => -times * (height / 2).max(1),
        Action::PageDown => times * height,
        Action::PageUp => -times * height,
        Action::Top => isize::MIN + 1,
        Action::End => isize::MAX,
        _ => return None,
    })
}

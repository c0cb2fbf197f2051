//! Where the reader has been: jump history and marks.

use std::collections::BTreeMap;

/// Places that are remembered.
const LENGTH: usize = 100;

/// Jump history and marks, as positions in the text.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    back: Vec<u32>,
    forward: Vec<u32>,
    marks: BTreeMap<char, u32>,
}

impl Trail {
    /// Remembers the place that a jump leaves.
    pub fn leave(&mut self, place: u32) {
        self.forward.clear();
        if self.back.last() != Some(&place) {
            self.back.push(place);
        }
        if self.back.len() > LENGTH {
            self.back.remove(0);
        }
    }

    /// The place before the last jump, from `here`.
    pub fn back(&mut self, here: u32) -> Option<u32> {
        let place = self.back.pop()?;
        self.forward.push(here);
        Some(place)
    }

    /// The place that [`Trail::back`] left, from `here`.
    pub fn forward(&mut self, here: u32) -> Option<u32> {
        let place = self.forward.pop()?;
        self.back.push(here);
        Some(place)
    }

    /// Sets a mark.
    pub fn mark(&mut self, letter: char, place: u32) {
        self.marks.insert(letter, place);
    }

    /// The place of a mark.
    pub fn marked(&self, letter: char) -> Option<u32> {
        self.marks.get(&letter).copied()
    }

    /// The letters that are set.
    pub fn letters(&self) -> String {
        self.marks
            .keys()
            .map(char::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Moves every place, when the article was made anew.
    pub fn map(&mut self, place: impl Fn(u32) -> u32) {
        let lists = self.back.iter_mut().chain(&mut self.forward);
        for at in lists.chain(self.marks.values_mut()) {
            *at = place(*at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, Trail};

    #[test]
    fn back_and_forward_undo_each_other() {
        let mut trail = Trail::default();
        trail.leave(10);
        trail.leave(20);
        assert_eq!(trail.back(30), Some(20));
        assert_eq!(trail.back(20), Some(10));
        assert_eq!(trail.back(10), None);
        assert_eq!(trail.forward(10), Some(20));
        assert_eq!(trail.forward(20), Some(30));
    }

    #[test]
    fn a_new_jump_forgets_the_way_forward() {
        let mut trail = Trail::default();
        trail.leave(1);
        trail.back(2);
        trail.leave(3);
        assert_eq!(trail.forward(4), None);
    }

    #[test]
    fn the_history_is_bounded() {
        let mut trail = Trail::default();
        (0..1000).for_each(|place| trail.leave(place));
        let places = std::iter::from_fn(|| trail.back(0)).take(2 * LENGTH);
        assert_eq!(places.count(), LENGTH);
    }
}

//! Verbs of which the object takes the position: "The ban angered farmers".

use super::cues::kind;
use super::group::Group;
use super::judge::{Judged, stance};
use super::words::{Cue, Sentence, gap};

impl Sentence<'_> {
    /// Who feels it, for a verb of feeling at word `at`.
    ///
    /// "The ban angered farmers" and "Farmers were angered by the ban" are both of the farmers;
    /// "The ban may anger farmers" is nobody's yet.
    pub(super) fn felt(&self, at: usize, cue: Cue, group: &Group) -> Option<Judged> {
        let stance = stance(cue.stance())?;
        let open = [kind::NOT, kind::HARD, kind::WILL, kind::WOULD, kind::TO];
        if open.iter().any(|kind| group.has(*kind)) || self.is_open(group.start) {
            return None;
        }
        let end = self.end(at);
        if group.has(kind::BE) {
            // “…who were alarmed,” X said
            let closed = self.breaks(end, gap::QUOTE) && self.get(end).is_some();
            if closed {
                return None;
            }
            let who = self.subject(group.start)?;
            return Some(self.judged(at, end, who, stance, false));
        }
        if self.breaks(end, gap::BREAK) {
            return None;
        }
        let (who, _) = self.spoken_by(end)?;
        Some(self.judged(at, end, who, stance, true))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::each;

    #[test]
    fn who_is_angered_takes_the_position() {
        each(&[
            ("The toll angered Peru.", &["Peru opposes angered"]),
            ("Peru was angered by the toll.", &["Peru opposes angered"]),
            ("The toll delighted Peru.", &["Peru supports delighted"]),
            ("The toll may anger Peru.", &[]),
            ("The toll has not angered Peru.", &[]),
        ]);
    }
}

//! The tabs of the inspector: which there are, and where their titles stand.

use crate::model::Kind;
use crate::text::{cut, width};

/// A list of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Actors.
    #[default]
    Stakeholders,
    /// Matters.
    Issues,
    /// Verdicts and notes.
    Notes,
    /// Who says, demands, refuses what.
    Positions,
}

/// Columns of a title that has to be short.
const SHORT: usize = 3;

impl Tab {
    /// All of them, from left to right.
    pub const ALL: [Self; 4] = [
        Self::Stakeholders,
        Self::Issues,
        Self::Notes,
        Self::Positions,
    ];

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Stakeholders => "Stakeholders",
            Self::Issues => "Issues",
            Self::Notes => "Notes",
            Self::Positions => "Positions",
        }
    }

    /// The kind of the entities that it lists.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Stakeholders => Some(Kind::Stakeholder),
            Self::Issues => Some(Kind::Issue),
            Self::Notes | Self::Positions => None,
        }
    }

    /// The tab that comes `delta` places further, round the end.
    pub(super) fn step(self, delta: isize) -> Self {
        let all = Self::ALL;
        let here = all.iter().position(|tab| *tab == self).unwrap_or(0) as isize;
        let next = (here + delta).rem_euclid(all.len() as isize);
        all.get(next as usize).copied().unwrap_or(self)
    }

    /// The titles in `columns` columns, this tab's in full, each with the column where it begins.
    pub fn titles(self, columns: u16) -> Vec<(u16, Self, &'static str)> {
        let lay = |gap: usize, short: bool| {
            let mut x = 0;
            let titles = Self::ALL.map(|tab| {
                let title = if short && tab != self {
                    cut(tab.title(), SHORT)
                } else {
                    tab.title()
                };
                let start = x;
                x += width(title) + gap;
                (start as u16, tab, title)
            });
            (titles.to_vec(), x - gap)
        };
        let ways = [(2, false), (1, false), (1, true)].map(|(gap, short)| lay(gap, short));
        let fits = ways.iter().find(|(_, all)| *all <= usize::from(columns));
        match fits {
            Some((titles, _)) => titles.clone(),
            None => vec![(0, self, self.title())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tab;

    #[test]
    fn titles_are_cut_where_there_is_little_room() {
        let words = |columns| -> Vec<_> {
            let titles = Tab::Issues.titles(columns);
            titles.into_iter().map(|(x, _, title)| (x, title)).collect()
        };
        let (all, issues) = ("Stakeholders", "Issues");
        assert_eq!(
            words(38),
            [(0, all), (14, issues), (22, "Notes"), (29, "Positions")]
        );
        assert_eq!(
            words(35),
            [(0, all), (13, issues), (20, "Notes"), (26, "Positions")]
        );
        assert_eq!(
            words(28),
            [(0, "Sta"), (4, issues), (11, "Not"), (15, "Pos")]
        );
        assert_eq!(words(8), [(0, "Issues")]);
    }

    #[test]
    fn tabs_go_round() {
        assert_eq!(Tab::Positions.step(1), Tab::Stakeholders);
        assert_eq!(Tab::Stakeholders.step(-1), Tab::Positions);
        assert_eq!(Tab::Stakeholders.step(5), Tab::Issues);
    }
}

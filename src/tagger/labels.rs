//! Labels of words (begin, inside, last, unit of a class; outside) and the best path over them.

use crate::model::NameClass;

/// Outside, and four places in each of four classes.
pub const LABELS: usize = 17;
/// Labels without `outside`, whose score is 0 by definition.
pub const LANES: usize = LABELS - 1;

/// Of a word outside all names.
pub const OUTSIDE: u8 = 0;

/// Where in a name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// First of several.
    Begin,
    /// Between others.
    Inside,
    /// Last of several.
    Last,
    /// The only one.
    Unit,
}

const CLASSES: [NameClass; 4] = [
    NameClass::Person,
    NameClass::Organisation,
    NameClass::Location,
    NameClass::Other,
];

/// The label of a word at `place` in a name of `class`.
pub fn label(class: NameClass, place: Place) -> u8 {
    let class = CLASSES
        .iter()
        .position(|known| *known == class)
        .unwrap_or(0);
    1 + class as u8 * 4 + place as u8
}

/// Class and place of a label; `None` outside.
pub fn parts(label: u8) -> Option<(NameClass, Place)> {
    let number = label.checked_sub(1)?;
    let place = match number % 4 {
        0 => Place::Begin,
        1 => Place::Inside,
        2 => Place::Last,
        _ => Place::Unit,
    };
    Some((*CLASSES.get(number as usize / 4)?, place))
}

/// True where a name goes on behind `label`.
fn is_open(label: u8) -> bool {
    matches!(parts(label), Some((_, Place::Begin | Place::Inside)))
}

/// Whether a run of words may start with `label`.
pub fn may_start(label: u8) -> bool {
    !matches!(parts(label), Some((_, Place::Inside | Place::Last)))
}

/// Whether a run of words may end with `label`.
pub fn may_end(label: u8) -> bool {
    !is_open(label)
}

/// Whether `next` may stand right behind `label`.
pub fn may_follow(label: u8, next: u8) -> bool {
    match (parts(label), parts(next)) {
        (
            Some((class, Place::Begin | Place::Inside)),
            Some((other, Place::Inside | Place::Last)),
        ) => class == other,
        _ => !is_open(label) && may_start(next),
    }
}

/// Scores of the steps from label to label.
pub type Steps<T> = [[T; LABELS]; LABELS];

/// What the search needs of a score.
pub trait Score: Copy + PartialOrd + std::ops::Add<Output = Self> {
    /// So bad that no path with it wins.
    const WORST: Self;
    /// Worth nothing.
    const NONE: Self;
}

impl Score for i32 {
    const WORST: Self = -1_000_000_000;
    const NONE: Self = 0;
}

impl Score for f32 {
    const WORST: Self = -1e30;
    const NONE: Self = 0.0;
}

/// Labels behind which no name goes on: all that may start a name, or stand outside, may follow.
const CLOSED: [u8; 9] = [0, 3, 4, 7, 8, 11, 12, 15, 16];
/// Where in a name stands what goes on a name, and so has one of two labels of its class before it.
const GOES_ON: [Place; 2] = [Place::Inside, Place::Last];

/// Room for the search, kept from run to run.
#[derive(Clone, Debug)]
pub struct Search<T> {
    back: Vec<[u8; LABELS]>,
    now: [T; LABELS],
}

impl<T: Score> Default for Search<T> {
    fn default() -> Self {
        Self {
            back: Vec::new(),
            now: [T::NONE; LABELS],
        }
    }
}

impl<T: Score> Search<T> {
    /// The labels with the highest sum of scores and steps among all that may follow each other;
    /// of equals the lowest.
    pub fn best(&mut self, scores: &[[T; LABELS]], steps: &Steps<T>, path: &mut Vec<u8>) {
        self.back.clear();
        path.clear();
        let Some((first, rest)) = scores.split_first() else {
            return;
        };
        self.now = *first;
        for (label, sum) in self.now.iter_mut().enumerate() {
            if !may_start(label as u8) {
                *sum = T::WORST;
            }
        }
        for scores in rest {
            self.advance(scores, steps);
        }
        let mut label = OUTSIDE;
        let mut highest = T::WORST;
        for (number, sum) in self.now.iter().enumerate() {
            if may_end(number as u8) && *sum > highest {
                highest = *sum;
                label = number as u8;
            }
        }
        path.push(label);
        for back in self.back.iter().rev() {
            label = back.get(label as usize).copied().unwrap_or(OUTSIDE);
            path.push(label);
        }
        path.reverse();
    }

    fn advance(&mut self, scores: &[T; LABELS], steps: &Steps<T>) {
        let mut next = [T::WORST; LABELS];
        let mut back = [0_u32; LABELS];
        // label by label before, and all that may follow at once: so the compiler can take several
        // lanes in one step. What goes on a name gets a wrong value here and its own right below
        for from in CLOSED {
            let (Some(sum), Some(row)) = (self.now.get(from as usize), steps.get(from as usize))
            else {
                continue;
            };
            for ((highest, best), step) in next.iter_mut().zip(&mut back).zip(row) {
                let reached = *sum + *step;
                let better = reached > *highest;
                *highest = if better { reached } else { *highest };
                *best = if better { u32::from(from) } else { *best };
            }
        }
        for class in CLASSES {
            for place in GOES_ON {
                let to = label(class, place) as usize;
                let (highest, best) = self.opened(class, to, steps);
                if let (Some(next), Some(back)) = (next.get_mut(to), back.get_mut(to)) {
                    *next = highest;
                    *back = u32::from(best);
                }
            }
        }
        for (sum, score) in next.iter_mut().zip(scores) {
            *sum = if *sum > T::WORST {
                *sum + *score
            } else {
                T::WORST
            };
        }
        self.back.push(back.map(|label| label as u8));
        self.now = next;
    }

    /// The best sum before `to`, which goes on a name of `class`, and the label there.
    fn opened(&self, class: NameClass, to: usize, steps: &Steps<T>) -> (T, u8) {
        let mut highest = (T::WORST, 0);
        for from in [label(class, Place::Begin), label(class, Place::Inside)] {
            let step = steps.get(from as usize).and_then(|row| row.get(to));
            if let (Some(sum), Some(step)) = (self.now.get(from as usize), step)
                && *sum + *step > highest.0
            {
                highest = (*sum + *step, from);
            }
        }
        highest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best path by trying them all.
    fn brute(scores: &[[i32; LABELS]], steps: &Steps<i32>) -> i32 {
        let mut best = i32::MIN;
        let all = LABELS.pow(scores.len() as u32);
        for number in 0..all {
            let labels: Vec<u8> = (0..scores.len())
                .map(|at| (number / LABELS.pow(at as u32) % LABELS) as u8)
                .collect();
            let fits = may_start(labels[0])
                && may_end(labels[labels.len() - 1])
                && labels.windows(2).all(|pair| may_follow(pair[0], pair[1]));
            if fits {
                best = best.max(sum(&labels, scores, steps));
            }
        }
        best
    }

    fn sum(labels: &[u8], scores: &[[i32; LABELS]], steps: &Steps<i32>) -> i32 {
        let own: i32 = labels
            .iter()
            .zip(scores)
            .map(|(label, row)| row[*label as usize])
            .sum();
        let between: i32 = labels
            .windows(2)
            .map(|pair| steps[pair[0] as usize][pair[1] as usize])
            .sum();
        own + between
    }

    #[test]
    fn what_is_closed_and_what_goes_on_says_what_may_follow() {
        for next in 0..LABELS as u8 {
            let goes_on = parts(next).filter(|(_, place)| GOES_ON.contains(place));
            for before in 0..LABELS as u8 {
                let found = match goes_on {
                    Some((class, _)) => [Place::Begin, Place::Inside]
                        .iter()
                        .any(|place| label(class, *place) == before),
                    None => CLOSED.contains(&before),
                };
                assert_eq!(found, may_follow(before, next), "{before} {next}");
            }
        }
    }

    #[test]
    fn the_best_path_is_the_best_of_all() {
        let mut seed = 7_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as i32 % 200 - 100
        };
        for length in [1, 2, 3, 4] {
            for _ in 0..6 {
                let scores: Vec<[i32; LABELS]> = (0..length)
                    .map(|_| std::array::from_fn(|_| next()))
                    .collect();
                let steps: Steps<i32> = std::array::from_fn(|_| std::array::from_fn(|_| next()));
                let mut path = Vec::new();
                Search::default().best(&scores, &steps, &mut path);
                assert_eq!(path.len(), length);
                assert!(may_start(path[0]) && may_end(path[length - 1]));
                assert!(path.windows(2).all(|pair| may_follow(pair[0], pair[1])));
                assert_eq!(sum(&path, &scores, &steps), brute(&scores, &steps));
            }
        }
    }

    #[test]
    fn nothing_has_no_path() {
        let mut path = vec![1];
        Search::<i32>::default().best(&[], &[[0; LABELS]; LABELS], &mut path);
        assert!(path.is_empty());
    }

    #[test]
    fn labels_have_parts() {
        for number in 1..LABELS as u8 {
            let (class, place) = parts(number).unwrap();
            assert_eq!(label(class, place), number);
        }
        assert_eq!(parts(OUTSIDE), None);
        assert_eq!(parts(LABELS as u8), None);
    }
}

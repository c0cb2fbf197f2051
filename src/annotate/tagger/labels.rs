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

/// For each label those that may stand before it.
static BEFORE: [([u8; LABELS], usize); LABELS] = before();

const fn before() -> [([u8; LABELS], usize); LABELS] {
    let mut all = [([0; LABELS], 0); LABELS];
    let mut next = 0;
    while next < LABELS {
        let mut label = 0;
        while label < LABELS {
            // as `may_follow`, which cannot be asked at compile time
            let opened = label > 0 && (label - 1) % 4 < 2;
            let goes_on = next > 0 && matches!((next - 1) % 4, 1 | 2);
            let same = label > 0 && next > 0 && (label - 1) / 4 == (next - 1) / 4;
            if opened == goes_on && (!opened || same) {
                #[allow(clippy::indexing_slicing, reason = "checked by the compiler")]
                {
                    let count = all[next].1;
                    all[next].0[count] = label as u8;
                    all[next].1 = count + 1;
                }
            }
            label += 1;
        }
        next += 1;
    }
    all
}

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
        let mut back = [0; LABELS];
        let mut next = [T::WORST; LABELS];
        for (to, (labels, count)) in BEFORE.iter().enumerate() {
            let mut highest = T::WORST;
            let mut best = 0;
            for from in labels.iter().take(*count) {
                let from_sum = self.now.get(*from as usize).copied().unwrap_or(T::WORST);
                let step = steps.get(*from as usize).and_then(|row| row.get(to));
                let sum = from_sum + step.copied().unwrap_or(T::NONE);
                if sum > highest {
                    highest = sum;
                    best = *from;
                }
            }
            if let (Some(back), Some(next), Some(score)) =
                (back.get_mut(to), next.get_mut(to), scores.get(to))
            {
                *back = best;
                *next = if highest > T::WORST {
                    highest + *score
                } else {
                    T::WORST
                };
            }
        }
        self.back.push(back);
        self.now = next;
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

    #[test]
    fn the_compiled_table_says_what_may_follow() {
        for (next, (labels, count)) in BEFORE.iter().enumerate() {
            for label in 0..LABELS as u8 {
                assert_eq!(
                    labels[..*count].contains(&label),
                    may_follow(label, next as u8)
                );
            }
        }
    }
}

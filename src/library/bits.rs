//! A set of articles, one bit each.

/// Numbers of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn insert(&mut self, number: i64) {
        let Ok(number) = usize::try_from(number) else {
            return;
        };
        let (at, bit) = (number / 64, number % 64);
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at) {
            *word |= 1 << bit;
        }
    }

    pub(super) fn contains(&self, number: i64) -> bool {
        let Ok(number) = usize::try_from(number) else {
            return false;
        };
        let word = self.0.get(number / 64).copied().unwrap_or(0);
        word >> (number % 64) & 1 == 1
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn and(mut self, other: &Self) -> Self {
        self.0.truncate(other.0.len());
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
        self
    }

    pub(super) fn or(mut self, other: &Self) -> Self {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
        self
    }

    /// What is in this set and not in `other`.
    pub(super) fn without(mut self, other: &Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
        self
    }
}

impl FromIterator<i64> for Bits {
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        let mut bits = Self::default();
        for number in numbers {
            bits.insert(number);
        }
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_are_joined_and_cut() {
        let [a, b]: [Bits; 2] = [vec![1, 70, 200], vec![70, 3]].map(|of| of.into_iter().collect());
        let numbers = |bits: &Bits| (0..300).filter(|n| bits.contains(*n)).collect::<Vec<i64>>();
        assert_eq!(numbers(&a.clone().and(&b)), [70]);
        assert_eq!(numbers(&a.clone().or(&b)), [1, 3, 70, 200]);
        assert_eq!(numbers(&a.clone().without(&b)), [1, 200]);
        assert!(!a.contains(-1));
    }
}

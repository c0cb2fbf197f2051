//! Where words stand for the first time: asked of every highlight of an article, so that searching
//! the text each time would take the square of its length.

/// Bytes by which places are told apart. A link has fewer.
const DEPTH: usize = 512;

/// Bytes that one number holds: by so many the places are sorted first.
const STEP: usize = 8;

/// Largest text for which every place is known; it takes some twenty times as much memory.
const MAX_TEXT: usize = 4 << 20;

/// Bytes that are searched in a larger text, all in all.
const MAX_SEARCH: usize = 4 << 30;

/// What stands earlier in a text.
pub(super) struct Firsts<'a> {
    text: &'a str,
    /// For each byte how many from there on stand in an earlier place, too, up to [`DEPTH`]. `None`
    /// in a large text.
    repeated: Option<Vec<u16>>,
    /// How much may still be searched.
    left: usize,
}

impl<'a> Firsts<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            repeated: (text.len() <= MAX_TEXT).then(|| repeated(text.as_bytes())),
            left: MAX_SEARCH,
        }
    }

    /// True where the words from `start` to `end` stand nowhere before; also where that is no longer
    /// asked, because it took too long already.
    pub(super) fn is_first(&mut self, start: usize, end: usize) -> bool {
        if let Some(repeated) = &self.repeated {
            let known = repeated.get(start).map_or(0, |count| usize::from(*count));
            return end.saturating_sub(start) > known;
        }
        if self.left < start {
            return true;
        }
        self.left -= start;
        let words = self.text.get(start..end).unwrap_or("");
        self.text.find(words) == Some(start)
    }
}

/// For each place how many bytes stand earlier as well: the places are sorted by what stands there,
/// so that those that are most alike are neighbours; taken out from the last to the first, each has
/// only earlier ones beside it.
fn repeated(text: &[u8]) -> Vec<u16> {
    let order = sorted(text);
    let none = order.len();
    let mut before = vec![none as u32; none + 1];
    let mut after = vec![none as u32; none + 1];
    // how alike a place and the one before it are
    let mut alike = vec![0_u16; none + 1];
    for pair in order.windows(2) {
        let &[one, other] = pair else { continue };
        set(&mut after, one, other);
        set(&mut before, other, one);
        set(&mut alike, other, common(text, one, other));
    }
    let mut repeated = vec![0; none];
    for place in (0..none as u32).rev() {
        let (one, other) = (get(&before, place), get(&after, place));
        let (left, right) = (get(&alike, place), get(&alike, other));
        set(&mut repeated, place, left.max(right));
        set(&mut after, one, other);
        set(&mut before, other, one);
        // the end of the list is like nothing
        let both = if other as usize == none {
            0
        } else {
            left.min(right)
        };
        set(&mut alike, other, both);
    }
    repeated
}

/// All places, sorted by the [`DEPTH`] bytes from there on: first by a few, then those that are equal
/// by the ranks of what stands behind, twice as many each time.
fn sorted(text: &[u8]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..text.len() as u32).collect();
    let key = |place: u32| {
        let there = text.get(place as usize..).unwrap_or(&[]);
        let bytes = there.iter().chain(std::iter::repeat(&0)).take(STEP);
        bytes.fold(0_u64, |key, byte| key << 8 | u64::from(*byte))
    };
    order.sort_by_cached_key(|place| key(*place));
    let mut ranks = ranked(&order, key);
    let mut known = STEP;
    while known < DEPTH {
        let behind = |place: u32| ranks.get(place as usize + known).map_or(0, |rank| rank + 1);
        let mut apart = true;
        for group in order.chunk_by_mut(|one, other| get(&ranks, *one) == get(&ranks, *other)) {
            if group.len() > 1 {
                apart = false;
                group.sort_by_cached_key(|place| behind(*place));
            }
        }
        if apart {
            break;
        }
        ranks = ranked(&order, |place| (get(&ranks, place), behind(place)));
        known *= 2;
    }
    order
}

/// For each place the number of the first one in `order` that has the same key.
fn ranked<K: PartialEq>(order: &[u32], key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    let mut last: Option<(K, u32)> = None;
    for (number, place) in order.iter().enumerate() {
        let key = key(*place);
        let rank = match &last {
            Some((known, rank)) if *known == key => *rank,
            _ => number as u32,
        };
        set(&mut ranks, *place, rank);
        last = Some((key, rank));
    }
    ranks
}

/// How many bytes are the same from both places on.
fn common(text: &[u8], one: u32, other: u32) -> u16 {
    let from = |place: u32| text.get(place as usize..).unwrap_or(&[]).iter();
    let pairs = from(one).zip(from(other)).take(DEPTH);
    pairs.take_while(|(one, other)| one == other).count() as u16
}

fn get<T: Copy + Default>(list: &[T], at: u32) -> T {
    list.get(at as usize).copied().unwrap_or_default()
}

fn set<T>(list: &mut [T], at: u32, value: T) {
    if let Some(place) = list.get_mut(at as usize) {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DEPTH, Firsts};

    proptest! {
        #[test]
        fn as_a_search_would_say(text in "[ab é\n]{0,60}|(ab|ba|世){0,40}") {
            let mut firsts = Firsts::new(&text);
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for (number, &start) in bounds.iter().enumerate() {
                for &end in bounds.iter().skip(number + 1) {
                    let first = text.find(&text[start..end]) == Some(start);
                    prop_assert_eq!(firsts.is_first(start, end), first, "{:?}", &text[start..end]);
                }
            }
        }
    }

    #[test]
    fn long_repetitions_are_told_apart_up_to_the_depth() {
        let part = "The board met in spring and heard of gauges. ".repeat(9);
        let text = format!("{part}One.{part}Two.");
        let mut firsts = Firsts::new(&text);
        let second = part.len() + 4;
        assert!(!firsts.is_first(second, second + part.len()));
        assert!(firsts.is_first(second, text.len()));
        let text = "x".repeat(4 * DEPTH);
        assert!(!Firsts::new(&text).is_first(DEPTH, 2 * DEPTH));
    }
}

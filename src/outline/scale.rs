//! Numbers as one byte: all that a tree sees of a line.

/// What a feature says where there is nothing to speak of.
pub(super) const NONE: u8 = 255;

/// Lengths and counts: exact to 15, then in eight steps for each doubling. Finer steps would tell one
/// text from another rather than a short line from a long one.
pub(super) fn size(value: u32) -> u8 {
    if value < 16 {
        return value as u8;
    }
    let doublings = value.ilog2();
    let step = (value >> (doublings - 3)) & 7;
    (16 + (doublings - 4) * 8 + step).min(u32::from(NONE - 1)) as u8
}

/// How many fortieths of `all` are `part`; [`NONE`] of nothing.
pub(super) fn share(part: u32, all: u32) -> u8 {
    if all == 0 {
        return NONE;
    }
    (u64::from(part) * 40 / u64::from(all)).min(80) as u8
}

/// How many times as large `value` is as `other`.
pub(super) fn times(value: u32, other: u32) -> u8 {
    size((u64::from(value) * 16 / u64::from(other.max(1))).min(u64::from(u32::MAX)) as u32)
}

/// A difference, nothing being 100.
pub(super) fn offset(value: i32) -> u8 {
    (value.clamp(-100, 100) + 100) as u8
}

/// Sums of scores: nothing is 120, eight steps for each whole.
pub(super) fn score(value: f32) -> u8 {
    ((value * 8.0).round().clamp(-120.0, 120.0) + 120.0) as u8
}

/// A distance of at most 60.
pub(super) fn near(value: usize) -> u8 {
    value.min(60) as u8
}

#[cfg(test)]
mod tests {
    use super::{NONE, offset, score, share, size, times};

    #[test]
    fn scales_rise_and_end() {
        let sizes = [0, 15, 16, 18, 64, 100, 1000, 100_000, u32::MAX].map(size);
        assert!(sizes.is_sorted() && sizes[8] < NONE, "{sizes:?}");
        assert_eq!((share(1, 4), share(3, 0), share(9, 1)), (10, NONE, 80));
        assert!(times(10, 5) > times(5, 5) && times(5, 5) > times(1, 5));
        assert_eq!((offset(-500), offset(0), offset(500)), (0, 100, 200));
        assert!(score(-1.0) < score(0.0) && score(0.0) < score(0.5));
    }
}

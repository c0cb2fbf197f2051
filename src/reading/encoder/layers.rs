//! The arithmetic of the encoder.

use std::f32::consts::{FRAC_2_SQRT_PI, LN_2, LOG2_E, SQRT_2};

use super::product::{Linear, Part, Rows, product};

/// Brings a row to mean 0 and deviation 1, then to the scale that was learned.
pub(super) struct Norm {
    pub(super) scale: Vec<f32>,
    pub(super) shift: Vec<f32>,
}

impl Norm {
    pub(super) fn apply(&self, rows: &mut Rows) {
        for row in rows.each_mut() {
            let count = row.len() as f32;
            let mean = sum(row, |x| x) / count;
            let spread = sum(row, |x| (x - mean) * (x - mean)) / count;
            let by = 1.0 / (spread + 1e-12).sqrt();
            let learned = self.scale.iter().zip(&self.shift);
            for (x, (scale, shift)) in row.iter_mut().zip(learned) {
                *x = (*x - mean) * by * scale + shift;
            }
        }
    }
}

/// One layer: each piece looks at all others, then is worked over alone.
pub(super) struct Layer {
    /// To what it looks for, what it offers and what it tells, side by side.
    pub(super) look: Linear,
    pub(super) seen: Linear,
    pub(super) first: Norm,
    pub(super) up: Linear,
    pub(super) down: Linear,
    pub(super) second: Norm,
}

impl Layer {
    /// Works over all pieces.
    pub(super) fn apply(&self, rows: &mut Rows, heads: usize) {
        let seen = attend(&self.look.of(rows), heads);
        self.work_over(rows, &seen);
    }

    /// The same for the pieces `wanted` alone, of which the result has a row each: what the last layer
    /// makes of the others nobody asks.
    pub(super) fn apply_to(&self, rows: &Rows, heads: usize, wanted: &[usize]) -> Rows {
        let seen = attend(&self.look.of(rows), heads).select(wanted);
        let mut rows = rows.select(wanted);
        self.work_over(&mut rows, &seen);
        rows
    }

    fn work_over(&self, rows: &mut Rows, seen: &Rows) {
        rows.add(&self.seen.of(seen));
        self.first.apply(rows);
        let mut inner = self.up.of(rows);
        for x in &mut inner.numbers {
            *x = gelu(*x);
        }
        rows.add(&self.down.of(&inner));
        self.second.apply(rows);
    }
}

/// What each piece sees of all, by each head on its own columns.
fn attend(looks: &Rows, heads: usize) -> Rows {
    let (count, wide) = (looks.count(), looks.wide / 3);
    let size = wide / heads.max(1);
    let scale = 1.0 / (size as f32).sqrt();
    let mut seen = Rows::zeros(count, wide);
    let mut weights = Rows::zeros(count, count);
    let mut out = Rows::zeros(count, size);
    for head in 0..heads {
        let part = |which: usize| Part {
            numbers: looks
                .numbers
                .get(which * wide + head * size..)
                .unwrap_or(&[]),
            size: [count, size],
            strides: [looks.wide, 1],
        };
        let offers = Part {
            size: [size, count],
            strides: [1, looks.wide],
            ..part(1)
        };
        product(&mut weights.numbers, part(0), offers, scale);
        for row in weights.each_mut() {
            softmax(row);
        }
        let shares = Part {
            numbers: &weights.numbers,
            size: [count, count],
            strides: [count, 1],
        };
        product(&mut out.numbers, shares, part(2), 1.0);
        for (row, own) in seen.each_mut().zip(out.each()) {
            if let Some(columns) = row.get_mut(head * size..(head + 1) * size) {
                columns.copy_from_slice(own);
            }
        }
    }
    seen
}

/// Makes shares of a row that add up to 1.
pub(super) fn softmax(row: &mut [f32]) {
    let top = row.iter().copied().fold(f32::MIN, f32::max);
    for x in row.iter_mut() {
        *x = exp(*x - top);
    }
    let all = 1.0 / sum(row, |x| x);
    for x in row {
        *x *= all;
    }
}

/// The sum over a row in eight strands, which a processor adds side by side.
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (eights, rest) = row.as_chunks::<8>();
    let mut strands = [0.0; 8];
    for eight in eights {
        for (strand, x) in strands.iter_mut().zip(eight) {
            *strand += of(*x);
        }
    }
    let strands: f32 = strands.iter().sum();
    strands + rest.iter().map(|x| of(*x)).sum::<f32>()
}

/// The gate between the two matrices of a layer, in the form by the hyperbolic tangent.
fn gelu(x: f32) -> f32 {
    let gate = FRAC_2_SQRT_PI * SQRT_2 * (x + 0.044_715 * x * x * x);
    x / (1.0 + exp(-gate))
}

/// e to the power of `x`, within a hundred-thousandth of it; without a branch, so that a processor works on
/// several at a time.
fn exp(x: f32) -> f32 {
    let power = x.clamp(-87.0, 88.0) * LOG2_E;
    // adding 1.5 × 2^23 leaves the nearest whole number in the low bits
    let shifted = power + 12_582_912.0;
    let rest = power - (shifted - 12_582_912.0);
    let whole = f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3f80_0000));
    // 2^rest for -0.5 to 0.5: its Taylor series
    let series = 0.001_333_356 * rest + 0.009_618_129;
    let series = series * rest + 0.055_504_11;
    let series = series * rest + 0.240_226_5;
    let series = series * rest + LN_2;
    whole * (series * rest + 1.0)
}

#[cfg(test)]
mod tests {
    use super::{exp, gelu, softmax, sum};

    #[test]
    fn powers_are_near_enough() {
        for step in -800..800_i16 {
            let x = f32::from(step) / 10.0;
            let error = (exp(x) / x.exp() - 1.0).abs();
            assert!(error < 1e-5, "{x}: {error}");
        }
        assert!(exp(-1e9) < 1e-37 && exp(1e9).is_finite());
    }

    #[test]
    fn shares_add_up() {
        let mut row: Vec<f32> = (0..37_u8).map(f32::from).collect();
        assert!((sum(&row, |x| x) - 666.0).abs() < 1e-3);
        softmax(&mut row);
        assert!((sum(&row, |x| x) - 1.0).abs() < 1e-6);
        assert!(row.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn the_gate_is_open_above_and_shut_below() {
        assert!((gelu(1.0) - 0.841_192).abs() < 1e-4);
        assert!((gelu(10.0) - 10.0).abs() < 1e-4 && gelu(-10.0).abs() < 1e-4);
    }
}

//! Products of matrices: of what was learned in whole numbers of eight bits, of what is read in
//! floating point. The arithmetic is the crate's, of which each machine takes its fastest.

use rten_gemm::{
    GemmExecutor, GemmInT, GemmInputA, GemmInputB, GemmOptions, GemmOutT, PackedBMatrix,
};
use rten_tensor::errors::FromDataError;
use rten_tensor::{Matrix, NdTensorView};

/// Numbers in rows of one width.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) numbers: Vec<f32>,
    pub(super) wide: usize,
}

impl Rows {
    /// So many rows of zeros.
    pub(super) fn zeros(count: usize, wide: usize) -> Self {
        let numbers = vec![0.0; count * wide];
        Self { numbers, wide }
    }

    pub(super) fn count(&self) -> usize {
        self.numbers.len() / self.wide.max(1)
    }

    pub(super) fn row(&self, at: usize) -> &[f32] {
        let row = self.numbers.get(at * self.wide..(at + 1) * self.wide);
        row.unwrap_or(&[])
    }

    pub(super) fn each(&self) -> impl Iterator<Item = &[f32]> {
        self.numbers.chunks_exact(self.wide.max(1))
    }

    pub(super) fn each_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.numbers.chunks_exact_mut(self.wide.max(1))
    }

    /// These rows alone.
    pub(super) fn select(&self, wanted: &[usize]) -> Self {
        let numbers = wanted.iter().flat_map(|at| self.row(*at));
        Self {
            numbers: numbers.copied().collect(),
            wide: self.wide,
        }
    }

    /// Adds number for number.
    pub(super) fn add(&mut self, other: &Self) {
        for (x, y) in self.numbers.iter_mut().zip(&other.numbers) {
            *x += y;
        }
    }
}

/// Adds a row to a row.
pub(super) fn add(row: &mut [f32], other: &[f32]) {
    for (x, y) in row.iter_mut().zip(other) {
        *x += y;
    }
}

/// Multiplies whole numbers. Nothing is lost by a new one each time: it only asks what the processor
/// can do.
type Whole = GemmExecutor<u8, i8, i32>;

/// Steps between the least and the greatest number of a row. Half of what eight bits hold: older
/// processors add two products in sixteen bits, and all are to find the same.
const STEPS: f32 = 127.0;

/// A matrix of whole numbers, with a scale for each column, and what is added to each.
pub(super) struct Linear {
    weight: PackedBMatrix<i8>,
    /// The sum of each column: what a row's zero adds to its product. (The crate would take the zeros
    /// itself, but goes wrong where those of the rows differ: 0.27.)
    sums: Vec<i32>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// From the numbers of a matrix, row by row; `None` where they are not as many as they should be.
    pub(super) fn new(codes: &[i8], scales: Vec<f32>, bias: Vec<f32>) -> Option<Self> {
        let (from, to) = (codes.len() / bias.len().max(1), bias.len());
        let view = NdTensorView::try_from_data([from, to], codes).ok()?;
        (scales.len() == to).then(|| Self {
            weight: Whole::new().prepack_b(view),
            sums: sums(codes, to),
            scales,
            bias,
        })
    }

    /// The product of rows with the matrix. Each row is brought to whole numbers by itself.
    pub(super) fn of(&self, rows: &Rows) -> Rows {
        let mut codes = Vec::with_capacity(rows.numbers.len());
        let scales: Vec<(f32, i32)> = rows.each().map(|row| round(row, &mut codes)).collect();
        let to = self.bias.len();
        let mut out = vec![0_i32; rows.count() * to];
        let left = NdTensorView::try_from_data([rows.count(), rows.wide], codes.as_slice());
        let right = GemmInputB::Packed(&self.weight);
        multiply(&Whole::new(), &mut out, left, right, GemmOptions::default());
        let mut numbers = Vec::with_capacity(out.len());
        for (row, (step, zero)) in out.chunks_exact(to.max(1)).zip(scales) {
            let columns = self.sums.iter().zip(self.scales.iter().zip(&self.bias));
            let each = row.iter().zip(columns);
            numbers.extend(each.map(|(product, (sum, (scale, bias)))| {
                (product - zero * sum) as f32 * (step * scale) + bias
            }));
        }
        Rows { numbers, wide: to }
    }
}

/// The sum of each column.
fn sums(codes: &[i8], columns: usize) -> Vec<i32> {
    let mut sums = vec![0; columns];
    for row in codes.chunks_exact(columns.max(1)) {
        for (sum, code) in sums.iter_mut().zip(row) {
            *sum += i32::from(*code);
        }
    }
    sums
}

/// Brings a row to whole numbers: how far one is from the next, and which of them stands for zero.
fn round(row: &[f32], codes: &mut Vec<u8>) -> (f32, i32) {
    let (least, most) = bounds(row);
    let step = (most - least).max(f32::MIN_POSITIVE) / STEPS;
    let zero = (-least / step).round();
    let by = 1.0 / step;
    // adding a half and cutting is rounding: nothing is below zero here
    codes.extend(row.iter().map(|x| (x * by + (zero + 0.5)) as u8));
    (step, zero as i32)
}

/// The least and the greatest number of a row and zero, in eight strands side by side.
fn bounds(row: &[f32]) -> (f32, f32) {
    let (eights, rest) = row.as_chunks::<8>();
    let (mut least, mut most) = ([0.0_f32; 8], [0.0_f32; 8]);
    for eight in eights {
        for ((low, high), x) in least.iter_mut().zip(&mut most).zip(eight) {
            *low = if *x < *low { *x } else { *low };
            *high = if *x > *high { *x } else { *high };
        }
    }
    let all = |strands: [f32; 8], of: fn(f32, f32) -> f32| {
        strands
            .into_iter()
            .chain(rest.iter().copied())
            .fold(0.0, of)
    };
    (all(least, f32::min), all(most, f32::max))
}

/// A part of a matrix: so many rows and columns of it, from a place on.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) numbers: &'a [f32],
    pub(super) size: [usize; 2],
    /// How far it is to the next row, and to the next column.
    pub(super) strides: [usize; 2],
}

impl<'a> Part<'a> {
    fn view(self) -> Result<Matrix<'a, f32>, FromDataError> {
        Matrix::from_slice_with_strides(self.size, self.numbers, self.strides)
    }
}

/// The product of two, times a number.
pub(super) fn product(out: &mut [f32], left: Part, right: Part, by: f32) {
    let options = GemmOptions {
        alpha: by,
        ..GemmOptions::default()
    };
    if let Ok(right) = right.view() {
        multiply(
            &GemmExecutor::<f32>::new(),
            out,
            left.view(),
            GemmInputB::Unpacked(right),
            options,
        );
    }
}

/// Leaves `out` as it is where the sizes don't fit, which they do: those of what was learned are
/// checked where it is read.
fn multiply<L: GemmInT, R: GemmInT, O: GemmOutT + Default, E>(
    by: &GemmExecutor<L, R, O>,
    out: &mut [O],
    left: Result<Matrix<L>, E>,
    right: GemmInputB<R>,
    options: GemmOptions<L, R, O>,
) {
    let done = left.is_ok_and(|left| {
        let left = GemmInputA::Unpacked(left);
        by.gemm(out, left, right, options).is_ok()
    });
    debug_assert!(done, "matrices that don't fit");
}

#[cfg(test)]
mod tests {
    use super::{Linear, Part, Rows, bounds, product};

    #[test]
    fn a_product_in_whole_numbers_is_near_the_true_one() {
        // deeper and taller than what is multiplied in one go, each row with a zero of its own
        let (count, wide, columns) = (70, 1536, 32);
        let number = |n: usize| (n * 7919 % 127) as f32 / 64.0 - (n / wide) as f32 / 50.0;
        let rows = Rows {
            numbers: (0..count * wide).map(number).collect(),
            wide,
        };
        let code = |n: usize| (n * 104_729 % 255) as i32 - 127;
        let codes: Vec<i8> = (0..wide * columns).map(|n| code(n) as i8).collect();
        let linear = Linear::new(&codes, vec![0.25; columns], vec![3.0; columns]).unwrap();
        let found = linear.of(&rows);
        for (at, row) in rows.each().enumerate() {
            for column in 0..columns {
                let weights = codes.iter().skip(column).step_by(columns);
                let products = row.iter().zip(weights).map(|(x, w)| x * f32::from(*w));
                let (sum, size) =
                    products.fold((0.0, 0.0), |(sum, size), x| (sum + x, size + x * x));
                let error = (found.row(at)[column] - (sum * 0.25 + 3.0)).abs();
                assert!(error < 0.02 * f32::sqrt(size), "{at} {column}: {error}");
            }
        }
        assert!(Linear::new(&codes, vec![0.5; 2], vec![0.0; 3]).is_none());
    }

    #[test]
    fn rows_of_zeros_and_of_equal_numbers_hold() {
        let codes = [1_i8; 8];
        let linear = Linear::new(&codes, vec![1.0], vec![0.0]).unwrap();
        let rows = Rows {
            numbers: [[0.0; 8], [3.0; 8], [-3.0; 8]].concat(),
            wide: 8,
        };
        let found = linear.of(&rows).numbers;
        assert!(found[0].abs() < 1e-6 && (found[1] - 24.0).abs() < 0.1);
        assert!((found[2] + 24.0).abs() < 0.1);
    }

    #[test]
    fn bounds_take_in_what_is_left_of_eights() {
        let mut row = vec![0.5; 8];
        row.extend([7.0, -2.0]);
        assert_eq!(bounds(&row), (-2.0, 7.0));
        assert_eq!(bounds(&[4.0]), (0.0, 4.0));
    }

    #[test]
    fn a_part_may_be_turned() {
        let numbers = [1.0, 2.0, 3.0, 4.0];
        let plain = Part {
            numbers: &numbers,
            size: [2, 2],
            strides: [2, 1],
        };
        let turned = Part {
            strides: [1, 2],
            ..plain
        };
        let mut out = [0.0; 4];
        product(&mut out, plain, turned, 2.0);
        let errors = out.iter().zip([10.0, 22.0, 22.0, 50.0]);
        assert!(errors.map(|(x, y)| (x - y).abs()).all(|error| error < 1e-5));
    }
}

//! The file of the encoder, as `assets/encoder/train.py` writes it: embeddings in four bits, layers
//! in eight, laid out for multiplication when the first article is read.

use super::layers::{Layer, Norm};
use super::pieces::{Case, Pieces};
use super::product::{Linear, Rows, add};

/// First bytes of the file: what it is, and the version of its form.
const MAGIC: &[u8] = b"attache encoder 1\n";
/// Numbers of an embedding that share a scale.
const GROUP: usize = 32;
/// Ways of writing a word.
const CASES: usize = 6;

/// Everything that was learned.
pub(super) struct Weights {
    pub(super) pieces: Pieces,
    codes: &'static [u8],
    scales: &'static [u8],
    /// One row a place in the window.
    places: Rows,
    cases: Rows,
    pub(super) case_labels: Rows,
    pub(super) norm: Norm,
    pub(super) layers: Vec<Layer>,
    /// One row a label, and what is added to each.
    pub(super) labels: Rows,
    pub(super) label_bias: Vec<f32>,
    pub(super) heads: usize,
    wide: usize,
}

impl Weights {
    /// Reads the file; `None` where it is of another form.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut file = File(bytes.strip_prefix(MAGIC)?);
        let mut sizes = [0; 9];
        for size in &mut sizes {
            *size = file.size()?;
        }
        let [many, wide, inner, depth, heads, labels, long, text, plain] = sizes;
        if heads == 0 || depth == 0 || wide % heads != 0 || wide % GROUP != 0 {
            return None;
        }
        let text = std::str::from_utf8(file.take(text)?).ok()?;
        let plain = std::str::from_utf8(file.take(plain)?).ok()?;
        let codes = file.take(many * wide / 2)?;
        let scales = file.take(many * wide / GROUP * 2)?;
        let places = file.scaled(long, wide)?;
        let cases = file.table(CASES, wide)?;
        let case_labels = file.table(CASES, labels)?;
        let norm = file.norm(wide)?;
        let layers = (0..depth).map(|_| file.layer(wide, inner));
        let layers = layers.collect::<Option<_>>()?;
        let table = file.table(wide, labels)?;
        let label_bias = file.numbers(labels)?;
        let columns =
            (0..labels).flat_map(|label| table.each().filter_map(move |row| row.get(label)));
        let labels = Rows {
            numbers: columns.copied().collect(),
            wide,
        };
        file.0.is_empty().then(|| Self {
            pieces: Pieces::new(text, plain),
            codes,
            scales,
            places,
            cases,
            case_labels,
            norm,
            layers,
            labels,
            label_bias,
            heads,
            wide,
        })
    }

    /// Most pieces of a window.
    pub(super) fn longest(&self) -> usize {
        self.places.count()
    }

    /// What the first layer is given: of each piece what it is, where it stands in its window and how
    /// its word is written.
    pub(super) fn embed(&self, pieces: &[(u16, Case)]) -> Rows {
        let mut all = Rows::zeros(pieces.len(), self.wide);
        for ((row, place), (piece, case)) in all.each_mut().zip(self.places.each()).zip(pieces) {
            self.unpack(*piece as usize, row.iter_mut());
            add(row, place);
            add(row, self.cases.row(*case as usize));
        }
        all
    }

    fn unpack<'a>(&self, piece: usize, mut row: impl Iterator<Item = &'a mut f32>) {
        let half = self.wide / 2;
        let scales = self.wide / GROUP * 2;
        let codes = self.codes.get(piece * half..(piece + 1) * half);
        let scales = self.scales.get(piece * scales..(piece + 1) * scales);
        let groups = codes.unwrap_or(&[]).chunks(GROUP / 2);
        for (codes, scale) in groups.zip(scales.unwrap_or(&[]).as_chunks().0) {
            let scale = half_float(u16::from_le_bytes(*scale));
            for code in codes {
                for code in [code & 15, code >> 4] {
                    if let Some(slot) = row.next() {
                        *slot = (f32::from(code) - 8.0) * scale;
                    }
                }
            }
        }
    }
}

/// What is still to be read.
struct File(&'static [u8]);

impl File {
    fn take(&mut self, count: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn size(&mut self) -> Option<usize> {
        let bytes = self.take(4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes) as usize)
    }

    fn numbers(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count * 4)?;
        let (each, _) = bytes.as_chunks();
        Some(each.iter().map(|four| f32::from_le_bytes(*four)).collect())
    }

    fn table(&mut self, rows: usize, columns: usize) -> Option<Rows> {
        let numbers = self.numbers(rows * columns)?;
        Some(Rows {
            numbers,
            wide: columns,
        })
    }

    /// Whole numbers in eight bits, with a scale for each column before them.
    fn matrix(&mut self, rows: usize, columns: usize) -> Option<(Vec<f32>, Vec<i8>)> {
        let scales = self.numbers(columns)?;
        let codes = self.take(rows * columns)?;
        Some((
            scales,
            codes.iter().map(|code| code.cast_signed()).collect(),
        ))
    }

    /// The numbers that such a matrix stands for.
    fn scaled(&mut self, rows: usize, columns: usize) -> Option<Rows> {
        let (scales, codes) = self.matrix(rows, columns)?;
        let scales = scales.iter().cycle();
        let numbers = codes
            .iter()
            .zip(scales)
            .map(|(code, scale)| f32::from(*code) * scale);
        Some(Rows {
            numbers: numbers.collect(),
            wide: columns,
        })
    }

    fn linear(&mut self, from: usize, to: usize) -> Option<Linear> {
        let (scales, codes) = self.matrix(from, to)?;
        Linear::new(&codes, scales, self.numbers(to)?)
    }

    fn norm(&mut self, wide: usize) -> Option<Norm> {
        Some(Norm {
            scale: self.numbers(wide)?,
            shift: self.numbers(wide)?,
        })
    }

    fn layer(&mut self, wide: usize, inner: usize) -> Option<Layer> {
        Some(Layer {
            look: self.linear(wide, 3 * wide)?,
            seen: self.linear(wide, wide)?,
            first: self.norm(wide)?,
            up: self.linear(wide, inner)?,
            down: self.linear(inner, wide)?,
            second: self.norm(wide)?,
        })
    }
}

/// A number in two bytes, as IEEE 754 has it; not of the infinite ones.
fn half_float(bits: u16) -> f32 {
    let exponent = i32::from(bits >> 10 & 31);
    let fraction = f32::from(bits & 1023) / 1024.0;
    let size = if exponent == 0 {
        fraction * 2_f32.powi(-14)
    } else {
        (1.0 + fraction) * 2_f32.powi(exponent - 15)
    };
    if bits >> 15 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::super::BYTES;
    use super::{Weights, half_float};

    #[test]
    fn numbers_in_two_bytes() {
        let known = [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
        ];
        for (bits, number) in known {
            assert_eq!(half_float(bits).to_bits(), f32::to_bits(number));
        }
    }

    #[test]
    fn a_file_of_another_form_is_refused() {
        assert!(Weights::read(b"attache encoder 9\n").is_none());
        assert!(Weights::read(BYTES).is_some());
        let cut = BYTES.get(..BYTES.len() - 1).unwrap();
        assert!(Weights::read(cut).is_none());
    }
}

//! From a large model of floats to a small table of bytes.

use std::cmp::Reverse;

use attache::tagger::labels::{LABELS, LANES, OUTSIDE};
use attache::tagger::weights;

use super::learn::Model;

/// One in so many rows may be clipped, so that the others keep their digits.
const CLIPPED: usize = 2000;

/// Keeps the rows with the largest weights and packs them.
pub(crate) fn pack(keys: &[u64], model: &Model, rows: usize) -> Vec<u8> {
    // only differences between the labels of a word matter: outside is 0
    let rows_of: Vec<[f32; LANES]> = model.rows.iter().map(against_outside).collect();
    let mut order: Vec<(f32, usize)> = rows_of
        .iter()
        .enumerate()
        .map(|(at, row)| {
            (
                row.iter()
                    .fold(0.0_f32, |most, weight| most.max(weight.abs())),
                at,
            )
        })
        .collect();
    order.sort_by_key(|(most, at)| (Reverse(most.to_bits()), *at));
    order.truncate(rows);
    let Some((limit, _)) = order.get(order.len() / CLIPPED) else {
        return weights::pack(&[], &[[0; LABELS]; LABELS]);
    };
    let scale = 127.0 / limit.max(f32::MIN_POSITIVE);
    let kept: Vec<(u64, [i8; LANES])> = order
        .iter()
        .map(|(_, at)| {
            let row =
                rows_of[*at].map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8);
            (keys[*at], row)
        })
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    let steps = model
        .steps
        .map(|row| row.map(|step| (step * scale).round() as i16));
    println!(
        "{} rows of {}, weights up to {limit}",
        kept.len(),
        keys.len()
    );
    weights::pack(&kept, &steps)
}

fn against_outside(row: &[f32; LABELS]) -> [f32; LANES] {
    std::array::from_fn(|lane| row[lane + 1] - row[OUTSIDE as usize])
}

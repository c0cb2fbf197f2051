//! Byte offsets to code point offsets and back.

/// Bytes between two checkpoints.
const STEP: usize = 64;

/// Converts byte offsets of one text to code point offsets.
pub struct CodePoints<'a> {
    text: &'a [u8],
    /// Code points that start before each multiple of [`STEP`] bytes.
    before: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    /// Reads `text` once and remembers a count every line or so.
    pub fn new(text: &'a str) -> Self {
        let text = text.as_bytes();
        let mut before = Vec::with_capacity(text.len() / STEP + 2);
        let mut count = 0;
        for step in text.chunks(STEP) {
            before.push(count);
            count += starts(step);
        }
        before.push(count);
        Self { text, before }
    }

    /// Code points before the byte at `at`.
    pub fn at(&self, at: u32) -> u32 {
        let at = at as usize;
        let step = at / STEP;
        let count = self.before.get(step).copied().unwrap_or(0);
        count + self.text.get(step * STEP..at).map_or(0, starts)
    }

    /// The byte before which there are `points` code points; `None` beyond the end.
    pub fn byte(&self, points: u32) -> Option<u32> {
        let step = self.before.partition_point(|&count| count <= points);
        let step = step.saturating_sub(1);
        let count = self.before.get(step).copied().unwrap_or(0);
        let start = (step * STEP).min(self.text.len());
        let rest = self.text.get(start..)?;
        let starts = rest
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte & 0xc0 != 0x80);
        let ends = starts.map(|(at, _)| at).chain([rest.len()]);
        let inside = ends.into_iter().nth((points - count) as usize)?;
        Some((start + inside) as u32)
    }
}

/// Code points that start in `bytes`: all bytes but those that go on one.
fn starts(bytes: &[u8]) -> u32 {
    let start = |byte: &&u8| **byte & 0xc0 != 0x80;
    bytes.iter().filter(start).count() as u32
}

#[cfg(test)]
mod tests;

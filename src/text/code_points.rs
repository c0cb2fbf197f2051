//! Byte offsets to code point offsets and back.

/// Bytes between two checkpoints.
const STEP: usize = 1024;

/// Converts byte offsets of one text to code point offsets.
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before each multiple of [`STEP`] bytes (rounded down to a boundary).
    before: Vec<(u32, u32)>,
}

impl<'a> CodePoints<'a> {
    /// Reads `text` once and remembers a count every kilobyte.
    pub fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let (mut at, mut count) = (0_usize, 0_u32);
        while at < text.len() {
            before.push((at as u32, count));
            let mut end = (at + STEP).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            count += text
                .get(at..end)
                .map_or(0, |slice| slice.chars().count() as u32);
            at = end;
        }
        Self { text, before }
    }

    /// Code points before the byte at `at`.
    pub fn at(&self, at: u32) -> u32 {
        let index = self.before.partition_point(|&(byte, _)| byte <= at);
        let (byte, count) = index
            .checked_sub(1)
            .and_then(|index| self.before.get(index))
            .copied()
            .unwrap_or((0, 0));
        let rest = self.text.get(byte as usize..at as usize);
        count + rest.map_or(0, |slice| slice.chars().count() as u32)
    }

    /// The byte before which there are `points` code points; `None` beyond the end.
    pub fn byte(&self, points: u32) -> Option<u32> {
        let index = self.before.partition_point(|&(_, count)| count <= points);
        let (byte, count) = index
            .checked_sub(1)
            .and_then(|index| self.before.get(index))
            .copied()
            .unwrap_or((0, 0));
        let rest = self.text.get(byte as usize..)?;
        let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        let inside = ends.into_iter().nth((points - count) as usize)?;
        Some(byte + inside as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn agrees_with_counting() {
        let text = "aé世🙂".repeat(900);
        let points = CodePoints::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(at as u32), count as u32);
            assert_eq!(points.byte(count as u32), Some(at as u32));
        }
        assert_eq!(points.byte(3600), Some(text.len() as u32));
        assert_eq!(points.byte(3601), None);
        assert_eq!(CodePoints::new("").byte(0), Some(0));
        assert_eq!(points.at(text.len() as u32), 3600);
    }
}

//! How a word starts and ends, as a hash of its letters.

use super::key::{End, lower};

/// Hash of the last `count` letters in lower case; `end` is [`End::last`] of the word.
pub(super) fn tail(word: &str, end: End, count: usize) -> u64 {
    end.tail(count as u32)
        .unwrap_or_else(|| wide_tail(word, count))
}

fn wide_tail(word: &str, count: usize) -> u64 {
    let from = word
        .char_indices()
        .rev()
        .nth(count - 1)
        .map_or(0, |(at, _)| at);
    lower(word.get(from..).unwrap_or(word))
}

/// Hash of the first `count` letters in lower case; `end` is [`End::first`] of the word.
pub(super) fn head(word: &str, end: End, count: usize) -> u64 {
    end.head(count as u32)
        .unwrap_or_else(|| wide_head(word, count))
}

fn wide_head(word: &str, count: usize) -> u64 {
    let to = word
        .char_indices()
        .nth(count)
        .map_or(word.len(), |(at, _)| at);
    lower(word.get(..to).unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::{End, head, lower, tail, wide_head, wide_tail};

    /// The weights are trained on these values: the short way must give those of the long way.
    #[test]
    fn ends_hash_as_their_letters_do() {
        let words = [
            "",
            "a",
            "Of",
            "EU’s",
            "İzmir",
            "ΟΔΟΣ",
            "Kyiv",
            "Médecins",
            "GDAŃSK",
            "São",
            "—",
            "Zürich-based",
            "Mauritania",
            "ſt",
            "U.S.-led",
            "ab[Z]{",
            "Ωmega",
            "naïf",
            "éa",
            "1,000",
        ];
        for word in words {
            for count in 2..=4 {
                let (first, last) = (End::first(word), End::last(word));
                assert_eq!(tail(word, last, count), wide_tail(word, count), "{word}");
                assert_eq!(head(word, first, count), wide_head(word, count), "{word}");
            }
        }
        let last = End::last("Mauritania");
        assert_eq!(tail("Mauritania", last, 4), lower("ania"));
    }
}

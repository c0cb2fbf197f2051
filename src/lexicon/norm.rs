//! How a word becomes a key: lower case, no diacritics, one spelling, and for terms no plural.
//!
//! `build.rs` includes this very file, so that the table and the look-up cannot diverge.

/// Longest word that can stand in the lexicon, in folded bytes.
pub const LONGEST: usize = 40;

/// Root of the trie of names (word for word).
pub const NAMES: u64 = 0x243f_6a88_85a3_08d3;
/// Root of the trie of terms (stems).
pub const TERMS: u64 = 0x1319_8a2e_0370_7344;
/// Root of the trie of cues.
pub const CUES: u64 = 0x082e_fa98_ec4e_6c89;
/// Root of the trie of words that show a stance inside of what is said.
pub const SHOWN: u64 = 0x4528_21e6_38d0_1377;
/// Root of the small lists of the rules.
pub const LISTS: u64 = 0xc0ac_29b7_c97c_50dd;
/// Root of the table of word classes.
pub const WORDS: u64 = 0xa409_3822_299f_31d0;

/// A word folded to plain letters; a word that is too long folds to nothing.
#[derive(Clone, Copy)]
pub struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
    over: bool,
}

impl Folded {
    /// Folds `word`; apostrophes and full stops inside it vanish.
    pub fn new(word: &str) -> Self {
        let mut folded = Self {
            bytes: [0; LONGEST],
            len: 0,
            over: false,
        };
        if word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            for (slot, byte) in folded.bytes.iter_mut().zip(word.bytes()) {
                *slot = byte.to_ascii_lowercase();
            }
            folded.len = word.len();
        } else {
            for c in word.chars().take(2 * LONGEST) {
                if c.is_ascii() {
                    folded.push(c as u8);
                } else {
                    folded.push_wide(c);
                }
            }
        }
        if folded.len > 5 {
            folded.spell();
        }
        folded
    }

    fn push(&mut self, byte: u8) {
        if byte == b'\'' || byte == b'.' {
            return;
        }
        match self.bytes.get_mut(self.len) {
            Some(slot) => {
                *slot = byte.to_ascii_lowercase();
                self.len += 1;
            }
            None => self.over = true,
        }
    }

    fn push_wide(&mut self, c: char) {
        for c in c.to_lowercase() {
            let plain = plain(c);
            if plain.is_empty() {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    self.push(byte);
                }
            } else {
                for byte in plain.bytes().filter(|byte| *byte != b'_') {
                    self.push(byte);
                }
            }
        }
    }

    /// The folded letters.
    pub fn as_bytes(&self) -> &[u8] {
        if self.over {
            return &[];
        }
        self.bytes.get(..self.len).unwrap_or(&[])
    }

    /// British endings become American ones, so that one entry serves both.
    fn spell(&mut self) {
        let word = self.as_bytes();
        let (cut, tail): (usize, &[u8]) = match word {
            b"programme" => (2, b""),
            b"programmes" => (3, b"s"),
            b"defence" => (2, b"se"),
            b"defences" => (3, b"ses"),
            b"labour" | b"harbour" | b"neighbour" | b"behaviour" => (2, b"r"),
            b"neighbours" => (3, b"rs"),
            b"centre" => (2, b"er"),
            b"centres" => (3, b"ers"),
            _ if word.ends_with(b"isation") => (7, b"ization"),
            _ if word.ends_with(b"isations") => (8, b"izations"),
            _ => return,
        };
        self.len -= cut;
        for byte in tail {
            self.push(*byte);
        }
    }

    /// The word without a plural ending: blunt, but the same on both sides.
    pub fn stem(&self) -> ([u8; LONGEST], usize) {
        let word = self.as_bytes();
        let mut bytes = self.bytes;
        let len = word.len();
        let short = if len > 4 && word.ends_with(b"ies") {
            if let Some(slot) = bytes.get_mut(len - 3) {
                *slot = b'y';
            }
            len - 2
        } else if len > 4
            && [b"sses".as_slice(), b"xes", b"ches", b"shes"]
                .iter()
                .any(|end| word.ends_with(end))
        {
            len - 2
        } else if len > 3
            && word.ends_with(b"s")
            && ![b"ss".as_slice(), b"us", b"is"]
                .iter()
                .any(|end| word.ends_with(end))
        {
            len - 1
        } else {
            len
        };
        (bytes, short)
    }

    /// Hash of the word as it is; 0 for a word that is too long.
    pub fn word_hash(&self) -> u64 {
        hash(self.as_bytes())
    }

    /// Hash of its stem; 0 for a word that is too long.
    pub fn stem_hash(&self) -> u64 {
        // every ending that is cut ends in "s"
        if !self.as_bytes().ends_with(b"s") {
            return self.word_hash();
        }
        let (bytes, len) = self.stem();
        hash(bytes.get(..len).unwrap_or(&[]))
    }
}

/// Hash of a word as it is and hash of its stem, as [`Folded`] has them.
///
/// Half of all words are short, plain and no plural: of them nothing needs to be copied or cut.
pub fn hashes(word: &str) -> (u64, u64) {
    const SMALL: u64 = 0x20_2020_2020;
    let bytes = word.as_bytes();
    let plain = bytes.len() <= 5 && bytes.iter().all(u8::is_ascii_alphanumeric);
    if plain && !matches!(bytes.last(), None | Some(b's' | b'S')) {
        // this bit makes a capital small; small letters and digits have it already
        let small = SMALL & ((1 << (8 * bytes.len())) - 1);
        let hash = step(bytes.len() as u64, few(bytes) | small).max(1);
        return (hash, hash);
    }
    let folded = Folded::new(word);
    (folded.word_hash(), folded.stem_hash())
}

/// Hash of folded letters; only the empty word has 0.
pub fn hash(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut sum = bytes.len() as u64;
    let (whole, rest) = bytes.as_chunks::<8>();
    for word in whole {
        sum = step(sum, u64::from_le_bytes(*word));
    }
    step(sum, few(rest)).max(1)
}

/// Up to seven bytes as a number, the first the lowest: two loads that overlap instead of a loop,
/// for every word ends in such a rest.
pub fn few(bytes: &[u8]) -> u64 {
    if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let (low, high) = (u32::from_le_bytes(*low), u32::from_le_bytes(*high));
        return u64::from(low) | u64::from(high) << (8 * (bytes.len() - 4) as u32);
    }
    match *bytes {
        [] => 0,
        [one] => u64::from(one),
        [one, two] => u64::from(u16::from_le_bytes([one, two])),
        [one, two, three, ..] => u64::from(u32::from_le_bytes([one, two, three, 0])),
    }
}

/// Root of the list of that name.
pub fn list(name: &str) -> u64 {
    step(LISTS, hash(name.as_bytes()))
}

/// One edge of a trie: from a node (or a root) over a word to the next node.
pub fn step(node: u64, word: u64) -> u64 {
    let mixed = (node ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ (mixed >> 32)
}

/// A Latin letter without its mark; `"_"` for what is dropped, `""` for what stays as it is.
fn plain(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'ắ' => {
            "a"
        }
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ệ' | 'ə' => "e",
        'ĝ'..='ģ' | 'ǧ' => "g",
        'ĥ' | 'ħ' | 'ḥ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => "i",
        'ķ' => "k",
        'ĺ'..='ł' => "l",
        'ñ' | 'ń'..='ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ố' | 'ồ' | 'ộ' => "o",
        'œ' => "oe",
        'ŕ'..='ř' => "r",
        'ś'..='š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'þ' => "th",
        '’'
        | '‘'
        | 'ʼ'
        | 'ʻ'
        | '\u{ad}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'
        | '\u{300}'..='\u{36f}' => "_",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn one_key_for_all_spellings() {
        let word = |word: &str| Folded::new(word).word_hash();
        assert_eq!(word("Türkiye"), word("turkiye"));
        assert_eq!(word("d’Ivoire"), word("D'IVOIRE"));
        assert_eq!(word("Organisation"), word("organization"));
        assert_ne!(word("Russian"), word("Russians"));
        assert_eq!(word(&"long".repeat(20)), 0);
    }

    #[test]
    fn the_short_way_gives_the_same_hashes() {
        for word in [
            "", "a", "The", "EU", "U.S.", "G20", "talks", "taxes", "Türk", "it’s", "labour",
            "Kyiv1", "IS",
        ] {
            let folded = Folded::new(word);
            let long = (folded.word_hash(), folded.stem_hash());
            assert_eq!(super::hashes(word), long, "{word}");
        }
    }

    #[test]
    fn few_bytes_are_a_number() {
        let bytes = [1, 2, 0x83, 4, 5, 0xf6, 7];
        for len in 0..=bytes.len() {
            let slow = bytes[..len]
                .iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            assert_eq!(super::few(&bytes[..len]), slow, "{len}");
        }
    }

    #[test]
    fn stems_know_no_number() {
        let stem = |word: &str| Folded::new(word).stem_hash();
        assert_eq!(stem("tariffs"), stem("tariff"));
        assert_eq!(stem("subsidies"), stem("subsidy"));
        assert_eq!(stem("taxes"), stem("tax"));
        assert_ne!(stem("crisis"), stem("crisi"));
    }
}

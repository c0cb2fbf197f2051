//! Keys of other keyboard layouts, by where they lie: the key that is `j` on one keyboard is `о` on a
//! Russian one, and does the same.

/// The letters of layouts, each as they lie on the keys that are these on an English one.
const ENGLISH: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/// Layouts that their letters tell. Where two differ in a letter, it is only in one of them.
const LAYOUTS: [&str; 3] = [
    // Russian
    "йцукенгшщзхъфывапролджэячсмитьбюё",
    // Ukrainian
    "йцукенгшщзхїфівапролджєячсмитьбюґ",
    // Greek
    ";ςερτυθιοπ[]ασδφγηξκλ;'ζχψωβνμ,.`",
];

/// Shifted keys that are no letters.
const SHIFTED: [(char, char); 6] = [
    ('[', '{'),
    (']', '}'),
    (';', ':'),
    ('\'', '"'),
    (',', '<'),
    ('.', '>'),
];

/// What lies on an English keyboard where `c` lies on one of another script.
pub(super) fn by_place(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let mut small = c.to_lowercase();
    let letter = small.next().filter(|_| small.next().is_none())?;
    let at = LAYOUTS
        .iter()
        .find_map(|layout| layout.chars().position(|known| known == letter))?;
    let plain = ENGLISH.chars().nth(at)?;
    if c == letter {
        return Some(plain);
    }
    let shifted = SHIFTED.iter().find(|(known, _)| *known == plain);
    Some(shifted.map_or(plain.to_ascii_uppercase(), |(_, shifted)| *shifted))
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, LAYOUTS, by_place};

    #[test]
    fn every_layout_has_every_key() {
        for layout in LAYOUTS {
            assert_eq!(layout.chars().count(), ENGLISH.chars().count(), "{layout}");
        }
    }

    #[test]
    fn keys_are_known_by_their_place() {
        for (typed, meant) in [
            ('о', 'j'),
            ('л', 'k'),
            ('Е', 'T'),
            ('ю', '.'),
            ('Х', '{'),
            ('Ж', ':'),
            ('і', 's'),
            ('ξ', 'j'),
            ('Γ', 'G'),
        ] {
            assert_eq!(by_place(typed), Some(meant), "{typed}");
        }
        for typed in ['j', '世', 'é', '1'] {
            assert_eq!(by_place(typed), None, "{typed}");
        }
    }
}

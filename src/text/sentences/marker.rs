//! Numbers and bullets that begin items within a line: "1. Close the port 2. Free the crew".

/// What a sentence begins with where it is an item.
pub(super) struct Marker {
    /// Bytes of it, the blank behind it included.
    pub(super) len: usize,
    /// How the next item begins.
    next: String,
}

/// Bullets that stand within lines.
const BULLETS: [char; 3] = ['•', '⁃', '▪'];

/// Longest number of an item in digits.
const DIGITS: usize = 3;

impl Marker {
    /// The marker at the start of `text`: "3.", "3)", "3.)", "b.", "b)", with or without a bullet;
    /// or a bullet alone.
    pub(super) fn at_start(text: &str) -> Option<Self> {
        let bullet = text.chars().next().filter(|c| BULLETS.contains(c));
        let bare = text.trim_start_matches(BULLETS).trim_start();
        let lead = text.get(..text.len() - bare.len()).unwrap_or("");
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let letter = bare.bytes().next().filter(u8::is_ascii_lowercase);
        let name = match (digits, letter) {
            (1..=DIGITS, _) => digits,
            (0, Some(_)) => 1,
            _ => 0,
        };
        let form = bare.get(name..).unwrap_or("");
        let close = [".)", ".", ")"]
            .into_iter()
            .find(|end| form.starts_with(end));
        let (Some(close), true) = (close, name > 0) else {
            return bullet.map(|bullet| Self {
                len: lead.len(),
                next: bullet.to_string(),
            });
        };
        let spaced = form
            .get(close.len()..)
            .is_some_and(|rest| rest.starts_with(' '));
        if !spaced {
            return None;
        }
        let next = match bare
            .get(..digits)
            .and_then(|number| number.parse::<u32>().ok())
        {
            Some(number) => (number + 1).to_string(),
            None => char::from(letter?.saturating_add(1)).to_string(),
        };
        Some(Self {
            len: lead.len() + name + close.len(),
            next: format!("{lead}{next}{close} "),
        })
    }

    /// True where `rest` begins with the item behind this one.
    pub(super) fn is_followed_in(&self, rest: &str) -> bool {
        rest.starts_with(&self.next)
    }
}

//! Colours and attributes, independent of any terminal library.

use std::fmt;

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None, or none wanted: attributes only.
    None,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// The fixed 256-colour palette.
    Indexed,
    /// 24 bits.
    True,
}

impl Depth {
    /// What the environment says: `NO_COLOR` (no-color.org), `COLORTERM`, `TERM`.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let holds = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        let colours = variable("COLORTERM").unwrap_or_default();
        if holds("NO_COLOR") || term == "dumb" || term.starts_with("vt") {
            Self::None
        } else if colours == "truecolor" || colours == "24bit" || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }
}

/// A colour of a theme: exact, and the nearest of the sixteen for poorer terminals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// One of the sixteen palette colours; `None` leaves the terminal's own.
    pub ansi: Option<u8>,
    /// True where that palette colour is what is meant, on richer terminals, too.
    pub palette: bool,
}

/// The sixteen colours of a terminal's palette as xterm sets them, which most come close to; eight,
/// then their bright forms.
const PALETTE: [(&str, (u8, u8, u8)); 16] = [
    ("black", (0, 0, 0)),
    ("red", (205, 0, 0)),
    ("green", (0, 205, 0)),
    ("yellow", (205, 205, 0)),
    ("blue", (0, 0, 238)),
    ("magenta", (205, 0, 205)),
    ("cyan", (0, 205, 205)),
    ("white", (229, 229, 229)),
    ("bright-black", (127, 127, 127)),
    ("bright-red", (255, 0, 0)),
    ("bright-green", (0, 255, 0)),
    ("bright-yellow", (255, 255, 0)),
    ("bright-blue", (92, 92, 255)),
    ("bright-magenta", (255, 0, 255)),
    ("bright-cyan", (0, 255, 255)),
    ("bright-white", (255, 255, 255)),
];

impl fmt::Display for Colour {
    /// As the configuration writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = self.ansi.filter(|_| self.palette);
        match named.and_then(|index| PALETTE.get(usize::from(index))) {
            Some((name, _)) => f.write_str(name),
            None => {
                let (red, green, blue) = self.rgb;
                write!(f, "#{red:02x}{green:02x}{blue:02x}")
            }
        }
    }
}

/// Names of the palette's colours.
pub(super) fn names() -> [&'static str; 16] {
    PALETTE.map(|(name, _)| name)
}

impl Colour {
    /// A colour as the configuration writes it: `#rrggbb`, or a name of the palette.
    pub(super) fn named(word: &str) -> Option<Self> {
        if let Some(index) = PALETTE.iter().position(|(name, _)| *name == word) {
            let (_, rgb) = *PALETTE.get(index)?;
            return Some(Self {
                rgb,
                ansi: Some(index as u8),
                palette: true,
            });
        }
        let digits = word.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        let rgb = (red, green, blue);
        Some(Self {
            rgb,
            ansi: Some(nearest(rgb)),
            palette: false,
        })
    }

    /// The nearest colour of the 256-colour palette: the 6×6×6 cube (16–231) or the grey ramp
    /// (232–255), as xterm defines them.
    pub fn indexed(self) -> u8 {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        let (red, green, blue) = self.rgb;
        let nearest = |value: u8| {
            STEPS
                .iter()
                .enumerate()
                .min_by_key(|(_, step)| step.abs_diff(value))
                .unwrap_or((0, &0))
        };
        let (r, g, b) = (nearest(red), nearest(green), nearest(blue));
        let cube = 16 + 36 * r.0 + 6 * g.0 + b.0;
        let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
        let ramp = (mean.saturating_sub(3) / 10).min(23) as u8;
        let grey = 8 + 10 * ramp;
        let distance = |r: u8, g: u8, b: u8| {
            let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
            square(r, red) + square(g, green) + square(b, blue)
        };
        if distance(grey, grey, grey) < distance(*r.1, *g.1, *b.1) {
            232 + ramp
        } else {
            cube as u8
        }
    }

    /// The colour that is so many per cent of the way to another; for 16 colours the terminal's own.
    #[must_use]
    pub fn toward(self, other: Self, percent: u8) -> Self {
        let mix = |from: u8, to: u8| {
            let percent = u16::from(percent.min(100));
            let sum = u16::from(from) * (100 - percent) + u16::from(to) * percent;
            (sum / 100) as u8
        };
        let (from, to) = (self.rgb, other.rgb);
        Self {
            rgb: (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2)),
            ansi: None,
            palette: false,
        }
    }

    /// Relative luminance by WCAG 2.2, from 0 to 1.
    pub fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        let (red, green, blue) = self.rgb;
        0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
    }

    /// Contrast ratio of two colours by WCAG 2.2, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The nearest of the sixteen.
fn nearest((red, green, blue): (u8, u8, u8)) -> u8 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let far = |(r, g, b): (u8, u8, u8)| square(r, red) + square(g, green) + square(b, blue);
    (0..16)
        .zip(PALETTE)
        .min_by_key(|(_, (_, rgb))| far(*rgb))
        .map_or(0, |(index, _)| index)
}

/// How something looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // six independent attributes of a terminal cell
pub struct Style {
    /// Colour of the letters.
    pub front: Option<Colour>,
    /// Colour behind them.
    pub back: Option<Colour>,
    /// Bold.
    pub bold: bool,
    /// Faint.
    pub dim: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
    /// Front and back exchanged.
    pub reversed: bool,
    /// Struck through.
    pub struck: bool,
}

impl Style {
    /// `over` laid on this: its colours where it has any, the attributes of both.
    #[must_use]
    pub fn under(self, over: Self) -> Self {
        Self {
            front: over.front.or(self.front),
            back: over.back.or(self.back),
            bold: self.bold || over.bold,
            dim: self.dim || over.dim,
            italic: self.italic || over.italic,
            underlined: self.underlined || over.underlined,
            reversed: self.reversed || over.reversed,
            struck: self.struck || over.struck,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Depth};

    fn depth(variables: &[(&str, &str)]) -> Depth {
        Depth::of_environment(|name| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn no_color_wins() {
        assert_eq!(
            depth(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]),
            Depth::None
        );
        assert_eq!(
            depth(&[("NO_COLOR", ""), ("COLORTERM", "truecolor")]),
            Depth::True
        );
        assert_eq!(depth(&[("TERM", "screen-256color")]), Depth::Indexed);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(depth(&[("TERM", "dumb")]), Depth::None);
    }

    #[test]
    fn the_palette_is_hit_where_it_can_be() {
        let colour = |rgb| Colour {
            rgb,
            ansi: None,
            palette: false,
        };
        assert_eq!(colour((0, 0, 0)).indexed(), 16);
        assert_eq!(colour((255, 0, 0)).indexed(), 196);
        assert_eq!(colour((118, 118, 118)).indexed(), 243);
        assert_eq!(colour((95, 135, 175)).indexed(), 67);
    }

    #[test]
    fn contrast_of_black_and_white() {
        let colour = |rgb| Colour {
            rgb,
            ansi: None,
            palette: false,
        };
        assert!((colour((0, 0, 0)).contrast(colour((255, 255, 255))) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn colours_are_written_as_they_are_read() {
        for word in super::names().into_iter().chain(["#16181d", "#ffffff"]) {
            assert_eq!(Colour::named(word).unwrap().to_string(), word);
        }
        let colour = Colour::named("#FE0102").unwrap();
        assert_eq!((colour.rgb, colour.ansi), ((254, 1, 2), Some(9)));
        for word in [
            "", "#", "#fff", "#12345g", "#+12345", "Red", "orange", "ff0000",
        ] {
            assert_eq!(Colour::named(word), None, "{word}");
        }
    }
}

//! What a terminal says of the colour of its background.

use crate::config::Colour;

/// What an answer starts with.
const OPENINGS: [&str; 2] = ["11;rgb:", "11;rgba:"];

/// A background is light from this relative luminance on: the middle of the lightness that people
/// see (CIE L* of 50).
const LIGHT: f64 = 0.184;

/// Whether an answer tells of a light background.
pub(super) fn light(answer: &str) -> Option<bool> {
    let mut openings = OPENINGS.iter();
    let colours = openings.find_map(|opening| answer.strip_prefix(opening))?;
    let mut parts = colours.split('/').map(part);
    let rgb = (parts.next()??, parts.next()??, parts.next()??);
    let colour = Colour {
        rgb,
        ansi: None,
        palette: false,
    };
    Some(colour.luminance() > LIGHT)
}

/// One colour of one to four hexadecimal digits, as a byte.
fn part(digits: &str) -> Option<u8> {
    let most = 16u32
        .checked_pow(u32::try_from(digits.len()).ok()?)?
        .checked_sub(1)?;
    // one to four figures a channel, as X11 writes colours
    let digits = Some(digits).filter(|digits| digits.len() <= 4)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from((value * 255).checked_div(most)?).ok()
}

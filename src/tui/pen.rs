//! The style that a terminal prints with, and the fewest bytes that change it.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What switches attributes on.
const ON: [(Modifier, u8); 6] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

/// What switches them off, these two together.
const WEIGHT: Modifier = Modifier::BOLD.union(Modifier::DIM);
const OFF: [(Modifier, u8); 5] = [
    (WEIGHT, 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (Modifier::REVERSED, 27),
    (Modifier::CROSSED_OUT, 29),
];

/// Attributes that show where there is no letter.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// What the terminal prints with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    front: Color,
    back: Color,
    attributes: Modifier,
}

impl Pen {
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            front: cell.fg,
            back: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// A pen that leaves nothing but its background where it erases.
    pub(super) fn wipes(back: Color) -> Self {
        Self {
            back,
            ..Self::default()
        }
    }

    /// Whether what it erases looks like a blank that it prints.
    pub(super) fn can_wipe(self) -> bool {
        !self.attributes.intersects(SEEN_ON_BLANKS)
    }

    /// Whether `cell` looks as it should: of a blank the front isn't seen.
    pub(super) fn prints(self, cell: &Cell) -> bool {
        let unseen = || !(self.attributes | cell.modifier).intersects(SEEN_ON_BLANKS);
        let blank = || cell.symbol() == " " && self.back == cell.bg && unseen();
        self == Self::of(cell) || blank()
    }

    /// Changes what has to change for `wanted`.
    pub(super) fn turn_to(&mut self, wanted: Self, frame: &mut Vec<u8>) {
        if *self == wanted {
            return;
        }
        let mut style = Sequence::default();
        let mut lost = self.attributes - wanted.attributes;
        let mut gained = wanted.attributes - self.attributes;
        if lost.intersects(WEIGHT) {
            lost |= WEIGHT;
            gained |= wanted.attributes & WEIGHT;
        }
        for (attributes, off) in OFF {
            if lost.intersects(attributes) {
                style.add(frame, off);
            }
        }
        for (attribute, on) in ON {
            if gained.contains(attribute) {
                style.add(frame, on);
            }
        }
        if self.front != wanted.front {
            style.add_colour(frame, wanted.front, 30);
        }
        if self.back != wanted.back {
            style.add_colour(frame, wanted.back, 40);
        }
        style.end(frame);
        *self = wanted;
    }

    /// Leaves the terminal with its own style.
    pub(super) fn lay_down(self, frame: &mut Vec<u8>) {
        if self != Self::default() {
            frame.extend_from_slice(b"\x1b[m");
        }
    }
}

/// A sequence that sets a style ("select graphic rendition"), as it is written.
#[derive(Default)]
struct Sequence {
    begun: bool,
}

impl Sequence {
    fn add(&mut self, frame: &mut Vec<u8>, parameter: u8) {
        frame.extend_from_slice(if self.begun { b";" } else { b"\x1b[" });
        self.begun = true;
        number(frame, parameter.into());
    }

    /// A colour of the front (`base` 30) or of the back (40). The painter gives no named colours.
    fn add_colour(&mut self, frame: &mut Vec<u8>, colour: Color, base: u8) {
        match colour {
            Color::Rgb(red, green, blue) => {
                for parameter in [base + 8, 2, red, green, blue] {
                    self.add(frame, parameter);
                }
            }
            // the sixteen that every terminal with colours has
            Color::Indexed(index @ 0..8) => self.add(frame, base + index),
            Color::Indexed(index @ 8..16) => self.add(frame, base + 60 + index - 8),
            Color::Indexed(index) => {
                for parameter in [base + 8, 5, index] {
                    self.add(frame, parameter);
                }
            }
            _ => self.add(frame, base + 9),
        }
    }

    fn end(self, frame: &mut Vec<u8>) {
        if self.begun {
            frame.push(b'm');
        }
    }
}

/// Appends a number as digits.
pub(super) fn number(frame: &mut Vec<u8>, number: u16) {
    for unit in [10_000, 1_000, 100, 10] {
        if number >= unit {
            frame.push(b'0' + (number / unit % 10) as u8);
        }
    }
    frame.push(b'0' + (number % 10) as u8);
}

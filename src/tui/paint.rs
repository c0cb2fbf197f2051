//! From roles to the styles of the terminal library.

use ratatui::style::{Color, Modifier, Style as CellStyle};

use crate::config::{Colour, Depth, Role, Style, Theme};

/// Turns roles into cell styles, for one theme and one terminal.
#[derive(Clone, Debug)]
pub struct Painter {
    theme: Theme,
    depth: Depth,
}

impl Painter {
    /// A painter; without colours every theme is the monochrome one.
    pub fn new(theme: &Theme, depth: Depth) -> Self {
        let plain = if depth == Depth::None {
            Theme::named("monochrome")
        } else {
            None
        };
        Self {
            theme: plain.unwrap_or_else(|| theme.clone()),
            depth,
        }
    }

    /// The style of a role on its own.
    pub fn role(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// The running text, with what lies behind everything.
    pub fn text(&self) -> CellStyle {
        self.cell(self.role(Role::Text))
    }

    /// A role laid on the running text.
    pub fn on_text(&self, role: Role) -> CellStyle {
        self.cell(self.role(Role::Text).under(self.role(role)))
    }

    /// The cell style for a style. Colours are `Reset` where there are none: a colour that is
    /// printed under `NO_COLOR` would wipe bold and underline just set.
    pub fn cell(&self, style: Style) -> CellStyle {
        let mut modifier = Modifier::empty();
        for (wanted, flag) in [
            (style.bold, Modifier::BOLD),
            (style.dim, Modifier::DIM),
            (style.italic, Modifier::ITALIC),
            (style.underlined, Modifier::UNDERLINED),
            (style.reversed, Modifier::REVERSED),
            (style.struck, Modifier::CROSSED_OUT),
        ] {
            modifier.set(flag, wanted);
        }
        CellStyle::new()
            .fg(self.colour(style.front))
            .bg(self.colour(style.back))
            .add_modifier(modifier)
    }

    fn colour(&self, colour: Option<Colour>) -> Color {
        let Some(colour) = colour else {
            return Color::Reset;
        };
        match self.depth {
            Depth::None => Color::Reset,
            _ if colour.palette => colour.ansi.map_or(Color::Reset, Color::Indexed),
            Depth::Sixteen => colour.ansi.map_or(Color::Reset, Color::Indexed),
            Depth::Indexed => Color::Indexed(colour.indexed()),
            Depth::True => {
                let (red, green, blue) = colour.rgb;
                Color::Rgb(red, green, blue)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::Painter;
    use crate::config::{Depth, Role, Theme};

    #[test]
    fn without_colour_only_attributes_are_left() {
        let painter = Painter::new(&Theme::named("dark").unwrap(), Depth::None);
        for role in [
            Role::Text,
            Role::Stakeholder,
            Role::Issue,
            Role::Hit,
            Role::Link,
        ] {
            let style = painter.on_text(role);
            assert_eq!(
                (style.fg, style.bg),
                (Some(Color::Reset), Some(Color::Reset))
            );
        }
        let issue = painter.on_text(Role::Issue);
        assert!(issue.add_modifier.contains(Modifier::UNDERLINED));
    }

    #[test]
    fn sixteen_colours_come_from_the_terminal() {
        let painter = Painter::new(&Theme::named("dark").unwrap(), Depth::Sixteen);
        assert_eq!(
            painter.on_text(Role::Stakeholder).fg,
            Some(Color::Indexed(14))
        );
        assert_eq!(painter.text().bg, Some(Color::Reset));
    }
}

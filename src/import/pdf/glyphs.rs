//! The letters of a page and where they stand.

use std::collections::HashMap;

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name};
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect, Shape};

/// Most letters of a page.
const MAX_GLYPHS: usize = 200_000;

/// Most different letters whose ink is measured.
const MAX_MEASURED: usize = 20_000;

/// A letter, or several that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Left and right end, in points from the left of the page.
    pub(super) x: [f32; 2],
    /// The line that it stands on, in points from the top of the page.
    pub(super) y: f32,
    /// Size of the font in points.
    pub(super) size: f32,
    /// How much ink it takes: a bold letter takes more than the same one of the body.
    pub(super) ink: f32,
    pub(super) text: Text,
    /// Level of the heading that the file says it is of, or 0.
    pub(super) heading: u8,
}

impl Glyph {
    /// True for letters and figures.
    pub(super) fn is_lettered(&self) -> bool {
        self.text.first().is_some_and(char::is_alphanumeric)
    }
}

/// What a letter says: hardly ever more than one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    One(char),
    Many(Box<str>),
}

impl Text {
    /// The first character.
    pub(super) fn first(&self) -> Option<char> {
        match self {
            Self::One(c) => Some(*c),
            Self::Many(text) => text.chars().next(),
        }
    }

    /// Adds it to `out`.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::One(c) => out.push(*c),
            Self::Many(text) => out.push_str(text),
        }
    }
}

/// All letters of a page, turned upright.
#[derive(Debug, Default)]
pub(super) struct Letters {
    pub(super) glyphs: Vec<Glyph>,
    /// Letters that say nothing that can be read.
    pub(super) unknown: usize,
}

/// Reads pages, one after another.
pub(super) struct Reader<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    ink: HashMap<u128, f32>,
}

impl<'a> Reader<'a> {
    /// A reader of that file.
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self {
            pdf,
            cache: InterpreterCache::new(),
            settings: InterpreterSettings {
                render_content: RenderContent::PAGE,
                ..InterpreterSettings::default()
            },
            ink: HashMap::new(),
        }
    }

    /// The letters of a page.
    pub(super) fn page(&mut self, page: &Page<'a>) -> Letters {
        let (width, height) = page.render_dimensions();
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let frame = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(
            upright,
            frame,
            &self.cache,
            self.pdf.xref(),
            self.settings.clone(),
        );
        let mut sheet = Sheet {
            ink: &mut self.ink,
            turned: [const { Vec::new() }; 4],
            unknown: 0,
            marks: Vec::new(),
        };
        interpret_page(page, &mut context, &mut sheet);
        let unknown = sheet.unknown;
        let glyphs = upright_of(sheet.turned);
        Letters { glyphs, unknown }
    }
}

/// What stands around letters in the file.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// A running head, a foot, the number of the page.
    running: bool,
    heading: u8,
}

/// What a page draws.
struct Sheet<'s> {
    ink: &'s mut HashMap<u128, f32>,
    /// Letters by the direction in which they are read: right, down, left, up.
    turned: [Vec<Glyph>; 4],
    unknown: usize,
    marks: Vec<Mark>,
}

impl Sheet<'_> {
    /// How much ink a letter of a font of one point takes, in thousandths.
    fn ink(&mut self, glyph: &Drawn<'_>) -> f32 {
        let Drawn::Outline(outline) = glyph else {
            return 0.0;
        };
        let key = outline.identifier().cache_key();
        if let Some(&ink) = self.ink.get(&key) {
            return ink;
        }
        if self.ink.len() >= MAX_MEASURED {
            return 0.0;
        }
        let ink = outline.outline().area().abs() as f32 / 1000.0;
        self.ink.insert(key, ink);
        ink
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, transform: Affine) {
        let mark = self.marks.last().copied().unwrap_or_default();
        if mark.running {
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => plain(c),
            Some(BfString::String(text)) => Some(Text::Many(text.into_boxed_str())),
            None => of_code(glyph),
        };
        let Some(text) = text else {
            self.unknown += 1;
            return;
        };
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(type3) => type3.advance_width(),
        };
        let advance = f64::from(advance.unwrap_or(500.0));
        let [along, aside, slant, height, ..] = transform.as_coeffs();
        let size = (slant.hypot(height) * 1000.0) as f32;
        let start = transform * Point::ZERO;
        let end = transform * Point::new(advance, 0.0);
        let sane = [start.x, start.y, end.x, end.y]
            .iter()
            .all(|at| at.is_finite() && at.abs() < 1e5);
        if !sane || !(0.5..=2000.0).contains(&size) {
            return;
        }
        // turned so that each direction is read from left to right
        let way = if along.abs() >= aside.abs() {
            if along >= 0.0 { 0 } else { 2 }
        } else if aside > 0.0 {
            1
        } else {
            3
        };
        let turn = |p: Point| match way {
            0 => (p.x, p.y),
            1 => (p.y, -p.x),
            2 => (-p.x, -p.y),
            _ => (-p.y, p.x),
        };
        let ((x0, y), (x1, _)) = (turn(start), turn(end));
        let glyph = Glyph {
            x: [x0.min(x1) as f32, x0.max(x1) as f32],
            y: y as f32,
            size,
            ink: self.ink(glyph),
            text,
            heading: mark.heading,
        };
        if let Some(list) = self.turned.get_mut(way)
            && list.len() < MAX_GLYPHS
            && !list.iter().rev().take(3).any(|last| is_twin(last, &glyph))
        {
            list.push(glyph);
        }
    }
}

/// True for a letter that is drawn once more, to look bold or outlined.
fn is_twin(last: &Glyph, glyph: &Glyph) -> bool {
    let near = glyph.size * 0.06;
    let [from, _] = glyph.x;
    let [other, _] = last.x;
    last.text == glyph.text && (from - other).abs() < near && (glyph.y - last.y).abs() < near
}

/// What a letter of an old font says that has its own encoding, as those of TeX do: that is ASCII,
/// with letters that are drawn as one below.
fn of_code(glyph: &Drawn<'_>) -> Option<Text> {
    let many = |text: &str| Some(Text::Many(text.into()));
    match glyph.char_code() {
        // newer fonts number their letters otherwise
        _ if matches!(glyph, Drawn::Outline(outline) if outline.font_data().is_some()) => None,
        0x0b => many("ff"),
        0x0c => many("fi"),
        0x0d => many("fl"),
        0x0e => many("ffi"),
        0x0f => many("ffl"),
        code @ 0x20..=0x7e => char::from_u32(code).map(Text::One),
        _ => None,
    }
}

/// What a character of a font stands for: letters drawn as one apart, nothing for controls.
fn plain(c: char) -> Option<Text> {
    let many = |text: &str| Some(Text::Many(text.into()));
    match c {
        'ﬀ' => many("ff"),
        'ﬁ' => many("fi"),
        'ﬂ' => many("fl"),
        'ﬃ' => many("ffi"),
        'ﬄ' => many("ffl"),
        'ﬅ' | 'ﬆ' => many("st"),
        '\u{a0}' | '\t' => Some(Text::One(' ')),
        '\u{fffd}' => None,
        // places that fonts use for themselves: mostly bullets
        '\u{f0a7}' | '\u{f0b7}' | '\u{f076}' | '\u{f0d8}' => Some(Text::One('•')),
        '\u{e000}'..='\u{f8ff}' => None,
        c if c.is_control() => None,
        c => Some(Text::One(c)),
    }
}

impl<'a> Device<'a> for Sheet<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform());
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let mut mark = self.marks.last().copied().unwrap_or_default();
        if tag == b"Artifact" {
            let kind = properties.and_then(|all| all.get::<Name<'_>>(b"Type".as_slice()));
            mark.running |= kind.is_some_and(|kind| kind.as_str() == "Pagination");
        }
        if let [b'H', level @ b'1'..=b'6'] = tag {
            mark.heading = level - b'0';
        }
        if self.marks.len() < 10_000 {
            self.marks.push(mark);
        }
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The letters of the direction that most of a page is read in.
/// What is turned otherwise (a stamp in the margin, names of axes) is left out where it is little,
/// and stands behind where it is much.
fn upright_of(turned: [Vec<Glyph>; 4]) -> Vec<Glyph> {
    let total: usize = turned.iter().map(Vec::len).sum();
    let most = turned.iter().map(Vec::len).max().unwrap_or(0);
    let mut glyphs = Vec::new();
    let mut behind = Vec::new();
    for list in turned {
        if list.len() == most && glyphs.is_empty() {
            glyphs = list;
        } else if list.len() * 5 > total {
            behind.push(list);
        }
    }
    to_origin(&mut glyphs);
    for mut list in behind {
        to_origin(&mut list);
        let bottom = glyphs.iter().map(|glyph| glyph.y).fold(0.0, f32::max);
        for glyph in &mut list {
            glyph.y += bottom + 100.0;
        }
        glyphs.append(&mut list);
    }
    glyphs
}

/// Turned letters stand left of or above the page: moves them onto it.
fn to_origin(glyphs: &mut [Glyph]) {
    let left = glyphs.iter().map(|glyph| glyph.x[0]).fold(0.0, f32::min);
    let top = glyphs.iter().map(|glyph| glyph.y).fold(0.0, f32::min);
    for glyph in glyphs {
        glyph.x = [glyph.x[0] - left, glyph.x[1] - left];
        glyph.y -= top;
    }
}

//! The text of a Word document as passages: one pass over its XML.

use std::collections::{BTreeMap, HashMap};

use super::super::archive::flow::{Flow, Role};
use super::super::archive::xml::{Node, Ns, Tag, Xml};
use super::super::passage::Passage;
use super::super::raised::Height;
use super::numbering::{Marker, Numbering};
use super::paragraph::{Field, Paragraph, Row, Run, Words};
use super::styles::{Styles, height_of};
use super::symbols;
use crate::model::Inline;

/// What the text refers to.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Addresses of links, by relation.
    pub(super) links: HashMap<String, String>,
    /// Place of each comment among the remarks, by its identifier.
    pub(super) comments: HashMap<String, u32>,
}

/// Which note at the foot or at the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct NoteId {
    /// True for one at the end.
    pub(super) at_end: bool,
    pub(super) id: String,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) passages: Vec<Passage>,
    /// The day that a paragraph of that style says.
    pub(super) day: Option<String>,
    /// Notes in the order in which the text refers to them.
    pub(super) notes: Vec<NoteId>,
    /// Remarks that begin where another is open: shown as answers to it.
    pub(super) answers: BTreeMap<u32, u32>,
    /// The parts of a file that holds many texts (notes), by identifier.
    pub(super) parts: Vec<(String, Vec<Passage>)>,
}

/// Reads the text of a document, or the notes of one.
pub(super) fn read(text: &str, around: &mut Around) -> Read {
    let mut walker = Walker {
        around,
        flow: Flow::default(),
        read: Read::default(),
        open: Vec::new(),
        run: Run::default(),
        formula: Height::Line,
        runs: Vec::new(),
        skipped: 0,
        fields: Vec::new(),
        links: Vec::new(),
        remarks: Vec::new(),
        span: 1,
        merged: false,
        row: Row::default(),
        words: Words::None,
        part: None,
    };
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => walker.open(&tag),
            Node::Close(ns, name) => walker.close(ns, &name),
            Node::Text(text) => walker.text(&text),
        }
    }
    walker.read.passages = walker.flow.finish();
    walker.read.day = walker.flow.day;
    walker.read
}

struct Walker<'a> {
    around: &'a mut Around,
    flow: Flow,
    read: Read,
    /// Open paragraphs: more than one where a box hangs on one.
    open: Vec<Paragraph>,
    run: Run,
    /// Where the words of a formula stand.
    formula: Height,
    /// Runs around the boxes that are open.
    runs: Vec<Run>,
    /// Depth inside of something that is left out.
    skipped: u32,
    fields: Vec<Field>,
    /// Links that are open.
    links: Vec<Option<String>>,
    /// Remarks that are open.
    remarks: Vec<u32>,
    /// Columns that the open cell spans.
    span: usize,
    /// True where the open cell goes on from the one above.
    merged: bool,
    row: Row,
    words: Words,
    part: Option<String>,
}

impl Walker<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        match (tag.ns, tag.name()) {
            (Ns::Word, name) => self.word(name, tag),
            (Ns::Math, "t") => self.words = Words::Text,
            (Ns::Math, "sup") => self.formula = Height::Raised,
            (Ns::Math, "sub") => self.formula = Height::Lowered,
            (Ns::Alternative, "Fallback") => self.skipped = 1,
            _ => {}
        }
    }

    fn word(&mut self, name: &str, tag: &Tag<'_>) {
        let shaping = self.open.last().is_some_and(|open| open.shaping);
        match name {
            "del" if shaping => self.paragraph(|open| open.joins = true),
            "del" if self.row.shaping => self.row.deleted = true,
            "ins" if shaping => {}
            "del" | "moveFrom" | "sectPr" | "pPrChange" | "rPrChange" | "tblPr" | "tblGrid"
            | "rt" | "sdtPr" | "sdtEndPr" | "delText" | "delInstrText" | "numberingChange"
            | "tblPrChange" | "trPrChange" | "tcPrChange" => self.skipped = 1,
            "p" => self.open.push(Paragraph::default()),
            "pPr" => self.paragraph(|open| open.shaping = true),
            "r" => self.run = Run::default(),
            "t" => self.words = Words::Text,
            "instrText" => self.words = Words::Code,
            "txbxContent" => {
                self.flow.open_aside();
                self.runs.push(std::mem::take(&mut self.run));
            }
            "footnote" | "endnote" | "comment" => self.part = tag.attr("id"),
            _ if shaping => self.shape(name, tag),
            _ => {
                if !self.table(name, tag) && !self.dressing(name, tag) {
                    self.inside(name, tag);
                }
            }
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(open) = self.open.last_mut() {
            change(open);
        }
    }

    /// What a paragraph says of itself.
    fn shape(&mut self, name: &str, tag: &Tag<'_>) {
        let value = tag.attr("val");
        let number = tag.number("val");
        self.paragraph(|open| match name {
            "pStyle" => open.style = value,
            "numId" => open.list = number,
            "ilvl" => open.level = number.map(|level| level.min(8) as u8),
            "outlineLvl" => open.outline = number,
            _ => {}
        });
    }

    fn table(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        match name {
            "tbl" => self.flow.open_table(),
            "tr" => {
                self.flow.open_row();
                self.row = Row::default();
            }
            "trPr" => self.row.shaping = true,
            "tc" => (self.span, self.merged) = (1, false),
            "gridSpan" => self.span = tag.number("val").unwrap_or(1).clamp(1, 64) as usize,
            "vMerge" => self.merged = tag.attr("val").as_deref() != Some("restart"),
            "tblHeader" if tag.is_on() => self.flow.head_row(),
            _ => return false,
        }
        true
    }

    /// How a run is dressed.
    fn dressing(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        match name {
            "b" => self.run.dress(Inline::STRONG, tag.is_on()),
            "i" => self.run.dress(Inline::EMPHASIS, tag.is_on()),
            "strike" | "dstrike" => self.run.dress(Inline::STRIKE, tag.is_on()),
            "vertAlign" => self.run.height = height_of(tag.attr("val").as_deref()),
            "vanish" | "webHidden" => self.run.hidden |= name == "vanish" && tag.is_on(),
            "rStyle" => {
                let id = tag.attr("val").unwrap_or_default();
                if let Some(style) = self.around.styles.get(&id) {
                    self.run.inline = self.run.inline.with(style.inline);
                    self.run.height = style.height;
                }
            }
            _ => return false,
        }
        true
    }

    /// What stands among the words.
    fn inside(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tab" | "ptab" => self.say("\t"),
            "br" => {
                let page = matches!(tag.attr("type").as_deref(), Some("page" | "column"));
                self.say(if page { " " } else { "\n" });
            }
            "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("\u{2011}"),
            "sym" => {
                let (font, code) = (tag.attr("font"), tag.attr("char"));
                let shown = symbols::shown(&font.unwrap_or_default(), &code.unwrap_or_default());
                self.say(&shown.map_or(String::new(), String::from));
            }
            "hyperlink" => {
                let target = tag
                    .attr("id")
                    .and_then(|id| self.around.links.get(&id).cloned());
                self.links.push(target);
            }
            "fldSimple" => {
                let link = Field::of(&tag.attr("instr").unwrap_or_default()).link();
                self.links.push(link);
            }
            "fldChar" => Field::step(
                &mut self.fields,
                tag.attr("fldCharType").as_deref().unwrap_or(""),
            ),
            "footnoteReference" | "endnoteReference" => {
                if let Some(id) = tag.attr("id").filter(|_| !self.is_code()) {
                    let at_end = name == "endnoteReference";
                    self.read.notes.push(NoteId { at_end, id });
                    let number = self.read.notes.len();
                    self.say(&format!("[{number}]"));
                }
            }
            "commentRangeStart" => self.remark(tag, true),
            "commentRangeEnd" => self.remark(tag, false),
            "commentReference" => self.point(tag),
            _ => {}
        }
    }

    fn is_code(&self) -> bool {
        self.fields.iter().any(|field| !field.shows)
    }

    fn remark(&mut self, tag: &Tag<'_>, begins: bool) {
        let id = tag.attr("id").unwrap_or_default();
        let Some(&remark) = self.around.comments.get(&id) else {
            return;
        };
        if !begins {
            self.remarks.retain(|&open| open != remark);
        } else if let Some(&outer) = self.remarks.last() {
            self.read.answers.insert(remark, outer);
        } else {
            self.remarks.push(remark);
        }
    }

    /// A remark without words of its own is made on the word in front of it.
    fn point(&mut self, tag: &Tag<'_>) {
        let id = tag.attr("id").unwrap_or_default();
        let Some(&remark) = self.around.comments.get(&id) else {
            return;
        };
        let line = self.flow.line();
        let said = line.iter().any(|piece| piece.remark == Some(remark));
        if said || self.read.answers.contains_key(&remark) {
            return;
        }
        self.flow.remark_on_last_word(remark);
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        match self.words {
            Words::Text => self.say(text),
            Words::Code => {
                if let Some(field) = self.fields.last_mut() {
                    field.add(text);
                }
            }
            Words::None => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.run.hidden || self.is_code() {
            return;
        }
        let of_field = self.fields.iter().rev().find_map(Field::link);
        let link = self.links.iter().rev().flatten().next().cloned();
        let link = link.or(of_field);
        let remark = self.remarks.last().copied();
        let height = match self.formula {
            Height::Line => self.run.height,
            height => height,
        };
        let text = height.write(text);
        self.flow
            .words(&text, self.run.inline, link.as_deref(), remark);
    }

    fn close(&mut self, ns: Ns, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match (ns, name) {
            (Ns::Word, "t" | "instrText") | (Ns::Math, "t") => self.words = Words::None,
            (Ns::Math, "sup" | "sub") => self.formula = Height::Line,
            (Ns::Word, "pPr") => self.paragraph(|open| open.shaping = false),
            (Ns::Word, "p") => {
                if let Some(open) = self.open.pop() {
                    self.end(&open);
                }
            }
            (Ns::Word, "r") => self.run = Run::default(),
            (Ns::Word, "hyperlink" | "fldSimple") => {
                self.links.pop();
            }
            (Ns::Word, "tc") => {
                if self.merged {
                    self.flow.line().clear();
                }
                self.flow.end_cell(self.span);
                (self.span, self.merged) = (1, false);
            }
            (Ns::Word, "trPr") => self.row.shaping = false,
            (Ns::Word, "tr") if std::mem::take(&mut self.row).deleted => self.flow.drop_row(),
            (Ns::Word, "tbl") => self.flow.close(),
            (Ns::Word, "txbxContent") => {
                self.flow.close();
                self.run = self.runs.pop().unwrap_or_default();
            }
            (Ns::Word, "footnote" | "endnote" | "comment") => {
                let passages = self.flow.finish();
                if let Some(id) = self.part.take() {
                    self.read.parts.push((id, passages));
                }
                self.open.clear();
            }
            _ => {}
        }
    }

    /// Ends a paragraph as what its style, its outline level and its list make of it.
    fn end(&mut self, open: &Paragraph) {
        if open.joins {
            // its end was deleted: it goes on with the next one
            return;
        }
        let style = open.style.as_deref();
        let style = style.and_then(|id| self.around.styles.get(id)).cloned();
        let style = style.unwrap_or_default();
        let heading = match open.outline {
            Some(9..) => None,
            Some(level) if style.role == Role::Prose => Some(level as u8 + 1),
            _ => style.heading,
        };
        let marker = if self.flow.is_blank() {
            None
        } else {
            self.marker(open, &style)
        };
        let depth = marker.as_ref().map_or(0, |marker| marker.level + 1);
        let text = marker.map_or(String::new(), |marker| marker.text);
        let heading = heading.map(|level| level.min(9));
        self.flow.end_as(style.role, heading, text, depth);
    }

    fn marker(&mut self, open: &Paragraph, style: &super::styles::Style) -> Option<Marker> {
        let numbering = &mut self.around.numbering;
        let (list, level) = match (open.list, style.list) {
            (Some(list), of_style) => (list, open.level.or(of_style.and_then(|(_, level)| level))),
            (None, Some((list, level))) => (list, open.level.or(level)),
            (None, None) => return None,
        };
        let named = || numbering.level_of_style(list, open.style.as_deref()?);
        let level = level.or_else(named).unwrap_or(0);
        if list == 0 {
            return None;
        }
        numbering.count(list, level)
    }
}

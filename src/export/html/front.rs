//! What stands before the article: who and what matters, the brief, positions, the matrix.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::{Entity, Kind, Matrix, Span, Strength};
use crate::text::markup::escaped;
use crate::text::words::number_of;

use super::super::prepared::Export;
use super::words::line;

/// Most mentions of an entity that have a link of their own.
const PLACES: usize = 30;

/// Most stakeholders and most issues of the table: what a page has room for.
const SIDES: [usize; 2] = [20, 6];

/// Letters that the heads of the table have room for on a narrow page, with some between two of them.
/// Where their longest words have more they are written upwards, or a word would be broken.
const ROOM: usize = 74;
const APART: usize = 2;

/// Writes it.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let front = Front { export };
    front.cast(out)?;
    front.brief(out)?;
    front.positions(out)?;
    front.matrix(out)
}

struct Front<'a> {
    export: &'a Export<'a>,
}

impl<'a> Front<'a> {
    fn entity(&self, at: u32) -> Option<&'a Entity> {
        self.export.found.entities.get(at as usize)
    }

    fn label(&self, at: u32) -> String {
        line(self.entity(at).map_or("", |entity| &entity.label))
    }

    fn words(&self, span: Span) -> String {
        line(span.of(&self.export.article.text))
    }

    /// Key stakeholders and issues, with a link to each of their mentions.
    fn cast(&self, out: &mut impl Write) -> io::Result<()> {
        let found = &self.export.found;
        let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (number, mention) in found.mentions.iter().enumerate() {
            places.entry(mention.entity).or_default().push(number);
        }
        for (id, title, kind) in [
            ("stakeholders", "Key stakeholders", Kind::Stakeholder),
            ("issues", "Key issues", Kind::Issue),
        ] {
            let key =
                |at: &u32| (self.entity(*at)).is_some_and(|one| one.kind == kind && one.is_key());
            let all: Vec<(&u32, &Vec<usize>)> = places.iter().filter(|(at, _)| key(at)).collect();
            if all.is_empty() {
                continue;
            }
            writeln!(out, "<section aria-labelledby=\"{id}\">")?;
            writeln!(out, "<h2 id=\"{id}\">{title}</h2>\n<ul class=\"cast\">")?;
            for (at, numbers) in all {
                self.member(*at, numbers, out)?;
            }
            writeln!(out, "</ul>\n</section>")?;
        }
        Ok(())
    }

    fn member(&self, at: u32, numbers: &[usize], out: &mut impl Write) -> io::Result<()> {
        let class = self.entity(at).map_or("", |entity| entity.class.name());
        let (name, first) = (self.label(at), numbers.first().copied().unwrap_or(0));
        write!(out, "<li><a href=\"#m{first}\">{name}</a> ")?;
        let count = number_of(numbers.len(), "mention");
        write!(
            out,
            "<span class=\"soft\">{class}, {count}:</span> <span class=\"places\">"
        )?;
        for (count, number) in (1..).zip(numbers.iter().take(PLACES)) {
            write!(
                out,
                "<a href=\"#m{number}\" aria-label=\"{name}, mention {count}\">{count}</a> "
            )?;
        }
        if numbers.len() > PLACES {
            write!(out, "…")?;
        }
        writeln!(out, "</span></li>")
    }

    fn brief(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(brief) = self.export.found.brief else {
            return Ok(());
        };
        let article = self.export.article;
        if brief.sections.is_empty() && brief.stakeholders.is_empty() && brief.issues.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<section aria-labelledby=\"brief\">\n<h2 id=\"brief\">In brief</h2>"
        )?;
        let mut rows: Vec<(String, String)> = Vec::new();
        for section in &brief.sections {
            let known = article.sections.get(section.section as usize);
            let name = match known.and_then(|known| known.heading) {
                Some(heading) => {
                    let words = self.words(heading);
                    format!("<a href=\"#s{}\">{words}</a>", section.section)
                }
                None => "Lead".to_owned(),
            };
            let words = section
                .sentence
                .map_or(String::new(), |span| self.words(span));
            rows.push((name, words));
        }
        lines("Sections", &rows, out)?;
        let rows: Vec<(String, String)> = (brief.stakeholders.iter())
            .map(|key| {
                let stance = key.position.map_or(String::new(), |position| {
                    format!(" <span class=\"soft\">{}</span>", position.stance.name())
                });
                (
                    format!("{}{stance}", self.label(key.entity)),
                    self.words(key.sentence),
                )
            })
            .collect();
        lines("Who wants what", &rows, out)?;
        let rows: Vec<(String, String)> = (brief.issues.iter())
            .map(|key| (self.label(key.entity), self.words(key.sentence)))
            .collect();
        lines("Issues", &rows, out)?;
        let rows: Vec<(String, String)> = (brief.facts.iter())
            .map(|fact| (self.words(fact.span), self.words(fact.sentence)))
            .collect();
        lines("Numbers and dates", &rows, out)?;
        writeln!(out, "</section>")
    }

    /// Whole sentences, by holder.
    fn positions(&self, out: &mut impl Write) -> io::Result<()> {
        let positions = self.export.found.positions;
        let mut by_holder: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (number, position) in positions.iter().enumerate() {
            by_holder.entry(position.holder).or_default().push(number);
        }
        if by_holder.is_empty() {
            return Ok(());
        }
        writeln!(out, "<section aria-labelledby=\"positions\">")?;
        writeln!(out, "<h2 id=\"positions\">Positions</h2>")?;
        for (holder, numbers) in by_holder {
            writeln!(out, "<h3>{}</h3>\n<ul>", self.label(holder))?;
            for number in numbers {
                let Some(position) = positions.get(number) else {
                    continue;
                };
                let (stance, words) = (position.stance.name(), self.words(position.sentence));
                writeln!(out, "<li><a href=\"#p{number}\">{stance}</a>: {words}</li>")?;
            }
            writeln!(out, "</ul>")?;
        }
        writeln!(out, "</section>")
    }

    fn matrix(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(matrix) = self.export.found.matrix else {
            return Ok(());
        };
        let [mut stakeholders, mut issues] = matrix.sides();
        let all = stakeholders.len() + issues.len();
        stakeholders.truncate(SIDES[0]);
        issues.truncate(SIDES[1]);
        let filled = |one: &u32| {
            issues
                .iter()
                .any(|issue| matrix.cell(*one, *issue).is_some())
        };
        stakeholders.retain(filled);
        if stakeholders.is_empty() {
            return Ok(());
        }
        writeln!(out, "<section aria-labelledby=\"matrix\">")?;
        writeln!(out, "<h2 id=\"matrix\">Who is tied to what</h2>")?;
        let longest = issues.iter().map(|issue| longest_word(&self.label(*issue)));
        let steep = match longest.map(|word| word + APART).sum() {
            0..=ROOM => "",
            _ => " steep",
        };
        writeln!(
            out,
            "<table class=\"matrix{steep}\">\n<caption class=\"soft\">Sentences that name both; · the same \
             paragraph only</caption>\n<thead><tr><th scope=\"col\">Stakeholder</th>"
        )?;
        for issue in &issues {
            let name = self.label(*issue);
            writeln!(out, "<th scope=\"col\"><span>{name}</span></th>")?;
        }
        writeln!(out, "</tr></thead>\n<tbody>")?;
        for stakeholder in &stakeholders {
            let name = self.label(*stakeholder);
            writeln!(out, "<tr><th scope=\"row\">{name}</th>")?;
            for issue in &issues {
                self.cell(matrix, *stakeholder, *issue, out)?;
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody>\n</table>")?;
        let left_out = all - stakeholders.len() - issues.len();
        if left_out > 0 {
            writeln!(
                out,
                "<p class=\"soft\">{left_out} more have no room here.</p>"
            )?;
        }
        writeln!(out, "</section>")
    }

    /// How many sentences, leading to the first.
    fn cell(
        &self,
        matrix: &Matrix,
        stakeholder: u32,
        issue: u32,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let Some(cell) = matrix.cell(stakeholder, issue) else {
            return writeln!(out, "<td class=\"none\"></td>");
        };
        let words = match cell.strength {
            Strength::Sentence => cell.count.to_string(),
            Strength::Paragraph => "·".to_owned(),
        };
        let mentions = self.export.found.mentions;
        let first = matrix.of(cell).first().map_or(0, |sentence| sentence.start);
        let from = mentions.partition_point(|mention| mention.span.start < first);
        let later = mentions.get(from..).unwrap_or(&[]);
        let near = later
            .iter()
            .position(|one| [stakeholder, issue].contains(&one.entity));
        let name = self.label(issue);
        writeln!(
            out,
            "<td data-issue=\"{name}\"><a href=\"#m{}\">{words}</a></td>",
            from + near.unwrap_or(0)
        )
    }
}

/// Letters of the longest word of a name.
fn longest_word(name: &str) -> usize {
    let words = name.split_whitespace().map(|word| word.chars().count());
    words.max().unwrap_or(0)
}

/// Names with what is said of them.
fn lines(title: &str, rows: &[(String, String)], out: &mut impl Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h3>{}</h3>\n<dl class=\"lines\">", escaped(title))?;
    for (name, words) in rows {
        writeln!(out, "<dt>{name}</dt><dd>{words}</dd>")?;
    }
    writeln!(out, "</dl>")
}

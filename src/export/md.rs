//! Markdown for people: what the article is, what was noted, who and what is in it with the sentences
//! that say so, who takes which position, who is tied to what, and what was decided.
//!
//! What was rejected is nowhere in it.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};

use crate::model::{Entity, Kind, MadeBy, Matrix, Span, Strength, Verdict};
use crate::text::words::number_of;

use super::entry::Entry;
use super::link::Links;
use super::markdown::{heading, inline, line};
use super::passages::{Passages, flat};
use super::prepared::{Export, NOTHING};

/// Most stakeholders and most issues of the table: the most salient, as many as a page has room for.
const SIDES: [usize; 2] = [40, 20];

/// Writes `export`.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let mut page = Page {
        export,
        passages: Passages::new(export.article),
        links: Links::new(export.article),
        out,
    };
    page.head()?;
    page.notes()?;
    page.entities("Stakeholders", Kind::Stakeholder)?;
    page.entities("Issues", Kind::Issue)?;
    page.positions()?;
    page.matrix()?;
    page.decisions()
}

struct Page<'a, W> {
    export: &'a Export<'a>,
    passages: Passages<'a>,
    links: Links<'a>,
    out: &'a mut W,
}

impl<W: Write> Page<'_, W> {
    /// Title, source, date, publisher, address.
    fn head(&mut self) -> io::Result<()> {
        writeln!(self.out, "# {}", heading(&self.export.title()))?;
        let facts = self.export.facts();
        if !facts.is_empty() {
            writeln!(self.out)?;
        }
        for (name, words) in facts {
            writeln!(self.out, "- {name}: {}", inline(&words))?;
        }
        Ok(())
    }

    /// Each note with its quoted sentence and its section.
    fn notes(&mut self) -> io::Result<()> {
        let noted = |entry: &&Entry| !entry.notes().is_empty();
        let entries: Vec<&Entry> = self.export.entries().iter().filter(noted).collect();
        if entries.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n## My notes")?;
        for entry in entries {
            let quote = match entry.place {
                Some(place) => self.passages.quote(place.span),
                None => flat(&entry.text).into_owned(),
            };
            writeln!(self.out, "\n> {}\n", line(&quote))?;
            let place = match entry.place {
                Some(place) => {
                    let section = self.passages.heading(place.span);
                    let section = section.unwrap_or_else(|| "Lead".to_owned());
                    format!("{}, {}", inline(&section), self.links.to(place.span))
                }
                None => "no longer in the text".to_owned(),
            };
            writeln!(self.out, "*{place}*")?;
            for (by, note) in entry.notes() {
                self.note(by, note)?;
            }
        }
        Ok(())
    }

    fn note(&mut self, by: Option<&str>, note: &str) -> io::Result<()> {
        let mut by = by.map(|by| format!("{}: ", inline(&flat(by))));
        for words in note.split('\n') {
            let words = match by {
                // behind a name nothing begins a line
                Some(_) => inline(words),
                None => line(words),
            };
            if !words.is_empty() {
                // two blanks or a backslash would break the line; a paragraph does it everywhere
                writeln!(self.out, "\n{}{words}", by.take().unwrap_or_default())?;
            }
        }
        Ok(())
    }

    /// One entry each: type, counts, and the sentences that name it.
    fn entities(&mut self, title: &str, kind: Kind) -> io::Result<()> {
        let found = &self.export.found;
        let mut places: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
        for mention in found.mentions.iter().filter(|one| one.kind == kind) {
            places.entry(mention.entity).or_default().push(mention.span);
        }
        if places.is_empty() {
            return Ok(());
        }
        let entries = self.export.entries().iter();
        let accepted = entries.filter(|entry| entry.highlight.verdict == Verdict::Accepted);
        let accepted: HashSet<Span> = accepted
            .filter_map(|entry| Some(entry.place?.span))
            .collect();
        writeln!(self.out, "\n## {title}")?;
        for (at, spans) in places {
            if let Some(entity) = found.entities.get(at as usize) {
                let count = spans.iter().filter(|span| accepted.contains(span)).count();
                self.entity(entity, &spans, count)?;
            }
        }
        Ok(())
    }

    fn entity(&mut self, entity: &Entity, spans: &[Span], accepted: usize) -> io::Result<()> {
        writeln!(self.out, "\n### {}\n", heading(&flat(&entity.label)))?;
        let mut told = vec![
            entity.class.name().to_owned(),
            number_of(spans.len(), "mention"),
        ];
        if accepted > 0 {
            told.push(format!("{accepted} accepted"));
        }
        if !entity.aliases.is_empty() {
            told.push(format!(
                "also {}",
                inline(&flat(&entity.aliases.join(", ")))
            ));
        }
        writeln!(self.out, "{}\n", told.join(" · "))?;
        let mut last = None;
        for span in spans {
            let sentence = self.passages.sentence(*span);
            if last.replace(sentence) != Some(sentence) {
                self.quoted("", *span)?;
            }
        }
        Ok(())
    }

    /// A sentence in a list, with its place.
    fn quoted(&mut self, before: &str, span: Span) -> io::Result<()> {
        let quote = self.passages.quote(span);
        // behind something nothing begins a line
        let quote = if before.is_empty() {
            line(&quote)
        } else {
            inline(&quote)
        };
        let link = self.links.to(span);
        writeln!(self.out, "- {before}{quote} ({link})")
    }

    /// Who does what, by holder, the most salient first.
    fn positions(&mut self) -> io::Result<()> {
        let found = &self.export.found;
        let mut by_holder: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, position) in found.positions.iter().enumerate() {
            by_holder.entry(position.holder).or_default().push(at);
        }
        if by_holder.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n## Positions")?;
        for (holder, all) in by_holder {
            let entity = found.entities.get(holder as usize);
            let name = entity.map_or("", |entity| &entity.label);
            writeln!(self.out, "\n### {}\n", heading(&flat(name)))?;
            for position in all.iter().filter_map(|at| found.positions.get(*at)) {
                let stance = format!("**{}**: ", position.stance.name());
                self.quoted(&stance, position.sentence)?;
            }
        }
        Ok(())
    }

    fn matrix(&mut self) -> io::Result<()> {
        let Some(matrix) = self.export.found.matrix else {
            return Ok(());
        };
        let [mut stakeholders, mut issues] = matrix.sides();
        if stakeholders.is_empty() {
            return Ok(());
        }
        let all = stakeholders.len() + issues.len();
        stakeholders.truncate(SIDES[0]);
        issues.truncate(SIDES[1]);
        let left_out = all - stakeholders.len() - issues.len();
        writeln!(self.out, "\n## Who is tied to what\n")?;
        writeln!(
            self.out,
            "Sentences that name both; · the same paragraph only.\n"
        )?;
        self.table(matrix, &stakeholders, &issues)?;
        if left_out > 0 {
            writeln!(
                self.out,
                "\n{left_out} more: attache matrix PATH --format csv"
            )?;
        }
        Ok(())
    }

    fn table(&mut self, matrix: &Matrix, stakeholders: &[u32], issues: &[u32]) -> io::Result<()> {
        let entities = self.export.found.entities;
        let label = |at: &u32| {
            let entity = entities.get(*at as usize);
            inline(&flat(entity.map_or("", |entity| &entity.label)))
        };
        let heads: Vec<String> = issues.iter().map(label).collect();
        writeln!(self.out, "| | {} |", heads.join(" | "))?;
        writeln!(self.out, "| --- |{}", " ---: |".repeat(heads.len()))?;
        for stakeholder in stakeholders {
            write!(self.out, "| {} |", label(stakeholder))?;
            for issue in issues {
                match matrix.cell(*stakeholder, *issue) {
                    Some(cell) if cell.strength == Strength::Sentence => {
                        write!(self.out, " {} |", cell.count)?;
                    }
                    Some(_) => write!(self.out, " · |")?,
                    None => write!(self.out, " |")?,
                }
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// What was accepted, changed or added, as a table.
    fn decisions(&mut self) -> io::Result<()> {
        let decided = |entry: &&Entry| {
            let highlight = entry.highlight;
            let own = highlight.made_by == MadeBy::Reader;
            entry.label.is_some()
                && (highlight.verdict == Verdict::Accepted
                    || own && highlight.verdict == Verdict::Undecided)
        };
        let entries: Vec<&Entry> = self.export.entries().iter().filter(decided).collect();
        if entries.is_empty() {
            if self.export.entries().iter().any(Entry::is_touched) {
                return Ok(());
            }
            return writeln!(self.out, "\n{NOTHING}");
        }
        writeln!(self.out, "\n## Decisions\n")?;
        let people = self.export.people();
        let mut heads = vec!["Words", "Stands for", "Type", "Decision", "Section", "Line"];
        heads.push("When");
        if !people.is_empty() {
            heads.push("Who");
        }
        writeln!(self.out, "| {} |", heads.join(" | "))?;
        writeln!(self.out, "|{}", " --- |".repeat(heads.len()))?;
        for entry in entries {
            self.decision(entry, !people.is_empty())?;
        }
        Ok(())
    }

    fn decision(&mut self, entry: &Entry, shared: bool) -> io::Result<()> {
        let kind = entry.highlight.kind.name();
        let class = entry.class().unwrap_or(kind);
        let class = if class == kind {
            kind.to_owned()
        } else {
            format!("{kind}, {class}")
        };
        let decision = match entry.highlight.verdict {
            Verdict::Accepted => "accepted",
            _ => "own",
        };
        let section = entry
            .place
            .and_then(|place| self.passages.heading(place.span));
        let number = entry.place.and_then(|place| self.links.line(place.span));
        let label = entry.label.as_deref().unwrap_or("");
        let when = entry.at().unwrap_or_default();
        write!(
            self.out,
            "| {} | {} | {class} | {decision} | {} | {} | {} |",
            inline(&flat(&entry.text)),
            inline(label),
            inline(&section.unwrap_or_default()),
            number.map_or(String::new(), |number| number.to_string()),
            when.get(..10).unwrap_or("")
        )?;
        if shared {
            let said = entry.reviews.iter().filter(|review| review.is_decided());
            let said = said.map(|review| {
                let sign = match review.verdict {
                    Verdict::Accepted => "✓",
                    _ => "✗",
                };
                format!("{} {sign}", inline(&flat(review.name())))
            });
            write!(self.out, " {} |", said.collect::<Vec<_>>().join(", "))?;
        }
        writeln!(self.out)
    }
}

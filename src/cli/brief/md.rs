//! The page in Markdown, to be pasted: whole sentences.

use std::io::{self, Write};

use super::page::{Page, SECTIONS, nothing};
use crate::export::markdown::{heading, inline};
use crate::text::{sanitise, words};

/// Prints the page.
pub(super) fn write(page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "# {}\n\n{}",
        heading(&page.title()),
        inline(&page.facts())
    )?;
    if page.article.is_empty() {
        writeln!(out)?;
        return nothing(out);
    }
    let (brief, text) = (&page.known.brief, &page.article.text);
    let plain = |words: &str| inline(&sanitise::line(words));
    let (lines, further) = brief.leading_sections(SECTIONS);
    if !brief.sections.is_empty() {
        writeln!(out, "\n## Sections\n")?;
    }
    for line in lines {
        let name = plain(page.heading(line));
        match line.sentence {
            Some(sentence) => writeln!(out, "- **{name}**: {}", plain(sentence.of(text)))?,
            None => writeln!(out, "- **{name}**")?,
        }
    }
    if further > 0 {
        writeln!(out, "- {}", words::number_of(further, "further section"))?;
    }
    if !brief.stakeholders.is_empty() {
        writeln!(out, "\n## Who wants what\n")?;
    }
    for key in &brief.stakeholders {
        let (name, sentence) = (plain(page.label(key.entity)), plain(key.sentence.of(text)));
        match key.position {
            Some(position) => {
                let stance = position.stance.name();
                writeln!(out, "- **{name}** {stance}: {sentence}")?;
            }
            None => writeln!(out, "- **{name}**: {sentence}")?,
        }
    }
    if !brief.issues.is_empty() {
        writeln!(out, "\n## Issues\n")?;
    }
    for key in &brief.issues {
        let (name, sentence) = (plain(&page.counted(key.entity)), key.sentence.of(text));
        writeln!(out, "- **{name}**: {}", plain(sentence))?;
    }
    if !brief.facts.is_empty() {
        writeln!(out, "\n## Numbers and dates\n")?;
    }
    for fact in &brief.facts {
        let (words, sentence) = (plain(fact.span.of(text)), plain(fact.sentence.of(text)));
        writeln!(out, "- **{words}**: {sentence}")?;
    }
    Ok(())
}

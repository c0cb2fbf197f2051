//! The page that one sends to somebody who has no terminal: what the article is, its outline, who and
//! what matters in it, who wants what, and the article with the notes beside their sentences.
//!
//! One file, no scripts, nothing from elsewhere; everything that comes from the article is escaped.
//! What was rejected is nowhere in it.

mod article;
mod front;
mod table;
mod words;

use std::io::{self, Write};

use super::entry::Entry;
use super::prepared::{Export, NOTHING};
use crate::text::markup::escaped;
use crate::text::sanitise;
use words::{is_safe, line};

const STYLE: &str = include_str!("style.css");

/// Writes `export`.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let title = escaped(&export.title());
    let language = export.article.about.language.as_deref().unwrap_or("en");
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>",
        escaped(&sanitise::line(language))
    )?;
    writeln!(
        out,
        "<a class=\"skip\" href=\"#article\">To the article</a>\n<header>\n<h1>{title}</h1>"
    )?;
    facts(export, out)?;
    out.write_all(b"</header>\n")?;
    outline(export, out)?;
    out.write_all(b"<main>\n")?;
    front::write(export, out)?;
    article::write(export, out)?;
    out.write_all(b"</main>\n<footer>\n")?;
    if !export.entries().iter().any(Entry::is_touched) {
        writeln!(out, "<p>{NOTHING}</p>")?;
    }
    writeln!(
        out,
        "<p>Marks and positions were found by attache; each leads to its sentence.</p>\n\
         </footer>\n</body>\n</html>"
    )
}

/// Source, date, publisher, address.
fn facts(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let facts = export.facts();
    if facts.is_empty() {
        return Ok(());
    }
    out.write_all(b"<ul class=\"facts\">\n")?;
    for (name, words) in facts {
        let shown = escaped(&words);
        let told = if name == "Address" && is_safe(&words) {
            format!("<a href=\"{shown}\" rel=\"noreferrer\">{shown}</a>")
        } else {
            shown
        };
        writeln!(out, "<li><span class=\"soft\">{name}</span> {told}</li>")?;
    }
    out.write_all(b"</ul>\n")
}

/// The sections, as a way into the article.
fn outline(export: &Export, out: &mut impl Write) -> io::Result<()> {
    let article = export.article;
    let levels = article.sections.iter().skip(1).map(|section| section.level);
    let top = levels.min().unwrap_or(1);
    out.write_all(b"<nav aria-label=\"Outline\">\n<ol>\n")?;
    out.write_all(b"<li><a href=\"#article\">Article</a></li>\n")?;
    for (number, section) in article.sections.iter().enumerate() {
        let Some(heading) = section.heading else {
            continue;
        };
        let class = match section.level.saturating_sub(top) {
            0 => "",
            1 => " class=\"deep\"",
            _ => " class=\"deeper\"",
        };
        let words = line(heading.of(&article.text));
        writeln!(out, "<li{class}><a href=\"#s{number}\">{words}</a></li>")?;
    }
    out.write_all(b"</ol>\n</nav>\n")
}

#[cfg(test)]
mod tests {
    use super::STYLE;

    /// Relative luminance of a colour, as WCAG 2.2 defines it.
    fn luminance(colour: &str) -> f64 {
        let digits: Vec<u32> = colour.chars().filter_map(|c| c.to_digit(16)).collect();
        let of = |at: usize| match digits.len() {
            3 => digits[at] * 17,
            _ => digits[2 * at] * 16 + digits[2 * at + 1],
        };
        let channel = |at: usize| {
            let share = f64::from(of(at)) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
    }

    #[test]
    fn every_colour_can_be_read_on_every_ground() {
        let themes: Vec<&str> = STYLE
            .match_indices(":root {")
            .map(|(at, _)| &STYLE[at..])
            .collect();
        assert_eq!(themes.len(), 3, "light, dark, paper");
        for theme in themes {
            let theme = theme.split('}').next().unwrap();
            let colour = |name: &str| {
                let rest = theme.split(&format!("--{name}: #")).nth(1).unwrap();
                luminance(rest.split(';').next().unwrap())
            };
            for ground in ["paper", "who", "what", "where", "note"] {
                for ink in ["ink", "soft", "link"] {
                    // soft words stand on paper and notes alone
                    if ink == "soft" && !matches!(ground, "paper" | "note") {
                        continue;
                    }
                    let (one, other) = (colour(ground), colour(ink));
                    let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                    assert!(contrast >= 4.5, "{ink} on {ground}: {contrast} in {theme}");
                }
            }
        }
    }
}

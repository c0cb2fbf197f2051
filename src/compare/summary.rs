//! What an analyst asks first, line by line: sections, stakeholders and issues that came or went,
//! positions and numbers that changed.

use super::findings::Side;
use crate::model::{Comparison, Fate, Findings, Position, Span, SummaryLine, Turnover};

/// Words, and where they stand.
type Label = (String, Option<Span>);

/// The lines, part by part.
pub fn summary(
    old: &Side,
    new: &Side,
    comparison: &Comparison,
    findings: Option<&Findings>,
) -> Vec<SummaryLine> {
    let mut lines = Vec::new();
    let sides = [(Fate::Added, new), (Fate::Deleted, old)];
    let mut turnover =
        |part: &'static str, turnover: &Turnover, label: fn(&Side, u32) -> Option<Label>| {
            for (fate, side) in sides {
                let list = if fate == Fate::Added {
                    &turnover.came
                } else {
                    &turnover.went
                };
                for (words, place) in list.iter().filter_map(|at| label(side, *at)) {
                    lines.push(SummaryLine {
                        part,
                        fate,
                        words,
                        place: place.filter(|_| fate == Fate::Added),
                    });
                }
            }
        };
    turnover("Sections", &comparison.sections, heading);
    if let Some(findings) = findings {
        turnover("Stakeholders", &findings.stakeholders, entity);
        turnover("Issues", &findings.issues, entity);
        positions(old, new, findings, &mut lines);
    }
    numbers(old, new, comparison, &mut lines);
    lines
}

fn heading(side: &Side, at: u32) -> Option<Label> {
    let heading = side.article.sections.get(at as usize)?.heading?;
    Some((heading.of(&side.article.text).to_owned(), Some(heading)))
}

fn entity(side: &Side, at: u32) -> Option<Label> {
    let entity = side.found.entities.get(at as usize)?;
    let mentions = side.found.mentions.iter();
    let first = mentions
        .filter(|mention| mention.entity == at)
        .map(|mention| mention.span)
        .next();
    Some((entity.label.clone(), first))
}

/// Positions that are another one now, then what came and what went.
fn positions(old: &Side, new: &Side, findings: &Findings, lines: &mut Vec<SummaryLine>) {
    let part = "Positions";
    let told = |side: &Side, at: u32| -> Option<(String, &'static str, String, Span)> {
        let position: &Position = side.positions.get(at as usize)?;
        let said = position.told.of(&side.article.text).to_owned();
        let holder = side.found.entities.get(position.holder as usize)?;
        Some((
            holder.label.clone(),
            position.stance.name(),
            said,
            position.sentence,
        ))
    };
    for (before, after) in &findings.turned {
        if let Some((was, is)) = told(old, *before).zip(told(new, *after)) {
            // where the stance stayed, the verb is another
            let stance = if was.1 == is.1 {
                is.1.to_owned()
            } else {
                format!("{} → {}", was.1, is.1)
            };
            lines.push(SummaryLine {
                part,
                fate: Fate::Same,
                words: format!("{} {stance}: {}", is.0, is.2),
                place: Some(is.3),
            });
        }
    }
    for (fate, side, list) in [
        (Fate::Added, new, &findings.positions.came),
        (Fate::Deleted, old, &findings.positions.went),
    ] {
        for at in list {
            let mut paired = findings.turned.iter().chain(&findings.kept);
            let paired = paired.any(|(before, after)| match fate {
                Fate::Added => after == at,
                _ => before == at,
            });
            if paired {
                continue;
            }
            if let Some((label, stance, said, place)) = told(side, *at) {
                lines.push(SummaryLine {
                    part,
                    fate,
                    words: format!("{label} {stance}: {said}"),
                    place: (fate == Fate::Added).then_some(place),
                });
            }
        }
    }
}

fn numbers(old: &Side, new: &Side, comparison: &Comparison, lines: &mut Vec<SummaryLine>) {
    for number in &comparison.numbers {
        let words = |span: Option<Span>, side: &Side| {
            span.map_or("–".to_owned(), |span| {
                span.of(&side.article.text).to_owned()
            })
        };
        let sentence = number.sentence.of(&new.article.text);
        let (before, after) = (words(number.old, old), words(number.new, new));
        lines.push(SummaryLine {
            part: "Numbers",
            fate: Fate::Same,
            words: format!("{before} → {after}: {sentence}"),
            place: Some(number.sentence),
        });
    }
}

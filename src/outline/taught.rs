//! The outline by what the reader decided about lines of other articles that are written alike.

use std::collections::HashMap;
use std::sync::Arc;

use super::judge::Bars;
use crate::model::{Article, Block, BlockKind, Correction, HeadingLesson};
use crate::text::words;

/// By how much one decision moves the log-odds of a line of the same form: one that is a heading at
/// one to ten becomes one, one at nine to ten becomes doubtful, and where it is surer than that of the
/// opposite a word about another line changes nothing. Chosen between 1.2 and 2.5 by what readers who
/// correct one article after another get.
const MOVE: f32 = 2.0;

/// The article with the outline that it has where lines of these forms are headings, or are none. Of
/// two lessons about one form the later counts. `None` where they say nothing about it.
///
/// "Who pays" in bold, taken for a heading in one article, makes one of "What comes next" in bold in
/// the next, where that was a possible heading already; not of "WHAT COMES NEXT", nor of a sentence.
pub fn taught(article: &Article, lessons: &[HeadingLesson]) -> Option<Article> {
    let lessons: HashMap<&str, &HeadingLesson> = lessons
        .iter()
        .map(|lesson| (lesson.form.as_str(), lesson))
        .collect();
    if lessons.is_empty() {
        return None;
    }
    let bar = Bars::default().heading;
    let mut guesses = article.guesses.clone();
    let levels = levels(article);
    let mut corrections: Vec<Correction> = Vec::new();
    // the heading above, and its level
    let mut above = 0;
    let mut moved = false;
    for guess in &mut guesses {
        let Some(block) = block_on(article, guess.line) else {
            continue;
        };
        let form = guess.form.words();
        let was = block.kind == BlockKind::Heading;
        if let Some(lesson) = lessons.get(form.as_str()).filter(|_| may_be(block)) {
            moved = true;
            let sure = shifted(guess.sure, lesson.heading);
            guess.sure = (sure * 100.0).round() as u8;
            guess.taught = Some(Arc::new((*lesson).clone()));
            // menus and by-lines are written as headings are; what is one of them stays one
            let note = block.kind == BlockKind::Note;
            if lesson.heading && !was && !note && sure > bar {
                let like = levels.get(&form).copied().unwrap_or(lesson.level);
                above = like.clamp(1, before(article, block, above) + 1);
                corrections.push((block.span, Some(above)));
                continue;
            }
            if !lesson.heading && was && sure <= bar {
                corrections.push((block.span, None));
                continue;
            }
        }
        if was {
            above = 0;
        }
    }
    if !moved {
        return None;
    }
    let mut article = article.with_headings(&corrections, words::count);
    article.guesses = guesses;
    Some(article)
}

/// The level of the heading above a block: one that was just made (`above`), else the article's.
fn before(article: &Article, block: &Block, above: u8) -> u8 {
    if above > 0 {
        return above;
    }
    let section = article.section_at(block.span.start);
    (article.sections.get(section)).map_or(0, |section| section.level)
}

/// The levels of the headings that are there, by their form.
fn levels(article: &Article) -> HashMap<String, u8> {
    let headings = article.guesses.iter().filter_map(|guess| {
        let block = block_on(article, guess.line)?;
        let is_heading = block.kind == BlockKind::Heading;
        is_heading.then(|| (guess.form.words(), block.level))
    });
    headings.collect()
}

/// The block that starts on a line of the file.
fn block_on(article: &Article, line: u32) -> Option<&Block> {
    let at = (article.blocks).partition_point(|block| block.line < line);
    let mut here = article.blocks.iter().skip(at);
    here.find(|block| !block.continues)
        .filter(|block| block.line == line)
}

/// True for a block that may be a heading or none.
fn may_be(block: &Block) -> bool {
    !matches!(
        block.kind,
        BlockKind::Title | BlockKind::Rule | BlockKind::Row
    )
}

/// How sure a line of `sure` per cent is a heading after a decision about lines like it.
fn shifted(sure: u8, heading: bool) -> f32 {
    let sure = (f32::from(sure) / 100.0).clamp(0.005, 0.995);
    let by = if heading { MOVE } else { -MOVE };
    let odds = sure / (1.0 - sure) * by.exp();
    odds / (1.0 + odds)
}

#[cfg(test)]
mod tests {
    use super::taught;
    use crate::model::{Article, Form, Guess, HeadingLesson, Outlet};

    const BOARD: &str = "The ferry board met on Monday and heard both sides at length, as it does \
        every spring before the season opens. Nobody expected a vote on the levy before the summer.";
    const ISLANDS: &str = "Two islands want the boats to run through the winter. The mainland towns, \
        which pay for most of the fuel, say that they can\u{2019}t afford it and ask for a study first.";
    const MINISTER: &str = "The minister has promised an answer by June. Until then the old timetable \
        stays in force, with the two late boats that were added last year.";

    fn article(heads: [&str; 3]) -> Article {
        let [first, second, third] = heads;
        let text = format!(
            "Harbour Seeks Longer Quay\n\n{BOARD}\n\n{first}\n\n{ISLANDS}\n\n{second}\n\n{MINISTER}\n\n\
             {third}\n\n{BOARD}\n"
        );
        let body = super::super::plain(&text);
        let sections = super::super::sections(&body);
        Article {
            text: body.text.as_str().into(),
            blocks: body.blocks,
            sections,
            guesses: body.guesses,
            ..Article::default()
        }
    }

    fn headings(article: &Article) -> Vec<(u8, &str)> {
        let headed = article.sections.iter();
        headed
            .filter_map(|one| Some((one.level, one.heading?.of(&article.text))))
            .collect()
    }

    fn lesson(form: &str, heading: bool, level: u8) -> HeadingLesson {
        HeadingLesson {
            outlet: Outlet::Folder("/news".to_owned()),
            form: form.to_owned(),
            heading,
            level,
            words: "A line".to_owned(),
            article: "Talks".to_owned(),
        }
    }

    const LONG: &str = "like a sentence, with a full stop, many words, blank lines around it";
    const SHORT: &str = "like a sentence, few words, blank lines around it";

    #[test]
    fn a_possible_heading_becomes_one_where_lines_like_it_are() {
        let heads = [
            "Why the harbour needs a longer quay and has no money for it.",
            "Why the town hopes for the county and the county for the state.",
            "What other plans the state has for quays along the coast.",
        ];
        let mut opened = article(heads);
        assert!(headings(&opened).is_empty());
        // one to ten each, whatever the weights say
        opened.guesses = [5, 9, 13]
            .map(|line| Guess {
                line,
                sure: 9,
                form: Form([
                    "",
                    "",
                    "like a sentence",
                    "",
                    "",
                    "with a full stop",
                    "",
                    "many words",
                    "blank lines around it",
                ]),
                taught: None,
                because: Vec::new(),
            })
            .to_vec();
        // of no level that the text does not lead to
        let now = taught(&opened, &[lesson(LONG, true, 3)]).unwrap();
        assert_eq!(
            headings(&now),
            [(1, heads[0]), (2, heads[1]), (3, heads[2])]
        );
        let guess = now.guess(&now.sections[1]).unwrap();
        assert!(
            guess.taught.is_some() && (22..60).contains(&guess.sure),
            "{guess:?}"
        );
        assert_eq!(now.text, opened.text);
        // the later one counts, and what is about other lines changes nothing
        let both = [lesson(LONG, true, 1), lesson(LONG, false, 1)];
        assert!(headings(&taught(&opened, &both).unwrap()).is_empty());
        assert!(taught(&opened, &[lesson(SHORT, true, 1)]).is_none());
        assert!(taught(&opened, &[]).is_none());
    }

    #[test]
    fn a_doubtful_heading_is_none_where_lines_like_it_are_none() {
        let credits = article([
            "Ana Reis, fisher and islander",
            "Ola Lund, mayor of the port",
            "Per Holm, clerk at the yard",
        ]);
        assert_eq!(headings(&credits).len(), 3);
        let lesson = [lesson(SHORT, false, 1)];
        assert!(headings(&taught(&credits, &lesson).unwrap()).is_empty());
        // what is sure stays, with more doubt
        let sure = article([
            "What the board wants",
            "Where the money comes from",
            "Who is against it",
        ]);
        let now = taught(&sure, &lesson).unwrap();
        assert_eq!(headings(&now), headings(&sure));
        let moved = now.guesses.iter().zip(&sure.guesses);
        let mut moved = moved.filter(|(now, _)| now.taught.is_some());
        assert!(moved.all(|(now, before)| now.sure < before.sure));
    }
}

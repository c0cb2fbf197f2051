//! Documents laid out as the plain text that people receive, with what each line is.

use crate::corpus::{Block, Document};
use crate::random::Random;
use crate::style::{Blank, Links, Style};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// No heading.
    Other,
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// Judged neither way.
    Unjudged,
}

/// How a line stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// It begins a block.
    Begins,
    /// It goes on.
    GoesOn,
    /// Judged neither way.
    Unjudged,
}

/// One line that was laid out.
#[derive(Clone, Debug)]
pub struct Row {
    pub text: String,
    pub label: Label,
    pub joint: Joint,
    pub furniture: bool,
}

/// A text and what its lines are, from line 1.
#[derive(Clone, Debug)]
pub struct Page {
    pub text: String,
    pub rows: Vec<Row>,
    pub markdown: bool,
}

/// What other texts lend: titles for links, words for menus.
#[derive(Debug, Default)]
pub struct Stock {
    pub titles: Vec<String>,
    pub phrases: Vec<String>,
}

impl Stock {
    /// What `documents` of one script lend.
    pub fn new(documents: &[&Document], script: &str) -> Self {
        let mut stock = Self::default();
        for document in documents
            .iter()
            .filter(|document| document.script == script)
        {
            let title = document
                .title
                .iter()
                .filter(|title| (7..110).contains(&title.len()));
            stock.titles.extend(title.cloned());
            for block in document
                .blocks
                .iter()
                .filter(|block| block.t == "p")
                .take(3)
            {
                let words: Vec<String> = block
                    .text()
                    .split_whitespace()
                    .take(3)
                    .map(str::to_owned)
                    .collect();
                stock
                    .phrases
                    .push(words[..words.len().min(1 + stock.phrases.len() % 3)].join(" "));
            }
        }
        stock
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Title,
    Heading,
    Paragraph,
    Item,
    Row,
    ByLine,
    Furniture,
    Other,
}

struct Item {
    kind: Kind,
    rows: Vec<Row>,
}

/// Lays out `document`.
pub fn render(document: &Document, style: &Style, stock: &Stock, seed: &str) -> Page {
    let mut desk = Desk {
        document,
        style,
        stock,
        random: Random::new(seed),
        items: Vec::new(),
        count: [0; 9],
        said: Vec::new(),
        asked: false,
        rows: 0,
        speakers: [String::new(), String::new()],
        cased: matches!(document.script.as_str(), "latin" | "cyrillic" | "greek"),
    };
    desk.speakers = [ASKERS, TELLERS].map(|names| pick(&mut desk.random, names));
    desk.head();
    for block in &document.blocks {
        desk.block(block);
    }
    desk.tail();
    desk.page()
}

struct Desk<'a> {
    document: &'a Document,
    style: &'a Style,
    stock: &'a Stock,
    random: Random,
    items: Vec<Item>,
    count: [usize; 9],
    said: Vec<String>,
    /// A question was asked that the next paragraph answers.
    asked: bool,
    /// Rows of the table that stand above.
    rows: usize,
    /// Who asks and who answers.
    speakers: [String; 2],
    cased: bool,
}

fn row(text: impl Into<String>, label: Label, joint: Joint) -> Row {
    Row {
        text: text.into(),
        label,
        joint,
        furniture: false,
    }
}

const TOP: &str = "Home|News|Opinion|World|Share|Share this|Save|Print|Search|Subscribe|Sign in|Menu|Advertisement|Follow|Listen|Live|Topics|Skip to content|Press release|Text size|Contact|Donate|About|Events|Blog|Resources|English|Français";
const ASKERS: &str =
    "Q|QUESTION|Reporter|MODERATOR|The Chair|Host|Editor|Harbour News|Interviewer|D";
const TELLERS: &str =
    "A|ANSWER|Minister|MS KEMP|Jonas Wendt|Guest|The Secretary|Ada Orme|Spokesperson|W";
const MIDDLE: &str = "Advertisement|ADVERTISEMENT|Story continues below|Image caption|Enlarge this image|Watch the video|Read more|Keep reading|Sponsored|Loading|Click to expand|Source: own figures|Photo: archive|Share on social media";
const BOTTOM: &str = "Share|Tweet|Print|Email|Comments|Leave a reply|Sign up for our newsletter|Get the latest by email|Follow us|Contact us|About us|Privacy|Terms and conditions|Cookies|All rights reserved|Back to top|Next|Previous|Most read|Tags|Filed under|Report an error|Download as PDF|Site map|Accessibility|Jobs|RSS";
/// What pages ask one to do, and with what: their words are common, their phrases are not.
const DO: &str = "Share|Tweet|Save|Print|View|Watch|Play|See|Enlarge|Download|Skip|Read|Hear|Listen to|Sign up for|Subscribe to|Follow|Copy|Open|Expand|Close|Show|Hide|Load|Scroll for|Report|Leave|Join|Get|Browse|Jump to|Go to|Click for|Tap for|Register for|Support|Visit|Explore|Comment on|Rate|Republish|Buy|Gift|Bookmark|Manage|Continue without";
const WITH: &str = "this article|this story|this page|the article|image|images|the picture|full-size image|photo gallery|video|the video|audio|podcast|more|less|all|the newsletter|our newsletter|email updates|alerts|link|the link|advertisement|an ad|quote|comments|a comment|the map|chart|table|PDF|full text|transcript|our channel|us on social media|by email|on WhatsApp|menu|navigation|the main content|settings|cookies|your account|subscription|membership|the app|caption|credits|slideshow|results|options|tags";
const MORE: &str = "Related|Related stories|More on this|Read next|Recommended|You might also like|Most popular|Latest|See also|Further reading|In this section";
const OFFICE: &str = "For immediate release|FOR IMMEDIATE RELEASE|Press release|PRESS STATEMENT|Embargoed until 00:01 GMT|Restricted|DRAFT FOR COMMENT|Confidential|Memorandum|Briefing note|Fact sheet|Media contact: Ada Orme, +44 20 5555 0142|Ministry of Transport|Harbour Authority|Department of Public Works|Office of the Secretary|Information Service|Newsletter|Working paper|Policy brief|Transcript|Minutes|AGENDA|Annex";
const SERIES: &str = "No.|Issue|Situation report|Bulletin no.|Policy brief no.|Volume|Document|Press release no.|Report|Nr.|Week";
const NAMES: &str =
    "January February March April May June July August September October November December";

fn pick(random: &mut Random, list: &str) -> String {
    let all: Vec<&str> = list.split('|').collect();
    (*random.of(&all)).to_owned()
}

impl Desk<'_> {
    fn one(&mut self, kind: Kind, text: impl Into<String>, label: Label) {
        let rows = vec![row(text, label, Joint::Begins)];
        self.items.push(Item { kind, rows });
    }

    /// A scrap of a page: from a list, or words of another text, so that strings are no use.
    fn scrap(&mut self, list: &str) {
        let english = self.document.script == "latin";
        let lent = self.random.percent(40) && !self.stock.phrases.is_empty();
        let text = if lent {
            self.random.of(&self.stock.phrases).clone()
        } else if !english {
            return;
        } else if self.random.percent(55) {
            format!(
                "{} {}",
                pick(&mut self.random, DO),
                pick(&mut self.random, WITH)
            )
        } else {
            pick(&mut self.random, list)
        };
        let text = match self.random.below(8) {
            0 if self.cased => text.to_uppercase(),
            1 => format!("{text} ({})", self.random.below(200)),
            _ => text,
        };
        self.one(Kind::Furniture, text, Label::Other);
    }

    fn scraps(&mut self, list: &str, most: usize) {
        for _ in 0..self.random.between(1, most) {
            self.scrap(list);
        }
    }

    fn other_title(&mut self) -> Option<String> {
        (!self.stock.titles.is_empty()).then(|| self.random.of(&self.stock.titles).clone())
    }

    fn head(&mut self) {
        let style = self.style;
        if style.mail {
            for line in [
                "From: Desk <desk@example.org>",
                "To: All",
                "Date: Tue, 4 Mar 2025 10:12:00 +0000",
            ] {
                self.one(Kind::ByLine, line, Label::Unjudged);
            }
        }
        if style.chrome && self.random.percent(70) {
            self.scraps(TOP, 5);
        }
        if style.letterhead {
            self.letterhead();
        }
        if let Some(title) = self.document.title.clone().filter(|_| style.title) {
            self.title(title);
        }
        if style.chrome && self.random.percent(50) {
            self.scraps(TOP, 3);
        }
        if style.by_line {
            self.by_line();
        }
        if style.abstracted {
            self.abstracted();
        }
    }

    fn letterhead(&mut self) {
        for _ in 0..self.random.between(1, 3) {
            let line = match self.random.below(6) {
                0 | 1 => pick(&mut self.random, OFFICE),
                2 => self.date(),
                3 => {
                    let what = pick(&mut self.random, SERIES);
                    format!("{what} {}", self.random.between(1, 60))
                }
                4 if !self.stock.phrases.is_empty() => self.random.of(&self.stock.phrases).clone(),
                _ => {
                    let place = *self
                        .random
                        .of(&["GENEVA", "Port Alder", "Nairobi", "THE HAGUE"]);
                    format!("{place}, {}", self.date())
                }
            };
            let upper = self.cased && self.random.percent(25);
            let line = if upper { line.to_uppercase() } else { line };
            self.one(Kind::ByLine, line, Label::Other);
        }
    }

    fn title(&mut self, title: String) {
        let upper = self.style.case == "upper" && self.cased && self.random.percent(50);
        let title = if upper { title.to_uppercase() } else { title };
        let wrap = if self.random.percent(80) {
            self.style.wrap
        } else {
            0
        };
        let pad = if self.style.centred { 12 } else { 0 };
        let mut rows: Vec<Row> = Vec::new();
        for (at, line) in wrapped(&title, wrap).into_iter().enumerate() {
            let joint = if at > 0 { Joint::GoesOn } else { Joint::Begins };
            let label = if at > 0 {
                Label::Unjudged
            } else {
                Label::Title
            };
            rows.push(row(format!("{}{line}", " ".repeat(pad)), label, joint));
        }
        if self.style.under != ' ' && self.random.percent(50) {
            let mark = if self.style.under == 'r' {
                '='
            } else {
                self.style.under
            };
            let width = rows[0].text.trim().chars().count().clamp(3, 70);
            rows.push(row(
                mark.to_string().repeat(width),
                Label::Unjudged,
                Joint::Unjudged,
            ));
        }
        self.items.push(Item {
            kind: Kind::Title,
            rows,
        });
    }

    fn by_line(&mut self) {
        let lent = self
            .document
            .author
            .clone()
            .filter(|author| author.len() < 80);
        let author = lent.or_else(|| {
            self.random.percent(50).then(|| {
                let first = ["Ada", "Bo", "Ilse", "Jonas", "Mila", "Tom"];
                let last = ["Kemp", "Aske", "Brandt", "Wendt", "Petrov", "Orme"];
                format!("{} {}", self.random.of(&first), self.random.of(&last))
            })
        });
        if let Some(author) = author {
            let by = *self
                .random
                .of(&["By ", "", "by ", "Author: ", "Written by "]);
            self.one(Kind::ByLine, format!("{by}{author}"), Label::Other);
            if self.random.percent(15) {
                let office = *self.random.of(&[
                    "Senior Fellow",
                    "Staff writer",
                    "Programme Director, Trade",
                    "Correspondent in Geneva",
                ]);
                self.one(Kind::ByLine, office, Label::Other);
            }
        }
        if self.random.percent(75) {
            let date = self.date();
            self.one(Kind::ByLine, date, Label::Other);
        }
        if self.style.chrome && self.random.percent(50) {
            let minutes = self.random.between(2, 14);
            self.one(Kind::ByLine, format!("{minutes} min read"), Label::Other);
        }
    }

    fn date(&mut self) -> String {
        let months: Vec<&str> = NAMES.split(' ').collect();
        let (year, day, at) = (
            self.random.between(2005, 2026),
            self.random.between(1, 28),
            self.random.below(12),
        );
        let month = months[at];
        let date = match self.random.below(6) {
            0 => format!("{month} {day}, {year}"),
            1 => format!("{day} {month} {year}"),
            2 => format!("{year}-{:02}-{day:02}", at + 1),
            3 => format!("{} {day}, {year}", &month[..3]),
            4 => format!("{day:02}/{:02}/{year}", at + 1),
            _ => format!(
                "{day} {} {year} at {}:{:02} GMT",
                &month[..3],
                self.random.between(1, 12),
                self.random.between(10, 59)
            ),
        };
        format!(
            "{}{date}",
            self.random
                .of(&["", "", "Published ", "Posted on ", "Updated: "])
        )
    }

    /// The date of a heading: meetings a week apart, in one form.
    fn day(&self, count: usize) -> String {
        let months: Vec<&str> = NAMES.split(' ').collect();
        let (month, day) = (
            months[(count / 4 + self.document.blocks.len()) % 12],
            count % 4 * 7 + 1,
        );
        let year = 2005 + self.document.blocks.len() % 20;
        match self.document.id.len() % 3 + self.document.blocks.len() % 2 {
            0 => format!("{month} {day}"),
            1 => format!("{day} {month} {year}"),
            2 => format!(
                "{year}-{:02}-{day:02}",
                (count / 4 + self.document.blocks.len()) % 12 + 1
            ),
            _ => format!("{month} {day:02}"),
        }
    }

    /// A paragraph of the text set further in, above it.
    fn abstracted(&mut self) {
        let found = self
            .document
            .blocks
            .iter()
            .find(|block| block.t == "p" && block.text().len() > 200);
        let Some(text) = found.map(Block::text) else {
            return;
        };
        let rows = laid(&text, ("      ", "      "), 66, false, Label::Other);
        self.items.push(Item {
            kind: Kind::Paragraph,
            rows,
        });
    }

    fn tail(&mut self) {
        if !self.style.chrome || !self.random.percent(75) {
            return;
        }
        if self.random.percent(25) {
            self.one(Kind::Furniture, "About the author", Label::Unjudged);
            self.one(
                Kind::Furniture,
                "The author writes about policy.",
                Label::Other,
            );
        }
        if self.random.percent(60) {
            let more = pick(&mut self.random, MORE);
            self.one(Kind::Furniture, more, Label::Unjudged);
            for _ in 0..self.random.between(2, 5) {
                if let Some(title) = self.other_title() {
                    self.one(Kind::Furniture, title, Label::Other);
                    if self.random.percent(20) {
                        let date = self.date();
                        self.one(Kind::Furniture, date, Label::Other);
                    }
                }
            }
        }
        self.scraps(BOTTOM, 7);
    }

    fn block(&mut self, block: &Block) {
        let mut text = block.text();
        let style = self.style;
        self.rows = if block.t == "tr" { self.rows + 1 } else { 0 };
        if block.t == "p" && std::mem::take(&mut self.asked) {
            text = self.turn(1, &text);
        }
        match block.t.as_str() {
            "hr" => {
                if style.markdown || self.random.percent(30) {
                    let rule = *self.random.of(&[
                        "* * *",
                        "---",
                        "----------",
                        "***",
                        "_____",
                        "-----------------------",
                    ]);
                    self.one(
                        Kind::Other,
                        if style.markdown { "* * *" } else { rule },
                        Label::Other,
                    );
                }
            }
            "h" if block.g != 1 => {
                if !style.drop_heads {
                    self.one(Kind::Furniture, squeezed(&text), Label::Unjudged);
                }
            }
            "h" if style.talk => {
                let turn = self.turn(0, &squeezed(&text));
                self.one(Kind::Paragraph, turn, Label::Other);
                self.asked = true;
            }
            "h" => {
                if !style.drop_heads {
                    let rows = self.heading(block, &squeezed(&text));
                    self.items.push(Item {
                        kind: Kind::Heading,
                        rows,
                    });
                }
            }
            "pre" => {
                let mut joint = Joint::Begins;
                let mut rows = Vec::new();
                for line in text.split('\n') {
                    rows.push(row(line, Label::Other, joint));
                    joint = Joint::Unjudged;
                }
                self.items.push(Item {
                    kind: Kind::Other,
                    rows,
                });
            }
            "tr" => self.cells(block),
            "cap" if !(style.chrome || style.captions) => {}
            kind => self.prose(block, kind, &text),
        }
    }

    /// What is said, behind who says it, or below.
    fn turn(&mut self, who: usize, text: &str) -> String {
        let speaker = self.speakers[who].clone();
        if self.style.speakers_alone {
            self.one(Kind::Paragraph, format!("{speaker}:"), Label::Other);
            return text.to_owned();
        }
        format!("{speaker}: {text}")
    }

    fn cells(&mut self, block: &Block) {
        let cells: Vec<&str> = block.x.iter().map(|(text, _)| text.as_str()).collect();
        if self.style.markdown || self.style.cells == "pipes" {
            self.one(
                Kind::Row,
                format!("| {} |", cells.join(" | ")),
                Label::Other,
            );
        } else if self.style.cells == "cells" || self.style.links == Links::Torn {
            let rows = cells
                .iter()
                .map(|cell| row(*cell, Label::Other, Joint::Begins))
                .collect();
            self.items.push(Item {
                kind: Kind::Row,
                rows,
            });
        } else {
            let tab = self.style.cells != "spaces" && self.random.percent(60);
            let gap = if tab { "\t" } else { "   " };
            self.one(Kind::Row, cells.join(gap), Label::Other);
            if self.rows == 1 && !tab && self.random.percent(40) {
                let rules = cells
                    .iter()
                    .map(|cell| "-".repeat(cell.chars().count().max(3)));
                let rule = rules.collect::<Vec<_>>().join(gap);
                self.one(Kind::Row, rule, Label::Other);
            }
        }
    }

    fn prose(&mut self, block: &Block, kind: &str, text: &str) {
        let style = self.style;
        let label = if block.bh.unwrap_or(0) > 0 {
            Label::Unjudged
        } else {
            Label::Other
        };
        let kind = match kind {
            "li" => Kind::Item,
            "btn" => Kind::Furniture,
            "cap" | "q" => Kind::Other,
            _ => Kind::Paragraph,
        };
        if matches!(style.links, Links::Torn | Links::OwnLine) {
            let rows = torn(&block.x, style.links)
                .into_iter()
                .map(|(text, joint)| row(text, label, joint))
                .collect();
            self.items.push(Item { kind, rows });
            self.between(kind, text);
            return;
        }
        let text = if style.markdown {
            marked(&block.x)
        } else if style.links == Links::Address {
            let mut all = String::new();
            for (text, kind) in &block.x {
                all.push_str(text);
                if kind == "l" && self.random.percent(70) {
                    all.push_str(" (https://example.org/page)");
                }
            }
            all.trim().to_owned()
        } else {
            text.to_owned()
        };
        let rows = if kind == Kind::Item {
            self.item(block, &text, label)
        } else {
            let quoted = block.t == "q" || block.q.unwrap_or(0) > 0;
            let mark = if !quoted {
                ""
            } else if style.markdown {
                "> "
            } else {
                style.quote
            };
            let pad = " ".repeat(style.indent);
            let inner = if mark.is_empty() {
                " ".repeat(style.first_indent)
            } else {
                mark.to_owned()
            };
            let inner = if style.tabs && self.random.percent(50) {
                "\t".to_owned()
            } else {
                inner
            };
            laid(
                &text,
                (&format!("{pad}{inner}"), &format!("{pad}{mark}")),
                style.wrap,
                style.hyphens,
                label,
            )
        };
        self.items.push(Item { kind, rows });
        self.between(kind, &text);
    }

    fn item(&mut self, block: &Block, text: &str, label: Label) -> Vec<Row> {
        let style = self.style;
        let own = block.m.clone().unwrap_or_default();
        let mark = if !matches!(own.as_str(), "" | "•") {
            if style.bullet.is_empty() && self.random.percent(70) {
                String::new()
            } else {
                format!("{own} ")
            }
        } else if own.is_empty() {
            String::new()
        } else {
            style.bullet.to_owned()
        };
        let deep = if style.bullet.is_empty() {
            0
        } else {
            2 * block.d.unwrap_or(1).saturating_sub(1)
        };
        let pad = " ".repeat(style.indent + deep);
        let hang = if style.bullet.is_empty() {
            0
        } else {
            mark.chars().count()
        };
        laid(
            text,
            (
                &format!("{pad}{mark}"),
                &format!("{pad}{}", " ".repeat(hang)),
            ),
            style.wrap,
            style.hyphens,
            label,
        )
    }

    /// What pages put between paragraphs.
    fn between(&mut self, kind: Kind, text: &str) {
        if kind == Kind::Paragraph && text.len() > 160 {
            let sentence = text
                .split(". ")
                .nth(1)
                .filter(|part| (40..160).contains(&part.len()));
            self.said.extend(sentence.map(|part| format!("{part}.")));
        }
        if !self.style.chrome
            || !matches!(kind, Kind::Paragraph | Kind::Item)
            || !self.random.percent(10)
        {
            return;
        }
        match self.random.below(3) {
            0 => self.scrap(MIDDLE),
            1 => {
                let before = [
                    "Read more: ",
                    "READ: ",
                    "Related: ",
                    "See also: ",
                    "",
                    "",
                    "",
                ];
                if let Some(title) = self.other_title() {
                    let before = if self.document.script == "latin" {
                        *self.random.of(&before)
                    } else {
                        ""
                    };
                    self.one(Kind::Furniture, format!("{before}{title}"), Label::Other);
                }
            }
            _ => {
                if !self.said.is_empty() {
                    let said = self.random.of(&self.said).clone();
                    let said = match self.random.below(3) {
                        0 => format!("“{said}”"),
                        1 => format!("\"{said}\""),
                        _ => said,
                    };
                    self.one(Kind::Furniture, said, Label::Other);
                }
            }
        }
    }

    /// A heading; what says the title again is judged neither way.
    fn heading(&mut self, block: &Block, text: &str) -> Vec<Row> {
        let mut rows = self.headed(block, text);
        let title = self.document.title.as_deref().map(squeezed);
        if self.style.title && title.is_some_and(|title| title == text) {
            for row in &mut rows {
                row.label = Label::Unjudged;
            }
        }
        rows
    }

    fn headed(&mut self, block: &Block, text: &str) -> Vec<Row> {
        let style = self.style;
        if let Some(name) = style.bare {
            self.count[0] += 1;
            let count = self.count[0];
            if name == "date" {
                let date = self.day(count);
                return self.dressed(&date);
            }
            let number = if style.number == "I." {
                roman(count)
            } else {
                count.to_string()
            };
            return self.dressed(&name.replace('#', &number));
        }
        let mut text = match style.case {
            "upper" if self.cased => text.to_uppercase(),
            "title" if self.cased => titled(text),
            _ => text.to_owned(),
        };
        let open = !text.ends_with([':', '?', '!', '.', '。', '？']);
        if style.quoted_heads {
            text = format!("“{text}”");
        } else if style.stopped_heads && open && text.split(' ').count() > 3 {
            text.push('.');
        } else if style.colon && open {
            text.push(':');
        }
        let number = self.number(block, &text);
        text = format!("{number}{text}");
        if style.markdown {
            return vec![row(
                format!("**{}**", text.trim_matches('*')),
                Label::Heading,
                Joint::Begins,
            )];
        }
        let runs = block
            .x
            .iter()
            .filter(|(text, _)| !text.trim().is_empty())
            .count();
        if matches!(style.links, Links::Torn | Links::OwnLine)
            && runs > 1
            && style.case == "as"
            && number.is_empty()
        {
            let parts = torn(&block.x, style.links).into_iter().enumerate();
            return parts
                .map(|(at, (text, joint))| {
                    row(
                        text,
                        if at > 0 {
                            Label::Unjudged
                        } else {
                            Label::Heading
                        },
                        joint,
                    )
                })
                .collect();
        }
        if style.letter_spaced && text.is_ascii() && text.len() < 30 {
            let letters: Vec<String> = text.to_uppercase().chars().map(String::from).collect();
            text = letters.join(" ");
        }
        if !style.ornament.is_empty() {
            let close: String = style.ornament.chars().rev().collect();
            let both = style.ornament.len() > 3;
            text = format!(
                "{}{text}{}",
                style.ornament,
                if both { close.as_str() } else { "" }
            );
        }
        self.dressed(&text)
    }

    fn dressed(&mut self, text: &str) -> Vec<Row> {
        let style = self.style;
        let width = text.chars().count();
        let pad = if style.centred && width < 60 {
            " ".repeat((72 - width) / 2)
        } else {
            " ".repeat(style.head_indent)
        };
        let mut rows: Vec<Row> = Vec::new();
        let wrap = if style.head_wrap > 0 {
            style.head_wrap
        } else {
            style.wrap
        };
        for (at, line) in wrapped(text, wrap).into_iter().enumerate() {
            let (label, joint) = if at > 0 {
                (Label::Unjudged, Joint::GoesOn)
            } else {
                (Label::Heading, Joint::Begins)
            };
            rows.push(row(format!("{pad}{line}"), label, joint));
        }
        match style.under {
            ' ' => {}
            'r' => {
                let rule = "-".repeat(width.clamp(3, 60));
                rows.insert(0, row(rule.clone(), Label::Other, Joint::Begins));
                rows.push(row(rule, Label::Unjudged, Joint::Unjudged));
            }
            mark => {
                let last = rows[rows.len() - 1].text.trim().chars().count();
                let rule = mark.to_string().repeat(last.clamp(3, 70));
                rows.push(row(
                    format!("{pad}{rule}"),
                    Label::Unjudged,
                    Joint::Unjudged,
                ));
            }
        }
        rows
    }

    fn number(&mut self, block: &Block, text: &str) -> String {
        let form = self.style.number;
        let numbered = text.split([' ', '.', ')']).next().is_some_and(|head| {
            !head.is_empty()
                && head
                    .chars()
                    .all(|c| c.is_ascii_digit() || "IVX".contains(c))
        });
        if form.is_empty() || numbered {
            return String::new();
        }
        let mut levels: Vec<u8> = self
            .document
            .blocks
            .iter()
            .filter(|block| block.is_heading())
            .map(|block| block.lv)
            .collect();
        levels.sort_unstable();
        levels.dedup();
        let level = levels
            .iter()
            .position(|level| *level == block.lv)
            .unwrap_or(0)
            + 1;
        let level = level.min(8);
        self.count[level] += 1;
        self.count[level + 1..].fill(0);
        let value = self.count[level];
        if form == "1.1" {
            let parts: Vec<String> = self.count[1..=level]
                .iter()
                .map(|count| (*count).max(1).to_string())
                .collect();
            return format!("{}{} ", parts.join("."), if level == 1 { "." } else { "" });
        }
        if level > 1 && !matches!(form, "1." | "1)") {
            return String::new();
        }
        let letter = char::from(b'A' + (value.min(26) as u8) - 1);
        match form {
            "1." => format!("{value}. "),
            "1)" => format!("{value}) "),
            "I." => format!("{}. ", roman(value)),
            "A." => format!("{letter}. "),
            "a)" => format!("{}) ", letter.to_ascii_lowercase()),
            "1 " => format!("{value} "),
            "(1)" => format!("({value}) "),
            "Step" => format!("Step {value}: "),
            "Part" => format!("Part {value}. "),
            _ => format!("#{value}: "),
        }
    }

    /// Blank lines between the blocks.
    fn page(mut self) -> Page {
        let items = std::mem::take(&mut self.items);
        let blank = self.style.blank;
        let mut rows: Vec<Row> = Vec::new();
        let mut before: Option<Kind> = None;
        for item in items {
            if let Some(before) = before {
                for _ in 0..self.blanks(before, item.kind) {
                    rows.push(row("", Label::Other, Joint::Begins));
                }
            }
            let many = item.rows.len();
            for (at, mut line) in item.rows.into_iter().enumerate() {
                if blank == Blank::Torn && at > 0 && self.style.links != Links::Inline && many > 1 {
                    rows.push(row("", Label::Other, Joint::Begins));
                }
                line.furniture = item.kind == Kind::Furniture;
                line.text.truncate(line.text.trim_end().len());
                if !line.text.trim().is_empty() {
                    rows.push(line);
                }
            }
            before = Some(item.kind);
        }
        if self.style.paged {
            rows = self.paged(rows);
        }
        if self.style.noise {
            self.noise(&mut rows);
        }
        if self.style.fixed_blanks {
            for line in &mut rows {
                line.text = line.text.replacen(' ', "\u{a0}", 1 + self.random.below(3));
            }
        }
        let text: Vec<&str> = rows.iter().map(|line| line.text.as_str()).collect();
        Page {
            text: text.join("\n") + "\n",
            markdown: self.style.markdown,
            rows,
        }
    }

    fn blanks(&mut self, before: Kind, kind: Kind) -> usize {
        let run = before == kind && matches!(kind, Kind::Item | Kind::Row);
        let heading = kind == Kind::Heading;
        match self.style.blank {
            Blank::All | Blank::Torn => {
                let scraps = before == kind && kind == Kind::Furniture && self.random.percent(60);
                usize::from(!(run || scraps || before == kind && kind == Kind::ByLine))
            }
            Blank::Two if heading => 2,
            Blank::Two => usize::from(!run),
            Blank::NotBelow => usize::from(before != Kind::Heading && !run),
            Blank::AboveHeads => usize::from(heading),
            Blank::None => usize::from(before == Kind::Title && self.random.percent(30)),
        }
    }

    /// A running head and a number every so many lines.
    fn paged(&mut self, rows: Vec<Row>) -> Vec<Row> {
        let title = self
            .document
            .title
            .clone()
            .unwrap_or_else(|| "Report".to_owned());
        let head: String = title.chars().take(40).collect();
        let every = self.random.between(25, 60);
        let mut out = Vec::with_capacity(rows.len() + rows.len() / every * 4);
        for (at, line) in rows.into_iter().enumerate() {
            if at > 0 && at % every == 0 {
                let mut foot = row(
                    format!("{:>40}", at / every),
                    Label::Unjudged,
                    Joint::Unjudged,
                );
                foot.furniture = true;
                let mut top = row(head.clone(), Label::Other, Joint::Begins);
                top.furniture = true;
                out.extend([
                    row("", Label::Other, Joint::Begins),
                    foot,
                    top,
                    row("", Label::Other, Joint::Begins),
                ]);
            }
            out.push(line);
        }
        out
    }

    /// Letters that a scanner misread.
    fn noise(&mut self, rows: &mut [Row]) {
        for line in rows {
            let misread: String = line
                .text
                .chars()
                .map(|c| match c {
                    'l' if self.random.percent(4) => '1',
                    'O' if self.random.percent(6) => '0',
                    ' ' if self.random.percent(1) => '.',
                    c => c,
                })
                .collect();
            line.text = misread;
        }
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn titled(text: &str) -> String {
    let small = "a an the and or but of in on at to for by with from as is are de la le les du des et en y el und der die das von zu im o da do";
    let words = text.split(' ').enumerate().map(|(at, word)| {
        if at > 0
            && small
                .split(' ')
                .any(|known| known.eq_ignore_ascii_case(word))
        {
            return word.to_owned();
        }
        let mut chars = word.chars();
        chars
            .next()
            .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

fn roman(mut value: usize) -> String {
    let mut out = String::new();
    for (worth, sign) in [
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

/// `text` in lines of at most `width` columns; as it is for 0.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    broken(text, width, false)
}

/// The same; `hyphens` break long words at the ends of lines.
fn broken(text: &str, width: usize, hyphens: bool) -> Vec<String> {
    if width == 0 {
        return vec![text.to_owned()];
    }
    if text.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c)) {
        let all: Vec<char> = text.chars().collect();
        return all
            .chunks((width / 2).max(4))
            .map(|part| part.iter().collect())
            .collect();
    }
    let (mut lines, mut line, mut columns) = (Vec::new(), String::new(), 0);
    let mut words: Vec<String> = text.split_whitespace().rev().map(str::to_owned).collect();
    while let Some(word) = words.pop() {
        let len = word.chars().count();
        let room = width.saturating_sub(columns + 2);
        if hyphens && columns > 0 && columns + 1 + len > width && room > 3 && len > room + 3 {
            let letters: Vec<char> = word.chars().collect();
            if letters.iter().all(|c| c.is_lowercase()) {
                let (head, tail) = letters.split_at(room);
                let head: String = head.iter().collect();
                lines.push(format!("{line} {head}-"));
                line.clear();
                columns = 0;
                words.push(tail.iter().collect());
                continue;
            }
        }
        if columns > 0 && columns + 1 + len > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(&word);
        columns += len;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The lines of a block: hard breaks, then the margin.
fn laid(
    text: &str,
    (first, rest): (&str, &str),
    width: usize,
    hyphens: bool,
    label: Label,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for hard in text
        .split('\n')
        .map(str::trim)
        .filter(|hard| !hard.is_empty())
    {
        let room = if width > 0 {
            (width - rest.chars().count().min(width - 20)).max(20)
        } else {
            0
        };
        for (at, line) in broken(hard, room, hyphens).into_iter().enumerate() {
            let joint = if rows.is_empty() {
                Joint::Begins
            } else if at == 0 {
                Joint::Unjudged
            } else {
                Joint::GoesOn
            };
            let pad = if rows.is_empty() { first } else { rest };
            rows.push(row(format!("{pad}{line}"), label, joint));
        }
    }
    rows
}

fn marked(runs: &[(String, String)]) -> String {
    let mut out = String::new();
    for (text, kind) in runs {
        let core = text.trim();
        if core.is_empty() || kind.is_empty() {
            out.push_str(text);
            continue;
        }
        let before = &text[..text.len() - text.trim_start().len()];
        let behind = &text[text.trim_end().len()..];
        let inner = match kind.as_str() {
            "l" => format!("[{core}](https://example.org/page)"),
            "b" => format!("**{core}**"),
            "i" => format!("*{core}*"),
            _ => format!("`{core}`"),
        };
        for piece in [before, &inner, behind] {
            out.push_str(piece);
        }
    }
    out.trim().to_owned()
}

/// Runs on lines of their own, as when the parts of a page are printed one a line.
fn torn(runs: &[(String, String)], links: Links) -> Vec<(String, Joint)> {
    let mut out: Vec<(String, Joint)> = Vec::new();
    let (mut line, mut joint) = (String::new(), Joint::Begins);
    let mut flush = |line: &mut String, joint: &mut Joint, next: Joint| {
        if !line.trim().is_empty() {
            out.push((line.trim().to_owned(), *joint));
            *joint = next;
        } else if next == Joint::Unjudged {
            *joint = next;
        }
        line.clear();
    };
    for (text, kind) in runs {
        let alone =
            links == Links::Torn && !kind.is_empty() || links == Links::OwnLine && kind == "l";
        for (at, piece) in text.split('\n').enumerate() {
            if at > 0 {
                flush(&mut line, &mut joint, Joint::Unjudged);
            }
            if alone {
                flush(&mut line, &mut joint, Joint::GoesOn);
            }
            line.push_str(piece);
            if alone {
                flush(&mut line, &mut joint, Joint::GoesOn);
            }
        }
    }
    flush(&mut line, &mut joint, Joint::GoesOn);
    if let Some(first) = out.first_mut() {
        first.1 = Joint::Begins;
    }
    out
}

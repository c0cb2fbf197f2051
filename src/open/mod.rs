//! The one pipeline from bytes to an opened article, for the command line and the reader alike.

mod bundled;
mod error;
mod foreign;
mod highlights;
mod inside;
mod outlet;
mod prefix;
mod read;
mod remarks;
mod twice;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use crate::anchor::{describe, place};
pub use crate::annotate::{Hit, Lexicons, annotate, fold, scan, why};
pub use crate::import::pdf::child::{SUBCOMMAND as READ_PDF, be_child, run_children_of};
pub use crate::relations::{brief, matrix, positions};
pub use crate::tagger::{Found, Tagger, settle};
pub use bundled::{BUNDLED, Bundled};
pub use error::{OpenError, shown};
pub use highlights::{
    checksum, content, corrected, decided, disputes, highlights, is_article, placed, sha256, whole,
    with_reviews,
};
pub use inside::part_of;
pub use outlet::{outlet, taught};
pub use prefix::{MAX_PREFIX, prefix};
pub use read::{MAX_BYTES, head, read, read_stream};
pub use remarks::with_remarks;
pub use twice::{Both, Reread, found, read_in, why_twice};

pub use crate::import::Part;
use crate::import::{self, Content, Importer, Input};
use crate::model::{Annotations, Article, Body, Depth, Format, Name, Relations, Source};
use crate::outline;
use crate::tagger;
use crate::text::{date, days, language, words};

/// How to open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Open what looks binary, too.
    pub force: bool,
    /// The format, where it is not to be told by content and name.
    pub format: Option<Format>,
    /// All of a web page, not its main text alone.
    pub whole: bool,
    /// Which article of a file that holds many, by its key; none: the first.
    pub part: Option<Arc<str>>,
    /// Read it once, by lexicon, tagger and rules alone.
    pub quick: bool,
}

impl Options {
    /// On how many threads an article is read a second time where nothing else is to be done: all
    /// that there are, or none where it is read once.
    pub fn threads(&self) -> usize {
        if self.quick {
            return 0;
        }
        std::thread::available_parallelism().map_or(1, Into::into)
    }
}

/// An article and what was found in it.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// Stakeholders, issues and places.
    pub annotations: Annotations,
    /// The proper names of it.
    pub names: Vec<Name>,
    /// How it was read.
    pub depth: Depth,
    /// What was used besides the built-in lexicon; the reasons refer to it.
    pub lexicons: Arc<Lexicons>,
}

/// Reads an article from the bytes of a file and finds what is in it, with the built-in lexicon
/// and `lexicons`.
///
/// # Errors
/// Where the bytes are no text (unless `force`d) or make too long a text.
pub fn open(
    bytes: Vec<u8>,
    path: &Path,
    options: &Options,
    lexicons: &Arc<Lexicons>,
) -> Result<Opened, OpenError> {
    let article = article(bytes, path, options)?;
    Ok(opened(article, lexicons, None, options.threads()))
}

/// Finds what is in an article, by the second reading, too, where that was `kept` or there are
/// `threads` for it.
pub fn opened(
    article: Article,
    lexicons: &Arc<Lexicons>,
    kept: Option<&[u8]>,
    threads: usize,
) -> Opened {
    let (names, both) = read_in(&article, lexicons, kept, threads);
    Opened {
        article,
        names,
        annotations: both.found,
        depth: both.depth,
        lexicons: lexicons.clone(),
    }
}

/// Reads an article from the bytes of a file: the part that is asked for, or the first. An empty
/// one is an article, too.
///
/// # Errors
/// Where the bytes are no text (unless `force`d), make too long a text, are broken, or hold no such
/// part.
pub fn article(bytes: Vec<u8>, path: &Path, options: &Options) -> Result<Article, OpenError> {
    let size = bytes.len() as u64;
    let (importer, parts) = parts(bytes, path, options)?;
    let part = match options.part.as_deref() {
        Some(key) => part_of(parts, importer.format, key, path)?,
        None => parts.into_iter().next().ok_or_else(|| OpenError::Broken {
            name: shown(path),
            reason: "holds no article".to_owned(),
        })?,
    };
    article_of(part, importer.format, path, size, options)
}

/// The articles that a file holds, in its order, and the format it is of. Most files are one
/// article.
///
/// # Errors
/// As [`article`].
pub fn parts(
    bytes: Vec<u8>,
    path: &Path,
    options: &Options,
) -> Result<(&'static Importer, Vec<Part>), OpenError> {
    let importer = importer(&bytes, path, options)?;
    let input = Input {
        bytes,
        path,
        part: options.part.as_deref(),
        whole: options.whole,
        known: import::table::KNOWN,
    };
    match (importer.read)(input) {
        Ok(parts) if parts.is_empty() && importer.format == Format::Archive => {
            Err(OpenError::Foreign {
                name: shown(path),
                what: "an archive (ZIP) without a page in it",
                way: "unpack it and open what is in it",
                is_document: false,
            })
        }
        Ok(parts) => Ok((
            importer,
            inside::looked_into(parts, options.part.as_deref()),
        )),
        Err(fault) => Err(OpenError::Broken {
            name: shown(path),
            reason: fault.0,
        }),
    }
}

/// Which importer reads a file that begins with `bytes`.
///
/// # Errors
/// Where they are no text and of no known format, unless `force`d.
pub fn importer(
    bytes: &[u8],
    path: &Path,
    options: &Options,
) -> Result<&'static Importer, OpenError> {
    let told = match options.format {
        Some(format) => import::importer(format),
        None => import::importer_of(path, bytes),
    };
    if options.force {
        let plain = || import::importer(Format::Plain);
        return told
            .or_else(plain)
            .ok_or_else(|| OpenError::Binary(shown(path)));
    }
    // some formats that can't be read look like text
    let is_text = told.is_none_or(|told| told.format == Format::Plain);
    let asked = options.format.is_some();
    if let Some(foreign) = foreign::foreign(bytes).filter(|_| is_text && !asked) {
        return Err(OpenError::Foreign {
            name: shown(path),
            what: foreign.what,
            way: foreign.way,
            is_document: foreign.is_document,
        });
    }
    told.ok_or_else(|| OpenError::Binary(shown(path)))
}

/// The formats that can be read, by name.
pub fn formats() -> impl Iterator<Item = &'static str> {
    import::table::IMPORTERS.iter().map(|row| row.format.name())
}

/// The format of that name.
pub fn format_named(name: &str) -> Option<Format> {
    import::named(name)
}

/// What stands between a path and the key of an article in that file.
const PART: &str = "#part=";

/// What a path with `#part=` in it means: the file of that very name where there is one, else a
/// file and which of its articles.
pub fn address(path: &Path) -> (PathBuf, Option<Arc<str>>) {
    let parts = path.to_str().and_then(|path| path.split_once(PART));
    match parts.filter(|(file, key)| !file.is_empty() && !key.is_empty() && !path.exists()) {
        Some((file, key)) => (PathBuf::from(file), Some(Arc::from(key))),
        None => (path.to_owned(), None),
    }
}

/// An article of what was read of one part of a file of `bytes` bytes.
///
/// # Errors
/// Where its text is too long, or it is a file in the file that can't be read.
pub fn article_of(
    part: Part,
    format: Format,
    path: &Path,
    bytes: u64,
    options: &Options,
) -> Result<Article, OpenError> {
    let (part, format) = inside::unpacked(part, format, path, options.whole)?;
    let above = match &part.content {
        Content::Lines(text) => told_alone(text),
        _ => None,
    };
    let (body, format) = match part.content {
        Content::Lines(text) => (outline::plain(&text), Format::Plain),
        Content::Markdown(_, body) => {
            let mut body = *body;
            outline::unmarked(&mut body);
            (body, Format::Markdown)
        }
        Content::Body(mut body) => {
            outline::preformatted(&mut body);
            (*body, format)
        }
        // what is in a file in the file is not looked into
        Content::File(_) => (Body::default(), format),
    };
    if u32::try_from(body.text.len()).is_err() {
        return Err(OpenError::TooLarge(shown(path)));
    }
    let source = Source {
        path: path.to_string_lossy().into_owned(),
        part: part.key,
        format,
        encoding: part.encoding.to_owned(),
        bytes,
        undecodable: part.undecodable,
    };
    let mut article = assemble(body, source);
    let about = &mut article.about;
    about.language = language::of(&article.text, about.language.take());
    about.published = about.published.take().or(part.published).or_else(|| {
        let date = article.date.as_deref()?;
        days::written(date)
    });
    if about.published.is_none()
        && matches!(article.source.format, Format::Plain | Format::Markdown)
    {
        about.published = told(&article.text).or(above);
    }
    if about.published.is_none() && article.source.part.is_none() {
        about.published = days::of_file(path);
    }
    Ok(article)
}

/// Lines at the start of a text, title and all, that may tell its day.
const HEAD: usize = 9;

/// The day that the first lines of a text tell.
fn told(text: &str) -> Option<String> {
    text.lines().take(HEAD).find_map(date::told)
}

/// Longest line in bytes that tells a day and hardly more.
const ALONE: usize = 50;

/// The day of a line that ends with it, among the first as they stand in the file: in what is read they
/// may be joined to a paragraph.
fn told_alone(text: &str) -> Option<String> {
    let lines = text.lines().take(HEAD).map(str::trim);
    let ends = |line: &&str| line.len() <= ALONE && line.ends_with(|c: char| c.is_ascii_digit());
    lines.filter(ends).find_map(date::told)
}

/// The proper names of an article.
pub fn names(article: &Article) -> Vec<Name> {
    tagger::names(article)
}

/// Everything that the highlights of an article make together.
pub fn relations(article: &Article, found: &Arc<Annotations>) -> Relations {
    let positions = positions(article, found);
    let matrix = matrix(article, found);
    let [stakeholders, issues] = matrix.sides();
    Relations {
        brief: brief(article, found, &positions),
        found: found.clone(),
        positions,
        matrix,
        stakeholders,
        issues,
    }
}

fn assemble(body: Body, source: Source) -> Article {
    let mut sections = outline::sections(&body);
    for section in &mut sections {
        section.words = words::count(section.span.of(&body.text));
    }
    let words = sections.iter().map(|section| section.words).sum();
    Article {
        source,
        text: Arc::from(body.text),
        blocks: body.blocks,
        sections,
        styles: body.styles,
        links: body.links,
        map: body.map,
        title: body.title,
        guesses: body.guesses,
        date: body.date,
        publisher: body.publisher,
        about: body.about,
        words,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::{Options, article, open};
    use crate::model::Format;

    fn opened(name: &str, bytes: &[u8]) -> crate::model::Article {
        article(bytes.to_vec(), Path::new(name), &Options::default()).unwrap()
    }

    #[test]
    fn a_line_above_the_text_tells_the_day() {
        let told = |text: &str| {
            let article = opened("a.txt", text.as_bytes());
            article.about.published
        };
        let body = "\n\nThe council of Lindholm met and closed the harbour for the winter.\n";
        for head in [
            "The Harbour Closes\n\nFriday, 3 March 2026, 4:22 pm",
            "The Harbour Closes\n\nBy Ada Kemp | March 3, 2026 | Page 11",
            "Statement on the Harbour, 3 March 2026",
        ] {
            let text = format!("{head}{body}");
            assert_eq!(told(&text).as_deref(), Some("2026-03-03"), "{head}");
        }
        assert_eq!(told(&format!("The Flood of March 3, 2026{body}")), None);
        // what the body tells is no date of its own
        let far = format!(
            "The Harbour Closes{}\n\nLindholm, 3 March 2026\n",
            body.repeat(30)
        );
        assert_eq!(told(&far), None);
    }

    #[test]
    fn an_article_knows_its_file_and_its_words() {
        let article = opened(
            "brief.md",
            b"# Title\n\nOne two.\n\n## Part\n\nThree four five.\n",
        );
        assert_eq!(article.source.format, Format::Markdown);
        assert_eq!(
            (article.source.encoding.as_str(), article.source.bytes),
            ("UTF-8", 45)
        );
        assert_eq!(article.title.as_ref().unwrap().text, "Title");
        let words: Vec<_> = article
            .sections
            .iter()
            .map(|section| section.words)
            .collect();
        assert_eq!((words, article.words), (vec![3, 4], 7));
        assert!(article.sections[0].heading.is_none());
    }

    #[test]
    fn a_line_that_tells_more_than_the_day_tells_the_day() {
        let prose = "The ferry board met on Monday and heard both sides at length, as it does.";
        let cookies = "We keep what you read here in small files on your machine; whoever goes on \
                       reading agrees with all of that, as our policy explains at length.";
        let text = format!(
            "{cookies}\n\nFerry Board Weighs New Levy\n\nPublished 07 March 2026\n\n{prose}\n"
        );
        let article = opened("a.txt", text.as_bytes());
        assert_eq!(article.about.published.as_deref(), Some("2026-03-07"));
    }

    #[test]
    fn what_else_tells_the_day_of_a_file() {
        let told = |name: &str, text: &str| opened(name, text.as_bytes()).about.published;
        let body = "The council of Lindholm met and closed the harbour for the winter, as the ice \
                    came early and nobody could say when the ferries would go again.\n";
        // joined to the line above it in what is read
        let joined = format!(
            "Binding Directive of the Harbour Council on the Use of Nets\nMarch 3, 2026\n\n{body}"
        );
        assert_eq!(told("a.txt", &joined).as_deref(), Some("2026-03-03"));
        assert_eq!(
            told("news/2026-03-03 harbour.md", body).as_deref(),
            Some("2026-03-03")
        );
        assert_eq!(told("news/harbour.md", body), None);
        // what the text says counts
        let said = format!("The Harbour Closes\n\n4 March 2026\n\n{body}");
        assert_eq!(
            told("2026-03-03 harbour.md", &said).as_deref(),
            Some("2026-03-04")
        );
    }

    /// The title and "level words" of the sections.
    fn outline(name: &str, text: &str) -> (String, Vec<String>) {
        let article = opened(name, text.as_bytes());
        let headed = article.sections.iter().filter_map(|section| {
            let heading = section.heading?.of(&article.text);
            Some(format!("{} {heading}", section.level))
        });
        let title = article.title.as_ref();
        let title = title.map_or(String::new(), |title| title.text.clone());
        (title, headed.collect())
    }

    #[test]
    fn markdown_without_a_marked_heading_has_an_outline() {
        let prose = "The ferry board met on Monday and heard both sides at length, as it does \
                     every spring before the season opens.";
        let bold = format!(
            "---\ntitle: Ferries\n---\n\n{prose}\n\n**Who pays**\n\n{prose} **Not this.**\n\n\
             II. **<u>The quay</u>**\n\n- {prose}\n\n**A bold sentence ends.**\n\n{prose}\n"
        );
        let wanted = ["1 Who pays", "1 II. The quay", "1 A bold sentence ends."];
        let wanted = wanted.map(str::to_owned).to_vec();
        assert_eq!(outline("a.md", &bold), ("Ferries".to_owned(), wanted));
        let bare = format!(
            "Ferry Board Weighs New Levy\n\n{prose}\n\nWho Pays for the Quay\n\n{prose}\n\n\
             What Happens Next\n\n{prose}\n"
        );
        let wanted = vec![
            "1 Who Pays for the Quay".to_owned(),
            "1 What Happens Next".to_owned(),
        ];
        let title = "Ferry Board Weighs New Levy".to_owned();
        assert_eq!(outline("a.md", &bare), (title.clone(), wanted.clone()));
        assert_eq!(outline("a.txt", &bare), (title, wanted));
        // who marks a heading has marked all
        let marked = format!("{bare}\n## Costs\n\n{prose}\n");
        assert_eq!(outline("a.md", &marked).1, ["2 Costs"]);
        let bold = format!("{prose}\n\n**{prose}**\n\n{prose}\n");
        assert!(outline("a.md", &bold).1.is_empty());
    }

    #[test]
    fn nothing_opens_fine() {
        for bytes in [&b""[..], b"\n \n\n", b"\xef\xbb\xbf", b"# \n"] {
            for name in ["a.md", "a.txt", "-"] {
                let article = opened(name, bytes);
                assert_eq!(
                    (article.words, article.sections.len()),
                    (0, 1),
                    "{name} {bytes:?}"
                );
            }
        }
    }

    #[test]
    fn binary_needs_force() {
        let bytes = vec![0; 100];
        let refused = open(
            bytes.clone(),
            Path::new("a"),
            &Options::default(),
            &Arc::default(),
        )
        .unwrap_err();
        assert!(refused.to_string().contains("--force"));
        let forced = open(
            bytes,
            Path::new("a"),
            &Options {
                force: true,
                ..Options::default()
            },
            &Arc::default(),
        )
        .unwrap();
        assert!(forced.article.text.starts_with('␀'));
    }
}

//! Which articles are written like this one, and what the reader decided about their outlines.

use std::path::Path;

use crate::model::{Article, Credits, Format, HeadingLesson, Lesson, Outlet};
use crate::outline;

/// Where an article comes from whose file is at `file`: who publishes it, as the reader or the file
/// says, else the folder in which it is. A name that may be the author's alone is none of an outlet,
/// but that of who sends a mail is.
pub fn outlet(article: &Article, credits: &Credits, file: Option<&Path>) -> Option<Outlet> {
    let author = article.about.author.as_deref();
    let publisher = match article.source.format {
        // whoever is named above a plain text may have written it
        Format::Plain => None,
        Format::Mail | Format::Mbox | Format::Maildir => author,
        _ => article
            .publisher
            .as_deref()
            .filter(|name| Some(*name) != author),
    };
    let publisher = credits.publisher.as_deref().or(publisher);
    if let Some(name) = publisher.map(str::trim).filter(|name| !name.is_empty()) {
        return Some(Outlet::Publisher(name.to_owned()));
    }
    let folder = file?.canonicalize().ok()?;
    let folder = folder.parent()?.to_string_lossy().into_owned();
    Some(Outlet::Folder(folder))
}

/// The article with the outline that it has by what was decided about others of its outlet, in the
/// order of learning. `None` where that makes no difference.
pub fn taught<'a>(
    article: &Article,
    outlet: &Outlet,
    lessons: impl Iterator<Item = &'a Lesson>,
) -> Option<Article> {
    let about = lessons.filter_map(Lesson::heading);
    let about = about.filter(|lesson| lesson.outlet.is(outlet));
    let about: Vec<HeadingLesson> = about.cloned().collect();
    outline::taught(article, &about)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::outlet;
    use crate::model::{Article, Credits, Outlet};
    use crate::open::{Options, article};

    fn opened(name: &str, text: &str) -> Article {
        let bytes = text.as_bytes().to_vec();
        article(bytes, Path::new(name), &Options::default()).unwrap()
    }

    #[test]
    fn an_outlet_is_who_publishes_or_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        std::fs::write(&file, "").unwrap();
        let told = |text: &str, credits: &Credits| {
            outlet(&opened("a.md", text), credits, Some(file.as_path()))
        };
        let none = Credits::default();
        let head = "---\nauthor: Ana Reis\npublisher: The Ferry Post\n---\n\nText.\n";
        let post = Outlet::Publisher("The Ferry Post".to_owned());
        assert_eq!(told(head, &none), Some(post.clone()));
        assert!(post.is(&Outlet::Publisher("the ferry post ".to_owned())));
        // an author is no outlet: the folder is
        let by = "---\nauthor: Ana Reis\n---\n\nText.\n";
        let place = folder.path().canonicalize().unwrap();
        let place = Outlet::Folder(place.to_string_lossy().into_owned());
        assert_eq!(told(by, &none), Some(place));
        let said = Credits {
            publisher: Some("The Ferry Post".to_owned()),
            ..Credits::default()
        };
        assert_eq!(told(by, &said), Some(post));
        assert_eq!(outlet(&opened("-", "Text.\n"), &none, None), None);
    }
}

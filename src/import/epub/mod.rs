//! Books and reports (EPUB 2 and 3): the pages in reading order, chapters named as the navigation
//! names them.

mod chapters;
mod elements;
mod held;
mod package;
mod page;

use std::collections::HashMap;

use super::archive::{Package, kind_of};
use super::part::Head;
use super::passage::Document;
use super::{Content, Fault, Input, Part};
use crate::model::{About, Format};
use crate::text::{days, sanitise};
use package::Book;

/// True for books.
pub(super) fn tells(head: &Head<'_>) -> bool {
    kind_of(head.bytes, head.extension) == Some(Format::Epub)
}

/// Reads a book, or the page of it that is asked for.
///
/// # Errors
/// Where it is protected, broken, or too large when unpacked.
pub(super) fn read(input: Input<'_>) -> Result<Vec<Part>, Fault> {
    let mut package = Package::open(input.bytes)?;
    let mut book = package::read(&mut package)?;
    if let Some(page) = input.part {
        book.spine.retain(|name| name == page);
        if book.spine.is_empty() {
            return Ok(Vec::new());
        }
    }
    let along = match input.part {
        Some(_) => Vec::new(),
        None => listed(&book, &package),
    };
    let mut document = Document::default();
    let mut places = HashMap::new();
    let mut missing = 0;
    for name in std::mem::take(&mut book.spine) {
        // what the list names and the archive doesn't hold is passed over
        let Some(text) = package.text(&name)? else {
            missing += 1;
            continue;
        };
        let page = page::read(&text);
        let from = document.passages.len();
        for (place, at) in page.places {
            places.insert((name.clone(), place), from + at);
        }
        places.entry((name, String::new())).or_insert(from);
        document.passages.extend(page.passages);
    }
    document.passages.iter_mut().for_each(page::read_picture);
    chapters::name(&mut document.passages, &book.chapters, &places);
    document.title = book.title.filter(|_| input.part.is_none());
    document.publisher = book.publisher;
    document.about = About {
        author: Some(book.creators.join(", ")).filter(|names| !names.is_empty()),
        language: book.language,
        published: book.date.as_deref().and_then(days::written),
        mended: mended(missing, &package),
        ..About::default()
    };
    Ok(vec![Part {
        key: input.part.map(str::to_owned),
        encoding: "UTF-8",
        content: Content::Body(Box::new(document.into_body())),
        along,
        ..Part::default()
    }])
}

/// What is broken about a book though it was read.
fn mended(missing: usize, package: &Package) -> Option<String> {
    let pages = match missing {
        0 => return package.mended(),
        1 => "1 page of it is missing".to_owned(),
        many => format!("{many} pages of it are missing"),
    };
    Some(format!("{pages}; fetch or save it again"))
}

/// The pages of a book, under the name of the first chapter on each.
fn listed(book: &Book, package: &Package) -> Vec<Part> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    for chapter in &book.chapters {
        names.entry(&chapter.page).or_insert(&chapter.name);
    }
    let pages = book.spine.iter().filter(|page| package.holds(page));
    pages
        .map(|page| Part {
            key: Some(page.clone()),
            title: names.get(&**page).map(|name| sanitise::line(name)),
            ..Part::default()
        })
        .collect()
}

#[cfg(test)]
mod tests;

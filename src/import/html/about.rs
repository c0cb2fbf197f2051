//! What a page says about its article: title, date, author, site, language, address.

use super::authors;
use super::byline;
use super::foot;
use super::json_ld;
use super::titles::{clean, title, without_site};
use super::tree::{Id, ROOT, Tree};
use crate::model::About;
use crate::text::date;
use crate::text::days::{self, Order, day_in};

/// What a page says about itself.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    /// The heading that is its title.
    pub(super) heading: Option<Id>,
    /// The title as the window shows it, with the name of the site.
    pub(super) window: String,
    pub(super) publisher: Option<String>,
    pub(super) about: About,
    /// What its data say that its article says.
    pub(super) body: Option<String>,
    /// Against what its links are read.
    pub(super) base: Option<url::Url>,
}

/// Names of `<meta>` in the order in which they are believed.
const TITLE: &[&str] = &[
    "og:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "dc:title",
    "parsely-title",
    "sailthru.title",
    "twitter:title",
    "headline",
    "title",
];
const DATE: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc:date",
    "dc:created",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published_at",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "publication-date",
    "pubdate",
    "pub_date",
    "published-date",
    "published_date",
    "date_published",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "bt:pubdate",
    "release_date",
    "date",
    "created",
    "datecreated",
    "last-modified-date",
];
/// When it was changed last: said where nothing else is.
const CHANGED: &[&str] = &["og:updated_time", "article:modified_time", "datemodified"];
const AUTHOR: &[&str] = &[
    "citation_author",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "parsely-author",
    "sailthru.author",
    "article.author",
    "og:author",
    "byl",
    "authors",
    "dc.author",
    "citation_authors",
    "article:author_name",
    "creator",
    "cxenseparse:author",
    "rbauthors",
];
const SITE: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "dc:publisher",
    "citation_journal_title",
    "article:publisher",
    "application-name",
    "publisher",
    "apple-mobile-web-app-title",
    "twitter:site",
];
const LANGUAGE: &[&str] = &[
    "content-language",
    "language",
    "dc.language",
    "dcterms.language",
    "og:locale",
];

/// Longest value that is believed.
const MAX: usize = 500;

/// Reads what a page says.
pub(super) fn read(tree: &Tree) -> Told {
    let metas = Metas::of(tree);
    let json = json_ld::read(tree);
    let window = tree
        .inside(ROOT)
        .find(|&id| {
            tree.name(id) == "title" && !tree.ancestors(id).any(|at| tree.name(at) == "svg")
        })
        .map(|id| clean(&tree.text(id)))
        .unwrap_or_default();
    let publisher = metas
        .first(SITE, |site| !site.contains("//") && !site.starts_with('@'))
        .or(json.publisher);
    let url = link(tree, "canonical")
        .or_else(|| metas.first(&["og:url"], |_| true))
        .or(json.url)
        .filter(|url| url.starts_with("http"));
    let declared = json
        .title
        .into_iter()
        .chain(metas.first(TITLE, |_| true))
        .map(|title| without_site(&title, publisher.as_deref()))
        .find(|title| !title.is_empty() && Some(title.as_str()) != publisher.as_deref());
    let (title, heading) = title(tree, declared, &window, publisher.as_deref());
    let language = language(tree, &metas, json.language);
    let line = byline::find(tree, heading, language.as_deref().and_then(order));
    let published = json
        .published
        .and_then(|written| day(&written))
        .or_else(|| metas.dates())
        .or_else(|| day_of_property(tree, "datePublished"))
        .or(line.time)
        .or_else(|| day_in(&window))
        .or(line.date)
        .or_else(|| url.as_deref().and_then(day_of_address))
        .or_else(|| foot::day(tree))
        .or_else(|| metas.first(CHANGED, |_| true).and_then(|at| day(&at)));
    let said = [json.author, metas.authors(), line.author, metas.labelled()];
    let said: Vec<String> = said.into_iter().flatten().collect();
    // what a system writes of itself says less than a line
    let site = publisher.as_deref();
    let somebody = said
        .iter()
        .find(|author| authors::is_somebody(author, site));
    let author = somebody
        .or(said.first())
        .map(|author| authors::name(author))
        .filter(|author| !author.is_empty() && !author.contains("://"));
    let base = base(tree, url.as_deref());
    Told {
        title,
        heading,
        window,
        publisher,
        body: json.body,
        about: About {
            published,
            author,
            url,
            language,
            ..About::default()
        },
        base,
    }
}

/// The `<meta>` of a page: name and value.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(tree: &Tree) -> Self {
        let metas = tree.inside(ROOT).filter(|&id| tree.name(id) == "meta");
        let read = |id: Id| {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .into_iter()
                .map(|key| tree.attribute(id, key))
                .find(|name| !name.is_empty())?;
            // some pages have "value" for "content"
            let value = ["content", "value"]
                .into_iter()
                .map(|key| tree.attribute(id, key))
                .find(|value| !value.is_empty())?;
            (value.len() <= MAX).then(|| (name.to_ascii_lowercase(), clean(value)))
        };
        Self(metas.filter_map(read).take(2000).collect())
    }

    /// The value of the first of `names` that has one which `suits`.
    fn first(&self, names: &[&str], suits: impl Fn(&str) -> bool) -> Option<String> {
        let of = |name: &&str| {
            let mut values = self.0.iter().filter(|(key, _)| key == name);
            values
                .find(|(_, value)| suits(value))
                .map(|(_, value)| value.clone())
        };
        names.iter().find_map(of)
    }

    fn dates(&self) -> Option<String> {
        DATE.iter().find_map(|name| {
            let value = self.first(&[name], |value| day(value).is_some())?;
            day(&value)
        })
    }

    /// Who wrote it, by the label that systems of blogs give it.
    fn labelled(&self) -> Option<String> {
        let first = |name: &str| self.first(&[name], |_| true);
        let label = first("twitter:label1")?.to_lowercase();
        let known = label.contains("written by")
            || label.contains("verfasst von")
            || label.contains("écrit par");
        known.then(|| first("twitter:data1")).flatten()
    }

    /// The authors: all `<meta>` of the first name that has any.
    fn authors(&self) -> Option<String> {
        let of = |name: &&str| {
            let named = self.0.iter().filter(|(key, value)| {
                key == name && !value.contains("://") && !value.starts_with('@')
            });
            let mut all: Vec<&str> = named.map(|(_, value)| value.as_str()).collect();
            all.dedup();
            (!all.is_empty()).then(|| all.join(", "))
        };
        AUTHOR.iter().find_map(of)
    }
}

/// A date as ISO 8601, also where more is written behind it.
fn day(written: &str) -> Option<String> {
    days::written(written)
}

/// "…/2026/03/03/…" → "2026-03-03".
fn day_of_address(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '-', '_']).collect();
    parts.windows(3).find_map(|three| {
        let [year, month, day] = three else {
            return None;
        };
        let figures = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let all = figures(year, 4) && figures(month, 2) && figures(day, 2);
        let written = format!("{year}-{month}-{day}");
        (all && (year.starts_with("19") || year.starts_with("20")))
            .then(|| date::iso(&written))
            .flatten()
    })
}

fn link(tree: &Tree, rel: &str) -> Option<String> {
    let mut links = tree.inside(ROOT).filter(|&id| tree.name(id) == "link");
    let found = links.find(|&id| tree.attribute(id, "rel").eq_ignore_ascii_case(rel))?;
    Some(tree.attribute(found, "href").to_owned()).filter(|href| !href.is_empty())
}

fn base(tree: &Tree, url: Option<&str>) -> Option<url::Url> {
    let page = url.and_then(|url| url::Url::parse(url).ok());
    let element = tree.inside(ROOT).find(|&id| tree.name(id) == "base");
    let href = element.map_or("", |id| tree.attribute(id, "href"));
    if href.is_empty() {
        return page;
    }
    match &page {
        Some(page) => page.join(href).ok(),
        None => url::Url::parse(href).ok(),
    }
    .or(page)
}

/// The day that the first element of that property tells: `<abbr itemprop="datePublished"
/// title="2026-03-03">3 March</abbr>`.
fn day_of_property(tree: &Tree, name: &str) -> Option<String> {
    let id = tree
        .inside(ROOT)
        .find(|&id| tree.attribute(id, "itemprop") == name)?;
    let told = ["content", "datetime", "title"].map(|key| tree.attribute(id, key));
    let told = told.into_iter().find_map(day);
    told.or_else(|| day(&tree.text(id)))
}

fn language(tree: &Tree, metas: &Metas, json: Option<String>) -> Option<String> {
    let body = tree.elements(ROOT).find(|&id| tree.name(id) == "body");
    let html = [Some(ROOT), body]
        .into_iter()
        .flatten()
        .flat_map(|id| [tree.attribute(id, "lang"), tree.attribute(id, "xml:lang")])
        .find(|lang| !lang.is_empty())
        .map(str::to_owned);
    html.or_else(|| metas.first(LANGUAGE, |_| true))
        .or(json)
        .and_then(|written| tag(&written))
}

/// The order of day and month in figures, where the language has one: "en" has both, "en-US" one.
fn order(language: &str) -> Option<Order> {
    let (main, region) = language.split_once('-').unwrap_or((language, ""));
    match (main, region.to_ascii_uppercase().as_str()) {
        ("en", "US") => Some(Order::MonthFirst),
        ("en", "GB" | "IE" | "AU" | "NZ" | "IN" | "ZA") => Some(Order::DayFirst),
        ("fr" | "es", "CA" | "US") => None,
        (
            "de" | "fr" | "es" | "it" | "pt" | "nl" | "ru" | "uk" | "pl" | "ro" | "el" | "tr"
            | "ar",
            _,
        ) => Some(Order::DayFirst),
        _ => None,
    }
}

/// A language as BCP 47 has it: "`en_GB`" → "en-GB". None for what is no such.
fn tag(written: &str) -> Option<String> {
    let first = written
        .split([',', ';', ' '])
        .next()?
        .trim()
        .replace('_', "-");
    let mut parts = first.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let letters = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    if !(2..=3).contains(&language.len()) || !language.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let rest: Vec<&str> = parts
        .take_while(|part| letters(part) && part.len() <= 8)
        .take(3)
        .collect();
    Some(
        std::iter::once(language.as_str())
            .chain(rest)
            .collect::<Vec<_>>()
            .join("-"),
    )
}

//! A library without a terminal: keys in, state and effects out.

use std::sync::Arc;

use attache::app::{Event, Shelf, ShelfEffect, ShelfEvent};
use attache::config::Theme;
use attache::model::{Facet, FacetKind, ListRow, Listing, Sheet, SheetStyle, Target};

use super::harness::keys;

/// A library of some articles, with answers that come at once.
pub(crate) struct Room {
    pub(crate) shelf: Shelf,
    pub(crate) effects: Vec<ShelfEffect>,
    pub(crate) rows: Vec<ListRow>,
}

pub(crate) fn row(id: i64, title: &str, day: &str) -> ListRow {
    ListRow {
        id,
        address: format!("/news/{id}.md"),
        title: title.to_owned(),
        day: Some(day.to_owned()),
        publisher: Some("North Wire".to_owned()),
        minutes: 4,
        stakeholders: vec!["Ukraine".to_owned(), "Russia".to_owned()],
        undecided: 12,
        ..ListRow::default()
    }
}

fn rows() -> Vec<ListRow> {
    vec![
        ListRow {
            new: true,
            ..row(1, "Ceasefire talks open in Lindholm", "2026-11-20")
        },
        ListRow {
            twin: Some(2),
            starred: true,
            ..row(2, "Grain corridor holds through the winter", "2026-11-19")
        },
        ListRow {
            twin: Some(2),
            read: true,
            progress: Some(40),
            ..row(3, "Grain corridor holds", "2026-11-18")
        },
        ListRow {
            undecided: 0,
            read: true,
            noted: true,
            changed: true,
            ..row(4, "Levy on ferries", "2026-11-02")
        },
    ]
}

fn facets() -> Vec<Facet> {
    let facet = |kind, label: &str, count, query: &str| Facet {
        kind,
        label: label.to_owned(),
        count,
        query: query.to_owned(),
    };
    vec![
        facet(FacetKind::Folder, "wires", Some(4), "in:wires"),
        facet(FacetKind::Saved, "corridor", None, "grain corridor"),
        facet(FacetKind::Stakeholder, "Ukraine", Some(4), "who:Ukraine"),
        facet(FacetKind::Issue, "ceasefire", Some(1), "issue:ceasefire"),
        facet(
            FacetKind::Publisher,
            "North Wire",
            Some(4),
            "by:\"North Wire\"",
        ),
    ]
}

impl Room {
    pub(crate) fn new(size: (u16, u16)) -> Self {
        let mut shelf = Shelf::new(Theme::named("dark").unwrap(), size);
        let first = shelf.ask();
        let mut room = Self {
            shelf,
            effects: Vec::new(),
            rows: rows(),
        };
        room.answer(vec![first]);
        room
    }

    pub(crate) fn press(&mut self, script: &str) -> &mut Self {
        for key in keys(script) {
            self.update(ShelfEvent::Screen(Event::Key(key)));
        }
        self
    }

    pub(crate) fn update(&mut self, event: ShelfEvent) {
        let effects = self.shelf.update(event);
        self.answer(effects);
    }

    /// Answers as the background would; the rest is kept.
    fn answer(&mut self, effects: Vec<ShelfEffect>) {
        for effect in effects {
            match effect {
                ShelfEffect::List {
                    generation, query, ..
                } => {
                    let wanted = query.to_lowercase();
                    let rows = self.rows.iter();
                    let rows = rows.filter(|row| row.title.to_lowercase().contains(&wanted));
                    let fault = query
                        .contains("whp:")
                        .then(|| "column 1: no field".to_owned());
                    let listing = Listing {
                        generation,
                        rows: if fault.is_some() {
                            self.rows.iter().cloned().map(Arc::new).collect()
                        } else {
                            rows.cloned().map(Arc::new).collect()
                        },
                        query,
                        facets: facets(),
                        of: self.rows.len(),
                        undated: 0,
                        more: false,
                        fault,
                    };
                    self.update(ShelfEvent::Listed(Arc::new(listing)));
                }
                ShelfEffect::Preview(id) => {
                    let mut sheet = Sheet {
                        title: format!("Article {id}"),
                        ..Sheet::default()
                    };
                    sheet.push("2026-11-20 · North Wire", SheetStyle::Quiet, None);
                    sheet.push("Envoys of both shores met again.", SheetStyle::Text, None);
                    sheet.push("Stakeholders", SheetStyle::Heading, None);
                    sheet.push("Ukraine 4 · Russia 2", SheetStyle::Text, None);
                    self.update(ShelfEvent::Preview(id, Arc::new(sheet)));
                }
                other => self.effects.push(other),
            }
        }
    }

    /// The titles that the list shows.
    pub(crate) fn titles(&self) -> Vec<&str> {
        let rows = &self.shelf.listing.rows;
        let shown = self.shelf.shown.iter();
        shown.map(|at| rows[*at].title.as_str()).collect()
    }

    pub(crate) fn selected(&self) -> i64 {
        self.shelf.selected().unwrap().id
    }
}

/// A page with a line that leads to a sentence and one that leads to another page.
pub(crate) fn page() -> Sheet {
    let mut sheet = Sheet {
        title: "Ukraine · stakeholder".to_owned(),
        ..Sheet::default()
    };
    sheet.push("named 40 times in 4 articles", SheetStyle::Quiet, None);
    sheet.push("Mentions a week", SheetStyle::Heading, None);
    sheet.push("▁▃ █", SheetStyle::Strong, None);
    sheet.push("Tied to", SheetStyle::Heading, None);
    let other = Target::Page("issue:ceasefire".to_owned());
    sheet.push(
        "ceasefire  9 sentences in 3 articles",
        SheetStyle::Text,
        Some(other),
    );
    sheet.push("Positions", SheetStyle::Heading, None);
    let place = Target::Sentence {
        address: "/news/1.md".to_owned(),
        words: "Ukraine offers a ceasefire.".to_owned(),
    };
    let words = "2026-11-20  refuses → offers: Ukraine offers a ceasefire.";
    sheet.push(words, SheetStyle::Strong, Some(place));
    sheet
}

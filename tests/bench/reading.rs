//! What a reader waits for: opening, annotating, a key, a resize, a search.
//!
//! `cargo bench` prints times and throughput; no test asserts them.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use attache::app::{App, Event};
use attache::config::{Depth, Theme};
use attache::model::{Article, Key};
use attache::open::{self, BUNDLED, Lexicons, Options};
use attache::search::Pattern;
use attache::text::{Case, Folding};
use attache::tui::Painter;
use attache::tui::views::draw;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The bundled briefings over and over, up to about `bytes` bytes.
fn text(kind: &str, bytes: usize) -> Vec<u8> {
    let briefing = BUNDLED
        .iter()
        .find(|briefing| briefing.name.ends_with(kind));
    let one = briefing.map_or(&b""[..], |briefing| briefing.bytes);
    one.iter().copied().cycle().take(bytes).collect()
}

fn article(kind: &str, bytes: usize) -> Article {
    let name = format!("bench{kind}");
    open::article(text(kind, bytes), Path::new(&name), &Options::default()).unwrap_or_default()
}

fn opening(c: &mut Criterion) {
    let mut group = c.benchmark_group("open");
    for kind in [".txt", ".md"] {
        for bytes in [10_000, 1_000_000] {
            group.throughput(Throughput::Bytes(bytes as u64));
            group.bench_function(BenchmarkId::new(kind, bytes), |b| {
                b.iter(|| black_box(article(kind, bytes)));
            });
        }
    }
    for bytes in [10_000, 300_000] {
        let page = page(bytes);
        group.throughput(Throughput::Bytes(page.len() as u64));
        group.bench_function(BenchmarkId::new(".html", bytes), |b| {
            b.iter(|| {
                let path = Path::new("bench.html");
                black_box(open::article(page.clone(), path, &Options::default()))
            });
        });
    }
    group.finish();
}

/// A web page about `bytes` long: the bundled briefing between a menu and related links.
fn page(bytes: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(&text(".txt", bytes)).into_owned();
    let mut page =
        String::from("<!doctype html><html lang=en><head><title>Bench</title></head><body><nav>");
    for number in 0..40 {
        for piece in ["<a href='/", &number.to_string(), "'>Menu</a> "] {
            page.push_str(piece);
        }
    }
    page.push_str("</nav><main><article><h1>Bench</h1>");
    for paragraph in text.split("\n\n") {
        for piece in ["<p class=text>", paragraph, "</p>"] {
            page.push_str(piece);
        }
    }
    page.push_str(
        "</article><aside class=related><a href=/x>More</a></aside></main></body></html>",
    );
    page.into_bytes()
}

/// Texts of several kinds, each about `bytes` long: all bundled briefings, and what is hard on the
/// rules in one way or the other.
fn kinds(bytes: usize) -> Vec<(&'static str, Article)> {
    let briefings = BUNDLED
        .iter()
        .map(|briefing| (briefing.name, briefing.bytes));
    let hard = [
        (
            "small letters.txt",
            "the water rose and nobody had said so. ",
        ),
        (
            "capitals.txt",
            "RUSSIA AND THE UNITED STATES AGREE ON A TRUCE.\n\n",
        ),
        (
            "names.txt",
            "President Ilse Marou of Chad met the EU, NATO and Verdex AG. ",
        ),
        ("accents.txt", "Gdańsk, São Tomé et le Québec — “déjà vu”. "),
    ];
    let hard = hard.map(|(name, one)| (name, one.as_bytes()));
    briefings
        .chain(hard)
        .map(|(name, one)| {
            let text = one.iter().copied().cycle().take(bytes).collect();
            let article = open::article(text, Path::new(name), &Options::default());
            (name, article.unwrap_or_default())
        })
        .collect()
}

fn annotating(c: &mut Criterion) {
    let mut group = c.benchmark_group("annotate");
    for bytes in [10_000, 1_000_000] {
        for (name, article) in kinds(bytes) {
            group.throughput(Throughput::Bytes(bytes as u64));
            group.bench_function(BenchmarkId::new(name, bytes), |b| {
                b.iter(|| black_box(open::annotate(&article, &[], &Lexicons::default())));
            });
        }
    }
    let persons = persons(400_000);
    group.sample_size(10);
    group.throughput(Throughput::Bytes(persons.text.len() as u64));
    group.bench_function("400,000 persons", |b| {
        b.iter(|| {
            let mut hits = Vec::new();
            open::scan(
                &persons,
                0..persons.blocks.len(),
                &Lexicons::default(),
                &mut hits,
            );
            black_box(open::fold(&persons, hits, &[], &Lexicons::default()))
        });
    });
    group.finish();
}

fn naming(c: &mut Criterion) {
    let mut group = c.benchmark_group("names");
    for (name, article) in kinds(1_000_000) {
        group.throughput(Throughput::Bytes(1_000_000));
        group.bench_function(name, |b| b.iter(|| black_box(open::names(&article))));
    }
    group.finish();
}

/// What a reader waits for until all highlights are there: the names, then the rest with them.
fn whole_annotation(c: &mut Criterion) {
    let mut group = c.benchmark_group("whole annotation");
    for bytes in [10_000, 1_000_000] {
        for (name, article) in kinds(bytes) {
            group.throughput(Throughput::Bytes(bytes as u64));
            group.bench_function(BenchmarkId::new(name, bytes), |b| {
                b.iter(|| {
                    let names = open::names(&article);
                    black_box(open::annotate(&article, &names, &Lexicons::default()))
                });
            });
        }
    }
    // what even an article without a word costs
    let nothing = Article::default();
    group.throughput(Throughput::Elements(1));
    group.bench_function("no text", |b| {
        b.iter(|| {
            let names = open::names(&nothing);
            black_box(open::annotate(&nothing, &names, &Lexicons::default()))
        });
    });
    group.finish();
}

fn taking_positions(c: &mut Criterion) {
    let mut group = c.benchmark_group("positions and matrix");
    let article = article(".txt", 1_000_000);
    let mut hits = Vec::new();
    open::scan(
        &article,
        0..article.blocks.len(),
        &Lexicons::default(),
        &mut hits,
    );
    let found = open::fold(&article, hits, &[], &Lexicons::default());
    group.throughput(Throughput::Bytes(u64::from(article.len())));
    group.bench_function("positions", |b| {
        b.iter(|| black_box(open::positions(&article, &found)));
    });
    group.bench_function("matrix", |b| {
        b.iter(|| black_box(open::matrix(&article, &found)));
    });
    group.finish();
}

/// An article that names so many persons, each once.
fn persons(count: u32) -> Article {
    let mut text = String::new();
    for number in 0..count {
        let letters = (0..5).map(|digit| {
            let letter = number / 26_u32.pow(digit) % 26;
            char::from(b'a' + letter as u8)
        });
        text.push_str("Mr. X");
        text.extend(letters);
        text.push_str(" left.\n\n");
    }
    open::article(
        text.into_bytes(),
        Path::new("persons.txt"),
        &Options::default(),
    )
    .unwrap_or_default()
}

fn keys(c: &mut Criterion) {
    let mut group = c.benchmark_group("key and frame");
    let theme = Theme::usual(false);
    let painter = Painter::new(&theme, Depth::True);
    for bytes in [10_000, 10_000_000] {
        let article = Arc::new(article(".md", bytes));
        let mut hits = Vec::new();
        open::scan(
            &article,
            0..article.blocks.len(),
            &Lexicons::default(),
            &mut hits,
        );
        let annotations = Arc::new(open::fold(&article, hits, &[], &Lexicons::default()));
        let mut app = App::new(article.clone(), true, theme.clone(), (120, 40));
        app.update(Event::Annotated {
            article,
            annotations,
            whole: true,
        });
        let Ok(mut terminal) = Terminal::new(TestBackend::new(120, 40));
        for key in ['j', 'k', ']', 'G', 'g', '.'] {
            group.bench_function(BenchmarkId::new(key.to_string(), bytes), |b| {
                b.iter(|| {
                    app.update(Event::Key(Key::char(key)));
                    let _ = terminal.draw(|frame| draw(&app, &painter, frame));
                });
            });
        }
        group.bench_function(BenchmarkId::new("resize", bytes), |b| {
            let mut columns = 60;
            b.iter(|| {
                columns = 60 + (columns + 7) % 60;
                app.update(Event::Resize(columns, 40));
                terminal.backend_mut().resize(columns, 40);
                let _ = terminal.draw(|frame| draw(&app, &painter, frame));
            });
        });
    }
    group.finish();
}

/// Keys of the inspector over about 20,000 mentions: `f` puts a lens on and takes it off, `l` shows
/// the next tab, `j` explains the next entry, Enter goes to its next mention.
fn looking(c: &mut Criterion) {
    let mut group = c.benchmark_group("inspector and lens");
    let theme = Theme::named("dark").unwrap_or(attache::config::theme::THEMES[0].clone());
    let painter = Painter::new(&theme, Depth::True);
    let article = Arc::new(article(".md", 1_500_000));
    let mut hits = Vec::new();
    open::scan(
        &article,
        0..article.blocks.len(),
        &Lexicons::default(),
        &mut hits,
    );
    let annotations = Arc::new(open::fold(&article, hits, &[], &Lexicons::default()));
    println!("{} mentions", annotations.mentions.len());
    let mut app = App::new(article.clone(), true, theme, (120, 40));
    app.update(Event::Annotated {
        article,
        annotations,
        whole: true,
    });
    app.update(Event::Key(Key::char('e')));
    let Ok(mut terminal) = Terminal::new(TestBackend::new(120, 40));
    let enter = Key::plain(attache::model::KeyCode::Enter);
    for key in [Key::char('f'), Key::char('l'), Key::char('j'), enter] {
        group.bench_function(key.to_string(), |b| {
            b.iter(|| {
                app.update(Event::Key(key));
                let _ = terminal.draw(|frame| draw(&app, &painter, frame));
            });
        });
    }
    group.finish();
}

fn searching(c: &mut Criterion) {
    let article = article(".txt", 10_000_000);
    let mut group = c.benchmark_group("search");
    group.bench_function("folding", |b| {
        b.iter(|| black_box(Folding::new(&article.text, Case::Kept).text().len()));
    });
    let folding = Folding::new(&article.text, Case::Kept);
    group.throughput(Throughput::Bytes(u64::from(article.len())));
    for typed in ["zq", "sanctions", "Kyiv|Moscow"] {
        let Some(pattern) = Pattern::new(typed) else {
            continue;
        };
        group.bench_function(typed, |b| {
            b.iter(|| black_box(pattern.hits(&folding, 0, article.text.len()).count()));
        });
    }
    group.finish();
}

criterion_group!(
    benches,
    opening,
    annotating,
    naming,
    whole_annotation,
    taking_positions,
    keys,
    looking,
    searching
);
criterion_main!(benches);

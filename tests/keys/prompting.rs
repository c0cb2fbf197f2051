//! Lines asked for in the status row: another article, where an export goes, where a text is from.

use attache::app::{Effect, Event};
use attache::model::{Credits, Kind};

use super::harness::{Reader, assert_says, brief};

fn reader() -> Reader {
    Reader::open("brief.md", &brief()).lit(&[("Talks 1", Kind::Issue)])
}

/// What is typed in the status row, with what stands before it.
fn line(reader: &Reader) -> Option<String> {
    let prompt = reader.app.prompt.as_ref()?;
    Some(format!("{}{}", prompt.before(), prompt.line.text()))
}

#[test]
fn another_article_is_opened_by_its_path() {
    let mut reader = reader();
    reader.press(":open a/br");
    assert_eq!(line(&reader).as_deref(), Some("open: a/br"));
    assert_eq!(
        reader.effects.last(),
        Some(&Effect::Complete("a/br".to_owned()))
    );
    let offers = vec!["a/brief.md".to_owned(), "a/brief-2.md".to_owned()];
    // too late: something else stands there by now
    reader.update(Event::Completed("a/".to_owned(), vec!["a/x".to_owned()]));
    reader.update(Event::Completed("a/br".to_owned(), offers));
    reader.press("<Tab>");
    assert_eq!(line(&reader).as_deref(), Some("open: a/brief"));
    reader.press(".md<Enter>");
    assert_eq!(line(&reader), None);
    assert_eq!(
        reader.effects.last(),
        Some(&Effect::Open("a/brief.md".to_owned()))
    );
    // picked from the list, it asks for the path
    reader.press(":open<Enter>");
    assert_eq!(line(&reader).as_deref(), Some("open: "));
    reader.effects.clear();
    reader.press("x<Esc>q");
    assert_eq!(
        reader.effects,
        [Effect::Complete("x".to_owned()), Effect::Quit]
    );
}

#[test]
fn a_completion_waits_for_its_paths() {
    let mut reader = reader();
    reader.press(":open a/b");
    let offered = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    reader.update(Event::Completed("a/b".to_owned(), offered(&["a/brief.md"])));
    // typed on, and completed before anybody could look
    reader.press("ox<Tab>");
    assert_eq!(line(&reader).as_deref(), Some("open: a/box"));
    reader.update(Event::Completed(
        "a/box".to_owned(),
        offered(&["a/box.txt"]),
    ));
    assert_eq!(line(&reader).as_deref(), Some("open: a/box.txt"));
    // typed on before the answer: nothing is put into the line
    reader.press("<BS><Tab>");
    reader.press("x");
    let late = offered(&["a/box.txxx"]);
    reader.update(Event::Completed("a/box.txx".to_owned(), late));
    assert_eq!(line(&reader).as_deref(), Some("open: a/box.txx"));
}

#[test]
fn an_export_goes_where_one_says() {
    let mut reader = reader();
    reader.app.folder = "/home/desk".to_owned();
    reader.press("Ecsv<Tab>");
    assert_eq!(
        line(&reader).as_deref(),
        Some("write to: /home/desk/brief.notes.csv")
    );
    reader.press("<C-u>/tmp/out/a.csv<Enter>");
    let wanted = Effect::Export {
        format: "csv",
        path: "/tmp/out/a.csv".to_owned(),
        overwrite: false,
    };
    assert_eq!(reader.effects.last(), Some(&wanted));
    // the choice stands first the next time
    reader.press("E<Enter>");
    let wanted = Effect::Export {
        format: "csv",
        path: "/tmp/out/brief.notes.csv".to_owned(),
        overwrite: false,
    };
    assert_eq!(reader.effects.last(), Some(&wanted));
}

#[test]
fn an_export_is_named_after_the_file_not_after_its_folders() {
    for (path, name) in [
        ("/home/desk/in/brief.txt", "brief.notes.md"),
        ("in/brief.txt", "brief.notes.md"),
        ("brief.txt", "brief.notes.md"),
        ("-", "standard input.notes.md"),
        ("/in/letters/", "letters.notes.md"),
        ("C:\\in\\brief.txt", "C:-in-brief.notes.md"),
        ("/", ".notes.md"),
    ] {
        let reader = Reader::open(path, "Words.");
        assert_eq!(reader.app.export_path("md"), name, "{path}");
    }
}

#[test]
fn where_a_text_is_from_is_said_by_hand() {
    let mut reader = reader();
    reader.press(":source<Enter>");
    assert_eq!(line(&reader).as_deref(), Some("title: River Talks"));
    reader.press("<Enter>https://example.org/a<Enter>3 May 2031<Enter>");
    assert_eq!(line(&reader).as_deref(), Some("outlet: "));
    reader.press("The Gazette<Enter>");
    // what the article says itself is not said for it
    let said = Credits {
        title: None,
        url: Some("https://example.org/a".to_owned()),
        date: Some("3 May 2031".to_owned()),
        publisher: Some("The Gazette".to_owned()),
    };
    assert_eq!(
        reader.effects.last(),
        Some(&Effect::KeepCredits(said.clone()))
    );
    reader.update(Event::Credited(said));
    assert_says(&reader, "Kept: Y and exports name it.");
    reader.press(".Y");
    let cited = "“Talks 1” — River Talks, The Gazette, 3 May 2031, https://example.org/a";
    assert_eq!(reader.effects.last(), Some(&Effect::Copy(cited.to_owned())));
}

#[test]
fn a_date_that_is_none_is_refused() {
    let mut reader = reader();
    reader.press(":source<Enter><Enter><Enter>2026-13-45<Enter>");
    let refused = "2026-13-45 is no date: write 2026-11-30, or leave it empty.";
    assert_eq!(reader.message(), refused);
    assert_eq!(line(&reader).as_deref(), Some("date: 2026-13-45"));
    reader.press("<C-u>soon<Enter>");
    assert_says(&reader, "soon is no date");
    // the message goes with the next key, the question stays
    reader.press("<C-u>");
    assert_eq!(reader.message(), "");
    reader.press("<Enter>");
    assert_eq!(line(&reader).as_deref(), Some("outlet: "));
}

#[test]
fn a_line_without_a_path_stays_and_says_what_is_missing() {
    let mut reader = reader();
    reader.press("E<Tab><C-u><Enter>");
    assert_says(&reader, "name the file");
    assert_eq!(line(&reader).as_deref(), Some("write to: "));
    reader.press("<Esc><Esc>:open <C-u><Enter>");
    assert_says(&reader, "name an article");
    assert_eq!(line(&reader).as_deref(), Some("open: "));
}

#[test]
fn esc_goes_back_from_the_file_to_the_formats() {
    let mut reader = reader();
    reader.press("Ecsv<Tab>x<Esc>");
    assert_eq!(line(&reader), None);
    assert_eq!(reader.app.export_format(), Some("csv"));
    reader.press("<Esc>");
    assert!(reader.app.picker.is_none());
}

#[test]
fn pasted_text_may_be_opened() {
    let mut reader = reader();
    let text = "Two words\rand three more";
    reader.update(Event::Paste(text.to_owned()));
    assert_eq!(
        reader.app.question_words().as_deref(),
        Some("Open these 5 words? Enter yes")
    );
    reader.press("j");
    assert!(reader.app.question_words().is_none() && reader.effects.is_empty());
    reader.update(Event::Paste(text.to_owned()));
    reader.press("<Enter>");
    assert_eq!(reader.effects, [Effect::OpenText(text.to_owned())]);
    // where words are typed they are words
    reader.press("/");
    reader.update(Event::Paste("Talks".to_owned()));
    assert_eq!(reader.app.find.line.as_ref().unwrap().text(), "Talks");
}

#[test]
fn the_whole_page_is_one_key_away() {
    let mut reader = reader();
    reader.press("Z");
    assert_eq!(reader.effects, [Effect::Whole]);
}

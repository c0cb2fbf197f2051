//! What dates an article that does not say when it is from.

use std::fs;

use attache::library::{Scope, list_rows};
use attache::model::Marks;

use super::Shelf;

#[test]
fn a_new_day_in_the_name_of_a_file_is_that_of_the_article() {
    let mut shelf = Shelf::new();
    let text = "# Talks\n\nUkraine demands a ceasefire, and the mediators met both sides in the old \
                town hall of Lindholm, where they spoke until late at night about the harbour.\n";
    shelf.write("2026-03-03 talks.md", text);
    shelf.scan();
    let before = shelf.catalogue().rows;
    assert_eq!(before[0].published.as_deref(), Some("2026-03-03"));
    let news = shelf.news();
    let to = news.join("2026-03-04 talks.md");
    fs::rename(news.join("2026-03-03 talks.md"), &to).unwrap();
    let report = shelf.scan();
    assert_eq!([report.new, report.changed, report.removed], [0; 3]);
    assert_eq!(report.moved, [(before[0].file.clone(), to)]);
    let after = shelf.catalogue().rows;
    assert_eq!(after[0].published.as_deref(), Some("2026-03-04"));
    assert_eq!(after[0].first_seen, before[0].first_seen);
}

#[test]
fn what_has_no_date_is_listed_by_the_day_of_its_file() {
    let mut shelf = Shelf::new();
    let day = |days: u64| {
        let since = std::time::Duration::from_secs(days * 24 * 60 * 60);
        std::time::SystemTime::UNIX_EPOCH + since
    };
    for (name, title, days) in [
        ("a.md", "Alder", 20_000),
        ("b.md", "Birch", 20_002),
        ("c.md", "Cedar", 20_002),
        ("2020-03-03 d.md", "Damson", 20_001),
    ] {
        shelf.write(
            name,
            &format!("# {title}\n\nThe quay of Lindholm is shut.\n"),
        );
        let file = fs::File::options()
            .write(true)
            .open(shelf.news().join(name));
        file.unwrap().set_modified(day(days)).unwrap();
    }
    shelf.scan();
    let rows = shelf.catalogue().rows;
    let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Damson", "Birch", "Cedar", "Alder"]);
}

#[test]
fn the_first_rows_are_those_of_the_whole_list() {
    let mut shelf = Shelf::new();
    for number in 0..40 {
        let briefing = super::briefings::briefing(number);
        // some without a day
        let dated = briefing.text.lines().filter(|line| !line.contains("2026"));
        let text: Vec<&str> = dated.collect();
        let text = if number % 3 == 0 {
            text.join("\n")
        } else {
            briefing.text.clone()
        };
        shelf.write(&format!("{number}.md"), &text);
    }
    shelf.scan();
    let (marks, scope) = (Marks::default(), Scope::kept(vec![shelf.news()]));
    let whole = shelf.catalogue();
    let undated = whole.rows.iter().filter(|row| row.day.is_none()).count();
    assert!((1..40).contains(&undated));
    let rows = list_rows(&whole, &shelf.library.names().unwrap(), &marks);
    for most in [7, 39, 40, 50] {
        let first = shelf.library.first_rows(&scope, &marks, most).unwrap();
        assert_eq!((first.of, first.more), (40, most < 40));
        assert!(first.rows == rows[..most.min(40)], "{most}");
    }
    // of folders that are not meant nothing is shown
    let other = Scope::kept(vec![shelf.news().join("none")]);
    let first = shelf.library.first_rows(&other, &marks, 7).unwrap();
    assert_eq!((first.of, first.rows.len()), (0, 0));
}

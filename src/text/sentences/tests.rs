//! What is read, and what it becomes.

use super::sentences;

fn split(text: &str) -> Vec<&str> {
    sentences(text)
        .map(|(start, end)| &text[start..end])
        .collect()
}

/// A line is a text whose sentences are parted by " | ".
#[track_caller]
fn each(lines: &[&str]) {
    for line in lines {
        let wanted: Vec<&str> = line.split(" | ").collect();
        assert_eq!(split(&line.replace(" | ", " ")), wanted);
    }
}

#[test]
fn sentences_end_at_stops() {
    each(&[
        "Talks went on. | Who gains? | “Nobody yet.” | They said so!",
        "What now?! | Nobody knew.",
        "He said: “No.” | Then he left.",
        "“Is this it?” she asked. | He nodded.",
        "“We will not pay. | We never did,” Lund said. | Riga shrugged.",
    ]);
}

#[test]
fn abbreviations_do_not_end_them() {
    each(&[
        "Mr. Okafor met the U.S. Secretary of State on Nov. 3 in Geneva.",
        "J. K. Adeyemi cited Art. 5 and 2.5 per cent growth.",
        "The price rose to 3.50 euros, e.g. in Kyiv.",
        "Mt. Elgon and St. Ann’s Bay are closed. | The rest is open.",
    ]);
}

#[test]
fn some_end_them_where_a_word_opens_one() {
    each(&[
        "She flew to the U.S. | Nobody met her.",
        "The U.K. Treasury paid Lomu Inc. | It shrugged.",
        "At 5 a.m. Mr. Hale rose. | He left at 6 p.m. | Mr. Rowe stayed until 9 p.m. Monday.",
        "You and I. | Albert I. Rowe agreed with T. May.",
    ]);
}

#[test]
fn items_within_a_line_begin_them() {
    each(&[
        "We ask: 1. Close the port. | 2. Free the crew.",
        "1) Close the port | 2) Free the crew",
        "a. Ships | b. Trains | c. Roads",
        "• 9. Ships | • 10. Trains",
    ]);
}

#[test]
fn brackets_and_dots_are_kept() {
    each(&[
        "The minister (who is ill. Still.) came. | Nobody asked.",
        "“The ports [...] will close” (Decree 5). | Oslo objects.",
        "(He left.) | She stayed.",
        "The plan . . . was dropped. . . . | Nobody cared.",
        "They left... | Nobody knew.",
        "It rose.[12] | It fell.",
        "An open bracket (is none. | So it ends.",
    ]);
    assert_eq!(
        split("The end.Today it rains."),
        ["The end.", "Today it rains."]
    );
    assert_eq!(
        split("See example.org/a.Html now."),
        ["See example.org/a.Html now."]
    );
}

#[test]
fn other_scripts_and_odd_texts() {
    each(&[
        "Он живёт в г. Москва. | Это было в 2014 г. | Потом он уехал.",
        "Il a dit « non. » | Elle est partie.",
    ]);
    assert_eq!(split("世界。人权。"), ["世界。", "人权。"]);
    assert_eq!(split(""), Vec::<&str>::new());
    assert_eq!(split("  ...  "), ["..."]);
    assert_eq!(split("(.)"), ["(.)"]);
}

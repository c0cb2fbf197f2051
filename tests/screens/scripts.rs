//! Texts in other scripts: every letter is on the screen.

use std::collections::BTreeSet;

use attache::config::Depth;
use attache::model::Kind;

use super::harness::Reader;
use super::picture::draw;
use super::reading::assert_kept;

/// Joined letters, vowel signs, digits of its own, a joiner, words of another script.
const ARABIC: &str = "\
# محادثات العبّارات تُستأنف في لِندهولم

يلتقي مبعوثو الاتحاد الساحلي وفارنلاند من جديد لا ليتفقوا على كل شيء، بل ليقرروا من يصيد وأين، ولا \
سيما ما سيؤول إليه رسم العبّارات الذي فرّق بين الشاطئين منذ سنوات طويلة. ولا يتوقع أحد اتفاقًا قبل \
الشتاء، لأن الحصص لم تُقَرّ بعد.

## ما الذي يريده الاتحاد

لا يطلب الاتحاد إلغاء الرسم، بل خفضه من ٤٠ إلى ٣٥، وفتح الدفاتر أمام الجميع. وتحذّر نقابة الصيادين (guild) \
من أنه لولا الحصص لما بقي شيء يُقتسم، وأن الأولاد لن يجدوا في البحر إلا الماء. الإسلام والسلام والآمال \
والأعمال كلمات فيها لام وألف، وهنا كلمات كثيرة منها: لا، ألا، إلا، ولا، فلا، بلا، لأن، لأجل، الآن، الأمس.

- الرنجة: حصة لكل شاطئ، تراجعها لجنة مشتركة كل ربيع، ولا تُنقل من شاطئ إلى آخر إلا باتفاق الطرفين كليهما
- القد: موسم مغلق، می‌شود، خـــلاف
";

/// The letters of a text, blanks left out.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The letters of the text column, screen by screen, each row once.
fn seen(reader: &mut Reader) -> String {
    let mut known = BTreeSet::new();
    let mut all = String::new();
    let mut before = None;
    reader.press("g");
    while before != Some(reader.app.view.top) {
        before = Some(reader.app.view.top);
        let (buffer, _) = draw(reader, Depth::True);
        let column = reader.app.view.panes.column;
        for (line, row) in reader.app.view.rows.iter().enumerate() {
            if row.blank || !known.insert(row.start()) {
                continue;
            }
            let y = column.y + line as u16;
            let cells = column.x..column.x + column.width;
            let words: String = cells.map(|x| buffer[(x, y)].symbol()).collect();
            all.push_str(&letters(&words));
        }
        reader.press("<Space>");
    }
    all
}

#[test]
fn no_letter_of_an_arabic_text_is_lost_at_the_ends_of_lines() {
    // a light ends between letters that are joined
    let lit = [("ولا", Kind::Issue), ("الاتحاد", Kind::Stakeholder)];
    for columns in (30..=100).chain([140]) {
        for script in ["p", "pz"] {
            let mut reader = Reader::at("ferry.md", ARABIC, (columns, 40)).lit(&lit);
            reader.press(script);
            let wanted = letters(&reader.app.article().text);
            assert_eq!(seen(&mut reader), wanted, "{columns} columns, {script}");
        }
    }
}

#[test]
fn an_arabic_text() {
    let reader = Reader::at("ferry.md", ARABIC, (100, 30)).lit(&[]);
    assert_kept("arabic", &reader);
}

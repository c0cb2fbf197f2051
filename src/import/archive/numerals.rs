//! Numbers of lists and headings in the ways that documents write them.

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Numerals {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03
    Padded,
    /// a, b, c … z, aa
    Letters,
    /// A, B, C
    Capitals,
    /// i, ii, iii
    Roman,
    /// I, II, III
    RomanCapitals,
    /// а, б, в
    Cyrillic,
    /// А, Б, В
    CyrillicCapitals,
    /// 一, 二, 三
    Chinese,
    /// א, ב, ג
    Hebrew,
    /// ア, イ, ウ
    Kana,
    /// ①, ②, ③
    Circled,
    /// 1st, 2nd, 3rd
    Ordinal,
    /// A bullet: no number at all.
    Bullet,
    /// Nothing is shown.
    Silent,
}

impl Numerals {
    /// By the name that Word gives it.
    pub(in crate::import) fn of_word(name: &str) -> Self {
        match name {
            "bullet" => Self::Bullet,
            "none" => Self::Silent,
            "decimalZero" => Self::Padded,
            "lowerLetter" => Self::Letters,
            "upperLetter" => Self::Capitals,
            "lowerRoman" => Self::Roman,
            "upperRoman" => Self::RomanCapitals,
            "russianLower" => Self::Cyrillic,
            "russianUpper" => Self::CyrillicCapitals,
            "ordinal" => Self::Ordinal,
            "hebrew1" | "hebrew2" => Self::Hebrew,
            "aiueo" | "aiueoFullWidth" => Self::Kana,
            name if name.starts_with("decimalEnclosedCircle") => Self::Circled,
            name if name.contains("chinese")
                || name.contains("Chinese")
                || name.contains("ideograph") && !name.contains("Zodiac")
                || name.starts_with("japanese") =>
            {
                Self::Chinese
            }
            _ => Self::Decimal,
        }
    }

    /// By the sample that `OpenDocument` gives it: `1`, `a`, `I`.
    pub(in crate::import) fn of_sample(sample: &str) -> Self {
        match sample.split(',').next().unwrap_or("").trim() {
            "" => Self::Silent,
            "a" => Self::Letters,
            "A" => Self::Capitals,
            "i" => Self::Roman,
            "I" => Self::RomanCapitals,
            "а" => Self::Cyrillic,
            "А" => Self::CyrillicCapitals,
            "一" => Self::Chinese,
            "א" => Self::Hebrew,
            "ア" => Self::Kana,
            "①" => Self::Circled,
            "01" => Self::Padded,
            _ => Self::Decimal,
        }
    }

    /// Writes `number`.
    pub(in crate::import) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::Letters => repeated(number, b'a').unwrap_or_else(|| number.to_string()),
            Self::Capitals => repeated(number, b'A').unwrap_or_else(|| number.to_string()),
            Self::Roman => roman(number).to_lowercase(),
            Self::RomanCapitals => roman(number),
            Self::Cyrillic => of_row(number, CYRILLIC),
            Self::CyrillicCapitals => of_row(number, CYRILLIC).to_uppercase(),
            Self::Chinese => chinese(number),
            Self::Hebrew => hebrew(number),
            Self::Kana => of_row(number, KANA),
            Self::Circled => of_row(number, CIRCLED),
            Self::Ordinal => ordinal(number),
            Self::Bullet | Self::Silent => String::new(),
        }
    }
}

const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const KANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/// a … z, aa … zz, as Word and `LibreOffice` go on.
fn repeated(number: u32, first: u8) -> Option<String> {
    let index = number.checked_sub(1)?;
    let times = index / 26 + 1;
    if times > 8 {
        return None;
    }
    let letter = char::from(first + (index % 26) as u8);
    Some(std::iter::repeat_n(letter, times as usize).collect())
}

/// The letter at that place of a row; figures behind its end.
fn of_row(number: u32, row: &str) -> String {
    let letter = number
        .checked_sub(1)
        .and_then(|index| row.chars().nth(index as usize));
    letter.map_or_else(|| number.to_string(), String::from)
}

fn roman(number: u32) -> String {
    const PARTS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for &(value, letters) in PARTS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

/// Up to 99; figures above.
fn chinese(number: u32) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |value: u32| DIGITS.chars().nth(value as usize).unwrap_or('〇');
    let (tens, ones) = (number / 10, number % 10);
    match (tens, ones) {
        (10.., _) => number.to_string(),
        (0, _) => digit(ones).to_string(),
        (1, 0) => "十".to_owned(),
        (1, _) => format!("十{}", digit(ones)),
        (_, 0) => format!("{}十", digit(tens)),
        _ => format!("{}十{}", digit(tens), digit(ones)),
    }
}

fn hebrew(number: u32) -> String {
    const ONES: &str = "אבגדהוזחט";
    const TENS: &str = "יכלמנסעפצ";
    let letter = |row: &str, value: u32| {
        let index = value.checked_sub(1)?;
        row.chars().nth(index as usize)
    };
    match number {
        15 => "טו".to_owned(),
        16 => "טז".to_owned(),
        1..=99 => [letter(TENS, number / 10), letter(ONES, number % 10)]
            .into_iter()
            .flatten()
            .collect(),
        _ => number.to_string(),
    }
}

fn ordinal(number: u32) -> String {
    let end = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

#[cfg(test)]
mod tests;

//! Tests: numbers of lists and headings in the ways that documents write them.

use super::Numerals;

#[test]
fn numbers_are_written_as_documents_write_them() {
    let cases = [
        (Numerals::Letters, 27, "aa"),
        (Numerals::Letters, 0, "0"),
        (Numerals::RomanCapitals, 1994, "MCMXCIV"),
        (Numerals::Roman, 5000, "5000"),
        (Numerals::Chinese, 21, "二十一"),
        (Numerals::Hebrew, 15, "טו"),
        (Numerals::Ordinal, 112, "112th"),
        (Numerals::Padded, 7, "07"),
        (Numerals::CyrillicCapitals, 3, "В"),
        (Numerals::Capitals, u32::MAX, "4294967295"),
    ];
    for (numerals, number, wanted) in cases {
        assert_eq!(numerals.write(number), wanted);
    }
    assert_eq!(Numerals::of_word("upperRoman"), Numerals::RomanCapitals);
    assert_eq!(Numerals::of_sample("i"), Numerals::Roman);
}

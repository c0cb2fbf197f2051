//! Dates that are told, and what is none.

use super::{iso, told};

#[test]
fn lines_above_a_text_tell_a_day() {
    for line in [
        "Friday, 3 March 2026, 4:22 pm",
        "4:22 PM, Friday, March 3, 2026",
        "Friday March 3rd, 2026",
        "By Ada Kemp | March 3, 2026 | Page 11",
        "Harbour Desk Week in Review - Mar 3, 2026",
        "Dated: 03 March 2026",
        "Statement on the Strait (3 March 2026)",
        "Lindholm, 3 March 2026 (updated March 3, 2026)",
        "S/2026/44 3 March 2026",
        "Harbour Daily / 05:07 AM March 3, 2026",
        "Cable 282 LINDHOLM, 3 March 2026, 10.15 p.m.",
        "HARBOUR NEWS 2026-03-03 10:14 -0800",
        "2026-03-03",
        "Last updated at 8:38 AM on 3rd March 2026",
        "Published on March 3, 2026",
        "Updated March 3, 2026 at 12:40 p.m. EST",
        "Minutes of the Harbour Board, March 2-3, 2026",
        "1–3 March 2026",
    ] {
        assert_eq!(told(line).as_deref(), Some("2026-03-03"), "{line}");
    }
    for line in [
        "13/3/26",
        "3/13/2026",
        "Fever News (3/13/26)",
        "By Ada Kemp 13/03/26",
    ] {
        assert_eq!(told(line).as_deref(), Some("2026-03-13"), "{line}");
    }
    assert_eq!(told("Monday 13/3/98").as_deref(), Some("1998-03-13"));
    for line in [
        "3/4/26",
        "13/13/26",
        "13/3/026",
        "30/2/2026",
        "Digest 13/3/26: the harbour closes",
        "12-3, 2026",
        "The Floods of March 3, 2026",
        "3 March 2026: the harbour closes",
        "The law came into force on 3 March 2026.",
        "It was signed on March 3, 2026 in Lindholm",
        "3 March 2026 to 4 April 2026",
        "March 2026",
        "May 3, 26",
        "2026-03-03: the harbour closes",
        "They stood on 3 March 2026",
        "03/04/2026",
        "",
    ] {
        assert_eq!(told(line), None, "{line}");
    }
}

#[test]
fn days_and_times() {
    for (written, wanted) in [
        ("2026-03-03", "2026-03-03"),
        ("3 March 2026", "2026-03-03"),
        ("March 3, 2026", "2026-03-03"),
        ("Mar. 3, 2026", "2026-03-03"),
        ("Tuesday, March 3rd, 2026", "2026-03-03"),
        ("Tue 3 Mar 2026", "2026-03-03"),
        ("3. March 2026", "2026-03-03"),
        ("Sept. 9, 2025", "2025-09-09"),
        (
            "Tue, 03 Mar 2026 10:00:00 +0200",
            "2026-03-03T10:00:00+02:00",
        ),
        (
            "Mon, 03 Mar 2026 10:00:00 +0200",
            "2026-03-03T10:00:00+02:00",
        ),
        ("3 Mar 2026 10:00 GMT", "2026-03-03T10:00:00+00:00"),
        (
            "Tue, 03 Mar 2026 10:00:00 CEST",
            "2026-03-03T10:00:00+02:00",
        ),
        ("3 Mar 2026 10:00 MSK", "2026-03-03T10:00:00+03:00"),
        ("2026-03-03T10:00:00Z", "2026-03-03T10:00:00+00:00"),
        ("2026-03-03T10:00:00.250+01:00", "2026-03-03T10:00:00+01:00"),
        ("2026-03-03 10:00", "2026-03-03T10:00:00"),
        ("2026-03-03T10:00:00-0500", "2026-03-03T10:00:00-05:00"),
    ] {
        assert_eq!(iso(written).as_deref(), Some(wanted), "{written}");
    }
}

#[test]
fn what_nobody_can_tell_is_no_date() {
    for written in [
        "",
        "soon",
        "03/04/2026",
        "2026-02-30",
        "March 2026",
        "32 March 2026",
    ] {
        assert_eq!(iso(written), None, "{written}");
    }
}

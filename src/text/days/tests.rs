//! Days in names and lines.

use super::{in_name, moment, written};

#[test]
fn the_name_of_a_file_tells_a_day() {
    for name in [
        "2026-03-03 quay",
        "brief_20260303",
        "2026_03_03-brief",
        "Quay 3.3.2026",
        "2026-03-03 as of 2026-03-03",
        "quay-2026.03.03",
    ] {
        assert_eq!(in_name(name).as_deref(), Some("2026-03-03"), "{name}");
    }
    for name in [
        "2026-03-01 to 2026-03-31",
        "resolution 2026",
        "03-04-2026",
        "20261340",
        "A-79-2026-03",
        "12345678",
        "",
    ] {
        assert_eq!(in_name(name), None, "{name}");
    }
}

#[test]
fn a_day_with_its_time_is_told_in_any_order() {
    for (text, wanted) in [
        (
            "Tuesday, 3 March 2026 10:00:00 +0100",
            "2026-03-03T10:00:00+01:00",
        ),
        ("Tue, 03 Mar 2026 10:00", "2026-03-03T10:00:00"),
        ("Tue, 03-Mar-2026 10:00:00 EST", "2026-03-03T10:00:00-05:00"),
        ("Tue Mar  3 10:00:00 2026", "2026-03-03T10:00:00"),
        ("Tue Mar 03 10:00:00 CET 2026", "2026-03-03T10:00:00+01:00"),
        (
            "Tue, 03 Mar 2026 10:00:00 GMT+0200",
            "2026-03-03T10:00:00+02:00",
        ),
        (
            "Tue, 03 Mar 2026 10:00:00 +05:30",
            "2026-03-03T10:00:00+05:30",
        ),
        ("Di, 03 Mär 2026 10:00:00 UTC", "2026-03-03T10:00:00+00:00"),
        ("jeu., 03 mars 2026 10:00:00 Z", "2026-03-03T10:00:00+00:00"),
        ("3 марта 2026 10:00", "2026-03-03T10:00:00"),
    ] {
        assert_eq!(moment(text).as_deref(), Some(wanted), "{text}");
    }
    for text in [
        "3 March 2026",
        "3 March 2026 10:00 pm",
        "3 March 2026 25:00",
        "The boat left on 3 March 2026 10:00",
        "3 March 2026, 10:00: the boat left",
    ] {
        assert_eq!(moment(text), None, "{text}");
    }
    assert_eq!(
        written("3 March 2026 10:00 pm").as_deref(),
        Some("2026-03-03")
    );
}

//! Records of comma-separated values, RFC 4180.

use std::io::{self, Write};

/// What makes a spreadsheet take a cell for a formula, or look behind it for one; in full width, too.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes one record. Every field that needs quotes gets them; one that a spreadsheet would take for
/// a formula gets an apostrophe in front, so that it is shown and not run.
///
/// # Errors
/// Where `out` can't be written.
pub fn row(out: &mut impl Write, fields: &[&str]) -> io::Result<()> {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        let mark = if field.starts_with(FORMULA) { "'" } else { "" };
        if field.contains([',', '"', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ')
        {
            write!(out, "\"{mark}{}\"", field.replace('"', "\"\""))?;
        } else {
            write!(out, "{mark}{field}")?;
        }
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn fields_are_quoted_where_needed() {
        let mut out = Vec::new();
        row(&mut out, &["plain", "a, b", "say \"no\"", "", " pad"]).unwrap();
        assert_eq!(out, b"plain,\"a, b\",\"say \"\"no\"\"\",,\" pad\"\r\n");
    }

    #[test]
    fn no_field_is_a_formula() {
        let mut out = Vec::new();
        let fields = [
            "=HYPERLINK(\"x\")",
            "+1",
            "-1+2",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "a=b",
        ];
        row(&mut out, &fields).unwrap();
        let line = "\"'=HYPERLINK(\"\"x\"\")\",'+1,'-1+2,'@SUM(A1),'\t=1,\"'\r=1\",'＝1,a=b\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), line);
    }
}

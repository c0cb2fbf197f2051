//! Records of comma-separated values, RFC 4180.

use std::io::{self, Write};

/// Writes one record. Every field that needs quotes gets them.
///
/// # Errors
/// Where `out` can't be written.
pub fn row(out: &mut impl Write, fields: &[&str]) -> io::Result<()> {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        if field.contains([',', '"', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ')
        {
            write!(out, "\"{}\"", field.replace('"', "\"\""))?;
        } else {
            out.write_all(field.as_bytes())?;
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
}

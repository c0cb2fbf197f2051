//! Writes a library of made-up briefings, to measure with: the same number gives the same files.
//!
//! ```text
//! cargo run --release --example corpus -- FOLDER 10000
//! ```

use std::fs;
use std::path::Path;
use std::process::ExitCode;

#[path = "corpus/briefings.rs"]
mod briefings;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(Ok(count))) = (
        arguments.next(),
        arguments.next().map(|count| count.parse()),
    ) else {
        eprintln!("corpus FOLDER COUNT");
        return ExitCode::from(2);
    };
    let mut bytes = 0;
    for number in 0..count {
        let briefing = briefings::briefing(number);
        bytes += briefing.text.len();
        let path = Path::new(&folder).join(&briefing.path);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, &briefing.text));
        if let Err(error) = written {
            eprintln!("{}: {error}", path.display());
            return ExitCode::from(2);
        }
    }
    println!("{count} briefings, {bytes} bytes");
    ExitCode::SUCCESS
}

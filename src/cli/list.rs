//! What the commands have in common that print one list of an article: sections, entities,
//! positions, the matrix.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::ser::{Serialize, SerializeMap};

use super::args::{ListArgs, ListFormat};
use super::failure::{Failure, Outcome, line};
use super::input::Input;
use super::kept::Verdicts;
use super::view::View;
use crate::export::row;
use crate::open::OpenError;
use crate::text::sanitise;

/// A list that can be printed.
pub(super) trait List {
    /// Its name in what `inspect` prints.
    const NAME: &'static str;
    /// The columns of its table.
    const HEADER: &'static [&'static str];
    /// True where nothing needs to be looked for in the article.
    const BARE: bool = false;

    /// For people.
    fn text(view: &View, out: &mut dyn Write) -> io::Result<()>;

    /// For scripts, as it stands in `inspect`.
    fn json<'a>(view: &'a View<'a>) -> impl Serialize + 'a;

    /// The rows of its table.
    fn rows(view: &View, row: &mut dyn FnMut(&[&str]) -> io::Result<()>) -> io::Result<()>;
}

/// Prints the list of each file that can be read; of several, what is whose is said, and the others
/// are reported. A file that holds many articles is several.
pub(super) fn run<L: List>(args: ListArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let verdicts = Verdicts::by_default(args.verdicts)?;
    let paths: Vec<Option<PathBuf>> = match args.paths.len() {
        0 => vec![None],
        _ => args.paths.into_iter().map(Some).collect(),
    };
    let mut printer = Printer {
        format: args.format,
        several: paths.len() > 1,
        begun: false,
        written: 0,
        out,
    };
    let mut outcome = Outcome::Done;
    for path in paths {
        let input = Input::require(path, &args.how)?;
        let mut file = match input.parts() {
            Ok(file) => file,
            Err(error) if printer.several => {
                outcome = printer.report(&error)?;
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        printer.several |= file.format.holds_many() && !input.is_part();
        for part in std::mem::take(&mut file.articles) {
            let opened = if L::BARE {
                input.bare_part(part, &file)
            } else {
                input.open_part(part, &file)
            };
            match opened {
                Ok(mut opened) => {
                    verdicts.lay(&mut opened, input.path())?;
                    printer.list::<L>(&View::new(&opened))?;
                }
                Err(error) if printer.several => outcome = printer.report(&error)?,
                Err(error) => return Err(error.into()),
            }
        }
    }
    printer.end::<L>()?;
    Ok(outcome)
}

struct Printer<'a, W: Write> {
    format: ListFormat,
    several: bool,
    /// True once the head of the table stands there.
    begun: bool,
    written: usize,
    out: &'a mut W,
}

impl<W: Write> Printer<'_, W> {
    /// The head of the table, once.
    fn header(&mut self, columns: &[&str]) -> io::Result<()> {
        if self.format != ListFormat::Csv || self.begun {
            return Ok(());
        }
        self.begun = true;
        let path: &[&str] = if self.several { &["path"] } else { &[] };
        row(self.out, &[path, columns].concat())
    }

    /// Says what can't be read, behind what was printed so far.
    fn report(&mut self, error: &OpenError) -> io::Result<Outcome> {
        self.out.flush()?;
        line(&error.to_string());
        Ok(Outcome::SomeFailed)
    }

    fn list<L: List>(&mut self, view: &View) -> Result<(), Failure> {
        let path = sanitise::path(&view.opened.article.source.address());
        self.header(L::HEADER)?;
        let first = self.written == 0;
        self.written += 1;
        match self.format {
            ListFormat::Text => {
                if self.several {
                    let before = if first { "" } else { "\n" };
                    writeln!(self.out, "{before}{path}")?;
                }
                L::text(view, self.out)?;
            }
            ListFormat::Json if self.several => {
                let before = if first { "[\n" } else { ",\n" };
                self.out.write_all(before.as_bytes())?;
                let (name, list) = (L::NAME, L::json(view));
                serde_json::to_writer_pretty(&mut *self.out, &OfFile { path, name, list })?;
            }
            ListFormat::Json => {
                serde_json::to_writer_pretty(&mut *self.out, &L::json(view))?;
                writeln!(self.out)?;
            }
            ListFormat::Csv => {
                let (several, out) = (self.several, &mut *self.out);
                let path: &[&str] = if several { &[&path] } else { &[] };
                L::rows(view, &mut |fields| row(out, &[path, fields].concat()))?;
            }
        }
        Ok(())
    }

    fn end<L: List>(&mut self) -> io::Result<()> {
        self.header(L::HEADER)?;
        if self.several && self.format == ListFormat::Json {
            let end = if self.written == 0 { "[]\n" } else { "\n]\n" };
            self.out.write_all(end.as_bytes())?;
        }
        Ok(())
    }
}

/// The list of one of several files.
struct OfFile<L> {
    path: String,
    name: &'static str,
    list: L,
}

impl<L: Serialize> Serialize for OfFile<L> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry(self.name, &self.list)?;
        map.end()
    }
}

//! Which articles a query means: each condition is a set, and sets are joined and cut.

use std::collections::HashSet;

use rusqlite::{Connection, Result, params, params_from_iter};

use super::bits::Bits;
use super::catalogue::{Catalogue, Row};
use super::entry::days;
use super::names;
use super::query::{Expr, Query, QueryFault, State, Term, Words, condition};
use super::relations::bit;
use super::schema::SECTION_BITS;
use super::stems::Stems;
use crate::model::{Marks, Stance};
use crate::text::folded;

/// Forms of one word that are looked for.
const FORMS: i64 = 64;

/// What a query is asked of.
pub(super) struct Asked<'a> {
    pub(super) connection: &'a Connection,
    pub(super) catalogue: &'a Catalogue,
    pub(super) marks: &'a Marks,
    pub(super) stems: Stems,
    /// Names that nothing in the library has.
    pub(super) unknown: Vec<QueryFault>,
    /// An article without a date is taken for one of any day, and no other has a day.
    undated: bool,
}

impl<'a> Asked<'a> {
    pub(super) fn of(
        connection: &'a Connection,
        catalogue: &'a Catalogue,
        marks: &'a Marks,
    ) -> Self {
        Self {
            connection,
            catalogue,
            marks,
            stems: Stems::default(),
            unknown: Vec::new(),
            undated: false,
        }
    }

    /// How many articles a query leaves out only because they have no date; `found` are those that it
    /// means.
    pub(super) fn undated(&mut self, query: &Query, found: &Bits) -> Result<usize> {
        let mut asks = false;
        query.each(&mut |term| asks |= matches!(term, Term::After(_) | Term::Before(_)));
        let undated = self.rows(|row, _| row.day.is_none());
        if !asks || undated.count() == 0 {
            return Ok(0);
        }
        self.undated = true;
        let others = self.articles(query);
        self.undated = false;
        let others = others?.without(found);
        Ok(undated.and(&others).count())
    }

    /// The articles that are meant.
    pub(super) fn articles(&mut self, query: &Query) -> Result<Bits> {
        match &query.wanted {
            None => Ok(self.all()),
            Some(expr) => self.expr(expr, &[]),
        }
    }

    fn all(&self) -> Bits {
        self.catalogue.rows.iter().map(|row| row.id).collect()
    }

    /// `holders` are the stakeholders that stand beside it.
    fn expr(&mut self, expr: &Expr, holders: &[i64]) -> Result<Bits> {
        match expr {
            Expr::All(parts) => {
                let holders = self.holders(parts)?;
                let mut found: Option<Bits> = None;
                for part in parts {
                    let bits = self.expr(part, &holders)?;
                    found = Some(match found {
                        None => bits,
                        Some(found) => found.and(&bits),
                    });
                }
                Ok(found.unwrap_or_else(|| self.all()))
            }
            Expr::Any(parts) => {
                let mut found = Bits::default();
                for part in parts {
                    found = found.or(&self.expr(part, holders)?);
                }
                Ok(found)
            }
            Expr::Not(part) => Ok(self.all().without(&self.expr(part, holders)?)),
            Expr::Is(term) => self.term(term, holders),
        }
    }

    /// The stakeholders that a stance beside them is asked of.
    fn holders(&mut self, parts: &[Expr]) -> Result<Vec<i64>> {
        let mut holders = Vec::new();
        for part in parts {
            if let Expr::Is(Term::Who(name, _)) = part
                && let Some(entity) = names::named(self.connection, "stakeholder", name)?
            {
                holders.push(entity.id);
            }
        }
        Ok(holders)
    }

    fn term(&mut self, term: &Term, holders: &[i64]) -> Result<Bits> {
        match term {
            Term::Words(words) => self.words(words, ""),
            Term::Title(words) => self.words(words, "title : "),
            Term::Who(name, column) => self.mentions("stakeholder", name, *column),
            Term::Issue(name, column) => self.mentions("issue", name, *column),
            Term::Says(stance) => stances(self.connection, *stance, holders),
            Term::By(name) => {
                let wanted = folded(name).into_owned();
                Ok(self.rows(|row, _| {
                    let by = [&row.publisher, &row.author];
                    let mut by = by.into_iter().flatten();
                    by.any(|by| folded(by).contains(&wanted))
                }))
            }
            Term::In(folder) => {
                let wanted = folded(folder.trim_end_matches('/')).into_owned();
                Ok(self.rows(|row, _| is_in(row, &wanted)))
            }
            Term::Format(format) => Ok(self.rows(|row, _| is_of_format(row, format))),
            Term::Language(language) => Ok(self.rows(|row, _| {
                let known = row.language.as_deref().unwrap_or("").to_ascii_lowercase();
                let rest = known.strip_prefix(language.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            })),
            Term::After(day) => {
                let from = days(*day).unwrap_or(i32::MIN);
                Ok(self.days(|day| day >= from))
            }
            Term::Before(day) => {
                let to = days(*day).unwrap_or(i32::MIN);
                Ok(self.days(|day| day < to))
            }
            Term::State(state) => Ok(self.rows(|row, marks| is(row, marks, *state))),
        }
    }

    fn rows(&self, wanted: impl Fn(&Row, &Marks) -> bool) -> Bits {
        let rows = self.catalogue.rows.iter();
        rows.filter(|row| wanted(row, self.marks))
            .map(|row| row.id)
            .collect()
    }

    fn days(&self, wanted: impl Fn(i32) -> bool) -> Bits {
        self.rows(|row, _| match row.day {
            Some(day) => !self.undated && wanted(day),
            None => self.undated,
        })
    }

    fn words(&mut self, words: &Words, column: &str) -> Result<Bits> {
        let asked = format!("{column}({})", self.asked(words)?);
        let sql = "SELECT rowid FROM term WHERE term MATCH ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([asked])?;
        let mut bits = Bits::default();
        let mut last = -1;
        while let Some(row) = rows.next()? {
            let article = row.get::<_, i64>(0)? >> SECTION_BITS;
            if article != last {
                bits.insert(article);
                last = article;
            }
        }
        Ok(bits)
    }

    /// Words as the full text is asked for them.
    pub(super) fn asked(&self, words: &Words) -> Result<String> {
        let phrase = words.terms.join(" ");
        let mut asked = format!("\"{phrase}\"");
        if words.opens {
            asked.push_str(" *");
            return Ok(asked);
        }
        for form in self.forms(words)? {
            asked.push_str(" OR \"");
            asked.push_str(&form);
            asked.push('"');
        }
        Ok(asked)
    }

    /// The other forms of a word that may be found for it.
    pub(super) fn forms(&self, words: &Words) -> Result<Vec<String>> {
        let word = match words.terms.as_slice() {
            [word] if !words.exact && !words.opens => word,
            _ => return Ok(Vec::new()),
        };
        let stem = self.stems.stem(word).unwrap_or_else(|| word.clone());
        let mut statement = self
            .connection
            .prepare_cached("SELECT word FROM form WHERE stem = ?1 LIMIT ?2")?;
        let rows = statement.query_map(params![stem, FORMS], |row| row.get(0))?;
        let mut forms: Vec<String> = rows.collect::<Result<_>>()?;
        forms.push(stem);
        forms.retain(|form| form != word);
        Ok(forms)
    }

    fn mentions(&mut self, kind: &str, name: &str, column: usize) -> Result<Bits> {
        let Some(entity) = names::named(self.connection, kind, name)? else {
            let what = format!("no {kind} of the library is called {name}");
            let nearest = match self.of_other_kind(kind, name)? {
                None => names::nearest_label(self.connection, kind, name)?,
                other => other,
            };
            let fault = QueryFault {
                column,
                what,
                nearest,
            };
            if !self.unknown.contains(&fault) {
                self.unknown.push(fault);
            }
            return Ok(Bits::default());
        };
        let sql = "SELECT article FROM mention WHERE entity = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([entity.id], |row| row.get(0))?;
        rows.collect()
    }

    /// The condition that means what is called so and is not of this kind.
    fn of_other_kind(&self, kind: &str, name: &str) -> Result<Option<String>> {
        let (other, field) = if kind == "issue" {
            ("stakeholder", "who")
        } else {
            ("issue", "issue")
        };
        let entity = names::named(self.connection, other, name)?;
        Ok(entity.map(|entity| condition(field, &entity.label)))
    }
}

fn stances(connection: &Connection, stance: Stance, holders: &[i64]) -> Result<Bits> {
    let stance = bit(stance);
    if holders.is_empty() {
        let sql = "SELECT DISTINCT article FROM position WHERE stances & ?1 <> 0";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([stance], |row| row.get(0))?;
        return rows.collect();
    }
    let marks = vec!["?"; holders.len()].join(", ");
    let sql =
        format!("SELECT article FROM position WHERE stances & ? <> 0 AND holder IN ({marks})");
    let mut statement = connection.prepare_cached(&sql)?;
    let values = std::iter::once(stance).chain(holders.iter().copied());
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    let articles: HashSet<i64> = rows.collect::<Result<_>>()?;
    Ok(articles.into_iter().collect())
}

/// A folder on the way to the file by its name, or a part of the path; one from the root on is
/// where the path begins.
fn is_in(row: &Row, wanted: &str) -> bool {
    let folder = |path: &std::path::Path| {
        let Some(parent) = path.parent() else {
            return false;
        };
        if wanted.contains('/') {
            let parent = format!("{}/", folded(&parent.to_string_lossy()));
            let part = format!("{wanted}/");
            return if wanted.starts_with('/') {
                parent.starts_with(&part)
            } else {
                parent.contains(&part)
            };
        }
        let mut names = parent.components();
        names.any(|name| folded(&name.as_os_str().to_string_lossy()) == wanted)
    };
    folder(&row.file) || folder(&row.path)
}

fn is_of_format(row: &Row, wanted: &str) -> bool {
    let known = row.format.as_str();
    match wanted {
        "feed" => matches!(known, "rss" | "atom" | "jsonfeed"),
        _ => known == wanted,
    }
}

fn is(row: &Row, marks: &Marks, state: State) -> bool {
    match state {
        State::Unread => row.mark.read.is_none(),
        State::Read => row.mark.read.is_some(),
        State::Starred => row.mark.starred,
        State::New => row.is_new(marks),
        State::Changed => row.is_changed(),
        State::Undecided => row.undecided() > 0,
        State::Noted => row.mark.noted,
    }
}

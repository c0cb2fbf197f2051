//! From what was typed to a [`Query`].

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::fault::QueryFault;
use super::lexer::{Token, tokens};
use super::{Expr, Query, Sort, State, Term, Words};
use crate::model::Stance;
use crate::open;
use crate::text::terms::wanted;

/// Parentheses in each other that anybody needs.
const DEEPEST: usize = 32;

/// The fields.
const FIELDS: [&str; 12] = [
    "who", "issue", "says", "by", "title", "in", "format", "lang", "after", "before", "is", "sort",
];

/// What formats are called besides their names: mostly the endings of files.
const OTHER_NAMES: [(&str, &str); 6] = [
    ("txt", "plain"),
    ("text", "plain"),
    ("md", "markdown"),
    ("htm", "html"),
    ("eml", "mail"),
    ("feed", "feed"),
];

/// Understands a query; `today` is what its days are counted from.
///
/// # Errors
/// Where it is none: what is wrong, at which character, and the nearest valid word.
pub fn parse(typed: &str, today: Date) -> Result<Query, QueryFault> {
    let tokens = tokens(typed)?;
    let mut parser = Parser {
        levels: vec![Level::default()],
        today,
        sort: None,
        negated: None,
        operator: None,
    };
    for (at, token) in tokens {
        parser.take(at, token)?;
    }
    parser.end()
}

/// An open parenthesis: alternatives that are complete, and the one being read.
#[derive(Default)]
struct Level {
    any: Vec<Expr>,
    all: Vec<Expr>,
    /// A minus stands before it.
    negated: bool,
    /// Where it was opened.
    at: usize,
}

struct Parser {
    levels: Vec<Level>,
    today: Date,
    sort: Option<Sort>,
    /// Where a minus waits for what it negates.
    negated: Option<usize>,
    /// Where an OR waits for what follows it.
    operator: Option<usize>,
}

impl Parser {
    fn take(&mut self, at: usize, token: Token) -> Result<(), QueryFault> {
        match token {
            Token::Not => self.negated = Some(at),
            Token::Or => {
                let level = self.level();
                if level.all.is_empty() {
                    return Err(QueryFault::new(at, "OR stands between two words"));
                }
                let alternative = together(std::mem::take(&mut level.all));
                level.any.extend(alternative);
                self.operator = Some(at);
            }
            Token::Open => {
                if self.levels.len() > DEEPEST {
                    return Err(QueryFault::new(at, "too many parentheses in each other"));
                }
                let negated = self.negated.take().is_some();
                self.operator = None;
                self.levels.push(Level {
                    negated,
                    at,
                    ..Level::default()
                });
            }
            Token::Close => {
                let closed = self.levels.pop().filter(|_| !self.levels.is_empty());
                let Some(level) = closed else {
                    return Err(QueryFault::new(at, "no ( before this )"));
                };
                self.complete()?;
                let negated = level.negated;
                if let Some(expr) = level.close() {
                    self.push(expr, negated);
                }
            }
            Token::Word {
                field,
                text,
                quoted,
                at: value,
            } => {
                self.operator = None;
                let term = match field {
                    None => Some(Term::Words(words(&text, quoted))),
                    Some(field) => self.field(at, &field, value, &text, quoted)?,
                };
                let negated = self.negated.take().is_some();
                let says_something = match &term {
                    Some(Term::Words(words) | Term::Title(words)) => !words.terms.is_empty(),
                    term => term.is_some(),
                };
                if let Some(term) = term.filter(|_| says_something) {
                    self.push(Expr::Is(term), negated);
                }
            }
        }
        Ok(())
    }

    fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        let last = self.levels.len() - 1;
        // there is one: the line above sees to it
        #[allow(clippy::indexing_slicing)]
        &mut self.levels[last]
    }

    fn push(&mut self, expr: Expr, negated: bool) {
        let expr = if negated {
            Expr::Not(Box::new(expr))
        } else {
            expr
        };
        self.level().all.push(expr);
    }

    /// An OR that nothing follows.
    fn complete(&mut self) -> Result<(), QueryFault> {
        match self.operator.take() {
            Some(at) => Err(QueryFault::new(at, "OR stands between two words")),
            None => Ok(()),
        }
    }

    fn end(mut self) -> Result<Query, QueryFault> {
        self.complete()?;
        let level = self.levels.pop().unwrap_or_default();
        if !self.levels.is_empty() {
            return Err(QueryFault::new(level.at, "this ( is not closed; add )"));
        }
        Ok(Query {
            wanted: level.close(),
            sort: self.sort,
        })
    }

    /// The condition of a field; `None` where it is none, as an order is.
    fn field(
        &mut self,
        at: usize,
        field: &str,
        value_at: usize,
        value: &str,
        quoted: bool,
    ) -> Result<Option<Term>, QueryFault> {
        if !FIELDS.contains(&field) {
            let fault = QueryFault::new(at, format!("no field is called {field}:"));
            let mut fault = fault.near(field, FIELDS);
            fault.nearest = fault.nearest.map(|nearest| format!("{nearest}:"));
            return Err(fault);
        }
        let value = value.trim();
        if value.is_empty() {
            let what = format!("{field}: wants a value");
            return Err(QueryFault::new(value_at, what));
        }
        let lower = value.to_lowercase();
        let unknown = |what: &str, valid: &[&'static str]| {
            let what = format!("{field}: knows no {what} {value}");
            QueryFault::new(value_at, what).near(&lower, valid.iter().copied())
        };
        Ok(Some(match field {
            "who" => Term::Who(value.to_owned(), value_at + 1),
            "issue" => Term::Issue(value.to_owned(), value_at + 1),
            "title" => Term::Title(words(value, quoted)),
            "by" => Term::By(value.to_owned()),
            "in" => Term::In(value.to_owned()),
            "format" => {
                let names = OTHER_NAMES.iter();
                let formats = open::formats().chain(names.clone().map(|(name, _)| *name));
                let formats: Vec<&str> = formats.collect();
                if !formats.contains(&&*lower) {
                    return Err(unknown("format", &formats));
                }
                let other = names.clone().find(|(name, _)| *name == lower);
                Term::Format(other.map_or(lower, |(_, format)| (*format).to_owned()))
            }
            "lang" => Term::Language(lower),
            "says" => {
                let stances = Stance::ALL.map(Stance::name);
                let stance = Stance::ALL.into_iter().find(|one| one.name() == lower);
                Term::Says(stance.ok_or_else(|| unknown("stance", &stances))?)
            }
            "is" => {
                let states: Vec<&str> = State::ALL.iter().map(|one| one.name()).collect();
                Term::State(State::named(&lower).ok_or_else(|| unknown("state", &states))?)
            }
            "sort" => {
                let orders: Vec<&str> = Sort::ALL.iter().map(|one| one.name()).collect();
                let sort = Sort::named(&lower).ok_or_else(|| unknown("order", &orders))?;
                self.sort = Some(sort);
                return Ok(None);
            }
            _ => {
                let day = when(&lower, self.today).ok_or_else(|| no_date(value, value_at))?;
                if field == "after" {
                    Term::After(day)
                } else {
                    Term::Before(day)
                }
            }
        }))
    }
}

impl Level {
    fn close(mut self) -> Option<Expr> {
        self.any.extend(together(self.all));
        if self.any.len() > 1 {
            return Some(Expr::Any(self.any));
        }
        self.any.pop()
    }
}

fn together(mut all: Vec<Expr>) -> Option<Expr> {
    if all.len() > 1 {
        return Some(Expr::All(all));
    }
    all.pop()
}

/// Words to look for, as typed.
pub(crate) fn words(typed: &str, quoted: bool) -> Words {
    let starred = typed.ends_with('*');
    let (terms, opens) = wanted(typed);
    Words {
        opens: opens || starred,
        // what is written in several parts is meant as it stands: U.S., sanctions-related
        exact: quoted || starred || terms.len() > 1,
        terms,
    }
}

/// The day that `--since` means, in days since 1970; `None` where it is no date.
pub fn since(typed: &str) -> Option<i32> {
    let day = when(&typed.trim().to_lowercase(), super::today());
    day.and_then(crate::library::entry::days)
}

fn no_date(typed: &str, at: usize) -> QueryFault {
    let mut fault = QueryFault::new(at, format!("{typed} is no date"));
    fault.nearest = Some("2026-11-01 or 7d".to_owned());
    fault
}

/// The day that is meant: a date, a month, a year, or how long ago.
pub(super) fn when(typed: &str, today: Date) -> Option<Date> {
    match typed {
        "today" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let unit = typed.chars().next_back().filter(char::is_ascii_alphabetic);
    if let Some(unit) = unit {
        let count = typed.strip_suffix(unit)?;
        let count: i64 = count
            .parse()
            .ok()
            .filter(|count| (0..100_000).contains(count))?;
        let ago: Span = match unit {
            'd' => count.days(),
            'w' => count.weeks(),
            'm' => i32::try_from(count).ok()?.months(),
            'y' => i32::try_from(count)
                .ok()
                .filter(|years| *years < 9_000)?
                .years(),
            _ => return None,
        };
        return today.checked_sub(ago).ok();
    }
    let mut parts = typed.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let year: i16 = year.parse().ok()?;
    let part = |typed: Option<&str>| match typed {
        None => Some(1),
        Some(digits) if digits.len() <= 2 => digits.parse::<i8>().ok(),
        Some(_) => None,
    };
    let month = part(parts.next())?;
    let day = part(parts.next())?;
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Expr, Query, Sort, State, Term};
    use super::{parse, when};

    fn today() -> jiff::civil::Date {
        date(2026, 11, 29)
    }

    fn understood(typed: &str) -> Query {
        parse(typed, today()).unwrap()
    }

    /// The query in one line: what is joined by AND in brackets, by OR in braces.
    fn told(typed: &str) -> String {
        fn tell(expr: &Expr) -> String {
            let list = |parts: &[Expr]| parts.iter().map(tell).collect::<Vec<_>>().join(" ");
            match expr {
                Expr::All(parts) => format!("[{}]", list(parts)),
                Expr::Any(parts) => format!("{{{}}}", list(parts)),
                Expr::Not(part) => format!("!{}", tell(part)),
                Expr::Is(Term::Words(words)) => {
                    let mark = if words.opens { "*" } else { "" };
                    let quote = if words.exact { "'" } else { "" };
                    format!("{quote}{}{mark}", words.terms.join("_"))
                }
                Expr::Is(Term::Title(words)) => format!("title={}", words.terms.join("_")),
                Expr::Is(Term::Who(name, column)) => format!("who={name}@{column}"),
                Expr::Is(Term::Says(stance)) => format!("says={}", stance.name()),
                Expr::Is(Term::In(folder)) => format!("in={folder}"),
                Expr::Is(Term::Format(format)) => format!("format={format}"),
                Expr::Is(Term::State(state)) => format!("is={}", state.name()),
                Expr::Is(Term::After(day)) => format!("after={day}"),
                Expr::Is(Term::Before(day)) => format!("before={day}"),
                Expr::Is(term) => format!("{term:?}"),
            }
        }
        understood(typed)
            .wanted
            .as_ref()
            .map_or(String::new(), tell)
    }

    #[test]
    fn the_whole_grammar() {
        for (typed, wanted) in [
            ("", ""),
            ("grain", "grain"),
            ("Grain  corridor", "[grain corridor]"),
            ("\"security guarantees\"", "'security_guarantees"),
            ("“security guarantees”", "'security_guarantees"),
            ("pref*", "'pref*"),
            ("-grain wheat", "[!grain wheat]"),
            ("grain -\"last year\"", "[grain !'last_year]"),
            ("a OR b c OR d", "{a [b c] d}"),
            ("(a OR b) -(c d)", "[{a b} ![c d]]"),
            ("who:\"European Union\"", "who=European Union@5"),
            ("WHO:Kyiv says:refuses", "[who=Kyiv@5 says=refuses]"),
            ("-who:russia", "!who=russia@6"),
            ("title:deal is:unread", "[title=deal is=unread]"),
            (
                "after:2026-11-01 before:7d",
                "[after=2026-11-01 before=2026-11-22]",
            ),
            ("U.S. well-known", "['u_s 'well_known]"),
            ("https://example.org/a", "'https_example_org_a"),
            ("10:30", "'10_30"),
            ("in:/srv/news/", "in=/srv/news/"),
            ("format:md format:TXT", "[format=markdown format=plain]"),
            ("format:feed", "format=feed"),
            ("- … ()", ""),
            ("人权", "'人权"),
        ] {
            let wanted = if typed == "人权" { "人权" } else { wanted };
            assert_eq!(told(typed), wanted, "{typed}");
        }
        assert_eq!(understood("x sort:title").sort, Some(Sort::Title));
        assert_eq!(
            understood("is:new").wanted,
            Some(Expr::Is(Term::State(State::New)))
        );
    }

    #[test]
    fn a_fault_names_its_column_and_the_nearest_word() {
        for (typed, column, nearest) in [
            ("peace whp:ukraine", 7, Some("who:")),
            ("is:unraed", 4, Some("unread")),
            ("who:", 5, None),
            ("x says:refusing", 8, Some("refuses")),
            ("after:soon", 7, Some("2026-11-01 or 7d")),
            ("sort:dat", 6, Some("date")),
            ("format:mardown", 8, Some("markdown")),
            ("a (b", 3, None),
            ("a) b", 2, None),
            ("OR a", 1, None),
            ("a OR", 3, None),
            ("(a OR) b", 4, None),
            ("a \"b c", 3, None),
        ] {
            let fault = parse(typed, today()).unwrap_err();
            assert_eq!(fault.column, column, "{typed}: {fault}");
            assert_eq!(fault.nearest.as_deref(), nearest, "{typed}: {fault}");
        }
        let deep = "(".repeat(100_000);
        assert!(parse(&deep, today()).unwrap_err().what.contains("too many"));
    }

    #[test]
    fn days_are_dates_or_told_from_today() {
        for (typed, wanted) in [
            ("2026-11-01", Some(date(2026, 11, 1))),
            ("2026-11", Some(date(2026, 11, 1))),
            ("2025", Some(date(2025, 1, 1))),
            ("2w", Some(date(2026, 11, 15))),
            ("1y", Some(date(2025, 11, 29))),
            ("today", Some(today())),
            ("2026-13-01", None),
            ("7", None),
            ("7x", None),
            ("99999y", None),
        ] {
            assert_eq!(when(typed, today()), wanted, "{typed}");
        }
    }
}

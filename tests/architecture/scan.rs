//! Reads Rust code just well enough to see which modules it names.
//!
//! No parser: comments and literals are blanked, the rest is cut into words, and paths are followed
//! from `crate`, `super`, `self` and the name of the library, through groups and inline modules.

/// One word or mark of code, with its 1-based line.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// `source` with comments, strings and characters blanked; its lines stay where they are.
pub(crate) fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let inside_word = out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let blank = [
            comment(rest),
            string(rest).filter(|_| c == '"' || !inside_word),
            character(rest),
        ];
        let blank = blank.into_iter().flatten().next();
        let (head, tail) = rest
            .split_at_checked(blank.unwrap_or(c.len_utf8()))
            .unwrap_or((rest, ""));
        if blank.is_some() {
            out.push(' ');
            out.extend(head.chars().filter(|&c| c == '\n'));
        } else {
            out.push_str(head);
        }
        rest = tail;
    }
    out
}

/// Length of the comment that `rest` starts with. Block comments nest.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(here) = rest.get(at..) {
        let step = if here.starts_with("/*") {
            depth += 1;
            2
        } else if here.starts_with("*/") {
            depth = depth.saturating_sub(1);
            2
        } else {
            here.chars().next().map_or(1, char::len_utf8)
        };
        if at == 0 && depth == 0 {
            return None;
        }
        at += step;
        if depth == 0 {
            return Some(at);
        }
    }
    Some(rest.len())
}

/// Length of the string that `rest` starts with, with its prefix: `"…"`, `b"…"`, `r#"…"#`.
fn string(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix(['b', 'c']).unwrap_or(rest);
    let prefix = rest.len() - body.len();
    if let Some(raw) = body.strip_prefix('r') {
        let inner = raw.trim_start_matches('#');
        let hashes = raw.len() - inner.len();
        let inner = inner.strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = inner
            .find(&close)
            .map_or(inner.len(), |at| at + close.len());
        return Some(prefix + 1 + hashes + 1 + end);
    }
    let inner = body.strip_prefix('"')?;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if c == '"' && !escaped {
            return Some(prefix + 1 + at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    Some(rest.len())
}

/// Length of the character that `rest` starts with; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    let mut chars = inner.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        chars.next();
        return chars.find(|&(_, c)| c == '\'').map(|(at, _)| at + 2);
    }
    let (at, next) = chars.next()?;
    (next == '\'').then_some(at + 2)
}

/// Cuts code into words, `::` and single marks.
pub(crate) fn tokens(code: &str) -> Vec<Token> {
    let mut out = Vec::new();
    for (index, text) in code.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(c) = rest.chars().next() {
            let word = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let len = match word {
                0 if rest.starts_with("::") => 2,
                0 => c.len_utf8(),
                _ => word,
            };
            let (head, tail) = rest.split_at_checked(len).unwrap_or((rest, ""));
            out.push(Token {
                text: head.to_owned(),
                line: index + 1,
            });
            rest = tail.trim_start();
        }
    }
    out
}

/// The module path of a file: `src/a/b.rs` and `src/a/b/mod.rs` are `[a, b]`, `src/main.rs` is empty.
pub(crate) fn module(file: &str) -> Vec<String> {
    let path = file.strip_prefix("src/").unwrap_or(file);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    if parts
        .last()
        .is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main"))
    {
        parts.pop();
    }
    parts
}

/// The room a file belongs to: its folder, or the file itself right under `src`.
pub(crate) fn room(file: &str) -> String {
    let path = file.strip_prefix("src/").unwrap_or(file);
    let first = path.split('/').next().unwrap_or(path);
    first.strip_suffix(".rs").unwrap_or(first).to_owned()
}

/// Everything that `source` names at the root of the crate: the line and what stands there, a room,
/// `*` for all of them, or nothing for the root itself.
pub(crate) fn named(file: &str, source: &str) -> Vec<(usize, String)> {
    let tokens = tokens(&code(source));
    let mut scan = Scan::new(file, &tokens);
    scan.run(file);
    scan.named
}

/// Every path that `source` names, from the root of the crate on: through `crate`, `super`, `self`
/// and the modules right below its own, which are `children`.
pub(crate) fn paths(file: &str, source: &str, children: &[String]) -> Vec<Named> {
    let tokens = tokens(&code(source));
    let mut scan = Scan::new(file, &tokens);
    scan.children = children;
    scan.run(file);
    scan.paths
}

/// A path that code names.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) path: Vec<String>,
    /// What it is called in this file, where it is brought in by `use`.
    pub(crate) brought_as: Option<String>,
    /// It is only handed on: `pub use`.
    pub(crate) handed_on: bool,
}

/// Follows paths through code, to where they meet the root of the crate.
struct Scan<'a> {
    tokens: &'a [Token],
    named: Vec<(usize, String)>,
    paths: Vec<Named>,
    children: &'a [String],
    /// Inside of a `use`, and whether it hands on.
    bringing: Option<bool>,
    /// In the binary `crate` and `super` are its own; only `attache` is the library.
    binary: bool,
}

impl<'a> Scan<'a> {
    fn new(file: &str, tokens: &'a [Token]) -> Self {
        Self {
            tokens,
            named: Vec::new(),
            paths: Vec::new(),
            children: &[],
            bringing: None,
            binary: file == "src/main.rs",
        }
    }

    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    fn run(&mut self, file: &str) {
        let mut here = module(file);
        // length of the module path outside each open brace
        let mut outside: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let before = at.checked_sub(1).map_or("", |before| self.text(before));
            let two_before = at.checked_sub(2).map_or("", |before| self.text(before));
            let path = self.text(at + 1) == "::";
            match self.text(at) {
                "{" => {
                    outside.push(here.len());
                    if two_before == "mod" {
                        here.push(before.to_owned());
                    }
                }
                "}" => here.truncate(outside.pop().unwrap_or(here.len())),
                "use" => self.bringing = Some(self.is_public(at)),
                ";" => self.bringing = None,
                "crate" | "super" if before != "::" && !self.binary => {
                    at = self.path(at, here.clone());
                    continue;
                }
                "self" if before != "::" && path && !self.binary => {
                    at = self.path(at, here.clone());
                    continue;
                }
                "attache" if before == "use" || (before != "::" && path) => {
                    at = self.path(at, here.clone());
                    continue;
                }
                word if before != "::"
                    && path
                    && self.children.iter().any(|child| child == word) =>
                {
                    at = self.path(at, here.clone());
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Follows one path from `at`, read in the module `base`; returns where it ends.
    fn path(&mut self, mut at: usize, mut base: Vec<String>) -> usize {
        loop {
            let line = self.tokens.get(at).map_or(0, |token| token.line);
            match self.text(at) {
                "crate" | "attache" => base.clear(),
                "super" => {
                    base.pop();
                }
                "self" => {}
                "{" => return self.group(at + 1, &base),
                name => {
                    if base.is_empty() {
                        self.named.push((line, name.to_owned()));
                    }
                    base.push(name.to_owned());
                    if self.text(at + 1) != "::" {
                        self.note(base, at + 1);
                        return at + 1;
                    }
                }
            }
            at += 1;
            if self.text(at) != "::" {
                // `pub(crate)` and `pub(super)` name nobody
                if base.is_empty() && self.text(at) != ")" {
                    self.named.push((line, String::new()));
                }
                return at;
            }
            at += 1;
        }
    }

    /// Keeps a path that ends before `at`.
    fn note(&mut self, path: Vec<String>, at: usize) {
        let renamed = (self.text(at) == "as").then(|| self.text(at + 1).to_owned());
        let own = path.last().cloned();
        self.paths.push(Named {
            path,
            brought_as: self.bringing.and(renamed.or(own)),
            handed_on: self.bringing == Some(true),
        });
    }

    /// Whether `pub` stands before `at`, with or without a bracket behind it.
    fn is_public(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.text(at));
        before(1) == "pub" || before(1) == ")" && (2..7).any(|back| before(back) == "pub")
    }

    /// Follows each branch of a group from behind its `{`; returns where it ends.
    fn group(&mut self, mut at: usize, base: &[String]) -> usize {
        while at < self.tokens.len() && self.text(at) != "}" {
            at = self.path(at, base.to_vec());
            let mut depth = 0_usize;
            while at < self.tokens.len() {
                match self.text(at) {
                    "{" => depth += 1,
                    "}" if depth == 0 => break,
                    "}" => depth -= 1,
                    "," if depth == 0 => {
                        at += 1;
                        break;
                    }
                    _ => {}
                }
                at += 1;
            }
        }
        at + 1
    }
}

//! What a directive is by its name: `.. name:: words`.

/// What becomes of a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Directive {
    /// Nothing of it is for a reader.
    Hidden,
    /// What it holds is shown line by line.
    Lines,
    /// What it holds is a remark with this name.
    Remark(&'static str),
    /// What it holds is a remark with this name and its words, such as a version.
    Version(&'static str),
    /// Its words are a title, what it holds follows.
    Titled,
    /// Its words are the name of something, what it holds is about that.
    Named,
    /// A picture: what is said about it is shown.
    Picture,
    /// Its words are the caption of the table that it holds.
    Table,
    /// What it holds is a quote.
    Quote,
    /// What it holds is shown as if it stood alone.
    Plain,
    /// A name that is not known here.
    Other,
}

/// The directive of that name.
pub(super) fn of(name: &str) -> Directive {
    let name = name.to_ascii_lowercase();
    let last = name.rsplit(':').next().unwrap_or(&name);
    match last {
        "note" => Directive::Remark("Note"),
        "warning" => Directive::Remark("Warning"),
        "caution" => Directive::Remark("Caution"),
        "attention" => Directive::Remark("Attention"),
        "danger" => Directive::Remark("Danger"),
        "error" => Directive::Remark("Error"),
        "hint" => Directive::Remark("Hint"),
        "important" => Directive::Remark("Important"),
        "tip" => Directive::Remark("Tip"),
        "seealso" => Directive::Remark("See also"),
        "todo" => Directive::Remark("To do"),
        "versionadded" => Directive::Version("New in version"),
        "versionchanged" => Directive::Version("Changed in version"),
        "deprecated" => Directive::Version("Deprecated since version"),
        "versionremoved" => Directive::Version("Removed in version"),
        "admonition" | "topic" | "sidebar" | "rubric" | "centered" | "dropdown" | "tab"
        | "tab-item" | "card" | "grid-item-card" | "collapse" => Directive::Titled,
        "code" | "code-block" | "sourcecode" | "parsed-literal" | "math" | "productionlist"
        | "doctest" | "testcode" | "testoutput" | "prompt" | "console" | "code-cell"
        | "csv-table" | "ipython" => Directive::Lines,
        "image" | "figure" => Directive::Picture,
        "table" | "list-table" | "flat-table" => Directive::Table,
        "epigraph" | "highlights" | "pull-quote" | "blockquote" => Directive::Quote,
        "only" | "container" | "class" | "cssclass" | "rst-class" | "compound" | "tabs"
        | "tab-set" | "grid" | "hlist" | "glossary" | "ifconfig" | "details" => Directive::Plain,
        "function" | "method" | "classmethod" | "staticmethod" | "attribute" | "data"
        | "exception" | "object" | "describe" | "option" | "cmdoption" | "envvar" | "confval"
        | "macro" | "type" | "struct" | "member" | "enum" | "enumerator" | "var" | "property"
        | "decorator" | "directive" | "role"
            if name.contains(':') || last != "role" =>
        {
            Directive::Named
        }
        "toctree" | "contents" | "index" | "include" | "raw" | "meta" | "highlight"
        | "currentmodule" | "module" | "default-role" | "role" | "sectnum"
        | "section-numbering" | "header" | "footer" | "literalinclude" | "tabularcolumns"
        | "target-notes" | "autosummary" | "graphviz" | "digraph" | "graph" | "uml" | "mermaid"
        | "plot" | "jinja" | "testsetup" | "testcleanup" | "title" | "date" | "unicode"
        | "replace" | "bibliography" | "py-module" | "no-search" => Directive::Hidden,
        name if name.starts_with("auto") => Directive::Hidden,
        _ => Directive::Other,
    }
}

//! The tables of the index.
//!
//! All of it can be made again from the files: an index of another version is thrown away.

/// Tells an index of ours from any other SQLite file: `attl` in ASCII.
pub(super) const APPLICATION: i32 = 0x6174_746c;

/// Grows with every change of the tables or of what is written into them.
pub(super) const VERSION: i32 = 8;

/// Bits of a row number in `term` that are the number of the section; the others are the article.
pub(super) const SECTION_BITS: u32 = 12;

/// Makes the tables in an empty file.
pub(super) const TABLES: &str = "
-- A file that was looked at: what it held, or why it holds nothing.
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,          -- absolute
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,          -- nanoseconds since 1970
    changed INTEGER NOT NULL,           -- of the inode, nanoseconds since 1970
    looked INTEGER NOT NULL,            -- when it was read, nanoseconds since 1970
    sha TEXT NOT NULL,                  -- sha256 of its bytes
    reason TEXT                         -- why it can't be read; '' for what is no text
) STRICT;

-- An article: all of a file, or a part of it.
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
    part TEXT NOT NULL,                 -- '' where the file is one article
    content TEXT NOT NULL,              -- sha256 of the reading text
    title TEXT NOT NULL,
    published TEXT,
    day INTEGER,                        -- days since 1970 of that
    publisher TEXT,
    author TEXT,
    url TEXT,
    language TEXT,
    format TEXT NOT NULL,
    words INTEGER NOT NULL,
    length INTEGER NOT NULL,            -- of the reading text, in bytes
    found INTEGER NOT NULL,             -- mentions of stakeholders and issues
    first_seen INTEGER NOT NULL,        -- milliseconds since 1970
    entities BLOB NOT NULL,             -- number and mentions of each, the most salient first
    twice INTEGER NOT NULL,             -- 1 where it was read twice
    awaited TEXT NOT NULL,              -- what a second reading of it would be kept under; '' where
                                        -- there is to be none
    twin INTEGER,                       -- what its versions and near-duplicates have in common
    UNIQUE (file, part)
) STRICT;

-- Its reading text, deflated, and where its sections start.
CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text BLOB NOT NULL,
    sections BLOB NOT NULL
) STRICT;

-- Every stakeholder, issue and place, under the key that names it in all articles.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,                -- the one of `called` that most articles use
    class TEXT NOT NULL
) STRICT;

-- What articles call it, and how many do.
CREATE TABLE called (
    entity INTEGER NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (entity, number)
) STRICT, WITHOUT ROWID;

-- Its names, folded; without the one that its key says.
CREATE TABLE name (
    words TEXT NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (words, entity)
) STRICT, WITHOUT ROWID;

-- Where it is first mentioned in an article.
CREATE TABLE mention (
    entity INTEGER NOT NULL,
    article INTEGER NOT NULL,
    label INTEGER NOT NULL,             -- what it is called there: a number of `called`
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (entity, article)
) STRICT, WITHOUT ROWID;

-- Who takes which positions in an article.
CREATE TABLE position (
    holder INTEGER NOT NULL,
    article INTEGER NOT NULL,
    stances INTEGER NOT NULL,           -- a bit for each stance that is taken
    taken BLOB NOT NULL,                -- each with its sentence and what it is for or against
    PRIMARY KEY (holder, article)
) STRICT, WITHOUT ROWID;

-- Who is tied to what in an article: places in its `entities`, and how many sentences say so; 0 where
-- a paragraph does.
CREATE TABLE tie (
    article INTEGER PRIMARY KEY,
    cells BLOB NOT NULL
) STRICT;

-- The other forms of a word.
CREATE TABLE form (
    stem TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (stem, word)
) STRICT, WITHOUT ROWID;

-- A part of the sample of each article: those that share some of it may be near-duplicates.
CREATE TABLE shingle (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;

-- What the last scan of a folder found.
CREATE TABLE scan (
    folder TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The words of every section, under article << 12 | section. Only the index: the words stand here
-- folded, and the text stands in `body`.
CREATE VIRTUAL TABLE term USING fts5(
    title, body, about,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
";

//! The tables of the store, and the steps from each version of them to the next.
//!
//! Kinds, classes and verdicts are words, times are milliseconds since 1970, places are bytes of
//! the reading text. A verdict of ours may be read with any tool for SQLite.

use super::sums::{READERS, SUMS};

/// Tells a store of ours from any other SQLite file: `attc` in ASCII.
pub(super) const APPLICATION: i32 = 0x6174_7463;

/// What leads from version `n` to version `n + 1`, for `n` from 0. Once released, a step is never
/// changed.
pub(super) const STEPS: &[&str] = &[
    FIRST, SECOND, LIBRARY, PEOPLE, CREDITS, HEADINGS, SUMS, READERS,
];

/// From an empty file to version 1.
const FIRST: &str = "
PRAGMA application_id = 0x61747463;

-- What was read. One with a path is known by its path, whatever it holds; one without (standard
-- input, a bundled briefing) by what it holds.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    path TEXT UNIQUE,           -- absolute
    content TEXT NOT NULL,      -- sha256 of the reading text that it was first kept for
    title TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX article_content ON article (content) WHERE path IS NULL;

-- Each reading text of an article that something was kept for: a position means nothing without
-- the text that it was counted in.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    content TEXT NOT NULL,      -- sha256 of the reading text
    UNIQUE (article, content)
) STRICT;
CREATE INDEX version_content ON version (content);

-- What is in force. A void one (nothing decided, no note, not made by the reader) stays as long as
-- the history leads back to something else.
CREATE TABLE highlight (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    layer INTEGER NOT NULL CHECK (layer IN (0, 1, 2)),   -- entities, notes, headings
    kind TEXT NOT NULL CHECK (kind IN ('stakeholder', 'issue', 'place', 'note', 'heading')),
    label TEXT,
    class TEXT CHECK (class IN ('state', 'organisation', 'person', 'group', 'place', 'issue')),
    verdict TEXT NOT NULL CHECK (verdict IN ('undecided', 'accepted', 'rejected')),
    note TEXT,
    made_by TEXT NOT NULL CHECK (made_by IN ('attache', 'reader')),
    level INTEGER NOT NULL,     -- of a heading, else 0
    at INTEGER NOT NULL,
    CHECK ((kind = 'note') = (layer = 1)),
    CHECK ((kind = 'heading') = (layer = 2)),
    CHECK ((label IS NULL) = (class IS NULL))
) STRICT;
CREATE INDEX highlight_article ON highlight (article);

-- Where a highlight stands, once for each version it was placed in, so that two readers of two
-- versions don't move it to and fro. The newest is what an orphan is known by.
CREATE TABLE anchor (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    highlight INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    version INTEGER REFERENCES version,     -- NULL: stands nowhere, only tells what it was about
    layer INTEGER NOT NULL CHECK (layer IN (0, 1, 2)),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL CHECK (stop >= start),
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    UNIQUE (article, layer, start, stop, version),
    UNIQUE (highlight, version)
) STRICT;

-- History: one step for each time something was kept, the newest with the greatest number.
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE
) STRICT;
CREATE INDEX step_article ON step (article);

-- What a highlight was before a step.
CREATE TABLE change (
    step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    highlight INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    kind TEXT NOT NULL,
    label TEXT,
    class TEXT,
    verdict TEXT NOT NULL,
    note TEXT,
    made_by TEXT NOT NULL,
    level INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (step, highlight)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_highlight ON change (highlight);

-- Where reading stopped.
CREATE TABLE place (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL
) STRICT;

-- Marks that the reader set.
CREATE TABLE mark (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (length(name) = 1),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;

-- A note that was not finished when the program ended.
CREATE TABLE draft (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    on_sentence INTEGER NOT NULL CHECK (on_sentence IN (0, 1)),
    text TEXT NOT NULL
) STRICT;

-- What the reader decided for all articles to come, in the order of learning. A number is never
-- given twice: another reader may still be about to revoke the old one.
CREATE TABLE lesson (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('always', 'never')),
    label TEXT,
    class TEXT CHECK (class IN ('state', 'organisation', 'person', 'group', 'place', 'issue')),
    CHECK ((kind = 'always') = (label IS NOT NULL)),
    CHECK ((label IS NULL) = (class IS NULL))
) STRICT;

-- The words of a lesson.
CREATE TABLE phrase (
    lesson INTEGER NOT NULL REFERENCES lesson ON DELETE CASCADE,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (lesson, number)
) STRICT, WITHOUT ROWID;
";

/// From version 1 to version 2.
const SECOND: &str = "
-- Texts that were read, to tell what changed when one comes again: the newest two of an article,
-- the oldest out first where all together are too large.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- the newest has the greatest
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    content TEXT NOT NULL,      -- sha256 of the reading text
    at INTEGER NOT NULL,        -- when it was read last
    size INTEGER NOT NULL,      -- bytes of the two below
    text TEXT NOT NULL,
    shape TEXT NOT NULL,        -- its blocks, a JSON array of numbers for each
    UNIQUE (article, content)
) STRICT;
";

/// From version 2 to version 3: the library.
const LIBRARY: &str = "
-- What was read or starred.
CREATE TABLE read_state (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    read INTEGER,               -- when
    content TEXT,               -- sha256 of the reading text that was read
    starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1))
) STRICT;

-- The folders that are kept, in the order in which they were added.
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE   -- absolute
) STRICT;

-- Searches under a name.
CREATE TABLE search (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- When the library was left last.
CREATE TABLE visit (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
) STRICT;

-- What a watch has told, so that it is told once.
CREATE TABLE told (
    watch TEXT NOT NULL,        -- the query
    address TEXT NOT NULL,      -- absolute path and part
    content TEXT NOT NULL,      -- sha256 of the reading text
    PRIMARY KEY (watch, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_content ON told (watch, content);
";

/// From version 3 to version 4: reviews of several people.
const PEOPLE: &str = "
-- What each person decided about a highlight, where others than the reader did; what is in force
-- stands in highlight.
CREATE TABLE review (
    highlight INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    person TEXT NOT NULL,       -- empty: the reader
    kind TEXT NOT NULL,
    label TEXT,
    class TEXT,
    verdict TEXT NOT NULL,
    note TEXT,
    made_by TEXT NOT NULL,
    level INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (highlight, person)
) STRICT, WITHOUT ROWID;
";

/// From version 4 to version 5: where a text is from, and what was chosen last.
const CREDITS: &str = "
-- Where a text is from, as the reader says it; NULL: as the article says.
CREATE TABLE credits (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    title TEXT,
    url TEXT,
    date TEXT,
    publisher TEXT
) STRICT;

-- What was chosen last, to be offered again.
CREATE TABLE choice (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// From version 5 to version 6: what corrections of the outline teach.
const HEADINGS: &str = "
-- What the reader decided about lines of articles to come that are written alike. Of those about one
-- form and outlet the newest is in force, of two that contradict each other neither; all stay, for the
-- newest may be taken back.
CREATE TABLE heading_lesson (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    publisher TEXT,             -- of which articles: those that they publish
    folder TEXT,                -- or those in this folder, an absolute path
    form TEXT NOT NULL,         -- how the lines are written, in words
    heading INTEGER NOT NULL CHECK (heading IN (0, 1)),
    level INTEGER NOT NULL,
    words TEXT NOT NULL,        -- the line on which it was decided
    title TEXT NOT NULL,        -- of the article in which that stands
    highlight INTEGER REFERENCES highlight ON DELETE SET NULL,   -- the decision, while it is known
    CHECK ((publisher IS NULL) <> (folder IS NULL))
) STRICT;
CREATE INDEX heading_lesson_highlight ON heading_lesson (highlight);
";

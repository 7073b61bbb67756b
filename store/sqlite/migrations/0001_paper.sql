-- The whole paper. Times are whole seconds since 1970 in UTC; `digest` is a
-- hash of what a writer last brought, so that bringing it again writes nothing.

CREATE TABLE sections (
    slug     TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    parent   TEXT REFERENCES sections (slug),
    position INTEGER NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE topics (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE authors (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE desks (
    slug     TEXT PRIMARY KEY,
    initials TEXT NOT NULL
);

-- A file without a stem is known, but not had.
CREATE TABLE media (
    id         INTEGER PRIMARY KEY,
    origin     TEXT NOT NULL UNIQUE,
    source_url TEXT,
    alt        TEXT NOT NULL,
    caption    TEXT NOT NULL,
    stem       TEXT,
    width      INTEGER,
    height     INTEGER,
    widths     TEXT,
    formats    TEXT,
    digest     TEXT NOT NULL
);

CREATE TABLE articles (
    id           INTEGER PRIMARY KEY,
    origin       TEXT NOT NULL UNIQUE,
    published    INTEGER NOT NULL,
    slug         TEXT NOT NULL,
    title        TEXT NOT NULL,
    summary      TEXT NOT NULL,
    lead         TEXT NOT NULL,
    body         TEXT NOT NULL,
    author_line  TEXT,
    section      TEXT NOT NULL REFERENCES sections (slug),
    desk         TEXT REFERENCES desks (slug),
    cover        INTEGER REFERENCES media (id),
    published_at INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    demo         INTEGER NOT NULL,
    views        INTEGER NOT NULL DEFAULT 0,
    digest       TEXT NOT NULL,
    -- True while the ranking of related articles is out of date.
    stale        INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX articles_by_section ON articles (section) WHERE published;
CREATE INDEX articles_by_views ON articles (views) WHERE views > 0;
CREATE INDEX articles_stale ON articles (id) WHERE stale;

CREATE TABLE article_sections (
    article INTEGER NOT NULL REFERENCES articles (id),
    section TEXT NOT NULL REFERENCES sections (slug),
    PRIMARY KEY (article, section)
) WITHOUT ROWID;

CREATE TABLE article_topics (
    article  INTEGER NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    topic    TEXT NOT NULL REFERENCES topics (slug),
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE article_authors (
    article  INTEGER NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    author   TEXT NOT NULL REFERENCES authors (slug),
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE article_media (
    article INTEGER NOT NULL REFERENCES articles (id),
    media   INTEGER NOT NULL REFERENCES media (id),
    PRIMARY KEY (article, media)
) WITHOUT ROWID;

CREATE TABLE comments (
    id      INTEGER PRIMARY KEY,
    origin  TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (id),
    name    TEXT NOT NULL,
    body    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    digest  TEXT NOT NULL
);

CREATE INDEX comments_by_article ON comments (article, at, id);

CREATE TABLE pages (
    id         INTEGER PRIMARY KEY,
    origin     TEXT NOT NULL UNIQUE,
    published  INTEGER NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    digest     TEXT NOT NULL
);

CREATE TABLE page_media (
    page  INTEGER NOT NULL REFERENCES pages (id),
    media INTEGER NOT NULL REFERENCES media (id),
    PRIMARY KEY (page, media)
) WITHOUT ROWID;

CREATE TABLE redirects (
    source TEXT PRIMARY KEY,
    target TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE weather (
    city     TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    tenths   INTEGER NOT NULL,
    code     INTEGER NOT NULL,
    at       INTEGER NOT NULL
);

CREATE TABLE notes (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Which published articles stand in which list, in the list's order: `all`,
-- `s:{section}` (with those of the sections below it), `t:{topic}`,
-- `w:{author or desk}`.
CREATE TABLE filed (
    list         TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    id           INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (list, published_at, id)
) WITHOUT ROWID;

CREATE INDEX filed_by_article ON filed (id);

-- The ranking of related articles; a pair stands in it both ways.
CREATE TABLE related (
    article INTEGER NOT NULL REFERENCES articles (id),
    other   INTEGER NOT NULL REFERENCES articles (id),
    score   REAL NOT NULL,
    PRIMARY KEY (article, other)
) WITHOUT ROWID;

CREATE INDEX related_by_score ON related (article, score, other);
CREATE INDEX related_by_other ON related (other);

-- Hashes of two neighbouring syllables in a title or lead, for likeness.
CREATE TABLE pairs (
    pair         INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    id           INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (pair, published_at, id)
) WITHOUT ROWID;

CREATE INDEX pairs_by_article ON pairs (id);

-- Folded text (see the crate `viet`) of published articles.
CREATE VIRTUAL TABLE search USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    detail = full,
    tokenize = "unicode61"
);

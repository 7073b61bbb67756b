-- Reads are counted by article and hour (hours since 1970 in UTC): how many,
-- never whose. An hour that has left the longest window is forgotten.
CREATE TABLE reads (
    hour    INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    count   INTEGER NOT NULL,
    PRIMARY KEY (hour, article)
) WITHOUT ROWID;

-- Their sums over windows of so many hours; 0 is all time, with what older
-- sites counted. A list of most read articles is read off the index.
CREATE TABLE read_sums (
    hours   INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    count   INTEGER NOT NULL,
    PRIMARY KEY (hours, article)
) WITHOUT ROWID;

CREATE INDEX read_sums_by_count ON read_sums (hours, count, article);

-- The first hour that stands in each window's sums.
CREATE TABLE read_windows (
    hours INTEGER PRIMARY KEY,
    since INTEGER NOT NULL
);

INSERT INTO read_windows (hours, since) VALUES (24, 0), (168, 0);

INSERT INTO read_sums (hours, article, count)
SELECT 0, id, views FROM articles WHERE views > 0;

DROP INDEX articles_by_views;
ALTER TABLE articles DROP COLUMN views;

-- Taken down by the newsroom; `published` is what a restored article goes
-- back to. The article's row stays, so that its number is never given again.
CREATE TABLE withdrawn (
    article   INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    reason    TEXT,
    at        INTEGER NOT NULL,
    published INTEGER NOT NULL
);

CREATE TABLE corrections (
    at      INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    text    TEXT NOT NULL,
    PRIMARY KEY (at, article)
) WITHOUT ROWID;

CREATE INDEX corrections_by_article ON corrections (article, at);

-- What a correction replaced, for the newsroom.
CREATE TABLE article_versions (
    article     INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    replaced_at INTEGER NOT NULL,
    title       TEXT NOT NULL,
    lead        TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (article, replaced_at)
) WITHOUT ROWID;

-- What the paper says of a person or desk.
CREATE TABLE writers_about (
    slug  TEXT PRIMARY KEY,
    about TEXT NOT NULL
) WITHOUT ROWID;

-- How many articles stand in each writer's list, so that none are counted
-- when a reader comes.
CREATE TABLE list_counts (
    list     TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO list_counts (list, articles)
SELECT list, count(*) FROM filed WHERE list >= 'w:' AND list < 'w;' GROUP BY list;

CREATE TRIGGER filed_more AFTER INSERT ON filed WHEN NEW.list >= 'w:' AND NEW.list < 'w;'
BEGIN
    INSERT INTO list_counts (list, articles) VALUES (NEW.list, 1)
    ON CONFLICT (list) DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER filed_fewer AFTER DELETE ON filed WHEN OLD.list >= 'w:' AND OLD.list < 'w;'
BEGIN
    UPDATE list_counts SET articles = articles - 1 WHERE list = OLD.list;
END;

-- For old addresses that name an article in words alone.
CREATE INDEX articles_by_slug ON articles (slug, published_at) WHERE published;

-- For redirects that lead to a redirect's own address.
CREATE INDEX redirects_by_target ON redirects (target);

-- How often what an article's own part of its page shows has changed since it was
-- published: text, names, corrections, withdrawal. Counts do not raise it.
ALTER TABLE articles ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- The latest of these changes, for pages that are open.
CREATE TABLE article_events (
    article  INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    -- 'corrected', 'updated' or 'withdrawn'
    kind     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (article, revision)
) WITHOUT ROWID;

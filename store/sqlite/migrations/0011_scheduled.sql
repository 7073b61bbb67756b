-- Articles that are to be published at a time in the future. Their row in
-- `articles` is unpublished until then.
CREATE TABLE scheduled (
    article      INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    published_at INTEGER NOT NULL
);

CREATE INDEX scheduled_by_time ON scheduled (published_at);

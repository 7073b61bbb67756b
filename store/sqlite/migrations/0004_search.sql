-- The search index is a folder of its own. This is what it follows: every
-- writing of an article, in the transaction that writes it. The token is made
-- up, so that an index which followed another history of this file (before a
-- backup was restored) is known as such. The article may be gone since.
CREATE TABLE search_log (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL,
    token   INTEGER NOT NULL DEFAULT (random())
);

CREATE INDEX search_log_by_article ON search_log (article, seq);

INSERT INTO search_log (article) SELECT id FROM articles ORDER BY id;

CREATE TRIGGER search_follows
AFTER UPDATE OF published, title, summary, lead, body, published_at ON articles
BEGIN
    INSERT INTO search_log (article) VALUES (new.id);
END;

DROP TABLE search;

-- Browsers that asked for news: where they take messages and how these are
-- encrypted. Nothing else is known of who reads there.
CREATE TABLE subscriptions (
    id       INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL UNIQUE,
    key      BLOB NOT NULL,
    secret   BLOB NOT NULL
);

-- What they follow: `all` for breaking news, `s:{section}`, `t:{topic}`, as in
-- `filed`.
CREATE TABLE follows (
    list         TEXT NOT NULL,
    subscription INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    since        INTEGER NOT NULL,
    PRIMARY KEY (list, subscription)
) WITHOUT ROWID;

CREATE INDEX follows_by_subscription ON follows (subscription, list);

-- A section or topic that goes is followed no more.
CREATE TRIGGER sections_left AFTER DELETE ON sections
BEGIN
    DELETE FROM follows WHERE list = 's:' || OLD.slug;
END;

CREATE TRIGGER topics_left AFTER DELETE ON topics
BEGIN
    DELETE FROM follows WHERE list = 't:' || OLD.slug;
END;

-- A browser that follows nothing is forgotten.
CREATE TRIGGER follows_left AFTER DELETE ON follows
WHEN NOT EXISTS (SELECT 1 FROM follows WHERE subscription = OLD.subscription)
BEGIN
    DELETE FROM subscriptions WHERE id = OLD.subscription;
END;

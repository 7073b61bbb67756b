-- Stories told more than once: the smallest number among the articles that
-- tell the same; NULL for an article that stands alone.
ALTER TABLE articles ADD COLUMN story INTEGER;

CREATE INDEX articles_by_story ON articles (story, published_at, id) WHERE story IS NOT NULL;

-- Stories of what stands already are found as its ranking is computed anew.
UPDATE articles SET stale = 1 WHERE published;

-- What an editor put on the front page: 1 is the lead story.
CREATE TABLE pins (
    slot    INTEGER PRIMARY KEY,
    article INTEGER NOT NULL UNIQUE REFERENCES articles (id),
    until   INTEGER
);

-- What is read whole and in order is read in an index's order.
CREATE INDEX sections_in_order ON sections (position, name);
CREATE INDEX weather_in_order ON weather (position);
CREATE INDEX pages_in_order ON pages (title) WHERE published;

-- The summary that a correction replaced; NULL if it did not change it.
ALTER TABLE article_versions ADD COLUMN summary TEXT;

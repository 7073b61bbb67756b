-- Tables get the names that the code uses. Their rows stay.

DROP TRIGGER filed_more;
DROP TRIGGER filed_fewer;

ALTER TABLE filed RENAME TO list_entries;
DROP INDEX filed_by_article;
CREATE INDEX list_entries_by_article ON list_entries (id);

CREATE TRIGGER list_entries_added AFTER INSERT ON list_entries WHEN NEW.list >= 'w:' AND NEW.list < 'w;'
BEGIN
    INSERT INTO list_counts (list, articles) VALUES (NEW.list, 1)
    ON CONFLICT (list) DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER list_entries_removed AFTER DELETE ON list_entries WHEN OLD.list >= 'w:' AND OLD.list < 'w;'
BEGIN
    UPDATE list_counts SET articles = articles - 1 WHERE list = OLD.list;
END;

ALTER TABLE pairs RENAME TO syllable_bigrams;
ALTER TABLE syllable_bigrams RENAME COLUMN pair TO bigram;
DROP INDEX pairs_by_article;
CREATE INDEX syllable_bigrams_by_article ON syllable_bigrams (id);

ALTER TABLE notes RENAME TO key_values;

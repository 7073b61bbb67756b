-- What readers see has changed: for each tag the number of its newest change.
-- Counts, weather, drafts, notes and the search log are not content.
CREATE TABLE content_changes (
    -- 'all', 'pins', 'corrections', 'a:' and a number (an article), 'gone:' and a
    -- number (an article that readers may no longer see), 'l:' and a list,
    -- 'd:' and a day since 1970 in Việt Nam, 'x:' and a path
    tag    TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX content_changes_by_number ON content_changes (number);

-- The number of the newest change, in one row.
CREATE TABLE content_revision (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
);

INSERT INTO content_revision (id, number) VALUES (1, 1);

-- Writing a row here raises the revision and notes its tag.
CREATE VIEW touched AS SELECT tag FROM content_changes;

CREATE TRIGGER touched_noted INSTEAD OF INSERT ON touched
BEGIN
    UPDATE content_revision SET number = number + 1;
    INSERT INTO content_changes (tag, number) SELECT NEW.tag, number FROM content_revision WHERE true
    ON CONFLICT (tag) DO UPDATE SET number = excluded.number;
END;

CREATE TRIGGER touched_by_article_added AFTER INSERT ON articles WHEN NEW.published
BEGIN
    INSERT INTO touched (tag) VALUES ('a:' || NEW.id);
END;

CREATE TRIGGER touched_by_article_changed AFTER UPDATE OF published, slug, title, summary, lead, body,
    author_line, section, desk, initials, cover, published_at, updated_at, demo, story ON articles
WHEN OLD.published OR NEW.published
BEGIN
    INSERT INTO touched (tag) VALUES ('a:' || NEW.id);
    INSERT INTO touched (tag) SELECT 'l:' || list FROM list_entries WHERE id = NEW.id;
END;

CREATE TRIGGER touched_by_article_hidden AFTER UPDATE OF published ON articles
WHEN OLD.published AND NOT NEW.published
BEGIN
    INSERT INTO touched (tag) VALUES ('gone:' || NEW.id);
END;

CREATE TRIGGER touched_by_article_deleted AFTER DELETE ON articles WHEN OLD.published
BEGIN
    INSERT INTO touched (tag) VALUES ('gone:' || OLD.id);
END;

CREATE TRIGGER touched_by_entry_added AFTER INSERT ON list_entries
BEGIN
    INSERT INTO touched (tag) VALUES ('l:' || NEW.list);
END;

CREATE TRIGGER touched_by_entry_removed AFTER DELETE ON list_entries
BEGIN
    INSERT INTO touched (tag) VALUES ('l:' || OLD.list);
END;

CREATE TRIGGER touched_by_day_added AFTER INSERT ON list_entries WHEN NEW.list = 'all'
BEGIN
    INSERT INTO touched (tag) VALUES ('d:' || ((NEW.published_at + 25200) / 86400));
END;

CREATE TRIGGER touched_by_day_removed AFTER DELETE ON list_entries WHEN OLD.list = 'all'
BEGIN
    INSERT INTO touched (tag) VALUES ('d:' || ((OLD.published_at + 25200) / 86400));
END;

CREATE TRIGGER touched_by_comment_added AFTER INSERT ON comments
BEGIN
    INSERT INTO touched (tag) VALUES ('a:' || NEW.article);
END;

CREATE TRIGGER touched_by_comment_changed AFTER UPDATE OF name, body, at ON comments
BEGIN
    INSERT INTO touched (tag) VALUES ('a:' || NEW.article);
END;

CREATE TRIGGER touched_by_comment_removed AFTER DELETE ON comments
BEGIN
    INSERT INTO touched (tag) VALUES ('a:' || OLD.article);
END;

CREATE TRIGGER touched_by_file AFTER UPDATE OF alt, caption, stem, width, height, widths, formats ON media
BEGIN
    INSERT INTO touched (tag) SELECT 'a:' || article FROM article_media WHERE media = NEW.id;
    INSERT INTO touched (tag) SELECT 'all' WHERE EXISTS (SELECT 1 FROM page_media WHERE media = NEW.id);
END;

CREATE INDEX article_media_by_media ON article_media (media);
CREATE INDEX page_media_by_media ON page_media (media);
CREATE INDEX media_by_stem ON media (stem);

CREATE TRIGGER touched_by_correction AFTER INSERT ON corrections
BEGIN
    INSERT INTO touched (tag) VALUES ('a:' || NEW.article), ('corrections');
END;

CREATE TRIGGER touched_by_correction_removed AFTER DELETE ON corrections
BEGIN
    INSERT INTO touched (tag) VALUES ('corrections');
END;

CREATE TRIGGER touched_by_pin_added AFTER INSERT ON pins
BEGIN
    INSERT INTO touched (tag) VALUES ('pins');
END;

CREATE TRIGGER touched_by_pin_removed AFTER DELETE ON pins
BEGIN
    INSERT INTO touched (tag) VALUES ('pins');
END;

CREATE TRIGGER touched_by_section_added AFTER INSERT ON sections
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_section_changed AFTER UPDATE OF slug, name, parent, position ON sections
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_section_removed AFTER DELETE ON sections
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_topic AFTER UPDATE OF name ON topics
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_author AFTER UPDATE OF name ON authors
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_desk AFTER UPDATE OF initials ON desks
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_description_added AFTER INSERT ON writers_about
BEGIN
    INSERT INTO touched (tag) VALUES ('l:w:' || NEW.slug);
END;

CREATE TRIGGER touched_by_description_changed AFTER UPDATE ON writers_about
BEGIN
    INSERT INTO touched (tag) VALUES ('l:w:' || NEW.slug);
END;

CREATE TRIGGER touched_by_description_removed AFTER DELETE ON writers_about
BEGIN
    INSERT INTO touched (tag) VALUES ('l:w:' || OLD.slug);
END;

CREATE TRIGGER touched_by_page_added AFTER INSERT ON pages
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_page_changed AFTER UPDATE OF published, slug, title, body, updated_at ON pages
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

CREATE TRIGGER touched_by_page_removed AFTER DELETE ON pages
BEGIN
    INSERT INTO touched (tag) VALUES ('all');
END;

-- A teaser names its article's desk: the initials stand with the article, too,
-- so that a list looks up one row less for each.
ALTER TABLE articles ADD COLUMN initials TEXT;

UPDATE articles SET initials = (SELECT initials FROM desks WHERE slug = desk) WHERE desk IS NOT NULL;

CREATE TRIGGER desks_renamed AFTER UPDATE OF initials ON desks
BEGIN
    UPDATE articles SET initials = NEW.initials WHERE desk = NEW.slug;
END;

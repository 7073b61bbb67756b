-- Removes the demo: first notes what only the demo uses, then removes what
-- refers to its articles, the articles, and what nothing uses any more.

CREATE TEMP TABLE going AS SELECT id, slug, section, desk, cover FROM articles
 WHERE id IN (SELECT id FROM removable_demo);

CREATE TEMP TABLE going_sections AS
 WITH RECURSIVE up (slug) AS (
    SELECT section FROM article_sections WHERE article IN (SELECT id FROM going)
    UNION SELECT section FROM going
    UNION SELECT s.parent FROM sections s JOIN up ON s.slug = up.slug WHERE s.parent IS NOT NULL)
 SELECT slug FROM up;

CREATE TEMP TABLE going_topics AS
 SELECT DISTINCT topic AS slug FROM article_topics WHERE article IN (SELECT id FROM going);

CREATE TEMP TABLE going_authors AS
 SELECT DISTINCT author AS slug FROM article_authors WHERE article IN (SELECT id FROM going);

CREATE TEMP TABLE going_media AS
 SELECT media AS id FROM article_media WHERE article IN (SELECT id FROM going)
 UNION SELECT cover FROM going WHERE cover IS NOT NULL;

-- Others were ranked beside them.

UPDATE articles SET stale = 1 WHERE id IN (SELECT article FROM related WHERE other IN (SELECT id FROM going));

DELETE FROM related WHERE article IN (SELECT id FROM going) OR other IN (SELECT id FROM going);

DELETE FROM pins WHERE article IN (SELECT id FROM going);

DELETE FROM syllable_bigrams WHERE id IN (SELECT id FROM going);

DELETE FROM list_entries WHERE id IN (SELECT id FROM going);

INSERT INTO search_log (article) SELECT id FROM going;

DELETE FROM comments WHERE article IN (SELECT id FROM going);

DELETE FROM article_sections WHERE article IN (SELECT id FROM going);

DELETE FROM article_topics WHERE article IN (SELECT id FROM going);

DELETE FROM article_authors WHERE article IN (SELECT id FROM going);

DELETE FROM article_media WHERE article IN (SELECT id FROM going);

DELETE FROM redirects WHERE target IN (SELECT '/' || slug || '-' || id || '.html' FROM going);

DELETE FROM saves WHERE document IN (SELECT id FROM going);

DELETE FROM versions WHERE document IN (SELECT id FROM going);

DELETE FROM documents WHERE id IN (SELECT id FROM going);

DELETE FROM articles WHERE id IN (SELECT id FROM going);

DELETE FROM topics WHERE slug IN (SELECT slug FROM going_topics)
    AND slug NOT IN (SELECT topic FROM article_topics);

DELETE FROM authors WHERE slug IN (SELECT slug FROM going_authors)
    AND slug NOT IN (SELECT author FROM article_authors);

DELETE FROM desks WHERE slug IN (SELECT desk FROM going)
    AND slug NOT IN (SELECT desk FROM articles WHERE desk IS NOT NULL);

DELETE FROM media WHERE id IN (SELECT id FROM going_media)
    AND id NOT IN (SELECT media FROM article_media)
    AND id NOT IN (SELECT media FROM page_media)
    AND id NOT IN (SELECT cover FROM articles WHERE cover IS NOT NULL);

-- Sections that are used, and all above these, stay.

DELETE FROM going_sections WHERE slug IN (
    WITH RECURSIVE used (slug) AS (
        SELECT section FROM article_sections
        UNION SELECT section FROM articles
        UNION SELECT slug FROM sections WHERE slug NOT IN (SELECT slug FROM going_sections)
        UNION SELECT s.parent FROM sections s JOIN used ON s.slug = used.slug WHERE s.parent IS NOT NULL)
    SELECT slug FROM used);

UPDATE sections SET parent = NULL WHERE slug IN (SELECT slug FROM going_sections);

DELETE FROM sections WHERE slug IN (SELECT slug FROM going_sections);

DROP TABLE temp.going;

DROP TABLE temp.going_sections;

DROP TABLE temp.going_topics;

DROP TABLE temp.going_authors;

DROP TABLE temp.going_media;

UPDATE sections SET articles =
    (SELECT count(*) FROM articles WHERE section = sections.slug AND published);

-- Rankings have published articles only. Those that lose an entry are computed
-- again.
UPDATE articles SET stale = 1
WHERE id IN (SELECT r.article FROM related r JOIN articles o ON o.id = r.other WHERE NOT o.published);
DELETE FROM related WHERE article IN (SELECT id FROM articles WHERE NOT published)
    OR other IN (SELECT id FROM articles WHERE NOT published);

-- Published articles by the part of the site map in which they stand (see
-- `store::PART`), the one changed last first.
CREATE INDEX articles_by_part ON articles (id / 25000, updated_at DESC) WHERE published;

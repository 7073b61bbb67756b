-- What only the newsroom knows. Nothing here is content that readers see, so none of it
-- raises the content's revision. Hashes of secrets stand here, never the secrets.

CREATE TABLE accounts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- in lower case
    email      TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    -- a list of slugs as JSON; no reference, so that an account that is limited to a
    -- section stays limited when the section goes
    sections   TEXT NOT NULL,
    author     TEXT,
    -- a PHC string
    password   TEXT,
    totp       BLOB,
    -- the last step of its clock that was used
    totp_step  INTEGER NOT NULL DEFAULT -1,
    disabled   INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);

CREATE TABLE recovery_codes (
    account INTEGER NOT NULL REFERENCES accounts (id),
    hash    BLOB NOT NULL,
    PRIMARY KEY (account, hash)
) WITHOUT ROWID;

CREATE TABLE sessions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        BLOB NOT NULL UNIQUE,
    account    INTEGER NOT NULL REFERENCES accounts (id),
    device     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
);

CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_end ON sessions (ends_at);

CREATE TABLE invitations (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        BLOB NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    sections   TEXT NOT NULL,
    account    INTEGER REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
);

-- Who did what. `account` is NULL for a command on the server.
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    account INTEGER REFERENCES accounts (id),
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    before  TEXT NOT NULL,
    after   TEXT NOT NULL
);

CREATE INDEX audit_by_account ON audit (account);
CREATE INDEX audit_by_action ON audit (action);
CREATE INDEX audit_by_subject ON audit (subject);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'entries of the audit are never changed');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'entries of the audit are never deleted');
END;

-- What the newsroom writes. The number is that of the article.
CREATE TABLE documents (
    id         INTEGER PRIMARY KEY,
    -- made by the device that began it
    key        TEXT NOT NULL UNIQUE,
    state      TEXT NOT NULL,
    creator    INTEGER REFERENCES accounts (id),
    assignee   INTEGER REFERENCES accounts (id),
    -- numbers of versions: the one that is edited, and the one that readers read
    head       INTEGER NOT NULL,
    live       INTEGER,
    -- true once the newsroom published a version: no import changes the article since
    own        INTEGER NOT NULL DEFAULT 0,
    -- from the text of the head, for lists
    title      TEXT NOT NULL,
    section    TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);

-- Every text of a document. A version has its whole text, or the change that turns its
-- parent's text into it; `changes` counts those since the last whole text.
CREATE TABLE versions (
    document  INTEGER NOT NULL REFERENCES documents (id),
    number    INTEGER NOT NULL,
    parent    INTEGER,
    merged    INTEGER,
    kind      TEXT NOT NULL,
    author    INTEGER REFERENCES accounts (id),
    name      TEXT,
    -- true if readers could read it
    published INTEGER NOT NULL DEFAULT 0,
    -- true for the end of a line beside the head that nobody has merged
    unmerged  INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    hash      TEXT NOT NULL,
    text      TEXT,
    splice_at INTEGER NOT NULL,
    removed   INTEGER NOT NULL,
    inserted  TEXT NOT NULL,
    changes   INTEGER NOT NULL,
    PRIMARY KEY (document, number)
);

CREATE INDEX versions_by_hash ON versions (document, hash);
CREATE INDEX versions_by_parent ON versions (document, parent);
CREATE INDEX versions_unmerged ON versions (document, number) WHERE unmerged;
CREATE INDEX versions_to_thin ON versions (at)
    WHERE kind = 'saved' AND name IS NULL AND NOT published AND NOT unmerged;

-- Which version a save became, so that one that is sent again adds none.
CREATE TABLE saves (
    document INTEGER NOT NULL REFERENCES documents (id),
    client   TEXT NOT NULL,
    number   INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (document, client, number)
) WITHOUT ROWID;

CREATE INDEX saves_by_time ON saves (at);

-- The demo articles that nobody in the newsroom has changed.
CREATE VIEW removable_demo AS SELECT id FROM articles
    WHERE demo AND id NOT IN (SELECT document FROM versions WHERE author IS NOT NULL);

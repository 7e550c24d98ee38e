// The tables of the index, as a list of migrations.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The tables of the index.
enum Schema {
  /// All migrations, oldest first; one that was released is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 documents, things, events") { db in
      try db.execute(sql: documents)
      try db.execute(sql: things)
      try db.execute(sql: events)
    }
    migrator.registerMigration("2 overview") { db in try db.execute(sql: overview) }
    migrator.registerMigration("3 names, newest first") { db in
      try db.execute(sql: names)
      for row in try db.rows("SELECT DISTINCT name, id FROM party") {
        try Names.add(Names.Name(name: row[0], id: row[1]), in: db)
      }
    }
    migrator.registerMigration("4 files by number") { db in
      try db.execute(sql: "CREATE INDEX document_inode ON document (inode)")
    }
    migrator.registerMigration("5 last changed") { db in try db.execute(sql: changes) }
    migrator.registerMigration("6 no scans") { db in try db.execute(sql: orders) }
    migrator.registerMigration("7 marks, newest documents") { db in try db.execute(sql: marks) }
    return migrator
  }

  /// What was read, and the words to search.
  ///
  /// The search index is external content over a view that unpacks the text; a row is deleted from
  /// it before the text below it changes.
  private static let documents = """
    CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      path BLOB NOT NULL UNIQUE,       -- exact bytes, relative to the watched folder
      shown TEXT NOT NULL,             -- the path for people
      device INTEGER NOT NULL, inode INTEGER NOT NULL, size INTEGER NOT NULL,
      modified INTEGER NOT NULL, changed INTEGER NOT NULL,   -- nanoseconds since 1970
      sha256 TEXT NOT NULL,            -- empty where the bytes could not be read
      bytes INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      character_set TEXT,
      reason TEXT,                     -- why it was rejected; null: it was read
      title TEXT, publisher TEXT, published INTEGER,         -- days since 1970
      quotations INTEGER NOT NULL, summits INTEGER NOT NULL);
    CREATE INDEX document_sha256 ON document (sha256);

    CREATE TABLE content (
      id INTEGER PRIMARY KEY REFERENCES document,
      dictionary INTEGER NOT NULL DEFAULT 0,  -- the compression dictionary; 0: none
      title TEXT,                      -- a headline that does not stand in the text
      text BLOB NOT NULL,              -- compressed
      reading BLOB NOT NULL);          -- compressed: head and extraction
    CREATE TABLE dictionary (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);

    CREATE VIEW readable AS
      SELECT id, title, CAST(unpacked(text) AS TEXT) AS body FROM content;
    CREATE VIRTUAL TABLE search USING fts5(
      title, body, content = 'readable', content_rowid = 'id',
      tokenize = "unicode61 remove_diacritics 2");

    -- Who may belong together: hashes of the keys of mentions (item 0, 2, …) and quotations (1, 3, …).
    CREATE TABLE block (
      key INTEGER NOT NULL, document INTEGER NOT NULL, item INTEGER NOT NULL,
      PRIMARY KEY (key, document, item)) WITHOUT ROWID;
    """

  /// What all documents together say.
  private static let things = """
    CREATE TABLE summit (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      starts INTEGER, ends INTEGER,    -- days since 1970
      place TEXT NOT NULL,             -- folded; name and country
      format TEXT NOT NULL, status TEXT NOT NULL, level TEXT NOT NULL,
      disputed INTEGER NOT NULL, origins INTEGER NOT NULL,
      added INTEGER NOT NULL, altered INTEGER NOT NULL,      -- commits
      value BLOB NOT NULL);            -- compressed
    CREATE INDEX summit_starts ON summit (starts);
    CREATE INDEX summit_altered ON summit (altered);

    CREATE TABLE statement (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      starts INTEGER, ends INTEGER,
      kind TEXT NOT NULL,
      summit TEXT,
      disputed INTEGER NOT NULL, origins INTEGER NOT NULL,
      added INTEGER NOT NULL, altered INTEGER NOT NULL,
      value BLOB NOT NULL);
    CREATE INDEX statement_starts ON statement (starts);
    CREATE INDEX statement_summit ON statement (summit) WHERE summit IS NOT NULL;
    CREATE INDEX statement_altered ON statement (altered);

    -- Participants of summits (kind 0) and speakers of statements (kind 1).
    CREATE TABLE party (
      kind INTEGER NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL, thing INTEGER NOT NULL,
      PRIMARY KEY (kind, name, id, thing)) WITHOUT ROWID;
    CREATE INDEX party_thing ON party (kind, thing);

    -- Which thing a mention or quotation belongs to.
    CREATE TABLE member (
      document INTEGER NOT NULL, item INTEGER NOT NULL, thing INTEGER NOT NULL,
      PRIMARY KEY (document, item)) WITHOUT ROWID;

    -- Identifiers that a thing had before.
    CREATE TABLE alias (former TEXT PRIMARY KEY, current TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX alias_current ON alias (current);

    -- What was changed by commits whose resolution was put off.
    -- Origin is the document whose change began it: what has one origin is resolved together.
    CREATE TABLE pending_item (
      origin INTEGER NOT NULL, document INTEGER NOT NULL, item INTEGER NOT NULL,
      PRIMARY KEY (origin, document, item)) WITHOUT ROWID;
    CREATE TABLE pending_thing (
      origin INTEGER NOT NULL, kind INTEGER NOT NULL, thing INTEGER NOT NULL,
      PRIMARY KEY (origin, kind, thing)) WITHOUT ROWID;
    CREATE INDEX pending_thing_thing ON pending_thing (kind, thing);
    """

  /// What was announced and what is still owed.
  private static let events = """
    CREATE TABLE commit_log (number INTEGER PRIMARY KEY AUTOINCREMENT, day INTEGER NOT NULL);

    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      day INTEGER NOT NULL,            -- of the commit, UTC, days since 1970
      kind TEXT NOT NULL,
      thing TEXT,                      -- the identifier of a summit or statement
      value BLOB NOT NULL);            -- compressed
    CREATE INDEX event_day ON event (day);
    CREATE TABLE owed (sequence INTEGER PRIMARY KEY);

    -- Pages that have to be drawn anew: of summits (kind 0), of persons (kind 1), and of the summits
    -- (kind 2) and the statements (kind 3) of a month, with the commit that changed them last.
    CREATE TABLE stale (
      kind INTEGER NOT NULL, id TEXT NOT NULL, number INTEGER NOT NULL,
      PRIMARY KEY (kind, id)) WITHOUT ROWID;
    """

  /// What an overview of everything is drawn from without reading everything.
  private static let overview = """
    CREATE INDEX summit_overview ON summit (level, starts, status, disputed);
    CREATE INDEX summit_disputed ON summit (starts) WHERE disputed;
    CREATE INDEX statement_disputed ON statement (starts) WHERE disputed;
    CREATE INDEX party_id ON party (kind, id, thing);

    -- By which name a thing became known whose identifier has changed since.
    CREATE TABLE first_name (id TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX first_name_first ON first_name (first);

    -- The names of the files of summits, which change with day and participants.
    CREATE TABLE drawn (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
    """

  /// By which words people are found, and what they said and did, the newest first.
  private static let names = """
    ALTER TABLE party ADD COLUMN starts INTEGER;           -- the first day of the thing
    ALTER TABLE party ADD COLUMN label TEXT NOT NULL DEFAULT '';   -- the identifier of the thing
    UPDATE party SET (starts, label) = (SELECT starts, id FROM summit WHERE row = thing)
      WHERE kind = 0;
    UPDATE party SET (starts, label) = (SELECT starts, id FROM statement WHERE row = thing)
      WHERE kind = 1;
    CREATE INDEX party_newest ON party (kind, id, starts DESC, label);

    DROP INDEX summit_starts;
    DROP INDEX statement_starts;
    CREATE INDEX summit_newest ON summit (starts DESC, id, level, disputed, status, format);
    CREATE INDEX statement_newest ON statement (starts DESC, id, disputed, kind);
    CREATE INDEX summit_place ON summit (place);
    CREATE INDEX document_source ON document (shown, publisher);

    -- The words of the names that parties have, and of all names that the gazetteers know.
    CREATE TABLE name_word (
      word TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL,
      PRIMARY KEY (word, name, id)) WITHOUT ROWID;
    CREATE TABLE spelling (
      word TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL,
      PRIMARY KEY (word, name, id)) WITHOUT ROWID;
    """

  /// What changed last, without reading all that one commit changed; `party_newest` does what
  /// `party_id` did.
  private static let changes = """
    DROP INDEX summit_altered;
    DROP INDEX statement_altered;
    CREATE INDEX summit_changed ON summit (altered DESC, id, level);
    CREATE INDEX statement_changed ON statement (altered DESC, id, kind);
    DROP INDEX party_id;
    """

  /// What summits are made of, so that nothing is done for those that are made of the same; and the
  /// newest documents, for words that thousands have.
  private static let marks = """
    ALTER TABLE summit ADD COLUMN mark INTEGER;
    CREATE INDEX document_newest ON document (published DESC, path) WHERE reason IS NULL;
    """

  /// What is disputed, the newest first, and the publishers, without a look at every row.
  private static let orders = """
    DROP INDEX summit_disputed;
    DROP INDEX statement_disputed;
    CREATE INDEX summit_disputed ON summit (starts DESC, id, level) WHERE disputed;
    CREATE INDEX statement_disputed ON statement (starts DESC, id) WHERE disputed;
    CREATE INDEX document_publisher ON document (publisher, published, quotations, summits, reason)
      WHERE reason IS NULL;
    """
}

"""Tables of the queue. ``docs/sync.md`` says what they mean."""

from __future__ import annotations

from typing import Final

VERSION: Final = 1
APPLICATION_ID: Final = 0x5654_4F42
"""``VTOB``: tells the file from the databases of other programs."""

TABLES: Final = (
    "CREATE TABLE meta (k TEXT PRIMARY KEY, v) WITHOUT ROWID",
    """
    CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        type TEXT NOT NULL,
        prio INTEGER NOT NULL,
        ts_us INTEGER NOT NULL,
        mono_ns INTEGER NOT NULL,
        boot_id TEXT NOT NULL,
        clock_ok INTEGER NOT NULL,
        body TEXT NOT NULL,
        bytes INTEGER NOT NULL
    )
    """,
    # Finds the least important records, oldest first, without reading the others.
    "CREATE INDEX outbox_prio ON outbox (prio)",
    """
    CREATE TABLE sink (
        name TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        acked_seq INTEGER NOT NULL,
        until_seq INTEGER,
        depth INTEGER NOT NULL DEFAULT 0,
        waiting_bytes INTEGER NOT NULL DEFAULT 0,
        keep INTEGER,
        state TEXT NOT NULL DEFAULT 'idle',
        fails INTEGER NOT NULL DEFAULT 0,
        next_try_us INTEGER,
        last_error TEXT NOT NULL DEFAULT '',
        hint TEXT NOT NULL DEFAULT '',
        acknowledged INTEGER NOT NULL DEFAULT 0,
        dropped INTEGER NOT NULL DEFAULT 0,
        last_success_us INTEGER,
        wish_flush INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE want (
        type TEXT NOT NULL,
        sink TEXT NOT NULL,
        PRIMARY KEY (type, sink)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE inflight (
        sink TEXT PRIMARY KEY,
        batch BLOB NOT NULL CHECK (length(batch) = 16),
        epoch BLOB NOT NULL,
        device TEXT NOT NULL,
        created_us INTEGER NOT NULL,
        lo INTEGER NOT NULL,
        hi INTEGER NOT NULL,
        types TEXT NOT NULL,
        letters TEXT,
        sha256 BLOB NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE dead (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        sink TEXT NOT NULL,
        epoch BLOB NOT NULL,
        seq INTEGER NOT NULL,
        id BLOB NOT NULL,
        type TEXT NOT NULL,
        ts_us INTEGER NOT NULL,
        clock_ok INTEGER NOT NULL,
        status INTEGER NOT NULL,
        reason TEXT NOT NULL,
        body TEXT NOT NULL,
        at_us INTEGER NOT NULL,
        retry INTEGER NOT NULL DEFAULT 0,
        UNIQUE (sink, id)
    )
    """,
    "CREATE INDEX dead_retry ON dead (sink) WHERE retry = 1",
    """
    CREATE TABLE gap (
        lo INTEGER NOT NULL,
        hi INTEGER NOT NULL,
        n INTEGER NOT NULL,
        reason TEXT NOT NULL,
        types TEXT NOT NULL,
        reported INTEGER NOT NULL
    )
    """,
)
"""``want`` lists the types of each sink. ``sink.until_seq`` is set while a sink is not in the
settings: it waits for nothing newer. ``inflight.lo`` and ``hi`` bound the range; its records are
those of ``types`` within it, or the dead letters listed in ``letters``. ``dead.seq`` counts within
``dead.epoch``. ``gap.reported`` is the number of the record that tells of it."""

"""The tables of the collector, plain enough for SQLite, PostgreSQL and what speaks like it.

Times are UTC. Columns called ``..._ms`` are whole milliseconds since 1970, because SQLite knows
no times and PostgreSQL's lose nothing by it. Ids are UUIDs as text in their canonical form.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
    text,
)

from kiosk.core.metrics import COLUMNS

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

DEVICE_LENGTH: Final = 64

device: Final = Table(
    "device",
    metadata,
    Column("id", String(DEVICE_LENGTH), primary_key=True),
    Column("name", String(200), nullable=False, default="", server_default=""),
    Column("location", String(200), nullable=False, default="", server_default=""),
    Column("created_ms", BigInteger, nullable=False),
    # What it said last; kept up to date by the ingest.
    Column("seen_ms", BigInteger, nullable=False, default=0, server_default="0"),
    Column("epoch", String(36), nullable=False, default="", server_default=""),
    Column("seq", BigInteger, nullable=False, default=0, server_default="0"),
    # Device's clock minus the collector's when it last sent.
    Column("skew_ms", BigInteger),
    Column("count_ms", BigInteger, nullable=False, default=0, server_default="0"),
    # Epoch and sequence number of the record, sortable: an older one changes nothing.
    Column("count_key", String(64), nullable=False, default="", server_default=""),
    Column("people", Integer, nullable=False, default=0, server_default="0"),
    Column("female", Integer, nullable=False, default=0, server_default="0"),
    Column("male", Integer, nullable=False, default=0, server_default="0"),
    Column("status_ms", BigInteger, nullable=False, default=0, server_default="0"),
    Column("status_key", String(64), nullable=False, default="", server_default=""),
    Column("status", JSON),
    # Grows with every change that the live view shows.
    Column("version", BigInteger, nullable=False, default=0, server_default="0"),
    Column("retired_ms", BigInteger),
)
"""One kiosk. ``people`` is its newest count, ``status`` its newest status record."""

event: Final = Table(
    "event",
    metadata,
    # The UTC day of the id (UUIDv7), so that a repeated record meets itself in its partition.
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("device", String(DEVICE_LENGTH), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("type", String(16), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("clock_ok", Boolean, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    # Of an enrolled person that the record is about; for erasing.
    Column("person", String(36)),
    Column("data", JSON, nullable=False),
    Index(None, "device", "epoch", "seq"),
    Index(None, "device", "type", "at_ms"),
    Index(
        "ix_event_person",
        "device",
        "person",
        sqlite_where=text("person IS NOT NULL"),
        postgresql_where=text("person IS NOT NULL"),
    ),
    postgresql_partition_by="RANGE (day)",
)
"""Every record as it came. ``day`` counts days since 1970."""

hour: Final = Table(
    "hour",
    metadata,
    Column("device", String(DEVICE_LENGTH), primary_key=True),
    # Hours since 1970.
    Column("hour", Integer, primary_key=True, autoincrement=False),
    # Id of a zone or line of the kiosk; empty for the whole picture.
    Column("zone", String(32), primary_key=True),
    # True once the kiosk has sent the sums itself: single visits then change nothing any more.
    Column("sealed", Boolean, nullable=False, default=False, server_default=false()),
    # Id of the record that sealed it; only a newer one replaces the sums again.
    Column("sealed_by", String(36), nullable=False, default="", server_default=""),
    *(Column(name, BigInteger, nullable=False, default=0, server_default="0") for name in COLUMNS),
    sqlite_with_rowid=False,
)
"""The sums of docs/metrics.md by device, UTC hour and zone: the truth behind all charts."""

day: Final = Table(
    "day",
    metadata,
    Column("device", String(DEVICE_LENGTH), primary_key=True),
    # Days since 1970.
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("zone", String(32), primary_key=True),
    *(Column(name, BigInteger, nullable=False, default=0, server_default="0") for name in COLUMNS),
    # For fleets: PostgreSQL reads the whole table otherwise.
    Index(None, "day", "zone"),
    sqlite_with_rowid=False,
)
"""The hours of a UTC day added up, in the same transaction; what questions about fleets read."""

erased: Final = Table(
    "erased",
    metadata,
    Column("device", String(DEVICE_LENGTH), primary_key=True),
    Column("person", String(36), primary_key=True),
    # Id of the record that said so last: what is older and comes late is emptied as well.
    Column("record", String(36), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
"""People that a kiosk had erased, or who withdrew their consent."""

device_token: Final = Table(
    "device_token",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("device", ForeignKey("device.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("created_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger),
    Column("revoked_ms", BigInteger),
)
"""Bearer tokens of kiosks, as SHA-256 of 256 random bits."""

enrolment: Final = Table(
    "enrolment",
    metadata,
    Column("hash", String(64), primary_key=True),
    # Empty: the kiosk brings its own id.
    Column("device", String(DEVICE_LENGTH), nullable=False, default=""),
    Column("created_by", String(200), nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger),
    Column("used_by", String(DEVICE_LENGTH)),
)
"""One-time codes by which kiosks get their token."""

user: Final = Table(
    "user_account",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("email", String(320), nullable=False, default="", server_default=""),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("disabled_ms", BigInteger),
    # Tokens made before are void: set when the password or the role changes.
    Column("valid_from_ms", BigInteger, nullable=False, default=0, server_default="0"),
    Column("must_change", Boolean, nullable=False, default=False, server_default=false()),
)
"""People who may look at the fleet."""

session: Final = Table(
    "session",
    metadata,
    Column("id", String(36), primary_key=True),
    Column(
        "user_id", ForeignKey("user_account.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    # Of the refresh token that is valid now; an older one of the same session ends it.
    Column("hash", String(64), nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("agent", String(300), nullable=False, default="", server_default=""),
)
"""Logins in browsers and their refresh tokens."""

api_client: Final = Table(
    "api_client",
    metadata,
    Column("client_id", String(64), primary_key=True),
    Column(
        "user_id", ForeignKey("user_account.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("hash", String(64), nullable=False),
    Column("name", String(200), nullable=False, default="", server_default=""),
    Column("created_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger),
    Column("revoked_ms", BigInteger),
)
"""Access tokens of the data API's token service, by client."""

signing_key: Final = Table(
    "signing_key",
    metadata,
    Column("id", String(36), primary_key=True),
    # "session", "data-api" (HS256 secrets) or "config" (Ed25519 seed).
    Column("purpose", String(16), nullable=False, index=True),
    Column("secret", String(128), nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("retired_ms", BigInteger),
)
"""Keys that sign tokens and settings; the id is the ``kid``."""

config: Final = Table(
    "config",
    metadata,
    Column("version", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    # Empty: for all devices.
    Column("device", String(DEVICE_LENGTH), nullable=False, default="", server_default=""),
    Column("settings", JSON, nullable=False),
    Column("comment", String(500), nullable=False, default="", server_default=""),
    Column("created_by", String(200), nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Index(None, "device"),
)
"""Settings for kiosks, every version ever made; the newest for a device is in force."""

config_result: Final = Table(
    "config_result",
    metadata,
    Column("device", String(DEVICE_LENGTH), primary_key=True),
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    # "applied", "rolled_back" or "refused".
    Column("state", String(16), nullable=False),
    Column("reason", String(500), nullable=False, default="", server_default=""),
    Column("at_ms", BigInteger, nullable=False),
)
"""What became of a version on a device."""

workshop_state: Final = Table(
    "workshop_state",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("value", Integer, nullable=False),
    Column("malecount", Integer, nullable=False),
    Column("femalecount", Integer, nullable=False),
    Column("timestamp", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
)
"""Latest state of devices that speak the workshop dialect."""

audit_log: Final = Table(
    "audit_log",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("at_ms", BigInteger, nullable=False, index=True),
    Column("who", String(200), nullable=False),
    Column("what", String(60), nullable=False),
    Column("subject", String(200), nullable=False, default="", server_default=""),
    Column("address", String(64), nullable=False, default="", server_default=""),
)
"""Who changed what: users, devices, tokens, settings; failed logins."""

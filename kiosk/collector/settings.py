"""What an operator may set about a collector: by option, environment, or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from pydantic import Field

from kiosk.core import paths
from kiosk.core.section import Section

ENVIRONMENT_PREFIX: Final = "COLLECTOR_"
PORT: Final = 9003
WORKSHOP_PORT: Final = 9002


def default_folder() -> Path:
    """Where the collector keeps its database and backups."""
    return paths.data_dir() / "collector"


class CollectorSettings(Section):
    """Settings of a collector; each may be an option or ``COLLECTOR_<NAME>``."""

    database: str = Field("", description="URL of the database; empty is SQLite in the folder.")
    folder: Path = Field(default_factory=default_folder, description="Database and backups.")
    host: str = Field("127.0.0.1", description="Address to listen at; 0.0.0.0 for all.")
    port: int = Field(PORT, ge=0, le=65535, description="Port of the API and the dashboard.")
    workshop_port: int = Field(
        WORKSHOP_PORT, ge=0, le=65535, description="Port of the workshop endpoint."
    )
    workshop: bool = Field(True, description="Also serve the workshop endpoint and its page.")
    workshop_strict: bool = Field(False, description="Workshop: 400 for what does not parse.")
    public_url: str = Field("", description="Address under which kiosks and browsers come here.")
    workers: int = Field(1, ge=1, le=64, description="Processes; more than one on PostgreSQL.")
    certificate: str = Field("", description="File of the TLS certificate (PEM).")
    certificate_key: str = Field("", description="File of its key (PEM).")
    relative_next_page: bool = Field(
        False, description="Data API: next_page is a path instead of a full URL."
    )
    cors_origins: tuple[str, ...] = Field(
        ("*",), description="Data API: origins of web pages that may ask it."
    )
    late_after_s: float = Field(180.0, ge=10, description="A kiosk that is silent so long is late.")
    offline_after_s: float = Field(900.0, ge=10, description="... and offline.")
    keep_events_days: int = Field(400, ge=1, description="Single records are deleted then.")
    demo: bool = Field(False, description="Say on every page that the data are made up.")

    @property
    def database_url(self) -> str:
        """URL for SQLAlchemy."""
        return self.database or f"sqlite:///{self.folder / 'collector.db'}"


def new_secret() -> str:
    """256 random bits for a token or a key, as URL-safe text."""
    return secrets.token_urlsafe(32)

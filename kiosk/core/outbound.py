"""What has left the device, noted by those who sent it, at the moment of sending."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from kiosk.core.clock import Clock

_MAX_DESTINATIONS: Final = 64
"""Bound of the memory; the one not used for longest is forgotten first."""
_MAX_CONTENT: Final = 4000
"""Characters that are kept of the latest content."""


class OutboundPurpose(StrEnum):
    """Why something is sent or written."""

    COUNTS = "counts"
    RECORDS = "records"
    CONNECTION_TEST = "connection-test"
    ENROLMENT = "enrolment"
    SETTINGS = "settings"
    MODELS = "models"
    SNAPSHOT_FILE = "snapshot-file"


@dataclass(frozen=True, slots=True)
class Outbound:
    """What went to one destination for one purpose since the start of the program.

    Attributes:
        destination: Address without credentials and query, or the path of a local file.
        purpose: What this is for.
        sent: How many times something was sent, tries that broke off on the way included.
        first_at: UTC time of the first one.
        last_at: UTC time of the latest one.
        fields: Names of all fields that were ever sent, in the order of their first use.
        latest: The latest content as it was sent, credentials removed.
    """

    destination: str
    purpose: OutboundPurpose
    sent: int
    first_at: datetime
    last_at: datetime
    fields: tuple[str, ...]
    latest: str

    @property
    def leaves_device(self) -> bool:
        """Whether it goes over a network; a local file is for other programs here."""
        return self.purpose is not OutboundPurpose.SNAPSHOT_FILE


class OutboundLedger:
    """Notes what is sent, by destination and purpose; from any thread.

    In memory only and bounded: it tells what this run of the program sent.
    """

    def __init__(self, clock: Clock) -> None:
        """Start with nothing sent.

        Args:
            clock: For the times.
        """
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: dict[tuple[str, OutboundPurpose], Outbound] = {}

    def note(
        self, destination: str, purpose: OutboundPurpose, fields: Collection[str], content: str
    ) -> None:
        """Something was sent, or may have been.

        Args:
            destination: Address without credentials and query, or the path of a local file.
            purpose: What it is for.
            fields: Names of the fields in it.
            content: What was sent, credentials removed.
        """
        now = self._clock.utc_now()
        content = content[:_MAX_CONTENT]
        key = destination, purpose
        with self._lock:
            entry = self._entries.pop(key, None) or Outbound(
                destination, purpose, 0, now, now, (), ""
            )
            self._entries[key] = replace(
                entry,
                sent=entry.sent + 1,
                last_at=now,
                fields=tuple(dict.fromkeys((*entry.fields, *fields))),
                latest=content,
            )
            if len(self._entries) > _MAX_DESTINATIONS:
                del self._entries[next(iter(self._entries))]

    def entries(self) -> tuple[Outbound, ...]:
        """Everything noted, the latest first."""
        with self._lock:
            return tuple(reversed(self._entries.values()))

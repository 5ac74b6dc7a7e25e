"""Sums of hours that are over, and audits: what the history tells the destinations.

Sums travel as whole hours that replace each other at the receiver. So what was lost on the way
there, such as a visit that ended in the moment of a power cut, is made good an hour later.
"""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Protocol

from kiosk.core.audit import AUDIT
from kiosk.core.history import WHOLE, HistoryQuery, Interval
from kiosk.core.metrics import MetricCounts
from kiosk.core.record_data import hour_data
from kiosk.core.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kiosk.core.clock import Clock
    from kiosk.core.history import Document
    from kiosk.core.ports import HistoryReader
    from kiosk.core.settings import Settings

Told = tuple[RecordType, datetime, "Mapping[str, Any]"]

_HOUR: Final = timedelta(hours=1)
_LATE: Final = timedelta(minutes=2)
"""Until the last visits of an hour are written, beyond the time that people may come back in."""
_RECENT: Final = timedelta(hours=48)
"""Hours that may still change, by a clock that was put right for instance."""
_MEMORY: Final = "told-history"


class SmallMemory(Protocol):
    """Keeps small texts durably (``cloud.outbox.Outbox``)."""

    def recall(self, name: str) -> str | None:
        """The text, or None."""
        ...

    def remember(self, name: str, value: str) -> None:
        """Keep a text."""
        ...


class HourRecords:
    """Finds hours and audits that were not told yet, or differently.

    A destination that is new gets the past as well, as far back as single visits are kept.

    Args:
        ask: Lets a function read the history.
        memory: Remembers what was told.
        clock: For the present time.
    """

    def __init__(
        self,
        ask: Callable[[Callable[[HistoryReader], list[Told]]], list[Told]],
        memory: SmallMemory,
        clock: Clock,
    ) -> None:
        self._ask = ask
        self._memory = memory
        self._clock = clock
        self._written: str | None = None

    def untold(self, settings: Settings) -> Iterator[Told]:
        """Records to be sent, oldest first.

        They are durable a moment later, so they count as told at the next call only: a crash
        in between tells an hour twice, which changes nothing.

        Raises:
            HistoryError: The history cannot be read.
            SyncError: What was told cannot be read or remembered.
        """
        self._remember()
        memory = _Memory.read(self._memory.recall(_MEMORY))
        listeners = _listeners(settings, RecordType.HOUR)
        is_news = not listeners <= memory.listeners
        hours: list[Told] = []
        if listeners:
            hours = self._ask(lambda reader: self._hours(reader, settings, memory, all_=is_news))
        documents: list[Told] = []
        if _listeners(settings, RecordType.AUDIT):
            documents = self._ask(lambda reader: _audits(reader, memory))
        yield from hours
        yield from documents
        memory.listeners = listeners
        self._written = memory.written()

    def _remember(self) -> None:
        if self._written is not None and self._written != self._memory.recall(_MEMORY):
            self._memory.remember(_MEMORY, self._written)
        self._written = None

    def _hours(
        self, reader: HistoryReader, settings: Settings, memory: _Memory, *, all_: bool
    ) -> list[Told]:
        now = self._clock.utc_now()
        over = now - _LATE - timedelta(seconds=settings.analysis.revisit_window_s)
        end = over.replace(minute=0, second=0, microsecond=0)
        span = reader.span()
        if span is None:
            return []
        start = end - timedelta(days=settings.history.visits_days)
        if not all_:
            start = max(start, min(end - _RECENT, datetime.fromtimestamp(memory.through, UTC)))
        start = max(start, span[0].replace(minute=0, second=0, microsecond=0))
        if start >= end:
            return []
        told: list[Told] = []
        sums = _sums(reader, start, end)
        memory.forget_before(_hour_number(end - _RECENT))
        for hour in sorted(sums):
            data = hour_data(hour, sums[hour])
            digest = zlib.crc32(json.dumps(data, sort_keys=True).encode())
            number = _hour_number(hour)
            if all_ or memory.digests.get(number) != digest:
                told.append((RecordType.HOUR, hour + _HOUR, data))
            if hour >= end - _RECENT:
                memory.digests[number] = digest
        memory.through = int(end.timestamp())
        return told


def _sums(
    reader: HistoryReader, start: datetime, end: datetime
) -> dict[datetime, dict[str, MetricCounts]]:
    """Sums of the hours with data, by zone."""
    found: dict[datetime, dict[str, MetricCounts]] = {}
    nothing = MetricCounts()
    for zone in (WHOLE, *reader.zones()):
        series = reader.series(HistoryQuery(start, end, Interval.HOUR, zone, UTC))
        for i in range(len(series)):
            counts = series.counts(i)
            if counts != nothing:
                found.setdefault(series.start(i), {})[zone] = counts
    return found


def _audits(reader: HistoryReader, memory: _Memory) -> list[Told]:
    audits: Sequence[Document] = reader.documents(AUDIT)
    new = [audit for audit in audits if audit.number > memory.audit]
    memory.audit = max((audit.number for audit in new), default=memory.audit)
    return [(RecordType.AUDIT, audit.at, dict(audit.content)) for audit in new]


def _listeners(settings: Settings, type_: RecordType) -> frozenset[str]:
    return frozenset(s.name for s in settings.cloud.sinks if type_ in s.wanted_types)


def _hour_number(hour: datetime) -> int:
    return int(hour.timestamp()) // 3600


class _Memory:
    """What was told.

    Attributes:
        digests: Of the data of recent hours, by hour since 1970.
        through: End of the latest hour looked at, seconds since 1970.
        audit: Number of the latest audit told.
        listeners: Destinations that have got everything.
    """

    def __init__(self) -> None:
        self.digests: dict[int, int] = {}
        self.through = 0
        self.audit = 0
        self.listeners: frozenset[str] = frozenset()

    @classmethod
    def read(cls, text: str | None) -> _Memory:
        """What :meth:`written` gave; nothing was told when that cannot be understood."""
        memory = cls()
        try:
            document = json.loads(text or "{}")
            memory.digests = {int(k): int(v) for k, v in document.get("hours", {}).items()}
            memory.through = int(document.get("through", 0))
            memory.audit = int(document.get("audit", 0))
            memory.listeners = frozenset(map(str, document.get("listeners", ())))
        except (ValueError, TypeError, AttributeError):
            return cls()
        return memory

    def forget_before(self, hour: int) -> None:
        """Forget hours that will not change any more."""
        self.digests = {k: v for k, v in self.digests.items() if k >= hour}

    def written(self) -> str:
        """As text, the same for the same content."""
        document = {
            "hours": self.digests,
            "through": self.through,
            "audit": self.audit,
            "listeners": sorted(self.listeners),
        }
        return json.dumps(document, sort_keys=True)

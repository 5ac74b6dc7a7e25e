"""A queue of records in memory, for the page of destinations."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.core.records import RecordType
from kiosk.core.sync import DeadLetter, SinkStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from kiosk.core.errors import KioskError

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def letter(number: int, sink: str = "shop", **changes: object) -> DeadLetter:
    """A refused record."""
    values: dict[str, object] = {
        "number": number,
        "sink": sink,
        "record": UUID(int=number),
        "seq": number,
        "type": RecordType.COUNT,
        "at": NOON,
        "refused_at": NOON + timedelta(seconds=number),
        "status": 422,
        "reason": f"total must not be negative ({number})",
        "data": '{"total":-1}',
    }
    return DeadLetter(**(values | changes))  # type: ignore[arg-type]


class MemoryDesk:
    """SyncDesk that keeps everything in memory."""

    def __init__(self) -> None:
        self.letters: list[DeadLetter] = []
        self.statuses: dict[str, SinkStatus] = {}
        self.flushed: list[str | None] = []
        self.retried: list[int] = []
        self.forgotten: list[str] = []
        self.error: KioskError | None = None

    def status(self) -> Sequence[SinkStatus]:
        return list(self.statuses.values())

    def dead(self, sink: str | None = None, limit: int = 1000) -> Sequence[DeadLetter]:
        self._fail()
        found = [one for one in self.letters if sink in (None, one.sink)]
        return sorted(found, key=lambda one: one.refused_at, reverse=True)[:limit]

    def retry(self, numbers: Collection[int]) -> int:
        self._fail()
        self.retried += sorted(numbers)
        return self._take(numbers)

    def delete(self, numbers: Collection[int]) -> int:
        self._fail()
        return self._take(numbers)

    def export(self, path: Path, numbers: Collection[int]) -> int:
        self._fail()
        wanted = [one for one in self.letters if one.number in numbers]
        lines = [json.dumps({"seq": one.seq, "data": json.loads(one.data)}) for one in wanted]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return len(wanted)

    def flush(self, sink: str | None = None) -> None:
        self._fail()
        self.flushed.append(sink)

    def forget(self, sink: str) -> int:
        self._fail()
        self.forgotten.append(sink)
        return self.statuses.pop(sink).depth if sink in self.statuses else 0

    def _take(self, numbers: Collection[int]) -> int:
        before = len(self.letters)
        self.letters = [one for one in self.letters if one.number not in numbers]
        return before - len(self.letters)

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error

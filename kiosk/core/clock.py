"""Time, as a dependency that tests can replace."""

from __future__ import annotations

import time
from datetime import UTC, datetime, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Source of the present time."""

    def monotonic_ns(self) -> int:
        """Nanoseconds that never go back; for durations."""
        ...

    def utc_now(self) -> datetime:
        """Aware wall-clock time in UTC; for labels only."""
        ...


def local_zone() -> tzinfo:
    """Time zone of the machine with its rules, not only today's offset."""
    import tzlocal

    return tzlocal.get_localzone()


class SystemClock:
    """The clock of the machine."""

    def monotonic_ns(self) -> int:
        """Nanoseconds of the machine's monotonic clock."""
        return time.monotonic_ns()

    def utc_now(self) -> datetime:
        """The machine's wall clock in UTC."""
        return datetime.now(UTC)

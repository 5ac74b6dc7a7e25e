"""A person counts for some minutes: taps, pauses, and what the kiosk saw meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.core.audit import Tap
from kiosk.core.audit_matching import REACTION_S, Watch, compare_taps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from kiosk.core.agreement import Agreement, AuditKind
    from kiosk.core.clock import Clock
    from kiosk.core.settings import AudienceSettings
    from kiosk.core.types import Visit

SHORTEST_MIN: Final = 2
LONGEST_MIN: Final = 30
DEFAULT_MIN: Final = 10


class AuditSession:
    """One audit under way; for one thread.

    How long it has run is measured on the monotonic clock, when a tap was on the wall clock,
    which labels the visits as well.

    Attributes:
        duration_s: Seconds to count for, pauses left out.
        taps: What was tapped so far and not taken back.
    """

    def __init__(self, clock: Clock, duration_s: float) -> None:
        """Begin to count now."""
        self.duration_s = duration_s
        self.taps: list[Tap] = []
        self._clock = clock
        self._watches: list[Watch] = []
        self._since: tuple[datetime, int] | None = (clock.utc_now(), clock.monotonic_ns())
        self._before_s = 0.0
        self._seen: dict[UUID, Visit] = {}

    @property
    def is_paused(self) -> bool:
        """Whether nothing is counted at the moment."""
        return self._since is None

    @property
    def elapsed_s(self) -> float:
        """Seconds counted so far, at most :attr:`duration_s`."""
        seconds = self._before_s
        if self._since is not None:
            seconds += (self._clock.monotonic_ns() - self._since[1]) / 1e9
        return min(seconds, self.duration_s)

    @property
    def left_s(self) -> float:
        """Seconds still to count."""
        return self.duration_s - self.elapsed_s

    @property
    def watches(self) -> tuple[Watch, ...]:
        """Times in which the person watched."""
        if self._since is None:
            return tuple(self._watches)
        return (*self._watches, Watch(self._since[0], max(self._since[0], self._clock.utc_now())))

    def count(self, kind: AuditKind) -> int:
        """How many of a kind were tapped."""
        return sum(tap.kind is kind for tap in self.taps)

    def tap(self, kind: AuditKind) -> bool:
        """Count somebody; False while nothing is counted."""
        if self.is_paused or self.left_s <= 0:
            return False
        self.taps.append(Tap(kind, self._clock.utc_now()))
        return True

    def undo(self) -> AuditKind | None:
        """Take the last tap back; its kind, or None when there is none."""
        return self.taps.pop().kind if self.taps else None

    def pause(self) -> None:
        """Stop counting for a while, or for good."""
        if self._since is not None:
            self._before_s = self.elapsed_s
            self._watches = list(self.watches)
            self._since = None

    def resume(self) -> None:
        """Go on counting."""
        if self._since is None and self.left_s > 0:
            self._since = (self._clock.utc_now(), self._clock.monotonic_ns())

    def note_visits(self, visits: Sequence[Visit]) -> None:
        """Take the visits that are open now; of each the latest news is kept."""
        self._seen.update({visit.id: visit for visit in visits})

    def compare(
        self, ended: Sequence[Visit], audience: AudienceSettings
    ) -> dict[AuditKind, Agreement]:
        """The result.

        Args:
            ended: Visits of the history since the start; they replace what was noted of them.
            audience: Thresholds in force.
        """
        known = self._seen | {visit.id: visit for visit in ended}
        return compare_taps(self.taps, list(known.values()), self.watches, audience, REACTION_S)

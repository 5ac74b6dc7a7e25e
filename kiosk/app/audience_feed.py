"""From results to visits, and on to the history and the screens. Knows no Qt."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.core.audience import Audience
from kiosk.core.choices import AnalysisMode
from kiosk.core.control import AudienceSnapshot
from kiosk.core.types import NANOS_PER_S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kiosk.core.audience import AudienceUpdate
    from kiosk.core.control import IgnoredFace
    from kiosk.core.ports import HistorySink
    from kiosk.core.settings import AnalysisSettings, AudienceSettings
    from kiosk.core.today import TodayBoard
    from kiosk.core.types import FrameResult, Visit

_SNAPSHOT_NS: Final = NANOS_PER_S // 2
"""The screens look twice a second."""
_STARVED_S: Final = 1.0
"""A shorter pause is a camera that stutters: nobody has gone."""
_CHECKPOINT_NS: Final = 5 * NANOS_PER_S
"""What a crash may cost of the visits that are open."""


class AudienceFeed:
    """Runs the audience engine in the analysis thread.

    :meth:`snapshot`, :meth:`configure` and :meth:`count_again` may be called from any thread;
    everything else belongs to the analysis thread, or to the owner once that has ended.
    """

    def __init__(
        self,
        settings: AudienceSettings,
        sink: HistorySink,
        today: TodayBoard,
        on_visits: Callable[[Sequence[Visit]], None] = lambda _: None,
    ) -> None:
        """Nobody is there yet.

        Args:
            settings: From which moment somebody counts, and where.
            sink: Takes what becomes history.
            today: Takes what the public screen shows of today.
            on_visits: Hears of visits that ended and became history.
        """
        self._lock = threading.Lock()
        self._settings = settings
        self._changed = False
        self._to_count: set[int] = set()
        self._sink = sink
        self._today = today
        self._on_visits = on_visits
        self._audience: Audience | None = None
        self._keeps = True
        self._told_ns = self._kept_ns = 0
        self._last: tuple[datetime, int] | None = None
        self._snapshot = AudienceSnapshot()

    # ------------------------------------------------------------------ from any thread

    def snapshot(self) -> AudienceSnapshot:
        """The audience now."""
        return self._snapshot

    def configure(self, settings: AudienceSettings) -> None:
        """Other thresholds or zones, from the next frame on."""
        with self._lock:
            self._settings = settings
            self._changed = True

    def count_again(self, number: int) -> None:
        """Count an ignored face, from the next frame on."""
        with self._lock:
            self._to_count.add(number)

    # ------------------------------------------------------------------ analysis thread

    def begin(self, analysis: AnalysisSettings) -> None:
        """New networks: tracks are numbered from 1, so what is open ends."""
        self.end()
        with self._lock:
            settings, self._changed = self._settings, False
        self._audience = Audience(
            settings,
            revisit_window_s=analysis.revisit_window_s,
            recognises=analysis.mode is not AnalysisMode.COUNTS,
            gender_threshold=analysis.gender_threshold,
        )

    def take(self, result: FrameResult, *, keeps: bool) -> FrameResult:
        """Enter a result.

        Args:
            result: Of the next frame.
            keeps: Whether its people become history; those of a stand-in scene do not.

        Returns:
            The result without the faces that are no audience in its count.
        """
        audience = self._audience
        if audience is None:
            return result
        if keeps != self._keeps:
            self._hand_on(audience.close())
            self._keeps = keeps
            if keeps:
                self._today.forget_stand_in()
        self._apply_wishes(audience)
        update = audience.update(result)
        frame = result.frame
        self._last = frame.captured_at, frame.captured_ns
        self._tell(audience, update, frame.captured_ns)
        return update.result

    def starved(self, seconds: float) -> None:
        """No frame has come for so long: visits end although nobody is seen."""
        if self._audience is None or self._last is None or seconds < _STARVED_S:
            return
        at, at_ns = self._last
        at, at_ns = at + timedelta(seconds=seconds), at_ns + int(seconds * NANOS_PER_S)
        if at_ns - self._told_ns >= _SNAPSHOT_NS:
            self._tell(self._audience, self._audience.advance(at, at_ns), at_ns)

    def end(self) -> None:
        """Everything open ends at its last sight."""
        audience, self._audience = self._audience, None
        if audience is None:
            return
        self._hand_on(audience.close())
        if self._keeps:
            self._sink.checkpoint(())
        self._write_snapshot((), ())
        self._told_ns = self._kept_ns = 0

    # ------------------------------------------------------------------ details

    def _apply_wishes(self, audience: Audience) -> None:
        if not (self._changed or self._to_count):
            return
        with self._lock:
            settings, changed, self._changed = self._settings, self._changed, False
            to_count, self._to_count = self._to_count, set()
        if changed:
            audience.configure(settings)
        for number in to_count:
            audience.count_again(number)

    def _tell(self, audience: Audience, update: AudienceUpdate, at_ns: int) -> None:
        """Hand on what is over, and twice a second what is still open."""
        self._hand_on(update)
        if 0 <= at_ns - self._told_ns < _SNAPSHOT_NS:
            return
        self._told_ns = at_ns
        visits = audience.open_visits()
        self._write_snapshot(visits, audience.ignored())
        if self._keeps and not 0 <= at_ns - self._kept_ns < _CHECKPOINT_NS:
            self._kept_ns = at_ns
            self._sink.checkpoint(visits)

    def _hand_on(self, update: AudienceUpdate) -> None:
        if update.ended:
            self._today.enter(update.ended, stand_in=not self._keeps)
        if not self._keeps:
            return
        if update.ended:
            self._on_visits(update.ended)
            self._sink.visits_ended(update.ended)
        if update.crossings:
            self._sink.crossed(update.crossings)
        if update.minutes:
            self._sink.observed(update.minutes)

    def _write_snapshot(self, visits: tuple[Visit, ...], ignored: tuple[IgnoredFace, ...]) -> None:
        self._today.set_open(visits)
        self._snapshot = AudienceSnapshot(visits, ignored)

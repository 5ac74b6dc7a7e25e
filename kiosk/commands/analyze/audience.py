"""The audience of a video: the same visits and metrics that the kiosk counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.core.audience import Audience
from kiosk.core.choices import AnalysisMode
from kiosk.core.metrics import (
    AGE_COLUMNS,
    CATEGORY_COLUMNS,
    EMOTION_COLUMNS,
    GENDER_COLUMNS,
    counts_of,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.commands.analyze.records import Record
    from kiosk.core.settings import Settings
    from kiosk.core.types import FrameResult, Visit


class AudienceRecorder:
    """Runs the audience engine over the results of one video."""

    def __init__(self, settings: Settings) -> None:
        """Begin a video.

        Args:
            settings: Thresholds, zones and mode.
        """
        analysis = settings.analysis
        self._audience = Audience(
            settings.audience,
            revisit_window_s=analysis.revisit_window_s,
            recognises=analysis.mode is not AnalysisMode.COUNTS,
            gender_threshold=analysis.gender_threshold,
        )
        self._visits: list[Visit] = []

    def add(self, result: FrameResult) -> FrameResult:
        """Take the next frame; gives its result without the faces that are no audience."""
        update = self._audience.update(result)
        self._visits += update.ended
        return update.result

    def finish(self) -> tuple[Visit, ...]:
        """The video has ended; gives all its visits, in the order of their ends."""
        self._visits += self._audience.close().ended
        return tuple(self._visits)


def audience_record(visits: tuple[Visit, ...]) -> Record:
    """The metrics over the visits, as docs/metrics.md defines them; null where not measured."""
    sums = total(map(counts_of, visits))
    measured = sums.measured > 0 or not sums.passing_by
    record: Record = {"passing_by": sums.passing_by, "interested": None}
    if not measured:
        return record
    groups: dict[str, Mapping[Any, str]] = {
        "gender": GENDER_COLUMNS,
        "category": CATEGORY_COLUMNS,
        "age": AGE_COLUMNS,
        "emotion": EMOTION_COLUMNS,
    }
    return {
        "passing_by": sums.passing_by,
        "interested": sums.interested,
        "stop_time_s": _rounded(sums.stop_time_s),
        "attention_time_s": _rounded(sums.attention_time_s),
        **{
            name: {group.value: getattr(sums, column) for group, column in columns.items()}
            for name, columns in groups.items()
        },
    }


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)

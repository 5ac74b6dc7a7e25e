"""The metrics of docs/metrics.md in the shape of the data API."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.metrics import (
    AGE_COLUMNS,
    CATEGORY_COLUMNS,
    EMOTION_COLUMNS,
    GENDER_COLUMNS,
    MetricCounts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Metric(StrEnum):
    """What may be asked for."""

    INTERESTED = "interested"
    PASSING_BY = "passing_by"
    STOP_TIME = "stop_time"
    ATTENTION_TIME = "attention_time"
    CATEGORY = "category"
    GENDER = "gender"
    SATISFACTION = "satisfaction"
    """Known to the dialect, measured by no kiosk: always left out."""
    AGE = "age"
    """Not of the original dialect."""
    EMOTION = "emotion"
    """Not of the original dialect; left out unless the kiosks compute it."""


_COLUMNS: Final[Mapping[Metric, Mapping[str, str]]] = {
    Metric.GENDER: dict(
        sorted((gender.value, column) for gender, column in GENDER_COLUMNS.items())
    ),
    Metric.CATEGORY: {kind.value: column for kind, column in CATEGORY_COLUMNS.items()},
    Metric.AGE: {band.value: column for band, column in AGE_COLUMNS.items()},
    Metric.EMOTION: {emotion.value: column for emotion, column in EMOTION_COLUMNS.items()},
}


def available(metrics: Iterable[Metric], totals: MetricCounts) -> tuple[Metric, ...]:
    """The metrics that can be answered; the others are left out of a reply.

    Args:
        metrics: Those asked for.
        totals: Sums over the whole question, which tell whether emotions were computed.
    """
    missing = {Metric.SATISFACTION}
    if not any(getattr(totals, column) for column in EMOTION_COLUMNS.values()):
        missing.add(Metric.EMOTION)
    return tuple(metric for metric in metrics if metric not in missing)


def values_of(counts: MetricCounts, metrics: Iterable[Metric]) -> dict[str, dict[str, Any]]:
    """One bucket of a reply.

    Args:
        counts: Sums of the bucket.
        metrics: Those to tell; each is available.
    """
    return {metric.value: _value(counts, metric) for metric in metrics}


def _value(counts: MetricCounts, metric: Metric) -> dict[str, Any]:
    if metric in _COLUMNS:
        return {name: getattr(counts, column) for name, column in _COLUMNS[metric].items()}
    if metric is Metric.STOP_TIME:
        return {"value": counts.stop_time_s}
    if metric is Metric.ATTENTION_TIME:
        return {"value": counts.attention_time_s}
    return {"value": counts.interested if metric is Metric.INTERESTED else counts.passing_by}

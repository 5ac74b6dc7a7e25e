"""A made-up shop: a history of any length for trying out screens, reports and queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import numpy as np

from kiosk.core.metrics import category
from kiosk.core.types import Crossing, Gender, MinuteState, Visit, ZoneStay
from kiosk.store.rows import from_us

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from kiosk.core.settings import AudienceSettings

WINDOW: Final = "window"
DOOR: Final = "door"
_EPOCH: Final = date(1970, 1, 1)
_DAY_MS: Final = 86_400_000
_MINUTE_MS: Final = 60_000
_OPEN_H: Final = (9, 21)
_OPEN_ON_SUNDAY_H: Final = (11, 18)
# How many people come by, against an average hour or day.
_BY_HOUR: Final = np.array([4, 5, 7, 11, 10, 7, 7, 9, 13, 14, 9, 4], float)
_BY_WEEKDAY: Final = np.array([0.8, 0.85, 0.9, 1.0, 1.25, 1.6, 0.6])
_SEASON: Final = 0.3
"""In December the shop has so much more than the average, in June so much less."""
_BUSIEST_DAY_OF_YEAR: Final = 350
_GENDERS: Final = (Gender.FEMALE, Gender.MALE, Gender.UNKNOWN)
_GENDER_SHARES: Final = (0.53, 0.42, 0.05)
_AGE_UNKNOWN: Final = 0.08


@dataclass(frozen=True, slots=True)
class SampleDay:
    """All that the history would have been told on one day.

    Attributes:
        date: The day; the shop keeps its hours in UTC.
        visits: By the time at which they began.
        crossings: Of the door.
        minutes: While the shop was open.
    """

    date: date
    visits: tuple[Visit, ...]
    crossings: tuple[Crossing, ...]
    minutes: tuple[MinuteState, ...]


def sample_days(
    visits: int, days: int, until: date, seed: int, audience: AudienceSettings
) -> Iterator[SampleDay]:
    """Invent a history; the same arguments give the same history.

    Args:
        visits: In all.
        days: Number of days.
        until: The last day.
        seed: Of the random numbers.
        audience: Thresholds of the metrics.
    """
    dates = [until - timedelta(days=days - 1 - i) for i in range(days)]
    weights = np.array([_weight(d) for d in dates])
    generator = np.random.default_rng([seed, 0])
    weights *= generator.lognormal(0.0, 0.12, days)  # weather, holidays, chance
    numbers = generator.multinomial(visits, weights / weights.sum())
    for i, (day, number) in enumerate(zip(dates, numbers, strict=True)):
        yield _Day(day, int(number), np.random.default_rng([seed, 1 + i]), audience).made()


def _weight(day: date) -> float:
    turn = 2 * np.pi * (day.timetuple().tm_yday - _BUSIEST_DAY_OF_YEAR) / 365.25
    return float(_BY_WEEKDAY[day.weekday()] * (1 + _SEASON * np.cos(turn)))


class _Day:
    """The visits of one day as arrays, then as objects."""

    def __init__(
        self, day: date, number: int, generator: np.random.Generator, audience: AudienceSettings
    ) -> None:
        self._date = day
        self._n = number
        self._random = generator
        self._audience = audience
        self._midnight_ms = (day - _EPOCH).days * _DAY_MS
        self._open_h, self._close_h = _OPEN_ON_SUNDAY_H if day.weekday() == 6 else _OPEN_H
        self._starts_ms = self._arrivals()
        self._dwell_ms = self._durations(7.0, 0.9)
        # Nobody is seen after the shop has closed.
        left_ms = self._midnight_ms + self._close_h * 3_600_000 - self._starts_ms
        self._dwell_ms = np.minimum(self._dwell_ms, left_ms)
        # One in four stops for most of the time, the others walk by.
        stops = self._random.random(number) < 0.27
        share = np.where(stops, self._random.beta(6, 2, number), self._random.beta(1, 12, number))
        self._stop_ms = (self._dwell_ms * share).astype(np.int64)
        gaze = np.where(stops, self._random.beta(3, 3, number), self._random.beta(1, 6, number))
        self._attention_ms = (self._dwell_ms * gaze).astype(np.int64)

    def made(self) -> SampleDay:
        visits = tuple(self._visit(i) for i in range(self._n))
        return SampleDay(self._date, visits, self._crossings(), self._minutes())

    def _arrivals(self) -> NDArray[np.int64]:
        hours = np.arange(self._open_h, self._close_h)
        weights = _BY_HOUR[hours - _OPEN_H[0]]
        hour = self._random.choice(hours, self._n, p=weights / weights.sum())
        within = self._random.integers(0, 3_600_000 - 1_000, self._n)
        arrivals: NDArray[np.int64] = np.sort(hour * 3_600_000 + within) + self._midnight_ms
        return arrivals

    def _durations(self, median_s: float, spread: float) -> NDArray[np.int64]:
        seconds = np.minimum(self._random.lognormal(np.log(median_s), spread, self._n), 900.0)
        return (seconds * 1_000).astype(np.int64)

    def _visit(self, i: int) -> Visit:
        draw = self._random.random(5)
        gender = _GENDERS[int(np.searchsorted(np.cumsum(_GENDER_SHARES), draw[0]))]
        age = None if draw[1] < _AGE_UNKNOWN else round(18 + 62 * float(draw[2] ** 1.4), 1)
        start_ms = int(self._starts_ms[i])
        dwell, stop, look = (int(a[i]) for a in (self._dwell_ms, self._stop_ms, self._attention_ms))
        return Visit(
            id=self._id(start_ms),
            started_at=from_us(start_ms * 1_000),
            ended_at=from_us((start_ms + dwell) * 1_000),
            dwell_ms=dwell,
            stop_ms=stop,
            attention_ms=look,
            **self._judged(dwell, stop, look),
            age=age,
            gender=gender,
            emotion=None,
            category=category(gender, age, self._audience.senior_from_age),
            tracks=1 + int(draw[3] < 0.2),
            zones=self._stays(float(draw[4]), dwell, stop, look),
        )

    def _judged(self, dwell: int, stop: int, look: int) -> dict[str, Any]:
        passing = dwell >= self._audience.passing_s * 1_000
        stopped = stop >= self._audience.stop_s * 1_000
        looked = look > self._audience.look_s * 1_000
        return {"passing_by": passing, "interested": passing and stopped and looked}

    def _stays(self, draw: float, dwell: int, stop: int, look: int) -> tuple[ZoneStay, ...]:
        """Six in ten come to the window; for most of their time."""
        if draw > 0.6:
            return ()
        dwell, stop, look = (int(value * (0.5 + draw / 1.2)) for value in (dwell, stop, look))
        return (ZoneStay(WINDOW, dwell, stop, look, **self._judged(dwell, stop, look)),)

    def _id(self, start_ms: int) -> UUID:
        low, high = (int(n) for n in self._random.integers(0, 1 << 62, 2))
        return UUID(int=start_ms << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low)

    def _crossings(self) -> tuple[Crossing, ...]:
        """One in eight enters when the visit ends, and leaves a while later."""
        enters = np.flatnonzero(self._random.random(self._n) < 0.125)
        stay_ms = self._random.integers(60_000, 1_200_000, len(enters))
        found = []
        for i, stay in zip(enters, stay_ms, strict=True):
            in_ms = int(self._starts_ms[i] + self._dwell_ms[i])
            found.append(Crossing(DOOR, True, from_us(in_ms * 1_000)))
            found.append(Crossing(DOOR, False, from_us((in_ms + int(stay)) * 1_000)))
        return tuple(found)

    def _minutes(self) -> tuple[MinuteState, ...]:
        first = self._midnight_ms + self._open_h * 3_600_000
        edges = np.arange(
            first, self._midnight_ms + self._close_h * 3_600_000 + 1, _MINUTE_MS, dtype=np.int64
        )
        ends = np.sort(self._starts_ms + self._dwell_ms)
        presence = np.diff(_elapsed(self._starts_ms, edges) - _elapsed(ends, edges))
        most = _most_at_once(self._starts_ms, ends, edges)
        return tuple(
            MinuteState(from_us(int(edges[i]) * 1_000), _MINUTE_MS, int(presence[i]), int(most[i]))
            for i in range(len(edges) - 1)
        )


def _elapsed(moments: NDArray[np.int64], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """The time since each of the moments before an edge, summed up."""
    before = np.searchsorted(moments, edges)
    sums = np.concatenate(([0], np.cumsum(moments)))
    elapsed: NDArray[np.int64] = before * edges - sums[before]
    return elapsed


def _most_at_once(
    starts: NDArray[np.int64], ends: NDArray[np.int64], edges: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Most people present in each interval between two edges."""
    moments = np.concatenate((edges, starts, ends))
    change = np.repeat([0, 1, -1], (len(edges), len(starts), len(ends)))
    # Who leaves goes before who comes, and both before the edge that falls on the same moment.
    order = np.lexsort((np.repeat([2, 1, 0], (len(edges), len(starts), len(ends))), moments))
    level = np.cumsum(change[order])
    at_edges = np.flatnonzero(order < len(edges))
    most: NDArray[np.int64] = np.maximum.reduceat(level, at_edges)[:-1]
    return most

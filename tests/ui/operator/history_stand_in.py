"""A HistoryReader over made-up hours, for the tests of the history page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from kiosk.core.history import WHOLE, HistorySeries, Interval, WeekProfile
from kiosk.core.metrics import COLUMNS, PEAK_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.history import Document, HistoryQuery
    from kiosk.core.types import Visit

HOUR_S = 3600


class HourlyHistory:
    """Hours of a shop that opens from 9 to 20 UTC and is closed on Sundays.

    Attributes:
        hours: (n + 1,) starts of hours, seconds since 1970 UTC.
        columns: Sums of each hour.
        papers: Documents.
        asked: Every question so far.
    """

    def __init__(self, first: datetime, end: datetime, zones: Sequence[str] = ()) -> None:
        self.hours = np.arange(first.timestamp(), end.timestamp() + 1, HOUR_S, dtype=np.int64)
        self.papers: list[Document] = []
        self.asked: list[HistoryQuery] = []
        self._zones = tuple(zones)
        self.columns = _shop(self.hours[:-1])

    def span(self) -> tuple[datetime, datetime] | None:
        seen = np.flatnonzero(self.columns["observed_ms"])
        if not len(seen):
            return None
        first, last = self.hours[seen[0]], self.hours[seen[-1] + 1] - 60
        return datetime.fromtimestamp(int(first), UTC), datetime.fromtimestamp(int(last), UTC)

    def zones(self) -> Sequence[str]:
        return self._zones

    def series(self, query: HistoryQuery) -> HistorySeries:
        self.asked.append(query)
        edges = _edges(query)
        columns = {}
        inside = (self.hours[:-1] >= edges[0]) & (self.hours[:-1] < edges[-1])
        bucket = np.searchsorted(edges, self.hours[:-1][inside], "right") - 1
        for name in COLUMNS:
            sums = np.zeros(len(edges) - 1, np.int64)
            put = np.maximum if name in PEAK_COLUMNS else np.add
            put.at(sums, bucket, self._of(query.zone, name)[inside])
            columns[name] = sums
        return HistorySeries(edges, columns, query)

    def week_profile(self, query: HistoryQuery) -> WeekProfile:
        self.asked.append(query)
        inside = (self.hours[:-1] >= query.start.timestamp()) & (
            self.hours[:-1] < query.end.timestamp()
        )
        local = [datetime.fromtimestamp(int(s), query.tz) for s in self.hours[:-1][inside]]
        days = np.array([at.weekday() for at in local], np.intp)
        clock = np.array([at.hour for at in local], np.intp)
        columns = {}
        for name in COLUMNS:
            columns[name] = np.zeros((7, 24), np.int64)
            np.add.at(columns[name], (days, clock), self._of(query.zone, name)[inside])
        hours = np.zeros((7, 24), np.int64)
        np.add.at(hours, (days, clock), (self.columns["observed_ms"][inside] > 0).astype(np.int64))
        return WeekProfile(columns, hours, query)

    def visits(self, start: datetime, end: datetime, limit: int = 10_000) -> Sequence[Visit]:
        del start, end, limit
        return ()

    def documents(self, kind: str) -> Sequence[Document]:
        return [paper for paper in self.papers if paper.kind == kind]

    def add_document(self, document: Document) -> Document:
        self.papers.append(document)
        return document

    def remove_document(self, number: int) -> None:
        del self.papers[number]

    def _of(self, zone: str, name: str) -> np.ndarray:
        values = self.columns[name]
        if zone == WHOLE:
            return values
        if zone.startswith("line"):
            crossed = name in ("crossed_in", "crossed_out")
            return self.columns["passing_by"] // 3 if crossed else np.zeros_like(values)
        return values // 2 if not name.endswith("_ms") else values


def _edges(query: HistoryQuery) -> np.ndarray:
    if query.by is Interval.TOTAL:
        return np.array([query.start.timestamp(), query.end.timestamp()], np.int64)
    if query.by is Interval.HOUR:
        start = query.start.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        return np.arange(start.timestamp(), query.end.timestamp() + HOUR_S - 1, HOUR_S, np.int64)
    day, edges = query.start.astimezone(query.tz).date(), []
    if query.by is Interval.WEEK:
        day -= timedelta(days=day.weekday())
    while not edges or edges[-1] < query.end.timestamp():
        edges.append(datetime(day.year, day.month, day.day, tzinfo=query.tz).timestamp())
        day += timedelta(days=7 if query.by is Interval.WEEK else 1)
    return np.array(edges, np.int64)


def _shop(starts: np.ndarray) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(5)
    hour, day = starts // HOUR_S % 24, (starts // 86_400 + 3) % 7
    is_open = (hour >= 9) & (hour < 20) & (day < 6)
    curve = np.exp(-(((hour - 13.5) / 3.2) ** 2)) + 0.7 * np.exp(-(((hour - 17.5) / 1.6) ** 2))
    year = 1 + 0.25 * np.sin(starts / 86_400 / 365.25 * 2 * np.pi)
    mean = 60 * curve * year * np.where(day == 5, 1.5, 1.0)
    c = {name: np.zeros(len(starts), np.int64) for name in COLUMNS}
    c["passing_by"] = rng.poisson(mean) * is_open
    c["visits"] = c["passing_by"] + rng.binomial(c["passing_by"], 0.1)
    c["measured"] = c["passing_by"].copy()
    c["interested"] = rng.binomial(c["passing_by"], 0.31)
    c["dwell_ms"] = c["passing_by"] * 7400
    c["stop_ms"] = c["interested"] * rng.integers(5000, 9000, len(starts))
    c["attention_ms"] = c["interested"] * rng.integers(2500, 4500, len(starts))
    _split(rng, c, c["interested"], {"female": 0.5, "male": 0.43, "unknown": 0.07})
    bands = ("unknown", "18", "25", "35", "45", "55", "65")
    shares = (0.06, 0.14, 0.24, 0.2, 0.16, 0.12, 0.08)
    _split(rng, c, c["interested"], {f"age_{b}": s for b, s in zip(bands, shares, strict=True)})
    c["observed_ms"] = np.where(is_open, HOUR_S * 1000, 0)
    c["occupancy_max"] = np.where(c["passing_by"] > 0, 1 + c["passing_by"] // 9, 0)
    c["occupancy_ms"] = c["dwell_ms"]
    return c


def _split(rng: np.random.Generator, c: dict, whole: np.ndarray, shares: dict[str, float]) -> None:
    left, rest = whole.copy(), 1.0
    for name, share in shares.items():
        c[name] = left.copy() if rest - share < 1e-9 else rng.binomial(left, share / rest)
        left, rest = left - c[name], rest - share

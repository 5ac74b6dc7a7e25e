"""A history made of known visits, without a database."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from kiosk.core.history import HistoryQuery, HistorySeries, Interval, WeekProfile
from kiosk.core.metrics import COLUMNS, MetricCounts, merged
from kiosk.core.settings import Settings


class MadeHistory:
    """Answers like the store, from sums at moments."""

    def __init__(self, sums=(), documents=(), zone=""):
        self.sums = sorted(sums, key=lambda item: item[0])
        self.made_documents = list(documents)
        self.zone = zone

    def span(self):
        return (self.sums[0][0], self.sums[-1][0]) if self.sums else None

    def zones(self):
        return [self.zone] if self.zone else []

    def documents(self, kind):
        return [d for d in self.made_documents if d.kind == kind]

    def series(self, query):
        starts = [_floor(query.start.astimezone(query.tz), query.by)]
        while starts[-1] < query.end:
            starts.append(_next(starts[-1], query.by))
        stamps = np.array([int(s.timestamp()) for s in starts], np.int64)
        columns = {name: np.zeros(len(starts) - 1, np.int64) for name in COLUMNS}
        for at, counts in self.sums:
            i = int(np.searchsorted(stamps, at.timestamp(), "right")) - 1
            if 0 <= i < len(starts) - 1:
                for name in COLUMNS:
                    column = columns[name]
                    column[i] = merged(name, int(column[i]), getattr(counts, name))
        return HistorySeries(stamps, columns, query)

    def week_profile(self, query):
        columns = {name: np.zeros((7, 24), np.int64) for name in COLUMNS}
        seen = [[set() for _ in range(24)] for _ in range(7)]
        for at, counts in self.sums:
            if query.start <= at < query.end:
                local = at.astimezone(query.tz)
                seen[local.weekday()][local.hour].add(local.date())
                for name in COLUMNS:
                    columns[name][local.weekday(), local.hour] += getattr(counts, name)
        hours = np.array([[len(cell) for cell in row] for row in seen], np.int64)
        return WeekProfile(columns, hours, query)


def _floor(at, by):
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if by is Interval.HOUR:
        return at.replace(minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday()) if by is Interval.WEEK else day


def _next(at, by):
    if by is Interval.HOUR:
        utc = at.astimezone(UTC) + timedelta(hours=1)
        return utc.astimezone(at.tzinfo)
    return at + timedelta(days=7 if by is Interval.WEEK else 1)


def shop_hours(start, days, busy=1.0, seed=7):
    """Sums for each opening hour of a shop that is busiest on Saturday afternoons."""
    rng = random.Random(seed)
    sums = []
    for day in range(days):
        for hour in range(9, 20):
            at = start + timedelta(days=day, hours=hour, minutes=30)
            if at.weekday() == 6:
                continue
            crowd = busy * (4 + 14 * (at.weekday() == 5)) * (1 + (hour in (12, 13, 17, 18)))
            sums.append((at, _crowd(rng, int(rng.gauss(crowd, crowd / 4)))))
    return sums


def _crowd(rng, passing):
    passing = max(0, passing)
    interested = sum(rng.random() < 0.42 for _ in range(passing))
    counts = dict.fromkeys(("female", "male", "unknown"), 0)
    ages = ("age_unknown", "age_18", "age_25", "age_35", "age_45", "age_55", "age_65")
    counts |= dict.fromkeys(ages, 0)
    counts |= dict.fromkeys(("young_female", "young_male", "senior_female", "senior_male"), 0)
    for _ in range(interested):
        gender = rng.choices(("female", "male", "unknown"), (55, 40, 5))[0]
        age = rng.choices(ages, (6, 14, 24, 20, 16, 12, 8))[0]
        counts[gender] += 1
        counts[age] += 1
        if gender != "unknown" and age != "age_unknown":
            part = "senior" if age in ("age_55", "age_65") else "young"
            counts[f"{part}_{gender}"] += 1
    return MetricCounts(
        visits=passing + 1,
        passing_by=passing,
        measured=passing,
        interested=interested,
        dwell_ms=passing * rng.randint(3000, 9000),
        stop_ms=interested * rng.randint(4000, 9000),
        attention_ms=interested * rng.randint(2000, 5000),
        observed_ms=3_600_000,
        occupancy_ms=passing * 6000,
        occupancy_max=min(passing, 5),
        **counts,
    )


@pytest.fixture
def settings():
    return Settings().model_validate({"device": {"id": "window-7", "location": "Rua Augusta 12"}})


@pytest.fixture
def shop():
    """Four weeks of a shop, from Monday 2026-09-28, UTC."""
    return MadeHistory(shop_hours(datetime(2026, 9, 28, tzinfo=UTC), 28))


def query_of(start, days, by=Interval.DAY, zone="", tz=UTC):
    begin = datetime.fromisoformat(start).replace(tzinfo=tz)
    return HistoryQuery(begin, begin + timedelta(days=days), by, zone, tz)

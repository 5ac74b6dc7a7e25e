"""Made-up people before a kiosk, and the records that a kiosk would make of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from kiosk import __version__
from kiosk.collector.demo.figures import AGE_COLUMNS, age_shares
from kiosk.collector.demo.pattern import Pattern, pattern
from kiosk.collector.demo.shops import PROBLEMS, Condition
from kiosk.core.metrics import category
from kiosk.core.types import Gender

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.collector.demo.shops import Shop
    from kiosk.core.ids import Uuid7

_LEAST_PER_HOUR: Final = 45.0
"""So that something happens at each kiosk that is on, also at night."""
_SENIOR_FROM: Final = 50.0
_MEASURED: Final = 0.93
_GENDER_KNOWN: Final = 0.95
_AGES: Final = ((18, 25), (25, 35), (35, 45), (45, 55), (55, 65), (65, 82))
_STATUS_EVERY_S: Final = 60.0
_BEFORE: Final = timedelta(minutes=12)
"""What a kiosk has to tell at first, so that its live chart is not empty."""

Said = tuple[str, datetime, dict[str, Any]]
"""Type, time and data of a record."""


@dataclass(slots=True)
class _Person:
    arrived: datetime
    leaves: datetime
    gender: Gender
    age: float | None
    interested: bool | None
    stop_ms: int
    attention_ms: int | None


@dataclass(slots=True)
class Street:
    """The people before one kiosk, moment by moment.

    Attributes:
        shop: Whose kiosk.
        rng: Chance.
        mint: Ids of visits.
        started: When the kiosk was started.
    """

    shop: Shop
    rng: np.random.Generator
    mint: Uuid7
    started: datetime
    _present: list[_Person] = field(default_factory=list)
    _at: datetime | None = None
    _status_at: datetime | None = None
    _rate: tuple[int, float] = (0, 0.0)

    def until(self, now: datetime) -> Iterator[Said]:
        """What the kiosk records up to a moment, in the order of its happening."""
        at = self._at or now - _BEFORE
        if self._status_at is None or (now - self._status_at).total_seconds() >= _STATUS_EVERY_S:
            self._status_at = now
            yield "status", now, self._status(now)
        while at < now:
            step = min(now, at + timedelta(seconds=1))
            yield from self._second(at, step)
            at = step
        self._at = now

    def _second(self, start: datetime, end: datetime) -> Iterator[Said]:
        before = self._counted()
        gone = [person for person in self._present if person.leaves <= end]
        self._present = [person for person in self._present if person.leaves > end]
        for person in sorted(gone, key=lambda person: person.leaves):
            yield "visit", person.leaves, self._visit(person)
        seconds = (end - start).total_seconds()
        for _ in range(int(self.rng.poisson(self._per_hour(end) / 3600 * seconds))):
            self._present.append(self._arrival(end))
        if self._counted() != before:
            yield "count", end, self._count()

    def _per_hour(self, at: datetime) -> float:
        hour = int(at.timestamp()) // 3600
        if self._rate[0] != hour:
            self._rate = hour, self._pattern_rate(hour)
        return self._rate[1]

    def _pattern_rate(self, hour: int) -> float:
        # The weather of two days back to now is of no account: a single hour is asked for.
        made: Pattern = pattern(self.shop, hour - 1, hour + 1, np.random.default_rng(hour))
        return max(float(made.rates[-1]), _LEAST_PER_HOUR) if made.on[-1] else 0.0

    def _arrival(self, at: datetime) -> _Person:
        stays_s = 1.2 + float(self.rng.gamma(1.6, 2.2))
        known = self.rng.random() < _GENDER_KNOWN
        woman = self.rng.random() < self.shop.women
        gender = (Gender.FEMALE if woman else Gender.MALE) if known else Gender.UNKNOWN
        age = self._age()
        measured = self.rng.random() < _MEASURED
        interested = (self.rng.random() < self.shop.interested) if measured else None
        stop_ms, attention_ms = 0, 0
        if interested:
            stop_ms = 3000 + int(self.rng.exponential(4200))
            attention_ms = 1001 + int(self.rng.exponential(1900))
            stays_s += stop_ms / 1000
        # Whole milliseconds, as a kiosk tells them.
        leaves = at + timedelta(milliseconds=int(stays_s * 1000))
        attention_ms = min(attention_ms, int(stays_s * 1000))
        return _Person(
            at, leaves, gender, age, interested, stop_ms, attention_ms if measured else None
        )

    def _age(self) -> float | None:
        band = int(self.rng.choice(len(AGE_COLUMNS), p=age_shares(self.shop)))
        return None if band >= len(_AGES) else round(float(self.rng.uniform(*_AGES[band])), 1)

    def _counted(self) -> tuple[int, int, int]:
        genders = [person.gender for person in self._present]
        return len(genders), genders.count(Gender.FEMALE), genders.count(Gender.MALE)

    def _count(self) -> dict[str, Any]:
        total, female, male = self._counted()
        return {"total": total, "female": female, "male": male, "unknown": total - female - male}

    def _visit(self, person: _Person) -> dict[str, Any]:
        kind = category(person.gender, person.age, _SENIOR_FROM)
        dwell_ms = round((person.leaves - person.arrived).total_seconds() * 1000)
        return {
            "id": str(self.mint(person.leaves)),
            "started_at": stamp(person.arrived),
            "ended_at": stamp(person.leaves),
            "dwell_ms": dwell_ms,
            "stop_ms": min(person.stop_ms, dwell_ms),
            "attention_ms": person.attention_ms,
            "passing_by": True,
            "interested": person.interested,
            "age": person.age,
            "gender": person.gender.value,
            "emotion": None,
            "category": None if kind is None else kind.value,
            "zones": [],
        }

    def _status(self, now: datetime) -> dict[str, Any]:
        troubled = self.shop.condition is Condition.TROUBLED
        since = stamp(now - timedelta(minutes=17))
        return {
            "phase": "running",
            "version": __version__,
            "uptime_s": round((now - self.started).total_seconds() + 86_400 * 6.3),
            "source": "camera",
            "device": "GPU",
            "detector": "face-detection-adas-0001",
            "camera_fps": self._about(29.9, 0.08),
            "inference_fps": round(
                (17.0 if troubled else 29.6) + float(self.rng.normal(0, 0.2)), 1
            ),
            "latency_ms": round((88 if troubled else 31) + float(self.rng.normal(0, 2)), 1),
            "rss_mib": self._about(612.0, 6.0),
            "people": len(self._present),
            "location": self.shop.location,
            "problems": [
                {"at": since, "where": where, "message": message}
                for where, message in (PROBLEMS if troubled else ())
            ],
            "sinks": [
                {
                    "name": "collector",
                    "kind": "http",
                    "state": "idle",
                    "depth": 0,
                    "oldest_at": None,
                    "dead": 0,
                }
            ],
        }

    def _about(self, mean: float, spread: float) -> float:
        return round(float(self.rng.normal(mean, spread)), 1)


def stamp(at: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, as on the wire."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""What the ``data`` of each type of record must hold, and what of it the collector counts by.

A kiosk may be newer than its collector: further values are stored as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from kiosk.collector.ingest.fields import (
    RefusedError,
    listed,
    stamp_ms,
    text_of,
    truth,
    uuid_text,
    whole,
)
from kiosk.core.identity import ErasureKind
from kiosk.core.metrics import COLUMNS, counts_of
from kiosk.core.records import RecordType
from kiosk.core.types import Category, Emotion, Gender, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

HOUR_MS: Final = 3_600_000
ZONE_LENGTH: Final = 32
MAX_ZONES: Final = 100
"""In one record; a kiosk has far fewer."""
MAX_PEOPLE: Final = 1_000_000
"""In one picture, and erased by one record."""
MAX_ERASED: Final = 100_000
_LONGEST_MS: Final = 31 * 86_400_000
"""Nobody stands in front of a kiosk for longer."""
_OLDEST: Final = 150
_COLUMN: Final = {name: index for index, name in enumerate(COLUMNS)}
_GENDERS: Final = {gender.value: gender for gender in Gender}
_CATEGORIES: Final = {category.value: category for category in Category}
_EMOTIONS: Final = {emotion.value: emotion for emotion in Emotion}
_CONFIG_STATES: Final = frozenset({"applied", "rolled_back", "refused"})
_NOW: Final = datetime(2024, 1, 1)  # noqa: DTZ001  (of no meaning: only the sums are used)
_NOBODY: Final = UUID(int=0)

Sparse = tuple[tuple[int, int], ...]
"""Sums that are not 0: index in ``COLUMNS``, value."""


@dataclass(frozen=True, slots=True)
class VisitSums:
    """What a visit adds.

    Attributes:
        hour: UTC hour in which it ended, in hours since 1970.
        zones: Sums of the whole picture (zone "") and of each zone.
    """

    hour: int
    zones: tuple[tuple[str, Sparse], ...]


@dataclass(frozen=True, slots=True)
class HourSums:
    """The sums that seal an hour.

    Attributes:
        hour: In hours since 1970.
        zones: Sums of the whole picture (zone "", always there) and of each zone.
    """

    hour: int
    zones: tuple[tuple[str, Sparse], ...]


@dataclass(frozen=True, slots=True)
class ConfigResult:
    """What became of settings on a kiosk: version, state, reason."""

    version: int
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who is to be forgotten.

    Attributes:
        people: Their ids.
        everybody: Everybody of that kiosk, named or not.
    """

    people: tuple[str, ...]
    everybody: bool


Check = tuple[Any, str | None]


def _count(data: dict[str, Any], _now_ms: int) -> Check:
    total = whole(data, "total", MAX_PEOPLE)
    female, male = whole(data, "female", MAX_PEOPLE), whole(data, "male", MAX_PEOPLE)
    if female + male + whole(data, "unknown", MAX_PEOPLE) != total:
        raise RefusedError("data", "female, male and unknown do not add up to total")
    return (total, female, male), None


def _visit(data: dict[str, Any], now_ms: int) -> Check:
    uuid_text(data.get("id"), "id of the visit")
    stamp_ms(data.get("started_at"), "started_at", now_ms)
    hour = stamp_ms(data.get("ended_at"), "ended_at", now_ms) // HOUR_MS
    gender = _known(data, "gender", _GENDERS) or "?"
    category, emotion = _known(data, "category", _CATEGORIES), _known(data, "emotion", _EMOTIONS)
    age = data.get("age")
    if age is not None and (type(age) not in (int, float) or not 0 <= age <= _OLDEST):
        raise RefusedError("data", "age is no number from 0 to 150")
    who = (gender, age, category, emotion)
    zones = [("", _sums(data, who))]
    for stay in listed(data, "zones", MAX_ZONES):
        zones.append((_zone(stay.get("zone")), _sums(stay, who)))
    if len(zones) > 2 and len({name for name, _ in zones}) != len(zones):
        raise RefusedError("data", "a zone is there twice")
    person = data.get("person")
    return VisitSums(hour, tuple(zones)), None if person is None else uuid_text(person, "person")


def _known(data: dict[str, Any], name: str, values: Collection[str]) -> str | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or value not in values:
        raise RefusedError("data", f"{name} is none of the values that are known here")
    return value


def _zone(name: object) -> str:
    if not isinstance(name, str) or not 0 < len(name) <= ZONE_LENGTH:
        raise RefusedError("data", f"zone is no text of 1 to {ZONE_LENGTH} characters")
    return name


def _sums(part: dict[str, Any], who: tuple[str, float | None, str | None, str | None]) -> Sparse:
    """What a visit, or a stay in a zone, adds to its hour: see ``metrics.counts_of``."""
    dwell, stop = whole(part, "dwell_ms", _LONGEST_MS), whole(part, "stop_ms", _LONGEST_MS)
    passing, interested = truth(part, "passing_by"), part.get("interested")
    if interested is not None and type(interested) is not bool:
        raise RefusedError("data", "interested is neither true, false nor null")
    attention = 0
    if part.get("attention_ms") is not None:
        attention = whole(part, "attention_ms", _LONGEST_MS)
        if attention > dwell:
            raise RefusedError("data", "attention_ms is more than dwell_ms")
    elif interested:
        raise RefusedError("data", "interested without attention_ms")
    if interested and not passing:
        raise RefusedError("data", "interested, but not passing by")
    age_key = None if who[1] is None else int(who[1])
    ones = _ones(passing, interested, who[0], age_key, who[2], who[3])
    if not passing:
        return ones
    times = ((_COLUMN["dwell_ms"], dwell),)
    if not interested:
        return ones + times
    return (*ones, *times, (_COLUMN["stop_ms"], stop), (_COLUMN["attention_ms"], attention))


@lru_cache(maxsize=20_000)
def _ones(
    passing: bool,
    interested: bool | None,
    gender: str,
    age: int | None,
    category: str | None,
    emotion: str | None,
) -> Sparse:
    """The columns that visits of a kind add 1 to, asked of ``metrics.counts_of`` once."""
    counts = counts_of(
        Visit(
            id=_NOBODY,
            started_at=_NOW,
            ended_at=_NOW,
            dwell_ms=0,
            stop_ms=0,
            attention_ms=0,
            passing_by=passing,
            interested=interested,
            # Bands begin at whole years, so that the year alone decides.
            age=age,
            gender=_GENDERS[gender],
            emotion=None if emotion is None else _EMOTIONS[emotion],
            category=None if category is None else _CATEGORIES[category],
            tracks=1,
        )
    )
    return tuple((i, 1) for i, name in enumerate(COLUMNS) if getattr(counts, name))


def _hour(data: dict[str, Any], now_ms: int) -> Check:
    at_ms = stamp_ms(data.get("hour"), "hour", now_ms)
    if at_ms % HOUR_MS:
        raise RefusedError("data", "hour is not the beginning of an hour")
    zones = data.get("zones")
    if not isinstance(zones, dict) or len(zones) > MAX_ZONES:
        raise RefusedError("data", f"zones is no object of at most {MAX_ZONES} zones")
    found: dict[str, Sparse] = {"": ()}
    for name, sums in zones.items():
        if not isinstance(sums, dict) or len(name) > ZONE_LENGTH:
            raise RefusedError("data", "zones holds something else than sums by zone")
        found[name] = tuple(
            (_COLUMN[column], whole(sums, column)) for column in sums if column in _COLUMN
        )
    return HourSums(at_ms // HOUR_MS, tuple(found.items())), None


def _identified(data: dict[str, Any], _now_ms: int) -> Check:
    return None, uuid_text(data.get("person"), "person")


def _picture(data: dict[str, Any], _now_ms: int) -> Check:
    text_of(data, "key", 1024)
    whole(data, "bytes")
    text_of(data, "sha256", 64)
    return None, uuid_text(data.get("person"), "person")


def _status(data: dict[str, Any], _now_ms: int) -> Check:
    text_of(data, "phase", 60)
    text_of(data, "version", 60)
    uptime = data.get("uptime_s")
    if isinstance(uptime, bool) or not isinstance(uptime, int | float) or uptime < 0:
        raise RefusedError("data", "uptime_s is no number from 0")
    listed(data, "problems", 1000)
    listed(data, "sinks", 1000)
    config = data.get("config")
    if config is None:
        return None, None
    if not isinstance(config, dict) or (state := _known(config, "state", _CONFIG_STATES)) is None:
        raise RefusedError("data", "config says no state that is known here")
    reason = config.get("reason") or ""
    if not isinstance(reason, str):
        raise RefusedError("data", "the reason in config is no text")
    return ConfigResult(whole(config, "version", 2**53), state, reason[:500]), None


def _erasure(data: dict[str, Any], _now_ms: int) -> Check:
    people = data.get("people")
    if not isinstance(people, list) or len(people) > MAX_ERASED:
        raise RefusedError("data", f"people is no list of at most {MAX_ERASED} ids")
    named = tuple(uuid_text(person, "a person") for person in people)
    return Erasure(named, everybody=data.get("kind") == ErasureKind.EVERYTHING), None


def _gap(data: dict[str, Any], _now_ms: int) -> Check:
    low, high = whole(data, "lo", 2**53), whole(data, "hi", 2**53)
    if low > high:
        raise RefusedError("data", "lo is above hi")
    whole(data, "n", 2**53)
    text_of(data, "reason", 500)
    return None, None


def _audit(_data: dict[str, Any], _now_ms: int) -> Check:
    return None, None


CHECKS: Final[Mapping[str, Callable[[dict[str, Any], int], Check]]] = {
    RecordType.COUNT.value: _count,
    RecordType.VISIT.value: _visit,
    RecordType.IDENTIFIED.value: _identified,
    RecordType.STATUS.value: _status,
    RecordType.AUDIT.value: _audit,
    RecordType.HOUR.value: _hour,
    RecordType.PICTURE.value: _picture,
    RecordType.ERASURE.value: _erasure,
    RecordType.GAP.value: _gap,
}
"""By type: what to count by, and the person, of ``data``; raises ``RefusedError``."""

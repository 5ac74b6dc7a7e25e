"""The audience metrics of docs/metrics.md as sums that add up over any cut of the time."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from kiosk.core.types import AgeBand, Category, Crossing, Emotion, Gender, MinuteState, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.core.types import ZoneStay


@dataclass(frozen=True, slots=True)
class MetricCounts:
    """Sums over the visits that ended in a bucket, and over what was observed in it.

    All are whole numbers: adding them is exact and does not depend on the order.
    ``interested`` and everything below it up to the emotions count interested visits only.

    Attributes:
        visits: Visits that ended, however short.
        passing_by: Of those, seen for long enough.
        measured: Of the passing-by ones, those for which looking was measured.
        interested: Of those, stopped and looked for long enough.
        dwell_ms: Time seen, over ``passing_by``.
        stop_ms: Time stopped, over ``interested``.
        attention_ms: Time looking, over ``interested``.
        female: Interested, apparent women.
        male: Interested, apparent men.
        unknown: Interested, gender ``?``.
        young_female: Interested, see ``Category``.
        young_male: Likewise.
        senior_female: Likewise.
        senior_male: Likewise.
        age_unknown: Interested, age ``?`` or under 18.
        age_18: Interested, 18 to 24.
        age_25: Interested, 25 to 34.
        age_35: Interested, 35 to 44.
        age_45: Interested, 45 to 54.
        age_55: Interested, 55 to 64.
        age_65: Interested, 65 and more.
        neutral: Interested, dominant emotion, where it is computed.
        happy: Likewise.
        sad: Likewise.
        surprise: Likewise.
        anger: Likewise.
        crossed_in: Crossings of a line inwards (rows of a line only).
        crossed_out: Crossings of a line outwards (rows of a line only).
        observed_ms: Time for which frames were analysed.
        occupancy_ms: People present times time.
        occupancy_max: Most people present at once; "adding" takes the larger one.
    """

    visits: int = 0
    passing_by: int = 0
    measured: int = 0
    interested: int = 0
    dwell_ms: int = 0
    stop_ms: int = 0
    attention_ms: int = 0
    female: int = 0
    male: int = 0
    unknown: int = 0
    young_female: int = 0
    young_male: int = 0
    senior_female: int = 0
    senior_male: int = 0
    age_unknown: int = 0
    age_18: int = 0
    age_25: int = 0
    age_35: int = 0
    age_45: int = 0
    age_55: int = 0
    age_65: int = 0
    neutral: int = 0
    happy: int = 0
    sad: int = 0
    surprise: int = 0
    anger: int = 0
    crossed_in: int = 0
    crossed_out: int = 0
    observed_ms: int = 0
    occupancy_ms: int = 0
    occupancy_max: int = 0

    def __add__(self, other: MetricCounts) -> MetricCounts:
        """The sums over both parts."""
        return MetricCounts(
            **{name: merged(name, getattr(self, name), getattr(other, name)) for name in COLUMNS}
        )

    @property
    def stop_time_s(self) -> float | None:
        """Mean seconds stopped over interested visits; None when there are none."""
        return self.stop_ms / self.interested / 1000 if self.interested else None

    @property
    def attention_time_s(self) -> float | None:
        """Mean seconds looking over interested visits; None when there are none."""
        return self.attention_ms / self.interested / 1000 if self.interested else None

    @property
    def dwell_time_s(self) -> float | None:
        """Mean seconds seen over passing-by visits; None when there are none."""
        return self.dwell_ms / self.passing_by / 1000 if self.passing_by else None

    @property
    def interested_share(self) -> float | None:
        """Interested part of the visits for which looking was measured; None without any."""
        return self.interested / self.measured if self.measured else None

    @property
    def mean_occupancy(self) -> float | None:
        """People present on average while frames were analysed; None when none were."""
        return self.occupancy_ms / self.observed_ms if self.observed_ms else None


COLUMNS: Final[tuple[str, ...]] = tuple(field.name for field in fields(MetricCounts))
"""Names of all sums, in order; also the columns of the store."""
PEAK_COLUMNS: Final = frozenset({"occupancy_max"})
"""Columns that are merged by the larger value instead of the sum."""

GENDER_COLUMNS: Final[Mapping[Gender, str]] = {
    Gender.FEMALE: "female",
    Gender.MALE: "male",
    Gender.UNKNOWN: "unknown",
}
CATEGORY_COLUMNS: Final[Mapping[Category, str]] = {c: c.value for c in Category}
AGE_COLUMNS: Final[Mapping[AgeBand, str]] = {
    AgeBand.UNKNOWN: "age_unknown",
    AgeBand.FROM_18: "age_18",
    AgeBand.FROM_25: "age_25",
    AgeBand.FROM_35: "age_35",
    AgeBand.FROM_45: "age_45",
    AgeBand.FROM_55: "age_55",
    AgeBand.FROM_65: "age_65",
}
EMOTION_COLUMNS: Final[Mapping[Emotion, str]] = {e: e.value for e in Emotion}

_BAND_STARTS: Final = (
    (65.0, AgeBand.FROM_65),
    (55.0, AgeBand.FROM_55),
    (45.0, AgeBand.FROM_45),
    (35.0, AgeBand.FROM_35),
    (25.0, AgeBand.FROM_25),
    (18.0, AgeBand.FROM_18),
)


def merged(column: str, a: int, b: int) -> int:
    """Two values of a column put together."""
    return max(a, b) if column in PEAK_COLUMNS else a + b


def age_band(age: float | None) -> AgeBand:
    """The band of an age; ``?`` for None and under 18."""
    if age is None:
        return AgeBand.UNKNOWN
    return next((band for start, band in _BAND_STARTS if age >= start), AgeBand.UNKNOWN)


def category(gender: Gender, age: float | None, senior_from_age: float) -> Category | None:
    """Gender and age put together; None when one of them is unknown."""
    if age is None or gender is Gender.UNKNOWN or age_band(age) is AgeBand.UNKNOWN:
        return None
    if gender is Gender.FEMALE:
        return Category.SENIOR_FEMALE if age >= senior_from_age else Category.YOUNG_FEMALE
    return Category.SENIOR_MALE if age >= senior_from_age else Category.YOUNG_MALE


def counts_of(visit: Visit, stay: ZoneStay | None = None) -> MetricCounts:
    """What one visit adds to its bucket.

    Args:
        visit: A visit that ended.
        stay: Count this stay in a zone instead of the whole visit.
    """
    part = visit if stay is None else stay
    if not part.passing_by:
        return MetricCounts(visits=1)
    columns = {
        "visits": 1,
        "passing_by": 1,
        "dwell_ms": part.dwell_ms,
        "measured": int(part.interested is not None),
    }
    if part.interested:
        assert part.attention_ms is not None
        columns |= {
            "interested": 1,
            "stop_ms": part.stop_ms,
            "attention_ms": part.attention_ms,
            GENDER_COLUMNS[visit.gender]: 1,
            AGE_COLUMNS[age_band(visit.age)]: 1,
        }
        if visit.category is not None:
            columns[CATEGORY_COLUMNS[visit.category]] = 1
        if visit.emotion is not None:
            columns[EMOTION_COLUMNS[visit.emotion]] = 1
    return MetricCounts(**columns)


def counts_of_crossing(crossing: Crossing) -> MetricCounts:
    """What one crossing adds to the bucket of its line."""
    return MetricCounts(crossed_in=int(crossing.inward), crossed_out=int(not crossing.inward))


def counts_of_minute(state: MinuteState) -> MetricCounts:
    """What an observed part of a minute adds to its bucket."""
    return MetricCounts(
        observed_ms=state.observed_ms,
        occupancy_ms=state.occupancy_ms,
        occupancy_max=state.occupancy_max,
    )


def total(parts: Iterable[MetricCounts]) -> MetricCounts:
    """The sums over all parts."""
    return sum(parts, MetricCounts())

"""How many people pass a shop in an hour, on average: hours of the day, week, season, weather."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.collector.demo.shops import Place

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from kiosk.collector.demo.shops import Shop

DAY_HOURS: Final = 24
_WEEK: Final = {
    Place.WINDOW: (0.82, 0.85, 0.88, 0.95, 1.15, 1.45, 0.62),
    Place.INDOORS: (0.85, 0.86, 0.90, 0.97, 1.15, 1.40, 0.0),
    Place.STATION: (1.12, 1.14, 1.12, 1.15, 1.20, 0.72, 0.60),
    Place.MUSEUM: (0.0, 0.75, 0.80, 0.85, 0.95, 1.40, 1.65),
}
_NIGHT: Final = 0.04
"""Of a busy hour: who still passes a window at four in the morning."""


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Hours of a shop, oldest first.

    Attributes:
        hours: (n,) int64 hours since 1970.
        rates: (n,) float64 people passing by in an average hour like this one.
        on: (n,) bool, whether the kiosk was on.
    """

    hours: NDArray[np.int64]
    rates: NDArray[np.float64]
    on: NDArray[np.bool_]


def pattern(shop: Shop, first_hour: int, end_hour: int, rng: Generator) -> Pattern:
    """The pattern of a shop.

    Args:
        shop: Which one.
        first_hour: Hours since 1970.
        end_hour: The one after the last.
        rng: Chance of the weather and of outages.
    """
    hours = np.arange(first_hour, end_hour, dtype=np.int64)
    local = hours + _offsets(shop.tz, hours)
    days = local // DAY_HOURS
    of_day = local % DAY_HOURS
    weekday = (days + 3) % 7  # 1970 began on a Thursday
    year_day = (days % 365).astype(np.float64)
    rates = (
        shop.people_per_hour
        * _of_day(shop)[of_day]
        * np.array(_WEEK[shop.place])[weekday]
        * _season(shop, year_day)
        * _weather(days - days[0], rng)
    )
    on = np.ones(len(hours), bool)
    if not shop.is_open_air:
        on = (of_day >= shop.opens - 1) & (of_day <= shop.closes) & (rates > 0)
    on &= ~np.isin(days, _outages(days, rng))
    return Pattern(hours, np.where(on, rates, 0.0), on)


def _offsets(tz: str, hours: NDArray[np.int64]) -> NDArray[np.int64]:
    """Local time less UTC in whole hours, from the rules of the zone at each UTC day."""
    zone = zoneinfo.ZoneInfo(tz)
    first, last = int(hours[0]) // DAY_HOURS, int(hours[-1]) // DAY_HOURS
    by_day = [
        round((zone.utcoffset(_day(day)) or timedelta()).total_seconds() / 3600)
        for day in range(first, last + 1)
    ]
    return np.array(by_day, np.int64)[hours // DAY_HOURS - first]


def _day(day: int) -> datetime:
    # zoneinfo takes local times; a few hours more or less do not matter here.
    return datetime.fromtimestamp(day * 86_400, UTC).replace(tzinfo=None)


def _of_day(shop: Shop) -> NDArray[np.float64]:
    """(24,) share of a busy hour by local hour."""
    at = np.arange(DAY_HOURS, dtype=np.float64) + 0.5
    if shop.place is Place.STATION:
        shape = _bump(at, 8.0, 1.3) + 0.92 * _bump(at, 17.6, 1.7) + 0.45 * _bump(at, 12.8, 3.5)
    elif shop.place is Place.MUSEUM:
        shape = _bump(at, 11.6, 1.6) + 0.95 * _bump(at, 15.2, 1.9)
    else:
        shape = 0.72 * _bump(at, 12.8, 1.9) + _bump(at, 17.4, 2.1)
    shape = shape / shape.max()
    is_open = (at > shop.opens) & (at < shop.closes)
    outside = np.clip(shape * 0.5, _NIGHT, None) if shop.is_open_air else np.zeros(DAY_HOURS)
    return np.where(is_open, np.clip(shape, 0.12, None), outside)


def _bump(at: NDArray[np.float64], centre: float, width: float) -> NDArray[np.float64]:
    """Height of a bell curve of height 1."""
    return np.exp(-0.5 * ((at - centre) / width) ** 2)


def _season(shop: Shop, year_day: NDArray[np.float64]) -> NDArray[np.float64]:
    """Advent is full, January is empty; museums and old towns live on the summer."""
    advent = _bump(year_day, 350.0, 11.0)
    january = _bump(year_day, 18.0, 14.0)
    summer = _bump(year_day, 205.0, 34.0)
    by_summer = {Place.MUSEUM: 0.35, Place.WINDOW: 0.12, Place.INDOORS: -0.18, Place.STATION: -0.22}
    at_advent = 0.10 if shop.place in (Place.STATION, Place.MUSEUM) else 0.55
    return 1.0 + at_advent * advent - 0.22 * january + by_summer[shop.place] * summer


def _weather(day: NDArray[np.int64], rng: Generator) -> NDArray[np.float64]:
    """Rainy and fine days come in runs: a day takes half of its mood from the one before."""
    days = int(day[-1]) + 1
    mood = np.empty(days)
    mood[0] = 0.0
    steps = rng.normal(0.0, 0.16, days)
    for i in range(1, days):
        mood[i] = 0.5 * mood[i - 1] + steps[i]
    return np.exp(mood)[day]


def _outages(days: NDArray[np.int64], rng: Generator) -> NDArray[np.int64]:
    """A few days of each year on which the kiosk was off; never the last week."""
    if len(days) < 60 * DAY_HOURS:
        return np.empty(0, np.int64)
    return rng.integers(days[0], days[-1] - 7, 3)

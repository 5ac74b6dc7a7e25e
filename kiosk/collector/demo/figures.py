"""Sums of hours that are true to each other, drawn by chance around a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.metrics import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.random import Generator
    from numpy.typing import NDArray

    from kiosk.collector.demo.pattern import Pattern
    from kiosk.collector.demo.shops import Shop

    Ints = NDArray[np.int64]

_HOUR_MS: Final = 3_600_000
_MEASURED: Final = 0.93
_GENDER_KNOWN: Final = 0.95
AGE_COLUMNS: Final = ("age_18", "age_25", "age_35", "age_45", "age_55", "age_65", "age_unknown")
_YOUNG: Final = np.array((0.20, 0.29, 0.21, 0.12, 0.06, 0.02, 0.10))
_OLD: Final = np.array((0.05, 0.11, 0.17, 0.21, 0.20, 0.17, 0.09))


def age_shares(shop: Shop) -> NDArray[np.float64]:
    """(7,) shares of :data:`AGE_COLUMNS` among a shop's interested people; they sum to 1."""
    shares: NDArray[np.float64] = _YOUNG * (1 - shop.older) + _OLD * shop.older
    total = float(shares.sum())
    return shares / total


def figures(shop: Shop, pattern: Pattern, rng: Generator) -> Mapping[str, Ints]:
    """(n,) int64 sums for each name of ``metrics.COLUMNS``, for the whole picture.

    They keep the invariants of docs/metrics.md: genders add up to the interested, ages too,
    and attention is never longer than dwell.
    """
    n = len(pattern.hours)
    columns = {name: np.zeros(n, np.int64) for name in COLUMNS}
    passing = rng.poisson(pattern.rates)
    measured = rng.binomial(passing, _MEASURED)
    interested = rng.binomial(measured, shop.interested)
    columns["visits"] = passing + rng.binomial(passing, 0.08)
    columns["passing_by"], columns["measured"] = passing, measured
    columns["interested"] = interested
    _times(columns, rng)
    _people(shop, columns, rng)
    _presence(columns, pattern.on, rng)
    return columns


def _times(columns: dict[str, Ints], rng: Generator) -> None:
    passing, interested = columns["passing_by"], columns["interested"]
    # A sum of n exponential times follows a gamma distribution of shape n.
    stop = 3_000 * interested + _gamma_ms(interested, 4.2, rng)
    attention = 1_000 * interested + _gamma_ms(interested, 1.9, rng)
    walking = 1_000 * passing + _gamma_ms(passing, 2.4, rng)
    columns["stop_ms"] = stop
    columns["dwell_ms"] = walking + stop
    columns["attention_ms"] = np.minimum(attention, walking + stop)


def _gamma_ms(n: Ints, mean_s: float, rng: Generator) -> Ints:
    return (rng.gamma(np.maximum(n, 1e-9)) * mean_s * 1000).astype(np.int64) * (n > 0)


def _people(shop: Shop, columns: dict[str, Ints], rng: Generator) -> None:
    known = rng.binomial(columns["interested"], _GENDER_KNOWN)
    female = rng.binomial(known, shop.women)
    genders = {
        "female": female,
        "male": known - female,
        "unknown": columns["interested"] - known,
    }
    shares = age_shares(shop)
    for gender, people in genders.items():
        columns[gender] = people
        ages = rng.multinomial(people, shares)
        for i, name in enumerate(AGE_COLUMNS):
            columns[name] = columns[name] + ages[:, i]
        if gender == "unknown":
            continue
        # The boundary age of 50 cuts the band 45-54 in the middle.
        below = rng.binomial(ages[:, 3], 0.5)
        columns[f"young_{gender}"] = ages[:, :3].sum(axis=1) + below
        columns[f"senior_{gender}"] = ages[:, 3] - below + ages[:, 4] + ages[:, 5]


def _presence(columns: dict[str, Ints], on: NDArray[np.bool_], rng: Generator) -> None:
    columns["observed_ms"] = on * np.int64(_HOUR_MS)
    columns["occupancy_ms"] = columns["dwell_ms"] + rng.binomial(columns["visits"], 0.1) * 400
    mean = columns["occupancy_ms"] / _HOUR_MS
    columns["occupancy_max"] = np.where(
        columns["visits"] > 0, 1 + rng.poisson(1.2 * mean + 0.8), 0
    ).astype(np.int64)


def zone_figures(columns: Mapping[str, Ints], share: float, rng: Generator) -> Mapping[str, Ints]:
    """Sums of a zone in which part of the people are: each a part of the whole picture's."""
    part = {name: np.zeros_like(values) for name, values in columns.items()}
    for name in (*AGE_COLUMNS, "young_female", "young_male", "senior_female", "senior_male"):
        part[name] = np.zeros_like(columns[name])
    for gender in ("female", "male", "unknown"):
        part[gender] = rng.binomial(columns[gender], share)
    part["interested"] = part["female"] + part["male"] + part["unknown"]
    part["age_unknown"] = part["interested"].copy()
    others = columns["measured"] - columns["interested"]
    part["measured"] = part["interested"] + rng.binomial(others, share)
    unmeasured = columns["passing_by"] - columns["measured"]
    part["passing_by"] = part["measured"] + rng.binomial(unmeasured, share)
    part["visits"] = part["passing_by"].copy()
    for name, of in (
        ("dwell_ms", "passing_by"),
        ("stop_ms", "interested"),
        ("attention_ms", "interested"),
    ):
        part[name] = columns[name] * part[of] // np.maximum(columns[of], 1)
    part["dwell_ms"] = np.maximum(part["dwell_ms"], part["stop_ms"])
    part["attention_ms"] = np.minimum(part["attention_ms"], part["dwell_ms"])
    return part


def line_figures(columns: Mapping[str, Ints], share: float, rng: Generator) -> Mapping[str, Ints]:
    """Crossings of a line by part of the people; nearly all who go in come out."""
    part = {name: np.zeros_like(values) for name, values in columns.items()}
    part["crossed_in"] = rng.binomial(columns["passing_by"], share)
    part["crossed_out"] = rng.binomial(part["crossed_in"], 0.97)
    return part

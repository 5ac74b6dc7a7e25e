"""Confidence intervals for shares and for the ratio of two counts of the same people."""

from __future__ import annotations

from math import sqrt
from typing import Final

Z_95: Final = 1.959963984540054
"""Quantile of the normal distribution for 95 % confidence, two-sided."""


def wilson(hits: float, of: float, z: float = Z_95) -> tuple[float, float]:
    """Score interval of a share.

    Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
    the American Statistical Association 22, 1927. It stays within 0..1 and is not empty where
    nothing or everything was a hit, unlike the usual share ± z standard errors.

    Args:
        hits: How often it happened.
        of: How often it could have happened.
        z: Quantile of the normal distribution.

    Returns:
        Lower and upper limit; (0, 1) when ``of`` is 0.
    """
    if of <= 0:
        return 0.0, 1.0
    width = z * sqrt(z * z + 4 * hits * (1 - hits / of))
    whole = 2 * (of + z * z)
    low, high = (2 * hits + z * z - width) / whole, (2 * hits + z * z + width) / whole
    # At the ends the formula is exact but for rounding.
    return (0.0 if hits <= 0 else max(0.0, low), 1.0 if hits >= of else min(1.0, high))


def paired_ratio(
    both: float, only_first: float, only_second: float, z: float = Z_95
) -> tuple[float, float] | None:
    """Interval for first / second, where two observers counted the same people.

    Bonett and Price, "Confidence intervals for a ratio of binomial proportions based on paired
    data", Statistics in Medicine 25, 2006: score intervals of both shares, their width
    adjusted for the correlation of the counts. People whom both saw cancel out, so that the
    interval is far narrower than for two independent counts; whom neither saw plays no part.

    Args:
        both: People whom both counted.
        only_first: People whom only the first counted.
        only_second: People whom only the second counted.
        z: Quantile of the normal distribution.

    Returns:
        Lower and upper limit of the ratio; None when one of the two counted nobody.
    """
    first, second = both + only_first, both + only_second
    if first <= 0 or second <= 0:
        return None
    people = both + only_first + only_second
    spread = sqrt((only_first + only_second + 2) / ((first + 1) * (second + 1)))
    spread_first = sqrt((1 - (first + 1) / (people + 2)) / (first + 1))
    spread_second = sqrt((1 - (second + 1) / (people + 2)) / (second + 1))
    adjusted = z * spread / (spread_first + spread_second)
    low_first, high_first = wilson(first, people, adjusted)
    low_second, high_second = wilson(second, people, adjusted)
    return low_first / high_second, high_first / low_second

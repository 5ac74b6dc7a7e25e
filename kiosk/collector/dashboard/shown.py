"""Numbers, times and words as pages show them."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_MINUTE_S: Final = 60
_HOUR_S: Final = 3600
_DAY_S: Final = 86_400
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


NOTHING: Final = "\N{EN DASH}"
"""Where nothing can be said."""


def number(value: float | None) -> str:
    """A whole number with its thousands apart."""
    return NOTHING if value is None else f"{value:,.0f}"


def percent(share: float | None) -> str:
    """A share of 0..1."""
    return NOTHING if share is None else f"{share * 100:.1f} %"


def seconds(value: float | None) -> str:
    """A mean time."""
    return NOTHING if value is None else f"{value:.1f} s"


def seconds_words(value: float) -> str:
    """A time in the largest unit that fits, such as ``3 min`` or ``2 days``."""
    for size, name in ((_DAY_S, "days"), (_HOUR_S, "h"), (_MINUTE_S, "min")):
        if value >= size * (2 if size == _DAY_S else 1):
            return f"{value / size:.0f} {name}"
    return f"{value:.0f} s"


def utc(ms: int) -> str:
    """ISO 8601 UTC of milliseconds since 1970."""
    return _at(ms, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_words(ms: int) -> str:
    """The same for people."""
    return _at(ms, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def local(ms: int, tz: tzinfo) -> str:
    """A time in the viewer's zone."""
    return _at(ms, tz).strftime("%Y-%m-%d %H:%M:%S")


def _at(ms: int, tz: tzinfo) -> datetime:
    return datetime.fromtimestamp(ms / 1000, tz)


def ago(ms: int, now_ms: int) -> str:
    """How long ago a time was."""
    past = max(0.0, (now_ms - ms) / 1000)
    return "just now" if past < 5 else f"{seconds_words(past)} ago"


def spark_line(values: Sequence[int]) -> str:
    """Path of a small line through a box that is 100 high and one wide for each step."""
    most = max(values, default=0) or 1
    points = (f"{i} {100 - 100 * value / most:.1f}" for i, value in enumerate(values))
    return "M" + "L".join(points)


def spark_area(values: Sequence[int]) -> str:
    """Path of the area below that line."""
    return f"{spark_line(values)}V100H0Z"


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "number": number,
    "percent": percent,
    "seconds": seconds,
    "seconds_words": seconds_words,
    "utc": utc,
    "utc_words": utc_words,
    "local": local,
    "ago": ago,
    "spark_line": spark_line,
    "spark_area": spark_area,
}

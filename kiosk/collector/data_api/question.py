"""What a client asks of the data API, understood or refused with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.collector.data_api.buckets import Cut, hours_between, number_of_buckets
from kiosk.collector.data_api.dates import parse_date
from kiosk.collector.data_api.metric_values import Metric
from kiosk.collector.device_ids import ID_PATTERN
from kiosk.core.errors import CollectorError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.collector.data_api.buckets import Hours

PAGE_SIZE: Final = 168
"""Buckets of a page: a week by hour, or five months by day."""
MOST_DEVICES: Final = 100
"""In one question; without any it is about all of them."""
_SHOWN: Final = 60
"""Characters of what came that an error repeats."""


class QuestionError(CollectorError):
    """A question that has no answer, with the reason in words for the client."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the data API.

    Attributes:
        metrics: What is asked for, in the client's order.
        start: ``from_date``, in the client's offset.
        end: ``to_date``, likewise.
        cut: How the time is cut.
        page: From 1.
        devices: Only these; empty means all.
    """

    metrics: tuple[Metric, ...]
    start: datetime
    end: datetime
    cut: Cut
    page: int
    devices: tuple[str, ...]

    @property
    def hours(self) -> Hours:
        """The hours asked about."""
        return hours_between(self.start, self.end)

    @property
    def total(self) -> int:
        """Buckets on all pages."""
        return number_of_buckets(self.hours, self.cut)

    @property
    def pages(self) -> int:
        """Number of pages."""
        return -(-self.total // PAGE_SIZE)


def understand(
    *,
    metrics: str,
    from_date: str,
    to_date: str | None,
    time: str | None,
    page: str | None,
    devices: Sequence[str],
    now: datetime,
) -> Question:
    """Read the parameters of a request.

    Args:
        metrics: Names with commas between them.
        from_date: ISO 8601.
        to_date: Likewise; None or empty for now.
        time: Name of a cut; None or empty for ``global``.
        page: Number; None or empty for the first.
        devices: Ids of devices; none for all.
        now: The present, aware.

    Raises:
        QuestionError: A parameter cannot be understood, or they contradict each other.
    """
    if not from_date:
        raise QuestionError("from_date is required: an ISO 8601 date")
    start = _date("from_date", from_date)
    end = _date("to_date", to_date) if to_date else now.replace(microsecond=0)
    # Until now, said in the offset in which the client thinks.
    end = end if to_date else end.astimezone(start.tzinfo)
    if end < start:
        latest = "to_date" if to_date else "the present, which to_date is when it is not given"
        raise QuestionError(f"from_date is later than {latest}")
    question = Question(
        metrics=_metrics(metrics),
        start=start,
        end=end,
        cut=_cut(time),
        page=_page(page),
        devices=_devices(devices),
    )
    if question.page > question.pages:
        raise QuestionError(f"page {question.page} does not exist: there are {question.pages}")
    return question


def _shown(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return repr(short)


def _date(name: str, text: str) -> datetime:
    try:
        return parse_date(text)
    except ValueError as error:
        raise QuestionError(f"{name} {_shown(text)} {error}") from None


def _metrics(text: str) -> tuple[Metric, ...]:
    names = dict.fromkeys(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise QuestionError("metrics is required: one or more names with commas between them")
    known = ", ".join(metric.value for metric in Metric)
    for name in names:
        if name not in list(Metric):
            raise QuestionError(f"metrics: {_shown(name)} is not known; known are {known}")
    return tuple(Metric(name) for name in names)


def _cut(text: str | None) -> Cut:
    if not text:
        return Cut.GLOBAL
    if text not in list(Cut):
        raise QuestionError(f"time {_shown(text)} is none of {', '.join(Cut)}")
    return Cut(text)


def _page(text: str | None) -> int:
    if not text:
        return 1
    # More digits than any page has would only cost time.
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text)):
        raise QuestionError(f"page {_shown(text)} is not a number from 1 on")
    return int(text)


def _devices(ids: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(name for name in ids if name))
    for name in found:
        if not re.fullmatch(ID_PATTERN, name):
            raise QuestionError(f"device {_shown(name)} is not known")
    if len(found) > MOST_DEVICES:
        raise QuestionError(f"device: at most {MOST_DEVICES} at once; leave it out for all")
    return found

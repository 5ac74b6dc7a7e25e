"""Answers of the data API, from the sums that the collector keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from kiosk.collector.data_api.buckets import Cut, buckets_of_page
from kiosk.collector.data_api.dates import written_date
from kiosk.collector.data_api.metric_values import Metric, available, values_of
from kiosk.collector.data_api.question import PAGE_SIZE, QuestionError
from kiosk.collector.series import By, Series
from kiosk.collector.storage.tables import device
from kiosk.core.metrics import MetricCounts, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.collector.data_api.question import Question
    from kiosk.collector.storage.database import Database

_BY: Final[Mapping[Cut, By]] = {
    Cut.BY_HOUR: By.HOUR,
    Cut.BY_DAY: By.DAY,
    Cut.GLOBAL: By.TOTAL,
}


def answer(db: Database, question: Question) -> dict[str, Any]:
    """The reply to a question, without ``next_page``.

    Args:
        db: The database.
        question: What was asked.

    Raises:
        QuestionError: It names a device that does not exist.
        CollectorError: The database cannot be read.
    """
    _check_devices(db, question.devices)
    devices = question.devices or None
    buckets = buckets_of_page(question.hours, question.cut, question.page, PAGE_SIZE)
    parts = list(buckets.values())
    series = Series(db)
    sums = series.hours(devices, parts[0].start_at, parts[-1].end_at, _BY[question.cut])
    metrics = question.metrics
    # Whether emotions were computed must not depend on the page, so all are looked at.
    totals = MetricCounts()
    if Metric.EMOTION in metrics:
        hours = question.hours
        everything = series.hours(devices, hours.start_at, hours.end_at, By.TOTAL)
        totals = total(bucket.counts for bucket in everything)
    metrics = available(metrics, totals)
    return {
        "entities": {
            key: values_of(bucket.counts, metrics)
            for key, bucket in zip(buckets, sums, strict=True)
        },
        "from_date": written_date(question.start),
        "to_date": written_date(question.end),
        "total_results": question.total,
        "nb_of_pages": question.pages,
        "page": question.page,
        "time": question.cut.value,
    }


def _check_devices(db: Database, ids: tuple[str, ...]) -> None:
    if not ids:
        return
    with db.read() as connection:
        known = set(connection.execute(select(device.c.id).where(device.c.id.in_(ids))).scalars())
    for name in ids:
        if name not in known:
            raise QuestionError(f"device {name!r} is not known")

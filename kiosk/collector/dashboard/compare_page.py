"""Several devices over the same range."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from kiosk.collector.auth.dependencies import page_user
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.charts import MEASURES, Line, chart_of
from kiosk.collector.dashboard.device_rows import device_names
from kiosk.collector.dashboard.hours import in_buckets, stored_hours
from kiosk.collector.dashboard.pages import PageRoute, page, viewer_of
from kiosk.collector.dashboard.periods import period_of
from kiosk.core.history import HistorySeries
from kiosk.core.metrics import MetricCounts

router: Final = APIRouter(route_class=PageRoute)

MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """A device of a comparison.

    Attributes:
        id: Its id.
        title: Its name.
        total: Over the range.
        series: By bucket.
    """

    id: str
    title: str
    total: MetricCounts
    series: HistorySeries


@router.get("/compare")
def compare(
    request: Request,
    collector: Annotated[Collector, Depends(collector_of)],
    user: Annotated[User, Depends(page_user())],
    device: Annotated[list[str] | None, Query()] = None,
) -> Response:
    """Chart and totals of the chosen devices."""
    now = collector.clock.utc_now()
    asked = request.query_params
    period = period_of(asked, now, viewer_of(request, user).tz, default="30d")
    measure = asked.get("measure", "") if asked.get("measure", "") in MEASURES else "passing_by"
    names = {item.id: item for item in device_names(collector.db)}
    chosen = [name for name in dict.fromkeys(device or []) if name in names]
    problem = period.problem
    if len(chosen) > MOST:
        problem = f"At most {MOST} devices are compared; these are the first of them."
        chosen = chosen[:MOST]
    rows = []
    with collector.db.read() as connection:
        for name in chosen:
            stored = stored_hours(connection, name, period.query())
            series = in_buckets(stored, period.query())
            if len(stored):
                rows.append(Compared(name, names[name].title, series.total(), series))
    shown = MEASURES[measure]
    lines = [
        Line(
            row.title,
            f"s{number}",
            [shown.of(row.series.counts(i)) for i in range(len(row.series))],
        )
        for number, row in enumerate(rows, 1)
    ]
    words = f"{shown.words}, by {period.by}, of {len(rows)} devices"
    words = f"{words}, {period.first} to {period.last}"
    return page(
        request,
        "compare.html",
        user,
        devices=list(names.values()),
        chosen=chosen,
        period=period,
        measure=measure,
        measure_words=shown.words,
        measures=[(key, item.words) for key, item in MEASURES.items()],
        problem=problem,
        rows=rows,
        chart=chart_of(rows[0].series, lines, now, shown.form, words) if rows else None,
    )

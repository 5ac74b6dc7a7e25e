"""A device: live, its history, its health."""

import urllib.parse
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from sqlalchemy import select
from starlette.responses import Response

from kiosk.collector.auth.dependencies import page_user
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard import health
from kiosk.collector.dashboard.charts import MEASURES, Chart, Line, chart_of
from kiosk.collector.dashboard.device_rows import DeviceRow, one_device, suggested_ids
from kiosk.collector.dashboard.hours import StoredHours, Week, in_buckets, stored_hours, week_of
from kiosk.collector.dashboard.pages import (
    PageRoute,
    error_page,
    go,
    page,
    viewer_of,
    wants_part,
)
from kiosk.collector.dashboard.periods import RANGES, Period, period_of
from kiosk.collector.dashboard.shown import WEEKDAYS
from kiosk.collector.live import HISTORY
from kiosk.collector.series import Series
from kiosk.collector.storage.tables import config, config_result, event
from kiosk.core.history import HistorySeries
from kiosk.core.records import RecordType

router: Final = APIRouter(route_class=PageRoute)

_LEVELS: Final = 6
_MOST_CONFIGS: Final = 10
_MOST_GAPS: Final = 10
_CONFIG_WORDS: Final = {"rolled_back": "rolled back"}
_Collector = Annotated[Collector, Depends(collector_of)]
_User = Annotated[User, Depends(page_user())]


@router.get("/devices")
def by_typed_id(request: Request, user: _User, id: str = "") -> Response:
    """Go to the device whose id somebody typed."""
    wanted = id.strip()
    return go(f"/devices/{urllib.parse.quote(wanted, safe='')}" if wanted else "/")


@router.get("/devices/{device_id}")
def device(request: Request, collector: _Collector, user: _User, device_id: str) -> Response:
    """The page of a device."""
    row = one_device(collector.db, collector.settings, collector.now_ms(), device_id)
    if row is None:
        return error_page(
            request, 404, f"There is no device {device_id[:80]!r}. Ids are exact.", user=user
        )
    shown = _history(request, collector, user, row)
    if wants_part(request):
        return page(request, "history.html", user, device=row, **shown)
    return page(
        request,
        "device.html",
        user,
        device=row,
        ids=suggested_ids(collector.db),
        live_url=f"/v1/live?device={urllib.parse.quote(row.id, safe='')}",
        most_points=HISTORY,
        health=health.facts(row),
        problems=health.problems(row),
        sinks=health.sinks(row),
        configs=_configs(collector, row.id),
        gaps=_gaps(collector, row.id),
        **shown,
    )


def _history(request: Request, collector: Collector, user: User, row: DeviceRow) -> dict[str, Any]:
    now = collector.clock.utc_now()
    asked = request.query_params
    period = period_of(asked, now, viewer_of(request, user).tz)
    series = Series(collector.db)
    zones = series.zones(row.id)
    zone = asked.get("zone", "") if asked.get("zone", "") in zones else ""
    query = period.query(zone)
    with collector.db.read() as connection:
        stored = stored_hours(connection, row.id, query)
    span = series.span(row.id)
    made = in_buckets(stored, query)
    return {
        "period": period,
        "zone": zone,
        "zones": zones,
        "ranges": [(name, words) for name, (words, _) in RANGES.items()],
        "query": lambda **changes: _query(row.id, zone, changes),
        "data_span": None if span is None else [at.date().isoformat() for at in span],
        "totals_": made.total() if len(stored) else None,
        "chart": _chart(made, collector, period),
        "sealed_words": _sealed_words(stored),
        "week": _cells(week_of(stored, query)),
    }


def _query(device_id: str, zone: str, changes: dict[str, str]) -> str:
    given = {"zone": zone, **changes}
    text = urllib.parse.urlencode({name: value for name, value in given.items() if value})
    return f"/devices/{urllib.parse.quote(device_id, safe='')}?{text}"


def _chart(series: HistorySeries, collector: Collector, period: Period) -> Chart:
    if series.columns["crossed_in"].any() or series.columns["crossed_out"].any():
        lines = [
            Line("Inwards", "interested", series.columns["crossed_in"].tolist()),
            Line("Outwards", "passing", series.columns["crossed_out"].tolist()),
        ]
        words = "Crossings of the line"
    else:
        interested = MEASURES["interested"].of
        lines = [
            Line("Passing by", "passing", series.columns["passing_by"].tolist()),
            Line(
                "Interested",
                "interested",
                [interested(series.counts(i)) for i in range(len(series))],
            ),
        ]
        words = "People passing by and interested"
    words = f"{words} by {period.by}, {period.first} to {period.last}"
    return chart_of(series, lines, collector.clock.utc_now(), "whole", words)


def _sealed_words(stored: StoredHours) -> str:
    sealed = int(stored.sealed.sum())
    if sealed == len(stored):
        return "All hours are final: the kiosk sent their sums."
    return (
        f"{sealed:,} of {len(stored):,} hours are final; the others are added up from single "
        "visits and may still change."
    )


def _cells(week: Week) -> list[tuple[str, list[dict[str, Any]]]]:
    """The week by day, each cell with a level 0..6 and words."""
    means = week.passing_by / week.hours.clip(1)
    most = float(means.max())
    return [
        (
            name,
            [
                _cell(float(means[day, hour]), int(week.hours[day, hour]), most)
                for hour in range(24)
            ],
        )
        for day, name in enumerate(WEEKDAYS)
    ]


def _cell(mean: float, hours: int, most: float) -> dict[str, Any]:
    if not hours:
        return {"level": "none", "words": "no data"}
    level = 0 if mean == 0 else min(_LEVELS, 1 + int(mean / most * _LEVELS * 0.9999))
    return {"level": level, "words": f"{mean:.1f} people, mean of {hours} h"}


def _configs(collector: Collector, device_id: str) -> list[dict[str, Any]]:
    rows = (
        select(config_result, config.c.comment)
        .outerjoin(config, config.c.version == config_result.c.version)
        .where(config_result.c.device == device_id)
        .order_by(config_result.c.version.desc())
        .limit(_MOST_CONFIGS)
    )
    with collector.db.read() as connection:
        found = [dict(row) for row in connection.execute(rows).mappings()]
    return [{**row, "state_words": _CONFIG_WORDS.get(row["state"], row["state"])} for row in found]


def _gaps(collector: Collector, device_id: str) -> list[health.ToldGap]:
    rows = (
        select(event.c.at_ms, event.c.data)
        .where(event.c.device == device_id, event.c.type == RecordType.GAP.value)
        .order_by(event.c.at_ms.desc(), event.c.id.desc())
        .limit(_MOST_GAPS)
    )
    with collector.db.read() as connection:
        return [health.gap(row.at_ms, row.data) for row in connection.execute(rows)]

"""Sums over time, for charts and exports."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final, Literal

import orjson
from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from kiosk.collector.api.forms import USER_ERRORS, DeviceId
from kiosk.collector.auth.dependencies import current_user
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.csv_cells import inert
from kiosk.collector.problems import Problem
from kiosk.collector.series import Bucket, By, Series
from kiosk.core.metrics import COLUMNS

router = APIRouter(prefix="/v1/series", tags=["series"])

MOST_BUCKETS: Final = 20_000
"""Of one reply, over all devices of it: two years by hour."""
_STEPS: Final = {
    By.HOUR: timedelta(hours=1),
    By.DAY: timedelta(days=1),
    By.WEEK: timedelta(days=7),
}
_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)


class BucketState(BaseModel):
    """Sums of a part of the time; docs/metrics.md describes them."""

    start: str = Field(description="Its beginning, UTC.")
    visits: int
    passing_by: int
    interested: int
    # The other columns of ``MetricCounts`` follow as they are.
    model_config = {"extra": "allow"}


class SeriesReply(BaseModel):
    """Sums of some kiosks."""

    from_: str = Field(alias="from")
    to: str
    by: By
    zone: str = Field(description="Empty: the whole picture.")
    devices: dict[str, list[BucketState]] = Field(
        description="By kiosk, or all together under `*`."
    )


@router.get(
    "",
    summary="Sums by hour, day, week, hour of the week, or in total",
    response_model=SeriesReply,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}, **USER_ERRORS},
)
def series(
    _: Annotated[User, Depends(current_user(Role.READER))],
    collector: Annotated[Collector, Depends(collector_of)],
    start: Annotated[
        datetime,
        Query(alias="from", description="First moment.", examples=["2026-11-01T00:00:00Z"]),
    ],
    end: Annotated[
        datetime | None,
        Query(alias="to", description="Moment after the last; now by default."),
    ] = None,
    device: Annotated[
        list[DeviceId] | None, Query(max_length=100, description="Kiosks; all by default.")
    ] = None,
    by: By = By.DAY,
    zone: Annotated[
        str, Query(max_length=32, pattern=r"^[^\x00-\x1f]*$", description="A zone or line.")
    ] = "",
    split: Annotated[bool, Query(description="Each kiosk by itself.")] = False,
    form: Annotated[Literal["json", "csv"], Query(alias="format")] = "json",
) -> Response:
    """Times without an offset are UTC. Buckets in which nothing was are there, with zeros."""
    first = _utc(start)
    last = _utc(end) if end is not None else collector.clock.utc_now()
    if first >= last:
        raise Problem(422, "range", "The time has to end after its beginning")
    wanted = sorted(set(device)) if device else None
    buckets = (last - first) / _STEPS[by] if by in _STEPS else 1
    if buckets * (len(wanted) if split and wanted else 1) > MOST_BUCKETS:
        raise Problem(
            422, "range", f"This would be more than {MOST_BUCKETS} rows; ask for less at once"
        )
    source = Series(collector.db)
    if split:
        found: Mapping[str, Sequence[Bucket]] = source.by_device(wanted, first, last, by, zone)
        if sum(map(len, found.values())) > MOST_BUCKETS * 10:
            raise Problem(422, "range", "This is too much at once; name fewer kiosks")
    else:
        found = {"*": source.hours(wanted, first, last, by, zone)}
    if form == "csv":
        return _csv(found)
    return _json(found, first, last, by, zone)


def _utc(moment: datetime) -> datetime:
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    try:
        in_utc = aware.astimezone(UTC)
    except OverflowError:
        in_utc = _LATEST
    if not _EARLIEST <= in_utc < _LATEST:
        raise Problem(422, "range", "Times have to be between 1970 and 9000")
    return in_utc


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _rows(buckets: Iterable[Bucket]) -> list[dict[str, Any]]:
    return [
        {"start": _text(bucket.start)}
        | {column: getattr(bucket.counts, column) for column in COLUMNS}
        for bucket in buckets
    ]


def _json(
    found: Mapping[str, Sequence[Bucket]], first: datetime, last: datetime, by: By, zone: str
) -> Response:
    document = {
        "from": _text(first),
        "to": _text(last),
        "by": by.value,
        "zone": zone,
        "devices": {name: _rows(buckets) for name, buckets in found.items()},
    }
    return Response(orjson.dumps(document), media_type="application/json")


def _csv(found: Mapping[str, Sequence[Bucket]]) -> Response:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(["device", "start", *COLUMNS])
    for name, buckets in found.items():
        for bucket in buckets:
            values = [getattr(bucket.counts, column) for column in COLUMNS]
            table.writerow([inert(name), _text(bucket.start), *values])
    return Response(
        out.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="series.csv"'},
    )

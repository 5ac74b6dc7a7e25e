"""Series as files."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response, StreamingResponse

from kiosk.collector.auth.dependencies import page_user
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.device_rows import DeviceName, device_names
from kiosk.collector.dashboard.export_text import (
    FIGURE_COLUMNS,
    GROUP_COLUMNS,
    MEANINGS,
    csv_parts,
    figure_rows,
    group_rows,
    json_parts,
)
from kiosk.collector.dashboard.hours import in_buckets, stored_hours
from kiosk.collector.dashboard.pages import PageRoute, page, viewer_of
from kiosk.collector.dashboard.periods import Period, in_utc, period_of

router: Final = APIRouter(route_class=PageRoute)

_Collector = Annotated[Collector, Depends(collector_of)]
_User = Annotated[User, Depends(page_user(Role.ANALYST))]
_MOST_LEAST: Final = 100


@router.get("/export")
def export(request: Request, collector: _Collector, user: _User) -> Response:
    """The form."""
    return _form(request, collector, user, "", 200)


def _form(
    request: Request, collector: Collector, user: User, problem: str, status: int
) -> Response:
    period = period_of(
        request.query_params, collector.clock.utc_now(), viewer_of(request, user).tz, "30d"
    )
    return page(
        request,
        "export.html",
        user,
        status,
        devices=device_names(collector.db),
        chosen=request.query_params.getlist("device"),
        period=period,
        columns=MEANINGS,
        problem=problem,
    )


@router.get("/export/file")
def file(
    request: Request,
    collector: _Collector,
    user: _User,
    device: Annotated[list[str] | None, Query()] = None,
    content: str = "figures",
    format: str = "csv",
    least: str = "5",
) -> Response:
    """The file, device by device, so that it takes no memory."""
    period = in_utc(
        period_of(
            request.query_params, collector.clock.utc_now(), viewer_of(request, user).tz, "30d"
        )
    )
    names = device_names(collector.db)
    wanted = set(device or [])
    chosen = [item for item in names if not wanted or item.id in wanted]
    smallest = int(least) if least.isascii() and least.isdigit() and len(least) < 4 else 0
    problem = period.problem
    if not 1 <= smallest <= _MOST_LEAST:
        problem = f"The smallest group is a number from 1 to {_MOST_LEAST}."
    elif not chosen:
        problem = "There is no such device."
    elif content not in ("figures", "groups") or format not in ("csv", "json"):
        problem = "There is no such content or format."
    if problem:
        return _form(request, collector, user, problem, 422)
    columns = FIGURE_COLUMNS if content == "figures" else GROUP_COLUMNS
    rows = _rows(collector, chosen, period, content, smallest)
    stem = f"vitrine_{content}_{period.first}_{period.last}_by_{period.by}"
    disposition = {"Content-Disposition": f'attachment; filename="{stem}.{format}"'}
    if format == "csv":
        return StreamingResponse(
            csv_parts(columns, rows), media_type="text/csv; charset=utf-8", headers=disposition
        )
    head: dict[str, Any] = {
        "from": str(period.first),
        "to": str(period.last),
        "by": period.by,
        "content": content,
        "smallest_group": smallest if content == "groups" else None,
        "demo": collector.settings.demo,
    }
    return StreamingResponse(
        json_parts(head, columns, rows), media_type="application/json", headers=disposition
    )


def _rows(
    collector: Collector,
    devices: Sequence[DeviceName],
    period: Period,
    content: str,
    least: int,
) -> Iterator[tuple[Any, ...]]:
    query = period.query()
    for item in devices:
        with collector.db.read() as connection:
            stored = stored_hours(connection, item.id, query)
        if not len(stored):
            continue
        series = in_buckets(stored, query)
        if content == "figures":
            yield from figure_rows(item.id, item.title, series)
        else:
            yield from group_rows(item.id, item.title, series, least)

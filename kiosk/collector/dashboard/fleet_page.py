"""The overview of the fleet."""

from datetime import datetime, tzinfo
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from kiosk.collector.auth.dependencies import page_user
from kiosk.collector.auth.users import User
from kiosk.collector.context import Collector, collector_of
from kiosk.collector.dashboard.device_rows import suggested_ids
from kiosk.collector.dashboard.fleet_query import (
    PER_PAGE,
    SORTS,
    Choice,
    fleet_figures,
    fleet_rows,
)
from kiosk.collector.dashboard.pages import PageRoute, page, viewer_of, wants_part
from kiosk.collector.dashboard.workshop_rows import workshop_rows

router: Final = APIRouter(route_class=PageRoute)

_REFRESH_S: Final = 5


@router.get("/")
def fleet(
    request: Request,
    collector: Annotated[Collector, Depends(collector_of)],
    user: Annotated[User, Depends(page_user())],
) -> Response:
    """All devices, a page at a time."""
    if wants_part(request):
        return page(request, "fleet_rows.html", user, **_shown(request, collector, user))
    return fleet_page(request, collector, user)


def fleet_page(request: Request, collector: Collector, user: User, code: Any = None) -> Response:
    """The whole page.

    Args:
        request: Of the browser.
        collector: The collector.
        user: Who looks.
        code: Enrolment code to show where there is no device yet.
    """
    return page(
        request,
        "fleet.html",
        user,
        ids=suggested_ids(collector.db),
        refresh=_REFRESH_S,
        code=code,
        **_shown(request, collector, user),
    )


def _shown(request: Request, collector: Collector, user: User) -> dict[str, Any]:
    now = collector.clock.utc_now()
    now_ms = int(now.timestamp() * 1000)
    today = day_start_hour(now, viewer_of(request, user).tz)
    choice = Choice.of(request.query_params)
    with collector.db.read() as connection:
        figures = fleet_figures(connection, collector.settings, now_ms, today)
        rows, found = fleet_rows(connection, collector.settings, now_ms, today, choice)
        workshop, workshop_found = workshop_rows(connection)
    first = (choice.page - 1) * PER_PAGE + 1
    return {
        "fleet": figures,
        "rows": rows,
        "found": found,
        "first": first,
        "last": first + len(rows) - 1,
        "pages": -(-found // PER_PAGE),
        "choice": choice,
        "query": choice.query,
        "workshop": workshop,
        "workshop_found": workshop_found,
        "sorts": SORTS,
        "late_after": collector.settings.late_after_s,
        "offline_after": collector.settings.offline_after_s,
    }


def day_start_hour(now: datetime, tz: tzinfo) -> int:
    """Hours since 1970 at which the present day of a zone began."""
    midnight = datetime.combine(now.astimezone(tz).date(), datetime.min.time(), tz)
    return int(-(-midnight.timestamp() // 3600))

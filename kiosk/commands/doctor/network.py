"""Checks of clock and endpoint."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from kiosk.commands.doctor.finding import Finding, Level, within
from kiosk.core.choices import CloudProtocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.core.settings import Settings

_EARLIEST: Final = datetime(2026, 11, 1, tzinfo=UTC)
"""This version did not exist before."""
_LATEST_YEARS: Final = 20
# A Date header has whole seconds, so a skew below two cannot be told from none.
_SKEW_SHOWN_S: Final = 2.0
_SKEW_BAD_S: Final = 60.0
_DATE_TIMEOUT_S: Final = 10.0


def check_clock(settings: Settings) -> Iterator[Finding]:
    """Time zone, plausibility, and the difference from the endpoint's clock."""
    now = datetime.now(UTC)
    local = now.astimezone()
    text = f"{local:%Y-%m-%d %H:%M:%S}, time zone {local.tzname()} (UTC{local:%z})"
    if not _EARLIEST <= now < _EARLIEST.replace(year=_EARLIEST.year + _LATEST_YEARS):
        yield Finding(
            "clock",
            Level.ERROR,
            f"{text}: that cannot be right",
            "Set date and time, and switch on setting them from the network.",
        )
    else:
        yield Finding("clock", Level.OK, text)
    if settings.cloud.endpoint:
        yield from _skew_findings(settings.cloud.endpoint)


def _skew_findings(endpoint: str) -> Iterator[Finding]:
    try:
        skew_s = within(_DATE_TIMEOUT_S, lambda: endpoint_skew_s(endpoint))
    except (OSError, ValueError):
        return  # no answer at all is the finding of the endpoint check
    if skew_s is None:
        yield Finding("clock", Level.OK, "the endpoint does not tell its time")
    elif abs(skew_s) <= _SKEW_SHOWN_S:
        yield Finding("clock", Level.OK, "agrees with the endpoint's")
    else:
        way = "behind" if skew_s > 0 else "ahead of"
        yield Finding(
            "clock",
            Level.ERROR if abs(skew_s) > _SKEW_BAD_S else Level.WARNING,
            f"{abs(skew_s):.0f} s {way} the endpoint's",
            "Switch on setting the time from the network; else correct the endpoint's clock.",
        )


def endpoint_skew_s(endpoint: str) -> float | None:
    """How many seconds the endpoint's clock is ahead of ours; None when it does not say.

    Source: the ``Date`` header (RFC 9110, 6.6.1), which names the second in which the answer
    was made; its middle is compared with the middle of the exchange.

    Raises:
        OSError: There was no answer.
    """
    import requests

    before = time.time()
    # No redirect is followed: the clock of another server does not matter.
    with requests.get(endpoint, timeout=5, stream=True, allow_redirects=False) as answer:
        after = time.time()
        date = answer.headers.get("Date", "")
    try:
        return parsedate_to_datetime(date).timestamp() + 0.5 - (before + after) / 2
    except ValueError:
        return None


def check_endpoint(settings: Settings) -> Iterator[Finding]:
    """Whether the endpoint accepts what the publisher would send."""
    from kiosk.cloud.connection import try_connection
    from kiosk.cloud.workshop import Destination
    from kiosk.core.clock import SystemClock
    from kiosk.core.outbound import OutboundLedger
    from kiosk.keystore import ENDPOINT_PASSWORD, open_keystore

    cloud = settings.cloud
    if cloud.protocol is CloudProtocol.OFF:
        yield Finding("endpoint", Level.OK, "publishing is switched off")
        return
    password = ""
    if cloud.username:
        password = open_keystore().get(ENDPOINT_PASSWORD) or ""
        if not password:
            yield Finding(
                "endpoint",
                Level.WARNING,
                "a user name is set, but no password is stored",
                "Enter the password in the operator panel.",
            )
    ledger = OutboundLedger(SystemClock())
    report = try_connection(Destination(settings.device.id, cloud, password), ledger)
    where = f"{cloud.endpoint}: {report.message}" if cloud.endpoint else report.message
    if report.ok:
        where += f" ({report.round_trip_ms:.0f} ms)" if report.round_trip_ms is not None else ""
        level = Level.WARNING if report.hint else Level.OK
        yield Finding("endpoint", level, where, report.hint)
    else:
        yield Finding("endpoint", Level.ERROR, where, report.hint)

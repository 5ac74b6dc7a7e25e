"""Checks of clock and destinations."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from kiosk.commands.doctor.finding import Finding, Level, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.core.settings import Settings
    from kiosk.core.sinks import Sink

_EARLIEST: Final = datetime(2026, 11, 1, tzinfo=UTC)
"""This version did not exist before."""
_LATEST_YEARS: Final = 20
# A Date header has whole seconds, so a skew below two cannot be told from none.
_SKEW_SHOWN_S: Final = 2.0
_SKEW_BAD_S: Final = 60.0
_DATE_TIMEOUT_S: Final = 10.0


def check_clock(settings: Settings) -> Iterator[Finding]:
    """Time zone, plausibility, and the difference from the clocks of the destinations."""
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
    for sink in settings.cloud.sinks:
        if sink.endpoint.startswith(("http://", "https://")):
            yield from _skew_findings(sink)


def _skew_findings(sink: Sink) -> Iterator[Finding]:
    try:
        skew_s = within(_DATE_TIMEOUT_S, lambda: endpoint_skew_s(sink.endpoint))
    except (OSError, ValueError):
        return  # no answer at all is the finding of the check of the destination
    if skew_s is None:
        yield Finding("clock", Level.OK, f"{sink.name} does not tell its time")
    elif abs(skew_s) <= _SKEW_SHOWN_S:
        yield Finding("clock", Level.OK, f"agrees with the one of {sink.name}")
    else:
        way = "behind" if skew_s > 0 else "ahead of"
        yield Finding(
            "clock",
            Level.ERROR if abs(skew_s) > _SKEW_BAD_S else Level.WARNING,
            f"{abs(skew_s):.0f} s {way} the one of {sink.name}",
            "Switch on setting the time from the network; else correct the other clock.",
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


def check_destinations(settings: Settings) -> Iterator[Finding]:
    """Whether each destination would accept records."""
    from kiosk.app.sink_secrets import SinkSecrets
    from kiosk.keystore import open_keystore

    if not settings.cloud.sinks:
        yield Finding("destinations", Level.OK, "none: nothing leaves this device")
        return
    secrets = SinkSecrets(open_keystore())
    for sink in settings.cloud.sinks:
        yield _destination_finding(settings, sink, secrets.get(sink))


def _destination_finding(settings: Settings, sink: Sink, secret: str) -> Finding:
    from kiosk.cloud.sinks.context import SinkContext
    from kiosk.cloud.sinks.factory import make_sink
    from kiosk.core import paths
    from kiosk.core.clock import SystemClock
    from kiosk.core.errors import SyncError
    from kiosk.core.outbound import OutboundLedger

    clock = SystemClock()
    context = SinkContext(
        device=settings.device.id,
        location=settings.device.location,
        secret=lambda: secret,
        ledger=OutboundLedger(clock),
        clock=clock,
        pictures=None,
        state_folder=paths.data_dir(),
    )
    try:
        target = make_sink(sink, context)
    except SyncError as error:
        return Finding("destinations", Level.ERROR, error.message, error.hint)
    try:
        report = target.try_connection()
    finally:
        target.close()
    where = f"{sink.name} ({sink.kind}): {report.message}"
    if not report.ok:
        return Finding("destinations", Level.ERROR, where, report.hint)
    if report.round_trip_ms is not None:
        where += f" ({report.round_trip_ms:.0f} ms)"
    level = Level.WARNING if report.hint or sink.paused else Level.OK
    hint = report.hint or ("It is paused." if sink.paused else "")
    return Finding("destinations", level, where, hint)

"""Trying an endpoint before it is relied on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.cloud.exchange import fetch
from kiosk.cloud.failures import describe_reply
from kiosk.cloud.workshop import count_request
from kiosk.core.control import ConnectionReport
from kiosk.core.errors import PublishError
from kiosk.core.outbound import OutboundPurpose
from kiosk.core.types import PeopleCount

if TYPE_CHECKING:
    from kiosk.cloud.workshop import Destination
    from kiosk.core.outbound import OutboundLedger

TEST_SUFFIX: Final = "-test"


def try_connection(destination: Destination, ledger: OutboundLedger) -> ConnectionReport:
    """Send what the publisher would send, and say in plain words what came of it.

    The dialect has no request that only asks. So that the counts of the device stay as they
    are, the test publishes a count of zero under a name of its own, ``<device id>-test``.

    Args:
        destination: Endpoint to try; its protocol may be off.
        ledger: Notes what is sent.
    """
    if not destination.cloud.endpoint:
        return ConnectionReport(
            ok=False,
            message="no endpoint is set",
            hint="Enter the base address of the server, such as http://192.168.1.10:9002.",
        )
    stand_in = replace(destination, device_id=destination.device_id + TEST_SUFFIX)
    try:
        request = count_request(stand_in, PeopleCount(), OutboundPurpose.CONNECTION_TEST)
        reply = fetch(request, ledger)
    except PublishError as error:
        return ConnectionReport(ok=False, message=error.message, hint=error.hint)
    problem = describe_reply(reply)
    if problem is not None:
        return ConnectionReport(
            ok=False,
            message=problem.message,
            hint=problem.hint,
            round_trip_ms=reply.round_trip_ms,
        )
    return ConnectionReport(
        ok=True,
        message="the endpoint accepted the test",
        hint=_advice(destination),
        round_trip_ms=reply.round_trip_ms,
    )


def _advice(destination: Destination) -> str:
    if destination.cloud.username and destination.cloud.endpoint.startswith("http:"):
        return "The password travels unencrypted; use https:// if the server offers it."
    return ""

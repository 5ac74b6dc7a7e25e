"""HTTP requests that end in time, whatever the other side does.

The time limits of ``requests`` bound single operations on a socket, so a server that sends a
byte now and then holds a request for ever, and so does a name lookup without a network. Here
requests are made by a thread of their own (``line.py``); past the deadline the connection is
shut down, which ends that thread at once (a lookup ends by itself later).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from kiosk.cloud.endpoint_rules import check_peer
from kiosk.cloud.line import CONNECT_TIMEOUT_S, Line, Order
from kiosk.cloud.trust import Trust
from kiosk.core.errors import PublishError, UnconfirmedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.messages import Reply, Request
    from kiosk.core.outbound import OutboundLedger

_POLL_S: Final = 0.05
_CLOSE_S: Final = 2.0


def _nobody_asks() -> bool:
    return False


def fetch(
    request: Request,
    ledger: OutboundLedger,
    cancelled: Callable[[], bool] = _nobody_asks,
    trust: Trust | None = None,
    check_peer: Callable[[str], None] = check_peer,
) -> Reply:
    """Send one request on a connection of its own; see :meth:`Channel.fetch`."""
    line = Line(trust or Trust(), check_peer, keep_alive=False)
    line.start()
    return _ask(line, request, ledger, cancelled)


class Channel:
    """Sends requests one after another and keeps the connection open between them.

    For one thread.

    Args:
        trust: Files for TLS.
        check_peer: Is given the numeric address of each server that a connection stands to,
            before anything is sent; raises ``PublishError`` to refuse it. Behind a proxy the
            proxy decides.
    """

    def __init__(
        self, trust: Trust | None = None, check_peer: Callable[[str], None] = check_peer
    ) -> None:
        self._trust = trust or Trust()
        self._check_peer = check_peer
        self._line: Line | None = None

    def fetch(
        self,
        request: Request,
        ledger: OutboundLedger,
        cancelled: Callable[[], bool] = _nobody_asks,
    ) -> Reply:
        """Send a request and wait for the reply, whatever its status.

        Redirects are reported, not followed. Proxies come from the environment.

        Args:
            request: What to send.
            ledger: Is told as soon as the request may have left the device.
            cancelled: Asked often while waiting; True gives the request up.

        Raises:
            UnconfirmedError: No reply within the time of the request, or cancelled, or the
                connection broke; the request may have arrived.
            PublishError: The request did not get as far as the server.
        """
        if self._line is None or not self._line.usable:
            self._line = Line(self._trust, self._check_peer, keep_alive=True)
            self._line.start()
        return _ask(self._line, request, ledger, cancelled)

    def close(self) -> None:
        """Close the connection; the next request opens another one."""
        line, self._line = self._line, None
        if line is not None:
            line.end()
            line.join(_CLOSE_S)


def _ask(
    line: Line, request: Request, ledger: OutboundLedger, cancelled: Callable[[], bool]
) -> Reply:
    allowed_s = request.whole_s or CONNECT_TIMEOUT_S + request.timeout_s
    order = Order(request)
    line.place(order)
    deadline = time.monotonic() + allowed_s
    while not order.done.wait(_POLL_S):
        if cancelled() or time.monotonic() > deadline:
            # Asked before the end is forced, which can make half a header look complete.
            reply, sending = order.reply, order.sending
            line.abort()
            error = PublishError(
                f"no complete reply within {allowed_s:.3g} s",
                "Check the network and the server, or allow more time for a reply.",
            )
            break
    else:
        reply, sending = order.reply, order.sending
        error = order.error or PublishError("the request ended without a reply")
    if sending:
        fields = (*request.params, *request.fields)
        ledger.note(request.url, request.purpose, fields, request.as_sent())
    if reply is not None:
        return reply
    raise UnconfirmedError(error.message, error.hint) if sending else error

"""The thread that makes requests, one after another, and can be cut off at any moment."""

from __future__ import annotations

import logging
import queue
import socket
import threading
import time
from dataclasses import replace
from email.utils import parsedate_to_datetime
from http.client import RemoteDisconnected
from typing import TYPE_CHECKING, Final

import requests
import urllib3
from requests.auth import AuthBase, HTTPBasicAuth

from kiosk.cloud.failures import describe_failure, is_caused_by
from kiosk.cloud.messages import USER_AGENT, Reply
from kiosk.cloud.watched_adapter import WatchedAdapter
from kiosk.core.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.messages import Request
    from kiosk.cloud.trust import Trust

_log = logging.getLogger(__name__)
# Its warnings say in its own words, with the whole address, what is reported from here anyway.
logging.getLogger("urllib3").setLevel(logging.ERROR)

CONNECT_TIMEOUT_S: Final = 5.0
_UNWANTED_BODY_LIMIT: Final = 64 * 1024
_LONGEST_RETRY_AFTER_S: Final = 3600.0


class Order:
    """One request and what became of it.

    Attributes:
        request: What to send.
        done: Set at the end.
        sending: Whether bytes of the request may have left.
        reply: Set as soon as what is wanted of the reply is known.
        error: Why there is none.
    """

    def __init__(self, request: Request) -> None:
        self.request = request
        self.done = threading.Event()
        self.sending = False
        self.reply: Reply | None = None
        self.error: PublishError | None = None


class Line(threading.Thread):
    """Carries out orders on one connection.

    Args:
        trust: Files for TLS.
        check_peer: Raises ``PublishError`` for addresses that nothing may be sent to.
        keep_alive: Whether to go on after the first order.
    """

    def __init__(
        self, trust: Trust, check_peer: Callable[[str], None], *, keep_alive: bool
    ) -> None:
        super().__init__(name="sync-exchange", daemon=True)
        self._trust = trust
        self._check_peer = check_peer
        self._keep_alive = keep_alive
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        # Under the lock:
        self._socket: socket.socket | None = None
        self._aborted = False
        # Of the thread:
        self._order: Order | None = None
        self._session: requests.Session | None = None
        self._opened = self._closed = False

    @property
    def usable(self) -> bool:
        """Whether it takes orders."""
        return not self._aborted and self.is_alive()

    def place(self, order: Order) -> None:
        """Have a request made."""
        self._orders.put(order)

    def end(self) -> None:
        """End after the orders that were placed; returns at once."""
        self._orders.put(None)

    def abort(self) -> None:
        """Cut the connection and end, now."""
        with self._lock:
            self._aborted = True
            if self._socket is not None:
                _shut_down(self._socket)
        self.end()

    def run(self) -> None:
        """Carry out orders until the end."""
        try:
            while (order := self._orders.get()) is not None:
                self._order = order
                try:
                    self._carry_out(order)
                finally:
                    if self._closed or not self._keep_alive:
                        self._release()
                    order.done.set()
                if self._aborted or not self._keep_alive:
                    return
        finally:
            if self._session is not None:
                self._session.close()
            self._release()

    def _carry_out(self, order: Order) -> None:
        try:
            try:
                self._exchange(order)
            except requests.ConnectionError as error:
                if not self._was_hung_up(error):
                    raise
                self._exchange(order)
        except PublishError as error:
            order.error = error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            order.error = describe_failure(error, order.request.url)
        except Exception as error:  # noqa: BLE001  (top of a thread: nobody else reports it)
            _log.exception("the request failed in an unforeseen way")
            order.error = PublishError(f"the request failed ({type(error).__name__})")

    def _was_hung_up(self, error: Exception) -> bool:
        """Whether the server closed an idle connection just as it was used again.

        Records carry ids, so a request that did arrive all the same does no harm.
        """
        closed = (ConnectionResetError, BrokenPipeError, RemoteDisconnected)
        return not self._opened and not self._aborted and is_caused_by(error, *closed)

    def _exchange(self, order: Order) -> None:
        request = order.request
        self._opened = self._closed = False
        if self._session is None:
            self._session = self._make_session(request)
        started_ns = time.monotonic_ns()
        with self._session.request(
            request.method,
            request.url,
            params=dict(request.params),
            data=request.body or None,
            headers=dict(request.headers),
            auth=_credentials(request),
            # With each request: the environment overrides what only the session says, and
            # would add authorities to those that the operator has named.
            verify=self._trust.authorities or None,
            timeout=(CONNECT_TIMEOUT_S, request.timeout_s),
            allow_redirects=False,
            stream=True,
        ) as response:
            reply = _reply(response, (time.monotonic_ns() - started_ns) / 1e6)
            if request.body_limit:
                order.reply = _with_body(reply, response, request.body_limit)
            else:
                order.reply = reply
                _drain(response)

    def _make_session(self, request: Request) -> requests.Session:
        session = requests.Session()
        session.headers.update(
            {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        )
        if not self._keep_alive:
            session.headers["Connection"] = "close"
        context = self._trust.context() if request.url.startswith("https:") else None
        adapter = WatchedAdapter(self, context)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        return session

    # ------------------------------------------------------- called by the connection

    def opened(self, connection: socket.socket, *, direct: bool) -> None:
        """Keep a handle on a new connection that survives the wrapping by TLS."""
        if direct:
            self._check_peer(str(connection.getpeername()[0]))
        self._opened = True
        with self._lock:
            if self._socket is not None:
                self._socket.close()
            self._socket = connection.dup()
            if self._aborted:
                _shut_down(self._socket)

    def sending(self) -> None:
        """Bytes of a request leave."""
        if self._order is not None:
            self._order.sending = True

    def closed(self) -> None:
        """The connection was closed, although its reply may still be read."""
        self._closed = True

    def _release(self) -> None:
        with self._lock:
            if self._socket is not None:
                self._socket.close()
                self._socket = None


def _shut_down(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        _log.debug("the connection was closed already")


def _reply(response: requests.Response, round_trip_ms: float) -> Reply:
    headers = response.headers
    return Reply(
        status=response.status_code,
        content_type=headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        location=headers.get("Location", "") if 300 <= response.status_code < 400 else "",
        retry_after_s=_retry_after_s(headers.get("Retry-After", "")),
        round_trip_ms=round_trip_ms,
    )


def _with_body(reply: Reply, response: requests.Response, limit: int) -> Reply:
    try:
        body = response.raw.read(limit + 1, decode_content=False)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        _log.debug("the body of the reply broke off: %s", type(error).__name__)
        return replace(reply, flaw="the reply broke off")
    if len(body) > limit:
        # The rest is not waited for.
        response.raw.close()
        return replace(reply, flaw=f"the reply is longer than {limit // 1024} KiB")
    return replace(reply, body=body)


def _retry_after_s(value: str) -> float | None:
    """Seconds of a Retry-After header, which may also be a date (RFC 9110, 10.2.3)."""
    try:
        seconds = float(value) if value.strip().isdigit() else _seconds_until(value)
    except ValueError:
        return None
    return min(max(seconds, 1.0), _LONGEST_RETRY_AFTER_S)


def _seconds_until(http_date: str) -> float:
    return parsedate_to_datetime(http_date).timestamp() - time.time()


def _drain(response: requests.Response) -> None:
    """Read a short body, so that the server can finish; what it says does not matter."""
    try:
        response.raw.read(_UNWANTED_BODY_LIMIT, decode_content=False)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        _log.debug("the body of the reply broke off: %s", type(error).__name__)


def _credentials(request: Request) -> AuthBase:
    if request.username:
        # As bytes, because text would be limited to Latin-1.
        return HTTPBasicAuth(request.username.encode(), request.password.encode())
    return _Bearer(request.token) if request.token else _NoCredentials()


class _NoCredentials(AuthBase):
    """Sends none; without it ``requests`` would look for some in the user's ``.netrc``."""

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        return r


class _Bearer(AuthBase):
    """Sends a token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        r.headers["Authorization"] = f"Bearer {self._token}"
        return r

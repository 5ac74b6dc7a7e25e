"""One HTTP request that ends in time, whatever the other side does.

The time limits of ``requests`` bound single operations on a socket, so a server that sends a
byte now and then holds a request for ever, and so does a name lookup without a network. Here
a request runs in a thread of its own; past the deadline its connection is shut down, which
ends the thread at once (a lookup ends by itself later).
"""

from __future__ import annotations

import logging
import socket
import ssl
import threading
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from kiosk.cloud.failures import describe_failure
from kiosk.cloud.messages import USER_AGENT, Reply
from kiosk.core.errors import PublishError, UnconfirmedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.cloud.messages import Request
    from kiosk.core.outbound import OutboundLedger

_log = logging.getLogger(__name__)
# Its warnings say in its own words, with the whole address, what is reported from here anyway.
logging.getLogger("urllib3").setLevel(logging.ERROR)

CONNECT_TIMEOUT_S: Final = 5.0
_POLL_S: Final = 0.05
_BODY_LIMIT: Final = 64 * 1024
_LONGEST_RETRY_AFTER_S: Final = 3600.0


def fetch(
    request: Request, ledger: OutboundLedger, cancelled: Callable[[], bool] = lambda: False
) -> Reply:
    """Send a request and wait for the reply, whatever its status.

    Redirects are reported, not followed. Proxies come from the environment.

    Args:
        request: What to send.
        ledger: Is told as soon as the request may have left the device.
        cancelled: Asked often while waiting; True gives the request up.

    Raises:
        UnconfirmedError: No reply within ``CONNECT_TIMEOUT_S + timeout_s``, or cancelled, or
            the connection broke; the request may have arrived.
        PublishError: The request did not get as far as the server.
    """
    allowed_s = CONNECT_TIMEOUT_S + request.timeout_s
    exchange = _Exchange(request)
    exchange.start()
    deadline = time.monotonic() + allowed_s
    while not exchange.done.wait(_POLL_S):
        if cancelled() or time.monotonic() > deadline:
            # Asked before the end is forced, which can make half a header look complete.
            reply, connected = exchange.reply, exchange.connected
            exchange.abort()
            error = PublishError(
                f"no complete reply within {allowed_s:g} s",
                "Check the network and the server, or allow more time for a reply.",
            )
            break
    else:
        reply, connected = exchange.reply, exchange.connected
        error = exchange.error or PublishError("the request ended without a reply")
    if connected:
        ledger.note(request.url, request.purpose, request.params, request.as_sent())
    if reply is not None:
        return reply
    raise UnconfirmedError(error.message, error.hint) if connected else error


class _Exchange(threading.Thread):
    """The thread of one request.

    Attributes:
        done: Set at the end.
        connected: Whether a connection stood, so that the request may have arrived.
        reply: Set as soon as the header of the reply is known.
        error: Why there is none.
    """

    def __init__(self, request: Request) -> None:
        super().__init__(name="sync-exchange", daemon=True)
        self.done = threading.Event()
        self.connected = False
        self.reply: Reply | None = None
        self.error: PublishError | None = None
        self._request = request
        self._lock = threading.Lock()
        self._connection: socket.socket | None = None
        self._aborted = False

    def run(self) -> None:
        try:
            self._exchange()
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            self.error = describe_failure(error, self._request.url)
        except Exception as error:  # noqa: BLE001  (top of a thread: nobody else reports it)
            _log.exception("the request failed in an unforeseen way")
            self.error = PublishError(f"the request failed ({type(error).__name__})")
        finally:
            self._release()
            self.done.set()

    def abort(self) -> None:
        """End the request now."""
        with self._lock:
            self._aborted = True
            if self._connection is not None:
                _shut_down(self._connection)

    def _exchange(self) -> None:
        request = self._request
        started_ns = time.monotonic_ns()
        with requests.Session() as session:
            session.auth = _credentials(request)
            session.headers.update(
                {"User-Agent": USER_AGENT, "Connection": "close", "Accept": "*/*"}
            )
            adapter = _WatchedAdapter(self._watch, tls=request.url.startswith("https:"))
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            with session.get(
                request.url,
                params=request.params,
                timeout=(CONNECT_TIMEOUT_S, request.timeout_s),
                allow_redirects=False,
                stream=True,
            ) as response:
                self.reply = _reply(response, (time.monotonic_ns() - started_ns) / 1e6)
                _drain(response)

    def _watch(self, connection: socket.socket) -> None:
        """Keep a handle on the connection that survives the wrapping by TLS."""
        self._release()
        self.connected = True
        with self._lock:
            self._connection = connection.dup()
            if self._aborted:
                _shut_down(self._connection)

    def _release(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


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
        response.raw.read(_BODY_LIMIT, decode_content=False)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        _log.debug("the body of the reply broke off: %s", type(error).__name__)


def _credentials(request: Request) -> AuthBase:
    if not request.username:
        return _NoCredentials()
    # As bytes, because text would be limited to Latin-1.
    return HTTPBasicAuth(request.username.encode(), request.password.encode())


class _NoCredentials(AuthBase):
    """Sends none; without it ``requests`` would look for some in the user's ``.netrc``."""

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        return r


class _WatchedAdapter(HTTPAdapter):
    """Tells of each connection as soon as it stands, before TLS begins."""

    def __init__(self, on_connection: Callable[[socket.socket], None], *, tls: bool) -> None:
        self._on_connection = on_connection
        # The authorities of the system, so that a company's own works; `requests` adds its
        # bundle, or what REQUESTS_CA_BUNDLE names. Not shared: it would keep what is added.
        self._options: dict[str, Any] = {"ssl_context": ssl.create_default_context()} if tls else {}
        super().__init__()

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Make the pools for direct connections."""
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs, **self._options)
        self._watch(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> urllib3.ProxyManager:
        """Make the pools for connections through a proxy."""
        manager: urllib3.ProxyManager = super().proxy_manager_for(
            proxy, **proxy_kwargs, **self._options
        )
        self._watch(manager)
        return manager

    def _watch(self, manager: urllib3.PoolManager) -> None:
        on_connection = self._on_connection

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                connection = super()._new_conn()
                on_connection(connection)
                return connection

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                connection = super()._new_conn()
                on_connection(connection)
                return connection

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

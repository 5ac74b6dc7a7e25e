"""A web session whose connections another thread can cut.

Time limits of ``requests`` end a read that hangs only after many seconds, but a program that
is asked to stop has five in all. Shutting a socket down ends every read on it at once.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from functools import cache
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from collections.abc import Callable

    import urllib3


class InterruptibleSession(requests.Session):
    """Used by one thread; :meth:`cut` may be called by any other.

    Certificates of the system are trusted beside those that come with ``requests``, so that
    a company's own authority works.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._handles: list[socket.socket] = []
        self._is_cut = False
        for scheme in ("http://", "https://"):
            self.mount(scheme, _WatchedAdapter(self._watch))

    def cut(self) -> None:
        """End all that is under way and refuse new connections."""
        with self._lock:
            self._is_cut = True
            for handle in self._handles:
                _shut_down(handle)

    def close(self) -> None:
        """Close the connections."""
        super().close()
        with self._lock:
            for handle in self._handles:
                handle.close()
            self._handles.clear()

    def _watch(self, connection: socket.socket) -> None:
        with self._lock:
            # TLS takes the socket object over; a duplicate stays usable.
            handle = connection.dup()
            self._handles.append(handle)
            if self._is_cut:
                _shut_down(handle)


def _shut_down(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side was quicker
        connection.shutdown(socket.SHUT_RDWR)


@cache
def _trusted_authorities() -> ssl.SSLContext:
    return ssl.create_default_context()


class _WatchedAdapter(HTTPAdapter):
    """Tells of each connection as soon as it stands, before TLS begins."""

    def __init__(self, on_connection: Callable[[socket.socket], None]) -> None:
        self._on_connection = on_connection
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pools for direct connections."""
        super().init_poolmanager(*args, **options, ssl_context=_trusted_authorities())
        self._watch(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **options: Any) -> urllib3.ProxyManager:
        """Make the pools for connections through a proxy."""
        manager: urllib3.ProxyManager = super().proxy_manager_for(
            proxy, **options, ssl_context=_trusted_authorities()
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

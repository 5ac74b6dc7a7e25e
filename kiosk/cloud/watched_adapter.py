"""Connections of ``requests`` that tell when they open, send and close."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any, Protocol

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    import ssl

    import urllib3


class ConnectionWatch(Protocol):
    """Hears of a connection, in the thread that uses it."""

    def opened(self, connection: socket.socket, *, direct: bool) -> None:
        """It stands, before TLS begins; may raise to refuse it. Direct: without a proxy."""
        ...

    def sending(self) -> None:
        """Bytes of a request leave."""
        ...

    def closed(self) -> None:
        """It was closed, although its reply may still be read."""
        ...


class WatchedAdapter(HTTPAdapter):
    """Tells of its connections.

    Args:
        watch: Who is told.
        context: Settings of TLS; None without TLS. Not shared: ``requests`` adds to it.
    """

    def __init__(self, watch: ConnectionWatch, context: ssl.SSLContext | None) -> None:
        self._told = watch
        self._options: dict[str, Any] = {"ssl_context": context} if context else {}
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Make the pools for direct connections."""
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs, **self._options)
        self._watch(self.poolmanager, direct=True)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> urllib3.ProxyManager:
        """Make the pools for connections through a proxy."""
        manager: urllib3.ProxyManager = super().proxy_manager_for(
            proxy, **proxy_kwargs, **self._options
        )
        self._watch(manager, direct=False)
        return manager

    def _watch(self, manager: urllib3.PoolManager, *, direct: bool) -> None:
        watch = self._told

        class Watched:
            def _new_conn(self) -> socket.socket:
                connection: socket.socket = super()._new_conn()  # type: ignore[misc]
                try:
                    # Small requests go out at once: a header must not wait for an answer.
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    watch.opened(connection, direct=direct)
                except BaseException:
                    connection.close()
                    raise
                return connection

            def send(self, data: Any) -> None:
                if self.sock is None:  # type: ignore[attr-defined]
                    self.connect()  # type: ignore[attr-defined]
                watch.sending()
                super().send(data)  # type: ignore[misc]

            def close(self) -> None:
                super().close()  # type: ignore[misc]
                watch.closed()

        class Plain(Watched, HTTPConnection):
            pass

        class Secure(Watched, HTTPSConnection):
            pass

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

"""An application behind a real web server on this machine, and clients of it."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING

import httpx
import uvicorn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp

_WITHIN_S = 60.0
"""A busy machine may need most of it."""


class _Server(uvicorn.Server):
    """Tells the application before it waits for the connections to end."""

    def __init__(self, config: uvicorn.Config, before_stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._before_stop = before_stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._before_stop()
        await super().shutdown(sockets)


@contextlib.contextmanager
def served(app: ASGIApp, before_stop: Callable[[], None] = lambda: None) -> Iterator[str]:
    """The base URL of the application while it is served on a free port of 127.0.0.1.

    Args:
        app: The application; its lifespan runs.
        before_stop: Called in the event loop when the server begins to stop.
    """
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="on")
    server = _Server(config, before_stop)
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        thread = threading.Thread(target=server.run, args=([listener],), name="web server")
        thread.start()
        try:
            deadline = time.monotonic() + _WITHIN_S
            while not server.started:
                assert thread.is_alive(), "the server did not start"
                assert time.monotonic() < deadline, "the server does not start"
                time.sleep(0.01)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(_WITHIN_S)
            assert not thread.is_alive(), "the server does not stop"


@contextlib.contextmanager
def client(base_url: str) -> Iterator[httpx.Client]:
    """A client that knows no proxy and waits long."""
    with httpx.Client(base_url=base_url, timeout=_WITHIN_S, trust_env=False) as found:
        yield found

"""``kiosk collector serve``: one process, or several on PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import ssl
import sys
import tempfile
import threading
from typing import TYPE_CHECKING, Final, TextIO

import psutil
import uvicorn

from kiosk import __version__
from kiosk.collector.auth.cookies import is_loopback
from kiosk.collector.auth.users import FIRST_ADMIN, Users
from kiosk.collector.meters import SHARED_FOLDER
from kiosk.collector.storage.database import Database
from kiosk.core import file_lock
from kiosk.core.clock import SystemClock
from kiosk.core.errors import CollectorError
from kiosk.core.exitcodes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fastapi import FastAPI

    from kiosk.collector.settings import CollectorSettings

_OBJECTS_PER_SEARCH: Final = 20_000
"""As many as some hundred records."""
STOP_WITHIN_S: Final = 10
"""Requests that run longer after the signal are cut off."""
_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)
)
_log = logging.getLogger(__name__)


def serve(settings: CollectorSettings, out: TextIO) -> int:
    """Serve until a signal comes.

    Args:
        settings: What the operator set.
        out: Where the addresses go, and at the first start the password.

    Returns:
        Exit code.

    Raises:
        CollectorError: The database, a port or a certificate cannot be used.
    """
    check(settings)
    with contextlib.ExitStack() as stack:
        database = Database.open(settings.database_url)
        stack.callback(database.close)
        stack.enter_context(alone(database))
        database.migrate()
        listeners = stack.enter_context(_listeners(settings))
        # Only now: what could fail is done, and nobody else can show the password.
        password = Users(database, SystemClock()).add_first()
        _announce(settings, database, listeners, password, out)
        if settings.workers == 1:
            return run_worker(settings, listeners, database)
        database.close()  # connections do not survive a fork
        from kiosk.collector.workers import run_workers

        stack.enter_context(_shared_meters())
        return run_workers(settings, listeners)


def check(settings: CollectorSettings) -> None:
    """Refuse settings that contradict each other.

    Raises:
        CollectorError: One does.
    """
    if settings.workers > 1 and settings.database_url.startswith("sqlite"):
        raise CollectorError(
            "Several processes need PostgreSQL",
            "Leave workers at 1, or name a PostgreSQL database.",
        )
    if bool(settings.certificate) != bool(settings.certificate_key):
        raise CollectorError("TLS needs both files", "Name the certificate and its key.")
    if settings.certificate:
        try:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(settings.certificate, settings.certificate_key)
        except (OSError, ssl.SSLError) as error:
            raise CollectorError(
                f"The certificate cannot be used ({error.strerror or error})",
                "Both files are PEM, and the key belongs to the certificate.",
            ) from error


@contextlib.contextmanager
def alone(database: Database) -> Iterator[None]:
    """Hold the file of SQLite for one server; others may still read and administer it.

    Raises:
        CollectorError: Another server has it.
    """
    if database.path is None:
        yield
        return
    lock = database.path.with_name(database.path.name + ".lock")
    try:
        with file_lock.exclusive(lock, threading.Event(), 0.0) as held:
            if not held:
                raise CollectorError(
                    f"Another collector serves {database.path} already",
                    "Stop it first, or choose another folder.",
                )
            yield
    except OSError as error:
        raise CollectorError(
            f"The folder {lock.parent} cannot be used ({error.strerror})",
            "Choose another folder for the collector.",
        ) from error


@contextlib.contextmanager
def _shared_meters() -> Iterator[None]:
    """A folder in which the processes add up their figures."""
    with tempfile.TemporaryDirectory(prefix="collector-meters-") as folder:
        os.environ[SHARED_FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[SHARED_FOLDER]


@contextlib.contextmanager
def _listeners(settings: CollectorSettings) -> Iterator[list[socket.socket]]:
    """Sockets for the API and, if wanted, the workshop."""
    ports = [("port", settings.port)]
    if settings.workshop:
        ports.append(("workshop-port", settings.workshop_port))
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(_bound(settings.host, port, name)) for name, port in ports]


def _bound(host: str, port: int, option: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would share the port with another program
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
        listener.set_inheritable(True)
    except OSError as error:
        listener.close()
        raise CollectorError(
            f"{host} port {port} cannot be used ({error.strerror or error})",
            f"Stop the program that uses it, or choose another one with --{option}.",
        ) from error
    return listener


def _announce(
    settings: CollectorSettings,
    database: Database,
    listeners: Sequence[socket.socket],
    password: str | None,
    out: TextIO,
) -> None:
    scheme = "https" if settings.certificate else "http"
    lines = [f"Vitrine collector {__version__}"]
    for title, listener in zip(("Dashboard and API", "Workshop"), listeners, strict=False):
        port = listener.getsockname()[1]
        for host in _reachable(settings.host):
            lines.append(f"  {title:18} {scheme}://{host}:{port}")
    lines.append(f"  {'Database':18} {database.url}")
    if password is not None:
        lines += [
            "",
            "This is the first start. Log in with",
            f"  name               {FIRST_ADMIN}",
            f"  password           {password}",
            "It is shown only now. You choose your own at the first login.",
        ]
    out.write("\n".join(lines) + "\n")
    out.flush()
    if not settings.certificate and not is_loopback(settings.host):
        sys.stderr.write(
            "kiosk: this server can be reached from other machines, and without TLS everybody on "
            "the way reads passwords and data. Give it a certificate, or put it behind a proxy "
            "that has one.\n"
        )


def _reachable(host: str) -> list[str]:
    """Addresses to type into a browser."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104  (compared, not listened at)
        return [f"[{host}]" if ":" in host else host]
    found = [
        address.address
        for addresses in psutil.net_if_addrs().values()
        for address in addresses
        if address.family == socket.AF_INET
    ]
    return sorted(found, key=is_loopback) or ["127.0.0.1"]


class _Server(uvicorn.Server):
    """One port. Streams without an end are told to end when the server stops."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are for both ports; see ``run_worker``."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop accepting, finish what runs."""
        self._end_streams()
        await super().shutdown(sockets)


def run_worker(
    settings: CollectorSettings, listeners: Sequence[socket.socket], database: Database
) -> int:
    """Serve in this process until a signal comes; returns the exit code."""
    from kiosk.collector.app import create_app

    _raise_open_files()
    app = create_app(settings, database)
    collector = app.state.collector
    apps: list[FastAPI] = [app]
    if settings.workshop:
        from kiosk.collector.workshop import create_workshop_app

        apps.append(create_workshop_app(collector))
    servers = [_Server(_config(settings, one), collector.feed.stop) for one in apps]

    def stop(number: int, _frame: object) -> None:
        _log.info("signal %d: stopping", number)
        for server in servers:
            server.should_exit = True

    _collect_garbage_seldom()
    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        with asyncio.Runner(loop_factory=servers[0].config.get_loop_factory()) as runner:
            runner.run(_serve_all(servers, listeners))
    except SystemExit:
        return ExitCode.FAILED  # the library has logged why it could not start
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return ExitCode.OK


async def _serve_all(servers: Sequence[_Server], listeners: Sequence[socket.socket]) -> None:
    await asyncio.gather(
        *(server.serve([one]) for server, one in zip(servers, listeners, strict=True))
    )


def _config(settings: CollectorSettings, app: FastAPI) -> uvicorn.Config:
    from kiosk.collector.connections import GuardedProtocol

    return uvicorn.Config(
        app,
        http=GuardedProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=STOP_WITHIN_S,
        ssl_certfile=settings.certificate or None,
        ssl_keyfile=settings.certificate_key or None,
    )


def _collect_garbage_seldom() -> None:
    """Leave what lives as long as the process out of every search for garbage.

    Records come as many small objects, which sets off searches; each would look through the
    whole application as well. What records leave behind is freed without one.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_PER_SEARCH)


def _raise_open_files() -> None:
    """Use as many descriptors as the system allows: each connection is one."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

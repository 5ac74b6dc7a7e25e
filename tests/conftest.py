"""What every test gets: its own home, no screen, no network, and a check for what it left behind.

A test fails when it

* leaves a thread, a running ``QThread``, an active ``QTimer`` or a top-level widget behind
  (the report names the line that started it),
* leaves a socket or a file of its own folder, of the models or of the media open,
* logs a warning or an error that it did not expect (fixtures ``expect_log``, ``allow_log``),
* tries to reach anything but this machine.
"""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import re
import socket
import sys
import threading
import time
import traceback
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Real servers, started when a test asks for one.
pytest_plugins = ("tests.servers",)

REPO = Path(__file__).resolve().parent.parent
# How long a test's threads may take to end after it; only a leak ever waits this long.
GRACE_S = float(os.environ.get("KIOSK_TEST_GRACE_S", "3"))

# Before the first import of Qt. C.UTF-8 keeps "language: auto" the same on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
# The key store of the person who runs the tests is none of their business.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

_GIVEN = {name: os.environ.get(name) for name in ("KIOSK_MODELS", "KIOSK_MEDIA", "KIOSK_FACES")}


# --------------------------------------------------------------------------- models, media


def _place(variable: str) -> Path:
    """Folder named by an environment variable, else the one beside the repository."""
    folder = variable.removeprefix("KIOSK_").lower()
    return (REPO / (_GIVEN[variable] or f"../shared/{folder}")).resolve()


def _material(variable: str) -> Path:
    path = _place(variable)
    if path.is_dir():
        return path
    if _GIVEN[variable]:
        pytest.fail(f"{variable}={_GIVEN[variable]} is not a folder ({path})", pytrace=False)
    return pytest.skip(f"{path} does not exist; set {variable} to a folder that holds them")


@pytest.fixture(scope="session")
def models_dir() -> Path:
    """Installed models, ``<model>/<precision>/<file>``; read only."""
    return _material("KIOSK_MODELS")


@pytest.fixture(scope="session")
def media_dir() -> Path:
    """Pictures and clips for tests; read only."""
    return _material("KIOSK_MEDIA")


@pytest.fixture(scope="session")
def faces_dir() -> Path:
    """Labelled faces that the attribute network was trained on and is judged by; read only."""
    return _material("KIOSK_FACES")


# ------------------------------------------------------------------------------------ home


@pytest.fixture(autouse=True)
def kiosk_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, without settings or proxies from the environment."""
    for name in list(os.environ):
        if name.startswith("KIOSK_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    home = tmp_path / "kiosk-home"
    monkeypatch.setenv("KIOSK_HOME", str(home))
    return home


# --------------------------------------------------------------------------------- network


class ForbiddenNetworkError(RuntimeError):
    """A test tried to reach something beyond this machine."""


_forbidden: list[str] = []


def _is_local(host: str) -> bool:
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guard_network(event: str, args: tuple[Any, ...]) -> None:
    """Audit hook: names are not resolved and connections leave only to 127.0.0.1 and ::1."""
    if event == "socket.getaddrinfo":
        host = args[0]
        host = host.decode() if isinstance(host, bytes) else host
        if host is None or _is_local(host):
            return
        if host.endswith(".invalid"):  # RFC 6761: such a name never exists; no need to ask
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = str(args[1][0])
        if _is_local(host):
            return
    else:
        return
    _forbidden.append(f"{event} {host}\n{''.join(traceback.format_stack(limit=14)[:-1])}")
    raise ForbiddenNetworkError(f"tests must not reach {host}")


sys.addaudithook(_guard_network)


# --------------------------------------------------------------------- where things started

_started: weakref.WeakKeyDictionary[Any, traceback.StackSummary] = weakref.WeakKeyDictionary()
_timers: weakref.WeakSet[Any] = weakref.WeakSet()
_qthreads: weakref.WeakSet[Any] = weakref.WeakSet()


def _note_start(subject: Any) -> None:
    frames = traceback.walk_stack(sys._getframe(2))
    _started[subject] = traceback.StackSummary.extract(frames, limit=10, lookup_lines=False)


def _remember_thread_starts() -> None:
    start = threading.Thread.start

    def remembering_start(self: threading.Thread) -> None:
        _note_start(self)
        start(self)

    threading.Thread.start = remembering_start  # type: ignore[method-assign]


def _remember_qt_starts() -> None:
    from PySide6.QtCore import QThread, QTimer

    start_timer, start_thread = QTimer.start, QThread.start

    def remembering_timer_start(self: QTimer, *args: Any) -> None:
        _note_start(self)
        _timers.add(self)
        # A bool comes from a signal like clicked(bool), which Qt would not hand to start(int).
        start_timer(self, *(a for a in args if not isinstance(a, bool)))

    def remembering_thread_start(self: QThread, *args: Any) -> None:
        _note_start(self)
        _qthreads.add(self)
        start_thread(self, *args)

    QTimer.start = remembering_timer_start  # type: ignore[method-assign]
    QThread.start = remembering_thread_start  # type: ignore[method-assign]


_remember_thread_starts()
_remember_qt_starts()


def _origin(subject: Any) -> str:
    stack = _started.get(subject)
    if stack is None:
        return "  (started before the tests, or in C++)\n"
    ours = [f for f in stack if "site-packages" not in f.filename and f.filename != __file__]
    return "".join(traceback.format_list(list(reversed(ours or list(stack)))))


# ------------------------------------------------------------------------ what is left over


def _live_threads() -> set[threading.Thread]:
    dummy = threading._DummyThread  # type: ignore[attr-defined]
    return {t for t in threading.enumerate() if t.is_alive() and not isinstance(t, dummy)}


def _live_qt(pool: weakref.WeakSet[Any], is_live: Callable[[Any], bool]) -> set[Any]:
    import shiboken6

    return {item for item in list(pool) if shiboken6.isValid(item) and is_live(item)}


def _live_timers() -> set[Any]:
    return _live_qt(_timers, lambda timer: timer.isActive())


def _live_qthreads() -> set[Any]:
    return _live_qt(_qthreads, lambda thread: thread.isRunning())


def _top_level_widgets() -> dict[int, Any]:
    """Top-level widgets by address."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return {}
    import shiboken6

    return {shiboken6.getCppPointer(w)[0]: w for w in widgets.QApplication.topLevelWidgets()}


def _open_descriptors(folders: tuple[str, ...]) -> set[str]:
    """Open sockets, and open files below the folders; empty where /proc does not exist."""
    found = set()
    try:
        names = os.listdir("/proc/self/fd")  # noqa: PTH208  (a thousandth of a Path's cost here)
    except OSError:
        return found
    for name in names:
        try:
            target = os.readlink(f"/proc/self/fd/{name}")  # noqa: PTH115
        except OSError:
            continue
        if target.startswith(("socket:", *folders)):
            found.add(f"{name} -> {target}")
    return found


def _let_qt_delete() -> None:
    """Carry out ``deleteLater`` calls, which need an event loop otherwise."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        core.QCoreApplication.processEvents()


class _Inventory:
    """What is alive at one moment; compared with the same after a test."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self._folders = folders
        self.threads = _live_threads()
        self.timers = _live_timers()
        self.qthreads = _live_qthreads()
        self.widgets = _top_level_widgets()
        self.descriptors = _open_descriptors(folders)

    def left_over(self) -> list[str]:
        """Description of each thing that is alive now and was not then."""
        found = []
        for thread in _live_threads() - self.threads:
            found.append(f"thread {thread.name!r} still runs; started at\n{_origin(thread)}")
        for thread in _live_qthreads() - self.qthreads:
            name = f"{type(thread).__name__} {thread.objectName()!r}"
            found.append(f"QThread {name} still runs; started at\n{_origin(thread)}")
        for timer in _live_timers() - self.timers:
            kind = f"{timer.interval()} ms, parent {timer.parent()!r}"
            found.append(f"QTimer ({kind}) is still active; started at\n{_origin(timer)}")
        for address, widget in _top_level_widgets().items():
            if address not in self.widgets:
                kind = f"{type(widget).__module__}.{type(widget).__name__}"
                found.append(f"top-level widget {kind} {widget.objectName()!r} still exists")
        for descriptor in sorted(_open_descriptors(self._folders) - self.descriptors):
            found.append(f"descriptor {descriptor} is still open")
        return found


@pytest.fixture(autouse=True)
def _leaves_nothing_behind(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    before = _Inventory((str(tmp_path), *(str(_place(name)) for name in _GIVEN)))
    _forbidden.clear()
    yield
    _let_qt_delete()
    found = before.left_over()
    deadline = time.monotonic() + GRACE_S
    while found and time.monotonic() < deadline:
        gc.collect()
        time.sleep(0.02)
        _let_qt_delete()
        found = before.left_over()
    found += [f"reached for the network: {text}" for text in _forbidden]
    if found:
        pytest.fail(f"{request.node.nodeid} left behind:\n" + "\n".join(found), pytrace=False)


# ------------------------------------------------------------------------------------- logs


class _Warnings(logging.Handler):
    """Collects the records from WARNING up that no pattern accounts for."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: dict[re.Pattern[str], int] = {}
        self.allowed: list[re.Pattern[str]] = []
        self.unexpected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        for pattern in self.expected:
            if pattern.search(text):
                self.expected[pattern] += 1
                return
        if any(pattern.search(text) for pattern in self.allowed):
            return
        where = f"{record.levelname} {record.name} ({record.pathname}:{record.lineno})"
        cause = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        self.unexpected.append(f"{where}: {text}\n{cause}".rstrip())


@pytest.fixture(autouse=True)
def _log_watch(request: pytest.FixtureRequest) -> Iterator[_Warnings]:
    handler = _Warnings()
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    faults = [f"unexpected in the log: {line}" for line in handler.unexpected]
    faults += [
        f"expected in the log, but never came: {pattern.pattern}"
        for pattern, seen in handler.expected.items()
        if not seen
    ]
    if faults:
        pytest.fail(f"{request.node.nodeid}\n" + "\n".join(faults), pytrace=False)


@pytest.fixture
def expect_log(_log_watch: _Warnings) -> Callable[[str], None]:
    """``expect_log(pattern)``: a warning or error that matches has to come, once or more."""

    def expect(pattern: str) -> None:
        _log_watch.expected[re.compile(pattern)] = 0

    return expect


@pytest.fixture
def allow_log(_log_watch: _Warnings) -> Callable[[str], None]:
    """``allow_log(pattern)``: a warning or error that matches may come."""

    def allow(pattern: str) -> None:
        _log_watch.allowed.append(re.compile(pattern))

    return allow

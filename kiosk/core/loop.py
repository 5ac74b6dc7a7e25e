"""A thread that runs until it is asked to stop, and tells whether it still makes progress."""

from __future__ import annotations

import logging
import threading
import time
from abc import ABC, abstractmethod

_log = logging.getLogger(__name__)

_PAUSE_AFTER_ERROR_S = 5.0


class Worker(ABC):
    """A named thread with a stop event, a heartbeat and a deadline for stopping.

    Subclasses implement :meth:`_run`, which checks ``self._stop`` often (it is also a timer:
    ``self._stop.wait(seconds)``) and calls :meth:`_beat` whenever it made progress, at least
    every few seconds. After an unexpected error it is called again, because a kiosk has to go
    on. The subclass owns its state; nothing else may touch it while the thread runs.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._beat_ns = time.monotonic_ns()

    def start(self) -> None:
        """Start the thread.

        Raises:
            RuntimeError: It is running already.
        """
        if self._thread is not None and self._thread.is_alive():
            raise RuntimeError(f"worker {self.name} is already running")
        self._stop.clear()
        self._beat()
        self._thread = threading.Thread(target=self._guarded_run, name=self.name, daemon=True)
        self._thread.start()

    def request_stop(self) -> None:
        """Ask the thread to end; returns at once."""
        self._stop.set()

    def stop(self, timeout_s: float = 2.0) -> bool:
        """Ask the thread to end and wait for it; may be called more than once.

        Returns:
            False when it did not end in time; being a daemon it does not keep the process.
        """
        self.request_stop()
        thread = self._thread
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(timeout_s)
        return not thread.is_alive()

    @property
    def running(self) -> bool:
        """Whether the thread is alive."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def heartbeat_age_s(self) -> float:
        """Seconds since the worker last made progress."""
        return (time.monotonic_ns() - self._beat_ns) / 1e9

    def _beat(self) -> None:
        self._beat_ns = time.monotonic_ns()

    def _guarded_run(self) -> None:
        while True:
            try:
                self._run()
            except Exception:  # noqa: BLE001  (top of a thread: nobody else would report it)
                _log.exception("worker %s failed; it begins again", self.name)
            else:
                return
            self._beat()
            if self._stop.wait(_PAUSE_AFTER_ERROR_S):
                return

    @abstractmethod
    def _run(self) -> None:
        """Do the work until ``self._stop`` is set."""

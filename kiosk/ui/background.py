"""Short work off the GUI thread: PIN checks, small files, the key store, connection tests."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from kiosk.core.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)


class Background(QObject):
    """Runs functions in threads of their own and answers on the GUI thread.

    Answers do not arrive any more after :meth:`stop`.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: set[threading.Thread] = set()
        self._stopped = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[KioskError], None],
        owner: QObject | None = None,
    ) -> None:
        """Call ``work`` in a thread, then ``done`` with its result or ``failed``.

        Args:
            work: Raises :class:`KioskError` when it fails; must end by itself within seconds.
            done: Called on the GUI thread with the result.
            failed: Called on the GUI thread with the error.
            owner: Whom the answer is for; nobody is called once it has been deleted.
        """

        def body() -> None:
            outcome: tuple[QObject | None, Any, Any]
            try:
                outcome = (owner, done, work())
            except KioskError as error:
                outcome = (owner, failed, error)
            except Exception:  # noqa: BLE001  (the top of a thread)
                _log.exception("work behind the operator panel failed")
                unexpected = KioskError("Something went wrong", "The log has the details.")
                outcome = (owner, failed, unexpected)
            if not self._stopped:
                self._finished.emit((threading.current_thread(), *outcome))

        thread = threading.Thread(target=body, name="operator", daemon=True)
        self._threads.add(thread)
        thread.start()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._threads)

    def stop(self, timeout_s: float = 2.0) -> None:
        """Wait for work under way and drop its answers."""
        self._stopped = True
        for thread in tuple(self._threads):
            thread.join(timeout_s)
        self._threads.clear()

    def _on_finished(self, outcome: tuple[threading.Thread, QObject | None, Any, Any]) -> None:
        thread, owner, answer, result = outcome
        self._threads.discard(thread)
        if not self._stopped and (owner is None or shiboken6.isValid(owner)):
            answer(result)

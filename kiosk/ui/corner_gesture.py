"""The hidden way to the operator panel on a screen without a keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QSize, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

TAPS: Final = 5
TAPS_WITHIN_S: Final = 4.0
LONG_PRESS_MS: Final = 3000
CORNER_PX: Final = 110


class CornerGesture(QObject):
    """Five taps within four seconds, or a press of three seconds, in the top right corner.

    Args:
        now_s: A clock that never goes back, in seconds.

    Signals:
        triggered(): The gesture was made.
    """

    triggered = Signal()

    def __init__(self, now_s: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now_s = now_s
        self._taps: list[float] = []
        self._long_press = QTimer(self)
        self._long_press.setSingleShot(True)
        self._long_press.setInterval(LONG_PRESS_MS)
        self._long_press.timeout.connect(self._trigger)

    def press(self, position: QPointF, window: QSize) -> None:
        """A finger or the mouse went down in the window."""
        inside = position.x() >= window.width() - CORNER_PX and position.y() <= CORNER_PX
        if not inside:
            self._taps.clear()
            self._long_press.stop()
            return
        self._long_press.start()
        now_s = self._now_s()
        self._taps = [t for t in self._taps if now_s - t <= TAPS_WITHIN_S] + [now_s]
        if len(self._taps) >= TAPS:
            self._trigger()

    def release(self) -> None:
        """It was lifted."""
        self._long_press.stop()

    def _trigger(self) -> None:
        self._taps.clear()
        self._long_press.stop()
        self.triggered.emit()

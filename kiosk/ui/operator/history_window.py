"""The part of a range that the charts show, and the moment that is pointed at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

_CLOSEST_S: Final = 6 * 3600.0
"""Nobody needs to see less than this across a chart."""


class TimeWindow(QObject):
    """Shared by the charts below each other, so that they move together.

    All times are seconds since 1970 UTC.

    Signals:
        changed(): Another part is shown.
        pointed(object): Another moment is pointed at, or None.
    """

    changed = Signal()
    pointed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = (0.0, 86_400.0)
        self._shown = self._all
        self._moment: float | None = None

    @property
    def shown(self) -> tuple[float, float]:
        """Start and end of what is shown."""
        return self._shown

    @property
    def moment(self) -> float | None:
        """The moment that is pointed at."""
        return self._moment

    @property
    def is_zoomed(self) -> bool:
        """Whether less than everything is shown."""
        return self._shown != self._all

    @property
    def is_closest(self) -> bool:
        """Whether it cannot be looked at more closely."""
        return self._shown[1] - self._shown[0] <= min(_CLOSEST_S, self._length) * 1.001

    @property
    def _length(self) -> float:
        return self._all[1] - self._all[0]

    def set_all(self, start: float, end: float) -> None:
        """Set the whole range; what is shown stays when the range is the same."""
        if (start, end) != self._all:
            self._all = self._shown = (start, end)
            self.point(None)
            self.changed.emit()

    def reset(self) -> None:
        """Show everything."""
        self._show(*self._all)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show so many times less, keeping a moment where it is.

        Args:
            factor: Above 1 looks closer.
            around: What stays in place; None is the middle.
        """
        start, end = self._shown
        around = (start + end) / 2 if around is None else min(max(around, start), end)
        closest = min(_CLOSEST_S, self._length)
        length = min(max((end - start) / factor, closest), self._length)
        start = around - (around - start) / (end - start) * length
        self._show(start, start + length)

    def pan(self, by: float) -> None:
        """Move by so many seconds, within the range."""
        self._show(self._shown[0] + by, self._shown[1] + by)

    def point(self, moment: float | None) -> None:
        """Point at a moment."""
        if moment != self._moment:
            self._moment = moment
            self.pointed.emit(moment)

    def _show(self, start: float, end: float) -> None:
        length = min(end - start, self._length)
        start = min(max(start, self._all[0]), self._all[1] - length)
        shown = (start, start + length)
        if length >= self._length * 0.999:
            shown = self._all
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

"""A chart over time that tells the values under a mouse, a finger or the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QPinchGesture, QWidget

from kiosk.ui.operator.history_plot import TimePlot
from kiosk.ui.operator.history_texts import bar_span_text
from kiosk.ui.operator.history_tip import ValueTip
from kiosk.ui.operator.style import px

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from kiosk.core.history import HistorySeries
    from kiosk.ui.operator.history_layers import ChartKind
    from kiosk.ui.operator.history_model import HistoryAnswer
    from kiosk.ui.operator.history_window import TimeWindow
    from kiosk.ui.theme import Appearance

_PAN_FROM_PX: Final = 8
_STEP_FACTOR: Final = 1.6


class TimeChart(TimePlot):
    """Bars over time that can be asked, zoomed and moved.

    A mouse over a bar, or a finger held on it, tells its values; dragging moves a zoomed
    window; two fingers, Ctrl with the wheel, and the keys + and - zoom.

    Attributes:
        tip: The values of the bar that is pointed at.
    """

    def __init__(
        self,
        appearance: Appearance,
        window: TimeWindow,
        kind: ChartKind,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, window, kind, parent)
        self._pressed: QPoint | None = None
        self._pans = False
        self._points_here = False
        self.tip = ValueTip(appearance, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        window.pointed.connect(self._show_moment)

    def show_answer(self, answer: HistoryAnswer) -> None:
        """Draw this answer, and tell its values where something is pointed at."""
        super().show_answer(answer)
        self._show_moment(self._window.moment)

    # ------------------------------------------------------------------------ pointing

    def _show_moment(self, moment: float | None) -> None:
        if self._plot is None or self._drawn is None or self._answer is None:
            return
        series, first, last = self._drawn
        if moment is None or not series.starts[0] <= moment < series.starts[-1] or first >= last:
            self._spot.setOpts(x0=[0], x1=[0], y0=[0], height=[0])
            self.tip.hide()
            return
        index = int(np.searchsorted(series.starts, moment, "right")) - 1
        begin, end = (float(series.starts[index + k]) for k in (0, 1))
        top = self._box.viewRange()[1][1]
        self._spot.setOpts(x0=[begin - self._origin], x1=[end - self._origin], y0=[0], height=[top])
        if self._points_here:
            self._tell(series, index, self.position_of((begin + end) / 2))
        else:
            self.tip.hide()

    def _tell(self, series: HistorySeries, index: int, x: float) -> None:
        answer, step = self._answer, self._step
        assert answer is not None
        assert step is not None
        before = None if answer.levels_before is None else answer.levels_before.at(step)
        earlier = before.counts(index) if before is not None and index < len(before) else None
        title = bar_span_text(series.start(index), series.start(index + 1), step)
        future = series.starts[index] > answer.asked_at.timestamp()
        rows = self._kind.rows(series.counts(index), earlier, self._appearance.palette, future)
        self.tip.show_values(title, rows, QPoint(round(x), self.height() // 3))
        words = ", ".join(f"{row.name} {row.value}" for row in rows)
        self.setAccessibleDescription(f"{title}: {words}")

    def _point_to(self, x: float) -> None:
        if self._plot is None:
            return
        self._points_here = True
        moment = self.moment_at(x)
        if moment == self._window.moment:
            self._show_moment(moment)
        self._window.point(moment)

    def _point_nowhere(self) -> None:
        self._points_here = False
        self._window.point(None)

    # ------------------------------------------------------------------------ input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell the values below a finger."""
        self._pressed, self._pans = event.position().toPoint(), False
        self._point_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow with the values, or move a zoomed window."""
        here = event.position().toPoint()
        if self._pressed is not None and self._window.is_zoomed:
            moved = here.x() - self._pressed.x()
            if self._pans or abs(moved) >= px(_PAN_FROM_PX):
                self._pans = True
                self._point_nowhere()
                start, end = self._window.shown
                self._pressed = here
                self._window.pan(-moved / self._box.sceneBoundingRect().width() * (end - start))
                return
        self._point_to(here.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The values stay until something else is touched."""
        del event
        self._pressed = None

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went elsewhere."""
        super().leaveEvent(event)
        self._point_nowhere()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; the page scrolls otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._plot is not None:
            factor = _STEP_FACTOR ** (event.angleDelta().y() / 120)
            self._window.zoom(factor, self.moment_at(event.position().x()))
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Zoom with two fingers."""
        if event.type() == QEvent.Type.Gesture and self._plot is not None:
            pinch = event.gesture(Qt.GestureType.PinchGesture)  # type: ignore[attr-defined]
            if isinstance(pinch, QPinchGesture):
                centre = self.mapFromGlobal(pinch.centerPoint().toPoint())
                self._window.zoom(pinch.scaleFactor() or 1.0, self.moment_at(centre.x()))
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bar by bar with the arrows, + and - to zoom."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_to(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            factor = _STEP_FACTOR if key == Qt.Key.Key_Plus else 1 / _STEP_FACTOR
            self._window.zoom(factor, self._window.moment)
        else:
            super().keyPressEvent(event)

    def _step_to(self, by: int) -> None:
        if self._drawn is None:
            return
        series, first, last = self._drawn
        moment, index = self._window.moment, first if by > 0 else last - 1
        if moment is not None:
            index = int(np.searchsorted(series.starts, moment, "right")) - 1 + by
        index = min(max(index, first), last - 1)
        middle = float(series.starts[index] + series.starts[index + 1]) / 2
        self._points_here = True
        self._window.point(middle)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The values go with the focus."""
        super().focusOutEvent(event)
        self._point_nowhere()

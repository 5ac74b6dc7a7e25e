"""The foot of the window: the notice for passers-by and the quiet status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.ui.notice import NoticeBadge
from kiosk.ui.status_strip import StatusStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kiosk.core.settings import Settings
    from kiosk.ui.theme import Appearance


class FootBar(QWidget):
    """Always at the bottom, whatever stands above it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.notice = NoticeBadge(appearance, self)
        self.status = StatusStrip(appearance, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.notice, 1)
        self._row.addWidget(self.status, 0, Qt.AlignmentFlag.AlignVCenter)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def apply_settings(self, settings: Settings) -> None:
        """Follow notice, mode and location."""
        self.notice.apply_settings(settings)
        self.status.set_place(settings.device.location)

    def height_for(self, width: int) -> int:
        """Pixels it needs at a width: the operator's notice may take several lines."""
        narrow = width < 24 * self._appearance.metrics.px(40)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
        self._row.invalidate()
        return max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())

    def sizeHint(self) -> QSize:
        """The window decides; this only starts the layout."""
        return QSize(600, 60)

    def event(self, event: QEvent) -> bool:
        """Tell the window when another text needs another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._appearance.palette.color("background"))
        painter.end()

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        side = metrics.space(3)
        self._row.setContentsMargins(side, metrics.space(1.5), side, metrics.space(1.5))
        self._row.setSpacing(metrics.space(1.5))
        self.update()

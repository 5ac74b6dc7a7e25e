"""One quiet line at the foot of the panel: state of publishing, and where this kiosk stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kiosk.core.health import SyncState, SyncStatus
from kiosk.ui.theme import text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kiosk.ui.theme import Appearance

_TOKEN = {
    SyncState.OFF: "muted",
    SyncState.IDLE: "success",
    SyncState.SENDING: "accent",
    SyncState.RETRYING: "warning",
}


class _Dot(QWidget):
    """A small disc in the colour of the state."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.state = SyncState.OFF

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.palette.color(_TOKEN[self.state]))
        painter.drawEllipse(self.rect())
        painter.end()


class StatusStrip(QWidget):
    """State of publishing in words for everybody, never an address or an error."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._dot = _Dot(appearance, self)
        self._text = QLabel(self)
        self._place = QLabel(self)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._text, self._place):
            label.setProperty("role", "muted")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._dot)
        self._row.addWidget(self._text)
        self._row.addWidget(self._place)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    def set_status(self, status: SyncStatus) -> None:
        """Show this state."""
        if status.state is not self._dot.state:
            self._dot.state = status.state
            self._dot.update()
            self._retranslate()

    def set_place(self, place: str) -> None:
        """Show where this kiosk stands."""
        self._place.setText(place)
        self._place.setVisible(bool(place))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        texts = {
            SyncState.OFF: self.tr("Counts stay on this device"),
            SyncState.IDLE: self.tr("Up to date"),
            SyncState.SENDING: self.tr("Updating"),
            SyncState.RETRYING: self.tr("Waiting for the connection"),
        }
        self._text.setText(texts[self._dot.state])

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        side = metrics.px(10)
        self._dot.setFixedSize(side, side)
        self._row.setContentsMargins(metrics.space(1), 0, metrics.space(1), 0)
        self._row.setSpacing(metrics.space(1))
        for label in (self._text, self._place):
            label.setFont(text_font(metrics.caption))
        self._place.setContentsMargins(metrics.space(2), 0, 0, 0)
        self._dot.update()

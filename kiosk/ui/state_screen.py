"""What the public sees while there is no picture: calm, friendly, never an error."""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QIcon, QPainter, QPen, QTransform
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from kiosk.core.health import AppPhase, Progress
from kiosk.ui import glyphs
from kiosk.ui.avatars import draw_stage
from kiosk.ui.i18n import format_number
from kiosk.ui.notice import ProductMark
from kiosk.ui.theme import icon_path, text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPainterPath, QPaintEvent, QPixmap, QShowEvent

    from kiosk.ui.theme import Appearance

_BREATH_MS: Final = 66
"""15 steps a second are smooth for something so slow, and cost next to nothing."""

_BREATH_STEPS: Final = 60


class _Sign(Enum):
    """What the illustration shows."""

    LOGO = "logo"
    DOWNLOAD = "download"
    WAIT = "wait"
    CAMERA = "camera"
    PAUSE = "pause"


_SIGN: Final = {
    AppPhase.STARTING: _Sign.LOGO,
    AppPhase.RUNNING: _Sign.LOGO,
    AppPhase.FETCHING_MODELS: _Sign.DOWNLOAD,
    AppPhase.MODELS_MISSING: _Sign.WAIT,
    AppPhase.NO_CAMERA: _Sign.CAMERA,
    AppPhase.STOPPED: _Sign.PAUSE,
}


class BreathingSign(QWidget):
    """A sign in a disc with slowly widening rings. Its timer runs only while it is shown."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sign = _Sign.LOGO
        self._step = 0
        self._logo = QIcon(str(icon_path("vitrine.svg")))
        self._timer = QTimer(self)
        self._timer.setInterval(_BREATH_MS)
        self._timer.timeout.connect(self._breathe)

    def set_phase(self, phase: AppPhase) -> None:
        """Show the sign of this phase."""
        self._sign = _SIGN[phase]
        self._run_while_useful()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to breathe."""
        super().showEvent(event)
        self._run_while_useful()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rings, disc and sign."""
        palette = self._appearance.palette
        side = float(min(self.width(), self.height()))
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = 0.27 * side
        for ring in range(2):
            share = (self._step / _BREATH_STEPS + ring / 2) % 1.0
            color = palette.color("accent", 0.42 * (1 - share))
            painter.setPen(QPen(color, max(1.5, 0.008 * side)))
            radius = inner + share * 0.21 * side
            painter.drawEllipse(centre, radius, radius)
        if self._sign is _Sign.LOGO:
            swell = 1 + 0.02 * math.sin(2 * math.pi * self._step / _BREATH_STEPS)
            logo = 2 * inner * 0.86 * swell
            area = QRectF(centre.x() - logo / 2, centre.y() - logo / 2, logo, logo)
            self._logo.paint(painter, area.toRect())
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color("surface"))
            painter.drawEllipse(centre, inner, inner)
            self._draw_glyph(painter, centre, 0.24 * side)
        painter.end()

    def _draw_glyph(self, painter: QPainter, centre: QPointF, size: float) -> None:
        paths: dict[_Sign, QPainterPath] = {
            _Sign.DOWNLOAD: glyphs.download(),
            _Sign.WAIT: glyphs.hourglass(),
            _Sign.CAMERA: glyphs.camera(),
            _Sign.PAUSE: glyphs.pause(),
        }
        pen = QPen(self._appearance.palette.color("accent"), 0.06 * size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        fit = QTransform().translate(centre.x() - size / 2, centre.y() - size / 2)
        painter.drawPath(fit.scale(size, size).map(paths[self._sign]))

    def _run_while_useful(self) -> None:
        # A kiosk that was stopped may stand like this for days.
        if self.isVisible() and self._sign is not _Sign.PAUSE:
            self._timer.start()
        else:
            self._timer.stop()

    def _breathe(self) -> None:
        self._step = (self._step + 1) % _BREATH_STEPS
        self.update()


class StateScreen(QWidget):
    """Covers the window in every phase without a picture."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._phase = AppPhase.STARTING
        self._progress: Progress | None = None
        self._ground: QPixmap | None = None
        self._sign = BreathingSign(appearance, self)
        self._title = QLabel(self)
        self._text = QLabel(self)
        self._text.setProperty("role", "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._percent = QLabel(self)
        self._percent.setProperty("role", "muted")
        self._hint = QLabel(self)
        self._hint.setProperty("role", "muted")
        self._mark = ProductMark(appearance, self)
        for label in (self._title, self._text, self._percent, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._rows = QVBoxLayout(self)
        self._fill()
        appearance.changed.connect(self._restyle)
        self._restyle()
        self._write()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written, from top to bottom."""
        labels = (self._title, self._text, self._percent, self._hint)
        return tuple(label.text() for label in labels if not label.isHidden())

    def set_phase(self, phase: AppPhase) -> None:
        """Show the look of this phase."""
        self._phase = phase
        self._sign.set_phase(phase)
        self._write()

    def set_progress(self, progress: Progress | None) -> None:
        """Show how far the models have come."""
        self._progress = progress
        self._write_progress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        if self._ground is None or self._ground.deviceIndependentSize().toSize() != self.size():
            self._ground = draw_stage(
                self.size(), self._appearance.palette, self.devicePixelRatioF()
            )
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the ground's memory back."""
        super().hideEvent(event)
        self._ground = None

    def _fill(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        rows = self._rows
        rows.addStretch(3)
        rows.addWidget(self._sign, 0, centre)
        rows.addWidget(self._title)
        rows.addWidget(self._text)
        rows.addSpacing(self._appearance.metrics.space(2))
        rows.addWidget(self._bar, 0, centre)
        rows.addWidget(self._percent)
        rows.addStretch(3)
        rows.addWidget(self._hint)
        rows.addWidget(self._mark, 0, centre)

    def _write(self) -> None:
        titles = {
            AppPhase.STARTING: (self.tr("Welcome"), self.tr("Just a moment")),
            AppPhase.RUNNING: (self.tr("Welcome"), self.tr("Just a moment")),
            AppPhase.FETCHING_MODELS: (
                self.tr("Getting ready"),
                self.tr("This happens only once and takes a few minutes at most."),
            ),
            AppPhase.MODELS_MISSING: (
                self.tr("We will be with you soon"),
                self.tr("This display is being set up."),
            ),
            AppPhase.NO_CAMERA: (
                self.tr("One moment, please"),
                self.tr("The picture will be back shortly."),
            ),
            AppPhase.STOPPED: (self.tr("Taking a break"), self.tr("See you soon")),
        }
        title, text = titles[self._phase]
        self._title.setText(title)
        self._text.setText(text)
        self._hint.setText(self.tr("Staff: press Ctrl+Shift+O for the next step."))
        self._hint.setVisible(self._phase is AppPhase.MODELS_MISSING)
        # The large logo needs no second one below it.
        self._mark.setVisible(_SIGN[self._phase] is not _Sign.LOGO)
        self._write_progress()

    def _write_progress(self) -> None:
        shown = self._phase is AppPhase.FETCHING_MODELS
        self._bar.setVisible(shown)
        self._percent.setVisible(shown)
        if not shown:
            return
        progress = self._progress
        if progress is None or progress.total <= 0:
            # A busy bar: how much there is to fetch is not known yet.
            self._bar.setRange(0, 0)
            self._percent.setText(" ")
            return
        share = min(1.0, max(0.0, progress.done / progress.total))
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * share))
        self._percent.setText(
            self.tr("{percent} %").format(percent=format_number(int(100 * share)))
        )

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        self._ground = None
        pad = metrics.space(4)
        self._rows.setContentsMargins(pad, pad, pad, pad)
        self._rows.setSpacing(metrics.space(2))
        side = metrics.px(320)
        self._sign.setFixedSize(side, side)
        self._title.setFont(text_font(metrics.px(56), QFont.Weight.DemiBold))
        self._text.setFont(text_font(metrics.px(26)))
        self._percent.setFont(text_font(metrics.px(22)))
        self._hint.setFont(text_font(metrics.caption))
        self._bar.setFixedWidth(metrics.px(520))
        self.update()

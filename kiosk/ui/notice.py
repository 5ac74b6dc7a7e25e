"""The badge that tells passers-by what is done here, and the product's mark."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QPainter, QPen, QTransform
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kiosk.core.choices import AnalysisMode
from kiosk.ui import glyphs
from kiosk.ui.theme import icon_path, text_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kiosk.core.settings import Settings
    from kiosk.ui.theme import Appearance


class _Shield(QWidget):
    """The sign of privacy in the accent colour."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        side = min(self.width(), self.height()) - 2.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._appearance.palette.color("accent"), max(1.6, 0.075 * side))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = (self.width() - side) / 2, (self.height() - side) / 2
        painter.drawPath(QTransform().translate(x, y).scale(side, side).map(glyphs.shield()))
        painter.end()


def estimates_attributes(settings: Settings) -> bool:
    """Whether more is computed about people than their number: then they are always told."""
    return settings.analysis.mode is not AnalysisMode.COUNTS


class NoticeBadge(QWidget):
    """Says in plain words what is analysed; the operator may set a text of their own.

    The setting ``privacy.notice`` leaves it out only where people are merely counted. Where
    people are recognised that is said after the operator's own words as well: those may have
    been written for another mode.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._settings: Settings | None = None
        self._sign = _Shield(appearance, self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        # The operator's text is shown as it was typed, never as markup.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        self._row = row
        appearance.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What the badge says."""
        return self._text.text()

    def apply_settings(self, settings: Settings) -> None:
        """Say what these settings do."""
        self._settings = settings
        self.setVisible(settings.privacy.notice or estimates_attributes(settings))
        self._retranslate()

    def standard_text(self, settings: Settings) -> str:
        """The text for these settings in the language in force."""
        if settings.analysis.mode is AnalysisMode.COUNTS:
            return self.tr(
                "People are counted on this device. No picture is stored and nobody is identified."
            )
        if settings.analysis.mode is AnalysisMode.IDENTIFICATION:
            estimated = (
                self.tr("Age, gender, gaze and expression are estimated on this device.")
                if settings.analysis.emotion
                else self.tr("Age, gender and gaze are estimated on this device.")
            )
            return f"{estimated} {self._recognition()}"
        if settings.analysis.emotion:
            return self.tr(
                "Age, gender, gaze and expression are estimated on this device. "
                "No picture is stored and nobody is identified."
            )
        return self.tr(
            "Age, gender and gaze are estimated on this device. "
            "No picture is stored and nobody is identified."
        )

    def _recognition(self) -> str:
        return self.tr(
            "People who enrolled are recognised by name; nobody else is identified, and nothing "
            "of anybody else's face is kept."
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        if self._settings is None:
            return
        own = self._settings.privacy.notice_text.strip()
        if own and self._settings.analysis.mode is AnalysisMode.IDENTIFICATION:
            own = f"{own} {self._recognition()}"
        self._text.setText(own or self.standard_text(self._settings))
        # The window asks for the height right away, before Qt has told the layouts.
        self._row.invalidate()
        self.updateGeometry()
        self.setAccessibleName(self.tr("Privacy notice"))
        self.setAccessibleDescription(self._text.text())

    def _restyle(self) -> None:
        metrics = self._appearance.metrics
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.space(1.5))
        side = round(metrics.body * 1.8)
        self._sign.setFixedSize(side, side)
        self._text.setFont(text_font(metrics.body))
        self._sign.update()


class ProductMark(QWidget):
    """Logo and name of the product."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon = QIcon(str(icon_path("vitrine.svg")))
        self.setAccessibleName("Vitrine")
        appearance.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Logo, a gap, and the name."""
        side = self._appearance.metrics.px(40)
        name = QFontMetricsF(self._name_font(side)).horizontalAdvance("Vitrine")
        return QSize(ceil(1.32 * side + name), side)

    def minimumSizeHint(self) -> QSize:
        """The mark is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw logo and name."""
        side = self._appearance.metrics.px(40)
        top = (self.height() - side) // 2
        painter = QPainter(self)
        self._icon.paint(painter, 0, top, side, side)
        painter.setPen(self._appearance.palette.color("text"))
        painter.setFont(self._name_font(side))
        area = QRectF(side * 1.32, 0, self.width() - side * 1.32, self.height())
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "Vitrine"
        )
        painter.end()

    @staticmethod
    def _name_font(side: int) -> QFont:
        return text_font(round(side * 0.6), QFont.Weight.DemiBold)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

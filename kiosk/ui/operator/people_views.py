"""Views of a face as they are collected: close-ups to look at, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.core.identity import Template
from kiosk.ui.operator.style import px

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kiosk.core.identity import FaceView, TemplateSource
    from kiosk.ui.theme import Appearance


LEAST_ALIKE: Final = 0.25
"""Cosine that every view of a person reaches to another one of the same person, and few views of
different people do (docs/decisions/0075-an-import-is-checked-against-itself.md)."""


@dataclass(frozen=True, slots=True, eq=False)
class TakenView:
    """A view that is good enough, until it is stored or forgotten.

    Attributes:
        view: What the networks saw.
        source: Where it came from.
        origin: File name of a photo, or empty.
    """

    view: FaceView
    source: TemplateSource
    origin: str = ""


def templates_of(taken: Sequence[TakenView], now: datetime) -> tuple[Template, ...]:
    """What is stored of views: no picture.

    Args:
        taken: The views.
        now: UTC.
    """
    return tuple(
        Template(
            id=uuid4(),
            model=one.view.model,
            embedding=one.view.embedding,
            quality=one.view.quality,
            source=one.source,
            origin=one.origin[:255],
            added_at=now,
        )
        for one in taken
    )


def odd_views(taken: Sequence[TakenView], known: Sequence[Template] = ()) -> list[TakenView]:
    """Views that look like none of the others: perhaps of somebody else.

    Args:
        taken: Views that are said to be of one person.
        known: What is stored of that person.
    """
    odd = []
    for one in taken:
        others: list[FaceView | Template] = [o.view for o in taken if o is not one]
        others += known
        alike = [
            float(one.view.embedding @ other.embedding)
            for other in others
            if other.model == one.view.model
        ]
        if alike and max(alike) < LEAST_ALIKE:
            odd.append(one)
    return odd


class Strip(QWidget):
    """Parts of one size in rows from the left, as many in a row as there is room for."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        wide = max(part.sizeHint().width() for part in self._parts) + px(12)
        self._arrange(max(1, (event.size().width() + px(12)) // wide))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._grid.setColumnStretch(self._columns, 0)
        self._columns = columns
        for position, part in enumerate(self._parts):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *divmod(position, columns))
        self._grid.setColumnStretch(columns, 1)


class Thumbnail(QWidget):
    """The close-up of a face, or an empty place for one."""

    def __init__(
        self, appearance: Appearance, side: float = 96, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._image: QImage | None = None
        self._words = ""
        self._odd = False
        self.setFixedSize(px(side), px(side))

    def sizeHint(self) -> QSize:
        """Square."""
        return self.minimumSize()

    def show_view(self, view: FaceView | None, words: str = "", *, odd: bool = False) -> None:
        """Show a close-up; without one the words.

        Args:
            view: Whose close-up is shown; its pixels are copied and go with the next view.
            words: Shown where there is no close-up.
            odd: Mark it as something to look at.
        """
        self._odd = odd
        self._image = None
        pixels = None if view is None else view.thumbnail
        if pixels is not None:
            height, width = pixels.shape[:2]
            self._image = QImage(
                pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_BGR888
            ).copy()
        self._words = words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the close-up with round corners."""
        palette = self._appearance.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, px(10), px(10))
        painter.fillPath(shape, palette.color("raised"))
        if self._image is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawImage(box, self._image)
            painter.restore()
        style = Qt.PenStyle.SolidLine if self._image is not None else Qt.PenStyle.DashLine
        tone = "accent" if self._image is not None else "outline"
        tone, width = ("warning", px(4)) if self._odd else (tone, 2)
        painter.setPen(QPen(palette.color(tone), width, style))
        painter.drawPath(shape)
        if self._image is None:
            painter.setPen(palette.color("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)

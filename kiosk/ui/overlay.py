"""Draws the marks over people: corner brackets and labels.

The marks lie over a picture of any brightness, so their colours do not follow the theme:
white lines with a dark rim, and labels on a dark, nearly opaque ground.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from kiosk.core.types import TrackState
from kiosk.ui.face_label import FaceLabel, draw_label, title_room
from kiosk.ui.labels import LabelPlacer, LabelRequest
from kiosk.ui.theme import DARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.display_frame import OverlayItem

CROWD: Final = 7
"""From so many people on, marks are drawn smaller."""

_CACHED_LABELS: Final = 300
_CACHED_BRACKETS: Final = 120


class OverlayPainter:
    """Draws the marks of a frame; keeps the pictures of what it has drawn."""

    def __init__(self) -> None:
        self._labels: dict[tuple[object, ...], QPixmap] = {}
        self._named: dict[tuple[object, ...], QPixmap] = {}
        self._rooms: dict[int, int] = {}
        self._brackets: dict[tuple[object, ...], QPixmap] = {}
        self._placer = LabelPlacer()

    def forget(self) -> None:
        """Draw all labels anew: fonts, language or the screen's scale have changed."""
        self._labels.clear()
        self._named.clear()
        self._brackets.clear()

    def paint(
        self,
        painter: QPainter,
        items: Sequence[OverlayItem],
        view: QSizeF,
        factor: float,
        *,
        labels: bool,
        brackets: bool = True,
    ) -> None:
        """Draw the marks.

        Args:
            painter: Open on the view, in logical pixels.
            items: People in logical pixels, nearest last.
            view: Size of the view.
            factor: Size of lines and letters; 1 for a screen of 1920x1080.
            labels: Whether name, age and gender are shown, as far as the items have them.
            brackets: Whether faces are framed.
        """
        # A face whose middle was cropped away has no mark: it would point at nothing.
        items = [item for item in items if _centre_inside(item, view)]
        compact = len(items) >= CROWD
        line = max(1.5, (2.5 if compact else 3.25) * factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if brackets:
            for item in items:
                self._paint_brackets(painter, item, line)
        if labels:
            font_px = max(13, round((18 if compact else 23) * factor))
            self._paint_labels(painter, items, view, font_px)
        painter.setOpacity(1.0)

    def _paint_brackets(self, painter: QPainter, item: OverlayItem, line: float) -> None:
        pad = 0.05 * min(item.width, item.height) + line
        left, top = item.x - pad, item.y - pad
        width, height = item.width + 2 * pad, item.height + 2 * pad
        # Steps of 2 px: sizes change all the time, and each one is a picture in the cache.
        reach = max(4, 2 * round(0.13 * min(width, height)))
        ratio = painter.device().devicePixelRatioF()
        corners = self._corners(reach, line, item.looking, ratio)
        side = corners.deviceIndependentSize().width() / 2
        left, top = round(left * ratio) / ratio, round(top * ratio) / ratio
        right = round((left + width) * ratio) / ratio - side
        bottom = round((top + height) * ratio) / ratio - side
        painter.setOpacity(item.opacity)
        half = side * ratio
        for x, y, column, row in (
            (left, top, 0, 0),
            (right, top, 1, 0),
            (left, bottom, 0, 1),
            (right, bottom, 1, 1),
        ):
            source = QRectF(column * half, row * half, half, half)
            painter.drawPixmap(QPointF(x, y), corners, source)

    def _corners(self, reach: int, line: float, looking: bool, ratio: float) -> QPixmap:
        key = (reach, line, looking, ratio)
        picture = self._brackets.get(key)
        if picture is None:
            if len(self._brackets) >= _CACHED_BRACKETS:
                self._brackets.clear()
            picture = draw_corners(reach, line, looking, ratio)
            self._brackets[key] = picture
        return picture

    def _paint_labels(
        self, painter: QPainter, items: Sequence[OverlayItem], view: QSizeF, font_px: int
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        shown = [item for item in items if item.state is not TrackState.TENTATIVE]
        pictures = self._pictures(shown, font_px, ratio)
        requests = []
        for item in shown:
            size = pictures[item.id].deviceIndependentSize()
            face = (item.x, item.y, item.width, item.height)
            named = bool(item.name)
            requests.append(LabelRequest(item.id, face, size.width(), size.height(), named))
        places = self._placer.place(requests, view.width(), view.height(), 0.45 * font_px)
        for item in shown:
            place = places.get(item.id)
            if place is not None:
                painter.setOpacity(item.opacity)
                # On whole device pixels, or the letters would blur.
                x, y = round(place[0] * ratio) / ratio, round(place[1] * ratio) / ratio
                painter.drawPixmap(QPointF(x, y), pictures[item.id])

    def _pictures(
        self, items: Sequence[OverlayItem], font_px: int, ratio: float
    ) -> dict[int, QPixmap]:
        """The label of each person by track; names outlive the frame in no cache."""
        stranger = QCoreApplication.translate("FaceLabel", "Unknown")
        pictures: dict[int, QPixmap] = {}
        named: dict[tuple[object, ...], QPixmap] = {}
        rooms: dict[int, int] = {}
        for item in items:
            title = item.name or (stranger if item.stranger else "")
            room = title_room(item.width, font_px, self._rooms.get(item.id)) if title else 0
            label = FaceLabel(
                item.age, item.gender, item.looking, title, bool(item.name), room, item.under_18
            )
            key = (label, font_px, ratio)
            picture = (self._named if item.name else self._labels).get(key)
            if picture is None:
                picture = draw_label(label, font_px, ratio)
                if not item.name:
                    if len(self._labels) >= _CACHED_LABELS:
                        self._labels.clear()
                    self._labels[key] = picture
            if item.name:
                named[key] = picture
            pictures[item.id] = picture
            rooms[item.id] = room
        self._named = named
        self._rooms = {id_: room for id_, room in rooms.items() if room}
        return pictures


def _centre_inside(item: OverlayItem, view: QSizeF) -> bool:
    x, y = item.x + item.width / 2, item.y + item.height / 2
    return 0 <= x < view.width() and 0 <= y < view.height()


def draw_corners(reach: int, line: float, looking: bool, ratio: float) -> QPixmap:
    """The four rounded corners of a frame, pushed together into one square picture.

    Stroking a path with soft edges takes a fifth of a millisecond, copying a picture a few
    microseconds.

    Args:
        reach: How far each corner reaches along the sides, logical pixels.
        line: Width of the lines, logical pixels.
        looking: Whether the person looks: another colour.
        ratio: Device pixels per logical pixel.
    """
    rim = 1.5
    inset = line / 2 + rim
    half = ceil(reach + inset + line)
    picture = QPixmap(ceil(2 * half * ratio), ceil(2 * half * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    radius = 0.55 * reach
    path = QPainterPath(QPointF(inset, inset + reach))
    path.lineTo(inset, inset + radius)
    path.quadTo(inset, inset, inset + radius, inset)
    path.lineTo(inset + reach, inset)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = QColor(DARK.accent) if looking else QColor(255, 255, 255)
    for pen in (QPen(QColor(0, 0, 0, 110), line + 2 * rim), QPen(color, line)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for mirror_x, mirror_y in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
            turn = QTransform().translate(half, half).scale(mirror_x, mirror_y)
            painter.setTransform(turn.translate(-half, -half))
            painter.strokePath(path, pen)
    painter.end()
    return picture

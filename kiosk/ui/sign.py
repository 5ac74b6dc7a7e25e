"""The printable sign: drawn as vectors into a PDF, a picture of 300 dpi, or a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QPageLayout,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)

from kiosk.core.atomic import write_atomic
from kiosk.core.errors import ReportError
from kiosk.ui.sign_layout import DPI, QUIET_MODULES, Paper, SignLayout, sign_layout
from kiosk.ui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.ui.sign_text import SignText

_COLOURS: Final = {
    "on_panel": "#ffffff",
    "text": LIGHT.text,
    "muted": LIGHT.muted,
    "accent": LIGHT.accent,
}
_DOTS_PER_METRE: Final = round(DPI / 0.0254)


def write_sign(path: Path, text: SignText, paper: Paper) -> None:
    """Write the sign to a file, all of it or nothing. May be called from any thread.

    Args:
        path: Ends in ``.pdf`` or ``.png``.
        text: What it says.
        paper: Its size.

    Raises:
        ReportError: The ending is another one, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        content = sign_pdf(text, paper)
    elif suffix == ".png":
        content = sign_png(text, paper)
    else:
        raise ReportError(f"{path.name} is no PDF or PNG", "Let the name end in .pdf or .png.")
    try:
        write_atomic(path, content)
    except OSError as error:
        raise ReportError(
            f"{path} cannot be written ({error.strerror})", "Name another place."
        ) from error


def sign_pdf(text: SignText, paper: Paper) -> bytes:
    """The sign as a PDF of one page, with text as text."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(paper.page_size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(text.headline)
    writer.setCreator("Vitrine")
    painter = QPainter(writer)
    draw_sign(painter, sign_layout(text, paper))
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def sign_png(text: SignText, paper: Paper) -> bytes:
    """The sign as a PNG of 300 dpi."""
    size = paper.size_px
    image = sign_image(text, paper, round(size.width()))
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    buffer.close()
    return bytes(buffer.data().data())


def sign_image(text: SignText, paper: Paper, width_px: int) -> QImage:
    """A picture of the sign, e.g. for a preview. May be called from any thread."""
    size = paper.size_px
    factor = width_px / size.width()
    image = QImage(width_px, round(size.height() * factor), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(factor, factor)
    draw_sign(painter, sign_layout(text, paper))
    painter.end()
    return image


def draw_sign(painter: QPainter, layout: SignLayout) -> None:
    """Draw a sign in pixels at 300 dpi."""
    mm = layout.paper.size_px.width() / 210
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(layout.panel, 9 * mm, 9 * mm)
    _draw_icon(painter, layout.icon)
    for tick in layout.ticks:
        _draw_tick(painter, tick)
    painter.setPen(QPen(QColor(LIGHT.border), 0.35 * mm))
    painter.drawLine(layout.rule.topLeft(), layout.rule.topRight())
    if layout.code is not None:
        _draw_code(painter, layout.code, layout.modules)
    for box in layout.texts:
        painter.setFont(box.font)
        painter.setPen(QColor(_COLOURS[box.role]))
        painter.drawText(box.area, box.flags, box.text)


def _draw_icon(painter: QPainter, area: QRectF) -> None:
    """A head and shoulders between the corners of a view finder."""
    side = area.width()

    def at(x: float, y: float) -> QPointF:
        return QPointF(area.left() + x * side, area.top() + y * side)

    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor("#ffffff"), 0.075 * side)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    edge, arm, bend = 0.04, 0.26, 0.16
    corners = QPainterPath()
    for turn_x, turn_y in ((0, 0), (1, 0), (1, 1), (0, 1)):
        x = edge if turn_x == 0 else 1 - edge
        y = edge if turn_y == 0 else 1 - edge
        dx, dy = (1 - 2 * turn_x), (1 - 2 * turn_y)
        corners.moveTo(at(x, y + arm * dy))
        corners.lineTo(at(x, y + bend * dy))
        corners.quadTo(at(x, y), at(x + bend * dx, y))
        corners.lineTo(at(x + arm * dx, y))
    painter.drawPath(corners)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffffff"))
    painter.drawEllipse(at(0.5, 0.37), 0.135 * side, 0.135 * side)
    shoulders = QPainterPath(at(0.24, 0.80))
    shoulders.cubicTo(at(0.24, 0.62), at(0.35, 0.555), at(0.5, 0.555))
    shoulders.cubicTo(at(0.65, 0.555), at(0.76, 0.62), at(0.76, 0.80))
    shoulders.closeSubpath()
    painter.drawPath(shoulders)


def _draw_tick(painter: QPainter, area: QRectF) -> None:
    """A check mark in a pale disc."""
    side = area.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#d9ebe9"))
    painter.drawEllipse(area)
    pen = QPen(QColor(LIGHT.accent), 0.11 * side)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    mark = QPainterPath(QPointF(area.left() + 0.29 * side, area.top() + 0.52 * side))
    mark.lineTo(area.left() + 0.44 * side, area.top() + 0.67 * side)
    mark.lineTo(area.left() + 0.72 * side, area.top() + 0.36 * side)
    painter.drawPath(mark)


def _draw_code(painter: QPainter, area: QRectF, modules: tuple[tuple[bool, ...], ...]) -> None:
    side = area.width() / (len(modules) + 2 * QUIET_MODULES)
    path = QPainterPath()
    for y, row in enumerate(modules):
        start = 0
        while start < len(row):
            if not row[start]:
                start += 1
                continue
            end = start
            while end < len(row) and row[end]:
                end += 1
            path.addRect(
                area.left() + (QUIET_MODULES + start) * side,
                area.top() + (QUIET_MODULES + y) * side,
                (end - start) * side,
                side,
            )
            start = end
    # Neighbouring rows of a smoothed path would show fine white lines between them.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(path, QColor("#000000"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)

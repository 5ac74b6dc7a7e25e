"""Small signs drawn as vectors: the same on every system, whatever fonts it has.

Each function returns a path in a unit square (0..1, y down) that is meant to be stroked,
except where it says filled.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath


def female() -> QPainterPath:
    """Circle with a cross below."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.5, 0.33), 0.25, 0.25)
    path.moveTo(0.5, 0.58)
    path.lineTo(0.5, 0.97)
    path.moveTo(0.34, 0.78)
    path.lineTo(0.66, 0.78)
    return path


def male() -> QPainterPath:
    """Circle with an arrow to the upper right."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.38, 0.63), 0.25, 0.25)
    path.moveTo(0.56, 0.45)
    path.lineTo(0.87, 0.14)
    path.moveTo(0.63, 0.13)
    path.lineTo(0.88, 0.13)
    path.lineTo(0.88, 0.38)
    return path


def eye() -> QPainterPath:
    """Outline of an eye; the pupil is :func:`pupil`."""
    path = QPainterPath()
    path.moveTo(0.02, 0.5)
    path.quadTo(0.5, -0.06, 0.98, 0.5)
    path.quadTo(0.5, 1.06, 0.02, 0.5)
    path.closeSubpath()
    return path


def pupil() -> QPainterPath:
    """Filled disc inside :func:`eye`."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.5, 0.5), 0.16, 0.16)
    return path


def camera() -> QPainterPath:
    """A camera from the front."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.06, 0.24, 0.88, 0.58), 0.11, 0.11)
    path.addEllipse(QPointF(0.5, 0.53), 0.17, 0.17)
    path.moveTo(0.34, 0.24)
    path.lineTo(0.41, 0.13)
    path.lineTo(0.59, 0.13)
    path.lineTo(0.66, 0.24)
    return path


def pause() -> QPainterPath:
    """Two upright strokes."""
    path = QPainterPath()
    for x in (0.36, 0.64):
        path.moveTo(x, 0.26)
        path.lineTo(x, 0.74)
    return path


def download() -> QPainterPath:
    """An arrow into a tray."""
    path = QPainterPath()
    path.moveTo(0.5, 0.14)
    path.lineTo(0.5, 0.62)
    path.moveTo(0.3, 0.43)
    path.lineTo(0.5, 0.63)
    path.lineTo(0.7, 0.43)
    path.moveTo(0.14, 0.68)
    path.lineTo(0.14, 0.84)
    path.lineTo(0.86, 0.84)
    path.lineTo(0.86, 0.68)
    return path


def hourglass() -> QPainterPath:
    """Waiting."""
    path = QPainterPath()
    path.moveTo(0.24, 0.12)
    path.lineTo(0.76, 0.12)
    path.moveTo(0.24, 0.88)
    path.lineTo(0.76, 0.88)
    path.moveTo(0.3, 0.12)
    path.cubicTo(0.3, 0.42, 0.7, 0.58, 0.7, 0.88)
    path.moveTo(0.7, 0.12)
    path.cubicTo(0.7, 0.42, 0.3, 0.58, 0.3, 0.88)
    return path


def shield() -> QPainterPath:
    """Privacy."""
    path = QPainterPath()
    path.moveTo(0.5, 0.06)
    path.lineTo(0.86, 0.19)
    path.cubicTo(0.88, 0.56, 0.76, 0.8, 0.5, 0.95)
    path.cubicTo(0.24, 0.8, 0.12, 0.56, 0.14, 0.19)
    path.closeSubpath()
    path.moveTo(0.33, 0.5)
    path.lineTo(0.46, 0.63)
    path.lineTo(0.69, 0.37)
    return path

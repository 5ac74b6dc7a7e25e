"""Signs of kinds and states of destinations, drawn as strokes in a unit square."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from kiosk.core.sinks import SinkKind
from kiosk.core.sync import SinkState
from kiosk.ui.operator import icons

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _strokes(*lines: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for first, *others in lines:
        path.moveTo(*first)
        for point in others:
            path.lineTo(*point)
    return path


def _in_circle(path: QPainterPath) -> QPainterPath:
    path.addEllipse(QPointF(0.5, 0.5), 0.44, 0.44)
    return path


def check() -> QPainterPath:
    """A tick in a circle."""
    return _in_circle(_strokes(((0.3, 0.52), (0.45, 0.67), (0.71, 0.36))))


def arrow() -> QPainterPath:
    """An arrow upwards in a circle."""
    return _in_circle(
        _strokes(((0.5, 0.73), (0.5, 0.29)), ((0.33, 0.46), (0.5, 0.29), (0.67, 0.46)))
    )


def clock() -> QPainterPath:
    """A clock."""
    return _in_circle(_strokes(((0.5, 0.26), (0.5, 0.52), (0.68, 0.62))))


def pause() -> QPainterPath:
    """Two bars in a circle."""
    return _in_circle(_strokes(((0.4, 0.34), (0.4, 0.66)), ((0.6, 0.34), (0.6, 0.66))))


def cross() -> QPainterPath:
    """A cross in a circle."""
    return _in_circle(_strokes(((0.36, 0.36), (0.64, 0.64)), ((0.64, 0.36), (0.36, 0.64))))


def warning() -> QPainterPath:
    """A triangle with an exclamation mark."""
    return _strokes(
        ((0.5, 0.1), (0.95, 0.88), (0.05, 0.88), (0.5, 0.1)),
        ((0.5, 0.38), (0.5, 0.6)),
        ((0.5, 0.73), (0.5, 0.74)),
    )


def package() -> QPainterPath:
    """A box that is to be unpacked."""
    path = _strokes(
        ((0.12, 0.34), (0.5, 0.52), (0.88, 0.34)),
        ((0.5, 0.52), (0.5, 0.94)),
        (
            (0.5, 0.12),
            (0.12, 0.32),
            (0.12, 0.74),
            (0.5, 0.94),
            (0.88, 0.74),
            (0.88, 0.32),
            (0.5, 0.12),
        ),
    )
    return path


def server() -> QPainterPath:
    """Two racks."""
    path = _strokes(((0.28, 0.3), (0.3, 0.3)), ((0.28, 0.7), (0.3, 0.7)))
    path.addRoundedRect(QRectF(0.1, 0.12, 0.8, 0.34), 0.07, 0.07)
    path.addRoundedRect(QRectF(0.1, 0.54, 0.8, 0.34), 0.07, 0.07)
    return path


def gauge() -> QPainterPath:
    """A number that is replaced by the next: a dial."""
    path = QPainterPath()
    path.moveTo(0.1, 0.74)
    path.arcTo(QRectF(0.1, 0.2, 0.8, 0.8), 160, -140)
    path.moveTo(0.5, 0.66)
    path.lineTo(0.68, 0.4)
    path.addEllipse(QPointF(0.5, 0.7), 0.05, 0.05)
    return path


def broker() -> QPainterPath:
    """One in the middle that hands on to others."""
    path = _strokes(
        ((0.5, 0.4), (0.5, 0.22)), ((0.42, 0.58), (0.24, 0.74)), ((0.58, 0.58), (0.76, 0.74))
    )
    path.addEllipse(QPointF(0.5, 0.52), 0.12, 0.12)
    for x, y in ((0.5, 0.13), (0.17, 0.81), (0.83, 0.81)):
        path.addEllipse(QPointF(x, y), 0.09, 0.09)
    return path


def folder() -> QPainterPath:
    """A folder."""
    path = _strokes(
        (
            (0.08, 0.82),
            (0.08, 0.2),
            (0.38, 0.2),
            (0.48, 0.32),
            (0.92, 0.32),
            (0.92, 0.82),
            (0.08, 0.82),
        )
    )
    return path


def hook() -> QPainterPath:
    """A link of a chain."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.06, 0.34, 0.5, 0.32), 0.16, 0.16)
    path.addRoundedRect(QRectF(0.44, 0.34, 0.5, 0.32), 0.16, 0.16)
    return path


def bell() -> QPainterPath:
    """A bell."""
    path = QPainterPath()
    path.moveTo(0.14, 0.74)
    path.cubicTo(0.32, 0.62, 0.16, 0.16, 0.5, 0.16)
    path.cubicTo(0.84, 0.16, 0.68, 0.62, 0.86, 0.74)
    path.closeSubpath()
    path.moveTo(0.42, 0.86)
    path.lineTo(0.58, 0.86)
    return path


STATE_SIGNS: Final[Mapping[SinkState, tuple[Callable[[], QPainterPath], str]]] = {
    SinkState.IDLE: (check, "success"),
    SinkState.SENDING: (arrow, "accent"),
    SinkState.RETRYING: (clock, "warning"),
    SinkState.PROBING: (clock, "warning"),
    SinkState.PAUSED: (pause, "muted"),
    SinkState.REFUSED: (cross, "danger"),
    SinkState.MISCONFIGURED: (cross, "danger"),
    SinkState.HALTED: (warning, "danger"),
    SinkState.MISSING_EXTRA: (package, "danger"),
}
"""Sign and colour of each state; the words beside them say the same."""

KIND_SIGNS: Final[Mapping[SinkKind, Callable[[], QPainterPath]]] = {
    SinkKind.HTTP: server,
    SinkKind.WORKSHOP: gauge,
    SinkKind.MQTT: broker,
    SinkKind.STORAGE: folder,
    SinkKind.WEBHOOK: hook,
    SinkKind.SNS: bell,
}

cloud = icons.cloud

"""Style sheet and small building blocks of the panel."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.core.paths import assets_dir
from kiosk.ui.theme import TOUCH_TARGET_PX, Metrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ui.theme import Appearance, Palette

NARROW_PX: Final = 900
"""Below this width (at factor 1) the panel stands in one column."""

_metrics_in_force = Metrics()


def use_metrics(metrics: Metrics) -> None:
    """Set the sizes for widgets of the panel that are built from now on.

    There is one panel in a program; it builds its widgets anew when the sizes change.
    """
    global _metrics_in_force
    _metrics_in_force = metrics


def px(size: float) -> int:
    """A length in logical pixels that is ``size`` on a screen of 1920x1080."""
    return _metrics_in_force.px(size)


def touch_px() -> int:
    """Least side of anything that is touched."""
    return px(TOUCH_TARGET_PX)


def control_metrics(appearance: Appearance) -> Metrics:
    """Sizes of controls, which never shrink below those of a finger."""
    return Metrics(max(1.0, appearance.metrics.factor))


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template((assets_dir() / "themes" / "operator.qss").read_text(encoding="utf-8"))


def panel_style_sheet(palette: Palette, metrics: Metrics) -> str:
    """The panel's own rules, on top of the application's."""
    values = asdict(palette) | {
        "icons": assets_dir().joinpath("icons").as_posix(),
        "radius": str(metrics.px(10)),
        "space_s": str(metrics.px(4)),
        "space": str(metrics.px(8)),
        "space_l": str(metrics.px(16)),
        "touch": str(metrics.px(TOUCH_TARGET_PX)),
        "touch_bare": str(metrics.px(TOUCH_TARGET_PX) - 4),  # without the border
        "pin_key_height": str(metrics.px(64)),
        "caption": str(metrics.px(14)),
        "body": str(metrics.px(16)),
        "key": str(metrics.px(19)),
        "pin_key": str(metrics.px(26)),
        "figure": str(metrics.px(30)),
    }
    return _template().substitute(values)


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A text in one of the roles of the style sheet."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if role:
        result.setProperty("role", role)
    return result


def button(text: str, role: str = "", on_click: Callable[[], object] | None = None) -> QPushButton:
    """A push button that a finger can hit."""
    result = QPushButton(text)
    result.setMinimumSize(touch_px(), touch_px())
    result.setAutoDefault(False)
    if role:
        result.setProperty("role", role)
    if on_click is not None:
        result.clicked.connect(lambda: on_click())
    return result


def card(title: str = "", *, space: int = 16) -> tuple[QFrame, QVBoxLayout]:
    """A framed group with an optional heading, and the layout for its content."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(px(space + 8), px(space + 4), px(space + 8), px(space + 8))
    layout.setSpacing(px(space))
    if title:
        layout.addWidget(label(title, "heading"))
    return frame, layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)

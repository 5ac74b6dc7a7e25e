"""Design tokens and how they reach Qt: colours, sizes, fonts and the style sheet.

Colours live in :class:`Palette` (one light, one dark), sizes in :class:`Metrics`, which grow
with the window so that a shop window of any size is read from the same number of steps away.
:class:`Appearance` puts both into force for the whole application and tells widgets that
paint themselves when something changed.

Style sheet roles (set with ``widget.setProperty("role", ...)`` before it is shown):
``QPushButton``: ``primary``, ``danger``, ``quiet``; ``QLabel``: ``title``, ``heading``,
``caption``, ``muted``, ``accent``, ``error``, ``success``, ``warning``; ``QFrame``: ``card``. A
widget with the property ``invalid`` set to true has a red border.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.core.choices import Theme
from kiosk.core.paths import assets_dir

if TYPE_CHECKING:
    from pathlib import Path

FONT_FAMILIES: Final = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    "Noto Sans",
    "Cantarell",
    "Ubuntu",
    "Roboto",
    "DejaVu Sans",
)
"""Sans-serif faces of the common systems, best first; Qt takes the first that exists."""

TOUCH_TARGET_PX: Final = 48
"""Smallest side of anything that is touched, in logical pixels at factor 1."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by purpose, as ``#rrggbb``.

    All text colours have a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3) on ``background``,
    ``surface`` and ``raised``; ``outline`` has at least 3:1 (1.4.11).

    Attributes:
        name: ``light`` or ``dark``; picks the icons that match.
        background: Behind everything.
        surface: Cards and panels.
        raised: Fields, hovered and nested areas.
        border: Hairlines that only decorate.
        outline: Borders that tell a control from its surroundings.
        text: Main text.
        muted: Secondary text.
        accent: The product's colour: primary actions, focus, people who look.
        on_accent: Text on ``accent``.
        danger: Errors and actions that destroy.
        on_danger: Text on ``danger``.
        warning: Needs attention.
        success: All well.
        female: Signs and figures of apparent women.
        male: Signs and figures of apparent men.
        unknown: Signs and figures of people of unknown gender.
        female_fill: Bars and areas of apparent women, at least 3:1 on ``surface``.
        male_fill: Likewise of apparent men.
        unknown_fill: Likewise of people of unknown gender.
    """

    name: str
    background: str
    surface: str
    raised: str
    border: str
    outline: str
    text: str
    muted: str
    accent: str
    on_accent: str
    danger: str
    on_danger: str
    warning: str
    success: str
    female: str
    male: str
    unknown: str
    female_fill: str
    male_fill: str
    unknown_fill: str

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, e.g. ``color("accent", 0.5)``.

        Args:
            token: Name of an attribute of this class.
            alpha: Opacity 0..1.
        """
        color = QColor(str(getattr(self, token)))
        color.setAlphaF(alpha)
        return color


DARK: Final = Palette(
    name="dark",
    background="#0d1015",
    surface="#151a21",
    raised="#1e252e",
    border="#2a333e",
    outline="#738193",
    text="#f3f5f8",
    muted="#a9b4c2",
    accent="#5ad7c4",
    on_accent="#05231f",
    danger="#ff8f85",
    on_danger="#2b0603",
    warning="#ffc35c",
    success="#7fd98b",
    female="#ffb866",
    male="#ab9fff",
    unknown="#9fb0c3",
    female_fill="#ffb866",
    male_fill="#ab9fff",
    unknown_fill="#8496a9",
)

LIGHT: Final = Palette(
    name="light",
    background="#e9edf1",
    surface="#ffffff",
    raised="#f4f6f9",
    border="#d3dae2",
    outline="#6f7b8a",
    text="#12181f",
    muted="#4d5967",
    accent="#08706a",
    on_accent="#ffffff",
    danger="#b3261e",
    on_danger="#ffffff",
    warning="#805000",
    success="#1b6e2f",
    female="#9c4f00",
    male="#5746c9",
    unknown="#526070",
    female_fill="#d67a1c",
    male_fill="#7d6ef0",
    unknown_fill="#8391a0",
)


def contrast_ratio(first: QColor, second: QColor) -> float:
    """Contrast of two opaque colours, 1..21 (WCAG 2.2, definition of contrast ratio)."""

    def luminance(color: QColor) -> float:
        def linear(channel: float) -> float:
            return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

        return (
            0.2126 * linear(color.redF())
            + 0.7152 * linear(color.greenF())
            + 0.0722 * linear(color.blueF())
        )

    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in logical pixels, all multiples of one factor.

    Attributes:
        factor: 1 for a window of 1920x1080 logical pixels.
    """

    factor: float = 1.0

    @classmethod
    def for_size(cls, size: QSize) -> Metrics:
        """Metrics for a window of this size: grow with the square root of its area.

        The factor moves in steps of 1/16, so that dragging an edge does not restyle the
        window at each pixel.
        """
        area = max(1, size.width() * size.height())
        factor = math.sqrt(area / (1920 * 1080))
        # A narrow window needs smaller type than its area suggests.
        factor = min(factor, size.width() / 900, size.height() / 620)
        return cls(round(min(2.5, max(0.625, factor)) * 16) / 16)

    def px(self, size: float) -> int:
        """A length that is ``size`` at factor 1, at least 1."""
        return max(1, round(size * self.factor))

    def space(self, steps: float) -> int:
        """A distance of so many steps of the 8 px grid."""
        return self.px(8 * steps)

    @property
    def radius(self) -> int:
        """Corner radius of cards."""
        return self.px(18)

    @property
    def caption(self) -> int:
        """Text height of captions and axis labels; 12 px is the least that is read."""
        return max(12, self.px(15))

    @property
    def body(self) -> int:
        """Text height of running text."""
        return max(13, self.px(18))

    @property
    def heading(self) -> int:
        """Text height of headings within a card."""
        return max(15, self.px(24))

    @property
    def title(self) -> int:
        """Text height of the title of a screen."""
        return self.px(44)


def text_font(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The product's typeface at a size in logical pixels."""
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(px)
    font.setWeight(weight)
    return font


@lru_cache(maxsize=1)
def _style_template() -> Template:
    return Template((assets_dir() / "themes" / "vitrine.qss").read_text(encoding="utf-8"))


def icon_path(name: str) -> Path:
    """Path of a picture of the program, e.g. ``icon_path("vitrine.svg")``."""
    return assets_dir() / "icons" / name


def style_sheet(palette: Palette, metrics: Metrics) -> str:
    """The application's style sheet for these colours and sizes."""
    # Controls never shrink below the size of a finger, whatever the window.
    control = Metrics(max(1.0, metrics.factor))
    values = asdict(palette) | {
        "icons": assets_dir().joinpath("icons").as_posix(),
        "radius_s": str(control.px(8)),
        "radius": str(control.px(10)),
        "radius_l": str(control.px(18)),
        "space_s": str(control.space(0.5)),
        "space": str(control.space(1)),
        "space_l": str(control.space(2)),
        "touch": str(control.px(TOUCH_TARGET_PX)),
        # Qt adds border and padding to min-height.
        "touch_inner": str(control.px(TOUCH_TARGET_PX) - 2 * control.space(0.5) - 4),
        "indicator": str(control.px(24)),
        "caption": str(control.px(14)),
        "body": str(control.px(16)),
        "heading": str(control.px(20)),
        "title": str(control.px(28)),
    }
    return _style_template().substitute(values)


def qt_palette(palette: Palette) -> QPalette:
    """Qt's own palette in these colours, for what the style sheet does not reach."""
    roles = {
        QPalette.ColorRole.Window: palette.background,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.raised,
        QPalette.ColorRole.AlternateBase: palette.surface,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.Button: palette.raised,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.BrightText: palette.danger,
        QPalette.ColorRole.Highlight: palette.accent,
        QPalette.ColorRole.HighlightedText: palette.on_accent,
        QPalette.ColorRole.ToolTipBase: palette.raised,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.Link: palette.accent,
    }
    result = QPalette()
    for role, color in roles.items():
        result.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.outline))
    return result


class Appearance(QObject):
    """The palette and metrics in force; one object for the application.

    Widgets that paint themselves read :attr:`palette` and :attr:`metrics` and repaint on
    :attr:`changed`; ordinary widgets are restyled through the application's style sheet.

    Signals:
        changed(): Palette or metrics are different now.
    """

    changed = Signal()

    def __init__(self, theme: Theme = Theme.DARK, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._palette = DARK
        self._metrics = Metrics()
        QApplication.setStyle("Fusion")
        QApplication.setFont(text_font(Metrics().px(16)))
        QApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._refresh(force=True)

    @property
    def palette(self) -> Palette:
        """Colours in force."""
        return self._palette

    @property
    def metrics(self) -> Metrics:
        """Sizes in force for the public window."""
        return self._metrics

    def set_theme(self, theme: Theme) -> None:
        """Use the light or the dark palette, or the one that the system asks for."""
        self._theme = theme
        self._refresh()

    def set_window_size(self, size: QSize) -> None:
        """Adapt all sizes to a window of this many logical pixels."""
        metrics = Metrics.for_size(size)
        if metrics != self._metrics:
            self._metrics = metrics
            self._refresh(force=True)

    def _on_scheme_changed(self) -> None:
        if self._theme is Theme.AUTO:
            self._refresh()

    def _wanted_palette(self) -> Palette:
        if self._theme is Theme.LIGHT:
            return LIGHT
        if self._theme is Theme.DARK:
            return DARK
        scheme = QApplication.styleHints().colorScheme()
        return LIGHT if scheme == Qt.ColorScheme.Light else DARK

    def _refresh(self, *, force: bool = False) -> None:
        palette = self._wanted_palette()
        if palette is self._palette and not force:
            return
        self._palette = palette
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(qt_palette(palette))
            sheet = style_sheet(palette, self._metrics)
            if sheet != app.styleSheet():
                app.setStyleSheet(sheet)
        self.changed.emit()


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its role in the style sheet, also after it was shown."""
    widget.setProperty("role", role)
    repolish(widget)


def repolish(widget: QWidget) -> None:
    """Make the style sheet look at the widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)

"""What the charts over time draw, in which colours, and what they tell of a bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QColor

from kiosk.core.metrics import AGE_COLUMNS
from kiosk.ui.i18n import format_number
from kiosk.ui.operator.history_texts import figure_text, share_text
from kiosk.ui.operator.history_tip import TipRow
from kiosk.ui.operator.texts import duration_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.core.metrics import MetricCounts
    from kiosk.ui.theme import Palette

_CONTEXT: Final = "HistoryLayers"

_NAMES: Final[dict[str, object]] = {
    "passing_by": QT_TRANSLATE_NOOP("HistoryLayers", "Passing by"),
    "interested": QT_TRANSLATE_NOOP("HistoryLayers", "Interested"),
    "interested_share": QT_TRANSLATE_NOOP("HistoryLayers", "Share of interested"),
    "stop_time_s": QT_TRANSLATE_NOOP("HistoryLayers", "Mean stop"),
    "attention_time_s": QT_TRANSLATE_NOOP("HistoryLayers", "Mean attention"),
    "occupancy_max": QT_TRANSLATE_NOOP("HistoryLayers", "Most people at once"),
    "crossed_in": QT_TRANSLATE_NOOP("HistoryLayers", "In"),
    "crossed_out": QT_TRANSLATE_NOOP("HistoryLayers", "Out"),
    "before": QT_TRANSLATE_NOOP("HistoryLayers", "Period before"),
    "observed_ms": QT_TRANSLATE_NOOP("HistoryLayers", "Observed"),
    "nothing": QT_TRANSLATE_NOOP("HistoryLayers", "Not observed"),
    "female": QT_TRANSLATE_NOOP("HistoryLayers", "Women"),
    "male": QT_TRANSLATE_NOOP("HistoryLayers", "Men"),
    "unknown": QT_TRANSLATE_NOOP("HistoryLayers", "Not known"),
    "age_unknown": QT_TRANSLATE_NOOP("HistoryLayers", "Not known"),
}

_AGES_DARK: Final = ("#fde725", "#a5db36", "#4ac16d", "#2fa39a", "#4a8fc0", "#6a6fb8")
_AGES_LIGHT: Final = ("#b98a00", "#5a9a2c", "#1f8f78", "#2a708e", "#414487", "#3a0f4f")
"""Youngest first. Their lightness falls or rises steadily, so that the order is seen without
telling hues apart."""


def name_text(name: str) -> str:
    """Name of a figure or a layer; age bands are called by their ages."""
    text = _NAMES.get(name)
    if text is not None:
        return QCoreApplication.translate(_CONTEXT, str(text))
    band = next(band for band, column in AGE_COLUMNS.items() if column == name)
    return band.value.replace("-", "\N{EN DASH}")


@dataclass(frozen=True, slots=True)
class Layer:
    """Bars of one colour.

    Attributes:
        column: Name in ``metrics.COLUMNS``.
        color: Colour in a palette.
    """

    column: str
    color: Callable[[Palette], QColor]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """What a chart draws.

    Attributes:
        layers: From the bottom up when they are stacked, else from behind to the front.
        stacked: Whether they stand on each other.
        before: Column of the faint line of the period before; None for no line.
        figures: Further values that are told of a bar.
        height_px: Least height at factor 1.
    """

    layers: tuple[Layer, ...]
    stacked: bool
    before: str | None
    figures: tuple[str, ...] = ()
    height_px: int = 240

    def rows(
        self, counts: MetricCounts, before: MetricCounts | None, palette: Palette, future: bool
    ) -> Sequence[TipRow]:
        """The values of a bar.

        Args:
            counts: Of the bar.
            before: Of the same bar in the period before.
            palette: Colours in force.
            future: The bar has not begun yet.
        """
        values = {layer.column: getattr(counts, layer.column) for layer in self.layers}
        rows = []
        if future:
            values = {}
        elif not counts.observed_ms and not any(values.values()):
            return [TipRow(name_text("nothing"), ""), *self._before_row(before, palette)]
        whole = sum(values.values()) if self.stacked else 0
        # The topmost bar is told first.
        for layer in reversed(self.layers) if self.stacked else self.layers:
            if layer.column in values:
                value = values[layer.column]
                text = format_number(value)
                if whole:
                    text += f"  ({share_text(value / whole)})"
                rows.append(TipRow(name_text(layer.column), text, layer.color(palette)))
        rows += self._before_row(before, palette)
        if not future:
            figures = {name: getattr(counts, name) for name in self.figures}
            if not counts.occupancy_max:  # zones do not keep it
                figures.pop("occupancy_max", None)
            rows += [
                TipRow(name_text(name), figure_text(name, value))
                for name, value in figures.items()
                if value is not None
            ]
        if counts.observed_ms:
            rows.append(TipRow(name_text("observed_ms"), duration_text(counts.observed_ms / 1000)))
        return rows

    def _before_row(self, before: MetricCounts | None, palette: Palette) -> list[TipRow]:
        if before is None or self.before is None:
            return []
        value = getattr(before, self.before)
        if not value and not before.observed_ms:
            return []
        return [TipRow(name_text("before"), format_number(value), palette.color("muted"))]


def _token(token: str, alpha: float = 1.0) -> Callable[[Palette], QColor]:
    if alpha == 1.0:
        return lambda palette: palette.color(token)

    def mixed(palette: Palette) -> QColor:
        # Opaque: layers in front of each other would shine through.
        over, under = palette.color(token), palette.color("surface")
        return QColor.fromRgbF(
            alpha * over.redF() + (1 - alpha) * under.redF(),
            alpha * over.greenF() + (1 - alpha) * under.greenF(),
            alpha * over.blueF() + (1 - alpha) * under.blueF(),
        )

    return mixed


def _age_color(index: int) -> Callable[[Palette], QColor]:
    return lambda palette: QColor((_AGES_DARK if palette.name == "dark" else _AGES_LIGHT)[index])


VISITORS: Final = ChartKind(
    layers=(Layer("passing_by", _token("accent", 0.42)), Layer("interested", _token("accent"))),
    stacked=False,
    before="passing_by",
    figures=("interested_share", "stop_time_s", "attention_time_s", "occupancy_max"),
    height_px=300,
)
CROSSINGS: Final = ChartKind(
    layers=(Layer("crossed_in", _token("accent")), Layer("crossed_out", _token("unknown_fill"))),
    stacked=True,
    before=None,
    height_px=300,
)
GENDER: Final = ChartKind(
    layers=(
        Layer("unknown", _token("unknown_fill")),
        Layer("male", _token("male_fill")),
        Layer("female", _token("female_fill")),
    ),
    stacked=True,
    before=None,
)
AGES: Final = ChartKind(
    layers=(
        Layer("age_unknown", _token("unknown_fill")),
        *(
            Layer(column, _age_color(index))
            for index, column in enumerate(
                column for band, column in AGE_COLUMNS.items() if column != "age_unknown"
            )
        ),
    ),
    stacked=True,
    before=None,
)

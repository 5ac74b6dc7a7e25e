"""Where the tiles of the public panel go: rows that fill any area, wide or high.

Pure arithmetic; no widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect

from kiosk.core.choices import PanelTile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.theme import Metrics


@dataclass(frozen=True, slots=True)
class TileShape:
    """How much room a tile wants.

    Attributes:
        span: Columns that it takes, of two in a narrow panel and four in a wide one.
        weight: Share of the height, in relation to the others.
        least: Least height at factor 1, logical pixels.
    """

    span: int
    weight: float
    least: int


_FIGURE: Final = TileShape(1, 1.0, 100)
_CHART: Final = TileShape(2, 1.7, 138)
SHAPES: Final = {
    PanelTile.NOW: _FIGURE,
    PanelTile.TODAY: _FIGURE,
    PanelTile.INTERESTED: _FIGURE,
    PanelTile.ATTENTION: _FIGURE,
    PanelTile.GENDER: TileShape(2, 1.0, 112),
    PanelTile.AGE: TileShape(2, 1.3, 134),
    PanelTile.RECENT: _CHART,
    PanelTile.HOURS: _CHART,
}

_LEAST_COLUMN: Final = 165
"""Least width of a column at factor 1, logical pixels."""
_COLUMNS: Final = (1, 2, 4, 6, 8)
"""Even numbers, so that two charts side by side take all of a row; one for a few numbers alone
in a narrow panel, which would be thin towers beside each other."""

_Rows = list[list[PanelTile]]


def place_tiles(
    tiles: Sequence[PanelTile], area: QRect, gap: int, metrics: Metrics
) -> dict[PanelTile, QRect]:
    """Rectangles of the tiles in their order; those at the end that do not fit are left out.

    Args:
        tiles: What is to be shown, most important first.
        area: Room for all of them; it is filled.
        gap: Distance between two tiles.
        metrics: Sizes for this window.
    """
    shown = list(tiles)
    while shown:
        rows = _best_rows(shown, area, gap, metrics)
        if rows is not None:
            return _filled(rows, area, gap, metrics)
        shown.pop()
    return {}


def _best_rows(tiles: Sequence[PanelTile], area: QRect, gap: int, metrics: Metrics) -> _Rows | None:
    """The rows whose tiles are nearest to their best shape; None when nothing fits."""
    best, least = None, float("inf")
    for columns in _COLUMNS:
        if columns > 2 and (area.width() + gap) / columns - gap < metrics.px(_LEAST_COLUMN):
            break
        rows = _rows(tiles, columns)
        if _least_height(rows, gap, metrics) > area.height():
            continue
        misfit = _misfit(rows, area, gap, metrics)
        if misfit < least:
            best, least = rows, misfit
    return best


def _rows(tiles: Sequence[PanelTile], columns: int) -> _Rows:
    """Tiles one after another; a new row where the next one does not fit any more."""
    rows: _Rows = [[]]
    for tile in tiles:
        used = sum(SHAPES[t].span for t in rows[-1])
        if rows[-1] and used + min(columns, SHAPES[tile].span) > columns:
            rows.append([])
        rows[-1].append(tile)
    return rows


def _least(tile: PanelTile, metrics: Metrics) -> int:
    """Least height; letters do not shrink as far as small windows would have it."""
    least = SHAPES[tile].least
    return max(metrics.px(least), round(0.72 * least))


def _least_height(rows: _Rows, gap: int, metrics: Metrics) -> int:
    heights = [max(_least(tile, metrics) for tile in row) for row in rows]
    return sum(heights) + gap * (len(rows) - 1)


def _misfit(rows: _Rows, area: QRect, gap: int, metrics: Metrics) -> float:
    """How far the tiles are from a pleasant shape: numbers 1.7, the rest 2.4 wide by high."""
    misfit = 0.0
    for tile, rect in _filled(rows, area, gap, metrics).items():
        wanted = 1.7 if SHAPES[tile].span == 1 else 2.4
        ratio = rect.width() / max(1, rect.height()) / wanted
        misfit = misfit + max(ratio, 1 / ratio) ** 2
    return misfit


def _filled(rows: _Rows, area: QRect, gap: int, metrics: Metrics) -> dict[PanelTile, QRect]:
    """Share the area out among the rows, and each row among its tiles."""
    least = [max(_least(tile, metrics) for tile in row) for row in rows]
    weights = [max(SHAPES[tile].weight for tile in row) for row in rows]
    rest = area.height() - gap * (len(rows) - 1) - sum(least)
    places = {}
    y = float(area.y())
    for row, low, weight in zip(rows, least, weights, strict=True):
        height = low + rest * weight / sum(weights)
        spans = [SHAPES[tile].span for tile in row]
        # The gaps between columns belong to the tiles that lie over them: edges line up.
        unit = (area.width() + gap) / sum(spans)
        x = float(area.x())
        for tile, span in zip(row, spans, strict=True):
            right, bottom = round(x + span * unit) - gap, round(y + height)
            places[tile] = QRect(round(x), round(y), right - round(x), bottom - round(y))
            x += span * unit
        y += height + gap
    return places

"""A small print of the still scene, to tell a camera that was moved from one that was not.

The print holds how much edge there is along the columns and rows of a few bands of the
picture: sums over a third of the picture each, from which no picture, no face and no text can
be made again. Two prints are laid over each other by the shift, zoom and turn at which their
bands agree best. Light changes the strength of edges but hardly their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import degrees, hypot
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

WIDTH: Final = 192
"""Columns of a band; the picture is brought to this width whatever its own."""
HEIGHT: Final = 108
BANDS: Final = 3

MOVED: Final = 0.02
"""A corner of the picture that wandered by more, in widths of the picture, tells a moved
camera: the share that people at the rim of the picture gain or lose."""
_LEAST_GAIN: Final = 0.05
"""Laid over each other the prints must agree so much better than in place (correlation)."""
_LEAST_LIKENESS: Final = 0.33
"""Below this correlation, however laid, the camera looks at something else."""
_LEAST_STRENGTH: Final = 0.35
"""With fewer edges than this part of the other print nothing is said: dark, or covered."""

_REACH: Final = 0.32
"""Largest shift searched for, of the picture's width and height."""
_SHAPES: Final = np.linspace(-0.16, 0.16, 17)
"""Zooms minus 1, and turns in radians, that are tried."""
_LEAST_OVERLAP: Final = 0.5


@dataclass(frozen=True, slots=True)
class SceneShift:
    """How a scene lies over an earlier print of it.

    Attributes:
        dx: Shift to the right, in widths of the picture.
        dy: Shift down, in heights of the picture.
        zoom: Growth of what is seen, 1 for none.
        turn_deg: Turn of what is seen, clockwise.
        corner: How far the corner that wandered most has gone, in widths of the picture.
        likeness: Correlation of the prints laid over each other, up to 1.
        in_place: Correlation without moving one of them.
        moved: Whether the camera was moved; None when the scene is too dark to tell.
    """

    dx: float
    dy: float
    zoom: float
    turn_deg: float
    corner: float
    likeness: float
    in_place: float
    moved: bool | None


@dataclass(frozen=True, slots=True, eq=False)
class ScenePrint:
    """Edges along the bands of the picture.

    Attributes:
        columns: (BANDS, WIDTH) uint8, upright edges in each column of the upper, middle and
            lower band.
        rows: (BANDS, HEIGHT) uint8, level edges in each row of the left, middle and right band.
        strength: Mean strength of the edges in grey levels.
        aspect: Width divided by height of the picture.

    Raises:
        ValueError: A shape is wrong; the message states expected and actual shape.
    """

    columns: NDArray[np.uint8]
    rows: NDArray[np.uint8]
    strength: float
    aspect: float

    def __post_init__(self) -> None:
        for name, shape in (("columns", (BANDS, WIDTH)), ("rows", (BANDS, HEIGHT))):
            actual = getattr(self, name).shape
            if actual != shape:
                raise ValueError(f"{name} must have shape {shape}, got {actual}")

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "columns": self.columns.tolist(),
            "rows": self.rows.tolist(),
            "strength": round(self.strength, 3),
            "aspect": round(self.aspect, 4),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any] | None) -> ScenePrint | None:
        """The print that :meth:`to_json` wrote; None when it is none."""
        try:
            return cls(
                np.array((values or {})["columns"], np.uint8),
                np.array((values or {})["rows"], np.uint8),
                float((values or {})["strength"]),
                float((values or {})["aspect"]),
            )
        except (KeyError, TypeError, ValueError, OverflowError):
            return None

    def shift_since(self, earlier: ScenePrint) -> SceneShift:
        """How this scene lies over an earlier print."""
        across = _agreements(earlier.columns, self.columns)
        down = _agreements(earlier.rows, self.rows)
        in_place = float(across[..., across.shape[-1] // 2].mean() / 2) + float(
            down[..., down.shape[-1] // 2].mean() / 2
        )
        zoom, turn, dx, dy, likeness = _best_overlay(across, down, self.aspect)
        corner = max(
            hypot(dx + zoom * x - turn * y / self.aspect, (dy + zoom * y) / self.aspect + turn * x)
            for x in (-0.5, 0.5)
            for y in (-0.5, 0.5)
        )
        return SceneShift(
            dx=dx,
            dy=dy,
            zoom=1 + zoom,
            turn_deg=degrees(turn),
            corner=corner,
            likeness=likeness,
            in_place=in_place,
            moved=_judged(self.strength / max(earlier.strength, 1e-6), corner, likeness, in_place),
        )


def _judged(strength: float, corner: float, likeness: float, in_place: float) -> bool | None:
    if strength < _LEAST_STRENGTH:
        return None
    if likeness < _LEAST_LIKENESS:
        return True
    return corner > MOVED and likeness - in_place > _LEAST_GAIN


def _agreements(before: NDArray[np.uint8], now: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Correlation of each third of each band with the other print, for every shift.

    Returns:
        (BANDS, BANDS, shifts) float64: band, third of its length, shift from -reach to reach.
    """
    length = before.shape[1]
    reach = round(_REACH * length)
    bounds = np.linspace(0, length, BANDS + 1).round().astype(int)
    found = np.zeros((BANDS, BANDS, 2 * reach + 1))
    for third, (low, high) in enumerate(pairwise(bounds)):
        for i, shift in enumerate(range(-reach, reach + 1)):
            start, stop = max(low, -shift), min(high, length - shift)
            if stop - start >= _LEAST_OVERLAP * (high - low):
                a = before[:, start:stop].astype(np.float64)
                b = now[:, start + shift : stop + shift].astype(np.float64)
                found[:, third, i] = _correlation(a, b)
    return found


def _correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Correlation of the rows; 0 where one of them is flat."""
    a = a - a.mean(axis=1, keepdims=True)
    b = b - b.mean(axis=1, keepdims=True)
    scale = np.sqrt((a * a).sum(axis=1) * (b * b).sum(axis=1))
    product: NDArray[np.float64] = (a * b).sum(axis=1)
    found: NDArray[np.float64] = np.divide(
        product, scale, out=np.zeros_like(product), where=scale > 1.0
    )
    return found


@cache
def _centres() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Along and across the bands, the middle of each third as a fraction from the centre."""
    middle = (np.arange(BANDS) + 0.5) / BANDS - 0.5
    across, along = np.meshgrid(middle, middle, indexing="ij")
    return along, across


def _best_overlay(
    across: NDArray[np.float64], down: NDArray[np.float64], aspect: float
) -> tuple[float, float, float, float, float]:
    """The zoom - 1, turn, shifts and mean correlation at which the prints agree best."""
    along, beside = _centres()
    best = (0.0, 0.0, 0.0, 0.0, -1.0)
    for zoom in _SHAPES:
        for turn in _SHAPES:
            # Columns move by zoom with their x, and by the turn with the y of their band.
            dx, level = _best_shift(across, zoom * along - turn * beside / aspect)
            dy, upright = _best_shift(down, zoom * along + turn * beside * aspect)
            # An unneeded zoom or turn has to be worth it.
            likeness = (level + upright) / 2
            if likeness - 0.05 * (abs(zoom) + abs(turn)) > best[4] - 0.05 * (
                abs(best[0]) + abs(best[1])
            ):
                best = (float(zoom), float(turn), dx, dy, likeness)
    return best


def _best_shift(agreements: NDArray[np.float64], extra: NDArray[np.float64]) -> tuple[float, float]:
    """The common shift (fraction) at which the thirds, each moved by ``extra``, agree best."""
    shifts = agreements.shape[-1]
    reach = shifts // 2
    step = _REACH / reach
    offsets = np.rint(extra / step).astype(int)
    total = np.zeros(shifts)
    index = np.arange(shifts)
    for band, third in np.ndindex(offsets.shape):
        source = index + offsets[band, third]
        inside = (source >= 0) & (source < shifts)
        total[inside] += agreements[band, third, source[inside]]
    top = int(total.argmax())
    return (top - reach) * step, float(total[top]) / offsets.size

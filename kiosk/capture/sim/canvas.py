"""A small painter for textures: soft polygons and strokes, measured in centimetres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.capture.sim.appearance import Rgb

    Points: TypeAlias = Sequence[tuple[float, float]] | NDArray[Any]

_SHIFT: Final = 4
_SAMPLE_ROW: Final = 1024


class Canvas:
    """A BGR texture in 0..1 over a rectangle of the plane, y up.

    Attributes:
        pixels: (H, W, 3) float32.
    """

    def __init__(
        self, half_width_cm: float, half_height_cm: float, px_per_cm: float, ground: Rgb
    ) -> None:
        self._scale = px_per_cm
        self._centre = (half_width_cm * px_per_cm, half_height_cm * px_per_cm)
        shape = (int(2 * half_height_cm * px_per_cm), int(2 * half_width_cm * px_per_cm), 3)
        self.pixels: NDArray[np.float32] = np.empty(shape, np.float32)
        self.pixels[:] = ground[::-1]

    def copy(self) -> Canvas:
        """An independent copy."""
        other = object.__new__(Canvas)
        other._scale, other._centre = self._scale, self._centre
        other.pixels = self.pixels.copy()
        return other

    def sample(self, flat: NDArray[np.float32]) -> NDArray[np.float32]:
        """(..., 3) colours at (..., 2) positions in cm."""
        # cv2.remap takes at most 32767 rows or columns: fold any shape into wide rows.
        count = flat[..., 0].size
        rows = -(-count // _SAMPLE_ROW)
        where = np.zeros((2, rows * _SAMPLE_ROW), np.float32)
        where[0, :count] = flat[..., 0].ravel() * self._scale + self._centre[0]
        where[1, :count] = self._centre[1] - flat[..., 1].ravel() * self._scale
        x, y = where.reshape(2, rows, _SAMPLE_ROW)
        colours = cv2.remap(self.pixels, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(colours.reshape(-1, 3)[:count].reshape(*flat.shape[:-1], 3))

    def fill(self, outline: Points, colour: Rgb, alpha: float = 1.0, blur_cm: float = 0.0) -> None:
        """Fill a polygon."""
        points = self._pixels_of(outline)
        self._blend(points, 0.0, blur_cm, colour, alpha, closed=True)

    def line(
        self,
        path: Points,
        colour: Rgb,
        thickness_cm: float,
        alpha: float = 1.0,
        blur_cm: float = 0.0,
    ) -> None:
        """Draw an open line."""
        points = self._pixels_of(path)
        self._blend(points, thickness_cm, blur_cm, colour, alpha, closed=False)

    def spot(
        self,
        centre: tuple[float, float],
        radii: tuple[float, float],
        colour: Rgb,
        alpha: float = 1.0,
        blur_cm: float = 0.0,
        tilt: float = 0.0,
    ) -> None:
        """Fill an ellipse, turned anticlockwise by ``tilt`` radians."""
        angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        x, y = np.cos(angle) * radii[0], np.sin(angle) * radii[1]
        c, s = np.cos(tilt), np.sin(tilt)
        outline = np.stack((centre[0] + x * c - y * s, centre[1] + x * s + y * c), axis=1)
        self.fill(outline, colour, alpha, blur_cm)

    def paste(self, other: Canvas, outline: Points) -> None:
        """Take over the inside of a polygon from another canvas of the same size."""
        mask = np.zeros(self.pixels.shape[:2], np.uint8)
        fixed = np.round(self._pixels_of(outline) * (1 << _SHIFT)).astype(np.int32)
        cv2.fillPoly(mask, [fixed], 255, cv2.LINE_AA, _SHIFT)
        x, y, w, h = cv2.boundingRect(mask)
        region = self.pixels[y : y + h, x : x + w]
        weight = mask[y : y + h, x : x + w, None].astype(np.float32) / 255
        region += (other.pixels[y : y + h, x : x + w] - region) * weight

    def shade(self, alpha: NDArray[np.float32], colour: Rgb) -> None:
        """Blend a colour over the whole canvas with an (H, W) alpha in 0..1."""
        self.pixels += (np.array(colour[::-1], np.float32) - self.pixels) * alpha[..., None]

    def plane(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """(H, W) positions x and y in cm of all pixels."""
        h, w = self.pixels.shape[:2]
        x = (np.arange(w, dtype=np.float32) - self._centre[0]) / self._scale
        y = (self._centre[1] - np.arange(h, dtype=np.float32)) / self._scale
        xx, yy = np.meshgrid(x, y)
        return xx, yy

    def _pixels_of(self, points: Points) -> NDArray[np.float32]:
        array = np.asarray(points, np.float32)
        return np.stack(
            (
                array[:, 0] * self._scale + self._centre[0],
                self._centre[1] - array[:, 1] * self._scale,
            ),
            axis=1,
        )

    def _blend(
        self,
        points: NDArray[np.float32],
        thickness_cm: float,
        blur_cm: float,
        colour: Rgb,
        alpha: float,
        *,
        closed: bool,
    ) -> None:
        sigma = blur_cm * self._scale
        thickness = max(1.0, thickness_cm * self._scale)
        margin = int(3 * sigma + thickness + 3)
        h, w = self.pixels.shape[:2]
        x0, y0 = np.maximum(np.floor(points.min(axis=0)).astype(int) - margin, 0)
        x1, y1 = np.minimum(np.ceil(points.max(axis=0)).astype(int) + margin, (w, h))
        if x0 >= x1 or y0 >= y1:
            return
        mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
        fixed = np.round((points - (x0, y0)) * (1 << _SHIFT)).astype(np.int32)
        if closed:
            cv2.fillPoly(mask, [fixed], 255, cv2.LINE_AA, _SHIFT)
        else:
            cv2.polylines(mask, [fixed], False, 255, round(thickness), cv2.LINE_AA, _SHIFT)
        weight = mask.astype(np.float32) * np.float32(alpha / 255)
        if sigma > 0.3:
            weight = np.asarray(cv2.GaussianBlur(weight, (0, 0), sigma))
        region = self.pixels[y0:y1, x0:x1]
        region += (np.array(colour[::-1], np.float32) - region) * weight[..., None]

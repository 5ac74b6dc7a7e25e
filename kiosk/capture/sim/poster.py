"""Posters on the far side of the street: faces that are nobody.

A poster is painted into the background once. It is a little out of focus like everything
over there, but sharp enough for a face detector to find the portrait.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.capture.sim.motion import Pose
from kiosk.capture.sim.placing import place
from kiosk.capture.sim.sprites import SpriteCache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.capture.sim.appearance import Appearance
    from kiosk.capture.sim.motion import Camera
    from kiosk.capture.sim.scenario import Poster

_CAMERA_M: Final = 2.16
_BOTTOM_M: Final = 0.28
_ASPECT: Final = 0.70
"""Width of the sheet per height, as of the usual formats of posters."""
_EYES: Final = 0.40
"""Height of the eyes, from the top, as a share of the sheet."""
_HEAD_CM: Final = 54.0
"""Height of a sheet per factor of life size: the face box takes a third of it."""
_BAND: Final = 0.17
_GROUNDS: Final = (
    ((206, 188, 122), (150, 120, 54)),
    ((150, 196, 226), (84, 142, 190)),
    ((176, 206, 178), (104, 150, 112)),
)
"""Colours of the sheet at top and bottom, BGR."""
_PAPER: Final = (236, 240, 242)
_INK: Final = (64, 52, 46)
_FRAME: Final = (58, 60, 64)
_WORDS: Final = ("LUMEN", "AURORA", "NORDLICHT")
_SOFT_PX: Final = 0.9
_DAYLIGHT: Final = 0.94


class Portrait:
    """One poster at its place in the picture.

    Attributes:
        pose: The face on it, as if somebody stood there and never moved.
        sprites: Draws that face; it is person 0.
        sheet: (left, top, right, bottom) of the printed sheet in the picture, pixels.
    """

    def __init__(self, poster: Poster, shown: Appearance, camera: Camera) -> None:
        """Work out where a poster is.

        Args:
            poster: The poster of a scenario.
            shown: Looks of the one on it.
            camera: Size of the picture.
        """
        self.sprites = SpriteCache([shown], [poster.looks.smile])
        metre = 100 * camera.px_per_cm(poster.distance_m)
        height, width = poster.height_m * metre, _ASPECT * poster.height_m * metre
        left = poster.at * camera.width - width / 2
        top = camera.horizon_y + (_CAMERA_M - _BOTTOM_M - poster.height_m) * metre
        self._metre = metre
        self.sheet = (round(left), round(top), round(left + width), round(top + height))
        self._style = poster.looks.look
        scale = height / _HEAD_CM
        self.pose = Pose(
            person=0,
            visit=0,
            x=left + width / 2,
            y=top + _EYES * height,
            distance_m=poster.distance_m,
            px_per_cm=scale,
            head_yaw_deg=0.0,
            head_pitch_deg=0.0,
            head_roll_deg=0.0,
            body_yaw_deg=0.0,
            step=None,
            eyelids=0,
            looking=True,
        )

    def hang(self, picture: NDArray[np.uint8]) -> None:
        """Paint the poster into an (H, W, 3) uint8 BGR picture, in place."""
        left, top, right, bottom = self.sheet
        edge = max(2, round(0.05 * self._metre))
        box = (left - 2 * edge, top - 2 * edge, right + 2 * edge, bottom + 2 * edge)
        canvas = _window(picture, box)
        self._shadow(canvas, edge)
        inner = canvas[2 * edge : -2 * edge, 2 * edge : -2 * edge]
        inner[:] = self._printed(inner.shape[0], inner.shape[1])
        soft = _SOFT_PX * np.sqrt(picture.shape[0] * picture.shape[1] / (1280 * 720))
        canvas = np.asarray(cv2.GaussianBlur(canvas, (0, 0), float(soft)), np.uint8)
        _put(picture, canvas, box)

    @staticmethod
    def _shadow(canvas: NDArray[np.uint8], edge: int) -> None:
        """The shade of the frame on the wall, and the frame."""
        height, width = canvas.shape[:2]
        shade = np.zeros((height, width), np.float32)
        shade[round(1.6 * edge) :, round(1.6 * edge) :] = 0.5
        shade = np.asarray(cv2.GaussianBlur(shade, (0, 0), 0.6 * edge), np.float32)
        canvas[:] = canvas * (1 - shade[..., None])
        canvas[edge:-edge, edge:-edge] = _FRAME

    def _printed(self, height: int, width: int) -> NDArray[np.uint8]:
        """(height, width, 3) the sheet: a portrait before a soft ground, and a band."""
        above, below = _GROUNDS[self._style % len(_GROUNDS)]
        t = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
        across = np.linspace(-1, 1, width, dtype=np.float32)[None, :, None]
        ground = np.array(above) * (1 - t) + np.array(below) * t
        sheet = np.asarray(np.clip(ground * (1.04 - 0.16 * across**2), 0, 255), np.uint8)
        self._portray(sheet)
        band = round(height * (1 - _BAND))
        sheet[band:] = _PAPER
        _lettering(sheet[band:], _WORDS[self._style % len(_WORDS)])
        return np.asarray(sheet * _DAYLIGHT, np.uint8)

    def _portray(self, sheet: NDArray[np.uint8]) -> None:
        left, top = self.sheet[:2]
        on_sheet = replace(self.pose, x=self.pose.x - left, y=self.pose.y - top)
        head, body = self.sprites.keys(on_sheet, sheet.shape[0])
        place(sheet, self.sprites.get(body), on_sheet, roll_deg=0.0)
        place(sheet, self.sprites.get(head), on_sheet, roll_deg=0.0)


def _lettering(band: NDArray[np.uint8], word: str) -> None:
    """A word in the middle of the band, widely spaced, with a line of small print."""
    height, width = band.shape[:2]
    font, thick = cv2.FONT_HERSHEY_DUPLEX, max(1, round(0.05 * height))
    (wide, tall), _ = cv2.getTextSize("O", font, 1.0, 1)
    scale = 0.36 * height / tall
    step = min(1.5 * wide * scale, 0.86 * width / len(word))
    middle = width / 2 - step * (len(word) - 1) / 2
    for letter in word:
        half = cv2.getTextSize(letter, font, scale, thick)[0][0] / 2
        at = (round(middle - half), round(0.60 * height))
        cv2.putText(band, letter, at, font, scale, _INK, thick, cv2.LINE_AA)
        middle += step
    line = slice(round(0.74 * height), round(0.74 * height) + max(1, round(0.04 * height)))
    band[line, round(0.3 * width) : round(0.7 * width)] = (150, 148, 146)


def _window(picture: NDArray[np.uint8], box: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """A copy of a part of the picture; what is beyond the edge repeats it."""
    left, top, right, bottom = box
    rows = np.clip(np.arange(top, bottom), 0, picture.shape[0] - 1)
    columns = np.clip(np.arange(left, right), 0, picture.shape[1] - 1)
    return picture[np.ix_(rows, columns)].copy()


def _put(
    picture: NDArray[np.uint8], part: NDArray[np.uint8], box: tuple[int, int, int, int]
) -> None:
    """Write a part back, as far as it is inside the picture."""
    left, top, right, bottom = box
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(right, picture.shape[1]), min(bottom, picture.shape[0])
    if x0 < x1 and y0 < y1:
        picture[y0:y1, x0:x1] = part[y0 - top : y1 - top, x0 - left : x1 - left]

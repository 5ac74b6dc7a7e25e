"""Makes faces unrecognisable in a picture. Qt-free; runs in the pipeline thread.

Two reasons hide a place: it is not known to be background (:class:`SceneMemory`), which needs
no detector, or a face was found there, however weakly, a moment ago. What is hidden is averaged
down until nothing of a face is left and only then scaled up again softly, so that nothing can
be computed back from the screen.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.types import NANOS_PER_S
from kiosk.ui.scene_memory import SceneMemory

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.types import FrameResult
    from kiosk.ui.display_frame import Fit

GAP_NS: Final = 1_000_000_000
"""Frames further apart than this are a new start."""

HOLD_NS: Final = 1_500_000_000
"""A place where a face was found stays hidden for this long."""

MARGIN: Final = 0.45
"""A found face is hidden this fraction of its size beyond the box on every side."""

GRID: Final = 160
"""Cells along the longer side of the picture."""

_SAMPLES: Final = 4
"""Samples across a cell; enough for a mean colour, at a fifth of the cost of all pixels."""
_REACH: Final = 3
"""Cells around an unknown one that are hidden, too."""
_GAP_CELLS: Final = 11
"""Gaps between unknown cells up to this size are closed: a cheek may look like the wall."""
_BLUR: Final = 80
"""Samples along the longer side of the hidden picture; a quarter of them is left."""
_SIGMA: Final = 2.2
"""Of the blur, in those samples: stronger than 4x4 averaged cells on a face that is a third of
the picture."""
_SIGMA_PER_FACE: Final = 0.1
"""Least sigma as a part of the width of the largest known face."""
_STEP: Final = 8
"""Pixels of the view between two values of the mask."""


class FaceBlur:
    """Hides the people in successive pictures of one source.

    Holds no picture but the coarse one of the empty scene, and boxes of the last moments.
    """

    def __init__(self) -> None:
        self._near = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _REACH + 1, 2 * _REACH + 1))
        self._closing = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_GAP_CELLS, _GAP_CELLS))
        self._stream: tuple[object, ...] = ()
        self._last_ns = 0
        self.reset()

    def reset(self) -> None:
        """Forget everything: the next pictures are hidden as a whole."""
        self._stream = ()
        self._memory: SceneMemory | None = None
        self._boxes = np.zeros((0, 4), np.float32)
        self._seen_ns = np.zeros(0, np.int64)

    def apply(self, image: NDArray[np.uint8], result: FrameResult, fit: Fit) -> None:
        """Hide all people in place.

        Args:
            image: (h, w, 3) uint8, the resized picture; changed in place.
            result: The frame's detections and tracks, weak and lost ones included.
            fit: Where the frame lies in the picture.
        """
        frame = result.frame
        memory = self._memory_for(result)
        present = _present_boxes(result)
        self._remember(present, frame.captured_ns)
        cells = _cells(frame.image, memory.shape)
        per_px = memory.shape[1] / frame.width
        found = _middles(present * per_px, memory.shape)
        cover, people = _covers(self._boxes * per_px, memory.shape)
        shown = memory.update(cells, frame.captured_ns / NANOS_PER_S, found, people)
        unknown = cv2.dilate(cv2.bitwise_not(shown), self._near)
        unknown = cv2.morphologyEx(unknown, cv2.MORPH_CLOSE, self._closing)
        largest = float((self._boxes[:, 2] - self._boxes[:, 0]).max(initial=0.0))
        _hide(
            image,
            cv2.bitwise_or(unknown, cover),
            _blurred(cells, largest / max(frame.width, frame.height)),
            frame.width,
            frame.height,
            fit,
        )

    def _memory_for(self, result: FrameResult) -> SceneMemory:
        """What is known of this scene; nothing at a new start."""
        frame = result.frame
        stream = (frame.source_id, frame.width, frame.height)
        memory, passed_ns = self._memory, frame.captured_ns - self._last_ns
        if memory is None or stream != self._stream or not 0 <= passed_ns <= GAP_NS:
            self.reset()
            self._stream = stream
            longer = max(frame.width, frame.height)
            rows, columns = (max(1, round(GRID * n / longer)) for n in (frame.height, frame.width))
            memory = self._memory = SceneMemory(rows, columns)
        self._last_ns = frame.captured_ns
        return memory

    def _remember(self, present: NDArray[np.float32], now_ns: int) -> None:
        """Replace what is held by what is seen now; keep the rest until it expires."""
        keep = now_ns - self._seen_ns <= HOLD_NS
        if len(present) and len(self._boxes):
            keep &= _iou(self._boxes, present).max(axis=1) < 0.5
        self._boxes = np.concatenate((self._boxes[keep], present))
        now = np.full(len(present), now_ns, np.int64)
        self._seen_ns = np.concatenate((self._seen_ns[keep], now))


def _middles(boxes: NDArray[np.float32], shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Mask of what is certainly face within the boxes, which are in cells."""
    mask = np.zeros(shape, np.uint8)
    for left, top, right, bottom in boxes.tolist():
        x, y = 0.25 * (right - left), 0.25 * (bottom - top)
        _fill(mask, left + x, top + y, right - x, bottom - y)
    return mask


def _covers(
    boxes: NDArray[np.float32], shape: tuple[int, int]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Masks of faces with their margin, and of people with their bodies; boxes in cells."""
    faces, people = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    for left, top, right, bottom in boxes.tolist():
        w, h = right - left, bottom - top
        x, y = MARGIN * w + 0.5, MARGIN * h + 0.5
        _fill(faces, left - x, top - y, right + x, bottom + y)
        _fill(people, left - 0.8 * w, top - 0.5 * h, right + 0.8 * w, bottom + 6 * h)
    return faces, people


def _fill(mask: NDArray[np.uint8], left: float, top: float, right: float, bottom: float) -> None:
    """Set every cell that a box touches."""
    rows, columns = slice(max(0, floor(top)), ceil(bottom)), slice(max(0, floor(left)), ceil(right))
    if rows.stop > 0 and columns.stop > 0:
        mask[rows, columns] = 255


def _cells(image: NDArray[np.uint8], shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Mean colours of the cells, (rows, columns, 3)."""
    rows, columns = shape
    if image.shape[1] > _SAMPLES * columns:
        size = (_SAMPLES * columns, _SAMPLES * rows)
        image = cv2.resize(image, size, interpolation=cv2.INTER_NEAREST)
    cells: NDArray[np.uint8] = cv2.resize(image, (columns, rows), interpolation=cv2.INTER_AREA)
    return cells


def _blurred(cells: NDArray[np.uint8], largest_face: float) -> NDArray[np.uint8]:
    """What is shown of the hidden places, at a few samples.

    Args:
        cells: Mean colours.
        largest_face: Width of the largest known face, as a part of the longer side.
    """
    rows, columns = (max(1, n * _BLUR // GRID) for n in cells.shape[:2])
    small = cv2.resize(cells, (columns, rows), interpolation=cv2.INTER_AREA)
    sigma = max(_SIGMA, _SIGMA_PER_FACE * _BLUR * min(1.0, largest_face))
    small = cv2.GaussianBlur(small, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    size = (max(1, columns // 2), max(1, rows // 2))
    coarse: NDArray[np.uint8] = cv2.resize(small, size, interpolation=cv2.INTER_AREA)
    return coarse


def _hide(
    image: NDArray[np.uint8],
    hidden: NDArray[np.uint8],
    blurred: NDArray[np.uint8],
    frame_w: int,
    frame_h: int,
    fit: Fit,
) -> None:
    """Lay the blurred picture over the hidden cells, in place."""
    height, width = image.shape[:2]
    x0, y0 = max(0, floor(fit.dx)), max(0, floor(fit.dy))
    x1 = min(width, ceil(fit.dx + frame_w * fit.scale))
    y1 = min(height, ceil(fit.dy + frame_h * fit.scale))
    part = image[y0:y1, x0:x1]
    cell_px = fit.scale * frame_w / hidden.shape[1]
    step = int(min(_STEP, max(1, cell_px)))
    if not hidden.all():
        # The soft edge lies outside what has to be hidden. A view with fewer pixels than
        # cells skips some: what is next to a hidden one is hidden there.
        reach = 2 * ceil(step / cell_px) + 3
        hidden = cv2.dilate(hidden, np.ones((reach, reach), np.uint8))
        hidden = cv2.GaussianBlur(hidden, (5, 5), 0, borderType=cv2.BORDER_REPLICATE)
    size = (ceil((x1 - x0) / step), ceil((y1 - y0) / step))
    offset, shown = (x0 - fit.dx, y0 - fit.dy), (fit.scale * frame_w, fit.scale * frame_h)
    mask, colors = (_placed(grid, size, step, offset, shown) for grid in (hidden, blurred))
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return
    a0, a1, b0, b1 = columns[0], columns[-1] + 1, rows[0], rows[-1] + 1
    area = part[b0 * step : b1 * step, a0 * step : a1 * step]
    full = (int(a1 - a0) * step, int(b1 - b0) * step)
    soft = cv2.resize(colors[b0:b1, a0:a1], full)[: area.shape[0], : area.shape[1]]
    if mask.min() == 255:
        area[:] = soft
        return
    opacity = cv2.resize(mask[b0:b1, a0:a1], full)[: area.shape[0], : area.shape[1]]
    grain = _grain(width, height)[: area.shape[0], : area.shape[1]]
    cv2.copyTo(soft, cv2.compare(opacity, grain, cv2.CMP_GT), area)


def _placed(
    grid: NDArray[np.uint8],
    size: tuple[int, int],
    step: int,
    offset: tuple[float, float],
    shown: tuple[float, float],
) -> NDArray[np.uint8]:
    """A grid over the frame, sampled every ``step`` pixels of the view.

    Args:
        grid: Values that span the frame.
        size: Number of samples across and down.
        step: Distance of the samples.
        offset: View pixels from the frame's corner to that of the first sample.
        shown: Width and height of the frame in the view.
    """
    rows, columns = grid.shape[:2]
    per_x, per_y = columns / shown[0], rows / shown[1]
    half = step / 2
    to_grid = np.array(
        (
            (step * per_x, 0, (offset[0] + half) * per_x - 0.5),
            (0, step * per_y, (offset[1] + half) * per_y - 0.5),
        )
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    placed: NDArray[np.uint8] = cv2.warpAffine(
        grid, to_grid, size, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return placed


@lru_cache(maxsize=1)
def _grain(width: int, height: int) -> NDArray[np.uint8]:
    """A fixed pattern of thresholds, 1..254, that turns a soft mask into fine grain.

    The soft edge of ground glass at a tenth of the cost of mixing every pixel. Interleaved
    gradient noise: J. Jimenez, "Next generation post processing in Call of Duty: Advanced
    Warfare", SIGGRAPH 2014.
    """
    x, y = np.arange(width)[None, :], np.arange(height)[:, None]
    noise = (52.9829189 * ((0.06711056 * x + 0.00583715 * y) % 1.0)) % 1.0
    return (1 + noise * 253).astype(np.uint8)


def _iou(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Intersection over union of (n, 4) with (m, 4) boxes, (n, m)."""
    low = np.maximum(first[:, None, :2], second[None, :, :2])
    high = np.minimum(first[:, None, 2:], second[None, :, 2:])
    inter = np.clip(high - low, 0, None).prod(axis=2)
    areas = [np.clip(b[:, 2:] - b[:, :2], 0, None).prod(axis=1) for b in (first, second)]
    ratio: NDArray[np.float32] = inter / np.maximum(areas[0][:, None] + areas[1] - inter, 1e-6)
    return ratio


def _present_boxes(result: FrameResult) -> NDArray[np.float32]:
    """Boxes of all that is or may be a face in this frame, (n, 4).

    A detection and the track that follows it become one box that spans both.
    """
    tracks = np.array([t.xyxy for t in result.tracks], np.float32).reshape(-1, 4)
    found = np.concatenate((result.detections.xyxy, result.weak.xyxy))
    if not len(tracks) or not len(found):
        return np.concatenate((tracks, found))
    overlap = _iou(tracks, found)
    best = overlap.argmax(axis=0)
    same = overlap.max(axis=0) > 0.4
    np.minimum.at(tracks[:, :2], best[same], found[same, :2])
    np.maximum.at(tracks[:, 2:], best[same], found[same, 2:])
    return np.concatenate((tracks, found[~same]))

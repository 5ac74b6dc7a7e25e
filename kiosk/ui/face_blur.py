"""Makes faces unrecognisable in a picture. Qt-free; runs in the pipeline thread.

Each face is averaged down to a handful of cells, which destroys its detail for good, and
only then scaled up again softly, so that nothing of it can be computed back from the screen.
A detector may miss a face for a moment, so every place where a face was is kept covered for
a while, and the whole picture is covered until the analysis has settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.types import FrameResult

SETTLE_NS: Final = 700_000_000
"""The whole picture is covered for this long after the start and after every gap."""

GAP_NS: Final = 1_000_000_000
"""Frames further apart than this are a new start."""

HOLD_NS: Final = 600_000_000
"""A place where a face was seen stays covered for this long."""

MARGIN: Final = 0.45
"""The cover reaches this fraction of the face's size beyond the box on every side."""

CELLS_PER_FACE: Final = 4
"""Cells across a face; gender or identity cannot be told from 4x4 averaged cells."""

_WHOLE_CELLS: Final = 20
_MASK_PX: Final = 96


def _soft_mask() -> NDArray[np.float32]:
    """Opacity of the cover, (_MASK_PX, _MASK_PX): 1 over face and hair, fading at the rim.

    A superellipse: the box that the detector gave spans the middle ``1 / (1 + 2 MARGIN)`` of
    the mask, whose corners lie well inside the opaque part.
    """
    axis = np.abs(np.linspace(-1.0, 1.0, _MASK_PX, dtype=np.float32)) ** 5
    radius = (axis[:, None] + axis[None, :]) ** np.float32(1 / 5)
    mask: NDArray[np.float32] = np.clip((1.0 - radius) / 0.12, 0.0, 1.0).astype(np.float32)
    return mask


class FaceBlur:
    """Covers the faces of successive pictures of one source.

    Holds no pixels; only boxes of the last moments.
    """

    def __init__(self) -> None:
        self._mask = _soft_mask()
        self._source_id = ""
        self._last_ns = 0
        self.reset()

    def reset(self) -> None:
        """Forget everything: the next pictures are covered as a whole."""
        self._fresh = True
        self._settled_ns = 0
        self._boxes = np.zeros((0, 4), np.float32)
        self._seen_ns = np.zeros(0, np.int64)

    def apply(
        self, image: NDArray[np.uint8], result: FrameResult, scale: float, dx: float, dy: float
    ) -> None:
        """Cover all faces in place.

        Args:
            image: (h, w, 3) uint8, the resized picture; changed in place.
            result: The frame's detections and tracks, lost ones included.
            scale: Picture pixels per frame pixel.
            dx: Picture x of the frame's left edge.
            dy: Picture y of the frame's top edge.
        """
        now_ns = result.frame.captured_ns
        if self._is_new_start(result):
            self.reset()
            self._fresh = False
            self._settled_ns = now_ns + SETTLE_NS
        self._last_ns, self._source_id = now_ns, result.frame.source_id
        if now_ns < self._settled_ns:
            _cover_all(image)
        self._remember(_present_boxes(result), now_ns)
        for box in self._boxes * scale + np.array((dx, dy, dx, dy), np.float32):
            self._cover(image, box)

    def _remember(self, present: NDArray[np.float32], now_ns: int) -> None:
        """Replace what is held by what is seen now; keep the rest until it expires."""
        keep = now_ns - self._seen_ns <= HOLD_NS
        if len(present) and len(self._boxes):
            keep &= _iou(self._boxes, present).max(axis=1) < 0.5
        self._boxes = np.concatenate((self._boxes[keep], present))
        now = np.full(len(present), now_ns, np.int64)
        self._seen_ns = np.concatenate((self._seen_ns[keep], now))

    def _is_new_start(self, result: FrameResult) -> bool:
        frame = result.frame
        return (
            self._fresh
            or frame.source_id != self._source_id
            or not 0 <= frame.captured_ns - self._last_ns <= GAP_NS
        )

    def _cover(self, image: NDArray[np.uint8], box: NDArray[np.float32]) -> None:
        height, width = image.shape[:2]
        face_w, face_h = max(8.0, float(box[2] - box[0])), max(8.0, float(box[3] - box[1]))
        left, top = box[0] - MARGIN * face_w, box[1] - MARGIN * face_h
        cover_w, cover_h = face_w * (1 + 2 * MARGIN), face_h * (1 + 2 * MARGIN)
        x0, y0 = max(0, int(left)), max(0, int(top))
        x1, y1 = min(width, int(left + cover_w) + 1), min(height, int(top + cover_h) + 1)
        if x1 <= x0 or y1 <= y0:
            return
        area = image[y0:y1, x0:x1]
        cells = (
            max(1, round((x1 - x0) * CELLS_PER_FACE / face_w)),
            max(1, round((y1 - y0) * CELLS_PER_FACE / face_h)),
        )
        coarse = cv2.resize(area, cells, interpolation=cv2.INTER_AREA)
        soft = cv2.resize(coarse, (x1 - x0, y1 - y0), interpolation=cv2.INTER_LINEAR)
        opacity = self._mask_for(left, top, cover_w, cover_h, (x0, y0, x1, y1))
        image[y0:y1, x0:x1] = cv2.blendLinear(
            soft, np.ascontiguousarray(area), opacity, 1 - opacity
        )

    def _mask_for(
        self, left: float, top: float, w: float, h: float, clip: tuple[int, int, int, int]
    ) -> NDArray[np.float32]:
        """The part of the mask that lies within ``clip``, at the size of the picture."""
        x0, y0, x1, y1 = clip
        step_x, step_y = _MASK_PX / w, _MASK_PX / h
        columns = ((np.arange(x0, x1) + 0.5 - left) * step_x - 0.5).astype(np.float32)
        rows = ((np.arange(y0, y1) + 0.5 - top) * step_y - 0.5).astype(np.float32)
        by_rows = _interpolate(self._mask, rows)
        return np.ascontiguousarray(_interpolate(by_rows.T, columns).T)


def _interpolate(table: NDArray[np.float32], at: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of ``table`` at fractional positions, linearly interpolated."""
    at = np.clip(at, 0, len(table) - 1)
    low = np.minimum(at.astype(np.intp), len(table) - 2)
    share = (at - low).astype(np.float32)[:, None]
    mixed: NDArray[np.float32] = table[low] * (1 - share) + table[low + 1] * share
    return mixed


def _cover_all(image: NDArray[np.uint8]) -> None:
    height, width = image.shape[:2]
    cells = (_WHOLE_CELLS, max(1, round(_WHOLE_CELLS * height / width)))
    coarse = cv2.resize(image, cells, interpolation=cv2.INTER_AREA)
    cv2.resize(coarse, (width, height), dst=image, interpolation=cv2.INTER_LINEAR)


def _iou(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Intersection over union of (n, 4) with (m, 4) boxes, (n, m)."""
    low = np.maximum(first[:, None, :2], second[None, :, :2])
    high = np.minimum(first[:, None, 2:], second[None, :, 2:])
    inter = np.clip(high - low, 0, None).prod(axis=2)
    areas = [np.clip(b[:, 2:] - b[:, :2], 0, None).prod(axis=1) for b in (first, second)]
    ratio: NDArray[np.float32] = inter / np.maximum(areas[0][:, None] + areas[1] - inter, 1e-6)
    return ratio


def _present_boxes(result: FrameResult) -> NDArray[np.float32]:
    """Boxes of all faces known in this frame, (n, 4).

    A detection and the track that follows it become one box that spans both.
    """
    tracks = np.array([t.xyxy for t in result.tracks], np.float32).reshape(-1, 4)
    found = result.detections.xyxy
    if not len(tracks) or not len(found):
        return np.concatenate((tracks, found))
    overlap = _iou(tracks, found)
    best = overlap.argmax(axis=0)
    same = overlap.max(axis=0) > 0.4
    np.minimum.at(tracks[:, :2], best[same], found[same, :2])
    np.maximum.at(tracks[:, 2:], best[same], found[same, 2:])
    return np.concatenate((tracks, found[~same]))

"""Turns results into pictures at the size of the widget. Qt-free; runs in the pipeline thread.

The GUI thread only has to draw: resizing, cropping and hiding of faces happen here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.core.choices import ViewMode
from kiosk.core.identity import RecognitionState
from kiosk.core.types import TrackState
from kiosk.ui.display_frame import DisplayFrame, Fit, OverlayItem
from kiosk.ui.face_blur import FaceBlur
from kiosk.ui.name_text import shown_name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.types import Frame, FrameResult, Track
    from kiosk.ui.display_frame import DisplaySpec, DisplayTarget

MAX_CROP: Final = 0.30
"""Most of the picture that may be cut away to fill the view; else it is shown whole."""

SNAP: Final = 0.94
"""A picture that fills the view at this scale or above, up to 1, is shown pixel for pixel: it is
sharper, and copying costs a quarter of resizing."""

FADE_IN_NS: Final = 250_000_000
FADE_OUT_NS: Final = 700_000_000
TENTATIVE_OPACITY: Final = 0.35


def fit_frame(frame_w: int, frame_h: int, view_w: int, view_h: int, *, whole: bool = False) -> Fit:
    """Fill the view when at most :data:`MAX_CROP` of the frame is cut away, else show it all.

    Args:
        frame_w: Width of the frame.
        frame_h: Height of the frame.
        view_w: Width of the view.
        view_h: Height of the view.
        whole: Show it all in any case.
    """
    wide, high = view_w / frame_w, view_h / frame_h
    scale = max(wide, high)
    if whole or min(wide, high) / scale < 1 - MAX_CROP:
        scale = min(wide, high)
    elif SNAP <= scale < 1:
        scale = 1.0
    return Fit(scale, (view_w - frame_w * scale) / 2, (view_h - frame_h * scale) / 2)


class DisplayRenderer:
    """Makes a :class:`DisplayFrame` of each result, as the view wants it at that moment.

    One renderer serves one pipeline thread.

    Args:
        target: Size and kind of the pictures.
    """

    def __init__(self, target: DisplayTarget) -> None:
        self._target = target
        self._blur = FaceBlur()

    def render(self, result: FrameResult) -> DisplayFrame | None:
        """The picture for a result; None while the view has no size.

        What kind of picture it is, is decided once, at the beginning: a wish that comes
        meanwhile acts from the next frame on, and the view refuses this one.
        """
        spec = self._target.spec
        frame = result.frame
        if spec.view is not ViewMode.BLURRED:
            # Nothing is known about the scene when the view comes back.
            self._blur.reset()
        if spec.view is ViewMode.OFF:
            return _sign_of_life(frame)
        if spec.width <= 0 or spec.height <= 0:
            return None
        fit = fit_frame(frame.width, frame.height, spec.width, spec.height, whole=spec.whole)
        image = None
        if spec.view is not ViewMode.AVATARS:
            image = _resized(frame.image, fit, spec.width, spec.height)
        if spec.view is ViewMode.BLURRED and image is not None:
            self._blur.apply(image, result, fit)
        return DisplayFrame(
            image=None if image is None else _opaque(image),
            width=spec.width,
            height=spec.height,
            fit=fit,
            content=_content(frame.width, frame.height, fit, spec),
            view=spec.view,
            items=_overlay_items(result, fit, names=spec.names),
            aspect=frame.width / frame.height,
            seq=frame.seq,
            captured_ns=frame.captured_ns,
        )


def _sign_of_life(frame: Frame) -> DisplayFrame:
    """What a view without picture and figures is told: that frames are analysed."""
    return DisplayFrame(
        image=None,
        width=1,
        height=1,
        fit=Fit(1.0, 0.0, 0.0),
        content=(0.0, 0.0, 0.0, 0.0),
        view=ViewMode.OFF,
        items=(),
        aspect=frame.width / frame.height,
        seq=frame.seq,
        captured_ns=frame.captured_ns,
    )


def _content(
    frame_w: int, frame_h: int, fit: Fit, spec: DisplaySpec
) -> tuple[float, float, float, float]:
    return (
        max(0.0, fit.dx),
        max(0.0, fit.dy),
        min(float(spec.width), fit.dx + frame_w * fit.scale),
        min(float(spec.height), fit.dy + frame_h * fit.scale),
    )


def _overlay_items(result: FrameResult, fit: Fit, *, names: bool) -> tuple[OverlayItem, ...]:
    now_ns = result.frame.captured_ns
    items = [
        # A poster is no person: it gets neither a mark nor a figure.
        _overlay_item(track, fit, now_ns, names=names)
        for track in result.tracks
        if track.ignored is None
    ]
    visible = [item for item in items if item.opacity > 0.02]
    # Nearer people are drawn over those behind them.
    return tuple(sorted(visible, key=lambda item: item.width * item.height))


def _overlay_item(track: Track, fit: Fit, now_ns: int, *, names: bool) -> OverlayItem:
    left, top, right, bottom = (float(v) for v in track.xyxy)
    attributes = track.attributes
    pose = attributes.pose
    name, stranger = _who(track) if names else ("", False)
    return OverlayItem(
        id=track.id,
        x=left * fit.scale + fit.dx,
        y=top * fit.scale + fit.dy,
        width=(right - left) * fit.scale,
        height=(bottom - top) * fit.scale,
        opacity=_opacity(track, now_ns),
        state=track.state,
        age=None if attributes.age is None else round(attributes.age),
        gender=attributes.gender,
        looking=attributes.looking is True and track.state is TrackState.CONFIRMED,
        yaw_deg=pose.yaw if pose else 0.0,
        roll_deg=pose.roll if pose else 0.0,
        name=name,
        stranger=stranger,
        under_18=attributes.under_18,
    )


def _who(track: Track) -> tuple[str, bool]:
    """Name of somebody recognised, and whether it is somebody who did not enrol.

    A picture of a face is nobody, and the public need not know that it was seen through.
    """
    recognition = track.recognition
    if recognition is None or recognition.state is RecognitionState.PENDING:
        return "", False
    if recognition.state is RecognitionState.KNOWN:
        identity = recognition.identity
        return (shown_name(identity.name) if identity else ""), False
    return "", True


def _opacity(track: Track, now_ns: int) -> float:
    fade_in = min(1.0, (now_ns - track.first_seen_ns) / FADE_IN_NS)
    if track.state is TrackState.TENTATIVE:
        return TENTATIVE_OPACITY * fade_in
    unseen_ns = now_ns - track.last_seen_ns
    fade_out = 1.0 - unseen_ns / FADE_OUT_NS if track.state is TrackState.LOST else 1.0
    return max(0.0, min(max(fade_in, TENTATIVE_OPACITY), fade_out))


def _resized(image: NDArray[np.uint8], fit: Fit, width: int, height: int) -> NDArray[np.uint8]:
    """The frame at the size of the view, as a new array (height, width, 3)."""
    frame_h, frame_w = image.shape[:2]
    if fit.dx > 0.5 or fit.dy > 0.5:
        return _letterboxed(image, fit, width, height)
    crop_w, crop_h = width / fit.scale, height / fit.scale
    x0, y0 = round((frame_w - crop_w) / 2), round((frame_h - crop_h) / 2)
    x0, y0 = max(0, x0), max(0, y0)
    part = image[y0 : frame_h - y0, x0 : frame_w - x0]
    return _scaled(part, width, height)


def _scaled(part: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    if part.shape[1] == width and part.shape[0] == height:
        return part.copy()
    # Area averaging only where linear interpolation would skip pixels; it costs more.
    much_smaller = width < 0.5 * part.shape[1]
    method = cv2.INTER_AREA if much_smaller else cv2.INTER_LINEAR
    scaled: NDArray[np.uint8] = cv2.resize(part, (width, height), interpolation=method)
    return scaled


def _opaque(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture with a fourth channel of 255, read-only."""
    padded: NDArray[np.uint8] = cv2.cvtColor(image, cv2.COLOR_BGR2BGRA)
    padded.flags.writeable = False
    return padded


def _letterboxed(image: NDArray[np.uint8], fit: Fit, width: int, height: int) -> NDArray[np.uint8]:
    """The whole frame over a dim, out-of-focus copy of itself, instead of black bars."""
    frame_h, frame_w = image.shape[:2]
    cells = (12, 12)
    tiny = cv2.resize(image, (64, 64), interpolation=cv2.INTER_NEAREST)
    tiny = cv2.resize(tiny, cells, interpolation=cv2.INTER_AREA)
    tiny = (tiny * 0.45).astype(np.uint8)
    view: NDArray[np.uint8] = cv2.resize(tiny, (width, height), interpolation=cv2.INTER_CUBIC)
    w, h = min(width, round(frame_w * fit.scale)), min(height, round(frame_h * fit.scale))
    x, y = (width - w) // 2, (height - h) // 2
    view[y : y + h, x : x + w] = _scaled(image, w, h)
    return view

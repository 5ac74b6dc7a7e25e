"""Cameras of this machine, through the system's own interface."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.capture.base import NativeSource, to_bgr
from kiosk.capture.deadline import AbandonedThreads, abandoned_threads, call_within
from kiosk.capture.opencv import cv2
from kiosk.capture.video import codec_name
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import SourceError
from kiosk.core.ports import SourceInfo
from kiosk.core.types import Frame

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

_EMPTY_READS_ALLOWED: Final = 10
"""Some cameras give a broken picture now and then, above all right after the start."""
_EMPTY_READ_PAUSE_S: Final = 0.02


@dataclass(frozen=True, slots=True)
class CameraWish:
    """What is asked of a camera; it grants what it can.

    Attributes:
        width: Pixels.
        height: Pixels.
        fps: Frames per second.
    """

    width: int = 1280
    height: int = 720
    fps: float = 30.0


class CameraSource(NativeSource):
    """A camera, by number or by device path.

    Args:
        device: Number, or path such as ``/dev/v4l/by-id/...``.
        wish: Size and rate asked for.
        open_timeout_s: Time allowed for opening, first picture included.
        clock: Source of the time stamps.
        open_native: Makes a ``cv2.VideoCapture``; replaced by tests.
        abandoned: Where a call that hangs is counted.
    """

    def __init__(
        self,
        device: int | str,
        *,
        wish: CameraWish | None = None,
        open_timeout_s: float = 10.0,
        clock: Clock | None = None,
        open_native: Callable[[int | str, int], Any] | None = None,
        abandoned: AbandonedThreads = abandoned_threads,
    ) -> None:
        super().__init__()
        self._device = device
        self._name = f"camera:{device}" if isinstance(device, int) else device
        self._wish = wish or CameraWish()
        self._open_timeout_s = open_timeout_s
        self._clock = clock or SystemClock()
        self._open_native = open_native or _open_native
        self._abandoned = abandoned
        self._capture: Any = None
        self._first: NDArray[np.uint8] | None = None

    def _open(self) -> SourceInfo:
        self._seq = -1
        self._capture, self._first = call_within(
            self._open_timeout_s,
            self._start,
            what=self._name,
            discard=lambda late: late[0].release(),
            abandoned=self._abandoned,
        )
        height, width = self._first.shape[:2]
        fps = float(self._capture.get(cv2.CAP_PROP_FPS))
        return SourceInfo(
            name=self._name,
            live=True,
            width=width,
            height=height,
            fps=fps if 0 < fps < 1000 else 0.0,
            detail=self._describe(width, height, fps),
        )

    def _start(self) -> tuple[Any, NDArray[np.uint8]]:
        """Open the camera, ask for what is wished and take the first picture."""
        for backend in _backends():
            capture = self._open_native(self._device, backend)
            if not capture.isOpened():
                capture.release()
                continue
            # MJPG first: uncompressed, most cameras offer the greater sizes at 5 fps only.
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._wish.width)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._wish.height)
            capture.set(cv2.CAP_PROP_FPS, self._wish.fps)
            try:
                return capture, self._next_image(capture)
            except SourceError:
                capture.release()
                raise
        raise self._cannot_open()

    def _next_image(self, capture: Any) -> NDArray[np.uint8]:
        for _ in range(_EMPTY_READS_ALLOWED):
            ok, image = capture.read()
            if ok and image is not None and image.size:
                return to_bgr(image)
            if self._cancelled.wait(_EMPTY_READ_PAUSE_S):
                break
        raise SourceError(
            f"{self._name} gives no picture any more",
            "Check the cable, or whether another program uses the camera.",
        )

    def _read(self) -> Frame:
        image, self._first = self._first, None
        if image is None:
            image = self._next_image(self._capture)
        self._seq += 1
        image.setflags(write=False)
        now_ns, now = self._clock.monotonic_ns(), self._clock.utc_now()
        return Frame(image, self._seq, now_ns, now, self._name)

    def _release(self) -> None:
        self._first = None
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _describe(self, width: int, height: int, fps: float) -> str:
        """What was granted, and what was asked for where that differs."""
        wish = self._wish
        text = f"{self._capture.getBackendName()}, {codec_name(self._capture)}, {width}x{height}"
        if fps > 0:
            text += f" at {fps:g} fps"
        if (width, height) != (wish.width, wish.height) or (fps > 0 and fps < 0.9 * wish.fps):
            text += f" (asked for {wish.width}x{wish.height} at {wish.fps:g} fps)"
        return text

    def _cannot_open(self) -> SourceError:
        path = Path(f"/dev/video{self._device}" if isinstance(self._device, int) else self._device)
        if sys.platform.startswith("linux"):
            if not path.exists():
                return SourceError(
                    f"{self._name} is not connected",
                    "Plug it in; the operator panel lists the cameras that are there.",
                )
            if not os.access(path, os.R_OK | os.W_OK):
                return SourceError(
                    f"This user may not use {self._name}",
                    'Add the user to the group "video" and log in again.',
                )
        return SourceError(
            f"{self._name} cannot be opened",
            "Check the cable, the permission to use the camera, and whether another program"
            " uses it.",
        )


def _open_native(device: int | str, backend: int) -> Any:
    return cv2.VideoCapture(device, backend)


def _backends() -> tuple[int, ...]:
    """OpenCV's interfaces to try on this system, best first."""
    if sys.platform.startswith("linux"):
        return (cv2.CAP_V4L2,)
    if sys.platform == "win32":
        return (cv2.CAP_MSMF, cv2.CAP_DSHOW)
    if sys.platform == "darwin":
        return (cv2.CAP_AVFOUNDATION,)
    return (cv2.CAP_ANY,)

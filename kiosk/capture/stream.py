"""Network streams (RTSP, HTTP and others that FFmpeg knows) as live sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kiosk.capture.base import NativeSource, to_bgr
from kiosk.capture.opencv import cv2
from kiosk.capture.video import codec_name, open_ffmpeg
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import SourceError
from kiosk.core.ports import SourceInfo
from kiosk.core.types import Frame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class StreamSource(NativeSource):
    """Receives a stream; each frame is stamped when it arrives.

    Args:
        address: rtsp://, http:// and the like, with credentials if need be.
        open_timeout_s: Time allowed for the server to answer, and for the first picture.
        read_timeout_s: Time allowed between pictures.
        clock: Source of the time stamps.
    """

    def __init__(
        self,
        address: str,
        *,
        open_timeout_s: float = 10.0,
        read_timeout_s: float = 5.0,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self._address = address
        self._name = public_address(address)
        self._open_timeout_s = open_timeout_s
        self._read_timeout_s = read_timeout_s
        self._clock = clock or SystemClock()
        self._capture: Any = None
        self._first: NDArray[np.uint8] | None = None

    def _open(self) -> SourceInfo:
        self._seq = -1
        self._capture = open_ffmpeg(self._address, self._open_timeout_s, self._read_timeout_s)
        ok, image = self._capture.read() if self._capture.isOpened() else (False, None)
        if not ok:
            raise SourceError(
                f"{self._name} gives no picture",
                "Check the address, user name and password, and that the camera is switched on.",
            )
        self._first = to_bgr(image)
        height, width = self._first.shape[:2]
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        return SourceInfo(
            name=self._name,
            live=True,
            width=width,
            height=height,
            fps=fps if 0 < fps < 1000 else 0.0,
            detail=f"{width}x{height}, {codec_name(self._capture)}",
        )

    def _read(self) -> Frame:
        image, self._first = self._first, None
        if image is None:
            ok, native = self._capture.read()
            if not ok:
                raise SourceError(f"{self._name} has stopped", "Check the network and the camera.")
            image = to_bgr(native)
        self._seq += 1
        image.setflags(write=False)
        now_ns, now = self._clock.monotonic_ns(), self._clock.utc_now()
        return Frame(image, self._seq, now_ns, now, self._name)

    def _release(self) -> None:
        self._first = None
        if self._capture is not None:
            self._capture.release()
            self._capture = None


def public_address(address: str) -> str:
    """An address without user name, password and query, for logs and screens."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

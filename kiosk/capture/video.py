"""Video files, and recordings that a web server holds, decoded by FFmpeg through OpenCV."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.capture.base import NativeSource, to_bgr
from kiosk.capture.opencv import cv2
from kiosk.capture.pace import MAX_LAG_S, Playback
from kiosk.capture.pictures import require_file
from kiosk.core.choices import Pace
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import SourceError, UnreadableFileError
from kiosk.core.ports import SourceInfo
from kiosk.core.types import Frame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DEFAULT_FPS: Final = 25.0
_MAX_GAP_S: Final = 60.0
"""A longer gap between two time stamps is taken for a damaged stamp."""
_MAX_SKIP_S: Final = 0.25
"""While catching up, a picture is delivered at least this often."""


class MediaTimes:
    """Makes the time stamps of a file strictly increasing, from 0.

    Stamps of variable frame rates are kept as they are; missing, repeated and absurd ones
    are replaced by one nominal frame after the one before.
    """

    def __init__(self, fps: float) -> None:
        self.interval_s = 1.0 / fps if 1e-3 < fps < 1000 else 1.0 / _DEFAULT_FPS
        self._first_s = 0.0
        self._last_s: float | None = None

    def next(self, stamp_s: float) -> float:
        """Position of the next frame in seconds, given what the container says."""
        if self._last_s is None:
            self._first_s = stamp_s if math.isfinite(stamp_s) else 0.0
            self._last_s = 0.0
            return 0.0
        position_s = stamp_s - self._first_s
        step_s = position_s - self._last_s
        if not 0 < step_s <= _MAX_GAP_S:  # also False for NaN
            position_s = self._last_s + self.interval_s
        self._last_s = position_s
        return position_s

    @property
    def end_s(self) -> float:
        """Where the frame after the last one would be: the length of a loop."""
        return 0.0 if self._last_s is None else self._last_s + self.interval_s


class VideoSource(NativeSource):
    """Plays a recording: a file, or one that a web server holds.

    Rotation marked in the file is applied. A file that breaks off plays what there is.
    At real-time pace, pictures that are late already are skipped, which shows as gaps in
    ``Frame.seq``.

    Args:
        address: File, or an http(s) address for FFmpeg.
        name: For people and as ``source_id``; no credentials. None takes the file's name.
        pace: How fast it is played.
        loop: Start again at the end; ``captured_ns`` goes on, ``media_time_s`` starts at 0.
        clock: Source of the start time.
        timeout_s: Time allowed for opening and for each read of an address.
    """

    def __init__(
        self,
        address: Path | str,
        *,
        name: str | None = None,
        pace: Pace = Pace.REALTIME,
        loop: bool = False,
        clock: Clock | None = None,
        timeout_s: float = 10.0,
    ) -> None:
        super().__init__()
        self._address = address
        self._name = name or Path(address).name
        self._pace = pace
        self._loop = loop
        self._timeout_s = timeout_s
        self._playback = Playback(pace, clock or SystemClock())
        self._capture: Any = None

    def _open(self) -> SourceInfo:
        if isinstance(self._address, Path):
            require_file(self._address)
        self._loop_start_s = 0.0
        self._seq = -1
        self._begin()
        # Only a decoded picture proves that the file can be read.
        self._pending = self._next_picture(may_skip=False)
        if self._pending is None:
            raise self._unreadable()
        self._playback.restart()
        height, width = self._pending[0].shape[:2]
        count = self._capture.get(cv2.CAP_PROP_FRAME_COUNT)
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        return SourceInfo(
            name=self._name,
            live=False,
            width=width,
            height=height,
            fps=fps if 0 < fps < 1000 else 0.0,
            frames=int(count) if 0 < count < 2**31 else None,
            detail=f"{width}x{height}, {codec_name(self._capture)}",
        )

    def _begin(self) -> None:
        """Open the file at its start; seeking back is not reliable in damaged files."""
        self._release()
        if isinstance(self._address, Path):
            self._capture = open_ffmpeg(str(self._address.resolve()))
        else:
            self._capture = open_ffmpeg(self._address, self._timeout_s, self._timeout_s)
        if not self._capture.isOpened():
            raise self._unreadable()
        self._times = MediaTimes(self._capture.get(cv2.CAP_PROP_FPS))

    def _read(self) -> Frame | None:
        picture, self._pending = self._pending, None
        if picture is None:
            picture = self._next_picture(may_skip=True)
        if picture is None and self._loop and not self._cancelled.is_set():
            self._loop_start_s += self._times.end_s
            self._begin()
            picture = self._next_picture(may_skip=False)
            if picture is None:
                raise self._unreadable()
        if picture is None:
            return None
        image, position_s = picture
        if not self._playback.wait(self._loop_start_s + position_s, self._cancelled):
            return None
        captured_ns, captured_at = self._playback.stamp(self._loop_start_s + position_s)
        image.setflags(write=False)
        return Frame(image, self._seq, captured_ns, captured_at, self._name, position_s)

    def _next_picture(self, *, may_skip: bool) -> tuple[NDArray[np.uint8], float] | None:
        """The next picture and its position, without those that are late already."""
        skipped_s = 0.0
        while self._capture.grab():
            self._seq += 1
            position_s = self._times.next(self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000)
            late_s = self._playback.late_s(self._loop_start_s + position_s) if may_skip else 0.0
            if 1.5 * self._times.interval_s < late_s < MAX_LAG_S and skipped_s < _MAX_SKIP_S:
                skipped_s += self._times.interval_s
                continue
            ok, image = self._capture.retrieve()
            if ok:
                return to_bgr(image), position_s
        return None

    def _release(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _unreadable(self) -> SourceError:
        if isinstance(self._address, Path):
            return UnreadableFileError(
                f"{self._name} cannot be read as a video",
                "It is damaged, incomplete, of an unknown kind or holds no picture; try to play"
                " it in a media player, or convert it to MP4 (H.264).",
            )
        return SourceError(f"{self._name} cannot be played", "Check the address and the server.")


def open_ffmpeg(
    address: str, open_timeout_s: float | None = None, read_timeout_s: float | None = None
) -> Any:
    """A ``cv2.VideoCapture`` of FFmpeg, opened or not.

    Args:
        address: File or address.
        open_timeout_s: Time allowed for opening an address; None for local files.
        read_timeout_s: Time allowed for each picture of an address.
    """
    parameters = []
    for name, timeout_s in (
        (cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, open_timeout_s),
        (cv2.CAP_PROP_READ_TIMEOUT_MSEC, read_timeout_s),
    ):
        if timeout_s is not None:
            parameters += [name, max(1, round(timeout_s * 1000))]
    capture = cv2.VideoCapture(address, cv2.CAP_FFMPEG, parameters)
    capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)
    return capture


def codec_name(capture: Any) -> str:
    """Name of the codec or pixel format, as four printable characters."""
    code = int(capture.get(cv2.CAP_PROP_FOURCC))
    text = bytes((code >> shift) & 0xFF for shift in (0, 8, 16, 24)).decode("latin-1").strip()
    return text if text.isascii() and text.isprintable() and text else "format not named"

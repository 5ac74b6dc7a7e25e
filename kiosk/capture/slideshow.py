"""Pictures as a source: a single one, a folder, or those that a pattern matches."""

from __future__ import annotations

import glob
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.capture.base import NativeSource
from kiosk.capture.pace import Playback
from kiosk.capture.pictures import is_picture, read_picture
from kiosk.core.choices import Pace
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import UnreadableFileError
from kiosk.core.ports import SourceInfo
from kiosk.core.types import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)

SLIDE_FPS: Final = 10.0
FRAMES_PER_PICTURE: Final = 30
"""Each picture stays for 3 s, as several frames, long enough for its faces to be counted."""


def pictures_in(folder: Path) -> list[Path]:
    """The pictures of a folder, not of its subfolders, in natural order (2 before 10).

    Raises:
        UnreadableFileError: The folder cannot be read or holds no picture.
    """
    try:
        found = [p for p in folder.iterdir() if not p.name.startswith(".") and p.is_file()]
    except OSError as error:
        raise UnreadableFileError(
            f"The folder {folder} cannot be read: {error.strerror}", "Check its permissions."
        ) from error
    found = sorted((path for path in found if is_picture(path)), key=natural_order)
    if not found:
        raise UnreadableFileError(f"There is no picture in {folder}", "Name another folder.")
    return found


def pictures_matching(pattern: str) -> list[Path]:
    """The pictures that a pattern such as ``photos/*.jpg`` matches, in natural order.

    Raises:
        UnreadableFileError: There are none, or the text is no pattern.
    """
    if not glob.has_magic(pattern):
        raise UnreadableFileError(
            f'There is no file or folder "{pattern}"',
            "Check the name; other sources are camera:0, rtsp://... and sim:busy.",
        )
    # Path.glob takes no absolute pattern.
    matches = map(Path, glob.glob(pattern, recursive=True))  # noqa: PTH207
    found = [path for path in matches if path.is_file() and is_picture(path)]
    if not found:
        raise UnreadableFileError(f"No picture matches {pattern}", "Check the pattern.")
    return sorted(found, key=natural_order)


def natural_order(path: Path) -> list[tuple[int, str]]:
    """Sorting key under which numbers within a name count by their value."""
    parts = re.split(r"(\d+)", path.name.lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


class SlideshowSource(NativeSource):
    """Shows pictures one after another, each for three seconds at ten frames a second.

    A picture that cannot be read is left out with a warning; the size of the frames varies
    with the pictures.

    Args:
        paths: The pictures, in order; not empty.
        name: For people and as ``source_id``.
        pace: How fast they are played.
        loop: Start again after the last.
        clock: Source of the start time.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        name: str,
        pace: Pace = Pace.REALTIME,
        loop: bool = False,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self._name = name
        self._loop = loop
        self._playback = Playback(pace, clock or SystemClock())
        self._frames: Iterator[Frame] = iter(())

    def _open(self) -> SourceInfo:
        self._readable = list(self._paths)
        first = self._read_slide(self._readable[0]) if len(self._paths) == 1 else None
        while first is None:
            first = self._try_slide(self._readable[0])
        height, width = first.shape[:2]
        self._playback.restart()
        self._frames = self._play(first)
        count = len(self._readable)
        return SourceInfo(
            name=self._name,
            live=False,
            width=width,
            height=height,
            fps=SLIDE_FPS,
            frames=count * FRAMES_PER_PICTURE,
            detail=f"{count} picture{'' if count == 1 else 's'}",
        )

    def _read(self) -> Frame | None:
        frame = next(self._frames, None)
        if frame is None or not self._playback.wait(frame.seq / SLIDE_FPS, self._cancelled):
            return None
        return frame

    def _play(self, first: NDArray[np.uint8]) -> Iterator[Frame]:
        """All frames; the first picture, already read, saves reading it twice."""
        seq = 0
        image: NDArray[np.uint8] | None = first
        shown: Path | None = self._readable[0]
        while True:
            position = 0
            for path in tuple(self._readable):
                if path != shown:
                    image, shown = self._try_slide(path), path
                for _ in range(FRAMES_PER_PICTURE if image is not None else 0):
                    assert image is not None
                    captured_ns, captured_at = self._playback.stamp(seq / SLIDE_FPS)
                    time_s = position / SLIDE_FPS
                    yield Frame(image, seq, captured_ns, captured_at, self._name, time_s)
                    seq += 1
                    position += 1
            if not self._loop:
                return

    def _try_slide(self, path: Path) -> NDArray[np.uint8] | None:
        """A picture, or None for one that cannot be read and is left out from now on.

        Raises:
            UnreadableFileError: It was the last one left.
        """
        try:
            return self._read_slide(path)
        except UnreadableFileError as error:
            _log.warning("picture left out: %s", error)
            self._readable.remove(path)
            if not self._readable:
                raise UnreadableFileError(
                    f"No picture of {self._name} can be read",
                    "Get the files again from where they came.",
                ) from error
            return None

    @staticmethod
    def _read_slide(path: Path) -> NDArray[np.uint8]:
        image = read_picture(path)
        image.setflags(write=False)
        return image

    def _release(self) -> None:
        self._frames = iter(())

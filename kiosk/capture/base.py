"""What sources around a native handle share: who may release it, and how they make frames."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import numpy as np

from kiosk.capture.frames import require_bgr
from kiosk.capture.opencv import cv2
from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.ports import SourceInfo
    from kiosk.core.types import Frame


class NativeSource(ABC):
    """A :class:`~kiosk.core.ports.FrameSource` whose handle one thread reads and releases.

    A native handle must not be released while another thread reads from it. ``close`` from
    a foreign thread therefore only raises a flag, which ends waiting at once; the thread
    that opened or reads the source releases the handle when it closes the source itself.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._reader: int | None = None

    def open(self) -> SourceInfo:
        """Open the source.

        Raises:
            SourceError: It cannot be opened, or not within the time allowed.
        """
        self._cancelled.clear()
        # Opening reads, too: a file is decoded up to its first picture.
        self._reader = threading.get_ident()
        try:
            return self._open()
        except BaseException:
            self._release()
            raise

    def read(self) -> Frame | None:
        """The next frame; None at the end, or when another thread closed the source.

        Raises:
            SourceError: The source failed; it has to be closed and opened again.
        """
        self._reader = threading.get_ident()
        if self._cancelled.is_set():
            return None
        return self._read()

    def close(self) -> None:
        """Release everything; see the class about other threads."""
        self._cancelled.set()
        if self._reader in (None, threading.get_ident()):
            self._release()

    @abstractmethod
    def _open(self) -> SourceInfo: ...

    @abstractmethod
    def _read(self) -> Frame | None: ...

    @abstractmethod
    def _release(self) -> None: ...


def to_bgr(image: object) -> NDArray[np.uint8]:
    """A native picture as (H, W, 3) uint8 BGR; grey and 16-bit ones are converted.

    Raises:
        SourceError: It is no picture at all.
    """
    if not isinstance(image, np.ndarray) or image.size == 0:
        raise SourceError("The source gave an empty picture", "Check the camera or the file.")
    if image.dtype == np.uint16:
        image = (image >> 8).astype(np.uint8)
    if image.ndim == 3 and image.shape[2] == 1:
        image = image[:, :, 0]
    if image.ndim == 2 and image.dtype == np.uint8:
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    elif image.ndim == 3 and image.shape[2] == 4 and image.dtype == np.uint8:
        image = cv2.cvtColor(image, cv2.COLOR_BGRA2BGR)
    return require_bgr(image)

"""Reading a QR code from the pictures of the camera, while somebody holds one up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from kiosk.core.mailbox import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.types import FrameResult

_PAUSE_S: Final = 0.2


class CodeScanner:
    """Looks for a QR code in the newest frame, a few times a second, when asked to.

    Frames come from the analysis thread and are looked at in a thread that lives only while
    somebody waits for a code.
    """

    def __init__(self) -> None:
        self._frames: Latest[NDArray[np.uint8]] = Latest()
        self._lock = threading.Lock()
        self._search: _Search | None = None

    def take(self, result: FrameResult) -> None:
        """Look at a frame, if anybody waits for a code (analysis thread)."""
        if self._search is not None:
            self._frames.put(result.frame.image)

    def start(self, found: Callable[[str], None]) -> Callable[[], None]:
        """Look for a code in place of an earlier search.

        Args:
            found: Gets its text, once, in the thread that looks.

        Returns:
            Ends the search.
        """
        search = _Search(self._frames, found)
        with self._lock:
            earlier, self._search = self._search, search
        if earlier is not None:
            earlier.stop()
        search.start()

        def stop() -> None:
            search.stop()
            with self._lock:
                if self._search is search:
                    self._search = None

        return stop

    def close(self) -> None:
        """End what is going on."""
        with self._lock:
            search, self._search = self._search, None
        if search is not None:
            search.stop()


class _Search(threading.Thread):
    def __init__(self, frames: Latest[NDArray[np.uint8]], found: Callable[[str], None]) -> None:
        super().__init__(name="code-scanner", daemon=True)
        self._frames = frames
        self._found = found
        self._end = threading.Event()

    def stop(self) -> None:
        """End; the thread may need a moment for the frame that it looks at."""
        self._end.set()

    def run(self) -> None:
        # Loaded here: the networks have loaded it already.
        import cv2

        detector = cv2.QRCodeDetector()
        while not self._end.wait(_PAUSE_S):
            image = self._frames.take()
            if image is None:
                continue
            # Live pictures are shown as in a mirror, where no code can be read.
            text = _text_in(detector, image) or _text_in(detector, cv2.flip(image, 1))
            if text and not self._end.is_set():
                self._end.set()
                self._found(text)


def _text_in(detector: object, image: NDArray[np.uint8]) -> str:
    import cv2

    try:
        text, _, _ = detector.detectAndDecode(image)  # type: ignore[attr-defined]
    except (cv2.error, UnicodeDecodeError):  # some pictures make the detector stumble
        return ""
    return str(text)

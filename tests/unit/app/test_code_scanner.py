"""A code that is held up is read, also in a mirror."""

from __future__ import annotations

import io
import queue
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
import segno

from kiosk.app.code_scanner import CodeScanner
from kiosk.core.types import Detections, Frame, FrameResult, PeopleCount

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXT = "https://collector.example/enrol#ABCD-EFGH-JKLM"


def picture(text: str | None, *, mirrored: bool = False, px: int = 8) -> FrameResult:
    """A grey room in which somebody holds a code up, a little tilted."""
    image: NDArray[np.uint8] = np.full((720, 1280, 3), 120, np.uint8)
    if text is not None:
        stream = io.BytesIO()
        segno.make(text, error="m").save(stream, kind="png", scale=px)
        code = cv2.imdecode(np.frombuffer(stream.getvalue(), np.uint8), cv2.IMREAD_COLOR)
        height, width = code.shape[:2]
        image[200 : 200 + height, 400 : 400 + width] = code
        tilt = cv2.getRotationMatrix2D((640, 360), 7, 1.0)
        image = cv2.warpAffine(image, tilt, (1280, 720), borderValue=(120, 120, 120))  # type: ignore[assignment]
    if mirrored:
        image = np.ascontiguousarray(image[:, ::-1])
    frame = Frame(image, 0, 0, datetime.now(UTC), "camera:0")
    return FrameResult(frame, Detections.empty(), (), PeopleCount(), {})


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_code_is_read_once(mirrored: bool) -> None:
    scanner, found = CodeScanner(), queue.Queue[str]()
    stop = scanner.start(found.put)
    for result in (picture(None), picture(TEXT, mirrored=mirrored)) * 3:
        scanner.take(result)
    text = ""
    while not text:
        scanner.take(picture(TEXT, mirrored=mirrored))
        try:
            text = found.get(timeout=1)
        except queue.Empty:
            continue
    assert text == TEXT
    stop()
    assert found.empty()


def test_nothing_is_looked_at_while_nobody_waits() -> None:
    scanner, found = CodeScanner(), queue.Queue[str]()
    scanner.start(found.put)()
    scanner.take(picture(TEXT))
    scanner.close()
    with pytest.raises(queue.Empty):
        found.get(timeout=0.5)

"""A blink stirs a face; noise, light and a shift of the whole face do not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from kiosk.core.ghosts import STIRRED
from kiosk.core.tracking import TrackedBox
from kiosk.core.types import Detections, Frame, TrackState
from kiosk.inference.stir import StirMeter

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

AT = datetime(2026, 3, 1, tzinfo=UTC)
CENTRE = np.array([320.0, 240.0])
HALF = np.array([50.0, 66.0])
LANDMARKS = np.array([[-25, -16], [25, -16], [0, 10], [-18, 32], [18, 32]], np.float32)


def drawn(*, closed: bool = False, shift: tuple[int, int] = (0, 0)) -> NDArray[np.uint8]:
    """A face of 100 px with eyes, brows and mouth in front of a wall."""
    image = np.full((480, 640, 3), 110, np.uint8)
    x, y = (int(v) for v in CENTRE + shift)
    skin, dark = (140, 165, 205), (50, 45, 45)
    cv2.ellipse(image, (x, y), (50, 66), 0, 0, 360, skin, -1, cv2.LINE_AA)
    for side in (-25, 25):
        cv2.line(image, (x + side - 12, y - 30), (x + side + 12, y - 30), dark, 4, cv2.LINE_AA)
        if closed:
            cv2.line(image, (x + side - 10, y - 12), (x + side + 10, y - 12), dark, 2, cv2.LINE_AA)
        else:
            cv2.ellipse(image, (x + side, y - 16), (11, 6), 0, 0, 360, (235,) * 3, -1, cv2.LINE_AA)
            cv2.circle(image, (x + side, y - 16), 5, dark, -1, cv2.LINE_AA)
    cv2.line(image, (x - 18, y + 32), (x + 18, y + 32), (60, 60, 130), 5, cv2.LINE_AA)
    return image


def measured(
    picture: Callable[[int], NDArray[np.uint8]],
    *,
    landmarks: bool = True,
    shift: Callable[[int], tuple[float, float]] = lambda _: (0.0, 0.0),
    seconds: float = 4.0,
) -> list[float]:
    """All values of one face, ten frames per second."""
    meter = StirMeter()
    values = []
    for k in range(round(seconds * 10)):
        centre = CENTRE + shift(k)
        box = np.concatenate((centre - HALF, centre + HALF)).astype(np.float32)
        points = (LANDMARKS + centre).astype(np.float32)[None] if landmarks else None
        found = Detections(box[None], np.array([0.9], np.float32), points)
        track = TrackedBox(1, box, 0.9, TrackState.CONFIRMED, 0, k * 10**8, 0)
        frame = Frame(picture(k), k, k * 10**8, AT, "test")
        values += meter.update(frame, found, [track]).values()
    return values


def test_a_still_face_does_not_stir() -> None:
    values = measured(lambda _: drawn())
    assert len(values) > 10
    assert max(values) == 0


@pytest.mark.parametrize("landmarks", [True, False])
def test_a_blink_stirs_it(landmarks: bool) -> None:
    values = measured(lambda k: drawn(closed=20 <= k < 22), landmarks=landmarks)
    assert max(values) > 1.5 * STIRRED
    assert sum(value > STIRRED for value in values) <= 4  # now, and as the comparison


def test_camera_noise_is_no_stir() -> None:
    rng = np.random.default_rng(1)

    def noisy(_: int) -> NDArray[np.uint8]:
        image = drawn().astype(np.float32) + rng.normal(0, 6, (480, 640, 3))
        return np.clip(image, 0, 255).astype(np.uint8)

    assert max(measured(noisy)) < STIRRED / 2


def test_changing_light_is_no_stir() -> None:
    """It falls to a half within seconds, and a shade moves over the face."""

    def lit(k: int) -> NDArray[np.uint8]:
        shade = np.linspace(1.0, 1.0 - 0.3 * np.sin(k / 6), 640)[None, :, None]
        return (drawn() * (0.75 + 0.25 * np.cos(k / 8)) * shade).astype(np.uint8)

    assert max(measured(lit)) < STIRRED / 2


def test_video_compression_is_no_stir() -> None:
    rng = np.random.default_rng(2)

    def compressed(_: int) -> NDArray[np.uint8]:
        noisy = np.clip(drawn() + rng.normal(0, 3, (480, 640, 3)), 0, 255).astype(np.uint8)
        _, packed = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 50])
        return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)

    assert max(measured(compressed)) < STIRRED


def test_jittering_landmarks_are_no_stir() -> None:
    """The box of a still face wanders a little with the noise of the detector."""
    rng = np.random.default_rng(3)
    jitter = [tuple(rng.normal(0, 1.5, 2)) for _ in range(60)]
    assert max(measured(lambda _: drawn(), shift=lambda k: jitter[k])) == 0


def test_a_face_that_moves_is_not_compared() -> None:
    values = measured(
        lambda k: drawn(shift=(6 * k, 0)), shift=lambda k: (6.0 * k, 0.0), seconds=3.0
    )
    assert values == []


@pytest.mark.parametrize("centre", [(5.0, 5.0), (635.0, 475.0), (-40.0, 240.0)])
@pytest.mark.parametrize("size", [20.0, 1200.0])
def test_faces_that_the_frame_cuts_off_are_measured(
    centre: tuple[float, float], size: float
) -> None:
    meter = StirMeter()
    middle = np.array(centre)
    box = np.concatenate((middle - size / 2, middle + size / 2)).astype(np.float32)
    found = Detections(box[None], np.array([0.9], np.float32), None)
    track = TrackedBox(1, box, 0.9, TrackState.CONFIRMED, 0, 0, 0)
    values = [
        meter.update(Frame(drawn(), k, k * 10**9, AT, "test"), found, [track]) for k in range(3)
    ]
    assert values == [{}, {1: 0.0}, {1: 0.0}]


def test_faces_of_ended_tracks_are_dropped() -> None:
    meter = StirMeter()
    box = np.array([270, 174, 370, 306], np.float32)
    found = Detections(box[None], np.array([0.9], np.float32), None)
    track = TrackedBox(1, box, 0.9, TrackState.CONFIRMED, 0, 0, 0)
    meter.update(Frame(drawn(), 0, 0, AT, "test"), found, [track])
    meter.end(1)
    assert meter.update(Frame(drawn(), 1, 10**9, AT, "test"), found, [track]) == {}
    meter.end(2)

"""Light, glare and sharpness of frames whose light, glare and sharpness are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from kiosk.core.types import (
    Detections,
    Frame,
    FrameResult,
    IgnoreReason,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.inference.scene_quality import read_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


@pytest.fixture
def scene(
    picture: Callable[[str], NDArray[np.uint8]], frame_of: Callable[..., Frame]
) -> Callable[..., FrameResult]:
    """A portrait on a grey wall, with one track on the face."""
    photo = picture("portraits/B001278_bonamici_b.jpg")

    def make(change: Callable[[NDArray[np.uint8]], object] = lambda _: None, **track: object):
        image = np.full((720, 1280, 3), 120, np.uint8)
        image[100 : 100 + photo.shape[0], 500 : 500 + photo.shape[1]] = photo
        changed = change(image)
        image = image if changed is None else np.asarray(changed, np.uint8)
        box = np.array((580, 200, 760, 400), np.float32)
        followed = Track(7, box, 0.9, TrackState.CONFIRMED, 0, 0, **track)
        return FrameResult(frame_of(image), Detections.empty(), (followed,), PeopleCount(), {})

    return make


def test_a_face_is_measured_where_its_track_is(scene: Callable[..., FrameResult]) -> None:
    reading = read_scene(scene())
    (face,) = reading.faces
    assert (face.track, face.width_px) == (7, 180)
    assert (face.x, face.y) == pytest.approx((670 / 1280, 300 / 720))
    assert reading.frame_width_px == 1280
    assert 100 < reading.brightness < 140
    assert reading.glare < 0.02


def test_darkness_glare_and_blur_are_told_apart(scene: Callable[..., FrameResult]) -> None:
    usual = read_scene(scene())
    dark = read_scene(scene(lambda image: image // 4))
    blurred = read_scene(scene(lambda image: cv2.GaussianBlur(image, (0, 0), 8)))

    def lamp(image: NDArray[np.uint8]) -> None:
        image[:200, :400] = 255

    glaring = read_scene(scene(lamp))
    assert dark.brightness == pytest.approx(usual.brightness / 4, rel=0.05)
    assert dark.faces[0].brightness < usual.faces[0].brightness / 3
    assert blurred.faces[0].sharpness < 0.5 * usual.faces[0].sharpness
    assert blurred.faces[0].brightness == pytest.approx(usual.faces[0].brightness, rel=0.1)
    assert glaring.glare - usual.glare == pytest.approx(200 * 400 / (1280 * 720), abs=0.01)


def test_ignored_faces_are_not_measured(scene: Callable[..., FrameResult]) -> None:
    assert read_scene(scene(ignored=IgnoreReason.STILL)).faces == ()

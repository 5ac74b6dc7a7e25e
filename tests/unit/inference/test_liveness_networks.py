"""What the liveness networks see of a face, and what they say about real pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.choices import DetectorName
from kiosk.core.errors import InferenceError
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.liveness import LivenessNetworks, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime

WOMAN = "portraits/B001278_bonamici_b.jpg"


@pytest.fixture(scope="module")
def networks(store: ModelStore, runtime: Runtime) -> Iterator[LivenessNetworks]:
    made = LivenessNetworks(store, runtime)
    yield made
    made.close()


@pytest.fixture(scope="module")
def box_of(store: ModelStore, runtime: Runtime) -> Iterator[Callable[..., NDArray[np.float32]]]:
    detector = FaceDetector(DetectorName.YUNET, store, runtime)
    yield lambda image: detector.detect(image).xyxy[0]
    detector.close()


def test_what_is_seen_has_the_shape_of_the_box_and_lies_around_it() -> None:
    box = np.array([400, 300, 460, 380], np.float32)
    assert surroundings(box, (1280, 720), 2.7) == (349, 232, 511, 448)
    assert surroundings(box, (1280, 720), 4.0) == (310, 180, 550, 500)


def test_at_the_border_it_is_moved_into_the_frame_and_shrunk_to_fit() -> None:
    corner = np.array([0, 0, 60, 80], np.float32)
    assert surroundings(corner, (1280, 720), 2.7) == (0, 0, 162, 216)
    large = np.array([300, 100, 700, 600], np.float32)
    left, top, right, bottom = surroundings(large, (1280, 720), 2.7)
    assert (top, bottom) == (0, 719)
    assert (right - left) / (bottom - top) == pytest.approx(400 / 500, rel=0.01)


@given(
    st.lists(st.floats(-500, 2000, width=32), min_size=4, max_size=4),
    st.integers(2, 2000),
    st.integers(2, 2000),
)
def test_any_box_gives_pixels(corners: list[float], width: int, height: int) -> None:
    box = np.array(corners, np.float32)
    left, top, right, bottom = surroundings(box, (width, height), 4.0)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


def test_a_portrait_is_alive_and_a_print_of_it_is_not(
    networks: LivenessNetworks,
    box_of: Callable[..., NDArray[np.float32]],
    picture: Callable[[str], NDArray[np.uint8]],
) -> None:
    portrait = picture(WOMAN)
    assert networks.liveness(portrait, box_of(portrait)) > 0.9
    wall = np.full((720, 1280, 3), (90, 110, 120), np.uint8)
    sheet = cv2.copyMakeBorder(portrait, 25, 25, 25, 25, cv2.BORDER_CONSTANT, value=(235, 235, 235))
    wall[100 : 100 + sheet.shape[0], 400 : 400 + sheet.shape[1]] = sheet
    assert networks.liveness(wall, box_of(wall)) < networks.threshold
    assert networks.requests == 2


def test_a_device_that_fails_is_an_error_with_a_hint(
    networks: LivenessNetworks, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def infer(self) -> None:
            raise RuntimeError("lost the device")

    monkeypatch.setattr(networks, "_request", Broken())
    with pytest.raises(InferenceError, match="lost the device") as failed:
        networks.liveness(np.zeros((90, 90, 3), np.uint8), np.array([10, 10, 50, 60], np.float32))
    assert "CPU" in failed.value.hint

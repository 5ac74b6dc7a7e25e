"""Blurred faces: nothing of a face may be left in the picture."""

from __future__ import annotations

from datetime import UTC, datetime

import cv2
import numpy as np
import pytest

from kiosk.core.choices import ViewMode
from kiosk.core.types import Detections, Frame, FrameResult, PeopleCount, Track, TrackState
from kiosk.ui.display import DisplayRenderer, fit_frame
from kiosk.ui.display_frame import DisplayTarget
from kiosk.ui.face_blur import HOLD_NS
from kiosk.ui.scene_memory import FIRST_S, HOLD_S, REPLACE_S, SUSPECT_S

MS = 1_000_000
BOX = (200.0, 100.0, 300.0, 230.0)
SHARP = 40.0
"""Mean step between neighbours in the noise picture; a covered area has less than 3."""


def noise(seed: int = 1) -> np.ndarray:
    random = np.random.default_rng(seed)
    return random.integers(0, 256, (360, 640, 3), np.uint8)


def detections(*boxes: tuple[float, ...]) -> Detections:
    return Detections(
        np.array(boxes, np.float32).reshape(-1, 4), np.ones(len(boxes), np.float32), None
    )


def lost(box: tuple[float, ...]) -> Track:
    return Track(1, np.array(box, np.float32), 0.9, TrackState.LOST, 0, 0)


def roughness(image: np.ndarray, box: tuple[float, ...]) -> float:
    left, top, right, bottom = (int(v) for v in box)
    area = image[top:bottom, left:right, :3].astype(float)
    return float(np.abs(np.diff(area, axis=1)).mean())


class Player:
    """Renders frames of one source, 100 ms apart, at the size of the frame."""

    def __init__(self, view: ViewMode = ViewMode.BLURRED) -> None:
        self.target = DisplayTarget()
        self.target.set_size(640, 360)
        self.target.set_view(view)
        self.renderer = DisplayRenderer(self.target)
        self.now_ns = 0
        self.source = "first"

    def show(
        self,
        image: np.ndarray,
        found: Detections | None = None,
        tracks: tuple[Track, ...] = (),
        step_ms: int = 100,
        weak: Detections | None = None,
    ) -> np.ndarray:
        self.now_ns += step_ms * MS
        frame = Frame(image, 0, self.now_ns, datetime(2026, 1, 1, tzinfo=UTC), self.source)
        result = FrameResult(
            frame,
            found or Detections.empty(),
            tracks,
            PeopleCount(),
            {},
            weak or Detections.empty(),
        )
        picture = self.renderer.render(result)
        assert picture is not None
        assert picture.image is not None
        return picture.image

    def settle(self) -> Player:
        for _ in range(round((FIRST_S + HOLD_S) * 10) + 3):
            self.show(noise())
        return self


def grown(box: tuple[float, ...], part: float) -> tuple[float, ...]:
    w, h = box[2] - box[0], box[3] - box[1]
    return box[0] - part * w, box[1] - part * h, box[2] + part * w, box[3] + part * h


def test_a_detected_face_is_destroyed_and_the_rest_stays_sharp() -> None:
    player = Player().settle()
    image = player.show(noise(), detections(BOX))
    assert roughness(image, grown(BOX, 0.2)) < 3
    assert roughness(image, (400, 0, 640, 360)) > SHARP


def test_a_predicted_face_is_destroyed_too() -> None:
    player = Player().settle()
    assert roughness(player.show(noise(), tracks=(lost(BOX),)), grown(BOX, 0.2)) < 3


@pytest.mark.parametrize("box", [(-40, -30, 60, 90), (600, 300, 700, 420), (300, 340, 380, 460)])
def test_faces_at_the_edge_are_destroyed(box: tuple[float, ...]) -> None:
    player = Player().settle()
    image = player.show(noise(), detections(box))
    inside = (max(0, box[0]), max(0, box[1]), min(640, box[2]), min(360, box[3]))
    assert roughness(image, inside) < 3


def test_two_faces_with_the_same_averages_look_the_same() -> None:
    """No detail survives: a pattern and its negative give the same picture."""
    rows, columns = np.indices((360, 640)) // 2
    pattern = (((rows + columns) % 2) * 200 + 20).astype(np.uint8)
    first = cv2.merge([pattern] * 3)
    negative = (240 - first.astype(int)).astype(np.uint8)
    left, top, right, bottom = (int(v) for v in grown(BOX, 0.2))
    covered = [
        Player().settle().show(image, detections(BOX))[top:bottom, left:right].astype(int)
        for image in (first, negative)
    ]
    assert np.abs(covered[0] - covered[1]).max() <= 12
    assert np.abs(first.astype(int) - negative).max() > 150, "the pictures themselves differ"


def test_everything_is_covered_until_the_background_is_known() -> None:
    player = Player()
    for _ in range(round(FIRST_S * 10)):
        assert roughness(player.show(noise()), (0, 0, 640, 360)) < 6
    player.settle()
    assert roughness(player.show(noise()), (0, 0, 640, 360)) > SHARP


def test_a_weak_detection_is_covered_too() -> None:
    player = Player().settle()
    assert roughness(player.show(noise(), weak=detections(BOX)), grown(BOX, 0.2)) < 3


def with_stranger(box: tuple[float, ...] = BOX) -> np.ndarray:
    """The picture with something in it that was not there before, as contrasty as the rest."""
    left, top, right, bottom = (int(v) for v in box)
    image = noise().copy()
    person = 30 + noise(7)[: bottom - top, : right - left] // 3
    image[top:bottom, left:right] = person
    return image


def test_what_is_new_is_covered_at_once_although_nothing_is_found() -> None:
    player = Player().settle()
    image = player.show(with_stranger())
    assert roughness(image, BOX) < 3
    assert roughness(image, (400, 0, 640, 360)) > SHARP


def test_who_stands_still_and_is_not_found_stays_covered_for_long() -> None:
    player = Player().settle()
    for _ in range(int(REPLACE_S) - 1):
        assert roughness(player.show(with_stranger(), step_ms=1000), BOX) < 3


def test_who_is_found_stays_covered_as_long_as_that_lasts() -> None:
    """Found now and then, for a moment: never learnt, also after the time to learn."""
    player = Player().settle()
    for k in range(3 * int(REPLACE_S)):
        found = detections(BOX) if k % 30 == 0 else None
        assert roughness(player.show(with_stranger(), found, step_ms=1000), BOX) < 3


def test_a_face_in_the_background_is_forgotten_when_it_is_found() -> None:
    """Somebody was learnt before the detector found them: they are hidden from then on."""
    player = Player().settle()
    assert roughness(player.show(noise()), BOX) > SHARP
    for _ in range(round(SUSPECT_S * 10) + 2):
        player.show(noise(), detections(BOX))
    middle = (235.0, 140.0, 265.0, 190.0)
    for _ in range(5 * HOLD_NS // (100 * MS)):
        assert roughness(player.show(noise()), middle) < 3


def test_the_light_going_on_hides_everything_and_a_slow_change_nothing() -> None:
    player = Player().settle()
    dusk = [(noise() * (1 - 0.004 * k)).astype(np.uint8) for k in range(60)]
    for image in dusk:
        shown = player.show(image)
    assert roughness(shown, (0, 0, 640, 360)) > 0.6 * SHARP
    assert roughness(player.show(255 - noise()), (0, 0, 640, 360)) < 6


def test_an_exposure_that_adapts_hides_only_who_is_there() -> None:
    player = Player().settle()
    image = player.show((with_stranger() * 0.8).astype(np.uint8))
    assert roughness(image, BOX) < 3
    assert roughness(image, (400, 0, 640, 360)) > 0.6 * SHARP


@pytest.mark.parametrize("size", [(37, 21), (120, 300), (900, 300), (1280, 720), (1, 1)])
def test_views_of_any_size_cover_what_is_new(size: tuple[int, int]) -> None:
    player = Player().settle()
    player.target.set_size(*size)
    image = player.show(with_stranger())
    assert image.shape[:2] == size[::-1]
    plain = Player(ViewMode.VIDEO)
    plain.target.set_size(*size)
    sharp = plain.show(with_stranger())
    fit = fit_frame(640, 360, *size)
    box = [v * fit.scale + (fit.dx, fit.dy)[i % 2] for i, v in enumerate(BOX)]
    inside = (max(0, box[0]), max(0, box[1]), min(size[0], box[2]), min(size[1], box[3]))
    if inside[2] - inside[0] > 8 and inside[3] - inside[1] > 8:
        assert roughness(image, inside) < max(3, 0.5 * roughness(sharp, inside))


def test_a_change_of_view_starts_covered() -> None:
    player = Player(ViewMode.VIDEO)
    for _ in range(20):
        assert roughness(player.show(noise()), (0, 0, 640, 360)) > SHARP
    player.target.set_view(ViewMode.BLURRED)
    assert roughness(player.show(noise()), (0, 0, 640, 360)) < 6


@pytest.mark.parametrize("change", ["source", "gap", "back"])
def test_another_source_a_gap_or_a_loop_start_covered(change: str) -> None:
    player = Player().settle()
    if change == "source":
        player.source = "second"
    step_ms = {"source": 100, "gap": 3000, "back": -600}[change]
    assert roughness(player.show(noise(), step_ms=step_ms), (0, 0, 640, 360)) < 6


def test_a_face_that_the_detector_misses_for_a_moment_stays_covered() -> None:
    player = Player().settle()
    player.show(noise(), detections(BOX))
    for _ in range(HOLD_NS // (100 * MS)):
        assert roughness(player.show(noise()), BOX) < 3
    player.show(noise())
    assert roughness(player.show(noise()), BOX) > SHARP


def test_twenty_faces_are_all_destroyed() -> None:
    boxes = [
        (20 + 62 * i, 20 + 85 * j, 56 + 62 * i, 64 + 85 * j) for i in range(5) for j in range(4)
    ]
    player = Player().settle()
    for _ in range(3):
        image = player.show(noise(), detections(*boxes))
    for box in boxes:
        assert roughness(image, box) < 8

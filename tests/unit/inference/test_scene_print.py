"""Prints of real and simulated scenes: moved cameras are told from light and passers-by."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from kiosk.core.scene_print import BANDS, HEIGHT, WIDTH
from kiosk.core.types import (
    Detections,
    Frame,
    FrameResult,
    PeopleCount,
    Track,
    TrackState,
)
from kiosk.inference.scene_print import ScenePrinter

if TYPE_CHECKING:
    from pathlib import Path

CLIPS = ("iot_people_detection.mp4", "iot_classroom.mp4", "iot_one_by_one_first_half.mp4")
PICTURES = 9


def halves_of(path: Path) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Pictures spread over the first and over the second half of a clip."""
    clip = cv2.VideoCapture(str(path))
    frames = []
    while (read := clip.read())[0]:
        frames.append(read[1])
    clip.release()
    first = np.linspace(0, len(frames) // 2 - 1, PICTURES).astype(int)
    return [frames[i] for i in first], [frames[i + len(frames) // 2] for i in first]


def result_of(image: np.ndarray, second: float, *boxes: tuple[float, ...]) -> FrameResult:
    ns = round(second * 1e9)
    frame = Frame(image, 0, ns, datetime(2026, 1, 1, tzinfo=UTC), "test")
    tracks = tuple(
        Track(i, np.array(box, np.float32), 0.9, TrackState.CONFIRMED, 0, ns)
        for i, box in enumerate(boxes, 1)
    )
    return FrameResult(frame, Detections.empty(), tracks, PeopleCount(), {})


def print_of(images, *boxes):
    printer = ScenePrinter()
    for i, image in enumerate(images):
        made = printer.update(result_of(image, 2.0 * i, *boxes))
    assert made is not None
    return made


def warped(image, dx=0.0, dy=0.0, zoom=1.0, turn_deg=0.0):
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -turn_deg, zoom)
    matrix[:, 2] += dx * width, dy * height
    return cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REFLECT_101)


def lit(image, light: str):
    ramp = np.linspace(0.5, 1.3, image.shape[1])[None, :, None]
    change = {
        "dim": lambda i: i * 0.5,
        "gamma": lambda i: 255 * (i / 255) ** 1.6,
        "from a side": lambda i: i * ramp,
        "noise": lambda i: i + np.random.default_rng(3).normal(0, 8, i.shape),
    }
    return np.clip(change[light](image.astype(np.float64)), 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def clips(media_dir):
    return {name: halves_of(media_dir / "videos" / name) for name in CLIPS}


@pytest.mark.parametrize("name", CLIPS)
@pytest.mark.parametrize("light", ["dim", "gamma", "from a side", "noise"])
def test_light_and_passers_by_move_nothing(clips, name, light) -> None:
    before, after = clips[name]
    shift = print_of([lit(i, light) for i in after]).shift_since(print_of(before))

    assert shift.moved is False
    assert shift.corner < 0.01


@pytest.mark.parametrize("name", CLIPS)
@pytest.mark.parametrize(
    "move",
    [
        {"dx": 0.03},
        {"dy": 0.05},
        {"zoom": 1.08},
        {"zoom": 0.92},
        {"turn_deg": 3.0},
        {"dx": 0.04, "dy": -0.03, "zoom": 1.05, "turn_deg": 2.0},
        {"dx": 0.3},
    ],
    ids=str,
)
def test_a_moved_camera_is_told_even_in_another_light(clips, name, move) -> None:
    before, after = clips[name]
    now = print_of([warped(lit(i, "from a side"), **move) for i in after])
    shift = now.shift_since(print_of(before))

    assert shift.moved is True
    if "turn_deg" not in move and "zoom" not in move and abs(move.get("dx", 0)) < 0.2:
        assert shift.dx == pytest.approx(move.get("dx", 0), abs=0.01)
        assert shift.dy == pytest.approx(move.get("dy", 0), abs=0.015)


def test_another_place_is_told(clips) -> None:
    a, b, _ = (print_of(clips[name][0]) for name in CLIPS)

    assert a.shift_since(b).moved is True


def test_a_scene_without_light_says_nothing(clips) -> None:
    before = clips[CLIPS[0]][0]
    dark = print_of([(i * 0.02).astype(np.uint8) for i in before])

    assert dark.shift_since(print_of(before)).moved is None


def test_who_stands_in_the_picture_all_the_time_is_left_out(clips) -> None:
    before = clips["iot_classroom.mp4"][0]
    height, width = before[0].shape[:2]
    box = (width * 0.45, height * 0.4, width * 0.55, height * 0.6)
    with_person = []
    for image in before:
        painted = image.copy()
        stripes = (np.indices((height, width)).sum(axis=0) // 6 % 2 * 255).astype(np.uint8)
        x1, x2, y1 = round(width * 0.36), round(width * 0.64), round(height * 0.31)
        painted[y1:, x1:x2] = stripes[y1:, x1:x2, None]
        with_person.append(painted)
    reference = print_of(before)

    masked = print_of(with_person, box).shift_since(reference)
    unmasked = print_of(with_person).shift_since(reference)
    assert masked.moved is False
    assert masked.likeness > unmasked.likeness


def test_nothing_but_sums_is_kept() -> None:
    """No picture can be made of a print: it holds 900 sums, each over a third of the picture."""
    rng = np.random.default_rng(5)
    values = print_of([rng.integers(0, 256, (360, 640, 3), np.uint8)] * PICTURES).to_json()

    assert set(values) == {"columns", "rows", "strength", "aspect"}
    assert np.shape(values["columns"]) == (BANDS, WIDTH)
    assert np.shape(values["rows"]) == (BANDS, HEIGHT)


def test_it_looks_seldom_and_begins_anew_with_another_source() -> None:
    image = np.random.default_rng(7).integers(0, 256, (120, 160, 3), np.uint8)
    printer = ScenePrinter()
    prints = [printer.update(result_of(image, i / 30)) for i in range(30 * 40)]

    assert [i // 30 for i, made in enumerate(prints) if made is not None] == [16, 26, 36]
    assert printer.update(result_of(np.zeros((90, 160, 3), np.uint8), 41)) is None
    assert printer.latest is None
